"""How the points of two texts stand to each other: in the same place, on the same word, or alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quotes.grouping.align import Alignment, Text
from quotes.grouping.normal import Token
from quotes.grouping.points import Point, points_of
from quotes.model import Change, Span

CLOSE = 0.62
"""The share of the shorter text's words that the longer has in order, from which what differs was changed."""

SAME_FRAME = 0.75
"""The share from which even the number of a noun, or a first word that may be a name, was changed."""

FREE = 0.45
"""The share below which two texts are free translations, where a modal or a "some" says little."""

PARTITIVE = 2
"""Words between "nobody", "half" and what they are of, at most: "no member of", "none among"."""

PART_OF = frozenset("of in among on at from within".split())


class Side(NamedTuple):
    """One of the two texts: its tokens and points, and of each token its partner and its gap (-1: none)."""

    text: Text
    tokens: Sequence[Token]
    points: Sequence[Point]
    groups: dict[str, list[Point]]
    partners: list[int]
    gaps: Sequence[int]

    def of(self, group: str) -> list[Point]:
        """The points of a group, in a list of the caller's own."""
        return list(self.groups.get(group, ()))

    def between(self, at: int) -> bool:
        """Whether a token lies between words that the texts share: neither a head nor a tail that was cut."""
        return any(j >= 0 for j in self.partners[:at]) and any(j >= 0 for j in self.partners[at + 1 :])


