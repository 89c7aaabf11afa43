"""Read renderings that somebody else has extracted: JSON Lines, a rendering a line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import IO, Any, BinaryIO, NamedTuple, cast

from quotes.articles.dates import iso_date
from quotes.model import Article, InputError, Rendering

LONGEST = 16 * 1024 * 1024
"""Bytes of a line at most."""

_STDIN = "-"
_GZIP = b"\x1f\x8b"
_iso_date = lru_cache(maxsize=4096)(iso_date)
_SHOWN = 100  # characters of a value that a message cites
_BETWEEN = "\n\n"
"""What parts the texts of one article."""


class _Line(NamedTuple):
    """What a line says, fit to be used."""

    key: str
    text: str
    article: str
    speaker: str | None
    outlet: str | None
    date: str | None
    lang: str


def read_renderings(
    path: str, stdin: IO[bytes] | None = None
) -> tuple[tuple[Rendering, ...], dict[str, Article]]:
    """Read renderings, in the order of the lines, and the articles that they stand in, by key.

    A line is a JSON object with ``id`` (a string or a whole number, each once) and ``text``, which may be
    empty; it may have ``speaker`` (a name, spelled in one way), ``outlet``, ``date``, ``lang`` (BCP 47;
    ``en`` if there is none) and ``article``.  The lines of one article are its paragraphs, in that order; a
    line that names none is in the article of its own id.  Other fields and blank lines are passed over.
    ``path`` is a file, packed with gzip or not, or ``-`` for ``stdin``, which is not packed.  A
    speaker's key is the name without regard to capitals.

    Raises :class:`InputError`, "FILE:17: …", for the first line that is not so.
    """
    renderings: list[Rendering] = []
    articles: dict[str, Article] = {}
    parts: dict[str, list[str]] = {}  # the texts of the articles that have several
    lengths: dict[str, int] = {}
    lines: dict[str, int] = {}
    with _opened(path, stdin) as file:
        number = 0
        try:
            for number, raw in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), start=1):
                if len(raw) > LONGEST:
                    raise InputError(f"is longer than {LONGEST:,} bytes")
                if not raw.strip():
                    continue
                line = _line(raw, number)
                if line.key in lines:
                    raise InputError(f"its id, {line.key[:_SHOWN]!r}, is that of line {lines[line.key]}")
                lines[line.key] = number
                start = 0
                if line.article in articles:
                    texts = parts.setdefault(line.article, [articles[line.article].text])
                    start = lengths.get(line.article, len(texts[0])) + len(_BETWEEN)
                    texts.append(line.text)
                    lengths[line.article] = start + len(line.text)
                articles[line.article] = _article(line, articles.get(line.article))
                renderings.append(_rendering(line, start))
        except InputError as error:
            raise InputError(f"{_shown(path)}:{number}: {error}") from error
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{_shown(path)}:{number + 1}: cannot be read: {error}") from error
    for name, texts in parts.items():
        articles[name] = replace(articles[name], text=_BETWEEN.join(texts))
    return tuple(renderings), articles


@contextmanager
def _opened(path: str, stdin: IO[bytes] | None) -> Iterator[IO[bytes]]:
    try:
        if path == _STDIN:
            assert stdin is not None
            yield stdin
        else:
            with open(path, "rb") as file, _unpacked(file) as lines:
                yield lines
    except OSError as error:
        raise InputError(
            f"{_shown(path)}: cannot be read: {(error.strerror or str(error)).lower()}"
        ) from error


@contextmanager
def _unpacked(file: BinaryIO) -> Iterator[IO[bytes]]:
    packed = file.read(len(_GZIP)) == _GZIP
    file.seek(0)
    if not packed:
        yield file
        return
    with gzip.GzipFile(fileobj=file) as lines:
        yield cast("IO[bytes]", lines)


def _line(raw: bytes, number: int) -> _Line:
    try:
        given = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise InputError('is not a JSON object: write {"id": …, "text": …}')
    key = given.get("id")
    if not isinstance(key, str | int) or isinstance(key, bool) or key == "":
        raise InputError(
            "has no id" if key in (None, "") else "its id is neither a string nor a whole number"
        )
    text = given.get("text")
    if not isinstance(text, str):
        raise InputError("has no text" if text is None else "its text is not a string")
    speaker, date = _string(given, "speaker"), _string(given, "date")
    if date is not None and (date := _iso_date(date)) is None:
        raise InputError(f"its date, {given['date'][:_SHOWN]!r}, has no one reading: write it as 2025-07-31")
    return _Line(
        key=str(key),
        text=text,
        article=_string(given, "article") or str(key),
        speaker=" ".join(speaker.split()).casefold() or None if speaker else None,
        outlet=_string(given, "outlet"),
        date=date,
        lang=_string(given, "lang") or "en",
    )


def _string(given: dict[str, Any], field: str) -> str | None:
    value = given.get(field)
    if value is not None and not isinstance(value, str):
        raise InputError(f"its {field} is not a string")
    return value or None


def _article(line: _Line, known: Article | None) -> Article:
    """The article of a line, or the same article where another line of it was read before."""
    if known is None:
        return Article(line.article, line.article, line.text, (), "", outlet=line.outlet, date=line.date)
    if (known.outlet or not line.outlet) and (known.date or not line.date):
        return known
    return replace(known, outlet=known.outlet or line.outlet, date=known.date or line.date)


def _rendering(line: _Line, start: int) -> Rendering:
    first = next((c for c in line.text if c.isalnum()), "")
    return Rendering(
        key=line.key,
        article=line.article,
        quotation=line.key,
        start=start,
        end=start + len(line.text),
        text=line.text,
        whole=bool(first) and not first.islower(),
        speaker=line.speaker,
        lang=line.lang,
    )


def _shown(path: str) -> str:
    return "standard input" if path == _STDIN else path
