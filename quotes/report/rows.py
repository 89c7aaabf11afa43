"""The renderings one by one: JSON Lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from quotes.model import Audit, Place, Rendering, Span
from quotes.report.data import Record, rendering_record, step_record
from quotes.report.escape import json_safe, one_line
from quotes.report.index import Index
from quotes.report.places import locator
from quotes.report.words import inferred, notice

COLUMNS = (
    "number remark canonical relation sure speaker role speaker_sure text outlet date title author url lang "
    "printed inferred undisclosed findings path line start end id"
).split()
"""The columns of the CSV, in their order."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula, after OWASP's page on CSV injection."""


def renderings_jsonl(audit: Audit) -> Iterator[str]:
    """Yield the renderings of an audit as JSON Lines, in the order of the articles.

    Each line is an object with all that is known of one rendering; ``quotes group`` reads it too.
    """
    index = Index.of(audit)
    locate = locator(audit.articles)
    codes = _codes(index)
    for rendering in audit.renderings:
        article = index.article_of(rendering)
        remark = index.remarks.get(rendering.key)
        link = index.links.get(rendering.key)
        record: Record = rendering_record(index, rendering, remark) | {
            "remark_id": remark.id if remark is not None else None,
            "link_band": str(link.band) if link is not None else None,
            "outlet": article.outlet,
            "date": article.date,
            "title": article.title,
            "author": article.author,
            "url": article.url,
            "path": article.path,
            "line": locate(_place(rendering)).start.line,
            "chain": [step_record(index, article, step) for step in index.steps_of(rendering)],
            "findings": codes.get(rendering.key, []),
        }
        yield json_safe(json.dumps(record, ensure_ascii=False)) + "\n"


def renderings_csv(audit: Audit) -> str:
    """Return the renderings of an audit as CSV (RFC 4180): remark by remark, in the order of the reports.

    Every cell is one line without control characters.  One that a spreadsheet would take for a formula begins
    with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(Index.of(audit)):
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def _rows(index: Index) -> Iterator[dict[str, str]]:
    locate = locator(index.audit.articles)
    codes = _codes(index)
    numbers = dict(index.audit.numbered)
    for place, remark in enumerate(index.in_order(), start=1):
        shown = [rendering.key for rendering in index.shown(remark)]
        # A passage of a longer statement comes behind what the reports show.
        for key in dict.fromkeys((*shown, *remark.renderings)):
            rendering = index.renderings[key]
            article = index.article_of(rendering)
            speaker = index.speaker(rendering.speaker)
            link = index.links.get(key)
            steps = index.steps_of(rendering)
            yield {
                "number": str(numbers.get(remark.key, place)),
                "remark": remark.id or remark.key,
                "canonical": "true" if key == remark.canonical else "false",
                "relation": str(link.relation) if link is not None else "",
                "sure": str(link.band) if link is not None else "",
                "speaker": speaker.name if speaker is not None else "",
                "role": speaker.roles[0] if speaker is not None and speaker.roles else "",
                "speaker_sure": str(index.band(rendering.quotation) or ""),
                "text": rendering.text,
                "outlet": article.outlet or "",
                "date": article.date or "",
                "title": article.title or "",
                "author": article.author or "",
                "url": article.url or "",
                "lang": rendering.lang,
                "printed": notice(article, rendering, steps),
                "inferred": inferred(steps),
                "undisclosed": index.hidden(rendering),
                "findings": " ".join(codes.get(key, [])),
                "path": article.path,
                "line": str(locate(_place(rendering)).start.line),
                "start": str(rendering.start),
                "end": str(rendering.end),
                "id": rendering.id or rendering.key,
            }


def _place(rendering: Rendering) -> Place:
    return Place(rendering.article, Span(rendering.start, rendering.end))


def _codes(index: Index) -> dict[str, list[str]]:
    """Return the codes of the findings about each rendering, by its key."""
    found: dict[str, set[str]] = {}
    for finding in index.audit.findings:
        for key in finding.renderings:
            found.setdefault(key, set()).add(finding.code)
    return {key: sorted(codes) for key, codes in found.items()}


def _cell(text: str) -> str:
    line = one_line(text)
    return f"'{line}" if line.lstrip()[:1] in _FORMULA and line.strip() else line
