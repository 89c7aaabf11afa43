"""Quotation marks that stand alone, and those that only look so."""

import pytest

from quotes.lookup import Lookup
from quotes.model import Article, Audit, Block, BlockKind, Span
from quotes.rules.marks import unbalanced


def alone(*paragraphs: str) -> list[str]:
    """The first place of each finding in an article of these paragraphs, as printed."""
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(
        Block(Span(start, start + len(p)), BlockKind.PARAGRAPH)
        for start, p in zip(starts, paragraphs, strict=True)
    )
    article = Article("post.txt", "post.txt", text, blocks, "")
    found = unbalanced(Lookup.of(Audit((article,), (), (), (), (), (), ())))
    return [text[slice(*finding.places[0].span)] for finding in found]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["“We will pay,” she said. “We will pay in spring.”"],
        ["“We will pay,” she said. “It will take a year.", "“And we will not forget the men.”"],
        ["“We will pay. It will take a year.", "And we will not forget the men,” she said."],
        ["„We will pay“, she said, »and soon«. ”Soon”, he said, «soon»."],
        ["The door is 7'4\" high and 12\" wide; the '30s were cold, the mens' hands too."],
        ['"The wheel is 12" thick," she said.'],
        ["“They called it ‘the office’, and ‘a joke,’” she said."],
        ["‘It’s the parents’ letter,’ she said. ‘We’ll read it.’"],
        ["“We will pay,\" she said. \"We will pay.”"],
        ["“We will pay.“", "” … and we paid,” she wrote."],
        ["‘Tis the season, ‘90s music and all."],
    ],
)  # fmt: skip
def test_marks_with_partners_are_left_alone(paragraphs: list[str]) -> None:
    assert alone(*paragraphs) == []


@pytest.mark.parametrize(
    ("paragraphs", "places"),
    [
        (["“We will pay for it all, she said.", "The end."], ["“We will pay for it"]),
        (["She said: we will pay.” The end."], ["She said: we will pay.”"]),
        (['"We will pay, she said. "Soon," he said.'], ['"We will pay, she said.']),
        (["«We will pay, she said.", "«Soon», he said."], ["«We will pay, she said."]),
        (["‘We will pay, she said. ‘Soon,’ he said."], ["‘We will pay, she said."]),
    ],
)
def test_a_mark_without_a_partner_is_found_with_the_words_beside_it(
    paragraphs: list[str], places: list[str]
) -> None:
    assert alone(*paragraphs) == places
