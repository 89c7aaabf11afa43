"""What a person is shown of a question: the passages, their contexts, what the program thinks and why.

Article text goes into :class:`rich.text.Text`, never through markup, and through :func:`one_line`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from quotes.decisions.queue import Question
from quotes.lookup import Lookup, block_around
from quotes.model import Finding, Link, Place, Rendering, Span
from quotes.prose import first_words
from quotes.report import one_line
from quotes.report.differences import Run, link_differences
from quotes.report.words import UNKNOWN_SPEAKER, place, relation, speaker_and_role

AROUND = 400
"""Characters of a paragraph that are shown on either side of a passage."""

NAMING = 12
"""Words that name a passage in a line."""

SHOWN = 8
"""Places of a finding that are shown."""


def view(question: Question, lookup: Lookup) -> RenderableType:
    """Return all there is to see of a question."""
    if question.pair is not None:
        parts = _pair(question, *question.pair, lookup)
    elif question.finding is not None:
        parts = _finding(question.finding, lookup)
    else:
        parts = _speaker(question, lookup)
    return Group(*parts)


def line(question: Question, lookup: Lookup) -> str:
    """Return a question as one line: what it is about, and the words."""
    if question.finding is not None:
        said = [f"{question.finding.code} {question.finding.message}"]
    else:
        said = [_printed(where, lookup) for where in question.places]
    if question.attribution is not None:
        own = lookup.speaker(question.attribution.speaker)
        said.append(own.name if own is not None else UNKNOWN_SPEAKER)
    return one_line(" · ".join((question.topic, *said)))


def _printed(where: Place, lookup: Lookup) -> str:
    article = lookup.articles[where.article]
    words = article.text[slice(*where.span)].strip("“”\"«»„‘’' \n")
    return f"{article.outlet_or_key}: “{first_words(words, NAMING)}”"


def _pair(question: Question, a: Rendering, b: Rendering, lookup: Lookup) -> Iterator[RenderableType]:
    yield Text("Are these one remark?", style="bold")
    link = question.link
    for rendering in (a, b):
        runs = (Run("same", a.text),) if rendering is a else link_differences(link, a, b)
        yield Text()
        yield _where(rendering, lookup)
        yield Padding(_marked(runs, rendering.marked), (0, 0, 0, 2))
        yield Padding(_context(_place(rendering), lookup), (1, 0, 0, 2))
    yield Text()
    yield from _why(_thought(link, lookup), link.reasons if link is not None else ())


def _thought(link: Link | None, lookup: Lookup) -> str:
    if link is None:
        return "The second is a fragment that may be cut from the first, or from another that fits as well."
    return f"{relation(link, lookup.renderings)}, score {link.score:.2f}"


def _speaker(question: Question, lookup: Lookup) -> Iterator[RenderableType]:
    yield Text("Who said this?", style="bold")
    where = question.places[0]
    yield Text()
    yield Text(one_line(place(lookup.articles[where.article])), style="cyan")
    yield Padding(_context(where, lookup, dim=False), (0, 0, 0, 2))
    attribution = question.attribution
    if attribution is None:
        return
    quotation = lookup.quotations[attribution.quotation]
    printed = one_line(lookup.slices(quotation.article, quotation.source)).strip()
    if printed:
        yield Text(f"in print: “{printed}”", style="magenta")
    own = lookup.speaker(attribution.speaker)
    yield Text()
    yield from _why(own.name if own is not None else UNKNOWN_SPEAKER, attribution.reasons)
    if question.candidates:
        yield Text()
    for number, speaker in enumerate(question.candidates, start=1):
        yield Text.assemble((f" {number} ", "reverse"), " ", one_line(speaker_and_role(speaker)))


def _finding(finding: Finding, lookup: Lookup) -> Iterator[RenderableType]:
    yield Text("Is this worth telling?", style="bold")
    yield Text()
    yield Text.assemble((f"{finding.code} {finding.severity}", "yellow"), f"  {one_line(finding.message)}")
    for where in finding.places[:SHOWN]:
        yield Text()
        yield Text(one_line(place(lookup.articles[where.article])), style="cyan")
        yield Padding(_context(where, lookup, dim=False), (0, 0, 0, 2))
    if len(finding.places) > SHOWN:
        yield Text(f"and {len(finding.places) - SHOWN} places more", style="dim")


def _why(thought: str, reasons: Iterable[str]) -> Iterator[Text]:
    yield Text.assemble(("The program thinks: ", "dim"), one_line(thought))
    for reason in reasons:
        yield Text(f"· {one_line(reason)}", style="dim")


def _where(rendering: Rendering, lookup: Lookup) -> Text:
    text = Text(one_line(place(lookup.article_of(rendering))), style="cyan")
    text.append(" · ", style="dim")
    speaker = lookup.speaker(rendering.speaker)
    text.append(one_line(speaker_and_role(speaker)), style="not bold default")
    source = one_line(lookup.source(rendering)).strip()
    if speaker is None and source:
        text.append(f" · in print “{source}”", style="dim")
    return text


def _marked(runs: Iterable[Run], quoted: bool) -> Text:
    text = Text("“" if quoted else "")
    for kind, raw in runs:
        if kind == "same":
            text.append(one_line(raw), style="bold")
        elif kind == "gone":
            text.append(f"[-{one_line(raw)}-]", style="red strike")
        else:
            text.append(f"{{+{one_line(raw)}+}}", style="bold underline green")
    text.rstrip()
    return text.append("”" if quoted else "")


def _context(where: Place, lookup: Lookup, *, dim: bool = True) -> Text:
    """Return the paragraph of a passage, the passage underlined; of a long one what is near."""
    article = lookup.articles[where.article]
    start, end = where.span
    block = block_around(article, start)
    first, last = max(block.start, start - AROUND), min(max(block.end, end), end + AROUND)
    style = "dim" if dim else ""
    return Text.assemble(
        ("… " if first > block.start else "", style),
        (one_line(article.text[first:start]), style),
        (one_line(article.text[start:end]), "underline" if dim else "bold underline"),
        (one_line(article.text[end:last]), style),
        (" …" if last < block.end else "", style),
    )


def _place(rendering: Rendering) -> Place:
    return Place(rendering.article, Span(rendering.start, rendering.end))
