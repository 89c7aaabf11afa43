"""How the reports say things: the words that the terminal view and the Markdown report share.

What comes out may hold article text and is not escaped: that is for whoever prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quotes.model import (
    Article,
    Audit,
    Band,
    Change,
    Decided,
    Finding,
    Link,
    QuotationKind,
    Relation,
    Rendering,
    Severity,
    Speaker,
    Step,
)
from quotes.prose import counted

TITLE = "Quotations and where they are printed"
UNKNOWN_SPEAKER = "Speaker unknown"
NO_QUOTATION = "No quotation was found."
NONE_MARKED = "None of them is in quotation marks, and only such are compared."
NO_FINDING = "no findings"

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
"""How a severity looks where there are colours; where there are none, it is in the words."""

_LINES = 6  # so many are named

_RELATIONS = {
    Relation.SAME: "the same words",
    Relation.TRUNCATED: "cut short",
    Relation.EDITED: "edited",
    Relation.TRANSLATION: "another translation",
    Relation.PARAPHRASE: "reported",
    Relation.ALTERED: "altered",
}


def relation(link: Link | None, printed: Mapping[str, Rendering]) -> str:
    """Say why a rendering is with the canonical one, how sure that is if it is not certain, and what changed.

    "altered (likely), number differs: 500 / 5,000".  ``printed`` holds the link's renderings by key.
    """
    if link is None:
        return "kept together with it"
    words = _RELATIONS[link.relation]
    if link.relation is Relation.TRANSLATION and printed[link.a].lang != printed[link.b].lang:
        words = "in another language"
    elif link.relation is Relation.ALTERED and not (printed[link.a].marked and printed[link.b].marked):
        words = f"{_RELATIONS[Relation.PARAPHRASE]}, {words}"
    sure = words if link.band is Band.CERTAIN else f"{words} ({link.band})"
    a, b = printed[link.a], printed[link.b]
    return ", ".join((sure, *(changed(change, a, b) for change in link.changes)))


def changed(change: Change, a: Rendering, b: Rendering) -> str:
    """Say what a reader must not miss: "number differs: 500 / 5,000", "negation differs: will / will not".

    Where one of the two has nothing, both are shown with the word before.
    """
    sides = []
    for span, rendering in ((change.a, a), (change.b, b)):
        start, end = span.start - rendering.start, span.end - rendering.start
        if change.a.start == change.a.end or change.b.start == change.b.end:
            start = len(rendering.text[:start].rstrip().rpartition(" ")[0])
        sides.append(rendering.text[start:end].strip() or "–")
    return f"{change.kind} differs: {' / '.join(sides)}"


def speaker_and_role(speaker: Speaker | None) -> str:
    """Return "Ana Ortiz, Minister of Ports", or that the speaker is unknown."""
    if speaker is None:
        return UNKNOWN_SPEAKER
    return ", ".join((speaker.name, *speaker.roles[:1]))


def doubt(band: Band | None) -> str:
    """Say how sure a speaker is, or nothing if certain or unknown."""
    return "" if band is None or band is Band.CERTAIN else f"speaker {band}"


def place(article: Article) -> str:
    """Return "The Harbour Post · 2031-05-02"."""
    return " · ".join(part for part in (article.outlet_or_key, article.date) if part)


def dates(articles: Sequence[Article]) -> str:
    """Return the date or the dates between which the articles appeared; empty if none is dated."""
    known = sorted({article.date for article in articles if article.date})
    return " to ".join(dict.fromkeys((known[0], known[-1]))) if known else ""


def summary(audit: Audit) -> tuple[str, ...]:
    """Return what was read and found: articles, outlets, dates, quotations, remarks."""
    outlets = {article.outlet for article in audit.articles if article.outlet}
    parts = [counted(len(audit.articles), "article")]
    if outlets:
        parts.append(counted(len(outlets), "outlet"))
    if when := dates(audit.articles):
        parts.append(when)
    indirect = sum(quotation.kind is QuotationKind.INDIRECT for quotation in audit.quotations)
    of_them = f", {indirect} of them indirect" if indirect else ""
    parts.append(counted(len(audit.quotations), "quotation") + of_them)
    if audit.remarks:
        parts.append(counted(len(audit.remarks), "remark"))
        whole = {rendering.key for rendering in audit.renderings if rendering.part_of is None}
        several = sum(len(whole.intersection(remark.renderings)) > 1 for remark in audit.remarks)
        parts.append(f"{several} in more than one rendering")
    if audit.contested:
        parts.append(f"{counted(len(audit.contested), 'statement')} under several names")
    if audit.ignored:
        parts.append(f"{counted(len(audit.ignored), 'finding')} ignored by decision")
    return tuple(parts)


def notice(article: Article, rendering: Rendering, steps: Sequence[Step]) -> str:
    """Say how a rendering reached the page in the article's own phrases; empty if it does not say.

    "“through an interpreter” (interpreter); “a Spanish translation of her remarks” (translation: Spanish)".
    What its own words show needs no phrase: "spoken: German".
    """
    by_phrase: dict[tuple[int, int], list[str]] = {}
    shown = []
    for step in steps:
        if step.stated and rendering.lang != "en" and step.kind == "spoken":
            shown.append(_step(step))
        elif step.stated:
            by_phrase.setdefault(step.span, []).append(_step(step))
    phrases = (
        f"“{article.text[start:end].strip()}” ({', '.join(dict.fromkeys(whats))})"
        for (start, end), whats in by_phrase.items()
    )
    return "; ".join((*dict.fromkeys(shown), *phrases))


def _step(step: Step) -> str:
    return f"{step.kind}: {step.what}" if step.what and step.what.casefold() != step.kind else step.kind


def inferred(steps: Sequence[Step]) -> str:
    """Say what is only inferred of how a quotation reached the page, and from what; empty if nothing is.

    "spoken: Spanish (The Post says “speaking in Spanish” of it)"
    """
    return "; ".join(f"{_step(step)} ({step.reason})" for step in steps if not step.stated)


def again(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the inferred steps that no reader should miss: words translated more than once."""
    translated = any(step.stated and step.kind == "translation" for step in steps)
    kinds = {"back-translation", "translation"} if translated else {"back-translation"}
    return tuple(step for step in steps if not step.stated and step.kind in kinds)


