"""The same words of two people are told; stock phrases, other words and unknown speakers are not."""

from __future__ import annotations

from quotes.grouping import find_contested
from quotes.model import Contested
from tests.grouping.helpers import Press

SAID = "The villages have been promised wells in every spring that I remember."


def contested(press: Press) -> tuple[Contested, ...]:
    found = find_contested(press.renderings, press.articles)
    assert find_contested(press.renderings[::-1], press.articles) == found
    return found


def test_the_same_words_of_two_people_are_one_record() -> None:
    press = Press()
    a = press.prints("a.txt", SAID, "roe")
    b = press.prints("b.txt", SAID.upper().replace("WELLS IN", "WELLS,\n IN"), "brandt")
    press.prints("c.txt", SAID, None)
    c = press.prints("d.txt", SAID, "roe")
    assert contested(press) == (Contested((a, b, c), ("roe", "brandt")),)


def test_one_speaker_and_an_unknown_one_contest_nothing() -> None:
    press = Press()
    press.prints("a.txt", SAID, "roe")
    press.prints("b.txt", SAID, None)
    assert contested(press) == ()


def test_other_words_are_not_the_same() -> None:
    press = Press()
    press.prints("a.txt", SAID, "roe")
    press.prints("b.txt", SAID.replace("wells", "roads"), "brandt")
    assert contested(press) == ()


def test_a_stock_phrase_is_anybodys() -> None:
    press = Press()
    for text in ("Thank you very much.", "a new page", "I do."):
        press.prints(f"{text}a", text, "roe")
        press.prints(f"{text}b", text, "brandt")
    assert contested(press) == ()


def test_the_name_of_a_thing_is_said_by_nobody() -> None:
    press = Press()
    press.prints("a.txt", "Breakfast With the Nation", "roe")
    press.prints("b.txt", "Breakfast With the Nation", "brandt")
    assert contested(press) == ()


def test_a_sentence_that_one_outlet_splits_is_the_same() -> None:
    press = Press()
    press.prints("a.txt", SAID, "roe")
    halves = SAID.split(" in every ")
    first = press.prints("b.txt", f"{halves[0]},", "brandt", cue=" she said, ")
    second = press.prints("b.txt", f"in every {halves[1]}", "brandt")
    [found] = contested(press)
    assert {first, second} < set(found.renderings)
