"""Choose the rendering that stands for a remark, and part its renderings into wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.grouping.align import overlap
from quotes.grouping.relate import Item, is_one_wording
from quotes.grouping.weigh import Lexicon

ENOUGH = 0.5
"""The share of the fullest rendering's weight that another must carry to stand for the remark instead."""

AS_FULL = 0.97
"""Renderings that carry this share of the fullest one's weight are as full."""

LATEST = "9999"
"""Sorts after every date: an article without one is no one's forerunner."""


def part_wordings(items: Sequence[Item], lexicon: Lexicon) -> list[list[Item]]:
    """Return the wordings: renderings that are one text (the same, cut or edited).

    What is altered, and what is reported without quotation marks, is a wording of its own, with others
    equal to it.  Each takes the fullest rendering left as its head and everything that is one text with the
    head, or the head that it resembles most; nothing joins by way of a third.
    """
    heads: list[Item] = []
    wordings: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: -item.text.mass):
        fits = [head for head in heads if is_one_wording(head, item, lexicon)]
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


def choose_canonical(
    items: Sequence[Item],
    wordings: Sequence[Sequence[Item]],
    sources: Mapping[str, str] | None = None,
    originals: Mapping[str, str] | None = None,
) -> tuple[Item, str]:
    """Return the rendering that stands for the remark, and the rule that decided, in words.

    In turn: the original, whole sentences before fragments, the wording that most sources print, the
    fullest, the earliest, the first in order of article and place.  What carries much less than the fullest
    rendering is no candidate.  ``items`` are in order of article and place.

    ``sources`` gives by the rendering's key the independent source that it is from, so that copies count
    once; a rendering that it lacks is its outlet's.  ``originals`` gives the keys of originals with the
    reason in words; without it, what is in another language than English is one.
    """
    if len(items) == 1:
        return items[0], "the only rendering"
    printed: dict[str, int] = {}
    for wording in wordings:
        found = {(sources or {}).get(item.rendering.key, item.outlet) for item in wording}
        printed.update((item.rendering.key, len(found)) for item in wording)
    reasons = []
    items, original = _originals(items, originals)
    if original:
        reasons.append(original)
    most_weight = max(item.text.mass for item in items)
    left = [item for item in items if item.text.mass >= ENOUGH * most_weight]
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
        f"in the wording that most {'outlets' if sources is None else 'independent outlets'} print ({most})",
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


def _originals(items: Sequence[Item], originals: Mapping[str, str] | None) -> tuple[Sequence[Item], str]:
    """Return the originals among renderings and why the first is one, or all renderings where none is.

    One in another language goes before a transcript in English: of what was said in it, that is a
    translation.
    """
    if originals is None:
        originals = {i.rendering.key: i.rendering.lang for i in items if i.rendering.lang != "en"}
    found = [item for item in items if item.rendering.key in originals]
    found = [item for item in found if item.rendering.lang != "en"] or found
    if not found:
        return items, ""
    return found, f"the original ({originals[found[0].rendering.key]})"
