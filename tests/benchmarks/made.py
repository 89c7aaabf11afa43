"""Make a corpus of any size out of sets of translations: who said what is then known.

A story is told by up to eight articles: one of many speakers says a few sentences, and each article prints
some of them, each in one of the translations at hand.  What is printed may be cut, edited, misquoted in a
number, copied from another article to the letter, and its speaker may be left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

ARTICLES = 8
"""How many articles tell a story, and so how often a remark is printed, at most."""
SENTENCES = 4
"""How many sentences a story holds at most."""
PER_SPEAKER = 200
"""Renderings for each speaker, about."""
UNKNOWN, COPIED, CUT, EDITED, MISQUOTED = 0.15, 0.2, 0.15, 0.15, 0.05
"""Shares of renderings: the speaker is left out; copied, cut, edited, misquoted in a number."""
SHORTEST = 4
"""A cut leaves so many words at least."""

_FIGURES = re.compile(r"\d")


class Line(NamedTuple):
    """A rendering and the remark that it is of."""

    id: str
    text: str
    article: str
    outlet: str
    speaker: str | None
    remark: str

    def json(self) -> str:
        """Return what `quotes group` reads."""
        known = {name: value for name, value in self._asdict().items() if value and name != "remark"}
        return json.dumps(known, ensure_ascii=False)


def read_sets(folder: Path) -> list[list[str]]:
    """Return the translations of each sentence, over all sets of a folder but the sparse ones."""
    sentences: list[list[str]] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        if ".sparse." in path.name:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts = {given["id"]: given["text"] for given in map(json.loads, file)}
        together: dict[str, dict[str, None]] = defaultdict(dict)
        gold = path.with_name(path.name.replace(".jsonl.gz", ".gold.tsv.gz"))
        with gzip.open(gold, "rt", encoding="utf-8") as file:
            for key, cluster in (line.split() for line in file):
                together[cluster][texts[key]] = None
        sentences += [list(texts) for _, texts in sorted(together.items())]
    return sentences


def make_lines(sentences: Sequence[Sequence[str]], count: int, seed: int = 0) -> Iterator[Line]:
    """Yield ``count`` renderings, story by story: the same for the same seed."""
    random = Random(seed)
    speakers = max(2, count // PER_SPEAKER)
    made = story = 0
    while made < count:
        story += 1
        for line in _story(sentences, story, random.randrange(speakers), random)[: count - made]:
            yield line
            made += 1


def _story(sentences: Sequence[Sequence[str]], number: int, speaker: int, random: Random) -> list[Line]:
    lines = []
    for said in sorted(
        random.sample(range(len(sentences)), random.randint(1, min(SENTENCES, len(sentences))))
    ):
        printed: list[str] = []
        for article in sorted(random.sample(range(ARTICLES), random.randint(1, ARTICLES))):
            copied = bool(printed) and random.random() < COPIED
            text = random.choice(printed) if copied else random.choice(sentences[said])
            if not copied:
                text = _changed(text, sentences, random)
            printed.append(text)
            lines.append(
                Line(
                    f"{number}-{said}-{article}",
                    text,
                    f"{number}-{article}",
                    f"outlet {(number + article) % 97}",
                    None if random.random() < UNKNOWN else f"speaker {speaker}",
                    f"{speaker}-{said}",
                )
            )
    return lines


def _changed(text: str, sentences: Sequence[Sequence[str]], random: Random) -> str:
    words = text.split()
    chance = random.random()
    if chance < CUT and len(words) > 2 * SHORTEST:
        return _cut(words, random)
    chance -= CUT
    if chance < EDITED and len(words) > SHORTEST:
        at = random.randrange(1, len(words))
        instead = random.choice(random.choice(random.choice(sentences)).split())
        words[at : at + 1] = [instead] if random.random() < 0.5 else []
        return " ".join(words)
    chance -= EDITED
    if chance < MISQUOTED:
        return _FIGURES.sub(lambda figure: str((int(figure[0]) + 1) % 10), text, count=1)
    return text


def _cut(words: Sequence[str], random: Random) -> str:
    size = random.randint(max(SHORTEST, len(words) // 3), len(words) - 2)
    which = random.randrange(3)
    if which == 0:
        return " ".join(words[:size])
    if which == 1:
        return " ".join(words[-size:])
    first = random.randint(1, size - 1)
    return " ".join([*words[:first], "…", *words[first + len(words) - size :]])


def pairwise(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs that are put together."""

    def pairs(keys: Iterator[object]) -> int:
        sizes: dict[object, int] = defaultdict(int)
        for key in keys:
            sizes[key] += 1
        return sum(size * (size - 1) // 2 for size in sizes.values())

    right = pairs((gold[key], found[key]) for key in gold)
    precision = right / max(1, pairs(found[key] for key in gold))
    recall = right / max(1, pairs(iter(gold.values())))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
