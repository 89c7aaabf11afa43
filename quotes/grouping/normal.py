"""Normal forms of words (case, marks, spelling, endings, numbers) beside the text, never in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.grouping.common import FUNCTION, NEGATION, STOCK
from quotes.grouping.numerals import read_number
from quotes.model import Rendering

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|k|mn|m|bn|tn)?(?!\w)|[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE
)
_NEGATED = re.compile(r"(.+)n['’]?t$", re.IGNORECASE)
_NEGATED_WHOLE = frozenset(
    "don doesn didn isn aren wasn weren won wouldn shan shouldn can couldn mayn mightn mustn haven hasn hadn "
    "needn oughtn ain".split()
)
_CLITIC = re.compile(r"(.+)['’](s|re|ve|ll|d|m)$", re.IGNORECASE)
_CLOSED = frozenset("ADP AUX CCONJ DET PART PRON SCONJ".split())
_IRREGULAR = {
    form: forms.split()[0]
    for forms in """
    say said; know knew known; think thought; see saw seen; go went gone; take took taken; come came
    give gave given; find found; tell told; feel felt; become became; leave left; bring brought
    begin began begun; keep kept; hold held; write wrote written; stand stood; hear heard; mean meant
    meet met; run ran; pay paid; sit sat; speak spoke spoken; lead led; grow grew grown; lose lost
    fall fell fallen; send sent; build built; understand understood; break broke broken; spend spent
    rise rose risen; drive drove driven; buy bought; wear wore worn; choose chose chosen; seek sought
    win won; fight fought; teach taught; catch caught; sell sold; deal dealt; show shown
    draw drew drawn; throw threw thrown; strike struck; shoot shot; steal stole stolen
    die died dies dying; lie lay lain; man men; woman women; child children; person people; foot feet
    make made; eat ate eaten; forget forgot forgotten; hide hid hidden; shake shook shaken
    """.replace("\n", ";").split(";")
    for form in forms.split()[1:]
}


_AUXILIARY = {
    form: forms.split()[0]
    for forms in (
        "be am is are was were been being 'm 're",
        "have has had having 've",
        "do does did doing done",
        "will would 'll 'd wo",
        "can could ca",
        "an a",
    )
    for form in forms.split()
}
_IS_AFTER = frozenset("it that he she there here what who where how this".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared.

    ``start`` and ``end`` are characters of the article.  ``form`` is what is printed, folded, ``lemma``
    its dictionary form (or the form again, for want of a parse); ``key`` is
    the same for all inflections and spellings of a word; ``kind`` is ``content``, ``function``,
    ``number`` or ``negation``; ``name`` says that it is part of a proper name.  A number has its value
    as key, so that "5,000" and "five thousand" are equal.
    """

    start: int
    end: int
    form: str
    lemma: str
    key: str
    kind: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """A word before numbers are joined: from the parse, or from the tokenizer that stands in for it."""

    start: int
    end: int
    form: str
    lemma: str
    closed: bool
    name: bool


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents and with plain apostrophes and dashes."""
    text = text.replace("’", "'").replace("‘", "'").replace("‑", "-")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what is left of a folded word without its ending, in one spelling for British and American.

    The plural, "-ed" and "-ing" steps follow Porter (1980), kept short: it stands beside a lemmatizer.
    """
    word = _IRREGULAR.get(word, word)
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("eed"):
        word = word[:-1] if re.search("[aeiouy][^aeiouy]", word[:-3]) else word
    for ending in () if word.endswith("ee") else ("ing", "ed"):
        rest = word.removesuffix(ending) if not word.endswith("eed") else word
        if rest != word and len(rest) >= 3 and re.search("[aeiouy]", rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    for spelling, other in (
        ("isation", "ization"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("our", "or"),
        ("tre", "ter"),
    ):
        if len(word) > len(spelling) + 2 and word.endswith(spelling):
            word = word[: -len(spelling)] + other
    word = word.replace("isation", "ization").replace("ll", "l").replace("mme", "m")
    word = re.sub("(is|ys)$", lambda m: m[0][:-1] + "z", word) if len(word) > 5 else word
    return word.rstrip("e") if len(word) > 3 else word


def tokens_of(rendering: Rendering) -> tuple[Token, ...]:
    """Return the words of a rendering in order, without punctuation; a number of several words is one."""
    raws = _from_parse(rendering)
    return _join(sorted([*raws, *_missed(rendering)], key=lambda raw: raw.start))


def _missed(rendering: Rendering) -> list[_Raw]:
    """The words that the parse lacks: all of them, or one that the edge of the rendering cuts through."""
    seen = [(word.start - rendering.start, word.end - rendering.start) for word in rendering.words]
    ends = zip([0, *(end for _, end in seen)], [*(start for start, _ in seen), None], strict=True)
    if not any(c.isalnum() for end, start in ends for c in rendering.text[end:start]):
        return []
    seen = [(word.start, word.end) for word in rendering.words]
    return [raw for raw in _from_text(rendering) if all(raw.end <= s or e <= raw.start for s, e in seen)]


def _from_parse(rendering: Rendering) -> list[_Raw]:
    raws = []
    for word in rendering.words:
        form = fold(word.text)
        if word.upos == "PUNCT" or not any(c.isalnum() for c in form):
            continue
        lemma = fold(word.lemma) if word.lemma and word.lemma != "_" else form
        raws.append(_Raw(word.start, word.end, form, lemma, word.upos in _CLOSED, word.upos == "PROPN"))
    return raws


def _from_text(rendering: Rendering) -> list[_Raw]:
    """Find words without a parse: a capital inside the sentence is taken for a name."""
    raws: list[_Raw] = []
    for match in _TOKEN.finditer(rendering.text):
        printed, start = match[0], rendering.start + match.start()
        end = start + len(printed)
        parts = [fold(printed)]
        negated, clitic = _NEGATED.match(printed), _CLITIC.match(printed)
        if negated and fold(negated[1]) in _NEGATED_WHOLE and printed.casefold() != "cant":
            parts = [{"wo": "will", "won": "will"}.get(fold(negated[1]), fold(negated[1])), "n't"]
        elif negated and fold(negated[1]) + "n" in _NEGATED_WHOLE:
            stump = fold(negated[1])
            parts = [{"wo": "will", "ca": "can", "sha": "shall"}.get(stump, stump), "n't"]
        elif printed.casefold() == "cannot":
            parts = ["can", "n't"]
        elif clitic:
            host, end_of = fold(clitic[1]), "'" + fold(clitic[2])
            parts = [host, "is" if end_of == "'s" and host in _IS_AFTER else end_of]
        before = rendering.text[: match.start()].rstrip(" \"“‘'")
        name = printed[0].isupper() and bool(before) and before[-1] not in ".!?:" and parts[0] != "i"
        raws.extend(_Raw(start, end, part, part, False, name and part == parts[0]) for part in parts)
    return raws


def _join(raws: Sequence[_Raw]) -> tuple[Token, ...]:
    forms = [raw.form for raw in raws]
    tokens: list[Token] = []
    at = 0
    while at < len(raws):
        raw = raws[at]
        number = read_number(forms, at)
        if number is not None:
            value, end = number
            joined = " ".join(forms[at:end])
            tokens.append(Token(raw.start, raws[end - 1].end, joined, joined, f"#{value:.15g}", "number"))
            at = end
            continue
        if raw.lemma in NEGATION or raw.form in NEGATION:
            kind = "negation"
        elif (
            (raw.closed and not raw.name)
            or not FUNCTION.isdisjoint((raw.lemma, raw.form))
            or (at and (raws[at - 1].form, raw.form) in STOCK)
        ):
            kind = "function"
        else:
            kind = "content"
        key = (
            "not"
            if kind == "negation"
            else _AUXILIARY.get(raw.lemma, raw.lemma)
            if kind == "function"
            else stem(raw.lemma)
        )
        tokens.append(
            Token(raw.start, raw.end, raw.form, raw.lemma, key, kind, raw.name and kind == "content")
        )
        at += 1
    return tuple(tokens)
