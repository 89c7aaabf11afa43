"""Groups as people decided: what is tied is together, what is held apart is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp

from quotes.grouping.align import make_text, overlap
from quotes.grouping.belief import LIMIT
from quotes.grouping.halves import join_halves, text_of, words_of
from quotes.grouping.relate import CERTAIN, LIKELY
from quotes.grouping.vectors import Encoder
from quotes.grouping.weigh import make_lexicon
from quotes.model import Article, Band, Link, Remark, Rendering
from quotes.ties import Ties

Fit = Callable[[int, int], float]
"""How far (0–1) two sentences are one remark."""

WITH = 0.6
"""The fit from which two that were both parted from a third are left together."""


def decide_groups(
    groups: Sequence[Sequence[int]],
    ordered: Sequence[Rendering],
    sentences: Sequence[Sequence[int]],
    ties: Ties,
    statement_of: Mapping[int, int],
    values: Mapping[tuple[int, int], float],
    vocabulary: Mapping[str, float],
    encoder: Encoder | None,
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the groups as people decided, in order of print, and the sentences that they are of.

    ``sentences`` are places in ``ordered``; a sentence on whose halves different things were decided is two,
    the second at the end.  ``values`` are log-odds of pairs of statements, ``statement_of`` says which one a
    sentence makes.
    """
    keys = [rendering.key for rendering in ordered]
    parted, origin = part_sentences(sentences, keys, ties)
    home = {number: group for group in map(list, groups) for number in group}
    for number, first in origin.items():
        home[first].append(number)
        home[number] = home[first]
    classes = {
        number: ties.classes[keys[half]]
        for number, halves in enumerate(parted)
        for half in halves
        if keys[half] in ties.classes
    }
    fit = closeness(ordered, parted, statement_of, values, vocabulary, encoder)
    whole = {id(group): group for group in home.values()}.values()
    held = hold_ties(list(whole), classes, ties, fit)
    in_print = [sorted(group, key=lambda number: parted[number]) for group in held]
    return sorted(in_print, key=lambda group: parted[group[0]]), parted


def widen_ties(ties: Ties, renderings: Sequence[Rendering], articles: Mapping[str, Article]) -> Ties:
    """Return ties that hold of whole sentences: what is decided of one half of one is decided of the other.

    Unless something else is decided of that.
    """
    if not ties.classes:
        return ties
    ordered = sorted(renderings, key=lambda r: (r.article, r.start, r.end, r.key))
    classes = dict(ties.classes)
    for halves in join_halves(ordered, articles):
        found = {classes[ordered[at].key] for at in halves if ordered[at].key in classes}
        if len(found) == 1:
            classes |= dict.fromkeys((ordered[at].key for at in halves), *found)
    return replace(ties, classes=classes)


def part_sentences(
    sentences: Sequence[Sequence[int]], keys: Sequence[str], ties: Ties
) -> tuple[list[list[int]], dict[int, int]]:
    """Part the halves of sentences on which different things were decided.

    ``keys`` are those of the halves.  A part beside the first is a new sentence, at the end; also returns
    which sentence each of these is a part of (numbers).
    """
    first: list[list[int]] = []
    others: list[list[int]] = []
    origin: dict[int, int] = {}
    for number, halves in enumerate(sentences):
        parts: dict[int | None, list[int]] = {}
        for half in halves:
            parts.setdefault(ties.classes.get(keys[half]), []).append(half)
        decided = [part for of, part in parts.items() if of is not None]
        if len(decided) > 1:
            decided[0] += parts.get(None, [])
            first.append(sorted(decided[0]))
            for part in decided[1:]:
                origin[len(sentences) + len(others)] = number
                others.append(part)
        else:
            first.append(list(halves))
    return first + others, origin


def hold_ties(
    groups: Sequence[Sequence[int]], classes: Mapping[int, int], ties: Ties, fit: Fit
) -> list[list[int]]:
    """Return groups of sentences (numbers) in which everything is as decided.

    ``classes`` gives the class (of ``ties``) of each sentence that was decided about.  Groups of one class
    become one.  A group with classes that are held apart is split: of these each has its side, and whatever
    else is in the group goes to the side that it fits better.  What was parted from a third stays together
    only if it fits.  A pure function: the order of the groups changes nothing.
    """
    out: list[list[int]] = []
    for group in _merged(groups, classes):
        units: dict[object, list[int]] = defaultdict(list)
        for number in sorted(group):
            units[("class", classes[number]) if number in classes else number].append(number)
        found = sorted({classes[number] for number in group if number in classes})
        torn = {a for a in found for b in found if ties.rivals(a, b)}
        if torn:
            out += _split(list(units.values()), classes, torn, ties, fit)
        else:
            out.append(sorted(group))
    return sorted(out)


def _merged(groups: Sequence[Sequence[int]], classes: Mapping[int, int]) -> list[list[int]]:
    """Return the groups, those that hold one class in one."""
    home: dict[int, list[int]] = {}
    merged: list[list[int]] = []
    for group in sorted(sorted(group) for group in groups):
        whole = list(group)
        for at in {id(home[c]): home[c] for n in group if (c := classes.get(n, -1)) in home}.values():
            whole += at
            merged = [other for other in merged if other is not at]
        merged.append(whole)
        for number in whole:
            if number in classes:
                home[classes[number]] = whole
    return merged


