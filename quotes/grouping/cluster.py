"""Bring renderings together: average-link groups of statements, then the fragments that hang on them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.grouping.adopt import adopt
from quotes.grouping.align import Text, find_stretch, mapped, overlap, window_resemblance
from quotes.grouping.block import candidates
from quotes.grouping.groups import JOIN, Groups
from quotes.grouping.relate import Item, rivals, same_speaker
from quotes.grouping.weigh import FUNCTION_WEIGHT, Lexicon

HANG = 0.8
"""The share of a fragment's words (in order) that a rendering must hold for the fragment to hang on it."""

LOOSE, LOOSE_UNKNOWN = 0.6, 0.7
"""The same for a fragment of two telling words or more, by the same speaker and where one is not known."""

NEARLY = 0.8
"""How well a word must stand for another (an ending, a slip) to count as printed in its place."""

MARGIN = 0.15
"""How much more of a fragment one group must hold than the next best for the fragment to be its own."""


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
    adopt(groups, _join(groups, sorted(groups.members)))
    found = {at: list(members) for at, members in groups.members.items()}
    by_word: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for at, members in groups.members.items():
        for x in members:
            for key in items[x].text.telling:
                by_word[key].setdefault(at, members)
    loose = []
    for members in shorts:
        item = items[members[0]]
        hosts: dict[int, list[int]] = {}
        if item.text.telling:
            rarest = max(sorted(item.text.telling), key=item.text.words.__getitem__)
            for key in (rarest, *lexicon.near.get(rarest, ())):
                hosts.update(by_word.get(key, {}))
        host = find_host(item, hosts, items, lexicon)
        if host is None:
            loose.append(members)
        else:
            found[host].extend(members)
    return sorted((sorted(members) for members in [*found.values(), *loose]), key=lambda members: members[0])


def _join(groups: Groups, nodes: Sequence[int]) -> dict[int, dict[int, float]]:
    """Join the two groups that belong together most, again and again, until none are believed.

    Returns for each group those worth comparing, with how far the two are one remark (0-1).
    """
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
        groups.join(a, b)
        others = (near[a].keys() | near.pop(b).keys()) - {a, b}
        near[a] = {}
        for c in sorted(others):
            near[c].pop(b, None)
            near[a][c] = near[c][a] = groups.value(a, c)
            if near[a][c] >= JOIN:
                heapq.heappush(heap, (-near[a][c], min(a, c), max(a, c)))
    return near


def holds(text: Text, fragment: Text, lexicon: Lexicon) -> float:
    """Return how far a stretch of ``text`` holds the words of a fragment, 0–1: word for word, or nearly."""
    shared = overlap(fragment, text, lexicon)
    if not fragment.telling or len({x for x, _, _ in shared.pairs} & fragment.telling) < len(
        fragment.telling
    ):
        return 0.0
    keys = mapped(text, shared, NEARLY)
    start, end, share = find_stretch(fragment.keys, keys)
    if share == 1.0:
        return 1.0
    inside = set(keys[start:end])
    kept = sum(max(weight, FUNCTION_WEIGHT) for key, weight in fragment.words.items() if key in inside)
    verbatim = kept / sum(max(weight, FUNCTION_WEIGHT) for weight in fragment.words.values())
    if len(fragment.telling) < 2:
        return verbatim if fragment.telling <= inside else 0.0
    return max(verbatim, window_resemblance(fragment, text, shared))


def find_host(
    item: Item, hosts: Mapping[int, Sequence[int]], items: Sequence[Item], lexicon: Lexicon
) -> int | None:
    """Return the one group whose renderings hold the words of a fragment, or ``None``.

    A single word hangs on nothing: it is in too many things that people say.  One telling word is enough only
    where the speaker is known to be the same.
    """
    few = len(item.text.telling) < 2
    if len(item.text.tokens) < 2 or not item.text.telling:
        return None
    found = []
    for at, members in hosts.items():
        others = [items[x] for x in members]
        if any(rivals(item.rendering, other.rendering) for other in others):
            continue
        known = any(same_speaker(item.rendering, other.rendering) for other in others)
        if known or not few:
            fit = max(holds(other.text, item.text, lexicon) for other in others)
            found.append((fit, -at, HANG if few else LOOSE if known else LOOSE_UNKNOWN))
    found.sort(reverse=True)
    if not found or found[0][0] < found[0][2] or (len(found) > 1 and found[0][0] - found[1][0] < MARGIN):
        return None
    return -found[0][1]
