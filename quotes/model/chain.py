"""How words reached the page, and from whom an article has them."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model.article import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way from mouth to page, with the phrase that says so.

    ``kind``: ``spoken`` (a language), ``occasion`` (a press conference, a call), ``original`` (a transcript,
    a post, a video, a written statement), ``interpreter``, ``translation``, ``back-translation`` (into the
    language that it was spoken in), ``relay`` (an agency or outlet that carried it), ``pickup`` (one to which
    it was said).  ``what`` names it ("Russian", "TASS").  ``span`` is the phrase; it is in the article
    ``article`` where that is not the quotation's own.  ``stated`` is whether an article says so of this very
    quotation; what is only inferred says why in ``reason``.
    """

    kind: str
    what: str
    span: Span
    stated: bool = True
    reason: str = ""
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """How a quotation reached the page; ``steps`` in order from mouth to page, then of the text."""

    quotation: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the articles that print a remark have it from.

    ``independent`` parts the articles' keys into those that are one source, the earliest article first in
    each.  ``reasons`` say in words why articles were folded together, one sentence a fold.
    """

    remark: str
    independent: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """A rendering that is a translation without its article saying so.

    ``discloses`` is another rendering of the remark, whose article says so in ``step``.
    """

    rendering: str
    discloses: str
    step: Step
