"""Language: sentences, words, trees and names, as Stanza reads them with the packaged models."""

from quotes.language.identify import is_english
from quotes.language.pack import ModelFile, model_info
from quotes.language.parse import Parser
from quotes.language.vectors import word_similarity

__all__ = ["ModelFile", "Parser", "is_english", "model_info", "word_similarity"]
