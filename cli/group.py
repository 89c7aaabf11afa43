"""``quotes group``: which renderings that were extracted elsewhere are one remark."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.model import QuotesError

from .console import target, tell, working, write_lines
from .run import Output, Quiet, form_for


class Form(StrEnum):
    """The formats of groups."""

    JSONL = "jsonl"
    TEXT = "text"


NO_ENCODER = "none"
_ENDINGS = {".jsonl": "jsonl", ".txt": "text"}


def group(
    renderings: Annotated[
        str,
        typer.Argument(
            metavar="RENDERINGS",
            help="JSON Lines (.gz too), or - for standard input. A line has id and text, and may have "
            "speaker, outlet, date, lang and article.",
            show_default=False,
        ),
    ],
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="The format.", show_default="jsonl, or by the ending of -o: .txt"),
    ] = None,
    wordings: Annotated[
        bool, typer.Option("--wordings", help="Group only what is one text: no translations, no paraphrases.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the score and the reasons of each link too (jsonl).")
    ] = False,
    encoder: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Sentence vectors: a model of sentence-transformers (its name or its folder), or none.",
            show_default="those that come with quotes",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that work side by side.")] = 1,
    quiet: Quiet = False,
) -> None:
    """Group renderings by what was said: a line for each, in the order in which they came.

    Exit codes: 0 done, 2 wrong usage or a line that could not be read (then nothing is printed).
    """
    path = target(output)
    if path is not None and renderings != "-" and path.resolve() == Path(renderings).resolve():
        raise QuotesError(f"{path} holds the renderings: name another file after -o")
    chosen = form_for(path, form, _ENDINGS, otherwise="jsonl")
    if explain and chosen != Form.JSONL:
        raise typer.BadParameter("--explain goes with --format jsonl")
    from quotes.articles import read_renderings

    # Millions of small things, none of them in a circle: looking for circles would take a third of the time.
    gc.disable()
    with working(quiet) as progress:
        progress("reading", 0, 1)
        given, articles = read_renderings(renderings, sys.stdin.buffer if renderings == "-" else None)
    if not given:
        raise QuotesError("no rendering to group")
    from quotes.grouping import group_renderings, split_wordings
    from quotes.grouping.vectors import load_encoder
    from quotes.report import Grouping

    with working(quiet) as progress:
        progress("grouping", 0, 1)
        vectors = None if encoder == NO_ENCODER else load_encoder(encoder) if encoder else load_encoder()
        brief = chosen == Form.JSONL and not explain
        grouped, remarks = group_renderings(given, articles, encoder=vectors, workers=workers, brief=brief)
        if wordings:
            remarks = split_wordings(remarks, grouped, articles)
    found = Grouping(given, articles, remarks, wordings)
    write_lines(found.jsonl(explain) if chosen == Form.JSONL else found.text(), path)
    if path is not None and not quiet:
        tell(f"wrote {path}")
