"""Measures of pairs are what a slow and obvious version says, and the same from either side."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from quotes.grouping import features
from quotes.grouping.corpus import Corpus, make_corpus
from quotes.grouping.digest import digest_tokens, join
from quotes.grouping.features import STRINGS, VECTORS, cosines, string_features, vector_features
from quotes.grouping.normal import Token, tokens_of
from quotes.grouping.weigh import is_telling
from quotes.model import Rendering

WORDS = (
    "we will not send five 5,000 soldiers agreement agreed agree the of bridge Ruritania Tartesh never river "
    "two ministers minister in March"
).split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=2, max_size=4)
Row = dict[str, float]


def words_of(text: str) -> list[Token]:
    return list(tokens_of(Rendering(text, text, text, 0, len(text), text)))


def read(texts: Sequence[str]) -> tuple[Corpus, dict[str, float]]:
    """The corpus of some texts, and the weight of each key (with the letter of its kind)."""
    found = join([digest_tokens(map(words_of, texts))])
    count = len(texts)
    made = make_corpus(found, np.arange(count), np.ones(count, dtype=np.bool_), np.full(count, -1))
    return made, dict(zip(found.vocabulary, made.weights.tolist(), strict=False))


def measured(texts: Sequence[str], workers: int = 1) -> dict[tuple[int, int], Row]:
    pairs = [(a, b) for a, b in product(range(len(texts)), repeat=2) if a != b]
    a, b = np.array(pairs, dtype=np.int64).T
    rows = string_features(read(texts)[0], a, b, workers)
    assert (rows.shape, rows.dtype) == ((len(pairs), len(STRINGS)), np.dtype("float32"))
    assert np.isfinite(rows).all()
    return {
        pair: dict(zip(STRINGS, row, strict=True)) for pair, row in zip(pairs, rows.tolist(), strict=True)
    }


LETTER = {"content": "c", "function": "f", "number": "#", "negation": "-"}


def slowly(a: str, b: str, weights: dict[str, float]) -> Row:
    """The measures that are told in a line, over sets of words."""
    one, other = words_of(a), words_of(b)

    def keys(tokens: Sequence[Token], kind: str | None = None) -> set[str]:
        return {LETTER[token.kind] + token.key for token in tokens if kind in (None, token.kind)}

    def mass(words: set[str]) -> float:
        return sum(weights[word] for word in words)

    def runs(tokens: Sequence[Token]) -> set[tuple[str, str]]:
        return set(pairwise(t.key for t in tokens if t.kind in ("content", "number")))

    left, right = keys(one), keys(other)
    mine, yours = keys(one, "number"), keys(other, "number")
    telling_a = {token.key for token in one if is_telling(token)}
    telling_b = {token.key for token in other if is_telling(token)}
    form_a, form_b = (" ".join(token.form for token in tokens) for tokens in (one, other))
    total, least = mass(left) + mass(right), min(mass(left), mass(right))
    denied = [sum(token.kind == "negation" for token in tokens) % 2 for tokens in (one, other)]
    shortest_run = min(len(runs(one)), len(runs(other)))
    return {
        "resemblance": 2 * mass(left & right) / total if total else 0,
        "resemblance squared": (2 * mass(left & right) / total) ** 2 if total else 0,
        "of the shorter": mass(left & right) / least if least else 0,
        "in any order": fuzz.token_sort_ratio(form_a, form_b) / 100,
        "in order": fuzz.ratio(form_a, form_b) / 100,
        "lengths": min(len(form_a), len(form_b)) / max(len(form_a), len(form_b), 1),
        "short": float(np.log1p(min(len(one), len(other)))),
        "numbers shared": len(mine & yours),
        "numbers differ": min(len(mine - yours), len(yours - mine)),
        "negation": float(denied[0] != denied[1]),
        "runs of the shorter": len(runs(one) & runs(other)) / shortest_run if shortest_run else 0,
        "telling": 2 * len(telling_a & telling_b) / max(1, len(telling_a) + len(telling_b)),
    }


@settings(max_examples=60)
@given(TEXTS)
def test_measures_are_what_they_are_said_to_be(texts: list[str]) -> None:
    _, weights = read(texts)
    for (a, b), row in measured(texts).items():
        wanted = slowly(texts[a], texts[b], weights)
        wanted = {name: value for name, value in wanted.items() if name in STRINGS}
        assert len(wanted) >= 10
        assert {name: row[name] for name in wanted} == pytest.approx(wanted, abs=1e-5)


@settings(max_examples=60)
@given(TEXTS)
def test_measures_are_the_same_from_either_side(texts: list[str]) -> None:
    found = measured(texts)
    for (a, b), row in found.items():
        assert row == pytest.approx(found[b, a], abs=1e-5)


def test_shares_are_full_between_equals_and_nothing_between_strangers() -> None:
    equal = measured(["We will send 5,000 soldiers to Tartesh", "we will send 5,000 soldiers to Tartesh!"])[
        0, 1
    ]
    apart = measured(["We will send 5,000 soldiers to Tartesh", "Nobody has counted bees"])[0, 1]
    for name in (
        "resemblance",
        "of the shorter",
        "of roots",
        "in any order",
        "in order",
        "runs of the shorter",
    ):
        assert equal[name] == 1
    assert equal["numbers differ"] == 0
    for name in ("resemblance", "of the shorter", "of roots", "numbers shared", "runs of the shorter"):
        assert apart[name] == 0


def test_derived_words_resemble_by_their_roots() -> None:
    row = measured(["the agreement of Ruritania", "Ruritania agreed"])[0, 1]
    assert row["of roots"] > row["resemblance"]


def test_names_are_counted_where_they_are_known_as_names() -> None:
    row = measured(["We have met Tartesh and Ruritania there", "We have met Tartesh there"])[0, 1]
    assert (row["names shared"], row["names of one"]) == (1, 1)


def test_neither_the_number_of_workers_nor_of_pairs_at_a_time_changes_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(3)
    texts = [" ".join(chance.choices(WORDS, k=7)) for _ in range(8)]
    expected = measured(texts)
    assert measured(texts, workers=2) == expected
    monkeypatch.setattr(features, "CHUNK", 3)
    assert measured(texts) == expected


def test_no_pairs_have_no_measures() -> None:
    none = np.empty(0, dtype=np.int64)
    assert string_features(read(["We came", "We saw"])[0], none, none).shape == (0, len(STRINGS))


def test_vectors_add_their_cosine() -> None:
    made, _ = read(["We came to the bridge", "They saw the river"])
    vectors = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    a, b = np.array([0, 1, 0]), np.array([1, 0, 0])
    found = cosines(vectors, a, b)
    assert found.tolist() == pytest.approx([0.6, 0.6, 1])
    rows = vector_features(made, a, b, found, string_features(made, a, b))
    assert (rows.shape, rows.dtype) == ((3, len(VECTORS)), np.dtype("float32"))
    assert rows[:, VECTORS.index("cosine")].tolist() == pytest.approx([0.6, 0.6, 1])
    assert rows[0].tolist() == pytest.approx(rows[1].tolist())
