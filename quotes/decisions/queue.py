"""What to ask people, in which order: what is most in doubt and matters most comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quotes.decisions.decision import Decide, Decision
from quotes.decisions.places import is_about, quotation_at, rendering_at
from quotes.identity import Anchor, anchor
from quotes.lookup import Lookup
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Decided,
    Finding,
    Link,
    Place,
    Quotation,
    Remark,
    Rendering,
    Severity,
    Span,
    Speaker,
)
from quotes.ties import Tie, resolve_ties

CHOICES = 9
"""Speakers to choose from: one a key."""

HOSTS = 3
"""Renderings that a fragment may be cut from, of which people are asked."""

FITS_SEVERAL = 0.6
NOBODY = 0.3
SOMEBODY = 0.5
"""How much in doubt are a fragment that fits several, a speaker who is unknown, one who is unsure."""

GRAVITY = {Severity.ERROR: 0.7, Severity.WARNING: 0.4, Severity.NOTE: 0.1}
"""How much it matters whether a finding is right, beside those doubts."""


class Topic(StrEnum):
    """What a question is about."""

    LINK = "link"
    SPEAKER = "speaker"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Question:
    """A question on passages: how far (0–1) it is in doubt, and how many renderings it concerns.

    Of a link there are ``pair``, the two renderings, the one in doubt second, and ``link``, ``None`` for what
    a fragment may be cut from; of a speaker ``attribution`` and ``candidates``, the likeliest first; of a
    finding ``finding``.
    """

    topic: Topic
    places: tuple[Place, ...]
    what: tuple[Anchor, ...]
    doubt: float
    weight: int
    pair: tuple[Rendering, Rendering] | None = None
    link: Link | None = None
    attribution: Attribution | None = None
    candidates: tuple[Speaker, ...] = ()
    finding: Finding | None = None

    def answer(
        self, decide: Decide, value: str | None = None, *, who: str = "", when: str = "", why: str = ""
    ) -> Decision:
        """Return the decision that an answer is."""
        code = self.finding.code if self.finding is not None else None
        return Decision(decide, self.what, value, code, who, when, why)


def questions(audit: Audit) -> tuple[Question, ...]:
    """Return what to ask of an audit: its unsure links, its unsure speakers, its findings.

    Nothing that was decided, or looked at and left open, is asked.  First comes what is most in doubt, times
    how many renderings it concerns, then what stands first.
    """
    lookup = Lookup.of(audit)
    speakers = list(_speakers(lookup))
    asked = [*_links(lookup), *speakers, *_findings(lookup, speakers)]
    order = {article.key: at for at, article in enumerate(audit.articles)}

    def rank(question: Question) -> tuple[float, str, list[tuple[int, Span]]]:
        places = [(order[place.article], place.span) for place in question.places]
        return -question.doubt * question.weight, question.topic, places

    return tuple(sorted(asked, key=rank))


def is_settled(question: Question, answers: Sequence[tuple[Question, Decision]]) -> bool:
    """Return whether answers given since the audit leave nothing to ask: they imply what is asked.

    A fragment that was put with one rendering is not asked about again.
    """
    if question.pair is None:
        return False
    a, b = (rendering.key for rendering in question.pair)
    given = [
        Tie((asked.pair[0].key, asked.pair[1].key), decision.decide is Decide.SAME)
        for asked, decision in answers
        if asked.pair is not None and decision.decide in {Decide.SAME, Decide.NOT_SAME}
    ]
    ties, _ = resolve_ties(given)
    placed = question.link is None and any(tie.same and b in tie.keys for tie in ties.ties)
    return placed or ties.same(a, b) or ties.apart(a, b)


def _question(lookup: Lookup, topic: Topic, places: Sequence[Place], doubt: float, weight: int) -> Question:
    about = [(lookup.articles[place.article], place.span) for place in places]
    what = tuple(anchor(article, _worded(article, span)) for article, span in about)
    return Question(topic, tuple(places), what, doubt, weight)


def _links(lookup: Lookup) -> Iterator[Question]:
    left_open = {
        frozenset(found.key for place in decided.places if (found := _at(lookup, place)) is not None)
        for decided in lookup.audit.decided
        if decided.decide == Decide.UNSURE and decided.code is None
    }
    for remark in lookup.audit.remarks:
        whole = _whole(lookup, remark)
        for link in remark.links:
            if link.band is Band.UNSURE and {link.a, link.b} <= whole.keys():
                pair = whole[link.a], whole[link.b]
                if frozenset((link.a, link.b)) not in left_open:
                    yield replace(_pair(lookup, pair, 1 - link.score, len(whole)), link=link)
        if len(whole) == 1:
            for key in remark.candidates[:HOSTS]:
                host = lookup.renderings.get(key)
                if host is not None and frozenset((key, remark.canonical)) not in left_open:
                    weight = 1 + len(_whole(lookup, lookup.remarks[key]))
                    yield _pair(lookup, (host, whole[remark.canonical]), FITS_SEVERAL, weight)


def _pair(lookup: Lookup, pair: tuple[Rendering, Rendering], doubt: float, weight: int) -> Question:
    places = [_place(rendering) for rendering in pair]
    return replace(_question(lookup, Topic.LINK, places, doubt, weight), pair=pair)


def _speakers(lookup: Lookup) -> Iterator[Question]:
    looked_at = {
        found.key
        for decided in lookup.audit.decided
        if decided.decide == Decide.UNSURE and decided.code is None and len(decided.places) == 1
        for found in [quotation_at(decided.places[0], lookup.audit.quotations)]
        if found is not None
    }
    said = _Said(lookup)
    printed: dict[str, list[Rendering]] = defaultdict(list)
    for rendering in lookup.audit.renderings:
        if rendering.part_of is None and rendering.marked:
            printed[rendering.quotation].append(rendering)
    for attribution in lookup.audit.attributions:
        own = printed[attribution.quotation]
        unsure = attribution.band is Band.UNSURE and attribution.quotation not in looked_at
        if unsure and any(rendering.is_english for rendering in own):
            quotation = lookup.quotations[attribution.quotation]
            longest = max(quotation.content, key=lambda span: (span.end - span.start, -span.start))
            place = Place(quotation.article, longest)
            remarks = {lookup.remarks[r.key].key: lookup.remarks[r.key] for r in own}.values()
            others = [r for remark in remarks for r in _whole(lookup, remark).values()]
            doubt = NOBODY if attribution.speaker is None else SOMEBODY
            asked = _question(lookup, Topic.SPEAKER, [place], doubt, len(others))
            choices = said.candidates(quotation, attribution, others)
            yield replace(asked, attribution=attribution, candidates=choices)


class _Said:
    """Who speaks where, and how much, in all of an audit."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._in: dict[str, list[tuple[int, str]]] = defaultdict(list)
        said: Counter[str] = Counter()
        for attribution in lookup.audit.attributions:
            if attribution.speaker is not None:
                said[attribution.speaker] += 1
                quotation = lookup.quotations[attribution.quotation]
                self._in[quotation.article].append((quotation.content[0].start, attribution.speaker))
        self._most = sorted(said, key=lambda key: (-said[key], key))[:CHOICES]

    def candidates(
        self, quotation: Quotation, attribution: Attribution, others: Sequence[Rendering]
    ) -> tuple[Speaker, ...]:
        """Return who may have said a quotation.

        The one that it is given to, those who say the same elsewhere, those who speak in its article, the
        nearest first, and those who speak most.
        """
        here = quotation.content[0].start
        near = sorted((abs(start - here), key) for start, key in self._in[quotation.article])
        same = (other.speaker for other in others)
        keys = dict.fromkeys([attribution.speaker, *same, *(key for _, key in near), *self._most])
        found = (self._lookup.speaker(key) for key in keys)
        return tuple(speaker for speaker in found if speaker is not None)[:CHOICES]


