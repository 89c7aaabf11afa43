"""Bring the statements of a corpus together: which are one remark, and how far each pair is."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.belief import LIMIT, Beliefs
from quotes.grouping.block import Pairs, candidates
from quotes.grouping.cluster import WORTH, Cluster, Decide, Edge, components, settle
from quotes.grouping.corpus import Corpus, Floats, Ints
from quotes.grouping.encode import encode_many
from quotes.grouping.features import STRINGS, cosines, string_features, vector_features
from quotes.grouping.halves import Sentence, text_of
from quotes.grouping.look import ASSURED, MOST, exchanged, one_text, other_ending
from quotes.grouping.statements import Statements
from quotes.grouping.vectors import Encoder

_log = logging.getLogger(__name__)

ALL = 20_000
"""A corpus of no more statements is compared by sentence vectors throughout; a larger one where words
leave doubt."""

DOUBT = (-2.0, 1.5)
"""The log-odds by words between which sentence vectors are asked in a large corpus."""

SAMPLE = 20_000
"""Statements from which it is learned how often they are found again; more would say the same."""

AT_ONCE = 1 << 19
"""Pairs that a thread measures at a time, so that memory does not grow by much more than their measures."""

LIKELY = 0.0
"""The log-odds by which alone groups meet where more than :data:`SAMPLE` statements hang together by less."""

TALKATIVE = 40
"""The statements of one speaker from which it means less that two are of one speaker: an event holds no
more."""

STRONG = 2.0
"""The log-odds from which a pair vouches for its neighbours."""

REPEATED = 1.0
"""The log-odds from which two sentences of one article repeat each other."""

AROUND = (-4.0, 3.0)
"""The log-odds of a pair whose neighbours are asked."""

SIDE_BY_SIDE = 0.5
"""The share of each of two sentences that a third must hold to be both of them."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Statements in groups.

    ``groups`` hold places of statements that are no short fragments; ``pairs`` the candidates with
    ``values``, the log-odds that each is one remark; ``vectors`` the sentence vectors of all statements,
    where they were made.
    """

    groups: list[list[int]]
    pairs: Pairs
    values: Floats
    vectors: NDArray[np.float32] | None


def gather(
    statements: Statements,
    printed: Sequence[Sentence],
    encoder: Encoder | None,
    models: Beliefs,
    workers: int = 1,
) -> Gathered:
    """Group statements.

    ``printed`` are the sentences of the statements, in order of article and place.  Without an ``encoder``
    words alone decide.
    """
    corpus, short = statements.corpus, statements.short
    texts = [min(text_of(printed[number]) for number in members) for members in statements.members]
    vectors = None
    if encoder is not None and np.count_nonzero(~short) <= ALL:
        vectors = _encode(encoder, texts, np.flatnonzero(~short))
    pairs = candidates(corpus, vectors, short)
    _log.debug("%d candidate pairs", len(pairs.a))
    strings = _measured(corpus, pairs, workers)
    long = ~short[pairs.a] & ~short[pairs.b]
    if vectors is not None:
        values = _judged(corpus, *pairs, cosines(vectors, *pairs), strings, models)
    else:
        values = models.strings(strings, corpus.whole[pairs.a] & corpus.whole[pairs.b])
        if encoder is not None:
            doubtful = np.flatnonzero(long & (values > DOUBT[0]) & (values < DOUBT[1]))
            a, b = pairs.a[doubtful], pairs.b[doubtful]
            cosine = _asked(a, b, texts, encoder, workers)
            values[doubtful] = _judged(corpus, a, b, cosine, strings[doubtful], models)
    said_once = [printed[members[0]] for members in statements.members]
    one = one_text(corpus, pairs, strings, long & (values < ASSURED), said_once, workers)
    _log.debug("%d pairs of one text", len(one))
    if encoder is not None:
        values -= other_ending(corpus, pairs, values, encoder, MOST if vectors is None else inf, workers)
    values[exchanged(corpus, pairs, strings)] = -LIMIT
    values[one] = np.maximum(values[one], ASSURED)
    said = _of_one_speaker(corpus, pairs.a, pairs.b, models)
    near = _Neighbourhood(statements, printed)
    _log.debug("%d pairs judged", len(pairs.a))
    values = near.vouch(pairs, values, said, models)
    groups = _group(statements, pairs, values, long, near, models)
    cuts = list(zip(pairs.a[one].tolist(), pairs.b[one].tolist(), strict=True))
    return Gathered(_hang_cuts(groups, cuts, corpus, near), pairs, values, vectors)


def _measured(corpus: Corpus, pairs: Pairs, workers: int) -> Floats:
    """Measure the strings of pairs, (n, :data:`STRINGS`), in threads: numpy and rapidfuzz let others run."""
    out = np.empty((len(pairs.a), len(STRINGS)), dtype=np.float32)

    def fill(at: int) -> None:
        some = slice(at, at + AT_ONCE)
        out[some] = string_features(corpus, pairs.a[some], pairs.b[some])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(fill, range(0, len(out), AT_ONCE)))
    return out


def _encode(encoder: Encoder, texts: Sequence[str], chosen: Ints) -> NDArray[np.float32]:
    found = encoder.encode([texts[at] for at in chosen.tolist()])
    vectors = np.zeros((len(texts), found.shape[1]), dtype=np.float32)
    vectors[chosen] = found
    return vectors


def _asked(a: Ints, b: Ints, texts: Sequence[str], encoder: Encoder, workers: int) -> Floats:
    """Return the cosine of each pair of statements, of which only these are turned into vectors."""
    chosen = np.unique(np.concatenate([a, b]))
    place = np.full(len(texts), -1, dtype=np.int64)
    vectors, place[chosen] = encode_many(encoder, [texts[at] for at in chosen.tolist()], workers)
    _log.debug("%d pairs asked of vectors", len(a))
    _log.debug("%d vectors", len(vectors))
    return cosines(vectors, place[a], place[b])


def _judged(corpus: Corpus, a: Ints, b: Ints, cosine: Floats, strings: Floats, models: Beliefs) -> Floats:
    """Return the log-odds of pairs by all their measures."""
    more = vector_features(corpus, a, b, cosine, strings)
    return models.vectors(np.concatenate([strings, more], axis=1), corpus.whole[a] & corpus.whole[b])


class _Neighbourhood:
    """Where statements stand in their articles: what stands beside them, and what one article says twice."""

    def __init__(self, statements: Statements, printed: Sequence[Sentence]) -> None:
        self._corpus = statements.corpus
        numbers: dict[str, int] = {}
        in_article = [numbers.setdefault(sentence[0].article, len(numbers)) for sentence in printed]
        by_article: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for statement, sentences in enumerate(statements.members):
            for sentence in sentences:
                by_article[in_article[sentence]].append((sentence, statement))
        self._beside: dict[int, set[int]] = defaultdict(set)
        places: dict[int, set[int]] = defaultdict(set)
        for article, found in by_article.items():
            if len({statement for _, statement in found}) < 2:
                continue
            found.sort()
            for (_, one), (_, other) in pairwise(found):
                if one != other:
                    self._beside[one].add(other)
                    self._beside[other].add(one)
            for _, statement in found:
                places[statement].add(article)
        # What else stands there is mostly the same set.
        alone = {article: frozenset((article,)) for article in by_article}
        self.articles: dict[int, frozenset[int]] = {
            at: alone[min(found)] if len(found) == 1 else frozenset(found) for at, found in places.items()
        }
        self._again: set[int] = set()

    def vouch(self, pairs: Pairs, values: Floats, said: Floats, models: Beliefs) -> Floats:
        """Believe more in a pair of which more than the two statements themselves is one.

        That is a pair of one known speaker, for whom ``said`` is what it adds, the more where the two
        articles have another remark in common, and so are of one occasion; and a pair whose neighbours in
        the two articles are one remark too.  Of two statements of one article none of that says anything.
        """
        if not self._beside:
            return values + said
        a, b, mass = pairs.a.tolist(), pairs.b.tolist(), self._corpus.mass
        nothing: set[int] = set()
        of_one_article = [
            not self.articles.get(x, nothing).isdisjoint(self.articles.get(y, nothing))
            for x, y in zip(a, b, strict=True)
        ]
        values = values + np.where(of_one_article, np.float32(0.0), said)
        strong = {(a[at], b[at]): at for at in np.flatnonzero(values >= STRONG).tolist()}
        shared = self._shared(strong)
        out = values.copy()
        for at in np.flatnonzero((values > AROUND[0]) & (values < AROUND[1])).tolist():
            if of_one_article[at]:
                continue
            one, other = a[at], b[at]
            if 0 <= self._corpus.speaker[one] == self._corpus.speaker[other]:
                common = shared.get(one, nothing) & shared.get(other, nothing)
                out[at] += models.context["one occasion"] * bool(common - {at})
            mine, yours = self._beside.get(one, nothing), self._beside.get(other, nothing)
            # What one says in two sentences the other may say in one, the longer.
            mine, yours = (mine, yours | {other}) if mass[one] < mass[other] else (mine | {one}, yours)
            if any(
                (x == y and x not in (one, other)) or (min(x, y), max(x, y)) in strong
                for x in mine
                for y in yours
                if {x, y} != {one, other}
            ):
                out[at] += models.context["neighbours"]
        again = np.flatnonzero(out >= REPEATED)
        self._again = set((pairs.a[again] * len(self._corpus) + pairs.b[again]).tolist())
        return out

    def _shared(self, strong: Mapping[tuple[int, int], int]) -> dict[int, set[int]]:
        """Return, for each statement, the remarks (numbers) that its articles share with others."""
        in_article: dict[int, set[int]] = defaultdict(set)
        for (one, other), number in strong.items():
            for article in self.articles.get(one, set()) | self.articles.get(other, set()):
                in_article[article].add(number)
        for statement, articles in self.articles.items():
            if len(articles) > 1:
                for article in articles:
                    in_article[article].add(-1 - statement)
        return {
            statement: set().union(*(in_article[article] for article in articles))
            for statement, articles in self.articles.items()
        }

    def apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether they hold two sentences of one article that neither repeat nor complete each other."""
        members: dict[int, list[int]] = defaultdict(list)
        for x in left:
            for article in self.articles.get(x, ()):
                members[article].append(x)
        for y in right:
            for article in self.articles.get(y, ()):
                for x in members.get(article, ()):
                    repeated = min(x, y) * len(self._corpus) + max(x, y) in self._again
                    if not repeated and not self._side_by_side(x, y, (*left, *right)):
                        return True
        return False

    def _side_by_side(self, x: int, y: int, members: Sequence[int]) -> bool:
        """Whether a statement of another article says first the one and then the other."""
        one, two = self._words(x), self._words(y)
        for z in members:
            if z in (x, y) or self.articles.get(z, frozenset()) & (self.articles[x] | self.articles[y]):
                continue
            whole = self._words(z)
            mine, yours = one & whole, two & whole
            if (
                min(self._weight(mine) / self._weight(one), self._weight(yours) / self._weight(two))
                >= SIDE_BY_SIDE
                and self._weight(mine & yours) <= min(self._weight(mine), self._weight(yours)) / 3
            ):
                return True
        return False

    def _words(self, at: int) -> set[int]:
        words = self._corpus.words
        return set(words.ids[words.starts[at] : words.starts[at + 1]].tolist())

    def _weight(self, words: set[int]) -> float:
        return float(sum(self._corpus.weights[word] for word in sorted(words))) or 1e-6


