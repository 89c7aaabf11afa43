"""Footnotes: where a rendering is printed and how it got there, so that a reader can find it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.model import Band, Rendering, Span
from quotes.report.citation import in_context, publication, reference
from quotes.report.escape import escape, escape_inside
from quotes.report.escape import link as link_to
from quotes.report.fragment import page_link
from quotes.report.index import Index
from quotes.report.markdown.layout import Layout
from quotes.report.references import citation_keys
from quotes.report.words import inferred, notice


class Notes:
    """The renderings that were cited, numbered in the order of their first citation."""

    def __init__(self, index: Index, layout: Layout) -> None:
        self._index = index
        self._layout = layout
        self._numbers: dict[str, int] = {}
        self.keys = citation_keys(index.audit.articles)
        """What Pandoc cites each article by."""

    def cite(self, rendering: Rendering) -> str:
        """Return what stands behind a rendering to cite it."""
        number = self._numbers.setdefault(rendering.key, len(self._numbers) + 1)
        return f"[^{number}]" + (f" [@{self.keys[rendering.article]}]" if self._layout.is_pandoc else "")

    def definitions(self) -> Iterator[str]:
        """Yield the footnotes."""
        for key, number in self._numbers.items():
            yield f"[^{number}]: {footnote(self._index, self._index.renderings[key], self._layout)}"


def footnote(index: Index, rendering: Rendering, layout: Layout) -> str:
    """Return a rendering's footnote in Markdown.

    The publication, with a link that opens it at the quotation; the quotation in its context; its offsets,
    which count characters of the decoded file, the end excluded; what is said of who said it and how it got
    there.
    """
    article = index.article_of(rendering)
    page = page_link(article, Span(rendering.start, rendering.end))
    if layout.is_pandoc:
        outlet = escape(article.outlet_or_key)
        where = link_to(outlet, page) if page else outlet
    elif article.key in layout.references:
        where = reference(layout.references[article.key], page)
    else:
        where = publication(article, page)
    offsets = f"characters {rendering.start}–{rendering.end}"
    if article.outlet_or_key != article.key:
        offsets += f" of {escape(article.key)}"
    told = " ".join(f"{sentence}." for sentence in _evidence(index, rendering))
    return f"{where}: {in_context(article, rendering)} ({offsets}). {told}".rstrip()


def _evidence(index: Index, rendering: Rendering) -> Iterator[str]:
    """Yield what a reader may ask: whose words, how it got there, and why it is with the others."""
    attribution = index.attributions.get(rendering.quotation)
    speaker = index.speaker(rendering.speaker)
    if source := index.mention(rendering):
        told = f"Attributed to “{escape_inside(source)}”"
        if attribution is not None and speaker is not None and attribution.band is not Band.CERTAIN:
            told += f": {attribution.band} {escape_inside(speaker.name)}{_because(attribution.reasons)}"
        yield told
    steps = index.steps_of(rendering)
    if printed := notice(index.article_of(rendering), rendering, steps):
        yield f"How it got there, as printed: {escape_inside(printed)}"
    if guess := inferred(steps):
        yield f"Inferred: {escape_inside(guess)}"
    link = index.links.get(rendering.key)
    if link is not None and link.band is not Band.CERTAIN and link.reasons:
        yield f"Put with the others as {link.band}{_because(link.reasons)}"
    checked = index.checked.get(rendering.key)
    if checked is not None and checked.reference is not None:
        outcome = checked.outcome.replace("-", " ")
        yield f"Against the transcript {escape_inside(checked.reference)}: {outcome}"


def _because(reasons: Iterable[str]) -> str:
    told = "; ".join(reason.rstrip(".") for reason in reasons)
    return f" ({escape_inside(told)})" if told else ""
