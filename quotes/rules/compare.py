"""Two renderings word by word: what differs beyond spelling, contractions, figures and what brackets show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from quotes.letters import fold, plain
from quotes.model import Rendering, Span

_TOKEN = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]|\([^)]*\)|[^\W_]+(?:[’'ʼ.,&-][^\W_]+)*[’']?|%")
_CONTRACTED = re.compile(r"(?P<verb>[^\W_]+?)(?P<end>n[’']t|[’'](?:ll|re|ve|m|d|s))", re.IGNORECASE)
_ENDS = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would", "s": "is"}
_IRREGULAR = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "let's": "let us",
}
_BRITISH = (
    ("our", "or"), ("ae", "e"), ("oe", "e"), ("ll", "l"), ("ogue", "og"), ("ence", "ense"), ("grey", "gray"),
    ("programme", "program"), ("cheque", "check"), ("plough", "plow"), ("dgement", "dgment"),
    ("mould", "mold"), ("aluminium", "aluminum"), ("sceptic", "skeptic"), ("whilst", "while"),
    ("amongst", "among"), ("learnt", "learned"), ("gotten", "got"), ("manoeuv", "maneuv"),
)  # fmt: skip
_ENDINGS = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=[^aeiou])re(?=s?$)"), "er"),
    (re.compile(r"(?<=ward)s$"), ""),
)


class Token(NamedTuple):
    """A word in a normal form, the span of its article's text where it stands, and what it is.

    ``gap`` marks an ellipsis, ``put`` words in brackets, which the speaker did not say.
    """

    form: str
    span: Span
    gap: bool = False
    put: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two renderings part: tokens of the one and of the other, either may have none there.

    ``place_a`` and ``place_b`` are their spans, or the words around where the other has something.
    ``inside`` says that words of both stand before it and after it; at an edge one text may just be longer.
    """

    a: tuple[Token, ...]
    b: tuple[Token, ...]
    place_a: Span
    place_b: Span
    inside: bool

    @property
    def drops(self) -> bool:
        """Whether ``b`` lacks words that stand inside ``a``, and has nothing instead."""
        return self.inside and bool(self.a) and not self.b


def differences(a: Rendering, b: Rendering) -> tuple[Difference, ...]:
    """Return where two renderings part, in order, but for what is no other wording.

    Spelling, contractions, figures, hyphens, fillers and words in brackets are passed over, and so is what
    an ellipsis stands for and what only one of them has at its beginning or its end.
    """
    return _differences(tokens(a), tokens(b))


@lru_cache(maxsize=1 << 12)
def _differences(one: tuple[Token, ...], other: tuple[Token, ...]) -> tuple[Difference, ...]:
    if holds(one, other) or holds(other, one):
        return ()
    found = []
    for x, y in _blocks(one, other):
        left, right = one[slice(*x)], other[slice(*y)]
        before, after = (one[: x[0]], other[: y[0]]), (one[x[1] :], other[y[1] :])
        inside = all(map(says, before)) and all(map(says, after))
        if not (left and right) and not inside:
            continue
        if _is_shown(left, right) or _is_spelling(left, right) or not says((*left, *right)):
            continue
        found.append(Difference(left, right, _place(one, x), _place(other, y), inside))
    return tuple(found)


def holds(long: Sequence[Token], short: Sequence[Token]) -> bool:
    """Whether the tokens of a text stand in another in one piece."""
    forms, wanted = [t.form for t in long], [t.form for t in short]
    return any(forms[i : i + len(wanted)] == wanted for i in range(len(forms) - len(wanted) + 1))


