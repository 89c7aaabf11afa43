"""What a reader can ask of the citation report, and the signs that hang on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """``footnotes``: the publication is in the footnote; ``pandoc``: it is cited as ``[@key]``."""

    FOOTNOTES = "footnotes"
    PANDOC = "pandoc"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is asked of a report.

    ``mermaid`` draws the chain of each remark.  ``references`` are the articles in a citation style, in
    Markdown, by their keys, in its order; empty for the report's own.  ``bibliography`` and ``csl`` are the
    files that Pandoc is told of.
    """

    style: Style = Style.FOOTNOTES
    mermaid: bool = False
    references: Mapping[str, str] = field(default_factory=dict)
    bibliography: str = ""
    csl: str = ""

    @property
    def is_pandoc(self) -> bool:
        """Whether Pandoc is to make the references."""
        return self.style is Style.PANDOC


def heading(layout: Layout, number: int, title: str) -> str:
    """Return the heading of a remark, to which :func:`to_remark` leads; ``title`` is Markdown."""
    return f"### {number}. {title}" + (f" {{#remark-{number}}}" if layout.is_pandoc else "")


def to_remark(layout: Layout, number: int, title: str) -> str:
    """Return a link to a remark by its number; ``title`` is its heading's as it is read, not as Markdown."""
    anchor = f"remark-{number}" if layout.is_pandoc else _slug(f"{number}. {title}")
    return f"[{number}](#{anchor})"


def _slug(title: str) -> str:
    """Return the name that GitHub gives a heading: letters, digits and hyphens, in lower case."""
    kept = (c for c in title.lower().strip() if c in " -_" or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()) -> str:
    """Return a table in Markdown; ``widths`` are shares of the page, which Pandoc heeds."""
    lines = [header, ["-" * max(3, width) for width in widths or [3] * len(header)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
