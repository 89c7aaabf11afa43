"""Find where references may have a quotation: passage by passage, by rare words and runs of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from quotes.checking.chain import chain
from quotes.checking.reference import Ints, Library, as_numbers, as_string, highest, words_in
from quotes.model import Span

MOST_COMMON = 400
"""A key that stands in more places finds nothing by itself."""
MOST_COMMON_PAIR = 1000
"""So does a run of two keys."""

CANDIDATES = 4
"""Windows of a reference that are compared with a passage."""

ANCHORS = 3
"""Passages from which the others are sought: those that are worth most."""

MOST_PASSAGES = 40
"""Passages into which a quotation is cut at most."""

NEARLY = 0.85
"""The share of the words in the window with most from which another is looked at too."""

HELD = 0.6
"""The share of a passage's words, by worth, from which it may be in a place."""

SHOWN, UNSHOWN = 200, 30
"""Words between two passages from which they are distant: with an ellipsis between them, and with none."""

FEWEST = 4
"""Words from which a passage is sought by itself; a shorter one only beside its neighbours."""

SLACK = 8
"""Words by which the place of a passage may reach into that of the next: it is told by rough means."""

LIGHT, FULL = 0.4, 1.0
"""What a word of a closed class and any other is worth."""

_ELLIPSIS = re.compile(r"\[?\(?(?:…|\.(?:[ \u00a0]?\.){2,})\)?\]?")
_CUT = re.compile(rf"{_ELLIPSIS.pattern}|(?<=[.!?])[\"”’'»)]*\s+(?=[\"“‘'«(\[]*[^\W\d_a-zа-я])|(?<=[。！？])")
_INSERTED = re.compile(r"\[[^\[\]]*\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")


@dataclass(frozen=True)
class Passage:
    """A stretch of a quotation between ellipses and ends of sentences.

    ``span`` is in the quotation's text; ``forms`` and ``keys`` hold a character a word, without what
    stands in brackets; ``values`` are what the words are worth; ``shown`` says that an ellipsis is before it.
    """

    span: Span
    forms: str
    keys: str
    values: tuple[float, ...]
    shown: bool

    @cached_property
    def worth(self) -> float:
        """What all its words are worth."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: words ``first`` to ``after`` of the references, and the share that is there."""

    first: int
    after: int
    held: float


@dataclass(frozen=True, slots=True)
class Found:
    """The passages of a quotation with the place of each, ``None`` for one that is nowhere."""

    passages: tuple[Passage, ...]
    places: tuple[Place | None, ...]


def cut_passages(text: str, library: Library) -> tuple[Passage, ...]:
    """Cut the text of a quotation into passages."""
    cuts = [(m.start(), m.end(), bool(_ELLIPSIS.search(m[0]))) for m in _CUT.finditer(text)]
    del cuts[MOST_PASSAGES - 1 :]
    edges = [(0, False), *((end, shown) for _, end, shown in cuts)]
    ends = [*(start for start, _, _ in cuts), len(text)]
    passages: list[Passage] = []
    shown = False
    for (start, before), end in zip(edges, ends, strict=True):
        shown = shown or before
        forms, keys, values = _read(text[start:end], library)
        if forms:
            passages.append(Passage(Span(start, end), forms, keys, values, shown))
            shown = False
    return tuple(passages)


def _read(text: str, library: Library) -> tuple[str, str, tuple[float, ...]]:
    # "[W]e" is "We", and what else stands in brackets is not the speaker's.
    if "[" in text:
        text = _INSERTED.sub(" ", _CAPITAL.sub(r"\1", text))
    numbers = [library.vocabulary[word] for word in words_in(text)]
    light = library.vocabulary.light
    return (
        as_string([form for form, _ in numbers]),
        as_string([key for _, key in numbers]),
        tuple([LIGHT if light[key] else FULL for _, key in numbers]),
    )


def find_whole(passages: Sequence[Passage], library: Library, most: int = 50) -> list[Place]:
    """Return where all of a quotation without ellipses stands letter by letter, in up to ``most`` places."""
    forms = "".join(passage.forms for passage in passages)
    runs = library.places_of_run("".join(passage.keys for passage in passages))
    places = (Place(at, at + len(forms), 1.0) for at in runs if library.forms.startswith(forms, at))
    return list(islice(places, most))


def find_passages(passages: Sequence[Passage], library: Library) -> Found:
    """Find the places that go together best: those of the passage that is known best, and beside it."""
    nowhere = Found(tuple(passages), (None,) * len(passages))
    best, most = nowhere, 0.0
    ranked = sorted(range(len(passages)), key=lambda at: (-passages[at].worth, at))
    for at in ranked[:ANCHORS]:
        for anchor in _candidates(passages[at], library):
            found = _around(passages, at, anchor, library)
            total = sum(p.worth * q.held for p, q in zip(passages, found, strict=True) if q is not None)
            total -= 0.1 * _breaks(passages, found, library)
            if total > most + 1e-9:
                best, most = Found(tuple(passages), tuple(found)), total
        if most >= 0.99 * sum(passage.worth for passage in passages):
            break
    return best


