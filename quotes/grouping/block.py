"""Find the pairs worth comparing: statements that share rare words or runs, or are near in meaning."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.corpus import Corpus, Floats, Ints, Rows, distinct

ASKED = 8
"""How many of its rarest keys (telling words, numbers, runs of two words) a statement is sought by."""

MOST_COMMON = 200
"""A key that more statements hold finds no one, unless the statement has nothing rarer."""

PARTNERS = 20
"""How many others each statement is compared with at most: those that share most with it."""

NEIGHBOURS = 12
"""How many others that are nearest in meaning are compared with it besides."""

FEWEST = 2
"""With fewer keys that anyone shares, a statement is sought by its other words too."""

_ROWS = 1 << 13
"""Statements whose partners are sought at a time."""


class Pairs(NamedTuple):
    """Pairs of statements, the lower number first, each once, in order."""

    a: Ints
    b: Ints


def candidates(
    corpus: Corpus,
    vectors: NDArray[np.float32] | None = None,
    short: NDArray[np.bool_] | None = None,
    workers: int = 1,
) -> Pairs:
    """Return the pairs of statements that may be one remark.

    A statement is sought by its own rarest keys among all that hold them, so that a fragment finds the text
    that it is cut from as well as its like.  Statements of two known speakers make no pair; a known speaker's
    are sought among that speaker's and those of nobody known.  ``vectors``, (n, d) of unit length, add the
    nearest in meaning.  ``short`` marks fragments, of which no two make a pair, and which are near to none.
    ``workers`` are threads.
    """
    if short is None:
        short = np.zeros(len(corpus), dtype=np.bool_)
    found = [_by_words(corpus, short, workers)]
    if vectors is not None:
        found.append(_by_meaning(corpus, vectors, short))
    codes = distinct(np.concatenate(found))
    return Pairs(codes // len(corpus), codes % len(corpus)) if len(codes) else Pairs(codes, codes)


def _code(a: Ints, b: Ints, count: int) -> Ints:
    return np.minimum(a, b) * count + np.maximum(a, b)


def rivals(corpus: Corpus, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Return for each pair whether it is known to be of two different people."""
    mine, yours = corpus.speaker[a], corpus.speaker[b]
    out: NDArray[np.bool_] = (mine >= 0) & (yours >= 0) & (mine != yours)
    return out


def _keys(corpus: Corpus) -> tuple[Rows, Floats]:
    """Return the keys of each statement, with how telling each is: rarer words and their runs."""
    count, width = len(corpus), corpus.words.width
    single = [corpus.telling, corpus.numbers]
    few = np.flatnonzero(corpus.telling.sizes + corpus.numbers.sizes <= FEWEST)
    others, which = corpus.words.of_each(few)
    rows = [*(part.rows for part in single), few[which], corpus.runs.rows]
    ids = [*(part.ids for part in single), others, corpus.runs.ids + width]
    keys = Rows.of(np.concatenate(rows), np.concatenate(ids), count, width + corpus.runs.width)
    weights = np.concatenate([corpus.weights, np.full(corpus.runs.width, 1.0, dtype=np.float32)])
    return keys, weights


