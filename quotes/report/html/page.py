"""The HTML report: one file with its style and its script, to be read with or without either."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from quotes.model import Audit, Remark
from quotes.prose import counted
from quotes.report.findings import Findings
from quotes.report.html.element import Html, as_is, element, together
from quotes.report.html.facets import Facets
from quotes.report.html.lists import (
    articles_section,
    findings_section,
    method_section,
    problems_section,
    speakers_section,
)
from quotes.report.html.remark import Remarks
from quotes.report.index import Index
from quotes.report.places import locator
from quotes.report.rules import Rule
from quotes.report.words import NO_QUOTATION, NONE_MARKED, TITLE, summary


def html_report(audit: Audit, rules: Iterable[Rule] = ()) -> str:
    """Return the audit as an HTML document that needs no other file and no network.

    The same audit gives the same text.  What articles say is escaped: it is shown as printed.  ``rules``
    explain the findings.  A policy of the page's own (CSP level 3) lets nothing run but its script, which
    filters the remarks; without it all of them are there.
    """
    index = Index.of(audit)
    findings = Findings.of(index)
    known = tuple(rules)
    facets = Facets.of(index, findings, known)
    sections = {
        "Findings": together(findings_section(index, findings, facets)),
        "Remarks": together(_remarks(index, findings, facets)),
        "Speakers": together(speakers_section(index)),
        "Articles": together(articles_section(audit)),
        "Method": together(method_section(audit, known)),
        "Problems": together(problems_section(audit)),
    }
    body = element(
        "body",
        element("a", "Skip to the remarks", href="#remarks", class_="skip"),
        _header(audit),
        element(
            "div",
            element("aside", _contents(sections), facets.form() if audit.remarks else None),
            element("main", *(_section(name, content) for name, content in sections.items())),
            class_="columns",
        ),
        as_is("script", _file("page.js")),
    )
    return f"<!doctype html>\n{element('html', _head(), body, lang='en')}\n"


def _head() -> Html:
    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", TITLE),
        as_is("style", style),
    )


@cache
def _file(name: str) -> str:
    return (files("quotes.report.html") / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """Return the source expression of an element's content (CSP level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _header(audit: Audit) -> Html:
    lines = [element("ul", *(element("li", part) for part in summary(audit)), class_="summary", role="list")]
    if audit.numbered:
        number = counted(len(audit.numbered), "remark")
        lines.append(element("p", f"Chosen of an audit of {number}, whose numbers they keep."))
    if not audit.remarks:
        lines.append(element("p", NONE_MARKED if audit.quotations else NO_QUOTATION))
    return element("header", element("h1", TITLE), *lines)


def _contents(sections: dict[str, Html]) -> Html:
    items = (
        element("li", element("a", name, href=f"#{name.lower()}"))
        for name, content in sections.items()
        if content
    )
    return element("nav", element("ul", *items, role="list"), aria_label="Contents")


def _section(name: str, content: Html) -> Html | None:
    if not content:
        return None
    title = f"{name.lower()}-title"
    return element(
        "section",
        element("h2", name, id=title),
        content,
        id=name.lower(),
        aria_labelledby=title,
        tabindex="-1",
    )


def _remarks(index: Index, findings: Findings, facets: Facets) -> Iterator[Html]:
    several = index.several()
    single = [remark for _, remarks in index.single() for remark in remarks]
    maker = Remarks(index, findings, facets, locator(index.audit.articles))
    if several:
        yield element(
            "p",
            "Other renderings are held against the canonical one: ",
            element("ins", "underlined"),
            " words are in them and not in it, ",
            element("del", "struck"),
            " words are in it and not in them.",
            class_="legend",
        )
    yield from _group("In several renderings", several, maker)
    yield from _group("In one rendering", single, maker)


def _group(name: str, remarks: list[Remark], maker: Remarks) -> Iterator[Html]:
    if remarks:
        yield element("section", element("h3", name), *map(maker.section, remarks), class_="group")
