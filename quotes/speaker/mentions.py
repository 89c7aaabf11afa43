"""The mentions of people and bodies in an article: names, descriptions and pronouns, with their roles."""

from __future__ import annotations

import re

from quotes.countries import is_demonym
from quotes.letters import plain
from quotes.speaker.acronyms import introduced
from quotes.speaker.apposition import join_beside
from quotes.speaker.descriptions import find_descriptions, own_nouns
from quotes.speaker.mention import Mention
from quotes.speaker.names import gender_of_word, person_name
from quotes.speaker.nicknames import join_nicknames
from quotes.speaker.phrases import HEADS, OWNERS, called, of_field, phrase_start
from quotes.speaker.roles import is_body, read_role
from quotes.speaker.runs import Piece, find_pieces
from quotes.speaker.tokens import OPENING, PART, View
from quotes.speaker.words import (
    CONJUNCTIONS,
    COPULAS,
    HONORIFICS,
    PREPOSITIONS,
    ROLES,
    SAYING,
)

PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "p",
    "it": "n",
    "his": "m",
    "him": "m",
    "her": "f",
    "hers": "f",
    "their": "p",
    "its": "n",
}

_AFTER = SAYING | COPULAS | PREPOSITIONS | CONJUNCTIONS
_PLURAL = re.compile(r"(?:s|sh|ch|ese)$")
_INITIALS = re.compile(r"[A-Z][A-Za-z.]{1,9}")


def find_mentions(view: View) -> list[Mention]:
    """Return the mentions of an article in order of the text, with roles, links and grammatical places."""
    named = [_named(view, piece) for piece in find_pieces(view) if not _in_a_title(view, piece)]
    named = join_nicknames(view, _with_acronyms(view, _widened(view, named)))
    people = {m.low: m for m in named if m.kind == "name"}
    for mention in people.values():
        _title_before(view, mention)
    _acronyms(named)
    inside = {i for m in people.values() for i in range(m.low, m.high)}
    heads = HEADS | own_nouns(view, list(people.values()))
    described = find_descriptions(view, set(people), inside, heads)
    join_beside(view, people, {d.low: d for d in described})
    pronouns = [
        Mention("pronoun", i, i + 1, t.text, t.sentence, t.quoted, gender=PRONOUNS[t.small])
        for i, t in enumerate(view.tokens)
        if t.small in PRONOUNS
    ]
    named, described = _once(view, named, described)
    found = sorted([*named, *described, *pronouns], key=lambda m: (m.low, -m.high))
    first: set[int] = set()
    for mention in found:
        mention.headline = view.headline(mention.sentence)
        mention.place = view.place(mention.low, mention.high, first=mention.sentence not in first)
        if view.small(mention.high) in ROLES and mention.high + 1 in people:
            mention.place = PART  # "Strelsau coach Ana Sorel"
        if not mention.quoted and mention.kind != "place":
            first.add(mention.sentence)
    return found


_CLOSED = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|»[^«»]*«")


def _in_a_title(view: View, piece: Piece) -> bool:
    """Say whether a run is part of text in marks that nobody said: "Songs for a Short Season".

    A run that fills its marks is kept, for it may be a nickname.
    """
    first, last = view.tokens[piece.low], view.tokens[piece.high - 1]
    if first.quoted:
        return False
    text, low = view.article.text, view.sentences[first.sentence].start
    if view.opening(first.start) < low:
        return False
    lead = _CLOSED.sub(lambda found: " " * len(found[0]), text[low : first.start])
    opened = max(lead.rfind(mark) for mark in OPENING)
    closed = max(lead.rfind("”"), lead.rfind("»"))
    inside = opened > closed and (lead[opened] != '"' or lead.count('"') % 2 == 1)
    fills = opened == len(lead) - 1 and text[last.end : last.end + 1] in tuple('"”“»,')
    return inside and not fills


