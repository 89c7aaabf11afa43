"""Ties the notices of an article to the quotations that they cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from quotes.model import Article, Chain, Parse, Quotation, Sentence, Span, Step
from quotes.outlets import short_name
from quotes.places import Places
from quotes.provenance.credits import find_credits
from quotes.provenance.languages import ANY_LANGUAGE
from quotes.provenance.notices import find_notices
from quotes.provenance.own import without_quoted_text
from quotes.provenance.phrases import Notice

_PERSONAL = {"he", "she", "they", "his", "her", "hers", "him", "their", "them", "who"}
_OF_A_PERSON = {"translation", "back-translation", "interpreter", "spoken"}
_OF_AN_OUTLET = {"relay", "pickup"}
_EVERYBODY = re.compile(r"^\W*(?:both|all|the (?:two|three|four))\b", re.IGNORECASE)
_ORDER = (
    "spoken",
    "occasion",
    "original",
    "interpreter",
    "translation",
    "back-translation",
    "relay",
    "pickup",
)
"""The kinds of steps on the way from mouth to page."""
MOST_WIDE = 50
"""Notices that cover all of an article or of a person; further ones of one article are passed over."""
_LEAD = 100  # characters before a notice in which a comma is looked for


def find_chains(
    article: Article,
    parse: Parse,
    quotations: Sequence[Quotation],
    names: Mapping[str, str] | None = None,
) -> tuple[Chain, ...]:
    """Say how each quotation of one article reached the page, as far as the article says so.

    A notice covers what its own sentence attributes: of several speakers there, the one whose cue is
    nearest.  A notice of a translation, an interpreter or a language in a sentence that attributes nothing
    ("Quotes have been translated …", "He spoke through an interpreter.") covers all of the article, or all
    of that person.  Quotations of which nothing is said have no chain.  Chains are in the order of the
    quotations, steps from mouth to page; spans count characters of ``article.text``.

    ``names`` are of the speakers that are known, by the quotation's key: they say who "he" is.
    """
    own = {short_name(credit.agency) for credit in find_credits(article)}
    if article.outlet and article.outlet[:1].isupper():
        own.add(article.outlet)
    steps: list[Step] = []
    taken: dict[str, list[int]] = {quotation.key: [] for quotation in quotations}
    attributed = _Attributed(quotations)
    starts = [sentence.start for sentence in parse.sentences]
    mentions = cache(lambda: _carried_forward(quotations, article, names or {}))
    wide = 0
    for notice in find_notices(without_quoted_text(article.text, quotations), parse, sorted(own)):
        here = attributed.in_sentence(parse.sentences[bisect_right(starts, notice.span.start) - 1])
        if not here and (notice.of_texts or notice.kind in _OF_A_PERSON):
            wide += 1
            if wide > MOST_WIDE:
                continue
        covered: Iterable[Quotation] = ()
        if here:
            covered = _nearest(
                notice, [q for q in here if not _is_part_of_what_was_said(notice, q, article.text)], article
            )
            if notice.kind in _OF_AN_OUTLET:
                covered = [*covered, *_passed_on(covered, here)]
        elif notice.of_texts:
            covered = quotations
        elif notice.kind in _OF_A_PERSON:
            covered = _of_that_person(notice, quotations, article, mentions())
        for quotation in covered:
            taken[quotation.key].append(len(steps))
        steps.append(Step(notice.kind, notice.what, notice.span))
    ordered = cache(lambda numbers: in_order(steps[number] for number in numbers))
    return tuple(Chain(key, ordered(tuple(numbers))) for key, numbers in taken.items() if numbers)


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps from mouth to page; those of one kind as stated before inferred, then as in the text."""
    return tuple(
        sorted(
            dict.fromkeys(steps),
            key=lambda s: (_ORDER.index(s.kind), not s.stated, s.article or "", s.span, s.what),
        )
    )


class _Attributed:
    """Quotations by where their words, their cues and their sources stand."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._spans = sorted(
            (*span, number)
            for number, quotation in enumerate(quotations)
            for span in chain(quotation.cue, quotation.source, quotation.content)
        )
        self._places = Places((start, end) for start, end, _ in self._spans)

    def in_sentence(self, sentence: Sentence) -> list[Quotation]:
        """Return the quotations that a sentence has a part of, in their order."""
        near = (self._spans[i] for i in self._places.near(sentence.start, sentence.end))
        found = {number for start, end, number in near if start < sentence.end and sentence.start < end}
        return [self._quotations[number] for number in sorted(found)]


def _is_part_of_what_was_said(notice: Notice, quotation: Quotation, text: str) -> bool:
    """Whether a notice inside an indirect statement belongs to the statement.

    Set off by a comma it does not: "… would be signed, he said, speaking through an interpreter".
    """
    inside = any(span.start <= notice.span.start < span.end for span in quotation.content)
    if not inside or notice.kind in {"translation", "back-translation", "interpreter"}:
        return False
    return not text[max(0, notice.span.start - _LEAD) : notice.span.start].rstrip().endswith(",")


def _nearest(notice: Notice, here: Sequence[Quotation], article: Article) -> list[Quotation]:
    """Return the quotations of the speaker whose cue is nearest to the notice."""
    distances = {q.key: _distance(notice.span, q.cue or q.source) for q in here}
    if not any(q.cue or q.source for q in here):
        return list(here)
    nearest = min((q for q in here if q.cue or q.source), key=lambda q: distances[q.key])
    mention = _mention(nearest, article)
    return [q for q in here if q is nearest or _may_be_same(_mention(q, article), mention)]


def _passed_on(covered: Sequence[Quotation], here: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations whose attribution is what another says: "“…” she said, according to Reuters"."""
    contents = [span for quotation in covered for span in quotation.content]
    return [
        quotation
        for quotation in here
        if quotation not in covered
        and any(s.start <= cue.start and cue.end <= s.end for cue in quotation.cue for s in contents)
    ]


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min((max(o.start - span.end, span.start - o.end, 0) for o in others), default=0)


