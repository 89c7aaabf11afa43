"""The mentions of people and bodies in an article: names, descriptions and pronouns, with their roles."""

from __future__ import annotations

import re
from collections.abc import Collection

from quotes.speaker.countries import is_capital, is_country, is_demonym
from quotes.speaker.letters import plain
from quotes.speaker.mention import Mention
from quotes.speaker.names import gender_of_word, person_name
from quotes.speaker.nicknames import join_nicknames
from quotes.speaker.roles import is_body, read_role, same_owner
from quotes.speaker.runs import Piece, find_pieces
from quotes.speaker.tokens import View
from quotes.speaker.words import (
    BODIES,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    FIELDS,
    FORMER,
    HONORIFICS,
    INDEFINITE,
    PLAIN,
    PREPOSITIONS,
    RANKS,
    RELATIVES,
    ROLES,
    SAYING,
    WIDER,
)

HEADS = ROLES | frozenset(WIDER) | BODIES
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
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_ENDS = frozenset({",", ".", ";", ":", ")", "—", "–", "-", "”", '"', "’", "'", "!", "?"})
_DROPPED = DETERMINERS | INDEFINITE


def find_mentions(view: View) -> list[Mention]:
    """Return the mentions of an article in order of the text, with roles, links and grammatical places."""
    named = [_named(view, piece) for piece in find_pieces(view) if not _in_a_title(view, piece)]
    named = join_nicknames(view, named)
    people = {m.low: m for m in named if m.kind == "name"}
    for mention in people.values():
        _title_before(view, mention)
    _acronyms(named)
    inside = {i for m in people.values() for i in range(m.low, m.high)}
    heads = HEADS | _own_nouns(view, list(people.values()))
    described = _descriptions(view, set(people), inside, heads)
    _join(view, people, {d.low: d for d in described})
    pronouns = [
        Mention("pronoun", i, i + 1, t.text, t.sentence, t.quoted, gender=PRONOUNS[t.small])
        for i, t in enumerate(view.tokens)
        if t.small in PRONOUNS
    ]
    named, described = _once(view, named, described)
    found = sorted([*named, *described, *pronouns], key=lambda m: (m.low, -m.high))
    first: set[int] = set()
    for mention in found:
        mention.place = view.place(mention.low, mention.high, first=mention.sentence not in first)
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
    lead = _CLOSED.sub(lambda found: " " * len(found[0]), text[low : first.start])
    opened = max(lead.rfind(mark) for mark in '"“„«')
    closed = max(lead.rfind("”"), lead.rfind("»"))
    inside = opened > closed and (lead[opened] != '"' or lead.count('"') % 2 == 1)
    fills = opened == len(lead) - 1 and text[last.end : last.end + 1] in tuple('"”“»,')
    return inside and not fills


