"""The statements that renderings make: each once, with those that print it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.corpus import Corpus, Ints, make_corpus
from quotes.grouping.digest import Digest, digest_tokens, join
from quotes.grouping.halves import Sentence, words_of
from quotes.grouping.weigh import ENOUGH
from quotes.model import Rendering

CHUNK = 4096
"""How many things go to a process at a time."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Workers:
    """Works on things piece by piece, in ``count`` processes where there is enough to do."""

    count: int
    pool: ProcessPoolExecutor | None

    def __call__(
        self, work: Callable[[Sequence[T]], R], things: Iterable[T], size: int | None = None
    ) -> Iterable[R]:
        """Return what came of each piece (of ``size`` things, :data:`CHUNK` if not given), in order."""
        pieces = _pieces(things, size or CHUNK)
        first = list(islice(pieces, 2))
        if self.pool is None or len(first) < 2:
            return (work(piece) for piece in chain(first, pieces))
        return _in_turn(self.pool, work, chain(first, pieces), 2 * self.count)


@contextmanager
def workers_of(count: int) -> Iterator[Workers]:
    """Give a way to work on things piece by piece, in ``count`` processes where there is enough to do."""
    if count < 2:
        yield Workers(1, None)
        return
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=gc.disable) as pool:
        yield Workers(count, pool)


def _pieces(things: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    left = iter(things)
    while piece := list(islice(left, size)):
        yield piece


def _in_turn(
    pool: ProcessPoolExecutor, work: Callable[[Sequence[T]], R], pieces: Iterator[Sequence[T]], ahead: int
) -> Iterator[R]:
    """Like ``pool.map``, but no more than ``ahead`` pieces wait, so that memory does not grow."""
    waiting = [pool.submit(work, piece) for piece in islice(pieces, ahead)]
    while waiting:
        yield waiting.pop(0).result()
        waiting.extend(pool.submit(work, piece) for piece in islice(pieces, 1))


@dataclass(frozen=True, slots=True)
class Statements:
    """The distinct statements of some renderings.

    ``sentences`` are the renderings (places) that are one sentence of one article; ``members`` the sentences
    of each statement: the same words from the same mouth.  ``corpus`` holds the statements side by side;
    ``short`` marks those with too few words to be recognised by them, fragments that could stand anywhere.
    ``vocabulary`` gives the weight of each content word.
    """

    sentences: Sequence[Sequence[int]]
    members: Sequence[Sequence[int]]
    corpus: Corpus
    short: NDArray[np.bool_]
    vocabulary: Mapping[str, float]


def digest_sentences(sentences: Sequence[Sentence]) -> Digest:
    """Read the words of sentences."""
    return digest_tokens(map(words_of, sentences))


def read_statements(
    renderings: Sequence[Rendering],
    sentences: Sequence[Sequence[int]],
    spread: Workers,
) -> Statements:
    """Find the statements of renderings, in an order that their words and speakers alone decide."""
    # What prints the same is read once.
    texts: dict[object, int] = {}
    distinct: list[Sentence] = []
    place = np.empty(len(sentences), dtype=np.int64)
    for number, sentence in enumerate(sentences):
        halves = tuple([renderings[at] for at in sentence])
        text = tuple([(half.text, *_parsed(half)) for half in halves])
        place[number] = texts.setdefault(text, len(distinct))
        if place[number] == len(distinct):
            distinct.append(halves)
    del texts
    found = join(list(spread(digest_sentences, distinct)))
    alike: dict[tuple[str, str], list[int]] = {}
    for number, (at, sentence) in enumerate(zip(place.tolist(), sentences, strict=True)):
        alike.setdefault((found.forms[at], renderings[sentence[0]].speaker or ""), []).append(number)
    keys = sorted(alike)
    members = [alike[key] for key in keys]
    first = [renderings[sentences[numbers[0]][0]] for numbers in members]
    corpus = make_corpus(
        found,
        place[[numbers[0] for numbers in members]] if members else place,
        np.array(
            [any(renderings[sentences[number][0]].whole for number in numbers) for numbers in members],
            dtype=np.bool_,
        ),
        _numbers([rendering.speaker for rendering in first]),
    )
    telling = corpus.telling.sizes
    short = np.where(corpus.whole, (telling < 2) & (corpus.mass < ENOUGH), telling < 3)
    return Statements(
        sentences,
        members,
        corpus,
        short | (corpus.lengths == 0),
        {
            word[1:]: float(weight)
            for word, weight in zip(found.vocabulary, corpus.weights, strict=False)
            if word[0] == "c"
        },
    )


def _parsed(rendering: Rendering) -> tuple[object, ...]:
    """Return the words of a parse as far as they are read: what prints and parses the same is the same."""
    start = rendering.start
    return tuple(
        [(word.start - start, word.end - start, word.text, word.lemma, word.upos) for word in rendering.words]
    )


def _numbers(names: Sequence[str | None]) -> Ints:
    """Number names, -1 for none: the same for the same set of names, however they are ordered."""
    place = {name: at for at, name in enumerate(sorted({name for name in names if name is not None}))}
    return np.array([-1 if name is None else place[name] for name in names], dtype=np.int64)
