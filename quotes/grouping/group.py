"""Bring the renderings of one remark together, over all articles and translations."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, combinations
from math import exp

import numpy as np

from quotes.grouping.across import join_across
from quotes.grouping.around import is_denied
from quotes.grouping.belief import beliefs
from quotes.grouping.corpus import Floats
from quotes.grouping.decided import decide_groups
from quotes.grouping.gather import Gathered, gather, pair_values
from quotes.grouping.halves import Sentence, join_halves, text_of
from quotes.grouping.hang import Fragment, Hanging, hang_fragments
from quotes.grouping.remarks import Group, Written, write_remarks
from quotes.grouping.statements import Statements, Workers, read_statements, workers_of
from quotes.grouping.vectors import Encoder
from quotes.model import Article, Remark, Rendering
from quotes.ties import Ties

_log = logging.getLogger(__name__)

HELD = 0.5
"""The share of a fragment's weight that a statement must hold to be looked at as its host."""

HOSTS = 24
"""How many hosts of a fragment are looked at: those that hold most of it."""

PIECE = 512
"""Remarks that a process writes at a time."""

ALL_PAIRS = 12
"""The fullest statements of a group whose pairs with all others are measured, to say why they are
together."""


def group_renderings(
    renderings: Sequence[Rendering],
    articles: Mapping[str, Article],
    *,
    encoder: Encoder | None = None,
    workers: int = 1,
    sources: Mapping[str, str] | None = None,
    originals: Mapping[str, str] | None = None,
    brief: bool = False,
    ties: Ties | None = None,
) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
    """Group renderings into remarks, with the links that say why and the passages that they share.

    Returns the renderings with the passages found among them, by article and place, and the remarks in
    the order in which they first stand in print.  Every rendering is in one remark.  Neither the order of the
    input nor the number of ``workers`` (processes) changes anything.

    ``encoder`` gives the sentence vectors by which other words for the same thing are known, and by which a
    rendering in another language joins its translations; without one, words alone decide.  ``sources`` and
    ``originals`` are those of :func:`quotes.grouping.canonical.choose_canonical`.  With ``brief`` no
    passages are looked for, and links carry neither reasons nor operations nor changes: what a list of groups
    does not show.  ``ties`` are what people decided, and hold whatever is found.
    """
    _log.debug("%d renderings", len(renderings))
    ordered = sorted(renderings, key=lambda r: (r.article, r.start, r.end, r.key))
    sentences = join_halves(ordered, articles)
    english = [number for number, halves in enumerate(sentences) if ordered[halves[0]].is_english]
    with workers_of(workers) as spread:
        statements = read_statements(ordered, [sentences[number] for number in english], spread)
        _log.debug("%d statements", len(statements.members))
        found = _bring_together(ordered, statements, encoder, spread)
        groups = [[english[number] for number in group] for group in found.groups]
        foreign = sorted(set(range(len(sentences))) - set(english))
        groups += [[number] for number in foreign]
        if foreign and encoder is not None:
            groups = _across(groups, ordered, sentences, encoder)
        groups = sorted(sorted(group) for group in groups)
        known = {english[number]: at for at, group in enumerate(statements.members) for number in group}
        if ties is not None and ties.classes:
            measured = known, found.values, statements.vocabulary, encoder
            groups, sentences = decide_groups(groups, ordered, sentences, ties, *measured)
        _log.debug("%d groups", len(groups))
        chosen = ties.chosen if ties is not None else {}
        about = articles, statements, sources, originals, chosen
        written = _write(groups, known, found, ordered, sentences, *about, brief, spread)
    _log.debug("%d remarks written", len(written))
    candidates = {english[number]: hosts for number, hosts in found.ambiguous.items()}
    remarks: list[Remark] = []
    passages: list[Rendering] = []
    for number, (group, result) in enumerate(zip(groups, written, strict=True), start=1):
        hosts = tuple(sorted({key for at in group for key in candidates.get(at, ())}))
        remarks.append(replace(result.remark, key=f"r{number}", candidates=hosts))
        passages += result.passages
    everything = sorted([*ordered, *passages], key=lambda r: (r.article, r.start, -r.end, r.key))
    return tuple(everything), tuple(remarks)


@dataclass(frozen=True, slots=True)
class _Together:
    """Sentences in groups; what fragments hang on, or could; how far the statements of a group are one."""

    groups: list[list[int]]
    hung: Mapping[int, float]
    ambiguous: Mapping[int, tuple[str, ...]]
    values: Mapping[tuple[int, int], float]