def are_apart(before: Place, after: Place, shown: bool, library: Library) -> bool:
    """Return whether two places are too far apart, or in the wrong order, for passages that follow."""
    if library.article_at(before.first) != library.article_at(after.first):
        return True
    return not -SLACK <= after.first - before.after <= (SHOWN if shown else UNSHOWN)


def _breaks(passages: Sequence[Passage], places: Sequence[Place | None], library: Library) -> int:
    """How often the places are far apart."""
    found = [(p, q) for p, q in zip(passages, places, strict=True) if q is not None]
    return sum(are_apart(before, q, p.shown, library) for (_, before), (p, q) in pairwise(found))


def _around(passages: Sequence[Passage], at: int, anchor: Place, library: Library) -> list[Place | None]:
    places: list[Place | None] = [None] * len(passages)
    places[at] = anchor
    here = anchor
    for other in range(at + 1, len(passages)):
        reach = SHOWN if passages[other].shown else UNSHOWN
        found = _beside(passages[other], library, here.after, here.after + reach + len(passages[other].keys))
        places[other] = found or _elsewhere(passages[other], library)
        here = places[other] or here
    here = anchor
    for other in range(at - 1, -1, -1):
        reach = SHOWN if passages[other + 1].shown else UNSHOWN
        found = _beside(passages[other], library, here.first - reach - len(passages[other].keys), here.first)
        places[other] = found or _elsewhere(passages[other], library)
        here = places[other] or here
    return places


def _beside(passage: Passage, library: Library, first: int, after: int) -> Place | None:
    """The passage within a stretch of words; a short one must be there to the letter."""
    first, after = max(0, first), min(after, len(library.keys))
    if len(passage.keys) < FEWEST:
        at = library.keys.find(passage.keys, first, after)
        return Place(at, at + len(passage.keys), 1.0) if at >= 0 else None
    return _placed(passage, library, first, after)


def _elsewhere(passage: Passage, library: Library) -> Place | None:
    if len(passage.keys) < FEWEST:
        return None
    return next(iter(_candidates(passage, library)), None)


def _candidates(passage: Passage, library: Library) -> list[Place]:
    """The places that hold most of a passage, the best first."""
    runs = islice(library.places_of_run(passage.keys), CANDIDATES)
    exact = [Place(at, at + len(passage.keys), 1.0) for at in runs]
    if exact or len(passage.keys) < FEWEST:
        return exact
    windows = _windows(passage, library)
    alike = [LCSseq.similarity(passage.keys, library.keys[first:after]) for first, after in windows]
    found = [
        _placed(passage, library, *window)
        for window, words in zip(windows, alike, strict=True)
        if words >= NEARLY * max(alike)
    ]
    places = {(p.first, p.after): p for p in found if p is not None}
    return sorted(places.values(), key=lambda p: (-p.held, p.after - p.first, p.first))


def _windows(passage: Passage, library: Library) -> list[tuple[int, int]]:
    """The stretches of the references in which most rare words of a passage stand as they do in it."""
    size = len(passage.keys)
    width = max(8, size // 2)
    numbers = as_numbers(passage.keys)
    # A run of two says more only where a word of them is common.
    ends = [i for i in range(1, size) if LIGHT in passage.values[i - 1 : i + 1]]
    runs = library.places_of_pairs([(numbers[i - 1], numbers[i]) for i in ends])
    beside = dict(zip(ends, runs, strict=True))
    votes: list[tuple[Ints, int, float]] = []
    for i, key in enumerate(numbers):
        places = library.places_of(key)
        if 0 < len(places) <= MOST_COMMON:
            votes.append((places, i, passage.values[i]))
        if i in beside and 0 < len(beside[i]) <= MOST_COMMON_PAIR:
            votes.append((beside[i], i - 1, 0.5))
    if not votes:
        return []
    sizes = np.array([len(places) for places, _, _ in votes])
    ats = np.concatenate([places for places, _, _ in votes])
    ats += np.repeat([size - i for _, i, _ in votes], sizes)
    weights = np.repeat([worth for _, _, worth in votes] / (1 + np.log1p(sizes)), sizes)
    buckets = np.bincount(ats // width, weights=weights)
    both = buckets + np.append(buckets[1:], 0.0)
    slack = 4 + size // 4
    windows: list[tuple[int, int, int]] = []
    for bucket in highest(both, 2 * CANDIDATES).tolist():
        if any(abs(bucket - other) < 2 for _, _, other in windows):
            continue
        first = bucket * width - size
        windows.append(
            (max(0, first - slack), min(len(library.keys), first + 2 * width + size + slack), bucket)
        )
        if len(windows) == CANDIDATES:
            break
    return [(first, after) for first, after, _ in windows]


def _placed(passage: Passage, library: Library, first: int, after: int) -> Place | None:
    window = library.keys[first:after]
    if LCSseq.similarity(passage.keys, window) < 0.4 * len(passage.keys):
        return None
    pairs = chain(window, passage.keys, passage.values)
    if not pairs:
        return None
    held = sum(passage.values[j] for _, j in pairs) / passage.worth
    return Place(first + pairs[0][0], first + pairs[-1][0] + 1, held) if held >= HELD else None
