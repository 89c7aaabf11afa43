"""Groups of renderings that grow: how far two of them are one remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotes.grouping.align import Text, overlap
from quotes.grouping.relate import Item, believe
from quotes.grouping.weigh import Lexicon

JOIN = 0.45
"""The belief from which two groups are one remark."""

WITNESSES = 12
"""How many of a group's fullest members speak for it when two large groups are compared."""

BEST = 2
"""How many of the members that a statement resembles most speak for a group in a second chance."""


class Groups:
    """Groups of renderings that grow by joining; holds the beliefs that were asked for."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon) -> None:
        self.items = items
        self.lexicon = lexicon
        self.members: dict[int, list[int]] = {}
        self._beliefs: dict[tuple[int, int], float] = {}

    def belief(self, a: int, b: int) -> float:
        """Return how far two renderings are one remark, 0–1."""
        pair = (a, b) if a < b else (b, a)
        known = self._beliefs.get(pair)
        if known is None:
            known = self._beliefs[pair] = believe(self.items[pair[0]], self.items[pair[1]], self.lexicon)
        return known

    def value(self, a: int, b: int) -> float:
        """Return how far two groups are one remark: by most of their members, or by the fullest of all.

        Nought where they are of two people, or where they hold two different sentences of one article.
        """
        if self.apart(a, b):
            return 0.0
        left, right = self._witnesses(self.members[a]), self._witnesses(self.members[b])
        mean = sum(self.belief(x, y) for x in left for y in right) / (len(left) * len(right))
        centre = self._witnesses(left + right)[0]
        others = right if centre in left else left
        return max(mean, min(self.belief(centre, x) for x in others))

    def best(self, a: int, b: int) -> float:
        """Return how far ``a`` is one remark with those members of ``b`` that it resembles most."""
        left, right = self._witnesses(self.members[a]), self._witnesses(self.members[b])
        found = sorted((sum(self.belief(x, y) for x in left) / len(left) for y in right), reverse=True)[:BEST]
        return sum(found) / len(found)

    def rivals(self, a: int, b: int) -> bool:
        """Return whether two groups are of two people."""
        return len(self._speakers(self.members[a]) | self._speakers(self.members[b])) > 1

    def one_speaker(self, a: int, b: int) -> bool:
        """Return whether two groups are known to be of one person."""
        return self._speakers(self.members[a]) == self._speakers(self.members[b]) != set()

    def apart(self, a: int, b: int) -> bool:
        """Return whether two groups cannot be one: of two people, or of two sentences of one article."""
        return self.rivals(a, b) or self._clash(self.members[a], self.members[b])

    def join(self, a: int, b: int) -> None:
        """Make ``a`` and ``b`` one group, under the name of ``a``."""
        self.members[a] = sorted(self.members[a] + self.members.pop(b))

    def _speakers(self, members: Iterable[int]) -> set[str]:
        return {key for x in members if (key := self.items[x].rendering.speaker) is not None}

    def _witnesses(self, members: Sequence[int]) -> list[int]:
        return sorted(members, key=lambda x: (-self.items[x].text.mass, x))[:WITNESSES]

    def _clash(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether they hold two sentences of one article that neither repeat nor complete each other."""
        articles: dict[str, list[int]] = defaultdict(list)
        for x in left:
            articles[self.items[x].rendering.article].append(x)
        return any(
            self.belief(x, y) < JOIN and not self._side_by_side(x, y, (*left, *right))
            for y in right
            for x in articles.get(self.items[y].rendering.article, ())
        )

    def _side_by_side(self, x: int, y: int, members: Iterable[int]) -> bool:
        """Whether a rendering of another article says first the one and then the other."""
        one, two = self.items[x], self.items[y]
        for z in members:
            whole = self.items[z]
            if whole.rendering.article == one.rendering.article:
                continue
            first = overlap(one.text, whole.text, self.lexicon)
            second = overlap(two.text, whole.text, self.lexicon)
            if min(first.a_in_b, second.a_in_b) >= 0.5:
                mine = _told(first.pairs, whole.text)
                yours = _told(second.pairs, whole.text)
                if mine and yours and len(mine & yours) <= min(len(mine), len(yours)) / 3:
                    return True
        return False


def _told(pairs: Iterable[tuple[str, str, float]], text: Text) -> set[str]:
    return {y for _, y, value in pairs if value >= 0.3 and y in text.telling}
