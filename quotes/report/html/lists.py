"""What stands around the remarks in the HTML report: findings, speakers, articles, method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.model import Article, Audit, Decided
from quotes.prose import counted
from quotes.report.findings import Findings, Row, tabled
from quotes.report.html.element import Child, Html, element, link, together
from quotes.report.html.facets import Facets
from quotes.report.html.parts import severity_badge, table, tabular, to_remark
from quotes.report.index import Index
from quotes.report.places import lines_of, locator
from quotes.report.references import archive_name
from quotes.report.rules import Rule
from quotes.report.words import UNKNOWN_SPEAKER, decision, on_lines, tally

_PLACES = 3  # files that are named in the table of findings

_METHOD = (
    "Every quotation is a passage of an article, printed here as it is there. Programs found the quotations "
    "and who said them, put together those that are one remark, and chose the canonical rendering that "
    "stands for each: always one that is in print, by the reason given with it. A speaker or a comparison "
    "that is called likely or unsure is to be checked by a person."
)
_TERMS = (
    (
        "the same words, cut short, edited",
        "one wording: nothing but marks and capitals differs, a part of the other, a few words changed",
    ),
    ("another translation", "the same in other words"),
    ("reported", "told without quotation marks"),
    ("altered", "a number, a negation, a name, a modal or a quantity differs"),
    ("presumably, inferred", "what no article says of these very words"),
    (
        "characters",
        "the place in the file as read: its first character is 0, and the last that is named is not in it",
    ),
    ("SHA-256", "tells whether a file is the one that was read"),
)


def findings_section(index: Index, told: Findings, facets: Facets) -> Iterator[Html]:
    """Yield errors and warnings, and the notes that are told at no remark, as a table."""
    findings = index.audit.findings
    if not findings:
        return
    by_number = {told.numbers[remark.key]: remark for remark in index.in_order()}
    locate = locator(index.audit.articles)

    def tr(row: Row) -> Html:
        files = [
            element("div", f"{key}, ", element("span", on_lines(lines), class_="lines"))
            for key, lines in lines_of(row.places, locate).items()
        ]
        more = [element("div", f"{len(files) - _PLACES} more")] if len(files) > _PLACES else []
        return tabular(
            "tr",
            tabular("td", severity_badge(row.findings[0])),
            tabular("td", row.message),
            tabular("td", *files[:_PLACES], *more, class_="files"),
            tabular("td", together(map(to_remark, row.remarks), ", ")),
            class_="finding",
            **facets.of_row(row, [by_number[number] for number in row.remarks]),
        )

    rows = tabled(index, told)
    notes = len(findings) - sum(len(row.findings) for row in rows)
    below = f" {counted(notes, 'note')} stand{'s' if notes == 1 else ''} at the remarks." if notes else ""
    yield element("p", f"{tally(findings).capitalize()}.{below}")
    if rows:
        yield table(("Finding", "What", "Where", "Remark"), map(tr, rows), "Findings")


def speakers_section(index: Index) -> Iterator[Html]:
    """Yield those who say something in quotation marks, who says most first."""
    rows = []
    for speaker, quotations in index.heard():
        name = speaker.name if speaker is not None else UNKNOWN_SPEAKER
        kind = f" ({speaker.kind})" if speaker is not None and speaker.kind != "person" else ""
        roles = speaker.roles if speaker is not None else ()
        spellings = speaker.spellings if speaker is not None else ()
        rows.append(
            tabular(
                "tr",
                tabular("th", element("bdi", name), kind, scope="row"),
                tabular("td", "; ".join(roles)),
                tabular("td", "; ".join(spelling for spelling in spellings if spelling != name)),
                tabular("td", str(quotations)),
            )
        )
    if rows:
        yield table(("Name", "Roles", "Also spelled", "Quotations in marks"), rows, "Speakers")


def articles_section(audit: Audit) -> Iterator[Html]:
    """Yield the articles with what is needed to find each again, and to know it for the same."""
    yield element("ul", *map(_article, audit.articles), class_="articles", role="list")


def _article(article: Article) -> Html:
    taken = article.extracted
    title = element("cite", article.title, dir="auto") if article.title else None
    head: list[Child] = [
        element("b", element("bdi", article.outlet_or_key)),
        title,
        element("bdi", article.author) if article.author else None,
        element("time", article.date) if article.date else None,
    ]
    known: list[tuple[str, Child]] = [
        ("Address", link(article.url, article.url) if article.url else None),
        (
            f"Archived at {archive_name(article.archive)}" if article.archive else "",
            link(article.archive, article.archive) if article.archive else None,
        ),
        ("File", element("bdi", article.key)),
        ("Format", taken.format if taken is not None else None),
        ("Encoding", article.encoding),
        ("Language", article.lang),
        ("Retrieved", article.retrieved),
        ("SHA-256", element("code", article.sha256)),
        ("Text taken by", taken.method if taken is not None else None),
        ("SHA-256 of the text", element("code", taken.sha256) if taken is not None else None),
    ]
    return element("li", element("p", together(head, ", ")), _facts(known))


def method_section(audit: Audit, rules: Iterable[Rule]) -> Iterator[Html]:
    """Yield how the report was made, what people decided, what the codes mean, and what made it."""
    yield element("p", _METHOD)
    yield _facts(_TERMS, "terms")
    if audit.decided:
        yield element("h3", "Decisions")
        yield element("ul", *_decided(audit, audit.decided))
    found = {finding.code for finding in audit.findings}
    rows = [
        tabular(
            "tr", tabular("th", rule.code, scope="row"), tabular("td", rule.name), tabular("td", rule.summary)
        )
        for rule in rules
        if rule.code in found
    ]
    if rows:
        yield element("h3", "Codes of the findings")
        yield table(("Code", "Name", "What it finds"), rows, "Codes of the findings")
    if audit.made_by:
        yield element("h3", "What made it")
        yield element("ul", *(element("li", f"{what} {version}") for what, version in audit.made_by))


def _decided(audit: Audit, decided: Iterable[Decided]) -> Iterator[Html]:
    texts = {article.key: article.text for article in audit.articles}
    for each in decided:
        of = (
            f"“{' '.join(texts[article][start:end].split())}”"
            for article, (start, end) in each.places
            if article in texts
        )
        yield element("li", f"{decision(each)}: {'; '.join(of)} ({each.reason.rstrip('.')})")


def problems_section(audit: Audit) -> Iterator[Html]:
    """Yield what the user should know of the inputs."""
    if audit.problems:
        items = (
            element("li", f"{each.path}: {each.message}{' (left out)' if each.fatal else ''}")
            for each in audit.problems
        )
        yield element("ul", *items)


def _facts(known: Iterable[tuple[str, Child]], class_: str | None = None) -> Html:
    return element(
        "dl",
        *(element("div", element("dt", what), " ", element("dd", value)) for what, value in known if value),
        class_=class_,
    )
