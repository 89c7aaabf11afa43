"""An audit by its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    Checked,
    Contested,
    Link,
    Quotation,
    Remark,
    Rendering,
    Sources,
    Span,
    Speaker,
    Step,
    Undisclosed,
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Look-ups into one audit, by key.

    ``steps`` and ``attributions`` are by the quotation's key, ``sources`` by the remark's, ``undisclosed``,
    ``contested``, ``checked`` and ``remarks`` by the rendering's.  ``in_article`` and ``in_quotation`` are
    the renderings of each, in the order of the text.  ``links`` tie a rendering (its key) to its remark's
    canonical one.
    """

    audit: Audit
    articles: dict[str, Article]
    quotations: dict[str, Quotation]
    attributions: dict[str, Attribution]
    speakers: dict[str, Speaker]
    renderings: dict[str, Rendering]
    steps: dict[str, tuple[Step, ...]]
    sources: dict[str, Sources]
    undisclosed: dict[str, Undisclosed]
    contested: dict[str, Contested]
    checked: dict[str, Checked]
    remarks: dict[str, Remark]
    links: dict[str, Link]
    in_article: dict[str, tuple[Rendering, ...]]
    in_quotation: dict[str, tuple[Rendering, ...]]

    @classmethod
    def of(cls, audit: Audit) -> Self:
        """Index an audit."""
        steps: dict[str, tuple[Step, ...]] = {}
        for chain in audit.chains:
            steps[chain.quotation] = steps.get(chain.quotation, ()) + chain.steps
        in_order = sorted(audit.renderings, key=lambda r: (r.start, r.end, r.key))
        in_article: dict[str, list[Rendering]] = {article.key: [] for article in audit.articles}
        in_quotation: dict[str, list[Rendering]] = {quotation.key: [] for quotation in audit.quotations}
        for rendering in in_order:
            in_article[rendering.article].append(rendering)
            in_quotation.setdefault(rendering.quotation, []).append(rendering)
        return cls(
            audit=audit,
            articles={article.key: article for article in audit.articles},
            quotations={quotation.key: quotation for quotation in audit.quotations},
            attributions={attribution.quotation: attribution for attribution in audit.attributions},
            speakers={speaker.key: speaker for speaker in audit.speakers},
            renderings={rendering.key: rendering for rendering in audit.renderings},
            steps=steps,
            sources={sources.remark: sources for sources in audit.sources},
            undisclosed={record.rendering: record for record in audit.undisclosed},
            contested={key: record for record in audit.contested for key in record.renderings},
            checked={checked.rendering: checked for checked in audit.checks},
            remarks={key: remark for remark in audit.remarks for key in remark.renderings},
            links={
                link.b if link.a == remark.canonical else link.a: link
                for remark in audit.remarks
                for link in reversed(remark.links)
                if remark.canonical in (link.a, link.b)
            },
            in_article={key: tuple(renderings) for key, renderings in in_article.items()},
            in_quotation={key: tuple(renderings) for key, renderings in in_quotation.items()},
        )

    def steps_of(self, rendering: Rendering) -> tuple[Step, ...]:
        """Return how a rendering reached the page, from mouth to page."""
        return self.steps.get(rendering.quotation, ())

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

    def contested_with(self, renderings: Iterable[str]) -> dict[str, None]:
        """Return the renderings (keys, in order) of the contested words that some renderings are of."""
        # One record is that of many renderings.
        records = {id(record): record for key in renderings if (record := self.contested.get(key))}
        return dict.fromkeys(key for record in records.values() for key in record.renderings)

    def slices(self, article: str, spans: tuple[Span, ...]) -> str:
        """Return the text under the spans of an article, joined by " … "."""
        text = self.articles[article].text
        return " … ".join(text[start:end] for start, end in spans)

    def source(self, rendering: Rendering) -> str:
        """Return the mention that a rendering is attributed to, as printed; empty if there is none."""
        quotation = self.quotations[rendering.quotation]
        return self.slices(quotation.article, quotation.source)


def block_at(article: Article, start: int) -> Block | None:
    """Return the block that an offset is in, if it is in one."""
    place = bisect_right(article.blocks, start, key=_start) - 1
    return article.blocks[place] if place >= 0 and start < article.blocks[place].span.end else None


def block_around(article: Article, start: int) -> Span:
    """Return the span of the block that an offset is in; the whole text if it is in none."""
    block = block_at(article, start)
    return block.span if block is not None else Span(0, len(article.text))


def _start(block: Block) -> int:
    return block.span.start
