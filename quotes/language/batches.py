"""What the readers of words share: ids of words, batches of sentences, characters read once a word.

Stanza hands each network its sentences through a loader of its own, which looks every word and every
character up anew, and runs the character network over each occurrence of a word, though what comes out
depends on the word alone.  On a processor that took as long as the networks themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

Ids = NDArray[np.int64]
Words = Sequence[str]

BATCH_WORDS = 4000
"""Words of a batch, shorter sentences filled up: larger ones are no faster, and take more memory."""
ROOT = ""
REMEMBERED = 50_000
"""Words whose ids or characters are remembered; an array of 100 numbers each is 20 MB."""


def remembering(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the function with a memory of its latest results."""
    return lru_cache(REMEMBERED)(function)


def batches(lengths: Sequence[int], size: int = BATCH_WORDS) -> Iterator[list[int]]:
    """Yield the indices of sequences of these lengths, longest first, in batches of up to ``size`` places."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > size:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]], length: int | None = None) -> Any:
    """Return rows of ids as one tensor (rows x length), filled up with 0."""
    ids: Ids = np.zeros((len(rows), length or max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
    return torch.from_numpy(ids)


class Characters(nn.Module):
    """Stanza's character network, run once for each distinct word; it takes the network's place.

    :meth:`rows` reads the words and says where each is remembered; the model then calls the module with
    those numbers for want of characters.
    """

    def __init__(self, network: Any, vocab: Any) -> None:
        super().__init__()
        self._network = network
        self._id = remembering(vocab.unit2id)
        self._rows: dict[str, int] = {}
        self._table: Any = None

    def rows(self, sentences: Iterable[Words], root: int | None = None) -> list[list[int]]:
        """Return the row of each word; behind that of the root, a word of this one id, if there is one."""
        above = [] if root is None else [ROOT]
        read = [[*above, *words] for words in sentences]
        if len(self._rows) > REMEMBERED:
            self._rows, self._table = {}, None
        new = [word for word in {w: None for words in read for w in words} if word not in self._rows]
        ids = {word: [root or 0] if word == ROOT else [self._id(c) for c in word] for word in new}
        new.sort(key=lambda word: -len(ids[word]))
        for i in range(0, len(new), BATCH_WORDS):
            some = new[i : i + BATCH_WORDS]
            states = self._read([ids[word] for word in some])
            self._table = states if self._table is None else torch.cat([self._table, states])
            self._rows.update(zip(some, range(len(self._rows), len(self._table)), strict=True))
        return [[self._rows[word] for word in words] for words in read]

    def _read(self, words: list[list[int]]) -> Any:
        lengths = [len(word) for word in words]
        return self._network(padded(words), None, range(len(words)), [len(words)], lengths).data

    def forward(self, rows: Any, _mask: Any, _order: Any, lengths: list[int], _lengths: Any) -> Any:
        """Return what the network would for the words of these rows (sentences x words)."""
        return nn.utils.rnn.pack_padded_sequence(self._table[rows], lengths, batch_first=True)
