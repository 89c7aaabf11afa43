"""The readers see in a text what Stanza's own pipeline sees, through the same networks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from quotes.language import Parser
from quotes.language.batches import BATCH_WORDS, batches, padded
from quotes.language.pack import MODELS
from quotes.language.parse import PROCESSORS, open_pipeline
from quotes.language.readers import best_paths
from quotes.model import Article, Block, BlockKind, Parse, Span

PARAGRAPHS = (
    "The harbour board of Port Elvery won't reopen the old pier, its chair told reporters on Monday.",
    "What?!! Nobody's asked Dr. Mira Tolland, who'd gonna sail the M.V. Heron to St. Brannoc in 2031.",
    "She wrote to mira@elvery.example   and posted at https://elvery.example/pier?x=1 twice.",
    "Oh",
    "The ferry, which had been built for a lake and had never been meant for the open sea, rolled. " * 14,
)


def article(paragraphs: tuple[str, ...], key: str = "a") -> Article:
    text = "\n\n".join(p.strip() for p in paragraphs)
    starts = [text.index(p.strip()) for p in paragraphs]
    blocks = [
        Block(Span(start, start + len(p.strip())), BlockKind.PARAGRAPH)
        for start, p in zip(starts, paragraphs, strict=True)
    ]
    return Article(key, key, text, tuple(blocks), "0" * 64)


@pytest.fixture(scope="module")
def parse() -> Parse:
    return Parser(threads=1).parse([article(PARAGRAPHS)])["a"]


@pytest.fixture(scope="module")
def stanzas() -> Any:
    pipeline = open_pipeline(MODELS, PROCESSORS, depparse_resolve_head_constraints=False)
    return pipeline(article(PARAGRAPHS).text)


def test_sentences_and_words_are_stanzas(parse: Parse, stanzas: Any) -> None:
    ours = [[(w.start, w.end) for w in sentence.words] for sentence in parse.sentences]
    theirs = [
        [
            (w.start_char if w.start_char is not None else t.start_char, w.end_char or t.end_char)
            for t in sentence.tokens
            for w in t.words
        ]
        for sentence in stanzas.sentences
    ]
    assert ours == theirs


def test_tags_are_stanzas(parse: Parse, stanzas: Any) -> None:
    ours = [(w.upos, w.xpos, w.feats) for sentence in parse.sentences for w in sentence.words]
    assert ours == [(w.upos, w.xpos, w.feats or "") for w in stanzas.iter_words()]


def test_trees_are_stanzas(parse: Parse, stanzas: Any) -> None:
    ours = [(w.head, w.deprel) for sentence in parse.sentences for w in sentence.words]
    assert ours == [(w.head - 1, w.deprel) for w in stanzas.iter_words()]


def test_names_are_stanzas(parse: Parse, stanzas: Any) -> None:
    assert [tuple(name) for name in parse.names] == [(e.start_char, e.end_char, e.type) for e in stanzas.ents]
    assert parse.names


def test_what_is_read_beside_a_text_and_before_it_changes_nothing(parse: Parse) -> None:
    parser = Parser(threads=1)
    other = article(("Elvery’s mayor — “no fool,” says Tolland — hasn’t resigned.",), "b")
    for _ in range(2):
        parses = parser.parse([article(PARAGRAPHS[3:4], "c"), other, article(PARAGRAPHS)])
    assert parses["a"] == parse


def test_a_long_article_is_told_of_while_it_is_read(parse: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.language.parse.PIECE_WORDS", 20)
    told: list[tuple[int, int]] = []
    given = article(PARAGRAPHS)
    parses = Parser(threads=1).parse([given], lambda done, total: told.append((done, total)))
    assert parses["a"] == parse
    assert len(told) > 4
    assert told == sorted(told)
    assert {total for _, total in told} == {len(given.text)}
    assert told[-1][0] == len(given.text)


def test_articles_without_prose_have_an_empty_parse() -> None:
    empty = Article("e", "e", "", (), "0" * 64)
    blank = Article("b", "b", " \u2003 ", (Block(Span(0, 3), BlockKind.PARAGRAPH),), "0" * 64)
    assert set(Parser(threads=1).parse([empty, blank]).values()) == {Parse((), ())}


def test_batches_hold_every_sentence_once_the_longest_first_and_no_more_than_fit() -> None:
    lengths = [int(n) for n in np.random.default_rng(7).integers(1, 300, size=500)] + [9 * BATCH_WORDS]
    found = list(batches(lengths))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    assert all(lengths[a] >= lengths[b] for batch in found for a, b in pairwise(batch))
    assert all(len(batch) == 1 or len(batch) * lengths[batch[0]] <= BATCH_WORDS for batch in found)
    assert padded([[1, 2, 3], [4]]).tolist() == [[1, 2, 3], [4, 0, 0]]


def paths(length: int, tags: int) -> Iterator[tuple[int, ...]]:
    return product(range(tags), repeat=length)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_path_of_tags_is_the_best_of_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    lengths, tags = [5, 3, 3, 1], 3
    scores, transitions = random.normal(size=(4, 5, tags)), random.normal(size=(tags, tags))

    def total(i: int, path: tuple[int, ...]) -> float:
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return float(sum(scores[i, t, tag] for t, tag in enumerate(path)) + steps)

    best = [max(paths(n, tags), key=lambda path, i=i: total(i, path)) for i, n in enumerate(lengths)]  # type: ignore[misc]
    assert best_paths(scores, transitions, lengths) == [list(path) for path in best]
