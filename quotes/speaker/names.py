"""Personal names: their significant parts, and whether two printed names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from rapidfuzz import fuzz

from quotes.letters import fold, plain
from quotes.speaker.given import HE_NAMES, SHE_NAMES
from quotes.speaker.words import FEMALE, MALE, NICKNAMES

PARTICLES = frozenset(
    """al el ul bin ibn ben bint abu abd van von der den de del della di da dos das do du la le les ter ten zu
    zum af av y e st mac ap""".split()
)
ARTICLES = frozenset({"al", "el"})
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|adh|ar|at|ath|az|an|ul|ur|il|es|ech|et)[-‐‑]", re.I)
_YOUNGER = re.compile(r"\b(?:Jr|II|III|IV)\b\.?$")
_SUFFIX = frozenset("jr sr ii iii iv phd md".split())
_SPELLED = re.compile(r"(?:[a-z]\.)*[a-z]\.?")
_SOUNDS = re.compile(r"[aeiou]+|[^aeiou]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name, its folded significant parts in order (the surname last), and its article, if any.

    ``younger`` says that it is told from another's by what follows it ("Jr."), which is then a part.
    """

    text: str
    parts: tuple[str, ...]
    articled: bool = False
    younger: bool = False

    @property
    def surname(self) -> str:
        """The last significant part, folded."""
        return self.parts[-1] if self.parts else ""

    @property
    def full(self) -> bool:
        """Whether it has a given name, or an initial, besides the surname."""
        return len(self.parts) > 1


@lru_cache(maxsize=65536)
def person_name(text: str) -> PersonName:
    """Take a printed name without titles to pieces.

    Particles (van, bin, de), the article (al-, el-) and suffixes (Jr.) are no parts.
    """
    words = [w.strip(".,") for w in text.split()]
    words = [w for w in words if w and plain(w).replace(".", "") not in _SUFFIX]
    parts: list[str] = []
    articled = False
    for i, word in enumerate(words):
        bare = _ARTICLE.sub("", word)
        articled = articled or bare != word
        small = plain(bare)
        if small in PARTICLES and i < len(words) - 1 and (i > 0 or small not in {"al", "ben", "mac", "abu"}):
            articled = articled or small in ARTICLES
            continue
        if "." in small and _SPELLED.fullmatch(small):
            parts += [c for c in small if c.isalpha()]  # J.K. is two initials
            continue
        folded = fold(bare)
        if folded:
            parts.append(folded)
    return PersonName(text, tuple(parts), articled)