def _mention(quotation: Quotation, article: Article) -> str:
    return " ".join(article.text[start:end] for start, end in quotation.source)


@lru_cache(maxsize=8192)
def _names(text: str) -> frozenset[str]:
    """Return the capitalised words of a text, hyphened ones also by their parts."""
    words = re.findall(r"[\w-]+", text)
    return frozenset(part for word in words for part in (word, *word.split("-")) if part[:1].isupper())


@lru_cache(maxsize=8192)
def _last_name(mention: str) -> frozenset[str]:
    """Return the last capitalised word: titles and first names before it are shared by strangers."""
    return frozenset(re.findall(r"\b[A-ZÀ-ÖØ-Þ]\w*", mention)[-1:])


def _is_open(mention: str) -> bool:
    """Whether a mention leaves open who it is: empty or a pronoun."""
    return not mention.strip() or mention.strip().lower() in _PERSONAL


def _may_be_same(mention: str, other: str) -> bool:
    if mention == other or _is_open(mention) or _is_open(other):
        return True
    return bool(_last_name(mention) & _names(other) or _last_name(other) & _names(mention))


def _of_that_person(
    notice: Notice, quotations: Sequence[Quotation], article: Article, mentions: Mapping[str, str]
) -> list[Quotation]:
    """Return the quotations of whom the notice's sentence names, or of the last named where it says "he".

    Where it names nobody ("The minister spoke through an interpreter."), of who is quoted beside it.
    """
    subject = _subject(notice, article)
    if _EVERYBODY.search(subject):
        return list(quotations)
    wanted = _names(subject)
    named = [q for q in quotations if _last_name(mentions[q.key]) & wanted]
    if named:
        return named
    if not _PERSONAL & set(re.findall(r"\w+", subject.lower())):
        return [] if _names_somebody(subject) else _beside(notice, subject, quotations, mentions, article)
    before = [
        q for q in quotations if q.content and q.content[0].start < notice.span.start and mentions[q.key]
    ]
    if not before:
        return []
    who = mentions[before[-1].key]
    return [q for q in quotations if _may_be_same(mentions[q.key], who) and mentions[q.key]]


def _names_somebody(subject: str) -> bool:
    """Whether a capital stands in a subject that neither opens it nor names a language."""
    return bool(_names(ANY_LANGUAGE.sub("", subject).lstrip(" “\"'")[1:]))


def _subject(notice: Notice, article: Article) -> str:
    """Return the words of whom or what a notice speaks: none of those that name the translator."""
    text = article.text[notice.subject.start : notice.subject.end]
    at = notice.span.start - notice.subject.start
    phrase = re.split(r"\b(?:(?:re-?|back-?)?translat|interpret)\w*|\bby\b", text[at:], maxsplit=1)[0]
    return text[:at] + phrase


def _beside(
    notice: Notice,
    subject: str,
    quotations: Sequence[Quotation],
    mentions: Mapping[str, str],
    article: Article,
) -> list[Quotation]:
    """Return the quotations of who is quoted before a notice in its paragraph, or after it up to the next.

    Of the two, the one that is called what the notice calls them ("The coach …"); else the one after, but of
    words that were translated ("The coach's remarks …") the one before.
    """
    placed = [q for q in quotations if q.content]
    before = [q for q in placed if q.content[-1].end <= notice.span.start]
    after = [q for q in placed if q.content[0].start >= notice.span.end]
    near = [
        q
        for q, between, breaks in (
            *((q, Span(q.content[-1].end, notice.span.start), 0) for q in before[-1:]),
            *((q, Span(notice.span.end, q.content[0].start), 1) for q in after[:1]),
        )
        if len(re.findall(r"\n\s*\n", article.text[between.start : between.end])) <= breaks
    ]
    called = set(re.findall(r"\w{3,}", subject.lower())) - _PERSONAL
    if notice.kind not in {"translation", "back-translation"}:
        near.reverse()
    fits = [q for q in near if called & set(re.findall(r"\w{3,}", mentions[q.key].lower()))]
    for nearest in (fits or near)[:1]:
        who = mentions[nearest.key]
        return [q for q in quotations if q is nearest or (who and mentions[q.key] == who)]
    return []


def _carried_forward(
    quotations: Sequence[Quotation], article: Article, known: Mapping[str, str]
) -> dict[str, str]:
    """Return each quotation's mention; for an open one the speaker's name, or the last that was not."""
    last, mentions = "", {}
    for quotation in sorted(quotations, key=lambda q: q.content[:1]):
        mention = _mention(quotation, article)
        last = known.get(quotation.key, last) if _is_open(mention) else mention
        mentions[quotation.key] = last
    return mentions
