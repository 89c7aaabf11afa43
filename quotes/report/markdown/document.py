"""The citation report: every remark with its renderings, each with a footnote to where it is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from quotes.model import Audit
from quotes.prose import counted
from quotes.report.escape import escape, escape_inside
from quotes.report.findings import Findings, Row, tabled
from quotes.report.index import Index
from quotes.report.markdown.layout import Layout, table, to_remark
from quotes.report.markdown.lists import articles, method, problems, speakers
from quotes.report.markdown.notes import Notes
from quotes.report.markdown.remark import remark_section, title
from quotes.report.places import lines_of, locator
from quotes.report.rules import Rule
from quotes.report.words import NO_QUOTATION, NONE_MARKED, TITLE, named, on_lines, summary, tally

_LEGEND = (
    "In the tables, **bold** words are in the rendering and not in the canonical one; "
    "~~struck~~ words are in the canonical one only."
)
_PLACES = 3  # files that are named in the table of findings
_PLAIN = Layout()


def markdown_report(audit: Audit, rules: Iterable[Rule] = (), layout: Layout = _PLAIN) -> str:
    """Return the audit as a Markdown document.

    CommonMark, with GitHub's tables, strikethrough and footnotes; or Pandoc's Markdown.  The same audit gives
    the same text.  What articles say is escaped: it renders as printed.  ``rules`` explain the findings.
    """
    index = Index.of(audit)
    notes = Notes(index, layout)
    findings = Findings.of(index)
    blocks = [
        *_head(layout),
        *_summary(audit),
        *_findings(index, findings, layout),
        *_remarks(index, findings, notes, layout),
        *speakers(index),
        *articles(index, notes, layout),
        *problems(audit),
        *method(audit, rules),
        *notes.definitions(),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(layout: Layout) -> Iterator[str]:
    if not layout.is_pandoc:
        yield f"# {TITLE}"
        return
    # A string of JSON is one of YAML.
    known = {"title": TITLE, "bibliography": layout.bibliography, "csl": layout.csl}
    lines = [f"{name}: {json.dumps(value)}" for name, value in known.items() if value]
    yield "\n".join(("---", *lines, "link-citations: true", "---"))


def _summary(audit: Audit) -> Iterator[str]:
    yield "## Summary"
    yield escape(" · ".join(summary(audit)))
    if audit.numbered:
        yield f"Chosen of an audit of {counted(len(audit.numbered), 'remark')}, whose numbers they keep."
    if any(remark.links for remark in audit.remarks):
        yield _LEGEND
    if not audit.remarks:
        yield NONE_MARKED if audit.quotations else NO_QUOTATION


def _findings(index: Index, told: Findings, layout: Layout) -> Iterator[str]:
    """Yield errors and warnings, and the notes that are told at no remark, as a table."""
    findings = index.audit.findings
    if not findings:
        return
    titles = {told.numbers[remark.key]: title(index, remark) for remark in index.in_order()}
    locate = locator(index.audit.articles)

    def cells(row: Row) -> tuple[str, ...]:
        lines = [f"{key}, {on_lines(numbers)}" for key, numbers in lines_of(row.places, locate).items()]
        more = [f"{len(lines) - _PLACES} more"] if len(lines) > _PLACES else []
        return (
            named(row.findings[0]),
            escape_inside(row.message),
            escape("; ".join((*lines[:_PLACES], *more))),
            ", ".join(to_remark(layout, number, titles[number]) for number in row.remarks),
        )

    rows = tabled(index, told)
    notes = len(findings) - sum(len(row.findings) for row in rows)
    below = (
        f" Of the notes, {notes} {'is' if notes == 1 else 'are'} told at the remarks only." if notes else ""
    )
    yield "## Findings"
    yield f"{tally(findings).capitalize()}.{below}"
    if rows:
        yield table(("Finding", "What", "Where", "Remark"), map(cells, rows), (14, 50, 26, 10))


def _remarks(index: Index, findings: Findings, notes: Notes, layout: Layout) -> Iterator[str]:
    several = index.several()
    single = [remark for _, remarks in index.single() for remark in remarks]
    for head, remarks in (("Remarks in several renderings", several), ("Remarks in one rendering", single)):
        if remarks:
            yield f"## {head}"
        for remark in remarks:
            yield from remark_section(index, findings, notes, layout, remark)
