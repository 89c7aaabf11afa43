"""``--ledger FILE``: where a command remembers what it read and found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import QuotesError

if TYPE_CHECKING:
    from quotes.remember import Memory

LedgerFile = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="Keep what is read and found in this file, and do only what is new or has changed.",
        show_default="nothing is kept",
    ),
]


def open_memory(ledger: Path | None, output: Path | None, context: typer.Context) -> Memory | None:
    """Open the ledger that ``--ledger`` names, to be closed when the command ends; ``None`` without one."""
    if ledger is None:
        return None
    if output is not None and output.resolve() == ledger.resolve():
        raise QuotesError(f"{output} is the ledger: name another file after -o")
    from quotes.remember import Memory

    memory = Memory.open(ledger)
    context.call_on_close(memory.close)
    return memory
