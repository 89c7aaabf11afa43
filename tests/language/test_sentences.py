"""Sentences of other languages end where a reader would end them."""

from __future__ import annotations

import pytest

from quotes.language import read_sentences
from quotes.language.sentences import split_sentences
from quotes.model import Article, Block, BlockKind, Span

CASES = {
    "de": "Am 31. Juli sagte Dr. A. Weber (z.B. gestern): „Wir gehen.“|Das gilt.|„Wir bleiben!“, rief er.|"
    "Es kostet ca. 3 Mio. Euro.|1.000 Menschen kamen.",
    "ru": "В 2024 г. он сказал: «Мы придём.|Мы останемся!» — и ушёл.|С.В. Лесков приехал в г. Тверь.|"
    "Это 5 млн руб. за год.|Да!|«Нет», — сказал он.",
    "fr": "« Nous irons demain. »|M. Petit a dit : « Non ! »|L’art. 5, p. ex. celui-ci.|Il est parti...",
    "es": "¿Vamos?|¡Claro!|El Sr. López dijo que no.|EE.UU. no irá.",
    "it": "Il dott. Neri ha detto di no.|Perché?|Nessuno lo sa.",
    "pt": "O Sr. Alves falou.|Não foi ouvido.",
    "nl": "Dhr. Bakker ging.|Dat was o.a. gisteren.",
    "pl": "Prof. Nowak był tam 3. maja.|Nie mówił, tzn. milczał.",
    "tr": "Sn. Aksoy 3. kez konuştu.|Hayır.",
    "ar": "قال الوزير: «سنذهب غدا.|لن نبقى هنا؟»|ثم غادر.|هل هذا صحيح؟|نعم.",
    "zh": "他说：“我们会去。|我们不会走！”然后离开。|很好？",
    "ja": "大臣は「橋を開く。|料金は取らない。」と述べた。|「はい。」\n|その後、去った。",
    "ko": "우리는 간다.|끝났다.",
    "th": "เราจะไป เราจะไม่อยู่",
}


@pytest.mark.parametrize("lang", CASES)
def test_sentences_end_at_their_marks_and_not_at_abbreviations(lang: str) -> None:
    expected = [part.strip() for part in CASES[lang].split("|")]
    spaceless = lang in ("zh", "ja")
    text = CASES[lang].replace("|", "" if spaceless else " ")
    spans = split_sentences(text, Span(0, len(text)), lang)
    assert [text[start:end] for start, end in spans] == expected


def test_a_parse_of_sentences_has_their_blocks_and_no_words() -> None:
    text = "Titel\n\nWir gehen. Wir bleiben nicht.\n\nAutor: niemand."
    blocks = (
        Block(Span(0, 5), BlockKind.TITLE),
        Block(Span(7, 36), BlockKind.PARAGRAPH),
        Block(Span(38, 53), BlockKind.METADATA),
    )
    parse = read_sentences(Article("a", "a", text, blocks, "0" * 64), "de")
    assert [(text[s.start : s.end], s.block, s.words) for s in parse.sentences] == [
        ("Titel", 0, ()),
        ("Wir gehen.", 1, ()),
        ("Wir bleiben nicht.", 1, ()),
    ]
