"""Put the halves of a sentence together that the attribution splits: "We came," she said, "to stay."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.grouping.align import make_text
from quotes.grouping.relate import Item
from quotes.grouping.weigh import Lexicon
from quotes.model import Article

LONGEST = 200
"""Characters between two halves of a sentence at most."""

_ENDED = re.compile(r"[.!?…][\"”’'»]*$")
_STOP = re.compile(r"[.!?][\"”’'»]*\s+[\"“‘'«]*[A-Z]")
_CUE = re.compile(r"\w+\W+\w+")
_BEFORE_MARK = re.compile(r",\s*[\"“‘'«„–—-]*\s*$")


def continues(a: Item, b: Item, text: str) -> bool:
    """Return whether ``b`` goes on with the sentence of ``a`` after an attribution in its midst.

    The two are one quotation in one article; ``a`` has not ended, what stands between is a few words that end
    in a comma, and ``b`` does not begin a sentence of its own.
    """
    first, second = a.rendering, b.rendering
    if (
        first.article != second.article
        or first.quotation != second.quotation
        or first.speaker != second.speaker
    ):
        return False
    between = text[first.end : second.start]
    if first.end > second.start or len(between) > LONGEST or "\n\n" in between or _ENDED.search(first.text):
        return False
    if not _CUE.search(between) or not _BEFORE_MARK.search(between):
        return False
    return second.text[:1].islower() or not _STOP.search(between)


def join_halves(items: Sequence[Item], articles: Mapping[str, Article]) -> list[list[Item]]:
    """Return the sentences: each a rendering, or the renderings that are one.  ``items`` are in order."""
    sentences: list[list[Item]] = []
    for item in items:
        text = articles[item.rendering.article].text
        if sentences and continues(sentences[-1][-1], item, text):
            sentences[-1].append(item)
        else:
            sentences.append([item])
    return sentences


def as_one(halves: Sequence[Item], lexicon: Lexicon) -> Item:
    """Return a sentence as one item to compare, under the name of its first half."""
    if len(halves) == 1:
        return halves[0]
    tokens = [token for half in halves for token in half.text.tokens]
    return replace(halves[0], text=make_text(tokens, lexicon))
