"""Identifiers of remarks go to those that share most with the former ones."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.ledger.heirs import find_heirs


def test_a_remark_keeps_its_identifier_when_renderings_are_added() -> None:
    found = find_heirs({"r1": ["a", "b", "new"]}, {"r1": "fresh"}, {"old": ["a", "b"]})
    assert found.ids == {"r1": "old"}
    assert not found.merged
    assert not found.split


def test_what_shares_nothing_with_former_remarks_has_its_own() -> None:
    assert find_heirs({"r1": ["c"]}, {"r1": "fresh"}, {"old": ["a"]}).ids == {"r1": "fresh"}


def test_of_two_that_merge_the_one_with_more_renderings_there_gives_the_name() -> None:
    found = find_heirs({"r1": ["a", "b", "c"]}, {"r1": "small"}, {"small": ["a"], "large": ["b", "c"]})
    assert found.ids == {"r1": "large"}
    assert found.merged == {"small": "large"}


def test_of_two_that_part_the_larger_keeps_the_name() -> None:
    found = find_heirs(
        {"r1": ["a"], "r2": ["b", "c"]}, {"r1": "old", "r2": "fresh"}, {"old": ["a", "b", "c"]}
    )
    assert found.ids["r2"] == "old"
    assert found.ids["r1"] not in {"old", "fresh"}
    assert found.split == {found.ids["r1"]: "old"}


def test_of_two_halves_the_one_that_would_bear_the_name_anyway_keeps_it() -> None:
    for own in ({"r1": "old", "r2": "zzz"}, {"r1": "aaa", "r2": "old"}):
        found = find_heirs({"r1": ["a"], "r2": ["b"]}, own, {"old": ["a", "b"]})
        assert [key for key, each in found.ids.items() if each == "old"] == [
            key for key, each in own.items() if each == "old"
        ]


def test_the_name_of_a_former_remark_is_never_given_to_a_stranger() -> None:
    found = find_heirs({"r1": ["b"]}, {"r1": "old"}, {"old": ["a"]})
    assert found.ids["r1"] != "old"


GROUPS = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=5)


@given(GROUPS, GROUPS, st.lists(st.sampled_from(["i0", "i1", "x", "y", "z"]), unique=True, min_size=5))
def test_no_identifier_goes_to_two_and_every_remark_has_one(
    new: list[set[str]], old: list[set[str]], names: list[str]
) -> None:
    remarks = {f"r{n}": sorted(group) for n, group in enumerate(new)}
    own = {key: names[n] for n, key in enumerate(remarks)}
    former = {f"i{n}": sorted(group) for n, group in enumerate(old)}
    found = find_heirs(remarks, own, former)
    assert found.ids.keys() == remarks.keys()
    assert len(set(found.ids.values())) == len(remarks)
    assert all(i in former and i not in found.ids.values() for i in found.merged)
    assert all(i in found.ids.values() and i not in former for i in found.split)
    turned = find_heirs(dict(reversed(remarks.items())), own, dict(reversed(former.items())))
    assert turned == found
