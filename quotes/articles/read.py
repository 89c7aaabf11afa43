"""Read articles from files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from quotes.articles.blocks import lay_out
from quotes.articles.decode import decode
from quotes.model import Article, InputError, Problem

_SUFFIXES = (".txt", ".md")
_LARGEST = 1024 * 1024  # bytes; the longest transcripts have about 600,000
_STDIN = "-"


class _File(NamedTuple):
    shown: str  # as the user knows it
    real: Path  # links followed: what tells one file from another


def read_articles(
    inputs: Sequence[str], stdin: bytes | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every article that ``inputs`` name, in that order, each file once.

    An input is a file, a folder (its ``.txt`` and ``.md`` files at any depth, sorted; hidden ones are passed
    over), a glob pattern, or ``-`` for the bytes given as ``stdin``.  An article's key is its file name, with
    as much of the path before it as tells it from others of that name.  What cannot be read, or only with a
    remark, becomes a ``Problem`` about that input; nothing is raised.
    """
    problems: list[Problem] = []
    articles: dict[Path, Article] = {}
    tried: set[Path] = set()
    for file in _files(inputs, problems):
        if file.real in tried:
            continue
        tried.add(file.real)
        try:
            data = _stdin_bytes(stdin) if file.shown == _STDIN else _bytes(file.real)
            article, notes = _article(file, data)
        except InputError as error:
            problems.append(Problem(_printable(file.shown), str(error)))
            continue
        articles[file.real] = article
        problems.extend(Problem(article.path, note, fatal=False) for note in notes)
    keys = _keys(articles)
    return tuple(replace(article, key=keys[real]) for real, article in articles.items()), tuple(problems)


def _files(inputs: Iterable[str], problems: list[Problem]) -> Iterator[_File]:
    """The files that the inputs name; problems with an input itself are added to ``problems``."""
    for given in inputs:
        if given == _STDIN:
            yield _File(_STDIN, Path("stdin"))
        elif _exists(given):
            yield from _under(given, problems)
        elif glob.has_magic(given):
            matches = sorted(glob.glob(given, recursive=True)) if "\0" not in given else []
            if not matches:
                problems.append(Problem(_printable(given), "matches no file"))
            for match in matches:
                yield from _under(match, problems, matched=True)
        else:
            yield _file(given)


def _under(path: str, problems: list[Problem], matched: bool = False) -> Iterator[_File]:
    """The file at ``path``, or the articles in the folder at ``path``."""
    if not os.path.isdir(path):
        yield _file(path)
        return

    def refused(error: OSError) -> None:
        problems.append(Problem(_printable(str(error.filename or path)), _reason(error)))

    before = len(problems)
    found: list[str] = []
    for folder, folders, names in os.walk(path, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            os.path.join(folder, name)
            for name in names
            if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
        )
    if not found and not matched and len(problems) == before:
        problems.append(Problem(_printable(path), "has no .txt or .md file in it"))
    yield from map(_file, sorted(found, key=lambda name: PurePath(name).parts))


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a NUL in the name
        return False


def _file(path: str) -> _File:
    try:
        real = Path(path).resolve()
        # A pipe that a shell names /dev/fd/63 resolves to something that cannot be opened.
        return _File(path, real if real.exists() else Path(path).absolute())
    except (OSError, ValueError, RuntimeError):
        return _File(path, Path(path))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise InputError(_too_large(path.stat().st_size))
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error)) from error
    return _checked(data)


def _stdin_bytes(data: bytes | None) -> bytes:
    return _checked(data or b"")


def _checked(data: bytes) -> bytes:
    if not data:
        raise InputError("is empty")
    if len(data) > _LARGEST:
        raise InputError(_too_large(len(data)))
    return data


def _too_large(size: int) -> str:
    megabyte = 1024 * 1024
    return f"is over {max(size // megabyte, 1)} MB, more than an article: cut it into pieces of up to 1 MB"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {(reason or str(error)).lower()}"


def _article(file: _File, data: bytes) -> tuple[Article, tuple[str, ...]]:
    """An article, its key still to be given, and notes on how it was read."""
    decoded = decode(data)
    if not decoded.text.strip().strip("\ufeff"):
        raise InputError("is empty (only white space)")
    layout = lay_out(decoded.text)
    facts = layout.facts
    article = Article(
        key="",
        path=_printable(file.shown),
        text=decoded.text,
        blocks=layout.blocks,
        sha256=hashlib.sha256(data).hexdigest(),
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        date=facts.date,
        url=facts.url,
        lang=facts.lang,
        encoding=decoded.encoding,
    )
    return article, (*((decoded.note,) if decoded.note else ()), *layout.notes)


def _keys(files: Iterable[Path]) -> dict[Path, str]:
    """A name for each file: its own, with as many folders before it as its namesakes make needful."""
    namesakes: dict[str, list[Path]] = {}
    for file in files:
        namesakes.setdefault(file.name, []).append(file)
    keys: dict[Path, str] = {}
    for group in namesakes.values():
        deepest = max(len(file.parts) for file in group)
        depth = next(
            (n for n in range(1, deepest) if len({file.parts[-n:] for file in group}) == len(group)), deepest
        )
        keys.update((file, _printable("/".join(file.parts[-depth:]))) for file in group)
    return keys


def _printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written out, as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
