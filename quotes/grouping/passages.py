"""Show where in a long statement the words stand that others print alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.grouping.align import find_stretch
from quotes.grouping.relate import HELD, Item, rivals
from quotes.model import Rendering

SHORTER = 0.7
"""A passage is shorter than this share of the rendering it is part of; else the two are one text."""


def find_passages(items: Sequence[Item]) -> tuple[Rendering, ...]:
    """Return the stretches of the renderings of one remark that its other renderings print alone.

    A rendering with enough telling words to be known by them is looked for in every longer one; a stretch
    that holds at least :data:`HELD` of its words in order is a passage.  Of stretches that overlap, the one
    that holds most stands.
    """
    passages: list[Rendering] = []
    for whole in items:
        found: list[tuple[float, int, int]] = []
        for part in items:
            if (
                part.short
                or rivals(whole.rendering, part.rendering)
                or _overlap(whole.rendering, part.rendering)
            ):
                continue
            if len(part.text.tokens) >= SHORTER * len(whole.text.tokens):
                continue
            if len(part.text.telling - whole.text.telling) > (1 - HELD) * len(part.text.tokens):
                continue  # most pairs of a large remark: told cheaply
            start, end, held = find_stretch(part.text.keys, whole.text.keys)
            if held >= HELD and end - start < SHORTER * len(whole.text.tokens):
                found.append((held, start, end))
        taken: list[tuple[int, int]] = []
        for _, start, end in sorted(found, key=lambda f: (-f[0], f[1] - f[2], f[1])):
            if all(end <= other_start or other_end <= start for other_start, other_end in taken):
                taken.append((start, end))
        passages.extend(
            _passage(whole, *stretch, number) for number, stretch in enumerate(sorted(taken), start=1)
        )
    return tuple(passages)


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