class Stand:
    """Two texts with their alignment and their points, and the changes found so far.

    ``close`` is the share of the shorter text's words, points aside, that stand in the other in order (0–1);
    ``reported``: one of the two is reported speech.
    """

    def __init__(self, a: Text, b: Text, aligned: Alignment, reported: bool) -> None:
        self.aligned, self.reported = aligned, reported
        points_a = _within(points_of(a), a.tokens, aligned.stretch_a)
        points_b = _within(points_of(b), b.tokens, aligned.stretch_b)
        points_a = _outside_ellipses(points_a, aligned.to_b, b.tokens)
        points_b = _outside_ellipses(points_b, aligned.to_a, a.tokens)
        to_b, to_a = list(aligned.to_b), list(aligned.to_a)
        self.a = Side(a, a.tokens, points_a, _by_group(points_a), to_b, aligned.gap_a)
        self.b = Side(b, b.tokens, points_b, _by_group(points_b), to_a, aligned.gap_b)
        self._find_moved()
        worth_a = _worths(self.a, aligned.stretch_a)
        worth_b = _worths(self.b, aligned.stretch_b)
        size = min(sum(worth_a), sum(worth_b))
        kept = sum([worth_a[i] for i, j in aligned.pairs if worth_b[j]])
        self.close = min(1.0, kept / size) if size else 1.0
        self.changes: list[Change] = []

    @property
    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Both sides, each with the other."""
        return (self.a, self.b), (self.b, self.a)

    def _find_moved(self) -> None:
        """Give the content words that the order left alone a partner with the same key."""
        (start_a, end_a), (start_b, end_b) = self.aligned.stretch_a, self.aligned.stretch_b
        to_b, to_a = self.a.partners, self.b.partners
        free: dict[str, list[int]] = {}
        for j in range(start_b, end_b):
            if to_a[j] < 0 and self.b.tokens[j].kind == "content":
                free.setdefault(self.aligned.keys[j], []).append(j)
        if not free:
            return
        for i in range(start_a, end_a):
            if to_b[i] < 0 and (places := free.get(self.a.tokens[i].key)):
                to_b[i] = places.pop(0)
                to_a[to_b[i]] = i

    def face(self, p: Point, q: Point) -> bool:
        """Return whether a point of ``a`` and one of ``b`` stand in the same place."""
        gap_a, gap_b = self.aligned.gap_a, self.aligned.gap_b
        for i in range(p.first, p.after):
            if q.first <= self.aligned.to_b[i] < q.after:
                return True
            if gap_a[i] >= 0 and gap_a[i] in gap_b[q.first : q.after]:
                return True
        return False

    def same_anchor(self, p: Point, q: Point) -> bool:
        """Return whether two points bear on the same word."""
        return p.anchor >= 0 and self.a.partners[p.anchor] == q.anchor

    def meet(self, p: Point, q: Point) -> bool:
        """Return whether two points stand in the same place or bear on the same word."""
        return self.same_anchor(p, q) or self.face(p, q)

    def match(
        self, left: list[Point], right: list[Point], equal: Callable[[Point, Point], bool]
    ) -> list[tuple[Point, Point]]:
        """Take out of both lists what agrees, then what meets and does not, and return the latter."""
        clashes: list[tuple[Point, Point]] = []
        if not left or not right:
            return clashes
        take_pairs(left, right, lambda p, q: equal(p, q) and self.meet(p, q))
        if left and right:
            take_pairs(left, right, lambda p, q: equal(p, q) and not self._torn(p, q))
        if left and right:
            clashes = take_pairs(left, right, self.meet)
        return clashes

    def _torn(self, p: Point, q: Point) -> bool:
        """Whether two points bear on words that go with different words: "may … must" for "must … may"."""
        if p.group == "amount" or p.kind == "name" or p.anchor < 0 or q.anchor < 0 or self.close < CLOSE:
            return False
        return self.a.partners[p.anchor] >= 0 and self.b.partners[q.anchor] >= 0

    def add(self, kind: str, p: Point | None, q: Point | None) -> None:
        """Note a change; the side without a point gets the place where it would stand."""
        a, b = self.a, self.b
        span_a = _span(a, p) if p else _place(a, b, q)
        span_b = _span(b, q) if q else _place(b, a, p)
        self.changes.append(Change(kind, span_a, span_b))

    def add_for(self, kind: str, side: Side, point: Point, other: Point | None = None) -> None:
        """Note a change of a point of ``side`` against a point of the other, or nothing."""
        if side is self.a:
            self.add(kind, point, other)
        else:
            self.add(kind, other, point)

    def facing(self, side: Side, other: Side, point: Point) -> list[Token]:
        """The tokens of ``other`` in the gap that a point of ``side`` stands in."""
        gaps = {gap for gap in side.gaps[point.first : point.after] if gap >= 0}
        return [other.tokens[j] for j, gap in enumerate(other.gaps) if gap in gaps] if gaps else []

    def is_alone(self, side: Side, other: Side, point: Point) -> bool:
        """Return whether only a point was put in: its word is in both texts, and nothing in its place."""
        if point.anchor < 0 or side.partners[point.anchor] < 0:
            return False
        if any(token.kind == "content" for token in self.facing(side, other, point)):
            return False
        if side.partners[point.after] >= 0 and all(j < 0 for j in side.partners[: point.first]):
            return True  # all that was cut off the head
        gaps = set(side.gaps[point.first : point.after])
        inside = sum(gap in gaps for gap in side.gaps)
        return len(gaps) == 1 and -1 not in gaps and inside <= point.after - point.first + 1


def take_pairs(
    left: list[Point], right: list[Point], fits: Callable[[Point, Point], bool]
) -> list[tuple[Point, Point]]:
    """Take the pairs that fit out of two lists, each point once, in order."""
    pairs = []
    for p in list(left):
        q = next((q for q in right if fits(p, q)), None)
        if q is not None:
            pairs.append((p, q))
            left.remove(p)
            right.remove(q)
    return pairs


def _within(points: Sequence[Point], tokens: Sequence[Token], stretch: tuple[int, int]) -> Sequence[Point]:
    """The points in what is compared, and in the speaker's words, not in an editor's brackets."""
    start, end = stretch
    if start == 0 and end == len(tokens) and "[" not in "".join([t.marks for t in tokens]):
        return points
    return [
        p
        for p in points
        if p.after <= end
        and (p.first >= start or _reaches(p, tokens, start))
        and not all("[" in token.marks for token in tokens[p.first : p.after])
    ]


def _outside_ellipses(
    points: Sequence[Point], partners: Sequence[int], their: Sequence[Token]
) -> Sequence[Point]:
    """The points without those that the other text leaves out for an ellipsis."""
    if "…" not in "".join([t.marks for t in their]):
        return points
    return [p for p in points if not _left_out(p, partners, their)]


def _left_out(p: Point, partners: Sequence[int], their: Sequence[Token]) -> bool:
    following = next((j for j in partners[p.after :] if j >= 0), -1)
    return (
        following >= 0 and "…" in their[following].marks and all(j < 0 for j in partners[p.first : p.after])
    )


def _reaches(p: Point, tokens: Sequence[Token], start: int) -> bool:
    """Whether what a cut leaves out right before it still holds: "not | a tax", "only | the army"."""
    if p.soft or "," in tokens[start].marks:
        return False
    if p.first == 0 and p.after < start <= p.after + PARTITIVE and tokens[start - 1].form in PART_OF:
        return True  # "nobody in | my team", "no member of | my party", "half of | the members"
    if p.after != start:
        return False
    return p.kind == "negation" or p.group in ("only", "bound") or p.first == 0


def _by_group(points: Iterable[Point]) -> dict[str, list[Point]]:
    groups: dict[str, list[Point]] = {}
    for point in points:
        groups.setdefault(point.group, []).append(point)
    return groups


def _worths(side: Side, stretch: tuple[int, int]) -> list[float]:
    """What each token counts: function words half, points and what is not compared nothing."""
    start, end = stretch
    worths = [1.0 if token.kind in ("content", "number") else 0.5 for token in side.tokens]
    if end - start < len(worths):
        worths[:start], worths[end:] = [0.0] * start, [0.0] * (len(worths) - end)
    for p in side.points:
        if not p.soft:
            worths[p.first : p.after] = [0.0] * (p.after - p.first)
    return worths


def _span(side: Side, point: Point) -> Span:
    return Span(side.tokens[point.first].start, side.tokens[point.after - 1].end)


def _place(side: Side, other: Side, point: Point | None) -> Span:
    """The empty span of ``side`` where a point of ``other`` would stand."""
    assert point is not None
    for at in range(point.first - 1, -1, -1):
        if other.partners[at] >= 0:
            end = side.tokens[other.partners[at]].end
            return Span(end, end)
    start = side.tokens[0].start if side.tokens else 0
    return Span(start, start)
