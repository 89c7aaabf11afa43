"""HTML's block quotations in markdown and plain text: where they are, and their lines without the tags."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from quotes.model import Span

_TAG = re.compile(r"<(/?)blockquote\b[^<>]{0,500}>", re.IGNORECASE)
_OPENING = re.compile(r"(?:<(?:blockquote|p)\b[^<>]{0,500}>\s*)+", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:blockquote|p)\s*>", re.IGNORECASE)


def find_blockquotes(text: str) -> tuple[Span, ...]:
    """Return the outermost block quotations, tags included, in order; one that is never closed is none."""
    found: list[Span] = []
    opened: list[int] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Span(start, tag.end()))
    return tuple(found)


def holds(blockquotes: Sequence[Span], start: int, end: int) -> bool:
    """Say whether one of the block quotations holds all of ``text[start:end]``."""
    at = bisect.bisect_right(blockquotes, start, key=lambda span: span.start) - 1
    return at >= 0 and end <= blockquotes[at].end


def without_tags(text: str, start: int, end: int) -> Span:
    """Return what is left of a line without the tags that open and close a block quotation around it."""
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    while end > start and text[end - 1] == ">":
        tag = text.rfind("<", start, end)
        if tag < 0 or not _CLOSING.fullmatch(text, tag, end):
            break
        end = start + len(text[start:tag].rstrip())
    return Span(start, end)
