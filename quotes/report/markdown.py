"""The citation report: every remark with its renderings, each with a footnote to where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.lookup import link_to_canonical
from quotes.model import Article, Audit, Band, Remark, Rendering, Speaker
from quotes.report.citation import footnote, publication
from quotes.report.differences import Run, link_differences
from quotes.report.escape import escape, escape_inside
from quotes.report.index import Index
from quotes.report.words import (
    NO_QUOTATION,
    NONE_MARKED,
    UNKNOWN_SPEAKER,
    doubt,
    first_words,
    inferred,
    notice,
    relation,
    shortened,
    speaker_and_role,
    summary,
)

_LEGEND = (
    "In the tables, **bold** words are in the rendering and not in the canonical one; "
    "~~struck~~ words are in the canonical one only."
)
_HEADING = 8  # words of a remark in its heading
_GONE = 12  # more struck words than that are shortened


def markdown_report(audit: Audit) -> str:
    """Return the audit as a Markdown document.

    CommonMark, with GitHub's tables, strikethrough and footnotes.  The same audit gives the
    same text.  What articles say is escaped: it renders as printed.
    """
    index = Index.of(audit)
    notes = _Footnotes(index)
    blocks = [
        "# Quotations and where they are printed",
        *_summary(audit),
        *_remarks(index, notes),
        *_speakers(index),
        *_articles(audit.articles),
        *_made_by(audit),
        *_problems(audit),
        *notes.definitions(),
    ]
    return "\n\n".join(blocks) + "\n"


class _Footnotes:
    """The renderings that were cited, numbered in the order of their first citation."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._numbers: dict[str, int] = {}

    def cite(self, rendering: Rendering) -> str:
        number = self._numbers.setdefault(rendering.key, len(self._numbers) + 1)
        return f"[^{number}]"

    def definitions(self) -> Iterator[str]:
        for key, number in self._numbers.items():
            rendering = self._index.renderings[key]
            yield f"[^{number}]: {footnote(self._index.article_of(rendering), rendering)}"


def _summary(audit: Audit) -> Iterator[str]:
    yield "## Summary"
    yield escape(" · ".join(summary(audit)))
    if any(remark.links for remark in audit.remarks):
        yield _LEGEND
    if not audit.remarks:
        yield NONE_MARKED if audit.quotations else NO_QUOTATION


def _remarks(index: Index, notes: _Footnotes) -> Iterator[str]:
    if index.audit.remarks:
        yield "## Remarks"
    for number, remark in enumerate(index.in_order(), start=1):
        yield from _remark(index, notes, number, remark)


def _remark(index: Index, notes: _Footnotes, number: int, remark: Remark) -> Iterator[str]:
    canonical = index.renderings[remark.canonical]
    article = index.article_of(canonical)
    speaker = index.speaker(remark.speaker)
    name = speaker.name if speaker is not None else UNKNOWN_SPEAKER
    yield f"### {number}. {escape(name)} — “{escape_inside(first_words(canonical.text, _HEADING))}”"

    said_by = escape(speaker_and_role(speaker))
    printed = ", ".join(escape(part) for part in (article.outlet_or_key, article.date) if part)
    yield f"> “{_text(canonical)}”{notes.cite(canonical)}\n>\n> — {said_by} ({printed})"
    if unsure := doubt(index.band(canonical.quotation)):
        reasons = index.attributions[canonical.quotation].reasons
        yield f"{_because(unsure.capitalize(), reasons)}."
    if note := notice(article, canonical, index.steps_of(canonical)):
        yield f"How it got here, as printed: {escape(note)}."

    if candidates := index.candidates(remark):
        yield f"May be cut from: {escape_inside(candidates)}."
    if names := index.other_names(remark):
        yield f"The same words under another name: {escape_inside(names)}."

    others = index.others(remark)
    if not others:
        yield f"Speaker as printed: {_source(index, canonical)}."
    else:
        yield f"Canonical: {escape_inside(remark.rule).rstrip('.')}."
        if copies := index.copies(remark):
            yield f"Printed by {escape_inside(copies)}."
        yield _table(
            ("Outlet", "Date", "Rendering", "Relation", "Speaker as printed", "Note"),
            [_row(index, notes, remark, canonical, rendering) for rendering in (canonical, *others)],
        )
    first = {rendering.quotation: rendering for rendering in reversed(others)}
    for quotation in dict.fromkeys(rendering.quotation for rendering in others):
        if quotation != canonical.quotation:
            where = index.article_of(first[quotation])
            if note := notice(where, first[quotation], index.steps.get(quotation, ())):
                yield f"How it got to {escape(where.outlet_or_key)}, as printed: {escape(note)}."
    yield from _not_printed(index, (canonical, *others))


