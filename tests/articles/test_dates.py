"""Dates to ISO 8601, or not at all."""

import pytest

from quotes.articles.dates import date_at, iso_date


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-31",
        "2025-07-31T10:20:30Z",
        "2025/07/31",
        "31 Jul 2025",
        "31 July 2025",
        "31st of July, 2025",
        "July 31, 2025",
        "Jul. 31st 2025",
        "Thursday, July 31, 2025 at 3:45 p.m.",
        "31/07/2025",
        "07/31/2025",
        "31.07.2025",
        "20250731",
        "31-Jul-2025",
        "2025年7月31日",
        "2025년 7월 31일",
    ],
)
def test_dates_of_many_forms_are_understood(text: str) -> None:
    assert iso_date(text) == "2025-07-31"


@pytest.mark.parametrize(
    "text", ["03/04/2025", "2025-13-01", "31 June 2025", "July 2025", "2025", "soon", "", "131/07/2025"]
)
def test_what_has_no_one_reading_is_no_date(text: str) -> None:
    assert iso_date(text) is None


def test_a_date_with_equal_day_and_month_has_one_reading() -> None:
    assert iso_date("04/04/2025") == "2025-04-04"


@pytest.mark.parametrize(
    "month", "Jan Feb March Apr May June Jul Aug Sept Sep. October nov. DECEMBER".split()
)
def test_months_may_be_short(month: str) -> None:
    assert iso_date(f"3 {month} 2025") is not None


def test_the_end_of_a_date_is_told() -> None:
    assert date_at("on July 31, 2025 The", 3) == ("2025-07-31", 16)
    assert date_at("on July 31, 2025 The", 0) is None
