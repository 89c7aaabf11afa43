"""English is told from other languages; what an article says of itself wins."""

from __future__ import annotations

import pytest

from quotes.language import is_english, language_of
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


TEXTS = {
    "en": ENGLISH,
    "fr": FRENCH,
    "ar": ARABIC,
    "de": "Der Rat hat am Dienstag beschlossen, die alte Brücke für elf Monate zu schließen. Die Händler "
    "auf der anderen Seite sollen nicht allein gelassen werden, sagte der Bürgermeister, und das ist "
    "mit ihnen so vereinbart.",
    "es": "El consejo votó el martes a favor de cerrar el viejo puente durante once meses. El alcalde dijo "
    "que las tiendas de la otra orilla serán indemnizadas por lo que pierdan.",
    "it": "Il consiglio ha votato martedì la chiusura del vecchio ponte per undici mesi. Il sindaco ha "
    "detto che i negozi della riva opposta saranno risarciti per quello che perdono.",
    "nl": "De raad heeft dinsdag besloten om de oude brug elf maanden te sluiten. De burgemeester zei dat "
    "de winkels aan de overkant een vergoeding krijgen voor wat zij verliezen.",
    "pl": "Rada zdecydowała we wtorek, że stary most zostanie zamknięty na jedenaście miesięcy. Burmistrz "
    "powiedział, że sklepy po drugiej stronie nie zostaną same i że to jest już z nimi ustalone na "
    "piśmie.",
    "pt": "O conselho votou na terça-feira o encerramento da ponte velha por onze meses. O presidente disse "
    "que as lojas da outra margem vão ser pagas pelo que perdem, mas não foi ouvido.",
    "tr": "Meclis salı günü eski köprünün on bir ay kapatılmasına karar verdi. Belediye başkanı karşı "
    "kıyıdaki dükkanlar için bir ödeme yapılacağını ve bu kararın çok önemli olduğunu da söyledi.",
    "ru": "Совет решил во вторник закрыть старый мост на одиннадцать месяцев. Это было объявлено вечером.",
    "uk": "Рада вирішила у вівторок закрити старий міст на одинадцять місяців. Про це її голова повідомив.",
    "fa": "شورا روز سه‌شنبه تصمیم گرفت که پل قدیمی را به مدت یازده ماه ببندد.",
    "zh": "市议会星期二决定将旧桥关闭十一个月。",
    "ja": "市議会は火曜日に古い橋を十一か月間閉鎖することを決めた。",
    "ko": "시의회는 화요일에 낡은 다리를 열한 달 동안 닫기로 했다.",
    "th": "สภาลงมติเมื่อวันอังคารให้ปิดสะพานเก่าเป็นเวลาสิบเอ็ดเดือน",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_language_is_named_by_its_letters_and_words(lang: str) -> None:
    assert language_of(article(TEXTS[lang])) == lang


def test_what_is_said_of_the_language_is_cut_to_its_code() -> None:
    assert language_of(article(FRENCH, "zh-Hant-TW")) == "zh"
    assert language_of(article(FRENCH, "pt_BR")) == "pt"


def test_a_language_that_cannot_be_told_is_not_guessed() -> None:
    maltese = "Il-kunsill iddeċieda nhar it-Tlieta li jagħlaq il-pont il-qadim għal ħdax-il xahar. " * 3
    assert language_of(article(maltese)) == "und"


def test_letters_of_a_script_that_python_cannot_name_are_of_no_language() -> None:
    assert language_of(article("𗗡𗗢𗗣 𗗤𗗥𗗦 " * 9)) == "und"
