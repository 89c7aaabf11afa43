"""Tokens: a paragraph cut into sentences, tokens and words, with offsets into the article's text.

Stanza's tokenizer labels each character of a paragraph: inside a token, end of a token, of a sentence, of a
multi-word token.  Its network is used as it is; around it, the paragraphs of all articles share batches,
and no character is looked up twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.doc import Document
from stanza.models.tokenization.data import PER_CHAR_FEAT_FUNCS, WHITESPACE_RE
from stanza.models.tokenization.utils import update_pred_regex

from quotes.language.batches import REMEMBERED, Ids, batches, remembering

WINDOW = 1000
"""Characters of a paragraph read at once; the next window begins behind the last whole sentence of this."""
BATCH_CHARACTERS = 20_000
TOO_LONG = "<UNK>"
LONGEST_ADDRESS = 1000
"""Characters without a space that may be an address: Stanza's pattern takes the square of their number."""
_RUN = re.compile("[^ ]+")
INSIDE, ENDS_TOKEN, ENDS_SENTENCE, ENDS_MULTI_WORD, ENDS_BOTH = range(5)


class Piece(NamedTuple):
    """A word of a token; ``start`` and ``end`` are the token's where the word is not cut as it is written."""

    text: str
    start: int
    end: int
    as_written: bool


class Token(NamedTuple):
    """What stands between spaces or marks, and its words: "don't" has two."""

    text: str
    start: int
    end: int
    words: tuple[Piece, ...]


class _Shown(NamedTuple):
    """A paragraph as the network sees it, each run of white space one space; where each character stands."""

    text: str
    places: Sequence[int]

    @staticmethod
    def of(start: int, paragraph: str) -> _Shown:
        text = WHITESPACE_RE.sub(" ", paragraph.rstrip())
        if "  " not in text:
            return _Shown(text, range(start, start + len(text)))
        places = [i for i, c in enumerate(text) if c != " " or i == 0 or text[i - 1] != " "]
        return _Shown("".join([text[i] for i in places]), [start + i for i in places])


