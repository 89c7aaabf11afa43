"""What a check found: a terminal view, Markdown, and data."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult

from quotes.model import Article, Audit, Change, Checked, Outcome, Rendering, Span
from quotes.prose import counted
from quotes.report.differences import Run, differences
from quotes.report.escape import escape, escape_inside, json_safe, one_line
from quotes.report.layout import MEASURE, Line, beside, indented, segments, wide, wrap
from quotes.report.words import place, shortened

AROUND = 60
"""Characters of a reference that are shown before and after the words of a quotation."""

# Cells: before a quotation, for its label, behind that, and for its words at least.
_INDENT, _LABEL, _GAP, _LEAST = 2, 9, 2, 16
_GONE = 12  # more words than that that are gone are shortened
_LABELS = {Outcome.NOT_FOUND: "not found", Outcome.RENDERING: "other words"}
_STYLES = {
    Outcome.VERBATIM: "green",
    Outcome.TRUNCATED: "green",
    Outcome.EDITED: "yellow",
    Outcome.RENDERING: "cyan",
    Outcome.ASSEMBLED: "yellow",
    Outcome.ALTERED: "bold red",
    Outcome.NOT_FOUND: "red",
}
_MARKED = (Outcome.TRUNCATED, Outcome.EDITED, Outcome.ALTERED, Outcome.ASSEMBLED)
"""Outcomes whose words are set against those of the reference; others are the same, or others altogether."""


class Where(NamedTuple):
    """A place of a reference: its line (from 1), its words, and the words around it."""

    line: int
    text: str
    before: str
    after: str


def where(reference: Article, span: Span) -> Where:
    """Return what stands at a place of a reference, and around it."""
    text, (start, end) = reference.text, span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = f"…{before.partition(' ')[2] or before}"
    if end + AROUND < len(text):
        after = f"{after.rpartition(' ')[0] or after}…"
    return Where(bisect_left(_line_ends(text), start) + 1, text[start:end], before, after)


@lru_cache(maxsize=16)
def _line_ends(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """What ``quotes check`` prints: every quotation with what it is to the references, and where it is.

    Words that differ are struck and underlined, or bracketed ``[-so-]`` ``{+so+}`` where the console has no
    styles.
    """

    audit: Audit
    references: Sequence[Article]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        index = _Index.of(self.audit, self.references)
        painter = _Painter(index, console.color_system is None, options.max_width)
        yield from segments(painter.view(), console)


@dataclass(frozen=True, slots=True)
class _Index:
    audit: Audit
    articles: Mapping[str, Article]
    references: Mapping[str, Article]
    renderings: Mapping[str, Rendering]
    speakers: Mapping[str, str]

    @classmethod
    def of(cls, audit: Audit, references: Sequence[Article]) -> _Index:
        return cls(
            audit,
            {article.key: article for article in audit.articles},
            {reference.key: reference for reference in references},
            {rendering.key: rendering for rendering in audit.renderings},
            {speaker.key: speaker.name for speaker in audit.speakers},
        )

    def places(self, checked: Checked) -> Iterator[Where]:
        if checked.reference is not None:
            for span in checked.places:
                yield where(self.references[checked.reference], span)

    def sides(self, change: Change, checked: Checked) -> tuple[str, str]:
        """What stands on each side of a change, in the reference and in the quotation."""
        assert checked.reference is not None
        rendering = self.renderings[checked.rendering]
        texts = self.references[checked.reference].text, self.articles[rendering.article].text
        one, other = (
            " ".join(t[slice(*s)].split()) for t, s in zip(texts, (change.a, change.b), strict=True)
        )
        return one, other

    def runs(self, checked: Checked) -> tuple[Run, ...]:
        """The quotation, with what differs from the reference where that says anything."""
        rendering = self.renderings[checked.rendering]
        if checked.outcome not in _MARKED or checked.reference is None:
            return (Run("same", rendering.text),)
        text = self.references[checked.reference].text
        said, starts = "", []
        for start, end in checked.places:
            starts.append((start, end, len(said) - start))
            said += text[start:end] + " "
        anchors = [
            (step.a.start + shift, step.b.start - rendering.start)
            for step in checked.operations
            for start, end, shift in starts
            if start <= step.a.start < end and step.kind == "equal"
        ]
        return differences(said.rstrip(), rendering.text, anchors)

    def speaker(self, rendering: Rendering) -> str:
        return self.speakers.get(rendering.speaker or "", "")

    def changed(self, checked: Checked) -> Iterator[str]:
        for change in checked.changes:
            said, printed = self.sides(change, checked)
            if change.kind == "condition":
                yield f"drops what it hangs on: “{said}”"
            else:
                yield f"{change.kind} differs: {said or '–'} / {printed or '–'}"


def _label(outcome: Outcome) -> str:
    return _LABELS.get(outcome, str(outcome))


def _summary(audit: Audit, references: Sequence[Article]) -> str:
    counts = Counter(checked.outcome for checked in audit.checks)
    parts = [counted(len(audit.checks), "quotation"), counted(len(references), "reference")]
    parts += [f"{counts[outcome]} {_label(outcome)}" for outcome in Outcome if counts[outcome]]
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class _Painter:
    index: _Index
    plain: bool
    cells: int

    def view(self) -> Iterator[Line]:
        audit = self.index.audit
        yield from wrap([(_summary(audit, list(self.index.references.values())), "bold")], self.cells)
        indent = _INDENT if audit.quotations else 0
        for key, group in groupby(audit.checks, key=lambda c: self.index.renderings[c.rendering].article):
            yield []
            if indent:
                yield from wrap([(one_line(place(self.index.articles[key])), "bold")], self.cells)
            for checked in group:
                yield from indented(self.one(checked, self.cells - indent), indent)

    def one(self, checked: Checked, cells: int) -> Iterator[Line]:
        """Yield a quotation beside what it is to the references."""
        label = _label(checked.outcome)
        left = max(_LABEL, wide(label))
        name = self.index.speaker(self.index.renderings[checked.rendering])
        said = [*self.marked(self.index.runs(checked)), (f" — {one_line(name)}" if name else "", "bold")]
        told = [said]
        told += [[(one_line(change), "red")] for change in self.index.changed(checked)]
        told += [[(one_line(reason), "dim")] for reason in checked.reasons]
        told += [self.where(checked.reference or "", found) for found in self.index.places(checked)]
        room = max(_LEAST, min(MEASURE, cells - left - _GAP))
        lines = [line for pieces in told for line in wrap(pieces, room)]
        return beside([[[(label, _STYLES[checked.outcome])]], lines], left, _GAP)

    def where(self, reference: str, found: Where) -> Line:
        return [
            (f"{one_line(reference)}:{found.line}: ", "cyan"),
            (one_line(found.before), "dim"),
            (one_line(found.text), ""),
            (one_line(found.after), "dim"),
        ]

    def marked(self, runs: Iterable[Run]) -> Line:
        line: Line = [("“", "")]
        for kind, raw in runs:
            if kind == "same":
                line.append((one_line(raw), ""))
            elif kind == "gone":
                words = one_line(shortened(raw, _GONE))
                line.append((f"[-{words}-]" if self.plain else words, "red strike"))
            else:
                words = one_line(raw)
                line.append((f"{{+{words}+}}" if self.plain else words, "bold underline green"))
        line[-1] = line[-1][0].rstrip(), line[-1][1]
        return [*line, ("”", "")]


def checks_markdown(audit: Audit, references: Sequence[Article]) -> str:
    """Return the check as Markdown: a section an article, each quotation with where it was found."""
    index = _Index.of(audit, references)
    lines = ["# Quotations checked", "", escape(_summary(audit, references)), ""]
    for key, group in groupby(audit.checks, key=lambda c: index.renderings[c.rendering].article):
        lines += [f"## {escape(place(index.articles[key]))}", ""]
        for checked in group:
            text = "".join(map(_run, index.runs(checked)))
            name = index.speaker(index.renderings[checked.rendering])
            said_by = f" — {escape_inside(name)}" if name else ""
            lines.append(f"- **{_label(checked.outcome)}** “{text.strip()}”{said_by}")
            lines += [f"  - {escape(line)}" for line in (*index.changed(checked), *checked.reasons)]
            for found in index.places(checked):
                around = [escape_inside(text) for text in (found.before, found.text.strip(), found.after)]
                shown = "{}**{}**{}".format(*around)
                lines.append(f"  - {escape(checked.reference or '')}, line {found.line}: {shown.strip()}")
        lines.append("")
    return "\n".join(lines)


def _run(run: Run) -> str:
    words = escape_inside(shortened(run.text, _GONE) if run.kind == "gone" else run.text)
    return (
        words
        if run.kind == "same"
        else f"~~{words.strip()}~~"
        if run.kind == "gone"
        else f"**{words.strip()}**"
    )


def checks_json(audit: Audit, references: Sequence[Article]) -> str:
    """Return the check as a JSON array, an object a line."""
    lines = ",\n".join(_records(audit, references))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def checks_jsonl(audit: Audit, references: Sequence[Article]) -> Iterator[str]:
    """Yield the check as JSON Lines: an object for each quotation, in their order."""
    return (f"{record}\n" for record in _records(audit, references))


def _records(audit: Audit, references: Sequence[Article]) -> Iterator[str]:
    index = _Index.of(audit, references)
    for checked in audit.checks:
        yield json_safe(json.dumps(_record(checked, index), ensure_ascii=False))


def _record(checked: Checked, index: _Index) -> dict[str, Any]:
    rendering = index.renderings[checked.rendering]
    changes = ((change, index.sides(change, checked)) for change in checked.changes)
    places = zip(checked.places, index.places(checked), strict=True)
    return {
        "article": rendering.article,
        "quotation": rendering.quotation,
        "start": rendering.start,
        "end": rendering.end,
        "text": rendering.text,
        "speaker": index.speaker(rendering) or None,
        "outcome": str(checked.outcome),
        "score": checked.score,
        "reference": checked.reference,
        "places": [{"start": span.start, "end": span.end, **found._asdict()} for span, found in places],
        "reasons": list(checked.reasons),
        "changes": [
            {"kind": c.kind, "a": c.a, "b": c.b, "said": said, "printed": printed}
            for c, (said, printed) in changes
        ],
        "operations": [{"kind": s.kind, "a": s.a, "b": s.b} for s in checked.operations],
    }
