"""Whether two names are one: under two spellings, as a country and its people, by their initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from quotes.grouping.normal import Token
from quotes.grouping.points import Point
from quotes.letters import fold as sound

SHORTEST = 5
"""Letters from which one name may be the beginning of the other ("Timmendorf", "Timmendorfer")."""

INITIALS = 5
"""Letters of an abbreviation at most."""


def same_name(p: Point, q: Point) -> bool:
    """Return whether two names are one under two spellings, or a country and its people or capital."""
    if p.value == q.value:
        return True
    country, _, one = p.value.rpartition("=")
    other_country, _, other = q.value.rpartition("=")
    if country and other_country:
        return country == other_country or ("Korea" in (country, other_country) and one[-5:] == other[-5:])
    if country or other_country:
        return one[:SHORTEST] == other[:SHORTEST] and min(len(one), len(other)) >= SHORTEST
    ones, others = one.split(), other.split()
    rest = [x for x in ones if not any(_same_spelling(x, y) for y in others)]
    left = [y for y in others if not any(_same_spelling(x, y) for x in ones)]
    # John Smith may be Smith, but not Peter Smith.
    return not (rest and left) and len(rest) < len(ones)


@lru_cache(maxsize=1 << 14)
def _same_spelling(a: str, b: str) -> bool:
    one, other = (sound(x.removesuffix("'s").removesuffix("s")).removeprefix("al") for x in (a, b))
    size = min(len(one), len(other))
    if one == other or (size >= SHORTEST and (one.startswith(other) or other.startswith(one))):
        return True
    if one[:1] != other[:1]:
        return False
    apart = Levenshtein.distance(one, other)
    if apart <= 2 and _bones(one) == _bones(other) != "":
        return True  # Kyiv, Kiev
    return apart <= size // 4 if size >= 8 else apart == 1 and size >= 6


def _bones(word: str) -> str:
    return "".join(c for c in word if c not in "aeiouy") if len(word) > 3 else ""


def is_short_for(p: Point, tokens: Sequence[Token], place: int) -> bool:
    """Return whether a name is the initials of capitals in a text about a place: EU, the European Union."""
    if " " in p.value or not 2 <= len(p.value) <= INITIALS:
        return False
    near = tokens[max(0, place - INITIALS) : place + INITIALS + 1]
    return p.value in "".join(t.form[0] if t.name or "^" in t.marks else " " for t in near)
