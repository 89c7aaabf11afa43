"""What a reader of a format takes from a file: one text or several, each with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.articles.facts import Facts
from quotes.model import Origin

UNKNOWN = Facts()
"""Nothing is known of it but what its text says."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of an article, still to be laid out.

    ``sha256`` is of its bytes.  ``method`` says what took the text from them, empty where they are the text.
    ``item`` is what tells it from others of the same file: the number of a line.
    """

    text: str
    sha256: str
    facts: Facts = UNKNOWN
    encoding: str = "utf-8"
    method: str = ""
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    item: str | None = None
    address: str | None = None
    archive: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Untaken:
    """An item of a file that cannot be read, or has nothing in it (``empty``), and why."""

    item: str | None
    message: str
    empty: bool = False
