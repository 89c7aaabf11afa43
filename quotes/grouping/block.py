"""Find the pairs worth comparing: renderings that share telling words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest

from quotes.grouping.relate import SAME_SPEAKER, Item, rivals, same_speaker
from quotes.grouping.weigh import Lexicon

MOST_COMMON = 300
"""A word that more renderings hold proposes no pairs, unless a rendering has nothing rarer."""

PARTNERS = 20
"""How many others each rendering is compared with at most: those that share most of its weight."""

FLOOR = 0.15
"""The shared weight over both (exact words only) below which a pair is not worth comparing."""

FEW = 4
"""A rendering of a known speaker with fewer telling words than this is also sought by its other words."""


def candidates(items: Sequence[Item], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return pairs of indices (lower first) of renderings that may be one remark, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        for key in item.text.words:
            holders[key].append(at)
    masses = [item.text.mass for item in items]
    pairs: set[tuple[int, int]] = set()
    for at, item in enumerate(items):
        words = item.text.words
        few = item.rendering.speaker is not None and len(item.text.telling) < FEW
        own = sorted(
            (k for k in words if few or k in item.text.telling or k[0] == "#"),
            key=lambda key: (len(holders[key]), key),
        )
        gain: dict[int, float] = defaultdict(float)
        for rank, key in enumerate(own):
            if len(holders[key]) > MOST_COMMON and rank > 1:
                break
            for near, value in [(key, 1.0), *lexicon.near.get(key, {}).items()]:
                if len(holders[near]) <= 10 * MOST_COMMON:
                    for other in holders[near]:
                        gain[other] += value * words[key]
        gain.pop(at, None)
        scored = []
        for other, weight in gain.items():
            score = 2 * weight / (item.text.mass + masses[other])
            if score >= FLOOR and not rivals(item.rendering, items[other].rendering):
                together = same_speaker(item.rendering, items[other].rendering)
                scored.append((-score - SAME_SPEAKER * together, other))
        pairs.update((min(at, other), max(at, other)) for _, other in nsmallest(PARTNERS, scored))
    return sorted(pairs)
