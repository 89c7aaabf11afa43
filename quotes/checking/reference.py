"""References made searchable: their words as numbers, and where each word and sentence stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.grouping import FUNCTION, fold, stem
from quotes.model import Article, BlockKind, Span

Ints = NDArray[np.int64]

FILLERS = frozenset("uh um uhm er erm ah eh hm hmm mm mhm".split())
"""Sounds that a transcript may keep and that nobody misses."""

LABEL_WORDS = 7
"""Words that the name before a speaker's turn has at most."""

LONGEST = 150
"""Words of a sentence at most."""

BETWEEN = 64
"""Empty places between two references, so that nothing is found across."""

_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)")
_LABEL = re.compile(
    r"^[ \t>*_#-]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t-]*)?([^\n:：]{1,80}?)[*_]*[:：](?=\s)", re.M
)
_STAMP = re.compile(r"^[ \t]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{3})?[\])]?(?=\s)|-->[^\n]*", re.M)
_SMALL = frozenset("of the and for de la du von van der den da di al el bin to in".split())
_ASIDE = re.compile(
    r"\[[^\[\]\n]{0,80}\]|\((?:[^()\n]{0,40}\b)?(?i:laughter|laughs?|applause|cheers|cheering|inaudible|crosstalk|pause|silence|interpreter|translation|unintelligible|ph|sic)\b[^()\n]{0,40}\)"
)
_STOP = re.compile(
    r"(?<=[.!?…。！？])[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[^\W\d_a-zа-я])|(?<=[.!?…])[\"”’'»)\]]*[ \t]*\n"
    r"|\n\s*\n|(?<=[。！？])"
)
_LETTERS = 0xE000
"""Where the characters begin that stand for words, so that a text of words can be searched as a string."""


class Vocabulary(dict[str, tuple[int, int]]):
    """Numbers for printed words, from 1: one for what is printed, case and marks aside, and one for all its
    inflections.
    """

    def __init__(self) -> None:
        super().__init__()
        self._forms: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self.light: list[bool] = [True]

    def __missing__(self, printed: str) -> tuple[int, int]:
        form = fold(printed)
        key = stem(form)
        if key not in self._keys:
            self.light.append(form in FUNCTION or "'" in form)
        found = (
            self._forms.setdefault(form, len(self._forms) + 1),
            self._keys.setdefault(key, len(self._keys) + 1),
        )
        self[printed] = found
        return found


def as_string(numbers: Ints | Sequence[int]) -> str:
    """Return numbers of words as a string with a character for each."""
    return (np.asarray(numbers) + _LETTERS).astype("<u4").tobytes().decode("utf-32-le")


def as_numbers(string: str) -> list[int]:
    """Return the numbers of the words that the characters of a string stand for."""
    return [ord(character) - _LETTERS for character in string]


def highest(values: NDArray[np.number[Any]], count: int) -> Ints:
    """Return the places of the highest values above nothing, the highest first, of equal ones the first."""
    places = np.flatnonzero(values > 0.0)
    if len(places) > count:
        places = places[values[places] >= np.partition(values[places], -count)[-count]]
    return places[np.argsort(-values[places], kind="stable")[:count]]


def words_in(text: str) -> list[str]:
    """Return the words of a text that are no mere sound, as they are printed."""
    return [word for word in _WORD.findall(text) if word.lower() not in FILLERS]


def sentences_in(text: str, fewest: int = 1) -> list[Span]:
    """Return the sentences of a text; one of less than ``fewest`` words goes with the one before."""
    edges = sorted({0, *(match.end() for match in _STOP.finditer(text)), len(text)})
    found: list[Span] = []
    for start, end in pairwise(edges):
        if found and len(words_in(text[start:end])) < fewest:
            start = found.pop().start
        found.append(Span(start, start + len(text[start:end].rstrip())))
    return found


