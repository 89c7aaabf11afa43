"""Who has a name, and who has none."""

import pytest

from quotes.rules.nameless import begins_nameless, is_definite, is_nameless


@pytest.mark.parametrize(
    "source",
    [
        "a senior official",
        "one witness",
        "sources close to the council",
        "two Western diplomats",
        "officials in Brae",
        "people familiar with the talks",
        "a spokesman for the Harbour Board",
        "another resident, who asked not to be named",
    ],
)
def test_who_has_no_name_is_told(source: str) -> None:
    assert begins_nameless(source)


@pytest.mark.parametrize(
    "source",
    [
        "Dana Whitlow",
        "the mayor",
        "she",
        "a senior official Dana Whitlow",
        "the Foreign Ministry",
        "a report",
        "a letter from the council",
        "its spokeswoman, Edda Voss",
        "neither side",
    ],
)
def test_who_has_a_name_or_is_nobody_is_not(source: str) -> None:
    assert not begins_nameless(source)


def test_a_nameless_source_is_taken_up_by_a_pronoun_or_its_noun() -> None:
    assert is_nameless("he", "a Western diplomat")
    assert is_nameless("the diplomat", "a Western diplomat")
    assert not is_nameless("the minister", "a Western diplomat")


def test_a_mention_that_should_be_known_is_a_pronoun_or_has_the_article() -> None:
    assert is_definite("she")
    assert is_definite("the governor")
    assert not is_definite("the report")
    assert not is_definite("his surrogates")
    assert not is_definite("Dana Whitlow")
