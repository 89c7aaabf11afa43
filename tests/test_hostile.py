"""Articles made to be slow: the work grows with their length, and not with its square; nothing falls over.

How long a megabyte takes is in ``python -m tests.benchmarks.hostile``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from quotes.checking import check_renderings
from quotes.model import Article, Parse, Remark
from quotes.provenance import complete_chains, find_chains, find_undisclosed
from quotes.quotation import cut_renderings, cut_reported, find_quotations
from quotes.speaker import resolve_speakers
from tests.fuzz.target import printed
from tests.hostile import CASES, made
from tests.test_properties import audited, given_read, wrong

SMALL, LARGE = 1_500, 4_500
"""Bytes of which the larger may take no more than ``MOST`` times the work of the smaller."""
MOST = 4.5


@pytest.mark.parametrize("name", CASES)
def test_an_article_made_to_be_slow_goes_through_to_every_report(name: str) -> None:
    audit = audited(*given_read([made(name, 600)], 1))
    assert wrong(audit) == []
    for _ in printed(audit):
        pass


def go(article: Article, parse: Parse) -> None:
    """Go from an article and its parse to how each rendering came about, all of them in one remark."""
    quotations = find_quotations(article, parse)
    resolve_speakers([article], {article.key: parse}, quotations)
    renderings = cut_renderings(article, parse, quotations)
    cut_reported(article, parse, quotations)
    chains = find_chains(article, parse, quotations)
    if renderings:
        keys = tuple(rendering.key for rendering in renderings)
        remark = Remark("r1", keys, keys[0], "", wordings=(keys[: len(keys) // 2], keys[len(keys) // 2 :]))
        complete_chains(chains, quotations, [remark], renderings, [article], {})
        find_undisclosed([remark], renderings, [article], chains)


def steps(work: Callable[[], None]) -> int:
    """Return how many lines of the program are gone through, each turn of a loop counted."""
    count = 0

    def within(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return within

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return within if "/quotes/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "name",
    [
        "a word a quotation",
        "cues and fragments",
        "one statement",
        "headlines",
        "translations",
        "agencies",
        "names, all different",
    ],
)
def test_the_work_grows_with_the_length_of_an_article(name: str) -> None:
    def work(size: int) -> int:
        ((article,), parses) = given_read([made(name, size)], 1)
        return steps(lambda: go(article, parses[article.key]))

    work(SMALL)  # what is remembered is remembered
    few, many = work(SMALL), work(LARGE)
    assert many < MOST * few, f"{few:,} steps for {SMALL:,} bytes, {many:,} for {LARGE:,}"


def test_the_work_of_groups_checks_and_rules_grows_with_the_length_of_two_articles() -> None:
    def work(size: int) -> int:
        texts = [made(name, size) for name in ("one statement", "translations")]
        articles, parses = given_read(texts, 1)
        return steps(lambda: check_renderings(audited(articles, parses).renderings, articles[:1]))

    work(SMALL)
    few, many = work(SMALL), work(LARGE)
    assert many < MOST * few, f"{few:,} steps for {SMALL:,} bytes, {many:,} for {LARGE:,}"