@dataclass(frozen=True, slots=True)
class Library:
    """Some references as one run of words.

    ``forms`` and ``keys`` hold a character a word; ``starts`` and ``ends`` are its characters in its own
    article, ``firsts`` the first word of each of ``articles``.  ``order`` sorts the words by key,
    ``key_firsts`` is where those of each key begin in it, ``pairs`` are the runs of two words as numbers,
    sorted, ``pair_order`` where they stand.  ``sentences`` is the number of the sentence of each word,
    ``spans`` the article and span of each sentence, ``turns`` the name before the turn that each word is in
    (an index of ``names``, -1 for none).  ``left_out`` are what is no speech in each article: names before
    turns, "[laughter]".
    """

    articles: tuple[Article, ...]
    vocabulary: Vocabulary
    forms: str
    keys: str
    starts: Ints
    ends: Ints
    firsts: tuple[int, ...]
    order: Ints
    key_firsts: Ints
    pairs: Ints
    pair_order: Ints
    sentences: Ints
    spans: tuple[tuple[int, Span], ...]
    turns: Ints
    names: tuple[str, ...]
    left_out: tuple[tuple[Span, ...], ...]

    def article_at(self, word: int) -> int:
        """Return which reference a word is in."""
        return bisect_right(self.firsts, word) - 1

    def after(self, article: int) -> int:
        """Return the word after the last of a reference."""
        return (*self.firsts, len(self.keys))[article + 1] - BETWEEN

    def sentences_at(self, article: int, starts: Sequence[int]) -> list[int]:
        """Return the numbers of the sentences of a reference in which characters stand."""
        first, after = self.firsts[article], self.after(article)
        words = first + np.searchsorted(self.starts[first:after], starts, side="right") - 1
        found: list[int] = self.sentences[np.maximum(words, first)].tolist()
        return found

    def places_of(self, key: int) -> Ints:
        """Return where a key stands."""
        if key + 1 >= len(self.key_firsts):
            return self.order[:0]
        return self.order[self.key_firsts[key] : self.key_firsts[key + 1]]

    def places_of_pairs(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Ints]:
        """Yield for each two keys where they stand side by side: the places of the first."""
        width = len(self.key_firsts)
        known = (one * width + other if max(one, other) + 1 < width else -1 for one, other in pairs)
        codes = np.fromiter(known, dtype=np.int64)
        for first, after in zip(*self.pairs.searchsorted([codes, codes + 1]).tolist(), strict=True):
            yield self.pair_order[first:after]

    def places_of_run(self, keys: str) -> Iterator[int]:
        """Yield where some keys stand side by side: the places of the first, found by the rarest of them."""
        found = [self.places_of(key) for key in as_numbers(keys)]
        if found:
            rarest = min(range(len(found)), key=lambda at: len(found[at]))
            starts: list[int] = (found[rarest] - rarest).tolist()
            yield from (at for at in starts if at >= 0 and self.keys.startswith(keys, at))

    def span(self, first: int, after: int) -> Span:
        """Return the characters of a run of words of one article."""
        return Span(int(self.starts[first]), int(self.ends[after - 1]))


