"""Phrases by which an article says how a remark reached the page.

Everything here is a pattern over one sentence.  In the patterns a space stands for any white space.  What
stands inside quotation marks must be blanked before: it is what was said, not how it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.letters import holds
from quotes.model import Name, Parse, Sentence, Span
from quotes.provenance.languages import ANY_LANGUAGE, LANGUAGE, LANGUAGES, LETTERS
from quotes.provenance.occasions import find_occasions
from quotes.provenance.phrases import (
    ADJECTIVES,
    BE,
    DAY,
    DET,
    NOUNS,
    SPEAK,
    TEXTS,
    WORD,
    Notice,
    bare,
    phrase,
    verb_before,
)
from quotes.provenance.relays import find_relays

_TRANSLATION = phrase(
    rf"(?:according to|in|from|via|per|citing|quoting|quoted in|based on|using|with|through|seen in)"
    rf" (?:{DET} {ADJECTIVES}|(?:{WORD} ){{1,4}}?)translations?"
    rf"(?: (?:of|from|into|by|for) {NOUNS}"
    rf"| (?:provided|released|published|posted|carried|issued|made|given|supplied|distributed|broadcast"
    rf"|offered|done"
    rf"|circulated|commissioned|shared|seen|read)(?: (?:by|on|in|to) {NOUNS})?)*"
)
# "This report was translated from Spanish": so was what it quotes.
_PIECE = r"(?:articles?|story|stories|report|piece)"
_TRANSLATED = phrase(
    rf"(?:(?:(?:in|from) )?(?:{DET} |all |some )?(?:{WORD} ){{0,2}}?(?:{TEXTS}|{_PIECE})(?: (?:in|from|to"
    rf"|of) {DET} {WORD})?"
    rf"(?: (?:that|which))? )?(?:as )?(?:{BE} )?(?:\w+ly )?(?:re-?)?translated"
    rf"(?: from (?:the |an? )?(?:original )?{LANGUAGE}(?: translation)?| (?:in)?to {LANGUAGE}"
    rf"| (?:by|via|with|using) {NOUNS})+"
)
_SUBTITLES = phrase(
    rf"(?:with|in|according to|per|from) (?:{DET} )?(?:{WORD} )?{LANGUAGE}(?:-language)? (?:sub-?titles"
    rf"|captions|voice-?over|dubbing)|dubbed (?:in)?to {LANGUAGE}"
)
_MACHINE = phrase(
    rf"(?:according to|via|using|through|per|with) (?:{DET} )?(?:Google Translate|machine translation"
    r"|automatic translation)"
)
_BACK = phrase(
    rf"(?:(?:in|from|according to) (?:{DET} )?(?:{WORD} )?)?(?:back-?translations?|retranslations?)"
    rf"(?: (?:of|from|into|by) {NOUNS})*"
    rf"|(?:as )?(?:{BE} )?(?:back-?translated|translated back)"
    rf"(?: from (?:the |an? )?{LANGUAGE}(?: translation)?| (?:in)?to {LANGUAGE}| by {NOUNS})*"
)
_TEXTS_TRANSLATED = phrase(
    rf"(?:{DET} |all |some )?(?:{WORD} ){{0,2}}?{TEXTS}(?: (?:in|from|to"
    rf"|of) {DET} {WORD})? {BE} (?:\w+ly )?translated"
    rf"|(?:in|from) (?:{WORD} )?translated {TEXTS}"
)
_OWN_TRANSLATION = phrase(
    r"(?:our|my|(?:the )?(?:author|writer|reporter|editor|newspaper)[’']s)(?: own)?(?: \w+)? translations?"
    rf"|translations?(?: here)? (?:(?:is|are) )?(?:ours|mine|my own|our own)"
    rf"|(?:{LANGUAGE} )?translations? (?:is |are |was )?by {NOUNS}"
)
_TRANSLATIONS = (_TRANSLATION, _TRANSLATED, _TEXTS_TRANSLATED, _OWN_TRANSLATION, _MACHINE)
# What is translated here is a work, not a remark.
_WORK = re.compile(
    r"\b(?:book|novel|poem|poetry|song|film|plays?|works?|bible|app|website|menu|software)s?\b", re.IGNORECASE
)

_PEOPLE = r"(?:interpreters?|translators?)"
_INTERPRETER = phrase(
    rf"(?:(?:{SPEAK} (?:(?:to|with) (?:{DET} )?{WORD} )?)?(?:through|via|using|by way of|according to|per"
    rf"|(?:with (?:the )?(?:help|aid|assistance) of|with the services of|assisted by|aided by))|{SPEAK} with"
    rf"|(?:rendered|relayed|interpreted|repeated|quoted) by)"
    rf" (?:{DET} )?(?P<what>{ADJECTIVES}{_PEOPLE}"
    rf"|(?:simultaneous|consecutive) (?:translation|interpretation))"
)

_NOT_A_NOUN = (
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:on|at|to|after|before|as|but|that|when|while|during|with|by|for|from"
    r"|through|via|because"
    rf"|about|in|following|outside|inside|whether|if|alongside|despite|rather|and|or|then|here|there"
    rf"|{DAY}|\w+ly)\b)"
)
_LANGUAGES = rf"(?P<what>(?:both )?{LANGUAGE}(?:(?:, | and | or |, and ){LANGUAGE})*)"
_MANNER = (
    r"(?:(?:(?:his|her|their|its) )?(?:(?:\w+ly )?(?:broken|fluent|halting|accented|perfect|flawless"
    r"|native|rapid|excellent"
    r"|good|poor|stilted|simple|plain|rusty|rapid-fire|passable|near-perfect|idiomatic)(?:,? and | |, ))*)"
)
_IN_LANGUAGE = phrase(rf"(?:in|(?:switch|chang)(?:ed|ing)(?: in)?to) {_MANNER}{_LANGUAGES}{_NOT_A_NOUN}")
# "in an Arabic-language post"; of "an Arabic post" nobody knows.
_IN_TEXT_OF = phrase(
    rf"(?:in|from|on) (?:{DET} )?(?:{WORD} )?(?P<what>(?-i:{'|'.join(LANGUAGES)}))-language (?:{WORD} )?"
    rf"(?:{TEXTS}|post|tweet|video|letter|broadcast|address)"
)
_SPEAKING_LANGUAGE = phrase(rf"(?:speaking|spoke) {_MANNER}{_LANGUAGES}{_NOT_A_NOUN}")
# "The interview was conducted in German": all that it holds was.
_HELD = phrase(rf"(?:{DET} )?(?:interview|conversation)s? (?:{BE} )?(?:conducted|held|done|recorded) ")


def find_notices(text: str, parse: Parse, outlets: Sequence[str] = ()) -> list[Notice]:
    """Return the notices of a text in order; those that overlap are cut down to the longest.

    ``text`` is the article's with what is inside quotation marks blanked, character for character.
    ``outlets`` are names of agencies and outlets beside those that are known everywhere.
    """
    notices: list[Notice] = []
    in_order = sorted(parse.names)
    starts = [name.start for name in in_order]
    for sentence in parse.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        names = tuple(in_order[first:last])
        found = sorted(
            _in_sentence(text, sentence, names, outlets),
            key=lambda n: (n.span.start - n.span.end, n.span.start),
        )
        kept: list[Notice] = []
        for notice in found:
            if all(notice.span.end <= k.span.start or k.span.end <= notice.span.start for k in kept):
                kept.append(notice)
        notices += sorted(kept, key=lambda n: n.span)
    return notices


def _in_sentence(
    text: str, sentence: Sentence, names: tuple[Name, ...], outlets: Sequence[str]
) -> Iterator[Notice]:
    start, end = sentence.start, sentence.end

    def notice(kind: str, what: str, match: re.Match[str], *, of_texts: bool = False) -> Notice:
        span = Span(match.start(), match.end())
        return Notice(kind, " ".join(what.split()), span, Span(start, span.end), of_texts)

    translates = holds(text, start, end, ("translat", "interpret"))
    language = LETTERS.search(text, start, end) is not None
    if translates:
        for m in _INTERPRETER.finditer(text, start, end):
            yield notice("interpreter", m["what"], m)
        for m in _BACK.finditer(text, start, end):
            if not _WORK.search(text, start, m.end()):
                yield notice("back-translation", _translation(m[0]), m, of_texts=_is_of_texts(m[0]))
    for pattern in (*(_TRANSLATIONS if translates else ()), *((_SUBTITLES,) if language else ())):
        for m in pattern.finditer(text, start, end):
            if not _WORK.search(text, start, m.end()):
                yield notice("translation", _translation(m[0]), m, of_texts=_is_of_texts(m[0]))
    if language:
        for m in _IN_LANGUAGE.finditer(text, start, end):
            verb = verb_before(text, start, m.start())
            if verb is not None and not _another_adjective(text, m.end(), end):
                of_texts = bool(_HELD.fullmatch(text, start, m.start()))
                said = notice("spoken", bare(m["what"]), m, of_texts=of_texts)
                yield said._replace(span=Span(verb, m.end()))
        for m in _IN_TEXT_OF.finditer(text, start, end):
            yield notice("spoken", m["what"], m)
        for m in _SPEAKING_LANGUAGE.finditer(text, start, end):
            if not _another_adjective(text, m.end(), end):
                yield notice("spoken", bare(m["what"]), m)
    yield from find_relays(text, sentence, names, outlets)
    yield from find_occasions(text, sentence)


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
        bool(re.match(rf"(?:\w+ ){{0,3}}(?:{TEXTS}|{_PIECE})\b", " ".join(words)))
        or "translation" in words[0]
        or words[0] == "translated"
    )


def _another_adjective(text: str, at: int, end: int) -> bool:
    """Whether "and" and a capital follow: "in Russian and Ukrainian-held cities" names no language."""
    return bool(re.compile(r"\s+(?:and|or)\s+[A-Z]").match(text, at, end))
