"""All that was found; what people decided of it, and what happened to it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from quotes.model.article import Article, Input, Place, Problem
from quotes.model.chain import Chain, Sources, Undisclosed
from quotes.model.finding import Checked, Finding
from quotes.model.quotation import Attribution, Quotation, Speaker
from quotes.model.remark import Contested, Remark, Rendering


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of a person that holds in an audit.

    ``decide`` is what was decided (``same``, ``not-same``, ``speaker``, ``kind``, ``canonical``, ``ignore``,
    ``keep``, ``unsure``) of what stands at ``places``; ``reason`` who did, when and why, in words.
    ``value`` is the speaker's name or the kind, ``code`` the rule of the finding.  ``line`` is where it
    stands in the file.
    """

    decide: str
    places: tuple[Place, ...]
    reason: str
    value: str | None = None
    code: str | None = None
    line: int = 0


class Event(NamedTuple):
    """Something that happened to a ledger: ``at`` (ISO 8601, UTC), to what, by its identifier.

    ``what``: ``article`` or ``remark`` or ``finding`` (new; an article's identifier is its name),
    ``article-changed`` (another text under its name), ``canonical`` (another rendering stands for the remark:
    ``detail`` has its words, ``other`` its identifier), ``merged`` (the remark is now part of ``other``),
    ``split`` (it was part of ``other``), ``gone`` (no audit has the remark any more).
    """

    at: str
    what: str
    id: str
    other: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """All that was found in a set of articles."""

    articles: tuple[Article, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    renderings: tuple[Rendering, ...]
    remarks: tuple[Remark, ...]
    chains: tuple[Chain, ...]
    problems: tuple[Problem, ...] = ()
    made_by: tuple[tuple[str, str], ...] = ()
    """What made it, as (what, version) pairs: the program, its packages, its models."""
    sources: tuple[Sources, ...] = ()
    undisclosed: tuple[Undisclosed, ...] = ()
    contested: tuple[Contested, ...] = ()
    transcripts: tuple[str, ...] = ()
    """The keys of the articles that are transcripts of what was said."""
    findings: tuple[Finding, ...] = ()
    checks: tuple[Checked, ...] = ()
    """Renderings of those who speak in a transcript of the corpus, against that transcript."""
    decided: tuple[Decided, ...] = ()
    """The decisions of people that hold here, in the order of their file."""
    ignored: tuple[Finding, ...] = ()
    """What the rules found and people decided to ignore; it is not among the findings."""
    numbered: tuple[tuple[str, int], ...] = ()
    """The numbers that reports call remarks by, by their keys, where this is a part of a larger audit."""
    inputs: tuple[Input, ...] = ()
    """What became of each input, in the order in which they were given."""

    def article(self, key: str) -> Article:
        """Return the article of that key."""
        return next(a for a in self.articles if a.key == key)
