"""The models that the package ships read every measure, and believe what anyone would."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from quotes.grouping.belief import (
    LIMIT,
    USUAL,
    Frequency,
    Linear,
    Meeting,
    PairModel,
    beliefs,
    group_features,
    read_beliefs,
)
from quotes.grouping.features import STRINGS, VECTORS, cosines, string_features, vector_features
from quotes.grouping.vectors import load_encoder
from tests.grouping.helpers import statements_of

DAM = "The long dam at Tartesh will be finished before the rains begin."
EQUAL = "“The long dam at Tartesh will be finished, before the rains begin”"
EDITED = "The great dam at Tartesh will be finished before the rains begin."
RIVAL = "Before the rains begin, the long dam at Tartesh is going to be done."
NEARBY = "The fishermen of Tartesh want to be paid for the nets that they lost."
STRANGER = "Nobody has counted bees in the orchards since April."
CUT = "long dam at Tartesh will be finished"
FEW = "by the ministers of fishing and grain"


def believed(a: str, b: str, seen: bool) -> float:
    """The log-odds that two texts are one remark, with or without sentence vectors."""
    statements, (one, other) = statements_of(a, b, speakers=("ann", "bob"))
    corpus, x, y = statements.corpus, np.array([one]), np.array([other])
    wholes = corpus.whole[x] & corpus.whole[y]
    measures = string_features(corpus, x, y)
    if not seen:
        return float(beliefs().strings(measures, wholes)[0])
    printed = {one: a, other: b}
    near = cosines(load_encoder().encode([printed[0], printed[1]]), x, y)
    more = vector_features(corpus, x, y, near, measures)
    return float(beliefs().vectors(np.concatenate([measures, more], axis=1), wholes)[0])


def test_every_measure_has_a_weight_under_its_name() -> None:
    data = json.loads(files("quotes.grouping").joinpath("weights.json").read_text("utf-8"))
    assert set(data) == {"strings", "vectors", "groups", "context"}
    for kind in ("wholes", "fragments"):
        assert tuple(data["strings"][kind]["weights"]) == STRINGS
        assert tuple(data["vectors"][kind]["weights"]) == STRINGS + VECTORS
    meeting = Meeting(0.0, 0.0, 0.0, 1, 1)
    assert len(data["groups"]["weights"]) == len(group_features(meeting, USUAL))


@pytest.mark.parametrize("seen", [False, True])
@pytest.mark.parametrize("other", [EQUAL, EDITED])
def test_what_is_the_same_is_believed(other: str, seen: bool) -> None:
    assert believed(DAM, other, seen) > 2


@pytest.mark.parametrize("seen", [False, True])
@pytest.mark.parametrize("other", [NEARBY, STRANGER, FEW])
def test_strangers_are_not_believed(other: str, seen: bool) -> None:
    assert believed(DAM, other, seen) < -2


@pytest.mark.parametrize("seen", [False, True])
def test_the_nearer_the_more_is_believed(seen: bool) -> None:
    assert believed(DAM, EQUAL, seen) > believed(DAM, NEARBY, seen)
    assert believed(DAM, RIVAL, seen) > believed(DAM, NEARBY, seen)
    assert believed(DAM, CUT, seen) > believed(DAM, FEW, seen)


def test_groups_that_fit_better_are_believed_more() -> None:
    joined = [beliefs().join(Meeting(fit, 6.0, 6.0, 1, 1), USUAL) for fit in (-4.0, 0.0, 4.0)]
    assert joined == sorted(joined)
    assert joined[0] < 0 < joined[-1]
    larger = [beliefs().join(Meeting(fit, 6.0, 6.0, 3, 4), USUAL) for fit in (-4.0, 0.0, 4.0)]
    assert larger == sorted(larger)
    assert larger[0] < 0 < larger[-1]


def test_two_alone_are_believed_more_where_most_have_found_their_like() -> None:
    doubtful = Meeting(0.0, 3.0, 3.0, 1, 1)
    few, usual, most = (beliefs().join(doubtful, Frequency(share, 0.3)) for share in (0.05, USUAL.share, 0.9))
    assert few < usual < most


@pytest.mark.parametrize("often", [Frequency(0.0, 0.0), Frequency(1.0, 50.0)])
def test_no_corpus_is_beyond_measure(often: Frequency) -> None:
    for meeting in (Meeting(-LIMIT, -LIMIT, -LIMIT, 1, 1), Meeting(LIMIT, 2 * LIMIT, 2 * LIMIT, 5, 9)):
        assert np.isfinite(group_features(meeting, often)).all()


def test_models_are_read_from_json() -> None:
    linear = {"weights": {"a": 2.0, "b": -1.0}, "bias": 0.5}
    pairs = {"wholes": linear, "fragments": {"weights": {"a": 0.0, "b": 1.0}, "bias": 0.0}}
    made = read_beliefs(
        json.dumps({"strings": pairs, "vectors": pairs, "groups": linear, "context": {"neighbours": 1.5}})
    )
    rows = np.array([[1, 2], [1, 2]], dtype=np.float32)
    assert made.strings(rows, np.array([True, False])).tolist() == [0.5, 2.0]
    assert made.context == {"neighbours": 1.5}
    assert beliefs() is beliefs()
    assert isinstance(made.vectors, PairModel)
    assert isinstance(made.groups, Linear)
