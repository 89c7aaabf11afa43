"""Bring the statements of a corpus together: which are one remark, and how far each pair is."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.belief import LIMIT, Beliefs
from quotes.grouping.block import Pairs, candidates
from quotes.grouping.cluster import WORTH, hang_together
from quotes.grouping.corpus import Corpus, Floats, Ints
from quotes.grouping.encode import encode_many
from quotes.grouping.features import cosines, measure, string_features, vector_features
from quotes.grouping.grow import grow_groups
from quotes.grouping.halves import Sentence, text_of
from quotes.grouping.look import ALWAYS, ASSURED, OF_MANY, exchanged, one_text, other_ending
from quotes.grouping.neighbours import AROUND, Neighbourhood
from quotes.grouping.statements import Statements, Workers
from quotes.grouping.vectors import Encoder

_log = logging.getLogger(__name__)

ALL = 20_000
"""A corpus of no more statements is compared by sentence vectors throughout; a larger one where words
leave doubt."""

DOUBT = (-4.5, 2.5)
"""The log-odds by words between which sentence vectors are asked in a large corpus."""

TALKATIVE = 40
"""The statements of one speaker from which it means less that two are of one speaker: an event holds no
more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Statements as they stand to each other: what is in :class:`Gathered` besides the groups.

    ``long`` marks the pairs of two that are no short fragments, ``cuts`` are those of which one is cut from
    the other or the same, ``near`` says what stands where.
    """

    pairs: Pairs
    values: Floats
    long: NDArray[np.bool_]
    cuts: list[tuple[int, int]]
    near: Neighbourhood
    vectors: NDArray[np.float32] | None


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
    spread: Workers,
) -> Gathered:
    """Group statements, as :func:`compare` finds them to stand to each other."""
    found = compare(statements, printed, encoder, models, spread)
    groups = grow_groups(statements, found.pairs, found.values, found.long, found.near, models, spread)
    groups = _hang_cuts(groups, found.cuts, statements.corpus, found.near)
    return Gathered(groups, found.pairs, found.values, found.vectors)


def compare(
    statements: Statements,
    printed: Sequence[Sentence],
    encoder: Encoder | None,
    models: Beliefs,
    spread: Workers,
) -> Compared:
    """Find the pairs of statements that may be one remark, and how far each is believed to be.

    ``printed`` are the sentences of the statements, in order of article and place.  Without an ``encoder``
    words alone decide.
    """
    corpus, short = statements.corpus, statements.short
    texts = [min(text_of(printed[number]) for number in members) for members in statements.members]
    vectors = None
    if encoder is not None and np.count_nonzero(~short) <= ALL:
        vectors = _encode(encoder, texts, np.flatnonzero(~short))
    pairs = candidates(corpus, vectors, short, spread.count)
    _log.debug("%d candidate pairs", len(pairs.a))
    measures = measure(corpus, *pairs, spread.count)
    wholes = corpus.whole[pairs.a] & corpus.whole[pairs.b]
    _log.debug("%d pairs of texts measured", len(measures.table))
    long = ~short[pairs.a] & ~short[pairs.b]
    if vectors is not None:
        values = _judged(corpus, *pairs, cosines(vectors, *pairs), measures.table[measures.row], models)
    else:
        values = np.where(
            wholes,
            models.strings.wholes(measures.table)[measures.row],
            models.strings.fragments(measures.table)[measures.row],
        )
        if encoder is not None:
            doubtful, bunches = _in_doubt(corpus, pairs, values, long)
            asked = doubtful[np.searchsorted(bunches, np.arange(bunches.max(initial=-1) + 1))]
            a, b = pairs.a[asked], pairs.b[asked]
            cosine = _asked(a, b, texts, encoder, spread)
            more = _judged(corpus, a, b, cosine, measures.of(asked), models) - values[asked]
            values[doubtful] += more[bunches]
    said_once = [printed[members[0]] for members in statements.members]
    one = one_text(corpus, pairs, measures, long & (values < ASSURED), said_once, spread)
    _log.debug("%d pairs of one text", len(one))
    cuts = list(zip(pairs.a[one].tolist(), pairs.b[one].tolist(), strict=True))
    said = _of_one_speaker(corpus, pairs.a, pairs.b, models)
    # What neither the speaker nor the context can save is left out; fragments are weighed by other means.
    worth = ~long | (values + said >= min(WORTH, AROUND[0]))
    worth[one] = True
    if encoder is not None:
        between = OF_MANY if vectors is None else ALWAYS
        values -= other_ending(corpus, measures, values, encoder, between, spread)
    values[exchanged(corpus, measures)] = -LIMIT
    values[one] = np.maximum(values[one], ASSURED)
    del measures
    kept = np.flatnonzero(worth)
    pairs, values, said, long = Pairs(pairs.a[kept], pairs.b[kept]), values[kept], said[kept], long[kept]
    _log.debug("%d pairs judged", len(kept))
    near = Neighbourhood(statements, printed)
    return Compared(pairs, near.vouch(pairs, values, said, models), long, cuts, near, vectors)


def _in_doubt(corpus: Corpus, pairs: Pairs, values: Floats, long: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return the places of the pairs that words leave in doubt, by their log-odds, and which stand as one.

    Copies, cuts and edits of two wordings stand to each other as the likeliest two of them do: what surely
    hangs together by words is one bunch, and the pairs of two bunches have one number.  The likeliest of
    each number comes first.
    """
    sure = np.flatnonzero(long & (values >= DOUBT[1]))
    bunch = hang_together(len(corpus), pairs.a[sure], pairs.b[sure])
    one, other = bunch[pairs.a], bunch[pairs.b]
    doubtful = np.flatnonzero(long & (one != other) & (values > DOUBT[0]) & (values < DOUBT[1]))
    codes = np.minimum(one, other)[doubtful] * len(corpus) + np.maximum(one, other)[doubtful]
    order = np.lexsort((doubtful, -values[doubtful], codes))
    codes = codes[order]
    new = np.ones(len(codes), dtype=np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=new[1:])
    return doubtful[order], np.cumsum(new) - 1


