"""What a passage of an article is known by from run to run: its words, and the words around them.

After the W3C's Web Annotation Data Model (TextQuoteSelector): where a passage stands moves when an article is
edited or read anew; what it says, before what and after what, hardly does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePath

from quotes.model import Article, Span

AROUND = 32
"""Characters of text kept before and after a passage."""

LENGTH = 10
"""Hexadecimal digits of an identifier: among 100,000 passages two are alike once in 200 times."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by its words: ``exact`` is all of it, ``before`` and ``after`` the text around it.

    ``article`` is the article's address, or its file name for want of one.  White space is single spaces.
    """

    article: str
    exact: str
    before: str
    after: str

    @property
    def id(self) -> str:
        """The same for the same words at the same place of the same article."""
        return digest((self.article, self.exact, self.before, self.after))


def anchor(article: Article, span: Span) -> Anchor:
    """Return what a span of an article is known by."""
    start, end = span
    # Twice as much as is kept, so that runs of white space do not eat it up.
    before = spaced(article.text[max(0, start - 2 * AROUND) : start])[-AROUND:]
    after = spaced(article.text[end : end + 2 * AROUND])[:AROUND]
    return Anchor(name_of(article), spaced(article.text[start:end]), before, after)


def name_of(article: Article) -> str:
    """Return what an article is known by wherever it is kept: its address, or its file name."""
    return article.url or _file_name(article.path)


@lru_cache(maxsize=1 << 12)
def _file_name(path: str) -> str:
    return PurePath(path).name


def digest(parts: Iterable[str]) -> str:
    """Return an identifier of some texts: :data:`LENGTH` hexadecimal digits."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    whole = b"".join([piece for data in encoded for piece in (len(data).to_bytes(8), data)])
    return sha256(whole).hexdigest()[:LENGTH]


def finding_id(code: str, places: Iterable[tuple[Article, Span]]) -> str:
    """Return the identifier of what a rule found: the rule's code and what is at each place."""
    return digest((code, *(anchor(article, span).id for article, span in places)))


def spaced(text: str) -> str:
    """Return a text with single spaces for white space, and none at its ends."""
    return " ".join(text.split())
