"""How often a word attributes in a construction: counts, and the share that they make likely."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

PRIOR_WEIGHT, RARE_WEIGHT = 2.0, 4.0
"""What is known of a construction counts as so many sightings of each word in it; more so where few
words attribute, and two sightings may be chance."""
PRIORS = {
    ("VERB", "clause"): 0.7,
    ("VERB", "aside"): 0.7,
    ("ADJ", "clause"): 0.4,
    ("NOUN", "clause"): 0.35,
    ("VERB", "to"): 0.25,
    ("VERB", "about"): 0.5,
    ("NOUN", "about"): 0.35,
}
"""The share of all words in a construction that attribute, where it is not next to nothing."""
OTHERWISE = 0.1


class Count(NamedTuple):
    """Times that a word was seen in a construction outside what is attributed, and that it attributed."""

    attributes: int
    seen: int


def share(lemma: str, pos: str, construction: str) -> float:
    """Return how likely (0 to 1) a word in a construction attributes, from counts and a prior.

    ``pos`` is ``VERB``, ``NOUN`` or ``ADJ``.  The counts are of the training part of PolNeAR 1.0
    (Newell, Margolin and Ruths 2018): figures only, none of its text.
    """
    count = _counts().get((lemma, pos, construction), Count(0, 0))
    known = PRIORS.get((pos, construction))
    prior, weight = (OTHERWISE, RARE_WEIGHT) if known is None else (known, PRIOR_WEIGHT)
    return (count.attributes + weight * prior) / (count.seen + weight)


@cache
def _counts() -> dict[tuple[str, str, str], Count]:
    text = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {
        (r["lemma"], r["pos"], r["construction"]): Count(int(r["attributes"]), int(r["seen"])) for r in rows
    }
