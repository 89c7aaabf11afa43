"""Where the reports tell each finding, and what needs no telling beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from quotes.model import Article, Finding, Link, Place, Remark, Rendering, Severity, Span
from quotes.prose import listed
from quotes.report.index import Index

# What the reports say of a remark by themselves is said by these rules too; where one of them found it, with
# its code, the report need not say it again.  Where a rule was not asked for, the report says it as ever.
CONFLICT = frozenset({"Q103"})
DOUBT = frozenset({"Q104"})
UNDISCLOSED = frozenset({"Q301"})
AGAIN = frozenset({"Q303"})
COPIES = frozenset({"Q402"})
UNSAID = UNDISCLOSED | {"Q304"}
"""Rules that find what an article does not say: of one speaker, each time."""
UNSIGNED = frozenset({"Q404"})
"""Rules that find what an article does not say of itself."""
_ALTERED = frozenset({"Q201", "Q202", "Q203", "Q204", "Q211", "Q302"})


class Told(NamedTuple):
    """A finding where it is told, or only named: then ``see`` is the number of the remark that tells it."""

    finding: Finding
    see: int | None = None


class Row(NamedTuple):
    """A row of the table of findings: what it says, of which findings, and the numbers of their remarks.

    The findings are of one code and one severity.
    """

    message: str
    findings: tuple[Finding, ...]
    remarks: tuple[int, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all its findings."""
        return tuple(place for finding in self.findings for place in finding.places)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of an audit by where they are told, each in full once.

    ``numbers`` are those of the remarks, by key.  ``remarks`` has what is told of a remark as a whole, and
    ``renderings`` what of one beside the canonical rendering, by their keys.  ``articles`` has what belongs
    to no remark, and the notes about several, by the article's key.  ``about`` has what is told of each
    rendering at its remark.
    """

    numbers: dict[str, int]
    remarks: dict[str, list[Told]]
    renderings: dict[str, list[Told]]
    articles: dict[str, list[Finding]]
    about: dict[str, list[Finding]]

    @classmethod
    def of(cls, index: Index) -> Findings:
        """Find each finding its place."""
        ordered = {remark.key: remark for remark in index.in_order()}
        numbers = dict(index.audit.numbered) or {key: number for number, key in enumerate(ordered, start=1)}
        found = cls(numbers, {}, {}, {}, {})
        shown: dict[str, dict[str, int]] = {}
        for finding in index.audit.findings:
            concerned = _concerned(index, finding, ordered)
            own = [finding.remark] if finding.remark in ordered else []
            about = {*own, *(index.remarks[key].key for key in concerned)}
            remarks = sorted(about, key=found.numbers.__getitem__)
            if not remarks or (len(remarks) > 1 and finding.severity is Severity.NOTE):
                found.articles.setdefault(finding.places[0].article, []).append(finding)
                continue
            home = (*own, *remarks)[0]
            for key in remarks:
                if key not in shown:
                    shown[key] = {r.key: at for at, r in enumerate(index.shown(ordered[key]))}
                here = sorted((k for k in concerned if k in shown[key]), key=shown[key].__getitem__)
                printed = _printed(ordered[key], finding, [index.renderings[k] for k in here])
                there = found.remarks if printed is None else found.renderings
                see = None if key == home else found.numbers[home]
                there.setdefault(printed or key, []).append(Told(finding, see))
            for key in concerned:
                found.about.setdefault(key, []).append(finding)
        return found

    def have(self, codes: frozenset[str], renderings: Iterable[str]) -> bool:
        """Say whether what one of these rules found is told of one of these renderings (keys)."""
        return any(finding.code in codes for key in renderings for finding in self.about.get(key, ()))

    def untold(self, index: Index, link: Link) -> Link:
        """Return a link without the changes that findings about its two renderings tell."""
        a, b = (index.renderings[key].article for key in (link.a, link.b))
        places = [
            place
            for key in (link.a, link.b)
            for finding in self.about.get(key, ())
            if finding.code in _ALTERED
            for place in finding.places
        ]
        left = (
            change
            for change in link.changes
            if not any(
                overlap(side, place) for side in (Place(a, change.a), Place(b, change.b)) for place in places
            )
        )
        return replace(link, changes=tuple(left))

    def of_remark(self, remark: Remark) -> Iterator[Told]:
        """Yield what is told at a remark: of all of it, then of its renderings."""
        yield from self.remarks.get(remark.key, ())
        for key in remark.renderings:
            yield from self.renderings.get(key, ())

    def by_article(self, index: Index) -> Iterator[tuple[Article, list[Finding]]]:
        """Yield the articles of which something is told that is told at no remark."""
        for article in index.audit.articles:
            if article.key in self.articles:
                yield article, self.articles[article.key]


def tabled(index: Index, told: Findings) -> list[Row]:
    """Return errors and warnings, and the notes that are told at no remark, as the rows of a table.

    The remarks of a row are those that tell of its findings, or else all that these are about.  What an
    article does not say of several speakers is one row, and what several articles do not say of themselves.
    """
    at: dict[str, list[int]] = {}
    for remark in index.in_order():
        for finding, _ in told.of_remark(remark):
            at.setdefault(finding.id, []).append(told.numbers[remark.key])

    def numbers(finding: Finding) -> Iterable[int]:
        about = (index.remarks[key].key for key in finding.renderings if key in index.remarks)
        return at.get(finding.id) or (told.numbers[key] for key in about)

    rows: dict[tuple[object, ...], dict[str, Finding]] = {}
    before: Counter[tuple[object, ...]] = Counter()
    for part in parted(map(Told, index.audit.findings)):
        for finding, _ in part:
            if finding.severity is Severity.NOTE and finding.id in at:
                continue
            said, whom = _said_of(index, finding)
            if not whom:
                rows[finding.id,] = {"": finding}
                continue
            before[said, whom] += 1
            rows.setdefault((said, before[said, whom]), {})[whom] = finding
    return [
        Row(_message(row), tuple(row.values()), tuple(sorted({n for f in row.values() for n in numbers(f)})))
        for row in rows.values()
    ]


def _said_of(index: Index, finding: Finding) -> tuple[tuple[object, ...], str]:
    """Return what a finding says that others may say as well, and of whom: a speaker, an article.

    Of nobody where each finding is a row of its own.
    """
    article = finding.places[0].article
    if finding.code in UNSAID:
        return (finding.code, finding.severity, article), _speaker(index, finding) or ""
    if finding.code in UNSIGNED:
        name = index.articles[article].outlet_or_key
        return (finding.code, finding.severity, finding.message.replace(name, "", 1)), name
    return (), ""


def _speaker(index: Index, finding: Finding) -> str | None:
    """Return the name of whom a finding's own article quotes, where that is one speaker who is known."""
    own = (index.renderings[key] for key in finding.renderings if key in index.renderings)
    keys = {rendering.speaker for rendering in own if rendering.article == finding.places[0].article}
    speaker = index.speaker(keys.pop()) if len(keys) == 1 else None
    return speaker.name if speaker is not None else None


