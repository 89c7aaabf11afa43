"""Renderings that join across languages: ``python -m tests.benchmarks.across``.

Each sentence of ``../shared/eval/renderings`` in its own language, and its English translations by people,
already grouped: which link is found, at the one setting there is.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quotes.grouping.across import join_across
from quotes.grouping.vectors import Encoder, Vectors, load_encoder

RENDERINGS = Path(__file__).parents[2].parent / "shared" / "eval" / "renderings"
PAIRS = ("de-en.2021", "cs-en.2021", "cs-en.2022")
PARTNERED = 0.3
"""The share of sentences that stand on both sides in the readings of strangers."""


class Case(NamedTuple):
    """What stands on either side: by the number of a sentence its text, and its English translations."""

    name: str
    sources: dict[int, str]
    english: dict[int, list[str]]


class Score(NamedTuple):
    """Links of a statement to a remark: those that are there, those found, those found rightly."""

    there: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.there + self.found) if self.there + self.found else 0.0


def main() -> None:
    """Print the table."""
    encoder = Remembering(load_encoder())
    lines = [f"{'':<44}{'links':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for pair in PAIRS:
        for case in cases(pair):
            score = measure(case, encoder)
            lines.append(
                f"{case.name:<44}{score.there:>7}{score.precision:>8.3f}{score.recall:>8.3f}{score.f1:>8.3f}"
            )
    sys.stdout.write("\n".join([*lines, ""]))


class Remembering:
    """An encoder that reads each text once, for the readings of a set share most of theirs."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder = encoder.name, encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, those that are known as they were."""
        new = sorted(set(texts) - self._known.keys())
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def cases(pair: str) -> Iterator[Case]:
    """Yield the readings of a set: all, one translator, one for most, strangers on either side or both."""
    sources = dict(enumerate(lines_of(f"{pair}.source.txt.gz")))
    by_outlet = _by_outlet(pair)
    everyone: dict[int, list[str]] = defaultdict(list)
    for outlet in sorted(by_outlet):
        if outlet.startswith("human-"):
            for cluster, text in by_outlet[outlet]:
                everyone[cluster].append(text)
    yield Case(f"{pair} all human translations", sources, everyone)
    one = min(outlet for outlet in by_outlet if outlet.startswith("human-"))
    alone = {cluster: [text] for cluster, text in by_outlet[one]}
    yield Case(f"{pair} one translation", sources, alone)
    sparse: dict[int, list[str]] = defaultdict(list)
    for texts in _by_outlet(f"{pair}.sparse").values():
        for cluster, text in texts:
            sparse[cluster].append(text)
    yield Case(f"{pair} sparse", sources, sparse)
    draw = random.Random(4)
    numbers = sorted(sources)
    few = set(draw.sample(numbers, round(PARTNERED * len(numbers))))
    yield Case(f"{pair} sparse, 3 in 10 in English", sources, {n: t for n, t in sparse.items() if n in few})
    yield Case(f"{pair} sparse, 3 in 10 originals", {n: t for n, t in sources.items() if n in few}, sparse)
    draw.shuffle(numbers)
    size = round(len(numbers) / (2 - PARTNERED))
    left, right = set(numbers[:size]), set(numbers[len(numbers) - size :])
    yield Case(
        f"{pair} sparse, 3 in 10 on both sides",
        {n: t for n, t in sources.items() if n in left},
        {n: t for n, t in sparse.items() if n in right},
    )


def measure(case: Case, encoder: Encoder) -> Score:
    """Join a case and count the links between a statement and a remark."""
    texts: list[str] = list(case.sources.values())
    langs, numbers = ["xx"] * len(texts), list(case.sources)
    groups = [[at] for at in range(len(texts))]
    for number, found in sorted(case.english.items()):
        groups.append(list(range(len(texts), len(texts) + len(found))))
        texts += found
        langs += ["en"] * len(found)
        numbers += [number] * len(found)
    joined = join_across(groups, langs, texts, encoder.encode(texts))
    pairs = {
        (numbers[a], numbers[b])
        for group in joined
        for a in group
        if langs[a] == "xx"
        for b in group
        if langs[b] == "en"
    }
    return Score(len(case.sources.keys() & case.english), len(pairs), sum(a == b for a, b in pairs))


def lines_of(name: str) -> list[str]:
    """Return the lines of a file of the renderings."""
    with gzip.open(RENDERINGS / name, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def _by_outlet(name: str) -> dict[str, list[tuple[int, str]]]:
    gold = dict(line.split("\t") for line in lines_of(f"{name}.gold.tsv.gz"))
    out: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in lines_of(f"{name}.jsonl.gz"):
        row = json.loads(line)
        out[row["outlet"]].append((int(gold[row["id"]]), row["text"]))
    return out


if __name__ == "__main__":
    main()
