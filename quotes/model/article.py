"""An article and what is in it; what became of the inputs that articles are read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (end excluded) of an article's text."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    """A paragraph of a block quotation without quotation marks of its own: all of it is quoted."""
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"


class Block(NamedTuple):
    """A run of an article's text (a paragraph, a heading, …) without the white space around it."""

    span: Span
    kind: BlockKind


class Origin(NamedTuple):
    """Where the file has the text from character ``start`` on, up to the next origin: "page 3"."""

    start: int
    place: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """How an article's text was taken from a file that is not plain text.

    ``format`` is the file's ("html", "pdf"), ``method`` what took the text from it, with its version.
    ``sha256`` is of the text in UTF-8: offsets point into that text, not into the file.  ``item`` tells it
    from others of the same file: the number of a line, a row, an item of a feed.
    """

    format: str
    method: str
    sha256: str
    item: str | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    ``key`` names it in the output (its file name, made unique), ``path`` is where it was read.
    ``blocks`` are in order and do not overlap; only titles, headings, paragraphs and block quotations are
    searched for quotations.  ``date`` is ISO 8601 (``2025-07-31``) when it is known, ``lang`` a BCP 47
    code.  ``sha256`` is of the bytes that were read, ``encoding`` how they were decoded.  ``extracted`` says
    how the text was taken from them where they are not the text itself.  ``retrieved`` is when it was
    fetched (ISO 8601, UTC), ``archive`` the address of an archive's copy of it.
    """

    key: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    encoding: str = "utf-8"
    extracted: Extraction | None = None
    retrieved: str | None = None
    archive: str | None = None

    @property
    def file(self) -> str:
        """The file that it was read from, which may hold other articles too."""
        item = self.extracted.item if self.extracted is not None else None
        return self.path if item is None else self.path.removesuffix(f":{item}")

    @property
    def outlet_or_key(self) -> str:
        """The outlet, or the file name for want of one."""
        return self.outlet or self.key


class Place(NamedTuple):
    """A span of an article (its key)."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one input that the user should know; ``fatal`` if the input was left out."""

    path: str
    message: str
    fatal: bool = True


class InputState(StrEnum):
    """What became of an input.

    ``read``; ``duplicate``: the same text as another, read once; ``skipped``: nothing in it to read;
    ``failed``: it could not be read.
    """

    READ = "read"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Input:
    """What became of one input: a file, an address, an item of a feed or a table.

    ``format`` is what it was read as ("text", "html", …), empty if that was not told.  ``sha256`` is of its
    bytes, ``characters`` how many its text has.  ``article`` is the key of the article that it is, or is the
    same as.  ``like`` are the keys of articles with nearly the same text.  ``message`` says what was wrong.
    """

    path: str
    state: InputState
    format: str = ""
    sha256: str = ""
    characters: int = 0
    article: str | None = None
    like: tuple[str, ...] = ()
    message: str = ""