def _bring_together(
    ordered: Sequence[Rendering],
    statements: Statements,
    encoder: Encoder | None,
    spread: Workers,
) -> _Together:
    printed = [tuple(ordered[at] for at in halves) for halves in statements.sentences]
    gathered = gather(statements, printed, encoder, beliefs(), spread)
    _log.debug("%d groups of sentences", len(gathered.groups))
    group_of = {at: number for number, group in enumerate(gathered.groups) for at in group}
    sentences = [[number for at in group for number in statements.members[at]] for group in gathered.groups]
    shorts = np.flatnonzero(statements.short).tolist()
    hung: dict[int, float] = {}
    ambiguous: dict[int, tuple[str, ...]] = {}
    speakers: list[int] = statements.corpus.speaker.tolist()
    said = [max((speakers[at] for at in group), default=-1) for group in gathered.groups]
    occasions = _Occasions(gathered, statements, printed)
    fragments = _fragments(shorts, statements, gathered, group_of, said, printed, occasions)
    hangings = chain.from_iterable(spread(partial(hang_fragments, statements.vocabulary), fragments))
    for at, fragment, hanging in zip(shorts, fragments, hangings, strict=True):
        members = statements.members[at]
        if hanging.group is not None and not 0 <= said[hanging.group] != speakers[at] >= 0:
            sentences[hanging.group] += members
            said[hanging.group] = max(said[hanging.group], speakers[at])
            hung[at] = hanging.fit
        else:
            sentences += _of_one_occasion(
                members,
                printed,
                occasions,
                known=fragment.halves[0].speaker is not None,
                whole=fragment.halves[0].whole,
            )
        if hanging.group is None and hanging.hosts:
            keys = _keys(fragment, hanging)
            ambiguous.update((number, keys) for number in members)
    _log.debug("%d fragments hung", len(hung))
    values = _values(statements, gathered, spread.count)
    _log.debug("%d pairs within groups", len(values))
    return _Together(sentences, hung, ambiguous, values)


class _Occasions:
    """Which articles are of one occasion: those that have a remark in common."""

    def __init__(self, gathered: Gathered, statements: Statements, printed: Sequence[Sentence]) -> None:
        self._remarks: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(gathered.groups):
            articles = {printed[sentence][0].article for at in group for sentence in statements.members[at]}
            if len(articles) > 1:
                for article in articles:
                    self._remarks[article].add(number)

    def tie(self, a: Rendering, b: Rendering) -> bool:
        """Whether the articles of two renderings are one, or of one occasion."""
        if a.article == b.article:
            return True
        return not self._remarks.get(a.article, set()).isdisjoint(self._remarks.get(b.article, ()))


def _of_one_occasion(
    members: Sequence[int], printed: Sequence[Sentence], occasions: _Occasions, *, known: bool, whole: bool
) -> list[list[int]]:
    """Part those that print a short statement: one are whole sentences, or one occasion's, of one speaker."""
    if known and whole:
        return [list(members)]
    parts: list[list[int]] = []
    for number in members:
        for part in parts if known else ():
            if any(occasions.tie(printed[number][0], printed[other][0]) for other in part):
                part.append(number)
                break
        else:
            parts.append([number])
    return parts


def _keys(fragment: Fragment, hanging: Hanging) -> tuple[str, ...]:
    return tuple(fragment.hosts[at][1][0].key for at in hanging.hosts)


def _fragments(
    shorts: Sequence[int],
    statements: Statements,
    gathered: Gathered,
    group_of: Mapping[int, int],
    said: Sequence[int],
    printed: Sequence[Sentence],
    occasions: _Occasions,
) -> list[Fragment]:
    """Return the short statements with the sentences that may hold them, those that hold most first.

    ``said`` gives the known speaker of each group, -1 for none.
    """
    corpus, pairs = statements.corpus, gathered.pairs
    some = np.flatnonzero(statements.short[pairs.a] != statements.short[pairs.b])
    a, b = pairs.a[some], pairs.b[some]
    short, host = np.where(statements.short[a], a, b), np.where(statements.short[a], b, a)
    held = corpus.words.shared(short, host, corpus.weights) / np.maximum(corpus.mass[short], 1e-6)

    def of_one(mine: Sequence[int], yours: Sequence[int]) -> bool:
        """Whether an article of the one and an article of the other are of one occasion."""
        return any(occasions.tie(printed[x][0], printed[y][0]) for x in mine for y in yours)

    hosts: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at in np.flatnonzero(held >= HELD).tolist():
        if not 0 <= said[group_of[int(host[at])]] != corpus.speaker[short[at]] >= 0:
            hosts[int(short[at])].append((-float(held[at]), int(host[at])))
    return [
        Fragment(
            printed[statements.members[at][0]],
            tuple(
                (
                    group_of[other],
                    printed[statements.members[other][0]],
                    of_one(statements.members[at], statements.members[other]),
                )
                for _, other in sorted(hosts.get(at, ()))[:HOSTS]
            ),
        )
        for at in shorts
    ]


