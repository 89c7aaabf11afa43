"""Steps of Stanza's graph parser in two thirds of the time on a processor, with the same gradients.

Four things cost most of a step and need not be done: the scores of every label of every pair of words
(only those of the right arcs enter the loss), the masks of dropout from the slow default generator, the
letters of a word read again wherever the word stands, and the steps of a packed LSTM one by one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pack_sequence, pad_packed_sequence

from quotes.language.decode import with_bias

SEED = 7
_bytes = np.random.Generator(np.random.SFC64(SEED))


def train_faster() -> None:
    """Replace the training steps of Stanza's graph parser in this process; what it predicts stays."""
    from stanza.models.common.char_model import CharacterModel
    from stanza.models.common.packed_lstm import PackedLSTM
    from stanza.models.depparse.model import GraphParser

    predict, read, run = GraphParser.forward, CharacterModel.forward, PackedLSTM.forward

    def parser(self: Any, *batch: Any) -> Any:
        return _loss(self, *batch) if self.training else predict(self, *batch)

    def characters(self: Any, *batch: Any) -> Any:
        plain = self.attn and self.num_dir == 1 and self.training
        return _read_once(self, *batch) if plain else read(self, *batch)

    def lstm(self: Any, packed: Any, lengths: Any, hx: Any = None) -> Any:
        layer = self.lstm
        fits = isinstance(layer, torch.nn.LSTM) and layer.bidirectional and layer.num_layers == 1
        if fits and self.training and isinstance(packed, PackedSequence):
            return _run_padded(layer, packed, hx)
        return run(self, packed, lengths, hx)

    GraphParser.forward = parser
    CharacterModel.forward = characters
    PackedLSTM.forward = lstm
    torch.nn.Dropout.forward = _drop  # type: ignore[method-assign, assignment]  # for this process, on purpose


def _drop(self: torch.nn.Dropout, values: torch.Tensor) -> torch.Tensor:
    if not self.training or not self.p:
        return values
    cut = round(self.p * 256)
    drawn = np.frombuffer(bytearray(_bytes.bytes(values.numel())), dtype=np.uint8)
    kept = (torch.from_numpy(drawn) >= cut).view(values.shape)
    return values * kept.to(values.dtype).mul_(1 / (1 - cut / 256))


def _loss(
    model: Any,
    word: Any, word_mask: Any, chars: Any, chars_mask: Any, upos: Any, xpos: Any, feats: Any,
    pretrained: Any, lemma: Any, head: Any, deprel: Any, *rest: Any,
) -> tuple[Any, list[Any]]:  # fmt: skip
    """Return what ``GraphParser.forward`` returns in training."""
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    states = model.embed(
        word, word_mask, chars, chars_mask, upos, xpos, feats, pretrained, lemma, head, deprel, *rest
    )
    scores = model.unlabeled(model.drop(states), model.drop(states)).squeeze(3)
    places = torch.arange(word.size(1))
    offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).expand(word.size(0), -1, -1)
    order = distance = None
    if model.args["linearization"]:
        order = model.linearization(model.drop(states), model.drop(states)).squeeze(3)
        scores = scores + functional.logsigmoid(order * torch.sign(offset).float()).detach()
    if model.args["distance"]:
        expected = 1 + functional.softplus(model.distance(model.drop(states), model.drop(states)).squeeze(3))
        distance = -torch.log((offset.abs().float() - expected) ** 2 / 2 + 1)
        scores = scores + distance.detach()
    scores = scores.masked_fill(torch.eye(word.size(1), dtype=torch.bool), -float("inf"))[:, 1:]
    scores = scores.masked_fill(word_mask.unsqueeze(1), -float("inf"))
    padding = word_mask[:, 1:]
    loss = model.crit(scores.flatten(0, 1), head.masked_fill(padding, -1).flatten())
    labels = _labels(model, states, head)
    loss = loss + model.crit(
        labels.flatten(0, 1), (deprel - VOCAB_PREFIX_SIZE).masked_fill(padding, -1).flatten()
    )
    arcs = head.unsqueeze(2)
    if order is not None:
        chosen = torch.gather(order[:, 1:], 2, arcs).flatten()
        sides = torch.stack([-chosen / 2, chosen / 2], 1)
        loss = loss + model.crit(sides, torch.gather((offset[:, 1:] > 0).long(), 2, arcs).flatten())
    if distance is not None:
        loss = loss - torch.gather(distance[:, 1:], 2, arcs).sum()
    return loss / chars.size(0), []


def _labels(model: Any, states: Any, head: Any) -> Any:
    """Return the scores (sentences x words x labels) of the labels of each word under its right head."""
    scorer = model.deprel
    states = model.drop(states)
    words = with_bias(scorer.dropout(functional.relu(scorer.W1(states))))[:, 1:]
    heads = with_bias(scorer.dropout(functional.relu(scorer.W2(model.drop(states)))))
    heads = torch.gather(heads, 1, head.unsqueeze(2).expand(-1, -1, heads.size(2)))
    bilinear = scorer.scorer.W_bilin
    size, other, labels = bilinear.weight.shape
    weighted = words.reshape(-1, size) @ bilinear.weight.reshape(size, -1)
    scores = torch.bmm(heads.reshape(-1, 1, other), weighted.view(-1, other, labels)).squeeze(1)
    return (scores + bilinear.bias).view(*head.shape, labels)


def _read_once(model: Any, chars: Any, _: Any, order: Any, sentences: Any, __: Any) -> Any:
    """Read the letters of each distinct word of a batch once."""
    from stanza.models.common.utils import tensor_unsort

    distinct, back = torch.unique(chars, dim=0, return_inverse=True)
    layers = model.args["char_num_layers"]
    start = tuple(
        state.expand(layers, distinct.size(0), -1).contiguous()
        for state in (model.charlstm_h_init, model.charlstm_c_init)
    )
    out, _ = model.charlstm.lstm(model.dropout(model.char_emb(distinct)), start)
    weights = torch.sigmoid(model.char_attn(model.dropout(out)))
    words = (out * weights * (distinct != 0).unsqueeze(2)).sum(1)[back]
    packed = pack_sequence(tensor_unsort(words, order).split(sentences))
    return pad_packed_sequence(packed, batch_first=True)[0] if model.pad else packed


def _run_padded(layer: torch.nn.LSTM, packed: PackedSequence, hx: Any) -> Any:
    """Run a layer a direction at a time over padded sentences, which oneDNN does in one go."""
    padded, lengths = pad_packed_sequence(packed)
    steps = torch.arange(padded.size(0)).unsqueeze(1)
    mirrored = torch.where(steps < lengths, lengths - 1 - steps, steps)
    columns = torch.arange(padded.size(1)).unsqueeze(0)
    outs, states = [], []
    for direction, suffix in enumerate(("", "_reverse")):
        weights = [
            getattr(layer, f"{name}_l0{suffix}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        ]
        start = tuple(state[direction : direction + 1].contiguous() for state in hx)
        values = padded[mirrored, columns] if direction else padded
        out, *last = torch._VF.lstm(values, start, weights, True, 1, 0.0, False, False, False)
        outs.append(out[mirrored, columns] if direction else out)
        states.append(last)
    repacked = pack_padded_sequence(torch.cat(outs, 2), lengths)
    result = PackedSequence(repacked.data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
    return result, tuple(torch.cat(pair) for pair in zip(*states, strict=True))
