"""The readers of words: tags, lemmas, trees and names of many sentences at once.

Each hands Stanza's networks, as they were trained, tensors of its own making, and reads plain tags off
what comes out.  Stanza's own processors do the same through loaders that look up every word and character
anew, and a document that is taken apart and put together at every step: half of the time went there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.utils import EXCLAM_RE, QUESTION_RE
from stanza.models.common.vocab import PAD_ID, ROOT_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch import nn

from quotes.language.batches import Characters, Words, batches, padded, remembering
from quotes.language.decode import read_trees

Floats = NDArray[np.floating[Any]]

SHOUTED = re.compile("^[?？︖﹖⁇!！︕﹗‼]{2,}$")


class Tag(NamedTuple):
    """Part of speech of a word: universal, Penn Treebank, features."""

    upos: str
    xpos: str
    feats: str


class Arc(NamedTuple):
    """The head of a word, counted from 1 (0 for the root), and their relation."""

    head: int
    deprel: str


def _plain(words: Words) -> list[str]:
    """Return the words with ?!? and !!! as ? and !, as the networks of tags and trees have learnt them."""
    return [EXCLAM_RE.sub("!", QUESTION_RE.sub("?", w)) if SHOUTED.match(w) else w for w in words]


def _lower(vocab: Any) -> Callable[[str], int]:
    """Return a function of a word: its number in a vocabulary of lower-case words."""
    return remembering(lambda word: vocab.unit2id(word.lower()))


class _Network:
    """What tagger and parser share: a network, its characters, the numbers of known words."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model.eval()
        vocab = processor.vocab
        self._characters = self._model.charmodel = Characters(self._model.charmodel, vocab["char"])
        self._word = remembering(vocab["word"].unit2id)
        self._known = _lower(processor.pretrain.vocab)


class Tagger(_Network):
    """Stanza's tagger."""

    def __init__(self, pipeline: Any) -> None:
        processor = pipeline.processors["pos"]
        super().__init__(processor)
        vocab = processor.vocab
        self._upos, self._xpos = vocab["upos"].id2unit, vocab["xpos"].id2unit
        self._feats = remembering(vocab["feats"].id2unit)

    def tags(self, sentences: Sequence[Words]) -> list[list[Tag]]:
        """Return the tag of each word."""
        sentences = [_plain(words) for words in sentences]
        characters = self._characters.rows(sentences)
        tags: list[list[Tag]] = [[] for _ in sentences]
        for batch in batches([len(words) for words in sentences]):
            lengths = [len(sentences[i]) for i in batch]
            words = padded([[self._word(w) for w in sentences[i]] for i in batch])
            known = padded([[self._known(w) for w in sentences[i]] for i in batch])
            rows = padded([characters[i] for i in batch])
            _, found = self._model(words, None, rows, None, None, known, None, lengths, None, None)
            upos, xpos, feats = (tensor.tolist() for tensor in found)
            for i, length, *columns in zip(batch, lengths, upos, xpos, feats, strict=True):
                tags[i] = [
                    Tag(self._upos(u), self._xpos(x), self._feats(tuple(f)))
                    for u, x, f in list(zip(*columns, strict=True))[:length]
                ]
        return tags


class Lemmas:
    """Stanza's dictionary of lemmas."""

    def __init__(self, pipeline: Any) -> None:
        look_up = pipeline.processors["lemma"].trainer.predict_dict
        self._lemma = remembering(lambda word_and_tag: look_up([word_and_tag])[0])

    def lemmas(self, sentences: Sequence[Words], tags: Sequence[Sequence[Tag]]) -> list[list[str]]:
        """Return the lemma of each word; the word itself where the dictionary lacks it."""
        return [
            [self._lemma((word, tag.upos)) for word, tag in zip(words, found, strict=True)]
            for words, found in zip(sentences, tags, strict=True)
        ]


