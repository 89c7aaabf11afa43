"""The terminal view of an audit: remark by remark, each rendering word under word with the canonical one.

Article text goes into the lines as it is, made harmless and never read as markup: ``[sic]`` stays ``[sic]``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from rich.console import Console, ConsoleOptions, RenderResult

from quotes.model import Audit, Finding, Relation, Remark, Rendering, Severity, Speaker
from quotes.report.altering import Meant, altering, words_at
from quotes.report.differences import Alignment, Run, link_alignment, link_differences
from quotes.report.escape import one_line
from quotes.report.findings import AGAIN, CONFLICT, COPIES, DOUBT, UNDISCLOSED, UNSAID, Findings, Told, parted
from quotes.report.index import Index
from quotes.report.layout import MEASURE, Line, Piece, beside, fit, indented, segments, wide, wrap
from quotes.report.places import lines_of, locator
from quotes.report.synopsis import Altering, Row, System, signed, synopsis
from quotes.report.words import (
    NO_QUOTATION,
    NONE_MARKED,
    STYLES,
    again,
    doubt,
    inferred,
    named,
    notice,
    on_lines,
    place,
    relation,
    shortened,
    speaker_and_role,
    summary,
    tally,
)

_NAMED = 76  # from this width on, the outlets stand before their words, else above them
_COLUMNS = ((170, 3), (110, 2))  # from this width on, what is told of outlets stands in so many columns
_MARGIN = 2
_HANG = 2
_GONE = 12  # more words than that that are gone are shortened
_GAP = 4
_OUTLET = 36  # cells for its name, and at most three tenths of the screen
_GRAVE = "bold red"


@dataclass(frozen=True, slots=True)
class AuditView:
    """What ``quotes audit`` prints: the remarks with several renderings, then the others by speaker.

    Fits itself to the width of the console.  ``ids`` asks for the identifiers of remarks.
    """

    audit: Audit
    ids: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        index = Index.of(self.audit)
        painter = _Painter(index, Findings.of(index), options.max_width, self.ids)
        yield from segments(painter.audit(), console)


@dataclass(frozen=True, slots=True)
class _Variant:
    """Renderings of one text that are to the canonical one the same, and how that is said.

    ``meant`` is what alters the meaning, in characters of the canonical rendering and of each.
    """

    renderings: list[Rendering]
    how: str
    grave: bool
    alignment: Alignment | None
    runs: tuple[Run, ...]
    meant: list[Meant]

    def alters(self, before: Sequence[str]) -> Altering:
        """Return the words that alter the meaning; ``before`` are those of the canonical rendering."""
        after = self.alignment.after if self.alignment is not None else ()
        canonical, other = (chain.from_iterable(spans) for spans in zip(*self.meant, strict=True))
        return Altering(words_at(before, canonical), words_at(after, other))

    @property
    def same(self) -> bool:
        """Whether it has the words of the canonical rendering, but for capitals and marks."""
        return self.alignment is not None and all(pair.same for pair in self.alignment.pairs)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is told of some renderings of a variant; ``printed`` with their text."""

    variant: _Variant
    renderings: list[Rendering]
    printed: bool = False