def _once(view: View, named: list[Mention], described: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """A body that is both a name and a description: the name, unless it leaves out whose the body is."""
    bodies = {m.high: m for m in named if m.kind == "body"}
    twice = [d for d in described if not d.human and d.high in bodies and view.tokens[d.high - 1].capital]
    wider = [d for d in twice if any(t.text in _OWNERS for t in view.tokens[d.low : d.high])]
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
        ends = alone or view.small(piece.high) in SAYING | COPULAS | PREPOSITIONS | CONJUNCTIONS
        mention.the = ends and view.small(piece.lead - 1, first.sentence) == "the"
        if not mention.name.parts:
            mention.kind = "body"
        for token in view.tokens[piece.lead : piece.low]:
            mention.gender = gender_of_word(token.text) or mention.gender
            mention.polite = mention.polite or token.small in HONORIFICS
        mention.human = mention.polite
    singular = not re.search(r"(?:s|sh|ch|ese)$", text)  # "the Argentine", not "the Russians", "the Dutch"
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
        and re.fullmatch(r"[A-Z][A-Za-z.]{1,9}", inside.text)
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
    if not known and not _of_field(view, high) and (not common or is_body(noun)):
        return
    low = _phrase_start(view, high - 1)
    if not known and not _of_field(view, high) and not _tied(view, high - 1, mention):
        return
    if not known and low == high - 1 and view.small(low - 1, last.sentence) in PREPOSITIONS - {"with", "by"}:
        return  # "About money Sorel said little"
    words = [t.text for t in tokens[low:high]]
    role = read_role(words, _called(words), HEADS | {noun})
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


def _of_field(view: View, high: int) -> bool:
    return plain(view.small(high - 1)) in FIELDS and view.small(high - 2) in {"of", "for"}


def _phrase_start(view: View, head: int) -> int:
    """The first token of the noun phrase that ends with token ``head``, its determiner included."""
    tokens = view.tokens
    low = head
    for i in range(head - 1, max(-1, head - 10), -1):
        token = tokens[i]
        if token.sentence != tokens[head].sentence or token.quoted != tokens[head].quoted:
            break
        small = plain(token.small)
        if small in _DROPPED:
            return i
        if token.text in _OWNERS:
            low = i
            continue
        if small in {"of", "for"} and _is_head(tokens[i - 1].small) and plain(tokens[i + 1].small) in FIELDS:
            low = i
            continue
        if not token.is_word or small in PREPOSITIONS | CONJUNCTIONS | RELATIVES | COPULAS | SAYING:
            break
        if token.upos in {"VERB", "AUX", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "PART"} and not (
            token.capital or small in FIELDS | PLAIN | FORMER | RANKS
        ):
            break
        if not token.upos and not (token.capital or _is_modifier(small)):
            break
        low = i
    return low


def _is_head(small: str) -> bool:
    return plain(small) in ROLES


def _is_modifier(small: str) -> bool:
    return small in FIELDS | PLAIN | FORMER | RANKS | ROLES | BODIES or "-" in small


def _called(words: list[str]) -> str:
    """A role as the articles print it, without the determiner in front."""
    while len(words) > 1 and (plain(words[0]) in _DROPPED or words[0] in _OWNERS):
        words = words[1:]
    return re.sub(r" (['’]s?)(?= |$)", r"\1", " ".join(words))


def _own_nouns(view: View, people: list[Mention]) -> frozenset[str]:
    """Common nouns that the article itself uses of people: "Ana Sorel, a falconer at …"."""
    found = set()
    for mention in people:
        found |= {r.head for r in mention.roles}
        i = _past_age(view, mention.high)
        if view.small(i, mention.sentence) == "," and view.small(i + 1, mention.sentence) in {
            "a",
            "an",
            "the",
        }:
            head = i + 1
            for j in range(i + 2, min(i + 9, len(view.tokens))):
                token = view.tokens[j]
                if not token.is_word or token.small in PREPOSITIONS | RELATIVES | CONJUNCTIONS:
                    break
                head = j
            token = view.tokens[head]
            if token.upos == "NOUN" and not token.capital and "Number=Plur" not in _feats(view, head):
                found.add(plain(token.small))
    return frozenset(found)


def _feats(view: View, index: int) -> str:
    token = view.tokens[index]
    return view.sentences[token.sentence].words[token.word].feats if token.word >= 0 else ""


def _past_age(view: View, i: int) -> int:
    """Past ", 54" after a name."""
    return i + 2 if view.small(i) == "," and re.fullmatch(r"\d{1,3}", view.small(i + 1)) else i


def _descriptions(
    view: View, names: Collection[int], inside: Collection[int], heads: Collection[str]
) -> list[Mention]:
    found: list[Mention] = []
    tokens = view.tokens
    for i, token in enumerate(tokens):
        noun = plain(token.small)
        if i in inside or (noun not in heads and noun.removeprefix("ex-") not in heads):
            continue
        if i + 1 in names or (view.small(i + 1, token.sentence) in HONORIFICS and i + 2 in names):
            continue
        after = view.at(i + 1)
        if (
            after
            and after.sentence == token.sentence
            and after.is_word
            and _joins(after.small, after.upos, heads)
        ):
            continue
        low = _phrase_start(view, i)
        opening = tokens[low]
        small = plain(opening.small)
        nation = any(
            is_demonym(t.text) or is_country(t.text) or is_capital(t.text) for t in tokens[low:i] if t.capital
        )
        owned = any(t.text in _OWNERS for t in tokens[low:i])
        if small not in _DROPPED and not nation and not owned and not token.capital:
            continue
        high = _tail(view, i + 1, names)
        words = [t.text for t in tokens[low:high]]
        role = read_role(words, _called(words), heads)
        if role is None:
            continue
        mention = Mention("description", low, high, view.text(low, high), token.sentence, token.quoted)
        mention.roles = [role]
        mention.definite = small not in INDEFINITE
        mention.gender = gender_of_word(noun)
        mention.human = not is_body(role.head)
        found.append(mention)
    return found


def _joins(small: str, upos: str, heads: Collection[str]) -> bool:
    """Whether the word after a noun makes it a modifier: "president election", "police chief"."""
    return small in heads or (upos == "NOUN" and small not in PREPOSITIONS) or small in {"general"}


def _tail(view: View, i: int, names: Collection[int]) -> int:
    """Past "of the Olympic committee", "for foreign affairs" after a noun."""
    if view.small(i) not in {"of", "for", "to", "at"} or i + 1 >= len(view.tokens):
        return i
    number = view.tokens[i].sentence
    j = i + 1
    while j < min(i + 8, len(view.tokens)) and view.tokens[j].sentence == number:
        token = view.tokens[j]
        small = plain(token.small)
        good = token.is_word and (
            token.capital
            or small in FIELDS | BODIES | PLAIN | {"the", "its", "his", "her", "affairs"}
            or (
                small in {"of", "for", "and"}
                and view.tokens[j - 1].is_word
                and j > i + 1
                and _goes_on(view, j)
            )
        )
        if not good or (j in names and j > i + 1 and view.tokens[j - 1].capital):
            break  # "minister of Ruritania Ana Sorel"
        j += 1
    end = view.tokens[j - 1]
    if j == i + 1 or plain(end.small) in {"the", "its", "his", "her"}:
        return i
    return j


def _goes_on(view: View, j: int) -> bool:
    after = view.at(j + 1)
    return after is not None and (plain(after.small) in FIELDS or (after.capital and view.small(j) == "of"))


def _join(view: View, people: dict[int, Mention], described: dict[int, Mention]) -> None:
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
        i = _past_age(view, name.high)
        if i != name.high:
            name.human = True
        here = view.small(i, name.sentence)
        if here in {",", "—", "–", "("}:
            appositive = described.get(i + 1)
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
    return verb or token.small in SAYING | COPULAS | {"has", "had", "have", "will", "would", "can", "could"}


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
