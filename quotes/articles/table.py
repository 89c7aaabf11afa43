"""Tables of articles, a row each: JSON Lines and Parquet."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from quotes.articles.dates import iso_date
from quotes.articles.extras import needs
from quotes.articles.facts import Facts
from quotes.articles.frontmatter import FIELDS, language_code
from quotes.articles.html import MARKUP, fragment
from quotes.articles.sources import open_binary
from quotes.articles.taken import Taken, Untaken
from quotes.model import InputError
from quotes.prose import listed

TEXT = "text"
_TEXTS = "text body content article article_body articlebody full_text fulltext maintext main_text".split()
NAMES = FIELDS | dict.fromkeys(_TEXTS, TEXT)
"""The columns that are understood, in small letters, and what each holds."""

WANTED = (TEXT, "title", "author", "date", "outlet", "url", "lang")
"""What ``--column`` may name a column for."""

_GZIP = b"\x1f\x8b"
_LONGEST_LINE = 16 * 1024 * 1024  # bytes
_ROWS = 256


def read_jsonl(given: Path | bytes, columns: Mapping[str, str]) -> Iterator[Taken | Untaken]:
    """Read a JSON object a line, packed with gzip or not; ``item`` is the number of the line.

    ``columns`` are names of columns by what they hold, where that is not to be told by the name.  Raises
    :class:`InputError` for what cannot be read at all.
    """
    try:
        with open_binary(given) as file:
            lines = gzip.GzipFile(fileobj=file) if file.peek(2)[:2] == _GZIP else file
            for number, line in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), b""), start=1):
                if line.strip():
                    yield _line(line, str(number), columns)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}".lower()) from error


def read_parquet(given: Path | bytes, columns: Mapping[str, str]) -> Iterator[Taken | Untaken]:
    """Read a Parquet file, a row an article; ``item`` is the row's number, from 1.

    Rows have no bytes of their own: ``sha256`` is of the text in UTF-8.
    """
    with needs("parquet"):
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    try:
        with open_binary(given) as opened, ParquetFile(opened) as file:
            named = [name for name in file.schema_arrow.names if _wanted(name, columns)]
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=named):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, str(number), columns, b"", file.schema_arrow.names)
    except (ArrowException, OSError) as error:
        raise InputError(f"is not a Parquet file that can be read: {str(error).splitlines()[0]}") from error


def _line(line: bytes, number: str, columns: Mapping[str, str]) -> Taken | Untaken:
    try:
        row = json.loads(line.decode("utf-8-sig" if number == "1" else "utf-8"))
    except UnicodeDecodeError:
        return Untaken(number, "is not UTF-8")
    except (ValueError, RecursionError) as error:
        return Untaken(number, f"is not JSON: {error}")
    if not isinstance(row, dict):
        return Untaken(number, "is not a JSON object")
    return _row(row, number, columns, line.rstrip(b"\r\n"), list(row))


def _row(
    row: Mapping[str, Any], number: str, columns: Mapping[str, str], data: bytes, names: list[str]
) -> Taken | Untaken:
    values: dict[str, Any] = {fact: row.get(name) for fact, name in columns.items()}
    for name, value in row.items():
        fact = NAMES.get(_small(name))
        if fact is not None and fact not in columns and values.get(fact) in (None, "", []):
            values[fact] = value
    text = values.get(TEXT)
    if TEXT in columns and columns[TEXT] not in names:
        return Untaken(number, f"has no {columns[TEXT]}: it has {_shown(names)}")
    if not isinstance(text, str):
        if any(NAMES.get(_small(name)) == TEXT for name in names) or TEXT in columns:
            return Untaken(number, "has no text", empty=text is None)
        return Untaken(number, f"has no text: it has {_shown(names)}; say which with --column text=NAME")
    given = text if MARKUP.search(text) is None else fragment(text)
    return Taken(
        text=given,
        sha256=hashlib.sha256(data or text.encode("utf-8", "surrogatepass")).hexdigest(),
        facts=Facts(
            outlet=_one(values.get("outlet")),
            title=_one(values.get("title")),
            author=_one(values.get("author")),
            date=_date(values.get("date")),
            url=_one(values.get("url")),
            lang=language_code(_one(values.get("lang")) or ""),
        ),
        method="markup taken out" if given is not text else "as given",
        item=number,
    )


def _wanted(name: str, columns: Mapping[str, str]) -> bool:
    return name in columns.values() or _small(name) in NAMES


def _small(name: str) -> str:
    return re.sub(r"[\s.-]+", "_", name.strip().lower())


def _shown(names: list[str]) -> str:
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "") if names else "no columns"


def _one(value: Any) -> str | None:
    """A value as one text: names of a list are joined, an object goes by its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [name for name in map(_one, value) if name]
        return listed(names) or None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _date(value: Any) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return iso_date(value) if isinstance(value, str) else None
