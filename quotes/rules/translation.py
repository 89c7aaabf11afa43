"""Rules about translation: Q3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.lookup import Lookup
from quotes.model import Place, Rendering, Severity, Span, Step, Undisclosed
from quotes.rules import sides
from quotes.rules.altered import altered
from quotes.rules.rivals import find_rivals, surely_of
from quotes.rules.rule import Found, Rule
from quotes.rules.saying import in_order, phrase, place, whose

_TRANSLATED = ("translation", "back-translation")
_TELLS = (*_TRANSLATED, "interpreter", "spoken")


def _undisclosed(lookup: Lookup) -> Iterator[Found]:
    """One finding for all that an article prints of one person."""
    records: dict[tuple[str, str], list[Undisclosed]] = defaultdict(list)
    for record in lookup.audit.undisclosed:
        rendering = lookup.renderings[record.rendering]
        speaker = rendering.speaker or lookup.remarks[rendering.key].key
        records[rendering.article, speaker].append(record)
    for (article, _), group in records.items():
        group.sort(key=lambda record: lookup.renderings[record.rendering].start)
        renderings = [lookup.renderings[record.rendering] for record in group]
        first = group[0]
        other = lookup.renderings[first.discloses]
        where = lookup.article_of(other).outlet_or_key
        if first.step.span == (other.start, other.end):
            tells = f"{where} prints it in {first.step.what}"
        else:
            tells = f"{where} says {phrase(lookup, other.article, first.step.span)}"
        yield Found(
            f"{lookup.articles[article].outlet_or_key} does not say that"
            f" {whose(lookup, renderings)} {'is a translation' if len(group) == 1 else 'are translations'}:"
            f" {tells}.",
            (*map(place, renderings), Place(other.article, first.step.span)),
            renderings=tuple(rendering.key for rendering in renderings),
        )
    yield from _either(lookup)


def _either(lookup: Lookup) -> Iterator[Found]:
    """One finding for all of a person that two articles print in two languages, and neither speaks of it.

    One of the two is a translation; nobody says which.
    """
    told = {record.rendering for record in lookup.audit.undisclosed}
    pairs: dict[tuple[str, str, str | None], list[tuple[Rendering, Rendering]]] = defaultdict(list)
    for remark in lookup.audit.remarks:
        printed = in_order(lookup, (r for r in surely_of(lookup, remark) if r.marked and r.part_of is None))
        if any(step.stated and step.kind in _TELLS for r in printed for step in lookup.steps_of(r)):
            continue
        foreign = [r for r in printed if not r.is_english]
        for rendering in printed if foreign else ():
            if rendering.is_english and rendering.key not in told:
                pair = (rendering.article, foreign[0].article, rendering.speaker)
                pairs[pair].append((rendering, foreign[0]))
    for (article, other, _), both in pairs.items():
        renderings = [rendering for rendering, _ in both]
        language = next(
            (s.what for s in lookup.steps_of(both[0][1]) if s.kind == "spoken"), "another language"
        )
        yield Found(
            f"{lookup.articles[article].outlet_or_key} prints {whose(lookup, renderings)} in English,"
            f" {lookup.articles[other].outlet_or_key} prints the same in {language}, and neither says"
            " which is the translation.",
            tuple(dict.fromkeys((*map(place, renderings), *(place(r) for _, r in both)))),
            renderings=tuple(dict.fromkeys(r.key for pair in both for r in pair)),
            severity=Severity.NOTE,
        )


_CHANGES = {kind: altered(kind, rivals=True) for kind in ("number", "negation", "name", "modal", "quantity")}
_GRAVE = ("number", "negation", "name")
"""Changes that are no translator's choice: one of the two is wrong."""


def _rivals(lookup: Lookup) -> Iterator[Found]:
    """One finding for each thing on which the translations of a remark part."""
    told: set[Place] = set()
    for kind, find in _CHANGES.items():
        for found in find(lookup):
            told.update(found.places)
            first = lookup.renderings[found.renderings[0]]
            yield replace(
                found,
                message=f"{_translations(lookup, first)}: {found.message}",
                severity=found.severity or (Severity.ERROR if kind in _GRAVE else None),
            )
    for remark in lookup.audit.remarks:
        rivals = find_rivals(lookup, remark)
        if rivals is not None:
            odd, kept = rivals
            places = sides.places([odd], kept)
            if told.isdisjoint(places):
                yield Found(
                    f"{_translations(lookup, odd[0].rendering)}: {sides.odd_against(lookup, [odd], kept)}.",
                    places,
                    remark=remark.key,
                    renderings=sides.keys([odd, kept]),
                )


def _translations(lookup: Lookup, rendering: Rendering) -> str:
    speaker = lookup.speaker(lookup.remarks[rendering.key].speaker)
    return f"Translations{f' of {speaker.name}' if speaker else ''} do not mean the same"


_TWICE = re.compile(
    r"translat\w+\s+(?:of|from)\s+(?:\w+\s+){0,2}translation|translated\s+translation|\bre-?translat", re.I
)
"""A phrase that itself tells of two translations: "translated from a German translation"."""


