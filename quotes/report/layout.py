"""Lines of a terminal: styled text wrapped to a width, and set side by side.

Widths are cells of the screen, of which a wide letter takes two and a combining mark none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from rich.cells import cell_len as _cell_len
from rich.cells import chop_cells, get_character_cell_size
from rich.console import Console
from rich.segment import Segment

Piece = tuple[str, str]
"""Text, and the name of its style."""
Line = list[Piece]

MEASURE = 100
"""Cells of a line of prose that still reads well, however wide the screen."""

_DOT = "·"
_TOKEN = re.compile(r" +|[^ ]+")


def wide(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else _cell_len(text)


def width(line: Iterable[Piece]) -> int:
    """Return how many cells a line takes."""
    return sum(wide(text) for text, _ in line)


def fit(text: str, cells: int) -> str:
    """Return a text, or its beginning with "…" where there are too few cells for it."""
    if wide(text) <= cells:
        return text
    left = cells - 1
    for at, character in enumerate(text):
        left -= get_character_cell_size(character)
        if left < 0:
            return f"{text[:at].rstrip()}…"
    return text


def wrap(pieces: Iterable[Piece], cells: int, hang: int = 0) -> list[Line]:
    """Break styled text at spaces into lines of at most so many cells; all but the first are indented.

    A word that is too long for a line is broken where it must be.  Nothing makes no line.
    """
    given = [piece for piece in pieces if piece[0]]
    if width(given) <= cells:
        return [given] if given else []
    lines: list[Line] = [[]]
    room = cells
    space: Line = []
    for word in _words(given):
        if word[0][0][0] == " ":
            space = word
            continue
        needs = width(word)
        if lines[-1] and needs + width(space) <= room:
            lines[-1] += space + word
            room -= needs + width(space)
        else:
            for at, part in enumerate(_parts(word, needs, cells - hang)):
                if lines[-1] or at:
                    lines.append([(" " * hang, "")] if hang else [])
                    room = cells - hang
                lines[-1] += part
                room -= width(part)
        space = []
    return lines


def _words(pieces: Iterable[Piece]) -> list[Line]:
    """Return words and the spaces between them; a word may have several styles.

    A dot between what is told stays on the line of what is before it.
    """
    words: list[Line] = []
    for text, style in pieces:
        for each in _TOKEN.findall(text):
            if words and (each[0] == " ") == (words[-1][-1][0][0] == " "):
                words[-1].append((each, style))
            elif each == _DOT and len(words) > 1:
                space = words.pop()
                words[-1] += [*space, (each, style)]
            else:
                words.append([(each, style)])
    return words


def _parts(word: Line, needs: int, cells: int) -> list[Line]:
    if needs <= cells:
        return [word]
    return [[(part, style)] for text, style in word for part in chop_cells(text, max(cells, 2))]


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """Move lines to the right; empty lines stay empty."""
    return [[(" " * by, ""), *line] if line else line for line in lines]


def beside(blocks: Sequence[Sequence[Line]], cells: int, gap: int) -> Iterator[Line]:
    """Set blocks of lines side by side, each so many cells wide, with a gap between."""
    for row in zip_longest(*blocks):
        line: Line = []
        owed = 0
        for block in row:
            here = block or []
            if here:
                line += [(" " * owed, "")] if owed else []
                line += here
                owed = 0
            owed += cells + gap - width(here)
        yield line


def segments(lines: Iterable[Line], console: Console) -> Iterator[Segment]:
    """Yield lines as what a console prints."""
    end = Segment.line()
    for line in lines:
        for style, pieces in groupby(line, key=itemgetter(1)):
            text = "".join(text for text, _ in pieces)
            yield Segment(text, console.get_style(style) if style else None)
        yield end
