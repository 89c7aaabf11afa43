"""The statements of a corpus side by side, in arrays: what each says, who said it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.common import COMMONEST
from quotes.grouping.digest import NAME, TELLING, Digest
from quotes.grouping.weigh import (
    COMMONEST_WEIGHT,
    FUNCTION_WEIGHT,
    NUMBER_WEIGHT,
    SMALL_NUMBER_WEIGHT,
    family,
    weight_of,
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

CHUNK = 1 << 17
"""Pairs that are compared at a time, so that memory does not grow with their number."""


def distinct(codes: Ints) -> Ints:
    """Return the distinct numbers, ascending; ``np.unique`` hashes, and takes a hundred times longer."""
    codes = np.sort(codes)
    kept = np.ones(len(codes), dtype=np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=kept[1:])
    return codes[kept]


@dataclass(frozen=True, slots=True)
class Rows:
    """Sets of numbers, one a statement: statement i has ``ids[starts[i]:starts[i + 1]]``, ascending."""

    starts: Ints
    ids: Ints
    width: int

    @classmethod
    def of(cls, rows: Ints, ids: Ints, count: int, width: int) -> Rows:
        """Gather (statement, number) pairs, each kept once; numbers are below ``width``."""
        codes = distinct(rows * width + ids)
        starts = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(codes // width, minlength=count), out=starts[1:])
        return cls(starts, codes % width, width)

    @property
    def sizes(self) -> Ints:
        """How many numbers each statement has."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Ints:
        """The statement of each of ``ids``."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)

    def of_each(self, chosen: Ints) -> tuple[Ints, Ints]:
        """Return the numbers of the chosen statements in turn, and for each which choice it is of."""
        sizes = self.sizes[chosen]
        which = np.repeat(np.arange(len(chosen)), sizes)
        first = np.repeat(self.starts[chosen] - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
        return self.ids[first + np.arange(len(which))], which

    def total(self, values: Floats) -> Floats:
        """Return for each statement the sum of the values of its numbers."""
        return np.bincount(self.rows, weights=values[self.ids], minlength=len(self.starts) - 1).astype(
            np.float32
        )

    def shared(self, a: Ints, b: Ints, values: Floats) -> Floats:
        """Return for each pair of statements the sum of the values of the numbers that both have."""
        out = np.zeros(len(a), dtype=np.float32)
        for at in range(0, len(a), CHUNK):
            of_a, which_a = self.of_each(a[at : at + CHUNK])
            of_b, which_b = self.of_each(b[at : at + CHUNK])
            codes_a, codes_b = which_a * self.width + of_a, which_b * self.width + of_b
            if not len(codes_b):
                continue
            spots = np.minimum(np.searchsorted(codes_b, codes_a), len(codes_b) - 1)
            found = codes_b[spots] == codes_a
            size = min(CHUNK, len(a) - at)
            out[at : at + size] = np.bincount(which_a[found], weights=values[of_a[found]], minlength=size)
        return out


@dataclass(frozen=True, slots=True)
class Corpus:
    """Statements, each with other words or of another speaker than the rest.

    ``words`` and ``families`` (roots that derived words share) hold what a statement says, weighted by
    ``weights`` and ``family_weights`` (0–1); ``telling``, ``numbers`` and ``names`` are parts of ``words``;
    ``mass`` and ``family_mass`` are sums of weights.  ``runs`` are its content words two by two.  ``lengths``
    counts tokens, ``negated`` says whether negations are odd in number, ``whole`` tells sentences from
    fragments.  ``forms`` is the folded text, ``letters`` its length, ``sorted_forms`` the same with its words
    in alphabetical order.  Statements with one number in ``text`` print the same, in ``squeezed`` the same
    letters and figures, in ``first`` and ``last`` the same first and last word.  ``keys`` are its words in
    order, as numbers, and ``flags`` what :mod:`quotes.grouping.digest` says of each: statement i has those
    from ``starts[i]`` to ``starts[i + 1]``.
    ``speaker`` is a number, -1 for not known.
    """

    text: Ints
    keys: NDArray[np.int32]
    flags: NDArray[np.uint8]
    starts: Ints
    squeezed: Ints
    first: Ints
    last: Ints
    forms: Sequence[str]
    sorted_forms: Sequence[str]
    letters: Floats
    words: Rows
    weights: Floats
    mass: Floats
    families: Rows
    family_weights: Floats
    family_mass: Floats
    telling: Rows
    numbers: Rows
    names: Rows
    runs: Rows
    lengths: Ints
    negated: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    speaker: Ints

    def __len__(self) -> int:
        return len(self.forms)


def make_corpus(found: Digest, chosen: Ints, whole: NDArray[np.bool_], speaker: Ints) -> Corpus:
    """Weigh the words of the chosen statements of a digest.

    ``whole`` and ``speaker`` are theirs.  Content words weigh by inverse document frequency,
    smoothed by a general prior (:func:`quotes.grouping.weigh.weight_of`).
    """
    count, width = len(chosen), max(1, len(found.vocabulary))
    starts = np.concatenate([[0], found.ends])
    every = Rows(starts, found.ids.astype(np.int64), width)
    ids, rows = every.of_each(chosen)
    flags = Rows(starts, found.flags.astype(np.int64), 4).of_each(chosen)[0]
    words = Rows.of(rows, ids, count, width)
    holders = np.bincount(words.ids, minlength=len(found.vocabulary))
    weights = np.array(
        [_weight(word, int(df), count) for word, df in zip(found.vocabulary, holders, strict=True)] or [0.0],
        dtype=np.float32,
    )
    roots = [word[0] + family(word[1:]) if word[0] == "c" else word for word in found.vocabulary]
    root_place = {root: at for at, root in enumerate(sorted(set(roots)))}
    root_of = np.array([root_place[root] for root in roots] or [0], dtype=np.int64)
    root_weights = np.zeros(max(1, len(root_place)), dtype=np.float32)
    np.maximum.at(root_weights, root_of, weights)
    families = Rows.of(words.rows, root_of[words.ids], count, len(root_weights))
    kinds = np.array([word[0] for word in found.vocabulary] or ["-"])
    content = np.flatnonzero((kinds[ids] == "c") | (kinds[ids] == "#"))
    beside = content[:-1][rows[content[:-1]] == rows[content[1:]]]
    after = content[1:][rows[content[:-1]] == rows[content[1:]]]
    pairs, runs = np.unique(ids[beside] * width + ids[after], return_inverse=True)

    def some(which: NDArray[np.bool_]) -> Rows:
        return Rows.of(rows[which], ids[which], count, width)

    lengths = np.bincount(rows, minlength=count)
    # A word may be content here and function there: its key is the same.
    key_place = {key: at for at, key in enumerate(dict.fromkeys(word[1:] for word in found.vocabulary))}
    key_of = np.array([key_place[word[1:]] for word in found.vocabulary] or [0], dtype=np.int32)
    places = chosen.tolist()
    in_order = {at: " ".join(sorted(found.forms[at].split())) for at in places}
    return Corpus(
        text=chosen,
        keys=key_of[ids],
        flags=flags.astype(np.uint8),
        starts=np.concatenate([[0], np.cumsum(lengths)]),
        squeezed=_alike("".join(filter(str.isalnum, found.forms[at])) for at in places),
        first=_alike(found.forms[at].partition(" ")[0] for at in places),
        last=_alike(found.forms[at].rpartition(" ")[2] for at in places),
        forms=[found.forms[at] for at in places],
        sorted_forms=[in_order[at] for at in places],
        letters=np.array([len(found.forms[at]) for at in places], dtype=np.float32),
        words=words,
        weights=weights,
        mass=words.total(weights),
        families=families,
        family_weights=root_weights,
        family_mass=families.total(root_weights),
        telling=some((flags & TELLING) > 0),
        numbers=some(kinds[ids] == "#"),
        names=some((flags & NAME) > 0),
        runs=Rows.of(rows[beside], runs, count, max(1, len(pairs))),
        lengths=lengths,
        negated=np.bincount(rows[kinds[ids] == "-"], minlength=count) % 2 == 1,
        whole=whole,
        speaker=speaker,
    )


def _alike(texts: Iterable[str]) -> Ints:
    """Number texts: the same number for the same."""
    numbers: dict[str, int] = {}
    return np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), dtype=np.int64)


def _weight(word: str, holders: int, count: int) -> float:
    kind, key = word[0], word[1:]
    if kind == "c":
        return weight_of(key, holders, count)
    if kind == "#":
        return SMALL_NUMBER_WEIGHT if len(key) == 2 else NUMBER_WEIGHT
    if kind == "f":
        return COMMONEST_WEIGHT if key in COMMONEST else FUNCTION_WEIGHT
    return 0.0
