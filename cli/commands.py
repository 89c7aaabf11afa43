"""The group of all commands: options that go anywhere, and the one place where an error becomes a line."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from quotes.model import QuotesError

from .console import tell

ANYWHERE = ("--debug", "-v", "--verbose")
"""Options of the program that may stand behind its command too, where people write them."""


class Commands(TyperGroup):
    """Runs a command: what the user can mend is one line on stderr and exit code 2."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the options that go anywhere in front of the command."""
        end = args.index("--") if "--" in args else len(args)
        front = [each for each in args[:end] if each in ANYWHERE]
        rest = [each for each in args[:end] if each not in ANYWHERE]
        return super().parse_args(ctx, [*front, *rest, *args[end:]])

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError as error:
            # Whoever read the results (head, less) has seen enough; the interpreter must not try again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except Exception as error:
            # Wrong usage knows its exit code, whatever Typer calls its class.
            if hasattr(error, "exit_code") or ctx.params.get("debug"):
                raise
            tell(_line(error))
            raise typer.Exit(2) from error


def leaves(group: Any) -> dict[str, Any]:
    """Return the commands that hold no others, by name."""
    return {name: command for name, command in group.commands.items() if not hasattr(command, "commands")}


def _line(error: Exception) -> str:
    if isinstance(error, QuotesError):
        return str(error)
    what = f"{type(error).__name__}: {error}".strip().removesuffix(":")
    return f"a fault in quotes itself ({what}); please report it with what --debug shows"
