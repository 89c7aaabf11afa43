"""Say how a quotation differs from the words of a reference where it was found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from quotes.checking.chain import chain
from quotes.checking.differ import (
    Difference,
    find_denied,
    find_differences,
    own_words,
    say_difference,
)
from quotes.checking.dropped import find_dropped
from quotes.checking.find import FEWEST, FULL, LIGHT, Found, Place, are_apart
from quotes.checking.reference import FILLERS, Library
from quotes.grouping import (
    Alignment,
    Lexicon,
    Text,
    Token,
    align,
    find_changes,
    learn,
    make_text,
    mapped,
    operations,
    overlap,
    tokens_of,
)
from quotes.model import Change, Checked, Operation, Outcome, Rendering, Span

ENOUGH = 0.69
"""The share of words, by number and by worth, that a reference must have in order for a quotation to be of
it: that from which two renderings are one text (:mod:`quotes.grouping.relate`)."""

SHORT = 3
"""A quotation of no more words must be there with all of them: "a new page" is not "a new law"."""

FAR = 100
"""Words of a sentence before and after a quotation that are looked at, at most."""

_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*\s*$")
_TRAILS = re.compile(r"(?:…|\.\s?\.\s?\.)[\])]?[\"”’'».,]*\s*$")
_LEADS = re.compile(r"^[\"“‘'«\[(]*(?:…|\.\s?\.\s?\.)")


_PLAIN = Lexicon(defaultdict(float), {})
"""Enough where all words of a quotation are there: none stands for another."""


class _Piece(NamedTuple):
    """Words of one stretch of a reference, and their pairs with the words of a quotation.

    ``tokens[first:after]`` answer to the quotation; before them stands the head of their sentence, after them
    its tail.  ``sentences`` number the sentence of each.
    """

    tokens: list[Token]
    sentences: list[int]
    first: int
    after: int
    pairs: list[tuple[int, int]]

    @property
    def span(self) -> Span:
        """Where the reference has it."""
        return Span(self.tokens[self.first].start, self.tokens[self.after - 1].end)


def compare(rendering: Rendering, found: Found, library: Library) -> Checked | None:
    """Return what a quotation is to the words where its passages were found; ``None``: they are others."""
    tokens = read_tokens(replace(rendering, words=()), ())
    groups = _groups(found, library)
    if not groups or not tokens:
        return None
    at = library.article_at(groups[0][0][1].first)
    pieces, b, lexicon = _pieces(rendering, tokens, found, groups, library)
    if not pieces:
        return None
    leads, trails = bool(_LEADS.match(rendering.text)), bool(_TRAILS.search(rendering.text))
    # What stands before a fragment the reporter may tell in other words.
    a, aligned = _side_by_side(pieces, b, lexicon, head=rendering.whole or leads)
    differences = list(find_differences(a, b, aligned))
    score = _score(b, aligned, differences)
    if score < ENOUGH or (len(own_words(tokens)) <= SHORT and score < 1.0):
        return None
    spans = tuple(piece.span for piece in pieces)
    steps = tuple(
        step
        for step in operations(a, b, overlap(a, b, lexicon), aligned)
        if step.kind != "delete" or any(s.start <= step.a.start and step.a.end <= s.end for s in spans)
    )
    changes = _changes(a, b, aligned)
    if not any(change.kind == "negation" for change in changes):
        changes |= set(find_denied(differences))
    if len(pieces) == 1:
        sentences = pieces[0].sentences[-len(a.tokens) :]
        ended = rendering.whole and bool(_ENDED.search(rendering.text))
        changes |= set(find_dropped(a, b, aligned, sentences, leads=leads, trails=trails or ended))
    reasons = [
        *_joined(pieces, groups, library),
        *(say_difference(d, library.articles[at].text, rendering) for d in differences),
    ]
    if changes:
        outcome = Outcome.ALTERED
    elif len(pieces) > 1:
        outcome = Outcome.ASSEMBLED
    elif any(not d.shown for d in differences):
        outcome = Outcome.EDITED
    else:
        outcome = Outcome.TRUNCATED if differences else Outcome.VERBATIM
    key = library.articles[at].key
    return Checked(
        rendering.key,
        outcome,
        key,
        spans,
        round(score, 3),
        tuple(dict.fromkeys(reasons)),
        steps,
        tuple(sorted(changes)),
    )


def differences_between(
    rendering: Rendering, at: int, span: Span, library: Library
) -> tuple[tuple[Operation, ...], tuple[Change, ...]]:
    """Return the steps from a sentence of a reference to a rendering in other words, and the changes."""
    article = library.articles[at]
    sentence = Rendering("", article.key, "", span.start, span.end, article.text[slice(*span)])
    sides = read_tokens(sentence, library.left_out[at]), read_tokens(replace(rendering, words=()), ())
    lexicon = learn(sides)
    a, b = (make_text(side, lexicon) for side in sides)
    shared = overlap(a, b, lexicon)
    aligned = align(a, b, shared)
    return operations(a, b, shared, aligned), find_changes(a, b, aligned)


def read_tokens(rendering: Rendering, aside: Sequence[Span]) -> list[Token]:
    """Return the words of a text, without mere sounds and what stands in ``aside`` (in order, disjoint)."""
    tokens = [token for token in tokens_of(rendering) if token.form not in FILLERS]
    first = bisect_right(aside, rendering.start, key=lambda span: span.end)
    after = bisect_left(aside, rendering.end, key=lambda span: span.start)
    for start, end in aside[first:after]:
        tokens = [token for token in tokens if not start <= token.start < end]
    return tokens


def _groups(found: Found, library: Library) -> list[list[tuple[int, Place]]]:
    """The passages that were found, those that stand together in one list; a short lost one is let go."""
    groups: list[list[tuple[int, Place]]] = []
    for at, (passage, place) in enumerate(zip(found.passages, found.places, strict=True)):
        if place is None:
            if len(passage.keys) >= FEWEST:
                return []
        elif groups and not are_apart(groups[-1][-1][1], place, passage.shown, library):
            groups[-1].append((at, place))
        else:
            groups.append([(at, place)])
    return groups


def _pieces(
    rendering: Rendering,
    tokens: Sequence[Token],
    found: Found,
    groups: Sequence[Sequence[tuple[int, Place]]],
    library: Library,
) -> tuple[list[_Piece], Text, Lexicon]:
    """Align each group of passages with the reference where it stands."""
    begins = [rendering.start + found.passages[group[0][0]].span.start for group in groups]
    starts = [0, *(sum(token.start < begin for token in tokens) for begin in begins[1:]), len(tokens)]
    ats = [library.article_at(group[0][1].first) for group in groups]
    windows = [
        _window(group, starts[number + 1] - starts[number], ats[number], library)
        for number, group in enumerate(groups)
    ]
    lexicon = _PLAIN
    missing = {token.key for token in own_words(tokens)}.difference(
        *([w.key for w in window] for window in windows)
    )
    if missing:
        lexicon = learn([tokens, *windows])
    b = make_text(tokens, lexicon)
    keys: list[str] = b.keys
    if missing:
        everything = make_text([token for window in windows for token in window], lexicon)
        keys = mapped(b, overlap(everything, b, lexicon))
    # What an editor put in is nobody's word: it goes with nothing.
    keys = [key if "[" not in t.marks else f"[{t.start}" for key, t in zip(keys, tokens, strict=True)]
    values = [LIGHT if token.kind == "function" else FULL for token in tokens]
    pieces = []
    for number, (window, at) in enumerate(zip(windows, ats, strict=True)):
        first, after = starts[number], starts[number + 1]
        breaks = {j for j in range(after - first) if "…" in tokens[first + j].marks}
        pairs = chain([t.key for t in window], keys[first:after], values[first:after], breaks)
        if pairs:
            pieces.append(_piece(window, [(i, j + first) for i, j in pairs], first, after, at, library))
    return pieces, b, lexicon


def _window(group: Sequence[tuple[int, Place]], size: int, at: int, library: Library) -> list[Token]:
    """The words of the sentences around some places."""
    # Of what is there to the letter nothing can be left over.
    held = all(place.held == 1.0 for _, place in group)
    held = held and sum(place.after - place.first for _, place in group) >= size
    margin = 0 if held else 4 + size // 4
    first = max(min(place.first for _, place in group) - margin, library.firsts[at])
    after = min(max(place.after for _, place in group) + margin, library.after(at))
    # Of the sentences as much as is near: a text without stops is one of them.
    low, high = max(library.firsts[at], first - FAR), min(library.after(at), after + FAR)
    start = max(library.spans[library.sentences[first]][1].start, int(library.starts[low]))
    end = min(library.spans[library.sentences[after - 1]][1].end, int(library.ends[high - 1]))
    article = library.articles[at]
    whole = Rendering("", article.key, "", start, end, article.text[start:end])
    return read_tokens(whole, library.left_out[at])


def _piece(
    window: list[Token], pairs: list[tuple[int, int]], first: int, after: int, at: int, library: Library
) -> _Piece:
    """The words of the sentences of the pairs, and which of them answer to words ``first`` to ``after``."""
    sentences = library.sentences_at(at, [token.start for token in window])
    low, high = pairs[0][0], pairs[-1][0] + 1
    head = next(i for i in range(low + 1) if sentences[i] == sentences[low])
    tail = next(i for i in range(len(window), high - 1, -1) if sentences[i - 1] == sentences[high - 1])
    # Words before the first pair and after the last stand against as many of the reference.
    low = max(head, low - (pairs[0][1] - first))
    high = min(tail, high + (after - 1 - pairs[-1][1]))
    moved = [(i - head, j) for i, j in pairs]
    return _Piece(window[head:tail], sentences[head:tail], low - head, high - head, moved)


def _side_by_side(pieces: Sequence[_Piece], b: Text, lexicon: Lexicon, head: bool) -> tuple[Text, Alignment]:
    """The words of the pieces as one text, and how they go with those of the quotation.

    ``head`` keeps what stands before in the sentence; what comes after always stays.  Of several pieces
    neither does.
    """
    if len(pieces) == 1:
        cut = 0 if head else pieces[0].first
        tokens, stretch = pieces[0].tokens[cut:], (pieces[0].first - cut, pieces[0].after - cut)
        pairs = [(i - cut, j) for i, j in pieces[0].pairs]
    else:
        tokens, pairs = [], []
        for piece in pieces:
            pairs += [(i - piece.first + len(tokens), j) for i, j in piece.pairs]
            tokens += piece.tokens[piece.first : piece.after]
        stretch = (0, len(tokens))
    a = make_text(tokens, lexicon)
    to_b, to_a = [-1] * len(tokens), [-1] * len(b.tokens)
    gap_a, gap_b = to_b.copy(), to_a.copy()
    i, j = stretch[0], 0
    for gap, (x, y) in enumerate((*pairs, (stretch[1], len(b.tokens)))):
        gap_a[i:x] = [gap] * (x - i)
        gap_b[j:y] = [gap] * (y - j)
        if gap < len(pairs):
            to_b[x], to_a[y] = y, x
        i, j = x + 1, y + 1
    keys = tuple(mapped(b, overlap(a, b, lexicon)))
    return a, Alignment(
        keys, tuple(pairs), stretch, (0, len(b.tokens)), tuple(to_b), tuple(to_a), tuple(gap_a), tuple(gap_b)
    )


def _score(b: Text, aligned: Alignment, differences: Sequence[Difference]) -> float:
    """The share of the quotation's words that the reference has, and of the words between that it prints."""
    ours = own_words(b.tokens)
    kept = {id(b.tokens[j]) for _, j in aligned.pairs}
    lost = [token for d in differences if not d.shown for token in d.ours if id(token) not in kept]
    left = sum(len(d.theirs) for d in differences if not d.shown and not d.ours)
    worth, gone = (sum(LIGHT if t.kind == "function" else FULL for t in side) for side in (ours, lost))
    by_number = 2 * (len(ours) - len(lost)) / max(1, 2 * len(ours) + left)
    return (by_number + (worth - gone) / max(worth, LIGHT)) / 2


def _changes(a: Text, b: Text, aligned: Alignment) -> set[Change]:
    start, end = aligned.stretch_a
    plain = len(aligned.pairs) == len(b.tokens) == end - start
    if plain and not start and all(a.tokens[i].form == b.tokens[j].form for i, j in aligned.pairs):
        return set()
    return set(find_changes(a, b, aligned))


def _joined(
    pieces: Sequence[_Piece], groups: Sequence[Sequence[tuple[int, Place]]], library: Library
) -> Iterator[str]:
    """Say how far apart the pieces are, and whether two people said them."""
    if len(pieces) < 2:
        return
    apart = []
    for one, other in pairwise(groups):
        words = other[0][1].first - one[-1][1].after
        apart.append(f"{words:,} words apart" if words >= 0 else "in another order")
    yield f"put together from {len(pieces)} places, {', '.join(dict.fromkeys(apart))}"
    voices = {int(library.turns[place.first]) for group in groups for _, place in group} - {-1}
    if len(voices) > 1:
        yield f"of {len(voices)} people: {', '.join(library.names[voice] for voice in sorted(voices))}"
