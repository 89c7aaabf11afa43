"""Show where in a long statement the words stand that others print alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.grouping.align import find_stretch
from quotes.grouping.relate import HELD, Item, rivals
from quotes.model import Rendering

SHORTER = 0.7
"""A passage is shorter than this share of the rendering it is part of; else the two are one text."""

MOST = 2_000
"""Texts of one remark from which no passages are looked for: each is compared with each that is longer."""


class _Words(NamedTuple):
    """What is compared of a text: the keys of its words in order, and of those that tell."""

    keys: tuple[str, ...]
    telling: frozenset[str]


def find_passages(items: Sequence[Item]) -> tuple[Rendering, ...]:
    """Return the stretches of the renderings of one remark that its other renderings print alone.

    A rendering with enough telling words to be known by them is looked for in every longer one; a stretch
    that holds at least :data:`HELD` of its words in order is a passage.  Of stretches that overlap, the one
    that holds most stands.  The same words are looked for once, and in the same words once.
    """
    words = [_Words(tuple(item.text.keys), item.text.telling) for item in items]
    wholes = dict.fromkeys(words)
    if len(wholes) > MOST:
        return ()
    parts: dict[_Words, list[Rendering]] = {}
    for item, own in zip(items, words, strict=True):
        if not item.short:
            parts.setdefault(own, []).append(item.rendering)
    shortest_first = sorted(parts, key=lambda part: len(part.keys))
    held = {whole: _held(whole, shortest_first) for whole in wholes}
    passages: list[Rendering] = []
    for item, own in zip(items, words, strict=True):
        found = [stretch for part, stretch in held[own] if _is_printed(parts[part], item.rendering)]
        taken: list[tuple[int, int]] = []
        for _, start, end in sorted(found, key=lambda f: (-f[0], f[1] - f[2], f[1])):
            if all(end <= other_start or other_end <= start for other_start, other_end in taken):
                taken.append((start, end))
        passages.extend(
            _passage(item, *stretch, number) for number, stretch in enumerate(sorted(taken), start=1)
        )
    return tuple(passages)


def _held(whole: _Words, parts: Sequence[_Words]) -> list[tuple[_Words, tuple[float, int, int]]]:
    """The parts, given from the shortest, that a text holds: how much of each (0-1), from where to where."""
    size = SHORTER * len(whole.keys)
    found = []
    for part in parts[: bisect_left(parts, size, key=lambda part: len(part.keys))]:
        if len(part.telling - whole.telling) > (1 - HELD) * len(part.keys):
            continue  # most pairs of a large remark: told cheaply
        start, end, share = find_stretch(part.keys, whole.keys)
        if share >= HELD and end - start < size:
            found.append((part, (share, start, end)))
    return found


def _is_printed(parts: Sequence[Rendering], whole: Rendering) -> bool:
    """Whether one of the renderings is another's than the whole, and no other person's."""
    return any(not rivals(whole, part) and not _overlap(whole, part) for part in parts)


def _overlap(a: Rendering, b: Rendering) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _passage(whole: Item, first: int, after: int, number: int) -> Rendering:
    rendering = whole.rendering
    start, end = whole.text.tokens[first].start, whole.text.tokens[after - 1].end
    return replace(
        rendering,
        key=f"{rendering.key}.p{number}",
        start=start,
        end=end,
        text=rendering.text[start - rendering.start : end - rendering.start],
        words=tuple(word for word in rendering.words if start <= word.start and word.end <= end),
        whole=False,
        part_of=rendering.key,
    )
