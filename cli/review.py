"""``quotes review``: go through what the program is unsure of, and decide."""

from __future__ import annotations

import getpass
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import QuotesError

from . import decisions as decisions_file
from .console import tell, write_lines
from .inputs import Reading, with_reading
from .memory import LedgerFile, open_memory
from .run import Articles, Quiet, Stage, finish, run

if TYPE_CHECKING:
    from quotes.decisions import Decisions
    from quotes.remember import Memory


@with_reading
def review(
    context: typer.Context,
    decisions: Annotated[
        Path,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="Where decisions are kept, a decision a line; it need not be there yet.",
            show_default=False,
        ),
    ],
    articles: Articles = None,
    who: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Who decides.", show_default="the name that git knows, or the user"
        ),
    ] = None,
    only_list: Annotated[
        bool, typer.Option("--list", help="Print what would be asked, a line each, and ask nothing.")
    ] = False,
    ledger: LedgerFile = None,
    quiet: Quiet = False,
    *,
    reading: Reading,
) -> None:
    """Go through the unsure links, speakers and findings of an audit in the terminal, and decide.

    Every answer is written to the file at once; what was decided is not asked again. Needs the extra review:
    pip install "quotes-linter[review]".

    Exit codes: 0 done, 2 wrong usage or an article that could not be read (the others are reviewed).
    """
    if not only_list and find_spec("textual") is None:
        raise QuotesError('quotes review needs textual: pip install "quotes-linter[review]"')
    if not only_list and not _is_terminal():
        raise QuotesError("quotes review asks questions: run it in a terminal, without a pipe")
    if decisions.is_dir() or not decisions.parent.is_dir():
        raise QuotesError(f"cannot write {decisions}: it is a folder, or in none")
    known = decisions_file.read(decisions if decisions.exists() else None)
    memory = open_memory(ledger, None, context)
    found = run(articles, partial(_stage, memory, known), None, reading=reading, quiet=quiet)
    from quotes.decisions.queue import questions
    from quotes.lookup import Lookup

    asked = questions(found)
    if only_list:
        from .review_view import line

        lookup = Lookup.of(found)
        write_lines((f"{line(question, lookup)}\n" for question in asked), None)
    elif asked:
        from .review_app import Review

        count = Review(asked, Lookup.of(found), decisions, who or name_of_user()).run() or 0
        tell(f"{count} decision{'' if count == 1 else 's'} written to {decisions}")
    else:
        tell("nothing is left to decide")
    finish(found)


def name_of_user() -> str:
    """Return the name that git knows, or else that of the user; empty if there is none."""
    try:
        command = ["git", "config", "user.name"]
        told = subprocess.run(command, capture_output=True, timeout=5, check=False)  # noqa: S603
        name = told.stdout.decode("utf-8", "replace").strip()
    except (OSError, subprocess.TimeoutExpired):
        name = ""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _stage(memory: Memory | None, decisions: Decisions | None) -> Stage:
    if memory is not None:
        return partial(memory.audit, decisions=decisions)
    from quotes.pipeline import audit as stage

    return partial(stage, decisions=decisions)