@lru_cache(maxsize=65536)
def same_part(a: str, b: str) -> bool:
    """Tell whether two folded parts are spellings of one: the same consonants, vowels that are written alike.

    "Mohammed" and "Muhammad", "Shaibani" and "Shibani" are; "Putin" and "Putina", "Carl" and "Carol" are not.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or (a[0] in "aeiou" and b[0] not in "aeiou"):
        return False
    (consonants, x), (others, y) = _sounds_of(a), _sounds_of(b)
    if consonants != others:
        return False
    if len(x) == len(y) and all(_same_sound(p, q) for p, q in zip(x, y, strict=True)):
        return True
    # a vowel more or less inside a long name: Aleksandr, Aleksander
    return min(len(a), len(b)) >= 7 and a[-1] == b[-1] and fuzz.ratio(a, b) >= 90


@lru_cache(maxsize=65536)
def sounds(part: str) -> str:
    """Return what all spellings of one part share (:func:`same_part`): its consonants, all of two letters."""
    return part if len(part) < 3 else "".join([c for c in part if c not in "aeiou"])


@lru_cache(maxsize=65536)
def _sounds_of(part: str) -> tuple[str, list[str]]:
    """The consonants of a part, and its sounds in order: one consonant, or the vowels between two."""
    return "".join([c for c in part if c not in "aeiou"]), _SOUNDS.findall(part)


def _same_sound(a: str, b: str) -> bool:
    return a == b or (a, b) in _ALIKE


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_part(a, b) or not _SHORT_FOR.get(a, _NONE).isdisjoint(_SHORT_FOR.get(b, _NONE))


_ALIKE = frozenset(
    pair
    for group in (("o", "u", "au"), ("a", "e", "ae"), ("i", "e", "ai", "ei", "ae", "ie"))
    for pair in permutations(group, 2)
)
_NONE: frozenset[int] = frozenset()
_NICKNAMES = [frozenset(fold(name) for name in group) for group in NICKNAMES]
# By name, the numbers of the groups that it is in.
_SHORT_FOR = {
    name: frozenset(number for number, group in enumerate(_NICKNAMES) if name in group)
    for name in frozenset().union(*_NICKNAMES)
}


def same_person(a: PersonName, b: PersonName) -> bool:
    """Tell whether two full names can be one person's.

    The surnames are spellings of one, and the given names of the one that has fewer are found, in
    order, among the other's (initials, short forms and spellings count).  Or all of the shorter name
    begins the longer one ("Mohammed bin Salman" and "Mohammed bin Salman Al Saud").  A surname that is
    the other's given name makes nobody the same.
    """
    if a.younger != b.younger:
        return False
    if "".join(a.parts) == "".join(b.parts):
        return True
    short, long = sorted((a, b), key=lambda n: len(n.parts))
    if same_part(a.surname, b.surname):
        if short.parts[0] in ARTICLES and long.articled and len(short.parts) == 2:
            return True
        return _in_order(short.parts[:-1], long.parts[:-1])
    return (
        len(long.parts) > len(short.parts) >= 2
        and all(len(p) > 1 for p in short.parts)
        and all(same_part(p, q) for p, q in zip(short.parts, long.parts, strict=False))
    )


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    if len(few) == len(many):
        return all(_same_given(a, b) for a, b in zip(few, many, strict=True))
    # the first given names agree, or the shorter name goes by a later one
    rest = iter(many)
    return all(any(_same_given(part, other) for other in rest) for part in few)


def person_keys(name: PersonName) -> list[tuple[str, ...]]:
    """Return keys of a full name, of which two that can be one person's have one in common.

    They stand for what :func:`same_person` asks: all letters, the first two names, or the surname with the
    sounds, the first letter or the nicknames of a given name, or with an article.
    """
    surname = sounds(name.surname)
    keys = [("all", "".join(name.parts)), ("opening", *map(sounds, name.parts[:2]))]
    for part in name.parts[:-1]:
        keys += [("sounds", sounds(part), surname), ("letter", part[0], surname)]
        keys += [("nickname", str(group), surname) for group in _SHORT_FOR.get(part, ())]
    if name.articled or name.parts[0] in ARTICLES:
        keys.append(("article", surname))
    return keys


def is_younger(text: str) -> bool:
    """Tell whether a name ends in what tells a child from a parent of that name."""
    return bool(_YOUNGER.search(text))


def has_surname(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a bare name ("Shaibani", "Garcia Marquez") is the end of a full one."""
    n = len(bare.parts)
    return 0 < n < len(full.parts) and all(
        same_part(p, q) for p, q in zip(bare.parts, full.parts[-n:], strict=True)
    )


def has_given(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a bare name is the first part of a full one ("Bashar", "Xi")."""
    return len(bare.parts) == 1 and len(full.parts) > 1 and same_part(bare.parts[0], full.parts[0])


def gender_of_word(word: str) -> str | None:
    """Return ``m`` or ``f`` for a word that says it ("Mr.", "spokeswoman"), else ``None``."""
    small = word.lower().strip(".")
    if small in FEMALE or small.endswith("woman"):
        return "f"
    return "m" if small in MALE else None


@lru_cache(maxsize=65536)
def gender_of_given(name: PersonName) -> str | None:
    """Return ``m`` or ``f`` where a name's given name is nearly always one, else ``None``.

    A name alone that men bear may be a surname ("Scott", "James"); one that women bear hardly ever is.
    """
    first = plain(name.text.split()[0])
    if first in SHE_NAMES:
        return "f"
    return "m" if name.full and first in HE_NAMES else None
