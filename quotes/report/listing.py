"""The terminal view of quotations, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult

from quotes.model import Audit, Mode, Quotation, QuotationKind
from quotes.prose import counted
from quotes.report.escape import one_line
from quotes.report.index import Index
from quotes.report.layout import MEASURE, Line, Piece, beside, indented, segments, wrap
from quotes.report.words import NO_QUOTATION, UNKNOWN_SPEAKER, doubt, place, summary

_KIND = len(QuotationKind.INDIRECT)
_MARGIN = _GAP = 2


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """What ``quotes extract`` prints: every quotation by article, who said it, and the words that say so."""

    audit: Audit

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        yield from segments(_listed(Index.of(self.audit), options.max_width), console)


def _listed(index: Index, width: int) -> Iterator[Line]:
    yield from wrap([(one_line(" · ".join(summary(index.audit))), "bold")], width)
    if not index.audit.quotations:
        yield [(NO_QUOTATION, "")]
    cells = min(MEASURE, width - _MARGIN - _KIND - _GAP)
    for key, group in groupby(index.audit.quotations, key=lambda quotation: quotation.article):
        quotations = list(group)
        where = f"{place(index.articles[key])} · {counted(len(quotations), 'quotation')}"
        yield []
        yield from wrap([(one_line(where), "bold")], width)
        for quotation in quotations:
            what = quotation.mode if quotation.mode is Mode.ATTITUDE else quotation.kind
            said = one_line(index.slices(quotation.article, quotation.content))
            lines = wrap([(said, "" if quotation.marked else "dim")], cells)
            lines += wrap([("— ", ""), *_told_by(index, quotation)], cells)
            label = [(f"{what:<{_KIND}}", "dim")]
            yield from indented(beside(([label], lines), _KIND, _GAP), _MARGIN)


def _told_by(index: Index, quotation: Quotation) -> Iterator[Piece]:
    """Name the speaker, and the words of the article that do, as far as they are others."""
    record = index.attributions.get(quotation.key)
    speaker = index.speaker(record.speaker) if record is not None else None
    name = one_line(speaker.name if speaker is not None else UNKNOWN_SPEAKER)
    yield name, "bold"
    if unsure := doubt(index.band(quotation.key)):
        yield f" · {unsure}", "yellow"
    printed = {"source": quotation.source, "cue": quotation.cue, "addressee": quotation.addressee}
    for what, spans in printed.items():
        words = one_line(index.slices(quotation.article, spans))
        if words and words != name:
            yield f" · {what}: {words}", "dim"
