"""Choose the rendering that stands for a remark, and part its renderings into wordings."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.grouping.align import overlap
from quotes.grouping.relate import Item, is_one_text
from quotes.grouping.weigh import Lexicon

ENOUGH = 0.5
"""The share of the fullest rendering's weight that another must carry to stand for the remark instead."""

AS_FULL = 0.97
"""Renderings that carry this share of the fullest one's weight are as full."""

LATEST = "9999"
"""Sorts after every date: an article without one is no one's forerunner."""


def part_wordings(items: Sequence[Item], lexicon: Lexicon) -> list[list[Item]]:
    """Return the wordings: renderings that are one text (the same, cut or edited).

    Each takes the fullest rendering left as its head and everything that is one text with the head, or
    the head that it resembles most; nothing joins by way of a third.
    """
    heads: list[Item] = []
    wordings: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: -item.text.mass):
        fits = [head for head in heads if is_one_text(head.text, item.text, lexicon)]
        if fits:
            best = max(fits, key=lambda head: overlap(head.text, item.text, lexicon).resemblance)
            wordings[best.rendering.key].append(item)
        else:
            heads.append(item)
            wordings[item.rendering.key] = [item]
    place = {item.rendering.key: at for at, item in enumerate(items)}
    for wording in wordings.values():
        wording.sort(key=lambda item: place[item.rendering.key])
    return sorted(wordings.values(), key=lambda wording: place[wording[0].rendering.key])


def choose_canonical(items: Sequence[Item], wordings: Sequence[Sequence[Item]]) -> tuple[Item, str]:
    """Return the rendering that stands for the remark, and the rule that decided, in words.

    In turn: whole sentences before fragments, the wording that most outlets print, the fullest, the
    earliest, the first in order of article and place.  What carries much less than the fullest
    rendering is no candidate.  ``items`` are in order of article and place.
    """
    if len(items) == 1:
        return items[0], "the only rendering"
    printed: dict[str, int] = {}
    for wording in wordings:
        outlets = len({item.outlet for item in wording})
        printed.update((item.rendering.key, outlets) for item in wording)
    most_weight = max(item.text.mass for item in items)
    left = [item for item in items if item.text.mass >= ENOUGH * most_weight]
    reasons = []
    if len(left) < len(items):
        reasons.append("the fullest rendering" if len(left) == 1 else "a full rendering")

    def narrow(kept: list[Item], reason: str) -> list[Item]:
        if 0 < len(kept) < len(left):
            reasons.append(reason)
            return kept
        return left

    left = narrow([item for item in left if item.rendering.whole], "a whole sentence")
    most = max(printed[item.rendering.key] for item in left)
    left = narrow(
        [item for item in left if printed[item.rendering.key] == most],
        f"in the wording that most outlets print ({most})",
    )
    most_weight = max(item.text.mass for item in left)
    left = narrow(
        [item for item in left if item.text.mass >= AS_FULL * most_weight], "the fullest of those left"
    )
    first = min(item.date or LATEST for item in left)
    left = narrow([item for item in left if (item.date or LATEST) == first], f"the earliest ({first})")
    if len(left) > 1:
        reasons.append("the first in order of article and place")
    return left[0], ", ".join(reasons)
