"""Language: sentences, words, trees and names, as Stanza reads them with the packaged models."""

from quotes.language.identify import UNKNOWN, is_english, language_of
from quotes.language.pack import ModelFile, model_info
from quotes.language.parse import Parser
from quotes.language.sentences import read_sentences

__all__ = [
    "UNKNOWN",
    "ModelFile",
    "Parser",
    "is_english",
    "language_of",
    "model_info",
    "read_sentences",
]
