"""An audit by its keys, and the one order in which every report tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Link,
    Quotation,
    Remark,
    Rendering,
    Span,
    Speaker,
    Step,
)


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups into one audit, by key; ``steps`` and ``attributions`` by the quotation's key."""

    audit: Audit
    articles: dict[str, Article]
    quotations: dict[str, Quotation]
    attributions: dict[str, Attribution]
    speakers: dict[str, Speaker]
    renderings: dict[str, Rendering]
    steps: dict[str, tuple[Step, ...]]

    @classmethod
    def of(cls, audit: Audit) -> Index:
        """Index an audit."""
        steps: dict[str, tuple[Step, ...]] = {}
        for chain in audit.chains:
            steps[chain.quotation] = steps.get(chain.quotation, ()) + chain.steps
        return cls(
            audit=audit,
            articles={article.key: article for article in audit.articles},
            quotations={quotation.key: quotation for quotation in audit.quotations},
            attributions={attribution.quotation: attribution for attribution in audit.attributions},
            speakers={speaker.key: speaker for speaker in audit.speakers},
            renderings={rendering.key: rendering for rendering in audit.renderings},
            steps=steps,
        )

    def article_of(self, rendering: Rendering) -> Article:
        """Return the article that prints a rendering."""
        return self.articles[rendering.article]

    def speaker(self, key: str | None) -> Speaker | None:
        """Return the speaker of that key, if there is one."""
        return self.speakers.get(key) if key is not None else None

    def band(self, quotation: str) -> Band | None:
        """Return how far a quotation's speaker can be trusted; ``None`` where none was resolved."""
        attribution = self.attributions.get(quotation)
        return attribution.band if attribution is not None and attribution.speaker is not None else None

    def shown(self, remark: Remark) -> tuple[Rendering, ...]:
        """Return a remark's renderings in its order, without passages: their statement is shown whole."""
        found = (self.renderings[key] for key in remark.renderings)
        return tuple(rendering for rendering in found if rendering.part_of not in self.renderings)

    def others(self, remark: Remark) -> tuple[Rendering, ...]:
        """Return the renderings that are shown but for the canonical one."""
        return tuple(rendering for rendering in self.shown(remark) if rendering.key != remark.canonical)

    def outlets(self, remark: Remark) -> tuple[str, ...]:
        """Return the outlets that print a remark, each once, in the remark's order."""
        printed = (self.article_of(rendering).outlet_or_key for rendering in self.shown(remark))
        return tuple(dict.fromkeys(printed))

    def slices(self, article: str, spans: tuple[Span, ...]) -> str:
        """Return the text under the spans of an article, joined by " … "."""
        text = self.articles[article].text
        return " … ".join(text[start:end] for start, end in spans)

    def source(self, rendering: Rendering) -> str:
        """Return the mention that a rendering is attributed to, as printed; empty if there is none."""
        quotation = self.quotations[rendering.quotation]
        return self.slices(quotation.article, quotation.source)

    def several(self) -> list[Remark]:
        """Return the remarks with more than one rendering: most outlets first, then the earliest."""
        places = {article.key: place for place, article in enumerate(self.audit.articles)}

        def order(remark: Remark) -> tuple[int, str, int, int]:
            printed = self.shown(remark)
            date = min((self.article_of(rendering).date or "9999" for rendering in printed), default="9999")
            first = min((places[rendering.article], rendering.start) for rendering in printed)
            return (-len(self.outlets(remark)), date, *first)

        return sorted((remark for remark in self.audit.remarks if self.others(remark)), key=order)

    def single(self) -> list[tuple[Speaker | None, list[Remark]]]:
        """Return the remarks with one rendering by speaker, in the order of the articles, unknown last."""
        places = {article.key: place for place, article in enumerate(self.audit.articles)}

        def order(remark: Remark) -> tuple[int, int]:
            rendering = self.renderings[remark.canonical]
            return places[rendering.article], rendering.start

        by_speaker: dict[str | None, list[Remark]] = {}
        for remark in sorted((r for r in self.audit.remarks if not self.others(r)), key=order):
            key = remark.speaker if self.speaker(remark.speaker) else None
            by_speaker.setdefault(key, []).append(remark)
        unknown = by_speaker.pop(None, [])
        groups: list[tuple[Speaker | None, list[Remark]]] = [
            (self.speaker(key), remarks) for key, remarks in by_speaker.items()
        ]
        return [*groups, (None, unknown)] if unknown else groups

    def in_order(self) -> Iterator[Remark]:
        """Yield every remark in the order of the reports, which number them so."""
        yield from self.several()
        for _, remarks in self.single():
            yield from remarks


def link_to_canonical(remark: Remark, rendering: str) -> Link | None:
    """Return the link between a rendering (its key) and its remark's canonical one."""
    pair = {remark.canonical, rendering}
    return next((link for link in remark.links if {link.a, link.b} == pair), None)


def block_around(article: Article, start: int) -> Span:
    """Return the span of the block that an offset is in; the whole text if it is in none."""
    place = bisect_right(article.blocks, start, key=lambda block: block.span.start) - 1
    if place >= 0 and start < article.blocks[place].span.end:
        return article.blocks[place].span
    return Span(0, len(article.text))
