"""What somebody is called for what they do: an office, whose it is, and whether a description fits it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.countries import country_of, is_capital, is_country, is_demonym, place_key
from quotes.letters import plain
from quotes.speaker.words import (
    BODIES,
    DETERMINERS,
    FIELDS,
    FORMER,
    INDEFINITE,
    PARTIES,
    PHRASES,
    PLAIN,
    RANKS,
    ROLES,
    WIDER,
)

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_KNOWN = frozenset(WIDER) | {one[-1] for _, one in PHRASES}
_LINKS = frozenset("of for to at with in".split())


@dataclass(frozen=True, slots=True)
class Role:
    """An office or occupation.

    ``head`` is its noun ("minister"), ``fields`` what it is about ("foreign"), ``ranks`` what sets it
    below another ("deputy"), ``owner`` the :func:`~quotes.countries.place_key` of the country or
    body it belongs to, ``party`` the party it is held or sought for, ``text`` what is printed.
    """

    head: str
    text: str
    fields: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    owner: str | None = None
    former: bool = False
    party: str | None = None

    @property
    def office(self) -> tuple[str, frozenset[str], frozenset[str]]:
        """The office without its owner, to compare two countries' holders of it."""
        return self.head, self.fields, self.ranks


def read_role(words: Sequence[str], text: str, heads: Collection[str] = ROLES) -> Role | None:
    """Read a noun phrase ("Syria's new foreign minister", "the head of the Olympic committee") as a role.

    ``words`` are its printed tokens, possessive endings as tokens of their own.  ``None`` where its
    head noun is not among ``heads``.
    """
    former = False
    owner: str | None = None
    party: str | None = None
    tail: list[str] = []
    body = list(words)
    # what follows "of" or "for" says whose the office is, or what it is about
    for i, word in enumerate(words):
        if i and word.lower() in _LINKS:
            phrase = [w.lower().strip(".") for w in words[: i + 2]]
            if any(phrase[-len(p) :] == list(p) for p, _ in PHRASES if word.lower() in p):
                continue
            body, tail = list(words[:i]), list(words[i + 1 :])
            break
    while body and (body[0].lower() in DETERMINERS or body[0].lower() in INDEFINITE or body[0] == "an"):
        body = body[1:]
    for i, word in enumerate(body):
        if word in _POSSESSIVE and i:
            owner, body = _owner(body[:i]), body[i + 1 :]
            break
    small: list[str] = []
    proper: list[str] = []
    for i, word in enumerate(body):
        low = plain(word).strip(".")
        pair = " ".join(body[i : i + 2])
        if low in PARTIES and i < len(body) - 1:
            party = PARTIES[low]
        elif word[0].isupper() and len(body) > i + 2 and (is_country(pair) or is_demonym(pair)):
            owner = owner or place_key(pair)
        elif word[0].isupper() and (
            is_demonym(word) or is_country(word) or (is_capital(word) and i < len(body) - 1)
        ):
            owner = owner or place_key(word)
        elif word[0].isupper() and not _official(low) and i < len(body) - 1:
            proper.append(word)
        elif low in FORMER or low.startswith("ex-"):
            former = True
            small += [low[3:]] if low.startswith("ex-") else []
        else:
            small += (
                low.split("-") if low.replace("-", " ") in {"vice president", "prime minister"} else [low]
            )
    if proper and owner is None:
        owner = place_key(" ".join(proper))
    small = _as_one(small)
    if not small:
        return None
    head = small[-1]
    if head not in heads and head not in _KNOWN:
        return None
    fields = {w for w in small[:-1] if w in FIELDS}
    if tail:
        about = _as_one([w.lower() for w in tail if w.lower() not in {"the", "and", *_LINKS}])
        if any(w[0].isupper() for w in tail) and not all(w in FIELDS or w == "affairs" for w in about):
            named = [w for w in tail if w.lower() != "the"]
            owner = owner or _owner(_until_link(named))
        else:
            fields |= {w for w in about if w in FIELDS}
    fields.discard("affairs")
    return Role(
        head, text, frozenset(fields), frozenset(w for w in small[:-1] if w in RANKS), owner, former, party
    )


def _until_link(words: Sequence[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        if word in _POSSESSIVE or word == ",":
            break
        out.append(word)
    return out


def _owner(words: Sequence[str]) -> str | None:
    proper = [w for w in words if w[0].isupper() and w.lower() not in DETERMINERS]
    if not proper:
        return None
    for word in (" ".join(proper), proper[0]):
        if country_of(word):
            return country_of(word)
    return place_key(" ".join(proper))


def _official(low: str) -> bool:
    return any(low in words for words in (ROLES, FIELDS, RANKS, PLAIN, FORMER)) or low.startswith("ex-")


def _as_one(words: list[str]) -> list[str]:
    present = set(words)
    for phrase, one in PHRASES:
        if phrase[0] not in present:
            continue
        n = len(phrase)
        i = 0
        while i + n <= len(words):
            if tuple(words[i : i + n]) == phrase:
                words = [*words[:i], *one, *words[i + n :]]
            i += 1
        present.update(one)
    return words


def fits(asked: Role, held: Role) -> int:
    """Say how well a description fits a role that somebody holds: 0 not, 1 it may, 2 it says the same.

    2 needs the same owner on both sides.  A rank ("deputy") or a field ("foreign") that only one of
    them has, an owner that differs, or a former holder where none is asked for, is no fit or a weak one.
    """
    if asked.head != held.head and held.head not in WIDER.get(asked.head, ()):
        return 0
    if asked.ranks != held.ranks or (asked.fields - held.fields):
        return 0
    if asked.head in {"diplomat"} and held.head == "minister" and "foreign" not in held.fields:
        return 0
    if asked.party and held.party and asked.party != held.party:
        return 0
    if asked.former and not held.former:
        return 0
    if asked.owner and held.owner and not same_owner(asked.owner, held.owner):
        return 0
    strong = asked.owner is not None and held.owner is not None and asked.former == held.former
    return 2 if strong else 1


def same_owner(a: str, b: str) -> bool:
    """Tell whether two owners are one: equal, or one a longer form of the other's name."""
    if a == b:
        return True
    short, long = sorted((a.lstrip("~"), b.lstrip("~")), key=len)
    return a[0] == b[0] == "~" and len(short) >= 5 and short in long


@lru_cache(maxsize=8192)
def is_body(word: str) -> bool:
    """Tell whether a noun is a body that speaks ("ministry", "federation")."""
    low = plain(word).strip(".")
    return low in BODIES or low.removesuffix("s") in BODIES


def counterpart_of(role: Role, owner: str | None) -> Role:
    """Return the office of the counterpart of a role's holder, in the named country, printed nowhere."""
    return replace(role, owner=owner, text="", former=False)
