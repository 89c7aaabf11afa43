"""The cases of ``cases.tsv`` are found by the packaged models at least as well as is recorded."""

from __future__ import annotations

import pytest
from rich.console import Console

from quotes.quotation import cut_renderings

from . import phenomena
from .phenomena import Case, Finding, Tally

RECORD_ANEW = "run python -m tests.quotation.phenomena --record"


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return phenomena.read_cases()


@pytest.fixture(scope="module")
def found(cases: tuple[Case, ...]) -> tuple[Finding, ...]:
    return phenomena.find_all(cases)


@pytest.fixture(scope="module")
def tallies(cases: tuple[Case, ...], found: tuple[Finding, ...]) -> dict[str, Tally]:
    return phenomena.tally(cases, found)


@pytest.fixture(scope="module")
def record() -> dict[str, Tally]:
    return phenomena.read_record()


def test_every_case_asks_for_what_its_text_holds(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for wanted in case.expected:
            for column in ("content", "cue", "source", "addressee"):
                for form in wanted.get(column, ()):
                    assert all(span in case.text for span in form.split(" | ")), (case.text, form)


def test_the_record_counts_the_cases_that_there_are(
    tallies: dict[str, Tally], record: dict[str, Tally]
) -> None:
    counted = {name: cases for name, (cases, _) in tallies.items()}
    assert counted == {name: cases for name, (cases, _) in record.items()}, RECORD_ANEW


@pytest.mark.accuracy
def test_as_many_cases_pass_as_are_recorded(tallies: dict[str, Tally], record: dict[str, Tally]) -> None:
    Console().print(phenomena.table(tallies))
    assert phenomena.total(tallies).passed >= phenomena.total(record).passed


@pytest.mark.accuracy
@pytest.mark.parametrize(
    "name", [name for name, (cases, passed) in phenomena.read_record().items() if cases == passed]
)
def test_a_phenomenon_that_passed_wholly_still_does(
    name: str, cases: tuple[Case, ...], found: tuple[Finding, ...], tallies: dict[str, Tally]
) -> None:
    assert name in tallies, f"it has no cases any more: {RECORD_ANEW}"
    assert tallies[name].passed == tallies[name].cases, "\n" + phenomena.misses(cases, found, name)


def test_every_span_points_at_what_it_prints(found: tuple[Finding, ...]) -> None:
    for article, parse, quotations in found:
        for rendering in cut_renderings(article, parse, quotations):
            assert article.text[rendering.start : rendering.end] == rendering.text
            assert not rendering.text[0].isspace()
            assert not rendering.text[-1].isspace()


def test_a_quotation_of_three_sentences_is_three_renderings(
    cases: tuple[Case, ...], found: tuple[Finding, ...]
) -> None:
    number = next(n for n, case in enumerate(cases) if case.phenomenon == "several sentences")
    texts = [r.text for r in cut_renderings(*found[number])]
    assert texts == ["We lost the file.", "It was my fault.", "I am sorry,"]
