"""Styled lines of a given width."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.report.layout import Line, beside, fit, indented, wide, width, wrap


def _texts(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def test_lines_break_at_spaces_and_all_but_the_first_hang() -> None:
    lines = wrap([("one two", "bold"), (" three four", "")], 9, 2)
    assert _texts(lines) == ["one two", "  three", "  four"]
    assert lines[0] == [("one", "bold"), (" ", "bold"), ("two", "bold")]


def test_a_word_of_two_styles_is_not_broken() -> None:
    assert _texts(wrap([("said “", ""), ("never", "red"), ("”", "")], 8)) == ["said", "“never”"]


def test_a_dot_between_two_things_ends_a_line_and_never_begins_one() -> None:
    assert _texts(wrap([("The Herald", "cyan"), (" · edited", "")], 12)) == ["The Herald ·", "edited"]


def test_a_word_longer_than_a_line_is_broken_where_it_must_be() -> None:
    assert _texts(wrap([("abcdefghij", "")], 4)) == ["abcd", "efgh", "ij"]


def test_nothing_makes_no_line() -> None:
    assert wrap([("", "")], 10) == []


@given(st.text("ab 水é·", max_size=60), st.integers(4, 30), st.integers(0, 2))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, cells: int, hang: int) -> None:
    lines = wrap([(text, "")], cells, hang)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(_texts(lines)).split()) == "".join(text.split())


def test_a_name_is_cut_to_its_cells() -> None:
    assert fit("The Harbour Post", 20) == "The Harbour Post"
    assert fit("The Harbour Post", 13) == "The Harbour…"
    assert wide(fit("水水水水", 5)) == 5


def test_blocks_stand_side_by_side() -> None:
    left, right = wrap([("one two three", "")], 5), wrap([("four", "")], 5)
    assert _texts(list(beside([left, right], 5, 2))) == ["one    four", "two", "three"]
    assert _texts(list(beside([right, left], 5, 2))) == ["four   one", "       two", "       three"]


def test_empty_lines_are_not_moved() -> None:
    assert indented([[("a", "")], []], 2) == [[("  ", ""), ("a", "")], []]
