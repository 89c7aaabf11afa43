"""The terminal views: the audit remark by remark, and the quotations article by article.

Article text goes into :class:`rich.text.Text` objects, never through markup: ``[sic]`` stays ``[sic]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from quotes.lookup import link_to_canonical
from quotes.model import Audit, Mode, Quotation, QuotationKind, Remark, Rendering, Speaker
from quotes.report.differences import Run, link_differences
from quotes.report.escape import one_line
from quotes.report.index import Index
from quotes.report.words import (
    NO_QUOTATION,
    NONE_MARKED,
    UNKNOWN_SPEAKER,
    again,
    counted,
    doubt,
    inferred,
    notice,
    place,
    relation,
    shortened,
    speaker_and_role,
    summary,
)

_MEASURE = 100  # characters of a line of prose that still reads well
_BESIDE = 110  # from this width on, a variant's outlet stands beside its text
_ASIDE = 34  # the column for it
_GONE = 12  # more words than that that are gone are shortened


@dataclass(frozen=True, slots=True)
class AuditView:
    """What ``quotes audit`` prints: the remarks with several renderings, then the others by speaker.

    Fits itself to the width of the console.  Words that differ are struck and underlined, or bracketed
    ``[-so-]`` ``{+so+}`` where the console has no styles.
    """

    audit: Audit

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        yield from _Painter(Index.of(self.audit), console.color_system is None, options.max_width).audit()


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """What ``quotes extract`` prints: every quotation by article, who said it, and the words that say so."""

    audit: Audit

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        yield from _Painter(
            Index.of(self.audit), console.color_system is None, options.max_width
        ).quotations()


@dataclass(frozen=True, slots=True)
class _Painter:
    index: Index
    plain: bool
    width: int

    def audit(self) -> Iterator[RenderableType]:
        yield self.header()
        if not self.index.audit.remarks:
            yield Text(NONE_MARKED if self.index.audit.quotations else NO_QUOTATION)
            return
        numbers = count(1)
        for remark in self.index.several():
            yield Text()
            yield self.several(next(numbers), remark)
        single = self.index.single()
        if single:
            yield Text()
            yield Rule("In one rendering", align="left", style="dim", characters="─")
        for speaker, remarks in single:
            yield Text()
            yield Text(one_line(speaker_and_role(speaker)), style="bold")
            for remark in remarks:
                yield self.compact(next(numbers), remark)

    def quotations(self) -> Iterator[RenderableType]:
        yield self.header()
        if not self.index.audit.quotations:
            yield Text(NO_QUOTATION)
        for key, group in groupby(self.index.audit.quotations, key=lambda quotation: quotation.article):
            quotations = list(group)
            where = f"{place(self.index.articles[key])} · {counted(len(quotations), 'quotation')}"
            yield Text()
            yield Text(one_line(where), style="bold")
            yield Padding(self.listed(quotations), (0, 0, 0, 2))

    def header(self) -> RenderableType:
        return Text(one_line(" · ".join(summary(self.index.audit))), style="bold")

    def several(self, number: int, remark: Remark) -> RenderableType:
        canonical = self.index.renderings[remark.canonical]
        variants = self.variants(remark, canonical)
        return Group(
            self.prose(self.said_by(number, remark, canonical)),
            self.prose(Panel(self.quoted(canonical), padding=(0, 1), border_style="dim"), 4),
            Padding(self.prose(self.where(canonical)), (0, 0, 0, 2)),
            Padding(self.prose(self.notes(canonical, remark)), (0, 0, 0, 2)),
            *(Padding(variant, (1, 0, 0, 2)) for variant in variants),
        )

    def said_by(self, number: int, remark: Remark, canonical: Rendering) -> Text:
        speaker = self.index.speaker(remark.speaker)
        text = Text.assemble((f"{number}. ", "dim"), (one_line(speaker_and_role(speaker)), "bold"))
        self.add_doubt(text, canonical, speaker)
        return text

    def add_doubt(self, text: Text, rendering: Rendering, speaker: Speaker | None) -> None:
        if speaker is None and (source := one_line(self.index.source(rendering)).strip()):
            text.append(f" · in print “{source}”", style="dim")
        if unsure := doubt(self.index.band(rendering.quotation)):
            text.append(f" · {unsure}", style="yellow")

    def quoted(self, rendering: Rendering) -> Text:
        return Text(f"“{one_line(rendering.text).strip()}”")

    def where(self, rendering: Rendering, how: str = "") -> Text:
        text = Text().append(one_line(place(self.index.article_of(rendering))), style="cyan")
        return text.append(" · ").append(how, style="bold") if how else text

    def notes(self, rendering: Rendering, remark: Remark | None = None) -> Text:
        """Say in lines how a rendering got to the page; of a remark's canonical one also why it is that."""
        steps = self.index.steps_of(rendering)
        lines = []
        if remark is not None:
            lines.append(Text(f"canonical: {one_line(remark.rule)}", style="dim"))
            if copies := self.index.copies(remark):
                lines.append(Text(one_line(copies), style="yellow"))
            lines += self.warnings(remark)
        if note := notice(self.index.article_of(rendering), rendering, steps):
            lines.append(Text(f"as printed: {one_line(note)}", style="magenta"))
        hidden = self.index.hidden(rendering)
        # What another article says is told of one rendering, not of each beside it.
        if guess := inferred(again(steps) if remark is None or hidden else steps):
            lines.append(Text(f"inferred: {one_line(guess)}", style="dim magenta"))
        if hidden:
            lines.append(Text(one_line(hidden), style="yellow"))
        return Text("\n").join(lines)

    def warnings(self, remark: Remark) -> Iterator[Text]:
        if hosts := self.index.candidates(remark):
            yield Text(f"may be cut from: {one_line(hosts)}", style="dim")
        if others := self.index.other_names(remark):
            yield Text(f"the same words under another name: {one_line(others)}", style="red")

    def variants(self, remark: Remark, canonical: Rendering) -> Iterator[RenderableType]:
        # Outlets that print the very same text share it: told once, with all their names above.
        told: dict[tuple[str, str], list[Rendering]] = {}
        for rendering in self.index.others(remark):
            how = one_line(relation(link_to_canonical(remark, rendering.key), self.index.renderings))
            told.setdefault((how, one_line(rendering.text).strip()), []).append(rendering)
        for (how, printed), renderings in told.items():
            link = link_to_canonical(remark, renderings[0].key)
            same = printed == one_line(canonical.text).strip()
            runs = link_differences(link, canonical, renderings[0])
            text = Text() if same else self.marked(runs, quoted=renderings[0].marked)
            yield self.beside([(self.where(r, how), self.notes(r)) for r in renderings], text)

    def beside(self, printed: Sequence[tuple[Text, Text]], text: Text) -> RenderableType:
        """Set where a variant is printed beside its text and notes, or above them for want of room."""
        if self.width < _BESIDE:
            heads = [line for pair in printed for line in pair if line]
            return Group(*heads, *([Padding(text, (0, 0, 0, 2))] if text else []))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=_ASIDE)
        grid.add_column(max_width=_MEASURE)
        for where, notes in printed:
            grid.add_row(where, Text("\n").join(line for line in (text, notes) if line))
            text = Text()
        return grid

    def marked(self, runs: Iterable[Run], quoted: bool) -> Text:
        text = Text("“" if quoted else "")
        for kind, raw in runs:
            if kind == "same":
                text.append(one_line(raw))
            elif kind == "gone":
                words = one_line(shortened(raw, _GONE))
                text.append(f"[-{words}-]" if self.plain else words, style="red strike")
            else:
                words = one_line(raw)
                text.append(f"{{+{words}+}}" if self.plain else words, style="bold underline green")
        text.rstrip()
        return text.append("”" if quoted else "")

    def compact(self, number: int, remark: Remark) -> RenderableType:
        rendering = self.index.renderings[remark.canonical]
        text = Text.assemble(
            self.quoted(rendering), (f" — {one_line(place(self.index.article_of(rendering)))}", "cyan")
        )
        self.add_doubt(text, rendering, self.index.speaker(remark.speaker))
        for warning in self.warnings(remark):
            text.append("\n").append_text(warning)
        # The occasion of every sentence of a speech would drown what matters here: whose words they are.
        steps = [step for step in self.index.steps_of(rendering) if step.kind not in {"occasion", "original"}]
        if note := notice(self.index.article_of(rendering), rendering, steps):
            text.append(f"\nas printed: {one_line(note)}", style="magenta")
        return self.numbered(f"{number}.", text)

    def listed(self, quotations: Iterable[Quotation]) -> RenderableType:
        """List quotations: what each is, what was said, and below it who is said to have said it."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(min_width=len(QuotationKind.INDIRECT), style="dim")
        grid.add_column(max_width=_MEASURE)
        for quotation in quotations:
            what = quotation.mode if quotation.mode is Mode.ATTITUDE else quotation.kind
            said = one_line(self.index.slices(quotation.article, quotation.content))
            style = "" if quotation.marked else "dim"
            grid.add_row(str(what), Text.assemble((said, style), "\n— ", self.told_by(quotation)))
        return grid

    def told_by(self, quotation: Quotation) -> Text:
        """Name the speaker, and the words of the article that do, as far as they are others."""
        record = self.index.attributions.get(quotation.key)
        speaker = self.index.speaker(record.speaker) if record is not None else None
        name = one_line(speaker.name if speaker is not None else UNKNOWN_SPEAKER)
        text = Text.assemble((name, "bold"))
        if unsure := doubt(self.index.band(quotation.key)):
            text.append(f" · {unsure}", style="yellow")
        printed = {"source": quotation.source, "cue": quotation.cue, "addressee": quotation.addressee}
        for what, spans in printed.items():
            words = one_line(self.index.slices(quotation.article, spans))
            if words and words != name:
                text.append(f" · {what}: {words}", style="dim")
        return text

    def numbered(self, number: str, text: Text) -> RenderableType:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", min_width=3, no_wrap=True, style="dim")
        grid.add_column(max_width=_MEASURE)
        grid.add_row(number, text)
        return grid

    def prose(self, renderable: RenderableType, frame: int = 0) -> RenderableType:
        """Keep lines from growing past what reads well, however wide the screen."""
        grid = Table.grid()
        grid.add_column(max_width=_MEASURE + frame)
        grid.add_row(renderable)
        return grid
