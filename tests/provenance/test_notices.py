"""Each phrase is found where it says how a remark came, and not where it only looks like it."""

import re

import pytest

from quotes.model import Name, Parse, Sentence
from quotes.provenance.languages import LANGUAGES
from quotes.provenance.notices import find_notices


def parse(text: str, *names: Name) -> Parse:
    spans = [m.span() for m in re.finditer(r"\S(?:Mr\.|[^.!?])*(?:[.!?]+[”\"')]*|$)", text)]
    return Parse(tuple(Sentence(start, end, (), 0) for start, end in spans), names)


def notices(text: str) -> list[tuple[str, str, str]]:
    found = find_notices(text, parse(text))
    return [(n.kind, n.what, text[n.span.start : n.span.end]) for n in found]


@pytest.mark.parametrize(
    ("text", "kind", "what", "phrase"),
    [
        (
            "He agreed, she told her guest during a visit, according to a Danish translation of her remarks.",
            "translation",
            "Danish",
            "according to a Danish translation of her remarks",
        ),
        (
            "It is over, he said in an English translation provided by the ministry.",
            "translation",
            "English, by the ministry",
            "in an English translation provided by the ministry",
        ),
        (
            "It was, in an official but partial English translation, a mistake.",
            "translation",
            "English",
            "in an official but partial English translation",
        ),
        (
            "It is over, he said, translated from the Arabic by AFP.",
            "translation",
            "from Arabic, by AFP",
            "translated from the Arabic by AFP",
        ),
        (
            "She said, in remarks translated by the Associated Press, that it was over.",
            "translation",
            "by the Associated Press",
            "in remarks translated by the Associated Press",
        ),
        ("It is over (our translation).", "translation", "by the outlet itself", "our translation"),
        ("It is over, she said via a translator.", "interpreter", "translator", "via a translator"),
        (
            "It is over, she said, through her translator.",
            "interpreter",
            "translator",
            "through her translator",
        ),
        (
            "Speaking through a court interpreter, he wept.",
            "interpreter",
            "court interpreter",
            "Speaking through a court interpreter",
        ),
        (
            "He answered with the help of an interpreter.",
            "interpreter",
            "interpreter",
            "with the help of an interpreter",
        ),
        (
            "It is over, she said, rendered by an interpreter.",
            "interpreter",
            "interpreter",
            "rendered by an interpreter",
        ),
        (
            "It is over, he said (the translations here are mine).",
            "translation",
            "by the outlet itself",
            "translations here are mine",
        ),
        ("He was quoted by the Metro agency.", "relay", "Metro agency", "was quoted by the Metro agency"),
        ("She told the agency that it was over.", "pickup", "agency", "told the agency"),
        ("It is over, he said by telephone.", "occasion", "telephone", "by telephone"),
        (
            "It is over, he said at a press conference with Mr. Bell.",
            "occasion",
            "press conference",
            "at a press conference",
        ),
        ("It is over, he said in Russian.", "spoken", "Russian", "said in Russian"),
        ("Speaking in French, she wept.", "spoken", "French", "Speaking in French"),
        ("He said in heavily accented English that it was over.", "spoken", "English", None),
        (
            "She repeated it in Dutch and German on Monday.",
            "spoken",
            "Dutch and German",
            "in Dutch and German",
        ),
        ("In Arabic, he said it was over.", "spoken", "Arabic", "In Arabic"),
        ("He spoke Portuguese.", "spoken", "Portuguese", "spoke Portuguese"),
        ("In remarks carried by TASS, he said so.", "relay", "TASS", "In remarks carried by TASS"),
        ("He told Interfax that it was over.", "pickup", "Interfax", "told Interfax"),
        ("He was quoted by state media as saying so.", "relay", "state media", "was quoted by state media"),
        ("It is over, he was quoted as saying by TASS.", "relay", "TASS", "was quoted as saying by TASS"),
        ("He told the Nova Journal so.", "pickup", "Nova Journal", "told the Nova Journal"),
        ("The passage was translated by Maia Roe.", "translation", "by Maia Roe", None),
        (
            "In an interview with Le Temps, he said so.",
            "pickup",
            "Le Temps",
            "In an interview with Le Temps",
        ),
        (
            "It is over, the RIA Novosti news agency reported.",
            "relay",
            "RIA Novosti news agency",
            "the RIA Novosti news agency reported",
        ),
        ("He told state television it was over.", "pickup", "state television", "told state television"),
        (
            "She told the Daily Chronicle it was over.",
            "pickup",
            "Daily Chronicle",
            "told the Daily Chronicle",
        ),
        ("He said on Monday on CNN that it was over.", "pickup", "CNN", "on CNN"),
        (
            "It is over, he said at a press conference.",
            "occasion",
            "press conference",
            "at a press conference",
        ),
        (
            "Speaking to reporters after the talks, she wept.",
            "occasion",
            "reporters",
            "Speaking to reporters after the talks",
        ),
        (
            "It is over, he said in a statement posted on Facebook.",
            "original",
            "statement",
            "in a statement posted on Facebook",
        ),
        ("She wrote on X that it was over.", "original", "X", "wrote on X"),
        ("He said on his Telegram channel that it was over.", "original", "Telegram channel", None),
        ("It is over, he said during a debate.", "occasion", "debate", "during a debate"),
        ("It is over, he said, per a translator.", "interpreter", "translator", "per a translator"),
        (
            "It is over, he said, according to a transcript released by the ministry.",
            "original",
            "transcript",
            "according to a transcript released by the ministry",
        ),
        (
            "It is over, he said in a written statement on the ministry’s website.",
            "original",
            "written statement",
            "in a written statement on the ministry’s website",
        ),
        ("She said in a video posted on Telegram that it was over.", "original", "video", None),
        (
            "In remarks published on the ministry’s website, he said so.",
            "original",
            "ministry’s website",
            "In remarks published on the ministry’s website",
        ),
        ("He told Al Jazeera it was over.", "pickup", "Al Jazeera", "told Al Jazeera"),
        ("It is over, he said, speaking to the BBC.", "pickup", "BBC", "speaking to the BBC"),
        ("He said in remarks quoted by Tasnim that it was over.", "relay", "Tasnim", None),
        (
            "It is over, he said, in words translated back into Danish.",
            "back-translation",
            "Danish",
            "translated back into Danish",
        ),
        (
            "It is over, he said, in a back-translation from the Dutch.",
            "back-translation",
            "from Dutch",
            "in a back-translation from the Dutch",
        ),
        (
            "It is over, he said, according to Google Translate.",
            "translation",
            "unspecified",
            "according to Google Translate",
        ),
        (
            "It is over, he says in the video, according to the English subtitles.",
            "translation",
            "English",
            "according to the English subtitles",
        ),
        ("He said in an Arabic-language post that it was over.", "spoken", "Arabic", None),
        (
            "She told him on Thursday during her visit to Norvale that it was over.",
            "occasion",
            "visit",
            "during her visit to Norvale",
        ),
    ],
)
def test_a_phrase_is_found_with_what_it_names(text: str, kind: str, what: str, phrase: str | None) -> None:
    found = [n for n in notices(text) if n[0] == kind]
    assert [n[:2] for n in found] == [(kind, what)]
    assert phrase is None or found[0][2] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "It happened in Russian airspace, he said.",
        "He said in Russian airspace there was none.",
        "He said the tests were done in French and Syrian towns.",
        "He said it would lead to polish and shine.",
        "Her novel was translated into English by Anna Bell.",
        "The gains were not translated into votes, he said.",
        "He told the FBI that it was over.",
        "She told Maria Bell that it was over.",
        "He said that the paper was signed at a summit.",
        "He said he would step down in the event of a loss.",
        "Half agree, according to a CNN poll.",
        "The water agency said that it was over.",
        "The media told us nothing, she said.",
        "An official who was not authorised to speak to reporters said that it was over.",
        "The clerk, who declined to speak to the press, said later that it was over.",
    ],
)
def test_what_only_looks_like_a_notice_is_none(text: str) -> None:
    assert notices(text) == []


