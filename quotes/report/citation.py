"""Footnotes: where a rendering is printed, so that a reader can find it again."""

from __future__ import annotations

from quotes.lookup import block_around
from quotes.model import Article, Rendering
from quotes.report.escape import address, escape, escape_inside, one_line

CONTEXT = 12
"""Words of context on either side of a cited quotation."""

_REACH = 400  # more characters than a dozen words take: an article can be one line of five million


def publication(article: Article) -> str:
    """Return outlet, *title*, author, date and address of an article, in Markdown, as far as known."""
    parts = [escape(article.outlet_or_key)]
    if article.title:
        parts.append(f"*{escape(article.title)}*")
    if article.author:
        parts.append(escape(article.author))
    if article.date:
        parts.append(escape(article.date))
    if article.url:
        parts.append(address(article.url))
    return ", ".join(parts)


def footnote(article: Article, rendering: Rendering) -> str:
    """Return a rendering's footnote in Markdown: the publication, the quotation in its context, the offsets.

    The offsets count characters of the decoded file, the end excluded, as everywhere in the output.
    """
    where = f"characters {rendering.start}–{rendering.end} of {escape(article.key)}"
    return f"{publication(article)}: {in_context(article, rendering)} ({where})"


def in_context(article: Article, rendering: Rendering) -> str:
    """Return a rendering in bold with the words of its paragraph around it, in Markdown."""
    block = block_around(article, rendering.start)
    before = _last_words(article.text[max(block.start, rendering.start - _REACH) : rendering.start])
    after = _first_words(article.text[rendering.end : min(block.end, rendering.end + _REACH)])
    text = one_line(article.text[rendering.start : rendering.end]).strip()
    return f"{escape_inside(before)}{_bold(text, before[-1:], after[:1])}{escape_inside(after)}"


def _bold(text: str, before: str, after: str) -> str:
    # Between a letter and a mark "**" would open or close nothing (CommonMark 0.31, section 6.2).
    left = " " if before.isalnum() and not text[:1].isalnum() else ""
    right = " " if after.isalnum() and not text[-1:].isalnum() else ""
    return f"{left}**{escape_inside(text)}**{right}"


def _last_words(text: str) -> str:
    line = one_line(text).lstrip()
    words = line.split(" ")
    if len(words) <= CONTEXT and len(text) < _REACH:
        return line
    return "… " + " ".join(words[-CONTEXT:])


def _first_words(text: str) -> str:
    line = one_line(text).rstrip()
    words = line.split(" ")
    # The first piece is what touches the quotation: a closing mark, a comma, or nothing.
    if len(words) <= CONTEXT + 1 and len(text) < _REACH:
        return line
    return " ".join(words[: CONTEXT + 1]) + " …"
