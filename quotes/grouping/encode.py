"""Sentence vectors of many texts: each distinct text once, in worker processes where there are enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from quotes.grouping.corpus import Ints
from quotes.grouping.statements import Workers
from quotes.grouping.vectors import Encoder, Vectors


def encode_many(encoder: Encoder, texts: Sequence[str], spread: Workers) -> tuple[Vectors, Ints]:
    """Return a vector of unit length for each distinct text, and for each text the place of its own.

    Texts of like length go together; how they are cut into pieces does not depend on the number of
    workers, so neither does the last digit of a vector.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    number = {text: at for at, text in enumerate(distinct)}
    parts = list(spread(partial(_encode, encoder), distinct))
    vectors = np.concatenate(parts) if parts else encoder.encode([])
    return vectors, np.array([number[text] for text in texts], dtype=np.int64)


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    return encoder.encode(texts)
