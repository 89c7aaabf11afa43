"""Reading a tree off Stanza's graph parser without the work that its own decoder does in vain.

Stanza scores every label of every pair of words and searches each sentence for the best tree, though
only the labels of the chosen arcs are wanted, and the best head of each word nearly always makes a tree
(Dozat and Manning 2017, section 3; Stanojević and Cohen 2021).  Here the heads come first, the labels of
those arcs next, and the search is for the sentences that need it.  The trees are Stanza's own, but for
its repair of a word with two subjects or two objects, which is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]
TOGETHER = 128


def read_trees(model: Any, states: Any, lengths: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Return for each sentence the head of each word, counted from 1, and the number of its label.

    ``model`` is a ``GraphParser`` without arc embeddings, ``states`` what it makes of a batch of sentences
    (sentences x words x numbers), the root first; ``lengths`` count the root.
    """
    import torch

    arcs = torch.log_softmax(_arc_scores(model, states), 2).numpy()
    trees = [best_tree(arcs[i, :length, :length])[1:] for i, length in enumerate(lengths)]
    words = torch.cat([states[i, 1:length] for i, length in enumerate(lengths)])
    heads = torch.cat([states[i, torch.from_numpy(tree)] for i, tree in enumerate(trees)])
    labels = iter(_labels(model, words, heads))
    return [(tree.tolist(), list(islice(labels, len(tree)))) for tree in trees]


def _arc_scores(model: Any, states: Any) -> Any:
    """Return the scores (sentences x words x heads) as ``GraphParser.forward_scores`` adds them up."""
    import torch
    from torch.nn import functional

    scores = model.unlabeled(states, states).squeeze(3)
    places = torch.arange(states.size(1))
    offset = places.view(1, 1, -1) - places.view(1, -1, 1)
    if model.args["linearization"]:
        order = model.linearization(states, states).squeeze(3)
        scores += functional.logsigmoid(order * torch.sign(offset).float())
    if model.args["distance"]:
        expected = 1 + functional.softplus(model.distance(states, states).squeeze(3))
        scores -= torch.log((offset.abs().float() - expected) ** 2 / 2 + 1)
    return scores.masked_fill_(torch.eye(states.size(1), dtype=torch.bool), -float("inf"))


def _labels(model: Any, states: Any, heads: Any) -> list[int]:
    """Return the number of the best label of words (words x numbers) under their heads (words x numbers)."""
    import torch
    from torch.nn import functional

    deprel = model.deprel
    bilinear = deprel.scorer.W_bilin
    size, _, labels = bilinear.weight.shape
    weight = bilinear.weight.view(size, -1)
    words = with_bias(functional.relu(deprel.W1(states)))
    above = with_bias(functional.relu(deprel.W2(heads)))
    best: list[int] = []
    # Few at a time: what lies between the two products, a row of each label a word, has to fit in the cache.
    for some, over in zip(words.split(TOGETHER), above.split(TOGETHER), strict=True):
        scores = torch.bmm(over.unsqueeze(1), (some @ weight).view(len(some), -1, labels)).squeeze(1)
        best += (scores + bilinear.bias).argmax(1).tolist()
    return best


def with_bias(states: Any) -> Any:
    from torch.nn import functional

    return functional.pad(states, (0, 1), value=1.0)


def best_tree(scores: NDArray[np.floating[Any]]) -> Heads:
    """Return the head of each word in the best tree with one root; word 0 is the root above it.

    ``scores[i, j]`` is that of j as the head of i.
    """
    heads = _best_heads(scores)
    if np.count_nonzero(heads[1:] == 0) == 1 and not _cycle(heads):
        return heads
    exact = scores.astype(np.float64)
    exact[0] = -np.inf
    np.fill_diagonal(exact, -np.inf)
    # Under a fine for each root that no other arcs make good, the best tree has one root.
    finite = exact[np.isfinite(exact)]
    exact[1:, 0] -= 1 + len(exact) * (finite.max() - finite.min())
    return _contracted(exact)


def _best_heads(scores: NDArray[np.floating[Any]]) -> Heads:
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    return heads


def _contracted(scores: NDArray[np.float64]) -> Heads:
    """Return the best tree of any number of roots: the algorithm of Chu and Liu, and Edmonds.

    A cycle of best heads becomes one node; the best tree of what is left says where to break the cycle.
    """
    heads = _best_heads(scores)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[rest][:, rest]
    enters = scores[cycle][:, rest] - scores[cycle, heads[cycle]][:, None]
    leaves = scores[rest][:, cycle]
    smaller[-1, :-1], smaller[:-1, -1] = enters.max(0), leaves.max(1)
    tree = _contracted(smaller)
    into = int(tree[-1])
    heads[cycle[int(enters[:, into].argmax())]] = rest[into]
    for i, word in enumerate(rest.tolist()):
        inside = tree[i] == len(rest)
        heads[word] = cycle[int(leaves[i].argmax())] if inside else rest[tree[i]]
    heads[0] = 0
    return heads


def _cycle(heads: Heads) -> list[int]:
    """Return the words of a cycle of heads, if there is one."""
    above: list[int] = heads.tolist()
    walk = [-1] * len(above)
    walk[0] = 0
    for start in range(1, len(above)):
        word = start
        while walk[word] < 0:
            walk[word] = start
            word = above[word]
        if word and walk[word] == start:
            cycle = [word]
            while above[cycle[-1]] != word:
                cycle.append(above[cycle[-1]])
            return cycle
    return []
