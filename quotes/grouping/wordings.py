"""Wordings alone: remarks taken apart into what is one text, without translations and paraphrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.grouping.align import make_text, overlap
from quotes.grouping.canonical import LATEST, choose_canonical
from quotes.grouping.halves import join_halves
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import Item, make_link
from quotes.grouping.weigh import learn
from quotes.model import Article, Link, Remark, Rendering


def split_wordings(
    remarks: Sequence[Remark],
    renderings: Sequence[Rendering],
    articles: Mapping[str, Article],
    *,
    sources: Mapping[str, str] | None = None,
    originals: Mapping[str, str] | None = None,
) -> tuple[Remark, ...]:
    """Return each wording as a remark of its own, in the order in which they first stand in print.

    The one that holds the canonical rendering keeps it, and its links; another gets a canonical rendering of
    its own, by the same rules (:func:`quotes.grouping.canonical.choose_canonical` says what ``sources`` and
    ``originals`` are).
    """
    by_key = {rendering.key: rendering for rendering in renderings}
    parts = [
        _part(remark, wording, by_key, articles, sources, originals)
        for remark in remarks
        for wording in remark.wordings or (remark.renderings,)
    ]
    parts.sort(key=lambda part: min((by_key[key].article, by_key[key].start, key) for key in part.renderings))
    return tuple(replace(part, key=f"r{number}") for number, part in enumerate(parts, start=1))


def _part(
    remark: Remark,
    wording: Sequence[str],
    renderings: Mapping[str, Rendering],
    articles: Mapping[str, Article],
    sources: Mapping[str, str] | None,
    originals: Mapping[str, str] | None,
) -> Remark:
    members = [renderings[key] for key in remark.renderings if key in wording]
    speaker = next((r.speaker for r in members if r.speaker is not None), None)
    if remark.canonical in wording:
        canonical, rule = remark.canonical, remark.rule
        links = tuple(link for link in remark.links if link.a in wording and link.b in wording)
    else:
        items = list(_items(members, articles))
        own = [item for item in items if item.rendering.part_of not in wording]
        halves = _halves([renderings[key] for key in remark.renderings], articles)
        chosen, rule = choose_canonical(own, [items], sources, originals, halves)
        canonical = chosen.rendering.key
        links = tuple(_link(chosen, item, items) for item in items if item is not chosen)
    return replace(
        remark,
        renderings=(canonical, *(r.key for r in members if r.key != canonical)),
        canonical=canonical,
        rule=rule if len(members) > 1 else "the only rendering",
        links=links,
        wordings=(tuple(wording),),
        speaker=speaker,
    )


def _halves(printed: Sequence[Rendering], articles: Mapping[str, Article]) -> dict[str, int]:
    """Return the keys of what is only a part of a sentence, with the number of that sentence."""
    ordered = sorted((r for r in printed if r.part_of is None), key=lambda r: (r.article, r.start, r.end))
    sentences = [places for places in join_halves(ordered, articles) if len(places) > 1]
    return {ordered[at].key: number for number, places in enumerate(sentences) for at in places}


def _items(members: Sequence[Rendering], articles: Mapping[str, Article]) -> Iterator[Item]:
    tokens = [tokens_of(rendering) for rendering in members]
    lexicon = learn(tokens)
    for rendering, words in zip(members, tokens, strict=True):
        article = articles[rendering.article]
        yield Item(rendering, make_text(words, lexicon), article.outlet_or_key, article.date or LATEST)


def _link(canonical: Item, item: Item, items: Sequence[Item]) -> Link:
    """Say how a rendering is with the canonical one; what only looks alike is believed as far as it does."""
    lexicon = learn([item.text.tokens for item in items])
    return make_link(canonical, item, lexicon, overlap(canonical.text, item.text, lexicon).resemblance)
