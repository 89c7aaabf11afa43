"""Inputs to files: folders gone through, patterns expanded, each file once; and their bytes."""

from __future__ import annotations

import glob
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from quotes.articles.formats import IN_FOLDERS
from quotes.model import InputError, Problem

STDIN = "-"
_SCHEMES = ("http://", "https://")
_MEGABYTE = 1024 * 1024


class Source(NamedTuple):
    """Something to read, as the user knows it, and the file that it is: links followed."""

    shown: str
    real: Path

    @property
    def is_address(self) -> bool:
        """Whether it is to be fetched."""
        return is_address(self.shown)


def is_address(given: str) -> bool:
    """Say whether an input is an address of the web."""
    return given.lower().startswith(_SCHEMES)


def find_sources(inputs: Iterable[str], problems: list[Problem]) -> Iterator[Source]:
    """Yield what the inputs name; problems with an input itself are added to ``problems``."""
    for given in inputs:
        if given == STDIN:
            yield Source(STDIN, Path("stdin"))
        elif is_address(given):
            yield Source(given, Path(given))
        elif _exists(given):
            yield from _under(given, problems)
        elif glob.has_magic(given):
            matches = sorted(glob.glob(given, recursive=True)) if "\0" not in given else []
            if not matches:
                problems.append(Problem(printable(given), "matches no file"))
            for match in matches:
                yield from _under(match, problems, matched=True)
        else:
            yield _file(given)


def read_list(path: str) -> list[str]:
    """Return the inputs that a file lists, one a line; blank lines and those that begin with # are none.

    Raises :class:`InputError` if it cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a list of inputs in UTF-8") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path} {reason(error)}") from error
    return [line for line in map(str.strip, lines) if line and not line.startswith("#")]


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of a file; raise :class:`InputError` if there are none, or more than ``largest``."""
    try:
        if path.is_file() and path.stat().st_size > largest:
            raise InputError(_too_large(path.stat().st_size, largest))
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise InputError(reason(error)) from error
    return checked(data, largest)


def open_binary(given: Path | bytes) -> io.BufferedReader:
    """Open a file, or bytes as if they were in one."""
    return given.open("rb") if isinstance(given, Path) else io.BufferedReader(io.BytesIO(given))


def checked(data: bytes, largest: int) -> bytes:
    """Return bytes if there are any, and no more than ``largest``."""
    if not data:
        raise InputError("is empty")
    if len(data) > largest:
        raise InputError(_too_large(len(data), largest))
    return data


def reason(error: OSError | ValueError) -> str:
    """Return in words why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    told = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {(told or str(error)).lower()}"


def printable(name: str) -> str:
    """Return a file name as text: bytes that are no UTF-8 are written out, as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def name_files(files: Iterable[Path]) -> dict[Path, str]:
    """Name each file: by its own name, with as many folders before it as its namesakes make needful."""
    namesakes: dict[str, list[Path]] = {}
    for file in files:
        namesakes.setdefault(file.name, []).append(file)
    keys: dict[Path, str] = {}
    for group in namesakes.values():
        deepest = max(len(file.parts) for file in group)
        depth = next(
            (n for n in range(1, deepest) if len({file.parts[-n:] for file in group}) == len(group)), deepest
        )
        keys.update((file, printable("/".join(file.parts[-depth:]))) for file in group)
    return keys


def _too_large(size: int, largest: int) -> str:
    over = f"is over {max(size // _MEGABYTE, 1)} MB"
    if largest <= _MEGABYTE:
        return f"{over}, more than an article: cut it into pieces of up to 1 MB"
    return f"{over}: up to {largest // _MEGABYTE} MB are read"


def _under(path: str, problems: list[Problem], matched: bool = False) -> Iterator[Source]:
    """The file at ``path``, or the articles in the folder at ``path``."""
    if not os.path.isdir(path):
        yield _file(path)
        return

    def refused(error: OSError) -> None:
        problems.append(Problem(printable(str(error.filename or path)), reason(error)))

    before = len(problems)
    found: list[str] = []
    for folder, folders, names in os.walk(path, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".") and not _saved_with(name, names)]
        found.extend(
            os.path.join(folder, name)
            for name in names
            if name.lower().endswith(IN_FOLDERS) and not name.startswith(".")
        )
    if not found and not matched and len(problems) == before:
        endings = ", ".join(IN_FOLDERS[:-1])
        problems.append(Problem(printable(path), f"has no {endings} or {IN_FOLDERS[-1]} file in it"))
    yield from map(_file, sorted(found, key=lambda name: PurePath(name).parts))


def _saved_with(folder: str, names: Iterable[str]) -> bool:
    """Whether a folder holds the frames and pictures of a page that a browser saved beside it."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}.{ending}" in names for ending in ("html", "htm"))


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a NUL in the name
        return False


def _file(path: str) -> Source:
    try:
        real = Path(path).resolve()
        # A pipe that a shell names /dev/fd/63 resolves to something that cannot be opened.
        return Source(path, real if real.exists() else Path(path).absolute())
    except (OSError, ValueError, RuntimeError):
        return Source(path, Path(path))
