"""A second look at pairs that measures of the whole get wrong: cut texts, like openings, exchanged roles."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.align import make_text
from quotes.grouping.block import Pairs
from quotes.grouping.common import FUNCTION
from quotes.grouping.corpus import Corpus, Floats, Ints, distinct
from quotes.grouping.digest import AFTER_GAP, PUT_IN
from quotes.grouping.encode import encode_many
from quotes.grouping.features import STRINGS, Measures, cosines
from quotes.grouping.halves import Sentence, words_of
from quotes.grouping.relate import Worded, is_cut, squeezed, worded
from quotes.grouping.statements import Workers
from quotes.grouping.vectors import Encoder
from quotes.grouping.weigh import NUMBER_WEIGHT, Lexicon

_log = logging.getLogger(__name__)

HOLDS = 0.8
"""The share of the shorter text's weight, changed numbers aside, that the longer one must hold to be asked
whether they are one text."""

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

ALWAYS, OF_MANY = (-2.5, inf), (-1.0, 4.0)
"""The log-odds between which the rests are compared, and where statements are many."""

_UNWEIGHED = Lexicon(defaultdict(float), {})


def one_text(
    corpus: Corpus,
    pairs: Pairs,
    measures: Measures,
    doubtful: NDArray[np.bool_],
    sentences: Sequence[Sentence],
    spread: Workers,
) -> Ints:
    """Return the places of the doubtful pairs that are one text: the same, or one cut from the other.

    ``sentences`` give one that makes each statement.  Ellipses and insertions in brackets are understood.
    The shorter must have two telling words and four in all.
    """
    # A number that stands against another is a change of meaning, and speaks of no other text.
    lightest = np.maximum(np.minimum(corpus.mass[pairs.a], corpus.mass[pairs.b]), NUMBER_WEIGHT)
    changed = NUMBER_WEIGHT * measures.named("numbers differ") / lightest
    held = measures.named("of the shorter") + changed
    shorter = np.minimum(corpus.lengths[pairs.a], corpus.lengths[pairs.b])
    telling = np.minimum(corpus.telling.sizes[pairs.a], corpus.telling.sizes[pairs.b])
    asked = np.flatnonzero(doubtful & (held >= HOLDS) & (telling >= 2) & (shorter >= 4))
    rows = distinct(measures.row[asked].astype(np.int64))
    a, b = measures.a[rows], measures.b[rows]
    told = spread(_are_cut, (_words(corpus, *side) for side in zip(a.tolist(), b.tolist(), strict=True)))
    cut = np.zeros(len(measures.table), dtype=np.bool_)
    cut[rows] = np.fromiter(chain.from_iterable(told), dtype=np.bool_, count=len(rows))
    for at in np.flatnonzero(corpus.squeezed[a] == corpus.squeezed[b]).tolist():
        one, other = (make_text(words_of(sentences[side[at]]), _UNWEIGHED) for side in (a, b))
        cut[rows[at]] |= squeezed(one) == squeezed(other)
    return asked[cut[measures.row[asked]]]


def _words(corpus: Corpus, a: int, b: int) -> tuple[list[int], bytes, list[int], bytes]:
    """The keys of the words of two statements, and their flags; of two as long, in order of the alphabet."""
    if corpus.lengths[a] == corpus.lengths[b] and corpus.forms[b] < corpus.forms[a]:
        a, b = b, a
    one, other = (slice(corpus.starts[at], corpus.starts[at + 1]) for at in (a, b))
    keys, flags = corpus.keys, corpus.flags
    return keys[one].tolist(), flags[one].tobytes(), keys[other].tolist(), flags[other].tobytes()


def _are_cut(sides: Sequence[tuple[list[int], bytes, list[int], bytes]]) -> list[bool]:
    return [is_cut(_worded(a, of_a), _worded(b, of_b)) for a, of_a, b, of_b in sides]


def _worded(keys: list[int], flags: bytes) -> Worded:
    return worded(keys, [bool(flag & AFTER_GAP) for flag in flags], [bool(flag & PUT_IN) for flag in flags])


def exchanged(corpus: Corpus, measures: Measures) -> Ints:
    """Return the places of the pairs in which who did it and to whom are exchanged, and nothing else.

    "A struck B" and "B struck A" have the same words, and nearly the same vector.  Their content words are
    the same but for two that change places around a third.
    """
    any_order, in_order = (measures.table[:, STRINGS.index(name)] for name in ("in any order", "in order"))
    found = np.zeros(len(measures.table), dtype=np.bool_)
    for row in np.flatnonzero((any_order > SAME_WORDS) & (in_order < any_order)).tolist():
        one, other = (
            [form for form in corpus.forms[side[row]].split() if form not in FUNCTION]
            for side in (measures.a, measures.b)
        )
        if len(one) == len(other):
            moved = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
            if len(moved) == 2 and moved[1] - moved[0] > 1:
                first, second = moved
                if one[first] == other[second] and one[second] == other[first]:
                    found[row] = True
    return np.flatnonzero(found[measures.row])


def other_ending(
    corpus: Corpus,
    measures: Measures,
    values: Floats,
    encoder: Encoder,
    between: tuple[float, float],
    spread: Workers,
) -> Floats:
    """Return what to take from the log-odds of pairs that are the same at the ends, and in the rest unlike.

    "It is too early to speculate about …" is said of many things.  Pairs with other log-odds than
    those ``between`` two are taken as they are.
    """
    penalties = np.zeros(len(measures.table), dtype=np.float32)
    asked = np.flatnonzero((values > between[0]) & (values < between[1]))
    rows = distinct(measures.row[asked].astype(np.int64))
    a, b = measures.a[rows], measures.b[rows]
    rows = rows[(corpus.first[a] == corpus.first[b]) | (corpus.last[a] == corpus.last[b])]
    sides = zip(measures.a[rows].tolist(), measures.b[rows].tolist(), strict=True)
    told = spread(_all_rests, ((corpus.forms[a], corpus.forms[b]) for a, b in sides))
    places: list[int] = []
    rests: list[str] = []
    for row, found in zip(rows.tolist(), chain.from_iterable(told), strict=True):
        if found is not None:
            places.append(row)
            rests += found
    if places:
        vectors, spots = encode_many(encoder, rests, spread)
        _log.debug("%d vectors of endings", len(vectors))
        penalties[places] = np.maximum(0.0, AGAINST * (UNLIKE - cosines(vectors, spots[0::2], spots[1::2])))
    out = np.zeros(len(values), dtype=np.float32)
    out[asked] = penalties[measures.row[asked]]
    return out


def _all_rests(sides: Sequence[tuple[str, str]]) -> list[tuple[str, str] | None]:
    return [_rests(a.split(), b.split()) for a, b in sides]


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
