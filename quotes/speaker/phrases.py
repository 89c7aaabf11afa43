"""Noun phrases around an office or a name: where they begin, what they call somebody."""

from __future__ import annotations

import re

from quotes.letters import plain
from quotes.speaker.tokens import View
from quotes.speaker.words import (
    BODIES,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    FIELDS,
    FORMER,
    INDEFINITE,
    PLAIN,
    PREPOSITIONS,
    RANKS,
    RELATIVES,
    ROLES,
    SAYING,
    WIDER,
)

HEADS = ROLES | frozenset(WIDER) | BODIES
OWNERS = frozenset({"'s", "’s", "'", "’"})
DROPPED = DETERMINERS | INDEFINITE
_ENDS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | COPULAS | SAYING
_BESIDE = FIELDS | PLAIN | FORMER | RANKS
_MODIFIERS = _BESIDE | ROLES | BODIES


def phrase_start(view: View, head: int) -> int:
    """The first token of the noun phrase that ends with token ``head``, its determiner included."""
    tokens = view.tokens
    low = head
    for i in range(head - 1, max(-1, head - 10), -1):
        token = tokens[i]
        if token.sentence != tokens[head].sentence or token.quoted != tokens[head].quoted:
            break
        small = plain(token.small)
        if small in DROPPED:
            return i
        if token.text in OWNERS:
            low = i
            continue
        if small in {"of", "for"} and _is_head(tokens[i - 1].small) and plain(tokens[i + 1].small) in FIELDS:
            low = i
            continue
        if not token.is_word or small in _ENDS:
            break
        if token.upos in {"VERB", "AUX", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "PART"} and not (
            token.capital or small in _BESIDE
        ):
            break
        if not token.upos and not (token.capital or _is_modifier(small)):
            break
        low = i
    return low


def _is_head(small: str) -> bool:
    return plain(small) in ROLES


def _is_modifier(small: str) -> bool:
    return small in _MODIFIERS or "-" in small


def called(words: list[str]) -> str:
    """A role as the articles print it, without the determiner in front."""
    while len(words) > 1 and (plain(words[0]) in DROPPED or words[0] in OWNERS):
        words = words[1:]
    return re.sub(r" (['’]s?)(?= |$)", r"\1", " ".join(words))


def of_field(view: View, high: int) -> bool:
    return plain(view.small(high - 1)) in FIELDS and view.small(high - 2) in {"of", "for"}


def led_in(view: View, low: int) -> bool:
    """Whether a preposition that opens its sentence stands before a token: "For Sorel, a majority …"."""
    before = view.at(low - 1)
    return before is not None and before.initial and before.small in PREPOSITIONS


def past_age(view: View, i: int) -> int:
    """Past ", 54" after a name."""
    return i + 2 if view.small(i) == "," and re.fullmatch(r"\d{1,3}", view.small(i + 1)) else i
