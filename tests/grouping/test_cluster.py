"""Groups grow by what most of their members agree on, and no chain of likenesses bridges them."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.grouping.belief import (
    LIMIT,
    Beliefs,
    Frequency,
    Linear,
    Meeting,
    PairModel,
    beliefs,
    group_features,
)
from quotes.grouping.cluster import Believed, Cluster, Decide, Edge, Parts, frequency, hang_together, settle

NOBODY = [-1] * 100


def agreed(meeting: Meeting, _a: int, _b: int) -> bool:
    return meeting.fit >= 0


def grown(count: int, *edges: Edge, speakers: list[int] = NOBODY) -> list[list[int]]:
    return Cluster(range(count), edges, speakers).run(agreed)


def ties(value: float, *members: int) -> list[Edge]:
    """Tie each of the members to each other."""
    return [(a, b, value) for a, b in combinations(members, 2)]


def test_what_all_agree_on_is_one() -> None:
    assert grown(4, *ties(3.0, 0, 1, 2)) == [[0, 1, 2], [3]]


def test_two_ends_of_a_chain_that_differ_are_not_one() -> None:
    assert grown(3, (0, 1, 5.0), (1, 2, 4.0), (0, 2, -5.0)) == [[0, 1], [2]]
    assert grown(3, (0, 1, 5.0), (1, 2, 4.0)) == [[0, 1], [2]]


def test_one_that_disagrees_does_not_part_what_most_agree_on() -> None:
    assert grown(4, *ties(5.0, 0, 1, 2), (0, 3, 5.0), (1, 3, 5.0), (2, 3, -2.0)) == [[0, 1, 2, 3]]


def test_a_bridge_between_two_groups_joins_nobody() -> None:
    left, right = ties(5.0, 0, 1, 2), ties(5.0, 3, 4, 5)
    bridge = [(member, 6, 3.0) for member in range(6)]
    found = grown(7, *left, *right, *bridge)
    assert not any({0, 3} <= set(group) for group in found)
    assert grown(7, *left, *right, (2, 6, 4.0), (3, 6, 4.0)) == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_chain_of_any_length_does_not_become_one() -> None:
    found = grown(40, *((n, n + 1, 5.0) for n in range(39)))
    assert max(len(group) for group in found) <= 2


def test_known_speakers_part_and_nobody_known_goes_with_one() -> None:
    edges = ties(6.0, 0, 1, 2)
    assert grown(3, *edges, speakers=[0, 1, -1]) in ([[0, 2], [1]], [[0], [1, 2]])
    assert grown(3, *edges, speakers=[4, 4, -1]) == [[0, 1, 2]]


def test_a_group_keeps_the_speaker_that_it_took_in() -> None:
    edges = [(0, 1, 6.0), (2, 3, 5.9), *((a, b, 5.0) for a in (0, 1) for b in (2, 3))]
    assert grown(4, *edges, speakers=[0, -1, 1, -1]) == [[0, 1], [2, 3]]


def test_what_may_not_be_one_is_not() -> None:
    edges = ties(6.0, 0, 1, 2)
    found = Cluster(range(3), edges, NOBODY, lambda left, right: {0, 2} <= {*left, *right}).run(agreed)
    assert found in ([[0, 1], [2]], [[0], [1, 2]])


def test_a_pair_speaks_no_louder_than_the_limit() -> None:
    cluster = Cluster(range(3), [(0, 1, 40.0)], NOBODY)
    assert cluster.fit(0, 1) == LIMIT
    assert cluster.fit(0, 2) == -LIMIT


def test_a_meeting_tells_how_much_nearer_two_are_than_to_any_third() -> None:
    cluster = Cluster(range(4), [(0, 1, 5.0), (0, 2, 3.0), (1, 3, 1.0)], NOBODY)
    assert cluster.meeting(0, 1) == cluster.meeting(1, 0) == Meeting(5.0, 2.0, 4.0, 1, 1)


GRAPHS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(-16, 24)).filter(lambda e: e[0] < e[1]),
    max_size=28,
    unique_by=lambda edge: edge[:2],
).map(lambda edges: [(a, b, value / 4) for a, b, value in edges])


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_changes_nothing(edges: list[Edge], chance: random.Random) -> None:
    expected = grown(8, *edges)
    shuffled = [(b, a, value) if chance.random() < 0.5 else (a, b, value) for a, b, value in edges]
    chance.shuffle(shuffled)
    assert grown(8, *shuffled) == expected
    assert sorted(at for group in expected for at in group) == list(range(8))


@given(GRAPHS)
def test_the_fit_of_groups_is_the_mean_of_their_pairs(edges: list[Edge]) -> None:
    value = {(a, b): v for a, b, v in edges}
    cluster = Cluster(range(8), edges, NOBODY)
    for group in cluster.run(agreed):
        for x, y in combinations(group, 2):
            assert {x, y} <= set(group)
    for a, b in combinations(cluster.members, 2):
        pairs = [
            value.get((min(x, y), max(x, y)), -LIMIT) for x in cluster.members[a] for y in cluster.members[b]
        ]
        assert cluster.fit(a, b) == pytest.approx(sum(pairs) / len(pairs))
        assert cluster.fit(a, b) < 0


def parted(nodes: list[int], edges: list[Edge], least: float) -> list[tuple[list[int], list[Edge]]]:
    a, b, values = (np.array([edge[at] for edge in edges]) for at in range(3))
    label = hang_together(max(nodes) + 1, a[values >= least], b[values >= least])
    return list(Parts.of(np.array(nodes), a, b, values, label))


def test_parts_hang_together_by_some_pair() -> None:
    edges = [(0, 2, 1.0), (2, 4, -3.0), (1, 5, 2.0)]
    assert parted([0, 1, 2, 3, 4, 5], edges, -4.0) == [
        ([0, 2, 4], [(0, 2, 1.0), (2, 4, -3.0)]),
        ([1, 5], [(1, 5, 2.0)]),
        ([3], []),
    ]


def test_a_pair_that_does_not_hold_two_parts_together_is_seen_from_both() -> None:
    edges = [(0, 2, 1.0), (2, 4, -3.0), (1, 5, 2.0)]
    assert parted([0, 1, 2, 4, 5], edges, 0.0) == [
        ([0, 2], [(0, 2, 1.0), (2, 4, -3.0)]),
        ([1, 5], [(1, 5, 2.0)]),
        ([4], [(2, 4, -3.0)]),
    ]


def test_a_long_chain_hangs_together() -> None:
    chain = np.random.default_rng(0).permutation(1000)
    assert set(hang_together(1001, chain[:-1], chain[1:]).tolist()) == {0, 1000}


def test_the_frequency_is_what_was_found_and_leans_to_what_is_usual_where_little_was() -> None:
    none, some, most = (
        frequency(groups) for groups in ([[0]], [[0, 1], [2]], [[n, n + 1] for n in range(99)])
    )
    assert none.share < some.share < most.share
    assert most.share > 0.97
    assert frequency([[n] for n in range(999)]).share < 0.01
    assert frequency([[0, 1, 2, 3, 4]] * 50).growth == pytest.approx(3, abs=0.2)


def corpus(again: int, alone: int, doubtful: float) -> tuple[int, list[Edge]]:
    """``again`` pairs beyond doubt, ``alone`` statements like no other, and one pair in doubt: 0 and 1."""
    pairs = [(2 * n, 2 * n + 1, 6.0) for n in range(1, again + 1)]
    return 2 + 2 * again + alone, [(0, 1, doubtful), *pairs]


def joins(again: int, alone: int, doubtful: float, models: Beliefs) -> bool:
    count, edges = corpus(again, alone, doubtful)

    def grow(decide: Decide) -> list[list[int]]:
        return Cluster(range(count), edges, [-1] * count).run(decide)

    groups, _ = settle(grow, models)
    assert sum(len(group) == 2 for group in groups) >= again
    return [0, 1] in groups


def by_fit_and_frequency() -> Beliefs:
    """A model of groups: how well they fit, and how often statements of the corpus are found again."""
    weights = [0.0] * len(group_features(Meeting(0.0, 0.0, 0.0, 1, 1), Frequency(0.5, 0.0)))
    # With nothing else that could speak, what changes with the fit is the fit, and with the share, the share.
    zero, fit = (group_features(Meeting(f, 0.0, 0.0, 1, 1), Frequency(0.5, 0.0)) for f in (0.0, 1.0))
    often = group_features(Meeting(0.0, 0.0, 0.0, 1, 1), Frequency(0.9, 0.0))
    weights[next(at for at, (x, y) in enumerate(zip(zero, fit, strict=True)) if x != y)] = 1.0
    weights[next(at for at, (x, y) in enumerate(zip(zero, often, strict=True)) if x != y)] = 1.0
    pairs = PairModel(*(Linear(np.zeros(1, dtype=np.float32), 0.0),) * 2)
    return Beliefs(pairs, pairs, Linear(np.array(weights, dtype=np.float32), 0.0), {})


def test_the_same_pair_joins_where_most_are_found_again_and_not_where_few_are() -> None:
    models = by_fit_and_frequency()
    assert joins(again=40, alone=1, doubtful=-0.5, models=models)
    assert not joins(again=1, alone=80, doubtful=-0.5, models=models)
    assert not joins(again=1, alone=80, doubtful=1.5, models=models)
    assert joins(again=1, alone=80, doubtful=6.0, models=models)


def test_by_the_models_that_are_shipped_less_will_do_where_most_are_found_again() -> None:
    steps = [step / 4 for step in range(-14, 25)]
    rich = next(value for value in steps if joins(40, 1, value, beliefs()))
    poor = next(value for value in steps if joins(1, 80, value, beliefs()))
    assert rich < poor


@settings(max_examples=20)
@given(GRAPHS)
def test_settling_comes_to_an_end_with_each_in_one_group(edges: list[Edge]) -> None:
    groups, decide = settle(lambda decide: Cluster(range(8), edges, NOBODY).run(decide), beliefs())
    assert sorted(at for group in groups for at in group) == list(range(8))
    assert groups == Cluster(range(8), edges, NOBODY).run(decide)


@given(
    st.floats(-LIMIT, LIMIT),
    st.floats(-LIMIT, LIMIT),
    st.floats(-LIMIT, LIMIT),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.floats(0.0, 1.0),
    st.floats(0.0, 5.0),
)
def test_what_is_refused_unseen_would_not_have_joined(
    fit: float, next_a: float, next_b: float, sizes: tuple[int, int], share: float, growth: float
) -> None:
    decide = Believed.given(beliefs(), Frequency(share, growth))
    smaller, larger = sorted(sizes)
    meeting = Meeting(fit, fit - max(next_a, next_b), fit - min(next_a, next_b), smaller, larger)
    assert not (decide.refuses(fit, *sizes) and decide(meeting, 0, 1))


def test_much_is_refused_unseen() -> None:
    decide = Believed.given(beliefs(), Frequency(0.5, 1.0))
    assert decide.refuses(-3.0, 1, 1)
    assert decide.refuses(-1.0, 2, 3)
    assert not decide.refuses(2.0, 1, 1)