def _again(lookup: Lookup) -> Iterator[Found]:
    """One finding for all that an article prints by one phrase, or for one reason."""
    told: dict[tuple[str, str, Span | str], tuple[Step, list[Rendering]]] = {}
    for rendering in _printed(lookup):
        step = _twice(lookup, rendering)
        if step is not None:
            what = step.reason if not step.stated else step.span
            key = (rendering.article, rendering.speaker or "", what)
            told.setdefault(key, (step, []))[1].append(rendering)
    for (article, _, _), (step, renderings) in told.items():
        outlet = lookup.articles[article].outlet_or_key
        which = whose(lookup, renderings)
        are = "is" if len(renderings) == 1 else "are"
        again = "a translation of a translation" if len(renderings) == 1 else "translations of a translation"
        if step.stated:
            message = f"{outlet} says that {which} {are} {again}: {phrase(lookup, article, step.span)}."
        else:
            message = f"{outlet} seems to print {which} from a translation of a translation: {step.reason}."
        yield Found(
            message,
            _with_phrase(map(place, renderings), Place(step.article or article, step.span)),
            renderings=tuple(rendering.key for rendering in renderings),
            severity=Severity.NOTE if step.stated else None,
        )


def _twice(lookup: Lookup, rendering: Rendering) -> Step | None:
    """Return the step that says, or lets infer, that words were translated twice."""
    steps = lookup.steps_of(rendering)
    stated = [step for step in steps if step.stated and step.kind in _TRANSLATED]
    text = lookup.article_of(rendering).text
    for step in stated:
        if step.kind == "back-translation" or _TWICE.search(text, *step.span):
            return step
    inferred = [step for step in steps if not step.stated]
    kinds = _TRANSLATED if stated else ("back-translation",)
    return next((step for step in inferred if step.kind in kinds), None)


_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        # "his ministry's English translation", "our own translation"
        r"(?i:(?:[\w-]+[’']s?|\b(?:his|her|our|my|their|its))\s+(?:[\w-]+\s+){0,3}?(?:translation|subtitle|caption))",
        # "translated by Maia Roe", but not "a translation seen by the Post"
        r"(?i:(?<!\bseen)(?<!obtained)(?<!\bread)(?<!viewed)(?<!shared)(?<!reviewed)\s+(?:by|with|using)\s)",
        r"(?i:\b(?:on|from|to)\s+(?:the|its|his|her|their)\b.*(?:site|page|channel|account|feed)s?\b)",
        r"(?i:\bofficial\b|\b(?:our|my) own\b|\bours\b|\bmine\b|\b(?:machine|automatic)\s+translation)",
    )
)
"""Phrases that say who translated, or who put the translation out."""

_WHOSE = re.compile(
    r"(?<=\s)([A-Z][\w-]*)(?=(?:\s+[A-Z][\w-]*)*(?:\s+[a-z-]+){0,2}\s+[Tt]ranslat(?:ion|e)\b)"
)
"""A name before the word: "a Reuters translation", "Google Translate"; or a language."""


def _unnamed(lookup: Lookup) -> Iterator[Found]:
    """One finding for each phrase that tells of a translation and not of a translator."""
    phrases: dict[Place, list[Rendering]] = defaultdict(list)
    named: set[tuple[str, str | None]] = set()
    for rendering in _printed(lookup):
        article = lookup.article_of(rendering)
        for step in lookup.steps_of(rendering):
            if step.kind in _TRANSLATED and step.stated and step.article is None:
                if _names_translator(article.text[step.span.start : step.span.end], step):
                    named.add((rendering.article, rendering.speaker))
                else:
                    phrases[Place(rendering.article, step.span)].append(rendering)
    for where, renderings in phrases.items():
        if any((where.article, rendering.speaker) in named for rendering in renderings):
            continue
        outlet = lookup.articles[where.article].outlet_or_key
        yield Found(
            f"{outlet} does not say who translated {whose(lookup, renderings)}:"
            f" {phrase(lookup, where.article, where.span)}.",
            (where, *map(place, renderings)),
            renderings=tuple(rendering.key for rendering in renderings),
        )


def _names_translator(words: str, step: Step) -> bool:
    names = (name.partition("-")[0] for name in _WHOSE.findall(words))
    return any(pattern.search(words) for pattern in _NAMED) or any(name not in step.what for name in names)


def _printed(lookup: Lookup) -> list[Rendering]:
    """Return the renderings in quotation marks that are no part of another, by date, article and place."""
    return in_order(lookup, (r for r in lookup.audit.renderings if r.marked and r.part_of is None))


def _with_phrase(places: Iterable[Place], phrase: Place) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((*places, phrase)))


RULES: tuple[Rule, ...] = (
    Rule(
        "Q301",
        "translation-undisclosed",
        Severity.WARNING,
        "Words are printed as if they were the speaker's own; another article says that they are translated.",
        _undisclosed,
    ),
    Rule(
        "Q302",
        "rival-translations",
        Severity.WARNING,
        "Two translations of one remark do not mean the same.",
        _rivals,
    ),
    Rule(
        "Q303",
        "translated-again",
        Severity.WARNING,
        "What is printed is the translation of a translation.",
        _again,
    ),
    Rule(
        "Q304",
        "translator-unnamed",
        Severity.NOTE,
        "An article says that words were translated, but not by whom.",
        _unnamed,
    ),
)
