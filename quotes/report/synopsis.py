"""Renderings word under word, as a synopsis of texts is printed: equal words in one column.

The canonical rendering is the first row and every other row is set under the words that it stands against.
Where a row says the same there is a dot, where it leaves words out between others a stroke, and where it
says something else there are its words: so what differs is all that is left to read, with colours or without.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from quotes.report.differences import Alignment
from quotes.report.escape import one_line
from quotes.report.layout import Line, wide

SAME, GONE = "·", "─"
STYLES = {"text": "bold", "same": "dim", "gone": "red", "new": "bold green"}

_LONG = (
    2  # words that take more than this part of a line are set singly, so that lines can break between them
)
_ELLIPSES = ("…", "...", ". . .")

Column = tuple[int, int, int]
"""A word of the canonical rendering (its number, 1, 0), or a place for words before it (number, 0, which)."""


class _Cell(NamedTuple):
    """Text under the columns ``first`` to ``last``."""

    first: Column
    last: Column
    kind: Literal["text", "same", "gone", "new"]
    text: str


class Row(NamedTuple):
    """A row of a system: which rendering, 0 for the canonical one, and its line."""

    number: int
    line: Line


System = list[Row]
"""Rows that stand under each other: as much of a synopsis as a line has room for."""


def synopsis(alignments: Sequence[Alignment], cells: int) -> list[System] | None:
    """Return the systems of a canonical rendering and others that are aligned with it, a line of cells wide.

    Rows are numbered in the order of ``alignments``, from 1.  A row that has nothing in a system is not in
    it.  ``None`` where the words cannot be set so: there are none, one is longer than a line, or they are
    written from right to left.
    """
    texts = ["".join(words) for each in alignments for words in (each.before, each.after)]
    if not texts or any(unicodedata.bidirectional(sign) in {"R", "AL"} for text in texts for sign in text):
        return None
    rows = [
        [_Cell((at, 1, 0), (at, 1, 0), "text", _word(word)) for at, word in enumerate(alignments[0].before)]
    ]
    rows += [list(_cells(alignment, cells // _LONG)) for alignment in alignments]
    broken = _broken(rows, cells)
    if broken is None:
        rows = [[single for cell in row for single in _singly(cell)] for row in rows]
        broken = _broken(rows, cells)
    return None if broken is None else list(_systems(rows, *broken))


def _word(printed: str) -> str:
    return one_line(printed).strip()


def _cells(alignment: Alignment, long: int) -> Iterator[_Cell]:
    """Yield the cells of a row, from left to right."""
    for number, pair in enumerate(alignment.pairs):
        (a0, a1), (b0, b1) = pair.a, pair.b
        words = [_word(word) for word in alignment.after[b0:b1]]
        if pair.same:
            for at, printed in zip(range(a0, a1), words, strict=True):
                cut = not any(sign in alignment.before[at] for sign in _ELLIPSES)
                yield _Cell((at, 1, 0), (at, 1, 0), "same", _ditto(printed) if cut else SAME)
        elif not words:
            if 0 < number < len(alignment.pairs) - 1:
                yield from (_Cell((at, 1, 0), (at, 1, 0), "gone", "") for at in range(a0, a1))
        elif a0 == a1:
            yield from (_Cell((a0, 0, k), (a0, 0, k), "new", word) for k, word in enumerate(words))
        else:
            cell = _Cell((a0, 1, 0), (a1 - 1, 1, 0), "new", " ".join(words))
            too_long = wide(cell.text) > long or wide("".join(alignment.before[a0:a1])) > long
            yield from _singly(cell) if too_long else [cell]


def _ditto(printed: str) -> str:
    """Return the sign for a word that is the same; an ellipsis beside it is shown, being no word's."""
    if printed.startswith(_ELLIPSES):
        return f"… {SAME}"
    return f"{SAME} …" if any(sign in printed for sign in _ELLIPSES) else SAME


def _singly(cell: _Cell) -> Iterator[_Cell]:
    """Set the words of a cell under one column each; what is too much stands before the next column."""
    if cell.kind != "new" or cell.first[1] == 0:
        yield cell
        return
    words = cell.text.split(" ")
    first, after = cell.first[0], cell.last[0] + 1
    for at, word in enumerate(words, start=first):
        column = (at, 1, 0) if at < after else (after, 0, at - after)
        yield _Cell(column, column, cell.kind, word)


def _broken(
    rows: Sequence[Sequence[_Cell]], cells: int
) -> tuple[dict[Column, int], list[list[Column]]] | None:
    """Return how wide each column is, with the space behind it, and which columns share a line.

    A line does not end inside a cell; ``None`` if it would have to.
    """
    columns = sorted({column for row in rows for cell in row for column in (cell.first, cell.last)})
    place = {column: at for at, column in enumerate(columns)}
    widths = [2] * len(columns)
    tied = [False] * len(columns)  # to the column after it
    spanning = []
    for cell in (cell for row in rows for cell in row):
        first, last = place[cell.first], place[cell.last]
        if first == last:
            widths[first] = max(widths[first], wide(cell.text) + 1)
        else:
            spanning.append((last - first, first, last, wide(cell.text) + 1))
            tied[first:last] = [True] * (last - first)
    for _, first, last, needs in sorted(spanning):
        widths[last] += max(0, needs - sum(widths[first : last + 1]))
    atoms = []
    start = 0
    for end in range(1, len(columns) + 1):
        if not tied[end - 1]:
            atoms.append((sum(widths[start:end]), columns[start:end]))
            start = end
    most = cells + 1  # nothing stands behind the last
    if any(needs > most for needs, _ in atoms):
        return None
    count = len(_packed(atoms, most))
    # Lines of about one length: a word alone on the last would be hard to see as part of the others.
    even = bisect_left(range(most), True, key=lambda room: len(_packed(atoms, room)) <= count)
    return dict(zip(columns, widths, strict=True)), _packed(atoms, even)


def _packed(atoms: Sequence[tuple[int, list[Column]]], room: int) -> list[list[Column]]:
    lines: list[list[Column]] = []
    left = -1
    for needs, columns in atoms:
        if needs > left:
            lines.append([])
            left = room
        lines[-1] += columns
        left -= needs
    return lines


def _systems(
    rows: Sequence[Sequence[_Cell]], widths: dict[Column, int], lines: Sequence[Sequence[Column]]
) -> Iterator[System]:
    begun = [{cell.first: cell for cell in row} for row in rows]
    for columns in lines:
        system = []
        for number, cells in enumerate(begun):
            line: Line = []
            owed = 0
            for column in columns:
                if (cell := cells.get(column)) is not None:
                    # A stroke is as long as the word that is gone.
                    text = GONE * (wide(begun[0][column].text) or 1) if cell.kind == "gone" else cell.text
                    line += [(" " * owed, "")] if owed > 0 else []
                    line.append((text, STYLES[cell.kind]))
                    owed = -wide(text)
                owed += widths[column]
            if line:
                system.append(Row(number, line))
        yield system
