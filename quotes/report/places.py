"""Where a span stands in its file: lines and columns, and a path that others can follow."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from quotes.model import Article, Place

LINE_ENDS = ("\r\n", "\n", "\r")
"""What ends a line, as editors count them."""

STDIN = "-"
"""The path of an article that came through standard input."""

_MARK = "\ufeff"
_LINE_END = re.compile("|".join(map(re.escape, LINE_ENDS)))


class Position(NamedTuple):
    """A line and a column of a file, both counted from 1; a column counts characters (code points)."""

    line: int
    column: int


class Spot(NamedTuple):
    """A place of an article by lines and columns; ``end`` is behind its last character.

    ``offset`` is the number of characters before it.  A byte order mark is none, and in no column.
    """

    article: Article
    start: Position
    end: Position
    offset: int


def locator(articles: Iterable[Article]) -> Callable[[Place], Spot]:
    """Return a function that says on which lines a place of these articles stands."""
    by_key = {article.key: article for article in articles}

    @cache
    def starts(key: str) -> list[int]:
        text = by_key[key].text
        return [len(text) - len(text.removeprefix(_MARK)), *(end.end() for end in _LINE_END.finditer(text))]

    def position(key: str, offset: int) -> Position:
        offset = max(offset, starts(key)[0])
        line = bisect_right(starts(key), offset)
        return Position(line, offset - starts(key)[line - 1] + 1)

    def locate(place: Place) -> Spot:
        start, end = (position(place.article, offset) for offset in place.span)
        before = max(0, place.span.start - starts(place.article)[0])
        return Spot(by_key[place.article], start, end, before)

    return locate


def lines_of(places: Iterable[Place], locate: Callable[[Place], Spot]) -> dict[str, list[int]]:
    """Return the lines on which places start, each once and in order, by the article's key."""
    found: dict[str, set[int]] = {}
    for place in places:
        found.setdefault(place.article, set()).add(locate(place).start.line)
    return {article: sorted(lines) for article, lines in found.items()}


def inside(path: str, folder: Path) -> PurePath | None:
    """Return a path relative to a folder that it is in; ``None`` if it is not in it, or is an address."""
    if is_address(path):
        return None
    whole = PurePath(os.path.normpath(folder / path))
    return whole.relative_to(folder) if whole.is_relative_to(folder) else None


def uri(path: str, folder: Path) -> str:
    """Return a path as a URI: relative to a folder that it is in, else the absolute one (RFC 3986, RFC 8089).

    ``folder`` is absolute, and paths that are not start from it.
    """
    if is_address(path):
        return path
    near = inside(path, folder)
    if near is not None:
        return _quoted(near)
    far = _quoted(PurePath(os.path.normpath(folder / path)))
    return f"file://{far}" if far.startswith("/") else f"file:///{far}"


def is_address(path: str) -> bool:
    """Say whether the path of an article is the address that it was fetched from."""
    return path.lower().startswith(("http://", "https://"))


def _quoted(path: PurePath) -> str:
    # A name of a file may be any bytes; what is no text in it is a lone surrogate here.
    return quote(path.as_posix(), safe="/", errors="surrogatepass")
