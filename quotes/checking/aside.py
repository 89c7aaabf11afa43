"""Sentence vectors made in a process of its own, which loads the encoder while other work goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from quotes.grouping import Encoder, Vectors


class Aside:
    """An encoder in another process; in this one where that cannot be."""

    def __init__(self, encoder: Encoder, pool: ProcessPoolExecutor) -> None:
        self.name = encoder.name
        self._encoder, self._pool = encoder, pool
        self._loaded: Future[Vectors] = pool.submit(_encode, encoder, ["."])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of unit length for each text, as the encoder itself does."""
        try:
            self._loaded.result()
            return self._pool.submit(_encode, self._encoder, list(texts)).result()
        except (BrokenProcessPool, OSError):
            return self._encoder.encode(texts)


@contextmanager
def set_aside(encoder: Encoder) -> Iterator[Encoder]:
    """Give an encoder that is loaded aside."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=gc.disable) as pool:
        yield Aside(encoder, pool)


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    return encoder.encode(texts)
