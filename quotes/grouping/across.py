"""Across languages: statements in another language join the English remark that they are the original of.

A cosine between languages says little alone: some statements are near to everything (Radovanović et al.
2010).  So the two must be each other's nearest, and how near is measured against how near their other
neighbours are, on both sides, as CSLS and the margin scores of bitext mining do (Conneau et al. 2018;
Artetxe & Schwenk 2019), and against the runner-up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.vectors import Vectors

LEAST = 0.57
"""The nearness from which a statement and a remark that are each other's nearest are one."""
AHEAD = 0.02
"""How much nearer (cosine) each must be to the other than to the next: no choice is made between equals."""
ALIKE = 0.75
"""The cosine within a language from which two statements that share their nearest say the same."""
NEIGHBOURS = 4
"""How many other neighbours of each say how near it is to everything."""
STRANGER = 0.45
"""The cosine of a neighbour that is not there, where few statements are at hand: that of a near stranger."""
RUNNER_UP = 0.5
"""How much the nearer of the two runners-up counts."""
NO_NUMBER = 0.07
"""What it costs when both print numbers in digits and share none: nine in ten such pairs are strangers."""
FEWEST_WORDS = 3
"""A shorter statement ("Thank you.") is said by everybody and joins nothing."""
ROWS = 1024
"""Statements whose cosines to all others are held at a time."""

_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that print no spaces between words: two or so make a word."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d+)*")


class _Unit(NamedTuple):
    """Statements that move together: members (indices), language, speaker (-1: not known), where printed."""

    members: tuple[int, ...]
    lang: str
    speaker: int
    numbers: frozenset[str]
    articles: frozenset[str]
    order: tuple[str, ...]  # what decides between equals, whatever the order of input


class _Nearest(NamedTuple):
    """Of each row: the column nearest to it, the next, their cosines, and the mean of all but the first."""

    at: NDArray[np.intp]
    next: NDArray[np.intp]
    best: Vectors
    second: Vectors
    others: Vectors


def join_across(
    groups: Sequence[Sequence[int]],
    langs: Sequence[str],
    texts: Sequence[str],
    vectors: Vectors,
    speakers: Sequence[str | None] = (),
    articles: Sequence[str] = (),
) -> list[list[int]]:
    """Join groups of other languages to the English groups that they say the same as.

    ``groups`` hold indices; ``langs`` (BCP 47), ``texts`` and ``vectors`` (rows of unit length, shape
    (renderings, dimensions)) are those of the renderings; ``speakers`` and ``articles`` say, where they are
    given, who is known to have said each (``None`` is not known) and where it is printed.  Equal texts of one
    language and speaker are one statement.  Two English groups come together only where they say the same
    in other words of one statement; two known speakers, and two statements of one article, never do.
    The order of the input changes nothing: groups are sorted, each and all.
    """
    if all(_base(lang) == "en" for lang in langs):
        return sorted(sorted(group) for group in groups)
    known = {name: at for at, name in enumerate(sorted({s for s in speakers if s is not None}))}
    codes = [known[s] if s is not None else -1 for s in speakers] or [-1] * len(texts)
    units = _units(groups, langs, texts, codes, articles)
    by_lang: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if any(_enough(texts[x]) for x in unit.members):
            by_lang[unit.lang].append(at)
    remarks = by_lang.pop("en", [])
    ours = _centres([units[at] for at in remarks], texts, vectors)
    pairs: list[tuple[float, _Unit, _Unit]] = []
    for lang in sorted(by_lang) if remarks else ():
        statements = by_lang[lang]
        theirs = _centres([units[at] for at in statements], texts, vectors)
        pairs += _Sides([units[at] for at in statements], theirs, [units[at] for at in remarks], ours).pairs()
    return _merged(units, pairs)


def _merged(units: Sequence[_Unit], pairs: Sequence[tuple[float, _Unit, _Unit]]) -> list[list[int]]:
    """The units with those of a pair in one group, the nearest first; speakers that are two stay apart."""
    group = {unit.members: [unit] for unit in units}
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].order, pair[2].order)):
        a, b = group[one.members], group[other.members]
        voices = {unit.speaker for unit in (*a, *b)} - {-1}
        if a is not b and len(voices) < 2:
            a.extend(b)
            group.update((unit.members, a) for unit in b)
    distinct = {id(members): members for members in group.values()}
    return sorted(sorted(x for unit in members for x in unit.members) for members in distinct.values())


