"""Names and words that are spoken about are told from speech."""

from __future__ import annotations

import pytest

from quotes.model import Article, Block, BlockKind, Span
from quotes.quotation.expressions import is_unspoken
from quotes.quotation.marks import pair_marks
from quotes.quotation.view import View

UNSPOKEN = [
    "Robert “Bobby” Fenn bought the boat in March.",
    "Her second novel, “The Long Ditch,” won a prize.",
    "The “Second Chance” fund has closed.",
    "The “Green Fields” show is sold out.",
    "The word “fenn” means a slow river.",
    "The term “pis-aller” (a last resort) comes from French.",
    "Skerrow is an old word for “slope”.",
    "It is short for “Fenwick Union”.",
]
SPOKEN = [
    "Whitlow called it “a long ditch.”",
    "He used the word “swamp” in his speech.",
    "With the words “never again” she left.",
    "The bishop praised her “stubborn mercy.”",
    "“The Bridge Will Open,” Whitlow said.",
    "The word was “We will never, ever go back to the old ferry.”",
]


def unspoken(text: str) -> bool:
    span = Span(0, len(text))
    article = Article("a.txt", "a.txt", text, (Block(span, BlockKind.PARAGRAPH),), "0" * 64)
    marked = pair_marks(article)
    return is_unspoken(View(article, [], marked), marked[0])


@pytest.mark.parametrize("text", UNSPOKEN)
def test_a_name_or_a_word_spoken_about_is_not_speech(text: str) -> None:
    assert unspoken(text)


@pytest.mark.parametrize("text", SPOKEN)
def test_speech_is_neither_name_nor_word_spoken_about(text: str) -> None:
    assert not unspoken(text)
