"""Quotations of articles in other languages are told by print: marks, turns, statements."""

from __future__ import annotations

import pytest

from quotes.articles.blocks import lay_out
from quotes.language import language_of, read_sentences
from quotes.model import Article, Quotation, QuotationKind, Rendering
from quotes.quotation import find_foreign


def find(text: str, lang: str | None = None) -> tuple[tuple[Quotation, ...], tuple[Rendering, ...]]:
    article = Article("a", "a", text, lay_out(text).blocks, "0" * 64, lang=lang)
    language = language_of(article)
    quotations, renderings = find_foreign(article, read_sentences(article, language), language)
    for rendering in renderings:
        assert text[rendering.start : rendering.end] == rendering.text
        assert (rendering.lang, rendering.speaker, rendering.words) == (language, None, ())
        assert rendering.quotation in {quotation.key for quotation in quotations}
    for quotation in quotations:
        assert quotation.kind is QuotationKind.DIRECT
        assert [text[slice(*cue)] for cue in quotation.cue] in ([], [":"])
    return quotations, renderings


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        (
            "de",
            "Die Ministerin sagte: „Wir öffnen die Brücke im Juni. Niemand zahlt dafür.“ Ein „guter Tag“.",
            ["Wir öffnen die Brücke im Juni.", "Niemand zahlt dafür."],
        ),
        (
            "ru",
            "Министр заявил в понедельник: «Мы откроем мост в июне этого года. Никто не будет платить».",
            ["Мы откроем мост в июне этого года.", "Никто не будет платить"],
        ),
        (
            "fr",
            "La ministre a déclaré lundi : « Nous ouvrirons le pont en juin. »",
            ["Nous ouvrirons le pont en juin."],
        ),
        (
            "zh",
            "部长星期一说：“我们将在六月开放这座桥。没有人需要付钱。”然后离开。",
            ["我们将在六月开放这座桥。", "没有人需要付钱。"],
        ),
        (
            "ja",
            "大臣は月曜日に「橋は六月に開通します。料金は取りません。」と述べた。",
            ["橋は六月に開通します。", "料金は取りません。"],
        ),
        (
            "es",
            'La ministra dijo el lunes: "Abriremos el puente en junio".',
            ["Abriremos el puente en junio"],
        ),
        (
            "ar",
            "قال الوزير يوم الاثنين: «سنفتح الجسر في شهر يونيو. لن يدفع أحد شيئا».",
            ["سنفتح الجسر في شهر يونيو.", "لن يدفع أحد شيئا"],
        ),
    ],
)
def test_text_in_quotation_marks_is_cut_into_sentences(lang: str, text: str, said: list[str]) -> None:
    _, renderings = find(text, lang)
    assert [rendering.text for rendering in renderings if rendering.marked] == said


def test_a_transcript_gives_its_turns_up_to_the_next() -> None:
    quotations, renderings = find(
        "С.Лесков: Мы рады видеть вас здесь. Это важная встреча.\n\nОна будет долгой.\n\n"
        "Вопрос: Когда вы откроете мост?\n\nС.Лесков: Мы откроем его в июне.\n"
    )
    assert [rendering.text for rendering in renderings] == [
        "Мы рады видеть вас здесь.",
        "Это важная встреча.",
        "Она будет долгой.",
        "Когда вы откроете мост?",
        "Мы откроем его в июне.",
    ]
    assert len(quotations) == 3
    assert all(rendering.marked for rendering in renderings)
    assert [q.source[0].end - q.source[0].start for q in quotations] == [8, 6, 8]
    assert all(q.cue for q in quotations)


def test_a_statement_without_marks_gives_its_sentences_as_unmarked() -> None:
    quotations, renderings = find(
        "Die Regierung öffnet die Brücke im Juni. Niemand wird dafür zahlen.\n\n"
        "Das ist mit den Inseln vereinbart."
    )
    assert [rendering.text for rendering in renderings] == [
        "Die Regierung öffnet die Brücke im Juni.",
        "Niemand wird dafür zahlen.",
        "Das ist mit den Inseln vereinbart.",
    ]
    assert not any(rendering.marked for rendering in renderings)
    assert [quotation.marked for quotation in quotations] == [(), ()]


def test_a_report_that_quotes_gives_no_sentences_of_the_reporter() -> None:
    _, renderings = find(
        "Der Minister reiste am Montag auf die Inseln. „Wir öffnen die Brücke schon im Juni“, sagte er dort.",
        "de",
    )
    assert [rendering.text for rendering in renderings] == ["Wir öffnen die Brücke schon im Juni"]
