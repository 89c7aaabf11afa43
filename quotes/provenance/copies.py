"""Copies: which articles have a quotation from one report, by the words around it and by their credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.model import Article, Chain, Quotation, Remark, Rendering, Sources
from quotes.outlets import agency_key, is_a_name
from quotes.provenance.credits import find_credits
from quotes.provenance.shingles import find_shared, words_of
from quotes.provenance.union import Union

SAME_WORDS = 5
"""Words in a row of a quotation that two articles which credit one agency must share."""

BESIDE = 15
"""Words that may stand between two quotations of which one follows the other."""

LATEST = "9999"
_ROUNDS = 50  # of going on from a shared quotation to the next: a report has no more in a row


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """Something that renderings of one source have in common.

    ``kind``: ``outlet``, ``agency`` (credited or quoted), ``credit`` (an agency contributed, and its words
    are printed), ``text`` (the same words around the quotation), ``beside`` (the same words next to a copy).
    ``shown`` is what to show of it; of several the one with the least ``at``.
    """

    kind: str
    key: str
    shown: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Copies:
    """What shows where renderings are from.

    ``signs`` are by the rendering's key: two renderings of one remark that share a sign are one source.
    ``source`` names for each rendering the source that it counts for: an agency, or the outlet that
    printed the report first.
    """

    signs: Mapping[str, tuple[Sign, ...]]
    source: Mapping[str, str]


def find_copies(
    articles: Sequence[Article],
    quotations: Sequence[Quotation],
    renderings: Sequence[Rendering],
    chains: Sequence[Chain] = (),
) -> Copies:
    """Say of each rendering which report it is from, over all articles.

    Articles share a report where they print the same words of their own around a quotation
    (:mod:`quotes.provenance.shingles`), and where they credit the same agency: for all of the article
    (dateline, author), for the quotation ("told Interfax"), or for a part of the article, if they also print
    the quotation in the same words.  Time grows with the length of the articles, not with their pairs.
    The order of what is given changes nothing.
    """
    order = {a.key: (a.date or LATEST, a.key) for a in articles}
    by_article: dict[str, list[Rendering]] = {a.key: [] for a in articles}
    for rendering in sorted(renderings, key=lambda r: (r.start, -r.end, r.key)):
        by_article[rendering.article].append(rendering)
    of_article: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        of_article[quotation.article].append(quotation)
    in_time = sorted(articles, key=lambda a: order[a.key])
    signs: dict[str, set[Sign]] = {r.key: set() for r in renderings}
    for shared in find_shared(in_time, of_article, by_article):
        signs[shared.rendering].add(Sign("text", shared.key, shared.shown, shared.at))
    _go_on(in_time, by_article, signs)
    reports = Union(signs)
    reports.join_all(signs)
    steps = {chain.quotation: chain.steps for chain in chains}
    names = sorted({a.outlet for a in articles if a.outlet and a.outlet[:1].isupper()})
    agencies: dict[str, list[str]] = defaultdict(list)
    for article in in_time:
        credited = find_credits(article, names)
        whole = {agency_key(c.agency): c.agency for c in credited if c.whole}
        parts = {agency_key(c.agency): c.agency for c in credited}
        outlet = agency_key(article.outlet) if article.outlet else article.key
        parts.setdefault(outlet, article.outlet_or_key)
        for rendering in by_article[article.key]:
            mine = signs[rendering.key]
            mine.add(Sign("outlet", outlet, article.outlet_or_key))
            told = [s.what for s in steps.get(rendering.quotation, ()) if s.kind in {"relay", "pickup"}]
            quoted = {agency_key(name): name for name in told if is_a_name(name)}
            for key, name in (whole | quoted).items():
                mine.add(Sign("agency", key, name))
                agencies[rendering.key].append(key)
            mine.add(Sign("agency", outlet, article.outlet_or_key))
            for key, name in (parts | whole).items():
                for words in _shingled(rendering.text):
                    mine.add(Sign("credit", f"{key}\n{words}", name))
    source = _name_sources(in_time, by_article, reports, agencies)
    return Copies({key: tuple(sorted(found)) for key, found in signs.items()}, source)


def _shingled(text: str) -> set[str]:
    words = words_of(text)
    if len(words) < SAME_WORDS:
        return {" ".join(words)} if len(words) > 1 else set()
    return {" ".join(words[at : at + SAME_WORDS]) for at in range(len(words) - SAME_WORDS + 1)}


def _go_on(
    articles: Iterable[Article], by_article: Mapping[str, Sequence[Rendering]], signs: dict[str, set[Sign]]
) -> None:
    """Sign renderings that print the same words right after, or before, ones of the same report."""
    beside: list[tuple[str, str, str, str]] = []
    for article in articles:
        found = by_article[article.key]
        for one, two in pairwise(found):
            if len(words_of(article.text[one.end : two.start])) <= BESIDE:
                beside.append((one.key, "after", two.key, " ".join(words_of(two.text))))
                beside.append((two.key, "before", one.key, " ".join(words_of(one.text))))
    for _ in range(_ROUNDS):
        union = Union(signs)
        union.join_all(signs)
        together: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for key, side, other, words in beside:
            if " " in words and any(sign.kind in {"text", "beside"} for sign in signs[key]):
                together[union.find(key), side, words].append(other)
        grown = False
        for (_, side, words), keys in together.items():
            if len({union.find(key) for key in keys}) > 1:
                grown = True
                sign = Sign("beside", f"{side}\n{min(keys)}\n{words}", words)
                for key in keys:
                    signs[key].add(sign)
        if not grown:
            return


def _name_sources(
    articles: Iterable[Article],
    by_article: Mapping[str, Sequence[Rendering]],
    reports: Union,
    agencies: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    """Name the source of each rendering; a report that several agencies are credited for has its outlet's."""
    credited: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for article in articles:
        outlet = agency_key(article.outlet) if article.outlet else article.key
        for rendering in by_article[article.key]:
            report = reports.find(rendering.key)
            credited[report].update(agencies.get(rendering.key, ()))
            first.setdefault(report, outlet)
    names = {r: next(iter(credited[r])) if len(credited[r]) == 1 else first[r] for r in first}
    return {r.key: names[reports.find(r.key)] for found in by_article.values() for r in found}


