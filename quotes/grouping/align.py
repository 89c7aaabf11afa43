"""Put two renderings side by side: what they share, in what order, and the steps from one to the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, zip_longest

from rapidfuzz.distance import LCSseq, Levenshtein

from quotes.grouping.normal import Token
from quotes.grouping.weigh import Lexicon, is_telling
from quotes.model import Operation, Span


@dataclass(frozen=True, slots=True)
class Text:
    """A rendering made ready to be compared.

    ``words`` are its distinct words with their weights (0–1; negation has none), ``mass`` their sum,
    ``telling`` the keys of its telling words, ``places`` where each word stands (indices of ``tokens``).
    """

    tokens: tuple[Token, ...]
    words: dict[str, float]
    mass: float
    telling: frozenset[str]
    places: dict[str, tuple[int, ...]]

    @property
    def keys(self) -> list[str]:
        """The keys of the tokens, in order."""
        return [token.key for token in self.tokens]

    @property
    def forms(self) -> tuple[str, ...]:
        """What is printed, folded: texts with equal forms are one text."""
        return tuple(token.form for token in self.tokens)


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


def make_text(tokens: Iterable[Token], lexicon: Lexicon) -> Text:
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
    return Text(tokens, words, sum(words.values()), telling, {key: tuple(at) for key, at in places.items()})


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


def find_stretch(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, float]:
    """Find where ``b`` holds ``a``: the contiguous stretch with most of its tokens in order.

    Returns its first token, the token after its last, and the share of ``a`` that is in it (0–1).
    """
    if not a or not b:
        return 0, 0, 0.0
    codes = {key: chr(at + 1) for at, key in enumerate(dict.fromkeys([*a, *b]))}
    short, long = ("".join(codes[key] for key in side) for side in (a, b))
    if (at := long.find(short)) >= 0:
        return at, at + len(short), 1.0
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


def in_order(a: Text, b: Text, shared: Overlap) -> float:
    """Return the weight of the words that the two share in the same order, over both (Dice, 0–1)."""
    found = {x: value for x, _, value in shared.pairs}
    kept = total = 0.0
    for text in (a, b):
        total += sum(text.words.get(t.key, 0.0) for t in text.tokens if t.kind != "number")
    for code in Levenshtein.opcodes(a.keys, mapped(b, shared)):
        if code.tag == "equal":
            these, those = a.tokens[code.src_start : code.src_end], b.tokens[code.dest_start : code.dest_end]
            for x, y in zip(these, those, strict=True):
                if x.kind != "number":
                    kept += found.get(x.key, 0.0) * (a.words.get(x.key, 0.0) + b.words.get(y.key, 0.0))
    return kept / total if total else 0.0


def operations(a: Text, b: Text, shared: Overlap) -> tuple[Operation, ...]:
    """Return the steps from ``a`` to ``b``, word by word, as spans of their articles.

    A step is ``equal`` where the same word is printed (case and accents aside); an inflected or a near
    word in its place is a ``replace``.  The words of one printed word ("don't") take one step together.
    """
    left, right = _printed(a.tokens), _printed(b.tokens)
    names = {y: x for x, y, _ in shared.pairs}
    keys_a = [" ".join(token.key for token in word) for word in left]
    keys_b = [" ".join(names.get(token.key, token.key) for token in word) for word in right]
    steps: list[Operation] = []
    here_a = left[0][0].start if left else 0
    here_b = right[0][0].start if right else 0
    for code in Levenshtein.opcodes(keys_a, keys_b):
        these, those = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
        for x, y in zip_longest(these, those):
            span_a = Span(x[0].start, x[-1].end) if x else Span(here_a, here_a)
            span_b = Span(y[0].start, y[-1].end) if y else Span(here_b, here_b)
            here_a, here_b = span_a.end, span_b.end
            if x and y:
                same = [token.form for token in x] == [token.form for token in y]
                steps.append(Operation("equal" if same else "replace", span_a, span_b))
            else:
                steps.append(Operation("delete" if x else "insert", span_a, span_b))
    return tuple(steps)


def _printed(tokens: Sequence[Token]) -> list[list[Token]]:
    return [list(word) for _, word in groupby(tokens, key=lambda token: (token.start, token.end))]
