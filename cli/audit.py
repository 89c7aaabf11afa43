"""``quotes audit``: show, or write down, what was said and how each article prints it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from .console import target, tell, write, write_view
from .run import Articles, Output, Quiet, Stage, Width, finish, form_for, run


class Form(StrEnum):
    """The formats of an audit."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".json": "json"}


def audit(
    articles: Articles,
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="The format.", show_default="text, or by the ending of -o: .md, .json"),
    ] = None,
    wordings: Annotated[
        bool,
        typer.Option("--wordings", help="Group only what is one text: no translations, no reported speech."),
    ] = False,
    quiet: Quiet = False,
    width: Width = None,
) -> None:
    """Group the quotations of articles by what was said, and show how each article prints it.

    Exit codes: 0 done, 2 wrong usage or an article that could not be read (the others are audited).
    """
    path = target(output)
    chosen = form_for(path, form, _ENDINGS)
    found = run(articles, partial(_stage, wordings), path, quiet=quiet)
    from quotes.report import AuditView, audit_json, markdown_report

    if chosen == Form.MARKDOWN:
        write(markdown_report(found), path)
    elif chosen == Form.JSON:
        write(audit_json(found), path)
    else:
        write_view(AuditView(found), path, width)
    if path is not None and not quiet:
        tell(f"wrote {path}")
    finish(found)


def _stage(wordings: bool) -> Stage:
    from quotes.pipeline import audit as stage

    return partial(stage, wordings=wordings)
