"""Measures of how far two statements are one remark: of their words, their letters and their meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from quotes.grouping.corpus import CHUNK, Corpus, Floats, Ints

AT_ONCE = 1 << 19
"""Pairs that a thread measures at a time, so that memory does not grow by much more than their measures."""

MOST, AS_LONG = 0.6, 0.95
"""The share of the shorter text's weight from which it is looked for in the longer, unless it is about as
long."""

STRINGS: Final = (
    "resemblance",
    "of the shorter",
    "of roots",
    "in any order",
    "in order",
    "lengths",
    "short",
    "light",
    "numbers shared",
    "numbers differ",
    "names shared",
    "names of one",
    "negation",
    "resemblance squared",
    "held in longer",
    "runs of the shorter",
    "cut",
    "telling",
    "telling of both",
    "telling of both, in order",
    "telling of the shorter",
)
"""The measures that strings give, in order: see :func:`string_features`."""

VECTORS: Final = ("cosine", "cosine squared", "cosine and resemblance", "cosine and length")
"""The measures that sentence vectors add: see :func:`vector_features`."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of pairs of statements: two texts are measured once, whoever says them.

    ``table`` holds the measures of :data:`STRINGS` of each two texts, (m, 21), ``a`` and ``b`` two statements
    that print them; ``row`` says of each pair where it stands there.
    """

    table: Floats
    a: Ints
    b: Ints
    row: NDArray[np.int32]

    def named(self, name: str) -> Floats:
        """Return one measure of all pairs, (n,)."""
        return self.table[:, STRINGS.index(name)][self.row]

    def of(self, pairs: Ints) -> Floats:
        """Return the measures of some pairs, by their places."""
        return self.table[self.row[pairs]]


def measure(corpus: Corpus, a: Ints, b: Ints, workers: int = 1) -> Measures:
    """Measure the strings of pairs, in threads: numpy and rapidfuzz let others run."""
    width = int(corpus.text.max(initial=0)) + 1
    one, other = corpus.text[a], corpus.text[b]
    codes = np.minimum(one, other) * width + np.maximum(one, other)
    order = np.argsort(codes, kind="stable")
    new = np.concatenate([[True], codes[order][1:] != codes[order][:-1]])[: len(codes)]
    row = np.empty(len(codes), dtype=np.int32)
    row[order] = np.cumsum(new) - 1
    first = order[new]
    table = np.empty((len(first), len(STRINGS)), dtype=np.float32)

    def fill(at: int) -> None:
        some = first[at : at + AT_ONCE]
        table[at : at + AT_ONCE] = string_features(corpus, a[some], b[some])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(fill, range(0, len(first), AT_ONCE)))
    return Measures(table, a[first], b[first], row)


def string_features(corpus: Corpus, a: Ints, b: Ints, workers: int = 1) -> Floats:
    """Return the measures of :data:`STRINGS` of each pair, (n, 21) float32.

    ``resemblance`` is the weight of shared words over both (Dice), ``of the shorter`` over the lighter of
    the two and ``runs of the shorter`` its runs of two words, ``of roots`` the first by the roots that
    derived words share; ``in any order`` and ``in order`` compare letters (ratio of rapidfuzz, 0–1, of the
    words sorted and as they are), ``cut`` those of the shorter with a stretch of the longer, where most of
    its words are held.  ``telling`` is the resemblance by telling words alone, ``telling of the shorter`` the
    share of the fewer that the other has, ``telling of both`` counts those that either has and the other has
    not: the lesser count.
    """
    words = corpus.words.shared(a, b, corpus.weights)
    roots = corpus.families.shared(a, b, corpus.family_weights)
    mass, root_mass = corpus.mass, corpus.family_mass
    alone = np.ones(max(corpus.words.width, corpus.runs.width), dtype=np.float32)
    runs = corpus.runs.shared(a, b, alone)

    def counts(rows_of: str) -> tuple[Floats, Floats, Floats]:
        rows = getattr(corpus, rows_of)
        both = rows.shared(a, b, alone)
        return both, rows.sizes[a] - both, rows.sizes[b] - both

    both_numbers, numbers_a, numbers_b = counts("numbers")
    both_names, names_a, names_b = counts("names")
    resemblance = 2 * words / np.maximum(mass[a] + mass[b], 1e-6)
    held = words / np.maximum(np.minimum(mass[a], mass[b]), 1e-6)
    telling, telling_a, telling_b = counts("telling")
    apart = np.minimum(np.minimum(telling_a, telling_b), 4)
    in_order = _compare(corpus.forms, a, b, fuzz.ratio, workers)
    letters = corpus.letters
    ratio = np.minimum(letters[a], letters[b]) / np.maximum(np.maximum(letters[a], letters[b]), 1)
    columns = (
        resemblance,
        held,
        2 * roots / np.maximum(root_mass[a] + root_mass[b], 1e-6),
        _compare(corpus.sorted_forms, a, b, fuzz.ratio, workers),
        in_order,
        ratio,
        np.log1p(np.minimum(corpus.lengths[a], corpus.lengths[b])),
        np.log(np.minimum(mass[a], mass[b]) + 0.1),
        both_numbers,
        np.minimum(numbers_a, numbers_b),
        both_names,
        names_a + names_b,
        corpus.negated[a] != corpus.negated[b],
        resemblance**2,
        held * (1 - ratio),
        runs / np.maximum(np.minimum(corpus.runs.sizes[a], corpus.runs.sizes[b]), 1),
        _cut(corpus, a, b, (held >= MOST) & (ratio < AS_LONG), workers),
        2 * telling / np.maximum(2 * telling + telling_a + telling_b, 1),
        apart,
        apart * in_order,
        telling / np.maximum(np.minimum(telling_a, telling_b) + telling, 1),
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def vector_features(corpus: Corpus, a: Ints, b: Ints, cosine: Floats, strings: Floats) -> Floats:
    """Return the measures of :data:`VECTORS` of each pair, (n, 4) float32; ``strings`` are its others."""
    shorter = np.minimum(corpus.lengths[a], corpus.lengths[b])
    columns = (cosine, cosine**2, cosine * strings[:, 0], cosine * np.minimum(shorter, 30) / 30)
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def cosines(vectors: NDArray[np.float32], a: Ints, b: Ints) -> Floats:
    """Return the cosine of each pair of rows of unit length."""
    out = np.empty(len(a), dtype=np.float32)
    for at in range(0, len(a), CHUNK):
        left, right = vectors[a[at : at + CHUNK]], vectors[b[at : at + CHUNK]]
        out[at : at + CHUNK] = np.einsum("ij,ij->i", left, right)
    return out


def _cut(corpus: Corpus, a: Ints, b: Ints, where: NDArray[np.bool_], workers: int) -> Floats:
    out = np.zeros(len(a), dtype=np.float32)
    some = np.flatnonzero(where)
    out[some] = _compare(corpus.forms, a[some], b[some], fuzz.partial_ratio, workers)
    return out


def _compare(forms: Sequence[str], a: Ints, b: Ints, scorer: Callable[..., float], workers: int) -> Floats:
    out = np.empty(len(a), dtype=np.float32)
    for at in range(0, len(a), CHUNK):
        left = [forms[i] for i in a[at : at + CHUNK].tolist()]
        right = [forms[i] for i in b[at : at + CHUNK].tolist()]
        scores = process.cpdist(left, right, scorer=scorer, workers=workers, dtype=np.float32)
        out[at : at + CHUNK] = scores / 100
    return out
