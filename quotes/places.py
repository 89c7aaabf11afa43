"""Where things stand in a text, so that what is near is found without a look at all the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Places:
    """Stretches of one text (start and end, in characters), in the order of their starts."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        given = list(stretches)
        self._starts = [start for start, _ in given]
        self._reach = list(accumulate((end for _, end in given), max))

    def hold(self, place: int) -> bool:
        """Say whether a place in the text is in any of the stretches."""
        begun = bisect_right(self._starts, place)
        return begun > 0 and place < self._reach[begun - 1]

    def near(self, start: int, end: int) -> range:
        """Return the numbers of all stretches that share text with a given one.

        Where stretches overlap, a few that do not may be among them.
        """
        return range(bisect_right(self._reach, start), bisect_left(self._starts, end))
