"""What is fuzzed: bytes in, an audit printed in every form, and nothing that must not be."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console, RenderableType

from quotes.checking import check_renderings
from quotes.model import Audit
from quotes.report import (
    AuditView,
    ChecksView,
    QuotationsView,
    ShownView,
    Wish,
    audit_json,
    checks_json,
    checks_jsonl,
    checks_markdown,
    finding_lines,
    github_annotations,
    markdown_report,
    quotations_json,
    quotations_jsonl,
    sarif_report,
    shown_json,
    some_remarks,
)
from quotes.rules import RULES
from tests.test_properties import Letters, audited, given_read, wrong

BETWEEN = b"\x1e"
"""Parts the texts of one input."""
SEED = 4
"""Bytes in front that choose the made-up parse."""
LONGEST = 10.0
"""Seconds of a processor that no input may take."""

_LIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would act on a terminal; a line feed is the only control character that may be printed."""


def run(data: bytes) -> None:
    """Audit the articles that the bytes hold; raise for whatever must not be."""
    started = time.process_time()
    texts = [part.decode("utf-8", "replace") for part in data[SEED:].split(BETWEEN)[:3]]
    audit = audited(*given_read(texts, int.from_bytes(data[:SEED])))
    assert not wrong(audit), wrong(audit)
    for name, document in printed(audit):
        found = _LIVE.search(document)
        assert found is None, (
            f"{name} holds {found[0]!r}: {document[max(0, found.start() - 40) : found.end() + 40]!r}"
        )
    took = time.process_time() - started
    assert took < LONGEST, f"{took:.0f} s"


def printed(audit: Audit) -> Iterator[tuple[str, str]]:
    """Yield an audit in every form, and its quotations checked against its own articles, by name."""
    folder = Path("/")
    yield "text", _shown(AuditView(audit), QuotationsView(audit))
    yield "markdown", markdown_report(audit, RULES)
    yield "json", _parsed(audit_json(audit))
    yield "quotations", _parsed(quotations_json(audit))
    yield "jsonl", _lines(quotations_jsonl(audit).splitlines(keepends=True), len(audit.quotations))
    yield "sarif", _parsed(sarif_report(audit, RULES, folder))
    yield "github", _lines(github_annotations(audit, RULES, folder), len(audit.findings))
    yield "findings", _lines(finding_lines(audit), len(audit.findings) + 1)
    found = list(some_remarks([("2031-05-02T10:00:00Z", audit, Wish())]))
    yield "show", _shown(ShownView(found))
    yield "show json", _parsed(shown_json(found))
    checked = replace(audit, checks=check_renderings(audit.renderings, audit.articles, Letters()))
    yield "check", _shown(ChecksView(checked, audit.articles))
    yield "check markdown", checks_markdown(checked, audit.articles)
    yield "check json", _parsed(checks_json(checked, audit.articles))
    yield "check jsonl", _lines(checks_jsonl(checked, audit.articles), len(checked.checks))


def _shown(*views: RenderableType) -> str:
    console = Console(width=72, file=io.StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(*views)
    return capture.get()


def _parsed(document: str) -> str:
    json.loads(document)
    return document


def _lines(lines: Iterator[str] | list[str], wanted: int) -> str:
    """Return lines as a document; there must be as many as things to tell, whatever these hold."""
    document = "".join(lines)
    printed = document.count("\n")
    assert printed == wanted, f"{printed} lines, not {wanted}"
    return document