def _once(view: View, named: list[Mention], described: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """A body that is both a name and a description: the name, unless it leaves out whose the body is."""
    bodies = {m.high: m for m in named if m.kind == "body"}
    twice = [d for d in described if not d.human and d.high in bodies and view.tokens[d.high - 1].capital]
    wider = [d for d in twice if any(t.text in OWNERS for t in view.tokens[d.low : d.high])]
    left_out = {id(bodies[d.high]) for d in wider} | {id(d) for d in twice if d not in wider}
    return [m for m in named if id(m) not in left_out], [d for d in described if id(d) not in left_out]


def _acronyms(named: list[Mention]) -> None:
    """Capitals that are introduced as a body's acronym, or that can be no word, name a body."""
    known = {m.acronym for m in named if m.acronym}
    for mention in named:
        text = mention.text.replace(".", "")
        capitals = text.isupper() and 1 < len(text) < 5 and mention.tagged != "PER" and not mention.human
        if mention.kind == "name" and (mention.text in known or capitals):
            mention.kind = "body"


def _widened(view: View, named: list[Mention]) -> list[Mention]:
    """The names with those of bodies as long as the name model has them: "Citizens for Fair Rivers"."""
    out: list[Mention] = []
    for mention in named:
        if out and mention.low < out[-1].high:
            continue
        low, high = view.named_body(mention.low, mention.high)
        wider = low == mention.low and high > mention.high and mention.kind != "place" and not mention.human
        if wider and view.tokens[high - 1].capital:
            mention.kind, mention.name = "body", None
            mention.high, mention.text = high, view.text(low, high)
        out.append(mention)
    return out


def _with_acronyms(view: View, named: list[Mention]) -> list[Mention]:
    """The names with each that its own initials follow as one body: "Committee to Save Our Rivers (CSOR)"."""
    at = {i: mention for mention in named for i in range(mention.low, mention.high)}
    bodies: list[Mention] = []
    gone: set[int] = set()
    for low, high, short in introduced(view):
        first = view.tokens[low]
        body = Mention("body", low, high, view.text(low, high), first.sentence, first.quoted, acronym=short)
        inside = [at[i] for i in range(low, high) if i in at]
        if not any(m.human or m.polite for m in inside):
            gone |= {id(m) for m in inside}
            bodies.append(body)
    return sorted((m for m in (*named, *bodies) if id(m) not in gone), key=lambda m: m.low)


def make_name(view: View, low: int, high: int) -> Mention:
    """Return a mention that takes the tokens ``low`` to ``high`` for a name, whatever they look like."""
    mention = _named(view, Piece("person", low, high, low))
    _title_before(view, mention)
    _acronyms([mention])
    return mention


def _named(view: View, piece: Piece) -> Mention:
    span = view.span(piece.low, piece.high)
    text = view.text(piece.low, piece.high)
    first = view.tokens[piece.low]
    tagged = view.tagged(span.start, span.end)
    kind = {"person": "name", "body": "body", "place": "place"}[piece.kind]
    mention = Mention(kind, piece.low, piece.high, text, first.sentence, first.quoted, tagged=tagged)
    if kind == "name":
        mention.name = person_name(text)
        after = view.at(piece.high)
        alone = after is None or not after.is_word or after.upos in {"VERB", "AUX"}
        ends = alone or view.small(piece.high) in _AFTER
        mention.the = ends and view.small(piece.lead - 1, first.sentence) == "the"
        if not mention.name.parts:
            mention.kind = "body"
        for token in view.tokens[piece.lead : piece.low]:
            mention.gender = gender_of_word(token.text) or mention.gender
            mention.polite = mention.polite or token.small in HONORIFICS
        mention.human = mention.polite
    singular = not _PLURAL.search(text)  # "the Argentine", not "the Russians", "the Dutch"
    if kind == "place" and is_demonym(text) and singular:
        after = view.at(piece.high)
        alone = after is None or not after.is_word or after.upos in {"VERB", "AUX"} or after.small in SAYING
        mention.the = alone and view.small(piece.low - 1, first.sentence) == "the"
    # "the World Athletics Federation (WAF)"
    inside = view.at(piece.high + 1)
    if (
        view.small(piece.high) == "("
        and view.small(piece.high + 2) == ")"
        and inside is not None
        and _INITIALS.fullmatch(inside.text)
    ):
        mention.acronym = inside.text
        mention.kind = "body" if inside.text.isupper() else mention.kind
    return mention


def _title_before(view: View, mention: Mention) -> None:
    """Read the offices that stand before a name: "Russia's Foreign Minister", "former spokeswoman"."""
    tokens = view.tokens
    high = mention.low
    while high > 0 and tokens[high - 1].small in HONORIFICS and tokens[high - 1].sentence == mention.sentence:
        mention.gender = gender_of_word(tokens[high - 1].text) or mention.gender
        mention.human = True
        high -= 1
    last = view.at(high - 1)
    if high == 0 or last is None or last.sentence != mention.sentence or not last.is_word:
        return
    noun = plain(last.small)
    known = noun in ROLES or noun.removeprefix("ex-") in ROLES
    # an occupation that no list has: a common noun right before the name, as the parse sees it
    common = last.upos == "NOUN" and not last.capital and len(noun) > 3 and not noun.endswith("s")
    if not known and not of_field(view, high) and (not common or is_body(noun)):
        return
    low = phrase_start(view, high - 1)
    if not known and not of_field(view, high) and not _tied(view, high - 1, mention):
        return
    if not known and low == high - 1 and view.small(low - 1, last.sentence) in PREPOSITIONS - {"with", "by"}:
        return  # "About money Sorel said little"
    words = [t.text for t in tokens[low:high]]
    role = read_role(words, called(words), HEADS | {noun})
    if role is None or is_body(role.head):
        return
    mention.roles.append(role)
    mention.human = True
    mention.gender = mention.gender or gender_of_word(noun)


def _tied(view: View, noun: int, name: Mention) -> bool:
    """Whether the tree hangs a noun on the name after it, or the name on the noun."""
    words = view.sentences[name.sentence].words
    here = view.tokens[noun].word
    inside = {view.tokens[i].word for i in range(name.low, name.high)}
    return words[here].head in inside or any(i >= 0 and words[i].head == here for i in inside)
