"""Bodies by their initials: "the World Athletics Federation (WAF)", and then "the WAF"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotes.letters import plain
from quotes.speaker.tokens import View

_SHORT = re.compile(r"[A-Z][A-Za-z.&]{1,9}")
# words that an acronym may leave out
_SMALL = frozenset("of the for and to in on at a an by with & de la du des del".split())
_LONGEST = 14  # tokens of a name that stands before its acronym


def introduced(view: View) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens of each name that its own initials follow in brackets, with the initials."""
    for i, token in enumerate(view.tokens):
        if token.text != "(" or view.small(i + 2, token.sentence) != ")":
            continue
        short = view.tokens[i + 1].text
        if not _SHORT.fullmatch(short) or sum(c.isupper() for c in short) < 2:
            continue
        low = _spelt_out(view, i, letters(short))
        if low is not None:
            yield low, i, short


def _spelt_out(view: View, high: int, wanted: str) -> int | None:
    """Where the words begin that end before token ``high`` and have these initials."""
    left = len(wanted)
    for i in range(high - 1, max(-1, high - _LONGEST), -1):
        token = view.tokens[i]
        if token.sentence != view.tokens[high].sentence or not token.is_word:
            return None
        if plain(token.text)[:1] == wanted[left - 1] and (token.capital or left > 1):
            left -= 1
            if left == 0:
                return i if token.capital else None
        elif token.small not in _SMALL:
            return None
    return None


def letters(short: str) -> str:
    """Return an acronym in small letters without its stops."""
    return re.sub(r"[^a-z]", "", plain(short))


def is_acronym(name: str) -> bool:
    """Tell whether a name is nothing but capitals: "EPA", "S.E.C."."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", name))


def initials(name: str) -> Iterable[str]:
    """Return the acronyms that a name of several words can have: with its small words and without them."""
    words = [w for w in re.split(r"[\s\-–]+", name) if w[:1].isalnum()]
    if len(words) < 2:
        return ()
    every = "".join(plain(w)[0] for w in words)
    return {every, "".join(plain(w)[0] for w in words if w.lower() not in _SMALL)}
