"""Statements in another language join the English remark that they are the original of, and no other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from quotes.grouping.across import join_across
from quotes.grouping.vectors import load_encoder
from tests.benchmarks.across import RENDERINGS, Remembering, cases, measure

BRIDGE = ("en", "We will open the bridge to the islands before the summer begins.")
BRUECKE = ("de", "Wir werden die Brücke zu den Inseln öffnen, bevor der Sommer beginnt.")
MOST = ("ru", "Мы откроем мост на острова до начала лета.")
GRAIN = ("en", "Nobody has paid the farmers for the grain that was taken from them.")
GETREIDE = ("de", "Niemand hat den Bauern das Getreide bezahlt, das man ihnen genommen hat.")
SCHOOL = ("en", "Our children learn in schools without roofs, and the ministry looks away.")
HOSPITAL = ("de", "Das Krankenhaus sucht seit drei Jahren vergeblich nach einem neuen Leiter.")

Said = tuple[str, str]


def joined(
    *groups: Sequence[Said], speakers: Sequence[str | None] = (), articles: Sequence[str] = ()
) -> set[frozenset[str]]:
    said = [one for group in groups for one in group]
    indices = iter(range(len(said)))
    numbered = [[next(indices) for _ in group] for group in groups]
    texts = [text for _, text in said]
    found = join_across(
        numbered, [lang for lang, _ in said], texts, load_encoder().encode(texts), speakers, articles
    )
    assert sorted(x for group in found for x in group) == list(range(len(said)))
    return {frozenset(texts[x] for x in group) for group in found if len(group) > 1}


def one(*said: Said) -> frozenset[str]:
    return frozenset(text for _, text in said)


def test_a_statement_joins_the_remark_that_translates_it() -> None:
    assert joined([BRIDGE], [GRAIN], [SCHOOL], [GETREIDE], [BRUECKE], [HOSPITAL]) == {
        one(BRIDGE, BRUECKE),
        one(GRAIN, GETREIDE),
    }


def test_several_languages_meet_in_one_remark() -> None:
    assert joined([BRIDGE], [GRAIN], [MOST], [BRUECKE]) == {one(BRIDGE, BRUECKE, MOST)}


def test_two_english_translations_come_together_over_their_original() -> None:
    other = ("en", "The bridge to the islands will be open before the start of summer.")
    assert joined([BRIDGE], [other], [GRAIN], [BRUECKE]) == {one(BRIDGE, other, BRUECKE)}


def test_two_statements_of_one_article_do_not() -> None:
    other = ("en", "The bridge to the islands will be open before the start of summer.")
    found = joined([BRIDGE], [other], [GRAIN], [BRUECKE], articles=["a", "a", "b", "c"])
    assert found in ({one(BRIDGE, BRUECKE)}, {one(other, BRUECKE)})


def test_equal_texts_of_one_language_are_one_statement() -> None:
    assert joined([BRIDGE], [BRUECKE], [GETREIDE], [BRUECKE], [HOSPITAL], [HOSPITAL]) == {
        one(BRIDGE, BRUECKE),
        one(HOSPITAL),
    }


def test_two_known_speakers_never_meet() -> None:
    assert joined([BRIDGE], [GRAIN], [BRUECKE], speakers=["ann", None, "bob"]) == set()
    assert joined([BRIDGE], [GRAIN], [BRUECKE], speakers=["ann", None, None]) == {one(BRIDGE, BRUECKE)}
    assert joined([BRIDGE], [MOST], [BRUECKE], speakers=[None, "ann", "bob"]) in (
        {one(BRIDGE, BRUECKE)},
        {one(BRIDGE, MOST)},
    )


def test_the_same_words_of_two_speakers_are_no_choice() -> None:
    assert joined([BRIDGE], [BRIDGE], [BRUECKE], speakers=["ann", "bob", None]) == set()


def test_short_thanks_join_nothing() -> None:
    assert (
        joined([("en", "Thank you.")], [("de", "Danke.")], [("ru", "Спасибо.")], [("de", "Danke.")]) == set()
    )


def test_without_another_language_groups_stay_as_they_are() -> None:
    assert join_across([[2, 0], [1]], ["en", "en-GB", "en"], ["a", "b", "c"], load_encoder().encode([])) == [
        [0, 2],
        [1],
    ]


def test_the_order_of_the_input_changes_nothing() -> None:
    said = [BRIDGE, GRAIN, SCHOOL, GETREIDE, BRUECKE, HOSPITAL, MOST, BRUECKE]
    expected = joined(*([one] for one in said))
    for seed in range(5):
        random.Random(seed).shuffle(said)
        assert joined(*([one] for one in said)) == expected


@pytest.mark.accuracy
@pytest.mark.skipif(not RENDERINGS.is_dir(), reason="the renderings of ../shared are not here")
def test_german_sentences_find_their_translations() -> None:
    encoder = Remembering(load_encoder())
    scores = {case.name: measure(case, encoder) for case in cases("de-en.2021")}
    assert {name: round(score.f1, 3) for name, score in scores.items() if score.f1 < 0.95} == {}
    assert scores["de-en.2021 all human translations"].f1 >= 0.98
    assert min(score.precision for score in scores.values()) >= 0.94
