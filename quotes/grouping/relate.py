"""Say how two renderings belong together: how sure, as what, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.grouping.align import (
    Overlap,
    Text,
    find_stretch,
    in_order,
    operations,
    overlap,
    window_resemblance,
)
from quotes.grouping.normal import Token
from quotes.grouping.weigh import Lexicon
from quotes.model import Band, Link, Relation, Rendering

SAME_SPEAKER = 0.12
SAME_OUTLET = -0.15
PART = 0.9
"""What a resemblance to a stretch of a longer rendering counts, next to one to the whole."""

HELD = 0.85
"""The share of a text's words that a stretch of a longer one must hold to be that text, cut out."""

CUT = 0.9
"""A text shorter than this share of another may be cut from it; else both are as long and one is edited."""

EDITED = 0.8
"""The weighted share of words in the same order from which two texts are one text, edited."""

ENOUGH = 1.6
"""The weight of a sentence that can be recognised by its little words alone ("if anyone must, it is me")."""

CERTAIN, LIKELY = 0.75, 0.55


@dataclass(frozen=True, slots=True)
class Item:
    """A rendering with what is needed to compare it; ``outlet`` is the article's key for want of a name."""

    rendering: Rendering
    text: Text
    outlet: str
    date: str

    @property
    def short(self) -> bool:
        """Whether it has too few words to be recognised by them: a fragment that could stand anywhere."""
        if self.rendering.whole:
            return len(self.text.telling) < 2 and self.text.mass < ENOUGH
        return len(self.text.telling) < 3


def rivals(a: Rendering, b: Rendering) -> bool:
    """Return whether two renderings are known to be of two different people."""
    return a.speaker is not None and b.speaker is not None and a.speaker != b.speaker


def same_speaker(a: Rendering, b: Rendering) -> bool:
    """Return whether two renderings are known to be of one person."""
    return a.speaker is not None and a.speaker == b.speaker


def believe(a: Item, b: Item, lexicon: Lexicon) -> float:
    """Return how far two renderings are one remark, 0–1, by their words and by who said and printed them.

    The words decide (weighted Dice); a longer rendering may hold the other in a stretch of it, which
    counts where the speaker is one or the stretch is nearly all of the other's words.  One speaker
    raises it.  One outlet lowers it unless the words are nearly the same: a newsroom seldom prints one
    remark in two translations.
    """
    if rivals(a.rendering, b.rendering):
        return 0.0
    shared = overlap(a.text, b.text, lexicon)
    score = shared.resemblance
    together = same_speaker(a.rendering, b.rendering)
    light, heavy = (a.text, b.text) if a.text.mass <= b.text.mass else (b.text, a.text)
    if light.mass < CUT * heavy.mass and len(telling_pairs(a.text, b.text, shared)) >= 3:
        if light is not a.text:
            shared = shared.reversed
        part = PART * window_resemblance(light, heavy, shared)
        if together or part >= PART * HELD:
            score = max(score, part)
    if score < HELD and a.outlet == b.outlet:
        score += SAME_OUTLET
    if together and score > 0:
        score += SAME_SPEAKER
    return max(0.0, min(1.0, score))


def telling_pairs(a: Text, b: Text, shared: Overlap) -> list[tuple[str, str]]:
    """Return the pairs of words in which one at least is telling and that stand for each other well."""
    return [(x, y) for x, y, value in shared.pairs if value >= 0.5 and (x in a.telling or y in b.telling)]


def relation_of(a: Text, b: Text, shared: Overlap) -> tuple[Relation, tuple[int, int]]:
    """Return what ``b`` is to ``a``, and the tokens of the longer that the two have in common."""
    short, long = (a, b) if len(a.tokens) <= len(b.tokens) else (b, a)
    everything = (0, len(long.tokens))
    if a.forms == b.forms:
        return Relation.SAME, everything
    if len(short.tokens) < CUT * len(long.tokens):
        start, end, held = find_stretch(short.keys, long.keys)
        if held >= HELD and end - start < CUT * len(long.tokens):
            return Relation.TRUNCATED, (start, end)
    if in_order(a, b, shared) >= EDITED:
        return Relation.EDITED, everything
    return Relation.TRANSLATION, everything


