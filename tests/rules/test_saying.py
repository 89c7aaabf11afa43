"""How messages name outlets: three, and how many more there are; one more is named too."""

import pytest

from quotes.lookup import Lookup
from quotes.model import Article, Audit, Rendering
from quotes.rules import original, saying


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A", "A"),
        ("AB", "A and B"),
        ("ABB", "A and B"),
        ("ABCD", "A, B, C and D"),
        ("ABCDE", "A, B, C and 2 more"),
    ],
)
def test_outlets_are_named_once_and_many_are_counted(names: str, expected: str) -> None:
    articles = tuple(Article(str(n), str(n), "", (), "", outlet=name) for n, name in enumerate(names))
    renderings = [Rendering(article.key, article.key, "", 0, 0, "") for article in articles]
    lookup = Lookup.of(Audit(articles, (), (), (), (), (), ()))
    assert saying.outlets(lookup, renderings) == expected


def test_every_family_of_rules_names_outlets_that_way() -> None:
    assert original.outlets is saying.outlets
