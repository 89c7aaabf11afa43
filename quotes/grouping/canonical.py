"""Choose the rendering that stands for a remark, and part its renderings into wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.grouping.align import overlap
from quotes.grouping.relate import Item, is_one_wording, number_prints
from quotes.grouping.weigh import Lexicon
from quotes.model import Link, Relation

ENOUGH = 0.5
"""The share of the fullest rendering's weight that another must carry to stand for the remark instead."""

AS_FULL = 0.97
"""Renderings that carry this share of the fullest one's weight are as full."""

FRAGMENT = 0.8
"""What is no sentence prints a whole statement if it carries this share of its weight."""

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
    printed = number_prints(items)
    # What prints the same goes the same way: with how many heads it was compared, and which was best.
    known: dict[tuple[int, bool], tuple[int, float, Item | None]] = {}
    for item in sorted(items, key=lambda item: -item.text.mass):
        same = printed[item.rendering.key], item.rendering.marked
        compared, most, best = known.get(same, (0, -1.0, None))
        for head in heads[compared:]:
            if is_one_wording(head, item, lexicon):
                resemblance = overlap(head.text, item.text, lexicon).resemblance
                if resemblance > most:
                    most, best = resemblance, head
        known[same] = len(heads), most, best
        if best is not None:
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
    halves: Mapping[str, int] | None = None,
) -> tuple[Item, str]:
    """Return the rendering that stands for the remark, and the rule that decided, in words.

    In turn: the original, what prints the statement in one piece before the halves of a split sentence (and
    these before what prints less of it), whole sentences before fragments, the wording that most sources
    print, the fullest, the earliest, the first in order of article and place.  What carries much less than
    the fullest rendering is no candidate.  ``items`` are in order of article and place.

    ``sources`` gives by the rendering's key the independent source that it is from, so that copies count
    once; a rendering that it lacks is its outlet's.  ``originals`` gives the keys of originals with the
    reason in words; without it, what is in another language than English is one.  ``halves`` gives the keys
    of what is only a part of a sentence, for the attribution splits it, with the sentence's number.
    """
    if len(items) == 1:
        return items[0], "the only rendering"
    printed: dict[str, int] = {}
    for wording in wordings:
        found = {_source(item, sources) for item in wording}
        printed.update((item.rendering.key, len(found)) for item in wording)
    reasons = []
    items, original = _originals(items, originals)
    if original:
        reasons.append(original)
    items, why = _without_halves(items, halves or {})
    reasons += why
    most_weight = max(item.text.mass for item in items)
    left = [item for item in items if item.text.mass >= ENOUGH * most_weight]
    if len(left) < len(items):
        reasons.append("the fullest rendering" if len(left) == 1 else "a full rendering")

    def narrow(kept: list[Item], reason: str) -> list[Item]:
        if 0 < len(kept) < len(left):
            reasons.append(reason)
            return kept
        return left

    in_one_piece = not halves or left[0].rendering.key not in halves
    left = narrow(
        [item for item in left if item.rendering.whole],
        "a whole sentence" if in_one_piece else "a clause of its own",
    )
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


def outvoting(
    canonical: Item,
    items: Sequence[Item],
    links: Mapping[str, Link],
    sources: Mapping[str, str] | None = None,
    originals: Mapping[str, str] | None = None,
) -> tuple[list[Item], str]:
    """Return what says otherwise than the canonical rendering, where most sources do, and that in words.

    Most are two at least, and more than those that print as much of it and say the same.  ``links`` are those
    of ``items`` to the canonical one, by their keys; an original is not outvoted.
    """
    if canonical.rendering.key in (originals or {}) or canonical.rendering.lang != "en":
        return [], ""
    others: list[Item] = []
    against, agree = set(), {_source(canonical, sources)}
    for item in items:
        link = links.get(item.rendering.key)
        if link is not None and link.relation is Relation.ALTERED:
            if item.rendering.marked:
                others.append(item)
                against.add(_source(item, sources))
        elif item.text.mass >= ENOUGH * canonical.text.mass:
            agree.add(_source(item, sources))
    if len(against) < max(2, len(agree) + 1):
        return [], ""
    return others, f"as more print it where the meaning differs ({len(against)} against {len(agree)})"


def _source(item: Item, sources: Mapping[str, str] | None) -> str:
    """The independent source that a rendering is from."""
    return (sources or {}).get(item.rendering.key, item.outlet)


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


def _without_halves(items: Sequence[Item], halves: Mapping[str, int]) -> tuple[Sequence[Item], list[str]]:
    """Leave out the halves of sentences where the statement is printed in one piece, else all but halves.

    Returns what is left and why.  A sentence in one piece need not be as full as the one that is split, for
    it may be another translation.  Where there is none, the halves of the fullest sentence are left.
    """
    weights: dict[int, float] = defaultdict(float)
    for item in items:
        if item.rendering.key in halves:
            weights[halves[item.rendering.key]] += item.text.mass
    if not weights:
        return items, []
    fullest = max(weights.values())
    pieces = [item for item in items if item.rendering.key not in halves]
    if any(item.text.mass >= (ENOUGH if item.rendering.whole else FRAGMENT) * fullest for item in pieces):
        return pieces, ["printed in one piece"]
    full = {number for number, weight in weights.items() if weight >= AS_FULL * fullest}
    why = ["printed nowhere in one piece"]
    if len(full) < len(weights):
        why.append("a half of the fullest sentence")
    return [item for item in items if halves.get(item.rendering.key) in full], why
