"""Bring renderings together: average-link groups of statements, then the fragments that hang on them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quotes.grouping.align import Text, find_stretch, overlap, window_resemblance
from quotes.grouping.block import candidates
from quotes.grouping.relate import Item, believe, same_speaker
from quotes.grouping.weigh import FUNCTION_WEIGHT, Lexicon

JOIN = 0.45
"""The belief from which two groups are one remark."""

WITNESSES = 12
"""How many of a group's fullest members speak for it when two large groups are compared."""

HANG = 0.8
"""The share of a fragment's words (in order) that a rendering must hold for the fragment to hang on it."""

MARGIN = 0.15
"""How much more of a fragment one group must hold than the next best for the fragment to be its own."""


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
        left, right = self.members[a], self.members[b]
        if len(self._speakers(left) | self._speakers(right)) > 1 or self._clash(left, right):
            return 0.0
        left, right = self._witnesses(left), self._witnesses(right)
        mean = sum(self.belief(x, y) for x in left for y in right) / (len(left) * len(right))
        centre = self._witnesses(left + right)[0]
        others = right if centre in left else left
        return max(mean, min(self.belief(centre, x) for x in others))

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
    return {y for _, y, _ in pairs if y in text.telling}


def gather(items: Sequence[Item], lexicon: Lexicon) -> list[list[int]]:
    """Return groups of indices of ``items``, each group one remark; every index is in one group.

    Items come in a fixed order (by article and place): ties are broken by it.
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        # The same words from the same mouth need no comparing; short ones from nobody known stay apart.
        alone = not item.text.tokens or (item.short and item.rendering.speaker is None)
        alike[(item.text.forms, item.rendering.speaker, at if alone else -1)].append(at)
    nodes = list(alike.values())
    statements = [members for members in nodes if not items[members[0]].short]
    shorts = [members for members in nodes if items[members[0]].short]
    groups = Groups(items, lexicon)
    groups.members = {members[0]: list(members) for members in statements}
    _join(groups, sorted(groups.members))
    found = {at: list(members) for at, members in groups.members.items()}
    by_word: dict[tuple[str | None, str], dict[int, list[int]]] = defaultdict(dict)
    for at, members in groups.members.items():
        for x in members:
            for key in items[x].text.telling:
                by_word[items[x].rendering.speaker, key].setdefault(at, members)
    loose = []
    for members in shorts:
        item = items[members[0]]
        hosts: dict[int, list[int]] = {}
        if item.text.telling:
            rarest = max(sorted(item.text.telling), key=item.text.words.__getitem__)
            for key in (rarest, *lexicon.near.get(rarest, ())):
                hosts.update(by_word.get((item.rendering.speaker, key), {}))
        host = find_host(item, hosts, items, lexicon)
        if host is None:
            loose.append(members)
        else:
            found[host].extend(members)
    return sorted((sorted(members) for members in [*found.values(), *loose]), key=lambda members: members[0])


def _join(groups: Groups, nodes: Sequence[int]) -> None:
    """Join the two groups that belong together most, again and again, until none are believed."""
    near: dict[int, dict[int, float]] = {at: {} for at in nodes}
    for i, j in candidates([groups.items[at] for at in nodes], groups.lexicon):
        a, b = nodes[i], nodes[j]
        if groups.belief(a, b) >= JOIN / 2:
            near[a][b] = near[b][a] = groups.value(a, b)
    heap = [(-value, a, b) for a in near for b, value in near[a].items() if a < b and value >= JOIN]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if near.get(a, {}).get(b) != -value:
            continue
        groups.members[a] = sorted(groups.members[a] + groups.members.pop(b))
        others = (near[a].keys() | near.pop(b).keys()) - {a, b}
        near[a] = {}
        for c in sorted(others):
            near[c].pop(b, None)
            near[a][c] = near[c][a] = groups.value(a, c)
            if near[a][c] >= JOIN:
                heapq.heappush(heap, (-near[a][c], min(a, c), max(a, c)))


def holds(text: Text, fragment: Text, lexicon: Lexicon) -> float:
    """Return how far a stretch of ``text`` holds the words of a fragment, 0–1: word for word, or nearly."""
    shared = overlap(fragment, text, lexicon)
    if not fragment.telling or len({x for x, _, _ in shared.pairs} & fragment.telling) < len(
        fragment.telling
    ):
        return 0.0
    start, end, share = find_stretch(fragment.keys, text.keys)
    if share == 1.0:
        return 1.0
    inside = {token.key for token in text.tokens[start:end]}
    kept = sum(max(weight, FUNCTION_WEIGHT) for key, weight in fragment.words.items() if key in inside)
    verbatim = kept / sum(max(weight, FUNCTION_WEIGHT) for weight in fragment.words.values())
    if len(fragment.telling) < 2:
        return verbatim if fragment.telling <= inside else 0.0
    return max(verbatim, window_resemblance(fragment, text, shared))


def find_host(
    item: Item, hosts: Mapping[int, Sequence[int]], items: Sequence[Item], lexicon: Lexicon
) -> int | None:
    """Return the one group whose renderings hold the words of a fragment by the same speaker, or ``None``.

    A single word hangs on nothing: it is in too many things that people say.
    """
    if len(item.text.tokens) < 2 or not item.text.telling or item.rendering.speaker is None:
        return None

    def fit(members: Sequence[int]) -> float:
        near = [items[x] for x in members if same_speaker(item.rendering, items[x].rendering)]
        return max((holds(other.text, item.text, lexicon) for other in near), default=0.0)

    best = sorted(
        ((fit(members), at) for at, members in hosts.items()), key=lambda found: (-found[0], found[1])
    )
    if not best or best[0][0] < HANG or (len(best) > 1 and best[0][0] - best[1][0] < MARGIN):
        return None
    return best[0][1]
