"""Words that alter the meaning, between the canonical rendering and another: a number, a negation, a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from quotes.model import Place, Relation, Remark, Rendering, Severity, Span
from quotes.report.findings import Findings, overlap
from quotes.report.index import Index

_TELLING = ("Q2", "Q3")
"""How the codes begin of rules that find words which alter the meaning; such a finding is an error."""


Meant = tuple[frozenset[Span], frozenset[Span]]
"""Spans of the text of the canonical rendering, and of another's."""


def altering(index: Index, findings: Findings, remark: Remark) -> dict[str, Meant]:
    """Return what tells renderings of a remark from the canonical one in their meaning, by their keys.

    It is what their links say, where these say ``altered``; and what errors about them point to, where no
    link says it.
    """
    canonical = index.renderings[remark.canonical]
    places: dict[str, list[Place]] = {}
    for link in remark.links:
        if link.relation is Relation.ALTERED:
            other = link.b if link.a == canonical.key else link.a
            a, b = (index.renderings[key].article for key in (link.a, link.b))
            places[other] = [Place(a, c.a) for c in link.changes] + [Place(b, c.b) for c in link.changes]
    told = [place for each in places.values() for place in each]
    for key in remark.renderings:
        for finding in findings.about.get(key, ()):
            grave = finding.severity is Severity.ERROR and finding.code.startswith(_TELLING)
            if grave and not any(overlap(one, two) for one in told for two in finding.places):
                places.setdefault(key, []).extend(finding.places)
    return {
        key: (_inside(canonical, found), _inside(index.renderings[key], found))
        for key, found in places.items()
        if key != canonical.key
    }


def words_at(words: Sequence[str], spans: Iterable[Span]) -> frozenset[int]:
    """Return which of the words that a text is cut into are in one of some spans of it, by their numbers."""
    ends = accumulate(map(len, words))
    places = [
        Span(end - len(word), end - len(word) + len(word.rstrip()))
        for word, end in zip(words, ends, strict=True)
    ]
    return frozenset(
        at
        for span in spans
        for at, (start, end) in enumerate(places)
        if span.start < end and start < span.end
    )


def _inside(rendering: Rendering, places: Iterable[Place]) -> frozenset[Span]:
    whole = Place(rendering.article, Span(rendering.start, rendering.end))
    return frozenset(
        Span(max(start, rendering.start) - rendering.start, min(end, rendering.end) - rendering.start)
        for place in places
        if overlap(whole, place) and (start := place.span.start) < (end := place.span.end)
    )
