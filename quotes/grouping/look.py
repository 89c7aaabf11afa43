"""A second look at pairs that measures of the whole get wrong: cut texts, like openings, exchanged roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.align import Text, make_text
from quotes.grouping.block import Pairs
from quotes.grouping.common import FUNCTION
from quotes.grouping.corpus import Corpus, Floats, Ints
from quotes.grouping.features import STRINGS
from quotes.grouping.normal import Token
from quotes.grouping.relate import is_cut
from quotes.grouping.vectors import Encoder
from quotes.grouping.weigh import Lexicon

HOLDS = 0.8
"""The share of the shorter text's weight that the longer one must hold to be asked whether they are one
text."""

ASSURED = 4.0
"""The log-odds that one text, the same or cut, is one remark at least."""

SAME_WORDS = 0.95
"""The letters (0–1) that two statements have in common in any order from which one may exchange words of
the other."""

LIKE = 0.35
"""The share of the longer text that is the same at both ends from which the rest is compared."""

REST = 2
"""The content words that both rests must have to be compared."""

UNLIKE = 0.42
"""The cosine of the rests below which it speaks against two texts being one: so low are few that are."""

AGAINST = 20.0
"""The log-odds that it speaks against them for each full unit that the cosine is lower."""

LEAST, MOST = -2.5, 4.0
"""The log-odds from which the rests are compared, and to which at most where statements are many."""

_UNWEIGHED = Lexicon(defaultdict(float), {})

TokensOf = Callable[[int], Sequence[Token]]
"""The words of a statement."""


def one_text(
    corpus: Corpus, pairs: Pairs, strings: Floats, doubtful: NDArray[np.bool_], tokens: TokensOf
) -> Ints:
    """Return the places of the doubtful pairs that are one text: the same, or one cut from the other.

    Ellipses and insertions in brackets are understood.  The shorter must have two telling words, or be as
    long as a sentence.
    """
    held = strings[:, STRINGS.index("of the shorter")]
    shorter = np.minimum(corpus.lengths[pairs.a], corpus.lengths[pairs.b])
    telling = np.minimum(corpus.telling.sizes[pairs.a], corpus.telling.sizes[pairs.b])
    asked = doubtful & (held >= HOLDS) & (telling >= 2) & (shorter >= 4)

    @lru_cache(maxsize=1 << 12)
    def text(statement: int) -> Text:
        return make_text(tokens(statement), _UNWEIGHED)

    found = [
        at for at in np.flatnonzero(asked).tolist() if is_cut(text(int(pairs.a[at])), text(int(pairs.b[at])))
    ]
    return np.array(found, dtype=np.int64)


def exchanged(corpus: Corpus, pairs: Pairs, strings: Floats) -> Ints:
    """Return the places of the pairs in which who did it and to whom are exchanged, and nothing else.

    "A struck B" and "B struck A" have the same words, and nearly the same vector.  Their content words are
    the same but for two that change places around a third.
    """
    any_order, in_order = (strings[:, STRINGS.index(name)] for name in ("in any order", "in order"))
    found = []
    for at in np.flatnonzero((any_order > SAME_WORDS) & (in_order < any_order)).tolist():
        one, other = (
            [form for form in corpus.forms[side[at]].split() if form not in FUNCTION]
            for side in (pairs.a, pairs.b)
        )
        if len(one) == len(other):
            moved = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
            if len(moved) == 2 and moved[1] - moved[0] > 1:
                first, second = moved
                if one[first] == other[second] and one[second] == other[first]:
                    found.append(at)
    return np.array(found, dtype=np.int64)


def other_ending(corpus: Corpus, pairs: Pairs, values: Floats, encoder: Encoder, most: float) -> Floats:
    """Return what to take from the log-odds of pairs that are the same at the ends, and in the rest unlike.

    "It is too early to speculate about …" is said of many things.  Pairs with log-odds of
    ``most`` and more are taken as they are.
    """
    penalties = np.zeros(len(values), dtype=np.float32)
    places: list[int] = []
    rests: list[str] = []
    for at in np.flatnonzero((values > LEAST) & (values < most)).tolist():
        found = _rests(corpus.forms[pairs.a[at]].split(), corpus.forms[pairs.b[at]].split())
        if found is not None:
            places.append(at)
            rests += found
    if places:
        vectors = encoder.encode(rests)
        cosine = np.einsum("ij,ij->i", vectors[0::2], vectors[1::2])
        penalties[places] = np.maximum(0.0, AGAINST * (UNLIKE - cosine))
    return penalties


def _rests(a: Sequence[str], b: Sequence[str]) -> tuple[str, str] | None:
    most = min(len(a), len(b))
    start = next((at for at in range(most) if a[at] != b[at]), most)
    end = next((at for at in range(most - start) if a[-1 - at] != b[-1 - at]), most - start)
    if start + end < LIKE * max(len(a), len(b)):
        return None
    rests = a[start : len(a) - end], b[start : len(b) - end]
    if min(sum(word not in FUNCTION for word in rest) for rest in rests) < REST:
        return None
    return " ".join(rests[0]), " ".join(rests[1])
