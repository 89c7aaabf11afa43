"""The decoder reads off the trees that Stanza's own does, only sooner."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from quotes.language.decode import best_tree


def scores(seed: int, words: int, spread: float) -> NDArray[np.float64]:
    """Return log probabilities of heads, as the parser makes them: no word is its own."""
    found = np.random.default_rng(seed).normal(scale=spread, size=(words + 1, words + 1))
    np.fill_diagonal(found, -np.inf)
    return found - np.log(np.exp(found).sum(1, keepdims=True))


def total(arcs: NDArray[np.float64], heads: NDArray[np.int64]) -> float:
    return float(arcs[np.arange(1, len(heads)), heads[1:]].sum())


def is_tree(heads: NDArray[np.int64]) -> bool:
    reached = {0}
    for _ in heads:
        reached |= {word for word in range(1, len(heads)) if heads[word] in reached}
    return len(reached) == len(heads) and list(heads[1:]).count(0) == 1


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("spread", [0.1, 1.0, 6.0])
def test_the_tree_is_that_of_stanzas_search(seed: int, spread: float) -> None:
    arcs = scores(seed, words=1 + seed % 30, spread=spread)
    stanzas = np.asarray(chuliu_edmonds_one_root(arcs.copy()))
    assert best_tree(arcs)[1:].tolist() == stanzas[1:].tolist()


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_with_one_root_scores_higher(seed: int) -> None:
    words = 1 + seed % 4
    arcs = scores(seed, words, spread=2.0)
    trees = (np.array([0, *heads]) for heads in product(range(words + 1), repeat=words))
    best = max(total(arcs, heads) for heads in trees if is_tree(heads))
    found = best_tree(arcs)
    assert is_tree(found)
    assert total(arcs, found) == pytest.approx(best)


def test_one_root_is_kept_where_two_would_score_higher() -> None:
    arcs = np.log(np.array([[0, 1, 1], [0.9, 0, 0.1], [0.8, 0.2, 0]]) + 1e-9)
    assert best_tree(arcs).tolist() == [0, 0, 1]


def test_a_cycle_of_best_heads_is_broken_where_it_costs_least() -> None:
    arcs = np.log(np.array([[0, 1, 1], [0.3, 0, 0.7], [0.1, 0.9, 0]]) + 1e-9)
    assert best_tree(arcs).tolist() == [0, 0, 1]