def is_one_text(a: Text, b: Text, lexicon: Lexicon) -> bool:
    """Return whether two renderings are one wording: the same, cut or edited."""
    return relation_of(a, b, overlap(a, b, lexicon))[0] is not Relation.TRANSLATION


def make_link(a: Item, b: Item, lexicon: Lexicon, support: tuple[float, str] | None = None) -> Link:
    """Say why ``b`` is with the canonical rendering ``a``.

    ``support`` is how far (0–1) and why another rendering brought it there, where its own words do not.
    """
    shared = overlap(a.text, b.text, lexicon)
    relation, (start, end) = relation_of(a.text, b.text, shared)
    own = believe(a, b, lexicon)
    if relation is Relation.SAME:
        own = 1.0
    elif relation is Relation.TRUNCATED:
        own = max(own, PART)
    score = own if support is None else max(own, support[0])
    reasons = [_relation_words(relation, a.text, b.text)]
    reasons.extend(_shared_words(a.text, b.text, shared))
    if same_speaker(a.rendering, b.rendering):
        reasons.append("same speaker")
    elif a.rendering.speaker != b.rendering.speaker:
        reasons.append("the speaker of one is unknown")
    if relation is Relation.TRUNCATED:
        cut_a = a.text.tokens[start:end] if len(a.text.tokens) > len(b.text.tokens) else a.text.tokens
        cut_b = b.text.tokens[start:end] if len(b.text.tokens) >= len(a.text.tokens) else b.text.tokens
    else:
        cut_a, cut_b = a.text.tokens, b.text.tokens
    reasons.extend(differences(cut_a, cut_b, a.rendering, b.rendering))
    if support is not None and own < score:
        reasons.append(support[1])
    band = Band.CERTAIN if score >= CERTAIN else Band.LIKELY if score >= LIKELY else Band.UNSURE
    steps = operations(a.text, b.text, shared)
    return Link(a.rendering.key, b.rendering.key, relation, round(score, 3), band, tuple(reasons), steps)


def _relation_words(relation: Relation, a: Text, b: Text) -> str:
    if relation is Relation.SAME:
        return "the same words"
    if relation is Relation.TRUNCATED:
        return (
            "cut from the longer text"
            if len(b.tokens) < len(a.tokens)
            else "the longer text that the other is cut from"
        )
    if relation is Relation.EDITED:
        return "the same text with small changes"
    return "other words for the same thing"


def _shared_words(a: Text, b: Text, shared: Overlap) -> list[str]:
    printed = {token.key: token.form for token in reversed(a.tokens)}
    printed_b = {token.key: token.form for token in reversed(b.tokens)}
    pairs = telling_pairs(a, b, shared)
    if not pairs:
        return []
    words = ", ".join(f"'{printed[x]}'" for x, _ in sorted(pairs, key=lambda pair: a.places[pair[0]]))
    total = len(a.telling | {x for x, _ in pairs}) + len(b.telling - {y for _, y in pairs})
    reasons = [f"shares {words} of {total} telling word{'s' if total > 1 else ''}"]
    near = [f"'{printed_b[y]}' stands for '{printed[x]}'" for x, y in pairs if x != y]
    return reasons + sorted(near)


def differences(a: Iterable[Token], b: Iterable[Token], print_a: Rendering, print_b: Rendering) -> list[str]:
    """Say where two renderings differ in a number, a negation or a name: what a reader must not miss."""
    a, b = tuple(a), tuple(b)

    def only(kind: str, here: tuple[Token, ...], there: tuple[Token, ...], side: Rendering) -> list[str]:
        keys = {token.key for token in there}
        found = [t for t in here if (t.name if kind == "name" else t.kind == kind) and t.key not in keys]
        text = (side.text[t.start - side.start : t.end - side.start] for t in found)
        return list(dict.fromkeys(text))

    reasons = []
    for kind in ("number", "name"):
        mine, yours = only(kind, a, b, print_a), only(kind, b, a, print_b)
        if mine and yours:
            reasons.append(f"{kind} differs: {', '.join(mine)} / {', '.join(yours)}")
        elif kind == "number" and (mine or yours):
            reasons.append(f"number in one only: {', '.join(mine or yours)}")
    if sum(t.kind == "negation" for t in a) % 2 != sum(t.kind == "negation" for t in b) % 2:
        reasons.append("negation differs")
    return reasons