def test_a_phrase_may_be_broken_over_lines() -> None:
    assert notices("It is over, she said\nthrough an\ninterpreter.")[0][2] == "through an\ninterpreter"


def test_manner_and_occasion_in_one_sentence_are_two_notices() -> None:
    assert notices("He told reporters in broken English that it was over.") == [
        ("occasion", "reporters", "told reporters"),
        ("spoken", "English", "in broken English"),
    ]


def test_an_interview_with_a_person_is_an_occasion() -> None:
    text = "In an interview with Anna Bell, he said so."
    [notice] = find_notices(text, parse(text, Name(21, 30, "PER")))
    assert (notice.kind, notice.what) == ("occasion", "interview with Anna Bell")


def test_a_sentence_about_all_quotes_is_told_from_one_about_a_person() -> None:
    text = "Quotes have been translated from Spanish. His remarks were translated by Reuters."
    assert [(n.what, n.of_texts) for n in find_notices(text, parse(text))] == [
        ("from Spanish", True),
        ("by Reuters", False),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_spoken_and_translated_from(language: str) -> None:
    assert notices(f"It is over, he said in {language}.")[0][:2] == ("spoken", language)
    assert notices(f"It is over, he said, translated from {language}.")[0][:2] == (
        "translation",
        f"from {language}",
    )


def test_a_long_sentence_of_capitals_takes_no_long_time() -> None:
    text = "The " + "Very Long Name of the " * 2000 + "end."
    assert notices(text) == []
