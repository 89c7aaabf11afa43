"""What is to be read, and how: options of every command that reads articles."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quotes.model import Problem, QuotesError

from .console import tell, tell_problem, working

if TYPE_CHECKING:
    from quotes.articles import Inputs

STDIN = "-"
FORMATS = ("text", "markdown", "html", "pdf", "docx", "jsonl", "parquet", "feed", "warc", "epub")
COLUMNS = ("text", "title", "author", "date", "outlet", "url", "lang")
HELP = (
    ".txt, .md, .html, .pdf and .docx files, folders of them, globs, tables (.jsonl, .parquet), feeds (.rss, "
    ".atom, .xml), books (.epub), addresses, or - for standard input."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are to be read, and a file that names some."""

    from_file: Path | None
    form: str | None
    columns: dict[str, str]
    fetch: bool
    cache: Path | None

    def inputs(self, given: Sequence[str] | None) -> list[str]:
        """Return what is to be read: what was given, then what the file names."""
        listed: list[str] = []
        if self.from_file is not None:
            from quotes.articles.sources import read_list

            listed = read_list(str(self.from_file))
        return [*(given or ()), *listed]

    def read(self, inputs: Sequence[str], *, quiet: bool) -> Inputs:
        """Read articles; problems go to stderr, and what became of the inputs if not all were read."""
        from quotes.articles import read_inputs

        with working(quiet) as progress:
            progress("reading", 0, 1)
            read = read_inputs(
                inputs,
                sys.stdin.buffer.read() if STDIN in inputs else None,
                form=self.form,
                columns=self.columns,
                fetch=self.fetch,
                cache=self.cache,
                progress=progress,
            )
        tell_problems(read.problems, quiet)
        states = [str(one.state) for one in read.inputs]
        if not quiet and len(states) > 1 and set(states) != {"read"}:
            counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
            tell(f"{len(states)} inputs: {counts}")
        return read


def tell_problems(problems: Sequence[Problem], quiet: bool) -> None:
    """Print problems on stderr, a line each: without notes if it is to be quiet."""
    for problem in problems:
        if problem.fatal or not quiet:
            tell_problem(problem)


def check_output(output: Path | None, read: Inputs) -> None:
    """Raise if the file to be written is one of those that were read."""
    if output is not None and output.resolve() in read.files:
        raise QuotesError(f"{output} is one of the files that were read: name another after -o")


def with_reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of reading, which it takes as one parameter, ``reading``."""
    signature = inspect.signature(command, eval_str=True)
    options = inspect.signature(_reading, eval_str=True)

    @wraps(command)
    def run(*given: Any, **named: Any) -> None:
        mine = {name: named.pop(name) for name in options.parameters if name in named}
        command(*given, **named, reading=_reading(**mine))

    own = [parameter for parameter in signature.parameters.values() if parameter.name != "reading"]
    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (*own, *options.parameters.values())
    ]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters} | {
        "return": None
    }
    return run


def _reading(
    from_file: Annotated[
        Path | None,
        typer.Option(
            "--from-file",
            metavar="FILE",
            help="Read what this file names too: files, folders or addresses, one a line.",
            show_default=False,
        ),
    ] = None,
    input_format: Annotated[
        str | None,
        typer.Option(
            "--input-format",
            metavar="FORMAT",
            help=f"What the inputs are: {', '.join(FORMATS)}.",
            show_default="told by endings, and where there is none by content",
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="WHAT=NAME",
            help="The column of a table that holds the "
            f"{', '.join(COLUMNS[:-1])} or {COLUMNS[-1]}: text=body. May be given several times.",
            show_default="told by the usual names",
        ),
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch what is an address. Without it, nothing is fetched.")
    ] = False,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="FOLDER",
            help="Keep what is fetched here, and do not fetch it again.",
            show_default="a folder of the user's",
        ),
    ] = None,
) -> Reading:
    if input_format is not None and input_format.lower() not in FORMATS:
        raise typer.BadParameter(f"--input-format {input_format}: there is {', '.join(FORMATS)}")
    columns: dict[str, str] = {}
    for each in column or ():
        what, sign, name = each.partition("=")
        if not sign or not name or what not in COLUMNS:
            raise typer.BadParameter(f"--column {each}: write one of {', '.join(COLUMNS)}, =, and its name")
        columns[what] = name
    return Reading(from_file, input_format.lower() if input_format else None, columns, fetch, cache)
