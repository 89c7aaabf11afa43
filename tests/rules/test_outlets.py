"""A paper is known by its name, by half of it and by its initials; what names nobody is nobody."""

import pytest

from quotes.model import Article, Block, BlockKind, Span
from quotes.rules.outlets import is_named, is_same, signs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Post", "The Harbour Post"),
        ("Lantern", "the Lantern news agency"),
        ("AP", "Associated Press"),
        ("the A.P.", "The Associated Press"),
        ("Radio Sallow", "Radio Sallow FM"),
        ("ITAR-TASS", "TASS"),
    ],
)
def test_one_outlet_has_several_names(one: str, other: str) -> None:
    assert is_same(one, other)
    assert is_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Post", "The Evening Post"),
        ("the news agency", "the news agency"),
        ("Radio Sallow", "Radio Hallow"),
        ("AP", "Agence France-Presse"),
    ],
)
def test_two_outlets_are_two(one: str, other: str) -> None:
    assert not is_same(one, other)


def test_what_names_nobody_is_no_outlet() -> None:
    assert is_named("Radio Sallow")
    assert is_named("the Lantern news agency")
    assert not is_named("a local newspaper")
    assert not is_named("state television")


def test_an_article_goes_under_its_outlet_its_author_and_the_agency_of_its_dateline() -> None:
    text = "PORT MELLIS (Lantern) - She floats."
    article = Article(
        key="a",
        path="a",
        text=text,
        blocks=(Block(Span(0, 23), BlockKind.DATELINE), Block(Span(24, len(text)), BlockKind.PARAGRAPH)),
        sha256="",
        outlet="Harbour Post",
        author="Elin Morrow",
    )
    assert list(signs(article)) == ["Harbour Post", "Elin Morrow", "Lantern"]
