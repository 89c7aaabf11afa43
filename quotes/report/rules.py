"""What the rules say of themselves: a table, JSON, their pages, and all of it as one document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from quotes.model import Severity
from quotes.report.escape import escape_inside, json_safe
from quotes.report.words import STYLES

_INTRODUCTION = """\
# Rules

What `quotes audit` looks for, in the order of the codes: Q1 who said it, Q2 in whose words, Q3 by which
translation, Q4 from what sources, Q5 against the original. An *error* says that what is printed misleads, a
*warning* that it may, a *note* what an auditor should know; a case that is less sure than most is milder.

`quotes rules` lists the rules, and `quotes explain Q201` prints one of these pages. `quotes audit` with
`--select Q2,Q103` asks for some of them, with `--ignore Q4` for all but some: by code, by the beginning of
codes, or by name."""

_HEADING = re.compile(r"(#{1,5}) ")
_FENCE = re.compile(r" {0,3}(```|~~~)")


class Rule(Protocol):
    """A rule as the reports see it; :class:`quotes.rules.Rule` is one."""

    @property
    def code(self) -> str:
        """Its code: ``Q201``."""

    @property
    def name(self) -> str:
        """Its name, in words with hyphens: ``number-altered``."""

    @property
    def severity(self) -> Severity:
        """How grave most of its findings are."""

    @property
    def summary(self) -> str:
        """What it finds, in a line."""

    @property
    def page(self) -> str:
        """Its page, in Markdown."""


@dataclass(frozen=True, slots=True)
class RulesView:
    """What ``quotes rules`` prints: a rule a line, fitted to the width of the console."""

    rules: Sequence[Rule]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the table."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        for least in (4, 7, 7):
            grid.add_column(min_width=least, no_wrap=True)
        grid.add_column()
        for rule in self.rules:
            grid.add_row(
                Text(rule.code, "bold"),
                Text(rule.severity, STYLES[rule.severity]),
                Text(rule.name),
                Text(rule.summary),
            )
        yield grid


def rules_json(rules: Iterable[Rule]) -> str:
    """Return the rules as a JSON array, an object a line: ``code``, ``name``, ``severity``, ``summary``."""
    records = (
        {"code": rule.code, "name": rule.name, "severity": str(rule.severity), "summary": rule.summary}
        for rule in rules
    )
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return json_safe(f"[\n{lines}\n]\n" if lines else "[]\n")


def explanation(rules: Iterable[Rule]) -> str:
    """Return the pages of rules as one Markdown document."""
    return "\n".join(f"{_titled(rule)}\n" for rule in rules)


def rules_page(rules: Sequence[Rule]) -> str:
    """Return the document of all rules, in Markdown: a table of them, then their pages."""
    rows = (
        f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {escape_inside(rule.summary)} |"
        for rule in rules
    )
    table = "\n".join(("| code | name | severity | finds |", "| --- | --- | --- | --- |", *rows))
    pages = ("\n".join(_lowered(_titled(rule))) for rule in rules)
    return "\n\n".join((_INTRODUCTION, table, *pages)) + "\n"


def _titled(rule: Rule) -> str:
    """Return the page under a title of code and name, instead of its own if it has one."""
    page = rule.page.strip()
    first, _, rest = page.partition("\n")
    return f"# {rule.code} {rule.name}\n\n{(rest if first.startswith('# ') else page).strip()}"


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _lowered(page: str) -> Iterator[str]:
    """Yield a page's lines with headings one step lower; what starts with # in a block of code is none."""
    fence = ""
    for line in page.splitlines():
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        yield f"#{line}" if not fence and _HEADING.match(line) else line
