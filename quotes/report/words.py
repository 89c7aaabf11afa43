"""How the reports say things: the words that the terminal view and the Markdown report share.

What comes out may hold article text and is not escaped: that is for whoever prints it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model import Article, Audit, Band, Link, Relation, Speaker, Step

UNKNOWN_SPEAKER = "Speaker unknown"
NO_QUOTATION = "No quotation was found."
NONE_MARKED = "None of them is in quotation marks, and only such are compared."

_RELATIONS = {
    Relation.SAME: "the same words",
    Relation.TRUNCATED: "cut short",
    Relation.EDITED: "edited",
    Relation.TRANSLATION: "another translation",
}


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def relation(link: Link | None) -> str:
    """Say why a rendering is with the canonical one, and how sure that is if it is not certain."""
    if link is None:
        return "kept together with it"
    words = _RELATIONS[link.relation]
    sure = words if link.band is Band.CERTAIN else f"{words} ({link.band})"
    return ", ".join((sure, *_altered(link)))


def _altered(link: Link) -> list[str]:
    """Return what a reader must not miss: a number that differs, a "not" that came or went.

    What is cut short may have lost either with the rest, and a translation may deny in other words.
    """
    watched = {Relation.EDITED: ("number", "negation"), Relation.TRANSLATION: ("number",)}
    kinds = watched.get(link.relation, ())
    return [f"{kind} differs" for kind in kinds if any(r.startswith(f"{kind} differs") for r in link.reasons)]


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
    indirect = sum(not quotation.marked for quotation in audit.quotations)
    of_them = f", {indirect} of them indirect" if indirect else ""
    parts.append(counted(len(audit.quotations), "quotation") + of_them)
    if audit.remarks:
        parts.append(counted(len(audit.remarks), "remark"))
        whole = {rendering.key for rendering in audit.renderings if rendering.part_of is None}
        several = sum(len(whole.intersection(remark.renderings)) > 1 for remark in audit.remarks)
        parts.append(f"{several} in more than one rendering")
    return tuple(parts)


def notice(article: Article, steps: Sequence[Step]) -> str:
    """Say how a quotation reached the page in the article's own phrases; empty if it does not say.

    "“through an interpreter” (interpreter); “a Spanish translation of her remarks” (translation: Spanish)"
    """
    by_phrase: dict[tuple[int, int], list[str]] = {}
    for step in steps:
        what = f"{step.kind}: {step.what}" if step.what and step.what.casefold() != step.kind else step.kind
        by_phrase.setdefault(step.span, []).append(what)
    return "; ".join(
        f"“{article.text[start:end].strip()}” ({', '.join(dict.fromkeys(whats))})"
        for (start, end), whats in by_phrase.items()
    )


def shortened(text: str, most: int) -> str:
    """Return a text of more than ``most`` words as its first and last three with "…" between."""
    words = text.split()
    return text if len(words) <= most else " ".join((*words[:3], "…", *words[-3:]))


def first_words(text: str, most: int) -> str:
    """Return the first words of a text, with "…" if there are more."""
    words = text.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"
