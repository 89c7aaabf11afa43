"""Which language an article is in: as it says itself, else by its letters and its common words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from quotes.model import Article

UNKNOWN = "und"
"""The code (ISO 639-2) of a language that cannot be told."""
COMMON = frozenset(
    """the of and to in a is that for it on was with as by be at he his has have had this from are were not an
    but they said will which their its who her she been or after about we i you""".split()
)
LEAST_COMMON = 0.2
"""Share of English text that these words make up at the least; in other languages they are rare."""
TOO_SHORT = 25
"""Words; the language of a shorter text in Latin letters is taken to be English."""
LEAST_LATIN = 0.5
SAMPLE = 20_000
"""Characters that are looked at."""
LEAST_SHARE, LEAST_LEAD = 0.1, 1.25
"""The share of a text that the common words of its language make up, and how far it leads over the next."""

_COMMON_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "ca": "el la els les de dels del que i a en amb per una un és són va han aquest aquesta però més com",
        "cs": "a v se na je že s z do o k i to jako by byl podle si které pro po jsou nebo ve od tak být",
        "da": "og i at det er en den til af på for med der de som har ikke et vil blev fra kan eller om",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es "
        "an er",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o ha este",
        "fi": "ja on ei että se oli hän ovat myös kun joka mutta tai jos sen kuin mukaan ole hänen",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il sont "
        "aux",
        "hr": "i je u se na da su za od s ne koji bi kao što o iz ali će te po a nije biti to svoje",
        "hu": "a az és hogy nem is egy volt van meg csak már de ez mint ki azt el minden vagy kell valamint",
        "id": "yang dan di dari untuk dengan ini itu dalam pada tidak akan adalah ke juga oleh atau sebagai",
        "it": "di e il la che in a per un del è una non con i della le si da al dei alla più ha nel gli sono",
        "nl": "de het een van en in is dat op te zijn met voor niet aan er die om ook als door bij naar "
        "heeft",
        "no": "og i å det er en som på til av for med at de den ikke har om et ble fra skal seg sier eller",
        "pl": "w i na z do się nie że jest o od za po to jak oraz dla przez który jego są był być co a "
        "tym czy",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao é à são foi",
        "ro": "de și în a la cu că o pe din este nu care un pentru mai au fost sa se prin sau ale unei are",
        "sk": "a v sa na je že s z do o k aj to ako by bol podľa si ktoré pre po sú alebo vo od tak byť",
        "sv": "och i att det som en på är av för med den till inte de har om ett var från ska eller han kan",
        "tr": "ve bir bu da de için ile olarak olan çok daha gibi sonra en ne olduğunu ki ise kadar her veya",
        "vi": "và của là có trong cho được các không một người với những đã này đến khi để về ở ra cũng như",
    }.items()
}
_SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
"""The language that most print in a script is in; :data:`_LETTERS` tells of others."""
_LETTERS = {
    "ar": (("ur", "ٹڈڑےں"), ("fa", "پچژگکی")),
    "ru": (("be", "ў"), ("kk", "қғңұ"), ("mn", "өү"), ("uk", "іїєґ"), ("sr", "ђћљњџј")),
    "he": (("yi", "ײװ"),),
}
"""Letters that Arabic, Russian and Hebrew do not have, and whose they are."""
LEAST_LETTERS = 0.01
"""The share of a text's letters from which such letters are its own, and not those of names."""


def is_english(article: Article) -> bool:
    """Say whether an article is in English: as it says itself, else by its letters and common words."""
    if article.lang:
        return _base(article.lang) == "en"
    sample = _sample(article)
    letters = [c for c in sample if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if letters and latin < LEAST_LATIN * len(letters):
        return False
    words = _words(sample)
    return len(words) < TOO_SHORT or sum(w in COMMON for w in words) >= LEAST_COMMON * len(words)


def language_of(article: Article) -> str:
    """Return the language of an article (ISO 639-1): what it says itself, else what its text shows.

    ``und`` where neither its script nor its common words tell.
    """
    if is_english(article):
        return "en"
    if article.lang:
        return _base(article.lang)
    sample = _sample(article)
    letters = Counter(c for c in sample.lower() if c.isalpha())
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[unicodedata.name(letter, UNKNOWN).split()[0].removesuffix("-COMPATIBILITY")] += times
    if not scripts:
        return UNKNOWN
    # Japanese is told by its own letters, however many Chinese ones stand between them.
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    script = "HIRAGANA" if 10 * kana > scripts["CJK"] + kana else scripts.most_common(1)[0][0]
    if script == "LATIN":
        return _by_words(_words(sample))
    return _by_letters(_SCRIPTS.get(script, UNKNOWN), letters)


def _by_words(words: list[str]) -> str:
    shares = sorted(
        ((sum(word in common for word in words) / len(words), language) for language, common in _all()),
        reverse=True,
    )
    (best, language), (second, _) = shares[:2]
    return language if best >= LEAST_SHARE and best >= LEAST_LEAD * second else UNKNOWN


def _all() -> list[tuple[str, frozenset[str]]]:
    return [*_COMMON_WORDS.items(), ("en", COMMON)]


def _by_letters(language: str, letters: Counter[str]) -> str:
    total = sum(letters.values())
    for other, own in _LETTERS.get(language, ()):
        if sum(letters[letter] for letter in own) >= LEAST_LETTERS * total:
            return other
    if language == "ru" and letters["ы"] + letters["э"] < LEAST_LETTERS * total:
        return UNKNOWN  # Bulgarian, Macedonian and others, which have neither letter
    return language


def _sample(article: Article) -> str:
    return "".join(article.text[b.span.start : b.span.end] + "\n" for b in article.blocks)[:SAMPLE]


def _words(sample: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", sample.lower())


def _base(lang: str) -> str:
    return lang.lower().replace("_", "-").partition("-")[0]
