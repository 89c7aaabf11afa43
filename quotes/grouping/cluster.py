"""Bring statements together: average-link groups that no chain of likenesses can bridge."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf, log

import numpy as np

from quotes.grouping.belief import COUNTS_FOR, LIMIT, USUAL, Beliefs, Frequency, Meeting
from quotes.grouping.corpus import Floats, Ints

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


_Between = tuple[float, float, int, int]
"""Of the pairs between two groups: their mean log-odds, the sum of those that are remembered, how many these
are, how many say nothing."""

_Waiting = tuple[float, int, int, int, int]
"""Two groups that may join, those that fit best first: how far they do not fit, their numbers and sizes."""


def _between(total: float, count: int, silent: int, pairs: int) -> _Between:
    """Return what is between two groups; what is not remembered speaks against them."""
    pairs = max(count, pairs - silent)
    return (total - LIMIT * (pairs - count)) / pairs, total, count, silent


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
        speakers: Sequence[int] | Mapping[int, int],
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
        # How many of each group an article prints beside others.
        self._counted = {at: 1 if prints else 0 for at, prints in self._prints.items()}
        self._near: dict[int, dict[int, _Between]] = {at: {} for at in nodes}
        for a, b, value in edges:
            if value >= WORTH:
                silent = 0 if self._prints[a].isdisjoint(self._prints[b]) else 1
                if value >= 0 or not silent:
                    value = max(-LIMIT, min(LIMIT, value))
                    self._near[a][b] = self._near[b][a] = value, value, 1, silent
        # The best fit of each group, with which, and its second best, with which.
        self._best: dict[int, tuple[float, int, float, int]] = {}

    def fit(self, a: int, b: int) -> float:
        """Return the mean log-odds of the pairs between two groups."""
        found = self._near[a].get(b)
        return -LIMIT if found is None else found[0]

    def _silent(self, a: int, b: int) -> int:
        """Count the pairs of two groups that stand in one article."""
        prints, others = self._prints[a], self._prints[b]
        if prints.isdisjoint(others):
            return 0
        if len(prints) == len(others) == 1:
            return self._counted[a] * self._counted[b]
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
        if a not in self._best:
            first, at, second, other = -inf, b, -inf, b
            for c, (fit, *_) in self._near[a].items():
                if fit > second:
                    second, other = fit, c
                    if fit > first:
                        first, at, second, other = fit, c, first, at
            self._best[a] = first, at, second, other
        first, at, second, _ = self._best[a]
        best = second if at == b else first
        return best if best > -inf else -LIMIT

    def run(self, decide: Decide) -> list[list[int]]:
        """Join groups until none are believed to be one; return them, in order."""
        refuses = decide.refuses if isinstance(decide, Fits | Believed) else _never

        def waiting(a: int, others: Iterable[tuple[int, _Between]]) -> Iterator[_Waiting]:
            size, speaker = len(self.members[a]), self._speaker[a]
            for b, (fit, *_) in others:
                if fit < LEAST or b in self._around or refuses(fit, size, size_b := len(self.members[b])):
                    continue
                if speaker < 0 or self._speaker[b] < 0 or speaker == self._speaker[b]:
                    yield (-fit, a, b, size, size_b) if a < b else (-fit, b, a, size_b, size)

        # Most of what waits at first is out of date when its turn comes: a list costs less than a heap.
        first = [
            found
            for a, near in self._near.items()
            if a not in self._around
            for found in waiting(a, ((b, between) for b, between in near.items() if a < b))
        ]
        first.sort(reverse=True)
        heap: list[_Waiting] = []
        while first or heap:
            next_ = first.pop() if not heap or (first and first[-1] < heap[0]) else heapq.heappop(heap)
            _, a, b, size_a, size_b = next_
            if len(self.members.get(a, ())) != size_a or len(self.members.get(b, ())) != size_b:
                continue
            if not decide(self.meeting(a, b), a, b):
                continue
            if self._apart is not None and self._apart(self.members[a], self.members[b]):
                continue
            self._join(a, b)
            for found in waiting(a, self._near[a].items()):
                heapq.heappush(heap, found)
        return sorted(sorted(members) for at, members in self.members.items() if at not in self._around)

    def _join(self, a: int, b: int) -> None:
        mine, yours = self._near[a], self._near.pop(b)
        mine.pop(b)
        yours.pop(a)
        self._best.pop(a, None)
        self._best.pop(b, None)
        size = len(self.members[a]) + len(self.members[b])
        for c in dict.fromkeys((*mine, *yours)):
            _, one, ones, silent = mine.get(c) or (0.0, 0.0, 0, self._silent(a, c))
            _, two, twos, silent_too = yours.get(c) or (0.0, 0.0, 0, self._silent(b, c))
            pairs, near = size * len(self.members[c]), self._near[c]
            near.pop(b, None)
            mine[c] = near[a] = found = _between(one + two, ones + twos, silent + silent_too, pairs)
            best = self._best.get(c)
            if best and (best[1] in (a, b) or best[3] in (a, b) or found[0] > best[2]):
                del self._best[c]
        self._prints[a] = self._prints[a] | self._prints.pop(b)
        self._counted[a] += self._counted.pop(b)
        self.members[a] += self.members.pop(b)
        self._speaker[a] = max(self._speaker[a], self._speaker.pop(b))


def frequency(groups: Sequence[Sequence[int]]) -> Frequency:
    """Return how often statements are found again in these groups, leaning to what is usual."""
    sizes = [len(group) for group in groups]
    total, again = sum(sizes), [size for size in sizes if size > 1]
    share = (sum(again) + USUAL.share * COUNTS_FOR) / (total + COUNTS_FOR)
    growth = (sum(size - 2 for size in again) + 2 * USUAL.growth) / (len(again) + 2)
    return Frequency(share, growth)


@dataclass(frozen=True, slots=True)
class Fits:
    """Joins what fits well, to learn how often statements are found again."""

    def __call__(self, meeting: Meeting, _a: int, _b: int) -> bool:
        """Return whether the mean log-odds are :data:`FIRST` or more."""
        return meeting.fit >= FIRST

    def refuses(self, fit: float, _size_a: int, _size_b: int) -> bool:
        """Return whether groups never join that fit so, whatever else comes near."""
        return fit < FIRST


@dataclass(frozen=True, slots=True)
class Believed:
    """Joins what the model of groups believes to be one, given how often statements are found again.

    ``least`` are the fits below which it never does: :meth:`Beliefs.least_fits`.
    """

    models: Beliefs
    often: Frequency
    least: tuple[float, float, float]

    @classmethod
    def given(cls, models: Beliefs, often: Frequency) -> Believed:
        """Return what decides where statements are found again so often."""
        return cls(models, often, models.least_fits(often))

    def __call__(self, meeting: Meeting, _a: int, _b: int) -> bool:
        """Return whether two groups are more likely one than not."""
        return self.models.join(meeting, self.often) >= 0

    def refuses(self, fit: float, size_a: int, size_b: int) -> bool:
        """Return whether groups of these sizes never join that fit so, whatever else comes near."""
        return fit < self.least[(size_a > 1) + (size_b > 1)]


def _never(_fit: float, _a: int, _b: int) -> bool:
    return False


def settle(grow: Callable[[Decide], list[list[int]]], models: Beliefs) -> tuple[list[list[int]], Decide]:
    """Group, see how often statements are found again, and group anew until the two agree.

    How likely it is that a statement was printed elsewhere too shows in how many of the others were: where
    most have found their like, less evidence will do; where few have, more is needed (Saerens et al. 2002).
    ``grow`` groups from the start with the decision that it is given; the last one is returned too.
    """
    often = frequency(grow(Fits()))
    for _ in range(ROUNDS):
        now, decide = often, Believed.given(models, often)
        groups = grow(decide)
        often = frequency(groups)
        if (
            abs(often.share - now.share) < 0.005
            and abs(log((often.growth + 0.02) / (now.growth + 0.02))) < 0.05
        ):
            break
    return groups, decide


def hang_together(count: int, a: Ints, b: Ints) -> Ints:
    """Return for each of ``count`` nodes the least that it hangs together with, by edges from a to b."""
    label = np.arange(count)
    while True:
        least = np.minimum(label[a], label[b])
        lower = label.copy()
        for ends in (a, b):
            np.minimum.at(lower, label[ends], least)
        while not np.array_equal(lower, lower[lower]):
            lower = lower[lower]
        if np.array_equal(lower, label):
            return label
        label = lower


@dataclass(frozen=True, slots=True)
class Parts:
    """Nodes in parts, each with all edges of its nodes, those to other parts too; in order of the first node.

    Part i has ``nodes[starts[i]:starts[i + 1]]``, and of ``a``, ``b`` and ``values`` what
    ``edges[edge_starts[i]:edge_starts[i + 1]]`` says.
    """

    nodes: Ints
    starts: Ints
    edges: Ints
    edge_starts: Ints
    a: Ints
    b: Ints
    values: Floats

    @classmethod
    def of(cls, nodes: Ints, a: Ints, b: Ints, values: Floats, label: Ints) -> Parts:
        """Part nodes by their labels."""
        labels = np.unique(label[nodes])
        number = np.zeros(len(label), dtype=np.int64)
        number[labels] = np.arange(len(labels))
        part = number[label[nodes]]
        order = np.argsort(part, kind="stable")
        one, other = number[label[a]], number[label[b]]
        apart = np.flatnonzero(one != other)
        of_part = np.concatenate([one, other[apart]])
        edges = np.concatenate([np.arange(len(a)), apart])[np.argsort(of_part, kind="stable")]
        bounds = np.arange(len(labels) + 1)
        return cls(
            nodes[order],
            np.searchsorted(part[order], bounds),
            edges,
            np.searchsorted(np.sort(of_part), bounds),
            a,
            b,
            values,
        )

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[tuple[list[int], list[Edge]]]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> tuple[list[int], list[Edge]]:
        edges = self.edges[self.edge_starts[at] : self.edge_starts[at + 1]]
        some = self.a[edges].tolist(), self.b[edges].tolist(), self.values[edges].tolist()
        return self.nodes[self.starts[at] : self.starts[at + 1]].tolist(), list(zip(*some, strict=True))
