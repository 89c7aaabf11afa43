"""Bring statements together: average-link groups that no chain of likenesses can bridge."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import log

from quotes.grouping.belief import COUNTS_FOR, LIMIT, USUAL, Beliefs, Frequency, Meeting

WORTH = -4.0
"""The log-odds below which a pair is not remembered: it counts as :data:`LIMIT` against."""

LEAST = -5.5
"""The mean log-odds below which two groups are not looked at."""

FIRST = 0.5
"""The mean log-odds from which groups are joined to learn how often statements are found again."""

ROUNDS = 6
"""How many times that is learned anew at most."""

Decide = Callable[[Meeting, int, int], bool]
"""Whether two groups join: what decides, and the groups' numbers."""

Edge = tuple[int, int, float]

_NOWHERE: frozenset[int] = frozenset()


def _mean(found: tuple[float, int, int], pairs: int) -> float:
    """Return the mean log-odds of the pairs of two groups; what is not remembered speaks against them."""
    total, count, silent = found
    pairs = max(count, pairs - silent)
    return (total - LIMIT * (pairs - count)) / pairs


class Cluster:
    """Statements that grow together, the two groups that fit best first.

    ``edges`` to others than ``nodes`` count as what comes near, but nothing joins those.
    ``speakers`` (-1: not known) and ``apart`` (whether two groups may not be one for what they hold of one
    article) are evidence against.  ``articles`` are those that print several statements, by the statement:
    what one article says in two sentences says nothing against a third that says both.
    """

    def __init__(
        self,
        nodes: Sequence[int],
        edges: Sequence[Edge],
        speakers: Sequence[int],
        apart: Callable[[Sequence[int], Sequence[int]], bool] | None = None,
        articles: Mapping[int, AbstractSet[int]] | None = None,
    ) -> None:
        self._articles = articles or {}
        around = {at for a, b, _ in edges for at in (a, b)}.difference(nodes)
        nodes = [*nodes, *sorted(around)]
        self._around = around
        self.members = {at: [at] for at in nodes}
        self._speaker = {at: speakers[at] for at in nodes}
        self._apart = apart
        self._prints: dict[int, AbstractSet[int]] = {at: self._articles.get(at, _NOWHERE) for at in nodes}
        # The sum of the log-odds of the pairs between two groups, how many there are, how many say nothing.
        self._near: dict[int, dict[int, tuple[float, int, int]]] = {at: {} for at in nodes}
        for a, b, value in edges:
            if value >= WORTH:
                silent = self._silent(a, b)
                if value >= 0 or not silent:
                    self._near[a][b] = self._near[b][a] = (max(-LIMIT, min(LIMIT, value)), 1, silent)

    def fit(self, a: int, b: int) -> float:
        """Return the mean log-odds of the pairs between two groups."""
        found = self._near[a].get(b)
        if found is None:
            return -LIMIT
        return _mean(found, len(self.members[a]) * len(self.members[b]))

    def _silent(self, a: int, b: int) -> int:
        """Count the pairs of two groups that stand in one article."""
        if self._prints[a].isdisjoint(self._prints[b]):
            return 0
        return sum(
            not self._articles.get(y, _NOWHERE).isdisjoint(mine)
            for x in self.members[a]
            if (mine := self._articles.get(x))
            for y in self.members[b]
        )

    def meeting(self, a: int, b: int) -> Meeting:
        """Return what decides whether two groups are one."""
        fit = self.fit(a, b)
        next_a, next_b = self._next_best(a, b), self._next_best(b, a)
        smaller, larger = sorted((len(self.members[a]), len(self.members[b])))
        return Meeting(fit, fit - max(next_a, next_b), fit - min(next_a, next_b), smaller, larger)

    def _next_best(self, a: int, b: int) -> float:
        """Return the best fit of a group with any other than ``b``."""
        members, size = self.members, len(self.members[a])
        fits = [_mean(found, size * len(members[c])) for c, found in self._near[a].items() if c != b]
        return max(fits, default=-LIMIT)

    def run(self, decide: Decide) -> list[list[int]]:
        """Join groups until none are believed to be one; return them, in order."""
        heap: list[tuple[float, int, int, int, int]] = []

        def push(a: int, b: int) -> None:
            a, b = min(a, b), max(a, b)
            if a in self._around or b in self._around or self._rivals(a, b):
                return
            if (fit := self.fit(a, b)) >= LEAST:
                heapq.heappush(heap, (-fit, a, b, len(self.members[a]), len(self.members[b])))

        for a, near in self._near.items():
            for b in near:
                if a < b:
                    push(a, b)
        while heap:
            _, a, b, size_a, size_b = heapq.heappop(heap)
            if len(self.members.get(a, ())) != size_a or len(self.members.get(b, ())) != size_b:
                continue
            if not decide(self.meeting(a, b), a, b):
                continue
            if self._apart is not None and self._apart(self.members[a], self.members[b]):
                continue
            self._join(a, b)
            for c in sorted(self._near[a]):
                push(a, c)
        return sorted(sorted(members) for at, members in self.members.items() if at not in self._around)

    def _rivals(self, a: int, b: int) -> bool:
        mine, yours = self._speaker[a], self._speaker[b]
        return mine >= 0 and yours >= 0 and mine != yours

    def _join(self, a: int, b: int) -> None:
        mine, yours = self._near[a], self._near.pop(b)
        mine.pop(b)
        yours.pop(a)
        for c, (value, count, silent) in yours.items():
            own = mine.get(c) or (0.0, 0, self._silent(a, c))
            self._near[c].pop(b)
            mine[c] = self._near[c][a] = (own[0] + value, own[1] + count, own[2] + silent)
        if self._prints[b]:
            for c in mine.keys() - yours.keys():
                value, count, silent = mine[c]
                mine[c] = self._near[c][a] = (value, count, silent + self._silent(b, c))
        self._prints[a] = self._prints[a] | self._prints.pop(b)
        self.members[a] += self.members.pop(b)
        self._speaker[a] = max(self._speaker[a], self._speaker.pop(b))


