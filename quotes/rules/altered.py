"""What is altered between the renderings of one remark: a number, a "not", a name, a modal, a quantity."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from quotes.lookup import Lookup, block_at
from quotes.model import Band, BlockKind, Link, Remark, Rendering, Severity, Span
from quotes.numerals import read_number
from quotes.rules import sides
from quotes.rules.rivals import are_between_translators
from quotes.rules.rule import Found
from quotes.rules.sides import Printed, Side

NEAR = 0.6
"""The share of the shorter text's words that two texts have in common to be grave: what differs between freer
translations misleads for certain only where it is a number or a name."""

SHORT = 3
"""Letters that a word has at most which tells nothing by itself."""

MOST = 7
"""Words that are shown at most of where something is lacking."""

_TEXT = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
_STANDS_ALONE = ("number", "name")
_FORM = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@dataclass(slots=True)
class _Fact:
    """What renderings say otherwise at one place of the canonical one."""

    span: Span
    one_lacks: bool = False
    links: list[Link] = field(default_factory=list)
    printed: dict[str, Printed] = field(default_factory=dict)
    shown: dict[str, Printed] = field(default_factory=dict)
    agree: set[str] = field(default_factory=set)
    """The renderings (keys) of ``printed`` that do not differ from the canonical one here.

    ``shown`` are their words with some of those around them, where there may be none.
    """


def altered(kind: str, rivals: bool = False) -> Callable[[Lookup], Iterator[Found]]:
    """Return the rule that looks for changes of a kind of :class:`quotes.model.Change`.

    With ``rivals`` for those between different translators alone, without it for all others.
    """

    def find(lookup: Lookup) -> Iterator[Found]:
        for remark in lookup.audit.remarks:
            for fact in _facts(lookup, remark, kind):
                if (found := _found(lookup, remark, kind, fact, rivals)) is not None:
                    yield found

    return find


def _found(lookup: Lookup, remark: Remark, kind: str, fact: _Fact, rivals: bool) -> Found | None:
    by_value: dict[str, list[Printed]] = {}
    for key, printed in fact.printed.items():
        value = "as the canonical one" if key in fact.agree else _value(kind, printed.words)
        by_value.setdefault(value, []).append(fact.shown.get(key, printed))
    kept, odd = sides.part(lookup, remark, by_value.values())
    odd = [left for side in odd if (left := _without_own(lookup, kept, side))]
    if not odd or are_between_translators(lookup, odd, kept) is not rivals:
        return None
    sure = any(link.band is Band.CERTAIN and _both_quoted(lookup, link) for link in fact.links)
    far = kind not in _STANDS_ALONE and not any(_near(lookup, link) for link in fact.links)
    return Found(
        message=f"{sides.odd_against(lookup, odd, kept)}.",
        places=sides.places(odd, kept),
        remark=remark.key,
        renderings=sides.keys((*odd, kept)),
        severity=_severity(kind, sure and not far, (odd[0][0].words, kept[0].words)),
    )


def _severity(kind: str, sure: bool, words: tuple[str, str]) -> Severity | None:
    """How grave a change is: as the rule says if it is sure; one thing for several of it is slight."""
    short, long = sorted((word.casefold() for word in words), key=len)
    if kind == "quantity" and short and long.startswith(short[:-1]) and long.endswith("s"):
        return Severity.NOTE
    return None if sure else Severity.WARNING


def _value(kind: str, words: str) -> str:
    """What words come to: a number its value, and all denials are one."""
    if kind == "negation":
        return "the other way round"
    forms = [form.replace(",", "") for form in _FORM.findall(words.casefold())]
    number = read_number(forms, 0) if kind == "number" and forms else None
    return str(number[0]) if number else " ".join(forms)


def _without_own(lookup: Lookup, kept: Side, side: Side) -> Side:
    """What is left of a side without what is another statement of an article that prints both in its text.

    Of a headline and the text below it one may well be wrong.
    """

    def in_text(printed: Printed) -> bool:
        block = block_at(lookup.article_of(printed.rendering), printed.span.start)
        return block is not None and block.kind in _TEXT

    said = {printed.rendering.article for printed in kept if in_text(printed)}
    return tuple(p for p in side if p.rendering.article not in said or not in_text(p))


def _both_quoted(lookup: Lookup, link: Link) -> bool:
    return lookup.renderings[link.a].marked and lookup.renderings[link.b].marked


def _facts(lookup: Lookup, remark: Remark, kind: str) -> list[_Fact]:
    """Gather the changes of a kind by the place of the canonical rendering that they bear on."""
    facts: list[_Fact] = []
    canonical = lookup.renderings[remark.canonical]
    for link, rendering, turned in _links(lookup, remark):
        for change in link.changes:
            if change.kind != kind:
                continue
            own, theirs = (change.b, change.a) if turned else (change.a, change.b)
            fact = next((f for f in facts if _overlap(f.span, own)), None)
            if fact is None:
                facts.append(fact := _Fact(own))
            fact.span = Span(min(fact.span.start, own.start), max(fact.span.end, own.end))
            fact.one_lacks |= own.start == own.end or theirs.start == theirs.end
            fact.links.append(link)
            fact.printed[rendering.key] = Printed(rendering, theirs)
    for fact in facts:
        found = _answering(lookup, remark, fact.span)
        alike = {canonical.key: Printed(canonical, fact.span)}
        alike |= {key: printed for key, printed in found.items() if key not in fact.printed}
        fact.printed |= alike
        fact.agree |= alike.keys()
        if fact.one_lacks:
            _show_more(lookup, remark, fact)
    return facts


def _show_more(lookup: Lookup, remark: Remark, fact: _Fact) -> None:
    """Widen what renderings print at a fact: by a word around it, and to a telling word that they share.

    "Nobody in my crew" against "my crew"; "will not close" against "will close".
    """
    canonical = lookup.renderings[remark.canonical]
    telling = min(
        (span for link in fact.links for span in _shared_after(link, canonical, fact)), default=None
    )
    upto = _answering(lookup, remark, telling) if telling is not None else {}
    if telling is not None:
        upto[canonical.key] = Printed(canonical, telling)
    for key, printed in fact.printed.items():
        span = widened(printed.rendering, printed.span)
        end = upto[key].span.end if key in upto else span.end
        if len(_WORD.findall(printed.rendering.text, *_within(printed.rendering, span.start, end))) <= MOST:
            span = Span(span.start, max(span.end, end))
        fact.shown[key] = Printed(printed.rendering, span)


def _within(rendering: Rendering, start: int, end: int) -> tuple[int, int]:
    return start - rendering.start, end - rendering.start


def _shared_after(link: Link, canonical: Rendering, fact: _Fact) -> Iterator[Span]:
    """The first telling word of the canonical rendering behind a fact that the other prints as well."""
    for operation in link.operations:
        own = operation.b if link.b == canonical.key else operation.a
        if operation.kind == "equal" and own.start >= fact.span.end:
            for word in _WORD.finditer(canonical.text, *_within(canonical, *own)):
                if len(word[0]) > SHORT:
                    yield Span(canonical.start + word.start(), canonical.start + word.end())
                    return


def _links(lookup: Lookup, remark: Remark) -> Iterator[tuple[Link, Rendering, bool]]:
    """The links of a remark, the rendering that each ties to the canonical one, and if that comes first."""
    for link in remark.links:
        turned = link.b == remark.canonical
        yield link, lookup.renderings[link.a if turned else link.b], turned


def _answering(lookup: Lookup, remark: Remark, place: Span) -> dict[str, Printed]:
    """What the other renderings print at a place of the canonical one."""
    out: dict[str, Printed] = {}
    for link, rendering, turned in _links(lookup, remark):
        if not rendering.marked:
            continue
        met: list[Span] = []
        goes_on = False  # "per cent" for "percent": one word stands for the other, and one is put in
        for operation in link.operations:
            own, theirs = (operation.b, operation.a) if turned else (operation.a, operation.b)
            inside = own.start < max(place.end, place.start + 1) and place.start < own.end
            if inside or (goes_on and own.start == own.end):
                met.append(theirs if operation.kind != "equal" else _same_part(own, theirs, place))
            goes_on = inside and operation.kind == "replace"
        if met and all((span.start < span.end) == (place.start < place.end) for span in met):
            span = Span(min(s.start for s in met), max(s.end for s in met))
            out[rendering.key] = Printed(rendering, span)
    return out


def _same_part(own: Span, theirs: Span, wanted: Span) -> Span:
    """The part of an equal run that answers to a span, where the two runs are of one length."""
    if own.end - own.start != theirs.end - theirs.start:
        return theirs
    shift = theirs.start - own.start
    return Span(max(own.start, wanted.start) + shift, min(own.end, wanted.end) + shift)


def _near(lookup: Lookup, link: Link) -> bool:
    shorter = min(_size(lookup, link.a), _size(lookup, link.b))
    text = lookup.articles[lookup.renderings[link.a].article].text
    equal = sum(
        len(_WORD.findall(text[op.a.start : op.a.end])) for op in link.operations if op.kind == "equal"
    )
    return equal >= NEAR * shorter


def _size(lookup: Lookup, rendering: str) -> int:
    return len(_WORD.findall(lookup.renderings[rendering].text))


def _overlap(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def widened(rendering: Rendering, span: Span, by: int = 1) -> Span:
    """Return a span of an article with so many words of the rendering before and after it.

    Where there are none on one side, one more is taken on the other.
    """
    at = [
        Span(rendering.start + m.start(), rendering.start + m.end()) for m in _WORD.finditer(rendering.text)
    ]
    before = [word for word in at if word.end <= span.start]
    after = [word for word in at if word.start >= span.end]
    before, after = before[-by - (not after) :], after[: by + (not before)]
    edges = [*before, *([span] if span.start < span.end else []), *after]
    return Span(min(e.start for e in edges), max(e.end for e in edges)) if edges else span
