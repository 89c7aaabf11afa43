"""Say how two renderings belong together: how sure, as what, and why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotes.grouping.align import (
    Alignment,
    Overlap,
    Text,
    align,
    find_stretch,
    in_order,
    mapped,
    operations,
    overlap,
)
from quotes.grouping.alter import find_changes
from quotes.grouping.weigh import ENOUGH, Lexicon
from quotes.model import Band, Change, Link, Relation, Rendering, Span

PART = 0.9
"""How far a text and what is cut from it are believed to be one remark."""

HELD = 0.85
"""The share of a text's words that a stretch of a longer one must hold to be that text, cut out."""

CUT = 0.75
"""A text shorter than this share of another may be cut from it with a word changed; else it is edited."""

EDITED = 0.69
"""The share of words, by number and by weight, in the same order, from which two texts are one, edited."""

INSTEAD = 2
"""How many words of a text an insertion in brackets may stand for: a pronoun, an article with its noun."""

ONE_TEXT = (Relation.SAME, Relation.TRUNCATED, Relation.EDITED)

CERTAIN, LIKELY = 0.9, 0.6
"""The belief from which a link is certain, and likely."""

_AS_PRINTED = (Relation.SAME, Relation.TRUNCATED)

_WORDS = {
    Relation.SAME: "the same words",
    Relation.EDITED: "the same text with small changes",
    Relation.TRANSLATION: "other words for the same thing",
}


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


def number_prints(items: Sequence[Item]) -> dict[str, int]:
    """Number what renderings print, by their keys: those of one number are to any other text the same."""
    numbers: dict[Hashable, int] = {}
    of_text: dict[int, int] = {}  # by identity: many renderings may have one text
    found = {}
    for item in items:
        if id(item.text) not in of_text:
            start = item.rendering.start
            words = tuple([(token[0] - start, token[1] - start, *token[2:]) for token in item.text.tokens])
            own = item.rendering.text, item.text.whole, item.text.denied, words
            of_text[id(item.text)] = numbers.setdefault(own, len(numbers))
        found[item.rendering.key] = of_text[id(item.text)]
    return found


def rivals(a: Rendering, b: Rendering) -> bool:
    """Return whether two renderings are known to be of two different people."""
    return a.speaker is not None and b.speaker is not None and a.speaker != b.speaker


def same_speaker(a: Rendering, b: Rendering) -> bool:
    """Return whether two renderings are known to be of one person."""
    return a.speaker is not None and a.speaker == b.speaker