def undisclosed(article: Article, rendering: Rendering, step: Step) -> str:
    """Say that a translation is not called so, and what ``article`` says of the same remark.

    ``rendering`` is that article's, ``step`` the one that tells it.
    """
    if step.span == (rendering.start, rendering.end):
        return f"translation not disclosed; {article.outlet_or_key} prints it in {step.what}"
    phrase = article.text[step.span.start : step.span.end].strip()
    return f"translation not disclosed; {article.outlet_or_key} says “{phrase}”"


def shortened(text: str, most: int) -> str:
    """Return a text of more than ``most`` words as its first and last three with "…" between."""
    words = text.split()
    return text if len(words) <= most else " ".join((*words[:3], "…", *words[-3:]))


def decision(decided: Decided) -> str:
    """Return what people decided: "same", "ignore Q201", "speaker Ana Ortiz"."""
    return " ".join(part for part in (decided.decide, decided.code or "", decided.value or "") if part)


def named(finding: Finding) -> str:
    """Return a finding's code and severity: "Q201 error"."""
    return f"{finding.code} {finding.severity}"


def on_lines(lines: Sequence[int]) -> str:
    """Return "line 5", "lines 5, 9", or the first few of many."""
    first = ", ".join(map(str, lines[:_LINES]))
    return f"line{'s' if len(lines) > 1 else ''} {first}{' …' if len(lines) > _LINES else ''}"


def tally(findings: Iterable[Finding]) -> str:
    """Count findings by severity, the gravest first: "3 errors, 1 warning"; say if there are none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(counted(counts[each], each) for each in Severity if counts[each]) or NO_FINDING
