"""Cases as truth: a line a phenomenon, found by the packaged models."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from quotes.language import Parser
from quotes.model import Article, Block, BlockKind, Parse, Quotation, Span
from quotes.quotation import cut_renderings, find_quotations

LINES = Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def article(number: int, text: str) -> Article:
    return Article(
        f"case-{number}", "", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), "0" * 64, lang="en"
    )


@pytest.fixture(scope="module")
def found() -> list[tuple[Article, Parse, tuple[Quotation, ...]]]:
    articles = [article(n, case["text"]) for n, case in enumerate(CASES)]
    parses = Parser(threads=1).parse(articles)
    return [(a, parses[a.key], find_quotations(a, parses[a.key])) for a in articles]


def printed(text: str, spans: tuple[Span, ...]) -> str:
    return " | ".join(text[s.start : s.end] for s in spans)


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=[f"{c['phenomenon']}: {c['text'][:40]}" for c in CASES]
)
def test_a_case_is_found_as_a_reader_would(
    number: int, found: list[tuple[Article, Parse, tuple[Quotation, ...]]]
) -> None:
    case = CASES[number]
    article, _, quotations = found[number]
    rows = [
        (printed(article.text, q.content), printed(article.text, q.cue), printed(article.text, q.source))
        for q in quotations
    ]
    if case["content"]:
        assert (case["content"], case["cue"] or "", case["source"] or "") in rows
    else:
        assert rows == []


def test_every_span_points_at_what_it_prints(
    found: list[tuple[Article, Parse, tuple[Quotation, ...]]],
) -> None:
    for article, parse, quotations in found:
        for rendering in cut_renderings(article, parse, quotations):
            assert article.text[rendering.start : rendering.end] == rendering.text
            assert not rendering.text[0].isspace()
            assert not rendering.text[-1].isspace()


def test_a_quotation_of_three_sentences_is_three_renderings(
    found: list[tuple[Article, Parse, tuple[Quotation, ...]]],
) -> None:
    number = next(n for n, c in enumerate(CASES) if c["phenomenon"] == "several sentences")
    texts = [r.text for r in cut_renderings(*found[number])]
    assert texts == ["We lost the file.", "It was my fault.", "I am sorry,"]
