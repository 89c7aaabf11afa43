"""A quotation, who said it, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.model.article import Span


class QuotationKind(StrEnum):
    """``direct``: statements in marks; ``mixed``: fragments of reported speech; ``indirect``: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Mode(StrEnum):
    """``speech``: words are attributed; ``attitude``: a belief, a wish, an intention."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One attribution in one article: content, cue and the mention of who said it.

    ``content`` holds the spans of what was said, quotation marks included, in order; ``marked`` the
    spans inside quotation marks, marks excluded.  ``cue`` are the words that attribute ("said",
    "according to"), ``source`` the mention it is attributed to ("he", "the Syrian foreign minister"),
    ``addressee`` the mention of who was told.  Any of the last three may be empty.  ``mode`` parts what was
    said from what is thought or wanted.  ``id`` stays the same from run to run: its words and those around.
    """

    key: str
    article: str
    kind: QuotationKind
    content: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    mode: Mode = Mode.SPEECH
    id: str = ""


class Band(StrEnum):
    """How far a decision can be trusted."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source resolves to, over all articles.

    ``name`` is the fullest name in print, ``spellings`` every form in which the articles name them,
    ``roles`` what the articles call them ("Russian Foreign Minister"), ``kind`` ``person`` or
    ``organisation``.
    """

    key: str
    name: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quotation: a speaker's key or ``None``, how sure, and why (sentences for people)."""

    quotation: str
    speaker: str | None
    band: Band
    reasons: tuple[str, ...] = ()
