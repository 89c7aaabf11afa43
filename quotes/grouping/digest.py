"""What is needed to compare renderings by the thousand, out of their words: compact, and cheap to send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.normal import Token
from quotes.grouping.weigh import is_telling

KINDS = {"content": "c", "function": "f", "number": "#", "negation": "-"}
"""The letter that stands before a key in the vocabulary: a word may be content here and function there."""

TELLING, NAME, AFTER_GAP, PUT_IN = 1, 2, 4, 8
"""Flags of a word: telling, part of a name, after an ellipsis, in an editor's brackets."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The words of some renderings, in order.

    ``vocabulary`` are the distinct words (letter of the kind and key), ``ids`` the words of all renderings
    one after the other as places in it (int32), ``flags`` theirs (uint8), ``ends`` where each rendering ends
    (int64); ``forms`` is what each prints, folded, words apart by a space.
    """

    vocabulary: tuple[str, ...]
    ids: NDArray[np.int32]
    flags: NDArray[np.uint8]
    ends: NDArray[np.int64]
    forms: tuple[str, ...]


def digest_tokens(texts: Iterable[Sequence[Token]]) -> Digest:
    """Put the words of texts into arrays."""
    places: dict[str, int] = {}
    known: dict[tuple[str, str], tuple[int, bool]] = {}
    ids: list[int] = []
    flags = bytearray()
    ends: list[int] = []
    forms: list[str] = []
    for tokens in texts:
        for token in tokens:
            word = token.kind, token.key
            if word not in known:
                place = places.setdefault(KINDS[token.kind] + token.key, len(places))
                known[word] = place, is_telling(token)
            place, telling = known[word]
            ids.append(place)
            flag = TELLING * telling + NAME * token.name
            if token.marks:
                flag += AFTER_GAP * ("…" in token.marks) + PUT_IN * ("[" in token.marks)
            flags.append(flag)
        ends.append(len(ids))
        forms.append(" ".join([token.form for token in tokens]))
    return Digest(
        tuple(places),
        np.array(ids, dtype=np.int32),
        np.frombuffer(flags, dtype=np.uint8),
        np.array(ends, dtype=np.int64),
        tuple(forms),
    )


def join(parts: Sequence[Digest]) -> Digest:
    """Return the digest of all, its vocabulary in alphabetical order however the parts were cut."""
    words = sorted({word for part in parts for word in part.vocabulary})
    place = {word: at for at, word in enumerate(words)}
    ids = [np.array([place[word] for word in part.vocabulary], dtype=np.int32)[part.ids] for part in parts]
    sizes = np.cumsum([0, *(len(part.ids) for part in parts)])
    return Digest(
        tuple(words),
        np.concatenate([*ids, np.empty(0, np.int32)]),
        np.concatenate([*(part.flags for part in parts), np.empty(0, np.uint8)]),
        np.concatenate(
            [*(part.ends + at for part, at in zip(parts, sizes, strict=False)), np.empty(0, np.int64)]
        ),
        tuple(form for part in parts for form in part.forms),
    )
