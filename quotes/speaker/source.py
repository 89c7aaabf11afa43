"""What the source of a quotation is: a mention, several, the speaker's own "I", or nobody in particular."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.countries import is_demonym
from quotes.letters import plain
from quotes.model import Span
from quotes.speaker.mention import Mention
from quotes.speaker.mentions import PRONOUNS
from quotes.speaker.phrases import HEADS
from quotes.speaker.tokens import PART, Token, View
from quotes.speaker.words import ANONYMOUS, CALENDAR, CONJUNCTIONS, INDEFINITE, PREPOSITIONS, RELATIVES

_FIRST = frozenset("i we me us my our you your".split())
# what follows them is where, not who: "a deputy in Ruritania, who"
_WHERE = frozenset("in at from near across throughout".split())
_WHEN = CALENDAR | frozenset("early late last on earlier later".split())
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_SOME = frozenset("many most some several few various numerous countless dozens hundreds thousands".split())
# what somebody says by having it: "her remarks", "his promise"
_SAID = frozenset(
    """remark comment word view statement promise claim account testimony opinion eye mind speech letter
    message tweet post book argument answer reply response question call warning pledge vow refusal
    emphasis criticism belief position stance plan proposal demand suggestion conclusion decision
    insistence record""".split()
)
_GOES_ON = PREPOSITIONS | RELATIVES
_LINKS = _GOES_ON | CONJUNCTIONS
_NOBODY = ANONYMOUS | INDEFINITE
_NOUNS = ANONYMOUS | HEADS
_MEMBER = re.compile(r"[DRI]-\w+\.?")
_PARTY = re.compile(r"[dri]-\w+\.?")
_LISTS = frozenset({",", "and", "or", "&", "the"})
# what has an author: "a study by Ana Sorel"
_WRITTEN = frozenset(
    """report study analysis survey poll article story piece essay column letter memo memoir book paper
    op-ed editorial review investigation interview post dispatch account""".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read.

    ``kind`` is ``mention``, ``several``, ``first`` (person), ``anonymous``, ``unknown`` or ``none``;
    ``relative`` says that the mention is what a "who" or "which" goes back to, or who wrote what speaks.
    """

    kind: str
    text: str
    tokens: tuple[int, int]
    mention: Mention | None = None
    relative: bool = False


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
    both = tokens[low].small == "both" and "and" in {t.small for t in tokens[low:high]}
    while low < high - 1 and (not tokens[low].is_word or tokens[low].small in {"both", "even"}):
        low += 1
    while high > low + 1 and tokens[high - 1].text in {",", ";", ":", "—", "–"}:
        high -= 1
    small = [t.small for t in tokens[low:high]]
    if both:
        return Source("several", text, (low, high))
    if small[0].isdigit() and len(small) > 1 and tokens[low + 1].is_word:
        return Source("anonymous", text, (low, high))  # "31 Ruritanians", "46 percent"
    if small[0] in _SOME and "whom" not in small:
        return Source("anonymous", text, (low, high))  # "many Ruritanians" are nobody in particular
    if all(t.upos in {"VERB", "AUX", "PUNCT"} or t.small in _WHEN for t in tokens[low:high]):
        return Source("none", text, (low, high))  # a verb or a day that the parse took for who speaks
    if view.small(low - 1, tokens[low].sentence) == "(" or _MEMBER.fullmatch(text):
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
        if found is not None and _paired(view, mentions, found):
            return Source("several", text, (low, high))  # "Ana Sorel and Marek Novak, who"
        return Source("mention" if found else "anonymous", text, (low, high), found, relative=True)
    if small[0] in {"his", "her", "their"} and not any(
        m.kind == "description" and m.low == low for m in mentions
    ):
        if any(m.kind == "name" and m.low > low for m in mentions):
            return _headed(view, mentions, low, high, text)  # "their neighbour Ana Sorel"
        owned = [t for t in tokens[low + 1 : high] if t.upos == "NOUN"]
        if owned and plain(owned[0].small) not in _SAID and plain(owned[0].small).rstrip("s") not in _SAID:
            return Source("anonymous", text, (low, high))  # "their lawyers"
        found = next((m for m in mentions if m.low == low and m.kind == "pronoun"), None)
        return Source("mention" if found else "anonymous", text, (low, high), found)
    return _headed(view, mentions, low, high, text)


def _low(mention: Mention) -> int:
    return mention.low