def _values(statements: Statements, gathered: Gathered, workers: int) -> dict[tuple[int, int], float]:
    """Return how far (log-odds) the fullest statements of each group are one remark with all others."""
    a: list[int] = []
    b: list[int] = []
    mass = statements.corpus.mass
    for group in gathered.groups:
        if len(group) > 1:
            fullest = sorted(group, key=lambda at: (-mass[at], at))[:ALL_PAIRS]
            pairs = {(min(x, y), max(x, y)) for x in fullest for y in group if x != y}
            a += [x for x, _ in sorted(pairs)]
            b += [y for _, y in sorted(pairs)]
    found: Floats = pair_values(
        statements, np.array(a, dtype=np.int64), np.array(b, dtype=np.int64), gathered, beliefs(), workers
    )
    return dict(zip(zip(a, b, strict=True), found.tolist(), strict=True))


def _across(
    groups: Sequence[Sequence[int]],
    ordered: Sequence[Rendering],
    sentences: Sequence[Sequence[int]],
    encoder: Encoder,
) -> list[list[int]]:
    first = [ordered[halves[0]] for halves in sentences]
    texts = [text_of(tuple(ordered[at] for at in halves)) for halves in sentences]
    # Without an English remark nothing can join, and no vector is looked at.
    vectors = encoder.encode(texts if any(rendering.is_english for rendering in first) else [])
    return join_across(
        groups,
        [rendering.lang for rendering in first],
        texts,
        vectors,
        [rendering.speaker for rendering in first],
        [rendering.article for rendering in first],
    )


def _write(
    groups: Sequence[Sequence[int]],
    statement_of: Mapping[int, int],
    found: _Together,
    ordered: Sequence[Rendering],
    sentences: Sequence[Sequence[int]],
    articles: Mapping[str, Article],
    statements: Statements,
    sources: Mapping[str, str] | None,
    originals: Mapping[str, str] | None,
    chosen: Mapping[str, str],
    brief: bool,
    spread: Workers,
) -> list[Written]:
    """Write the remarks of groups; what stands alone needs no comparing."""
    written: dict[int, Written] = {}
    several: list[int] = []
    for at, group in enumerate(groups):
        if len(group) == 1 and len(sentences[group[0]]) == 1:
            written[at] = _alone(ordered[sentences[group[0]][0]])
        else:
            several.append(at)
    count = len(statements.members)

    def described(group: Sequence[int]) -> Group:
        printed = tuple(tuple(ordered[at] for at in sentences[number]) for number in group)
        stated = tuple(statement_of.get(number, count + number) for number in group)
        keys = [half.key for halves in printed for half in halves]
        own = sorted(set(stated))
        return Group(
            printed,
            stated,
            {
                pair: 1 / (1 + exp(-found.values[pair]))
                for pair in combinations(own, 2)
                if pair in found.values
            },
            {x: found.hung[x] for x in own if x in found.hung},
            tuple(articles[halves[0].article].outlet_or_key for halves in printed),
            tuple(articles[halves[0].article].date for halves in printed),
            {key: sources[key] for key in keys if key in sources} if sources is not None else None,
            {key: originals[key] for key in keys if key in originals} if originals is not None else None,
            {key: why for key, why in chosen.items() if key in keys},
            frozenset(h.key for halves in printed for h in halves if is_denied(articles[h.article], h)),
        )

    work = partial(write_remarks, statements.vocabulary, brief=brief)
    results = chain.from_iterable(spread(work, (described(groups[at]) for at in several), PIECE))
    written.update(zip(several, results, strict=True))
    return [written[at] for at in range(len(groups))]


def _alone(rendering: Rendering) -> Written:
    key = rendering.key
    return Written(Remark("", (key,), key, "the only rendering", (), ((key,),), rendering.speaker), ())
