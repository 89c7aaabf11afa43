"""What an hour of fuzzing came upon goes through, to the last line of each report."""

from __future__ import annotations

from tests.fuzz.corpus import kept
from tests.fuzz.target import run


def test_the_kept_corpus_goes_through() -> None:
    corpus = kept()
    assert len(corpus) >= 100
    for data in corpus:
        run(data)
