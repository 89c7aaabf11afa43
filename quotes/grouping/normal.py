"""Normal forms of words (case, marks, spelling, endings, numbers) beside the text, never in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, cast

from quotes.grouping.common import FUNCTION, NEGATION, STOCK
from quotes.model import Rendering
from quotes.numerals import begins_number, read_number

_TOKEN = re.compile(
    r"((?=[^\W_])(?:"
    r"(?:\d{1,3}(?:[ \u2009\u202f\xa0]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?:st|nd|rd|th|k|mn|m|bn|tn)?"
    r"(?!(?!(?:[ap]m|h|km|kg|cm|mm)\b)\w)"
    r"|(?-i:\b(?:[A-Z]\.){2,}|\b(?:US|IT|WHO)\b)|[^\W_]+(?:['’][^\W_]+)*))",
    re.IGNORECASE,
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
    wolf wolves; wife wives; knife knives; thief thieves; calf calves; loaf loaves
    half halves; tooth teeth; mouse mice; goose geese; rebuild rebuilt
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
_STOCK_ENDS = frozenset(last for _, last in STOCK)
_STOPS = frozenset(",;:.!?…–—()[]")
_IS_AFTER = frozenset("it that he she there here what who where how this".split())


class Token(NamedTuple):
    """A word as it is compared.

    ``start`` and ``end`` are characters of the article.  ``form`` is what is printed, folded, ``lemma``
    its dictionary form (or the form again, for want of a parse); ``key`` is
    the same for all inflections and spellings of a word; ``kind`` is ``content``, ``function``,
    ``number`` or ``negation``; ``name`` says that it is part of a proper name.  A number has its value
    as key, so that "5,000" and "five thousand" are equal.  ``marks`` are signs beside it: ``,`` a stop or
    comma before it, ``…`` an ellipsis before it, ``[`` around it, ``^`` a capital of what is not known to be
    a name, ``´`` accents or other letters than a–z; with numbers ``%``, ``/``, ``:`` after it and a
    currency's sign before or after it.
    """

    start: int
    end: int
    form: str
    lemma: str
    key: str
    kind: str
    name: bool = False
    marks: str = ""


_token = cast("Callable[[tuple[object, ...]], Token]", partial(tuple.__new__, Token))
"""Makes a token of its fields, in a third of the time."""


class _Raw(NamedTuple):
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
    if not rendering.words and "]" not in rendering.text:
        return _marked(rendering, _at_once(rendering))
    return _from_words(_Worded(rendering))


class _Worded:
    """A rendering, which is any other of the same text in the same place with the very same words."""

    __slots__ = ("rendering",)

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering

    def __hash__(self) -> int:
        return hash((id(self.rendering.words), self.rendering.start, self.rendering.text))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Worded):
            return NotImplemented
        mine, yours = self.rendering, other.rendering
        return mine.words is yours.words and (mine.start, mine.text) == (yours.start, yours.text)


@lru_cache(maxsize=1 << 14)
def _from_words(printed: _Worded) -> tuple[Token, ...]:
    rendering = printed.rendering
    raws = sorted([*_from_parse(rendering), *_missed(rendering)], key=lambda raw: raw.start)
    if "]" in rendering.text:
        raws = _with_capitals(rendering, raws)
    return _marked(rendering, _join(raws))


def _with_capitals(rendering: Rendering, raws: Sequence[_Raw]) -> list[_Raw]:
    """Put together what an editor's capital parts: "[T]he"."""
    whole: list[_Raw] = []
    for raw in raws:
        last = whole[-1] if whole else None
        if (
            last
            and len(last.form) == 1
            and rendering.text[last.end - rendering.start : raw.start - rendering.start] == "]"
        ):
            form = last.form + raw.form
            whole[-1] = _Raw(last.start, raw.end, form, form, raw.closed, False)
        else:
            whole.append(raw)
    return whole


def _marked(rendering: Rendering, tokens: list[Token]) -> tuple[Token, ...]:
    """Note the signs beside each token; most have none."""
    if not tokens:
        return ()
    text, offset = rendering.text, rendering.start
    ends = [token.start - offset for token in tokens[1:]] + [len(text)]
    before, inside = text[: tokens[0].start - offset], False
    accents, parsed = not text.isascii(), bool(rendering.words)
    for at, (token, end) in enumerate(zip(tokens, ends, strict=True)):
        start, stop, form, _, _, kind, name, marks = token
        stop -= offset
        word, after = text[start - offset : stop], text[stop:end]
        if before != " " and before and not before.isspace():
            inside = before.rfind("[") > before.rfind("]") if "[" in before or "]" in before else inside
            if not _STOPS.isdisjoint(before):
                marks += "," if at else ""
                marks += "…" if "…" in before or ".." in before.replace(" ", "") else ""
        if inside:
            inside = "]" not in word
            marks += "[" if inside else ""
        if kind == "number":
            near = before[-1:].replace("/", "") + after.lstrip()[:1]
            marks += "".join(c for c in near if c in "%/:" or unicodedata.category(c) == "Sc")
        elif word[0].isupper() and (
            not (name or parsed)
            if kind == "content"
            else kind == "function" and at and not marks and form != "i"
        ):
            marks += "^"
        if accents and not word.isascii() and any(c.isalpha() and not c.isascii() for c in word):
            marks += "´"
        if marks:
            tokens[at] = _token((*token[:-1], marks))
        before = after
    return tuple(tokens)


def _missed(rendering: Rendering) -> list[_Raw]:
    """The words that the parse lacks: one that the edge of the rendering cuts through, say."""
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
    text, offset = rendering.text, rendering.start
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        parts = _parts(match[0])
        form = parts[0]
        name = text[start].isupper() and form != "i" and _goes_on(text, start)
        raws.append(_Raw(start + offset, end + offset, form, form, False, name))
        raws += [
            _Raw(start + offset, end + offset, part, part, False, name and part == form) for part in parts[1:]
        ]
    return raws


def _at_once(rendering: Rendering) -> list[Token]:
    """Find tokens as :func:`_from_text` and :func:`_join` do, in one go."""
    text, offset = rendering.text, rendering.start
    tokens: list[Token] = []
    numbers: list[int] = []  # where one may begin
    before, end = "", offset
    parts = _TOKEN.split(text)
    for between, printed in zip(parts[:-1:2], parts[1::2], strict=True):
        start = end + len(between)
        end = start + len(printed)
        words = _words(printed)
        first = words[0][0]
        name = printed[0].isupper() and first != "i" and _goes_on(text, start - offset)
        for form, kind, key, begins in words:
            if begins:
                numbers.append(len(tokens))
            if form in _STOCK_ENDS and (before, form) in STOCK:
                kind, key = _kind_and_key(form, form, True)
            named = name and form == first and kind == "content"
            tokens.append(_token((start, end, form, form, key, kind, named, "")))
            before = form
    return _with_numbers(tokens, numbers) if numbers else tokens


def _with_numbers(tokens: list[Token], places: Sequence[int]) -> list[Token]:
    """Make one token of each number that begins at one of the places."""
    forms = [token.form for token in tokens]
    found: list[Token] = []
    done = 0
    for at in places:
        if at >= done and (number := read_number(forms, at)) is not None:
            found += tokens[done:at]
            value, done = number
            joined = " ".join(forms[at:done])
            found.append(
                Token(tokens[at].start, tokens[done - 1].end, joined, joined, f"#{value:.15g}", "number")
            )
    return found + tokens[done:]


@lru_cache(maxsize=1 << 16)
def _words(printed: str) -> tuple[tuple[str, str, str, bool], ...]:
    """Form, kind and key of each word that is printed as one, and whether a number may begin there."""
    return tuple([(part, *_kind_and_key(part, part, False), begins_number(part)) for part in _parts(printed)])


@lru_cache(maxsize=1 << 16)
def _parts(printed: str) -> tuple[str, ...]:
    """The folded words that are printed as one: "don't" is "do" and "n't"."""
    negated, clitic = _NEGATED.match(printed), _CLITIC.match(printed)
    if negated and fold(negated[1]) in _NEGATED_WHOLE and printed.casefold() != "cant":
        return {"wo": "will", "won": "will"}.get(fold(negated[1]), fold(negated[1])), "n't"
    if negated and fold(negated[1]) + "n" in _NEGATED_WHOLE:
        stump = fold(negated[1])
        return {"wo": "will", "ca": "can", "sha": "shall"}.get(stump, stump), "n't"
    if printed.casefold() == "cannot":
        return "can", "not"
    if clitic:
        host, end_of = fold(clitic[1]), "'" + fold(clitic[2])
        return host, "is" if end_of == "'s" and host in _IS_AFTER else end_of
    return (fold(printed),)


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence is under way before a place in a text."""
    while at and text[at - 1] in " \"“‘'":
        at -= 1
    return at > 0 and text[at - 1] not in ".!?:"


def _join(raws: Sequence[_Raw]) -> list[Token]:
    tokens: list[Token] = []
    forms = [raw.form for raw in raws]
    at = 0
    while at < len(raws):
        start, end, form, lemma, closed, name = raws[at]
        if begins_number(form) and (number := read_number(forms, at)) is not None:
            value, after = number
            joined = " ".join(forms[at:after])
            tokens.append(Token(start, raws[after - 1].end, joined, joined, f"#{value:.15g}", "number"))
            at = after
            continue
        stock = form in _STOCK_ENDS and at > 0 and (forms[at - 1], form) in STOCK
        kind, key = _kind_and_key(form, lemma, (closed and not name) or stock)
        tokens.append(Token(start, end, form, lemma, key, kind, name and kind == "content"))
        at += 1
    return tokens


@lru_cache(maxsize=1 << 16)
def _kind_and_key(form: str, lemma: str, closed: bool) -> tuple[str, str]:
    """The kind of a word that is no number, and its key; ``closed``: it says little where it stands."""
    if lemma in NEGATION or form in NEGATION:
        return "negation", "not"
    if closed or not FUNCTION.isdisjoint((lemma, form)):
        return "function", _AUXILIARY.get(lemma, lemma)
    return "content", stem(lemma)
