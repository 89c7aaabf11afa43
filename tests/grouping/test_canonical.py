"""The canonical rendering is printed somewhere, and the rule that chose it is said."""

from quotes.model import Remark
from tests.grouping.helpers import Press

TEXT = "The dam will be finished before the next rainy season."
OTHER = "Before the next rainy season we will have finished the dam."


def only(press: Press) -> Remark:
    (remark,) = press.group()[1]
    return remark


def test_a_rendering_alone_stands_for_itself() -> None:
    press = Press()
    key = press.prints("a.txt", TEXT)
    assert (only(press).canonical, only(press).rule) == (key, "the only rendering")


def test_a_sentence_goes_before_a_fragment() -> None:
    press = Press()
    press.prints("a.txt", "the dam will be finished before the next rainy season", whole=False)
    key = press.prints("b.txt", TEXT, whole=True)
    assert (only(press).canonical, only(press).rule) == (key, "a whole sentence")


def test_the_wording_of_most_outlets_goes_before_the_fullest() -> None:
    press = Press()
    press.prints("a.txt", OTHER.replace("the dam", "the long dam"), outlet="A")
    key = press.prints("b.txt", TEXT, outlet="B")
    press.prints("c.txt", TEXT, outlet="C")
    assert only(press).canonical == key
    assert only(press).rule.startswith("in the wording that most outlets print (2)")


def test_one_outlet_that_prints_a_wording_twice_counts_once() -> None:
    press = Press()
    key = press.prints("a.txt", OTHER.replace("the dam", "the long dam"), outlet="A")
    press.prints("b.txt", TEXT, outlet="B")
    press.prints("c.txt", TEXT, outlet="B")
    assert (only(press).canonical, only(press).rule) == (key, "the fullest of those left")


def test_the_earliest_stands_for_equals_and_then_the_first_in_order() -> None:
    press = Press()
    press.prints("a.txt", TEXT, date="2024-05-02")
    press.prints("b.txt", TEXT)
    key = press.prints("c.txt", TEXT, date="2024-05-01")
    assert (only(press).canonical, only(press).rule) == (key, "the earliest (2024-05-01)")
    press = Press()
    key = press.prints("a.txt", TEXT)
    press.prints("b.txt", TEXT)
    assert (only(press).canonical, only(press).rule) == (key, "the first in order of article and place")


def test_a_short_sentence_does_not_stand_for_a_long_fragment() -> None:
    press = Press()
    key = press.prints("a.txt", "the dam will be finished, the valley flooded and the villages moved by June")
    short = press.prints("b.txt", "The valley will be flooded.", whole=True)
    assert press.together(key, short)
    assert only(press).canonical == key
    assert only(press).rule == "the fullest rendering"


def test_renderings_are_in_order_of_date_after_the_canonical_and_in_wordings() -> None:
    press = Press()
    late = press.prints("a.txt", TEXT, date="2024-05-03")
    other = press.prints("b.txt", OTHER, date="2024-05-02")
    first = press.prints("c.txt", TEXT, date="2024-05-01")
    assert only(press).renderings == (first, other, late)
    assert sorted(map(sorted, only(press).wordings)) == [sorted([late, first]), [other]]
