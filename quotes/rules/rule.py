"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources import files

from quotes.lookup import Lookup
from quotes.model import Place, Severity


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: as :class:`quotes.model.Finding`, whose code and severity are the rule's.

    ``severity`` overrides the rule's own where this case is graver or slighter than most.
    """

    message: str
    places: tuple[Place, ...]
    remark: str | None = None
    renderings: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code (``Q201``), a name in words with hyphens, what it says in a line, how it looks.

    The page of a rule (what it finds, why it matters, an example, what to do) is ``pages/CODE.md``.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    find: Callable[[Lookup], Iterable[Found]]
    instead_of: frozenset[str] = frozenset()
    """Codes of rules that say less of the same words: where this one finds something, theirs is not told."""

    @property
    def page(self) -> str:
        """The rule's page, in Markdown."""
        return files("quotes.rules").joinpath("pages", f"{self.code}.md").read_text("utf-8")
