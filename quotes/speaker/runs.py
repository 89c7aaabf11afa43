"""Runs of capitalised words, cut into who and what they name.

"Syrian Foreign Minister Asaad al-Shaibani" is a nationality, an office and a person; "Russian Defense
Ministry" a body; "Clinton Foundation President Ana Sorel" a body, an office and a person.  The word
classes of the parse help where a sentence begins, the rest is read off the surface, so that a name that
the language model never saw is found all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from quotes.countries import is_country, is_demonym, is_place
from quotes.letters import plain
from quotes.speaker.given import HE_NAMES, SHE_NAMES
from quotes.speaker.names import PARTICLES
from quotes.speaker.roles import is_body
from quotes.speaker.tokens import Token, View
from quotes.speaker.words import (
    ANONYMOUS,
    CALENDAR,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    FIELDS,
    FORMER,
    GIVEN_PLACES,
    HONORIFICS,
    INDEFINITE,
    PLAIN,
    PREPOSITIONS,
    RANKS,
    RELATIVES,
    ROLES,
    SAYING,
    SURNAME_OFFICES,
)

_ARTICLED = re.compile(r"^(?:al|el|as|ash|ad|ar|at|an|az)[-‐‑]\w", re.I)
_CAPITAL_AFTER = re.compile(r"[-‐‑][A-ZÀ-Þ]")
_APOSTROPHE = re.compile("['’]")
_HYPHEN, _HYPHENED = re.compile("[-‐‑]"), re.compile(r"\w+[-‐‑]\w+")
_OF_PARTY = re.compile(r"[dri]-\w+")
# the second half of a compound that names nobody: "Assad-era", "Russian-backed"
_COMPOUND = re.compile(
    r"[-‐‑](?:era|led|backed|based|born|style|wide|owned|run|held|aligned|like|made|related|linked|controlled"
    r"|year-old|old|day|term|level|time|party|and|to|in|of|the)$"
)
_FUNCTION = (
    DETERMINERS
    | INDEFINITE
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | COPULAS
    | ANONYMOUS
    | frozenset(
        """i he she it they we you him them us me who what why how there here then now also yet so if once
        neither either both however meanwhile still later earlier today yesterday tomorrow asked speaking
        according not no yes only just even ever never perhaps maybe well oh thus therefore moreover
        nevertheless nonetheless instead indeed separately finally similarly likewise further again
        these those such each every much more most less few several many any some all last next
        mine yours ours hers theirs do does did has have had can could will would may might must
        shall should let read more see photo image video""".split()
    )
)
_GIVEN = HE_NAMES | SHE_NAMES
_BESIDE = FORMER | PLAIN | FIELDS | RANKS
_NEVER_NAMES = frozenset("ADP ADV SCONJ CCONJ DET PRON VERB AUX PART".split())
_NOT_NAMES = frozenset("ADP ADV SCONJ CCONJ DET PRON VERB AUX PART INTJ NUM PUNCT ADJ NOUN".split())

# particles that a bare surname keeps: "von der Leyen said"
_LEADING = frozenset("van von der den de del della di bin ibn al el ten ter zu abu".split())
# given names that are also months
_MONTH_NAMES = frozenset("jan jun may april june august".split())

# whose "of" is a place or a body, before the holder's name
STATE_OFFICES = frozenset(
    "minister president premier king queen emir sultan chancellor governor mayor".split()
)
_OFFICES = STATE_OFFICES | frozenset(
    "head chief director chair chairman chairwoman ceo leader ambassador coach captain archbishop".split()
)

_REGIONS = frozenset("african european asian arab latin nordic balkan baltic western eastern".split())
_NEW = frozenset("york yorker yorkers jersey mexico hampshire orleans delhi zealand england".split())

NAME, TITLE, HONORIFIC, MODIFIER, NATION, BODY, LINK, STOP = "N", "T", "H", "M", "D", "O", "L", "S"
_NAMING, _NAMES_OR_PLACES = re.compile(r"[^ST]+"), re.compile(r"N+|D+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a part of a run names: ``person`` (or anything with a bare name), ``body`` or ``place``.

    Tokens ``low`` to ``high``; a person's honorifics stand between ``lead`` and ``low``.
    """

    kind: str
    low: int
    high: int
    lead: int


def find_pieces(view: View) -> Iterator[Piece]:
    """Yield what the capitalised runs of an article name, in order of the text."""
    known = _known(view)
    runs = [(low, _tags(view, low, high, known)) for low, high in _runs(view)]
    pieces = [_cut(view, low, tags) for low, tags in runs]
    last = [view.tokens[p.high - 1] for ps in pieces for p in ps if p.kind == "person" and p.high - p.low > 1]
    surnames = {t.text for t in last if t.small in SURNAME_OFFICES or is_demonym(t.text)}
    for at, (low, tags) in enumerate(runs):
        if tags != (bare := _surname(view, low, tags, surnames)):
            runs[at], pieces[at] = (low, bare), _cut(view, low, bare)
    alone = cache(lambda: frozenset(view.text(p.low, p.high) for found in pieces for p in found))
    # A name that is that of the outlet which prints the article: "she told Northlight" there.
    outlet = plain(view.article.outlet or "").removeprefix("the ")
    for (low, tags), found in zip(runs, pieces, strict=True):
        place = _place_first(view, low, tags, alone)
        for piece in _cut(view, low, NATION * place + tags[place:]) if place else found:
            own = outlet and piece.kind == "person" and plain(view.text(piece.low, piece.high)) == outlet
            yield replace(piece, kind="body") if own else piece


