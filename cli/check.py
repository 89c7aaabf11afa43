"""``quotes check``: quotations against a transcript, or any text that should hold their words."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import Article, Audit, Outcome, QuotesError

from .console import target, tell, working, write, write_lines, write_view
from .inputs import HELP, STDIN, Reading, check_output, with_reading
from .pager import Paging
from .run import Output, Quiet, Stage, Width, finish, form_for, run

if TYPE_CHECKING:
    from quotes.articles import Inputs


class Form(StrEnum):
    """The formats of a check."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"
    JSON = "json"


LARGEST = 16 * 1024 * 1024
"""Bytes of quotations that standard input may hold."""

_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".jsonl": "jsonl", ".json": "json"}


@with_reading
def check(
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLES...",
            help=f"Articles whose quotations are checked: {HELP}",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            "-a",
            metavar="REFERENCE",
            help="A transcript, or any text that should hold the words: file, folder, glob or address. "
            "May be given several times.",
            show_default=False,
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            "--quote",
            metavar="TEXT",
            help="A quotation, in place of articles; - reads one a line from standard input.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="The format.",
            show_default="text, or by the ending of -o: .md, .jsonl, .json",
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="OUTCOMES",
            help=f"Exit with 1 if there is one of these, with commas between: {', '.join(Outcome)}.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
    width: Width = None,
    pager: Paging = None,
    *,
    reading: Reading,
) -> None:
    """Check quotations against what was said: word for word, cut, edited, altered, or not there.

    Name articles, whose quotations are checked, or give one quotation with --quote.

    Exit codes: 0 done, 1 an outcome that --fail-on names, 2 wrong usage or an input that could not be read
    (the others are checked).
    """
    path = target(output)
    chosen = form_for(path, form, _ENDINGS)
    failing = _outcomes(fail_on or ())
    named = reading.inputs(articles)
    if bool(named) == bool(quote):
        raise typer.BadParameter("name articles, or give a quotation with --quote")
    if not against:
        raise typer.BadParameter("say with --against which text the quotations are checked against")
    if [*named, *against, *(quote or ())].count(STDIN) > 1:
        raise typer.BadParameter("only one input can be -, standard input")
    if quote:
        # A thousand quotations make a million small things, none of them in a circle: not looked through
        # for one while they are made, nor at the end.
        gc.disable()
    references = _references(reading, against, path, quiet)
    if quote:
        audit = _texts(quote, references.articles, quiet)
        gc.freeze()
    else:
        stage = partial(_stage, references.articles)
        audit = run(articles, stage, path, reading=reading, quiet=quiet)
    audit = replace(
        audit,
        problems=(*references.problems, *audit.problems),
        inputs=(*references.inputs, *audit.inputs),
    )
    from quotes.report import ChecksView, checks_json, checks_jsonl, checks_markdown

    if chosen == Form.JSONL:
        write_lines(checks_jsonl(audit, references.articles), path)
    elif chosen == Form.JSON:
        write(checks_json(audit, references.articles), path)
    elif chosen == Form.MARKDOWN:
        write(checks_markdown(audit, references.articles), path)
    else:
        write_view(ChecksView(audit, references.articles), path, width, pager=False if quiet else pager)
    if path is not None and not quiet:
        tell(f"wrote {path}")
    finish(audit)
    if any(checked.outcome in failing for checked in audit.checks):
        raise typer.Exit(1)


def _outcomes(given: Sequence[str]) -> frozenset[Outcome]:
    names = [name.strip().lower() for each in given for name in each.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Outcome)]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]} is no outcome: name some of {', '.join(Outcome)}")
    return frozenset(map(Outcome, names))


def _references(reading: Reading, named: Sequence[str], output: Path | None, quiet: bool) -> Inputs:
    """Read the references; problems go to stderr.  Ends the program if there are none."""
    references = reading.read(named, quiet=quiet)
    if not references.articles:
        raise typer.Exit(2) if references.problems else QuotesError("no text to check against")
    check_output(output, references)
    return references


def _texts(quotes: Sequence[str], references: Sequence[Article], quiet: bool) -> Audit:
    texts: list[str] = []
    for text in quotes:
        texts += _lines_of_stdin() if text == STDIN else [text]
    texts = [text for text in texts if text.strip()]
    if not texts:
        raise QuotesError("no quotation to check")
    from quotes.checks import check_texts

    with working(quiet) as progress:
        return check_texts(texts, references, progress=progress)


def _lines_of_stdin() -> list[str]:
    given = sys.stdin.buffer.read(LARGEST + 1)
    if len(given) > LARGEST:
        raise QuotesError(f"standard input holds over {LARGEST:,} bytes of quotations: give them in parts")
    return given.decode("utf-8", "replace").splitlines()


def _stage(references: Sequence[Article]) -> Stage:
    from quotes.checks import check as stage

    return partial(stage, references=references)
