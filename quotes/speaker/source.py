"""What the source of a quotation is: a mention, several, the speaker's own "I", or nobody in particular."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.model import Span
from quotes.speaker.countries import is_demonym
from quotes.speaker.letters import plain
from quotes.speaker.mention import Mention
from quotes.speaker.mentions import HEADS, PRONOUNS
from quotes.speaker.tokens import PART, View
from quotes.speaker.words import ANONYMOUS, CALENDAR, INDEFINITE, PREPOSITIONS, RELATIVES

_FIRST = frozenset("i we me us my our you your".split())
# what follows them is where, not who: "a deputy in Ruritania, who"
_WHERE = frozenset("in at from near across throughout".split())
_WHEN = CALENDAR | frozenset("early late last on earlier later".split())
_OWNERS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read.

    ``kind`` is ``mention``, ``several``, ``first`` (person), ``anonymous``, ``unknown`` or ``none``.
    """

    kind: str
    text: str
    tokens: tuple[int, int]
    mention: Mention | None = None


def read_source(view: View, mentions: Sequence[Mention], spans: Sequence[Span]) -> Source:
    """Find the mention that heads a source.

    The head stands before the first preposition or relative clause: of "a spokesman for Ana Sorel" it is
    the spokesman, of "Ana Sorel, who met the minister" the name.  A name in apposition is the head's.
    """
    ranges = [r for r in (view.within(s) for s in sorted(spans)) if r[0] < r[1]]
    if not ranges:
        return Source("anonymous", "", (0, 0))
    low, high = ranges[0][0], ranges[-1][1]
    near = range(bisect_left(mentions, view.at_start(low), key=_low), bisect_left(mentions, high, key=_low))
    mentions = [mentions[i] for i in near]  # those of the sentence
    text = " … ".join(view.text(a, b) for a, b in ranges)
    tokens = view.tokens
    while (low < high - 1 and not tokens[low].is_word) or tokens[low].small in {"both", "even"}:
        low += 1
    small = [t.small for t in tokens[low:high]]
    if all(t.upos in {"VERB", "AUX", "PUNCT"} or t.small in _WHEN for t in tokens[low:high]):
        return Source("none", text, (low, high))  # a verb or a day that the parse took for who speaks
    if view.small(low - 1, tokens[low].sentence) == "(" or re.fullmatch(r"[DRI]-\w+\.?", text):
        found = next((m for m in mentions if m.high == low - 1 and m.kind in {"name", "description"}), None)
        if found is not None:
            return Source("mention", text, (low, high), found)  # "Ana Sorel (D-Md.) said"
    if small[0] in _FIRST and len(small) == 1:
        return Source("first", text, (low, high))
    if (len(small) == 1 and small[0] in PRONOUNS) or (small[0] in PRONOUNS and small[0] in {"he", "she"}):
        found = next((m for m in mentions if m.low == low and m.kind == "pronoun"), None)
        return Source("mention", text, (low, high), found)
    if "who" in small[-2:] and small[0] != "who":
        found = antecedent(view, mentions, high - 1 if small[-1] == "who" else high - 2)
        if found is not None and found.low >= low:
            return Source("mention", text, (low, high), found)  # "Our hero is Ana Sorel, who said"
    if tokens[low].small in {"who", "that", "which", "whose"}:
        found = antecedent(view, mentions, low)
        return Source("mention" if found else "anonymous", text, (low, high), found)
    if small[0] in {"his", "her", "their"} and not any(
        m.kind == "description" and m.low == low for m in mentions
    ):
        found = next((m for m in mentions if m.low == low and m.kind == "pronoun"), None)
        return Source("mention" if found else "anonymous", text, (low, high), found)
    return _headed(view, mentions, low, high, text)


def _low(mention: Mention) -> int:
    return mention.low


