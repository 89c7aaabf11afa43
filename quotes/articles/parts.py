"""Parts that were taken from a file that is no plain text, to a text that can be laid out like any other."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from quotes.model import Origin


class Kind(StrEnum):
    """What a part is, by the mark that Markdown has for it."""

    HEADING = "## "
    PARAGRAPH = ""
    QUOTED = "> "
    ITEM = "- "


class Part(NamedTuple):
    """A paragraph or its like: its text, in which a line end is one, and where the file has it."""

    kind: Kind
    text: str
    place: str | None = None


class Written(NamedTuple):
    """The text of an article, and from which of its characters on the file has it where."""

    text: str
    origins: tuple[Origin, ...]


def write_parts(title: str | None, parts: Iterable[Part]) -> Written:
    """Write a title and parts as Markdown, a blank line between; a heading like the title goes."""
    written: list[str] = []
    origins: list[Origin] = []
    at = 0

    def add(mark: str, text: str) -> None:
        nonlocal at
        lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
        block = "\n".join(f"{mark}{line}" for line in lines)
        if block:
            written.append(block)
            at += len(block) + 2

    if title:
        add("# ", " ".join(title.split()))
    for part in parts:
        if part.kind is Kind.HEADING and title and _same(part.text, title):
            continue
        start = at
        add(part.kind, part.text)
        if at > start and part.place is not None and (not origins or origins[-1].place != part.place):
            origins.append(Origin(start, part.place))
    return Written("\n\n".join(written) + "\n" if written else "", tuple(origins))


def _same(one: str, two: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(two.split()).casefold()
