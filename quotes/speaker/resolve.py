"""From the source of each quotation of an article to who that is.

One walk through the article, from the first word to the last: mentions are entered into the discourse as
they come, and the source of a quotation is resolved against what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.model import Band, Quotation, QuotationKind, Span
from quotes.speaker.discourse import CLEAR, LEAN, Discourse, Ranked, Referent
from quotes.speaker.entities import Bodies
from quotes.speaker.mentions import Mention, make_name
from quotes.speaker.people import People
from quotes.speaker.roles import Role, counterpart_of, fits, is_body, same_owner
from quotes.speaker.runs import name_within
from quotes.speaker.source import read_source
from quotes.speaker.tokens import SUBJECT, View, covers, merged

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


class Resolver:
    """The walk through one article."""

    def __init__(self, view: View, mentions: Sequence[Mention], people: People, bodies: Bodies) -> None:
        self.view = view
        self.article = view.article.key
        self.mentions = mentions
        self.people = people
        self.bodies = bodies
        self.discourse = Discourse(view)
        self._next = 0
        self._unnamed: list[tuple[str, Role | None, str | None]] = []
        self._told: list[tuple[int, int]] = []
        self._indirect: list[tuple[int, int]] = []
        self._here = {n for n, p in enumerate(people.persons) if self.article in p.articles}

    def resolve(self, quotations: Sequence[Quotation]) -> dict[str, Verdict]:
        """Return a verdict for each of the article's quotations, by the quotation's key."""
        self._told = merged(s for q in quotations for s in q.addressee)
        self._indirect = merged(s for q in quotations if q.kind is QuotationKind.INDIRECT for s in q.content)
        verdicts: dict[str, Verdict] = {}
        last: tuple[Quotation, Verdict] | None = None
        for quotation in sorted(quotations, key=_anchor):
            start = _anchor(quotation)[0]
            token = self.view.within(Span(start, start + 1))[0]
            if token >= len(self.view.tokens):
                verdicts[quotation.key] = Verdict(None, Band.UNSURE, "it is outside what was read")
                continue
            self._advance(token)
            verdict = self._source(quotation) if quotation.source else self._continued(quotation, last)
            verdicts[quotation.key] = verdict
            if verdict.referent:
                sentence = self.view.tokens[token].sentence
                self.discourse.note(verdict.referent, token, sentence, "speaker")
            last = (quotation, verdict)
        return verdicts

    def _advance(self, token: int) -> None:
        """Enter every mention before a token."""
        while self._next < len(self.mentions) and self.mentions[self._next].low < token:
            mention = self.mentions[self._next]
            self._next += 1
            if mention.quoted or (mention.kind == "place" and mention.place != SUBJECT):
                continue
            verdict = self._mention(mention)
            if verdict.referent is not None:
                start = self.view.tokens[mention.low].start
                told = covers(self._told, start)
                inside = covers(self._indirect, start)
                place = "told" if told else mention.place
                self.discourse.note(verdict.referent, mention.low, mention.sentence, place, indirect=inside)

    # --- one mention

    def _mention(self, mention: Mention, *, source: bool = False) -> Verdict:
        if mention.kind == "name":
            return self._name(mention)
        if mention.kind == "description":
            if mention.link is not None:
                return self._name(mention.link, f"“{mention.text}” stands beside the name")
            return self._description(mention, source)
        if mention.kind == "pronoun":
            if not source and mention.text.lower() not in {"he", "she"}:
                return Verdict(None, Band.UNSURE, "")
            return self._pronoun(mention)
        return self._body(mention.text)

    def _name(self, mention: Mention, why: str = "") -> Verdict:
        people = self.people
        if mention.entity is not None:
            number = mention.entity
            person = people.persons[number]
            said = f"{why}: {person.name}" if why else ""
            if mention.name and mention.name.full:
                return Verdict(
                    Referent("person", number), Band.CERTAIN, said or f"named in full: {mention.text}"
                )
            if person.name == mention.text:
                return Verdict(Referent("person", number), Band.CERTAIN, f"named: {mention.text}")
            if len(people.candidates(mention, self.article)) == 1 and people.shared(mention) == 1:
                reason = said or f"“{mention.text}” is {person.name} in every article that names somebody so"
                return Verdict(Referent("person", number), Band.CERTAIN, reason)
            reason = said or f"“{mention.text}” can only be {person.name} here"
            return Verdict(Referent("person", number), Band.LIKELY, reason)
        who = people.candidates(mention, self.article)
        if len(who) == 1:
            people.add(who[0], self.article, mention)
            return self._name(mention, why)
        if not who:
            return Verdict(None, Band.UNSURE, f"nobody is known by the name of “{mention.text}”")
        names = _listed(people.persons[n].name for n in who)
        ranked = self.discourse.weigh(
            mention.sentence, lambda r: 0.0 if r.kind == "person" and r.who in who else None
        )
        if _leads(ranked):
            best = ranked[0]
            name = people.persons[int(best[1].who)].name
            people.persons[int(best[1].who)].names[mention.text] += 1
            return Verdict(
                best[1], Band.UNSURE, f"“{mention.text}” can be {names}; {name} was {best[2].said}"
            )
        return Verdict(None, Band.UNSURE, f"“{mention.text}” can be {names}")

    def _body(self, text: str, why: str = "") -> Verdict:
        key = self.bodies.note(text, self.article)
        return Verdict(Referent("body", key), Band.CERTAIN, why or f"named: {text}")

    # --- descriptions

    def _description(self, mention: Mention, source: bool) -> Verdict:
        role = mention.roles[0]
        if is_body(role.head) and role.head not in {"chair"}:
            return self._body_description(mention, role)
        if not mention.definite:
            return self._anonymous(mention.text, role, mention.gender)
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
        for i, (_, held_role, gender) in enumerate(self._unnamed):
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
            return Verdict(referent, Band.LIKELY, f"{quoted} is {self._called(referent)}{where}")
        names = _listed(self._called(r) for r in sorted(found, key=str))
        if _leads(ranked):
            best = ranked[0]
            why = f"{quoted} can be {names}; {self._called(best[1])} was {best[2].said}"
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
            return self._anonymous(mention.text, role, None)
        known = self.bodies.key(role.text)
        if known in self.bodies.found and any(w[0].isupper() for w in role.text.split()):
            return self._body(role.text)
        found = self.bodies.described(role, self.article)
        ranked = self.discourse.weigh(
            mention.sentence, lambda r: 0.0 if r.kind == "body" and r.who in found else None
        )
        if len(found) == 1:
            name = self.bodies.found[found[0]].name
            return Verdict(Referent("body", found[0]), Band.LIKELY, f"{quoted} is {name}")
        if found and _leads(ranked):
            name = self.bodies.found[str(ranked[0][1].who)].name
            return Verdict(
                ranked[0][1], Band.UNSURE, f"{quoted} can be several bodies; {name} is the nearest"
            )
        if not found and (role.owner or role.fields or mention.text.split()[-1][0].isupper()):
            key = self.bodies.note(role.text, self.article)
            return Verdict(Referent("body", key), Band.LIKELY, f"{quoted} names a body")
        return Verdict(None, Band.UNSURE, f"no one body is {quoted}")

    def _anonymous(self, text: str, role: Role | None, gender: str | None) -> Verdict:
        self._unnamed.append((text, role, gender))
        return Verdict(
            Referent("unnamed", len(self._unnamed) - 1), Band.UNSURE, f"anonymous source: “{text}”"
        )

    # --- pronouns

    def _pronoun(self, mention: Mention) -> Verdict:
        gender = mention.gender
        quoted = f"“{mention.text}”"
        ranked = self.discourse.weigh(mention.sentence, lambda r: self._agrees(r, gender))
        if not ranked:
            return Verdict(None, Band.UNSURE, f"nobody before it can be {quoted}")
        best, margin = ranked[0], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
        name = self._called(best[1])
        if margin < LEAN:
            return Verdict(None, Band.UNSURE, f"{quoted} can be {name} or {self._called(ranked[1][1])}")
        near = self.discourse.line(mention.sentence) == best[2].line
        said = best[2].said.replace("the sentence before", "the same sentence") if near else best[2].said
        if self.discourse.line(mention.sentence) - best[2].line > 1:
            said = said.replace("sentence before", "sentence some way before")
        if best[1].kind == "unnamed":
            return Verdict(best[1], Band.UNSURE, f"{quoted} is {name}, who is not named")
        band = Band.LIKELY if margin >= CLEAR and (gender != "p" or best[1].kind == "body") else Band.UNSURE
        return Verdict(
            best[1],
            band,
            f"{quoted} is the {said}: {name}" if " of " in said else f"{quoted} is {name}, {said}",
        )

    def _agrees(self, referent: Referent, gender: str | None) -> float | None:
        if referent.kind == "body":
            if gender not in {"n", "p"}:
                return None
            return -1.0 if str(referent.who).startswith("country") else 0.0
        if gender == "n":
            return None
        if referent.kind == "unnamed":
            own = self._unnamed[int(referent.who)][2]
            return None if gender != "p" and own not in (None, gender) else 0.0
        person = self.people.persons[int(referent.who)]
        if person.human is False:
            return None
        if gender == "p":
            return -1.0 if person.gender is None else None
        if person.gender not in (None, gender):
            return None
        return (0.4 if person.gender == gender else 0.0) - (0.0 if person.human else 1.0)

    def _called(self, referent: Referent) -> str:
        if referent.kind == "person":
            return self.people.persons[int(referent.who)].name
        if referent.kind == "body":
            return self.bodies.found[str(referent.who)].name
        return f"“{self._unnamed[int(referent.who)][0]}”"

    # --- sources

    def _source(self, quotation: Quotation) -> Verdict:
        source = read_source(self.view, self.mentions, quotation.source)
        text = source.text
        if source.kind == "mention" and source.mention is not None:
            verdict = self._mention(source.mention, source=True)
            unknown = verdict.referent is None and source.mention.kind == "name"
            if unknown and not self.people.candidates(source.mention, self.article):
                self.people.new(self.article, source.mention)
                return self._name(source.mention)
            return verdict
        if source.kind == "several":
            return Verdict(None, Band.UNSURE, f"more than one speaker: “{text}”")
        if source.kind == "first":
            return Verdict(None, Band.UNSURE, f"“{text}” is whoever speaks")
        if source.kind == "unknown":
            found = name_within(self.view, *source.tokens)
            if found and not self._common(*found):
                return self._forced(found)
        return self._anonymous(text, None, None)

    def _common(self, low: int, high: int) -> bool:
        """Whether it is one word that has its capital from the start of the sentence only."""
        token = self.view.tokens[low]
        return high - low == 1 and token.initial and token.upos not in {"PROPN", "X", ""}

    def _forced(self, found: tuple[int, int]) -> Verdict:
        mention = make_name(self.view, *found)
        if mention.kind != "name":
            return self._body(mention.text)
        if not self.people.candidates(mention, self.article):
            self.people.new(self.article, mention)
        return self._name(mention)

    def _continued(self, quotation: Quotation, last: tuple[Quotation, Verdict] | None) -> Verdict:
        """Without a source it goes on from the quotation before, in its paragraph, if nobody came between."""
        nobody = Verdict(None, Band.UNSURE, "nobody is named as its source")
        if last is None or last[1].speaker is None or quotation.kind is not QuotationKind.DIRECT:
            return nobody
        here, there = _anchor(quotation)[0], _anchor(last[0])[0]
        a, b = (self.view.within(Span(x, x + 1))[0] for x in (there, here))
        if self.view.tokens[a].block != self.view.tokens[b].block:
            return nobody
        others = {r for r in self.discourse.between(a, b) if r.kind != "body"} - {last[1].referent}
        if others:
            return Verdict(
                None, Band.UNSURE, "it names no source, and others are mentioned since the quotation before"
            )
        name = self._called(last[1].speaker)
        return Verdict(last[1].referent, Band.LIKELY, f"it goes on from the quotation before it, by {name}")


def _anchor(quotation: Quotation) -> tuple[int, str]:
    spans = quotation.source or quotation.content or quotation.cue or (Span(0, 1),)
    return min(s[0] for s in spans), quotation.key


def _leads(ranked: Ranked) -> bool:
    """Whether the first was mentioned lately, and clearly more to the point than the second."""
    if not ranked or ranked[0][0] < _LATELY:
        return False
    return len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR


def _listed(names: Iterable[str]) -> str:
    return " or ".join(sorted(set(names)))
