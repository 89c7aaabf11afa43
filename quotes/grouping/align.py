"""Put two renderings side by side: what they share, in what order, and the steps from one to the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from rapidfuzz.distance import LCSseq, Levenshtein

from quotes.grouping.normal import Token
from quotes.grouping.weigh import Lexicon, is_telling
from quotes.model import Change, Operation, Rendering, Span

Step = TypeVar("Step", Operation, Change)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A rendering made ready to be compared; equal only to itself, so that what is found in it can be kept.

    ``words`` are its distinct words with their weights (0–1; negation has none), ``mass`` their sum,
    ``telling`` the keys of its telling words, ``places`` where each word stands (indices of ``tokens``).
    ``whole`` says that it is a sentence of its own, ``denied`` of a fragment that the words around it deny:
    what it lacks at its edge may stand there.
    """

    tokens: tuple[Token, ...]
    words: dict[str, float]
    mass: float
    telling: frozenset[str]
    places: dict[str, tuple[int, ...]]
    whole: bool = True
    denied: bool = False

    @property
    def keys(self) -> list[str]:
        """The keys of the tokens, in order."""
        return [token.key for token in self.tokens]

    @property
    def forms(self) -> tuple[str, ...]:
        """What is printed, folded: texts with equal forms are one text."""
        return tuple([token.form for token in self.tokens])


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, order aside.

    ``pairs`` are the words that stand for each other, with how well (0–1).  ``resemblance`` is the
    weight they carry over both texts (Dice), ``a_in_b`` and ``b_in_a`` over one.
    """

    pairs: tuple[tuple[str, str, float], ...]
    resemblance: float
    a_in_b: float
    b_in_a: float

    @property
    def reversed(self) -> Overlap:
        """The same, from ``b`` to ``a``."""
        pairs = tuple((y, x, value) for x, y, value in self.pairs)
        return Overlap(pairs, self.resemblance, self.b_in_a, self.a_in_b)


def make_text(tokens: Iterable[Token], lexicon: Lexicon, whole: bool = True, denied: bool = False) -> Text:
    """Weigh the tokens of a rendering."""
    tokens = tuple(tokens)
    words: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        weight = lexicon.weight(token)
        if weight:
            words[token.key] = max(weight, words.get(token.key, 0.0))
            places.setdefault(token.key, []).append(at)
    telling = frozenset(token.key for token in tokens if is_telling(token))
    spots = {key: tuple(at) for key, at in places.items()}
    return Text(tokens, words, sum(words.values()), telling, spots, whole, denied)


@lru_cache(maxsize=1 << 12)
def overlap(a: Text, b: Text, lexicon: Lexicon) -> Overlap:
    """Pair the words of two texts one to one, the best pairs first.

    Numbers that differ count neither for nor against: they are told apart elsewhere, in words.
    """
    same = a.words.keys() & b.words.keys()
    pairs = [(key, key, 1.0) for key in same]
    left, right = a.words.keys() - same, b.words.keys() - same
    options = []
    if left and right:
        options = sorted((-found, x, y) for x in left for y, found in lexicon.stand_ins(x, right))
    taken_a, taken_b = set(same), set(same)
    for missing, x, y in options:
        if x not in taken_a and y not in taken_b:
            pairs.append((x, y, -missing))
            taken_a.add(x)
            taken_b.add(y)
    of_a = sum(a.words[x] * found for x, _, found in pairs)
    of_b = sum(b.words[y] * found for _, y, found in pairs)
    mass_a, mass_b = a.mass, b.mass
    odd_a, odd_b = ([key for key in side if key[0] == "#"] for side in (left, right))
    if odd_a and odd_b:
        mass_a -= sum(a.words[key] for key in odd_a)
        mass_b -= sum(b.words[key] for key in odd_b)
    total = mass_a + mass_b
    return Overlap(
        tuple(sorted(pairs)),
        (of_a + of_b) / total if total else 0.0,
        of_a / mass_a if mass_a else 0.0,
        of_b / mass_b if mass_b else 0.0,
    )


def window_resemblance(a: Text, b: Text, shared: Overlap) -> float:
    """Return how much ``a`` resembles the stretch of ``b`` that it resembles most (Dice, 0–1)."""
    found = {y: value for _, y, value in shared.pairs}
    sums = [0.0]
    for token in b.tokens:
        sums.append(sums[-1] + b.words.get(token.key, 0.0))
    spots = sorted((at, y) for y in found if y[0] != "#" for at in b.places[y] if y in b.telling)
    best = 0.0
    for first, (start, _) in enumerate(spots):
        seen: set[str] = set()
        gain = 0.0
        for at, key in spots[first:]:
            if key not in seen:
                seen.add(key)
                gain += found[key] * b.words[key]
            size = sums[at + 1] - sums[start]
            best = max(best, 2 * gain / (a.mass + size))
    return min(1.0, best)


def find_stretch(a: Sequence[Hashable], b: Sequence[Hashable], least: float = 0.0) -> tuple[int, int, float]:
    """Find where ``b`` holds ``a``: the contiguous stretch with most of its tokens in order.

    Returns its first token, the token after its last, and the share of ``a`` that is in it (0–1), or 0 where
    that is less than ``least`` for certain.
    """
    if not a or not b:
        return 0, 0, 0.0
    codes = {key: chr(at + 1) for at, key in enumerate(dict.fromkeys([*a, *b]))}
    short, long = ("".join(codes[key] for key in side) for side in (a, b))
    if (at := long.find(short)) >= 0:
        return at, at + len(short), 1.0
    if least and LCSseq.similarity(short, long) < least * len(short):
        return 0, 0, 0.0
    best = (0, 0, 0.0)
    inside = set(short)
    slack = 1 + len(short) // 8
    for start in (at for at, code in enumerate(long) if code in inside):
        window = long[start : start + len(short) + slack]
        matched = LCSseq.similarity(short, window)
        if matched / len(short) < best[2]:
            continue
        size = bisect_left(range(len(window) + 1), matched, key=partial(_matched, short, window))
        if matched / len(short) > best[2] or size < best[1] - best[0]:
            best = (start, start + size, matched / len(short))
    return best


def _matched(short: str, window: str, size: int) -> int:
    return LCSseq.similarity(short, window[:size])


def mapped(b: Text, shared: Overlap, least: float = 0.0) -> list[str]:
    """Return the keys of ``b`` in the words of ``a``, so that words that stand for each other are equal.

    ``least`` is how well they must at least (0-1).
    """
    names = {y: x for x, y, value in shared.pairs if value >= least}
    return [names.get(token.key, token.key) for token in b.tokens]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts token by token (Levenshtein over the keys, words that stand for each other being equal).

    ``keys`` are those of ``b`` in the words of ``a``.  ``pairs`` are the tokens that go together, in order.
    ``stretch_a`` and ``stretch_b`` are the first token and the one after the last of what is compared: a
    text that is cut from the other answers to a stretch of it.
    ``to_b`` gives for each token of ``a`` its partner
    in ``b`` or -1, ``to_a`` the other way.  ``gap_a`` and ``gap_b`` number the gaps between the pairs: tokens
    without partner that face each other have one number; a token with a partner has -1.
    """

    keys: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    stretch_a: tuple[int, int]
    stretch_b: tuple[int, int]
    to_b: tuple[int, ...]
    to_a: tuple[int, ...]
    gap_a: tuple[int, ...]
    gap_b: tuple[int, ...]

    def reversed(self, keys: Sequence[str]) -> Alignment:
        """Return the same, from ``b`` to ``a``; ``keys`` are those of ``a`` in the words of ``b``."""
        pairs = tuple([(j, i) for i, j in self.pairs])
        stretches = self.stretch_b, self.stretch_a
        return Alignment(tuple(keys), pairs, *stretches, self.to_a, self.to_b, self.gap_b, self.gap_a)


