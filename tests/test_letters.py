"""One name is one in all alphabets."""

import pytest

from quotes.letters import fold


@pytest.mark.parametrize(
    ("word", "other"),
    [("Лавров", "Lavrov"), ("Đinđić", "Dindic"), ("Łukasz", "Lukasz"), ("Østergaard", "Oestergaard")],
)
def test_a_name_is_one_in_every_alphabet(word: str, other: str) -> None:
    assert fold(word) == fold(other)
