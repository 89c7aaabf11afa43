"""``quotes extract``: the quotations of each article and who said them, one by one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .console import target, tell, write, write_view
from .inputs import Reading, with_reading
from .pager import Paging
from .run import Articles, Output, Quiet, Stage, Width, finish, form_for, run


class Form(StrEnum):
    """The formats of an extract."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"


_ENDINGS = {".jsonl": "jsonl", ".json": "json"}


@with_reading
def extract(
    articles: Articles = None,
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", help="The format.", show_default="text, or by the ending of -o: .jsonl, .json"
        ),
    ] = None,
    speech_only: Annotated[
        bool, typer.Option("--speech-only", help="Leave out beliefs, wishes and intentions.")
    ] = False,
    quiet: Quiet = False,
    width: Width = None,
    pager: Paging = None,
    *,
    reading: Reading,
) -> None:
    """List the quotations of articles, with who said each and the words that say so.

    Exit codes: 0 done, 2 wrong usage or an article that could not be read (the others are searched).
    """
    path = target(output)
    chosen = form_for(path, form, _ENDINGS)
    found = run(articles, _stage, path, reading=reading, quiet=quiet)
    from quotes.report import QuotationsView, quotations_json, quotations_jsonl, without_attitudes

    if speech_only:
        found = without_attitudes(found)
    if chosen == Form.JSONL:
        write(quotations_jsonl(found), path)
    elif chosen == Form.JSON:
        write(quotations_json(found), path)
    else:
        write_view(QuotationsView(found), path, width, pager=False if quiet else pager)
    if path is not None and not quiet:
        tell(f"wrote {path}")
    finish(found)


def _stage() -> Stage:
    from quotes.pipeline import extract as stage

    return stage
