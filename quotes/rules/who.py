"""Rules about who said it: Q1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from quotes.letters import fold
from quotes.lookup import Lookup, block_around
from quotes.model import Band, Contested, Mode, Place, Quotation, QuotationKind, Rendering, Severity, Speaker
from quotes.rules import sides
from quotes.rules.compare import telling
from quotes.rules.nameless import begins_nameless, is_definite, is_nameless
from quotes.rules.rule import Found, Rule
from quotes.rules.saying import outlets, place, quoted
from quotes.rules.sides import Printed

FEWEST = 3
"""Words that a quotation without a source has at least, to be somebody's statement and not a title."""

_MARK = re.compile(r"[\"“”„«»'‘’‚‹›]")


def _missing(lookup: Lookup) -> Iterator[Found]:
    """Find statements in quotation marks without a word about who made them."""
    printed: dict[str, _Printed] = {}
    for quotation in _quoted(lookup):
        if quotation.source or lookup.attributions[quotation.key].speaker is not None:
            continue
        renderings = [r for r in _renderings(lookup, quotation) if len(r.text.split()) >= FEWEST]
        if not quotation.cue and not _stands_alone(lookup, quotation):
            renderings = []
        if not (stated := [r for r in renderings if _is_statement(r)]):
            continue
        if quotation.article not in printed:
            printed[quotation.article] = _Printed(lookup.in_article[quotation.article])
        if stated := [r for r in stated if not printed[quotation.article].is_said_again(r)]:
            outlet = lookup.articles[quotation.article].outlet_or_key
            yield Found(
                message=f"{outlet} does not say who said {quoted(stated[0].text)}.",
                places=_content(quotation),
                renderings=tuple(r.key for r in renderings),
            )


def _is_statement(rendering: Rendering) -> bool:
    return rendering.whole or any("VerbForm=Fin" in word.feats for word in rendering.words)


class _Printed:
    """What an article prints in quotation marks, by its telling words."""

    def __init__(self, renderings: Iterable[Rendering]) -> None:
        self._words = {r.key: words for r in renderings if _is_printed(r) and (words := telling(r))}
        self._with: dict[str, list[str]] = defaultdict(list)
        for key, words in self._words.items():
            for word in words:
                self._with[word].append(key)
        self._under: dict[str, list[str]] = defaultdict(list)
        for key, words in self._words.items():
            self._under[self._rarest(words)].append(key)

    def is_said_again(self, rendering: Rendering) -> bool:
        """Whether the words stand in another place too, as those in a box or a headline do.

        That is, whether some other has all telling words of the one, or the one all of the other.
        """
        own = self._words.get(rendering.key)
        if own is None:
            return False
        holding = self._with[self._rarest(own)]
        held = (key for word in own for key in self._under.get(word, ()))
        return any(own <= self._words[key] for key in holding if key != rendering.key) or any(
            self._words[key] <= own for key in held if key != rendering.key
        )

    def _rarest(self, words: AbstractSet[str]) -> str:
        return min(words, key=lambda word: (len(self._with[word]), word))


def _stands_alone(lookup: Lookup, quotation: Quotation) -> bool:
    """Whether a quotation is a paragraph or a headline of its own, with both its marks.

    In a paragraph with other sentences, these tell whose words they are, though no word attributes them.
    """
    article = lookup.articles[quotation.article]
    start, end = quotation.content[0].start, quotation.content[-1].end
    around = block_around(article, start)
    rest = article.text[around.start : start] + article.text[end : around.end]
    marks = _MARK.match(article.text, start), _MARK.match(article.text, end - 1)
    return not any(c.isalnum() for c in rest) and all(marks)


@dataclass(slots=True)
class _Nameless:
    """Somebody whom an article quotes without a name, and what it quotes."""

    source: str
    first: Place
    quotations: list[Quotation] = field(default_factory=list)


