"""The part of an audit that somebody asks for, as an audit of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from quotes.letters import fold, plain
from quotes.lookup import Lookup
from quotes.model import Audit, Finding, Remark, Rendering

ALIKE = 85
"""How like one another two words must be to be one name, of 100, when neither begins as the other does."""
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; a remark is if one of its renderings is all of this.

    ``speaker`` and ``outlet`` are names in any spelling, ``since`` and ``until`` days of articles (ISO 8601),
    the last included.  ``renderings`` are keys, where they were searched for.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    renderings: frozenset[str] | None = None


class Shown(NamedTuple):
    """What was found in one audit: when that was made, the part of it, the identifiers that were asked for.

    ``quotation`` is the key of the one that is shown in its context, where one was asked for.
    """

    made: str
    audit: Audit
    asked: tuple[str, ...] = ()
    quotation: str | None = None


def some_remarks(audits: Sequence[tuple[str, Audit, Wish]]) -> Iterator[Shown]:
    """Yield the remarks that are asked for, audit by audit: when each was made, it, and what is asked of it.

    A remark that several audits have is shown once: by the first of those with most of its renderings.
    """
    best: dict[str, tuple[int, int]] = {}
    found = [wanted(audit, wish) for _, audit, wish in audits]
    for number, remarks in enumerate(found):
        for remark in remarks:
            best[remark.id] = min(best.get(remark.id, (1, 0)), (-len(remark.renderings), number))
    for number, ((made, audit, _), remarks) in enumerate(zip(audits, found, strict=True)):
        here = [remark for remark in remarks if best[remark.id][1] == number]
        if here:
            part = part_of(audit, {remark.key for remark in here})
            yield Shown(made, part, tuple(remark.id for remark in here))


def one_thing(audits: Sequence[tuple[str, Audit]], kind: str, identifier: str) -> Shown:
    """Return the ``remark``, ``quotation``, ``rendering`` or ``finding`` of that identifier, which is there.

    Of a rendering its quotation is shown, of a finding the remarks that it is about.
    """
    if kind == "remark":
        holders = ((made, a, r) for made, a in audits for r in a.remarks if r.id == identifier)
        made, audit, remark = max(holders, key=lambda holder: len(holder[2].renderings))
        return Shown(made, part_of(audit, {remark.key}), (identifier,))
    if kind == "finding":
        holds = ((m, a, f) for m, a in audits for f in (*a.findings, *a.ignored) if f.id == identifier)
        made, audit, finding = next(holds)
        remark_of = Lookup.of(audit).remarks
        about = {remark_of[key].key for key in finding.renderings if key in remark_of}
        about |= {finding.remark} if finding.remark is not None else set()
        return Shown(made, part_of(audit, about, findings={identifier}), (identifier,))
    for made, audit in audits:
        keys = {r.quotation for r in audit.renderings if kind == "rendering" and r.id == identifier}
        keys |= {q.key for q in audit.quotations if kind == "quotation" and q.id == identifier}
        if keys:
            inside = {r.key for r in audit.renderings if r.quotation in keys}
            remarks = {remark.key for remark in audit.remarks if not inside.isdisjoint(remark.renderings)}
            return Shown(made, part_of(audit, remarks, keys), (identifier,), min(keys))
    raise LookupError(identifier)


def wanted(audit: Audit, wish: Wish) -> list[Remark]:
    """Return the remarks that are asked for, in the order of the audit."""
    lookup = Lookup.of(audit)
    speakers = {
        speaker.key
        for speaker in audit.speakers
        if wish.speaker and is_called(wish.speaker, (speaker.name, *speaker.spellings))
    }

    def fits(rendering: Rendering) -> bool:
        article = lookup.article_of(rendering)
        return (
            (wish.speaker is None or rendering.speaker in speakers)
            and (wish.outlet is None or is_called(wish.outlet, (article.outlet_or_key,)))
            and (wish.since is None or (article.date or "") >= wish.since)
            and (wish.until is None or (article.date is not None and article.date[:10] <= wish.until))
            and (wish.renderings is None or rendering.key in wish.renderings)
        )

    return [
        remark for remark in audit.remarks if any(fits(lookup.renderings[key]) for key in remark.renderings)
    ]


def is_called(asked: str, names: Iterable[str]) -> bool:
    """Say whether somebody means one of these names: each word of theirs is one of its words.

    Two words are one if their transliterations agree, if one is the beginning of the other, or if they are
    :data:`ALIKE`.
    """
    words = [fold(word) or plain(word) for word in asked.split()]
    return bool(words) and any(
        all(any(_alike(word, fold(other)) for other in name.replace("-", " ").split()) for word in words)
        or "".join(words) in fold(name)
        for name in names
    )


def _alike(asked: str, word: str) -> bool:
    if len(asked) < _SHORT or len(word) < _SHORT:
        return asked == word
    return word.startswith(asked) or ratio(asked, word) >= ALIKE


def part_of(
    audit: Audit,
    remarks: Collection[str],
    quotations: Collection[str] = (),
    findings: Collection[str] = (),
) -> Audit:
    """Return an audit of some of its remarks and quotations (keys) alone, with all that these speak of.

    What is named in it is there too, such as other renderings, with the quotations and articles of these.
    Findings are those about it, and those of ``findings`` (identifiers).
    """
    lookup = Lookup.of(audit)
    kept = tuple(remark for remark in audit.remarks if remark.key in remarks)
    members = {key for remark in kept for key in remark.renderings}
    members |= {r.key for r in audit.renderings if r.quotation in quotations}
    named = members | {key for remark in kept for key in remark.candidates}
    named |= {host for key in members if (host := lookup.renderings[key].part_of) in lookup.renderings}
    named |= lookup.contested_with(members).keys()
    named |= {record.discloses for key in members if (record := lookup.undisclosed.get(key))}
    said = {lookup.renderings[key].quotation for key in named} | set(quotations)
    chains = tuple(chain for chain in audit.chains if chain.quotation in said)
    undisclosed = tuple(u for u in audit.undisclosed if {u.rendering, u.discloses} <= named)
    checks = tuple(check for check in audit.checks if check.rendering in members)
    keys = {remark.key for remark in kept}

    def concerns(finding: Finding) -> bool:
        return finding.id in findings or finding.remark in keys or not members.isdisjoint(finding.renderings)

    found, ignored = (tuple(filter(concerns, group)) for group in (audit.findings, audit.ignored))
    about = {(q.article, span) for q in audit.quotations if q.key in said for span in q.content}
    decided = tuple(
        each
        for each in audit.decided
        if any(
            article == there and _touch(span, other)
            for article, span in each.places
            for there, other in about
        )
    )
    speaks = {lookup.quotations[key].article for key in said}
    speaks |= {step.article for chain in chains for step in chain.steps if step.article is not None}
    speaks |= {record.step.article for record in undisclosed if record.step.article is not None}
    speaks |= {check.reference for check in checks if check.reference is not None}
    speaks |= {
        place.article for group in (found, ignored, decided) for each in group for place in each.places
    }
    attributions = tuple(a for a in audit.attributions if a.quotation in said)
    speakers = {a.speaker for a in attributions} | {remark.speaker for remark in kept}
    speakers |= {lookup.renderings[key].speaker for key in named}
    return replace(
        audit,
        articles=tuple(a for a in audit.articles if a.key in speaks),
        quotations=tuple(q for q in audit.quotations if q.key in said),
        attributions=attributions,
        speakers=tuple(s for s in audit.speakers if s.key in speakers),
        renderings=tuple(r for r in audit.renderings if r.key in named),
        remarks=kept,
        chains=chains,
        problems=(),
        sources=tuple(s for s in audit.sources if s.remark in keys),
        undisclosed=undisclosed,
        contested=tuple(c for c in audit.contested if named.issuperset(c.renderings)),
        transcripts=tuple(key for key in audit.transcripts if key in speaks),
        findings=found,
        checks=checks,
        decided=decided,
        ignored=ignored,
    )


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
