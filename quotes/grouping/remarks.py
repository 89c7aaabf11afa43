"""Write a remark: its wordings, the rendering that stands for it, and a link that says why to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quotes.grouping.align import make_text, moved
from quotes.grouping.around import is_denied_within
from quotes.grouping.canonical import LATEST, choose_canonical, outvoting, part_wordings
from quotes.grouping.halves import Sentence
from quotes.grouping.normal import tokens_of
from quotes.grouping.passages import find_passages
from quotes.grouping.relate import Item, make_link, number_prints
from quotes.grouping.weigh import Lexicon, make_lexicon
from quotes.model import Link, Relation, Remark, Rendering

SHOWN = 12
"""How many words of a rendering name it in a reason."""

HALF = 0.5
"""The belief that a rendering has at least which was joined for want of anything nearer."""

ACROSS = 0.95
"""The belief in what joined across languages: as often as that it was right at the least, where measured."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences of one remark, in order of article and place, with what is known of them.

    ``statement`` says of each which statement it makes; ``beliefs`` how far (0–1) two statements, the lower
    number first, are one remark; ``hung`` how far a fragment is held by the group, by its statement.
    ``outlets`` and ``dates`` are those of the sentences' articles.  ``chosen`` are the renderings (keys) that
    people chose to stand for it, with the words that say so; the last one does.  ``denied`` are the fragments
    (keys) that the words around them deny.
    """

    sentences: tuple[Sentence, ...]
    statement: tuple[int, ...]
    beliefs: Mapping[tuple[int, int], float]
    hung: Mapping[int, float]
    outlets: tuple[str, ...]
    dates: tuple[str | None, ...]
    sources: Mapping[str, str] | None
    originals: Mapping[str, str] | None
    chosen: Mapping[str, str] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()

    def belief(self, a: int, b: int) -> float:
        """Return how far two statements are one remark."""
        return 1.0 if a == b else self.beliefs.get((min(a, b), max(a, b)), 0.0)


@dataclass(frozen=True, slots=True)
class Written:
    """A remark without its number, and the passages that were found in its renderings."""

    remark: Remark
    passages: tuple[Rendering, ...]


def write_remarks(
    vocabulary: Mapping[str, float], groups: Sequence[Group], brief: bool = False
) -> list[Written]:
    """Write the remarks of groups; ``vocabulary`` gives the weights of content words (0–1).

    With ``brief`` no passages are looked for, and links carry neither reasons nor operations nor changes.
    """
    return [_write(group, vocabulary, brief) for group in groups]


def _write(group: Group, vocabulary: Mapping[str, float], brief: bool) -> Written:
    def words_of(half: Rendering) -> object:
        # What prints the same has the same words, at the same places if it begins at the same.
        if half.words:
            return half.key
        return half.text, half.whole, half.key in group.denied, 0 if brief else half.start

    printed = {words_of(half): half for halves in group.sentences for half in halves}
    read = {words: tokens_of(half) for words, half in printed.items()}
    lexicon = make_lexicon(list(read.values()), vocabulary)
    texts = {
        words: make_text(read[words], lexicon, half.whole, half.key in group.denied)
        for words, half in printed.items()
    }
    members: list[Item] = []
    place: dict[str, int] = {}
    for number, halves in enumerate(group.sentences):
        for half in halves:
            date = group.dates[number] or LATEST
            members.append(Item(half, texts[words_of(half)], group.outlets[number], date))
            place[half.key] = number
    members.sort(key=lambda item: (item.rendering.article, item.rendering.start, item.rendering.end))
    rendering = {item.rendering.key: item.rendering for item in members}
    passages = [
        Item(
            found,
            make_text(tokens_of(found), lexicon, found.whole, is_denied_within(longer, found)),
            group.outlets[number],
            group.dates[number] or LATEST,
        )
        for found in (() if brief else find_passages(members))
        for longer, number in [(rendering[found.part_of or ""], place[found.part_of or ""])]
    ]
    remark = _remark(group, members, passages, place, lexicon, brief)
    return Written(remark, tuple(item.rendering for item in passages))


def _remark(
    group: Group,
    members: Sequence[Item],
    passages: Sequence[Item],
    place: Mapping[str, int],
    lexicon: Lexicon,
    brief: bool,
) -> Remark:
    wordings = part_wordings(members, lexicon)
    halves = {half.key: n for n, parts in enumerate(group.sentences) if len(parts) > 1 for half in parts}

    def choose(candidates: Sequence[Item]) -> tuple[Item, str]:
        return choose_canonical(candidates, wordings, group.sources, group.originals, halves)

    def linked(canonical: Item) -> dict[str, Link]:
        return _links(group, canonical, members, passages, place, lexicon, brief)

    canonical, rule = choose(members)
    if group.chosen:
        key, rule = list(group.chosen.items())[-1]
        canonical = next(item for item in members if item.rendering.key == key)
    links = linked(canonical)
    if not group.chosen:
        others, why = outvoting(canonical, members, links, group.sources, group.originals)
        if others:
            canonical, rule = choose(others)
            links, rule = linked(canonical), f"{why}, {rule}"
    rest = [item for item in (*members, *passages) if item is not canonical]
    rest.sort(key=lambda item: (item.date, item.rendering.article, item.rendering.start, -item.rendering.end))
    parts: dict[str | None, list[str]] = {}
    for item in passages:
        parts.setdefault(item.rendering.part_of, []).append(item.rendering.key)
    return Remark(
        key="",
        renderings=(canonical.rendering.key, *(item.rendering.key for item in rest)),
        canonical=canonical.rendering.key,
        rule=rule,
        links=tuple(links[item.rendering.key] for item in rest),
        wordings=tuple(
            tuple(key for item in wording for key in (item.rendering.key, *parts.get(item.rendering.key, ())))
            for wording in wordings
        ),
        speaker=next(
            (item.rendering.speaker for item in members if item.rendering.speaker is not None), None
        ),
    )


def _links(
    group: Group,
    canonical: Item,
    members: Sequence[Item],
    passages: Sequence[Item],
    place: Mapping[str, int],
    lexicon: Lexicon,
    brief: bool,
) -> dict[str, Link]:
    """Link every other rendering, and every passage, to the canonical one, by their keys."""
    printed = number_prints([*members, *passages])
    known: dict[tuple[object, ...], tuple[Rendering, Link]] = {}

    def link_of(item: Item, score: float, reason: str | None) -> Link:
        # What prints the same is compared once.
        own = item.rendering
        same = printed[own.key], own.marked, own.speaker, score, reason
        if same not in known:
            known[same] = own, make_link(canonical, item, lexicon, score, reason, brief)
        return _moved(known[same][1], known[same][0], own)

    witnesses = _witnesses(members, place, group)
    links = {}
    for item in members:
        if item is not canonical:
            links[item.rendering.key] = link_of(item, *_score(item, canonical, witnesses, place, group))
    for item in passages:
        whole = item.rendering.part_of
        score = 1.0 if whole not in links else links[whole].score
        link = link_of(item, score, "the stretch of a longer rendering that others print alone")
        if link.relation is not Relation.ALTERED:
            link = replace(link, relation=Relation.TRUNCATED)
        links[item.rendering.key] = link
    return links


def _moved(link: Link, first: Rendering, rendering: Rendering) -> Link:
    """The link of a rendering that prints the same as the one whose link is given."""
    if rendering is first:
        return link
    return replace(
        link,
        b=rendering.key,
        operations=moved(link.operations, first, rendering),
        changes=moved(link.changes, first, rendering),
    )


def _witnesses(
    members: Sequence[Item], place: Mapping[str, int], group: Group
) -> dict[int, list[tuple[int, Item]]]:
    """The first two sentences that make each statement: the first item of each, with its number."""
    found: dict[int, list[tuple[int, Item]]] = {}
    for number, item in enumerate(members):
        sentence = place[item.rendering.key]
        first = found.setdefault(group.statement[sentence], [])
        if len(first) < 2 and all(place[other.rendering.key] != sentence for _, other in first):
            first.append((number, item))
    return found


def _score(
    item: Item,
    canonical: Item,
    witnesses: Mapping[int, Sequence[tuple[int, Item]]],
    place: Mapping[str, int],
    group: Group,
) -> tuple[float, str | None]:
    """Say how far a rendering belongs to a remark, and by way of what, where not by its own words."""
    mine, centre = place[item.rendering.key], place[canonical.rendering.key]
    if mine == centre:
        return 1.0, f"one sentence with {_named(canonical)}"
    statement = group.statement[mine]
    if statement in group.hung:
        return group.hung[statement], None
    own = group.belief(statement, group.statement[centre])
    if own >= HALF:
        return own, None
    # Who else says what is most like it: the first, of several.
    found = (
        (-group.belief(statement, other), *next(w for w in first if place[w[1].rendering.key] != mine))
        for other, first in witnesses.items()
        if any(place[w[1].rendering.key] != mine for w in first)
    )
    best, _, witness = min(found, key=lambda each: each[:2], default=(0.0, 0, canonical))
    if -best >= HALF and witness is not canonical:
        return -best, f"it goes with {_named(witness)}"
    if item.rendering.lang != canonical.rendering.lang:
        return ACROSS, "in two languages, each is what is nearest to the other in meaning"
    return HALF, "nothing else comes nearer"


def _named(item: Item) -> str:
    words = item.rendering.text.split()
    text = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    return f"'{text}' in {item.rendering.article}"
