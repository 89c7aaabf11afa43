"""Quoted sentences are parted off before the parse; fragments stay in the sentence around them."""

from __future__ import annotations

import pytest

from quotes.language.segment import parted, split_points
from quotes.language.tokens import Token


@pytest.mark.parametrize(
    "text",
    [
        "|“The pier is closed,”| said Orla Venn. She left.",
        "Orla Venn said: |“The pier is closed.”| She left.",
        "Venn said, |“The pier is closed.”| Then she left.",
        "|“The pier is closed,”| Venn said, |“and the boats are gone.”| She left.",
        '|"Is it open?"| the boy asked.',
        "|“We stop.”| It rained.",
        "|‘The pier is closed,’| said Venn.",
        "|«The pier is closed.»| Venn left.",
        "|``The pier is closed,''| said Venn.",
        "|“He said ‘No,’ and left,”| Venn said.",
        "The plan was “dead on arrival”, Venn said.",
        "Venn called it a “shambles” and left.",
        "The 5'10\" guard didn't move, Venn's aunt said.",
        "No marks stand here. None at all.",
        "",
    ],
)
def test_a_sentence_begins_before_and_behind_a_quoted_one(text: str) -> None:
    pieces = text.split("|")
    wanted = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces) - 1)]
    assert split_points("".join(pieces)) == wanted


def token(text: str, start: int) -> Token:
    return Token(text, start, start + len(text), ())


def test_tokens_are_parted_at_the_points_between_them_and_none_is_lost() -> None:
    tokens = [
        token("“", 0),
        token("Stop", 1),
        token(",", 5),
        token("”", 6),
        token("she", 8),
        token("said", 12),
    ]
    assert [[t.text for t in part] for part in parted(tokens, [0, 7])] == [
        ["“", "Stop", ",", "”"],
        ["she", "said"],
    ]
    assert parted(tokens, []) == [tokens]
    assert [t for part in parted(tokens, [1, 5, 6, 40]) for t in part] == tokens


def test_a_point_inside_a_token_parts_nothing() -> None:
    tokens = [token("well", 0), token("known", 5)]
    assert parted(tokens, [2]) == [tokens]
