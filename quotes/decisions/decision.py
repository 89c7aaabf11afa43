"""What a person decided, of which passages, and how that is said in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from quotes.identity import Anchor


class Decide(StrEnum):
    """What is decided of passages."""

    SAME = "same"
    """They are one remark."""
    NOT_SAME = "not-same"
    """No two of them are one remark."""
    SPEAKER = "speaker"
    """Who said it, or that nobody can tell."""
    KIND = "kind"
    """How it is quoted, or that it is no quotation."""
    CANONICAL = "canonical"
    """It stands for its remark."""
    IGNORE = "ignore"
    """A finding there is to be told no more."""
    KEEP = "keep"
    """A finding there is right: review asks no more."""
    UNSURE = "unsure"
    """Looked at and left open: review asks no more."""


NONE = "none"
"""The kind of what is no quotation."""

PAIRED = frozenset({Decide.SAME, Decide.NOT_SAME})
"""Decisions on two passages or more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a file of decisions.

    ``what`` are the passages that it is about.  ``value`` is the speaker's name, ``None`` for one who is not
    known, or the kind (``direct``, ``mixed``, ``indirect``, ``none``).  ``code`` is the rule of the finding.
    ``when`` is a date (ISO 8601).  ``line`` is where it was read.
    """

    decide: Decide
    what: tuple[Anchor, ...]
    value: str | None = None
    code: str | None = None
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = field(default=0, compare=False)

    @property
    def reason(self) -> str:
        """Who decided it, when and why, in words: "decided by mk on 2031-05-02: she was quoting him"."""
        verb = "chosen" if self.decide is Decide.CANONICAL else "decided"
        by = f" by {self.who}" if self.who else " by hand"
        on = f" on {self.when}" if self.when else ""
        return f"{verb}{by}{on}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions: its path, and its lines in order."""

    path: str
    lines: tuple[Decision, ...] = ()
