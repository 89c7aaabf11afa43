"""A linter for quotations: who said what, in whose words, and how it got there.

>>> from quotes import audit
>>> found = audit("fixtures/river-treaty/articles")

What is here is loaded when it is first asked for; ``quotes.report`` writes an audit down in any format.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.articles import read_articles
    from quotes.library import article, audit, extract
    from quotes.lookup import Lookup
    from quotes.model import Article, Audit, QuotesError

__all__ = [
    "Article",
    "Audit",
    "Lookup",
    "QuotesError",
    "article",
    "audit",
    "extract",
    "read_articles",
]

_HOMES = {
    "Article": "model",
    "Audit": "model",
    "Lookup": "lookup",
    "QuotesError": "model",
    "article": "library",
    "audit": "library",
    "extract": "library",
    "read_articles": "articles",
}
"""The module of each name: a library that loads PyTorch to be imported at all is a nuisance (PEP 562)."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