def read_library(articles: Sequence[Article]) -> Library:
    """Make references searchable; about 300,000 words a second."""
    vocabulary = Vocabulary()
    columns: list[list[Ints]] = [[], [], [], [], [], []]
    firsts: list[int] = []
    spans: list[tuple[int, Span]] = []
    names: dict[str, int] = {}
    left_out = []
    total = 0
    for at, article in enumerate(articles):
        labels = _labels(article.text)
        aside = _left_out(article, labels)
        starts, ends, forms, keys = _words_of(article.text, aside, vocabulary)
        cuts = {
            0,
            *(match.end() for match in _STOP.finditer(article.text)),
            *(start for start, _, _ in labels),
        }
        which = np.searchsorted(np.array(sorted(cuts)), starts, side="right")
        opens = np.diff(which, prepend=-1) != 0
        rank = np.arange(len(starts)) - np.maximum.accumulate(np.where(opens, np.arange(len(starts)), 0))
        # What has no stops is cut all the same.
        opens |= rank % LONGEST == 0
        begins = np.flatnonzero(opens)
        sentences = len(spans) + np.cumsum(opens) - 1
        lasts = [*(begins[1:] - 1).tolist(), len(starts) - 1][: len(begins)]
        spans += [
            (at, Span(int(starts[one]), int(ends[other]))) for one, other in zip(begins, lasts, strict=True)
        ]
        voices = np.array([-1, *(names.setdefault(name, len(names)) for _, _, name in labels)])
        turns = voices[np.searchsorted(np.array([start for start, _, _ in labels]), starts, side="right")]
        firsts.append(total)
        left_out.append(aside)
        # The words between two references: of none.
        nothing = (0, 0, len(article.text), len(article.text), len(spans) - 1, -1)
        for column, values, empty in zip(
            columns, (forms, keys, starts, ends, sentences, turns), nothing, strict=True
        ):
            column += [values, np.full(BETWEEN, empty, dtype=np.int64)]
        total += len(starts) + BETWEEN
    forms, numbers, starts, ends, sentences, turns = (
        np.concatenate([*column, np.empty(0, dtype=np.int64)]) for column in columns
    )
    width = len(vocabulary.light)
    order = np.argsort(numbers, kind="stable")
    pairs = numbers[:-1] * (width + 1) + numbers[1:]
    pair_order = np.argsort(pairs, kind="stable")
    return Library(
        articles=tuple(articles),
        vocabulary=vocabulary,
        forms=as_string(forms),
        keys=as_string(numbers),
        starts=starts,
        ends=ends,
        firsts=tuple(firsts),
        order=order,
        key_firsts=np.searchsorted(numbers[order], np.arange(width + 1)),
        pairs=pairs[pair_order],
        pair_order=pair_order,
        sentences=sentences,
        spans=tuple(spans),
        turns=turns,
        names=tuple(names),
        left_out=tuple(left_out),
    )


def _words_of(text: str, aside: Sequence[Span], vocabulary: Vocabulary) -> tuple[Ints, Ints, Ints, Ints]:
    """The start, the end, the form and the key of each word that is speech."""
    parts = _WORD.split(text)
    places = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))
    starts, ends = places[:-1:2], places[1::2]
    words = parts[1::2]
    row = {word: at for at, word in enumerate(dict.fromkeys(words))}
    table = np.array([vocabulary[word] for word in row], dtype=np.int64).reshape(-1, 2)
    forms, keys = table[np.fromiter(map(row.__getitem__, words), np.int64, len(words))].T
    fillers = np.array([vocabulary[word][0] for word in FILLERS])
    edges = np.array([edge for span in aside for edge in span], dtype=np.int64)
    # An odd number of edges before a word: it stands within what is left out.
    spoken = np.searchsorted(edges, starts, side="right") % 2 == 0
    spoken &= ~np.isin(forms, fillers)
    return starts[spoken], ends[spoken], forms[spoken], keys[spoken]


def _labels(text: str) -> list[tuple[int, int, str]]:
    """The names before turns, with where each begins and ends: capitals and a colon at the head of a line.

    One that stands there once only must be in capitals throughout: "Remember: …" is speech.
    """
    found = []
    for match in _LABEL.finditer(text):
        words = _WORD.findall(match[1])
        named = [word for word in words if word.lower() not in _SMALL]
        if named and len(words) <= LABEL_WORDS and all(not word[0].islower() for word in named):
            found.append((match.start(), match.end(), " ".join(match[1].strip(" *_#>").split())))
    often = Counter(name.casefold() for _, _, name in found)
    return [label for label in found if often[label[2].casefold()] > 1 or label[2].isupper()]


def _left_out(article: Article, labels: Sequence[tuple[int, int, str]]) -> tuple[Span, ...]:
    spans = [Span(start, end) for start, end, _ in labels]
    spans += [Span(*match.span()) for pattern in (_ASIDE, _STAMP) for match in pattern.finditer(article.text)]
    spans += [block.span for block in article.blocks if block.kind is BlockKind.METADATA]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)