class Tokenizer:
    """Stanza's tokenizer and its splitter of multi-word tokens."""

    def __init__(self, pipeline: Any) -> None:
        processor = pipeline.processors["tokenize"]
        self._model = processor.trainer.model.eval()
        self._longest: int = processor.config["max_seqlen"]
        self._splitter = pipeline.processors["mwt"]
        self._splits: dict[str, list[Any]] = {}
        names = processor.config["feat_funcs"]
        functions = [PER_CHAR_FEAT_FUNCS[name] for name in names if name in PER_CHAR_FEAT_FUNCS]
        # Stanza's order: what a character is, then whether it is the last, then the first of its paragraph.
        self._last, self._first = len(functions) + 1, len(functions) + 2
        unit = processor.vocab.unit2id
        self._row = remembering(lambda c: (unit(c), *(function(c) for function in functions), 0, 0))

    def tokenize(
        self, paragraphs: Sequence[tuple[int, str]], done: Callable[[float], None]
    ) -> list[list[list[Token]]]:
        """Return the sentences, lists of tokens, of each paragraph; it is given with where it starts.

        ``done`` is called with the share (0-1) of the characters that are read.
        """
        shown = [_Shown.of(*paragraph) for paragraph in paragraphs]
        labels = self._labels([text for text, _ in shown], done)
        self._split(
            text[begin:end].lstrip()
            for (text, _), found in zip(shown, labels, strict=True)
            for begin, end, label in _cuts(found)
            if label in (ENDS_MULTI_WORD, ENDS_BOTH) and end - begin <= self._longest
        )
        return [list(self._sentences(*pair)) for pair in zip(shown, labels, strict=True)]

    def _labels(self, texts: Sequence[str], done: Callable[[float], None]) -> list[Ids]:
        """Return the label of each character of each text."""
        rows = [self._rows(text) for text in texts]
        labels = [np.zeros(0, dtype=np.int64) for _ in texts]
        left = [i for i, text in enumerate(texts) if text]
        read, total = 0, sum(map(len, texts))
        while left:
            windows = [rows[i][len(labels[i]) :] for i in left]
            # The last row of a paragraph is no character.
            windows = [window if len(window) <= WINDOW + 1 else window[:WINDOW] for window in windows]
            for batch in self._predict(windows):
                for at, found in batch:
                    i = left[at]
                    behind = len(texts[i]) - len(labels[i])
                    found = found[:behind]
                    if behind > WINDOW:
                        ends = np.flatnonzero((found == ENDS_SENTENCE) | (found == ENDS_BOTH))
                        found = found[: ends[-1] + 1] if len(ends) else found
                    labels[i] = np.concatenate([labels[i], found])
                    read += len(found)
                done(read / total)
            left = [i for i in left if len(labels[i]) < len(texts[i])]
        for text, found in zip(texts, labels, strict=True):
            if text:
                found[-1] = ENDS_BOTH if found[-1] > ENDS_SENTENCE else ENDS_SENTENCE
                for run in _RUN.finditer(text):
                    # An address, of a page or for mail, is one token.
                    if len(run[0]) <= LONGEST_ADDRESS and ("." in run[0] or "@" in run[0]):
                        update_pred_regex(list(run[0]), found[run.start() : run.end()])
        return labels

    def _rows(self, text: str) -> Ids:
        """Return the id and the features of each character, and a row of padding behind the last."""
        rows = np.zeros((len(text) + 1, self._first + 1), dtype=np.int64)
        if text:
            rows[:-1] = list(map(self._row, text))
            rows[-2, self._last] = rows[0, self._first] = 1
        return rows

    def _predict(self, windows: Sequence[Ids]) -> Iterator[list[tuple[int, Ids]]]:
        """Yield the label of each row of each window (by its number), batch by batch."""
        lengths = [len(window) for window in windows]
        for batch in batches(lengths, BATCH_CHARACTERS):
            rows = np.zeros((len(batch), lengths[batch[0]], windows[0].shape[1]), dtype=np.int64)
            for row, i in zip(rows, batch, strict=True):
                row[: lengths[i]] = windows[i]
            tensor = torch.from_numpy(rows)
            scores = self._model(tensor[:, :, 0], tensor[:, :, 1:].float(), [lengths[i] for i in batch])
            best = scores.argmax(2).numpy()
            yield [(i, labels[: lengths[i]]) for i, labels in zip(batch, best, strict=True)]

    def _split(self, forms: Iterable[str]) -> None:
        """Have multi-word tokens split, each once."""
        if len(self._splits) > REMEMBERED:
            self._splits.clear()
        new = [form for form in dict.fromkeys(forms) if form not in self._splits]
        if not new:
            return
        tokens = [
            {"id": (1,), "text": f, "misc": "MWT=Yes", "start_char": 0, "end_char": len(f)} for f in new
        ]
        document = self._splitter.process(Document([[token] for token in tokens]))
        for form, sentence in zip(new, document.sentences, strict=True):
            self._splits[form] = [(word.text, word.start_char, word.end_char) for word in sentence.words]

    def _sentences(self, shown: _Shown, labels: Ids) -> Iterator[list[Token]]:
        text, places = shown
        tokens: list[Token] = []
        for begin, end, label in _cuts(labels):
            form = text[begin:end].lstrip()
            if form:
                start, stop = places[end - len(form)], places[end - 1] + 1
                words: tuple[Piece, ...] = (Piece(form, start, stop, True),)
                if len(form) > self._longest:
                    form = TOO_LONG
                    words = (Piece(form, start, stop, True),)
                elif form in self._splits and label in (ENDS_MULTI_WORD, ENDS_BOTH):
                    words = tuple(
                        Piece(word, start, stop, False)
                        if first is None
                        else Piece(word, start + first, start + last, True)
                        for word, first, last in self._splits[form]
                    )
                tokens.append(Token(form, start, stop, words))
            if label in (ENDS_SENTENCE, ENDS_BOTH) and tokens:
                yield tokens
                tokens = []


def _cuts(labels: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Yield where each token begins and ends, the space before it included, and the label at its end."""
    begin = 0
    for end in np.flatnonzero(labels).tolist():
        yield begin, end + 1, int(labels[end])
        begin = end + 1