def telling_pairs(a: Text, b: Text, shared: Overlap) -> list[tuple[str, str]]:
    """Return the pairs of words in which one at least is telling and that stand for each other well."""
    return [(x, y) for x, y, value in shared.pairs if value >= 0.5 and (x in a.telling or y in b.telling)]


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two texts stand to each other.

    ``relation`` is what ``b`` is to ``a``, ``otherwise`` what it would be without the ``changes`` and were
    both quoted; ``shared`` and ``aligned`` are what it was told from.
    """

    relation: Relation
    otherwise: Relation
    shared: Overlap
    aligned: Alignment
    changes: tuple[Change, ...]


@lru_cache(maxsize=1 << 12)
def kinship(a: Text, b: Text, shared: Overlap, reported: bool = False) -> Kinship:
    """Say how two texts stand to each other, from one alignment; ``reported``: one of them is not quoted.

    From ``b`` to ``a`` is the same the other way round.
    """
    if squeezed(b) < squeezed(a):
        kin = _kinship(b, a, shared.reversed, reported)
        changes = tuple(Change(change.kind, change.b, change.a) for change in kin.changes)
        aligned = kin.aligned.reversed(mapped(a, shared.reversed))
        return Kinship(
            kin.relation, kin.otherwise, shared, aligned, tuple(sorted(changes, key=_in_order_of_a))
        )
    return _kinship(a, b, shared, reported)


def unchanged(a: Text, b: Text, shared: Overlap) -> Relation:
    """Return what two texts are to each other but for changes of meaning, both being quoted."""
    if squeezed(b) < squeezed(a):
        return _unchanged(b, a, shared.reversed)[0]
    return _unchanged(a, b, shared)[0]


class Worded(NamedTuple):
    """The words of a text by their keys, of any sort.

    ``pieces`` are those between its ellipses without what was ``put_in`` by an editor, in brackets.
    """

    keys: Sequence[Hashable]
    pieces: Sequence[Sequence[Hashable]]
    put_in: bool


def worded(keys: Sequence[Hashable], gaps: Sequence[bool], put_in: Sequence[bool]) -> Worded:
    """Take the words of a text; of each is said whether it stands after an ellipsis and in brackets."""
    pieces: list[list[Hashable]] = [[]]
    for key, gap, inside in zip(keys, gaps, put_in, strict=True):
        if gap and pieces[-1]:
            pieces.append([])
        if not inside:
            pieces[-1].append(key)
    return Worded(keys, [piece for piece in pieces if piece] or [keys], any(put_in))


@lru_cache(maxsize=1 << 14)
def words_of(text: Text) -> Worded:
    """Return the words of a text."""
    marks = [token.marks for token in text.tokens]
    return worded(text.keys, ["…" in mark for mark in marks], ["[" in mark for mark in marks])


def is_cut(a: Worded, b: Worded) -> bool:
    """Return whether of two texts that are not the same one is cut from the other, changes of meaning aside.

    Of two that are as long, that goes first which does in the alphabet.
    """
    if _cut(a, b) is not None:
        return True
    return (a.put_in or b.put_in) and _same_without_insertions(a, b)


def _in_order_of_a(change: Change) -> tuple[Span, Span, str]:
    return change.a, change.b, change.kind


def _kinship(a: Text, b: Text, shared: Overlap, reported: bool) -> Kinship:
    otherwise, aligned = _unchanged(a, b, shared)
    changes = find_changes(a, b, aligned, reported) if otherwise is not Relation.SAME else ()
    relation = Relation.ALTERED if changes else Relation.PARAPHRASE if reported else otherwise
    return Kinship(relation, otherwise, shared, aligned, changes)


@lru_cache(maxsize=1 << 12)
def _unchanged(a: Text, b: Text, shared: Overlap) -> tuple[Relation, Alignment]:
    """What ``b`` is to ``a`` but for changes of meaning, and how the two are aligned."""
    aligned = None
    if squeezed(a) == squeezed(b):
        otherwise = Relation.SAME
    elif (cut := _cut(words_of(a), words_of(b))) is not None:
        otherwise = Relation.TRUNCATED
        aligned = (
            align(a, b, shared, cut, None)
            if len(a.tokens) > len(b.tokens)
            else align(a, b, shared, None, cut)
        )
    elif is_cut(words_of(a), words_of(b)):
        otherwise = Relation.TRUNCATED
    else:
        aligned = align(a, b, shared)
        otherwise = Relation.EDITED if _is_edited(a, b, shared, aligned) else Relation.TRANSLATION
    return otherwise, aligned or align(a, b, shared)


def relation_of(a: Text, b: Text, shared: Overlap) -> tuple[Relation, tuple[int, int]]:
    """Return what ``b`` is to ``a``, both being quoted, and the tokens of the longer that the two share."""
    kin = kinship(a, b, shared)
    return kin.relation, kin.aligned.stretch_a if len(a.tokens) > len(b.tokens) else kin.aligned.stretch_b


def _is_edited(a: Text, b: Text, shared: Overlap, aligned: Alignment) -> bool:
    """Whether two texts are one with a few words changed: most tokens, and most of their weight, in order."""
    kept = 2 * len(aligned.pairs) / max(1, len(a.tokens) + len(b.tokens))
    return (in_order(a, b, shared, aligned) + kept) / 2 >= EDITED


def _cut(a: Worded, b: Worded) -> tuple[int, int] | None:
    """The stretch of the longer text that the shorter one is cut from."""
    return _cut_from(a, b) if len(a.keys) <= len(b.keys) else _cut_from(b, a)


@lru_cache(maxsize=1 << 14)
def squeezed(text: Text) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what makes two texts the same: letters and figures without spaces, numbers, accents."""
    letters = "".join(filter(str.isalnum, "".join(text.forms)))
    signs = [
        (token.key, token.marks.strip(",…[/:^"))
        for token in text.tokens
        if token.kind == "number" or (token.marks and "´" in token.marks)
    ]
    return letters, tuple(signs)


def _cut_from(short: Worded, long: Worded) -> tuple[int, int] | None:
    """The stretch of a longer text that a shorter one is cut from, with gaps only where it shows them.

    What an editor put in brackets is no part of the text that was cut.
    """
    pieces, keys, size = short.pieces, long.keys, len(short.keys)
    missing = len(set(short.keys).difference(keys))
    if missing > (1 - HELD) * size and not short.put_in:
        return None
    if len(pieces) == 1 and missing and size >= CUT * len(keys):
        return None
    if len(pieces) == 1:
        start, end, held = find_stretch(pieces[0], keys, HELD)
        if held == 1.0:
            return (start, end) if end - start < len(keys) else None
        return (start, end) if held >= HELD and max(end - start, len(pieces[0])) < CUT * len(keys) else None
    start, end, held = find_stretch(pieces[0], keys)
    first, kept, at = start, held * len(pieces[0]), end
    for piece in pieces[1:]:
        start, end, held = find_stretch(piece, keys[at:])
        kept, at = kept + held * len(piece), at + end
    return (first, at) if kept >= HELD * sum(map(len, pieces)) else None


