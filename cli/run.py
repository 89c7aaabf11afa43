"""What every command on articles does: read them, work on them, tell the problems, set the exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Protocol

import typer

from quotes.model import Article, Audit, Problem, QuotesError, Severity

from .console import Progress, working
from .inputs import HELP, Reading, check_output, tell_problems

Articles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ARTICLES]...",
        help=f"Articles: {HELP}",
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
    name = output.name.lower() if output is not None else ""
    ending = next(
        (endings[end] for end in sorted(endings, key=len, reverse=True) if name.endswith(end)), None
    )
    if asked is not None and ending is not None and asked != ending:
        raise typer.BadParameter(f"-o {output} would be {ending}, and --format says {asked}")
    return asked or ending or otherwise


def run(
    inputs: Sequence[str] | None,
    stage: Callable[[], Stage],
    output: Path | None,
    *,
    reading: Reading,
    quiet: bool,
) -> Audit:
    """Read the inputs and run a stage on them; ``stage`` imports it, which is slow, only when it is needed.

    Problems go to stderr.  Ends the program with exit code 2 if no article could be read.
    """
    named = reading.inputs(inputs)
    if not named:
        raise typer.BadParameter("name articles, or with --from-file a file that lists them")
    read = reading.read(named, quiet=quiet)
    if not read.articles:
        raise typer.Exit(2) if read.problems else QuotesError("no article to read")
    check_output(output, read)
    with working(quiet) as progress:
        progress("loading", 0, 1)
        audit = stage()(read.articles, problems=read.problems, progress=progress)
    tell_problems([problem for problem in audit.problems if problem not in read.problems], quiet)
    return replace(audit, inputs=read.inputs)


def exit_code(audit: Audit, fail_on: Severity | None = None) -> int:
    """Return 2 if an input was left out, 1 if there is a finding of that severity or a graver one, else 0."""
    if any(problem.fatal for problem in audit.problems):
        return 2
    ranks = list(Severity)
    failing = ranks[: ranks.index(fail_on) + 1] if fail_on is not None else []
    return int(any(finding.severity in failing for finding in audit.findings))


def finish(audit: Audit, fail_on: Severity | None = None) -> None:
    """End with the exit code that an audit has, if it is not 0."""
    if code := exit_code(audit, fail_on):
        raise typer.Exit(code)
