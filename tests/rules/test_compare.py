"""Renderings word by word: what is another wording, and what is only another spelling of it."""

import pytest

from quotes.model import Rendering
from quotes.rules.compare import differences, holds, lacks, shared, tokens


def rendering(text: str, start: int = 100) -> Rendering:
    return Rendering(f"a:{start}", "a", "a#1", start, start + len(text), text)


def parted(a: str, b: str) -> list[tuple[str, str]]:
    """What each of two texts has where they part, as printed."""

    def words(text: str, found: tuple[int, int], there: bool) -> str:
        return text[found[0] - 100 : found[1] - 100] if there else ""

    return [
        (words(a, d.place_a, bool(d.a)), words(b, d.place_b, bool(d.b)))
        for d in differences(rendering(a), rendering(b))
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The colour of the harbour centre is grey.", "The color of the harbor center is gray."),
        ("We are organising the defence programme.", "We are organizing the defense program."),
        ("It’s not ours, we can’t and won’t pay.", "It is not ours, we cannot and will not pay."),
        ("We need a long-term plan for the ferry boat.", "We need a long term plan for the ferryboat."),
        ("We met Østergaard in São Lino.", "We met Ostergaard in Sao Lino."),
        ("We will, well, feed these people.", "We will feed these people."),
        ("We hired twelve pilots, 30 per cent of all.", "We hired 12 pilots, 30% of all."),
        ("We paid … before the winter came.", "We paid for the crane before the winter came."),
        ("[The parents] were angry about it.", "They were angry about it."),
        ("We will pay [for it] before the winter.", "We will pay before the winter."),
        ("The boilers are old, and the windows too.", "The boilers are old."),
        ("I have said it before: the archive is theirs.", "The archive is theirs."),
        ("a change in government", "a change of government"),
    ],
)
def test_what_is_no_other_wording_is_passed_over(a: str, b: str) -> None:
    assert parted(a, b) == []
    assert parted(b, a) == []


def test_words_that_differ_are_shown_as_printed() -> None:
    assert parted("It is worrying, and they know it.", "It is shocking, and they know it.") == [
        ("worrying", "shocking")
    ]


def test_words_that_are_left_out_inside_are_a_drop_and_those_at_an_end_are_none() -> None:
    full = rendering("We will pay, if the council agrees, before the winter.")
    (found,) = differences(full, rendering("We will pay before the winter."))
    assert found.drops
    assert [token.form for token in found.a] == ["if", "the", "council", "agrees"]
    assert not differences(full, rendering("We will pay, if the council agrees."))


def test_the_place_of_a_drop_is_the_words_around_it() -> None:
    text = "We will pay before the winter."
    (found,) = differences(
        rendering("We will pay, if the council agrees, before the winter."), rendering(text)
    )
    assert text[found.place_b.start - 100 : found.place_b.end - 100] == "will pay before the"


def test_a_stretch_is_held_by_the_text_it_is_cut_from() -> None:
    long, short = tokens(rendering("We fought, and we will win.")), tokens(rendering("we will win", 300))
    assert holds(long, short)
    assert not holds(short, long)


def test_shared_and_lacking_words_are_shares_of_the_telling_ones() -> None:
    sentence, fragment = rendering("The company pays for the crane."), rendering("the broken crane", 300)
    assert shared(sentence, fragment) == 0.5
    assert lacks(fragment, sentence) == 0.5
