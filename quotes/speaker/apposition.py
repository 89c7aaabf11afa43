"""What stands beside a name and says who that is: "Ana Sorel, a falconer", "Ana Sorel is the mayor"."""

from __future__ import annotations

from quotes.speaker.mention import Mention
from quotes.speaker.phrases import led_in, past_age
from quotes.speaker.roles import same_owner
from quotes.speaker.tokens import View
from quotes.speaker.words import COPULAS, HONORIFICS, SAYING

_ENDS = frozenset({",", ".", ";", ":", ")", "—", "–", "-", "”", '"', "’", "'", "!", "?"})

_VERBS = SAYING | COPULAS | {"has", "had", "have", "will", "would", "can", "could"}


def join_beside(view: View, people: dict[int, Mention], described: dict[int, Mention]) -> None:
    """Tie descriptions to the names they stand beside: apposition on either side, and "X is the minister"."""
    for mention in described.values():
        if mention.quoted:
            continue
        if mention.human and mention.high in people and view.tokens[mention.high - 1].capital:
            _tie(mention, people[mention.high])  # "the minister of Ruritania Ana Sorel"
            continue
        name = people.get(mention.high + 1) or people.get(mention.high + 2)
        between = view.small(mention.high, mention.sentence)
        if name and name.sentence == mention.sentence and between in {",", "—", "–", "("}:
            lead = view.tokens[mention.high + 1 : name.low]
            closed = view.small(name.high, name.sentence) in _ENDS or view.at(name.high) is None
            verb = view.at(name.high)
            if (closed or (verb and verb.upos in {"VERB", "AUX"})) and all(
                t.small in HONORIFICS for t in lead
            ):
                _tie(mention, name)
    for name in people.values():
        i = past_age(view, name.high)
        if i != name.high:
            name.human = True
        here = view.small(i, name.sentence)
        if here in {",", "—", "–", "("}:
            appositive = None if led_in(view, name.low) else described.get(i + 1)
            name.thing = here == "," and view.small(i + 1, name.sentence) == "which"
            if view.small(i + 1, name.sentence) == "who":
                name.human = True
                if view.small(i + 2, name.sentence) in COPULAS:
                    appositive = described.get(i + 3)
                    _hold(appositive, name)
                continue
            if appositive and appositive.sentence == name.sentence and not _speaks(view, appositive.high):
                if not appositive.human and not appositive.quoted and not name.roles:
                    name.thing = True
                    name.roles += appositive.roles  # "Ruritan Light, the power company"
                _tie(appositive, name)
        elif here in COPULAS:
            _hold(described.get(i + 1), name)


def _speaks(view: View, index: int) -> bool:
    """Whether a verb follows, so that what stands before it is a subject and no apposition."""
    token = view.at(index)
    while token is not None and token.upos == "ADV":
        index += 1
        token = view.at(index)
    if token is None or not token.is_word:
        return False
    words = view.sentences[token.sentence].words
    verb = token.upos in {"VERB", "AUX"} and not words[token.word].deprel.startswith("acl")
    return verb or token.small in _VERBS


def _tie(description: Mention, name: Mention) -> None:
    """Tie a description to the name beside it, unless the name's own title belongs to another country."""
    own, other = description.roles[0].owner, [r.owner for r in name.roles if r.owner]
    elsewhere = own is not None and other and not any(same_owner(own, o) for o in other)
    if description.human and description.link is None and not elsewhere:
        description.link = name
        _hold(description, name)


def _hold(description: Mention | None, name: Mention) -> None:
    if description is None or not description.human or description.sentence != name.sentence:
        return
    name.roles += description.roles
    name.human = True
    name.gender = name.gender or description.gender
