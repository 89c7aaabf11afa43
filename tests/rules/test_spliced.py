"""Two statements printed as one are found however often an article prints each."""

from __future__ import annotations

from quotes.lookup import Lookup
from quotes.model import Article, Audit, Remark, Rendering
from quotes.rules.spliced import MOST, spliced

ONE, OTHER = "The dam is safe for now.", "Nobody will ever leave the valley."
JOINED = "The dam is safe for now and nobody will ever leave the valley."


def lookup(**printed: list[str]) -> Lookup:
    """One remark of the statements that each article prints, a sentence of the reporter's behind each."""
    articles, renderings = [], []
    for key, statements in printed.items():
        text = ""
        for said in statements:
            text += "“"
            start = len(text)
            text += said
            renderings.append(Rendering(f"{key}.{start}", key, "", start, len(text), said, whole=True))
            text += "” he said. The mayor had come late to the town hall. "
        articles.append(Article(key, key, text, (), "", outlet=key))
    keys = tuple(rendering.key for rendering in renderings)
    remark = Remark("r1", keys, keys[0], "")
    return Lookup.of(Audit(tuple(articles), (), (), (), tuple(renderings), (remark,), ()))


def test_what_another_outlet_prints_apart_is_spliced() -> None:
    (found,) = spliced(lookup(a=[ONE, OTHER], b=[JOINED]))
    assert "“The dam is safe for now” and “Nobody will ever leave the valley”" in found.message
    assert [place.article for place in found.places] == ["b", "a", "a"]


def test_the_other_order_is_the_same_and_the_first_pair_is_shown() -> None:
    (found,) = spliced(lookup(a=[OTHER, ONE, OTHER], b=[JOINED]))
    assert "“Nobody will ever leave the valley” and “The dam is safe for now”" in found.message
    assert len(found.places) == 4


def test_one_article_alone_or_two_outlets_that_join_them_are_no_finding() -> None:
    assert list(spliced(lookup(a=[ONE, OTHER, JOINED]))) == []
    assert list(spliced(lookup(a=[ONE, OTHER], b=[JOINED], c=[JOINED]))) == []


def test_of_statements_printed_over_and_over_some_are_named() -> None:
    (found,) = spliced(lookup(a=[ONE, OTHER] * 1_000, b=[JOINED]))
    assert len(found.places) == MOST + 1
