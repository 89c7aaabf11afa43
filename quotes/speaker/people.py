"""Who is who over all articles: printed names gathered into people, with their spellings, roles and gender.

Full names come first: two are one person only where surname and given name agree
(:func:`~quotes.speaker.names.same_person`), and a name joins a person only where it agrees with every
name already there, so that nobody is chained to a stranger.  Bare names follow, article by article: the
person whose surname it is, before the one whose given name it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from quotes.countries import is_place
from quotes.letters import plain
from quotes.speaker.mention import Mention
from quotes.speaker.names import (
    PersonName,
    gender_of_given,
    has_given,
    has_surname,
    is_younger,
    person_keys,
    person_name,
    same_part,
    same_person,
    sounds,
)
from quotes.speaker.roles import Role, counterpart_of, fits, is_body, same_owner
from quotes.speaker.tokens import SUBJECT
from quotes.speaker.words import ROLES, WIDER

LONGEST_SURNAME = 40
"""Letters of a surname that may be a misprint of another."""
_MISPRINTS = 2  # how often a name can be misprinted
_GIVEN = 2  # how many pronouns beside a name its usual sex is worth


@dataclass(slots=True)
class Person:
    """One person (or what may be one): every printed name, role and sign of gender, and where."""

    forms: list[PersonName] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[Role] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    in_full: set[str] = field(default_factory=set)
    addressed: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    human_for: int = 0
    human_against: int = 0
    located: int = 0

    @property
    def name(self) -> str:
        """The fullest name in print: most parts, then most frequent."""
        if len(self.names) == 1:
            return next(iter(self.names))
        times: Counter[tuple[str, ...]] = Counter()
        for printed, count in self.names.items():
            if printed not in self.addressed:
                times[person_name(printed).parts] += count
        names = [n for n in self.names if not _padded(n, times)]
        told = [n for n in names if n in self.told and person_name(n).full]
        return min(told or names, key=self._rank)

    def _rank(self, name: str) -> tuple[int, bool, int, int, str]:
        return -len(person_name(name).parts), name.isupper(), -self.names[name], -len(name), name

    @property
    def gender(self) -> str | None:
        """``m``, ``f`` or ``None``: what most signs say, what the given name usually says among them."""
        given = self.given
        he, she = (self.signs[g] + (_GIVEN if g == given else 0) for g in ("m", "f"))
        return None if he == she else "m" if he > she else "f"

    @property
    def given(self) -> str | None:
        """What the given name usually says: ``m``, ``f`` or ``None``."""
        return next((g for g in map(gender_of_given, self.forms) if g), None)

    @property
    def human(self) -> bool | None:
        """Whether this is a person; ``None`` where nothing says so or not."""
        if self.human_for or self.human_against:
            return self.human_for >= self.human_against
        return None

    def spellings(self) -> tuple[str, ...]:
        """Every form of the name in print, the fullest first."""
        return tuple(sorted(self.names, key=self._rank))


class People:
    """The people of a set of articles, and who a printed name can be.  A person is known by its number."""

    def __init__(self, mentions: Mapping[str, Sequence[Mention]]) -> None:
        self.persons: list[Person] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._alone: dict[tuple[str, ...], int] = {}
        self._alike: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
        self._bearers: dict[tuple[str, ...], list[int]] = {}
        self._nearby: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._misprints: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._apart: dict[tuple[str, tuple[str, ...]], int] = {}
        self._nicks: dict[tuple[str, ...], set[int]] = {}
        self._givens: dict[tuple[str, ...], list[int]] = {}
        self._holding: dict[str, set[int]] = defaultdict(set)  # by the nouns of what they are called
        named = {a: [m for m in mentions[a] if m.kind == "name" and m.name] for a in sorted(mentions)}
        _tell_juniors(named)
        self._gather([m.name for found in named.values() for m in found if m.name])
        for article, found in named.items():
            for mention in found:
                if mention.name and mention.name.full:
                    self.add(self._full[mention.name.parts], article, mention)
        for found in named.values():
            for mention in found:
                if mention.nick and mention.entity is not None:
                    self._nicks.setdefault(mention.nick.parts, set()).add(mention.entity)
        for article, found in named.items():
            self._set_apart(article, found)
        for article, found in named.items():
            for mention in found:
                if mention.entity is None and len(who := self.candidates(mention, article)) == 1:
                    self.add(who[0], article, mention)
        for article in sorted(mentions):
            self._counterparts(mentions[article])
            self._genders(mentions[article])

    def _gather(self, names: Iterable[PersonName]) -> None:
        forms = {n.parts: n for n in sorted(names, key=lambda n: (n.parts, n.articled, n.text)) if n.parts}
        # whole given names first; a name with an initial joins the one person that it fits
        order = sorted(
            (n for n in forms.values() if n.full),
            key=lambda n: (len(n.parts[0]) == 1, -len(n.parts), n.parts),
        )
        for name in order:
            keys = person_keys(name)
            near = sorted({n for key in keys for n in self._nearby.get(key, ())})
            fit = [n for n in near if all(same_person(name, other) for other in self.persons[n].forms)]
            if len(fit) != 1 and not (fit and len(name.parts[0]) > 1):
                fit = [len(self.persons)]
                self.persons.append(Person())
            self.persons[fit[0]].forms.append(name)
            self._keep_near(fit[0], name, keys)
            self._full[name.parts] = fit[0]
        # a bare name that no full name explains is a person of its own, one over all articles
        singles: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted((n for n in forms.values() if not n.full), key=lambda n: n.parts):
            if self._with_surname(name) or (self._with_given(name) and not is_younger(name.text)):
                continue
            alike = singles[sounds(name.surname)]
            number = next((n for form, n in alike if same_part(form, name.surname)), len(self.persons))
            if number == len(self.persons):
                self.persons.append(Person(forms=[name]))
            alike.append((name.surname, number))
            self._keep_alone(name, number)

    def _set_apart(self, article: str, found: Sequence[Mention]) -> None:
        """Tell a bare name from those named in full whose sex it cannot have: "Mr. Sorel" from Ana Sorel.

        It is the one of other articles who can be meant, or somebody else.
        """
        bare = [m for m in found if m.name and m.name.parts and not m.name.full and m.gender]
        for mention in bare:
            if mention.name is None or (article, mention.name.parts) in self._apart:
                continue
            bearers = self._with_surname(mention.name)
            here = [n for n in bearers if article in self.persons[n].in_full]
            if not here or any(self.persons[n].gender in (None, mention.gender) for n in here):
                continue
            others = [n for n in bearers if n not in here and self.persons[n].gender == mention.gender]
            if len(others) != 1:
                others = [self._alone.get(mention.name.parts, len(self.persons))]
                if others[0] == len(self.persons):
                    self._keep_alone(mention.name, others[0])
                    self.persons.append(Person(forms=[mention.name]))
                self.persons[others[0]].signs[mention.gender or ""] += 1
            self._apart[article, mention.name.parts] = others[0]

    def _keep_near(self, number: int, name: PersonName, keys: Iterable[tuple[str, ...]]) -> None:
        surname, given = ("surname", sounds(name.surname)), ("given", sounds(name.parts[0]))
        for key in (surname, given, *keys):
            self._nearby[key].append(number)

    def _keep_alone(self, name: PersonName, number: int) -> None:
        self._alone[name.parts] = self._alike[sounds(name.surname)][name.parts] = number

    def _with_surname(self, name: PersonName) -> list[int]:
        if name.parts not in self._bearers:
            self._bearers[name.parts] = [
                n
                for n in sorted(set(self._nearby["surname", sounds(name.surname)]))
                if any(has_surname(name, f) for f in self.persons[n].forms)
            ]
        return self._bearers[name.parts]

    def _with_given(self, name: PersonName) -> list[int]:
        if name.parts not in self._givens:
            self._givens[name.parts] = [
                n
                for n in sorted(set(self._nearby["given", sounds(name.surname)]))
                if any(has_given(name, f) for f in self.persons[n].forms)
            ]
        return self._givens[name.parts]

    def candidates(self, mention: Mention, article: str) -> list[int]:
        """Return the numbers of those whom a name can mean in an article: one where it is clear.

        People named in full in the article come before people of other articles, and bearers of the
        surname before bearers of the given name; a title that does not suit leaves somebody out.
        """
        name = mention.name
        if name is None or not name.parts:
            return []
        if name.parts in self._full:
            return [self._full[name.parts]]
        apart = self._apart.get((article, name.parts))
        if apart is not None and mention.gender in (None, self.persons[apart].gender):
            return [apart]
        nick = sorted(self._nicks.get(name.parts, ()))
        pools = [self._with_surname(name), nick, [] if is_younger(name.text) else self._with_given(name)]
        for pool in pools:
            if not pool:
                continue
            here = [n for n in pool if article in self.persons[n].in_full]
            return self._suited(here or pool, mention)
        if name.parts in self._alone:
            return [self._alone[name.parts]]
        alike = sorted(self._alike[sounds(name.surname)].items())
        return [n for form, n in alike if same_part(form[-1], name.surname)][:1]

    def _suited(self, pool: list[int], mention: Mention) -> list[int]:
        if len(pool) < 2:
            return pool
        persons = self.persons
        gender = mention.gender
        suited = [n for n in pool if gender is None or persons[n].gender in (None, gender)] or pool
        for role in mention.roles:
            suited = [n for n in suited if any(fits(role, held) for held in persons[n].roles)] or suited
        return [n for n in suited if persons[n].human is not False] or suited

    def holders(self, roles: Iterable[Role]) -> list[int]:
        """Return the numbers of those who are called something that one of some roles may say too."""
        heads = {head for role in roles for head in (role.head, *WIDER.get(role.head, ()))}
        return sorted({number for head in heads for number in self._holding.get(head, ())})

    def shared(self, mention: Mention) -> int:
        """Return how many people of all articles bear a bare name as their surname."""
        return len(self._with_surname(mention.name)) if mention.name else 0

    def bears(self, bare: PersonName, article: str) -> bool:
        """Tell whether a bare name is the surname of somebody named in full in an article."""
        return any(article in self.persons[n].in_full for n in self._with_surname(bare))

    def close_to(self, bare: PersonName, article: str) -> list[int]:
        """Return those named in full in an article whose surname a bare name can be a misprint of."""
        here = self._misprints.get(article, {})
        near = {n for short in _shortened(bare.surname) for n in here.get(short, ())}
        return sorted(
            n for n in near if any(_misprint(bare.surname, form.surname) for form in self.persons[n].forms)
        )

    def misspelt(self, number: int, article: str) -> int | None:
        """Return the one whom somebody named once or twice, and never in full, is by a misprint."""
        person = self.persons[number]
        if any(form.full for form in person.forms) or person.names.total() > _MISPRINTS:
            return None
        found = {n for form in person.forms for n in self.close_to(form, article)}
        return found.pop() if len(found) == 1 else None

    def add(self, number: int, article: str, mention: Mention) -> None:
        """Enter a mention of a person: its spelling, roles, gender and what shows that it is a person."""
        person = self.persons[number]
        mention.entity = number
        person.names[mention.text] += 1
        person.articles.add(article)
        if not mention.headline:
            person.told.add(mention.text)
        if mention.polite:
            person.addressed.add(mention.text)
        if mention.name and mention.name.full and article not in person.in_full:
            person.in_full.add(article)
            here = self._misprints[article]
            for short in {short for form in person.forms for short in _shortened(form.surname)}:
                here[short].append(number)
        if mention.roles:
            person.roles.update(mention.roles)
            for role in mention.roles:
                self._holding[role.head].add(number)
        if mention.gender in {"m", "f"}:
            person.signs[mention.gender] += 3
        person.human_for += 3 * mention.human + (mention.tagged == "PER")
        person.human_against += (mention.tagged in {"ORG", "LOC"}) + 3 * mention.thing
        person.located += mention.tagged == "LOC"
        nick = mention.name is not None and mention.name.parts in self._nicks
        person.human_against += mention.the and not nick

    def new(self, article: str, mention: Mention) -> int:
        """Enter somebody whom only a source names."""
        if mention.name is None or not mention.name.parts:
            raise ValueError("a person needs a name")
        number = len(self.persons)
        self.persons.append(Person(forms=[mention.name]))
        if mention.name.full:
            self._full[mention.name.parts] = number
        else:
            self._keep_alone(mention.name, number)
        self._keep_near(number, mention.name, person_keys(mention.name))
        self._bearers.clear()
        self._givens.clear()
        self.add(number, article, mention)
        return number

    def _counterparts(self, mentions: Sequence[Mention]) -> None:
        """Give "his Russian counterpart, Sergei Lavrov" the office of the one whose counterpart he is."""
        by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_sentence[mention.sentence].append(mention)
        for mention in mentions:
            if mention.kind != "name" or mention.entity is None:
                continue
            person = self.persons[mention.entity]
            for role in [r for r in mention.roles if r.head == "counterpart"]:
                others = [m for m in by_sentence[mention.sentence] if m.entity != mention.entity]
                said = [r for m in others if m.link is not mention for r in m.roles]
                known = [
                    r
                    for m in others
                    if m.kind == "name" and m.entity is not None
                    for r in self._held(m.entity)
                ]
                for office in [*said, *known]:
                    differs = not (role.owner and office.owner and same_owner(role.owner, office.owner))
                    if office.head != "counterpart" and differs:
                        person.roles[counterpart_of(office, role.owner)] += 1
                        self._holding[office.head].add(mention.entity)
                        break

    def _held(self, number: int) -> list[Role]:
        return [r for r in self.persons[number].roles if r.head != "counterpart" and not r.former]

    def _genders(self, mentions: Sequence[Mention]) -> None:
        """Count he and she after somebody who is the subject, alone in the sentence, as signs."""
        told: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if not mention.quoted and mention.kind in {"name", "pronoun"}:
                told[mention.sentence].append(mention)
        for number, found in told.items():
            who = {m.entity for m in found if m.kind == "name"}
            first = found[0]
            if len(who) != 1 or first.kind != "name" or first.entity is None or first.place != SUBJECT:
                continue
            person = self.persons[first.entity]
            after = [m for m in found if m.kind == "pronoun"]
            following = told.get(number + 1, [])
            if following and following[0].kind == "pronoun" and following[0].place == SUBJECT:
                after.append(following[0])
            for pronoun in after:
                if pronoun.gender in {"m", "f"}:
                    person.signs[pronoun.gender] += 1
                    break


def _tell_juniors(named: Mapping[str, Sequence[Mention]]) -> None:
    """Part "Ana Sorel Jr." from Ana Sorel where an article prints both: elsewhere they may be one."""
    full = {a: [m.name for m in found if m.name and m.name.full] for a, found in named.items()}
    two: set[tuple[str, str]] = set()
    for names in full.values():
        if juniors := {(n.parts[0], n.parts[-1]) for n in names if is_younger(n.text)}:
            two |= juniors & {(n.parts[0], n.parts[-1]) for n in names if not is_younger(n.text)}
    for mention in (m for found in named.values() for m in found if two):
        name = mention.name
        if name and name.full and (name.parts[0], name.parts[-1]) in two and is_younger(name.text):
            mention.name = replace(name, parts=(*name.parts, "jr"), younger=True)


def _padded(name: str, times: Counter[tuple[str, ...]]) -> bool:
    """Whether a name is a much more frequent full name with a word that strayed in, as in headlines.

    ``times`` tells how often each name is printed, by its parts.
    """
    parts = person_name(name).parts
    within = [count for few, count in times.items() if 1 < len(few) < len(parts) and _within(few, parts)]
    if not within:
        return False
    return max(within) > 2 * times[parts] or any(_no_name(word) for word in name.split())


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return any(many[i : i + len(few)] == few for i in range(len(many) - len(few) + 1))


def _misprint(a: str, b: str) -> bool:
    """Whether one letter of a surname is another, is missing, or two are the wrong way round."""
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1


@lru_cache(maxsize=8192)
def _no_name(word: str) -> bool:
    """Whether a word is a place, an office or a body, and so hardly part of a longer name."""
    return is_place(word) or plain(word) in ROLES or is_body(word)


def _shortened(surname: str) -> set[str]:
    """Return a surname and what is left of it without one of its letters.

    Two of which one is a misprint of the other share one of these.  None of what is too long for a surname.
    """
    if not 4 < len(surname) <= LONGEST_SURNAME:
        return set()
    return {surname, *(surname[:i] + surname[i + 1 :] for i in range(len(surname)))}
