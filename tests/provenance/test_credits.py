"""Agencies are credited where print credits them, and not where a story only speaks of them."""

import pytest

from quotes.model import Article, Block, BlockKind, Span
from quotes.outlets import agency_key
from quotes.provenance.credits import find_credits


def article(body: str, **known: str) -> Article:
    filler = "The talks went on until late in the night, and the bakers of the old town sold out of bread."
    text = "\n\n".join(["Storm", filler, filler, body])
    blocks, at = [], 0
    for piece in text.split("\n\n"):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(Span(at, at + len(piece)), kind))
        at += len(piece) + 2
    return Article("a", "a", text, tuple(blocks), "", **known)  # type: ignore[arg-type]  # names of fields


@pytest.mark.parametrize(
    ("note", "agency", "whole"),
    [
        ("With files from Reuters.", "Reuters", False),
        ("With files from The Canadian Press and Reuters", "Reuters", False),
        ("The Associated Press contributed to this report.", "Associated Press", False),
        ("Ann Bell of AFP contributed reporting.", "AFP", False),
        ("*Includes reporting by the Lantern news agency.*", "Lantern news agency", False),
        ("*Reporting by the Lantern news agency*", "Lantern news agency", False),
        ("(With AFP)", "AFP", False),
        ("Mit Material von dpa", "dpa", False),
        ("Con información de EFE.", "EFE", False),
        ("This story was originally published by Interfax.", "Interfax", True),
        ("Source: TASS", "TASS", True),
        ("The guests went home at last. (Xinhua)", "Xinhua", True),
        ("© 2031 AFP", "AFP", True),
        ("— Reuters", "Reuters", True),
    ],
)
def test_a_note_credits_an_agency(note: str, agency: str, whole: bool) -> None:
    found = {agency_key(c.agency): (c.agency, c.whole) for c in find_credits(article(note))}
    assert found.get(agency_key(agency)) == (agency, whole)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bell spoke with Reuters about the price of salt.",
        "She used to report for Interfax and the BBC.",
        "The note came from Jane Roe.",
        "With files from Jane Roe.",
        "Bo Lund contributed to this report.",
        "The donors contributed to the campaign of the CNN host.",
        "In an interview with AFP she was brief.",
    ],
)
def test_a_sentence_that_speaks_of_one_does_not(sentence: str) -> None:
    assert find_credits(article(sentence)) == ()


def test_an_author_line_credits_an_agency() -> None:
    def credited(author: str) -> list[tuple[str, bool]]:
        return [(c.agency, c.whole) for c in find_credits(article("The end.", author=author))]

    assert credited("Reuters") == [("Reuters", True)]
    assert credited("Ann Bell, Associated Press") == [("Associated Press", True)]
    assert credited("Ann Bell with AFP") == [("AFP", False)]
    assert credited("Ann Bell, with agencies") == []


def test_the_outlet_itself_is_not_credited() -> None:
    assert find_credits(article("© 2031 Reuters", outlet="Reuters")) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AP", "The Associated Press"),
        ("AFP", "Agence France-Presse"),
        ("the Interfax news agency", "Interfax"),
        ("the state-run Xinhua news agency", "Xinhua"),
    ],
)
def test_an_agency_has_one_key_under_all_its_names(one: str, other: str) -> None:
    assert agency_key(one) == agency_key(other)


def test_two_agencies_have_two() -> None:
    assert len({agency_key(name) for name in ("AP", "AFP", "dpa", "TASS", "Interfax", "RIA Novosti")}) == 6