def _same_without_insertions(a: Worded, b: Worded) -> bool:
    """Whether only words in brackets part two texts, or stand for a pronoun or two words of the other."""
    one, other = ([key for piece in text.pieces for key in piece] for text in (a, b))
    apart = len(one) + len(other) - 2 * LCSseq.similarity(one, other)
    return apart <= INSTEAD and min(len(one), len(other)) > apart


def is_one_wording(a: Item, b: Item, lexicon: Lexicon) -> bool:
    """Return whether two renderings are one wording: one text, and both quoted or both reported."""
    return a.rendering.marked == b.rendering.marked and is_one_text(a.text, b.text, lexicon)


def is_one_text(a: Text, b: Text, lexicon: Lexicon) -> bool:
    """Return whether two texts are one: the same, cut or edited, and nothing altered."""
    if a is b:
        return True
    shared = overlap(a, b, lexicon)
    if unchanged(a, b, shared) not in ONE_TEXT:
        return False  # most pairs of a large remark, whose changes nobody asks for
    return kinship(a, b, shared).relation in ONE_TEXT


def make_link(
    a: Item, b: Item, lexicon: Lexicon, belief: float, reason: str | None = None, brief: bool = False
) -> Link:
    """Say how ``b`` is with the canonical rendering ``a``, and why.

    ``belief`` is how far (0–1) the two are one remark; ``reason`` says by way of what, where not by their own
    words.  One text, the same or cut, is believed at least :data:`PART`.  A ``brief`` link says neither why
    nor what differs.
    """
    reported = a.rendering.marked != b.rendering.marked
    if brief and a.text is b.text and not reported:
        return Link(a.rendering.key, b.rendering.key, Relation.SAME, 1.0, Band.CERTAIN)
    kin = kinship(a.text, b.text, overlap(a.text, b.text, lexicon), reported)
    own = 1.0 if kin.relation is Relation.SAME else PART if kin.otherwise in _AS_PRINTED else 0.0
    score = max(own, belief)
    band = Band.CERTAIN if score >= CERTAIN else Band.LIKELY if score >= LIKELY else Band.UNSURE
    if brief:
        return Link(a.rendering.key, b.rendering.key, kin.relation, round(score, 3), band)
    reasons = [relation_words(kin, len(b.text.tokens) < len(a.text.tokens), reported)]
    reasons.extend(change_words(change, a.rendering, b.rendering) for change in kin.changes)
    reasons.extend(_shared_words(a.text, b.text, kin.shared))
    if same_speaker(a.rendering, b.rendering):
        reasons.append("same speaker")
    elif a.rendering.speaker != b.rendering.speaker:
        two = rivals(a.rendering, b.rendering)
        reasons.append("of two speakers" if two else "the speaker of one is unknown")
    if reason is not None and own < belief:
        reasons.append(reason)
    return Link(
        a.rendering.key,
        b.rendering.key,
        kin.relation,
        round(score, 3),
        band,
        tuple(reasons),
        operations(a.text, b.text, kin.shared, kin.aligned, (a.rendering.start, b.rendering.start)),
        kin.changes,
    )


def relation_words(kin: Kinship, shorter: bool, reported: bool) -> str:
    """Say in words how ``b`` stands to ``a``: "cut from the longer text, and a number differs"."""
    if kin.otherwise is Relation.TRUNCATED:
        words = "cut from the longer text" if shorter else "the longer text that the other is cut from"
    else:
        words = _WORDS[kin.otherwise]
    if reported:
        words = f"one is quoted, one reported: {words}"
    kinds = list(dict.fromkeys(change.kind for change in kin.changes))
    return f"{words}, and a {' and a '.join(kinds)} differs" if kinds else words


def change_words(change: Change, a: Rendering, b: Rendering) -> str:
    """Say a change in words: "number differs: 500 / 5,000"; what is put in, with the word before it."""
    said = []
    for span, rendering in ((change.a, a), (change.b, b)):
        start, end = span.start - rendering.start, span.end - rendering.start
        said.append(rendering.text[start:end] or "–")
    return f"{change.kind} differs: {' / '.join(said)}"


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
