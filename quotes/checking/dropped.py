"""Find what an ellipsis drops that turned the words it keeps: a negation, a condition, an exception."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.grouping import Alignment, Text, Token, points_of
from quotes.model import Change, Span

CONDITIONS = (
    "if",
    "unless",
    "provided",
    "providing",
    "assuming",
    "except",
    "excluding",
    "as long as",
    "so long as",
    "on condition",
    "on the condition",
    "subject to",
    "in case",
    "but not",
    "other than",
    "apart from",
    "aside from",
    "with the exception",
    "only if",
    "only when",
    "only after",
    "not until",
)
"""What begins a condition or an exception (folded words)."""

NEAR = 12
"""Words between what is kept and a condition on it at most."""

_NO_CONDITION = frozenset(
    "as even what ask asked asking wonder wondered know knows knew see sure doubt".split()
)
"""Words before "if" that make it no condition: "as if", "even if", "asked if"."""
_NEW_CLAUSE = frozenset(
    "that which who whom because whether while i we you he she they there where when so".split()
)
_JOINS = frozenset("and but so then or".split())
_NO_NEGATION = frozenset(("only", "just", "merely", "simply", "least", "to"))
"""Words after "not" with which it denies nothing."""
_PHRASES = tuple(tuple(phrase.split()) for phrase in CONDITIONS)


def find_dropped(
    a: Text, b: Text, aligned: Alignment, sentences: Sequence[int], *, leads: bool, trails: bool
) -> Iterator[Change]:
    """Yield what the quotation ``b`` leaves out of the reference ``a``'s sentences and what is kept hangs on.

    ``sentences`` number those of ``a``'s tokens.  Looked at is what an ellipsis stands for; ``leads``: one
    opens the quotation; ``trails``: one ends it, or it ends as a sentence does.  Kinds are ``negation``,
    ``quantity`` (only) and ``condition``.
    """
    pairs = aligned.pairs
    for (x0, y0), (x1, y1) in pairwise(pairs):
        if x1 - x0 > 1 and any("…" in token.marks for token in b.tokens[y0 + 1 : y1 + 1]):
            place = Span(b.tokens[y0].end, b.tokens[y0].end)
            yield from _turned(a, aligned, sentences, (x0 + 1, x1), place)
            if (span := _condition(a.tokens, sentences, x0, x1)) is not None:
                yield Change("condition", span, place)
    if not pairs:
        return
    (first, _), (last, y) = pairs[0], pairs[-1]
    if trails and y == len(b.tokens) - 1:
        end = next(
            (i for i in range(last + 1, len(sentences)) if sentences[i] != sentences[last]), len(sentences)
        )
        if (span := _condition(a.tokens, sentences, last, end)) is not None:
            yield Change("condition", span, Span(b.tokens[y].end, b.tokens[y].end))
    if leads and first:
        place = Span(b.tokens[0].start, b.tokens[0].start)
        if (span := _opening(a.tokens, sentences, first)) is not None:
            yield Change("condition", span, place)


def _turned(
    a: Text, aligned: Alignment, sentences: Sequence[int], gap: tuple[int, int], place: Span
) -> Iterator[Change]:
    """A "not" or an "only" in the gap that bears on a word beside it which is kept."""
    start, end = gap
    found = []
    for point in points_of(a):
        if point.soft or point.first < start or point.after > end or point.group not in ("negation", "only"):
            continue
        if point.after < len(a.tokens) and a.tokens[point.after].form in _NO_NEGATION:
            continue
        bears = (
            point.anchor >= end
            and aligned.to_b[point.anchor] >= 0
            and sentences[point.anchor] == sentences[point.first]
        )
        # "We will not, as I said, raise it": right behind the auxiliary it denies what is kept.
        behind = (
            point.first == start
            and sentences[start - 1] == sentences[start] == sentences[min(end, len(sentences) - 1)]
        )
        if bears or (behind and a.tokens[start - 1].kind == "function"):
            found.append(point)
    denials = [point for point in found if point.group == "negation"]
    if len(denials) % 2 == 0:
        found = [point for point in found if point.group != "negation"]
    for point in found[:1]:
        span = Span(a.tokens[point.first].start, a.tokens[point.after - 1].end)
        yield Change("negation" if point.group == "negation" else "quantity", span, place)


def _condition(tokens: Sequence[Token], sentences: Sequence[int], kept: int, end: int) -> Span | None:
    """A condition on a kept clause that begins behind it in its sentence, in what is left out."""
    for at in range(kept + 1, min(end, kept + 1 + NEAR)):
        if sentences[at] != sentences[kept]:
            return None
        if _begins(tokens, at):
            last = next((i for i in range(at + 1, end) if sentences[i] != sentences[at]), end) - 1
            last = next((i - 1 for i in range(at + 2, last + 1) if "," in tokens[i].marks), last)
            return Span(tokens[at].start, tokens[last].end)
        if tokens[at].form in _NEW_CLAUSE:
            return None
    return None


def _opening(tokens: Sequence[Token], sentences: Sequence[int], first: int) -> Span | None:
    """A condition that opens the sentence and ends before what is kept: "If they pay, | we will sail"."""
    start = next(i for i in range(first + 1) if sentences[i] == sentences[first])
    while start < first and tokens[start].form in _JOINS:
        start += 1
    commas = sum("," in token.marks for token in tokens[start + 1 : first + 1])
    if start < first and _begins(tokens, start) and commas == 1 and "," in tokens[first].marks:
        return Span(tokens[start].start, tokens[first - 1].end)
    return None


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a condition or an exception begins at a token."""
    before = tokens[at - 1].form if at else ""
    forms = tuple(token.form for token in tokens[at : at + 4])
    for phrase in _PHRASES:
        if forms[: len(phrase)] == phrase:
            return not (phrase == ("if",) and (before in _NO_CONDITION or forms[1:2] in (("not",), ("any",))))
    return False
