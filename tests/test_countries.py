"""Countries are known by their people and their capitals."""

import pytest

from quotes.countries import country_of, is_demonym, place_key


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Syrian", "Syria"),
        ("Damascus", "Syria"),
        ("Russians", "Russia"),
        ("U.S.", "United States"),
        ("American", "United States"),
        ("Dutch", "Netherlands"),
        ("Kiev", "Ukraine"),
        ("Côte d'Ivoire", "Ivory Coast"),
    ],
)
def test_adjectives_and_capitals_belong_to_their_country(word, country):
    assert country_of(word) == country


def test_an_unknown_country_meets_its_adjective():
    assert place_key("Ruritania") == place_key("Ruritanian")
    assert place_key("Freedonia") == place_key("Freedonian")
    assert place_key("Ruritania") != place_key("Freedonia")
    assert not is_demonym("Ruritanian")
