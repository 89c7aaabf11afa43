"""What ``quotes show`` prints: parts of audits, a quotation with what was decided about it, events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.lookup import block_around
from quotes.model import Audit, Event, Quotation, Remark, Rendering, Step
from quotes.prose import counted, first_words
from quotes.report.data import audit_json
from quotes.report.escape import json_safe, one_line
from quotes.report.index import Index
from quotes.report.pick import Shown
from quotes.report.terminal import AuditView
from quotes.report.words import (
    UNKNOWN_SPEAKER,
    named,
    place,
    relation,
    speaker_and_role,
)

NOTHING = "Nothing in the ledger is so."
_NAMING = 12  # words that name a remark in a line
_EVENTS = {
    "article": "new article",
    "article-changed": "article changed",
    "remark": "new remark",
    "canonical": "other canonical rendering",
    "merged": "remark merged into",
    "split": "remark parted from",
    "gone": "remark gone",
    "finding": "new finding",
}


def shown_json(found: Iterable[Shown]) -> str:
    """Return what was found as a JSON array: an object with a document like an audit's for each audit."""
    objects = []
    for each in found:
        head: dict[str, Any] = {"made": each.made, "asked": list(each.asked)}
        if each.quotation is not None:
            head["context"] = _context(Index.of(each.audit), each.quotation)
        members = json.dumps(head, ensure_ascii=False)[:-1]
        objects.append(f'{members}, "audit": {audit_json(each.audit).rstrip()}}}')
    return json_safe("[" + ",\n".join(objects) + "]\n")


def events_json(events: Iterable[Event]) -> str:
    """Return events as a JSON array, an object a line."""
    lines = ",\n".join(json.dumps(event._asdict(), ensure_ascii=False) for event in events)
    return json_safe(f"[\n{lines}\n]\n" if lines else "[]\n")


@dataclass(frozen=True, slots=True)
class ShownView:
    """The view of what was found, audit by audit."""

    found: Sequence[Shown]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        if not self.found:
            yield Text(NOTHING)
        for number, each in enumerate(self.found):
            if number:
                yield Text()
            if each.quotation is not None:
                yield from _quotation(Index.of(each.audit), each.quotation)
            else:
                yield AuditView(each.audit, ids=True)


