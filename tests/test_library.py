"""The program as a library: what is visible, what goes in, what is raised."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes import library
from quotes.articles import read_articles
from quotes.model import Article, Audit, InputError, QuotesError

ARTICLES = Path(__file__).parents[1] / "fixtures" / "floodlights" / "articles"
EMPTY = Audit((), (), (), (), (), (), ())

Calls = list[tuple[tuple[Article, ...], dict[str, Any]]]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What the pipeline is given, in place of its work."""
    calls: Calls = []

    def stage(articles: tuple[Article, ...], **options: Any) -> Audit:
        calls.append((articles, options))
        return EMPTY

    monkeypatch.setattr(library.pipeline, "audit", stage)
    monkeypatch.setattr(library.pipeline, "extract", stage)
    return calls


def test_what_is_visible_is_what_is_promised() -> None:
    assert dir(quotes) == sorted(quotes.__all__) == quotes.__all__
    for name in quotes.__all__:
        assert getattr(quotes, name).__doc__
    names: dict[str, object] = {}
    exec("from quotes import *", names)
    assert set(names) - {"__builtins__"} == set(quotes.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Quote'"):
        quotes.Quote  # noqa: B018


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, quotes; quotes.Article, quotes.Lookup; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"torch", "numpy", "stanza", "rich"}.isdisjoint(ran.stdout.split())


def test_a_folder_a_file_and_an_article_can_be_given_together(given: Calls) -> None:
    ready = quotes.article("“It rained,” said Ana Ortiz.", "note")
    quotes.audit([str(ARTICLES / "touchline.md"), ARTICLES / "the-terrace.txt", ready])
    quotes.extract(ARTICLES)
    quotes.audit(ready)
    assert [[article.key for article in articles] for articles, _ in given] == [
        ["touchline.md", "the-terrace.txt", "note"],
        sorted(path.name for path in ARTICLES.iterdir()),
        ["note"],
    ]


def test_options_reach_the_pipeline(given: Calls) -> None:
    quotes.audit(ARTICLES / "touchline.md", wordings=True, select=["Q2"], ignore=["Q201"])
    [(_, options)] = given
    assert options["wordings"] is True
    codes = [rule.code for rule in options["rules"].rules()]
    assert codes[0] == "Q202"
    assert all(code.startswith("Q2") for code in codes)


def test_what_became_of_the_inputs_is_in_the_audit(given: Calls) -> None:
    found = quotes.audit([ARTICLES / "touchline.md", "missing.md"])
    assert {(Path(each.path).name, str(each.state)) for each in found.inputs} == {
        ("missing.md", "failed"),
        ("touchline.md", "read"),
    }
    assert [problem.path for problem in given[0][1]["problems"]] == ["missing.md"]


def test_an_article_of_a_text_is_like_that_of_a_file_with_it() -> None:
    [read], _ = read_articles([str(ARTICLES / "touchline.md")])
    made = quotes.article(read.text, "touchline.md")
    for what in ("blocks", "outlet", "title", "author", "date", "url", "lang", "sha256"):
        assert getattr(made, what) == getattr(read, what), what
    assert quotes.article(read.text, "x", outlet="Other").outlet == "Other"


@pytest.mark.parametrize("wrong", ["missing/", [], ["a.md", "b.md"]])
def test_nothing_to_read_is_an_error_that_says_so(wrong: Any, given: Calls) -> None:
    with pytest.raises(InputError, match=r"missing|a\.md.*b\.md|no article"):
        quotes.audit(wrong)
    assert given == []


def test_wrong_options_are_errors_before_any_work(given: Calls) -> None:
    with pytest.raises(QuotesError, match="Q999"):
        quotes.audit(ARTICLES, select=["Q999"])
    with pytest.raises(QuotesError, match=r"nowhere\.jsonl"):
        quotes.audit(ARTICLES, decisions="nowhere.jsonl")
    one = quotes.article("“It rained,” said Ana Ortiz.", "note")
    with pytest.raises(QuotesError, match="two articles are called note"):
        quotes.audit([one, one])
    with pytest.raises(InputError, match="empty"):
        quotes.article("  \n", "blank")
    assert given == []
