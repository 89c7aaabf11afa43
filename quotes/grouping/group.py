"""Bring the renderings of one remark together, over all articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.grouping.align import make_text
from quotes.grouping.canonical import LATEST, choose_canonical, part_wordings
from quotes.grouping.cluster import gather, holds
from quotes.grouping.groups import JOIN, WITNESSES
from quotes.grouping.halves import as_one, join_halves
from quotes.grouping.normal import Token, tokens_of
from quotes.grouping.passages import find_passages
from quotes.grouping.relate import Item, believe, make_link
from quotes.grouping.weigh import Lexicon, Similar, learn
from quotes.model import Article, Relation, Remark, Rendering

SHOWN = 12
"""How many words of a rendering name it in a reason."""


def group_renderings(
    renderings: Sequence[Rendering], articles: Mapping[str, Article], similar: Similar | None = None
) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
    """Group renderings into remarks, with the links that say why and the passages that they share.

    Returns the renderings with the passages found among them, by article and place, and the remarks in
    the order in which they first stand in print.  Every rendering is in one remark.  The order of the
    input changes nothing.  ``similar`` gives the cosine (0–1) of two lemmas, to see synonyms with.
    """
    ordered = sorted(renderings, key=lambda r: (r.article, r.start, r.end, r.key))
    tokens = [tokens_of(rendering) for rendering in ordered]
    lexicon = learn(tokens, similar)

    def item_of(rendering: Rendering, words: Sequence[Token] | None = None) -> Item:
        article = articles[rendering.article]
        own = tokens_of(rendering) if words is None else words
        return Item(rendering, make_text(own, lexicon), article.outlet_or_key, article.date or LATEST)

    items = [item_of(rendering, words) for rendering, words in zip(ordered, tokens, strict=True)]
    sentences = join_halves(items, articles)
    wholes = [as_one(halves, lexicon) for halves in sentences]
    passages: list[Rendering] = []
    remarks: list[Remark] = []
    for number, group in enumerate(gather(wholes, lexicon), start=1):
        members = [half for at in group for half in sentences[at]]
        members.sort(key=lambda item: (item.rendering.article, item.rendering.start, item.rendering.end))
        found = [item_of(passage) for passage in find_passages(members)]
        passages.extend(item.rendering for item in found)
        one = {half.rendering.key: wholes[at] for at in group for half in sentences[at]}
        remarks.append(_remark(f"r{number}", members, found, one, lexicon))
    everything = sorted([*ordered, *passages], key=lambda r: (r.article, r.start, -r.end, r.key))
    return tuple(everything), tuple(remarks)


def _remark(
    key: str, members: Sequence[Item], passages: Sequence[Item], wholes: Mapping[str, Item], lexicon: Lexicon
) -> Remark:
    """``wholes`` gives for each member's key the sentence it is, or is half of."""
    wordings = part_wordings(members, lexicon)
    canonical, rule = choose_canonical(members, wordings)
    links = {}
    for item in members:
        if item is not canonical:
            support = _support(item, canonical, members, wholes, lexicon)
            links[item.rendering.key] = make_link(canonical, item, lexicon, support)
    for item in passages:
        whole = item.rendering.part_of
        reason = "the stretch of a longer rendering that others print alone"
        link = make_link(
            canonical, item, lexicon, (1.0 if whole not in links else links[whole].score, reason)
        )
        links[item.rendering.key] = replace(link, relation=Relation.TRUNCATED)
    rest = [item for item in (*members, *passages) if item is not canonical]
    rest.sort(key=lambda item: (item.date, item.rendering.article, item.rendering.start, -item.rendering.end))
    parts: dict[str | None, list[str]] = {}
    for item in passages:
        parts.setdefault(item.rendering.part_of, []).append(item.rendering.key)
    return Remark(
        key=key,
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


def _support(
    item: Item, canonical: Item, members: Sequence[Item], wholes: Mapping[str, Item], lexicon: Lexicon
) -> tuple[float, str] | None:
    """Say which rendering brought ``item`` in, where its own words do not tie it to the canonical one."""
    if believe(canonical, item, lexicon) >= JOIN and not item.short:
        return None
    whole, best, why = wholes[item.rendering.key], 0.0, ""
    fullest = sorted(members, key=lambda other: -other.text.mass)[:WITNESSES]
    for other in (canonical, *fullest):
        its = wholes[other.rendering.key]
        if its is whole:
            if best == 0.0 and other is not item:
                best, why = JOIN, f"one sentence with {_named(other)}"
            continue
        score = holds(its.text, whole.text, lexicon) if whole.short else believe(its, whole, lexicon)
        if score > best:
            way = "its words stand in" if whole.short else "it goes with"
            best, why = score, f"{way} {_named(other)}"
    return (best, why) if best else None


def _named(item: Item) -> str:
    words = item.rendering.text.split()
    text = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    return f"'{text}' in {item.rendering.article}"
