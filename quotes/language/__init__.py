"""Language: sentences, words, trees and names, as Stanza reads them with the packaged models."""

from quotes.language.pack import ModelFile, model_info
from quotes.language.parse import Parser

__all__ = ["ModelFile", "Parser", "model_info"]