def align(
    a: Text,
    b: Text,
    shared: Overlap,
    stretch_a: tuple[int, int] | None = None,
    stretch_b: tuple[int, int] | None = None,
) -> Alignment:
    """Align two texts, or stretches of them, once for all that asks how they stand to each other."""
    start_a, end_a = stretch_a or (0, len(a.tokens))
    start_b, end_b = stretch_b or (0, len(b.tokens))
    keys = mapped(b, shared)
    pairs: list[tuple[int, int]] = []
    to_b, to_a = [-1] * len(a.tokens), [-1] * len(b.tokens)
    gap_a, gap_b = to_b.copy(), to_a.copy()
    edits = Levenshtein.editops(a.keys[start_a:end_a], keys[start_b:end_b])
    at_a, at_b = start_a, start_b
    for gap, block in enumerate(edits.as_matching_blocks()):
        i, j = block.a + start_a, block.b + start_b
        if at_a < i:
            gap_a[at_a:i] = [gap] * (i - at_a)
        if at_b < j:
            gap_b[at_b:j] = [gap] * (j - at_b)
        for x, y in zip(range(i, i + block.size), range(j, j + block.size), strict=True):
            pairs.append((x, y))
            to_b[x], to_a[y] = y, x
        at_a, at_b = i + block.size, j + block.size
    return Alignment(
        tuple(keys),
        tuple(pairs),
        (start_a, end_a),
        (start_b, end_b),
        tuple(to_b),
        tuple(to_a),
        tuple(gap_a),
        tuple(gap_b),
    )


