"""``quotes audit``: show, or write down, what was said and how each article prints it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import Severity

from . import decisions as decisions_file
from .citing import Citing, Csl, InTemplate, Mermaid, Remarks, Speaker, Styled, page_of
from .console import fresh_page, target, tell, write, write_lines, write_view
from .decisions import DecisionsFile
from .inputs import Reading, with_reading
from .memory import LedgerFile, open_memory
from .pager import Paging
from .run import Articles, Output, Quiet, Stage, Width, exit_code, finish, run

if TYPE_CHECKING:
    from quotes.decisions import Decisions
    from quotes.remember import Memory
    from quotes.rules import Selection


class Form(StrEnum):
    """The formats of an audit."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    ANNOTATION = "annotation"
    PROV = "prov"
    SCHEMA_ORG = "schema-org"
    SARIF = "sarif"
    GITHUB = "github"
    FINDINGS = "findings"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"


class FailOn(StrEnum):
    """The least grave findings that are a failure."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csl.json": "csl-json",
    ".prov.json": "prov",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".jsonld": "annotation",
    ".sarif": "sarif",
    ".bib": "bibtex",
}
_ALSO = {".json": (Form.PROV, Form.CSL_JSON), ".jsonld": (Form.SCHEMA_ORG,)}
"""What a file with such an ending may hold too, where --format asks for it."""


@with_reading
def audit(
    context: typer.Context,
    articles: Articles = None,
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="The format.",
            show_default="text, or by the ending of -o: .md, .html, .json, .jsonl, .csv, .jsonld, "
            ".prov.json, .sarif, .csl.json, .bib",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Look for these findings alone: codes, beginnings of codes or names, with commas between.",
            show_default="all",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULES", help="Look for all but these.", show_default="none"),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 if a finding is as grave as that, or graver.")
    ] = FailOn.NEVER,
    wordings: Annotated[
        bool,
        typer.Option("--wordings", help="Group only what is one text: no translations, no reported speech."),
    ] = False,
    remarks: Remarks = None,
    speaker: Speaker = None,
    style: Styled = None,
    csl: Csl = None,
    mermaid: Mermaid = False,
    template: InTemplate = None,
    decisions: DecisionsFile = None,
    ledger: LedgerFile = None,
    quiet: Quiet = False,
    width: Width = None,
    pager: Paging = None,
    *,
    reading: Reading,
) -> None:
    """Group the quotations of articles by what was said, show how each article prints it, and what is wrong.

    Exit codes: 0 done, 1 a finding as grave as --fail-on says, 2 wrong usage or an article that could not be
    read (the others are audited).
    """
    path = target(output)
    citing = Citing.of(style, csl, mermaid, template)
    chosen = citing.form(path, form, _endings(form))
    rules = _selection(select, ignore)
    if chosen == Form.PROV:
        from quotes.report import need_prov

        need_prov()
    decided = decisions_file.read(decisions)
    memory = open_memory(ledger, path, context)
    found = run(
        articles, partial(_stage, memory, wordings, rules, decided), path, reading=reading, quiet=quiet
    )
    least = None if fail_on is FailOn.NEVER else Severity(fail_on)
    from quotes.report import (
        AuditView,
        audit_json,
        bibtex,
        csl_json,
        finding_lines,
        github_annotations,
        html_report,
        only_remarks,
        prov_json,
        renderings_csv,
        renderings_jsonl,
        sarif_report,
        schema_org,
        web_annotations,
    )

    found = only_remarks(found, remarks or (), speaker)
    page = page_of(memory.page if memory is not None else fresh_page, (remarks or (), speaker))
    if chosen == Form.MARKDOWN:
        citing.write(found, rules, path, page, quiet=quiet)
    elif chosen == Form.HTML:
        write(page("html", lambda: html_report(found, rules.rules())), path)
    elif chosen == Form.JSON:
        write(audit_json(found), path)
    elif chosen == Form.JSONL:
        write_lines(renderings_jsonl(found), path)
    elif chosen == Form.CSV:
        write(renderings_csv(found), path)
    elif chosen == Form.ANNOTATION:
        write(web_annotations(found, Path.cwd()), path)
    elif chosen == Form.PROV:
        write(prov_json(found, Path.cwd()), path)
    elif chosen == Form.SCHEMA_ORG:
        write(schema_org(found, Path.cwd()), path)
    elif chosen == Form.SARIF:
        write(sarif_report(found, rules.rules(), Path.cwd(), exit_code(found, least)), path)
    elif chosen == Form.GITHUB:
        write_lines(github_annotations(found, rules.rules(), Path.cwd()), path)
    elif chosen == Form.FINDINGS:
        write_lines(finding_lines(found), path)
    elif chosen == Form.CSL_JSON:
        write(csl_json(found.articles), path)
    elif chosen == Form.BIBTEX:
        write(bibtex(found.articles), path)
    else:
        # The identifiers are the names by which a ledger knows remarks.
        view = AuditView(found, ids=memory is not None)
        write_view(view, path, width, page, pager=False if quiet else pager)
    if path is not None and not quiet:
        tell(f"wrote {path}")
    finish(found, least)


def _endings(asked: Form | None) -> dict[str, str]:
    """Return what the endings of file names name, where a format is asked for that several may hold."""
    return {end: asked if asked and asked in _ALSO.get(end, ()) else name for end, name in _ENDINGS.items()}


def _selection(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Selection:
    """Return the rules that are asked for; raise before any work if one of them is none."""
    from quotes.rules import Selection

    asked = Selection(_codes(select), _codes(ignore))
    asked.rules()
    return asked


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for each in given or () for code in each.split(",") if code.strip())


def _stage(memory: Memory | None, wordings: bool, rules: Selection, decisions: Decisions | None) -> Stage:
    if memory is not None:
        return partial(memory.audit, wordings=wordings, rules=rules, decisions=decisions)
    from quotes.pipeline import audit as stage

    return partial(stage, wordings=wordings, rules=rules, decisions=decisions)