def _headed(view: View, mentions: Sequence[Mention], low: int, high: int, text: str) -> Source:
    tokens = view.tokens
    inside = [m for m in mentions if m.low >= low and m.high <= high and m.kind != "pronoun"]
    wide = next((m for m in inside if m.kind == "description" and m.low == low), None)
    if _several(view, inside, high) or _listed(view, inside, low, high):
        return Source("several", text, (low, high))
    core = high
    for i in range(low + 1, high):
        if wide is not None and i < wide.high:
            continue
        cut = tokens[i].small in _GOES_ON or tokens[i].text in {",", "(", "—", "–", "-"}
        if cut and not any(m.low < i < m.high for m in inside):
            core = i
            break
    heads = [m for m in inside if m.high <= core and not _subordinate(view, m, core)]
    if any(plain(t.small) in _WRITTEN and not t.capital for t in _heads(view, low, core)):
        heads = [m for m in heads if m.kind == "description"]  # "a Ruritan Times/Strelsau Radio poll"
    names = [m for m in heads if m.kind in {"name", "body"}]
    ending = [m for m in inside if m.kind == "name" and (m.high == high or tokens[m.high].text in {"(", ","})]
    beside = [m for m in ending if _apposed(view, m, max(low, core if wide is None else wide.high))]
    if not names and beside:
        return Source("mention", text, (low, high), beside[0])  # "one of her lawyers, Ana Sorel"
    whole = wide is not None and (wide.high >= core or not names)
    if wide is not None and whole:
        return Source("mention", text, (low, high), wide)
    if names:
        return Source("mention", text, (low, high), names[-1])
    written = _author(view, inside, low, high)
    if written is not None:
        return Source("mention", text, (low, high), written, relative=True)
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
    before = next((m for m in mentions if m.kind == "name" and m.high == low - 1), None)
    if before is not None and view.small(low - 1) == "," and tokens[low].small in {"a", "an"}:
        return Source("mention", text, (low, high), before)  # "Ana Sorel, a fellow at the institute"
    if any(plain(t.small) in _NOBODY for t in words) or not any(t.capital for t in words[-1:]):
        return Source("anonymous", text, (low, high))
    return Source("unknown", text, (low, core))


def _subordinate(view: View, mention: Mention, core: int) -> bool:
    """Whether a mention only says whose or which the head is: "Lavrov's spokeswoman", "the Sorel camp"."""
    after = view.at(mention.high)
    if after is None or mention.high >= core:
        return False
    if after.text in _OWNERS:
        return True
    noun = after.upos == "NOUN" or after.small in _NOUNS
    return after.is_word and after.small not in {"and", "or"} and (mention.place == PART or noun)


def _several(view: View, inside: Sequence[Mention], high: int) -> bool:
    """Whether two are named side by side: "Jon Tester (D-Mont.) and David Vitter"."""
    heads = sorted((m for m in inside if m.kind != "place"), key=lambda m: (m.low, -m.high))
    for one in heads:
        i = one.high
        if view.small(i) == "(":
            i = next((j for j in range(i, high) if view.small(j) == ")"), i) + 1
        elif view.small(i) == "," and _PARTY.fullmatch(view.small(i + 1)):
            i += 2  # "Ana Sorel, R-Tenn., and Marek Novak"
            while view.small(i) in {",", "."}:
                i += 1
        reach = 2 if one.kind == "description" else 6
        other = any(i < m.low <= i + reach and _bare(view, i + 1, m.low) for m in heads)
        other = other or _more(view, i + 1, high)
        if i < high and view.small(i) in {"and", "or", "nor"} and other:
            return True
    return False


def _bare(view: View, low: int, high: int) -> bool:
    """Whether nothing but a title stands in a range: "Ana Sorel and the Freedonian envoy Marek Novak"."""
    return all((t.is_word or t.text in _OWNERS) and t.small not in _LINKS for t in view.tokens[low:high])


def _more(view: View, low: int, high: int) -> bool:
    """Whether people without a name follow: "and other members", "and his aides"."""
    words = [view.small(i) for i in range(low, min(high, low + 4))]
    return words[:1] in (["other"], ["others"]) or any(_is_people(w) and w.endswith("s") for w in words)


def _is_people(small: str) -> bool:
    return plain(small) in ANONYMOUS or (small.endswith("s") and plain(small)[:-1] in HEADS)