def _units(
    groups: Sequence[Sequence[int]],
    langs: Sequence[str],
    texts: Sequence[str],
    codes: Sequence[int],
    articles: Sequence[str],
) -> list[_Unit]:
    """The groups, those of one language that hold the same text as one, in an order of their own."""
    parent = list(range(len(groups)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    language = []
    first: dict[tuple[str, str, int], int] = {}
    for at, group in enumerate(groups):
        bases = {_base(langs[x]) for x in group}
        language.append("en" if "en" in bases else min(bases))
        if language[at] == "en":
            continue
        for x in group:
            if codes[x] >= 0 or _enough(texts[x]):
                same = first.setdefault((language[at], " ".join(texts[x].split()).casefold(), codes[x]), at)
                parent[root(at)] = root(same)
    merged: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        merged[root(at)].extend(group)
    units = []
    for at, members in merged.items():
        voices = {codes[x] for x in members if codes[x] >= 0}
        units.append(
            _Unit(
                members=tuple(sorted(members)),
                lang=language[at],
                speaker=voices.pop() if len(voices) == 1 else -1,
                numbers=frozenset(n for x in members for n in _numbers(texts[x])),
                articles=frozenset(articles[x] for x in members if articles),
                order=tuple(sorted(texts[x] for x in members)),
            )
        )
    return sorted(units, key=lambda unit: (unit.order, unit.speaker, unit.members))


def _base(lang: str) -> str:
    return lang.lower().replace("_", "-").partition("-")[0]


def _numbers(text: str) -> set[str]:
    """The numbers that a text prints in digits, without separators, which languages write differently."""
    return {re.sub(r"\D", "", number).lstrip("0") for number in _NUMBER.findall(text)}


def _enough(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS or len(_NO_SPACES.findall(text)) >= 2 * FEWEST_WORDS


def _centres(units: Sequence[_Unit], texts: Sequence[str], vectors: Vectors) -> Vectors:
    """The middle of each unit's vectors, of unit length; a longer text says more of what is meant."""
    out = np.empty((len(units), vectors.shape[1]), dtype=np.float32)
    for at, unit in enumerate(units):
        members = sorted(unit.members, key=lambda x: texts[x])
        weights = np.array([len(texts[x]) for x in members], dtype=np.float32)
        centre = weights @ vectors[members]
        out[at] = centre / max(float(np.linalg.norm(centre)), 1e-12)
    return out


class _Sides:
    """Statements of one other language on one side, English remarks on the other."""

    def __init__(
        self, statements: Sequence[_Unit], theirs: Vectors, remarks: Sequence[_Unit], ours: Vectors
    ) -> None:
        self.statements, self.theirs, self.remarks, self.ours = statements, theirs, remarks, ours
        voice = np.array([unit.speaker for unit in statements])
        voices = np.array([unit.speaker for unit in remarks])
        self.there = _nearest(theirs, ours, voice, voices)
        self.back = _nearest(ours, theirs, voices, voice)

    def pairs(self) -> Iterator[tuple[float, _Unit, _Unit]]:
        """Yield how near a statement and a remark are, and the two, where they are one.

        First come those that are each other's nearest, then those whose nearest went to one that is alike.
        """
        there, back = self.there, self.back
        of_statement: dict[int, int] = {}
        of_remark: dict[int, int] = {}
        for a, b in enumerate(there.at.tolist()):
            if back.at[b] == a and _clear(there, a, self.remarks, self.ours):
                near = self._near(a, b, max(there.second[a], back.second[b]))
                if near >= LEAST and _clear(back, b, self.statements, self.theirs):
                    of_statement[a], of_remark[b] = b, a
                    yield near, self.statements[a], self.remarks[b]
        for a, b in enumerate(there.at.tolist()):
            mate = of_remark.get(b, a)
            if mate != a and _alike(a, mate, self.statements, self.theirs):
                near = self._near(a, b, there.second[a])
                if near >= LEAST:
                    yield near, self.statements[a], self.remarks[b]
        for b, a in enumerate(back.at.tolist()):
            mate = of_statement.get(a, b)
            if mate != b and _alike(b, mate, self.remarks, self.ours):
                near = self._near(a, b, back.second[b])
                if near >= LEAST:
                    yield near, self.statements[a], self.remarks[b]

    def _near(self, a: int, b: int, runner_up: float) -> float:
        cosine = round(float(self.theirs[a] @ self.ours[b]), 4)
        others = float(self.there.others[a] + self.back.others[b]) / 2
        one, other = self.statements[a].numbers, self.remarks[b].numbers
        cost = NO_NUMBER if one and other and not one & other else 0.0
        return 2 * cosine - others - RUNNER_UP * max(float(runner_up), STRANGER) - cost


def _clear(found: _Nearest, row: int, units: Sequence[_Unit], vectors: Vectors) -> bool:
    """Whether the nearest of ``units`` is clearly nearer than the next, or the next says the same."""
    ahead = found.best[row] - found.second[row] >= AHEAD
    return bool(ahead) or _alike(int(found.at[row]), int(found.next[row]), units, vectors)


def _alike(one: int, other: int, units: Sequence[_Unit], vectors: Vectors) -> bool:
    """Whether two units of one language say the same, as far as their vectors, speakers and articles show."""
    a, b = units[one], units[other]
    rivals = a.speaker >= 0 and b.speaker >= 0 and a.speaker != b.speaker
    return not rivals and not a.articles & b.articles and float(vectors[one] @ vectors[other]) >= ALIKE


def _nearest(a: Vectors, b: Vectors, speaker: NDArray[np.int_], speakers: NDArray[np.int_]) -> _Nearest:
    """The nearest of ``b`` to each row of ``a``; those of another known speaker are not among them.

    Cosines are rounded, so that the last digits of a product of matrices decide nothing.
    """
    nearest = np.zeros((len(a), 2), dtype=np.intp)
    top = np.full((len(a), NEIGHBOURS + 1), -1.0, dtype=np.float32)
    width = min(NEIGHBOURS + 1, len(b))
    for start in range(0, len(a), ROWS):
        rows = slice(start, start + ROWS)
        cosines = np.round(a[rows] @ b.T, 4)
        one, other = speaker[rows, None], speakers[None, :]
        cosines[(one >= 0) & (other >= 0) & (one != other)] = -1.0
        top[rows, :width] = -np.sort(np.partition(-cosines, width - 1, axis=1)[:, :width], axis=1)
        nearest[rows, 0] = cosines.argmax(axis=1)
        cosines[np.arange(len(cosines)), nearest[rows, 0]] = -2.0
        nearest[rows, 1] = cosines.argmax(axis=1)
    others = np.where(top[:, 1:] > -1.0, top[:, 1:], STRANGER).mean(axis=1)
    return _Nearest(nearest[:, 0], nearest[:, 1], top[:, 0], top[:, 1], others)