def _surname(view: View, low: int, tags: str, surnames: Collection[str]) -> str:
    """An office or a people alone where somebody named in full bears its name: "Dean" for Howard Dean."""
    token, after = view.tokens[low], view.at(low + 1)
    alone = tags in {TITLE, NATION} and token.text in surnames
    noun = after is not None and after.sentence == token.sentence and after.upos in {"NOUN", "ADJ"}
    return NAME if alone and not noun and view.small(low - 1, token.sentence) not in DETERMINERS else tags


def name_within(view: View, low: int, high: int) -> tuple[int, int] | None:
    """Return the last stretch of capitalised words in a range that may be a name."""
    found = None
    for a, b in _runs(view, low, high):
        tags = _tags(view, a, b, frozenset(plain(t.text) for t in view.tokens[a:b]))
        for piece in _cut(view, a, tags):
            if piece.kind == "person":
                found = piece.low, piece.high
    return found


def _runs(view: View, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    tokens = view.tokens if stop is None else view.tokens[:stop]
    i = start
    while i < len(tokens):
        if not _starts(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].sentence == tokens[i].sentence and _joined(view, j - 1, j):
            if _starts(tokens[j]):
                j += 1
            else:
                k = _bridge(view, tokens, i, j)
                if k == j:
                    break
                j = k
        low = i
        while low > start and tokens[low - 1].text in _LEADING and _joined(view, low - 1, low):
            low -= 1
        yield low, j
        i = j


def _starts(token: Token) -> bool:
    return token.capital or bool(_ARTICLED.match(token.text) and _CAPITAL_AFTER.search(token.text))


def _joined(view: View, a: int, b: int) -> bool:
    gap = view.article.text[view.tokens[a].end : view.tokens[b].start]
    return gap == "" or (gap.isspace() and gap.count("\n") < 2)


def _bridge(view: View, tokens: list[Token], first: int, j: int) -> int:
    """Past lower-case particles inside a name and the "of the" inside a body's name; ``j`` if neither."""
    k = j
    while k < len(tokens) and tokens[k].small in PARTICLES and tokens[k].is_word:
        k += 1
    if k > j and k < len(tokens) and _starts(tokens[k]) and tokens[k].sentence == tokens[first].sentence:
        return k
    if tokens[j].small in {"of", "for", "on", "and"} and any(is_body(t.small) for t in tokens[first:j]):
        if tokens[j].small == "and" and not any(t.small in {"of", "for", "on"} for t in tokens[first:j]):
            return j
        if tokens[j].small == "and" and not (
            j + 1 < len(tokens) and (tokens[j + 1].small in FIELDS or is_body(tokens[j + 1].small))
        ):
            return j
        k = j + 1
        if k < len(tokens) and tokens[k].small == "the":
            k += 1
        if k < len(tokens) and tokens[k].capital and tokens[k].sentence == tokens[first].sentence:
            return k
    return j


def _known(view: View) -> frozenset[str]:
    """Words that are surely names here: capitalised inside an ordinary sentence, or tagged as a person."""
    found = set()
    for token in view.tokens:
        if not _starts(token) or token.small in _FUNCTION:
            continue
        if token.upos in _NEVER_NAMES and view.tagged(token.start, token.end) != "PER":
            continue
        inside = not token.initial and token.small not in view.common and not view.headline(token.sentence)
        if inside or view.tagged(token.start, token.end) == "PER":
            found.add(plain(token.text))
    return frozenset(found)


def _tags(view: View, low: int, high: int, known: Collection[str]) -> str:
    tokens = view.tokens
    tags = ""
    headline = view.headline(tokens[low].sentence)
    i = low
    while i < high:
        here, after = tokens[i], tokens[i + 1] if i + 1 < high else None
        before = tags[-1:] if tags else ""
        pair = f"{here.text} {after.text}" if after else ""
        renewed = here.small == "new" and after is not None and after.small in _NEW
        if after and before != NAME and (renewed or is_place(pair)):
            tags += NATION * 2
            i += 2
            continue
        given = before == NAME and plain(tokens[i - 1].text) in _GIVEN
        if given and i + 1 == high and is_demonym(here.text):
            tags += NAME  # "Mark Cuban"
        else:
            tags += _tag(view, here, after, before, known, headline)
        i += 1
    return tags


def _tag(
    view: View, here: Token, after: Token | None, before: str, known: Collection[str], headline: bool
) -> str:
    small = plain(here.small)
    if not _starts(here):
        return NAME if small in PARTICLES and before in {NAME, ""} else LINK
    if small in HONORIFICS and (after or here.text.endswith(".")) and before != NAME:
        return HONORIFIC
    if before == HONORIFIC:
        return NAME
    if "." in here.text and len(small.replace(".", "")) <= 2 and not is_country(here.text):
        return NAME if after or before == NAME else STOP
    whole = here.text.isalpha()  # without an apostrophe or a hyphen
    if not whole and _APOSTROPHE.search(here.text) and _APOSTROPHE.split(here.small)[0] in _FUNCTION:
        return STOP  # I've, they're
    if here.text in {"I", "A"} or (here.initial and small in _FUNCTION):
        return STOP
    if not whole and _COMPOUND.search(here.text):
        return STOP
    if small in _MONTH_NAMES and before != NAME and after is not None and not _official(after):
        return NAME if after.capital and plain(after.small) not in CALENDAR else STOP
    if small in SAYING and (headline or here.upos == "VERB" or small.endswith("s")):
        return STOP
    if small in _REGIONS:
        return MODIFIER
    if not whole and _OF_PARTY.fullmatch(small):
        return STOP  # the party and state of an American politician
    if here.initial and here.upos == "VERB" and small.endswith("ing") and before == "":
        return STOP
    if small in CALENDAR:
        return (
            NAME if before == NAME and after is None and small in {"may", "april", "june", "august"} else STOP
        )
    if small in ROLES or (small.startswith("ex-") and small[3:] in ROLES):
        return NAME if before == NAME and after is None and small in SURNAME_OFFICES else TITLE
    if small in _BESIDE:
        return NAME if before == NAME and after is None and not here.initial else MODIFIER
    if not whole and _HYPHENED.fullmatch(here.text) and is_demonym(_HYPHEN.split(here.text)[1]):
        return NATION  # "African-Americans"
    if is_place(here.text):
        given = small in GIVEN_PLACES and after is not None and not _official(after)
        return NAME if given or (before == NAME and not is_demonym(here.text)) else NATION
    if is_body(here.small):
        return BODY
    if plain(here.text) in known:
        return NAME
    if here.upos in _NEVER_NAMES and not here.initial:
        return STOP
    if headline:
        return STOP
    if here.initial and (
        here.upos in _NOT_NAMES or (not here.upos and after is None and here.text.lower() in view.common)
    ):
        return STOP if after is None or here.upos not in {"ADJ", "NOUN", "VERB"} else NAME
    return STOP if small in _FUNCTION else NAME


def _place_first(view: View, low: int, tags: str, named: Callable[[], Collection[str]]) -> int:
    """How many words of a run after "minister of" are the place and not the name: "Ruritania Ana Sorel".

    What stands alone elsewhere (``named``), or leaves a name that does, or leaves two words.
    """
    if len(tags) < 2 or tags.strip(NAME) or view.small(low - 1, view.tokens[low].sentence) != "of":
        return 0
    office = plain(view.small(low - 2))
    if office not in _OFFICES and office not in FIELDS:
        return 0
    high, alone = low + len(tags), named()
    cuts = range(high - 1, low, -1)
    for i in cuts:
        if view.text(low, i) in alone and (i < high - 1 or view.text(i, high) in alone):
            return i - low
    for i in cuts:
        if view.text(i, high) in alone and high - i > 1:
            return i - low
    return max(0, len(tags) - 2) if office in STATE_OFFICES else 0


def _official(token: Token) -> bool:
    small = plain(token.small)
    return small in ROLES or small in FIELDS or small in PLAIN or is_body(small)


def _cut(view: View, low: int, tags: str) -> list[Piece]:
    found = []
    for match in _NAMING.finditer(tags):
        a, tag = low + match.start(), match.group()
        lead = a
        honor = len(tag) - len(tag.lstrip(HONORIFIC))
        if honor:
            a, tag = a + honor, tag[honor:]
        body = tag.rfind(BODY)
        if body >= 0:
            end = len(tag) if LINK in tag[body:] else body + 1
            skip = len(tag) - len(tag.lstrip(LINK))
            found.append(Piece("body", a + skip, a + end, a + skip))
            a, tag = a + end, tag[end:]
            lead = a
        for part in _NAMES_OR_PLACES.finditer(tag):
            start, stop = a + part.start(), a + part.end()
            while (
                stop > start
                and view.tokens[stop - 1].small in PARTICLES
                and not view.tokens[stop - 1].capital
            ):
                stop -= 1
            if stop == start:
                continue
            follows = match.end() < len(tags) and tags[match.end()] == TITLE and part.end() == len(tag)
            kind = "place" if part.group()[0] == NATION else "body" if follows and not honor else "person"
            found.append(Piece(kind, start, stop, lead if part.start() == 0 else start))
    return found
