"""Statements side by side in arrays hold what plain sets of their words would."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.grouping import corpus
from quotes.grouping.corpus import Corpus, Ints, Rows, make_corpus
from quotes.grouping.digest import Digest, digest_tokens, join
from quotes.grouping.normal import Token, tokens_of
from quotes.grouping.weigh import learn
from quotes.model import Rendering

WIDTH = 12
SETS = st.lists(st.sets(st.integers(0, WIDTH - 1), max_size=6), min_size=1, max_size=8)
# Halves and quarters add up to the same in any order.
VALUES = np.array([(n % 4 + 1) / 4 for n in range(WIDTH)], dtype=np.float32)


def rows_of(sets: Sequence[set[int]]) -> Rows:
    """Rows of sets, each number given twice and in no order."""
    pairs = [(row, number) for row, numbers in enumerate(sets) for number in numbers] * 2
    random.Random(1).shuffle(pairs)
    rows, ids = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return Rows.of(rows, ids, len(sets), WIDTH)


def every_pair(count: int) -> tuple[Ints, Ints]:
    a, b = np.divmod(np.arange(count * count), count)
    return a, b


@given(SETS)
def test_rows_keep_each_number_once_and_in_order(sets: list[set[int]]) -> None:
    rows = rows_of(sets)
    assert [rows.ids[a:b].tolist() for a, b in zip(rows.starts, rows.starts[1:], strict=False)] == [
        sorted(numbers) for numbers in sets
    ]
    assert rows.sizes.tolist() == [len(numbers) for numbers in sets]
    assert rows.rows.tolist() == [row for row, numbers in enumerate(sets) for _ in numbers]
    assert rows.total(VALUES).tolist() == [sum(VALUES[n] for n in numbers) for numbers in sets]


@given(SETS, st.lists(st.integers(0, 7), max_size=12))
def test_the_numbers_of_chosen_rows_come_one_row_after_the_other(
    sets: list[set[int]], chosen: list[int]
) -> None:
    chosen = [row % len(sets) for row in chosen]
    ids, which = rows_of(sets).of_each(np.array(chosen, dtype=np.int64))
    assert ids.tolist() == [number for row in chosen for number in sorted(sets[row])]
    assert which.tolist() == [place for place, row in enumerate(chosen) for _ in sets[row]]


@pytest.mark.parametrize("chunk", [1, 5, 1 << 17])
@given(sets=SETS)
def test_what_two_rows_share_is_what_two_sets_share(chunk: int, sets: list[set[int]]) -> None:
    a, b = every_pair(len(sets))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus, "CHUNK", chunk)
        found = rows_of(sets).shared(a, b, VALUES)
    assert found.tolist() == [
        sum(VALUES[n] for n in sets[x] & sets[y]) for x, y in zip(a.tolist(), b.tolist(), strict=True)
    ]


TEXTS = (
    "We won't send 5,000 soldiers, and not one tank, to the northern border.",
    "The soldiers will be sent to the border in March.",
    "Ruritania needs friends.",
    "",
    "an agreement that they agreed on",
)


def words_of(text: str) -> list[Token]:
    return list(tokens_of(Rendering(text, text, text, 0, len(text), text)))


def read(*texts: str) -> tuple[Digest, Corpus]:
    found = join([digest_tokens(map(words_of, texts))])
    count = len(texts)
    return found, make_corpus(found, np.arange(count), np.ones(count, dtype=np.bool_), np.full(count, -1))


def named(found: Digest, rows: Rows, at: int) -> list[str]:
    return [found.vocabulary[n] for n in rows.ids[rows.starts[at] : rows.starts[at + 1]]]


def test_a_statement_has_its_words_numbers_names_and_denials() -> None:
    found, made = read(*TEXTS)
    assert len(made) == len(TEXTS)
    for at, text in enumerate(TEXTS):
        tokens = words_of(text)
        assert {word[1:] for word in named(found, made.words, at)} == {token.key for token in tokens}
        assert made.lengths[at] == len(tokens)
        assert made.forms[at] == " ".join(token.form for token in tokens)
        keys = {token.key for token in tokens if token.kind == "number"}
        assert {word[1:] for word in named(found, made.numbers, at)} == keys
        assert bool(made.negated[at]) == (sum(token.kind == "negation" for token in tokens) % 2 == 1)
    assert named(found, made.numbers, 0) == ["##5000"]
    assert "cruritania" in named(found, made.telling, 2)
    assert made.mass[3] == made.lengths[3] == 0


def test_content_words_weigh_as_they_do_in_a_lexicon() -> None:
    found, made = read(*TEXTS)
    lexicon = learn([words_of(text) for text in TEXTS])
    weights = dict(zip(found.vocabulary, made.weights.tolist(), strict=True))
    assert {word[1:]: weight for word, weight in weights.items() if word[0] == "c"} == pytest.approx(
        dict(lexicon.weights)
    )
    assert weights["cruritania"] > weights["csend"] > weights["fthe"] > 0


def test_mass_is_the_weight_of_each_word_once() -> None:
    found, made = read("The bridge, the bridge, the bridge of Ruritania!", "the bridge of Ruritania")
    assert made.mass[0] == made.mass[1]
    weights = dict(zip(found.vocabulary, made.weights.tolist(), strict=True))
    assert made.mass[0] == pytest.approx(sum(weights[word] for word in named(found, made.words, 0)))


def test_derived_words_meet_in_one_family() -> None:
    _, made = read("an agreement", "they agreed")
    a, b = np.array([0]), np.array([1])
    assert made.words.shared(a, b, made.weights)[0] == 0
    assert made.families.shared(a, b, made.family_weights)[0] > 0


def test_runs_are_content_words_that_stand_side_by_side_in_one_statement() -> None:
    _, made = read("the long dam at Tartesh", "a long dam", "long ago", "the dam was long", "dam", "Tartesh")
    ones = np.ones(made.runs.width, dtype=np.float32)
    assert made.runs.sizes.tolist() == [2, 1, 1, 1, 0, 0]
    assert made.runs.shared(np.array([0, 0, 0]), np.array([1, 2, 3]), ones).tolist() == [1, 0, 0]


@given(st.lists(st.integers(0, len(TEXTS) - 1), max_size=3))
def test_however_a_digest_is_cut_it_is_the_same_when_joined(cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(TEXTS)]
    parts = [digest_tokens(map(words_of, TEXTS[a:b])) for a, b in pairwise(ends)]
    whole, joined = join([digest_tokens(map(words_of, TEXTS))]), join(parts)
    assert joined.vocabulary == whole.vocabulary == tuple(sorted(whole.vocabulary))
    assert joined.forms == whole.forms
    for name in ("ids", "flags", "ends"):
        assert getattr(joined, name).tolist() == getattr(whole, name).tolist()


def test_a_corpus_may_be_of_some_statements_or_of_none() -> None:
    found = join([digest_tokens(map(words_of, TEXTS))])
    made = make_corpus(found, np.array([2, 0]), np.array([True, False]), np.array([-1, 0]))
    assert list(made.forms) == [found.forms[2], found.forms[0]]
    assert named(found, made.words, 0) == ["cfriend", "cneed", "cruritania"]
    none = np.empty(0, dtype=np.int64)
    assert len(make_corpus(found, none, none.astype(np.bool_), none)) == 0
    assert len(make_corpus(join([]), none, none.astype(np.bool_), none)) == 0
