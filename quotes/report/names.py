"""What the things of an audit are called in linked data."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self
from urllib.parse import quote
from uuid import UUID, uuid5

from quotes.identity import digest, name_of
from quotes.model import Article, Audit, Remark, Rendering
from quotes.report.escape import is_address
from quotes.report.places import STDIN, uri

_OURS = UUID("6d0f3c1e-8f0b-4a52-9c3b-3f1d2a7be0c4")
SPACE = f"urn:uuid:{_OURS}#"
"""Before names that stay from run to run, and before the project's own terms (RFC 9562, RFC 8141)."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the things of one audit, as URIs.

    ``here`` stands before those that mean something in this audit alone: another audit's Ana Ortiz may be
    somebody else.  Articles that are files get names relative to ``folder``, an absolute path.
    """

    here: str
    folder: Path

    @classmethod
    def of(cls, audit: Audit, folder: Path) -> Self:
        """Name the things of an audit: the same for the same articles, in whatever order."""
        articles = "\n".join(sorted(article.sha256 for article in audit.articles))
        return cls(f"urn:uuid:{uuid5(_OURS, sha256(articles.encode()).hexdigest())}#", folder)

    def local(self, kind: str, name: str) -> str:
        """Name what means something in this audit alone."""
        return f"{self.here}{kind}-{_part(name)}"

    def source(self, article: Article) -> str:
        """Return where an article is: its web address, or its file."""
        if article.url and is_address(article.url):
            return article.url
        if article.path == STDIN:
            return SPACE + article_name(article)
        return uri(article.path, self.folder)


def rendering_name(rendering: Rendering) -> str:
    """Name a rendering, behind :data:`SPACE`."""
    return f"rendering-{_part(rendering.id or rendering.key)}"


def remark_name(remark: Remark) -> str:
    """Name a remark, behind :data:`SPACE`."""
    return f"remark-{_part(remark.id or remark.key)}"


def article_name(article: Article) -> str:
    """Name an article, behind :data:`SPACE`, by where it is from and what it holds."""
    return f"article-{digest((name_of(article), article.sha256))}"


def _part(name: str) -> str:
    return quote("-".join(name.split()), safe="", errors="surrogatepass")
