"""Phrases by which an article says how a remark reached the page.

Everything here is a pattern over one sentence.  In the patterns a space stands for any white space.  What
stands inside quotation marks must be blanked before: it is what was said, not how it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quotes.model import Name, Parse, Sentence, Span
from quotes.provenance.languages import ANY_LANGUAGE, LANGUAGE
from quotes.provenance.outlets import find_outlets, name_of


class Notice(NamedTuple):
    """A phrase and what it says: ``kind`` and ``what`` as in :class:`quotes.model.Step`.

    ``subject`` is where the sentence names what or who the phrase is about: all before the phrase, and the
    phrase itself.  ``of_texts`` says that it speaks of all that is quoted ("Quotes have been translated"),
    not of one person's words.
    """

    kind: str
    what: str
    span: Span
    subject: Span
    of_texts: bool = False


def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])".replace(" ", r"\s+"), re.IGNORECASE)


_DET = r"(?:(?:last |this )?[\w-]+[’']s|an?|the|its|his|her|their|our|my|this|that|these|those)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|earlier|later|last|this week)"
# A noun phrase ends before one of these.
_END = (
    r"(?:said|says?|saying|told|tells|added|adding|was|were|is|are|has|have|had|that|who|which|whose|when"
    r"|while|but|"
    rf"as|on|in|at|to|from|for|with|by|of|via|about|into|after|before|during|following|{_DAY})\b"
)
_WORD = rf"(?!{_END})[\w’'.-]*[\w’']"
_ADJECTIVES = rf"(?:(?:{_WORD}|but) ){{0,4}}?"
_NOUNS = (
    rf"{_WORD}(?: {_WORD}){{0,5}}?(?= {_END}|\s*(?:[^\w\s’'.-]|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!St)\.|$))"
)
_NAMES = r"(?-i:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
_TEXTS = (
    r"(?:remarks|comments|words|quotes|quotations|statements?|speech|interviews?|answers|replies"
    r"|message|transcript)"
)
_BE = r"(?:was|were|is|are|has been|have been|had been|being|been)"
_SPEAK = r"(?:speaking|spoke|speaks|speak|talking|talked|communicating|communicated|answering|responding)"

# Verbs (and nouns) of saying that a phrase about how it was said can hang on.
_SAYING_WORDS = """
say says said saying tell tells told telling speak speaks spoke speaking spoken talked talking write writes
wrote writing written add adds added adding ask asks asked asking answer answers answered reply replied
replying respond responded responding repeat repeated repeating state stated stating declare declared
declaring remark remarks remarked announce announced announcing explain explained explaining insist insisted
insisting stress stressed stressing warn warned warning note noted noting claim claimed claiming argue
argued arguing acknowledged admitted confirmed denied called promised pledged vowed urged complained joked
quipped thanked praised accused criticized criticised condemned apologised apologized address addressed
addressing tweeted posted posting shouted chanted recited delivered issued read comments statement speech
interview
""".split()
_SAYING = re.compile(rf"\b(?:{'|'.join(_SAYING_WORDS)})\b", re.IGNORECASE)

_TRANSLATION = _phrase(
    rf"(?:according to|in|from|via|per|citing|quoting|quoted in|based on|using|with|through|seen in)"
    rf" (?:{_DET} {_ADJECTIVES}|(?:{_WORD} ){{1,4}}?)translations?"
    rf"(?: (?:of|from|into|by|for) {_NOUNS}"
    rf"| (?:provided|released|published|posted|carried|issued|made|given|supplied|distributed|broadcast"
    rf"|offered|done"
    rf"|circulated|commissioned|shared|seen|read)(?: (?:by|on|in|to) {_NOUNS})?)*"
)
_TRANSLATED = _phrase(
    rf"(?:(?:(?:in|from) )?(?:{_DET} |all |some )?(?:{_WORD} ){{0,2}}?{_TEXTS}(?: (?:in|from|to"
    rf"|of) {_DET} {_WORD})?"
    rf"(?: (?:that|which))? )?(?:as )?(?:{_BE} )?(?:\w+ly )?translated"
    rf"(?: from (?:the )?(?:original )?{LANGUAGE}| (?:in)?to {LANGUAGE}| (?:by|via) {_NOUNS})+"
)
_TEXTS_TRANSLATED = _phrase(
    rf"(?:{_DET} |all |some )?(?:{_WORD} ){{0,2}}?{_TEXTS}(?: (?:in|from|to"
    rf"|of) {_DET} {_WORD})? {_BE} (?:\w+ly )?translated"
    rf"|(?:in|from) (?:{_WORD} )?translated {_TEXTS}"
)
_OWN_TRANSLATION = _phrase(
    r"(?:our|my|(?:the )?(?:author|writer|reporter|editor|newspaper)[’']s)(?: own)?(?: \w+)? translations?"
    rf"|translations?(?: here)? (?:(?:is|are) )?(?:ours|mine|my own|our own)"
    rf"|(?:{LANGUAGE} )?translations? (?:is |are |was )?by {_NOUNS}"
)
# What is translated here is a work, not a remark.
_WORK = re.compile(
    r"\b(?:book|novel|poem|poetry|song|film|plays?|works?|bible|app|website|menu|software)s?\b", re.IGNORECASE
)

_PEOPLE = r"(?:interpreters?|translators?)"
_INTERPRETER = _phrase(
    rf"(?:(?:{_SPEAK} (?:(?:to|with) (?:{_DET} )?{_WORD} )?)?(?:through|via|using|by way of|according to"
    rf"|with (?:the )?(?:help|aid|assistance) of)|{_SPEAK} with"
    rf"|(?:rendered|relayed|interpreted|repeated|quoted) by)"
    rf" (?:{_DET} )?(?P<what>{_ADJECTIVES}{_PEOPLE}"
    rf"|(?:simultaneous|consecutive) (?:translation|interpretation))"
)

_NOT_A_NOUN = (
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:on|at|to|after|before|as|but|that|when|while|during|with|by|for|from"
    r"|through|via|because"
    rf"|about|in|following|outside|inside|whether|if|alongside|despite|rather|and|or|then|here|there"
    rf"|{_DAY}|\w+ly)\b)"
)
_LANGUAGES = rf"(?P<what>(?:both )?{LANGUAGE}(?:(?:, | and | or |, and ){LANGUAGE})*)"
_MANNER = (
    r"(?:(?:(?:his|her|their|its) )?(?:(?:\w+ly )?(?:broken|fluent|halting|accented|perfect|flawless"
    r"|native|rapid|excellent"
    r"|good|poor|stilted|simple|plain|rusty|rapid-fire|passable|near-perfect|idiomatic)(?:,? and | |, ))*)"
)
_IN_LANGUAGE = _phrase(rf"(?:in|(?:switch|chang)(?:ed|ing)(?: in)?to) {_MANNER}{_LANGUAGES}{_NOT_A_NOUN}")
_SPEAKING_LANGUAGE = _phrase(rf"(?:speaking|spoke) {_MANNER}{_LANGUAGES}{_NOT_A_NOUN}")
# "The interview was conducted in German": all that it holds was.
_HELD = _phrase(rf"(?:{_DET} )?(?:interview|conversation)s? (?:{_BE} )?(?:conducted|held|done|recorded) ")

# What stands right before the outlet of a relay.
_CARRIED = (
    rf"(?:(?:in|from) (?:{_DET} )?(?:{_WORD} ){{0,2}}?{_TEXTS} )?(?:(?:that|which) )?(?:{_BE} "
    rf"|as )*(?:\w+ly )?"
    r"(?:carried|quoted|cited|reported|published|broadcast|aired|relayed|released|distributed|posted|shown"
    r"|printed|run"
    rf"|televised|streamed|obtained)(?: (?:on )?{_DAY})? (?:by|in|on)"
)
_INTERVIEW = (
    rf"(?:in|during) (?:{_DET} )?{_ADJECTIVES}interviews?(?: (?:on )?{_DAY})? "
    rf"(?:(?:published|broadcast|aired|given|granted|recorded|released|posted) )?"
    rf"(?:with|to|on|for|by|in)(?: {_NAMES} (?:of|on|from|at|for))?"
)
_WRITING = (
    r"in (?:an? |the )?(?:\w+ ){0,2}?(?:op-ed|column|commentary|opinion piece|essay"
    r"|article)s?(?: published)? (?:in|for|by)"
)
_RELAY_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_CARRIED}|{_INTERVIEW}|{_WRITING}|(?:told|tells|telling)(?: (?:an? )?(?:reporters?"
    rf"|journalists?) (?:from|for|at|of))?"
    rf"|citing|quoting|according to|(?:{_SPEAK}|appearing|appeared) (?:to|on|with|in)|(?:remarks|comments"
    rf"|statement) (?:to|on)"
    r"|wr(?:ote|iting) (?:in|for))\s+$".replace(" ", r"\s+"),
    re.IGNORECASE,
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
_INTERVIEW_WITH = _phrase(
    rf"(?:in|during) (?:{_DET} )?{_ADJECTIVES}interviews? (?:with|to|for) (?P<what>(?:the )?{_NAMES})"
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
    r"|memo|(?:text )?messages?"
    r"|op-ed|column|essay|video|affidavit|filing|memoir|autobiography)"
)
_NETWORK = (
    r"(?-i:X|Twitter|Facebook|Telegram|Instagram|Truth Social|Threads|Bluesky|Mastodon|LinkedIn|VK"
    r"|VKontakte|Weibo|WeChat"
    r"|YouTube|TikTok|Reddit|Snapchat|WhatsApp|Medium|Substack|Gab|Parler|Twitch|Periscope)"
)
_REPORTERS = r"(?:(?:the )?(?:\w+ )?(?:reporters|journalists|correspondents|newsmen)|the (?:press|media))"
_PLACE = (
    rf"(?:(?! in (?:[\w-]+ ){{0,2}}{LANGUAGE}) (?:after|before|following|during|at|in|on|outside|alongside"
    rf"|ahead of|with|from) {_NOUNS})?"
)
_ONLINE = rf"(?:{_DET} (?:{_WORD} ){{0,3}}?)?{_NETWORK}(?: (?:account|page|channel|feed|profile|app))?"
_AT_MEETING = _phrase(
    rf"(?:{_SPEAK} )?(?:at|during|in|before|throughout) {_DET} (?P<what>{_ADJECTIVES}{_MEETING}){_PLACE}"
)
_ON_CALL = _phrase(
    rf"(?:{_SPEAK} )?(?:on|in|during) {_DET} (?P<what>{_ADJECTIVES}(?:call|podcast|webcast"
    rf"|broadcast|programme|show))"
)
_BY_PHONE = _phrase(
    r"(?:by|over the|on the|via) (?P<what>(?:tele)?phone|e-?mail|video link|text message|fax|letter)"
)
_AT_TALKS = _phrase(rf"(?:{_SPEAK} )?(?:at|during|in) (?P<what>(?:{_WORD} ){{0,2}}?talks)")
_IN_DOCUMENT = _phrase(
    rf"(?:in|via|on) (?:{_DET} )?(?P<what>{_ADJECTIVES}{_DOCUMENT})"
    rf"(?: (?:(?:posted|published|released|issued|shared|sent|read|made|put|carried)(?: out)? )?(?:on|to"
    rf"|by|via) (?:{_ONLINE}|{_NOUNS}))?"
)
_TO_REPORTERS = _phrase(
    rf"(?:{_SPEAK} (?:to|with|before)|told|tells|telling|addressing|briefing|in (?:remarks|comments) to)"
    rf" (?P<what>{_REPORTERS}|{_DET} {_ADJECTIVES}(?:press|news) conference){_PLACE}"
)
_POSTED = _phrase(
    rf"(?:wrote|writes|writing|posted|posts|posting|said|says|tweeted|shared|sharing|announced|published)"
    rf"(?: (?:on )?{_DAY})? (?:on|in|via|to) (?P<what>{_ONLINE})"
)


def find_notices(text: str, parse: Parse) -> list[Notice]:
    """Return the notices of a text in order; those that overlap are cut down to the longest.

    ``text`` is the article's with what is inside quotation marks blanked, character for character.
    """
    notices: list[Notice] = []
    for sentence in parse.sentences:
        names = tuple(n for n in parse.names if sentence.start <= n.start < sentence.end)
        found = sorted(
            _in_sentence(text, sentence, names), key=lambda n: (n.span.start - n.span.end, n.span.start)
        )
        kept: list[Notice] = []
        for notice in found:
            if all(notice.span.end <= k.span.start or k.span.end <= notice.span.start for k in kept):
                kept.append(notice)
        notices += sorted(kept, key=lambda n: n.span)
    return notices


def _in_sentence(text: str, sentence: Sentence, names: tuple[Name, ...]) -> Iterator[Notice]:
    start, end = sentence.start, sentence.end

    def notice(kind: str, what: str, match: re.Match[str], *, of_texts: bool = False) -> Notice:
        span = Span(match.start(), match.end())
        return Notice(kind, " ".join(what.split()), span, Span(start, span.end), of_texts)

    for m in _INTERPRETER.finditer(text, start, end):
        yield notice("interpreter", m["what"], m)
    for pattern in (_TRANSLATION, _TRANSLATED, _TEXTS_TRANSLATED, _OWN_TRANSLATION):
        for m in pattern.finditer(text, start, end):
            if not _WORK.search(text, start, m.end()):
                yield notice("translation", _translation(m[0]), m, of_texts=_is_of_texts(m[0]))
    for m in _IN_LANGUAGE.finditer(text, start, end):
        verb = _verb_before(text, start, m.start())
        if verb is not None and not _another_adjective(text, m.end(), end):
            of_texts = bool(_HELD.fullmatch(text, start, m.start()))
            yield notice("spoken", _bare(m["what"]), m, of_texts=of_texts)._replace(span=Span(verb, m.end()))
    for m in _SPEAKING_LANGUAGE.finditer(text, start, end):
        if not _another_adjective(text, m.end(), end):
            yield notice("spoken", _bare(m["what"]), m)
    yield from _relays(text, sentence, names)
    for m in _TO_REPORTERS.finditer(text, start, end):
        yield notice("occasion", _bare(m["what"]), m)
    for m in _POSTED.finditer(text, start, end):
        yield notice("occasion", _bare(m["what"]), m)
    for pattern in (_AT_MEETING, _ON_CALL, _BY_PHONE, _AT_TALKS, _IN_DOCUMENT):
        for m in pattern.finditer(text, start, end):
            if _is_how_it_was_said(text, start, m.start(), m[0]):
                yield notice("occasion", _bare(m["what"]), m)


def _relays(text: str, sentence: Sentence, names: tuple[Name, ...]) -> Iterator[Notice]:
    start, end = sentence.start, sentence.end
    for outlet in find_outlets(text, start, end):
        before = _RELAY_BEFORE.search(text[start : outlet.start])
        if _SURVEY.match(text, outlet.end, end):
            continue
        after = _RELAY_AFTER.match(text, outlet.end, end)
        span = outlet
        if before:
            span = Span(start + before.start(), outlet.end)
        elif on := _ON_AIR.search(text[start : outlet.start]):
            if not _is_how_it_was_said(text, start, start + on.start(), "on"):
                continue
            span = Span(start + on.start(), outlet.end)
        elif after and not _MAYBE_OFFICE.search(text[start : outlet.end]):
            span = Span(outlet.start, after.end())
        else:
            continue
        yield Notice("relay", name_of(text, outlet), span, Span(start, span.end))
    for m in _INTERVIEW_WITH.finditer(text, start, end):
        with_person = any(n.kind == "PER" and n.start < m.end() and m.start("what") < n.end for n in names)
        what = f"interview with {m['what']}" if with_person else _bare(m["what"])
        yield Notice("occasion" if with_person else "relay", what, Span(*m.span()), Span(start, m.end()))


def _translation(phrase: str) -> str:
    """Say which translation a phrase speaks of: the languages and whose it is."""
    parts = []
    source = re.search(rf"from\s+(?:the\s+)?(?:original\s+)?({LANGUAGE})", phrase, re.IGNORECASE)
    other = [m[0] for m in ANY_LANGUAGE.finditer(phrase) if source is None or m.start() != source.start(1)]
    if other:
        parts.append(" and ".join(other))
    if source:
        parts.append(f"from {source[1]}")
    if by := re.search(
        rf"\bby\s+(.+?)(?:\s+(?:from|into)\s+(?:the\s+)?{LANGUAGE}.*)?$", phrase, re.IGNORECASE | re.DOTALL
    ):
        parts.append(f"by {by[1]}")
    elif re.match(
        r"our\b|my\b|.*\b(?:ours|mine|our own|my own)$|.*(?:author|writer|reporter|editor|newspaper)[’']s",
        phrase,
        re.I,
    ):
        parts.append("by the outlet itself")
    return " ".join(parts).replace(" by ", ", by ", 1) or "unspecified"


def _is_of_texts(phrase: str) -> bool:
    """Whether a phrase speaks of all that is quoted, no matter whose it is."""
    words = phrase.lower().split()
    personal = {"his", "her", "their", "in", "from"} & set(words[:1]) or "’s" in words[0] or "'s" in words[0]
    return not personal and (
        bool(re.match(rf"(?:\w+ ){{0,3}}{_TEXTS}\b", " ".join(words))) or "translation" in words[0]
    )


def _verb_before(text: str, start: int, at: int) -> int | None:
    """Return where the phrase at ``at`` begins if a verb of saying in its clause carries it.

    That is at the verb when it stands right before it, else at the phrase.
    """
    clause = re.split(r"[.;:!?()—–\ue000]|(?<!\w)that\s", text[start:at].rstrip(" ,"))[-1]
    verbs = list(_SAYING.finditer(clause))
    if not verbs:
        # "In Russian, she said …"
        return at if not text[start:at].strip(" \n\t“\"'‘\ue000,”’") else None
    last = verbs[-1]
    between = clause[last.end() :]
    if len(between.split()) > 10:
        return None
    return at - len(text[start:at]) + text[start:at].rindex(last[0]) if not between.strip() else at


def _another_adjective(text: str, at: int, end: int) -> bool:
    """Whether "and" and a capital follow: "in Russian and Ukrainian-held cities" names no language."""
    return bool(re.compile(r"\s+(?:and|or)\s+[A-Z]").match(text, at, end))


def _is_how_it_was_said(text: str, start: int, at: int, phrase: str) -> bool:
    """Whether the phrase at ``at`` hangs on a verb of saying rather than on what was said."""
    before = text[start:at]
    if re.match(_SPEAK, phrase) or not before.strip(" \n\t“\"'‘\ue000,”’"):
        return True
    said = _SAYING.search(before) or "\ue000" in before
    if re.search(r"[,”\"’']\s*$", before) and said:
        return True
    clause = re.split(r"[.;:!?()—–\ue000,]|(?<!\w)that\s", before)[-1]
    verbs = list(_SAYING.finditer(clause))
    return bool(verbs) and len(clause[verbs[-1].end() :].split()) <= 8


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:both|an?|the|its|his|her|their|our)\s+", "", phrase, flags=re.IGNORECASE)
