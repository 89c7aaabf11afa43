"""One remark in the HTML report: what was said, by whom, how it got here, and every rendering of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.model import Band, Place, Relation, Remark, Rendering, Span
from quotes.prose import counted
from quotes.report.chain import chain_sentence, occasion
from quotes.report.differences import link_differences
from quotes.report.findings import CONFLICT, COPIES, DOUBT, UNDISCLOSED, Findings
from quotes.report.fragment import page_link
from quotes.report.html.element import Child, Html, element, hidden, link, together
from quotes.report.html.facets import Facets
from quotes.report.html.flow import drawing
from quotes.report.html.parts import marked, passage, said, told_findings
from quotes.report.index import Index
from quotes.report.places import Spot
from quotes.report.words import (
    UNKNOWN_SPEAKER,
    dates,
    inferred,
    notice,
    relation,
)

NOT_DATED = "not dated"


@dataclass(frozen=True, slots=True)
class Remarks:
    """Makes the section of each remark.

    ``locate`` says where a place stands in its file, ``facets`` what a remark can be found by.
    """

    index: Index
    findings: Findings
    facets: Facets
    locate: Callable[[Place], Spot]

    def section(self, remark: Remark) -> Html:
        """Return a remark as an article of the page."""
        number = self.findings.numbers[remark.key]
        canonical = self.index.renderings[remark.canonical]
        others = self.index.others(remark)
        name = f"remark-{number}-said-by"
        return element(
            "article",
            self._heading(remark, number, name),
            self._figure(remark, canonical, alone=not others),
            told_findings(self.findings.remarks.get(remark.key, ())),
            element("div", *self._notes(remark, canonical), class_="notes"),
            self._details(canonical),
            self._renderings(remark, canonical, others) if others else None,
            id=f"remark-{number}",
            class_="remark",
            aria_labelledby=name,
            tabindex="-1",
            **self.facets.of_remark(remark),
        )

    def _heading(self, remark: Remark, number: int, name: str) -> Html:
        speaker = self.index.speaker(remark.speaker)
        canonical = self.index.renderings[remark.canonical]
        who: list[Child] = [element("bdi", speaker.name if speaker is not None else UNKNOWN_SPEAKER)]
        if speaker is not None and speaker.roles:
            who += [", ", element("bdi", speaker.roles[0], class_="role")]
        elif speaker is None and (source := self.index.source(canonical).strip()):
            who += [", ", element("span", "in print “", said("span", source, "en"), "”", class_="role")]
        if sure := self._doubt(remark):
            who += [" ", element("span", hidden("speaker "), sure, class_="badge doubt")]
        link_here = element(
            "a",
            hidden("Remark "),
            str(number),
            class_="number",
            href=f"#remark-{number}",
            title="Link to this",
        )
        return element("h4", link_here, " ", element("span", *who, id=name))

    def _doubt(self, remark: Remark) -> str:
        """Say how sure the speaker is where no article names them for sure; empty where a finding says it."""
        bands = {self.index.band(rendering.quotation) for rendering in self.index.shown(remark)}
        if Band.CERTAIN in bands or self.findings.have(DOUBT, [remark.canonical]):
            return ""
        return self.index.band(self.index.renderings[remark.canonical].quotation) or ""

    def _figure(self, remark: Remark, canonical: Rendering, *, alone: bool) -> Html:
        where = occasion(self.index, remark)
        return element(
            "figure",
            element("blockquote", said("p", f"“{canonical.text.strip()}”", canonical.lang)),
            element(
                "figcaption",
                self._printed_by(canonical),
                element("span", ", ", where, class_="occasion") if where else None,
                None if alone else together([" ", element("span", "canonical", class_="badge")]),
                " ",
                self._in_file(canonical),
            ),
            class_="canonical",
        )

    def _printed_by(self, rendering: Rendering) -> Html:
        article = self.index.article_of(rendering)
        outlet = element("bdi", article.outlet_or_key)
        page = page_link(article, _span(rendering))
        return together(
            [
                link(outlet, page, class_="outlet", title="Open the page at the quotation")
                if page is not None
                else element("span", outlet, class_="outlet"),
                ", ",
                element("time", article.date) if article.date else NOT_DATED,
            ]
        )

    def _in_file(self, rendering: Rendering) -> Html:
        line = self.locate(Place(rendering.article, _span(rendering))).start.line
        return element("span", element("bdi", rendering.article), f", line {line}", class_="file")

    def _notes(self, remark: Remark, canonical: Rendering) -> Iterator[Html]:
        """Yield what there is to know of the remark as a whole."""
        if chain := chain_sentence(self.index, remark):
            yield element("p", element("b", "How it got here: "), chain, class_="chain")
            if drawn := drawing(self.index, remark):
                yield drawn
        shown = self.index.shown(remark)
        if len(shown) > 1:
            yield self._printed(remark, shown)
        if candidates := self.index.candidates(remark):
            yield element("p", element("b", "May be cut from: "), candidates, ".")
        names = self.index.other_names(remark)
        if names and not self.findings.have(CONFLICT, remark.renderings):
            yield element("p", element("b", "The same words under another name: "), names, ".")
        if told := self._hidden(canonical):
            yield told

    def _printed(self, remark: Remark, shown: Sequence[Rendering]) -> Html:
        """Say how many outlets print a remark, when, who copies whom, and why this one stands for it."""
        articles = [self.index.article_of(rendering) for rendering in shown]
        outlets = len({article.outlet_or_key for article in articles})
        copies = "" if self.findings.have(COPIES, remark.renderings) else self.index.copies(remark)
        count = ", ".join(part for part in (counted(len(shown), "rendering"), dates(articles)) if part)
        rule = remark.rule.replace(" of those left", "").rstrip(".")
        where = copies or counted(outlets, "outlet")
        return element(
            "p", element("b", "Printed: "), f"{count}, in {where}. ", element("b", "Canonical: "), f"{rule}."
        )

    def _hidden(self, rendering: Rendering) -> Html | None:
        """Say that a translation is not called so, where no finding says it."""
        told = self.index.hidden(rendering)
        if not told or self.findings.have(UNDISCLOSED, [rendering.key]):
            return None
        return element("p", f"{told[:1].upper()}{told[1:]}.", class_="undisclosed")

    def _renderings(self, remark: Remark, canonical: Rendering, others: Sequence[Rendering]) -> Html:
        return element(
            "div",
            element("h5", "Other renderings"),
            element("ol", *(self._rendering(canonical, each) for each in others), role="list"),
            class_="renderings",
        )

    def _rendering(self, canonical: Rendering, rendering: Rendering) -> Html:
        """Return one rendering beside the canonical one: who prints it, how it differs, where it stands."""
        tie = self.index.links.get(rendering.key)
        untold = self.findings.untold(self.index, tie) if tie is not None else None
        how = relation(untold, self.index.renderings)
        runs = link_differences(tie, canonical, rendering)
        reasons = tie.reasons if tie is not None and tie.band is not Band.CERTAIN else ()
        grave = " error" if tie is not None and tie.relation is Relation.ALTERED else ""
        return element(
            "li",
            element(
                "p",
                self._printed_by(rendering),
                " ",
                element("span", how, class_=f"badge how{grave}"),
                " ",
                self._in_file(rendering),
                class_="where",
            ),
            element(
                "div",
                marked(runs, rendering),
                told_findings(self.findings.renderings.get(rendering.key, ())),
                self._hidden(rendering),
                self._details(rendering, reasons),
            ),
        )

    def _details(self, rendering: Rendering, reasons: Iterable[str] = ()) -> Html:
        """Return the paragraph that a rendering is printed in, and all that is known of it there, folded."""
        index = self.index
        article = index.article_of(rendering)
        source = index.mention(rendering)
        attribution = index.attributions.get(rendering.quotation)
        steps = index.steps_of(rendering)
        why = attribution.reasons if attribution is not None and attribution.speaker is not None else ()
        page = page_link(article, _span(rendering))
        copy = page_link(article, _span(rendering), article.archive) if article.archive else None
        known: list[tuple[str, Child]] = [
            (
                "Speaker as printed",
                together(["“", said("span", source, "en"), "”"]) if source else "not named",
            ),
            ("Why this speaker", "; ".join(why)),
            ("As printed", notice(article, rendering, steps)),
            ("Inferred", inferred(steps)),
            ("Why it is here", "; ".join(reasons)),
            ("Page", link("opens at the quotation", page) if page else None),
            ("Archived copy", link("opens at the quotation", copy) if copy else None),
            (
                "Where",
                together([self._in_file(rendering), f", characters {rendering.start}–{rendering.end}"]),
            ),
        ]
        return element(
            "details",
            element(
                "summary",
                "In its paragraph",
                hidden(f", {article.outlet_or_key}, {article.date or NOT_DATED}"),
            ),
            passage(article, rendering),
            element(
                "dl",
                *(
                    element("div", element("dt", what), element("dd", value))
                    for what, value in known
                    if value
                ),
            ),
            class_="context",
        )


def _span(rendering: Rendering) -> Span:
    return Span(rendering.start, rendering.end)
