"""Who said what in whole news articles, against a reader's table: floors, with what is reached beside them.

The attributions are PolNeAR's own, so that only the speaker is measured.  Rules were tuned on the articles
that the table calls ``tuning``; the ``held out`` ones were only counted.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from quotes.articles import read_articles
from quotes.language import Parser
from quotes.model import Article, Attribution, Parse, Quotation, Speaker
from tests.speaker.scoring import NAMED, Figures, Row, annotated, answers_to, measure, read_rows, table

SHARED = Path(__file__).parents[2] / ".." / "shared"
TEXTS = SHARED / "eval" / "polnear" / "dev" / "text"

pytestmark = [
    pytest.mark.accuracy,
    pytest.mark.skipif(not TEXTS.is_dir(), reason="the articles are not here: ../shared/eval/polnear/dev"),
]

Answers = Mapping[int, tuple[Attribution, Speaker | None]]
ROWS = read_rows()


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found, problems = read_articles(str(TEXTS / name) for name in sorted({row.article for row in ROWS}))
    assert not problems
    return list(found)


@pytest.fixture(scope="module")
def parses(articles: list[Article]) -> dict[str, Parse]:
    return Parser(threads=1).parse(articles)


@pytest.fixture(scope="module")
def quotations(articles: list[Article]) -> list[Quotation]:
    return annotated(SHARED, articles)


@pytest.fixture(scope="module")
def figures(
    articles: list[Article], parses: dict[str, Parse], quotations: list[Quotation]
) -> dict[str, Figures]:
    alone: dict[int, tuple[Attribution, Speaker | None]] = {}
    for article in articles:
        numbers = [i for i, row in enumerate(ROWS) if row.article == article.key]
        own = [q for q in quotations if q.article == article.key]
        found = answers_to([ROWS[i] for i in numbers], own, [article], parses)
        alone |= {numbers[i]: answer for i, answer in found.items()}
    together = answers_to(ROWS, quotations, articles, parses)
    out = {}
    for how, answers in (("alone", alone), ("together", together)):
        for part in ("tuning", "held out"):
            out[f"{part}, {how}"] = of_part(part, answers)
        out[f"all, {how}"] = measure(ROWS, answers)
    sys.stdout.write("\neach article alone, and all of them together:\n" + table(out) + "\n")
    return out


def of_part(part: str, answers: Answers) -> Figures:
    numbers = [i for i, row in enumerate(ROWS) if row.part == part]
    rows: list[Row] = [ROWS[i] for i in numbers]
    return measure(rows, {n: answers[i] for n, i in enumerate(numbers) if i in answers})


def test_the_gold_is_of_twenty_articles_and_three_hundred_attributions_or_more() -> None:
    assert len({row.article for row in ROWS}) >= 20
    assert len(ROWS) >= 300
    assert sum(row.kind in NAMED for row in ROWS) >= 250


def test_every_line_of_the_gold_is_an_attribution_of_polnear(quotations: list[Quotation]) -> None:
    known = {
        (q.article, q.source[0].start, q.source[-1].end, q.content[0].start, q.content[-1].end)
        for q in quotations
        if q.source
    }
    assert {(r.article, *r.source, *r.content) for r in ROWS} <= known


@pytest.mark.parametrize("part", ["tuning", "held out", "all"])
@pytest.mark.parametrize("how", ["alone", "together"])
def test_the_attributions_of_one_speaker_come_together(
    figures: dict[str, Figures], part: str, how: str
) -> None:
    assert figures[f"{part}, {how}"].f1 >= 0.90, table(figures)


@pytest.mark.parametrize("how", ["alone", "together"])
def test_certain_means_certain(figures: dict[str, Figures], how: str) -> None:
    assert figures[f"all, {how}"].band_precision("certain") >= 0.97, table(figures)


@pytest.mark.parametrize("how", ["alone", "together"])
def test_half_of_what_is_right_is_certain(figures: dict[str, Figures], how: str) -> None:
    assert figures[f"all, {how}"].band_share("certain") >= 0.5, table(figures)


@pytest.mark.parametrize("how", ["alone", "together"])
def test_likely_means_likely(figures: dict[str, Figures], how: str) -> None:
    assert figures[f"all, {how}"].band_precision("likely") >= 0.85, table(figures)


@pytest.mark.parametrize("how", ["alone", "together"])
def test_who_has_a_name_gets_it_and_who_has_none_gets_none(figures: dict[str, Figures], how: str) -> None:
    figure = figures[f"all, {how}"]
    assert figure.accuracy(*NAMED) >= 0.86, table(figures)
    assert figure.accuracy("several", "unnamed", "generic") >= 0.92, table(figures)