def _group(
    statements: Statements,
    pairs: Pairs,
    values: Floats,
    long: NDArray[np.bool_],
    near: _Neighbourhood,
    models: Beliefs,
) -> list[list[int]]:
    kept = np.flatnonzero((values >= WORTH) & long)
    edges = list(zip(pairs.a[kept].tolist(), pairs.b[kept].tolist(), values[kept].tolist(), strict=True))
    speakers: list[int] = statements.corpus.speaker.tolist()
    parts = [
        part
        for whole in components(np.flatnonzero(~statements.short).tolist(), edges)
        for part in (components(*whole, LIKELY) if len(whole[0]) > SAMPLE else (whole,))
    ]
    decided: list[Decide] = []

    def grow(chosen: Sequence[tuple[list[int], list[Edge]]], decide: Decide) -> list[list[int]]:
        decided[:] = [decide]
        return [
            members
            for nodes, some in chosen
            for members in Cluster(nodes, some, speakers, near.apart, near.articles).run(decide)
        ]

    sample = _sample(parts, statements.corpus.forms)
    groups, _ = settle(lambda decide: grow(sample, decide), models)
    return groups if len(sample) == len(parts) else grow(parts, decided[0])


def _hang_cuts(
    groups: list[list[int]], cuts: Sequence[tuple[int, int]], corpus: Corpus, near: _Neighbourhood
) -> list[list[int]]:
    """Let a statement that was left alone, and is cut from statements of one group alone, join that group.

    The other translations in the group speak against a part of one of them, which is no evidence.
    """
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    hosts: dict[int, set[int]] = defaultdict(set)
    for a, b in cuts:
        for part, whole in ((a, b), (b, a)):
            if len(groups[group_of[part]]) == 1 and corpus.lengths[part] < corpus.lengths[whole]:
                hosts[part].add(group_of[whole])
    joined: dict[int, list[int]] = {}
    for part, found in sorted(hosts.items()):
        host = min(found)
        if len(found) > 1 or len(groups[host]) < 2:
            continue
        members = joined.get(host, groups[host])
        said = {int(corpus.speaker[at]) for at in (part, *members)} - {-1}
        if len(said) < 2 and not near.apart([part], members):
            joined[host] = [*members, part]
    moved = {at for host, members in joined.items() for at in members[len(groups[host]) :]}
    return sorted(
        sorted(joined.get(number, group))
        for number, group in enumerate(groups)
        if group[0] not in moved or len(group) > 1
    )


