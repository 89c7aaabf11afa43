"""What is to be looked at, and what was held against what was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.model.article import Place, Span
from quotes.model.remark import Change, Operation


class Outcome(StrEnum):
    """What a rendering is to what was said, as a transcript or another reference has it.

    ``verbatim``: word for word; ``truncated``: words left out or put in, all of it shown by an ellipsis or
    brackets; ``edited``: words changed without a sign; ``altered``: what changed is a number, a negation, a
    name, a modal, a quantity or a condition; ``rendering``: the same in other words or another language;
    ``assembled``: put together from distant passages; ``not-found``: none of these.
    """

    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    EDITED = "edited"
    RENDERING = "rendering"
    ASSEMBLED = "assembled"
    ALTERED = "altered"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rendering (its key) is to a reference, an article's key; ``None`` where it is in none.

    ``places`` are where the reference has it, in the order of the rendering: one for each passage that stands
    apart.  ``operations`` turn the reference (``a``) into the rendering (``b``) word by word, ``changes`` are
    what a reader must not miss; besides the kinds of a link's there is ``condition``: an ellipsis drops it.
    ``score`` is the share of its words that are there, or how far a ``rendering`` of it is believed to be
    one (0–1).  ``reasons`` are sentences for people.
    """

    rendering: str
    outcome: Outcome
    reference: str | None = None
    places: tuple[Span, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    changes: tuple[Change, ...] = ()


class Severity(StrEnum):
    """``error``: what is printed misleads; ``warning``: it may; ``note``: an auditor should know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an auditor should look at.

    ``code`` names the rule that found it (``Q201``), ``message`` is one sentence for people.  ``places`` are
    where to look, the one that is to be mended first.  ``remark`` and ``renderings`` (keys) are what it is
    about, as far as it is about such.  ``id`` stays the same from run to run: the rule, and what its places
    hold.
    """

    id: str
    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    remark: str | None = None
    renderings: tuple[str, ...] = ()
