"""A link opens the page at the quotation: what the WICG's text fragments ask for."""

from urllib.parse import unquote

import pytest

from quotes.model import Article, Block, BlockKind, Span
from quotes.report.fragment import page_link, text_directive

URL = "https://post.example/2031/sund"


def _article(text: str, url: str | None = URL) -> Article:
    blocks, at = [], 0
    for piece in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(piece)), BlockKind.PARAGRAPH))
        at += len(piece) + 2
    return Article("a.txt", "a.txt", text, tuple(blocks), "0" * 64, url=url)


def _span(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def _of(text: str, words: str, nth: int = 0) -> str:
    return text_directive(_article(text), _span(text, words, nth))


def test_a_quotation_is_named_by_its_words_without_the_marks_around_them() -> None:
    text = "“The boats will sail,” she said."
    assert _of(text, "The boats will sail,") == "The%20boats%20will%20sail"


def test_what_parts_the_terms_is_encoded_inside_one() -> None:
    text = "It is half-way, salt & vinegar, he said."
    assert _of(text, "half-way, salt & vinegar") == "half%2Dway%2C%20salt%20%26%20vinegar"
    assert set("&,-").isdisjoint(_of(text, "half-way, salt & vinegar"))


def test_a_line_break_is_a_space_and_every_script_is_encoded() -> None:
    assert _of("They\nsail.", "They\nsail.") == "They%20sail"
    assert unquote(_of("قال «صفحة جديدة» اليوم", "صفحة جديدة")) == "صفحة جديدة"


def test_a_long_quotation_is_named_by_its_first_and_last_words() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    assert unquote(_of(f"He said: {words}.", words)) == (
        "word0 word1 word2 word3 word4,word35 word36 word37 word38 word39"
    )


def test_a_quotation_over_two_paragraphs_is_named_by_its_ends() -> None:
    text = "He said: the first day was long.\n\nThe second day was short, and then he left."
    passage = text[9:58]
    assert passage.endswith("was short")
    assert unquote(_of(text, passage)) == "the first day was long,The second day was short"


def test_words_that_stand_elsewhere_first_are_told_by_what_is_around_them() -> None:
    text = "A new page\n\nShe spoke of a new page for all. He wanted a new page too."
    assert unquote(_of(text, "A new page")) == "A new page"
    assert unquote(_of(text, "a new page")) == "of-,a new page"
    assert unquote(_of(text, "a new page", 1)) == "wanted-,a new page"


def test_what_is_behind_helps_where_what_is_before_is_the_same() -> None:
    text = "She said yes today. She said yes tomorrow."
    assert unquote(_of(text, "yes", 1)) == "yes,-tomorrow"


def test_the_first_place_of_a_range_is_the_one_that_is_meant() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    text = f"word0 word1 word2 word3 word4 is a start.\n\nHe said: {words}."
    assert unquote(_of(text, words)).startswith("said-,word0 word1 word2 word3 word4,word35")


@pytest.mark.parametrize("words", ["…", "🚢"])
def test_without_a_word_the_page_is_opened_at_its_beginning(words: str) -> None:
    text = f"He said {words} and left."
    assert page_link(_article(text), _span(text, words)) == URL


def test_an_address_keeps_its_own_fragment_and_loses_another_s_directive() -> None:
    text = "They will sail."
    span = _span(text, "will sail")
    assert page_link(_article(text), span) == f"{URL}#:~:text=will%20sail"
    assert page_link(_article(text, f"{URL}#top"), span) == f"{URL}#top:~:text=will%20sail"
    assert page_link(_article(text, f"{URL}#top:~:text=x"), span) == f"{URL}#top:~:text=will%20sail"
    copy = "https://web.archive.org/web/2031/https://post.example"
    assert page_link(_article(text), span, copy) == f"{copy}#:~:text=will%20sail"


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://a b"])
def test_there_is_no_link_without_an_address_of_the_web(url: str | None) -> None:
    assert page_link(_article("They will sail.", url), Span(0, 4)) is None
