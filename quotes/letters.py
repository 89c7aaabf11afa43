"""Letters of any alphabet in Latin ones, and words as their transliterations would agree on them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

_NO_LETTER = re.compile(r"[\W_]")
# what one sound is written as, most specific first: the left becomes the right
_SOUNDS = tuple(
    (re.compile(a), b)
    for a, b in (
        (r"^(?:ye|je|ie)(?=[^aeiou])", "e"),  # Yevgeny, Evgeny
        (r"dsch", "j"),  # Dschorbenadse, Jorbenadze
        (r"(?<=[aeiou])ds(?=[aeiou])", "dz"),
        (r"shch|sch", "sh"),
        (r"tch|tsch", "ch"),
        (r"kh", "h"),  # Khaled, Haled
        (r"gh", "g"),
        (r"ph", "f"),
        (r"ck|c(?![hieyz])|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"dj|dzh", "j"),
        (r"ff?$", "v"),  # Smirnoff, Smirnov
        (r"[ei][yij]+(?![aeou])", "i"),  # Sergei, Sergey; Dmitriy, Dmitri
        (r"(?<=[ao])j(?![aeiou])", "i"),  # Nikolaj, Nikolai
        (
            r"(?<=[^aeiou])oe(?=[^aeiou])|^oe(?=[^aeiou])",
            "o",
        ),  # Oestergaard, Østergaard
        (r"y|(?<=[^aeiou])j(?=[aeou])", "i"),  # Tatyana, Tatiana, Tatjana
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_ANY_SOUND = re.compile("|".join(pattern.pattern for pattern, _ in _SOUNDS))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text in lower case and Latin letters without accents; what is no letter stays as it is."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFC", text)
    return "".join(anyascii(c) if c.isalpha() else c for c in letters).lower()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return one word of a name in a form that its transliterations share.

    Accents, apostrophes and hyphens go, doubled letters become one, and spellings of one sound become
    one spelling: "Sergei" and "Sergey", "Tatiana" and "Tatyana", "Asaad" and "Assad" agree.
    """
    out = plain(word)
    if not out.isalnum():
        out = _NO_LETTER.sub("", out)
    if _ANY_SOUND.search(out):
        for pattern, sound in _SOUNDS:
            out = pattern.sub(sound, out)
    return out


def slug(text: str) -> str:
    """Return a name as a key: its words in lower case and Latin letters, with hyphens between them."""
    return re.sub(r"[^\w]+", "-", plain(text)).strip("-") or "unnamed"


def holds(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    """Whether a stretch of a text holds one of some words (in small letters), also within longer words.

    What needs such a word is not looked for where there is none: patterns take a hundred times as long.
    """
    small = text[start:end].casefold()
    return any(word in small for word in words)
