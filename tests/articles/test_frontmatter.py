"""Front matter gives the facts; what is wrong in it never stops anything."""

import pytest

from quotes.articles.facts import Facts
from quotes.articles.frontmatter import read_front_matter


def test_all_fields_are_read() -> None:
    text = (
        '---\noutlet: The Gazette\ntitle: "A \\"new\\" page"\nauthor: Jane Roe\ndate: 31 Jul 2025\n'
        "url: https://example.org/a#b\nlang: en_GB\n---\nBody"
    )
    front = read_front_matter(text)
    assert front is not None
    assert front.facts == Facts(
        "The Gazette", 'A "new" page', "Jane Roe", "2025-07-31", "https://example.org/a#b", "en-GB"
    )
    assert text[: front.end].endswith("---")
    assert text[front.end :] == "\nBody"
    assert front.notes == ()


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("publication: X", "outlet"),
        ("Site: X", "outlet"),
        ("headline: X", "title"),
        ("byline: X", "author"),
        ("authors: [X]", "author"),
        ("link: X", "url"),
        ("source_url: X", "url"),
        ("Source URL: X", "url"),
        ("title: 'X'", "title"),
        ("authors:\n  - X", "author"),
        ("title: >\n  X", "title"),
    ],
)
def test_synonyms_quotes_and_lists_are_understood(line: str, fact: str) -> None:
    front = read_front_matter(f"---\n{line}\n---\n")
    assert front is not None
    assert getattr(front.facts, fact) == "X"


def test_published_and_language_are_normalised() -> None:
    front = read_front_matter("---\npublished: July 31, 2025\nlanguage: English\n---\n")
    assert front is not None
    assert (front.facts.date, front.facts.lang) == ("2025-07-31", "en")


def test_several_authors_are_listed() -> None:
    front = read_front_matter("---\nauthors:\n- Jane Roe\n- John Doe\n---\n")
    assert front is not None
    assert front.facts.author == "Jane Roe, John Doe"


def test_a_title_that_begins_with_a_quotation_is_kept_whole() -> None:
    front = read_front_matter('---\ntitle: "We waited," minister says\n---\n')
    assert front is not None
    assert front.facts.title == '"We waited," minister says'


def test_wrong_lines_are_passed_over() -> None:
    front = read_front_matter(
        "---\noutlet: The Gazette\n???\n: :\ndate: 31 Jul 2025\ntags: [a, b\nlang: en\n---\n"
    )
    assert front is not None
    assert (front.facts.outlet, front.facts.date, front.facts.lang) == ("The Gazette", "2025-07-31", "en")


def test_values_that_are_not_understood_are_said() -> None:
    front = read_front_matter("---\ndate: next week\nlang: what?\n---\n")
    assert front is not None
    assert (front.facts.date, front.facts.lang) == (None, None)
    assert [note.split(":")[0] for note in front.notes] == ["date", "lang"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: X\n",
        "Body\n---\ntitle: X\n---\n",
        "----\ntitle: X\n----\n",
        "---\nA paragraph that stands between two rules.\nAnd another.\n---\n",
        "---\n---\n",
    ],
)
def test_what_is_not_closed_or_has_no_keys_is_not_front_matter(text: str) -> None:
    assert read_front_matter(text) is None


def test_windows_line_ends_and_dots_close_it_too() -> None:
    text = "---\r\ntitle: X\r\n...\r\nBody"
    front = read_front_matter(text)
    assert front is not None
    assert front.facts.title == "X"
    assert text[front.end :] == "\r\nBody"
