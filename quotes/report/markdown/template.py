"""A report in a form of the user's own: a Jinja template, in a sandbox, filled in with the audit.

Jinja2 is an extra.  What articles say is escaped as it goes into the page, so that it renders as printed;
what is made here is Markdown already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotes.model import Audit, QuotesError, Remark, Span
from quotes.report.chain import chain_sentence, mermaid, occasion
from quotes.report.citation import publication
from quotes.report.data import audit_json
from quotes.report.differences import link_differences
from quotes.report.escape import escape_inside
from quotes.report.findings import Findings
from quotes.report.fragment import page_link
from quotes.report.index import Index
from quotes.report.markdown.layout import Layout
from quotes.report.markdown.notes import Notes, footnote
from quotes.report.markdown.remark import block_quote, marked, remark_section, title
from quotes.report.rules import Rule
from quotes.report.words import relation, summary, tally

MISSING = 'templates need Jinja2: pip install "quotes-linter[template]"'
_PLAIN = Layout()


class Template:
    """A template that was read and is ready to be filled in."""

    def __init__(self, path: Path) -> None:
        """Read a template; raise :class:`QuotesError` for what is none, or without Jinja2."""
        try:
            import jinja2
            import jinja2.sandbox
            from markupsafe import Markup
        except ImportError as error:
            raise QuotesError(MISSING) from error

        def escaped(value: object) -> Markup:
            if isinstance(value, Markup):
                return value
            return Markup("" if value is None else escape_inside(str(value)))  # noqa: S704

        world = jinja2.sandbox.ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader(path.parent),
            undefined=jinja2.StrictUndefined,
            autoescape=True,  # what is marked as ready stays as it is
            finalize=escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        world.filters |= dict.fromkeys(("md", "e", "escape", "forceescape"), escaped)
        self._path, self._error, self._markup = path, jinja2.TemplateError, Markup
        try:
            source = path.read_text(encoding="utf-8")
            self._page = world.from_string(source)
        except UnicodeDecodeError as error:
            raise QuotesError(f"cannot read {path}: it is not UTF-8") from error
        except OSError as error:
            raise QuotesError(f"cannot read {path}: {error.strerror or error}") from error
        except jinja2.TemplateSyntaxError as error:
            raise QuotesError(f"{path}:{error.lineno}: {error.message}") from error

    def fill(self, audit: Audit, rules: Iterable[Rule] = (), layout: Layout = _PLAIN) -> str:
        """Return an audit in the template; what this can name is in docs/report.md.

        Raises :class:`QuotesError` for a template that asks for what is not there.
        """
        context = {
            name: _ready(value, self._markup) for name, value in _context(audit, rules, layout).items()
        }
        try:
            return self._page.render(context)
        except self._error as error:
            raise QuotesError(f"{self._path}: {error.message or type(error).__name__}") from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise QuotesError(f"{self._path}: {error}") from error


class _Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def _ready(value: Any, markup: type[str]) -> Any:
    """Mark what is Markdown already for Jinja, however deep it is."""
    if isinstance(value, dict):
        return {name: _ready(each, markup) for name, each in value.items()}
    if isinstance(value, list):
        return [_ready(each, markup) for each in value]
    return markup(value) if isinstance(value, _Markdown) else value


def _context(audit: Audit, rules: Iterable[Rule], layout: Layout) -> dict[str, Any]:
    index = Index.of(audit)
    notes, findings = Notes(index, layout), Findings.of(index)
    data = json.loads(audit_json(audit))
    remarks = [_remark(index, findings, notes, layout, remark) for remark in index.in_order()]
    return {
        "audit": data,
        "summary": list(summary(audit)),
        "tally": tally(audit.findings),
        "remarks": remarks,
        "speakers": data["speakers"],
        "findings": data["findings"],
        "articles": [
            record
            | {
                "cite_key": notes.keys[article.key],
                "reference": _Markdown(layout.references.get(article.key) or publication(article)),
            }
            for record, article in zip(data["articles"], audit.articles, strict=True)
        ],
        "rules": [{"code": rule.code, "name": rule.name, "summary": rule.summary} for rule in rules],
        "footnotes": _Markdown("\n\n".join(notes.definitions())),
    }


def _remark(index: Index, findings: Findings, notes: Notes, layout: Layout, remark: Remark) -> dict[str, Any]:
    canonical = index.renderings[remark.canonical]
    speaker = index.speaker(remark.speaker)
    article = index.article_of(canonical)
    return {
        "number": findings.numbers[remark.key],
        "key": remark.key,
        "id": remark.id,
        "title": title(index, remark),
        "text": canonical.text.strip(),
        "speaker": speaker.name if speaker is not None else None,
        "roles": list(speaker.roles) if speaker is not None else [],
        "band": index.band(canonical.quotation),
        "occasion": occasion(index, remark),
        "outlet": article.outlet_or_key,
        "date": article.date,
        "rule": remark.rule,
        "chain": chain_sentence(index, remark),
        "mermaid": _Markdown(f"```mermaid\n{mermaid(index, remark)}\n```"),
        "findings": [
            {"code": f.code, "severity": str(f.severity), "message": f.message, "see": see}
            for f, see in findings.of_remark(remark)
        ],
        "renderings": list(_renderings(index, notes, layout, remark)),
        "block_quote": _Markdown(block_quote(index, findings, notes, remark)),
        "section": _Markdown("\n\n".join(remark_section(index, findings, notes, layout, remark))),
    }


def _renderings(index: Index, notes: Notes, layout: Layout, remark: Remark) -> Iterator[dict[str, Any]]:
    canonical = index.renderings[remark.canonical]
    for rendering in index.shown(remark):
        article = index.article_of(rendering)
        link = index.links.get(rendering.key)
        is_canonical = rendering is canonical
        differences = () if is_canonical else link_differences(link, canonical, rendering)
        yield {
            "key": rendering.key,
            "id": rendering.id,
            "text": rendering.text.strip(),
            "marked": _Markdown(marked(differences) or escape_inside(rendering.text.strip())),
            "canonical": is_canonical,
            "relation": "canonical" if is_canonical else relation(link, index.renderings),
            "outlet": article.outlet_or_key,
            "date": article.date,
            "article": article.key,
            "source": index.source(rendering),
            "link": page_link(article, Span(rendering.start, rendering.end)),
            "cite": _Markdown(notes.cite(rendering)),
            "footnote": _Markdown(footnote(index, rendering, layout)),
        }