@lru_cache(maxsize=1 << 14)
def _weights(text: Text) -> list[float]:
    """The weight of each token; numbers have none here."""
    return [text.words.get(token.key, 0.0) if token.kind != "number" else 0.0 for token in text.tokens]


def in_order(a: Text, b: Text, shared: Overlap, aligned: Alignment | None = None) -> float:
    """Return the weight of the words that the two share in the same order, over both (Dice, 0–1)."""
    found = {x: value for x, _, value in shared.pairs}
    weights_a, weights_b = _weights(a), _weights(b)
    total = sum(weights_a) + sum(weights_b)
    kept = 0.0
    for i, j in (aligned or align(a, b, shared)).pairs:
        kept += found.get(a.tokens[i].key, 0.0) * (weights_a[i] + weights_b[j])
    return kept / total if total else 0.0


def operations(
    a: Text, b: Text, shared: Overlap, aligned: Alignment | None = None, starts: tuple[int, int] = (0, 0)
) -> tuple[Operation, ...]:
    """Return the steps from ``a`` to ``b``, word by word, as spans of their articles.

    ``starts`` is where the two begin there: a text without words is nowhere else.

    A step is ``equal`` where the same word is printed (case and accents aside); an inflected or a near
    word in its place is a ``replace``.  A printed word ("don't") takes one step, with all that it stands for.
    """
    left, right = a.tokens, b.tokens
    cells: list[tuple[int, int, int, int]] = []  # tokens left[i:i_end] against right[j:j_end]
    i = j = 0
    for x, y in (*(aligned or align(a, b, shared)).pairs, (len(left), len(right))):
        while i < x or j < y:
            i_end, j_end = i + (i < x), j + (j < y)
            cells.append((i, i_end, j, j_end))
            i, j = i_end, j_end
        cells.append((i, i + 1, j, j + 1))
        i, j = i + 1, j + 1
    cells.pop()  # the ends
    if _has_parts(a) or _has_parts(b):
        cells = _whole_words(left, right, cells)
    steps: list[Operation] = []
    here_a = left[0].start if left else starts[0]
    here_b = right[0].start if right else starts[1]
    for i, i_end, j, j_end in cells:
        if i == i_end:
            span_a, span_b, kind = Span(here_a, here_a), Span(right[j].start, right[j_end - 1].end), "insert"
        elif j == j_end:
            span_a, span_b, kind = Span(left[i].start, left[i_end - 1].end), Span(here_b, here_b), "delete"
        else:
            one, other = left[i], right[j]
            if i_end - i == 1 == j_end - j:
                span_a, span_b, same = (
                    Span(one.start, one.end),
                    Span(other.start, other.end),
                    one.form == other.form,
                )
            else:
                span_a, span_b = Span(one.start, left[i_end - 1].end), Span(other.start, right[j_end - 1].end)
                same = [t.form for t in left[i:i_end]] == [t.form for t in right[j:j_end]]
            kind = "equal" if same else "replace"
        here_a, here_b = span_a[1], span_b[1]
        steps.append(Operation(kind, span_a, span_b))
    return tuple(steps)


def moved(steps: Iterable[Step], first: Rendering, other: Rendering) -> tuple[Step, ...]:
    """Return steps to ``first`` as steps to another rendering that prints the same."""
    by = other.start - first.start
    return tuple([step._replace(b=Span(step.b.start + by, step.b.end + by)) for step in steps])


@lru_cache(maxsize=1 << 14)
def _has_parts(text: Text) -> bool:
    """Whether a printed word is several tokens ("don't")."""
    starts = [token.start for token in text.tokens]
    return len(set(starts)) < len(starts)


def _whole_words(
    left: Sequence[Token], right: Sequence[Token], cells: Iterable[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Put cells together that part a printed word."""
    whole: list[tuple[int, int, int, int]] = []
    for i, i_end, j, j_end in cells:
        split_a = 0 < i < i_end and left[i].start == left[i - 1].start
        split_b = 0 < j < j_end and right[j].start == right[j - 1].start
        first_a, first_b = i, j
        while whole and ((split_a and first_a >= i) or (split_b and first_b >= j)):
            first_a, _, first_b, _ = whole.pop()
        whole.append((first_a, i_end, first_b, j_end))
    return whole
