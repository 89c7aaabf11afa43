"""Score the renderings of an audit against a gold set: found, speaker, grouping.

found     a rendering of the same article whose characters overlap the gold span with an IoU of at least 0.7
speaker   among the found: the resolved name holds a spelling of the gold one, or is empty if nobody is named
grouping  B-cubed and pairwise precision, recall and F1 over the found that are not soft (arguable)

B-cubed is Bagga and Baldwin's (1998).  Beside the counts a score lists, in sentences, all that went wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, NamedTuple
from unicodedata import normalize

OVERLAP = 0.7
"""The least overlap (intersection over union, in characters) at which a rendering counts as found."""

Spellings = Mapping[str, Sequence[str]]
"""For every speaker of an event, pieces of folded name of which one must be in the resolved name."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked passage of an article, as the gold set or an audit has it.

    ``speaker`` and ``remark`` are None where unknown.  ``soft`` says that the remark is arguable,
    ``negative`` why the passage is no statement of the event ("title", "boilerplate", …), empty if it is one.
    """

    article: str
    start: int
    end: int
    text: str = ""
    speaker: str | None = None
    remark: Hashable = None
    soft: bool = False
    negative: str = ""


class Ratio(NamedTuple):
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """How well remarks agree.

    ``lumped`` predicted remarks hold renderings of several gold remarks, ``split`` gold ones lie in several.
    """

    b_cubed: Ratio
    pairwise: Ratio
    lumped: int
    split: int
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What of a gold set an audit got right.

    ``wanted`` gold statements, ``found`` of them, the ``speaker`` right for so many of the found;
    ``negatives`` in the gold set, ``misgiven`` of them given to a speaker of the event; ``extra`` predicted
    renderings that are nothing in the gold set.
    """

    wanted: int
    found: int
    speaker: int
    negatives: int
    misgiven: int
    extra: int
    grouping: Grouping
    troubles: tuple[str, ...]

    def __str__(self) -> str:
        """The score on two lines and the troubles after them, for a failing test to show."""
        b, p = self.grouping.b_cubed, self.grouping.pairwise
        head = (
            f"found {self.found}/{self.wanted}, speaker {self.speaker}/{self.found}, extra {self.extra}, "
            f"negatives given away {self.misgiven}/{self.negatives}\n"
            f"B-cubed {b.f1:.3f} (P {b.precision:.3f}, R {b.recall:.3f}), "
            f"pairwise {p.f1:.3f} (P {p.precision:.3f}, R {p.recall:.3f}), "
            f"lumped {self.grouping.lumped}, split {self.grouping.split}"
        )
        return "\n  ".join((head, *self.troubles))


def read_gold(path: Path) -> tuple[Marked, ...]:
    """Return the gold set of a ``gold.jsonl``, in order."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(
        Marked(
            row["article"],
            row["start"],
            row["end"],
            row["text"],
            row["speaker"],
            row["remark"],
            bool(row.get("soft")),
            "boilerplate" if row.get("boilerplate") else row.get("kind", ""),
        )
        for row in rows
    )


def read_spellings(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the spellings of a ``speakers.json``."""
    return {name: tuple(pieces) for name, pieces in json.loads(path.read_text(encoding="utf-8")).items()}


def predicted(renderings: Iterable[Mapping[str, Any]]) -> tuple[Marked, ...]:
    """Return the ``renderings`` of an audit in JSON; articles are compared by file name."""
    return tuple(
        Marked(
            PurePath(row["article"]).name,
            row["start"],
            row["end"],
            row.get("text", ""),
            row.get("speaker") or None,
            row.get("remark"),
        )
        for row in renderings
    )


def fold(name: str | None) -> str:
    """Return a name in lower case, without accents and without what ASCII lacks."""
    return normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()


def overlap(a: Marked, b: Marked) -> float:
    """Return the intersection over union of two spans, in characters; 0 for different articles."""
    if a.article != b.article:
        return 0.0
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.end - a.start + b.end - b.start - shared) if shared else 0.0


