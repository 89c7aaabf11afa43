"""A rendering, the remark that it is of, and what ties the two."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from quotes.model.article import Span
from quotes.model.parse import Word
from quotes.model.quotation import Band


@dataclass(frozen=True, slots=True)
class Rendering:
    """One contiguous quoted statement, a sentence or a fragment, as one article prints it.

    ``text`` is ``article.text[start:end]``, without the quotation marks around it.  ``words`` are the
    words of the parse inside it.  ``whole`` says that it is a full sentence of its own, not a fragment
    inside the reporter's sentence.  ``marked`` says that it is quoted, or printed as a statement
    in full; not so of reported speech.  ``part_of`` is
    the key of the longer rendering that it is a passage of: a stretch of a longer statement that is printed
    elsewhere alone.  ``lang`` is the language of its text (ISO 639-1).
    ``id`` stays the same from run to run: its words and those around them.
    """

    key: str
    article: str
    quotation: str
    start: int
    end: int
    text: str
    words: tuple[Word, ...] = field(default=(), repr=False)
    whole: bool = False
    speaker: str | None = None
    part_of: str | None = None
    marked: bool = True
    lang: str = "en"
    id: str = ""

    @property
    def is_english(self) -> bool:
        """Whether its text is in English, of whatever country."""
        return self.lang.lower().split("-")[0] == "en"


class Relation(StrEnum):
    """Why two renderings are together.

    ``same``, ``truncated`` (part of the other) and ``edited`` (a word or two changed) are one wording;
    ``translation`` is another rendering of one foreign remark, ``paraphrase`` quoted against reported speech.
    ``altered`` are words that stand side by side but for a number, a negation, a name, a modal or a quantity.
    """

    SAME = "same"
    TRUNCATED = "truncated"
    EDITED = "edited"
    TRANSLATION = "translation"
    PARAPHRASE = "paraphrase"
    ALTERED = "altered"


class Change(NamedTuple):
    """What changed in meaning between two aligned renderings, at spans of their articles' texts.

    ``kind``: ``number``, ``negation``, ``name``, ``modal`` or ``quantity``.  The span of the side that lacks
    it is empty.
    """

    kind: str
    a: Span
    b: Span


class Operation(NamedTuple):
    """A step that turns rendering ``a`` into ``b``: ``equal``, ``replace``, ``delete`` or ``insert``.

    ``a`` and ``b`` are spans of their articles' texts; the span of the side that has nothing is empty.
    """

    kind: str
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Why rendering ``a`` and rendering ``b`` (keys) are one remark.

    ``score`` is between 0 and 1; ``reasons`` are sentences for people; ``operations`` align the two,
    word by word; ``changes`` are what a reader must not miss.
    """

    a: str
    b: str
    relation: Relation
    score: float
    band: Band
    reasons: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Renderings that are one utterance.

    ``renderings`` are keys, the canonical one first, then by date and article.  ``links`` tie each of
    the others to the canonical rendering.  ``rule`` says in words why that one is canonical.
    ``wordings`` parts the renderings into those that are one text.  ``speaker`` is a key or ``None``.
    ``candidates`` are renderings of other remarks that a fragment may be cut from, where several fit as well.
    ``id`` stays the same from run to run as long as the text by which it was first printed is in it; a ledger
    keeps it longer.
    """

    key: str
    renderings: tuple[str, ...]
    canonical: str
    rule: str
    links: tuple[Link, ...] = ()
    wordings: tuple[tuple[str, ...], ...] = ()
    speaker: str | None = None
    candidates: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Contested:
    """The same words of two people: ``renderings`` (keys) that print them, ``speakers`` (keys) of them.

    Renderings are by article and place, speakers in the order in which these first name them.
    """

    renderings: tuple[str, ...]
    speakers: tuple[str, ...]
