"""Pairs of words in order, where the longer text may hold anything between."""

from __future__ import annotations

from quotes.checking.chain import chain


def pairs(long: str, short: str, breaks: frozenset[int] = frozenset()) -> str:
    words = short.split()
    found = chain(long.split(), words, [0.4 if len(w) < 4 else 1.0 for w in words], breaks)
    return " ".join(f"{i}-{j}" for i, j in found)


def test_a_run_is_found_where_it_stands() -> None:
    assert pairs("it was said that boats will sail today", "boats will sail") == "4-0 5-1 6-2"


def test_a_word_that_is_another_leaves_the_rest_in_place() -> None:
    assert pairs("many boats will sail home today", "boats will come home today") == "1-0 2-1 4-3 5-4"


def test_words_side_by_side_win_over_the_same_words_apart() -> None:
    assert pairs("the boats and then the old boats sail", "the old boats sail") == "4-0 5-1 6-2 7-3"


def test_what_is_left_out_costs_less_where_it_is_shown() -> None:
    long = "boats " + "other " * 60 + "sail"
    assert pairs(long, "boats sail", frozenset({1})) == "0-0 61-1"
    assert pairs(long, "boats sail") in {"0-0", "61-1"}


def test_nothing_in_common_is_no_pair() -> None:
    assert pairs("boats sail", "the moon") == ""
    assert pairs("", "the moon") == pairs("boats", "") == ""


def test_pairs_are_in_order_and_equal() -> None:
    long, short = ["a", "b", "a", "c", "b", "a"] * 9, ["c", "a", "b", "b", "x", "a"] * 4
    found = chain(long, short, [0.4] * len(short))
    assert found == sorted(set(found))
    assert all(long[i] == short[j] for i, j in found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
