"""What the language model sees in an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word.  Words of one multi-word token ("don't") may share the token's span.

    ``head`` is the index, within the sentence, of the word it depends on; -1 for the root.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; ``block`` is the index of its block in ``Article.blocks``."""

    start: int
    end: int
    words: tuple[Word, ...]
    block: int


class Name(NamedTuple):
    """A proper name found in an article; ``kind`` is ``PER``, ``ORG`` or ``LOC``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the language model sees in one article."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
