"""Pairs as truth: whether two renderings are linked as a careful reader would, and by which relation.

    python -m tests.grouping.pairs                 the tables over all pairs
    python -m tests.grouping.pairs --split dev     over one half: dev, test or all
    python -m tests.grouping.pairs --misses        the same, then every pair of the dev half that is missed

The test half is seen as totals only.  What each relation means is in README.md beside this file.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from quotes.grouping import group_renderings
from quotes.grouping.remarks import Group, write_remarks
from quotes.grouping.vectors import load_encoder
from quotes.model import Article, Relation, Remark, Rendering

PAIRS = Path(__file__).with_name("pairs.tsv")

COLUMNS = ("id", "split", "relation", "phenomenon", "speaker", "marked", "a", "b")
DIFFERENT = "different"
LABELS = (*map(str, Relation), DIFFERENT)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two renderings and what a careful reader says they are: a relation, or None for two remarks.

    ``speaker`` is ``one`` where both are known to be one person's, else ``unknown``; ``marked`` is ``both``,
    or ``one`` where ``b`` is reported speech.
    """

    key: str
    split: str
    relation: Relation | None
    phenomenon: str
    speaker: str
    marked: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair and what was said of it."""

    pair: Pair
    given: Relation | None

    @property
    def right(self) -> bool:
        return self.given == self.pair.relation


@dataclass(frozen=True, slots=True)
class Rates:
    """How well one relation is told: shares of the pairs said to be of it, and of those that are."""

    precision: float
    recall: float


def read_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    return tuple(
        Pair(
            row["id"],
            row["split"],
            None if row["relation"] == DIFFERENT else Relation(row["relation"]),
            *(row[column] for column in COLUMNS[3:]),
        )
        for row in rows
    )


def judge(a: str, b: str, *, speaker: str, marked: str) -> Relation | None:
    """Return the relation of the link that joins renderings of two articles, None if none does."""
    renderings = [_rendering("a", a, speaker, True), _rendering("b", b, speaker, marked == "both")]
    articles = {r.key: Article(r.key, r.key, r.text, (), "") for r in renderings}
    _, remarks = group_renderings(renderings, articles, encoder=load_encoder())
    return _between(remarks)


def tell(a: str, b: str, *, speaker: str, marked: str) -> Relation:
    """Return the relation of two renderings that are known to be one remark."""
    one, other = _rendering("a", a, speaker, True), _rendering("b", b, speaker, marked == "both")
    group = Group(((one,), (other,)), (0, 1), {(0, 1): 1.0}, {}, ("a", "b"), (None, None), {}, None)
    relation = _between([write_remarks({}, [group])[0].remark])
    assert relation is not None
    return relation


def _between(remarks: Sequence[Remark]) -> Relation | None:
    """Return the relation of the link that joins the two; a passage of one of them has a key of its own."""
    return next((x.relation for remark in remarks for x in remark.links if {x.a, x.b} == {"a", "b"}), None)


def _rendering(key: str, text: str, speaker: str, marked: bool) -> Rendering:
    """Return a rendering that is its whole article; a fragment or a reported clause begins in lower case."""
    return Rendering(
        key,
        key,
        key,
        0,
        len(text),
        text,
        whole=not next((c for c in text if c.isalnum()), "").islower(),
        speaker="speaker" if speaker == "one" else None,
        marked=marked,
    )


def judge_all(pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
    """Judge pairs as if nothing were known: whether they are one remark, and how they differ."""
    return tuple(Judgement(p, judge(p.a, p.b, speaker=p.speaker, marked=p.marked)) for p in pairs)


def tell_all(pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
    """Judge how the pairs that are one remark differ."""
    one = [p for p in pairs if p.relation is not None]
    return tuple(Judgement(p, tell(p.a, p.b, speaker=p.speaker, marked=p.marked)) for p in one)


def linking(judgements: Sequence[Judgement]) -> Rates:
    """Return how well it is seen whether two renderings are one remark, however they differ."""
    given = sum(j.given is not None for j in judgements)
    gold = sum(j.pair.relation is not None for j in judgements)
    both = sum(j.given is not None and j.pair.relation is not None for j in judgements)
    return Rates(_share(both, given), _share(both, gold))


def label(relation: Relation | None) -> str:
    return str(relation) if relation else DIFFERENT


def accuracy(judgements: Sequence[Judgement]) -> float:
    return _share(sum(j.right for j in judgements), len(judgements))


def rates(judgements: Sequence[Judgement], relation: Relation | None) -> Rates:
    given = sum(j.given == relation for j in judgements)
    gold = sum(j.pair.relation == relation for j in judgements)
    both = sum(j.right for j in judgements if j.pair.relation == relation)
    return Rates(_share(both, given), _share(both, gold))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def confusion(judgements: Sequence[Judgement]) -> Table:
    """Rows are what the pairs are, columns what they were said to be."""
    cells = Counter((label(j.pair.relation), label(j.given)) for j in judgements)
    out = Table("is", title=f"{len(judgements)} pairs, accuracy {accuracy(judgements):.3f}")
    for name in (*LABELS, "precision", "recall"):
        out.add_column(name, justify="right")
    for name, relation in zip(LABELS, (*Relation, None), strict=True):
        score = rates(judgements, relation)
        counts = (str(cells[name, given] or "·") for given in LABELS)
        out.add_row(name, *counts, f"{score.precision:.3f}", f"{score.recall:.3f}")
    return out


def by_phenomenon(judgements: Sequence[Judgement]) -> Table:
    kinds = Counter((label(j.pair.relation), j.pair.phenomenon) for j in judgements)
    right = Counter((label(j.pair.relation), j.pair.phenomenon) for j in judgements if j.right)
    out = Table("relation", "phenomenon", "pairs", "right", "rate")
    for kind, n in kinds.items():
        out.add_row(*kind, str(n), str(right[kind]), f"{right[kind] / n:.0%}")
    return out


def misses(judgements: Sequence[Judgement]) -> str:
    """Write out the pairs of the dev half that were missed."""
    out = []
    for j in judgements:
        if j.pair.split == "dev" and not j.right:
            p = j.pair
            given = f"is {label(p.relation)}, given {label(j.given)}"
            out += [f"{p.key} {p.phenomenon} ({p.speaker}, {p.marked}): {given}", f"    {p.a}", f"    {p.b}"]
    return "\n".join(out)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.grouping.pairs")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--misses", action="store_true", help="list what is missed of the dev half")
    options = parser.parse_args(arguments)
    chosen = [p for p in read_pairs() if options.split in ("all", p.split)]
    console = Console()
    told, judgements = tell_all(chosen), judge_all(chosen)
    console.print("How renderings of one remark differ:", by_phenomenon(told), confusion(told))
    console.print("The same, and whether they are one remark, of two lines alone:")
    console.print(by_phenomenon(judgements), confusion(judgements))
    found = linking(judgements)
    console.print(f"one remark or not: precision {found.precision:.3f}, recall {found.recall:.3f}")
    if options.misses:
        console.print(misses([*told, *judgements]), markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
