"""Planted faults as truth: which of those in ``fixtures/rules`` the rules find, rule by rule.

    python -m tests.rules.faults               a table of all rules
    python -m tests.rules.faults Q201 Q3       of these only (codes, or the beginnings of codes)
    python -m tests.rules.faults Q201 -v       and every miss and false alarm
    python -m tests.rules.faults Q201 -a       and every finding of every rule in every case

How a case is written is in ``fixtures/README.md``.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from quotes.articles import read_articles
from quotes.language import Parser, is_english
from quotes.model import Article, Audit, Finding, Parse, Severity
from quotes.pipeline import ParseArticles, audit

CASES = Path(__file__).parents[2] / "fixtures" / "rules"

_CASE = re.compile(r"=== (fault|clean): (.+)")
_ARTICLE = re.compile(r"--- (\S+\.(?:txt|md))")
_WANTED = re.compile(r"=> (Q\d\d\d) (?:(\S+\.(?:txt|md)) )?\"(.+)\"")


class Wanted(NamedTuple):
    """A finding that a case wants: its first place holds ``words``, in ``article`` if one is named."""

    code: str
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Case:
    """A few articles with a fault of the rule ``code``, or with a near miss of it."""

    code: str
    name: str
    clean: bool
    articles: tuple[tuple[str, str], ...]
    wanted: tuple[Wanted, ...]

    @property
    def counted(self) -> frozenset[str]:
        """The rules whose findings count here: the case's own, and those of what it wants."""
        return frozenset({self.code, *(wanted.code for wanted in self.wanted)})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an audit of a case came to."""

    case: Case
    audit: Audit
    hits: tuple[Finding, ...]
    missed: tuple[Wanted, ...]
    alarms: tuple[Finding, ...]


class Tally(NamedTuple):
    """Findings that are wanted and there, those that should not be there, and those that are missing."""

    hits: int
    alarms: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what is found that is wanted."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that is found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def read_cases(codes: Sequence[str] = (), folder: Path = CASES) -> tuple[Case, ...]:
    """Read the cases of the rules whose codes begin with one of ``codes``, of all for want of any."""
    files = sorted(file for file in folder.glob("Q*.txt") if not codes or file.stem.startswith(tuple(codes)))
    return tuple(case for file in files for case in cases_of(file.stem, file.read_text(encoding="utf-8")))


def cases_of(code: str, text: str) -> Iterator[Case]:
    """Read the cases of one file; what stands before the first is a comment."""
    heads = list(re.finditer(rf"^{_CASE.pattern}$", text, re.MULTILINE))
    for head, end in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        articles: dict[str, list[str]] = {}
        wanted: list[Wanted] = []
        lines: list[str] = []
        for line in text[head.end() : end].splitlines():
            if article := _ARTICLE.fullmatch(line):
                lines = articles.setdefault(article[1], [])
            elif line.startswith("=>"):
                found = _WANTED.fullmatch(line)
                assert found, f"{code}, {head[2]}: cannot be read: {line}"
                wanted.append(Wanted(found[1], found[2] or "", found[3]))
            else:
                lines.append(line)
        printed = tuple((name, "\n".join(lines).strip("\n") + "\n") for name, lines in articles.items())
        assert printed, f"{code}, {head[2]}: there is no article"
        assert all(w.article in ("", *articles) for w in wanted), f"{code}, {head[2]}: no such article"
        assert bool(wanted) != (head[1] == "clean"), f"{code}, {head[2]}: a fault wants findings, clean none"
        yield Case(code, head[2], head[1] == "clean", printed, tuple(wanted))


def audit_all(cases: Sequence[Case], parse: ParseArticles | None = None) -> list[Outcome]:
    """Audit each case by itself; the articles of all of them are parsed in one go."""
    read = [_articles(case) for case in cases]
    numbered = {
        (n, article.key): replace(article, key=f"{n}/{article.key}")
        for n, articles in enumerate(read)
        for article in articles
        if is_english(article)
    }
    given = list(numbered.values())
    parses = (parse or Parser(threads=1).parse)(given, lambda done, total: None)

    def audit_one(n: int, articles: Sequence[Article]) -> Audit:
        own = {key: parses[article.key] for (m, key), article in numbered.items() if m == n}
        return audit(articles, parse=lambda asked, progress: _of(own, asked))

    return [judge(case, audit_one(n, read[n])) for n, case in enumerate(cases)]


def _of(parses: Mapping[str, Parse], asked: Iterable[Article]) -> dict[str, Parse]:
    return {article.key: parses[article.key] for article in asked}


def _articles(case: Case) -> tuple[Article, ...]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case.articles:
            Path(folder, name).write_text(text, encoding="utf-8", newline="")
        articles, problems = read_articles([folder])
    fatal = [problem for problem in problems if problem.fatal]
    assert not fatal, f"{case.code}, {case.name}: {fatal}"
    return tuple(replace(article, path=article.key) for article in articles)


def judge(case: Case, result: Audit) -> Outcome:
    """Compare what was found in a case with what it wants; each wanted finding is met once."""
    left, hits, missed = list(result.findings), [], []
    for wanted in case.wanted:
        met = next((finding for finding in left if _meets(finding, wanted, result)), None)
        if met is None:
            missed.append(wanted)
        else:
            left.remove(met)
            hits.append(met)
    alarms = [
        f for f in left if f.code in case.counted or (case.clean and f.severity is Severity.ERROR)
    ]  # fmt: skip
    return Outcome(case, result, tuple(hits), tuple(missed), tuple(alarms))


def _meets(finding: Finding, wanted: Wanted, result: Audit) -> bool:
    return (
        finding.code == wanted.code
        and finding.places[0].article.endswith(wanted.article)
        and wanted.words in " ".join(first_words(finding, result).split())
    )


def first_words(finding: Finding, result: Audit) -> str:
    """Return what stands at a finding's first place."""
    place = finding.places[0]
    return result.article(place.article).text[place.span.start : place.span.end]


