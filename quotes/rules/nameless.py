"""Whether a source has a name: "a senior official", "people familiar with the talks", "the diplomat"."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

_SOME = frozenset(
    """
    a an another both certain different dozens few five four hundreds many most multiple one other others
    several six some three two various
    """.split()
)
"""What a phrase begins with that names nobody."""

_MANY = frozenset(
    """
    activists advisers advisors aides analysts bystanders campaigners colleagues commentators critics
    diplomats doctors employees executives experts eyewitnesses fans farmers fishermen friends guests
    insiders investigators journalists lawmakers lawyers locals medics members men ministers motorists
    neighbors neighbours nurses observers officers officials onlookers opponents organisers organizers
    parents passengers people persons police policymakers politicians protesters protestors relatives
    reporters residents scientists shopkeepers soldiers sources spectators spokesmen spokespeople staff
    staffers students supporters survivors teachers teammates tourists townspeople traders users
    villagers visitors voters witnesses women workers
    """.split()
)
"""Nouns that stand for people of whom none is named."""

_NO_ONE = frozenset(
    """
    account ad advertisement agreement analysis announcement app article assessment banner bill biography
    blog book broadcast brochure bulletin caption card chronicle clip column comment commentary
    communique complaint constitution contract cover daily decree diary dispatch document documentary
    documents draft editorial email entry essay estimate evidence figures file filing film flyer graffiti
    guide hashtag headline indictment inscription interview joke judgement judgment label law lawsuit
    leaflet legend lesson letter letters line list log logo magazine manual memo memoir memorandum
    message messages minutes motto news newspaper newspapers note notice novel page paper papers passage
    petition photo picture piece placard plaque play poem poll post poster posters posting postings press
    proverb quote radio reading record records release report reports resolution review rule ruling
    saying script section sentence series sign slogan sms song speech statement statements
    stories story study subtitle survey telegram television text thread ticket title transcript
    translation treaty tweet verdict verse version video website word words writing
    """.split()
)
"""What speaks on paper or on screens: it is named by its title or not at all."""

_DEFINITE = ("the", "this", "that", "his", "her", "their", "its", "our", "my")
_PRONOUNS = frozenset(("he", "she", "they"))
_NAMELESS = re.compile(
    r"\b(?:anonym\w*|unnamed|unidentified|not\s+(?:to\s+be|be|being)\s+(?:named|identified)|familiar\s+with"
    r"|declined\s+to\s+(?:be\s+named|give|be\s+identified)|not\s+authori[sz]ed|close\s+to)\b",
    re.I,
)
_JOINED = re.compile(
    r"\b(?:of|in|on|at|from|for|with|to|who|whom|whose|that|which|by|near|close|familiar|about)\b|,"
)


def begins_nameless(source: str) -> bool:
    """Return whether a mention brings up somebody without a name: "one diplomat", "sources close to it"."""
    head = _head(source)
    words = [word.casefold() for word in head]
    if not words or not _NO_ONE.isdisjoint(words):
        return False
    if _NAMELESS.search(source) and not _is_named(head):
        return True
    if words[0] in _SOME:
        return not _is_named(head[1:])
    return words[-1] in _MANY and not any(word in _DEFINITE for word in words[:1]) and not _is_named(head[1:])


def is_nameless(source: str, before: str) -> bool:
    """Return whether a mention takes up one who has no name: "he", "the diplomat" after "a diplomat"."""
    words = [word.casefold() for word in _WORD.findall(source)]
    if len(words) == 1 and words[0] in _PRONOUNS:
        return True
    last = _head(source)[-1:]
    return words[:1] == ["the"] and bool(last) and last[0].casefold() in before.casefold()


def is_definite(source: str) -> bool:
    """Return whether a mention points to one who should be known: "she", "the governor"."""
    words = [word.casefold() for word in _WORD.findall(source)]
    if len(words) == 1:
        return words[0] in _PRONOUNS
    head = _head(source)
    return (
        bool(head)
        and words[0] == "the"
        and _NO_ONE.isdisjoint(words)
        and head[-1].casefold() not in _MANY
        and not _is_named(head[1:])
    )


def _head(source: str) -> list[str]:
    """The words of a mention down to its noun, without what is said of it after that."""
    return _WORD.findall(_JOINED.split(source, maxsplit=1)[0])


def _is_named(words: list[str]) -> bool:
    """Whether a noun phrase ends in a name: "official Dana Whitlow"; "a Western diplomat" does not."""
    return bool(words) and words[-1][:1].isupper()
