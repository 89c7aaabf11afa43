"""One remark in the citation report: what was said, by whom, how it got here, and every rendering of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.model import Band, Remark, Rendering
from quotes.prose import counted, first_words, listed
from quotes.report.chain import chain_sentence, mermaid, occasion
from quotes.report.differences import Run, link_differences
from quotes.report.escape import escape, escape_inside
from quotes.report.findings import CONFLICT, COPIES, DOUBT, UNDISCLOSED, UNSAID, Findings, parted
from quotes.report.index import Index
from quotes.report.markdown.layout import Layout, heading, table, to_remark
from quotes.report.markdown.notes import Notes
from quotes.report.words import (
    UNKNOWN_SPEAKER,
    dates,
    named,
    relation,
    shortened,
    speaker_and_role,
)

NOT_DATED = "not dated"

_HEADING = 8  # words of a remark in its heading
_GONE = 12  # more struck words than that are shortened
_AGAIN = 60  # words of a canonical rendering that is longer stand in the table shortened
_WIDTHS = (18, 56, 26)


def title(index: Index, remark: Remark) -> str:
    """Return the heading of a remark without its number, as it is read."""
    speaker = index.speaker(remark.speaker)
    name = speaker.name if speaker is not None else UNKNOWN_SPEAKER
    return f"{name} — “{first_words(index.renderings[remark.canonical].text, _HEADING)}”"


def remark_section(
    index: Index, findings: Findings, notes: Notes, layout: Layout, remark: Remark
) -> Iterator[str]:
    """Yield the blocks of a remark."""
    canonical = index.renderings[remark.canonical]
    yield heading(layout, findings.numbers[remark.key], escape(title(index, remark)))
    yield block_quote(index, findings, notes, remark)
    if chain := chain_sentence(index, remark):
        yield escape(chain)
    if layout.mermaid:
        yield f"```mermaid\n{mermaid(index, remark)}\n```"
    yield from _found(index, findings, layout, remark)
    if candidates := index.candidates(remark):
        yield f"May be cut from: {escape_inside(candidates)}."
    names = index.other_names(remark)
    if names and not findings.have(CONFLICT, remark.renderings):
        yield f"The same words under another name: {escape_inside(names)}."
    others = index.others(remark)
    if others:
        yield _printed(index, findings, remark, (canonical, *others))
        rows = (_row(index, notes, remark, canonical, rendering) for rendering in (canonical, *others))
        yield table(("Printed by", "Rendering", "Against the canonical one"), rows, _WIDTHS)
    yield from _not_disclosed(index, findings, (canonical, *others))


def block_quote(index: Index, findings: Findings, notes: Notes, remark: Remark) -> str:
    """Return the canonical rendering as a block quote with who said it, where, and who printed it when."""
    canonical = index.renderings[remark.canonical]
    article = index.article_of(canonical)
    speaker = index.speaker(remark.speaker)
    said_by = escape(speaker_and_role(speaker))
    if band := _doubt(index, findings, remark):
        said_by = f"{band} {said_by}"
    if speaker is None and (source := index.source(canonical).strip()):
        said_by += f", “{escape_inside(source)}”"
    if where := occasion(index, remark):
        said_by += f", {escape_inside(where)}"
    printed = ", ".join(escape(part) for part in (article.outlet_or_key, article.date or NOT_DATED))
    return f"> “{_text(canonical)}”{notes.cite(canonical)}\n>\n> — {said_by} · {printed}"


def _doubt(index: Index, findings: Findings, remark: Remark) -> str:
    """Say how sure the speaker is where no article names them for sure; empty where a finding says it."""
    bands = {index.band(rendering.quotation) for rendering in index.shown(remark)}
    if Band.CERTAIN in bands or findings.have(DOUBT, [remark.canonical]):
        return ""
    return index.band(index.renderings[remark.canonical].quotation) or ""


def _found(index: Index, findings: Findings, layout: Layout, remark: Remark) -> Iterator[str]:
    """Yield the findings of a remark and its renderings as a list.

    What outlets alike do not say is told in full of the first, and the others are named.
    """
    items: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for finding, see in (told for part in parted(findings.of_remark(remark)) for told in part):
        if see is not None:
            there = next(each for each in index.audit.remarks if findings.numbers[each.key] == see)
            items[f"{named(finding)}: see remark {to_remark(layout, see, title(index, there))}"] = []
        elif finding.code in UNSAID and finding.code in first:
            outlet = index.articles[finding.places[0].article].outlet_or_key
            items[first[finding.code]].append(outlet)
        else:
            item = f"{named(finding)}: {escape_inside(finding.message)}"
            first[finding.code] = item
            items[item] = []
    if items:
        yield "\n".join(
            f"- {item}"
            + (f" Nor do {escape_inside(listed(more))}." if len(more) > 1 else "")
            + (f" Nor does {escape_inside(more[0])}." if len(more) == 1 else "")
            for item, more in items.items()
        )


def _printed(index: Index, findings: Findings, remark: Remark, shown: Sequence[Rendering]) -> str:
    """Say how many outlets print a remark, when, who copies whom, and why this rendering stands for it."""
    articles = [index.article_of(rendering) for rendering in shown]
    outlets = len({article.outlet_or_key for article in articles})
    copies = "" if findings.have(COPIES, remark.renderings) else index.copies(remark)
    where = escape_inside(copies or counted(outlets, "outlet"))
    count = ", ".join(part for part in (counted(len(shown), "rendering"), dates(articles)) if part)
    rule = remark.rule.replace(" of those left", "").rstrip(".")
    return f"{count}, in {where}. Canonical: {escape_inside(rule)}."


def _row(
    index: Index, notes: Notes, remark: Remark, canonical: Rendering, rendering: Rendering
) -> tuple[str, ...]:
    article = index.article_of(rendering)
    printed_by = f"{escape(article.outlet_or_key)}, {escape(article.date or NOT_DATED)}"
    if rendering is canonical:
        text, how = escape_inside(shortened(rendering.text.strip(), _AGAIN)), "canonical"
    else:
        link = index.links.get(rendering.key)
        text = marked(link_differences(link, canonical, rendering))
        how = escape(relation(link, index.renderings))
        if link is not None and link.band is Band.UNSURE and link.reasons:
            how = f"{how}: {escape_inside('; '.join(link.reasons))}"
    text = f"“{text}”" if rendering.marked else text
    # The footnote of the canonical one is at the block quote: Pandoc prints a note as often as it is cited.
    return printed_by, text if rendering is canonical else f"{text}{notes.cite(rendering)}", how


def marked(runs: Iterable[Run]) -> str:
    """Return runs in Markdown: new words **bold**, and ~~struck~~ those that only the canonical one has."""
    pieces = []
    for kind, text in runs:
        if kind == "same":
            pieces.append(escape_inside(text))
        elif kind == "new":
            pieces.append(f"**{escape_inside(text)}**")
        else:
            pieces.append(f"~~{escape_inside(shortened(text, _GONE))}~~")
    return "".join(pieces).strip()


def _text(rendering: Rendering) -> str:
    return escape_inside(rendering.text.strip())


def _not_disclosed(index: Index, findings: Findings, renderings: Sequence[Rendering]) -> Iterator[str]:
    """Yield which articles do not say that they print a translation, where another article does."""
    hidden: dict[str, dict[str, None]] = {}
    for rendering in renderings:
        told = index.hidden(rendering)
        if told and not findings.have(UNDISCLOSED, [rendering.key]):
            hidden.setdefault(told, {})[index.article_of(rendering).outlet_or_key] = None
    for told, outlets in hidden.items():
        yield f"{escape(', '.join(outlets))}: {escape_inside(told)}."