def _heads(view: View, low: int, high: int) -> list[Token]:
    """The tokens of a range that hang on nothing in it."""
    inside = {(t.sentence, t.word) for t in view.tokens[low:high]}  # a name may be cut: "Dr." | "Roe"
    words = [t for t in view.tokens[low:high] if t.word >= 0]
    return [t for t in words if (t.sentence, view.sentences[t.sentence].words[t.word].head) not in inside]


def _apposed(view: View, name: Mention, low: int) -> bool:
    """Whether a name follows a comma, past a title: "… , Governor Ana Sorel"."""
    commas = [i for i in range(low, name.low) if view.small(i) == ","]
    return len(commas) == 1 and _bare(view, commas[0] + 1, name.low)


def _author(view: View, inside: Sequence[Mention], low: int, high: int) -> Mention | None:
    """Who wrote what speaks: "a study by Ana Sorel", "Ana Sorel's memoir"."""
    named = [m for m in inside if m.kind in {"name", "body"}]
    for mention in named:
        near = range(mention.high + 1, min(high, mention.high + 5))
        noun = next((i for i in near if _writes(view, i)), None)
        if view.small(mention.high) in _OWNERS and noun and _bare(view, mention.high + 1, noun):
            return mention
    for i in range(low, high - 1):
        if view.small(i) in _WRITTEN and view.small(i + 1) in {"by", "from"}:
            return next((m for m in named if m.low in {i + 2, i + 3}), None)
    return None


def _writes(view: View, index: int) -> bool:
    small = plain(view.small(index))
    return small in _WRITTEN or small.removesuffix("s") in _SAID


def _paired(view: View, mentions: Sequence[Mention], last: Mention) -> bool:
    """Whether a name is the second of two and no more: "Ana Sorel and Marek Novak"."""
    if last.kind != "name" or view.small(last.low - 1, last.sentence) != "and":
        return False
    ends = {m.high for m in mentions if m.kind == "name"}
    first = next((m for m in mentions if m.kind == "name" and m.high == last.low - 1), None)
    if first is None:
        return False
    listed = view.small(first.low - 1, first.sentence) == "," and first.low - 1 in ends
    return not listed  # "Ana Sorel, Marek Novak and Petr Holm, who" can be the last alone


def _listed(view: View, inside: Sequence[Mention], low: int, high: int) -> bool:
    """Whether a source is nothing but a list of places and bodies: "Ruritania, Freedonia and Strelsau"."""
    heads = [m for m in inside if m.kind in {"place", "body"}]
    covered = {i for m in heads for i in range(m.low, m.high)}
    between = [view.small(i) for i in range(low, high) if i not in covered]
    return len(heads) > 1 and not set(between) - _LISTS and bool({"and", "or", "&"} & set(between))


def _can_be(mention: Mention, pronoun: str) -> bool:
    """Whether "who" or "which" can go back to a mention: to somebody the one, to something the other."""
    human = mention.human or mention.tagged == "PER"
    thing = mention.kind == "body" or (not human and mention.tagged in {"ORG", "LOC"})
    return not thing if pronoun in {"who", "whom", "whose"} else not human if pronoun == "which" else True


def of_sentence(view: View, mentions: Sequence[Mention], token: int) -> Sequence[Mention]:
    """Return the mentions, given in order, that begin in the sentence of a token."""
    start, end = view.ranges[view.tokens[token].sentence]
    return mentions[bisect_left(mentions, start, key=_low) : bisect_left(mentions, end, key=_low)]


def antecedent(view: View, mentions: Sequence[Mention], low: int) -> Mention | None:
    """Return the name or description that a relative pronoun, the token ``low``, follows."""
    sentence = view.tokens[low].sentence
    pronoun = view.small(low)
    near = [
        m
        for m in of_sentence(view, mentions, low)
        if m.high <= low
        and _can_be(m, pronoun)
        and m.sentence == sentence
        and m.kind in {"name", "description", "body"}
        and view.small(m.low - 1, sentence) not in _WHERE
        and (view.small(m.low - 2, sentence), view.small(m.low - 1, sentence)) != (",", "of")
    ]
    before = [m for m in near if low - m.high <= 1]
    if before:
        return max(before, key=lambda m: (m.kind == "name", m.high))
    people = [m for m in near if m.kind != "body"]
    return people[-1] if people and low - people[-1].high <= 10 else None