def _encode(encoder: Encoder, texts: Sequence[str], chosen: Ints) -> NDArray[np.float32]:
    found = encoder.encode([texts[at] for at in chosen.tolist()])
    vectors = np.zeros((len(texts), found.shape[1]), dtype=np.float32)
    vectors[chosen] = found
    return vectors


def _asked(a: Ints, b: Ints, texts: Sequence[str], encoder: Encoder, spread: Workers) -> Floats:
    """Return the cosine of each pair of statements, of which only these are turned into vectors."""
    chosen = np.unique(np.concatenate([a, b]))
    place = np.full(len(texts), -1, dtype=np.int64)
    vectors, place[chosen] = encode_many(encoder, [texts[at] for at in chosen.tolist()], spread)
    _log.debug("%d pairs asked of vectors", len(a))
    _log.debug("%d vectors", len(vectors))
    return cosines(vectors, place[a], place[b])


def _judged(corpus: Corpus, a: Ints, b: Ints, cosine: Floats, strings: Floats, models: Beliefs) -> Floats:
    """Return the log-odds of pairs by all their measures."""
    more = vector_features(corpus, a, b, cosine, strings)
    return models.vectors(np.concatenate([strings, more], axis=1), corpus.whole[a] & corpus.whole[b])


def _hang_cuts(
    groups: list[list[int]], cuts: Sequence[tuple[int, int]], corpus: Corpus, near: Neighbourhood
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
        if len(said) < 2 and not near.among([part, *members])([part], members):
            joined[host] = [*members, part]
    moved = {at for host, members in joined.items() for at in members[len(groups[host]) :]}
    return sorted(
        sorted(joined.get(number, group))
        for number, group in enumerate(groups)
        if group[0] not in moved or len(group) > 1
    )


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
