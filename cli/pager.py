"""What is longer than the screen goes through a pager, as in git."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

Paging = Annotated[
    bool | None,
    typer.Option(
        "--pager/--no-pager",
        help="On a terminal, show the text view in a pager ($QUOTES_PAGER, $PAGER or less).",
        show_default="if it is longer than the screen",
    ),
]


def wants_pager(text: str, asked: bool | None) -> bool:
    """Say whether a text for stdout is to be paged: only on a terminal, and unasked only if it is long."""
    if asked is False or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return bool(asked) or text.count("\n") >= shutil.get_terminal_size().lines


def paged(data: bytes) -> bool:
    """Show data in the user's pager, and return when it is left; say whether there is one and it worked."""
    command = _command()
    if not command:
        return False
    # For less: colours as they are, and else what the user wants of it.
    environment = os.environ | {"LESS": f"-R {os.environ.get('LESS', '')}".strip()}
    sys.stdout.flush()
    with _interrupts() as interrupted:
        try:
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 the user's
        except OSError:
            return False
        pager.communicate(data)  # it may be left before the end
    return pager.returncode <= 0 or bool(interrupted)


def _command() -> list[str]:
    """Return the pager that the environment names, or less; nothing if that names none or there is none."""
    for name in ("QUOTES_PAGER", "PAGER"):
        if (given := os.environ.get(name)) is not None:
            try:
                return shlex.split(given)
            except ValueError:
                return []
    less = shutil.which("less")
    return [less] if less else []


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Leave Ctrl-C to the pager, which shares the terminal; give what came of it."""
    seen: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: seen.append(number))
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
