"""Planted faults and near misses: what the rules find of them, with floors; and that every rule has some."""

import io
import sys

import pytest
from rich.console import Console

from quotes.rules import RULES
from tests.rules.faults import (
    Outcome,
    audit_all,
    cases_of,
    over_all,
    read_cases,
    table,
    tally,
    troubles,
)

FLOOR = 0.95
FEWEST = 3
"""Faults, and near misses, of each rule at least."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    found = audit_all(read_cases())
    out = io.StringIO()
    Console(file=out, width=110).print(table(found))
    sys.stdout.write(f"\n{out.getvalue()}")
    return found


@pytest.mark.accuracy
def test_planted_faults_are_found_and_little_else(outcomes: list[Outcome]) -> None:
    figures = over_all(tally(outcomes))
    assert figures.precision >= FLOOR, "\n".join(troubles(outcomes))
    assert figures.recall >= FLOOR, "\n".join(troubles(outcomes))


@pytest.mark.accuracy
def test_every_rule_finds_some_of_its_faults(outcomes: list[Outcome]) -> None:
    assert [code for code, figures in tally(outcomes).items() if not figures.hits] == []


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_rule_has_faults_and_near_misses(code: str) -> None:
    clean = [case.clean for case in read_cases([code])]
    assert clean.count(False) >= FEWEST
    assert clean.count(True) >= FEWEST


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {case.code for case in read_cases()} <= {rule.code for rule in RULES}


CASE = """A comment.
=== fault: a number differs
--- one.md
---
outlet: One
---

“Words.”
=> Q201 one.md "5,000"
=> Q202 "not"
=== clean: nothing differs
--- two.txt
Text
"""


def test_a_file_of_cases_is_read() -> None:
    fault, clean = cases_of("Q201", CASE)
    assert fault.name == "a number differs"
    assert fault.articles == (("one.md", "---\noutlet: One\n---\n\n“Words.”\n"),)
    assert [tuple(wanted) for wanted in fault.wanted] == [("Q201", "one.md", "5,000"), ("Q202", "", "not")]
    assert clean.clean
    assert clean.articles == (("two.txt", "Text\n"),)
    assert not clean.wanted


def test_what_no_case_may_say_is_told() -> None:
    with pytest.raises(AssertionError, match="cannot be read: => Q201 5,000"):
        list(cases_of("Q201", CASE.replace('one.md "5,000"', "5,000")))
    with pytest.raises(AssertionError, match="no such article"):
        list(cases_of("Q201", CASE.replace("=> Q201 one.md", "=> Q201 three.md")))
    with pytest.raises(AssertionError, match="a fault wants findings, clean none"):
        list(cases_of("Q201", CASE.replace("fault", "clean")))