def _anonymous(lookup: Lookup) -> Iterator[Found]:
    """Find who is quoted without a name, once for all that an article quotes of them."""
    for key, found in _nameless(lookup).items():
        article = lookup.articles[key]
        for nameless in found:
            renderings = [r for q in nameless.quotations for r in _renderings(lookup, q)]
            number = len(nameless.quotations)
            yield Found(
                message=(
                    f"{article.outlet_or_key} quotes {quoted(nameless.source)}"
                    f"{'' if number == 1 else f' {number} times'} and gives no name."
                ),
                places=(nameless.first, *(p for q in nameless.quotations for p in _content(q))),
                renderings=tuple(r.key for r in renderings),
            )


def _nameless(lookup: Lookup) -> dict[str, list[_Nameless]]:
    """Those whom each article (its key) quotes without a name."""
    out: dict[str, list[_Nameless]] = {}
    for quotation in _quoted(lookup):
        if not quotation.source or lookup.attributions[quotation.key].speaker is not None:
            continue
        source = lookup.slices(quotation.article, quotation.source)
        found = out.setdefault(quotation.article, [])
        if begins_nameless(source):
            known = next((n for n in found if n.source.casefold() == source.casefold()), None)
            if known is None:
                found.append(known := _Nameless(source, Place(quotation.article, quotation.source[0])))
            known.quotations.append(quotation)
        elif found and is_nameless(source, found[-1].source):
            found[-1].quotations.append(quotation)
    return out


def _unsure(lookup: Lookup) -> Iterator[Found]:
    """Find mentions of a speaker who may be another, once for all of one name in an article."""
    groups: dict[tuple[str, str], list[Quotation]] = {}
    followed = {q.key for found in _nameless(lookup).values() for n in found for q in n.quotations}
    for quotation in _quoted(lookup):
        attribution = lookup.attributions[quotation.key]
        if not quotation.source or quotation.key in followed or attribution.band is not Band.UNSURE:
            continue
        source = lookup.slices(quotation.article, quotation.source)
        if attribution.speaker is None and not is_definite(source):
            continue
        if any(_is_statement(r) or len(r.text.split()) >= FEWEST for r in _renderings(lookup, quotation)):
            who = attribution.speaker or source.casefold()
            groups.setdefault((quotation.article, who), []).append(quotation)
    for (article, _), quotations in groups.items():
        first = quotations[0]
        speaker = lookup.speaker(lookup.attributions[first.key].speaker)
        source = quoted(lookup.slices(article, first.source))
        outlet = lookup.articles[article].outlet_or_key
        said = quoted(_renderings(lookup, first)[0].text)
        yield Found(
            message=(
                f"It is not certain that {source}, whom {outlet} quotes as saying {said}, is {speaker.name}."
                if speaker
                else f"It cannot be told who {source} is, whom {outlet} quotes as saying {said}."
            ),
            places=(Place(article, first.source[0]), *(p for q in quotations for p in _content(q))),
            renderings=tuple(r.key for q in quotations for r in _renderings(lookup, q)),
        )


def _conflict(lookup: Lookup) -> Iterator[Found]:
    """Find the same words under two speakers."""
    for contested in lookup.audit.contested:
        if (found := _contested(lookup, contested)) is not None:
            yield found


def _contested(lookup: Lookup, contested: Contested) -> Found | None:
    printed: dict[str, list[Printed]] = {}
    for key in contested.renderings:
        rendering = lookup.renderings[key]
        if rendering.speaker is not None and lookup.band(rendering.quotation) is not Band.UNSURE:
            who = next((k for k in printed if _may_be_one(lookup, k, rendering.speaker)), rendering.speaker)
            printed.setdefault(who, []).append(Printed(rendering, place(rendering).span))
    if len(printed) < 2:
        return None
    kept, odd = sides.part(lookup, None, printed.values())
    articles = {p.rendering.article for p in kept}
    odd = [side for side in odd if articles.isdisjoint(p.rendering.article for p in side)]
    if not odd:
        return None  # an article that gives words to two people has hardly done so
    given = [f"{sides.prints(lookup, sides.renderings(side))} it under {_who(lookup, side)}" for side in odd]
    return Found(
        message=(
            f"{outlets(lookup, sides.renderings(kept))} {_gives(lookup, kept)} {quoted(kept[0].words)} to "
            f"{_who(lookup, kept)}; {' and '.join(given)}."
        ),
        places=sides.places(odd, kept),
        renderings=sides.keys((*odd, kept)),
        severity=None if all(_is_certain(lookup, side) for side in (*odd, kept)) else Severity.WARNING,
    )


