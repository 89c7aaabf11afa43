"""Rival translations: what different people made of one remark, and where it does not mean the same."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from quotes.lookup import Lookup
from quotes.model import Band, Remark, Rendering, Span
from quotes.rules import sides
from quotes.rules.force import find_clash
from quotes.rules.sides import Printed, Side

ONE_HAND = 0.75
"""The share of the shorter text's words that the other has in this order, from which one hand made both."""

_BY = ("translation", "back-translation", "interpreter")


def are_between_translators(lookup: Lookup, odd: Sequence[Side], kept: Side) -> bool:
    """Whether two translators part, rather than two outlets: all on the odd side say who translated.

    Somebody on the other side says so too, and names another, or prints it in words that no one hand can
    have made of both.
    """
    return all(
        any(_have_two_hands(lookup, mine.rendering, theirs.rendering) for theirs in kept)
        for side in odd
        for mine in side
    )


def _have_two_hands(lookup: Lookup, a: Rendering, b: Rendering) -> bool:
    one, other = disclosed(lookup, a), disclosed(lookup, b)
    if a.article == b.article or not one or not other:
        return False
    return one.isdisjoint(other) or _likeness(a, b) < ONE_HAND


def disclosed(lookup: Lookup, rendering: Rendering) -> set[tuple[str, str]]:
    """Return how an article itself says that the words were translated, or those of their speaker."""
    steps = lookup.steps_of(rendering)
    return {(step.kind, step.what) for step in steps if step.kind in _BY and step.article is None}


def _likeness(a: Rendering, b: Rendering) -> float:
    one, other = ([word.text.casefold() for word in r.words] for r in (a, b))
    return float(LCSseq.similarity(one, other)) / max(1, min(len(one), len(other)))


def find_rivals(lookup: Lookup, remark: Remark) -> tuple[Side, Side] | None:
    """Return what translations of a remark print with another force, the side to be doubted first."""
    translations = _translations(lookup, remark)
    clash = find_clash(translations) if len(translations) > 1 else None
    if clash is None:
        return None
    printed = [[Printed(r, Span(word.start, word.end)) for r, word in side] for side in clash]
    kept, odd = sides.part(lookup, remark, printed)
    return odd[0], kept


def surely_of(lookup: Lookup, remark: Remark) -> list[Rendering]:
    """Return the renderings of a remark whose link to the canonical one is not unsure, in its order."""
    unsure = {key for link in remark.links if link.band is Band.UNSURE for key in (link.a, link.b)}
    unsure.discard(remark.canonical)
    return [lookup.renderings[key] for key in remark.renderings if key not in unsure]


def _translations(lookup: Lookup, remark: Remark) -> list[Rendering]:
    """Return the renderings of a remark that are translations into English, by any article's word."""
    return [
        rendering
        for rendering in surely_of(lookup, remark)
        if rendering.marked
        and rendering.part_of is None
        and rendering.is_english
        and any(step.kind in _BY for step in lookup.steps_of(rendering))
    ]
