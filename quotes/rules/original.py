"""Rules about the original: Q5, what the audit's checks against transcripts of the corpus found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quotes.lookup import Lookup
from quotes.model import (
    Article,
    Band,
    Change,
    Operation,
    Outcome,
    Place,
    Rendering,
    Severity,
    Span,
)
from quotes.rules.compare import differences
from quotes.rules.occasion import FEWEST, Case, cases_of, is_in_one_remark, is_of_it, reported, words_in
from quotes.rules.rule import Found, Rule
from quotes.rules.saying import outlets

LONGEST = 12
"""Words of a transcript that a message cites at most."""

_SHOWN = re.compile(r"[\s,;.]*[\[(]?(?:…|\.\s?\.\s?\.)")
_LEADS = re.compile(r"^\W*?(?:…|\.\s?\.\s?\.)")
_PARTS_OF_IT = re.compile(r"\b(?:excerpts?|extracts?|partial|abridged|shortened|highlights)\b", re.I)


def not_in_transcript(lookup: Lookup) -> Iterator[Found]:
    """Find quotations that are in no transcript, in articles that report the very occasion."""
    groups: dict[str, list[tuple[Rendering, Article]]] = defaultdict(list)
    reports = reported(lookup)
    for checked in lookup.audit.checks:
        rendering = lookup.renderings[checked.rendering]
        transcript = reports.get((rendering.article, rendering.speaker or ""))
        words = len(words_in(rendering.text))
        if checked.outcome is not Outcome.NOT_FOUND or transcript is None or words < FEWEST:
            continue
        if not is_of_it(lookup, rendering) or _PARTS_OF_IT.search(transcript.title or ""):
            continue
        same = " ".join(words_in(rendering.text.casefold()))
        groups[same].append((rendering, transcript))
    for found in groups.values():
        found.sort(key=lambda each: _first_printed(lookup.articles[each[0].article]))
        printed = [rendering for rendering, _ in found]
        speaker = lookup.speaker(printed[0].speaker)
        name = speaker.name if speaker is not None else "the speaker"
        yield Found(
            f"{outlets(lookup, printed)} {_verb(lookup, printed, 'quotes', 'quote')} {name} with words that "
            f"are not in {_named(found[0][1])}, though other words of the same report are.",
            tuple(Place(r.article, Span(r.start, r.end)) for r in printed),
            remark=_remark(lookup, printed[0]),
            renderings=tuple(r.key for r in printed),
            severity=_severity(lookup, printed, Severity.ERROR),
        )


def differing(lookup: Lookup) -> Iterator[Found]:
    """Find quotations that print other words than the transcript has, with no sign of it."""
    groups: dict[tuple[str, ...], list[tuple[Case, Change | None]]] = defaultdict(list)
    reports = reported(lookup)
    for case in cases_of(lookup):
        told = reports.get((case.article.key, case.rendering.speaker or ""))
        if told != case.transcript and not is_in_one_remark(lookup, case):
            continue
        same = " ".join(words_in(case.rendering.text.casefold()))
        changes = [change for change in case.checked.changes if not _is_shown(case, change)]
        for each in changes:
            groups[same, each.kind, *map(str, each.a)].append((case, each))
        if not changes and _is_reworded(case):
            groups[same, case.checked.outcome].append((case, None))
    for found in groups.values():
        found.sort(key=lambda each: _first_printed(each[0].article))
        (first, change), *_ = found
        cases = [case for case, _ in found]
        message, grave = _altered(lookup, cases, change) if change else _reworded(lookup, cases)
        places = [Place(case.article.key, _printed_at(case, own)) for case, own in found]
        said = change.a if change and change.a.start < change.a.end else first.checked.places[0]
        yield Found(
            message,
            (*places, Place(first.transcript.key, said)),
            remark=_remark(lookup, first.rendering),
            renderings=tuple(case.rendering.key for case in cases),
            severity=_severity(lookup, [case.rendering for case in cases], grave),
        )


def dropping(lookup: Lookup) -> Iterator[Found]:
    """Find ellipses that leave out a negation or a condition of what they keep."""
    groups: dict[tuple[str, Span], list[Case]] = defaultdict(list)
    for case in cases_of(lookup):
        for change in case.checked.changes:
            if _is_shown(case, change):
                groups[case.transcript.key, change.a].append(case)
    for (_, span), cases in groups.items():
        cases.sort(key=lambda case: _first_printed(case.article))
        renderings = [case.rendering for case in cases]
        transcript = cases[0].transcript
        who = f"{outlets(lookup, renderings)} {_verb(lookup, renderings, 'prints', 'print')}"
        yield Found(
            f"{who} an ellipsis where {_named(transcript)} has {_cited(transcript, span)}: "
            "what is left means something else.",
            (
                *(Place(r.article, Span(r.start, r.end)) for r in renderings),
                Place(transcript.key, span),
            ),
            remark=_remark(lookup, renderings[0]),
            renderings=tuple(r.key for r in renderings),
            severity=_severity(lookup, renderings, Severity.ERROR),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "Q501",
        "not-in-transcript",
        Severity.ERROR,
        "A quotation is not in the transcript of what its article reports.",
        not_in_transcript,
    ),
    Rule(
        "Q502",
        "differs-from-transcript",
        Severity.ERROR,
        "A quotation has other words than the transcript.",
        differing,
        frozenset({"Q201", "Q202", "Q203", "Q204", "Q205", "Q206", "Q211"}),
    ),
    Rule(
        "Q503",
        "ellipsis-drops-condition",
        Severity.ERROR,
        "An ellipsis drops a negation or a condition of what it keeps.",
        dropping,
        frozenset({"Q202", "Q205", "Q206", "Q211"}),
    ),
)


def _first_printed(article: Article) -> tuple[str, str]:
    """What puts articles in the order in which they appeared, those without a date last."""
    return article.date or "9999", article.key


def _is_shown(case: Case, change: Change) -> bool:
    """Whether a change is nothing but words that an ellipsis stands for."""
    if change.b.start < change.b.end:
        return False
    text, at = case.rendering.text, change.b.start - case.rendering.start
    return bool(_SHOWN.match(text, at)) or (bool(_LEADS.match(text)) and not words_in(text[:at]))


def _is_reworded(case: Case) -> bool:
    """Whether words of a quotation are others, spelling and contractions aside; or stand far apart."""
    checked = case.checked
    if checked.outcome is Outcome.ASSEMBLED:
        return True
    if checked.outcome not in (Outcome.EDITED, Outcome.RENDERING):
        return False
    if checked.outcome is Outcome.RENDERING and not case.rendering.whole:
        return False
    return bool(differences(case.rendering, _said(case)))


def _said(case: Case) -> Rendering:
    start, end = case.checked.places[0]
    text = case.transcript.text[start:end]
    return Rendering("said", case.transcript.key, "", start, end, text)


def _altered(lookup: Lookup, cases: Sequence[Case], change: Change) -> tuple[str, Severity]:
    renderings, transcript = [case.rendering for case in cases], cases[0].transcript
    who = outlets(lookup, renderings)
    if change.kind == "condition":
        ends = _verb(lookup, renderings, "ends a sentence", "end a sentence")
        said = _cited(transcript, change.a)
        return f"{who} {ends} that goes on in {_named(transcript)}: {said}.", Severity.WARNING
    message = f"{who} {_what(lookup, cases, change.a, change.b)}: another {_KINDS[change.kind]}."
    free = cases[0].checked.outcome is Outcome.RENDERING
    return message, Severity.WARNING if free else Severity.ERROR


def _what(lookup: Lookup, cases: Sequence[Case], a: Span, b: Span) -> str:
    """Say what is printed where a transcript has what."""
    renderings, transcript = [case.rendering for case in cases], cases[0].transcript
    said, printed = _cited(transcript, a), _cited(cases[0].article, b)
    if b.start == b.end:
        return f"{_verb(lookup, renderings, 'leaves', 'leave')} out {said}, which {_named(transcript)} has"
    prints = _verb(lookup, renderings, "prints", "print")
    if a.start == a.end:
        return f"{prints} {printed}, which {_named(transcript)} does not have"
    return f"{prints} {printed} where {_named(transcript)} has {said}"


_KINDS = {
    "number": "number",
    "negation": "meaning",
    "name": "name",
    "modal": "force",
    "quantity": "measure",
}


def _reworded(lookup: Lookup, cases: Sequence[Case]) -> tuple[str, Severity]:
    renderings, transcript = [case.rendering for case in cases], cases[0].transcript
    checked = cases[0].checked
    who = outlets(lookup, renderings)
    if checked.outcome is Outcome.ASSEMBLED:
        joins = _verb(lookup, renderings, "joins", "join")
        apart = "; ".join(checked.reasons[:2])
        message = f"{who} {joins} passages that stand apart in {_named(transcript)}: {apart}."
        return message, Severity.WARNING
    step = _first_difference(checked.operations)
    if step is None or checked.outcome is Outcome.RENDERING:
        verb = _verb(lookup, renderings, "prints", "print")
        said = _cited(transcript, checked.places[0])
        return f"{who} {verb} other words than {_named(transcript)}, which has {said}.", Severity.WARNING
    return f"{who} {_what(lookup, cases, step.a, step.b)}.", Severity.WARNING


def _first_difference(operations: Iterable[Operation]) -> Operation | None:
    """The first run of steps that change words, as one."""
    run: list[Operation] = []
    for step in operations:
        if step.kind != "equal":
            run.append(step)
        elif run:
            break
    if not run:
        return None
    a = Span(min(s.a.start for s in run), max(s.a.end for s in run))
    b = Span(min(s.b.start for s in run), max(s.b.end for s in run))
    return Operation("replace", a, b)


def _printed_at(case: Case, change: Change | None) -> Span:
    """Where to look in an article: at what it prints instead, or at all of the quotation."""
    whole = Span(case.rendering.start, case.rendering.end)
    if change is not None:
        return change.b if change.b.start < change.b.end else whole
    step = _first_difference(case.checked.operations)
    if step is None or case.checked.outcome is not Outcome.EDITED or step.b.start == step.b.end:
        return whole
    return step.b


def _severity(lookup: Lookup, renderings: Sequence[Rendering], grave: Severity) -> Severity:
    """An unsure speaker gives no error."""
    unsure = all(lookup.band(rendering.quotation) is Band.UNSURE for rendering in renderings)
    return Severity.WARNING if unsure and grave is Severity.ERROR else grave


def _remark(lookup: Lookup, rendering: Rendering) -> str | None:
    remark = lookup.remarks.get(rendering.key)
    return remark.key if remark is not None else None


def _verb(lookup: Lookup, renderings: Sequence[Rendering], one: str, several: str) -> str:
    return one if len({lookup.articles[r.article].outlet_or_key for r in renderings}) == 1 else several


def _named(transcript: Article) -> str:
    return f"the transcript ({transcript.outlet_or_key})"


def _cited(article: Article, span: Span) -> str:
    words = article.text[slice(*span)].split()
    if len(words) > LONGEST:
        words = [*words[: LONGEST // 2], "…", *words[-LONGEST // 2 :]]
    return f"“{' '.join(words)}”"
