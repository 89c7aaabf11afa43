"""Made pages are read as they were meant, and pages of the fixtures as their texts are."""

from html import escape
from pathlib import Path

# ruff: noqa: E501 - lines of markup
import pytest

from quotes.articles import read_articles
from quotes.model import Article, BlockKind
from tests.articles.pages import make_pages
from tests.articles.recovery import SEARCHED, read_back, recover

FIXTURES = Path(__file__).parents[2] / "fixtures"
EACH = 4
"""Pages of each layout; ``python -m tests.benchmarks.pages`` reads thirty."""


@pytest.mark.accuracy
def test_text_and_facts_of_made_pages_are_recovered(tmp_path: Path) -> None:
    found = recover(read_back(list(make_pages(EACH)), str(tmp_path)))
    assert found.f1 >= 0.97
    assert found.kept / found.quotations >= 0.98
    assert found.facts >= 0.95


def test_made_pages_are_the_same_every_time() -> None:
    assert [page.data for page in make_pages(1)] == [page.data for page in make_pages(1)]
    assert len({page.data for page in make_pages(3)}) == 30


@pytest.mark.parametrize("event", ["river-treaty", "floodlights"])
def test_a_page_is_searched_in_the_same_words_as_the_text_it_was_made_from(
    event: str, tmp_path: Path
) -> None:
    texts, _ = read_articles([str(FIXTURES / event / "articles")])
    for text in texts:
        (tmp_path / f"{Path(text.key).stem}.html").write_text(_page(text), encoding="utf-8")
    pages = {Path(page.key).stem: page for page in read_articles([str(tmp_path)])[0]}
    for text in texts:
        page = pages[Path(text.key).stem]
        assert _searched(page) == _searched(text), text.key
        assert (page.title, page.date, page.url) == (text.title, text.date, text.url)
        assert text.author is None or page.author == text.author
        assert text.outlet is None or page.outlet == text.outlet


def _searched(article: Article) -> list[tuple[BlockKind, str]]:
    return [
        (block.kind, " ".join(article.text[block.span.start : block.span.end].split()))
        for block in article.blocks
        if block.kind in SEARCHED
    ]


def _page(article: Article) -> str:
    """An article as a plain page, with what is known of it in the head."""
    tags = {
        BlockKind.TITLE: "<h1>{}</h1>",
        BlockKind.HEADING: "<h2>{}</h2>",
        BlockKind.QUOTATION: "<blockquote><p>{}</p></blockquote>",
        BlockKind.PARAGRAPH: "<p>{}</p>",
    }
    known = {
        "og:title": article.title,
        "og:site_name": article.outlet,
        "author": article.author,
        "article:published_time": article.date,
        "og:url": article.url,
    }
    head = "".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in known.items() if value
    )
    body = dateline = ""
    for block in article.blocks:
        words = escape(article.text[block.span.start : block.span.end], quote=False)
        if block.kind is BlockKind.DATELINE:
            dateline = f"{words} "
        elif block.kind in tags:
            body += tags[block.kind].format(dateline + words)
            dateline = ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><a>Home</a></nav><article>{body}</article></body></html>"
