"""The command ``quotes``: its commands, and what is set for all of them."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Annotated

import typer

from .audit import audit
from .check import check
from .commands import Commands, leaves
from .config import find_config, read_config
from .console import log_to_stderr
from .doctor import doctor
from .extract import extract
from .group import group
from .ledger import ledger
from .models import models
from .review import review
from .rules import explain, rules
from .show import show

app = typer.Typer(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.command()(audit)
app.command()(check)
app.command()(extract)
app.command()(group)
app.command()(review)
app.command()(rules)
app.command()(explain)
app.command()(show)
app.command()(doctor)
app.add_typer(ledger, name="ledger")
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
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Options, as TOML.",
            show_default="the nearest quotes.toml, or [tool.quotes] of pyproject.toml, upwards from here",
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on stderr what is done, and when.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    """Find the quotations in reports of an event, who said them, and how each report words them.

    --verbose and --debug may stand behind the command too.
    """
    if context.invoked_subcommand is None:
        print(context.get_help())
        return
    if verbose:
        log_to_stderr()
    path = config or find_config(Path.cwd())
    if path is not None:
        # What stands on the command line wins over it.
        context.default_map = read_config(path, leaves(context.command))


def main() -> None:
    """Run the command line."""
    # Threads of OpenMP that wait for each other spin, and on busy processors that is most of what they do:
    # one is as fast and takes half the processor time.  It must be said before numpy and torch are loaded.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # Of the many small things that an audit makes few are in a circle: looked through for one less often.
    gc.set_threshold(100_000, 50, 100)
    app(prog_name="quotes")