@dataclass(frozen=True)
class _Painter:
    index: Index
    findings: Findings
    width: int
    ids: bool = False

    @cached_property
    def measure(self) -> int:
        return min(self.width, MEASURE)

    def audit(self) -> Iterator[Line]:
        yield from wrap([(one_line(" · ".join(summary(self.index.audit))), "bold")], self.width)
        if not self.index.audit.remarks:
            yield [(NONE_MARKED if self.index.audit.quotations else NO_QUOTATION, "")]
        for remark in self.index.several():
            yield []
            yield from self.several(remark)
        single = self.index.single()
        if single:
            yield from self.rule("In one rendering")
        for speaker, remarks in single:
            yield []
            yield from wrap([(one_line(speaker_and_role(speaker)), "bold")], self.measure)
            for remark in remarks:
                yield from self.compact(remark)
        yield from self.other_findings()

    def rule(self, title: str) -> Iterator[Line]:
        yield []
        yield [(f"{title} {'─' * (self.width - len(title) - 1)}"[: self.width], "dim")]

    def other_findings(self) -> Iterator[Line]:
        """Tell the findings that belong to no remark, and count all."""
        found = self.index.audit.findings
        if not found:
            return
        if self.findings.articles:
            yield from self.rule("Other findings")
        locate = locator(self.index.audit.articles)
        for article, findings in self.findings.by_article(self.index):

            def where(finding: Finding, key: str = article.key) -> str:
                return f", {on_lines(lines_of(finding.places, locate)[key])}"

            yield []
            yield from wrap([(one_line(place(article)), "bold")], self.measure)
            grave, slight = parted(map(Told, findings))
            for each in (*grave, *slight):
                yield from indented(self.told([each], self.measure - _MARGIN, where), _MARGIN)
        grave, slight = parted(map(Told, found))
        worst = (grave or slight)[0].finding
        more = f"; `quotes explain {worst.code}` says more"
        yield []
        yield from wrap([(tally(found), STYLES[worst.severity]), (more, "dim")], self.measure)

    def told(
        self,
        told: Iterable[Told],
        cells: int,
        where: Callable[[Finding], str] = lambda finding: "",
        alike: Container[str] = (),
    ) -> Iterator[Line]:
        """Tell errors and warnings, each on lines of its own, and all notes in one dim paragraph.

        Those of ``alike`` (by their ids) say of an outlet what was told of another above.
        """
        grave, slight = parted(told)
        for finding, see in grave:
            says = one_line(finding.message) if see is None else f"see {see}"
            if see is None and finding.id in alike:
                outlet = self.index.articles[finding.places[0].article].outlet_or_key
                says = f"nor does {one_line(outlet)}"
            head = f"{named(finding)}{where(finding)}:"
            yield from wrap([(head, STYLES[finding.severity]), (f" {says}", "")], cells, _MARGIN)
        notes = " · ".join(f"{named(f)}{where(f)}: {one_line(f.message)}" for f, _ in slight)
        yield from wrap([(notes, STYLES[Severity.NOTE])], cells, _MARGIN)

    def several(self, remark: Remark) -> Iterator[Line]:
        canonical = self.index.renderings[remark.canonical]
        variants = self.variants(remark, canonical)
        yield from wrap(self.said_by(remark, canonical), self.measure, _HANG)
        yield []
        rows = [v for v in variants if v.alignment is not None and not v.same]
        names = self.names(canonical, rows)
        start = max(wide(text) for text, _ in names) + 2 if self.width >= _NAMED else 2
        cells = self.width - _MARGIN - start - 2  # of which two for quotation marks
        alignments = [v.alignment for v in rows if v.alignment is not None]
        words = alignments[0].before if alignments else ()
        alters = [v.alters(words) for v in (*rows, *(v for v in variants if v not in rows))]
        systems = synopsis(alignments, cells, alters)
        if systems is None:
            rows, names = [], self.names(canonical, [])
            meant = [span for variant in variants for spans, _ in variant.meant for span in spans]
            lines = wrap(signed(canonical.text.strip(), meant, "bold"), min(cells, MEASURE))
            systems = [[Row(0, line)] for line in lines]
        yield from indented(self.set_under(systems, names, start), _MARGIN)
        yield []
        yield from indented(self.of_canonical(remark, canonical), _MARGIN)
        brief, entries = self.entries(variants, rows)
        for entry in brief:
            yield from indented(self.entry(entry, self.measure - _MARGIN), _MARGIN)
        alike = self.alike(remark, (rendering for entry in entries for rendering in entry.renderings))
        yield from indented(self.in_columns(entries, alike), _MARGIN)

    def alike(self, remark: Remark, shown: Iterable[Rendering]) -> Container[str]:
        """Return the findings (ids) that say of an outlet what one above them says of another.

        ``shown`` are the renderings below the canonical one, from above.
        """
        above = [*self.findings.remarks.get(remark.key, ())]
        above += (each for r in shown for each in self.findings.renderings.get(r.key, ()))
        unsaid = [finding for finding, see in above if see is None and finding.code in UNSAID]
        first = {finding.code: finding.id for finding in reversed(unsaid)}
        return {finding.id for finding in unsaid} - set(first.values())

    def names(self, canonical: Rendering, rows: Iterable[_Variant]) -> list[Piece]:
        """Name the outlets of the canonical rendering and of each row, as far as there is room."""
        cells = min(_OUTLET, self.width * 3 // 10) if self.width >= _NAMED else self.width - _MARGIN
        names = [(fit(self.outlet(canonical), cells), "cyan")]
        for variant in rows:
            outlets = list(dict.fromkeys(map(self.outlet, variant.renderings)))
            more = f" +{len(outlets) - 1}" if len(outlets) > 1 else ""
            names.append((fit(outlets[0], cells - len(more)) + more, _GRAVE if variant.grave else "cyan"))
        return names

    def outlet(self, rendering: Rendering) -> str:
        return one_line(self.index.article_of(rendering).outlet_or_key)

    def set_under(self, systems: Sequence[System], names: Sequence[Piece], start: int) -> Iterator[Line]:
        """Set the systems of a synopsis, each row with the outlet before it, or above it."""
        last = max(at for at, system in enumerate(systems) if system[0].number == 0)
        tall = any(len(system) > 1 for system in systems)
        for at, system in enumerate(systems):
            if at and tall:
                yield []
            for number, words in system:
                opened = "“" if number == at == 0 else " "
                closed = "”" if number == 0 and at == last else ""
                row = [(opened, "bold"), *words, (closed, "bold")]
                name, style = names[number] if number or at == 0 or tall else ("", "")
                if self.width >= _NAMED:
                    yield [(name, style), (" " * (start - wide(name)), ""), *row]
                    continue
                if number:
                    yield [(name, style)]
                yield from indented([row], start)

    def said_by(self, remark: Remark, canonical: Rendering) -> Line:
        speaker = self.index.speaker(remark.speaker)
        number = f"{self.findings.numbers[remark.key]}. "
        return [
            (number, "dim"),
            (one_line(speaker_and_role(speaker)), "bold"),
            *self.doubt(canonical, speaker),
            *self.identifier(remark),
        ]

    def identifier(self, remark: Remark) -> Line:
        return [(f" · {remark.id}", "dim")] if self.ids and remark.id else []

    def doubt(self, rendering: Rendering, speaker: Speaker | None) -> Iterator[Piece]:
        if speaker is None and (source := one_line(self.index.source(rendering)).strip()):
            yield f" · in print “{source}”", "dim"
        if self.findings.have(DOUBT, [rendering.key]):
            return
        if unsure := doubt(self.index.band(rendering.quotation)):
            yield f" · {unsure}", "yellow"

    def variants(self, remark: Remark, canonical: Rendering) -> list[_Variant]:
        """Return the other renderings; outlets that print the very same text share it."""
        meant = altering(self.index, self.findings, remark)
        told: dict[tuple[str, str], _Variant] = {}
        for rendering in self.index.others(remark):
            link = self.index.links.get(rendering.key)
            untold = self.findings.untold(self.index, link) if link is not None else None
            how = one_line(relation(untold, self.index.renderings))
            key = how, one_line(rendering.text).strip()
            if key not in told:
                grave = link is not None and link.relation is Relation.ALTERED
                given = link, canonical, rendering
                told[key] = _Variant([], how, grave, link_alignment(*given), link_differences(*given), [])
            told[key].renderings.append(rendering)
            told[key].meant.append(meant.get(rendering.key, (frozenset(), frozenset())))
        return list(told.values())

    def of_canonical(self, remark: Remark, canonical: Rendering) -> Iterator[Line]:
        """Tell where the canonical rendering is printed, why it is that, and what is told of the remark."""
        cells = self.measure - _MARGIN
        where = one_line(place(self.index.article_of(canonical)))
        rule = f": {one_line(remark.rule)}"
        head = [(where, "cyan"), (" · ", ""), ("canonical", "bold"), (rule, "dim")]
        yield from wrap([*head, *self.way(canonical, canonical=True)], cells, _HANG)
        copies = self.index.copies(remark)
        lines: list[Line] = []
        if copies and not self.findings.have(COPIES, remark.renderings):
            lines += wrap([(one_line(copies), "yellow")], cells - _HANG)
        lines += self.warnings(remark, cells - _HANG)
        lines += self.told(self.findings.remarks.get(remark.key, ()), cells - _HANG)
        yield from indented(lines, _HANG)

    def way(self, rendering: Rendering, *, canonical: bool = False) -> Iterator[Piece]:
        """Tell how a rendering got to the page; all that is inferred of it only if it is canonical."""
        steps = self.index.steps_of(rendering)
        if note := notice(self.index.article_of(rendering), rendering, steps):
            yield f" · as printed: {one_line(note)}", "magenta"
        hidden = self.index.hidden(rendering)
        # What another article says is told of one rendering, not of each beside it.
        inferences = steps if canonical and not hidden else again(steps)
        if self.findings.have(AGAIN, [rendering.key]):
            inferences = tuple(step for step in inferences if step not in again(steps))
        if guess := inferred(inferences):
            yield f" · inferred: {one_line(guess)}", "dim magenta"
        if hidden and not self.findings.have(UNDISCLOSED, [rendering.key]):
            yield f" · {one_line(hidden)}", "yellow"

    def warnings(self, remark: Remark, cells: int) -> Iterator[Line]:
        if hosts := self.index.candidates(remark):
            yield from wrap([(f"may be cut from: {one_line(hosts)}", "dim")], cells, _HANG)
        others = self.index.other_names(remark)
        if others and not self.findings.have(CONFLICT, remark.renderings):
            yield from wrap([(f"the same words under another name: {one_line(others)}", "red")], cells, _HANG)

    def in_columns(self, entries: Sequence[_Entry], alike: Container[str]) -> Iterator[Line]:
        """Tell of the outlets, side by side where there is room."""
        columns = next((columns for least, columns in _COLUMNS if self.width >= least), 1)
        columns = max(1, min(columns, len(entries)))
        cells = min((self.width - _MARGIN - _GAP * (columns - 1)) // columns, MEASURE - _MARGIN)
        blocks = [list(self.entry(entry, cells, alike)) for entry in entries]
        for first in range(0, len(blocks), columns):
            if columns > 1:
                yield []
            yield from beside(blocks[first : first + columns], cells, _GAP)

    def entries(
        self, variants: Sequence[_Variant], rows: Sequence[_Variant]
    ) -> tuple[list[_Entry], list[_Entry]]:
        """Return those of which nothing is told but how they relate, such together, and all others."""
        brief: dict[str, _Entry] = {}
        entries: list[_Entry] = []
        for variant in variants:
            if variant not in rows and not variant.same:
                entries.append(_Entry(variant, variant.renderings, printed=True))
                continue
            for rendering in variant.renderings:
                if rendering.key in self.findings.renderings or any(self.way(rendering)):
                    entries.append(_Entry(variant, [rendering]))
                else:
                    brief.setdefault(variant.how, _Entry(variant, [])).renderings.append(rendering)
        return list(brief.values()), entries

    def entry(self, entry: _Entry, cells: int, alike: Container[str] = ()) -> Iterator[Line]:
        """Tell of outlets: which they are, what they print if that is in no row, what is to be said of it."""
        variant, renderings = entry.variant, entry.renderings
        places = list(dict.fromkeys(one_line(place(self.index.article_of(r))) for r in renderings))
        how = variant.how, _GRAVE if variant.grave else "bold"
        head = [(places[0], "cyan"), (" · ", ""), how]
        if len(places) > 1:
            head = [how, (": ", ""), ("; ".join(places), "cyan")]
        ways = list(dict.fromkeys(piece for rendering in renderings for piece in self.way(rendering)))
        if not entry.printed and len(places) == 1:
            yield from wrap([*head, *ways], cells, _HANG)
        else:
            yield from wrap(head, cells, _HANG)
            if entry.printed:
                yield from indented(wrap(self.marked(variant), cells - _HANG), _HANG)
            # The first opens a line: there is nothing to part it from.
            ways[:1] = [(text.removeprefix(" · "), style) for text, style in ways[:1]]
            yield from indented(wrap(ways, cells - _HANG), _HANG)
        for rendering in renderings:
            told = self.findings.renderings.get(rendering.key, ())
            yield from indented(self.told(told, cells - _HANG, alike=alike), _HANG)

    def marked(self, variant: _Variant) -> Iterator[Piece]:
        """Yield the text of a variant that stands under no words, with what differs in brackets."""
        opened, closed = ("“", "”") if variant.renderings[0].marked else ("", "")
        yield opened, ""
        if len(variant.runs) == 1:
            yield from signed(variant.runs[0].text, variant.meant[0][1], "")
            yield closed, ""
            return
        for kind, raw in variant.runs:
            words = one_line(raw)
            if kind == "gone":
                yield f"[-{shortened(words, _GONE)}-]", "red"
            else:
                yield (f"{{+{words}+}}", "bold green") if kind == "new" else (words, "")
        yield closed, ""

    def compact(self, remark: Remark) -> Iterator[Line]:
        """Tell of a remark in one rendering."""
        rendering = self.index.renderings[remark.canonical]
        number = f"{self.findings.numbers[remark.key]}. "
        margin = max(len(number), 4)
        cells = self.measure - margin
        text = one_line(rendering.text).strip()
        # The occasion of every sentence of a speech would drown what matters here: whose words they are.
        steps = [step for step in self.index.steps_of(rendering) if step.kind not in {"occasion", "original"}]
        lines = wrap(
            [
                (f"“{text}”", ""),
                (f" — {one_line(place(self.index.article_of(rendering)))}", "cyan"),
                *self.doubt(rendering, self.index.speaker(remark.speaker)),
                *self.identifier(remark),
            ],
            cells,
        )
        lines += self.warnings(remark, cells)
        if note := notice(self.index.article_of(rendering), rendering, steps):
            lines += wrap([(f"as printed: {one_line(note)}", "magenta")], cells, _HANG)
        lines += self.told(self.findings.remarks.get(remark.key, ()), cells)
        yield [(number.rjust(margin), "dim"), *lines[0]]
        yield from indented(lines[1:], margin)
