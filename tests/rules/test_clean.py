"""Two events that are reported with care: what the rules find in them is what a careful editor expects."""

from pathlib import Path

import pytest

from quotes.articles import read_articles
from quotes.language import Parser
from quotes.model import Audit, Severity
from quotes.pipeline import audit

CLEAN = Path(__file__).parents[2] / "fixtures" / "clean"
EVENTS = sorted(folder.name for folder in CLEAN.iterdir())


@pytest.fixture(scope="module", params=EVENTS)
def clean(request: pytest.FixtureRequest) -> Audit:
    articles, problems = read_articles([str(CLEAN / request.param / "articles")])
    assert not any(problem.fatal for problem in problems)
    return audit(articles, parse=Parser(threads=1).parse)


def test_there_are_two_events() -> None:
    assert len(EVENTS) == 2


@pytest.mark.accuracy
def test_there_is_something_to_compare(clean: Audit) -> None:
    assert len(clean.articles) >= 4
    assert sum(len(remark.renderings) > 2 for remark in clean.remarks) >= 5


@pytest.mark.accuracy
def test_nothing_is_called_an_error_or_a_warning(clean: Audit) -> None:
    assert [f.message for f in clean.findings if f.severity is not Severity.NOTE] == []


@pytest.mark.accuracy
def test_what_is_noted_is_who_has_no_name_and_what_is_not_known(clean: Audit) -> None:
    """Who spoke without giving a name, whom "he" may be, and files that name no outlet."""
    assert {f.code for f in clean.findings} <= {"Q102", "Q104", "Q404"}
    assert len(clean.findings) <= 3
