"""A second look at pairs that measures of the whole get wrong: cut texts, like openings, exchanged roles."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.align import Text, make_text
from quotes.grouping.block import Pairs
from quotes.grouping.common import FUNCTION
from quotes.grouping.corpus import Corpus, Floats, Ints
from quotes.grouping.encode import encode_many
from quotes.grouping.features import STRINGS, cosines
from quotes.grouping.halves import Sentence, words_of
from quotes.grouping.relate import is_cut
from quotes.grouping.statements import workers_of
from quotes.grouping.vectors import Encoder
from quotes.grouping.weigh import Lexicon

_log = logging.getLogger(__name__)

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


def one_text(
    corpus: Corpus,
    pairs: Pairs,
    strings: Floats,
    doubtful: NDArray[np.bool_],
    sentences: Sequence[Sentence],
    workers: int = 1,
) -> Ints:
    """Return the places of the doubtful pairs that are one text: the same, or one cut from the other.

    ``sentences`` give one that makes each statement.  Ellipses and insertions in brackets are understood.
    The shorter must have two telling words and four in all.
    """
    held = strings[:, STRINGS.index("of the shorter")]
    shorter = np.minimum(corpus.lengths[pairs.a], corpus.lengths[pairs.b])
    telling = np.minimum(corpus.telling.sizes[pairs.a], corpus.telling.sizes[pairs.b])
    asked = np.flatnonzero(doubtful & (held >= HOLDS) & (telling >= 2) & (shorter >= 4))
    sides = zip(pairs.a[asked].tolist(), pairs.b[asked].tolist(), strict=True)
    with workers_of(workers) as spread:
        cut = list(chain.from_iterable(spread(_are_cut, ((sentences[a], sentences[b]) for a, b in sides))))
    return asked[np.array(cut, dtype=np.bool_)]


def _are_cut(sides: Sequence[tuple[Sentence, Sentence]]) -> list[bool]:
    @lru_cache(maxsize=1 << 12)
    def text(halves: Sentence) -> Text:
        return make_text(words_of(halves), _UNWEIGHED)

    return [is_cut(text(one), text(other)) for one, other in sides]


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


def other_ending(
    corpus: Corpus, pairs: Pairs, values: Floats, encoder: Encoder, most: float, workers: int = 1
) -> Floats:
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
        vectors, spots = encode_many(encoder, rests, workers)
        _log.debug("%d vectors of endings", len(vectors))
        penalties[places] = np.maximum(0.0, AGAINST * (UNLIKE - cosines(vectors, spots[0::2], spots[1::2])))
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
