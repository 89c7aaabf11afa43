"""What follows from decisions on pairs, and which of two that contradict each other stands."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quotes.ties import Contradiction, Tie, resolve_ties


def same(*keys: str, reason: str = "") -> Tie:
    return Tie(keys, True, reason)


def apart(*keys: str, reason: str = "") -> Tie:
    return Tie(keys, False, reason)


def test_the_same_of_the_same_is_the_same() -> None:
    ties, contradictions = resolve_ties([same("a", "b"), same("b", "c")])
    assert ties.same("a", "c")
    assert contradictions == ()


def test_what_is_not_the_same_as_one_is_not_the_same_as_any_of_its_class() -> None:
    ties, _ = resolve_ties([apart("a", "b"), same("b", "c"), same("c", "d")])
    assert ties.apart("a", "d")
    assert ties.apart("d", "a")
    assert not ties.apart("b", "d")


def test_two_that_are_both_not_a_third_may_be_one() -> None:
    ties, _ = resolve_ties([apart("a", "b"), apart("a", "c")])
    assert not ties.apart("b", "c")
    assert not ties.same("b", "c")


def test_of_three_no_two_are_the_same() -> None:
    ties, _ = resolve_ties([apart("a", "b", "c")])
    assert all(ties.apart(x, y) for x, y in combinations("abc", 2))


def test_the_later_of_two_contradictory_ties_stands() -> None:
    ties, contradictions = resolve_ties([same("a", "b"), apart("a", "b")])
    assert ties.apart("a", "b")
    assert contradictions == (Contradiction(0, 1),)
    ties, contradictions = resolve_ties([apart("a", "b"), same("a", "b")])
    assert ties.same("a", "b")
    assert contradictions == (Contradiction(0, 1),)


def test_a_contradiction_by_way_of_others_is_one_too() -> None:
    ties, contradictions = resolve_ties([apart("a", "c"), same("x", "y"), same("a", "b"), same("b", "c")])
    assert ties.same("a", "c")
    assert ties.same("x", "y")
    assert [found.tie for found in contradictions] == [0]
    assert contradictions[0].by in {2, 3}


def test_a_tie_says_why_its_renderings_are_one() -> None:
    ties, _ = resolve_ties([same("a", "b", reason="first"), same("b", "c", reason="second")])
    assert ties.reason("a", "b") == "first"
    assert ties.reason("b", "c") == "second"
    assert ties.reason("a", "c") == "second"


KEYS = st.sampled_from("abcdefgh")
TIES = st.lists(
    st.builds(
        Tie, st.lists(KEYS, min_size=2, max_size=4, unique=True).map(tuple), st.booleans(), st.just("why")
    ),
    max_size=14,
)


@given(TIES)
def test_nothing_is_both_the_same_and_not_and_every_tie_holds_or_is_told(ties: list[Tie]) -> None:
    found, contradictions = resolve_ties(ties)
    overruled = {contradiction.tie for contradiction in contradictions}
    for x, y in combinations("abcdefgh", 2):
        assert not (found.same(x, y) and found.apart(x, y))
    for at, tie in enumerate(ties):
        if at not in overruled:
            assert all((found.same if tie.same else found.apart)(x, y) for x, y in combinations(tie.keys, 2))
    for contradiction in contradictions:
        assert contradiction.tie < contradiction.by
        assert contradiction.by not in overruled
        assert ties[contradiction.tie].same is not ties[contradiction.by].same


@given(TIES)
def test_the_last_tie_always_holds(ties: list[Tie]) -> None:
    _, contradictions = resolve_ties(ties)
    assert len(ties) - 1 not in {found.tie for found in contradictions}


@given(TIES, st.randoms(use_true_random=False))
def test_the_order_of_ties_that_agree_changes_nothing(ties: list[Tie], random: object) -> None:
    found, _ = resolve_ties(ties)
    agreeing = list(found.ties)
    random.shuffle(agreeing)  # type: ignore[attr-defined]
    again, contradictions = resolve_ties(agreeing)
    assert contradictions == ()
    for x, y in combinations("abcdefgh", 2):
        assert found.same(x, y) == again.same(x, y)
        assert found.apart(x, y) == again.apart(x, y)