def _is_certain(lookup: Lookup, side: sides.Side) -> bool:
    """Whether the speaker of one of a side is certain, and not only whom "she" most likely is."""
    return any(lookup.band(printed.rendering.quotation) is Band.CERTAIN for printed in side)


def _gives(lookup: Lookup, side: sides.Side) -> str:
    return "gives" if len({lookup.article_of(p.rendering).outlet_or_key for p in side}) == 1 else "give"


def _who(lookup: Lookup, side: sides.Side) -> str:
    speaker = lookup.speaker(side[0].rendering.speaker)
    return speaker.name if speaker else "nobody"


def _may_be_one(lookup: Lookup, key: str, other: str) -> bool:
    """Whether two speakers may be one: an office and who holds it, or a name and its short form."""
    one, two = lookup.speakers[key], lookup.speakers[other]
    if key == other:
        return True
    if one.kind != two.kind:
        person, office = (two, one) if one.kind == "organisation" else (one, two)
        return not _stems(person.roles).isdisjoint(_stems((office.name, *office.spellings)))
    return one.kind == "person" and (_is_short_for(one, two) or _is_short_for(two, one))


_CALLED = re.compile(r"[^\W\d_]{5,}")
_STEM = 5


def _stems(phrases: tuple[str, ...]) -> frozenset[str]:
    """The beginnings of the words of roles and names: "minister" and "ministry" agree."""
    return frozenset(word.casefold()[:_STEM] for phrase in phrases for word in _CALLED.findall(phrase))


def _is_short_for(short: Speaker, full: Speaker) -> bool:
    names, all_names = ([fold(part) for part in speaker.name.split()] for speaker in (short, full))
    if not names or names[-1] != all_names[-1]:
        return False
    return len(names) == 1 or (len(names[0]) == 1 and all_names[0].startswith(names[0]))


def _quoted(lookup: Lookup) -> Iterator[Quotation]:
    """The quotations that hold quoted speech in English."""
    for quotation in lookup.audit.quotations:
        speech = quotation.mode is Mode.SPEECH and quotation.kind is not QuotationKind.INDIRECT
        renderings = _renderings(lookup, quotation)
        if quotation.marked and speech and renderings and all(r.is_english for r in renderings):
            yield quotation


def _renderings(lookup: Lookup, quotation: Quotation) -> list[Rendering]:
    return [r for r in lookup.in_quotation[quotation.key] if _is_printed(r)]


def _is_printed(rendering: Rendering) -> bool:
    """Whether it stands in quotation marks by itself, and not as part of another."""
    return rendering.marked and rendering.part_of is None


def _content(quotation: Quotation) -> tuple[Place, ...]:
    return tuple(Place(quotation.article, span) for span in quotation.content)


RULES: tuple[Rule, ...] = (
    Rule("Q101", "speaker-missing", Severity.NOTE, "Nobody is said to have said it.", _missing),
    Rule("Q102", "speaker-anonymous", Severity.NOTE, "Who said it has no name.", _anonymous),
    Rule("Q103", "speakers-conflict", Severity.ERROR, "The same words under two speakers.", _conflict),
    Rule("Q104", "speaker-unsure", Severity.NOTE, "It is not certain who said it.", _unsure),
)
