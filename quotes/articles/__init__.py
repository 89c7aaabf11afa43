"""Files and standard input to articles, decoded once and cut into blocks; JSON Lines to renderings."""

from quotes.articles.read import read_articles
from quotes.articles.renderings import read_renderings

__all__ = ["read_articles", "read_renderings"]