def _headed(view: View, mentions: Sequence[Mention], low: int, high: int, text: str) -> Source:
    tokens = view.tokens
    inside = [m for m in mentions if m.low >= low and m.high <= high and m.kind != "pronoun"]
    wide = next((m for m in inside if m.kind == "description" and m.low == low), None)
    if _several(view, inside, high):
        return Source("several", text, (low, high))
    core = high
    for i in range(low + 1, high):
        if wide is not None and i < wide.high:
            continue
        cut = tokens[i].small in PREPOSITIONS | RELATIVES or tokens[i].text in {",", "(", "—", "–"}
        if cut and not any(m.low < i < m.high for m in inside):
            core = i
            break
    heads = [m for m in inside if m.high <= core and not _subordinate(view, m, core)]
    names = [m for m in heads if m.kind in {"name", "body"}]
    whole = wide is not None and (wide.high >= core or not names)
    if wide is not None and whole:
        return Source("mention", text, (low, high), wide)
    if names:
        return Source("mention", text, (low, high), names[-1])
    ending = [m for m in inside if m.kind == "name" and m.high == high]
    if not heads and ending and tokens[core].small in RELATIVES:
        return Source("mention", text, (low, high), ending[0])  # "a blast that Ana Sorel"
    described = [m for m in heads if m.kind == "description"]
    if described:
        return Source("mention", text, (low, high), described[-1])
    places = [m for m in heads if m.kind == "place"]
    words = [t for t in tokens[low:core] if t.is_word]
    if len(places) > 1:
        return Source("several", text, (low, high))
    if places and all(t.capital or t.small == "the" for t in words):
        if is_demonym(places[0].text) and not places[0].the:
            return Source("anonymous", text, (low, high))
        return Source("mention", text, (low, high), places[0])
    beside = next((m for m in mentions if m.kind == "name" and m.high == low - 1), None)
    if beside is not None and view.small(low - 1) == "," and tokens[low].small in {"a", "an"}:
        return Source("mention", text, (low, high), beside)  # "Ana Sorel, a fellow at the institute"
    if any(plain(t.small) in ANONYMOUS | INDEFINITE for t in words) or not any(t.capital for t in words[-1:]):
        return Source("anonymous", text, (low, high))
    return Source("unknown", text, (low, core))


def _subordinate(view: View, mention: Mention, core: int) -> bool:
    """Whether a mention only says whose or which the head is: "Lavrov's spokeswoman", "the Sorel camp"."""
    after = view.at(mention.high)
    if after is None or mention.high >= core:
        return False
    if after.text in _OWNERS:
        return True
    noun = after.upos == "NOUN" or after.small in ANONYMOUS | HEADS
    return after.is_word and after.small not in {"and", "or"} and (mention.place == PART or noun)


def _several(view: View, inside: Sequence[Mention], high: int) -> bool:
    """Whether two are named side by side: "Jon Tester (D-Mont.) and David Vitter"."""
    heads = sorted((m for m in inside if m.kind != "place"), key=lambda m: (m.low, -m.high))
    for one in heads:
        i = one.high
        if view.small(i) == "(":
            i = next((j for j in range(i, high) if view.small(j) == ")"), i) + 1
        other = any(m.low in {i + 1, i + 2} for m in heads)
        if i < high and view.small(i) in {"and", "or"} and other:
            return True
    return False


def antecedent(view: View, mentions: Sequence[Mention], low: int) -> Mention | None:
    """Return the name or description that a relative pronoun, the token ``low``, follows."""
    sentence = view.tokens[low].sentence
    near = [
        m
        for m in mentions
        if m.high <= low
        and m.sentence == sentence
        and m.kind in {"name", "description", "body"}
        and view.small(m.low - 1, sentence) not in _WHERE
    ]
    before = [m for m in near if low - m.high <= 1]
    if before:
        return max(before, key=lambda m: (m.kind == "name", m.high))
    people = [m for m in near if m.kind != "body"]
    return people[-1] if people and low - people[-1].high <= 8 else None
