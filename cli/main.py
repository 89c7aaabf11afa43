"""The command ``quotes``: its commands, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotes.model import QuotesError

from .audit import audit
from .console import tell
from .extract import extract
from .group import group
from .models import models


class _Commands(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        """Run a command; what the user can mend is one line on stderr and exit code 2."""
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            tell(str(error))
            raise typer.Exit(2) from error
        except BrokenPipeError as error:
            # Whoever read the results (head, less) has seen enough; the interpreter must not try again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


app = typer.Typer(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(audit)
app.command()(extract)
app.command()(group)
app.add_typer(models, name="models")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"quotes {version('quotes-linter')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def quotes(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Find the quotations in reports of an event, who said them, and how each report words them."""
    if context.invoked_subcommand is None:
        print(context.get_help())


def main() -> None:
    """Run the command line."""
    app(prog_name="quotes")