def match(gold: Sequence[Marked], audit: Sequence[Marked]) -> dict[int, int]:
    """Return which rendering of the audit answers which gold line, as indexes: one for one, closest first.

    An exact span is the closest there is, so that neither a longer rendering around it nor a neighbour
    takes its place.
    """
    by_article: dict[str, list[int]] = {}
    for j, rendering in enumerate(audit):
        by_article.setdefault(rendering.article, []).append(j)
    pairs = [(overlap(g, audit[j]), i, j) for i, g in enumerate(gold) for j in by_article.get(g.article, ())]
    pairs = sorted((p for p in pairs if p[0] >= OVERLAP), key=lambda p: (-p[0], p[1], p[2]))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def is_speaker(name: str | None, wanted: str | None, spellings: Spellings) -> bool:
    """Return whether a resolved name is the gold speaker; where nobody is named, only no name is right."""
    if wanted is None:
        return not name
    return any(piece in fold(name) for piece in spellings[wanted])


def score_grouping(gold: Sequence[Marked], audit: Sequence[Marked], matched: Mapping[int, int]) -> Grouping:
    """Score the remarks of the found statements that are not soft; a rendering without a remark is alone."""
    kept = [i for i in sorted(matched) if not gold[i].soft and not gold[i].negative]
    wanted: dict[int, Hashable] = {i: gold[i].remark for i in kept}
    given: dict[int, Hashable] = {}
    for i in kept:
        remark = audit[matched[i]].remark
        given[i] = ("alone", i) if remark is None else remark
    in_both = Counter((wanted[i], given[i]) for i in kept)
    in_wanted, in_given = Counter(wanted.values()), Counter(given.values())

    count = len(kept) or 1
    b_cubed = _ratio(
        sum(n * n / in_given[g] for (_, g), n in in_both.items()) / count,
        sum(n * n / in_wanted[w] for (w, _), n in in_both.items()) / count,
    )
    together = _pairs(in_both.values())
    pairwise = _ratio(
        together / (_pairs(in_given.values()) or 1),
        together / (_pairs(in_wanted.values()) or 1),
    )

    lumped = [g for g in in_given if sum(pair[1] == g for pair in in_both) > 1]
    split = [w for w in in_wanted if sum(pair[0] == w for pair in in_both) > 1]
    troubles = [
        "lumped: " + " | ".join(f"{wanted[i]} {gold[i].text[:40]}" for i in kept if given[i] == g)
        for g in lumped
    ]
    for w in split:
        parts: dict[Hashable, list[str]] = {}
        for i in kept:
            if wanted[i] == w:
                parts.setdefault(given[i], []).append(gold[i].text[:40])
        troubles.append(f"split: {w} " + " / ".join(" | ".join(texts) for texts in parts.values()))
    return Grouping(b_cubed, pairwise, len(lumped), len(split), tuple(troubles))


def score(gold: Sequence[Marked], audit: Sequence[Marked], spellings: Spellings) -> Score:
    """Score the renderings of an audit against a gold set of the same articles."""
    matched = match(gold, audit)
    troubles: list[str] = []
    found = right = misgiven = 0
    for i, g in enumerate(gold):
        name = audit[matched[i]].speaker if i in matched else None
        if g.negative:
            if any(is_speaker(name, someone, spellings) for someone in spellings):
                misgiven += 1
                troubles.append(f"{g.negative} given to {name}: {g.article} {g.text[:60]!r}")
        elif i not in matched:
            troubles.append(f"not found: {g.article} {g.text[:60]!r}")
        else:
            found += 1
            if is_speaker(name, g.speaker, spellings):
                right += 1
            else:
                troubles.append(f"speaker {name!r}, not {g.speaker!r}: {g.article} {g.text[:60]!r}")
    taken = set(matched.values())
    extra = [a for j, a in enumerate(audit) if j not in taken]
    troubles.extend(f"extra: {a.article} {a.text[:60]!r} ({a.speaker})" for a in extra)
    grouping = score_grouping(gold, audit, matched)
    negatives = sum(bool(g.negative) for g in gold)
    return Score(
        wanted=len(gold) - negatives,
        found=found,
        speaker=right,
        negatives=negatives,
        misgiven=misgiven,
        extra=len(extra),
        grouping=grouping,
        troubles=(*troubles, *grouping.troubles),
    )


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def _ratio(precision: float, recall: float) -> Ratio:
    total = precision + recall
    return Ratio(precision, recall, 2 * precision * recall / total if total else 0.0)
