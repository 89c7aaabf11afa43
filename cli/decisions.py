"""The file of decisions, as an option of the commands that heed it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from quotes.decisions import Decisions

DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="What people decided, a decision a line: it wins over what is found.",
        show_default="none",
    ),
]


def read(path: Path | None) -> Decisions | None:
    """Read a file of decisions, if one is named; raise for what is none, before any work is done."""
    if path is None:
        return None
    from quotes.decisions import read_decisions

    return read_decisions(path)
