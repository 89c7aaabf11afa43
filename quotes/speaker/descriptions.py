"""Descriptions: noun phrases that say what somebody is and not who ("the Ruritanian minister")."""

from __future__ import annotations

from collections.abc import Collection

from quotes.countries import is_place
from quotes.letters import plain
from quotes.speaker.mention import Mention
from quotes.speaker.names import gender_of_word
from quotes.speaker.phrases import DROPPED, OWNERS, called, led_in, past_age, phrase_start
from quotes.speaker.roles import is_body, read_role
from quotes.speaker.tokens import View
from quotes.speaker.words import (
    BODIES,
    CONJUNCTIONS,
    FIELDS,
    HONORIFICS,
    INDEFINITE,
    PLAIN,
    PREPOSITIONS,
    RELATIVES,
)

_ENDS = PREPOSITIONS | RELATIVES | CONJUNCTIONS
_ABOUT = FIELDS | BODIES | PLAIN | {"the", "its", "his", "her", "affairs"}


def own_nouns(view: View, people: list[Mention]) -> frozenset[str]:
    """Common nouns that the article itself uses of people: "Ana Sorel, a falconer at …"."""
    found = set()
    for mention in people:
        found |= {r.head for r in mention.roles}
        i = past_age(view, mention.high)
        if led_in(view, mention.low):
            continue
        if view.small(i, mention.sentence) == "," and view.small(i + 1, mention.sentence) in {
            "a",
            "an",
            "the",
        }:
            head = i + 1
            for j in range(i + 2, min(i + 9, len(view.tokens))):
                token = view.tokens[j]
                if not token.is_word or token.small in _ENDS:
                    break
                head = j
            token = view.tokens[head]
            if token.upos == "NOUN" and not token.capital and "Number=Plur" not in _feats(view, head):
                found.add(plain(token.small))
    return frozenset(found)


def _feats(view: View, index: int) -> str:
    token = view.tokens[index]
    return view.sentences[token.sentence].words[token.word].feats if token.word >= 0 else ""


def find_descriptions(
    view: View, names: Collection[int], inside: Collection[int], heads: Collection[str]
) -> list[Mention]:
    found: list[Mention] = []
    tokens = view.tokens
    for i, token in enumerate(tokens):
        noun = plain(token.small)
        if i in inside or (noun not in heads and noun.removeprefix("ex-") not in heads):
            continue
        if i + 1 in names or (view.small(i + 1, token.sentence) in HONORIFICS and i + 2 in names):
            continue
        after = view.at(i + 1)
        if (
            after
            and after.sentence == token.sentence
            and after.is_word
            and _joins(after.small, after.upos, heads)
        ):
            continue
        low = phrase_start(view, i)
        opening = tokens[low]
        small = plain(opening.small)
        nation = any(is_place(t.text) for t in tokens[low:i] if t.capital)
        owned = any(t.text in OWNERS for t in tokens[low:i])
        if small not in DROPPED and not nation and not owned and not token.capital:
            continue
        high = _tail(view, i + 1, names)
        words = [t.text for t in tokens[low:high]]
        role = read_role(words, called(words), heads)
        if role is None:
            continue
        mention = Mention("description", low, high, view.text(low, high), token.sentence, token.quoted)
        mention.roles = [role]
        mention.definite = small not in INDEFINITE
        mention.gender = gender_of_word(noun)
        mention.human = not is_body(role.head)
        found.append(mention)
    return found


def _joins(small: str, upos: str, heads: Collection[str]) -> bool:
    """Whether the word after a noun makes it a modifier: "president election", "police chief"."""
    return small in heads or (upos == "NOUN" and small not in PREPOSITIONS) or small in {"general"}


def _tail(view: View, i: int, names: Collection[int]) -> int:
    """Past "of the Olympic committee", "for foreign affairs" after a noun."""
    if view.small(i) not in {"of", "for", "to", "at"} or i + 1 >= len(view.tokens):
        return i
    number = view.tokens[i].sentence
    j = i + 1
    while j < min(i + 8, len(view.tokens)) and view.tokens[j].sentence == number:
        token = view.tokens[j]
        small = plain(token.small)
        good = token.is_word and (
            token.capital
            or small in _ABOUT
            or (
                small in {"of", "for", "and"}
                and view.tokens[j - 1].is_word
                and j > i + 1
                and _goes_on(view, j)
            )
        )
        if not good or (j in names and j > i + 1 and view.tokens[j - 1].capital):
            break  # "minister of Ruritania Ana Sorel"
        j += 1
    end = view.tokens[j - 1]
    if j == i + 1 or plain(end.small) in {"the", "its", "his", "her"}:
        return i
    return j


def _goes_on(view: View, j: int) -> bool:
    after = view.at(j + 1)
    return after is not None and (plain(after.small) in FIELDS or (after.capital and view.small(j) == "of"))