@dataclass(frozen=True, slots=True)
class EventsView:
    """What happened, by the time at which it did; ``names`` say who said a remark, and its first words."""

    events: Sequence[Event]
    names: Mapping[str, str]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the view for that console."""
        if not self.events:
            yield Text("Nothing has changed since then.")
        for number, (at, group) in enumerate(groupby(self.events, key=lambda event: event.at)):
            if number:
                yield Text()
            yield Text(one_line(at.replace("T", " ").replace("Z", " UTC")), style="bold")
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(style="dim", no_wrap=True)
            grid.add_column()
            for event in group:
                grid.add_row(_EVENTS.get(event.what, one_line(event.what)), Text(one_line(self.told(event))))
            yield Padding(grid, (0, 0, 0, 2))

    def told(self, event: Event) -> str:
        """Say what happened to what."""
        words = first_words(event.detail, _NAMING)
        if event.what.startswith("article"):
            return " · ".join(dict.fromkeys((event.detail, event.id)))
        if event.what == "finding":
            return f"{event.id} · {event.other}: {event.detail}"
        if event.what in {"merged", "split"}:
            way = "→" if event.what == "merged" else "←"
            return f"{event.id} {way} {' · '.join(filter(None, (event.other, self.names.get(event.other))))}"
        name = self.names.get(event.id) or (f"“{words}”" if words else "")
        if event.what == "canonical":
            name = f"now “{words}”"
        return " · ".join(filter(None, (event.id, name)))


def remark_names(audits: Iterable[Audit]) -> dict[str, str]:
    """Return who said each remark and its first words, by its identifier; the first audit tells."""
    names: dict[str, str] = {}
    for audit in audits:
        index = Index.of(audit)
        for remark in audit.remarks:
            speaker = index.speaker(remark.speaker)
            words = first_words(index.renderings[remark.canonical].text, _NAMING)
            who = speaker.name if speaker is not None else UNKNOWN_SPEAKER
            names.setdefault(remark.id, f"{who}: “{words}”")
    return names


def _context(index: Index, key: str) -> dict[str, Any]:
    quotation = index.quotations[key]
    article = index.articles[quotation.article]
    spans = [block_around(article, span.start) for span in quotation.content]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return {"article": article.key, "start": start, "end": end, "text": article.text[start:end]}


def _quotation(index: Index, key: str) -> RenderResult:
    quotation = index.quotations[key]
    article = index.articles[quotation.article]
    yield Text(one_line(place(article)), style="bold")
    if article.title:
        yield Text(one_line(article.title))
    yield Text()
    yield Padding(_marked_context(index, quotation), (0, 0, 0, 2))
    yield Text()
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for label, text in _facts(index, quotation):
        grid.add_row(label, Text(one_line(text)))
    yield grid


def _marked_context(index: Index, quotation: Quotation) -> Text:
    context = _context(index, quotation.key)
    start, raw = context["start"], context["text"]
    text, at = Text(), 0
    for span in quotation.content:
        text.append(one_line(raw[at : span.start - start]))
        text.append(one_line(raw[span.start - start : span.end - start]), style="bold")
        at = span.end - start
    return text.append(one_line(raw[at:]))


def _facts(index: Index, quotation: Quotation) -> Iterator[tuple[str, str]]:
    """Yield all that was decided about a quotation, and why: each time what it is about, and what it says."""
    said = index.slices(quotation.article, quotation.content)
    yield "quotation", f"{quotation.id} · {quotation.kind}, {quotation.mode}"
    yield "said", said
    for label, spans in (
        ("cue", quotation.cue),
        ("source", quotation.source),
        ("addressee", quotation.addressee),
    ):
        if spans:
            yield label, index.slices(quotation.article, spans)
    attribution = index.attributions.get(quotation.key)
    if attribution is not None:
        speaker = index.speaker(attribution.speaker)
        yield "speaker", f"{speaker_and_role(speaker)} · {attribution.band}"
        yield from (("", reason) for reason in attribution.reasons)
    for step in index.steps.get(quotation.key, ()):
        yield "way", _way(index, quotation, step)
    for rendering in index.audit.renderings:
        if rendering.quotation == quotation.key:
            yield from _rendering(index, rendering)
    for label, findings in (("finding", index.audit.findings), ("ignored", index.audit.ignored)):
        for finding in findings:
            if any(
                place.article == quotation.article and _on(quotation, place.span) for place in finding.places
            ):
                yield label, f"{finding.id} · {named(finding)}: {finding.message}"
    for decided in index.audit.decided:
        if any(place.article == quotation.article and _on(quotation, place.span) for place in decided.places):
            value = f" {decided.value}" if decided.value else ""
            yield "decision", f"{decided.decide}{value}, {decided.reason} (line {decided.line})"


def _way(index: Index, quotation: Quotation, step: Step) -> str:
    what = f"{step.kind}: {step.what}" if step.what else step.kind
    where = index.articles[step.article or quotation.article]
    phrase = where.text[step.span.start : step.span.end].strip()
    told = f"{what}, as printed: “{phrase}”" if phrase and step.stated else what
    return f"{told} (inferred: {step.reason})" if not step.stated else told


def _rendering(index: Index, rendering: Rendering) -> Iterator[tuple[str, str]]:
    yield "rendering", f"{rendering.id} · “{rendering.text}”"
    if rendering.part_of in index.renderings:
        yield "", f"a passage of {index.renderings[rendering.part_of or ''].id}"
    remark = index.remarks.get(rendering.key)
    if remark is not None:
        yield from _in_remark(index, rendering, remark)
    if hidden := index.hidden(rendering):
        yield "", hidden
    if contested := index.contested.get(rendering.key):
        names = [s.name if (s := index.speaker(key)) else UNKNOWN_SPEAKER for key in contested.speakers]
        yield "", f"the same words are given to {', '.join(names)}"
    for check in index.audit.checks:
        if check.rendering == rendering.key:
            where = f" in {place(index.articles[check.reference])}" if check.reference else ""
            yield "check", f"{check.outcome}{where}"
            yield from (("", reason) for reason in check.reasons)


def _in_remark(index: Index, rendering: Rendering, remark: Remark) -> Iterator[tuple[str, str]]:
    outlets = counted(len(index.outlets(remark)), "outlet")
    yield "remark", f"{remark.id} · {counted(len(remark.renderings), 'rendering')} in {outlets}"
    if remark.canonical == rendering.key:
        yield "", f"canonical: {remark.rule}"
        return
    canonical = index.renderings[remark.canonical]
    yield "", f"canonical: “{canonical.text}” ({place(index.article_of(canonical))})"
    link = index.links.get(rendering.key)
    yield "link", relation(link, index.renderings)
    if link is not None:
        yield from (("", reason) for reason in link.reasons)


def _on(quotation: Quotation, span: tuple[int, int]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in quotation.content)
