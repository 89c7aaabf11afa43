"""Files and standard input to articles: decoded once, cut into blocks, their plain facts filled in."""

from quotes.articles.read import read_articles

__all__ = ["read_articles"]
