"""How much of a made page is read, and how much besides: text, quotation marks, facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from quotes.articles import read_articles
from quotes.articles.facts import Facts
from quotes.model import Article, BlockKind
from tests.articles.pages import Page

SEARCHED = (BlockKind.HEADING, BlockKind.DATELINE, BlockKind.PARAGRAPH, BlockKind.QUOTATION)
FACTS = tuple(field.name for field in fields(Facts))

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”")


@dataclass
class Recovery:
    """Counts over some pages: words wanted, read and right; quotations; facts that a page has, and right."""

    wanted: int = 0
    read: int = 0
    right: int = 0
    quotations: int = 0
    kept: int = 0
    has: Counter[str] | None = None
    told: Counter[str] | None = None

    @property
    def precision(self) -> float:
        """The share of the words that were read that belong to the text."""
        return self.right / max(1, self.read)

    @property
    def recall(self) -> float:
        """The share of the words of the text that were read."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, self.read + self.wanted)

    @property
    def facts(self) -> float:
        """The share of the facts that pages have that were read right."""
        assert self.has is not None
        assert self.told is not None
        return self.told.total() / max(1, self.has.total())

    def fact(self, name: str) -> float | None:
        """That share for one fact, ``None`` where no page has it."""
        assert self.has is not None
        assert self.told is not None
        return self.told[name] / self.has[name] if self.has[name] else None


def searched(article: Article) -> list[str]:
    """The texts of the blocks in which quotations are looked for, but for the title."""
    return [
        article.text[block.span.start : block.span.end] for block in article.blocks if block.kind in SEARCHED
    ]


def recover(pages: Iterable[tuple[Page, Article | None]]) -> Recovery:
    """Compare what was read of pages with what is on them."""
    found = Recovery(has=Counter(), told=Counter())
    for page, article in pages:
        texts = searched(article) if article is not None else []
        wanted, read = _words(page.body), _words(texts)
        found.wanted += wanted.total()
        found.read += read.total()
        found.right += (wanted & read).total()
        printed = " ".join(" ".join(texts).split())
        quoted = [quotation for text in page.body for quotation in _QUOTED.findall(text)]
        found.quotations += len(quoted)
        found.kept += sum(quotation in printed for quotation in quoted)
        for name in FACTS:
            if (fact := getattr(page.facts, name)) is not None:
                assert found.has is not None
                assert found.told is not None
                found.has[name] += 1
                found.told[name] += article is not None and _same(name, fact, getattr(article, name))
    return found


def read_back(pages: Sequence[Page], folder: str) -> list[tuple[Page, Article | None]]:
    """Write pages to a folder and read that."""
    from pathlib import Path

    for page in pages:
        (Path(folder) / f"{page.name}.html").write_bytes(page.data)
    articles, _ = read_articles([folder])
    by_key = {article.key: article for article in articles}
    return [(page, by_key.get(f"{page.name}.html")) for page in pages]


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text))


def _same(name: str, wanted: str, got: str | None) -> bool:
    if name == "lang":
        return (got or "").split("-")[0] == wanted
    if name == "url":
        return (got or "").rstrip("/") == wanted
    return got == wanted
