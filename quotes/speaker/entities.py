"""The bodies that speak: ministries, federations, and countries that stand for their governments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from quotes.countries import country_of, is_capital, is_country, is_demonym
from quotes.letters import fold, plain
from quotes.speaker.acronyms import initials, is_acronym, letters
from quotes.speaker.mention import Mention
from quotes.speaker.roles import Role, is_body, read_role, same_owner
from quotes.speaker.words import BODIES

# a country has one of each, however it is called: "Russia's foreign ministry", "the Russian Foreign Ministry"
STATE_BODIES = frozenset(
    """ministry government parliament embassy army navy cabinet presidency delegation police senate military
    consulate mission""".split()
)

# what a plain noun for a body covers
KINDS: dict[str, frozenset[str]] = {
    "agency": frozenset(
        "office bureau department commission service services administration authority fund board".split()
    ),
    "group": frozenset(
        """alliance association coalition union league federation committee foundation institute center centre
        network society council organization organisation front movement fund caucus charity""".split()
    ),
    "company": frozenset("bank corporation corp inc ltd llc airline firm publisher studio".split()),
    "newspaper": frozenset("times post journal press".split()),
    "paper": frozenset("times post journal press".split()),
    "panel": frozenset("committee commission court board council".split()),
    "department": frozenset("ministry police".split()),
}
KINDS["organization"] = KINDS["organisation"] = KINDS["group"] | KINDS["agency"]
KINDS["institution"] = KINDS["agency"] | frozenset("university college school bank".split())
KINDS["firm"] = KINDS["company"]


@dataclass(slots=True)
class Body:
    """One body: its printed names and the articles that print them."""

    key: str
    names: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest name in print; a country's own name before its capital's."""
        return min(
            self.names,
            key=lambda n: (is_capital(n), is_demonym(n), n[0].islower(), -len(n), -self.names[n], n),
        )

    def spellings(self) -> tuple[str, ...]:
        """Every name in print, the fullest first."""
        return tuple(sorted(self.names, key=lambda n: (n != self.name, -self.names[n], n)))


class Bodies:
    """The bodies of a set of articles by key, with the acronyms that the articles introduce."""

    def __init__(self, mentions: Mapping[str, Sequence[Mention]]) -> None:
        self.found: dict[str, Body] = {}
        self._acronyms: dict[str, str] = {}
        self._called: dict[str, set[str]] = defaultdict(set)  # by the nouns in their names
        bodies = [(a, m) for a in sorted(mentions) for m in mentions[a] if m.kind in {"body", "place"}]
        for _, mention in bodies:
            if mention.acronym:
                self._acronyms.setdefault(mention.acronym, body_key(mention.text))
        self._acronyms = _by_initials([m for _, m in bodies]) | self._acronyms
        for article, mention in bodies:
            if mention.kind == "body":
                self.note(mention.text, article)
                if mention.acronym:
                    self.note(mention.acronym, article)

    def key(self, text: str) -> str:
        """Return the key of a body that is printed so."""
        bare = _bare(text)
        return self._acronyms.get(bare) or self._acronyms.get(bare.replace(".", "")) or body_key(text)

    def note(self, text: str, article: str) -> str:
        """Enter a printed name of a body and return the body's key."""
        key = self.key(text)
        body, name = self.found.setdefault(key, Body(key)), _bare(text)
        if name not in body.names:
            own, heads = _as_body(name)
            for noun in heads if own is None else {own.head, *heads}:
                self._called[noun].add(key)
        body.names[name] += 1
        body.articles.add(article)
        return key

    def described(self, role: Role, article: str) -> list[str]:
        """Return the keys of the article's bodies that a description ("the federation") can stand for.

        For want of one that is called so, those that are of such a kind: a bureau is an agency.
        """
        found = [b.key for b in self._of(article, {role.head}) if any(_meets(role, n) for n in b.names)]
        if found or role.owner or role.fields:
            return found
        kinds = KINDS.get(role.head, frozenset())
        return [b.key for b in self._of(article, kinds) if any(_as_body(n)[1] & kinds for n in b.names)]

    def _of(self, article: str, nouns: Iterable[str]) -> list[Body]:
        """Return the bodies of an article with one of some nouns in a name, by their keys."""
        keys = sorted({key for noun in nouns for key in self._called.get(noun, ())})
        return [self.found[key] for key in keys if article in self.found[key].articles]


def _by_initials(bodies: Sequence[Mention]) -> dict[str, str]:
    """The keys that acronyms stand for which no article introduces: of the one body with such initials."""
    full: dict[str, set[str]] = {}
    for text in {_bare(m.text) for m in bodies}:
        for short in initials(text):
            full.setdefault(short, set()).add(body_key(text))
    short_names = {
        _bare(m.text) for m in bodies if is_acronym(_bare(m.text)) and not is_country(_bare(m.text))
    }
    found = {name: full.get(letters(name), set()) for name in short_names}
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


@lru_cache(maxsize=8192)
def body_key(text: str) -> str:
    """Return a key that the printed names of one body share.

    State bodies by what they are and whose, countries by country, all others by their folded words.
    """
    bare = _bare(text)
    words = _pieces(bare)
    if country := country_of(bare):
        return f"country {country}"
    role = read_role(words, bare, BODIES)
    if role and role.head in STATE_BODIES and (role.owner is None or not role.owner.startswith("~")):
        return " ".join([role.head, *sorted(role.fields), role.owner or ""]).strip()
    return "body " + " ".join(
        fold(w) for w in words if w not in {"'s", "’s"} and w.lower() not in {"the", "of", "for"}
    )


def _bare(text: str) -> str:
    return text[4:] if plain(text).startswith("the ") else text


def _pieces(text: str) -> list[str]:
    return text.replace("’s", " ’s").replace("'s", " 's").split()


@lru_cache(maxsize=8192)
def _as_body(name: str) -> tuple[Role | None, frozenset[str]]:
    words = _pieces(name)
    return read_role(words, name, BODIES), frozenset(plain(w).strip(".,") for w in words if is_body(w))


def _meets(role: Role, name: str) -> bool:
    """Whether "the Syrian ministry" can be the body of that name."""
    own, heads = _as_body(name)
    if own is None or own.head != role.head:
        # "the federation" for "World Federation of Athletes"
        return role.head in heads and role.owner is None and not role.fields
    if role.owner and own.owner and not same_owner(role.owner, own.owner):
        return False
    return not (role.fields - own.fields)
