"""Which quotations a transcript of the corpus can be held against: those that report what it records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from quotes.lookup import Lookup, block_around
from quotes.model import Article, Checked, Mode, Outcome, Rendering, Step

FEWEST = 4
"""Words from which a quotation tells what it was taken from; fewer may be anybody's."""
BEFORE, AFTER = 1, 7
"""Days between a transcript and an article that reports it at most."""

_AS_SAID = (Outcome.VERBATIM, Outcome.TRUNCATED)
_THERE = (*_AS_SAID, Outcome.EDITED, Outcome.ALTERED)
_TRANSLATED = {"interpreter", "translation", "back-translation"}
_TEXTS = {"original", "relay", "pickup"}
_OTHER_TIME = re.compile(
    r"\b(?:earlier|previously|afterwards?|later|since|once"
    r"|last (?:week|month|year|night|spring|summer|autumn|fall|winter)"
    r"|(?:days?|weeks?|months?|years?) (?:ago|before)"
    r"|in (?:an?|the) (?:\w+ )?(?:interview|statement|letter|book|memoir|tweet|post|e-?mail|article)"
    r"|wrote|writes|writing|tweeted|posted|has (?:often|always|repeatedly)|in (?:19|20|21)\d\d)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def words_in(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


class Case(NamedTuple):
    """A check that found a quotation, with what it is about."""

    checked: Checked
    rendering: Rendering
    article: Article
    transcript: Article


def cases_of(lookup: Lookup) -> Iterator[Case]:
    """The quotations that are in a transcript of what was said in their language."""
    for checked in lookup.audit.checks:
        rendering = lookup.renderings[checked.rendering]
        if checked.reference is None or checked.outcome is Outcome.NOT_FOUND:
            continue
        if not _is_translated(lookup, rendering, checked.reference):
            transcript = lookup.articles[checked.reference]
            yield Case(checked, rendering, lookup.articles[rendering.article], transcript)


def reported(lookup: Lookup) -> dict[tuple[str, str], Article]:
    """The transcript that an article reports of a speaker: it prints words of it, and soon after.

    Of what is not dated, words that differ from the transcript's count half: they may have been said at
    another time.
    """
    words: dict[tuple[str, str], dict[str, float]] = {}
    for case in cases_of(lookup):
        said, size = case.rendering, len(words_in(case.rendering.text))
        soon = _is_soon(case.article.date, case.transcript.date)
        if case.checked.outcome not in _THERE or soon is False or size < FEWEST:
            continue
        worth = size if soon or case.checked.outcome in _AS_SAID else size / 2
        of_speaker = words.setdefault((said.article, said.speaker or ""), {})
        of_speaker[case.transcript.key] = of_speaker.get(case.transcript.key, 0) + worth
    found = {}
    for own, by_transcript in words.items():
        sure = next((key for key, worth in by_transcript.items() if worth >= FEWEST), None)
        if sure is not None:
            found[own] = lookup.articles[sure]
    return found


def is_in_one_remark(lookup: Lookup, case: Case) -> bool:
    """Whether a quotation and words of the transcript were found to be one remark, by whoever said it."""
    remark = lookup.remarks.get(case.rendering.key)
    keys = remark.renderings if remark is not None else ()
    return any(lookup.renderings[key].article == case.transcript.key for key in keys)


def is_of_it(lookup: Lookup, rendering: Rendering) -> bool:
    """Whether nothing tells that a quotation was said, or written, at another time or place."""
    quotation = lookup.quotations[rendering.quotation]
    article = lookup.articles[rendering.article]
    if quotation.mode is not Mode.SPEECH or _is_elsewhere(lookup, rendering):
        return False
    start, end = block_around(article, rendering.start)
    around = article.text[start : rendering.start], article.text[rendering.end : end]
    # The sentence before it and the words after it; what other quotations hold is not the reporter's.
    before = re.sub(r"[“\"][^”\"]*[”\"]", " ", around[0])
    sentences = re.split(r"(?<=[.!?])\s+", before)
    near = " ".join(sentences[-2:]) + " " + re.split(r"[.!?]\s", around[1].lstrip("”\"’' "))[0]
    return not _OTHER_TIME.search(near)


def _is_translated(lookup: Lookup, rendering: Rendering, transcript: str) -> bool:
    """Whether the quotation, or what the transcript has of its speaker, is told to be a translation."""
    heard = (
        other.key
        for other in lookup.audit.quotations
        if other.article == transcript and lookup.attributions[other.key].speaker == rendering.speaker
    )
    title = lookup.articles[transcript].title or ""
    steps = [step for key in (rendering.quotation, *heard) for step in lookup.steps.get(key, ())]
    return (
        any(step.kind in _TRANSLATED or _is_foreign(step, rendering) for step in steps)
        or re.search(r"\b(?:translat|interpret)", title, re.I) is not None
    )


def _is_foreign(step: Step, rendering: Rendering) -> bool:
    return step.kind == "spoken" and rendering.lang == "en" and step.what.casefold() != "english"


def _is_soon(printed: str | None, said: str | None) -> bool | None:
    """Whether an article is of the days on which it reports what was said; ``None`` if one is not dated."""
    try:
        days = (date.fromisoformat(printed or "") - date.fromisoformat(said or "")).days
    except ValueError:
        return None
    return -BEFORE <= days <= AFTER


def _is_elsewhere(lookup: Lookup, rendering: Rendering) -> bool:
    """Whether its chain names a place that no quotation of the transcript's words in that article has."""
    there: set[str] = set()
    for checked in lookup.audit.checks:
        other = lookup.renderings[checked.rendering]
        if checked.outcome in _THERE and other.article == rendering.article:
            there |= {s.what.casefold() for s in lookup.steps.get(other.quotation, ())}
    own = [s for s in lookup.steps.get(rendering.quotation, ()) if s.kind in _TEXTS and s.stated]
    own = [s for s in own if s.article in (None, rendering.article)]
    return any(s.what.casefold() not in there for s in own)
