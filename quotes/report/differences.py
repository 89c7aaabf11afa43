"""What is different, word by word, between two renderings as they are printed.

This is for the eye: grouping decides what belongs together, this shows how it differs.  Words are
compared as printed, but for capitals and the punctuation around them, so that a comma is not news.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from quotes.model import Link, Relation, Rendering

# Dashes and dots stand between words even where no space does.  Separators of the C0 set are not spaces
# here: they are shown as pictures, and a picture belongs to a word.
_WORD = re.compile(r"(?:[^\s—–…]|[\x1c-\x1f])+")
_LITTLE = 0.3
"""The share of two translations' words that are in both, in one order, from which marks help the eye."""
_AROUND = ".,;:\"'“”„‟«»‹›‘’‚‛"


class Run(NamedTuple):
    """A stretch of a comparison: ``same`` and ``new`` are text of the second, ``gone`` of the first."""

    kind: Literal["same", "gone", "new"]
    text: str


class _Word(NamedTuple):
    start: int
    end: int
    form: str


class Pair(NamedTuple):
    """Words ``a`` of the first stand against words ``b`` of the second: numbers of words, end excluded."""

    same: bool
    a: tuple[int, int]
    b: tuple[int, int]


class Alignment(NamedTuple):
    """Two texts cut at their words, each with what stands behind it, and what stands against what."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    pairs: tuple[Pair, ...]


def differences(before: str, after: str, anchors: Iterable[tuple[int, int]] = ()) -> tuple[Run, ...]:
    """Return ``after`` as runs, with what only ``before`` has put in as ``gone``.

    ``same`` and ``new`` joined, but for spaces beside ``gone``, are ``after``.  ``anchors`` are pairs of
    offsets in the two that stand against each other; between them the longest common subsequence of
    words decides (``rapidfuzz.distance.Indel``).  A marked run starts and ends at whole words.  Where the
    two have no word in common there is nothing to compare, and all of ``after`` is one ``same``.
    """
    a, b = _words(before), _words(after)
    blocks = _merged(_aligned(a, b, anchors))
    if not any(block.same for block in blocks):
        return (Run("same", after),) if after else ()
    return tuple(_runs(before, after, a, b, blocks))


def link_differences(link: Link | None, canonical: Rendering, other: Rendering) -> tuple[Run, ...]:
    """Return the differences of ``other`` against ``canonical``, aligned as their link says, if it does.

    What is reported, in another language, or another translation that has little in common, is other words
    anyway: all of it is one ``same``.
    """
    if not _comparable(link, canonical, other):
        return (Run("same", other.text),)
    return differences(canonical.text, other.text, _anchors(link, canonical, other))


def link_alignment(link: Link | None, canonical: Rendering, other: Rendering) -> Alignment | None:
    """Return which words of ``other`` stand against which of ``canonical``, as finely as their link says.

    ``None`` for what :func:`link_differences` does not compare, and where no word is in both.
    """
    if not _comparable(link, canonical, other):
        return None
    a, b = _words(canonical.text), _words(other.text)
    pairs = tuple(_paired(_aligned(a, b, _anchors(link, canonical, other))))
    if not any(pair.same for pair in pairs):
        return None
    return Alignment(_cells(canonical.text, a), _cells(other.text, b), pairs)


def _comparable(link: Link | None, canonical: Rendering, other: Rendering) -> bool:
    if canonical.lang != other.lang or not other.marked:
        return False
    if link is not None and link.relation is Relation.TRANSLATION:
        forms = [[word.form for word in _words(text)] for text in (canonical.text, other.text)]
        return Indel.normalized_similarity(*forms) >= _LITTLE
    return True


def _anchors(link: Link | None, canonical: Rendering, other: Rendering) -> Iterator[tuple[int, int]]:
    if link is None or {link.a, link.b} != {canonical.key, other.key}:
        return
    for operation in link.operations:
        first, second = operation.a, operation.b
        if link.a != canonical.key:
            first, second = second, first
        yield first.start - canonical.start, second.start - other.start


def _cells(text: str, words: Sequence[_Word]) -> tuple[str, ...]:
    starts = [0, *(word.start for word in words[1:]), len(text)]
    return tuple(text[start:end] for start, end in pairwise(starts)) if words else ()


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), form)
        for match in _WORD.finditer(text)
        if (form := _form(match.group()))
    ]


def _form(word: str) -> str:
    form = unicodedata.normalize("NFC", word.casefold()).replace("’", "'").strip(_AROUND)
    return form if form.strip("->") else ""  # a hyphen by itself is a dash, and ">" the mark of a line


def _aligned(a: Sequence[_Word], b: Sequence[_Word], anchors: Iterable[tuple[int, int]]) -> Iterator[Pair]:
    cuts = [(0, 0)]
    for at_a, at_b in anchors:
        cut = (_word_from(a, at_a), _word_from(b, at_b))
        # An anchor inside a printed word (the parser's "do|n't"), or one that turns back, aligns nothing.
        if cut[0] is not None and cut[1] is not None and cut[0] >= cuts[-1][0] and cut[1] >= cuts[-1][1]:
            cuts.append((cut[0], cut[1]))
    cuts.append((len(a), len(b)))
    for (a0, b0), (a1, b1) in pairwise(cuts):
        forms = [word.form for word in a[a0:a1]], [word.form for word in b[b0:b1]]
        for step in Indel.opcodes(*forms):
            yield Pair(
                step.tag == "equal",
                (a0 + step.src_start, a0 + step.src_end),
                (b0 + step.dest_start, b0 + step.dest_end),
            )


def _word_from(words: Sequence[_Word], offset: int) -> int | None:
    index = bisect_left(words, offset, key=lambda word: word.start)
    inside = index > 0 and words[index - 1].end > offset
    return None if inside else index


def _merged(blocks: Iterable[Pair]) -> list[Pair]:
    merged: list[Pair] = []
    for block in blocks:
        if merged and merged[-1].same == block.same:
            last = merged.pop()
            block = Pair(block.same, (last.a[0], block.a[1]), (last.b[0], block.b[1]))
        merged.append(block)
    return merged


def _paired(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Join what is only gone with what is only new beside it; what stands against each other stays so."""
    held: Pair | None = None
    for pair in pairs:
        if held is None:
            held = pair
            continue
        joined = Pair(held.same, (held.a[0], pair.a[1]), (held.b[0], pair.b[1]))
        against = all(first < last for each in (held, pair) for first, last in (each.a, each.b))
        if held.same == pair.same and (held.same or not against):
            held = joined
        else:
            yield held
            held = pair
    if held is not None:
        yield held


def _runs(
    before: str, after: str, a: Sequence[_Word], b: Sequence[_Word], blocks: Sequence[Pair]
) -> Iterator[Run]:
    at = 0  # how much of ``after`` is out
    space = ""  # owed after words that are gone
    for block in blocks:
        (a0, a1), (b0, b1) = block.a, block.b
        end = b[b1 - 1].end if b1 > b0 else at
        if block.same:
            text = after[at:end]
            yield Run("same", text if text[:1].isspace() else space + text)
            at, space = end, ""
            continue
        # The gap before new words, or a space before words that are only gone, is common ground.
        gap = after[at : b[b0].start] if b1 > b0 else " " if at else ""
        if gap:
            yield Run("same", gap)
        if a1 > a0:
            yield Run("gone", before[a[a0].start : a[a1 - 1].end])
            space = " "
        if b1 > b0:
            if space:
                yield Run("same", space)
            yield Run("new", after[b[b0].start : end])
            at, space = end, ""
    if rest := after[at:]:
        yield Run("same", rest)
