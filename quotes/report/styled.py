"""References as a citation style formats them: CSL through citeproc-py, which is an extra."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from quotes.model import Article, QuotesError
from quotes.report.escape import address, at_line_start, escape_inside, holds_emphasis
from quotes.report.references import csl_items

MISSING = 'citation styles need citeproc-py: pip install "quotes-linter[csl]"'

# What a style marks, and addresses, stand between characters that no text has until the line is escaped.
_ITALIC, _BOLD, _ADDRESS, _END = "\ue001", "\ue002", "\ue003", "\ue004"
_SIGNS = {_ITALIC: "*", _BOLD: "**"}
_MARKED = re.compile(f"([{_ITALIC}{_BOLD}{_ADDRESS}])([^{_ITALIC}-{_END}]*){_END}")
_OURS = dict.fromkeys(map(ord, (_ITALIC, _BOLD, _ADDRESS, _END)))


def styled_references(articles: Sequence[Article], style: Path) -> dict[str, str]:
    """Return each article as a reference in a style of CSL, in Markdown, by its key, in the style's order.

    Raises :class:`QuotesError` for a file that is no such style, or without citeproc-py.
    """
    try:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
        from citeproc.source.json import CiteProcJSON
        from lxml.etree import XMLSyntaxError
    except ImportError as error:
        raise QuotesError(MISSING) from error
    items = csl_items(articles)
    names = {item["id"]: article.key for item, article in zip(items, articles, strict=True)}
    try:
        source = style.open("rb")
    except OSError as error:
        raise QuotesError(f"cannot read {style}: {error.strerror or error}") from error
    with source, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that it does not know
        try:
            form = CitationStylesStyle(source, validate=False)
            if not form.has_bibliography():
                raise QuotesError(f"{style} formats no list of references: take another style")
            made = CitationStylesBibliography(form, CiteProcJSON(list(map(_marked, items))), _FORMAT)
            for item in items:
                made.register(Citation([CitationItem(item["id"])]))
            made.sort()
            lines = [_markdown(str(entry)) for entry in made.bibliography()]
        except (XMLSyntaxError, AttributeError, ValueError, TypeError, LookupError) as error:
            raise QuotesError(f"{style} is no style of CSL that can be used: {error}") from error
    return {names[key]: line for key, line in zip(made.keys, lines, strict=True)}


def _marked(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item for a style: its address between marks, and without the note, which is for programs."""
    given = {
        name: value.translate(_OURS) if isinstance(value, str) else value for name, value in item.items()
    }
    if "URL" in given:
        given["URL"] = f"{_ADDRESS}{given['URL']}{_END}"
    del given["note"]
    return given


def _between(mark: str) -> type[str]:
    """Return a class of text that stands between marks, as citeproc-py wants it."""

    def new(cls: type[str], text: str) -> str:
        return str.__new__(cls, f"{mark}{text}{_END}")

    return type("Between", (str,), {"__new__": new})


_PLAIN: Callable[[str], str] = str
_FORMAT = SimpleNamespace(
    preformat=_PLAIN,
    Italic=_between(_ITALIC),
    Oblique=_between(_ITALIC),
    Bold=_between(_BOLD),
    Light=_PLAIN,
    Underline=_PLAIN,
    Superscript=_PLAIN,
    Subscript=_PLAIN,
    SmallCaps=_PLAIN,
)
"""What citeproc-py takes for a module of an output format."""


def _markdown(line: str) -> str:
    """Escape a formatted line, and put the signs of Markdown for its marks where they hold."""
    return at_line_start("".join(_pieces(" ".join(line.split()))).translate(_OURS).strip())


def _pieces(line: str) -> Iterator[str]:
    at = 0
    for found in _MARKED.finditer(line):
        mark, text = found.groups()
        yield escape_inside(line[at : found.start()])
        at = found.end()
        if mark == _ADDRESS:
            yield address(text)
        else:
            sign = _SIGNS[mark] if holds_emphasis(text, line[: found.start()], line[at:]) else ""
            yield f"{sign}{escape_inside(text)}{sign}"
    yield escape_inside(line[at:])