def _sample(
    parts: Sequence[tuple[list[int], list[Edge]]], forms: Sequence[str]
) -> Sequence[tuple[list[int], list[Edge]]]:
    """Return what hangs together of about :data:`SAMPLE` statements, chosen by their words alone."""
    if sum(len(nodes) for nodes, _ in parts) <= SAMPLE:
        return parts
    order = sorted(range(len(parts)), key=lambda at: (crc32(forms[parts[at][0][0]].encode()), at))
    chosen, size = [], 0
    for at in order:
        if size >= SAMPLE:
            break
        chosen.append(at)
        size += len(parts[at][0])
    return [parts[at] for at in sorted(chosen)]


def pair_values(
    statements: Statements, a: Ints, b: Ints, gathered: Gathered, models: Beliefs, workers: int = 1
) -> Floats:
    """Return the log-odds that each pair of statements, the lower first, is one remark.

    Candidates were judged with all that is known; the others are by words, by vectors where there are any,
    and by who said them.
    """
    corpus, known = statements.corpus, gathered.pairs.a * len(statements.corpus) + gathered.pairs.b
    values = np.empty(len(a), dtype=np.float32)
    codes = a * len(corpus) + b
    spots = np.searchsorted(known, codes)
    there = np.flatnonzero(spots < len(known))
    there = there[known[spots[there]] == codes[there]]
    values[there] = gathered.values[spots[there]]
    others = np.setdiff1d(np.arange(len(a)), there)
    a, b = a[others], b[others]
    strings = string_features(corpus, a, b, workers)
    if gathered.vectors is None:
        told = models.strings(strings, corpus.whole[a] & corpus.whole[b])
    else:
        told = _judged(corpus, a, b, cosines(gathered.vectors, a, b), strings, models)
    values[others] = told + _of_one_speaker(corpus, a, b, models)
    return values


def _of_one_speaker(corpus: Corpus, a: Ints, b: Ints, models: Beliefs) -> Floats:
    """Return what it adds to the log-odds of pairs that both are of one known speaker.

    The more somebody says, the less likely are any two of the statements one.
    """
    told = np.bincount(corpus.speaker[corpus.speaker >= 0], minlength=1)
    adds = models.context["one speaker"] - np.log(np.maximum(1.0, told / TALKATIVE))
    one = (corpus.speaker[a] >= 0) & (corpus.speaker[a] == corpus.speaker[b])
    return np.where(one, np.maximum(0.0, adds)[corpus.speaker[a]], 0.0).astype(np.float32)
