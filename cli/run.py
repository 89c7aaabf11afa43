"""What every command on articles does: read them, work on them, tell the problems, set the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Protocol

import typer

from quotes.model import Article, Audit, Problem, QuotesError

from .console import Progress, tell_problem, working

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLES...",
        help="Articles: .txt or .md files, folders, globs, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file; - is stdout.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no notes.")]
Width = Annotated[
    int | None,
    typer.Option("--width", min=20, help="Columns of the text view.", show_default="those of the terminal"),
]


class Stage(Protocol):
    """A function of quotes.pipeline."""

    def __call__(
        self, articles: Sequence[Article], *, problems: Sequence[Problem], progress: Progress | None
    ) -> Audit:
        """Work on articles that were read."""


def form_for(output: Path | None, asked: str | None, endings: dict[str, str], otherwise: str = "text") -> str:
    """Return the format to write: the one asked for, the one that the file's ending names, or another."""
    ending = endings.get(output.suffix.lower()) if output is not None else None
    if asked is not None and ending is not None and asked != ending:
        raise typer.BadParameter(f"-o {output} would be {ending}, and --format says {asked}")
    return asked or ending or otherwise


def run(inputs: Sequence[str], stage: Callable[[], Stage], output: Path | None, *, quiet: bool) -> Audit:
    """Read the inputs and run a stage on them; ``stage`` imports it, which is slow, only when it is needed.

    Problems go to stderr.  Ends the program with exit code 2 if no article could be read.
    """
    from quotes.articles import read_articles

    with working(quiet) as progress:
        stdin = sys.stdin.buffer.read() if "-" in inputs else None
        articles, problems = read_articles(inputs, stdin)
    _tell(problems, quiet)
    if not articles:
        raise typer.Exit(2) if problems else QuotesError("no article to read")
    if output is not None and any(Path(article.path).resolve() == output.resolve() for article in articles):
        raise QuotesError(f"{output} is one of the articles: name another file after -o")
    with working(quiet) as progress:
        progress("loading", 0, 1)
        audit = stage()(articles, problems=problems, progress=progress)
    _tell([problem for problem in audit.problems if problem not in problems], quiet)
    return audit


def finish(audit: Audit) -> None:
    """End with exit code 2 if an input was left out."""
    if any(problem.fatal for problem in audit.problems):
        raise typer.Exit(2)


def _tell(problems: Sequence[Problem], quiet: bool) -> None:
    for problem in problems:
        if problem.fatal or not quiet:
            tell_problem(problem)
