"""The canonical rendering is printed somewhere, and the rule that chose it is said."""

from dataclasses import replace

from quotes.grouping.align import make_text
from quotes.grouping.canonical import choose_canonical
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import Item
from quotes.grouping.weigh import learn
from quotes.model import Remark, Rendering
from tests.grouping.helpers import Press

TEXT = "The dam will be finished before the next rainy season."
OTHER = "Before the next rainy season we will have finished the dam."
HALF, REST = "The dam will be finished, with its locks and its roads,", "before the next rainy season."
LONGER = "before the next rainy season, and not a day before it, if nothing breaks."
FRAGMENT = "finish the dam"


_TOKENS = {
    t: tokens_of(Rendering(t, t, t, 0, len(t), t)) for t in (TEXT, OTHER, HALF, REST, LONGER, FRAGMENT)
}
_LEXICON = learn(list(_TOKENS.values()))
WEIGHED = {text: make_text(tokens, _LEXICON) for text, tokens in _TOKENS.items()}


def only(press: Press) -> Remark:
    (remark,) = press.group()[1]
    return remark


def test_a_rendering_alone_stands_for_itself() -> None:
    press = Press()
    key = press.prints("a.txt", TEXT)
    assert (only(press).canonical, only(press).rule) == (key, "the only rendering")


def test_a_sentence_goes_before_a_fragment() -> None:
    press = Press()
    press.prints("a.txt", "the dam will be finished before the next rainy season", whole=False)
    key = press.prints("b.txt", TEXT, whole=True)
    assert (only(press).canonical, only(press).rule) == (key, "a whole sentence")


def test_the_wording_of_most_outlets_goes_before_the_fullest() -> None:
    press = Press()
    press.prints("a.txt", OTHER.replace("the dam", "the long dam"), outlet="A")
    key = press.prints("b.txt", TEXT, outlet="B")
    press.prints("c.txt", TEXT, outlet="C")
    assert only(press).canonical == key
    assert only(press).rule.startswith("in the wording that most outlets print (2)")


def test_one_outlet_that_prints_a_wording_twice_counts_once() -> None:
    press = Press()
    key = press.prints("a.txt", OTHER.replace("the dam", "the long dam"), outlet="A")
    press.prints("b.txt", TEXT, outlet="B")
    press.prints("c.txt", TEXT, outlet="B")
    assert (only(press).canonical, only(press).rule) == (key, "the fullest of those left")


def test_the_earliest_stands_for_equals_and_then_the_first_in_order() -> None:
    press = Press()
    press.prints("a.txt", TEXT, date="2024-05-02")
    press.prints("b.txt", TEXT)
    key = press.prints("c.txt", TEXT, date="2024-05-01")
    assert (only(press).canonical, only(press).rule) == (key, "the earliest (2024-05-01)")
    press = Press()
    key = press.prints("a.txt", TEXT)
    press.prints("b.txt", TEXT)
    assert (only(press).canonical, only(press).rule) == (key, "the first in order of article and place")


def test_a_short_sentence_does_not_stand_for_a_long_fragment() -> None:
    press = Press()
    key = press.prints("a.txt", "the dam will be finished, the valley flooded and the villages moved by June")
    short = press.prints("b.txt", "The valley will be flooded.", whole=True)
    assert press.together(key, short)
    assert only(press).canonical == key
    assert only(press).rule == "the fullest rendering"


def test_renderings_are_in_order_of_date_after_the_canonical_and_in_wordings() -> None:
    press = Press()
    late = press.prints("a.txt", TEXT, date="2024-05-03")
    other = press.prints("b.txt", OTHER, date="2024-05-02")
    first = press.prints("c.txt", TEXT, date="2024-05-01")
    assert only(press).renderings == (first, other, late)
    assert sorted(map(sorted, only(press).wordings)) == [sorted([late, first]), [other]]


def chosen(
    *printed: tuple[str, str],
    sources: dict[str, str] | None = None,
    originals: dict[str, str] | None = None,
    lang: dict[str, str] | None = None,
    halves: dict[str, int] | None = None,
) -> tuple[str, str]:
    """Return the outlet of the rendering chosen and the rule; each has its text, equal ones are a wording."""
    items = []
    for outlet, text in printed:
        rendering = Rendering(outlet, outlet, outlet, 0, len(text), text, whole=text[0].isupper())
        rendering = replace(rendering, lang=(lang or {}).get(outlet, "en"))
        items.append(Item(rendering, WEIGHED[text], outlet, "2024-05-01"))
    texts = dict.fromkeys(text for _, text in printed)
    wordings = [[item for item in items if item.rendering.text == text] for text in texts]
    item, rule = choose_canonical(items, wordings, sources, originals, halves)
    return item.outlet, rule


