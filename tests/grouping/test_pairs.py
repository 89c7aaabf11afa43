"""The pairs of ``pairs.tsv`` are told apart at least this well, and the table itself is sound."""

from __future__ import annotations

from collections import defaultdict

import pytest

from quotes.model import Relation

from . import pairs
from .pairs import PAIRS, Judgement, Pair

TABLE = pairs.read_pairs()


@pytest.fixture(scope="module")
def told() -> tuple[Judgement, ...]:
    return pairs.tell_all(TABLE)


@pytest.mark.accuracy
def test_how_two_renderings_differ_is_told_as_a_reader_would(told: tuple[Judgement, ...]) -> None:
    assert pairs.accuracy(told) >= 0.95


@pytest.mark.accuracy
def test_a_change_of_meaning_is_seldom_missed_and_seldom_made_up(told: tuple[Judgement, ...]) -> None:
    altered = pairs.rates(told, Relation.ALTERED)
    assert altered.recall >= 0.95
    assert altered.precision >= 0.93


@pytest.mark.accuracy
def test_two_lines_alone_are_seldom_joined_wrongly() -> None:
    """Free translations and idioms are missed: two lines without a context do not tell."""
    judged = pairs.judge_all(TABLE)
    found = pairs.linking(judged)
    assert found.precision >= 0.94
    assert found.recall >= 0.87
    altered = pairs.rates(judged, Relation.ALTERED)
    assert altered.recall >= 0.93
    assert altered.precision >= 0.93


def test_the_columns_are_as_the_reader_of_the_table_expects() -> None:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    assert tuple(lines[0].split("\t")) == pairs.COLUMNS
    assert all(len(cells) == len(pairs.COLUMNS) and all(cells) for cells in (x.split("\t") for x in lines))
    for pair in TABLE:
        assert pair.split in ("dev", "test"), pair.key
        assert pair.speaker in ("one", "unknown"), pair.key
        assert pair.marked in ("both", "one"), pair.key


def test_no_key_and_no_sentence_comes_twice() -> None:
    assert len({pair.key for pair in TABLE}) == len(TABLE)
    texts = [text for pair in TABLE for text in (pair.a, pair.b)]
    assert len(set(texts)) == len(texts)


def test_each_relation_has_enough_pairs_and_each_phenomenon_both_halves() -> None:
    relations: defaultdict[Relation | None, int] = defaultdict(int)
    halves: defaultdict[tuple[Relation | None, str], set[str]] = defaultdict(set)
    for pair in TABLE:
        relations[pair.relation] += 1
        halves[pair.relation, pair.phenomenon].add(pair.split)
    assert min(relations[relation] for relation in (*Relation, None)) >= 50
    assert all(split == {"dev", "test"} for split in halves.values())


def test_reported_speech_is_paraphrase_or_altered_or_another_remark() -> None:
    for pair in TABLE:
        if pair.relation is Relation.PARAPHRASE:
            assert pair.marked == "one", pair.key
        if pair.marked == "one":
            assert pair.relation in (Relation.PARAPHRASE, Relation.ALTERED, None), pair.key


def test_the_same_words_have_the_same_letters_and_figures() -> None:
    def bare(text: str) -> str:
        return "".join(character for character in text.casefold() if character.isalnum())

    for pair in TABLE:
        if pair.relation is Relation.SAME:
            assert bare(pair.a) == bare(pair.b), pair.key


def test_misses_of_the_test_half_are_never_listed() -> None:
    def missed(split: str) -> Judgement:
        return Judgement(Pair("key", split, None, "stock phrases", "one", "both", "a", "b"), Relation.SAME)

    assert pairs.misses([missed("test")]) == ""
    assert "key" in pairs.misses([missed("dev")])
