"""Where a rendering is printed, in Markdown: the publication, and the words around it."""

from __future__ import annotations

from quotes.lookup import block_around
from quotes.model import Article, Rendering
from quotes.report.escape import escape, escape_inside, holds_emphasis, link, one_line
from quotes.report.words import shortened

CONTEXT = 12
"""Words of context on either side of a cited quotation."""

_REACH = 400  # more characters than a dozen words take: an article can be one line of five million
_WHOLE = 60  # words of a quotation in its context; of a longer one, which is above, the first and the last


def publication(article: Article, page: str | None = None) -> str:
    """Return outlet, *title*, author and date of an article, in Markdown, as far as known.

    ``page`` is the address that the title leads to, or the outlet where there is no title.
    """
    title = f"*{escape_inside(article.title.strip())}*" if article.title and article.title.strip() else ""
    outlet = escape(article.outlet_or_key)
    parts = [
        outlet if title or not page else link(outlet, page),
        link(title, page) if title and page else title,
    ]
    parts += [escape(part) for part in (article.author, article.date) if part]
    return ", ".join(part for part in parts if part)


def reference(formatted: str, page: str | None) -> str:
    """Return a reference that a citation style formatted, without its last dot, and a link to the page."""
    return f"{formatted.rstrip('. ')}" + (f" ({link('at the quotation', page)})" if page else "")


def in_context(article: Article, rendering: Rendering) -> str:
    """Return a rendering in bold with the words of its paragraph around it, in Markdown."""
    block = block_around(article, rendering.start)
    before = _last_words(article.text[max(block.start, rendering.start - _REACH) : rendering.start])
    after = _first_words(article.text[rendering.end : min(block.end, rendering.end + _REACH)])
    text = shortened(one_line(article.text[rendering.start : rendering.end]).strip(), _WHOLE)
    # Where a mark would open or close nothing, a space lets it.
    left = "" if holds_emphasis(text, before, "") else " "
    right = "" if holds_emphasis(text, "", after) else " "
    return f"{escape_inside(before)}{left}**{escape_inside(text)}**{right}{escape_inside(after)}"


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
