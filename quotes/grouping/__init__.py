"""Grouping: bring the renderings of one remark together across articles and translations, and say why."""

from __future__ import annotations

from quotes.grouping.across import join_across
from quotes.grouping.align import Alignment, Text, align, make_text, mapped, moved, operations, overlap
from quotes.grouping.alter import find_changes
from quotes.grouping.belief import beliefs
from quotes.grouping.common import FUNCTION
from quotes.grouping.contested import find_contested
from quotes.grouping.corpus import Corpus, make_corpus
from quotes.grouping.decided import tell_ties, widen_ties
from quotes.grouping.digest import digest_tokens
from quotes.grouping.features import cosines, string_features, vector_features
from quotes.grouping.group import group_renderings
from quotes.grouping.normal import Token, fold, stem, tokens_of
from quotes.grouping.points import points_of
from quotes.grouping.reported import attach_reported
from quotes.grouping.vectors import Encoder, Vectors
from quotes.grouping.weigh import Lexicon, learn
from quotes.grouping.wordings import split_wordings

__all__ = [
    "FUNCTION",
    "Alignment",
    "Corpus",
    "Encoder",
    "Lexicon",
    "Text",
    "Token",
    "Vectors",
    "align",
    "attach_reported",
    "beliefs",
    "cosines",
    "digest_tokens",
    "find_changes",
    "find_contested",
    "fold",
    "group_renderings",
    "join_across",
    "learn",
    "make_corpus",
    "make_text",
    "mapped",
    "moved",
    "operations",
    "overlap",
    "points_of",
    "split_wordings",
    "stem",
    "string_features",
    "tell_ties",
    "tokens_of",
    "vector_features",
    "widen_ties",
]