def shared(a: Rendering, b: Rendering) -> float:
    """Return which share (0-1) of the telling words of the shorter of two renderings the longer one has."""
    one, other = telling(a), telling(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def lacks(short: Rendering, long: Rendering) -> float:
    """Return which share (0-1) of the telling words of one rendering another does not have."""
    own = telling(short)
    return len(own - telling(long)) / max(1, len(own))


def telling(rendering: Rendering) -> frozenset[str]:
    """Return the words of a rendering that are neither fillers nor the like, in a normal form."""
    return _telling(rendering.text, rendering.start)


def says(words: Sequence[Token]) -> bool:
    """Whether tokens hold a word that is neither a filler nor an article or the like."""
    return any(token.form not in _SLIGHT for token in words)


@lru_cache(maxsize=1 << 15)
def _telling(text: str, start: int) -> frozenset[str]:
    words = _read(text, start)
    return frozenset(t.form for t in words if t.form not in _SLIGHT and not t.gap and not t.put)


def tokens(rendering: Rendering) -> tuple[Token, ...]:
    """Return the tokens of a rendering."""
    return _read(rendering.text, rendering.start)


@lru_cache(maxsize=1 << 15)
def _read(text: str, start: int) -> tuple[Token, ...]:
    return tuple(_tokens(text, start))


def _tokens(text: str, start: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        span = Span(start + match.start(), start + match.end())
        word = match[0]
        if word[0] in "….":
            yield Token("…", span, gap=True)
        elif word[0] in "[(":
            inner = word.strip("[]() .…")
            yield Token(plain(inner) or "…", span, gap=not inner, put=bool(inner) and word[0] == "[")
        else:
            for form in _forms(word):
                yield Token(form, span)


def _forms(word: str) -> list[str]:
    """The normal forms of a word: "hasn't" is two, and colours are colors."""
    bare = word.replace("’", "'").replace("ʼ", "'").rstrip("'").lower()
    if bare in _IRREGULAR:
        return [_spelled(form) for form in _IRREGULAR[bare].split()]
    if match := _CONTRACTED.fullmatch(bare):
        end = match["end"]
        return [_spelled(match["verb"]), "not" if end.startswith("n") else _spelled(_ENDS[end[1:]])]
    return [_spelled(bare)]


@lru_cache(maxsize=1 << 14)
def _spelled(word: str) -> str:
    """Return a word in one of its spellings: British ones become American, accents go."""
    form = re.sub(r"[.,'-]", "", plain(word))
    if len(form) < 4:
        return form
    for pattern, instead in _ENDINGS:
        form = pattern.sub(instead, form)
    for british, american in _BRITISH:
        form = form.replace(british, american)
    return form


_FIGURES = frozenset(
    map(
        _spelled,
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
        million billion trillion first second third fourth fifth sixth seventh eighth ninth tenth per cent
        percent %
        """.split(),
    )
)
"""Figures are compared by their value, which is a matter of its own."""

_SLIGHT = frozenset(
    map(
        _spelled,
        """
        a an the that which this these those in of on at to for by with and so but well um uh er erm ah oh now
        then you know look
        """.split(),
    )
)
"""Words that editors put in, leave out or swap without a thought; alone they make no other wording."""


def _blocks(
    one: Sequence[Token], other: Sequence[Token]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of tokens in which two texts part; what touches is one."""
    steps = Indel.opcodes([t.form for t in one], [t.form for t in other])
    start: tuple[int, int] | None = None
    end = (0, 0)
    for step in steps:
        if step.tag == "equal":
            if start is not None:
                yield (start[0], end[0]), (start[1], end[1])
            start = None
        else:
            start = start or (step.src_start, step.dest_start)
        end = (step.src_end, step.dest_end)
    if start is not None:
        yield (start[0], end[0]), (start[1], end[1])


def _place(own: Sequence[Token], block: tuple[int, int], around: int = 2) -> Span:
    """The words of a block; where there are none, those on either side of it."""
    first, after = block
    if first == after:
        first, after = max(0, first - around), min(len(own), after + around)
    return Span(own[first].span.start, own[after - 1].span.end)


def _is_shown(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether an ellipsis or brackets on either side tell the reader that words were left out or put in."""
    return any(token.gap or token.put for token in (*left, *right))


def _is_spelling(left: Sequence[Token], right: Sequence[Token]) -> bool:
    if "".join(t.form for t in left) == "".join(t.form for t in right):
        return True
    if len(left) == len(right) and all(map(_alike, left, right)):
        return True
    return bool(left and right) and all(t.form in _FIGURES or t.form.isdigit() for t in (*left, *right))


def _alike(one: Token, other: Token) -> bool:
    return one.form == other.form or (len(one.form) > 3 and fold(one.form) == fold(other.form))
