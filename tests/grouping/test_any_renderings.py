"""Whatever the renderings, and in whatever order they come, the remarks made of them are sound."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.grouping import group_renderings
from quotes.grouping.vectors import load_encoder
from quotes.model import Remark, Rendering
from tests.grouping.helpers import Press

SENTENCES = (
    "And, of course, we want the union to be by our side on this path,",
    "Of course, it is important for us that the union remains at our side,",
    "We will send 500 soldiers to guard the northern pass.",
    "We will send 5,000 soldiers to guard the northern pass.",
    "we won’t send soldiers to […] the northern pass!",
    "The dam will be finished, the valley flooded and the villages moved by June.",
    "the valley flooded and the villages moved by June",
    "The villages will be moved. By June, all of them!",
    "by our side",
    "northern pass",
    "From today,",
    "we have a timetable where we used to have mistrust.",
    "Since today there has been a timetable in place of mistrust.",
    "review",
    "Yes.",
    "…",
)
CUES = (" he said. ", " the minister told reporters, ")
PRINTED = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(SENTENCES)
        | st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=2).map(" ".join),
        st.sampled_from((None, "ann", "ann", "bob")),
        st.sampled_from(CUES),
    ),
    max_size=12,
)
PRESSES = PRINTED.map(lambda printed: press_of(printed))


def press_of(printed: list[tuple[str, str, str | None, str]]) -> Press:
    press = Press()
    for article, text, speaker, cue in printed:
        press.prints(f"{article}.txt", text, speaker, cue=cue, date=f"2024-01-0{ord(article) - 96}")
    return press


Grouped = tuple[tuple[Rendering, ...], tuple[Remark, ...]]


def group(press: Press, seen: bool) -> Grouped:
    encoder = load_encoder() if seen else None
    return group_renderings(press.renderings, press.articles, encoder=encoder)


pytestmark = pytest.mark.parametrize("seen", [False, True], ids=["by words", "with vectors"])
FEW = settings(max_examples=40, deadline=None, derandomize=True)


@FEW
@given(press=PRESSES, chance=st.randoms(use_true_random=False))
def test_any_order_gives_the_same(seen: bool, press: Press, chance: random.Random) -> None:
    expected = group(press, seen)
    chance.shuffle(press.renderings)
    assert group(press, seen) == expected


@FEW
@given(press=PRESSES)
def test_every_rendering_is_in_one_remark_and_one_of_its_wordings(seen: bool, press: Press) -> None:
    renderings, remarks = group(press, seen)
    keys = [key for remark in remarks for key in remark.renderings]
    assert Counter(keys) == Counter(r.key for r in renderings)
    assert max(Counter(keys).values(), default=1) == 1
    assert {r for r in renderings if r.part_of is None} == set(press.renderings)
    for remark in remarks:
        assert sorted(key for wording in remark.wordings for key in wording) == sorted(remark.renderings)


@FEW
@given(press=PRESSES)
def test_two_known_speakers_never_share_a_remark(seen: bool, press: Press) -> None:
    renderings, remarks = group(press, seen)
    speaker = {r.key: r.speaker for r in renderings}
    for remark in remarks:
        known = {speaker[key] for key in remark.renderings} - {None}
        assert len(known) <= 1
        assert remark.speaker == next(iter(known), None)


@FEW
@given(press=PRESSES)
def test_the_canonical_is_a_rendering_of_its_remark_and_the_rule_is_said(seen: bool, press: Press) -> None:
    renderings, remarks = group(press, seen)
    printed = {r.key for r in renderings if r.part_of is None}
    for number, remark in enumerate(remarks, start=1):
        assert remark.key == f"r{number}"
        assert remark.canonical == remark.renderings[0]
        assert remark.canonical in printed
        assert remark.rule
        assert not set(remark.candidates) & set(remark.renderings)
        assert set(remark.candidates) <= printed


@FEW
@given(press=PRESSES)
def test_each_other_rendering_has_one_link_and_its_steps_rebuild_both_texts(seen: bool, press: Press) -> None:
    renderings, remarks = group(press, seen)
    by = {r.key: r for r in renderings}
    for remark in remarks:
        assert [link.b for link in remark.links] == list(remark.renderings[1:])
        for link in remark.links:
            assert link.a == remark.canonical
            assert 0 <= link.score <= 1
            assert link.reasons
            for side, key in enumerate((link.a, link.b), start=1):
                text, rendering = press.articles[by[key].article].text, by[key]
                spans = [operation[side] for operation in link.operations]
                assert spans == sorted(spans)
                assert all(rendering.start <= s.start <= s.end <= rendering.end for s in spans)
                printed = "".join(text[slice(*span)] for span in spans)
                assert [c for c in printed if c.isalnum()] == [c for c in rendering.text if c.isalnum()]
            for change in link.changes:
                for side, key in enumerate((link.a, link.b), start=1):
                    assert by[key].start <= change[side].start <= change[side].end <= by[key].end


@FEW
@given(press=PRESSES)
def test_a_passage_is_a_stretch_of_the_rendering_that_it_is_part_of(seen: bool, press: Press) -> None:
    renderings, remarks = group(press, seen)
    by = {r.key: r for r in renderings}
    remark_of = {key: remark.key for remark in remarks for key in remark.renderings}
    for passage in renderings:
        if passage.part_of is not None:
            whole = by[passage.part_of]
            assert whole.start <= passage.start < passage.end <= whole.end
            assert passage.text == press.articles[passage.article].text[passage.start : passage.end]
            assert remark_of[passage.key] == remark_of[whole.key]
