from __future__ import annotations

from itertools import product

from quotes.places import Places


def test_what_shares_text_with_a_stretch_is_near() -> None:
    stretches = [(0, 3), (3, 5), (8, 9)]
    places = Places(stretches)
    for start, end in product(range(11), repeat=2):
        if start < end:
            shared = [i for i, (a, b) in enumerate(stretches) if a < end and start < b]
            assert list(places.near(start, end)) == shared


def test_where_stretches_overlap_all_that_share_text_are_among_those_that_are_near() -> None:
    stretches = [(0, 9), (1, 2), (4, 6), (4, 5), (8, 12)]
    places = Places(stretches)
    for start, end in product(range(14), repeat=2):
        if start < end:
            shared = {i for i, (a, b) in enumerate(stretches) if a < end and start < b}
            assert shared <= set(places.near(start, end))


def test_of_no_stretches_none_is_near() -> None:
    assert list(Places([]).near(0, 1)) == []
