"""English is told from other languages; what an article says of itself wins."""

from __future__ import annotations

import pytest

from quotes.language import is_english
from quotes.model import Article, Block, BlockKind, Span

ENGLISH = (
    "The council voted on Tuesday to close the old bridge for eleven months. The mayor said that "
    "the shops on the far bank would be paid for what they lose, but the owners were not convinced."
)
FRENCH = (
    "Le conseil a voté mardi la fermeture du vieux pont pour onze mois. Le maire a déclaré que les "
    "magasins de l'autre rive seraient indemnisés, mais les commerçants n'étaient pas convaincus."
)
ARABIC = "صوت المجلس يوم الثلاثاء على إغلاق الجسر القديم لمدة أحد عشر شهرا وقال رئيس البلدية إن المحلات ستعوض"


def article(text: str, lang: str | None = None) -> Article:
    return Article("a", "a", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), "0" * 64, lang=lang)


@pytest.mark.parametrize(("text", "expected"), [(ENGLISH, True), (FRENCH, False), (ARABIC, False)])
def test_a_language_shows_in_its_letters_and_common_words(text: str, expected: bool) -> None:
    assert is_english(article(text)) is expected


def test_what_an_article_says_of_itself_wins() -> None:
    assert is_english(article(FRENCH, "en-GB"))
    assert not is_english(article(ENGLISH, "fr"))


def test_a_short_text_in_latin_letters_is_taken_for_english() -> None:
    assert is_english(article("Gates open"))
