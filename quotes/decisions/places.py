"""What stands at a passage: the renderings, the quotations, the findings that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.model import Finding, Place, Quotation, Rendering, Span


def rendering_at(place: Place, renderings: Iterable[Rendering]) -> Rendering | None:
    """Return the rendering that a passage overlaps most, for the length of both, or ``None``."""
    here = (r for r in renderings if r.article == place.article and r.part_of is None)
    fits = [(_fit(place.span, Span(r.start, r.end)), -r.start, r.key, r) for r in here]
    best = max(fits, default=None, key=lambda fit: fit[:3])
    return best[3] if best is not None and best[0] else None


def quotation_at(place: Place, quotations: Iterable[Quotation]) -> Quotation | None:
    """Return the quotation one of whose stretches a passage overlaps most, or ``None``."""
    here = (q for q in quotations if q.article == place.article)
    fits = [(max(_fit(place.span, span) for span in q.content), q.key, q) for q in here]
    best = max(fits, default=None, key=lambda fit: fit[:2])
    return best[2] if best is not None and best[0] else None


def is_about(places: Sequence[Place], code: str | None, finding: Finding) -> bool:
    """Return whether passages, and the code of a rule, are a finding's.

    The first passage is at the finding's first place, which is to be mended, and each of the others at one of
    its places.  A finding may have more: articles that came later and print the same.
    """
    if code != finding.code or not places or not _meet(places[0], finding.places[0]):
        return False
    return all(any(_meet(place, other) for other in finding.places) for place in places)


def _fit(a: Span, b: Span) -> float:
    """How much two spans share of what they cover together (0–1): of two that hold a passage, the shorter."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _meet(a: Place, b: Place) -> bool:
    # A finding may be at a point, where a word is missing: that is at what ends or begins there.
    points = a.span.start == a.span.end or b.span.start == b.span.end
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return a.article == b.article and (shared > 0 or (points and shared == 0))
