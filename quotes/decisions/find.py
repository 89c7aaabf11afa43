"""Find the passages that decisions are about, by their words: where they stand may have moved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePath

from quotes.identity import Anchor, spaced
from quotes.model import Article, Place, Span

_WORD = re.compile(r"\S+")


class Finder:
    """Looks for passages in articles; white space counts as single spaces."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._texts = [_Spaced(article) for article in sorted(articles, key=lambda article: article.key)]
        self._named: dict[str, list[_Spaced]] = defaultdict(list)
        for text in self._texts:
            article = text.article
            for name in {article.url or "", PurePath(article.path).name, article.key} - {""}:
                self._named[name].append(text)

    def knows(self, name: str) -> bool:
        """Return whether an article of that name (address, file name) is among those given."""
        return name in self._named

    def find(self, anchor: Anchor) -> Place | None:
        """Return where a passage stands, or ``None`` if its words are gone.

        It is looked for in the article of that name; among several occurrences the one that has most of the
        text before and after it in common, then the first.  Then in any article, where at least half of the
        text around it must be the same.
        """
        exact = spaced(anchor.exact)
        if not exact:
            return None
        around = spaced(anchor.before), spaced(anchor.after)
        best = _best(exact, around, self._named.get(anchor.article, ()))
        if best is None:
            elsewhere = _best(exact, around, self._texts)
            if elsewhere is not None and _enough(elsewhere[0], around):
                best = elsewhere
        return None if best is None else best[1]


class _Spaced:
    """An article's text with single spaces, and the way back."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = spaced(article.text)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where each word starts in the spaced text, and in the article's."""
        spaced: list[int] = []
        printed: list[int] = []
        at = 0
        for match in _WORD.finditer(self.article.text):
            spaced.append(at)
            printed.append(match.start())
            at += match.end() - match.start() + 1
        return spaced, printed

    def place(self, start: int, end: int) -> Place:
        return Place(self.article.key, Span(self._printed(start), self._printed(end - 1) + 1))

    def _printed(self, at: int) -> int:
        spaced, printed = self._starts
        word = bisect_right(spaced, at) - 1
        return printed[word] + at - spaced[word]


def _best(exact: str, around: tuple[str, str], texts: Sequence[_Spaced]) -> tuple[int, Place] | None:
    """Return the occurrence with most characters of its surroundings in common, and how many.

    In the midst of words ("n't") it must have half of them.
    """
    best: tuple[int, _Spaced, int] | None = None
    for each in texts:
        text = each.text
        start = text.find(exact)
        while start >= 0:
            end = start + len(exact)
            common = _common(around[0][::-1], text[max(0, start - len(around[0]) - 1) : start][::-1])
            common += _common(around[1], text[end : end + len(around[1]) + 1])
            inside = _joined(text[max(0, start - 1) : start], exact[0]) or _joined(
                exact[-1], text[end : end + 1]
            )
            if (best is None or common > best[0]) and (not inside or _enough(common, around)):
                best = common, each, start
            start = text.find(exact, start + 1)
    return None if best is None else (best[0], best[1].place(best[2], best[2] + len(exact)))


def _enough(common: int, around: tuple[str, str]) -> bool:
    return 2 * common >= sum(map(len, around)) > 0


def _joined(a: str, b: str) -> bool:
    """Whether two characters are of one word, in scripts with capitals, which part words by spaces."""
    return all(c.isdigit() or c.lower() != c.upper() for c in (a, b) if c) and bool(a and b)


def _common(wanted: str, found: str) -> int:
    """Count the characters that two texts begin with; a space before them is no difference."""
    wanted, found = wanted.lstrip(), found.lstrip()
    count = 0
    for a, b in zip(wanted, found, strict=False):
        if a != b:
            break
        count += 1
    return count
