"""Whom a description means: the minister, her counterpart, the ministry, the Argentine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.model import Band
from quotes.speaker.countries import country_of
from quotes.speaker.discourse import CLEAR, Discourse, Ranked, Referent
from quotes.speaker.entities import STATE_BODIES, Bodies
from quotes.speaker.letters import plain
from quotes.speaker.mention import Mention
from quotes.speaker.people import People
from quotes.speaker.roles import Role, counterpart_of, fits, is_body, same_owner
from quotes.speaker.runs import STATE_OFFICES
from quotes.speaker.tokens import View
from quotes.speaker.words import ANONYMOUS, ROLES

_SOMEBODY = ROLES | ANONYMOUS | {"one", "another"}
_AGENT = re.compile(r"(?:er|or|ist|man|woman|ian)$")
# a score below this is of somebody that the article has left behind
_LATELY = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who a source is, how sure that is, and why."""

    referent: Referent | None
    band: Band
    reason: str

    @property
    def speaker(self) -> Referent | None:
        """The referent, where it is somebody that has a name."""
        return None if self.referent is None or self.referent.kind == "unnamed" else self.referent


class Descriptions:
    """Who is described in one article: its people and bodies, and who was mentioned so far."""

    def __init__(self, view: View, people: People, bodies: Bodies) -> None:
        self.view = view
        self.article = view.article.key
        self.people = people
        self.bodies = bodies
        self.discourse = Discourse(view)
        self.unnamed: list[tuple[str, Role | None, str | None]] = []
        self._here = {n for n, p in enumerate(people.persons) if self.article in p.articles}

    def body(self, text: str, why: str = "") -> Verdict:
        """Enter a printed name of a body and return a certain verdict for it."""
        key = self.bodies.note(text, self.article)
        return Verdict(Referent("body", key), Band.CERTAIN, why or f"named: {text}")

    def describe(self, mention: Mention) -> Verdict:
        """Resolve a description against those who hold the office and those who were mentioned."""
        role = mention.roles[0]
        if is_body(role.head) and role.head not in {"chair"}:
            return self._body_description(mention, role)
        if not mention.definite:
            return self.anonymous(mention.text, role, mention.gender)
        if role.head == "counterpart":
            return self._counterpart(mention, role)
        return self._held(mention, role, self._holders([role], mention))

    def _holders(self, roles: Sequence[Role], mention: Mention) -> dict[Referent, int]:
        """Who holds one of the roles, with how well it fits; people of this article before all others."""
        found: dict[Referent, int] = {}
        for number, person in enumerate(self.people.persons):
            if person.human is False or (mention.gender and person.gender not in (None, mention.gender)):
                continue
            fit = max((fits(role, held) for role in roles for held in person.roles), default=0)
            now = any(fits(role, held) and not held.former for role in roles for held in person.roles)
            if fit and not (now or any(role.former for role in roles)):
                fit = 0 if person.human else fit
            if fit == 2 or (fit and number in self._here):
                found[Referent("person", number)] = fit + (2 if number in self._here else 0)
        for i, (_, held_role, gender) in enumerate(self.unnamed):
            same = held_role and any(held_role.head == r.head and fits(r, held_role) for r in roles)
            if same and not (gender and mention.gender and gender != mention.gender):
                found[Referent("unnamed", i)] = 3
        top = max(found.values(), default=0)
        # an article's own people may be called by less than the whole office
        return {
            r: fit
            for r, fit in found.items()
            if fit == top or (top == 4 and fit == 3 and r.kind == "unnamed")
        }

    def _held(self, mention: Mention, role: Role, found: dict[Referent, int]) -> Verdict:
        quoted = f"“{mention.text}”"
        if not found:
            return Verdict(None, Band.UNSURE, f"nobody is called {quoted} in the articles")
        ranked = self.discourse.weigh(mention.sentence, lambda r: 0.0 if r in found else None)
        if len(found) == 1:
            referent, fit = next(iter(found.items()))
            where = "" if fit > 2 else ", in another article"
            return Verdict(referent, Band.LIKELY, f"{quoted} is {self.called(referent)}{where}")
        names = listed(self.called(r) for r in sorted(found, key=str))
        if leads(ranked):
            best = ranked[0]
            why = f"{quoted} can be {names}; {self.called(best[1])} was {best[2].said}"
            return Verdict(best[1], Band.UNSURE, why)
        return Verdict(None, Band.UNSURE, f"{quoted} can be {names}")

    def _counterpart(self, mention: Mention, role: Role) -> Verdict:
        """The holder, in the named country, of the office of the one whose counterpart it is."""
        direct = self._holders([role], mention)
        ranked = self.discourse.weigh(mention.sentence, lambda r: self._foreign(r, role.owner))
        for _, referent, _event in ranked[:2]:
            offices = [
                counterpart_of(r, role.owner)
                for r in self.people.persons[int(referent.who)].roles
                if r.head != "counterpart" and not r.former
            ]
            found = (
                {r: f for r, f in self._holders(offices, mention).items() if r != referent} if offices else {}
            )
            found = {r: f for r, f in found.items() if self._foreign(r, role.owner) is None or f % 2 == 0}
            if found:
                return self._held(mention, role, found)
        if direct:
            return self._held(mention, role, direct)
        mine = {
            Referent("person", n): 3
            for n in sorted(self._here)
            if role.owner
            and any(h.owner and same_owner(h.owner, role.owner) for h in self.people.persons[n].roles)
        }
        return self._held(mention, role, mine)

    def _foreign(self, referent: Referent, owner: str | None) -> float | None:
        if referent.kind != "person":
            return None
        roles = self.people.persons[int(referent.who)].roles
        return None if owner and any(r.owner and same_owner(r.owner, owner) for r in roles) else 0.0

    def _body_description(self, mention: Mention, role: Role) -> Verdict:
        quoted = f"“{mention.text}”"
        if not mention.definite:
            return self.anonymous(mention.text, role, None)
        known = self.bodies.key(role.text)
        if known in self.bodies.found and any(w[0].isupper() for w in role.text.split()):
            return self.body(role.text)
        found = self.bodies.described(role, self.article)
        ranked = self.discourse.weigh(
            mention.sentence, lambda r: 0.0 if r.kind == "body" and r.who in found else None
        )
        if len(found) == 1:
            name = self.bodies.found[found[0]].name
            return Verdict(Referent("body", found[0]), Band.LIKELY, f"{quoted} is {name}")
        if found and leads(ranked):
            name = self.bodies.found[str(ranked[0][1].who)].name
            return Verdict(
                ranked[0][1], Band.UNSURE, f"{quoted} can be several bodies; {name} is the nearest"
            )
        named = self._named_bodies(role, mention.sentence) if not found else []
        if named:
            name = self.called(named[0][1])
            if len(named) == 1 or leads(named):
                return Verdict(named[0][1], Band.UNSURE, f"{quoted} is {name}, {named[0][2].said}")
            return Verdict(None, Band.UNSURE, f"{quoted} can be one of several")
        if not found and (role.owner or role.fields or mention.text.split()[-1][0].isupper()):
            key = self.bodies.note(role.text, self.article)
            return Verdict(Referent("body", key), Band.LIKELY, f"{quoted} names a body")
        return Verdict(None, Band.UNSURE, f"no one body is {quoted}")

    def _named_bodies(self, role: Role, sentence: int) -> Ranked:
        """Names without a noun of their own ("Ruritan Light") that "the company" can go back to.

        Those that the article calls so come before those that are only known to be no people.
        """
        if role.head in STATE_BODIES or role.owner or any(w[0].isupper() for w in role.text.split()):
            return []

        def wanted(referent: Referent) -> float | None:
            if referent.kind == "body":
                own = self.bodies.found[str(referent.who)]
                plain_name = not any(is_body(w) for n in own.names for w in n.split())
                return 0.0 if plain_name and not own.key.startswith("country") else None
            if referent.kind != "person":
                return None
            person = self.people.persons[int(referent.who)]
            called = any(fits(role, held) for held in person.roles)
            if person.human or person.located or (person.human is None and not called):
                return None
            return 3.0 if called else 0.0

        return self.discourse.weigh(sentence, wanted)

    def anonymous(self, text: str, role: Role | None, gender: str | None) -> Verdict:
        """Enter somebody without a name, to whom a pronoun can go back, if it is somebody at all."""
        words = [plain(w) for w in text.split()]
        one = words[:1] in (["a"], ["an"]) or (words[:1] == ["the"] and _AGENT.search(words[-1]))
        if role is None and not one and not any(w in _SOMEBODY for w in words):
            return Verdict(None, Band.UNSURE, f"nobody is named: “{text}”")
        self.unnamed.append((text, role, gender))
        return Verdict(Referent("unnamed", len(self.unnamed) - 1), Band.UNSURE, f"anonymous source: “{text}”")

    def national(self, mention: Mention) -> Verdict:
        """Resolve "the Argentine": one whose office is that country's, else the last who can be."""
        country = country_of(mention.text)
        quoted = f"“the {mention.text}”"
        own = {
            Referent("person", n)
            for n in self._here
            if any(r.owner == country for r in self.people.persons[n].roles)
        }
        ranked = self.discourse.weigh(
            mention.sentence,
            lambda r: (2.0 if r in own else 0.0) if r in own or self._stateless(r, country) else None,
        )
        if not leads(ranked):
            return Verdict(None, Band.UNSURE, f"no one person is {quoted}")
        name = self.called(ranked[0][1])
        if ranked[0][1] in own:
            return Verdict(ranked[0][1], Band.LIKELY, f"{quoted} is {name}")
        return Verdict(ranked[0][1], Band.UNSURE, f"{quoted} is {name}, {ranked[0][2].said}")

    def _stateless(self, referent: Referent, country: str | None) -> bool:
        """Whether somebody is not known to serve another country: a coach may, a minister does not."""
        if referent.kind != "person" or not self.people.persons[int(referent.who)].human:
            return False
        return not any(
            r.owner and r.owner != country and r.head in STATE_OFFICES
            for r in self.people.persons[int(referent.who)].roles
        )

    def called(self, referent: Referent) -> str:
        """Return the name of a referent, or the description of one who has none."""
        if referent.kind == "person":
            return self.people.persons[int(referent.who)].name
        if referent.kind == "body":
            return self.bodies.found[str(referent.who)].name
        return f"“{self.unnamed[int(referent.who)][0]}”"


def leads(ranked: Ranked) -> bool:
    """Tell whether the first was mentioned lately, and is clearly more to the point than the second."""
    if not ranked or ranked[0][0] < _LATELY:
        return False
    return len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR


def listed(names: Iterable[str]) -> str:
    """Return names in order, each once, as "A or B"."""
    return " or ".join(sorted(set(names)))
