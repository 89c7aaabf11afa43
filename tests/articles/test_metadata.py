"""Lines about the article."""

import pytest

from quotes.articles.metadata import is_credit, read_byline, read_label, read_stamp


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published On 31 Jul 2025", "2025-07-31"),
        ("21 hours ago 13", None),
        ("5 min read", None),
        ("Last updated: July 31, 2025, 3:45 p.m. EDT", "2025-07-31"),
        ("Thu 31 Jul 2025 14.05 BST", "2025-07-31"),
        ("2025-07-31T10:00:00Z", "2025-07-31"),
        ("Posted at 10:30", None),
    ],
)
def test_a_time_alone_is_a_stamp(line: str, date: str | None) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.date == date


@pytest.mark.parametrize(
    "line",
    ["The first 100 days", "2025", "Ten years ago", "He left 5 hours ago", "1917", "10 days on", "Updated"],
)
def test_words_with_figures_are_not_a_stamp(line: str) -> None:
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("by Jane Roe and John Doe", "Jane Roe and John Doe"),
        ("By Jane Roe, John Doe and Ann Lee", "Jane Roe, John Doe and Ann Lee"),
        ("By Jane Roe, Diplomatic Correspondent", "Jane Roe"),
        ("By Jane Roe | July 31, 2025", "Jane Roe"),
        ("By Jane van der Roe in Strelsau", "Jane van der Roe"),
        ("By Asma al-Roe", "Asma al-Roe"),
        ("By The Associated Press", ""),
        ("By our foreign staff in Strelsau", None),
        ("Written by: J.R. Roe", "J.R. Roe"),
        ("By the numbers", None),
        ("By Friday", None),
        ("By no means", None),
        ("By Jane Roe.", None),
        ("By Thursday, July 31, the border was open", None),
        ("Bystanders Cheered", None),
    ],
)
def test_bylines_give_names(line: str, names: str | None) -> None:
    assert read_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jane Roe in Strelsau; Editing by John Doe)",
        "Translated by Jane Roe",
        "Jane Roe in Zenda contributed to this report.",
        "Jane Roe/AFP",
    ],
)
def test_credits_are_told(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the Gazette has shown that the bridge was closed.",
        "The deal (he called it a courtesy of war).",
        "He spoke of peace and/or war.",
        "“It was ours,” he said. Roe / AGENCY denied it.",
    ],
)
def test_sentences_are_not_credits(line: str) -> None:
    assert not is_credit(line)


def test_labels_are_read_but_name_no_outlet() -> None:
    for line, fact, value in (
        ("Date: 31 July 2025", "date", "2025-07-31"),
        ("Author: Jane Roe", "author", "Jane Roe"),
        ("Title: The border", "title", "The border"),
        ("URL: https://example.org", "url", "https://example.org"),
        ("Source: AFP", "outlet", None),
    ):
        label = read_label(line)
        assert label is not None, line
        assert getattr(label, fact) == value


def test_a_headline_with_a_colon_is_not_a_label() -> None:
    assert read_label("Source: minister used a private account") is None
    assert read_label("Rassendyll: we waited") is None
    assert read_label("Date: to be told") is None
