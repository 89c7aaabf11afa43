"""Files and addresses to articles, decoded once and cut into blocks; JSON Lines to renderings."""

from quotes.articles.formats import Format
from quotes.articles.read import Inputs, read_articles, read_inputs
from quotes.articles.renderings import read_renderings

__all__ = ["Format", "Inputs", "read_articles", "read_inputs", "read_renderings"]
