"""Inflections, spellings and numbers meet in one key; what is printed stays."""

import pytest

from quotes.grouping.normal import fold, stem, tokens_of
from quotes.model import Rendering, Word
from quotes.numerals import read_number


def tokens(text: str) -> list[tuple[str, str, str]]:
    rendering = Rendering("k", "a", "q", 7, 7 + len(text), text)
    found = tokens_of(rendering)
    assert all(0 <= t.start - 7 < t.end - 7 <= len(text) for t in found)
    return [(text[t.start - 7 : t.end - 7], t.key, t.kind) for t in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreed", "agree"),
        ("agreements", "agreement"),
        ("organised", "organize"),
        ("defence", "defence"),
        ("colour", "colors"),
        ("travelling", "traveled"),
        ("cities", "city"),
        ("said", "says"),
        ("stopped", "stop"),
        ("programme", "programs"),
        ("centre", "centers"),
    ],
)
def test_inflections_and_spellings_have_one_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("need", "nee"), ("war", "ward"), ("states", "station")])
def test_different_words_keep_their_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("5,000 men", 5000, 1),
        ("five thousand men", 5000, 2),
        ("five hundred and six men", 506, 4),
        ("two million three hundred thousand", 2_300_000, 5),
        ("twenty one men", 21, 2),
        ("1.5 million", 1_500_000, 2),
        ("3bn", 3_000_000_000, 1),
        ("21st", 21, 1),
        ("two three", 2, 1),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(text: str, value: float, used: int) -> None:
    assert read_number(text.split(), 0) == (value, used)


@pytest.mark.parametrize("text", ["one of us", "thousands came", "and", "m", "hundred"])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read_number(text.split(), 0) is None


def test_without_a_parse_words_are_found_with_their_places() -> None:
    assert tokens("It doesn’t help the 5,000 Ruritanians, of course.") == [
        ("It", "it", "function"),
        ("doesn’t", "do", "function"),
        ("doesn’t", "not", "negation"),
        ("help", "help", "content"),
        ("the", "the", "function"),
        ("5,000", "#5000", "number"),
        ("Ruritanians", "ruritanian", "content"),
        ("of", "of", "function"),
        ("course", "course", "function"),
    ]


def test_with_a_parse_lemmas_and_classes_are_taken_from_it() -> None:
    words = (
        Word(0, 5, "Don’t", "do", "AUX", "", "", 1, "aux"),
        Word(0, 5, "Don’t", "not", "PART", "", "", 1, "advmod"),
        Word(6, 10, "left", "leave", "VERB", "", "", -1, "root"),
        Word(11, 18, "Tartesh", "Tartesh", "PROPN", "", "", 1, "obj"),
        Word(18, 19, ".", ".", "PUNCT", "", "", 1, "punct"),
    )
    found = tokens_of(Rendering("k", "a", "q", 0, 19, "Don’t left Tartesh.", words))
    assert [(t.key, t.kind, t.name) for t in found] == [
        ("do", "function", False),
        ("not", "negation", False),
        ("leav", "content", False),
        ("tartesh", "content", True),
    ]


def test_a_word_that_the_parse_lacks_is_taken_from_the_text() -> None:
    first = Word(7, 13, "mended", "mend", "VERB", "VBD", "", -1, "root")
    rendering = Rendering("k", "a", "q", 7, 18, "mended nets", (first,))
    assert [(t.start, t.end, t.key) for t in tokens_of(rendering)] == [(7, 13, "mend"), (14, 18, "net")]