def find_sources(
    remarks: Sequence[Remark], renderings: Sequence[Rendering], articles: Sequence[Article], copies: Copies
) -> tuple[Sources, ...]:
    """Return for each remark which articles are one source, and why.

    A passage is where the rendering is that it is part of.  Groups and the articles in them are in order
    of date and key, undated last.
    """
    by_key = {rendering.key: rendering for rendering in renderings}
    about = {article.key: article for article in articles}
    found = []
    for remark in remarks:
        members = [by_key[key] for key in remark.renderings if by_key[key].part_of is None]
        keys = sorted({r.article for r in members}, key=lambda key: (about[key].date or LATEST, key))
        if len(keys) == 1:
            found.append(Sources(remark.key, (tuple(keys),), ()))
            continue
        bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        shown: dict[tuple[str, str], tuple[int, str]] = {}
        for rendering in members:
            for sign in copies.signs.get(rendering.key, ()):
                name = (sign.kind, sign.key)
                bearers[name].add(rendering.article)
                shown[name] = min(shown.get(name, (sign.at, sign.shown)), (sign.at, sign.shown))
        union = Union(keys)
        reasons = []
        for name in sorted(bearers, key=lambda name: (_RANK.index(name[0]), shown[name], name)):
            group = sorted(bearers[name], key=keys.index)
            if len({union.find(key) for key in group}) > 1:
                for key in group[1:]:
                    union.join(group[0], key)
                outlets = [about[key].outlet_or_key for key in group]
                reasons.append(_because(name[0], shown[name][1], outlets))
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(union.find(key), []).append(key)
        found.append(Sources(remark.key, tuple(map(tuple, groups.values())), tuple(reasons)))
    return tuple(found)


_RANK = ("outlet", "text", "agency", "credit", "beside")


def _because(kind: str, shown: str, outlets: Sequence[str]) -> str:
    names = list(dict.fromkeys(outlets))
    who = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    if kind == "outlet":
        return f"{len(outlets)} articles are of {who}"
    if kind == "text":
        return f"{who} print the same report: “{shown}”"
    if kind == "agency":
        return f"{who} have it from {shown}"
    if kind == "credit":
        return f"{who} print the same words and have material from {shown}"
    return f"{who} print the same words next to a quotation that they copy"
