"""Cases as truth: what of ``cases.tsv`` is found as a reader would, phenomenon by phenomenon.

    python -m tests.quotation.phenomena             the table, then every case that is missed
    python -m tests.quotation.phenomena --record    the same, and write what passed to phenomena.tsv

The columns of the cases, and what counts as content, cue and source, are in README.md beside this file.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from quotes.articles.blocks import lay_out
from quotes.language import Parser
from quotes.model import Article, Parse, Quotation, Span
from quotes.quotation import find_quotations

CASES = Path(__file__).with_name("cases.tsv")
RECORD = Path(__file__).with_name("phenomena.tsv")

COMPARED = ("content", "cue", "source", "kind", "mode", "addressee")
OPTIONAL = frozenset({"kind", "mode", "addressee"})
"""Columns that are compared only where a case fills them."""

Expected = dict[str, tuple[str, ...]]
"""For each column that is compared, the forms that will do."""


@dataclass(frozen=True, slots=True)
class Case:
    """A short text and the quotations that a careful reader finds in it."""

    phenomenon: str
    text: str
    expected: tuple[Expected, ...]


class Finding(NamedTuple):
    """What was found in the text of a case."""

    article: Article
    parse: Parse
    quotations: tuple[Quotation, ...]


class Tally(NamedTuple):
    """Of how many cases of a phenomenon how many passed."""

    cases: int
    passed: int


def read_cases(path: Path = CASES) -> tuple[Case, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
    return tuple(Case(row["phenomenon"], _unescaped(row["text"]), tuple(_expected(row))) for row in rows)


def _expected(row: dict[str, str]) -> Iterable[Expected]:
    cells = {column: _split(_unescaped(row[column]), "||") for column in COMPARED}
    for n in range(len(cells["content"]) if row["content"] else 0):
        yield {
            column: tuple(map(bare, _split(parts[n], "/")))
            for column, parts in cells.items()
            if n < len(parts) and (parts[n] or column not in OPTIONAL)
        }


def _unescaped(cell: str) -> str:
    """Return a cell with its line breaks: ``\\n`` ends a paragraph, ``\\l`` a line inside one."""
    return cell.replace(r"\n", "\n\n").replace(r"\l", "\n")


def _split(cell: str, sign: str) -> list[str]:
    return [part.strip() for part in f" {cell} ".split(f" {sign} ")]


def bare(printed: str) -> str:
    """Return spans joined by bars without the stop or comma at their ends, on which readers part."""
    return " | ".join(span.strip().rstrip(" .,;:") or span.strip() for span in printed.split(" | "))


def find_all(cases: Sequence[Case]) -> tuple[Finding, ...]:
    """Parse all the cases in one go, each an article of its own, and find their quotations."""
    articles = [
        Article(f"case-{n}", "", case.text, lay_out(case.text).blocks, "0" * 64, lang="en")
        for n, case in enumerate(cases)
    ]
    parses = Parser(threads=1).parse(articles)
    return tuple(Finding(a, parses[a.key], find_quotations(a, parses[a.key])) for a in articles)


def printed(finding: Finding) -> list[dict[str, str]]:
    """Return what was found as a case would write it."""

    def text(spans: tuple[Span, ...]) -> str:
        return bare(" | ".join(finding.article.text[s.start : s.end] for s in spans))

    return [
        {
            "content": text(q.content),
            "cue": text(q.cue),
            "source": text(q.source),
            "kind": str(q.kind),
            "mode": str(getattr(q, "mode", "")),
            "addressee": text(q.addressee),
        }
        for q in finding.quotations
    ]


def passes(case: Case, finding: Finding) -> bool:
    """Say whether just the quotations of a case were found, in the order of the text."""
    found = printed(finding)
    return len(found) == len(case.expected) and all(
        one[column] in forms
        for one, wanted in zip(found, case.expected, strict=True)
        for column, forms in wanted.items()
    )


def tally(cases: Sequence[Case], findings: Sequence[Finding]) -> dict[str, Tally]:
    """Count by phenomenon, in the order of the cases."""
    pairs = list(zip(cases, findings, strict=True))
    passed = Counter(case.phenomenon for case, finding in pairs if passes(case, finding))
    return {name: Tally(n, passed[name]) for name, n in Counter(c.phenomenon for c in cases).items()}


def total(tallies: dict[str, Tally]) -> Tally:
    return Tally(sum(t.cases for t in tallies.values()), sum(t.passed for t in tallies.values()))


def table(tallies: dict[str, Tally]) -> Table:
    out = Table("phenomenon", "cases", "passed", "rate")
    for name, (cases, passed) in [*tallies.items(), ("all", total(tallies))]:
        out.add_row(name, str(cases), str(passed), f"{passed / cases:.0%}")
    return out


def misses(cases: Sequence[Case], findings: Sequence[Finding], phenomenon: str | None = None) -> str:
    """Write out the cases that did not pass: the text, what is wanted and what was found."""
    out = []
    for case, finding in zip(cases, findings, strict=True):
        if phenomenon in (None, case.phenomenon) and not passes(case, finding):
            wanted = [{k: " / ".join(forms) for k, forms in one.items()} for one in case.expected]
            out += [f"{case.phenomenon}: {case.text!r}"]
            out += [f"    wanted {_line(one)}" for one in wanted] or ["    wanted nothing"]
            out += [f"    found  {_line(one)}" for one in printed(finding)] or ["    found  nothing"]
    return "\n".join(out)


def _line(row: dict[str, str]) -> str:
    return ", ".join(f"{column} [{row[column]}]" for column in COMPARED if row.get(column))


def read_record(path: Path = RECORD) -> dict[str, Tally]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["phenomenon"]: Tally(int(row["cases"]), int(row["passed"])) for row in rows}


def write_record(tallies: dict[str, Tally], path: Path = RECORD) -> None:
    rows = [f"{name}\t{cases}\t{passed}\n" for name, (cases, passed) in tallies.items()]
    path.write_text("phenomenon\tcases\tpassed\n" + "".join(rows), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    cases = read_cases()
    findings = find_all(cases)
    tallies = tally(cases, findings)
    console = Console()
    console.print(table(tallies))
    console.print(misses(cases, findings), markup=False, highlight=False, soft_wrap=True)
    if "--record" in arguments:
        write_record(tallies)


if __name__ == "__main__":
    main(sys.argv[1:])
