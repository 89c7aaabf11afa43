"""Small pieces of the HTML report: words with their differences, a passage of an article, findings."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.lookup import block_around
from quotes.model import Article, Finding, Rendering
from quotes.report.differences import Run
from quotes.report.escape import one_line
from quotes.report.findings import Told, parted
from quotes.report.html.element import Child, Html, element, hidden, together
from quotes.report.words import shortened

_GONE = 12  # more words than that that are gone are shortened
_REACH = 1500  # characters of a paragraph on either side: an article can be one line of five million


def said(name: str, text: str, lang: str | None) -> Html:
    """Return an element that holds an article's words, in their language and direction of writing."""
    return element(name, text, dir="auto", lang=_foreign(lang))


def marked(runs: Iterable[Run], rendering: Rendering) -> Html:
    """Return a rendering with what is new in it (``ins``) and what it does not have (``del``) marked.

    Both are told to those who hear the page.
    """
    pieces = [Html()]
    for kind, text in runs:
        if kind == "same":
            pieces.append(together([text]))
        elif kind == "new":
            pieces.append(element("ins", hidden("[here: "), text, hidden("]")))
        else:
            pieces.append(element("del", hidden("[not here: "), shortened(text, _GONE), hidden("]")))
    words = together(pieces).strip()
    quoted = ("“", Html(words), "”") if rendering.marked else (Html(words),)
    return element("p", *quoted, class_="words", dir="auto", lang=_foreign(rendering.lang))


def passage(article: Article, rendering: Rendering) -> Html:
    """Return the paragraph that holds a rendering, which is marked in it."""
    block = block_around(article, rendering.start)
    start = max(block.start, rendering.start - _REACH)
    end = min(max(block.end, rendering.end), rendering.end + _REACH)
    before = one_line(article.text[start : rendering.start]).lstrip()
    after = one_line(article.text[rendering.end : end]).rstrip()
    return element(
        "p",
        f"… {before.partition(' ')[2]}" if start > block.start else before,
        element("mark", one_line(article.text[rendering.start : rendering.end])),
        f"{after.rpartition(' ')[0]} …" if end < block.end else after,
        class_="passage",
        dir="auto",
        lang=_foreign(article.lang or rendering.lang),
    )


def told_findings(told: Iterable[Told]) -> Html | None:
    """Return findings as a list, the gravest first; ``None`` for none."""
    items = [
        element(
            "li",
            severity_badge(finding),
            " ",
            finding.message if number is None else together(["See ", to_remark(number), "."]),
            class_=f"finding {finding.severity}",
        )
        for part in parted(told)
        for finding, number in part
    ]
    return element("ul", *items, class_="findings", role="list") if items else None


def severity_badge(finding: Finding) -> Html:
    """Return a finding's code and severity."""
    return element("span", f"{finding.code} {finding.severity}", class_=f"badge {finding.severity}")


def to_remark(number: int) -> Html:
    """Return a link to the remark of that number."""
    return element("a", f"remark {number}", href=f"#remark-{number}")


def table(header: Iterable[str], rows: Iterable[Html], caption: str) -> Html:
    """Return a table of rows (``tr``, of :func:`tabular`) that can be scrolled where it is too wide."""
    head = tabular("tr", *(tabular("th", name, scope="col") for name in header))
    return element(
        "div",
        tabular(
            "table",
            element("caption", hidden(caption)),
            tabular("thead", head),
            tabular("tbody", *rows),
        ),
        class_="wide",
        role="region",
        aria_label=caption,
        tabindex="0",
    )


_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    "col": "columnheader",
    "row": "rowheader",
}
"""The roles of ARIA by the name of an element, or by the scope of a head."""


def tabular(name: str, *children: Child, scope: str | None = None, **attributes: str | None) -> Html:
    """Return an element of a table that says what it is.

    On a narrow screen rows are set as blocks, and what is displayed as a block is no row to screen readers.
    """
    return element(name, *children, role=_ROLES[scope or name], scope=scope, **attributes)


def _foreign(lang: str | None) -> str | None:
    """Return a language if it is another than the report's, which is English."""
    return lang if lang and lang.lower().partition("-")[0] != "en" else None