def test_copies_of_a_wording_count_once() -> None:
    printed = (("A", OTHER), ("B", TEXT), ("C", TEXT), ("D", OTHER), ("E", TEXT))
    assert chosen(*printed)[0] == "B"
    outlet, rule = chosen(*printed, sources={"A": "a", "B": "b", "C": "b", "D": "d", "E": "b"})
    assert outlet == "A"
    assert "most independent outlets print (2)" in rule


def test_an_original_goes_before_what_most_outlets_print() -> None:
    printed = (("A", TEXT), ("B", TEXT), ("C", OTHER))
    assert chosen(*printed, originals={"C": "a transcript"}) == ("C", "the original (a transcript)")
    assert chosen(*printed, lang={"C": "de"}) == ("C", "the original (de)")


def test_an_original_in_another_language_goes_before_an_english_transcript() -> None:
    given = {"A": "a transcript", "B": "in German"}
    assert chosen(("A", TEXT), ("B", OTHER), originals=given, lang={"B": "de"})[0] == "B"


def test_a_rendering_in_another_language_that_is_known_to_be_none_is_no_original() -> None:
    assert chosen(("A", TEXT), ("B", TEXT), ("C", OTHER), originals={}, lang={"C": "de"})[0] == "A"


def test_what_more_outlets_print_stands_where_the_meaning_differs() -> None:
    press = Press()
    press.prints("a.txt", "There were 90 minutes to go and we had an extra man.", date="2031-05-01")
    key = press.prints("b.txt", "There were 19 minutes to go and we had an extra man.", date="2031-05-02")
    press.prints("c.txt", "We had nineteen minutes to go, and we were one man up.", date="2031-05-02")
    assert only(press).canonical == key
    assert only(press).rule.startswith("as more print it where the meaning differs (2 against 1)")


def test_one_outlet_against_one_outvotes_nobody() -> None:
    press = Press()
    key = press.prints("a.txt", "We had 90 minutes to go and we had an extra man.", date="2031-05-01")
    press.prints("b.txt", "We had 19 minutes to go and we had an extra man.", date="2031-05-02")
    assert only(press).canonical == key


def test_a_half_does_not_stand_where_the_statement_is_in_one_piece() -> None:
    printed = (("A", HALF), ("A, too", REST), ("B", HALF), ("B, too", REST), ("C", OTHER))
    split = {"A": 0, "A, too": 0, "B": 1, "B, too": 1}
    assert chosen(*printed)[0] == "A"
    assert chosen(*printed, halves=split) == ("C", "printed in one piece")
    assert chosen(*printed[::-1], halves=split) == ("C", "printed in one piece")


def test_a_fragment_does_not_print_the_statement_in_one_piece() -> None:
    printed = (("A", HALF), ("A, too", REST), ("B", FRAGMENT))
    outlet, rule = chosen(*printed, halves={"A": 0, "A, too": 0})
    assert outlet == "A"
    assert rule.startswith("printed nowhere in one piece")


def test_of_split_sentences_the_fullest_stands() -> None:
    printed = (("A", HALF), ("A, too", REST), ("B", HALF), ("B, too", LONGER))
    outlet, rule = chosen(*printed, halves={"A": 0, "A, too": 0, "B": 1, "B, too": 1})
    assert outlet == "B"
    assert rule == "printed nowhere in one piece, a half of the fullest sentence, a clause of its own"


def test_an_original_goes_before_what_is_in_one_piece_though_it_is_split() -> None:
    printed = (("A", HALF), ("A, too", REST), ("B", OTHER))
    outlet, rule = chosen(
        *printed, halves={"A": 0, "A, too": 0}, originals={"A": "a transcript", "A, too": "a transcript"}
    )
    assert outlet == "A"
    assert rule.startswith("the original (a transcript), printed nowhere in one piece")


def test_a_sentence_that_an_attribution_splits_does_not_stand_for_its_remark() -> None:
    press = Press()
    press.prints(
        "a.txt", "If anybody is to be blamed for this flood in the valley", cue=", she said, ", outlet="A"
    )
    press.prints("a.txt", "it should be me.", whole=False, outlet="A")
    key = press.prints("b.txt", "If someone must be blamed for this flood, it is me.", outlet="B")
    assert (only(press).canonical, only(press).rule) == (key, "printed in one piece")