def tally(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """Count hits, false alarms and misses of each rule, in the order of the codes."""
    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        counts.setdefault(outcome.case.code, [0, 0, 0])
        for at, codes in enumerate((outcome.hits, outcome.alarms, outcome.missed)):
            for each in codes:
                counts.setdefault(each.code, [0, 0, 0])[at] += 1
    return {code: Tally(*counts[code]) for code in sorted(counts)}


def over_all(tallies: Mapping[str, Tally]) -> Tally:
    """Add the tallies of all rules up."""
    return Tally(*(sum(column) for column in zip(*tallies.values(), strict=True)) if tallies else (0, 0, 0))


def table(outcomes: Sequence[Outcome]) -> Table:
    """Return the table of precision and recall."""
    out = Table("rule", "faults", "clean", "found", "alarms", "missed", "precision", "recall")
    tallies = tally(outcomes)
    for code, figures in (*tallies.items(), ("all", over_all(tallies))):
        own = [outcome.case for outcome in outcomes if code in ("all", outcome.case.code)]
        faults = sum(not case.clean for case in own)
        counts = (faults, len(own) - faults, *figures)
        shares = (f"{figures.precision:.3f}", f"{figures.recall:.3f}")
        out.add_row(code, *map(str, counts), *shares, end_section=code == list(tallies)[-1])
    return out


def troubles(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Say what is missed and what is a false alarm, case by case."""
    for outcome in outcomes:
        case = outcome.case
        for wanted in outcome.missed:
            yield f"MISSED {wanted.code} “{wanted.words}”  ({case.code}: {case.name})"
        for finding in outcome.alarms:
            yield f"ALARM  {said(finding, outcome.audit)}  ({case.code}: {case.name})"


def said(finding: Finding, result: Audit) -> str:
    """Return a finding in a line: code, severity, first place and message."""
    article = finding.places[0].article
    return f"{finding.code} {finding.severity} {article} “{first_words(finding, result)}”: {finding.message}"


def main(arguments: Sequence[str], parse: ParseArticles | None = None) -> None:
    """Print the table, and what else is asked for."""
    outcomes = audit_all(read_cases([a for a in arguments if not a.startswith("-")]), parse)
    console = Console()
    if "-a" in arguments:
        for outcome in outcomes:
            console.rule(f"{outcome.case.code}: {outcome.case.name}")
            for finding in outcome.audit.findings:
                console.print(said(finding, outcome.audit), markup=False, highlight=False, soft_wrap=True)
    console.print(table(outcomes))
    if "-v" in arguments:
        for line in troubles(outcomes):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main(sys.argv[1:])
