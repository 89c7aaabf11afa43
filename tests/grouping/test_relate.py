"""Two renderings of one remark are told apart by relation, and the link says why in words."""

import pytest

from quotes.grouping.align import make_text
from quotes.grouping.canonical import part_wordings
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import Item, make_link
from quotes.grouping.weigh import Lexicon, learn
from quotes.model import Band, Link, Relation, Rendering

BELIEF = 0.7


def items_of(*texts: str, reported: tuple[int, ...] = ()) -> tuple[list[Item], Lexicon]:
    renderings = [
        Rendering(f"{n}", f"{n}", "q", 0, len(text), text, whole=True, speaker="s", marked=n not in reported)
        for n, text in enumerate(texts)
    ]
    tokens = [tokens_of(rendering) for rendering in renderings]
    lexicon = learn(tokens)
    return [
        Item(rendering, make_text(words, lexicon), rendering.article, "9999")
        for rendering, words in zip(renderings, tokens, strict=True)
    ], lexicon


def link(a: str, b: str, *, reported: bool = False) -> Link:
    (one, other), lexicon = items_of(a, b, reported=(1,) if reported else ())
    return make_link(one, other, lexicon, BELIEF)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The road’s 12,400 km — long", "the road's 12 400 km long!", Relation.SAME),
        ("A cease-fire per cent", "a ceasefire percent", Relation.SAME),
        ("We saw 3.5 tons of it there", "We saw 35 tons of it there", Relation.ALTERED),
        ("It cannot be done by us", "It can't be done by us", Relation.EDITED),
        ("José left the hall early", "Jose left the hall early", Relation.EDITED),
        ("We […] came to stay", "We, after long talks in the rain, came to stay", Relation.TRUNCATED),
        ("[The governor] told me himself", "He told me himself", Relation.TRUNCATED),
        ("[T]he bees came back", "In April the bees came back", Relation.TRUNCATED),
        ("But a card never ruined anyone", "A card never ruined anyone", Relation.TRUNCATED),
        ("Their [sic] was no smoke in the hall", "Their was no smoke in the hall", Relation.TRUNCATED),
        ("The law shields the tenant from harm", "The law protects the tenant from harm", Relation.EDITED),
        ("The bees came back", "The bees, poor things, came back", Relation.EDITED),
        (
            "We stand by those who stood by us in the war",
            "Those who were with us in wartime can count on our help",
            Relation.TRANSLATION,
        ),
    ],
)
def test_each_relation_is_told(a: str, b: str, relation: Relation) -> None:
    assert link(a, b).relation is relation
    assert link(b, a).relation is relation


def test_what_is_reported_is_a_paraphrase_unless_something_changed() -> None:
    assert (
        link("We will sign the pact", "they would sign the pact", reported=True).relation
        is Relation.PARAPHRASE
    )
    assert link("We sign the pact", "We sign the pact", reported=True).relation is Relation.PARAPHRASE
    assert link("We sign two pacts", "they sign three pacts", reported=True).relation is Relation.ALTERED


def test_an_altered_link_says_what_differs_and_what_it_would_be_without() -> None:
    found = link(
        "The strike has cost us 60 million euros so far, and not one of our lorries has left the yard",
        "The strike has cost us 80 million euros so far",
    )
    assert found.relation is Relation.ALTERED
    assert found.reasons[:2] == (
        "cut from the longer text, and a number differs",
        "number differs: 60 million / 80 million",
    )
    assert [change.kind for change in found.changes] == ["number"]


def test_the_same_words_are_certain_a_cut_nearly_and_the_rest_is_as_far_as_believed() -> None:
    same = link("The road is long", "the road is long!")
    assert (same.score, same.band) == (1.0, Band.CERTAIN)
    cut = link("The road is long and the nights are cold", "the nights are cold")
    assert (cut.score, cut.band) == (0.9, Band.CERTAIN)
    other = link("The road is long and stony", "A long way lies before us")
    assert (other.score, other.band) == (BELIEF, Band.LIKELY)


def test_by_way_of_what_is_said_only_where_the_words_do_not_say_enough() -> None:
    (one, same, other), lexicon = items_of("The road is long", "the road is long!", "A long way to go")
    assert "by way of a third" not in make_link(one, same, lexicon, 0.6, "by way of a third").reasons
    found = make_link(one, other, lexicon, 0.6, "by way of a third")
    assert found.reasons[-1] == "by way of a third"
    assert (found.score, found.band) == (0.6, Band.LIKELY)


def test_a_link_that_alters_nothing_has_no_changes() -> None:
    assert link("The road is long", "The road is very long").changes == ()


def test_what_is_altered_or_reported_is_a_wording_of_its_own() -> None:
    items, lexicon = items_of(
        "We will send 500 soldiers to the northern border",
        "We will send 5,000 soldiers to the northern border",
        "We will send 500 soldiers to the northern border!",
        "We will send 5000 soldiers to the northern border",
        "We will send 500 soldiers to the northern border",
        reported=(4,),
    )
    wordings = [[item.rendering.key for item in wording] for wording in part_wordings(items, lexicon)]
    assert wordings == [["0", "2"], ["1", "3"], ["4"]]
