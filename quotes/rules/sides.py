"""Who stands against whom: the renderings of a remark that print one thing, and those that print another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.lookup import Lookup
from quotes.model import Place, Remark, Rendering, Span
from quotes.rules.saying import outlets, quoted


@dataclass(frozen=True, slots=True)
class Printed:
    """Some words of a rendering, at a span of its article's text."""

    rendering: Rendering
    span: Span

    @property
    def words(self) -> str:
        """The words, as printed."""
        start = self.rendering.start
        return self.rendering.text[self.span.start - start : self.span.end - start]

    @property
    def place(self) -> Place:
        """Where they stand."""
        return Place(self.rendering.article, self.span)


Side = tuple[Printed, ...]
"""What is printed alike, the earliest first; never empty."""


def part(
    lookup: Lookup, remark: Remark | None, sides: Iterable[Sequence[Printed]]
) -> tuple[Side, list[Side]]:
    """Return the side that is to be believed, and the others, the oddest first.

    A transcript is believed before all; else what most independent sources print, then what was printed
    first, then what the canonical rendering has.
    """
    ordered = sorted(
        (tuple(sorted(side, key=lambda p: _by_date(lookup, p))) for side in sides),
        key=lambda side: _weight(lookup, remark, side),
    )
    return ordered[0], ordered[:0:-1]


def places(first: Iterable[Side], then: Side) -> tuple[Place, ...]:
    """Return the places of the sides that are to be mended, then of the one they differ from."""
    return tuple(dict.fromkeys(printed.place for side in (*first, then) for printed in side))


def keys(sides: Iterable[Side]) -> tuple[str, ...]:
    """Return the renderings (keys) of sides."""
    return tuple(dict.fromkeys(printed.rendering.key for side in sides for printed in side))


def renderings(side: Side) -> list[Rendering]:
    """Return the renderings of a side."""
    return [printed.rendering for printed in side]


def odd_against(lookup: Lookup, odd: Sequence[Side], kept: Side) -> str:
    """Say who prints what: "The Herald prints “5,000” where The Post and The Mail print “500”"."""
    if len({lookup.article_of(p.rendering).outlet_or_key for side in (*odd, kept) for p in side}) == 1:
        one, other = quoted(odd[0][0].words), quoted(kept[0].words)
        return f"{outlets(lookup, renderings(kept))} prints {one} in one place and {other} in another"
    said = [f"{prints(lookup, renderings(side))} {quoted(side[0].words)}" for side in odd]
    return f"{' and '.join(said)} where {prints(lookup, renderings(kept))} {quoted(kept[0].words)}"


def prints(
    lookup: Lookup, renderings: Sequence[Rendering], one: str = "prints", several: str = "print"
) -> str:
    """Return outlets with a verb in their number: "The Post prints", "The Post and The Mail print"."""
    names = {lookup.article_of(rendering).outlet_or_key for rendering in renderings}
    return f"{outlets(lookup, renderings)} {one if len(names) == 1 else several}"


def _by_date(lookup: Lookup, printed: Printed) -> tuple[str, str, int]:
    article = lookup.article_of(printed.rendering)
    return article.date or "9999", article.key, printed.span.start


def _weight(
    lookup: Lookup, remark: Remark | None, side: Side
) -> tuple[bool, int, str, bool, tuple[str, str, int]]:
    articles = {printed.rendering.article for printed in side}
    sources = lookup.sources[remark.key].independent if remark and remark.key in lookup.sources else ()
    known = {article for group in sources for article in group}
    count = sum(not articles.isdisjoint(group) for group in sources) + len(articles - known)
    first = _by_date(lookup, side[0])
    return (
        articles.isdisjoint(lookup.audit.transcripts),
        -count,
        first[0],
        remark is not None and all(printed.rendering.key != remark.canonical for printed in side),
        first,
    )
