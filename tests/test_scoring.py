"""The scorer counts what it says it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from .scoring import Marked, is_speaker, match, predicted, read_gold, read_spellings, score

FIXTURES = Path(__file__).parents[1] / "fixtures"
SPELLINGS = {"Ada Lark": ("lark",), "Bo Østby": ("stby",)}
GOLD = (
    Marked("one.txt", 10, 40, "We will sign it tomorrow.", "Ada Lark", "R1"),
    Marked("two.txt", 10, 40, "Tomorrow we are signing.", "Ada Lark", "R1"),
    Marked("two.txt", 50, 90, "Nobody asked the fishermen.", "Bo Østby", "R2"),
    Marked("two.txt", 100, 120, "The Long Net", negative="title"),
)


def test_an_audit_that_agrees_has_the_full_score_and_no_troubles() -> None:
    result = score(GOLD, GOLD[:3], SPELLINGS)
    assert (result.found, result.speaker, result.wanted, result.extra) == (3, 3, 3, 0)
    assert result.grouping.b_cubed == result.grouping.pairwise == (1.0, 1.0, 1.0)
    assert result.troubles == ()


@pytest.mark.parametrize("event", ["river-treaty", "floodlights"])
def test_the_gold_of_an_event_scores_full_against_itself(event: str) -> None:
    gold = read_gold(FIXTURES / event / "gold.jsonl")
    audit = [line for line in gold if not line.negative]
    result = score(gold, audit, read_spellings(FIXTURES / event / "speakers.json"))
    assert result.troubles == ()
    assert result.found == result.speaker == result.wanted


def test_the_exact_span_wins_over_one_that_only_overlaps_wherever_it_stands() -> None:
    longer, exact = Marked("one.txt", 8, 44), Marked("one.txt", 10, 40)
    assert match(GOLD[:1], (longer, exact)) == {0: 1}
    assert match(GOLD[:1], (exact, longer)) == {0: 0}


def test_one_rendering_answers_one_gold_line() -> None:
    close = replace(GOLD[0], end=38)
    assert match((GOLD[0], close), (close,)) == {1: 0}


def test_an_overlap_of_less_than_seven_tenths_is_not_found() -> None:
    assert match(GOLD[:1], (Marked("one.txt", 10, 31),)) == {0: 0}
    assert match(GOLD[:1], (Marked("one.txt", 10, 30),)) == {}
    assert match(GOLD[:1], (Marked("two.txt", 10, 40),)) == {}


def test_a_missing_and_an_unexpected_rendering_are_both_said() -> None:
    result = score(GOLD, (GOLD[0], Marked("one.txt", 60, 70, "by the way")), SPELLINGS)
    assert (result.found, result.extra) == (1, 1)
    assert sum(t.startswith("not found: two.txt") for t in result.troubles) == 2
    assert "extra: one.txt 'by the way' (None)" in result.troubles


def test_where_nobody_is_named_a_name_is_wrong() -> None:
    assert is_speaker(None, None, SPELLINGS)
    assert not is_speaker("Ada Lark", None, SPELLINGS)
    assert is_speaker("Bo Ostby", "Bo Østby", SPELLINGS)
    assert not is_speaker(None, "Bo Østby", SPELLINGS)


def test_a_title_may_be_a_rendering_but_not_a_speakers() -> None:
    assert score(GOLD, GOLD, SPELLINGS).troubles == ()
    result = score(GOLD, (*GOLD[:3], replace(GOLD[3], speaker="A. Lark")), SPELLINGS)
    assert (result.misgiven, result.extra) == (1, 0)
    assert result.troubles == ("title given to A. Lark: two.txt 'The Long Net'",)


def test_lumping_costs_precision_and_splitting_costs_recall() -> None:
    lumped = score(GOLD, [replace(g, remark="all") for g in GOLD[:3]], SPELLINGS).grouping
    assert (lumped.lumped, lumped.split) == (1, 0)
    assert lumped.pairwise.precision == pytest.approx(1 / 3)
    assert lumped.b_cubed.precision == pytest.approx(5 / 9)
    assert lumped.pairwise.recall == lumped.b_cubed.recall == 1.0
    split = score(GOLD, [replace(g, remark=None) for g in GOLD[:3]], SPELLINGS).grouping
    assert (split.lumped, split.split) == (0, 1)
    assert split.pairwise.recall == 0.0
    assert split.b_cubed.recall == pytest.approx(2 / 3)


def test_a_soft_line_is_wanted_but_its_remark_is_not_scored() -> None:
    gold = (GOLD[0], replace(GOLD[1], soft=True), GOLD[2])
    audit = (GOLD[0], replace(GOLD[1], remark="R2"), GOLD[2])
    result = score(gold, audit, SPELLINGS)
    assert result.wanted == result.found == 3
    assert result.troubles == ()


def test_articles_are_compared_by_file_name() -> None:
    (rendering,) = predicted([{"article": "a/one.txt", "start": 1, "end": 5, "speaker": "", "remark": "m3"}])
    assert rendering == Marked("one.txt", 1, 5, remark="m3")
