"""Links that open a page at a quotation: text fragments.

After "URL Fragment Text Directives" of the WICG: ``#:~:text=[prefix-,]start[,end][,-suffix]``.  A browser
looks for the first place of the page where whole words agree, capitals and white space apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from quotes.lookup import block_around
from quotes.model import Article, Span
from quotes.report.escape import is_address

_DIRECTIVE = ":~:"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WHOLE = 24  # words that are named in full; of a longer passage the first and the last
_ENDS = 5  # so many of each
_AROUND = 8  # words before and behind that may be named, where the same words stand elsewhere


class _Words(NamedTuple):
    """An article's words: their offsets, all of them in one line, and where each begins in that."""

    starts: list[int]
    ends: list[int]
    line: str
    at: list[int]


@lru_cache(maxsize=64)
def _words(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    at, length, forms = [], 1, []
    for word in found:
        form = word.group().casefold()
        at.append(length)
        forms.append(form)
        length += len(form) + 1
    return _Words([w.start() for w in found], [w.end() for w in found], f" {' '.join(forms)} ", at)


def page_link(article: Article, span: Span, address: str | None = None) -> str | None:
    """Return the address of an article's page that opens at a span of it; ``None`` without a web address.

    ``address`` is that of a copy of the page, such as an archive's.  Where a span has no word in it, it is
    the address as it is.
    """
    url = address or article.url
    if url is None or not is_address(url):
        return None
    directive = text_directive(article, span)
    page, _, fragment = url.partition("#")
    section = fragment.partition(_DIRECTIVE)[0]
    return f"{page}#{section}{_DIRECTIVE}text={directive}" if directive else url


def text_directive(article: Article, span: Span) -> str:
    """Return what stands behind ``text=`` for a span of an article; empty if there is no word in it.

    The words before it and behind it are in it where the passage would else be found in another place.
    """
    words = _words(article.text)
    first, last = bisect_left(words.starts, span.start), bisect_right(words.ends, span.end) - 1
    if first > last:
        return ""
    whole = last - first < _WHOLE and last_of_block(article, words.starts[first]) >= words.ends[last]
    start = (first, last if whole else min(first + _ENDS - 1, last))
    end = None if whole else (max(last - _ENDS + 1, start[1] + 1), last)
    if end is not None and end[0] > end[1]:
        end = None
    before, behind = _context(words, first, last, start, end)
    parts = [f"{_term(article, words, *before)}-"] if before else []
    parts.append(_term(article, words, *start))
    parts += [_term(article, words, *end)] if end else []
    parts += [f"-{_term(article, words, *behind)}"] if behind else []
    return ",".join(parts)


def last_of_block(article: Article, offset: int) -> int:
    """Return where the paragraph ends that an offset is in: words to be found as one must not leave it."""
    return block_around(article, offset).end


_Run = tuple[int, int]
"""The first and the last of some words, by their numbers."""


def _context(
    words: _Words, first: int, last: int, start: _Run, end: _Run | None
) -> tuple[_Run | None, _Run | None]:
    """Return as few words before and behind as make the passage the first that is found."""
    for reach in range(_AROUND + 1):
        before = (max(0, first - reach), first - 1) if reach and first else None
        behind = (
            (last + 1, min(len(words.at) - 1, last + reach)) if reach and last + 1 < len(words.at) else None
        )
        for one, other in ((before, None), (None, behind), (before, behind)):
            if _found(words, start, end, one, other) == (first, last):
                return one, other
    return before, behind


def _found(
    words: _Words, start: _Run, end: _Run | None, before: _Run | None, behind: _Run | None
) -> _Run | None:
    """Return what a browser finds first: the first and the last of its words."""
    head = (before or start)[0]
    tail = (behind if behind and end is None else start)[1]
    at = words.line.find(_needle(words, head, tail))
    if at < 0:
        return None
    found = bisect_left(words.at, at) + (start[0] - head)
    if end is None:
        return found, found + start[1] - start[0]
    stop = behind[1] if behind else end[1]
    at = words.line.find(_needle(words, end[0], stop), words.at[found + start[1] - start[0]])
    return (found, bisect_left(words.at, at) + end[1] - end[0]) if at >= 0 else None


def _needle(words: _Words, first: int, last: int) -> str:
    stop = words.at[last + 1] if last + 1 < len(words.at) else len(words.line)
    return words.line[words.at[first] - 1 : stop]


def _term(article: Article, words: _Words, first: int, last: int) -> str:
    text = " ".join(article.text[words.starts[first] : words.ends[last]].split())
    # A hyphen and a comma part the terms, and an ampersand ends the directive.
    return quote(text, safe="", errors="replace").replace("-", "%2D")
