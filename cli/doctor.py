"""``quotes doctor``: whether this machine has what quotes needs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import write

if TYPE_CHECKING:
    from quotes.doctor import Check


def doctor(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="FILE", help="See whether this one can be written.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Look at Python, packages, models and their hashes, the ledger and the terminal.

    Exit codes: 0 all is well, 2 something is not; its line says what to do.
    """
    from quotes.doctor import examine

    checks = (*examine(ledger), _terminal())
    if as_json:
        write(json.dumps([check._asdict() for check in checks], ensure_ascii=False, indent=1) + "\n", None)
    else:
        widest = max(len(check.name) for check in checks)
        write("".join(_line(check, widest) for check in checks), None)
    if not all(check.ok for check in checks):
        raise typer.Exit(2)


def _terminal() -> Check:
    """What text will be fit to, and whether the marks that the views use can be shown there."""
    from rich.console import Console

    from quotes.doctor import Check

    console = Console()
    encoding = (sys.stdout.encoding or "ascii").lower()
    where = f"{console.width} columns" if console.is_terminal else "no terminal"
    colours = "no colours" if console.color_system is None else f"colours: {console.color_system}"
    silenced = " (NO_COLOR is set)" if "NO_COLOR" in os.environ else ""
    good = encoding.replace("-", "") == "utf8"
    return Check(
        "terminal",
        good,
        f"{where}, {encoding}, {colours}{silenced}",
        "set PYTHONIOENCODING=utf-8, or a UTF-8 locale",
    )


def _line(check: Check, widest: int) -> str:
    from quotes.report.escape import one_line

    remedy = "" if check.ok else f"\n{'':<{widest + 10}}next: {check.remedy}"
    return f"{check.name:<{widest}}  {'ok' if check.ok else 'WRONG':<6}  {one_line(check.seen)}{remedy}\n"
