"""Phrases that name the agency, broadcaster or paper that carried a remark, or to which it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.letters import holds
from quotes.model import Name, Sentence, Span
from quotes.outlets import find_outlets, name_of
from quotes.provenance.phrases import (
    ADJECTIVES,
    BE,
    DAY,
    DET,
    NAMES,
    SPEAK,
    TEXTS,
    WORD,
    Notice,
    bare,
    is_how_it_was_said,
    phrase,
)

_CARRIED = (
    rf"(?:(?:in|from) (?:{DET} )?(?:{WORD} ){{0,2}}?{TEXTS} )?(?:(?:that|which) )?(?:{BE} "
    rf"|as )*(?:\w+ly )?"
    r"(?:carried|quoted|cited|reported|published|broadcast|aired|relayed|released|distributed|posted|shown"
    r"|printed|run"
    r"|televised|streamed|obtained)(?: as (?:saying|having said|telling \w+))?"
    rf"(?: (?:on )?{DAY})? (?:by|in|on)"
)
_INTERVIEW = (
    rf"(?:in|during) (?:{DET} )?{ADJECTIVES}interviews?(?: (?:on )?{DAY})? "
    rf"(?:(?:published|broadcast|aired|given|granted|recorded|released|posted) )?"
    rf"(?:with|to|on|for|by|in)(?: {NAMES} (?:of|on|from|at|for))?"
)
_WRITING = (
    r"in (?:an? |the )?(?:\w+ ){0,2}?(?:op-ed|column|commentary|opinion piece|essay"
    r"|article)s?(?: published)? (?:in|for|by)"
)
# What stands right before an outlet.
_TOLD_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_INTERVIEW}|{_WRITING}|(?:told|tells|telling)(?: (?:an? )?(?:reporters?"
    rf"|journalists?) (?:from|for|at|of|with))?"
    rf"|(?:{SPEAK}|appearing|appeared) (?:to|on|with|in|exclusively to)|(?:remarks|comments"
    rf"|statement) (?:to|on)"
    r"|wr(?:ote|iting) (?:in|for))\s+$".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_RELAY_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_CARRIED}|citing|quoting|according to|via)\s+$".replace(" ", r"\s+"), re.IGNORECASE
)
_ON_AIR = re.compile(r"(?<!\w)on\s+$", re.IGNORECASE)
# "according to a CNN poll": the outlet's own finding, nobody's words.
_SURVEY = re.compile(
    r"\s+(?:exit )?(?:poll|survey|tally|count|analysis|estimate|data|forecast)s?\b", re.IGNORECASE
)
# "The water agency said" may be an office's own word; "quoted by the Metro agency" is not.
_MAYBE_OFFICE = re.compile(r"(?<!news\s)(?<!press\s)(?<!wire\s)agency$")
_RELAY_AFTER = re.compile(
    r"\s+(?:has |had |have |also )*(?:reported|reports|report|said|says|say|quoted|quotes|cited"
    r"|cites)(?!\w)".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_INTERVIEW_WITH = phrase(
    rf"(?:in|during) (?:{DET} )?{ADJECTIVES}interviews? (?:with|to|for) (?P<what>(?:the )?{NAMES})"
)


def find_relays(
    text: str, sentence: Sentence, names: tuple[Name, ...], outlets: Sequence[str]
) -> Iterator[Notice]:
    """Yield which agencies and outlets a sentence says to have carried a remark, or been told it.

    ``outlets`` are names of outlets beside those that are known everywhere.
    """
    start, end = sentence.start, sentence.end
    for outlet in find_outlets(text, start, end, outlets):
        before = text[start : outlet.start]
        if _SURVEY.match(text, outlet.end, end):
            continue
        after = _RELAY_AFTER.match(text, outlet.end, end)
        kind, span = "relay", outlet
        if told := _TOLD_BEFORE.search(before):
            kind, span = "pickup", Span(start + told.start(), outlet.end)
        elif carried := _RELAY_BEFORE.search(before):
            span = Span(start + carried.start(), outlet.end)
        elif on := _ON_AIR.search(before):
            if not is_how_it_was_said(text, start, start + on.start(), "on"):
                continue
            kind, span = "pickup", Span(start + on.start(), outlet.end)
        elif after and not _MAYBE_OFFICE.search(text[start : outlet.end]):
            span = Span(outlet.start, after.end())
        else:
            continue
        yield Notice(kind, name_of(text, outlet), span, Span(start, span.end))
    if not holds(text, start, end, ("interview",)):
        return
    for m in _INTERVIEW_WITH.finditer(text, start, end):
        with_person = any(n.kind == "PER" and n.start < m.end() and m.start("what") < n.end for n in names)
        what = f"interview with {m['what']}" if with_person else bare(m["what"])
        yield Notice("occasion" if with_person else "pickup", what, Span(*m.span()), Span(start, m.end()))
