"""Put the halves of a sentence together that the attribution splits: "We came," she said, "to stay."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quotes.grouping.normal import Token, tokens_of
from quotes.model import Article, Rendering

Sentence = tuple[Rendering, ...]
"""A rendering, or the halves of one sentence."""

LONGEST = 200
"""Characters between two halves of a sentence at most."""

_ENDED = re.compile(r"[.!?…][\"”’'»]*$")
_STOP = re.compile(r"[.!?][\"”’'»]*\s+[\"“‘'«]*[A-Z]")
_CUE = re.compile(r"\w+\W+\w+")
_BEFORE_MARK = re.compile(r",\s*[\"“‘'«„–—-]*\s*$")


def continues(first: Rendering, second: Rendering, text: str) -> bool:
    """Return whether ``second`` goes on with the sentence of ``first`` after an attribution in its midst.

    The two are one quotation in one article; ``first`` has not ended, what stands between is a few words that
    end in a comma, and ``second`` does not begin a sentence of its own.
    """
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


def join_halves(renderings: Sequence[Rendering], articles: Mapping[str, Article]) -> list[list[int]]:
    """Return the sentences: the places of a rendering, or of those that are one.  They come in order."""
    sentences: list[list[int]] = []
    for at, rendering in enumerate(renderings):
        before = renderings[sentences[-1][-1]] if sentences else None
        if before is not None and continues(before, rendering, articles[rendering.article].text):
            sentences[-1].append(at)
        else:
            sentences.append([at])
    return sentences


def words_of(sentence: Sentence) -> list[Token]:
    """Return the words of a sentence, in order."""
    return [token for half in sentence for token in tokens_of(half)]


def text_of(sentence: Sentence) -> str:
    """Return what a sentence prints, without what stands between its halves."""
    return " ".join(half.text for half in sentence)
