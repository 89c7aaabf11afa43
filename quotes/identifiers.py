"""Identifiers of quotations, renderings and remarks: the same from run to run, whatever is added.

What stands in an article is known by its words and the words around them.  A remark is known by the text in
which it was first printed: an article that comes later does not change that, nor does one that copies it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from quotes.identity import anchor, digest
from quotes.model import Article, Audit, Quotation, Remark, Rendering, Span

UNDATED = "9999"
"""Sorts after every date."""

_T = TypeVar("_T", Quotation, Rendering, Remark)
_Order = tuple[str | int, ...]


def with_identifiers(audit: Audit, *, wordings: bool = False) -> Audit:
    """Return an audit whose quotations, renderings and remarks have their identifiers.

    ``wordings`` says that its remarks are wordings, which are known by other identifiers than whole remarks.
    Two things that nothing tells apart but where they stand are numbered by path and place.
    """
    articles = {article.key: article for article in audit.articles}

    def stands(article: str, *spans: Span) -> _Order:
        return articles[article].path, article, *(at for span in spans for at in span)

    quotations = _numbered(
        audit.quotations,
        lambda q: quotation_id(articles[q.article], q),
        lambda q: stands(q.article, *q.content),
    )
    renderings = _numbered(
        audit.renderings,
        lambda r: rendering_id(articles[r.article], r),
        lambda r: stands(r.article, Span(r.start, r.end)),
    )
    about = {rendering.key: rendering for rendering in renderings}
    first = {remark.key: first_printed(remark, about, articles) for remark in audit.remarks}
    kind = "wording" if wordings else "remark"
    remarks = _numbered(
        audit.remarks,
        lambda r: digest((kind, " ".join(first[r.key].text.split()))),
        lambda r: (articles[first[r.key].article].date or UNDATED, first[r.key].id),
    )
    return replace(audit, quotations=quotations, renderings=renderings, remarks=remarks)


def quotation_id(article: Article, quotation: Quotation) -> str:
    """Return what a quotation is known by, numbers of namesakes aside."""
    return digest(("quotation", *(anchor(article, span).id for span in quotation.content)))


def rendering_id(article: Article, rendering: Rendering) -> str:
    """Return what a rendering is known by, numbers of namesakes aside: its anchor."""
    return anchor(article, Span(rendering.start, rendering.end)).id


def first_printed(
    remark: Remark, renderings: Mapping[str, Rendering], articles: Mapping[str, Article]
) -> Rendering:
    """Return the rendering by which a remark is known; ``renderings`` by key, with identifiers.

    A whole quoted statement rather than a fragment, a passage or reported speech, of these the earliest, and
    of one day the one whose text sorts first.
    """

    def order(rendering: Rendering) -> tuple[bool, str, str, str]:
        core = rendering.whole and rendering.marked and rendering.part_of is None
        text = " ".join(rendering.text.split())
        return not core, articles[rendering.article].date or UNDATED, text, rendering.id

    return min((renderings[key] for key in remark.renderings), key=order)


def again(identifier: str, times: int) -> str:
    """Return the identifier of the second, third, … thing that would have the same; of the first, its own."""
    return identifier if times == 1 else digest((identifier, str(times)))


def _numbered(
    things: Iterable[_T], known_by: Callable[[_T], str], order: Callable[[_T], _Order]
) -> tuple[_T, ...]:
    given = tuple(things)
    alike: defaultdict[str, list[_T]] = defaultdict(list)
    for thing in given:
        alike[known_by(thing)].append(thing)
    found = {
        thing.key: again(identifier, number)
        for identifier, group in alike.items()
        for number, thing in enumerate(sorted(group, key=order) if len(group) > 1 else group, start=1)
    }
    return tuple(replace(thing, id=found[thing.key]) for thing in given)