def _split(
    units: Sequence[list[int]], classes: Mapping[int, int], torn: set[int], ties: Ties, fit: Fit
) -> list[list[int]]:
    seeds = [unit for unit in units if classes.get(unit[0]) in torn]
    sides: list[list[int]] = []

    def closest(unit: Sequence[int], among: Sequence[int]) -> tuple[float, int]:
        fits = [(max(fit(x, y) for x in unit for y in sides[at]), -at) for at in among]
        best, at = max(fits, default=(-1.0, 1))
        return best, -at

    for seed in seeds:
        own = classes[seed[0]]
        free = [
            at
            for at, side in enumerate(sides)
            if not any(ties.rivals(own, classes[number]) for number in side)
        ]
        best, at = closest(seed, free)
        if best >= WITH:
            sides[at] += seed
        else:
            sides.append(list(seed))
    rest = [(closest(unit, range(len(sides)))[1], unit) for unit in units if classes.get(unit[0]) not in torn]
    for at, unit in rest:
        sides[at] += unit
    return [sorted(side) for side in sides]


def closeness(
    ordered: Sequence[Rendering],
    sentences: Sequence[Sequence[int]],
    statement_of: Mapping[int, int],
    values: Mapping[tuple[int, int], float],
    vocabulary: Mapping[str, float],
    encoder: Encoder | None,
) -> Fit:
    """Return how far sentences are one remark: as was measured, else by their words and their vectors.

    ``values`` are log-odds of pairs of statements, ``statement_of`` says which one a sentence makes.
    """

    @cache
    def text(number: int) -> str:
        return text_of(tuple(ordered[at] for at in sentences[number]))

    @cache
    def fit(a: int, b: int) -> float:
        x, y = statement_of.get(a, -1), statement_of.get(b, -2)
        if x == y:
            return 1.0
        if (min(x, y), max(x, y)) in values:
            return 1 / (1 + exp(-values[min(x, y), max(x, y)]))
        words = [words_of(tuple(ordered[at] for at in sentences[number])) for number in (a, b)]
        lexicon = make_lexicon(words, vocabulary)
        near = overlap(make_text(words[0], lexicon), make_text(words[1], lexicon), lexicon).resemblance
        if encoder is not None:
            one, other = encoder.encode([text(a), text(b)])
            near = max(near, float(one @ other))
        return near

    return lambda a, b: fit(min(a, b), max(a, b))


def place_clauses(
    joined: Mapping[int, Sequence[tuple[Rendering, float]]],
    reported: Sequence[Rendering],
    remarks: Sequence[Remark],
    ties: Ties,
) -> dict[int, list[tuple[Rendering, float]]]:
    """Return which clauses of reported speech join which remarks (numbers), with log-odds, as decided.

    A clause goes with what it is tied to, and with nothing that it is held apart from.
    """
    home = {
        ties.classes[key]: n for n, r in enumerate(remarks) for key in r.renderings if key in ties.classes
    }
    value = {clause.key: (found, n) for n, added in joined.items() for clause, found in added}
    for clause in reported:
        number = ties.classes.get(clause.key)
        if number is not None and clause.key in value and number not in home:
            # Tied to other clauses only: all go where the one goes that is surest of its place.
            mates = [value[key] for key in sorted(value) if ties.classes.get(key) == number]
            home[number] = max(mates)[1]
    out: dict[int, list[tuple[Rendering, float]]] = defaultdict(list)
    for clause in reported:
        number = ties.classes.get(clause.key)
        found, at = value.get(clause.key, (LIMIT, -1))
        if number in home:
            found, at = (found, at) if at == home[number] else (LIMIT, home[number])
        if at >= 0 and not any(ties.apart(clause.key, key) for key in remarks[at].renderings):
            out[at].append((clause, found))
    return {at: _without_rivals(added, ties) for at, added in out.items()}


def _without_rivals(added: Sequence[tuple[Rendering, float]], ties: Ties) -> list[tuple[Rendering, float]]:
    """Leave out the clauses that are held apart from one that is surer of its place."""
    kept: list[tuple[Rendering, float]] = []
    for clause, found in sorted(added, key=lambda pair: (-pair[1], pair[0].key)):
        if not any(ties.apart(clause.key, other.key) for other, _ in kept):
            kept.append((clause, found))
    return kept


def tell_ties(remarks: Sequence[Remark], ties: Ties) -> tuple[Remark, ...]:
    """Return remarks whose links say what people decided: these are certain, whatever the machine thought.

    What is tied to another than the canonical rendering is as sure as that one.  What may be cut from one of
    several is told no more of those from which it is held apart, nor once it is tied to one.
    """
    return tuple(_told(remark, ties) if ties.classes else remark for remark in remarks)


def _told(remark: Remark, ties: Ties) -> Remark:
    links = {link.b: link for link in remark.links}
    told = tuple(_told_link(link, links, ties) for link in remark.links)
    hosts = remark.candidates
    if any(key in ties.classes for key in remark.renderings):
        open_ = [key for key in hosts if not any(ties.apart(key, own) for own in remark.renderings)]
        tied = any(ties.same(a, b) for a in remark.renderings for b in remark.renderings if a != b)
        hosts = () if tied else tuple(open_)
    return replace(remark, links=told, candidates=hosts)


def _told_link(link: Link, links: Mapping[str, Link], ties: Ties) -> Link:
    if link.b not in ties.classes:
        return link
    if ties.same(link.a, link.b):
        reasons = (ties.reason(link.a, link.b), *link.reasons)
        return replace(link, score=1.0, band=Band.CERTAIN, reasons=reasons)
    mates = [other for key, other in links.items() if key != link.b and ties.same(key, link.b)]
    best = max(mates, key=lambda other: (other.score, other.b), default=None)
    if best is None:
        return link
    score = max(link.score, best.score)
    band = Band.CERTAIN if score >= CERTAIN else Band.LIKELY if score >= LIKELY else Band.UNSURE
    reason = f"one with another rendering here, {ties.reason(best.b, link.b)}"
    return replace(link, score=score, band=band, reasons=(reason, *link.reasons))
