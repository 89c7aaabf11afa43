"""Apply decisions to what the machine found: they always win."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from quotes.decisions.decision import NONE, PAIRED, Decide, Decision, Decisions
from quotes.decisions.find import Finder
from quotes.decisions.places import is_about, quotation_at, rendering_at
from quotes.identity import Anchor
from quotes.letters import plain, slug
from quotes.model import (
    Article,
    Attribution,
    Band,
    Decided,
    Finding,
    Place,
    Problem,
    Quotation,
    QuotationKind,
    Remark,
    Rendering,
    Span,
    Speaker,
)
from quotes.prose import first_words
from quotes.ties import Tie, Ties, resolve_ties

_NAMING = 8
"""Words that name a passage in a message."""

_NAMED = 3
"""So many articles are named in a message, and the rest are counted."""

_Printed = TypeVar("_Printed", Quotation, Rendering)

_MARKS = "\"“”„«»‘’'‹› \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class _Located:
    """A decision, its place in the file, and where its passages stand, without those that are gone."""

    decision: Decision
    at: int
    found: tuple[tuple[Anchor, Place], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for _, place in self.found)


class Applier:
    """Decisions, found in articles, and what became of each as the stages of an audit ask for them.

    Of two lines that contradict each other the later stands; ``problems`` tells that, and which passages are
    gone.  Nothing depends on the order of the articles, nor on that of lines that agree.
    """

    def __init__(self, decisions: Decisions | None, articles: Sequence[Article]) -> None:
        self._decisions = decisions or Decisions("")
        self._problems: dict[tuple[int, str], Problem] = {}
        self._held: set[int] = set()
        self._canonical: dict[str, _Located] = {}
        self._absent: set[str] = set()
        lines = self._decisions.lines
        finder = Finder(articles if lines else ())
        self._located = [self._locate(line, at, finder) for at, line in enumerate(lines)]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be told of the file: by line."""
        found = [self._problems[key] for key in sorted(self._problems)]
        if self._absent:
            names = sorted(self._absent)
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            message = f"decisions on articles that are not here were passed over: {', '.join(names[:_NAMED])}"
            found.append(Problem(self._decisions.path, message + more, fatal=False))
        return tuple(found)

    @property
    def decided(self) -> tuple[Decided, ...]:
        """The decisions that hold, in the order of the file."""
        return tuple(
            Decided(str(d.decide), one.places, d.reason, d.value, d.code, d.line)
            for one in self._located
            for d in [one.decision]
            if one.at in self._held
        )

    def kinds(
        self, quotations: Sequence[Quotation], articles: Sequence[Article], parsed: Collection[str] = ()
    ) -> tuple[Quotation, ...]:
        """Return the quotations of the kinds that were decided, without what is none.

        What is decided to be a quotation and was not found is added, in articles (keys) that are ``parsed``.
        Quotations come, and stay, in the order of the articles and of the text.
        """
        texts = {article.key: article.text for article in articles}
        quotations = self._with_missed(quotations, texts, parsed)
        decided = self._of_quotations(Decide.KIND, quotations)
        out = []
        for quotation in quotations:
            one = decided.get(quotation.key)
            if one is None:
                out.append(quotation)
            elif one.decision.value != NONE:
                kind = QuotationKind(one.decision.value or "")
                out.append(_of_kind(quotation, kind, texts[quotation.article]))
        return tuple(out)

    def speakers(
        self,
        quotations: Sequence[Quotation],
        speakers: Sequence[Speaker],
        attributions: Sequence[Attribution],
    ) -> tuple[tuple[Speaker, ...], tuple[Attribution, ...]]:
        """Return the speakers and attributions with those that were decided.

        A name is that of a known speaker, or one of the spellings of only one, or else of somebody new.
        Speakers to whom nothing is left are left out.
        """
        decided = self._of_quotations(Decide.SPEAKER, quotations)
        if not decided:
            return tuple(speakers), tuple(attributions)
        known = list(speakers)
        # In the order of the file, so that the keys of new speakers do not hang on that of the articles.
        in_order = sorted(decided.values(), key=lambda one: one.at)
        keys = {one.at: self._speaker(one, known) for one in in_order}
        out = []
        for attribution in attributions:
            one = decided.get(attribution.quotation)
            if one is not None and (keys[one.at] is not None or one.decision.value is None):
                reasons = (one.decision.reason,)
                attribution = Attribution(attribution.quotation, keys[one.at], Band.CERTAIN, reasons)
            out.append(attribution)
        used = {attribution.speaker for attribution in out}
        kept = (speaker for speaker in known if speaker.key in used)
        return tuple(sorted(kept, key=lambda speaker: speaker.key)), tuple(out)

    def ties(self, renderings: Iterable[Rendering]) -> Ties:
        """Return which renderings are one remark, and which are not, and which stand for theirs."""
        by_article = _by_article(renderings)
        paired: dict[int, Tie] = {}
        for one in self._located:
            decision = one.decision
            if decision.decide is Decide.CANONICAL:
                for key in self._keys(one, by_article):
                    self._canonical.pop(key, None)
                    self._canonical[key] = one
            unsure = decision.decide is Decide.UNSURE and len(decision.what) > 1 and decision.code is None
            if decision.decide not in PAIRED and not unsure:
                continue
            keys = self._keys(one, by_article)
            distinct = tuple(sorted(set(keys)))
            if len(distinct) < 2:
                if len(keys) > 1:
                    self._tell(decision, "its passages are in one rendering here")
            elif unsure:
                # What was looked at again and left open is decided no more.
                paired = {at: tie for at, tie in paired.items() if tie.keys != distinct}
                self._held.add(one.at)
            else:
                paired[one.at] = Tie(distinct, decision.decide is Decide.SAME, decision.reason)
        lines = list(paired)
        chosen = {key: one.decision.reason for key, one in self._canonical.items()}
        ties, contradictions = resolve_ties(list(paired.values()), chosen)
        for found in contradictions:
            self._overruled(self._located[lines[found.tie]], self._located[lines[found.by]])
        self._held |= set(lines) - {lines[found.tie] for found in contradictions}
        return ties

    def canonical(self, remarks: Sequence[Remark]) -> None:
        """Note which of the renderings that were chosen stand for their remarks."""
        standing = {remark.canonical: remark for remark in remarks}
        remark_of = {key: remark for remark in remarks for key in remark.renderings}
        for key, one in self._canonical.items():
            if key in standing:
                self._held.add(one.at)
            elif key in remark_of and remark_of[key].canonical in self._canonical:
                self._overruled(one, self._canonical[remark_of[key].canonical])
            elif key in remark_of:
                self._tell(one.decision, "only what is quoted can stand for a remark, not reported speech")
            else:
                self._tell(one.decision, "what it chooses is in no remark here")

    def findings(self, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings that are left, and those to be ignored."""
        beginning: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            beginning[finding.code, finding.places[0].article].append(finding)
        last: dict[str, Decide] = {}
        for one in self._located:
            if one.decision.code is None or not one.places:
                continue
            for finding in beginning[one.decision.code, one.places[0].article]:
                if is_about(one.places, one.decision.code, finding):
                    last[finding.id] = one.decision.decide
                    self._held.add(one.at)
        ignored = tuple(f for f in findings if last.get(f.id) is Decide.IGNORE)
        return tuple(f for f in findings if last.get(f.id) is not Decide.IGNORE), ignored

    def _with_missed(
        self, quotations: Sequence[Quotation], texts: Mapping[str, str], parsed: Collection[str]
    ) -> Sequence[Quotation]:
        """Add the quotations that people see and the program does not."""
        by_article: dict[str, list[Quotation]] = {key: [] for key in texts}
        for quotation in quotations:
            by_article[quotation.article].append(quotation)
        for one in self._located:
            if one.decision.decide is Decide.KIND and one.decision.value != NONE:
                for _, (key, span) in one.found:
                    own = by_article[key]
                    if key in parsed and quotation_at(Place(key, span), own) is None:
                        kind = QuotationKind(one.decision.value or "")
                        marked = () if kind is QuotationKind.INDIRECT else (_bare(texts[key], span),)
                        own.append(Quotation(f"{key}#{span.start}+", key, kind, (span,), marked))
                        own.sort(key=lambda quotation: quotation.content[0])
        return [quotation for own in by_article.values() for quotation in own]

    def _locate(self, decision: Decision, at: int, finder: Finder) -> _Located:
        places = [(anchor, finder.find(anchor)) for anchor in decision.what]
        for anchor, place in places:
            if place is None and finder.knows(anchor.article):
                self._tell(decision, f"its words {_named(anchor.exact)} are gone from {anchor.article}")
            elif place is None:
                self._absent.add(anchor.article)
        if decision.code is not None and places[0][1] is None:
            places = []  # where the finding is to be mended is gone
        return _Located(decision, at, tuple((anchor, place) for anchor, place in places if place is not None))

    def _keys(self, one: _Located, renderings: Mapping[str, Sequence[Rendering]]) -> list[str]:
        """Return the keys of the renderings that a decision is about."""
        keys = []
        for anchor, place in one.found:
            rendering = rendering_at(place, renderings.get(place.article, ()))
            if rendering is None:
                self._tell_nothing(one, anchor, place)
            else:
                keys.append(rendering.key)
        return keys

    def _of_quotations(self, decide: Decide, quotations: Sequence[Quotation]) -> dict[str, _Located]:
        """Return the last decision of a kind on each quotation (its key)."""
        by_article = _by_article(quotations)
        last: dict[str, _Located] = {}
        for one in self._located:
            decision = one.decision
            unsure = decide is Decide.SPEAKER and decision.decide is Decide.UNSURE and decision.code is None
            if decision.decide is not decide and not (unsure and len(decision.what) == 1):
                continue
            for anchor, place in one.found:
                found = quotation_at(place, by_article[place.article])
                if found is None:
                    self._tell_nothing(one, anchor, place)
                    continue
                before = last.get(found.key)
                if before is not None and before.decision.value != decision.value and not unsure:
                    self._overruled(before, one)
                self._held.add(one.at)
                last[found.key] = one
        return {key: one for key, one in last.items() if one.decision.decide is decide}

    def _speaker(self, one: _Located, known: list[Speaker]) -> str | None:
        """Return the key of the speaker who was decided, who is added if nobody is called so."""
        value = one.decision.value
        if value is None:
            return None
        name = " ".join(value.split())
        called = [s for s in known if _folded(s.name) == _folded(name)]
        called = called or [s for s in known if _folded(name) in map(_folded, s.spellings)]
        if len(called) > 1:
            names = ", ".join(speaker.name for speaker in called)
            self._tell(one.decision, f"“{name}” can be {names}: write the name in full")
            self._held.discard(one.at)
            return None
        if called:
            return called[0].key
        keys = {speaker.key for speaker in known}
        key = base = slug(name)
        number = 2
        while key in keys:
            key, number = f"{base}-{number}", number + 1
        known.append(Speaker(key, name, (name,)))
        return key

    def _overruled(self, one: _Located, by: _Located) -> None:
        self._held.discard(one.at)
        self._tell(one.decision, f"it does not hold: line {by.decision.line} says otherwise")

    def _tell_nothing(self, one: _Located, anchor: Anchor, place: Place) -> None:
        words = _named(anchor.exact)
        self._tell(one.decision, f"there is no quotation at its words {words} in {place.article}")

    def _tell(self, decision: Decision, message: str) -> None:
        problem = Problem(self._decisions.path, f"line {decision.line}: {message}", fatal=False)
        self._problems.setdefault((decision.line, message), problem)


def _of_kind(quotation: Quotation, kind: QuotationKind, text: str) -> Quotation:
    """Return a quotation of that kind; of a direct one without marks all of the content is quoted."""
    marked = quotation.marked
    if kind is QuotationKind.INDIRECT:
        marked = ()
    elif kind is QuotationKind.DIRECT and not marked:
        marked = tuple(_bare(text, span) for span in quotation.content)
    return replace(quotation, kind=kind, marked=marked)


def _bare(text: str, span: Span) -> Span:
    """Return a span without the quotation marks and the spaces at its ends."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _folded(name: str) -> str:
    return " ".join(plain(name).split())


def _named(text: str) -> str:
    return f"“{first_words(text, _NAMING)}”"


def _by_article(things: Iterable[_Printed]) -> dict[str, list[_Printed]]:
    found: dict[str, list[_Printed]] = defaultdict(list)
    for thing in things:
        found[thing.article].append(thing)
    return found
