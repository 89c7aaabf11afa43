"""Pair the words of two texts in order, where one of them leaves out as much as it likes at a price."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from rapidfuzz.distance import LCSseq

RUN = 0.15
"""What it is worth that two pairs stand side by side in both texts."""
SKIPPED, ONCE = 0.05, 0.1
"""What a word of the longer text costs that is passed over, and beginning to pass over."""
SHOWN = 0.001
"""What such a word costs where the shorter text shows that something is left out."""
FEW = 1.5
"""Pairs for each word of the shorter text at most of which all are looked at."""
BESIDE = 1
"""Words more than the shorter text has before its first pair and after its last in which they are sought."""
MOST = 10_000
"""Pairs of equal words from which their order alone decides."""
BACK = 40
"""Words of the shorter text between two pairs at most."""


def chain(
    long: Sequence[Hashable],
    short: Sequence[Hashable],
    values: Sequence[float],
    breaks: AbstractSet[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Return the pairs (place in ``long``, place in ``short``) of equal words, in order, that are worth most.

    ``values`` are what a word of ``short`` is worth; before those of ``breaks`` words may be left out.  What
    stands in ``long`` before the first pair and after the last costs nothing (as in Smith & Waterman 1981).
    """
    places: dict[Hashable, list[int]] = {key: [] for key in short}
    for at, key in enumerate(long):
        if key in places:
            places[key].append(at)
    if sum([len(places[key]) for key in short]) > MOST:
        return list(_common(long, short))
    cells = [(i, j) for j, key in enumerate(short) for i in places[key]]
    if len(cells) > FEW * len(short):
        # A little word that both have tells where it stands beside another pair; else it is filled in later.
        known = set(cells)
        cells = [
            (i, j) for i, j in cells if values[j] >= 1.0 or (i - 1, j - 1) in known or (i + 1, j + 1) in known
        ]
    best: list[float] = []
    before: list[int] = []
    broken = [0]
    for j in range(len(short)):
        broken.append(broken[-1] + (j in breaks))
    numbers = {cell: at for at, cell in enumerate(cells)}
    low, most = 0, 0.0
    for at, (i, j) in enumerate(cells):
        while cells[low][1] < j - BACK:
            low += 1
        source = numbers.get((i - 1, j - 1), -1)
        top = best[source] + RUN if source >= 0 else 0.0
        # What goes on side by side beside the best so far needs no other look.
        if source < 0 or top <= most:
            top, source = 0.0, -1
            for other in range(low, at):
                x, y = cells[other]
                if x >= i or y >= j:
                    continue
                passed = i - x - 1
                if passed == 0 and y == j - 1:
                    worth = best[other] + RUN
                elif broken[j + 1] > broken[y + 1]:
                    worth = best[other] - SHOWN * passed
                else:
                    # Words that face each other stand for each other.
                    extra = passed - (j - y - 1)
                    worth = best[other] - (ONCE + SKIPPED * extra if extra > 0 else 0.0)
                if worth > top:
                    top, source = worth, other
        best.append(top + values[j])
        if best[-1] > most:
            most = best[-1]
        before.append(source)
    if not cells:
        return []
    at = max(range(len(cells)), key=lambda cell: (best[cell], -cells[cell][0]))
    pairs = []
    while at >= 0:
        pairs.append(cells[at])
        at = before[at]
    return list(_filled(long, short, pairs[::-1]))


def _common(long: Sequence[Hashable], short: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """The longest common subsequence, for texts that say the same word over and over."""
    for block in LCSseq.editops(long, short).as_matching_blocks():
        for at in range(block.size):
            yield block.a + at, block.b + at


def _filled(
    long: Sequence[Hashable], short: Sequence[Hashable], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs with those between them that alone told nothing."""
    (first, before), (last, end) = pairs[0], pairs[-1]
    start = max(-1, first - before - BESIDE - 1)
    stop = min(len(long), last + len(short) - end + BESIDE)
    for (i, j), (x, y) in pairwise([(start, -1), *pairs, (stop, len(short))]):
        if j >= 0:
            yield i, j
        theirs, ours = long[i + 1 : x], short[j + 1 : y]
        if theirs and ours:
            for ahead, at in _common(theirs, ours):
                yield i + 1 + ahead, j + 1 + at
