"""What stands around two statements in their articles speaks for them or against them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from quotes.grouping import gather as module
from quotes.grouping import grow
from quotes.grouping.belief import USUAL, Beliefs, Linear, Meeting, PairModel, beliefs, group_features
from quotes.grouping.features import STRINGS, VECTORS
from quotes.grouping.gather import Gathered, gather
from quotes.grouping.neighbours import STRONG
from quotes.grouping.statements import read_statements, workers_of
from quotes.grouping.vectors import Vectors
from quotes.model import Rendering

Printed = tuple[str, str]
"""An article and a statement in it."""


def held_to_be_one(steep: float, against: float, bias: float = 0.0) -> Beliefs:
    """Models that believe a pair as far as the lighter text is held in the other, and groups as they fit."""

    def linear(measures: Sequence[str]) -> Linear:
        weights = [steep if name == "of the shorter" else 0.0 for name in measures]
        return Linear(np.array(weights, dtype=np.float32), against)

    zero, fit = (group_features(Meeting(f, 0.0, 0.0, 1, 1), USUAL) for f in (0.0, 1.0))
    weights = [
        float(at == next(i for i, (x, y) in enumerate(zip(zero, fit, strict=True)) if x != y))
        for at in range(len(zero))
    ]
    strings = PairModel(linear(STRINGS), linear(STRINGS))
    vectors = PairModel(linear(STRINGS + VECTORS), linear(STRINGS + VECTORS))
    return Beliefs(
        strings,
        vectors,
        Linear(np.array(weights, dtype=np.float32), bias),
        {"one speaker": 0.0, "neighbours": 1.5},
    )


def gathered(
    *printed: Printed, models: Beliefs | None = None, encoder: object = None, speaker: str | None = None
) -> tuple[Gathered, set[frozenset[str]], dict[frozenset[str], float]]:
    """Gather statements; return also the groups and what is believed of each pair, by their texts."""
    renderings = [
        Rendering(f"{n}", article, f"{n}", n, n + len(text), text, whole=True, speaker=speaker)
        for n, (article, text) in enumerate(printed)
    ]
    with workers_of(1) as spread:
        statements = read_statements(renderings, [[n] for n in range(len(printed))], spread)
        sentences = [(rendering,) for rendering in renderings]
        found = gather(statements, sentences, encoder, models or beliefs(), spread)  # type: ignore[arg-type]
    texts = [printed[members[0]][1] for members in statements.members]
    groups = {frozenset(texts[at] for at in group) for group in found.groups}
    values = {
        frozenset((texts[a], texts[b])): value
        for a, b, value in zip(
            found.pairs.a.tolist(), found.pairs.b.tolist(), found.values.tolist(), strict=True
        )
    }
    return found, groups, values


def one(*texts: str) -> frozenset[str]:
    return frozenset(texts)


DAM = "The long dam at Tartesh will be finished before the rains begin."
DAM_TOO = "Before the rains begin, the great dam of Tartesh will be finished."
BEES = "Nobody has counted the bees in our orchards since the frost of April."
BEES_TOO = "Nobody counted bees in our orchards after that frost in April."
NETS = "Fishermen lost their nets in the storm and want money from the harbour."


def test_neighbours_that_are_one_remark_vouch_for_a_pair() -> None:
    models = held_to_be_one(8.0, -6.0)
    near = gathered(("a", DAM), ("a", BEES), ("b", DAM_TOO), ("b", BEES_TOO), models=models)[2]
    far = gathered(("a", DAM), ("a", BEES), ("b", DAM_TOO), ("c", BEES_TOO), models=models)[2]
    doubtful, strong = sorted((one(DAM, DAM_TOO), one(BEES, BEES_TOO)), key=lambda pair: far[pair])
    assert far[doubtful] < STRONG
    models = held_to_be_one(8.0, -6.0 + STRONG - far[strong] + 0.1)
    near = gathered(("a", DAM), ("a", BEES), ("b", DAM_TOO), ("b", BEES_TOO), models=models)[2]
    far = gathered(("a", DAM), ("a", BEES), ("b", DAM_TOO), ("c", BEES_TOO), models=models)[2]
    assert near[doubtful] == pytest.approx(far[doubtful] + 1.5)
    assert near[strong] == pytest.approx(far[strong])


NINE = "orchard bridge harbour winter fisherman lantern village mountain blanket".split()


def some(first: int, after: int) -> str:
    """A sentence of some of nine words, in their order."""
    return "The " + " ".join(NINE[first:after])


HELD = held_to_be_one(12.0, -6.0, 0.5)
"""A pair is believed from half of the lighter text on."""


def test_two_sentences_of_one_article_stay_apart_though_a_third_is_like_both() -> None:
    left, right, whole = some(0, 5), some(3, 8), some(0, 8)
    assert gathered(("a", left), ("b", right), ("c", whole), models=HELD)[1] == {one(left, right, whole)}
    found = gathered(("a", left), ("a", right), ("c", whole), models=HELD)[1]
    assert one(left, right, whole) not in found
    assert not any({left, right} <= group for group in found)


def test_two_sentences_of_one_article_that_repeat_each_other_are_one() -> None:
    left, right, whole = some(0, 7), some(1, 8), some(0, 8)
    assert gathered(("a", left), ("a", right), ("c", whole), models=HELD)[1] == {one(left, right, whole)}


def test_two_sentences_of_one_article_come_together_over_one_that_says_both() -> None:
    left, right, whole = some(0, 4), some(4, 8), some(0, 8)
    assert gathered(("a", left), ("a", right), ("c", whole), models=HELD)[1] == {one(left, right, whole)}
    # In the article of the two, the third is no witness.
    found = gathered(("a", left), ("a", right), ("a", whole), models=HELD)[1]
    assert one(left, right, whole) not in found


def test_the_same_statement_in_one_article_twice_is_no_hindrance() -> None:
    _, groups, _ = gathered(("a", DAM), ("b", DAM.upper()), ("a", BEES), ("a", DAM), models=HELD)
    assert {len(group) for group in groups} == {1}
    assert len(groups) == 2


def test_one_known_speaker_speaks_for_a_pair() -> None:
    apart = gathered(("a", DAM), ("b", DAM_TOO))[2]
    together = gathered(("a", DAM), ("b", DAM_TOO), speaker="ann")[2]
    assert together[one(DAM, DAM_TOO)] > apart[one(DAM, DAM_TOO)]


def test_fragments_are_in_no_group() -> None:
    found, groups, _ = gathered(("a", DAM), ("b", "Tartesh"), ("c", "…"))
    assert groups == {one(DAM)}
    assert len(found.pairs.a) <= 1


class _Encoder:
    """Stands in for an encoder: all texts mean the same; it remembers which were asked for."""

    name = "none"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.tile(np.array([[0.6, 0.8]], dtype=np.float32), (len(texts), 1))


def test_in_a_large_corpus_vectors_are_asked_only_where_words_leave_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed = (("a", DAM), ("b", DAM_TOO), ("c", BEES), ("d", NETS))
    small, large = _Encoder(), _Encoder()
    found, _, _ = gathered(*printed, encoder=small)
    assert {DAM, DAM_TOO, BEES, NETS} <= set(small.asked)
    assert found.vectors is not None
    monkeypatch.setattr(module, "ALL", 2)
    monkeypatch.setattr(module, "DOUBT", (-50.0, 50.0))
    found, _, _ = gathered(*printed, encoder=large)
    assert {DAM, DAM_TOO} <= set(large.asked)
    assert BEES not in large.asked
    assert found.vectors is None


def test_a_sample_tells_how_often_statements_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = [(f"{n}", text) for n, text in enumerate((DAM, DAM_TOO, BEES, BEES_TOO, NETS))]
    _, expected, _ = gathered(*printed, models=HELD)
    monkeypatch.setattr(grow, "SAMPLE", 2)
    monkeypatch.setattr(grow, "LARGEST", 2)
    assert gathered(*printed, models=HELD)[1] == expected


def test_nothing_gathers_nothing() -> None:
    found, groups, _ = gathered()
    assert (found.groups, groups) == ([], set())
