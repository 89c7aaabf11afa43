"""Phrases that say where a remark was made, or in which post, statement or recording it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.letters import holds
from quotes.model import Sentence, Span
from quotes.provenance.languages import LANGUAGE
from quotes.provenance.phrases import (
    ADJECTIVES,
    DAY,
    DET,
    NOUNS,
    SPEAK,
    TEXTS,
    WORD,
    Notice,
    bare,
    is_how_it_was_said,
    phrase,
)

_MEETING = (
    r"(?:(?:press|news|media|conference|phone|telephone|video|town hall) (?:conference|briefing"
    r"|availability|call|meeting)"
    r"|briefing|interview|speech|address|keynote|lecture|sermon|rally|summit|hearing|debate|ceremony|forum"
    r"|panel|roundtable"
    r"|town hall|conference|session|meeting|event(?! of)|testimony|podcast|webcast|call|talks|appearance)"
)
_DOCUMENT = (
    r"(?:statement|press release|news release|communiqu[eé]|tweets?|thread|(?:blog )?posts?|e-?mail|letter"
    r"|memo|(?:text )?messages?|announcement|declaration|readout"
    r"|(?:written )?(?:answers?|repl(?:y|ies)|response)|op-ed|column|essay|affidavit|filing|memoir"
    r"|autobiography|transcripts?|transcription|videos?|footage|clip|livestream|audiotape"
    r"|(?:audio|video|voice|sound) (?:recording|clip|file|note)s?|recordings?)"
)
_NETWORK = (
    r"(?-i:X|Twitter|Facebook|Telegram|Instagram|Truth Social|Threads|Bluesky|Mastodon|LinkedIn|VK"
    r"|VKontakte|Weibo|WeChat"
    r"|YouTube|TikTok|Reddit|Snapchat|WhatsApp|Medium|Substack|Gab|Parler|Twitch|Periscope)"
)
_REPORTERS = r"(?:(?:the )?(?:\w+ )?(?:reporters|journalists|correspondents|newsmen)|the (?:press|media))"
_PLACE = (
    rf"(?:(?! in (?:[\w-]+ ){{0,2}}{LANGUAGE}) (?:after|before|following|during|at|in|on|outside|alongside"
    rf"|ahead of|with|from) {NOUNS})?"
)
_SITE = r"(?:web(?:site|page)s?|web (?:site|page|portal)s?|sites?|home page|homepage)"
_ONLINE = (
    rf"(?:{DET} (?:{WORD} ){{0,3}}?)?(?:{_NETWORK}(?: (?:accounts?|page|channel|feed|profile|app))?|{_SITE})"
)
_PUT = (
    r"(?:(?:posted|published|released|issued|shared|sent|read|made|put|carried|provided|distributed|uploaded"
    r"|circulated|obtained|quoted|cited|aired|broadcast)(?: (?:out|up))?"
    rf"(?: (?:on )?{DAY})?)"
)
_AT_MEETING = phrase(
    rf"(?:{SPEAK} )?(?:at|during|in|before|throughout) {DET} (?P<what>{ADJECTIVES}{_MEETING}){_PLACE}"
)
_ON_CALL = phrase(
    rf"(?:{SPEAK} )?(?:on|in|during) {DET} (?P<what>{ADJECTIVES}(?:call|podcast|webcast"
    rf"|broadcast|programme|show))"
)
_ON_VISIT = phrase(rf"(?:during|on) {DET} (?P<what>{ADJECTIVES}(?:visit|trip|tour))(?: (?:to|of) {NOUNS})?")
_BY_PHONE = phrase(r"(?:by|over the|on the|via) (?P<what>(?:tele)?phone|video link|videolink)")
_BY_LETTER = phrase(r"(?:by|over|via) (?P<what>e-?mail|text message|fax|letter)")
_AT_TALKS = phrase(rf"(?:{SPEAK} )?(?:at|during|in) (?P<what>(?:{WORD} ){{0,2}}?talks)")
_FROM_WHERE = rf"(?: (?:{_PUT} )?(?:on|to|by|via|from) (?:{_ONLINE}|{NOUNS}))?"
_IN_DOCUMENT = phrase(
    rf"(?:in|via|on) (?:{DET} )?(?P<what>{ADJECTIVES}{_DOCUMENT})(?: of (?:{NOUNS}))?{_FROM_WHERE}"
)
# "according to" says by itself that the words are from there.
_BY_DOCUMENT = phrase(
    rf"(?:according to|per|citing|quoting from) (?:{DET} )?(?P<what>{ADJECTIVES}{_DOCUMENT})"
    rf"(?: of (?:{NOUNS}))?{_FROM_WHERE}"
)
_ON_SITE = phrase(
    rf"(?:(?:in|from) (?:{DET} )?(?:{WORD} ){{0,2}}?{TEXTS} )?{_PUT} (?:on|to|via) (?P<what>{_ONLINE})"
)
_TO_REPORTERS = phrase(
    rf"(?:{SPEAK} (?:to|with|before)|told|tells|telling|addressing|briefing|in (?:remarks|comments) to)"
    rf" (?P<what>{_REPORTERS}|{DET} {ADJECTIVES}(?:press|news) conference){_PLACE}"
)
_POSTED = phrase(
    rf"(?:wrote|writes|writing|posted|posts|posting|said|says|tweeted|shared|sharing|announced|published)"
    rf"(?: (?:on )?{DAY})? (?:on|in|via|to) (?P<what>{_ONLINE})"
)

_NEEDED = """
conference briefing availability call meeting interview speech address keynote lecture sermon rally summit
hearing debate ceremony forum panel roundtable hall visit trip tour session event testimony podcast webcast
talks appearance
statement release communiqu tweet thread post mail letter memo message announcement declaration readout answer
reply replies response op-ed column essay affidavit filing autobiography transcript video footage clip
livestream audiotape recording file note broadcast programme show phone fax web site page
reporters journalists correspondents newsmen press media
""".split()
"""Of which, or of the networks, each of these phrases has one."""
_NETWORK_LETTERS = re.compile(_NETWORK)

NEAR = 60
"""Characters before a phrase in which it is looked up whether it was done at all."""

_NOT_DONE = re.compile(
    r"(?:\b(?:not|never|declin\w+|refus\w+|un(?:able|willing)|reluctant|afraid)\b|n['’]t\b"
    r"|\b(?:allowed|authori[sz]ed|permitted|cleared|entitled|empowered)\b)[^.;:,“”\"]*\bto\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""What comes before "speak to the press" where somebody may not, or will not."""


