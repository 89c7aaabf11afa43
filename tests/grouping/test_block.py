"""The pairs that may be one remark are found among many that are not."""

from __future__ import annotations

import random

import numpy as np
import pytest

from quotes.grouping import block
from quotes.grouping.block import PARTNERS, candidates
from quotes.grouping.statements import Statements
from tests.grouping.helpers import statements_of

HOST = "The long dam at Tartesh will be finished before the rains, and the villages below it will be moved."
CUT = "villages below the long dam at Tartesh"
SHORT = "dam at Tartesh"
RIVAL = "Before the rainy season begins the dam in Tartesh is to be done."


def strangers(count: int) -> list[str]:
    """Sentences of a few words in common with many others."""
    chance = random.Random(4)
    words = [a + b for a in "bar cor dul fen gol han".split() for b in "ash eck ins oft ule ymp".split()]
    return [f"The {' '.join(chance.sample(words, 5))} was {n * 7 + 1000} times." for n in range(count)]


def pairs_of(statements: Statements, vectors: np.ndarray | None = None) -> set[frozenset[int]]:
    found = candidates(statements.corpus, vectors, statements.short)
    assert (found.a < found.b).all()
    codes = found.a * len(statements.corpus) + found.b
    assert codes.tolist() == sorted(set(codes.tolist()))
    return {frozenset(pair) for pair in zip(found.a.tolist(), found.b.tolist(), strict=True)}


@pytest.mark.parametrize("other", [CUT, SHORT, RIVAL])
def test_a_cut_and_a_rival_find_the_text_among_strangers(other: str) -> None:
    statements, place = statements_of(HOST, other, *strangers(300))
    assert frozenset(place[:2]) in pairs_of(statements)


def test_nothing_in_common_is_no_pair() -> None:
    statements, _ = statements_of(HOST, "Nobody has counted bees since April.")
    assert pairs_of(statements) == set()


def test_two_fragments_of_a_word_or_two_make_no_pair() -> None:
    statements, place = statements_of(HOST, SHORT, "by Tartesh dam")
    assert pairs_of(statements) == {frozenset({place[0], place[1]}), frozenset({place[0], place[2]})}


def test_rivals_make_no_pair_and_each_pairs_with_what_nobody_known_says() -> None:
    statements, (ann, bob, anyone) = statements_of(
        HOST, HOST.replace("long", "great"), HOST.replace("long", "new"), speakers=("ann", "bob", None)
    )
    assert pairs_of(statements) == {frozenset({ann, anyone}), frozenset({bob, anyone})}


def test_the_order_of_the_input_changes_nothing() -> None:
    texts = [HOST, CUT, SHORT, RIVAL, *strangers(60)]
    speakers = [("ann", "bob", None)[n % 3] for n in range(len(texts))]

    def found(order: list[int]) -> set[frozenset[str]]:
        statements, place = statements_of(
            *(texts[n] for n in order), speakers=tuple(speakers[n] for n in order)
        )
        text_at = {at: texts[n] for at, n in zip(place, order, strict=True)}
        return {frozenset(text_at[at] for at in pair) for pair in pairs_of(statements)}

    order = list(range(len(texts)))
    expected = found(order)
    assert expected
    for seed in range(3):
        random.Random(seed).shuffle(order)
        assert found(order) == expected


def test_a_common_key_does_not_pair_all_that_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The Ruritanian {word[4:]}" for word in strangers(200)]
    statements, place = statements_of(HOST, HOST.replace("long", "Ruritanian"), *texts)

    def partners() -> int:
        return sum(place[1] in pair for pair in pairs_of(statements))

    monkeypatch.setattr(block, "ASKED", 50)
    monkeypatch.setattr(block, "MOST_COMMON", 300)
    assert partners() > 1
    monkeypatch.setattr(block, "MOST_COMMON", 10)
    assert partners() == 1
    assert frozenset(place[:2]) in pairs_of(statements)
    assert len(pairs_of(statements)) <= PARTNERS * len(texts)


def test_none_is_compared_with_more_than_its_partners_by_its_own_asking() -> None:
    texts = [f"We will mend the old harbour crane number {n + 100}." for n in range(120)]
    statements, _ = statements_of(*texts)
    pairs = pairs_of(statements)
    assert 0 < len(pairs) <= PARTNERS * len(texts)


def test_what_is_near_in_meaning_is_a_pair_without_a_word_in_common() -> None:
    texts = (HOST, "Nobody has counted bees since April.", *strangers(30))
    statements, place = statements_of(*texts)
    assert frozenset(place[:2]) not in pairs_of(statements)
    vectors = np.eye(len(texts), dtype=np.float32)
    vectors[place[1]] = 0.8 * vectors[place[0]] + 0.6 * vectors[place[1]]
    assert frozenset(place[:2]) in pairs_of(statements, vectors)


def test_what_is_near_in_meaning_is_no_pair_of_two_known_speakers() -> None:
    texts = (HOST, "Nobody has counted bees since April.")
    statements, _ = statements_of(*texts, speakers=("ann", "bob"))
    assert pairs_of(statements, np.ones((2, 1), dtype=np.float32)) == set()


@pytest.mark.parametrize("texts", [(), (HOST,), ("", "…"), (SHORT, SHORT)])
def test_too_little_makes_no_pair(texts: tuple[str, ...]) -> None:
    statements, _ = statements_of(*texts)
    assert pairs_of(statements) == set()
    assert pairs_of(statements, np.ones((len(statements.corpus), 1), dtype=np.float32)) == set()
