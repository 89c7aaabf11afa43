"""How the rules say things: outlets in a row, quoted words, numbers of things.

What comes out may hold article text and is not escaped: that is for whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.lookup import Lookup
from quotes.model import Place, Rendering, Span
from quotes.prose import listed

_NAMED = 3
"""Outlets that are named before the rest is counted."""

_SHOWN = 12
"""Words of a quotation that a message shows."""


def row(names: Iterable[str]) -> str:
    """Return "A", "A and B", "A, B and C", each name once."""
    return listed([*dict.fromkeys(names)])


def outlets(lookup: Lookup, renderings: Iterable[Rendering]) -> str:
    """Return the outlets that print renderings: "The Post and The Herald", "A, B, C and 2 more"."""
    names = list(dict.fromkeys(lookup.article_of(rendering).outlet_or_key for rendering in renderings))
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} more"]
    return row(names)


def quoted(text: str, most: int = _SHOWN) -> str:
    """Return a text on one line in quotation marks, without its last stop; long ones lose their middle."""
    words = text.split()
    if len(words) > most:
        words = [*words[: most - 4], "…", *words[-3:]]
    line = " ".join(words).rstrip(",")
    return f"“{line if line.endswith('..') else line.removesuffix('.')}”"


def phrase(lookup: Lookup, article: str, span: Span) -> str:
    """Return the words at a span of an article (its key), quoted."""
    return quoted(lookup.articles[article].text[span.start : span.end], 20)


def place(rendering: Rendering) -> Place:
    """Return where a rendering stands."""
    return Place(rendering.article, Span(rendering.start, rendering.end))


def in_order(lookup: Lookup, renderings: Iterable[Rendering]) -> list[Rendering]:
    """Return renderings by date (undated last), article and place."""
    return sorted(renderings, key=lambda r: (lookup.article_of(r).date or "9999", r.article, r.start, r.end))


def whose(lookup: Lookup, renderings: Sequence[Rendering], noun: str = "quotation") -> str:
    """Return "its quotation of Ana Ortiz", "its 3 quotations of Ana Ortiz"; whose it is only if known."""
    speakers = {rendering.speaker for rendering in renderings}
    speaker = lookup.speaker(speakers.pop()) if len(speakers) == 1 else None
    many = f"its {noun}" if len(renderings) == 1 else f"its {len(renderings)} {noun}s"
    return f"{many} of {speaker.name}" if speaker else many
