"""Tell what differs between a quotation and what a reference has in its place, spelling aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes.grouping import Alignment, Text, Token
from quotes.model import Change, Rendering, Span

INSTEAD = 8
"""Words that an insertion in brackets stands for at most."""

SHOWN = 12
"""Words of a difference that a reason cites at most."""

_SPELLINGS = (
    (re.compile("is(?=e|ing|ation)"), "iz"),
    (re.compile("ys(?=e|ing)"), "yz"),
    (re.compile("our"), "or"),
    (re.compile("tre$"), "ter"),
    (re.compile("ll"), "l"),
    (re.compile("mme$"), "m"),
    (re.compile("ogue$"), "og"),
    (re.compile("[ea]e"), "e"),
    (re.compile("(?<=n)ce"), "se"),
)


class Difference(NamedTuple):
    """Words of the reference against words of the quotation; ``shown`` by an ellipsis or by brackets.

    ``a`` and ``b`` are where they stand, empty spans on the side that has none.
    """

    theirs: Sequence[Token]
    ours: Sequence[Token]
    shown: bool
    a: Span
    b: Span


def find_differences(a: Text, b: Text, aligned: Alignment) -> Iterator[Difference]:
    """Yield what differs between a reference ``a`` and a quotation ``b``, in the order of the quotation."""
    start, end = aligned.stretch_a
    ends = [(start - 1, -1), *aligned.pairs, (end, len(b.tokens))]
    for (x0, y0), (x1, y1) in pairwise(ends):
        if x1 - x0 > 1 or y1 - y0 > 1:
            yield from _gap(a.tokens, b.tokens, (x0 + 1, x1), (y0 + 1, y1))
        if y1 < len(b.tokens) and not _is_one(a.tokens[x1], b.tokens[y1]):
            yield _difference(a.tokens, b.tokens, (x1, x1 + 1), (y1, y1 + 1), shown=False)


def _gap(
    a: Sequence[Token], b: Sequence[Token], of_a: tuple[int, int], of_b: tuple[int, int]
) -> Iterator[Difference]:
    """What stands between two pairs."""
    theirs, put = a[slice(*of_a)], b[slice(*of_b)]
    ours = own_words(put)
    if not ours and _is_repeated(a, of_a):
        of_a, theirs = (of_a[0], of_a[0]), []
    if not theirs and not put:
        return
    if not ours:
        ellipsis = any("…" in token.marks for token in b[of_b[0] : of_b[1] + 1])
        brackets = len(put) > 0 and len(theirs) <= INSTEAD
        yield _difference(a, b, of_a, of_b, shown=ellipsis or brackets)
    elif _joined_up(theirs) != _joined_up(ours):
        yield _difference(a, b, of_a, of_b, shown=False)


def _difference(
    a: Sequence[Token], b: Sequence[Token], of_a: tuple[int, int], of_b: tuple[int, int], *, shown: bool
) -> Difference:
    return Difference(a[slice(*of_a)], b[slice(*of_b)], shown, _where(a, of_a), _where(b, of_b))


def _where(tokens: Sequence[Token], stretch: tuple[int, int]) -> Span:
    first, after = stretch
    if first < after:
        return Span(tokens[first].start, tokens[after - 1].end)
    at = tokens[first - 1].end if first else tokens[0].start
    return Span(at, at)


def _is_repeated(a: Sequence[Token], stretch: tuple[int, int]) -> bool:
    """Whether words are a false start, said again at once: "we, we want"."""
    first, after = stretch
    size = after - first
    said = [token.form for token in a[first:after]]
    again = (
        [token.form for token in a[after : after + size]],
        [t.form for t in a[max(0, first - size) : first]],
    )
    return 0 < size <= 4 and said in again


def _is_one(x: Token, y: Token) -> bool:
    """Whether two words that go together are the same but for spelling: figures, names, British, American."""
    if x.form == y.form or (x.kind == "number" and x.key == y.key) or (x.name and y.name and x.key != y.key):
        return True
    return x.key == y.key and _spelling(x.form) == _spelling(y.form)


def _joined_up(tokens: Sequence[Token]) -> str:
    """The letters of some words, without spaces and hyphens."""
    return "".join(filter(str.isalnum, "".join(token.form for token in tokens)))


def _spelling(form: str) -> str:
    for pattern, other in _SPELLINGS:
        form = pattern.sub(other, form)
    return form


def own_words(tokens: Sequence[Token]) -> list[Token]:
    """Return the speaker's words, without what an editor put in brackets."""
    return [token for token in tokens if "[" not in token.marks]


def find_denied(differences: Sequence[Difference]) -> Iterator[Change]:
    """Yield each "not" that was put in or left out by itself: where all else is the same, it counts."""
    for each in differences:
        one, other = (any(t.kind == "negation" for t in side) for side in (each.theirs, each.ours))
        others = [t for t in (*each.theirs, *each.ours) if t.kind not in ("function", "negation")]
        if not each.shown and one != other and not others:
            yield Change("negation", each.a, each.b)


def say_difference(difference: Difference, reference: str, rendering: Rendering) -> str:
    """Say a difference in words, with those of the reference's text and those of the rendering."""
    said = _cited(difference.theirs, reference, 0)
    printed = _cited(difference.ours, rendering.text, rendering.start)
    if difference.shown:
        if not said:
            return f"{printed} is put in, in brackets"
        return f"{printed} stands for {said}" if printed else f"{said} is left out, as is shown"
    if not said:
        return f"{printed} is not in it"
    return f"{printed} stands for {said}" if printed else f"{said} is left out, with no sign"


def _cited(tokens: Sequence[Token], text: str, offset: int) -> str:
    if not tokens:
        return ""
    words = text[tokens[0].start - offset : tokens[-1].end - offset].split()
    if len(words) > SHOWN:
        words = [*words[: SHOWN // 2], "…", *words[-SHOWN // 2 :]]
    return f"“{' '.join(words)}”"
