"""What ``quotes.toml`` or ``[tool.quotes]`` sets: options that need not be given each time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from reprlib import repr as shown
from typing import Any

from quotes.model import QuotesError

OWN = "quotes.toml"
SHARED = "pyproject.toml"
LARGEST = 256 * 1024
"""Bytes of such a file at most."""
NEVER = {"help", "config", "version", "debug"}
"""Options that make no sense but on the command line."""

Options = dict[str, dict[str, Any]]


def find_config(folder: Path) -> Path | None:
    """Return the nearest ``quotes.toml``, or ``pyproject.toml`` with a table of ours, upwards of a folder."""
    for place in (folder, *folder.parents):
        if (own := place / OWN).is_file():
            return own
        if (shared := place / SHARED).is_file() and _speaks_of_quotes(shared):
            return shared
    return None


def read_config(path: Path, commands: Mapping[str, Any]) -> Options:
    """Return what a file sets for each command, by the parameters' names.

    A key of the file itself is for every command that has such an option, a table for the command of its
    name.  Files that options name are looked for beside the file.  Raises :class:`QuotesError` for what no
    command knows.
    """
    table = _table(path)
    if table is None:
        raise QuotesError(f"{path} has no [tool.quotes]")
    known = {name: dict(_options(command)) for name, command in commands.items()}
    everywhere = {key: value for key, value in table.items() if not isinstance(value, dict)}
    for key in everywhere:
        _check(path, key, {option for options in known.values() for option in options}, "option")
    for name in table.keys() - everywhere.keys():
        _check(path, name, set(known), "command")
        for key in table[name]:
            _check(path, key, set(known[name]), f"option of quotes {name}")
    found: Options = {}
    for name, options in known.items():
        asked = {key: value for key, value in everywhere.items() if key in options} | table.get(name, {})
        found[name] = {options[key].name: _value(path, key, options[key], asked[key]) for key in asked}
    return found


def _speaks_of_quotes(path: Path) -> bool:
    try:
        return _table(path) is not None
    except QuotesError:  # what is wrong with the file of another program is not for quotes to say
        return False


def _table(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            given = file.read(LARGEST + 1)
        if len(given) > LARGEST:
            raise QuotesError(f"{path} holds over {LARGEST:,} bytes, more than settings take")
        data = tomllib.loads(given.decode("utf-8"))
    except RecursionError as error:
        raise QuotesError(f"{path} is not TOML that can be read: it is nested too deep") from error
    except ValueError as error:  # what is no TOML, no UTF-8, or a number of too many digits
        raise QuotesError(f"{path} is not TOML: {error}") from error
    except OSError as error:
        raise QuotesError(f"{path} cannot be read: {error.strerror or error}") from error
    if path.name != SHARED:
        return data
    tool = data.get("tool")
    table = tool.get("quotes") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _options(command: Any) -> Iterator[tuple[str, Any]]:
    """The options of a command, by their long names without the dashes."""
    for parameter in command.params:
        for name in parameter.opts:
            if name.startswith("--") and parameter.name not in NEVER:
                yield name.removeprefix("--"), parameter


def _check(path: Path, key: str, known: set[str], what: str) -> None:
    if key not in known:
        near = get_close_matches(key, sorted(known), 1)
        hint = f": is {near[0]} meant?" if near else ""
        raise QuotesError(f"{path}: {key} is no {what}{hint}")


def _value(path: Path, key: str, option: Any, value: Any) -> Any:
    if option.multiple and not isinstance(value, list):
        value = [value]
    values = value if isinstance(value, list) else [value]
    if (isinstance(value, list) and not option.multiple) or any(isinstance(v, list | dict) for v in values):
        raise QuotesError(f"{path}: {key} takes one value, not {shown(value)}")
    if isinstance(value, bool) != bool(option.is_flag):
        wanted = "true or false" if option.is_flag else "a text or a number"
        raise QuotesError(f"{path}: {key} takes {wanted}, not {shown(value)}")
    if option.metavar in {"FILE", "FOLDER"}:
        values = [v if v == "-" else str(path.parent / v) for v in values]
        return values if option.multiple else values[0]
    return value