def frequency(groups: Sequence[Sequence[int]]) -> Frequency:
    """Return how often statements are found again in these groups, leaning to what is usual."""
    sizes = [len(group) for group in groups]
    total, again = sum(sizes), [size for size in sizes if size > 1]
    share = (sum(again) + USUAL.share * COUNTS_FOR) / (total + COUNTS_FOR)
    growth = (sum(size - 2 for size in again) + 2 * USUAL.growth) / (len(again) + 2)
    return Frequency(share, growth)


def settle(grow: Callable[[Decide], list[list[int]]], models: Beliefs) -> tuple[list[list[int]], Frequency]:
    """Group, see how often statements are found again, and group anew until the two agree.

    How likely it is that a statement was printed elsewhere too shows in how many of the others were: where
    most have found their like, less evidence will do; where few have, more is needed (Saerens et al. 2002).
    ``grow`` groups from the start with the decision that it is given.
    """
    groups = grow(lambda meeting, _a, _b: meeting.fit >= FIRST)
    often = frequency(groups)
    for _ in range(ROUNDS):
        now = often
        groups = grow(lambda meeting, _a, _b, now=now: models.join(meeting, now) >= 0)  # type: ignore[misc]
        often = frequency(groups)
        if (
            abs(often.share - now.share) < 0.005
            and abs(log((often.growth + 0.02) / (now.growth + 0.02))) < 0.05
        ):
            break
    return groups, often


def components(
    nodes: Sequence[int], edges: Sequence[Edge], least: float = WORTH
) -> list[tuple[list[int], list[Edge]]]:
    """Part nodes into what hangs together by edges of ``least`` or more, in order of the first node.

    Each part comes with all edges of its nodes, those to other parts too.
    """
    root = {at: at for at in nodes}

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b, value in edges:
        if value >= least and (x := find(a)) != (y := find(b)):
            root[max(x, y)] = min(x, y)
    parts: dict[int, tuple[list[int], list[Edge]]] = defaultdict(lambda: ([], []))
    for at in nodes:
        parts[find(at)][0].append(at)
    for edge in edges:
        for at in {find(edge[0]), find(edge[1])}:
            parts[at][1].append(edge)
    return [parts[at] for at in sorted(parts)]
