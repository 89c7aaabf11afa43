"""Where statements stand in their articles: what stands beside them, and what one article says twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from quotes.grouping.belief import Beliefs
from quotes.grouping.block import Pairs
from quotes.grouping.corpus import CHUNK, Floats, Ints
from quotes.grouping.halves import Sentence
from quotes.grouping.statements import Statements

STRONG = 2.0
"""The log-odds from which a pair vouches for its neighbours."""

REPEATED = 1.0
"""The log-odds from which two sentences of one article repeat each other."""

AROUND = (-4.0, 3.0)
"""The log-odds of a pair whose neighbours are asked."""

SIDE_BY_SIDE = 0.5
"""The share of each of two sentences that a third must hold to be both of them."""

_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Apart:
    """Tells whether two groups hold two sentences of one article that neither repeat nor complete each other.

    ``articles`` are those that print several statements, by the statement; ``repeated`` pairs of one article
    are the same; ``words`` gives the weight of each word of a statement.
    """

    articles: Mapping[int, AbstractSet[int]]
    repeated: AbstractSet[tuple[int, int]]
    words: Mapping[int, Mapping[int, float]]

    def __call__(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Return whether what two groups hold of one article keeps them apart."""
        members: dict[int, list[int]] = defaultdict(list)
        for x in left:
            for article in self.articles.get(x, ()):
                members[article].append(x)
        for y in right:
            for article in self.articles.get(y, ()):
                for x in members.get(article, ()):
                    repeated = (min(x, y), max(x, y)) in self.repeated
                    if not repeated and not self._side_by_side(x, y, (*left, *right)):
                        return True
        return False

    def _side_by_side(self, x: int, y: int, members: Sequence[int]) -> bool:
        """Whether a statement of another article says first the one and then the other."""
        one, two = self.words[x], self.words[y]
        near = self.articles[x] | self.articles[y]
        for z in members:
            if z in (x, y) or not near.isdisjoint(self.articles.get(z, _NOTHING)):
                continue
            mine, yours = one.keys() & self.words[z], two.keys() & self.words[z]
            held, held_too = _weight(one, mine), _weight(two, yours)
            if (
                min(held / _weight(one, one), held_too / _weight(two, two)) >= SIDE_BY_SIDE
                and _weight(one, mine & yours) <= min(held, held_too) / 3
            ):
                return True
        return False


def _rows(*columns: Ints) -> Iterator[tuple[int, ...]]:
    """Yield the rows of columns as long as each other, some at a time: a list of all would take much room."""
    for at in range(0, len(columns[0]), CHUNK):
        yield from zip(*(column[at : at + CHUNK].tolist() for column in columns), strict=True)


def _weight(words: Mapping[int, float], chosen: Iterable[int]) -> float:
    return sum(words[word] for word in sorted(chosen)) or 1e-6


class Neighbourhood:
    """What is known of statements from where they stand; ``articles`` print several, by the statement."""

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
        self._repeated: dict[int, list[int]] = defaultdict(list)

    def vouch(self, pairs: Pairs, values: Floats, said: Floats, models: Beliefs) -> Floats:
        """Believe more in a pair of which more than the two statements themselves is one.

        That is a pair of one known speaker, for whom ``said`` is what it adds, the more where the two
        articles have another remark in common, and so are of one occasion; and a pair whose neighbours in
        the two articles are one remark too.  Of two statements of one article none of that says anything.
        """
        if not self._beside:
            return values + said
        count, articles, mass = len(self._corpus), self.articles, self._corpus.mass
        of_one_article = np.fromiter(
            (
                not articles.get(x, _NOTHING).isdisjoint(articles.get(y, _NOTHING))
                for x, y in _rows(pairs.a, pairs.b)
            ),
            dtype=np.bool_,
            count=len(pairs.a),
        )
        values = values + np.where(of_one_article, np.float32(0.0), said)
        sure = np.flatnonzero(values >= STRONG)
        strong = {code for (code,) in _rows(pairs.a[sure] * count + pairs.b[sure])}
        shared = self._shared(pairs.a[sure], pairs.b[sure], sure)
        out = values.copy()
        asked = np.flatnonzero((values > AROUND[0]) & (values < AROUND[1]) & ~of_one_article)
        for at, one, other in _rows(asked, pairs.a[asked], pairs.b[asked]):
            if 0 <= self._corpus.speaker[one] == self._corpus.speaker[other] and any(
                not shared[x].isdisjoint(shared[y]) and shared[x] & shared[y] != {at}
                for x in articles.get(one, ())
                for y in articles.get(other, ())
            ):
                out[at] += models.context["one occasion"]
            mine, yours = self._beside.get(one, _NOTHING), self._beside.get(other, _NOTHING)
            # What one says in two sentences the other may say in one, the longer.
            mine, yours = (mine, yours | {other}) if mass[one] < mass[other] else (mine | {one}, yours)
            if any(
                (x == y and x not in (one, other)) or min(x, y) * count + max(x, y) in strong
                for x in mine
                for y in yours
                if {x, y} != {one, other}
            ):
                out[at] += models.context["neighbours"]
        again = np.flatnonzero(of_one_article & (out >= REPEATED))
        for one, other in zip(pairs.a[again].tolist(), pairs.b[again].tolist(), strict=True):
            self._repeated[one].append(other)
        return out

    def _shared(self, a: Ints, b: Ints, numbers: Ints) -> dict[int, set[int]]:
        """Return, for each article, the remarks (numbers) that it may share with others.

        They are the strong pairs of ``a`` and ``b``, and the statements that several articles print.
        """
        shared: dict[int, set[int]] = defaultdict(set)
        for one, other, number in _rows(a, b, numbers):
            for article in self.articles.get(one, _NOTHING) | self.articles.get(other, _NOTHING):
                shared[article].add(number)
        for statement, articles in self.articles.items():
            if len(articles) > 1:
                for article in articles:
                    shared[article].add(-1 - statement)
        return shared

    def among(self, statements: Sequence[int]) -> Apart:
        """Return what tells which groups of these statements may not be one."""
        articles = {at: self.articles[at] for at in statements if at in self.articles}
        if sum(map(len, articles.values())) == len(frozenset().union(*articles.values())):
            return Apart(articles, frozenset(), {})  # none prints two of them
        words, weights = self._corpus.words, self._corpus.weights
        repeated = {(at, other) for at in statements for other in self._repeated.get(at, ())}
        told = {}
        for at in statements:
            ids = words.ids[words.starts[at] : words.starts[at + 1]]
            told[at] = dict(zip(ids.tolist(), weights[ids].tolist(), strict=True))
        return Apart(articles, repeated, told)
