"""Whom a description means: the minister, her counterpart, the ministry, the Argentine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.countries import country_of
from quotes.letters import plain
from quotes.model import Band
from quotes.speaker.discourse import CLEAR, Discourse, Ranked, Referent
from quotes.speaker.entities import STATE_BODIES, Bodies
from quotes.speaker.mention import Mention
from quotes.speaker.names import same_part
from quotes.speaker.people import People
from quotes.speaker.roles import Role, counterpart_of, fits, is_body, same_owner
from quotes.speaker.runs import STATE_OFFICES
from quotes.speaker.tokens import View
from quotes.speaker.words import ANONYMOUS, ROLES

_SOMEBODY = ROLES | ANONYMOUS | {"one", "another"}
KIN = frozenset(
    """father mother son daughter brother sister husband wife widow widower uncle aunt grandfather grandmother
    cousin nephew niece partner""".split()
)
_POLITICS = frozenset(
    """candidate nominee contender hopeful politician president senator governor mayor lawmaker secretary
    businessman businesswoman billionaire tycoon magnate developer star leader""".split()
)
_ANYBODY = frozenset("man woman boy girl".split())
_PEOPLE = frozenset(w for w in ANONYMOUS if w.endswith("s") or w in {"people", "men", "women", "media"})
_NOBODY = frozenset("anyone anybody everyone everybody someone somebody nobody whoever".split())
_MANY = frozenset("many few some several most both others two three four five six dozens hundreds".split())
# what ends like somebody who does something and is nobody
_NO_AGENTS = frozenset(
    """paper newspaper number letter order matter center power water river murder offer winter summer
    chapter quarter poster computer error factor sector minor other another former her our your their
    whether after over under never ever rather prior corner border dinner danger anger fever layer answer
    floor door color colour harbor harbour labor labour tower barrier counter register charter banner folder
    disaster""".split()
)
_AGENT = re.compile(r"(?:er|or|ist|man|woman|ian)$")
# a score below this is of somebody that the article has left behind
_LATELY = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who a source is, how sure that is, and why; ``named`` says why what it goes back to is so."""

    referent: Referent | None
    band: Band
    reason: str
    named: str = ""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The chain of mentions in words: from the source, by what it goes back to, to a name."""
        return tuple(dict.fromkeys(r for r in (self.reason, self.named) if r))

    @property
    def speaker(self) -> Referent | None:
        """The referent, where it is somebody that has a name."""
        return None if self.referent is None or self.referent.kind == "unnamed" else self.referent


class Descriptions:
    """Who is described in one article: its people and bodies, and who was mentioned so far."""

    def __init__(self, view: View, mentions: Sequence[Mention], people: People, bodies: Bodies) -> None:
        self.view = view
        self.article = view.article.key
        self.people = people
        self.bodies = bodies
        self.discourse = Discourse(view)
        self.named = [m for m in mentions if m.kind == "name"]
        self.unnamed: list[tuple[str, Role | None, str | None]] = []
        self._here = {n for n, p in enumerate(people.persons) if self.article in p.articles}

    def body(self, text: str, why: str = "") -> Verdict:
        """Enter a printed name of a body and return a certain verdict for it."""
        key = self.bodies.note(text, self.article)
        return Verdict(Referent("body", key), Band.CERTAIN, why or f"named: {text}")

    def describe(self, mention: Mention, *, source: bool = False) -> Verdict:
        """Resolve a description against those who hold the office and those who were mentioned.

        That of a ``source`` must be somebody: for want of a holder, whoever the text is about.
        """
        role = mention.roles[0]
        if is_body(role.head) and role.head not in {"chair"}:
            return self._body_description(mention, role)
        if not mention.definite:
            return self.anonymous(mention.text, role, mention.gender)
        if role.head == "counterpart":
            return self._counterpart(mention, role)
        verdict = self._held(mention, role, self._holders([role], mention))
        return (
            verdict
            if verdict.referent or not source
            else self._kin(mention) or self._variation(mention, verdict)
        )

    def _kin(self, mention: Mention) -> Verdict | None:
        """Resolve "Marek Novak's wife": the one other who bears the surname in the article."""
        if mention.roles[0].head not in KIN:
            return None
        owners = [m for m in self.named if mention.low <= m.low < mention.high and m.entity is not None]
        if len(owners) != 1 or owners[0].entity is None:
            return None
        owner = self.people.persons[owners[0].entity]
        same = [
            n
            for n in sorted(self._here - {owners[0].entity})
            if any(same_part(f.surname, o.surname) for f in self.people.persons[n].forms for o in owner.forms)
            and self.people.persons[n].gender in (None, mention.gender)
            and any(f.full for f in self.people.persons[n].forms)
        ]
        if len(same) != 1:
            return None
        name = self.people.persons[same[0]].name
        return Verdict(Referent("person", same[0]), Band.UNSURE, f"“{mention.text}” can be {name}")

    def _variation(self, mention: Mention, verdict: Verdict) -> Verdict:
        """Resolve another word for whoever the text is about, where nobody is known to be called so.

        Somebody with an office of their own is not meant by the name of another's.
        """
        role = mention.roles[0]
        if self.view.tokens[mention.low].small != "the":
            return verdict  # "my father" is not who was speaking
        plain_word = role.head in KIN or role.head in _ANYBODY
        first, _ = self.view.ranges[mention.sentence]
        beside = self.discourse.between(first - 1, mention.low)

        def wanted(referent: Referent) -> float | None:
            if referent.kind != "person" or referent in beside:
                return None
            person = self.people.persons[int(referent.who)]
            if person.human is False or (mention.gender and person.gender not in (None, mention.gender)):
                return None
            open_to = KIN | _POLITICS if role.head in _POLITICS else KIN
            taken = any(r.head not in open_to for r in person.roles)
            return 0.0 if plain_word or not taken else None

        ranked = self.discourse.weigh(mention.sentence, wanted)
        if not leads(ranked):
            return verdict
        best = ranked[0]
        return Verdict(
            best[1], Band.UNSURE, f"“{mention.text}” can be {self.called(best[1])}, {best[2].said}"
        )

    def _holders(self, roles: Sequence[Role], mention: Mention) -> dict[Referent, int]:
        """Who holds one of the roles, with how well it fits; people of this article before all others."""
        found: dict[Referent, int] = {}
        for number in self.people.holders(roles):
            person = self.people.persons[number]
            fit = max((fits(role, held) for role in roles for held in person.roles), default=0)
            if not fit or person.human is False:
                continue
            if mention.gender and person.gender not in (None, mention.gender):
                continue
            now = any(fits(role, held) and not held.former for role in roles for held in person.roles)
            if not (now or any(role.former for role in roles)):
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
        if len(found) > 1 and role.owner is None:
            found = self._at_home(role, found)
        if len(found) == 1:
            referent, fit = next(iter(found.items()))
            where = "" if fit > 2 else ", in another article"
            theirs = self.view.tokens[mention.low].small in {"his", "her", "their", "my", "our"}
            band = Band.UNSURE if theirs and role.owner is None else Band.LIKELY
            return Verdict(
                referent, band, f"{quoted} is {self.called(referent)}{where}", self._called_so(referent, role)
            )
        names = listed(self.called(r) for r in sorted(found, key=str))
        if leads(ranked):
            best = ranked[0]
            why = f"{quoted} can be {names}; {self.called(best[1])} was {best[2].said}"
            return Verdict(best[1], Band.UNSURE, why)
        return Verdict(None, Band.UNSURE, f"{quoted} can be {names}")

    def _called_so(self, referent: Referent, role: Role) -> str:
        """What the articles call somebody that makes a description theirs, as a reason."""
        held = self.people.persons[int(referent.who)].roles if referent.kind == "person" else ()
        text = next((r.text for r in held if r.text and fits(role, r)), "")
        return f"{self.called(referent)} is called “{text}”" if text else ""

    def _at_home(self, role: Role, found: dict[Referent, int]) -> dict[Referent, int]:
        """Of several holders the one whose office is never said to be a country's, where there is one.

        Next to "the Freedonian president Marek Novak", "the president" is the reader's own.
        """

        def abroad(referent: Referent) -> bool:
            held = self.people.persons[int(referent.who)].roles if referent.kind == "person" else ()
            return any(r.owner and not r.owner.startswith("~") and fits(role, r) for r in held)

        home = {r: fit for r, fit in found.items() if not abroad(r)}
        return home if len(home) == 1 and role.head in STATE_OFFICES else found

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
        words = [plain(w).strip(",") for w in text.split()] or [""]
        agents = [w for w in words if _AGENT.search(w) and w not in _NO_AGENTS]
        one = words[0] in {"a", "an", "the", "one"} and bool(agents)
        if role is None and not one and not any(w in _SOMEBODY for w in words):
            return Verdict(None, Band.UNSURE, f"nobody is named: “{text}”")
        if words[0] in _NOBODY or (words[-1] in {"one", "all", "none"} and len(words) < 3):
            return Verdict(None, Band.UNSURE, f"nobody in particular: “{text}”")
        many = words[0] in _MANY or any(w in _PEOPLE for w in words)
        self.unnamed.append((text, role, "p" if many and words[0] not in {"a", "an", "one"} else gender))
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
