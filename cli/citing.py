"""The options of a citation report: which remarks, in what style, in whose form."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import Page, tell, write
from .run import form_for

if TYPE_CHECKING:
    from quotes.model import Audit
    from quotes.report import Layout, Style, Template
    from quotes.rules import Selection

Remarks = Annotated[
    list[str] | None,
    typer.Option(
        "--remark",
        metavar="ID",
        help="Show this remark alone: its number or its identifier. May be given several times.",
        show_default="all",
    ),
]
Speaker = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Show the remarks of this speaker, in any spelling."),
]
Styled = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="How the Markdown report cites: footnotes; or pandoc, as [@key], with the references beside it "
        "as .csl.json and .bib.",
        show_default="footnotes",
    ),
]
Csl = Annotated[
    Path | None,
    typer.Option(
        "--csl", metavar="FILE", help="Format the references of the Markdown report in this CSL style."
    ),
]
Mermaid = Annotated[
    bool, typer.Option("--mermaid", help="Draw in the Markdown report how each remark reached its readers.")
]
InTemplate = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="Fill in this Jinja template in place of the report."),
]

_MARKDOWN = "markdown"


def page_of(page: Page, part: object) -> Page:
    """Return a function like ``page`` for pages of a part of an audit, which are others than those of all."""
    return lambda form, make: page(f"{form} {part!r}", make)


@dataclass(frozen=True, slots=True)
class Citing:
    """What is asked of the citation report."""

    style: Style
    csl: Path | None
    mermaid: bool
    template: Template | None
    _asked: tuple[str, ...]

    @classmethod
    def of(cls, style: str | None, csl: Path | None, mermaid: bool, template: Path | None) -> Citing:
        """Take the options; raise before any work for files that are of no use."""
        from quotes.report import Style, Template, styled_references

        names = {"--style": style, "--csl": csl, "--mermaid": mermaid, "--template": template}
        if style is not None and style not in set(Style):
            raise typer.BadParameter(f"{style} is no style: name {' or '.join(Style)}")
        if csl is not None:
            styled_references((), csl)
        return cls(
            Style(style or Style.FOOTNOTES),
            csl,
            mermaid,
            Template(template) if template is not None else None,
            tuple(name for name, given in names.items() if given),
        )

    def form(self, path: Path | None, asked: str | None, endings: dict[str, str]) -> str:
        """Return the format to write; raise where an option of the report is for nothing there."""
        if path is None and self._is_pandoc:
            raise typer.BadParameter(
                "--style pandoc writes the references beside the report: name it with -o"
            )
        if self.template is not None and asked in (None, _MARKDOWN):
            return _MARKDOWN
        found = form_for(path, asked, endings)
        if self._asked and found != _MARKDOWN:
            raise typer.BadParameter(f"{self._asked[0]} is for --format markdown, and this is {found}")
        return found

    @property
    def _is_pandoc(self) -> bool:
        return self.style.value == "pandoc"

    def write(self, audit: Audit, rules: Selection, path: Path | None, page: Page, *, quiet: bool) -> None:
        """Write the report, and the references beside it where it needs them."""
        from quotes.report import bibtex, csl_json, markdown_report

        layout = self._layout(audit, path)
        if self.template is not None:
            document = self.template.fill(audit, rules.rules(), layout)
        else:
            style = sha256(self.csl.read_bytes()).hexdigest() if self.csl is not None else ""
            form = " ".join(
                (_MARKDOWN, self.style, str(self.mermaid), layout.bibliography, layout.csl, style)
            )
            document = page(form.strip(), lambda: markdown_report(audit, rules.rules(), layout))
        write(document, path)
        if layout.bibliography and path is not None:
            for ending, text in ((".csl.json", csl_json(audit.articles)), (".bib", bibtex(audit.articles))):
                write(text, path.with_suffix(ending))
                if not quiet:
                    tell(f"wrote {path.with_suffix(ending)}")

    def _layout(self, audit: Audit, path: Path | None) -> Layout:
        from quotes.report import Layout, styled_references

        if path is None or not self._is_pandoc:
            found = styled_references(audit.articles, self.csl) if self.csl is not None else {}
            return Layout(self.style, self.mermaid, found)
        csl = os.path.relpath(self.csl, path.parent) if self.csl is not None else ""
        return Layout(self.style, self.mermaid, bibliography=path.with_suffix(".csl.json").name, csl=csl)
