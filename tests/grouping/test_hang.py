"""A fragment hangs on the one remark that holds its words, on none, or is said to be ambiguous."""

from __future__ import annotations

import pytest

from quotes.grouping.hang import Fragment, Hanging, hang_fragments
from quotes.model import Rendering

LAMP = "The lighthouse is to be a lamp for all of us and not a fence between us."
PAGE = "We opened a new page with our neighbours in the north."
TEAM = "The coach asked the team to begin a new page after the defeat."
WHEAT = "Wheat prices will be frozen until the harvest is in."


def rendering(text: str, speaker: str | None) -> Rendering:
    return Rendering(text, text, text, 0, len(text), text, whole=text[0].isupper(), speaker=speaker)


def hung(
    text: str,
    *hosts: tuple[int, str],
    speaker: str | None = "ann",
    of: str | None = "ann",
    tied: bool = True,
) -> Hanging:
    """Hang a fragment; ``hosts`` are the number of a group and what is printed, all of it said by ``of``.

    ``tied``: the articles are of one occasion.
    """
    found = tuple((group, (rendering(host, of),), tied) for group, host in hosts)
    (hanging,) = hang_fragments({}, [Fragment((rendering(text, speaker),), found)])
    return hanging


def test_it_hangs_on_the_one_that_holds_its_words() -> None:
    assert hung("a new page with our neighbours", (4, WHEAT), (7, PAGE)) == Hanging(7, 1.0, (1,))
    assert hung("new page", (7, PAGE), (9, LAMP)).group == 7


def test_what_two_hold_as_well_is_ambiguous_and_lists_both() -> None:
    found = hung("a new page", (4, WHEAT), (7, PAGE), (2, TEAM))
    assert found.group is None
    assert sorted(found.hosts) == [1, 2]


def test_two_renderings_of_one_group_are_no_rivals() -> None:
    assert hung("a new page", (7, PAGE), (7, TEAM)).group == 7


def test_a_clear_margin_decides() -> None:
    found = hung("a new page with our neighbours", (2, TEAM), (7, PAGE))
    assert (found.group, found.hosts) == (7, (1,))


@pytest.mark.parametrize("text", ["page", "neighbours", "the", "of us"])
def test_a_single_word_hangs_on_nothing_nor_do_words_that_say_little(text: str) -> None:
    assert hung(text, (7, PAGE), (8, LAMP)) == Hanging(None, 0.0, ())


def test_what_nothing_holds_hangs_on_nothing() -> None:
    assert hung("the price of barley", (7, PAGE), (8, WHEAT)) == Hanging(None, 0.0, ())
    assert hung("the price of barley") == Hanging(None, 0.0, ())


def test_words_may_be_left_out_by_the_same_speaker() -> None:
    found = hung("a lamp, not a fence", (3, LAMP), (4, WHEAT))
    assert found.group == 3
    assert 0.6 <= found.fit < 1


def test_a_word_in_another_form_or_with_a_slip_is_held() -> None:
    assert hung("opening new pages with neighbours", (7, PAGE)).group == 7


def test_one_telling_word_is_enough_only_of_a_known_speaker() -> None:
    host = (7, "It was sent by our neighbours yesterday.")
    assert hung("by our neighbours", host).group == 7
    assert hung("by our neighbours", host, speaker=None).group is None
    assert hung("by our neighbours", host, of=None).group is None


@pytest.mark.parametrize("speaker", ["ann", None])
def test_of_another_occasion_it_hangs_word_for_word_or_not_at_all(speaker: str | None) -> None:
    assert hung("a new page with our neighbours", (7, PAGE), speaker=speaker, tied=False).group == 7
    assert hung("a new page with neighbours", (7, PAGE), speaker=speaker, tied=True).group == 7
    assert hung("a new page with neighbours", (7, PAGE), speaker=speaker, tied=False).group is None
    assert hung("a page with new neighbours", (7, PAGE), speaker=speaker, tied=False).group is None
    assert hung("new page", (7, PAGE), speaker=speaker, tied=False).group is None


def test_a_lost_denial_is_not_the_same_words() -> None:
    denied, sure = "We will not open a new page with them.", "We will open a new page with them."
    assert hung("not open a new page", (3, sure), (4, denied)).group == 4


def test_all_fragments_are_answered_in_order() -> None:
    both = [
        Fragment((rendering(text, "ann"),), ((7, (rendering(PAGE, "ann"),), True),))
        for text in ("barley", "a new page", "our neighbours in the north")
    ]
    assert [hanging.group for hanging in hang_fragments({}, both)] == [None, 7, 7]