def find_occasions(text: str, sentence: Sentence) -> Iterator[Notice]:
    """Yield where and in what a sentence says that something was said: occasions and originals."""
    start, end = sentence.start, sentence.end
    if not holds(text, start, end, _NEEDED) and not _NETWORK_LETTERS.search(text, start, end):
        return

    def notice(kind: str, match: re.Match[str]) -> Notice:
        span = Span(match.start(), match.end())
        return Notice(kind, bare(match["what"]), span, Span(start, span.end))

    for m in _TO_REPORTERS.finditer(text, start, end):
        if not _NOT_DONE.search(text, max(start, m.start() - NEAR), m.start()):
            yield notice("occasion", m)
    for m in _POSTED.finditer(text, start, end):
        yield notice("original", m)
    for m in _BY_DOCUMENT.finditer(text, start, end):
        yield notice("original", m)
    for pattern, kind in (
        (_AT_MEETING, "occasion"),
        (_ON_CALL, "occasion"),
        (_ON_VISIT, "occasion"),
        (_BY_PHONE, "occasion"),
        (_AT_TALKS, "occasion"),
        (_IN_DOCUMENT, "original"),
        (_BY_LETTER, "original"),
        (_ON_SITE, "original"),
    ):
        for m in pattern.finditer(text, start, end):
            if is_how_it_was_said(text, start, m.start(), m[0]):
                yield notice(kind, m)