class TreeParser(_Network):
    """Stanza's graph parser, with the decoder of :mod:`quotes.language.decode`."""

    def __init__(self, pipeline: Any) -> None:
        processor = pipeline.processors["depparse"]
        super().__init__(processor)
        vocab = processor.vocab
        self._lemma = remembering(vocab["lemma"].unit2id)
        self._upos, self._xpos = remembering(vocab["upos"].unit2id), remembering(vocab["xpos"].unit2id)
        self._label = vocab["deprel"].id2unit

    def trees(
        self, sentences: Sequence[Words], tags: Sequence[Sequence[Tag]], lemmas: Sequence[Words]
    ) -> list[list[Arc]]:
        """Return the arc above each word."""
        sentences = [_plain(words) for words in sentences]
        characters = self._characters.rows(sentences, ROOT_ID)
        trees: list[list[Arc]] = [[] for _ in sentences]
        for batch in batches([len(words) + 1 for words in sentences]):
            lengths = [len(sentences[i]) + 1 for i in batch]
            words = padded([[ROOT_ID, *map(self._word, sentences[i])] for i in batch])
            known = padded([[ROOT_ID, *map(self._known, sentences[i])] for i in batch])
            lemma = padded([[ROOT_ID, *map(self._lemma, lemmas[i])] for i in batch])
            upos = padded([[ROOT_ID, *(self._upos(tag.upos) for tag in tags[i])] for i in batch])
            xpos = padded([[ROOT_ID, *(self._xpos(tag.xpos) for tag in tags[i])] for i in batch])
            rows = padded([characters[i] for i in batch])
            states = self._model.embed(
                words, None, rows, None, upos, xpos, None, known, lemma, None, None, None, lengths, None, None
            )
            for i, (heads, labels) in zip(batch, read_trees(self._model, states, lengths), strict=True):
                trees[i] = [
                    Arc(head, self._label(label + VOCAB_PREFIX_SIZE))
                    for head, label in zip(heads, labels, strict=True)
                ]
        return trees


class Names:
    """Stanza's tagger of names."""

    def __init__(self, pipeline: Any) -> None:
        trainer = pipeline.processors["ner"].trainers[0]
        self._model = trainer.model.eval()
        vocab = trainer.vocab
        self._characters = self._model.charmodel = Characters(self._model.charmodel, vocab["char"])
        self._tag = remembering(lambda tag: vocab["tag"].id2unit((max(tag, VOCAB_PREFIX_SIZE),))[0])
        self._ids = {vocab[name]: _lower(vocab[name]) for name in ("word", "delta")}
        self._transitions = self._model.crits[0]._transitions.detach().numpy()
        self._model.crits[0] = _NoLoss()
        self._model.extract_static_embeddings = self._look_up

    def names(self, sentences: Sequence[Words]) -> list[list[tuple[int, int, str]]]:
        """Return the names of each sentence of tokens: its first token, its last, its kind."""
        characters = self._characters.rows(sentences)
        names: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
        for batch in batches([len(words) for words in sentences]):
            lengths = [len(sentences[i]) for i in batch]
            rows = padded([characters[i] for i in batch])
            words = [sentences[i] for i in batch]
            none = torch.zeros((*rows.shape, 1), dtype=torch.int64)
            _, (scores,), _ = self._model(
                words, rows, None, none, None, lengths, None, None, None, None, None
            )
            for i, path in zip(batch, best_paths(scores.numpy(), self._transitions, lengths), strict=True):
                found = decode_from_bioes(fix_singleton_tags([self._tag(tag) for tag in path]))
                names[i] = [(name["start"], name["end"], name["type"]) for name in found]
        return names

    def _look_up(self, _options: Any, sentences: Sequence[Words], vocab: Any) -> tuple[Any, Any]:
        ids = padded([list(map(self._ids[vocab], words)) for words in sentences])
        return ids, ids == PAD_ID


class _NoLoss(nn.Module):
    """Takes the place of a loss, which the network works out whether it is wanted or not."""

    def forward(self, *_: Any) -> tuple[float, None]:
        return 0.0, None


def best_paths(scores: Floats, transitions: Floats, lengths: Sequence[int]) -> list[list[int]]:
    """Return the best tags of sentences (sentences x words x tags, longest first): Viterbi's algorithm.

    ``transitions[i, j]`` is the score of tag j behind tag i.
    """
    ends = scores.copy()
    before = np.zeros(scores.shape, dtype=np.int64)
    for t in range(1, scores.shape[1]):
        live = sum(length > t for length in lengths)
        paths = ends[:live, t - 1, :, None] + transitions
        before[:live, t] = paths.argmax(1)
        ends[:live, t] += paths.max(1)
    best = []
    for end, back, length in zip(ends, before, lengths, strict=True):
        path = [int(end[length - 1].argmax())]
        for t in range(length - 1, 0, -1):
            path.append(int(back[t, path[-1]]))
        best.append(path[::-1])
    return best
