"""Lines, columns and paths of places, as other tools count and name them."""

from pathlib import Path

import pytest

from quotes.model import Article, Place, Span
from quotes.report.places import inside, locator, uri

HERE = Path("/desk/work")


def _spot(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int], int]:
    locate = locator([Article("a", "a.txt", text, (), "")])
    _, first, last, offset = locate(Place("a", Span(start, end)))
    return tuple(first), tuple(last), offset


def test_lines_and_columns_count_from_one_whatever_ends_a_line() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"one{end}two three{end}{end}four"
        at = text.index("three")
        assert _spot(text, at, at + 5) == ((2, 5), (2, 10), at)
        at = text.index("four")
        assert _spot(text, at, at + 4) == ((4, 1), (4, 5), at)


def test_a_place_may_go_over_lines_and_end_with_the_text() -> None:
    assert _spot("one\ntwo", 0, 7) == ((1, 1), (2, 4), 0)


def test_a_column_counts_characters_not_bytes_nor_code_units() -> None:
    assert _spot("🚢🚢é “two”", 4, 9) == ((1, 5), (1, 10), 4)


def test_a_byte_order_mark_is_in_no_column() -> None:
    assert _spot("\ufeffone\ntwo", 1, 4) == ((1, 1), (1, 4), 0)
    assert _spot("\ufeffone\ntwo", 0, 4) == ((1, 1), (1, 4), 0)
    assert _spot("\ufeffone\ntwo", 5, 8) == ((2, 1), (2, 4), 4)


def test_an_empty_article_has_a_first_line() -> None:
    assert _spot("", 0, 0) == ((1, 1), (1, 1), 0)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("articles/a.txt", "articles/a.txt"),
        ("./articles/../b.txt", "b.txt"),
        ("/desk/work/c.txt", "c.txt"),
        ("../d.txt", "file:///desk/d.txt"),
        ("/tmp/e f.txt", "file:///tmp/e%20f.txt"),
        ("10:30 [x] 100%#1?.txt", "10%3A30%20%5Bx%5D%20100%25%231%3F.txt"),
        ("é.txt", "%C3%A9.txt"),
        ("\udcff.txt", "%ED%B3%BF.txt"),
    ],
)
def test_a_path_is_relative_to_the_folder_that_it_is_in_and_else_absolute(path: str, address: str) -> None:
    assert uri(path, HERE) == address
    assert (inside(path, HERE) is None) == address.startswith("file:")