def _findings(lookup: Lookup, speakers: Sequence[Question]) -> Iterator[Question]:
    """Ask of each finding, but not of a note on words, or their source, where it is asked who said them."""
    seen: dict[str, list[Decided]] = defaultdict(list)
    for decided in lookup.audit.decided:
        if decided.code is not None and decided.decide in {Decide.KEEP, Decide.UNSURE}:
            seen[decided.code].append(decided)
    asked = [question.places[0] for question in speakers]
    for question in speakers:
        if question.attribution is not None:
            quotation = lookup.quotations[question.attribution.quotation]
            asked += [Place(quotation.article, span) for span in quotation.source]
    for finding in lookup.audit.findings:
        if any(is_about(one.places, one.code, finding) for one in seen[finding.code]):
            continue
        if finding.severity is Severity.NOTE and any(_within(finding.places[0], place) for place in asked):
            continue
        weight = max(1, len(finding.renderings))
        question = _question(lookup, Topic.FINDING, finding.places, GRAVITY[finding.severity], weight)
        yield replace(question, finding=finding)


def _whole(lookup: Lookup, remark: Remark) -> dict[str, Rendering]:
    """Return the renderings of a remark, by key, without passages of others."""
    found = (lookup.renderings[key] for key in remark.renderings)
    return {rendering.key: rendering for rendering in found if rendering.part_of is None}


def _place(rendering: Rendering) -> Place:
    return Place(rendering.article, Span(rendering.start, rendering.end))


def _at(lookup: Lookup, place: Place) -> Rendering | None:
    return rendering_at(place, lookup.audit.renderings)


def _worded(article: Article, span: Span) -> Span:
    """Return a span, with the words before and after it if it holds none: an anchor needs words."""
    if article.text[slice(*span)].strip():
        return span
    before, after = article.text[: span.start].split()[-1:], article.text[span.end :].split()[:1]
    start = article.text.rfind(before[0], 0, span.start) if before else span.start
    return Span(start, article.text.index(after[0], span.end) + len(after[0]) if after else span.end)


def _within(place: Place, other: Place) -> bool:
    same = place.article == other.article
    return same and other.span.start <= place.span.start and place.span.end <= other.span.end
