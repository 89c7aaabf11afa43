"""How far two statements, or two groups of them, are believed to be one remark.

Two small logistic models.  The first reads the measures of a pair (:mod:`quotes.grouping.features`), once
with strings alone and once with sentence vectors.  The second decides on joining two groups, by what the
first says of them, by how much nearer they are to each other than to any third, and by how often a statement
of this corpus is found again.  ``weights.json`` holds both; ``python -m tests.benchmarks.fit`` fitted them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.corpus import Floats

LIMIT = 6.0
"""The most that one pair may speak for or against (log-odds): one in four hundred are mistakes of fact."""


class Frequency(NamedTuple):
    """How often statements are found again: the share that are, and the members beyond two a group."""

    share: float
    growth: float


USUAL = Frequency(0.5, 1.0)
"""What is supposed of a corpus before anything was found."""

HALVINGS = 24
"""How many times the stretch is halved in which the least fit is looked for: to a millionth."""

COUNTS_FOR = 3.0
"""How many statements that supposition counts for."""


class Meeting(NamedTuple):
    """Two groups that may be one: what decides.

    ``fit`` is the mean log-odds of their pairs; ``ahead`` how much more that is than the fit of either with
    any third group, at the least and ``lead`` at the most; ``smaller`` and ``larger`` count statements.
    """

    fit: float
    ahead: float
    lead: float
    smaller: int
    larger: int


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic model: log-odds = ``weights`` · x + ``bias``."""

    weights: Floats
    bias: float

    def __call__(self, x: Floats) -> Floats:
        """Return the log-odds of each row of measures, (n,)."""
        found: Floats = x @ self.weights + np.float32(self.bias)
        return found


@dataclass(frozen=True, slots=True)
class PairModel:
    """What decides on two sentences, and on a pair with a fragment."""

    wholes: Linear
    fragments: Linear

    def __call__(self, x: Floats, wholes: NDArray[np.bool_]) -> Floats:
        """Return the log-odds of each pair, (n,); ``wholes`` says which pairs are of two sentences."""
        return np.where(wholes, self.wholes(x), self.fragments(x))


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The fitted models: of pairs by strings and with vectors, of groups that meet; what the context adds.

    Two sentences are judged by one model, a fragment and another by a second.  ``context`` are log-odds to
    add to a pair's.
    """

    strings: PairModel
    vectors: PairModel
    groups: Linear
    context: dict[str, float]

    def join(self, meeting: Meeting, often: Frequency) -> float:
        """Return the log-odds that two groups are one remark."""
        total = self.groups.bias
        for weight, value in zip(self.groups.weights.tolist(), group_features(meeting, often), strict=True):
            total += weight * value
        return total

    def least_fits(self, often: Frequency) -> tuple[float, float, float]:
        """Return the fit below which no third groups could make two join.

        Of two statements alone, of one and a group, and of two groups.  The better the fit, the likelier.
        """
        return self._least_fit(1, 1, often), self._least_fit(1, 2, often), self._least_fit(2, 2, often)

    def _least_fit(self, smaller: int, larger: int, often: Frequency) -> float:
        low, high = -LIMIT, LIMIT
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if self._could_join(middle, smaller, larger, often):
                high = middle
            else:
                low = middle
        return low

    def _could_join(self, fit: float, smaller: int, larger: int, often: Frequency) -> bool:
        """Whether some third groups, none more than :data:`LIMIT` against, could make two join.

        The log-odds are made of straight lines in how far the two are ahead and in the lead, which bend at
        -3, at 0 and at ``LIMIT``: where two meet is the highest.
        """
        most = min(LIMIT, fit + LIMIT)
        bends = [bend for bend in (-2 * LIMIT, -3.0, 0.0) if bend < most] + [most]
        return any(
            self.join(Meeting(fit, ahead, lead, smaller, larger), often) >= 0
            for ahead in bends
            for lead in (bends[0], most)
        )


def group_features(meeting: Meeting, often: Frequency) -> tuple[float, ...]:
    """Return what the model of groups reads."""
    share = min(max(often.share, 0.02), 0.98)
    again = log(share / (1 - share))
    growth = log(often.growth + 0.02)
    fit, ahead, lead = meeting.fit, min(meeting.ahead, LIMIT), min(meeting.lead, LIMIT)
    alone = float(meeting.larger == 1)
    one = float(meeting.smaller == 1 and meeting.larger > 1)
    none = float(meeting.smaller > 1)
    return (
        fit,
        min(fit, 0.0),
        fit * one,
        fit * none,
        ahead,
        max(-3.0, min(0.0, ahead)),
        ahead * one,
        ahead * none,
        lead,
        one,
        none,
        again * alone,
        again * (1 - alone),
        growth * one,
        growth * none,
    )


@cache
def beliefs() -> Beliefs:
    """Return the models that the package ships."""
    return read_beliefs(files("quotes.grouping").joinpath("weights.json").read_text("utf-8"))


def read_beliefs(text: str) -> Beliefs:
    """Read the models from JSON."""
    data = json.loads(text)

    def linear(model: dict[str, Any]) -> Linear:
        return Linear(np.array(list(model["weights"].values()), dtype=np.float32), float(model["bias"]))

    def of_pairs(model: dict[str, Any]) -> PairModel:
        return PairModel(linear(model["wholes"]), linear(model["fragments"]))

    return Beliefs(
        of_pairs(data["strings"]), of_pairs(data["vectors"]), linear(data["groups"]), dict(data["context"])
    )