def _not_printed(index: Index, renderings: Sequence[Rendering]) -> Iterator[str]:
    """Yield what articles do not say of how a remark got there: inferred, or told by another."""
    inferences: dict[str, dict[str, None]] = {}
    hidden: dict[str, dict[str, None]] = {}
    for rendering in renderings:
        outlet = index.article_of(rendering).outlet_or_key
        if guess := inferred(index.steps_of(rendering)):
            inferences.setdefault(guess, {})[outlet] = None
        if told := index.hidden(rendering):
            hidden.setdefault(told, {})[outlet] = None
    for guess, outlets in inferences.items():
        yield f"Inferred of {escape(', '.join(outlets))}: {escape(guess)}."
    for told, outlets in hidden.items():
        yield f"{escape(', '.join(outlets))}: {escape(told)}."


def _row(
    index: Index, notes: _Footnotes, remark: Remark, canonical: Rendering, rendering: Rendering
) -> tuple[str, ...]:
    article = index.article_of(rendering)
    if rendering is canonical:
        text, how = f"“{_text(rendering)}”", "canonical"
    else:
        link = link_to_canonical(remark, rendering.key)
        text = _marked(link_differences(link, canonical, rendering))
        text = f"“{text}”" if rendering.marked else text
        how = escape(relation(link, index.renderings))
        if link is not None and link.band is not Band.CERTAIN:
            how = _because(how, link.reasons)
    return (
        escape(article.outlet_or_key),
        escape(article.date or "not given"),
        text,
        how,
        _source(index, rendering),
        notes.cite(rendering),
    )


def _because(what: str, reasons: Sequence[str]) -> str:
    return f"{what}: {escape_inside('; '.join(reasons))}" if reasons else what


def _source(index: Index, rendering: Rendering) -> str:
    source = index.source(rendering).strip()
    return f"“{escape_inside(source)}”" if source else "not named"


def _text(rendering: Rendering) -> str:
    return escape_inside(rendering.text.strip())


def _marked(runs: Iterable[Run]) -> str:
    pieces = []
    for kind, text in runs:
        if kind == "same":
            pieces.append(escape_inside(text))
        elif kind == "new":
            pieces.append(f"**{escape_inside(text)}**")
        else:
            pieces.append(f"~~{escape_inside(shortened(text, _GONE))}~~")
    return "".join(pieces).strip()


def _speakers(index: Index) -> Iterator[str]:
    quoted = [quotation for quotation in index.audit.quotations if quotation.marked]
    if not quoted:
        return
    counts: dict[str | None, int] = {}
    for quotation in quoted:
        attribution = index.attributions.get(quotation.key)
        key = attribution.speaker if attribution is not None and index.speaker(attribution.speaker) else None
        counts[key] = counts.get(key, 0) + 1

    def row(speaker: Speaker) -> tuple[str, ...]:
        return (
            escape(speaker.name),
            escape("; ".join(speaker.spellings)),
            escape("; ".join(speaker.roles)),
            escape(speaker.kind),
            str(counts[speaker.key]),
        )

    heard = sorted(
        (speaker for speaker in index.audit.speakers if speaker.key in counts),
        key=lambda speaker: -counts[speaker.key],
    )
    rows = [row(speaker) for speaker in heard]
    if None in counts:
        rows.append((UNKNOWN_SPEAKER, "", "", "", str(counts[None])))
    yield "## Speakers"
    yield _table(("Name", "Spellings", "Roles", "Kind", "Quotations in marks"), rows)


def _articles(articles: Sequence[Article]) -> Iterator[str]:
    yield "## Articles"
    items = []
    for article in articles:
        language = f", language {escape(article.lang)}" if article.lang else ""
        items.append(
            f"- {publication(article)}\n"
            f"  - file {escape(article.key)}, encoding {escape(article.encoding)}{language}\n"
            f"  - SHA-256 `{article.sha256}`"
        )
    yield "\n".join(items) if items else "None."


def _made_by(audit: Audit) -> Iterator[str]:
    if audit.made_by:
        yield "## What made it"
        yield "\n".join(f"- {escape(what)} {escape_inside(version)}" for what, version in audit.made_by)


def _problems(audit: Audit) -> Iterator[str]:
    if audit.problems:
        yield "## Problems"
        yield "\n".join(
            f"- {escape(problem.path)}: {escape_inside(problem.message)}"
            + (" (left out)" if problem.fatal else "")
            for problem in audit.problems
        )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
