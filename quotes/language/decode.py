"""Reading a tree off Stanza's graph parser without the work that its own decoder does in vain.

Stanza scores every label of every pair of words and searches each sentence for the best tree, though
only the labels of the chosen arcs are wanted, and the best head of each word nearly always makes a tree
(Dozat and Manning 2017, section 3; Stanojević and Cohen 2021).  Here the heads come first, the labels of
those arcs next, and the search is for the sentences that need it.  The trees are Stanza's own, but for
its repair of a word with two subjects or two objects, which is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MethodType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]


def decode_fast(pipeline: Any) -> None:
    """Give the dependency parser of a Stanza pipeline the decoder of this module.

    A parser of another kind than Stanza's graph parser, or one with arc embeddings, keeps its own.
    """
    from stanza.models.depparse.model import GraphParser

    model = pipeline.processors["depparse"].trainer.model
    if isinstance(model, GraphParser) and not model.args.get("use_arc_embedding"):
        model.predict = MethodType(_predict, model)


def _predict(model: Any, *batch: Any, resolve_head_constraints: bool = False) -> list[list[list[Any]]]:
    """Return for each sentence a [head, label] pair a word; takes what ``GraphParser.predict`` takes."""
    import torch
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    lengths = batch[12]
    states = model.embed(*batch)
    arcs = torch.log_softmax(_arc_scores(model, states), 2).numpy()
    trees = [best_tree(arcs[i, :length, :length]) for i, length in enumerate(lengths)]
    heads = np.zeros(arcs.shape[:2], dtype=np.int64)
    for i, tree in enumerate(trees):
        heads[i, : len(tree)] = tree
    labels = _label_scores(model, states, torch.from_numpy(heads)).argmax(2).tolist()
    unmap = model.vocab["deprel"].unmap
    return [
        [
            [head, label]
            for head, label in zip(
                tree[1:].tolist(),
                unmap([n + VOCAB_PREFIX_SIZE for n in labels[i][1 : len(tree)]]),
                strict=True,
            )
        ]
        for i, tree in enumerate(trees)
    ]


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


def _label_scores(model: Any, states: Any, heads: Any) -> Any:
    """Return the scores (sentences x words x labels) of the labels of each word under its head."""
    import torch
    from torch.nn import functional

    deprel = model.deprel
    bilinear = deprel.scorer.W_bilin
    words = _with_bias(functional.relu(deprel.W1(states)))
    above = _with_bias(functional.relu(deprel.W2(states)))
    above = torch.gather(above, 1, heads.unsqueeze(2).expand(-1, -1, above.size(2)))
    size, _, labels = bilinear.weight.shape
    weighted = words.reshape(-1, size) @ bilinear.weight.view(size, -1)
    scores = torch.bmm(above.reshape(-1, 1, above.size(2)), weighted.view(-1, above.size(2), labels))
    return scores.view(*heads.shape, labels) + bilinear.bias


def _with_bias(states: Any) -> Any:
    import torch

    return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], 2)


def best_tree(scores: NDArray[np.floating[Any]]) -> Heads:
    """Return the head of each word in the best tree with one root; word 0 is the root above it.

    ``scores[i, j]`` is that of j as the head of i.
    """
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root

    heads: Heads = scores.argmax(1)
    heads[0] = 0
    if _is_tree(heads):
        return heads
    # The search for one root takes several times as long, and most best trees have one anyway.
    tree = chuliu_edmonds(scores.astype(np.float64))
    if np.count_nonzero(tree[1:] == 0) != 1:
        tree = chuliu_edmonds_one_root(scores)
    return np.asarray(tree, dtype=np.int64)


def _is_tree(heads: Sequence[int] | Heads) -> bool:
    """Say whether every word hangs, over its heads, on the root, and one alone at once."""
    heads = [int(h) for h in heads]
    if heads[1:].count(0) != 1:
        return False
    hangs = [False] * len(heads)
    hangs[0] = True
    for i in range(1, len(heads)):
        path = []
        while not hangs[i]:
            if i in path:
                return False
            path.append(i)
            i = heads[i]
        for word in path:
            hangs[word] = True
    return True