def _by_words(corpus: Corpus, short: NDArray[np.bool_], workers: int) -> Ints:
    keys, weights = _keys(corpus)
    count = len(corpus)
    speakers = int(corpus.speaker.max(initial=-1)) + 2
    rows = keys.rows
    # By key, by who said it (nobody known first), by statement: all that hold a key stand side by side.
    places = keys.ids * speakers + corpus.speaker[rows] + 1
    order = np.argsort(places * count + rows)
    holders, places = rows[order], places[order]
    spot = np.empty(len(order), dtype=np.int32)
    spot[order] = np.arange(len(order), dtype=np.int32)
    begins = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1], [True]]))
    run = np.repeat(np.arange(len(begins) - 1, dtype=np.int32), np.diff(begins))
    first_of = np.concatenate([[0], np.cumsum(np.bincount(keys.ids, minlength=keys.width))])
    nobody = np.bincount(keys.ids[corpus.speaker[rows] < 0], minlength=keys.width)
    del rows, order, places

    def found(first: int) -> Ints:
        chosen = np.arange(first, min(first + _ROWS, count))
        asked, which = keys.of_each(chosen)
        known = corpus.speaker[chosen[which]] >= 0
        own = spot[keys.starts[first] : keys.starts[first] + len(asked)]
        # One of a known speaker asks for that speaker and for nobody; one of nobody known asks for all.
        low = [np.where(known, begins[run[own]], 0), first_of[asked]]
        high = [
            np.where(known, begins[run[own] + 1], 0),
            np.where(known, first_of[asked] + nobody[asked], first_of[asked + 1]),
        ]
        sizes = (high[0] - low[0]) + (high[1] - low[1])
        kept = _rarest(which, sizes, asked, len(chosen))
        parts = []
        for at in (0, 1):
            spans = np.minimum(high[at][kept] - low[at][kept], MOST_COMMON)
            # Of a common key, those that stand nearest in the order of statements: they begin alike.
            begin = np.clip(own[kept] - MOST_COMMON // 2, low[at][kept], high[at][kept] - spans)
            start = np.repeat(begin - np.concatenate([[0], np.cumsum(spans)[:-1]]), spans)
            others = holders[start + np.arange(int(spans.sum()))]
            parts.append(
                (np.repeat(chosen[which[kept]], spans), others, np.repeat(weights[asked[kept]], spans))
            )
        return _best(corpus, short, *(np.concatenate(column) for column in zip(*parts, strict=True)))

    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate([*pool.map(found, range(0, count, _ROWS)), np.empty(0, np.int64)])


def _rarest(which: Ints, sizes: Ints, keys: Ints, count: int) -> Ints:
    """Return the places of the keys that each statement asks by: its rarest that someone else holds too."""
    order = np.lexsort((keys, sizes, which))
    order = order[sizes[order] > 1]
    owner = which[order]
    starts = np.searchsorted(owner, np.arange(count))
    rank = np.arange(len(order)) - starts[owner]
    kept: Ints = order[(rank < ASKED) & ((sizes[order] <= MOST_COMMON) | (rank == 0))]
    return kept


def _best(corpus: Corpus, short: NDArray[np.bool_], mine: Ints, others: Ints, weights: Floats) -> Ints:
    """Return the pairs of each statement with those that share most with it, as codes."""
    count = len(corpus)
    good = (mine != others) & ~rivals(corpus, mine, others) & ~short[others]
    codes, inverse = np.unique(mine[good] * count + others[good], return_inverse=True)
    total = np.bincount(inverse, weights=weights[good], minlength=len(codes))
    a, b = codes // count, codes % count
    # The larger the other, the more it holds by chance.
    score = total / np.sqrt(np.maximum(corpus.mass[b], 0.1))
    order = np.lexsort((b, -score, a))
    rank = np.arange(len(order)) - np.searchsorted(a[order], a[order])
    chosen = order[rank < PARTNERS]
    return distinct(_code(a[chosen], b[chosen], count))


def _by_meaning(corpus: Corpus, vectors: NDArray[np.float32], short: NDArray[np.bool_]) -> Ints:
    count = len(corpus)
    long = np.flatnonzero(~short)
    wanted = min(NEIGHBOURS, len(long) - 1)
    speakers, known_too = corpus.speaker[long], corpus.speaker[long] >= 0
    vectors = vectors[long]
    out: list[Ints] = []
    for first in range(0, len(long), 1024):
        near = vectors[first : first + 1024] @ vectors.T
        here = np.arange(first, first + len(near))
        near[np.arange(len(near)), here] = -2
        near[known_too[here][:, None] & known_too & (speakers[here][:, None] != speakers)] = -2
        if wanted > 0:
            best = np.argpartition(-near, wanted - 1, axis=1)[:, :wanted]
            values = np.take_along_axis(near, best, axis=1)
            rows, columns = np.nonzero(values > 0)
            out.append(_code(long[here[rows]], long[best[rows, columns]], count))
    return np.concatenate([*out, np.empty(0, np.int64)])
