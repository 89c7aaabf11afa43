"""The reference of the command line, out of the commands themselves: ``python -m tests.docs.reference``.

Writes docs/cli.md.  Each command must have an example in :data:`EXAMPLES`; tests run them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from quotes_cli.main import app, quotes

PATH = Path(__file__).parents[2] / "docs" / "cli.md"

HEAD = """# The command line

Written by `python -m tests.docs.reference` from what the commands say of themselves; a test holds it to them
and runs each example, in a folder with articles of [an event](../fixtures/floodlights) in `articles/`.

Results go to standard output or to the file after `-o`, everything else to standard error. `-` is standard
input or output. What is given often can be [written down](#settings).

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | what `--fail-on` names was found |
| 2 | wrong usage, an input that could not be read (the others are worked on), or an error in a line |
| 130 | interrupted |
"""

SETTINGS = """## Settings

Options can be set in `quotes.toml`, or under `[tool.quotes]` in `pyproject.toml`: the nearest one upwards
from the folder that the command runs in counts, or the one after `--config`. A key is an option without its
dashes. At the top it is for every command that has it, in a table for one command; the command line wins.
Files are looked for beside it.

    fail-on = "error"

    [audit]
    ignore = ["Q404", "Q401"]
    width = 100
"""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "audit": (
        "quotes audit articles/ -o report.md",
        "quotes audit articles/ --ledger news.ledger",
        "quotes audit articles/ --ledger news.ledger -o cited.md --style pandoc --speaker halvorsen",
    ),
    "check": (
        "quotes check articles/ --against speech.txt",
        'quotes check --quote "we shall keep the gate open" --against speech.txt',
    ),
    "doctor": ("quotes doctor",),
    "explain": ("quotes explain Q201",),
    "extract": ("quotes extract articles/ --format jsonl -o quotations.jsonl",),
    "group": ("quotes group mine.jsonl",),
    "ledger export": ("quotes ledger export news.ledger -o news.jsonl",),
    "ledger import": ("quotes ledger import copy.ledger news.jsonl",),
    "ledger info": ("quotes ledger info news.ledger",),
    "ledger verify": ("quotes ledger verify news.ledger",),
    "models info": ("quotes models info",),
    "review": ("quotes review articles/ --decisions decisions.jsonl --list",),
    "rules": ("quotes rules",),
    "show": (
        "quotes show --ledger news.ledger --speaker halvorsen",
        'quotes show --ledger news.ledger --search "lights OR dark*"',
        "quotes show --ledger news.ledger --since 2024-10-13",
    ),
}
"""By command, what to type; every line is run by a test."""


class Command(NamedTuple):
    """A command of the program: its name, its groups before it, and the function behind it."""

    name: str
    function: Callable[..., Any]


def commands(program: typer.Typer = app, before: str = "") -> Iterator[Command]:
    """Yield the commands of a program in order of name."""
    found = []
    for command in program.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        found.append(Command(before + name, command.callback))
    for group in program.registered_groups:
        assert group.typer_instance is not None
        found += commands(group.typer_instance, f"{before}{group.name} ")
    yield from sorted(found)


def reference() -> str:
    """Return the reference as Markdown."""
    parts = [HEAD, "## quotes\n", *_body(Command("", quotes))]
    for command in commands():
        parts += [f"## quotes {command.name}\n", *_body(command)]
        parts.append("".join(f"    {line}\n" for line in EXAMPLES.get(command.name, ())))
    return "\n".join([*parts, SETTINGS])


def _body(command: Command) -> Iterator[str]:
    text = inspect.cleandoc(command.function.__doc__ or "")
    arguments, options = _parameters(command.function)
    usage = " ".join(("quotes", *command.name.split(), *(argument for argument, _ in arguments)))
    yield f"{_escaped(text)}\n"
    yield f"    {usage}{' [OPTIONS]' if options else ''}\n"
    if rows := [*arguments, *options]:
        yield "\n".join(("| | |", "| --- | --- |", *(f"| `{name}` | {what} |" for name, what in rows))) + "\n"


def _parameters(function: Callable[..., Any]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    hints = get_type_hints(function, include_extras=True)
    arguments, options = [], []
    for name, parameter in inspect.signature(function).parameters.items():
        kind, *extras = get_args(hints[name]) if get_origin(hints[name]) is not None else (hints[name],)
        info = next((extra for extra in extras if isinstance(extra, OptionInfo | ArgumentInfo)), None)
        if info is None or info.hidden:
            continue
        if isinstance(info, ArgumentInfo):
            arguments.append((info.metavar or name.upper(), _meaning(info, kind, parameter.default)))
            continue
        # In Annotated[...] the first name stands where a default would.
        first = (info.default,) if isinstance(info.default, str) and info.default.startswith("-") else ()
        names = (*first, *(info.param_decls or ())) or (f"--{name.replace('_', '-')}",)
        takes = "" if _plain(kind) is bool else f" {info.metavar or _metavar(kind)}"
        options.append((", ".join(sorted(names, key=len)) + takes, _meaning(info, kind, parameter.default)))
    return arguments, options


def _meaning(info: OptionInfo | ArgumentInfo, kind: Any, default: Any) -> str:
    parts = [_escaped(info.help or "")]
    if choices := _choices(kind):
        parts.append(f"One of {', '.join(f'`{choice}`' for choice in choices)}.")
    if isinstance(info.show_default, str):
        parts.append(f"Default: {_escaped(info.show_default)}.")
    elif info.show_default and default not in (None, False, inspect.Parameter.empty) and default != []:
        shown = default.value if isinstance(default, Enum) else default
        parts.append(f"Default: `{shown}`.")
    return " ".join(part for part in parts if part)


def _plain(kind: Any) -> Any:
    """The type inside an optional or a list."""
    if get_origin(kind) in {UnionType, list}:
        return _plain(next(each for each in get_args(kind) if each is not NoneType))
    return kind


def _choices(kind: Any) -> list[str]:
    plain = _plain(kind)
    return [each.value for each in plain] if isinstance(plain, type) and issubclass(plain, Enum) else []


def _metavar(kind: Any) -> str:
    plain = _plain(kind)
    if _choices(kind):
        return "WORD"
    return {int: "NUMBER", float: "NUMBER", Path: "FILE"}.get(plain, "TEXT")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PATH.write_text(reference(), encoding="utf-8")
