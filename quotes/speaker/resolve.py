"""From the source of each quotation of an article to who that is.

One walk through the article, from the first word to the last: mentions are entered into the discourse as
they come, and the source of a quotation is resolved against what stands before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.countries import is_demonym
from quotes.letters import plain
from quotes.model import Band, Quotation, QuotationKind, Span
from quotes.places import Places
from quotes.speaker.author import author_of
from quotes.speaker.described import Descriptions, Verdict, leads, listed
from quotes.speaker.discourse import CLEAR, LEAN, Referent
from quotes.speaker.entities import Bodies
from quotes.speaker.mention import Mention
from quotes.speaker.mentions import make_name
from quotes.speaker.names import person_name
from quotes.speaker.people import People
from quotes.speaker.runs import name_within
from quotes.speaker.source import Source, read_source
from quotes.speaker.tokens import SUBJECT, View, covers, merged
from quotes.speaker.unsourced import cue_subject, in_heading, repeated_in, sentence_subject
from quotes.speaker.words import SAYING

MOST_HEADLINES = 30
"""Quoted headlines of an article without a speaker that are looked for in its text, from the first on."""


class Resolver(Descriptions):
    """The walk through one article."""

    def __init__(self, view: View, mentions: Sequence[Mention], people: People, bodies: Bodies) -> None:
        super().__init__(view, mentions, people, bodies)
        self.mentions = mentions
        self._next = 0
        self._meant: dict[str, int | str] = {}
        self._selves: list[str] = []  # quotations by an "I" inside quoted words
        self._own: set[str] = set()  # quotations by the author, who is nobody's "she"
        self._times: tuple[int, Counter[int | None]] = (-1, Counter())
        self._told: list[tuple[int, int]] = []
        self._indirect: list[tuple[int, int]] = []

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
            verdict = self._source(quotation, last) if quotation.source else self._continued(quotation, last)
            verdicts[quotation.key] = verdict
            if verdict.referent and quotation.key not in self._own:
                sentence = self.view.tokens[token].sentence
                self.discourse.note(
                    verdict.referent, token, sentence, "speaker", named=verdict.named or verdict.reason
                )
            last = (quotation, verdict)
        self._quoted_selves(quotations, verdicts)
        self._headlines(quotations, verdicts)
        return verdicts

    def _quoted_selves(self, quotations: Sequence[Quotation], verdicts: dict[str, Verdict]) -> None:
        """Give what "I" says inside quoted words to the speaker of those words."""
        sources = {quotation.key: quotation.source for quotation in quotations}
        contents = sorted((*s, q.key) for q in quotations for s in q.content)
        places = Places((start, end) for start, end, _ in contents)
        for key in self._selves:
            at = sources[key][0].start
            near = (contents[i] for i in places.near(at, at + 1))
            holding = [(end - start, k) for start, end, k in near if k != key and start <= at < end]
            around = [pair for pair in holding if verdicts[pair[1]].speaker]
            if around:
                outer = verdicts[min(around)[1]]
                name = self.called(outer.referent) if outer.referent else ""
                band = Band.LIKELY if outer.band is Band.CERTAIN else outer.band
                verdicts[key] = Verdict(outer.referent, band, f"“I” is who speaks around it: {name}")

    def _headlines(self, quotations: Sequence[Quotation], verdicts: dict[str, Verdict]) -> None:
        """Give a headline's quotation that names nobody to the speaker of the one that it is cut from."""
        known = {q.key: q for q in quotations if verdicts[q.key].speaker and q.marked}
        unknown = [q for q in quotations if verdicts[q.key].speaker is None and q.marked]
        for quotation in [q for q in unknown if in_heading(self.view, q)][:MOST_HEADLINES]:
            if known:
                source = repeated_in(self.view, quotation, known)
                if source is not None:
                    who = verdicts[source.key].referent
                    name = self.called(who) if who else ""
                    verdicts[quotation.key] = Verdict(
                        who, Band.LIKELY, f"the headline repeats what {name} says below"
                    )

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
                self.discourse.note(
                    verdict.referent,
                    mention.low,
                    mention.sentence,
                    place,
                    indirect=inside,
                    named=verdict.named or verdict.reason,
                )

    # --- one mention

    def _mention(self, mention: Mention, *, source: bool = False) -> Verdict:
        if mention.kind == "name":
            return self._name(mention)
        if mention.kind == "description":
            if mention.link is not None:
                return self._name(mention.link, f"“{mention.text}” stands beside the name")
            return self.describe(mention, source=source)
        if mention.kind == "pronoun":
            if not source and mention.text.lower() not in {"he", "she"}:
                return Verdict(None, Band.UNSURE, "")
            return self._pronoun(mention)
        if mention.kind == "place" and mention.the and is_demonym(mention.text):
            return self.national(mention)
        return self.body(mention.text)

    def _name(self, mention: Mention, why: str = "") -> Verdict:
        people = self.people
        if mention.entity is not None:
            number = mention.entity
            intended = people.misspelt(number, self.article)
            if intended is not None:
                other = people.persons[intended].name
                why = f"“{mention.text}” is a misprint of {other}"
                return Verdict(Referent("person", intended), Band.UNSURE, why)
            person = people.persons[number]
            said = f"{why}: {person.name}" if why else ""
            full = mention.name is not None and mention.name.full
            if mention.tagged != "ORG" and (person.human is False or not (person.human or full)):
                band = Band.UNSURE if self.view.headline(mention.sentence) else Band.LIKELY
                printed = f"“{mention.text}” is {person.name}"
                plain_name = f"named: {mention.text}" if person.name == mention.text else printed
                return Verdict(Referent("person", number), band, said or plain_name)
            if full:
                return Verdict(
                    Referent("person", number), Band.CERTAIN, said or f"named in full: {mention.text}"
                )
            if person.name == mention.text:
                return Verdict(Referent("person", number), Band.CERTAIN, f"named: {mention.text}")
            if len(people.candidates(mention, self.article)) == 1 and people.shared(mention) == 1:
                reason = said or f"“{mention.text}” is {person.name} in every article that names somebody so"
                return Verdict(Referent("person", number), Band.CERTAIN, reason)
            reason = said or f"“{mention.text}” can only be {person.name} here"
            only = people.candidates(mention, self.article) == [number] and self.article in person.in_full
            return Verdict(Referent("person", number), Band.CERTAIN if only else Band.LIKELY, reason)
        who = people.candidates(mention, self.article)
        if len(who) == 1:
            people.add(who[0], self.article, mention)
            return self._name(mention, why)
        if not who:
            return Verdict(None, Band.UNSURE, f"nobody is known by the name of “{mention.text}”")
        names = listed(people.persons[n].name for n in who)
        meant = self._meant.get(mention.text)
        ranked = self.discourse.weigh(
            mention.sentence,
            lambda r: (1.0 if r.who == meant else 0.0) if r.kind == "person" and r.who in who else None,
        )
        if not leads(ranked) and (main := self._main(who)) is not None:
            name = people.persons[main].name
            reason = f"“{mention.text}” can be {names}; {name} is named far more often"
            return Verdict(Referent("person", main), Band.UNSURE, reason)
        if leads(ranked):
            best = ranked[0]
            self._meant[mention.text] = best[1].who
            name = people.persons[int(best[1].who)].name
            people.persons[int(best[1].who)].names[mention.text] += 1
            return Verdict(
                best[1], Band.UNSURE, f"“{mention.text}” can be {names}; {name} was {best[2].said}"
            )
        return Verdict(None, Band.UNSURE, f"“{mention.text}” can be {names}")

    def _main(self, who: Sequence[int]) -> int | None:
        """The one whom the article names in full at least twice as often as any other, and more than once."""
        if self._times[0] != len(self.people.persons):
            full = Counter(m.entity for m in self.mentions if m.name and m.name.full)
            self._times = len(self.people.persons), full
        times = Counter({number: self._times[1][number] for number in who if self._times[1][number]})
        first, second = [*times.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] > 1 and first[1] >= 2 * second[1] else None

    # --- pronouns

    def _pronoun(self, mention: Mention) -> Verdict:
        gender = mention.gender
        quoted = f"“{mention.text}”"
        ranked = self.discourse.weigh(mention.sentence, lambda r: self._agrees(r, gender))
        if not ranked:
            return Verdict(None, Band.UNSURE, f"nobody before it can be {quoted}")
        best, margin = ranked[0], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
        name = self.called(best[1])
        if margin < LEAN:
            return Verdict(None, Band.UNSURE, f"{quoted} can be {name} or {self.called(ranked[1][1])}")
        near = self.discourse.line(mention.sentence) == best[2].line
        said = best[2].said.replace("the sentence before", "the same sentence") if near else best[2].said
        if self.discourse.line(mention.sentence) - best[2].line > 1:
            said = said.replace("sentence before", "sentence some way before")
        if best[1].kind == "unnamed":
            return Verdict(best[1], Band.UNSURE, f"{quoted} is {name}, who is not named")
        band = Band.LIKELY if margin >= CLEAR and (gender != "p" or best[1].kind == "body") else Band.UNSURE
        if band is Band.LIKELY and best[1].kind == "person" and gender in {"m", "f"}:
            self.people.persons[int(best[1].who)].signs[gender] += 1  # to go by from here on
        return Verdict(
            best[1],
            band,
            f"{quoted} is the {said}: {name}" if " of " in said else f"{quoted} is {name}, {said}",
            best[2].named,
        )

    def _agrees(self, referent: Referent, gender: str | None) -> float | None:
        if referent.kind == "body":
            if gender not in {"n", "p"}:
                return None
            return -1.0 if str(referent.who).startswith("country") else 0.0
        if gender == "n":
            return None
        if referent.kind == "unnamed":
            own = self.unnamed[int(referent.who)][2]
            if (gender != "p" or own in {"m", "f"}) and own not in (None, gender):
                return None
            return 0.4 if own == gender else 0.0
        person = self.people.persons[int(referent.who)]
        if person.human is False or (person.located and not person.human):
            return None
        if gender == "p":
            return -1.0 if person.gender is None else None
        if person.gender not in (None, gender):
            return None
        human = person.human or person.given is not None
        return (0.4 if person.gender == gender else 0.0) - (0.0 if human else 1.0)

    # --- sources

    def _source(self, quotation: Quotation, last: tuple[Quotation, Verdict] | None) -> Verdict:
        source = read_source(self.view, self.mentions, quotation.source)
        text = source.text
        if source.kind == "none":
            return self._continued(quotation, last)
        if source.kind == "mention" and source.mention is not None:
            verdict = self._mention(source.mention, source=True)
            if source.relative and verdict.band is Band.CERTAIN:
                why = f"“{text}” goes back to {source.mention.text}"
                verdict = Verdict(verdict.referent, Band.LIKELY, why)
            unknown = verdict.referent is None and source.mention.kind == "name"
            if unknown and not self.people.candidates(source.mention, self.article):
                self.people.new(self.article, source.mention)
                return self._name(source.mention)
            return verdict
        if source.kind == "several":
            return Verdict(None, Band.UNSURE, f"more than one speaker: “{text}”")
        if source.kind == "first":
            return self._first(quotation, source)
        if source.kind == "unknown":
            found = name_within(self.view, *source.tokens)
            if found and not self._common(*found):
                return self._forced(found)
        return self.anonymous(text, None, None)

    def _first(self, quotation: Quotation, source: Source) -> Verdict:
        """Resolve "I": whoever says the words it stands in, else the author."""
        nobody = Verdict(None, Band.UNSURE, f"“{source.text}” is whoever speaks")
        if plain(source.text) not in {"i", "me", "my"}:
            return nobody
        if self.view.tokens[source.tokens[0]].quoted:
            self._selves.append(quotation.key)
            return nobody
        author = author_of(self.view, self.mentions)
        if author is None:
            return nobody
        if author.entity is None and not self.people.candidates(author, self.article):
            self.people.new(self.article, author)
        verdict = self._name(author)
        self._own.add(quotation.key)
        return Verdict(verdict.referent, Band.LIKELY, f"“{source.text}” is the author: {author.text}")

    def _common(self, low: int, high: int) -> bool:
        """Whether it is one word that has its capital from the start of the sentence only."""
        token = self.view.tokens[low]
        common = high - low == 1 and token.initial and token.upos not in {"PROPN", "X", ""}
        name = person_name(token.text)
        return common and not (
            self.people.bears(name, self.article) or self.people.close_to(name, self.article)
        )

    def _forced(self, found: tuple[int, int]) -> Verdict:
        mention = make_name(self.view, *found)
        if mention.kind != "name":
            return self.body(mention.text)
        if not self.people.candidates(mention, self.article):
            self.people.new(self.article, mention)
        return self._name(mention)

    def _continued(self, quotation: Quotation, last: tuple[Quotation, Verdict] | None) -> Verdict:
        """Without a source: the cue's subject, or the quotation before in the paragraph, or a name beside."""
        subject = cue_subject(self.view, self.mentions, quotation)
        if subject is not None:
            return self._beside(subject, Band.LIKELY)
        verdict = self._goes_on(quotation, last)
        if verdict.speaker is None:
            subject = sentence_subject(self.view, self.mentions, quotation)
            if subject is not None:
                return self._beside(subject, Band.UNSURE)
        return verdict

    def _beside(self, mention: Mention, band: Band) -> Verdict:
        verdict = self._mention(mention, source=True)
        sure = Band.UNSURE if Band.UNSURE in {band, verdict.band} else Band.LIKELY
        why = f"no source is marked; {verdict.reason}"
        return Verdict(verdict.referent, sure, why, verdict.named)

    def _goes_on(self, quotation: Quotation, last: tuple[Quotation, Verdict] | None) -> Verdict:
        nobody = Verdict(None, Band.UNSURE, "nobody is named as its source")
        if last is None or last[1].speaker is None:
            return nobody
        here, there = _anchor(quotation)[0], _anchor(last[0])[0]
        a, b = (self.view.within(Span(x, x + 1))[0] for x in (there, here))
        name = self.called(last[1].speaker)
        if self.view.tokens[a].sentence == self.view.tokens[b].sentence and (
            quotation.cue or self._adding(a, b, last[1].speaker)
        ):
            return Verdict(last[1].referent, Band.UNSURE, f"{name} says the rest of the sentence")
        if quotation.kind is not QuotationKind.DIRECT:
            return nobody
        if self.view.tokens[a].block != self.view.tokens[b].block:
            return nobody
        others = {r for r in self.discourse.between(a, b) if r.kind != "body"} - {last[1].referent}
        if others:
            return Verdict(
                None, Band.UNSURE, "it names no source, and others are mentioned since the quotation before"
            )
        return Verdict(last[1].referent, Band.LIKELY, f"it goes on from the quotation before it, by {name}")

    def _adding(self, low: int, high: int, speaker: Referent) -> bool:
        """Whether "…, adding that …" or "…, who added that …" leads on, and nobody else comes in before."""
        for i in range(low + 1, high):
            before, small = self.view.small(i - 1), self.view.small(i)
            stem = small.removesuffix("ing")
            adding = before == "," and small != stem and (stem in SAYING or stem + "e" in SAYING)
            if adding or (before == "who" and small in SAYING):
                return not any(self._somebody(r) for r in self.discourse.between(low, i) - {speaker})
        return False

    def _somebody(self, referent: Referent) -> bool:
        """Whether it is a person as far as is known: not a body, nor a name that may be a place's."""
        return referent.kind == "person" and bool(self.people.persons[int(referent.who)].human)


def _anchor(quotation: Quotation) -> tuple[int, str]:
    spans = quotation.source or quotation.content or quotation.cue or (Span(0, 1),)
    return min(s[0] for s in spans), quotation.key