def _message(row: dict[str, Finding]) -> str:
    """Return what the first finding of a row says, and of whom else the same is to be said."""
    _, *others = row
    first = next(iter(row.values()))
    whose = "those of " if first.code in UNSAID else ""
    return f"{first.message} The same goes for {whose}{listed(others)}." if others else first.message


def parted(told: Iterable[Told]) -> tuple[list[Told], list[Told]]:
    """Part findings into errors and warnings, the errors first, and notes."""
    ranks = list(Severity)
    ordered = sorted(told, key=lambda each: ranks.index(each.finding.severity))
    grave = [each for each in ordered if each.finding.severity is not Severity.NOTE]
    return grave, ordered[len(grave) :]


def _concerned(index: Index, finding: Finding, remarks: dict[str, Remark]) -> list[str]:
    """Return the renderings that a finding is about (keys): those that it names, or all of its remark."""
    named = [key for key in finding.renderings if key in index.remarks]
    if named or finding.remark not in remarks:
        return named
    return list(remarks[finding.remark].renderings)


def _printed(remark: Remark, finding: Finding, shown: Sequence[Rendering]) -> str | None:
    """Return the rendering of a remark that a finding is about first, by its places (its key).

    ``shown`` are those that it is about, as they are shown.  ``None`` if that is the canonical one, or none.
    """
    for place in finding.places:
        for rendering in shown:
            if overlap(Place(rendering.article, Span(rendering.start, rendering.end)), place):
                return rendering.key if rendering.key != remark.canonical else None
    return None


def overlap(one: Place, other: Place) -> bool:
    """Say whether two places have characters in common."""
    within = one.span.start < other.span.end and other.span.start < one.span.end
    return one.article == other.article and within
