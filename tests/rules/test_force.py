"""Opposites and other degrees of force are told between two translations, unless a "not" evens them out."""

import pytest

from quotes.model import Rendering, Word
from quotes.rules.force import find_clash

_THINGS = frozenset("offer company member gate harvest ship rock light parish bell close pay tell".split())
_BASE = {"members": "member", "gates": "gate", "closed": "close", "n't": "not", "bells": "bell"}


def rendering(article: str, text: str) -> Rendering:
    """Words whose lemma is themselves but for a few, and that are things if they are known as such."""
    words, at = [], 0
    for form in text.split():
        lemma = _BASE.get(form.lower(), form.lower())
        upos = "NOUN" if lemma in _THINGS else "X"
        words.append(Word(at, at + len(form), form, lemma, upos, "", "", -1, ""))
        at += len(form) + 1
    return Rendering(article, article, "q", 0, len(text), text, tuple(words))


def clash(*texts: str) -> tuple[list[str], list[str]] | None:
    found = find_clash([rendering(str(number), text) for number, text in enumerate(texts)])
    return ([word.text for _, word in found.left], [word.text for _, word in found.right]) if found else None


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("We accept the offer", "The offer we reject", ("accept", "reject")),
        ("We demand that the gates stay closed", "We hope the gates stay closed", ("demand", "hope")),
        ("We do not accept the offer", "We do not reject the offer", ("accept", "reject")),
        ("The parish must pay", "The parish may pay", ("must", "may")),
    ],
)
def test_words_that_say_another_thing_clash(one: str, other: str, words: tuple[str, str]) -> None:
    assert clash(one, other) == clash(other, one) == ([words[0]], [words[1]])


def test_a_clash_names_all_that_print_either_word() -> None:
    texts = "We accept the offer", "The offer we reject", "We do accept their offer", "We take the offer"
    assert clash(*texts) == (["accept", "accept"], ["reject"])


def test_one_article_does_not_clash_with_itself() -> None:
    one, other = rendering("a", "We accept the offer"), rendering("a", "We reject the offer")
    assert find_clash([one, other]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We do not accept the offer", "We reject the offer"),
        ("We demand that the gates stay closed", "We insist that the gates stay closed"),
        ("We accept the offer", "We accept the offer and reject the company"),
        ("We accept the offer", "They reject the light"),
        ("We accept", "We reject"),
        ("The parish must not pay", "The parish may not pay"),
    ],
)
def test_what_comes_to_the_same_does_not(one: str, other: str) -> None:
    assert clash(one, other) is None
    assert clash(other, one) is None
