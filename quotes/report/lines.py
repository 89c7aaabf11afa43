"""Findings a line each: for the log of a build, and as annotations of GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.model import Audit, Severity
from quotes.report.escape import one_line
from quotes.report.places import inside, locator
from quotes.report.rules import Rule
from quotes.report.words import named, tally

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def finding_lines(audit: Audit) -> Iterator[str]:
    """Yield each finding as ``path:line:column: Q201 error: message``, then how many there are.

    Lines and columns (characters) count from 1.
    """
    locate = locator(audit.articles)
    for finding in audit.findings:
        article, (line, column), *_ = locate(finding.places[0])
        where = one_line(article.path)
        if article.extracted is None:  # else they would be lines of the text that was taken from it
            where += f":{line}:{column}"
        yield f"{where}: {named(finding)}: {one_line(finding.message)}\n"
    yield f"{tally(audit.findings)}\n"


def github_annotations(audit: Audit, rules: Iterable[Rule], folder: Path) -> Iterator[str]:
    """Yield each finding as a workflow command of GitHub Actions, which shows it beside the line.

    Files are named from ``folder`` (absolute; the working directory) where they are in it.
    """
    locate = locator(audit.articles)
    names = {rule.code: rule.name for rule in rules}
    for finding in audit.findings:
        article, start, end, _ = locate(finding.places[0])
        near = inside(article.file, folder)
        given = {"file": near.as_posix() if near is not None else article.file}
        if article.extracted is None:
            given |= {"line": str(start.line), "endLine": str(end.line), "col": str(start.column)}
        given["title"] = f"{finding.code} {names.get(finding.code, '')}".strip()
        if (
            article.extracted is None and start.line == end.line
        ):  # GitHub takes an end column within one line alone
            given["endColumn"] = str(end.column)
        properties = ",".join(f"{key}={_property(value)}" for key, value in given.items())
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """Escape the message of a workflow command, as actions/toolkit does (command.ts)."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
