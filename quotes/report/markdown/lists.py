"""What stands at the end of the citation report: speakers, articles, method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.model import Article, Audit, Decided, Speaker
from quotes.report.citation import publication
from quotes.report.escape import address, escape, escape_inside
from quotes.report.index import Index
from quotes.report.markdown.layout import Layout, table
from quotes.report.markdown.notes import Notes
from quotes.report.references import archive_name
from quotes.report.rules import Rule
from quotes.report.words import UNKNOWN_SPEAKER, decision

METHOD = """\
Every quotation is a passage of an article, printed here as it is there. Programs found the quotations and \
who said them, put together those that are one remark, and chose the *canonical* rendering that stands \
for each: always one that is in print, step by step by the reasons given with it. A speaker or a comparison \
that is called *likely* or *unsure* is to be checked by a person.

- *The same words*, *cut short* and *edited* are one wording. *Another translation* says the same in other \
words, *reported* is told without quotation marks, *altered* differs in a number, a negation, a name, a \
modal or a quantity.
- *Presumably* and *inferred* mark what no article says of these very words.
- A footnote has the quotation in its context, and its place in the file as read: the first character of \
a file is 0, and the last that is named is not in it.
- SHA-256 tells whether a file is the one that was read."""


def speakers(index: Index) -> Iterator[str]:
    """Yield those who say something in quotation marks, who says most first."""
    heard = index.heard()
    if not heard:
        return

    def row(speaker: Speaker | None, quotations: int) -> tuple[str, ...]:
        if speaker is None:
            return UNKNOWN_SPEAKER, "", "", str(quotations)
        others = (spelling for spelling in speaker.spellings if spelling != speaker.name)
        kind = "" if speaker.kind == "person" else f" ({escape_inside(speaker.kind)})"
        return (
            f"{escape(speaker.name)}{kind}",
            escape("; ".join(_once(speaker.roles))),
            escape("; ".join(others)),
            str(quotations),
        )

    rows = [row(*each) for each in heard]
    yield "## Speakers"
    yield table(("Name", "Roles", "Also spelled", "Quotations in marks"), rows, (20, 40, 30, 10))


def _once(roles: Iterable[str]) -> list[str]:
    """Return roles without those that differ in capitals and apostrophes alone."""
    return list({role.casefold().replace("’", "'"): role for role in reversed(list(roles))}.values())[::-1]


def articles(index: Index, notes: Notes, layout: Layout) -> Iterator[str]:
    """Yield the articles with what is needed to find each again, and to know it for the same."""
    yield "## Articles"
    in_order = {article.key: article for article in index.audit.articles}
    keys = [*(key for key in layout.references if key in in_order), *in_order]
    items = [_article(in_order[key], notes, layout) for key in dict.fromkeys(keys)]
    yield "\n".join(items) if items else "None."
    if layout.is_pandoc:
        yield "## References"
        yield "::: {#refs}\n:::"


def _article(article: Article, notes: Notes, layout: Layout) -> str:
    formatted = layout.references.get(article.key) or publication(article)
    head = f"{formatted} [@{notes.keys[article.key]}]" if layout.is_pandoc else formatted
    lines = [f"- {head}"]
    if article.url and address(article.url) not in formatted:
        lines.append(f"  - {address(article.url)}")
    if article.archive:
        lines.append(
            f"  - archived at {escape_inside(archive_name(article.archive))}: {address(article.archive)}"
        )
    taken = f", {escape_inside(article.extracted.format)}" if article.extracted is not None else ""
    language = f", language {escape_inside(article.lang)}" if article.lang else ""
    fetched = f", retrieved {escape_inside(article.retrieved)}" if article.retrieved else ""
    lines.append(
        f"  - file {escape(article.key)}{taken}, encoding {escape(article.encoding)}{language}{fetched}"
    )
    lines.append(f"  - SHA-256 `{article.sha256}`")
    if article.extracted is not None:
        method = escape_inside(article.extracted.method)
        lines.append(f"  - its text by {method}: SHA-256 `{article.extracted.sha256}`")
    return "\n".join(lines)


def method(audit: Audit, rules: Iterable[Rule]) -> Iterator[str]:
    """Yield how the report was made, what people decided, what the codes mean, and what made it."""
    yield "## Method"
    yield METHOD
    if audit.decided:
        yield "### Decisions"
        yield "\n".join(_decided(audit, audit.decided))
    found = {finding.code for finding in audit.findings}
    rows = [(rule.code, rule.name, escape_inside(rule.summary)) for rule in rules if rule.code in found]
    if rows:
        yield "### Codes of the findings"
        yield table(("Code", "Name", "What it finds"), rows, (10, 25, 65))
    if audit.made_by:
        yield "### What made it"
        yield "\n".join(f"- {escape(what)} {escape_inside(version)}" for what, version in audit.made_by)


def _decided(audit: Audit, decided: Sequence[Decided]) -> Iterator[str]:
    texts = {article.key: article.text for article in audit.articles}
    for each in decided:
        of = (
            f"“{escape_inside(' '.join(texts[article][start:end].split()))}”"
            for article, (start, end) in each.places
            if article in texts
        )
        yield f"- {escape(decision(each))}: {'; '.join(of)} ({escape_inside(each.reason.rstrip('.'))})"


def problems(audit: Audit) -> Iterator[str]:
    """Yield what the user should know of the inputs."""
    if audit.problems:
        yield "## Problems"
        yield "\n".join(
            f"- {escape(problem.path)}: {escape_inside(problem.message)}"
            + (" (left out)" if problem.fatal else "")
            for problem in audit.problems
        )
