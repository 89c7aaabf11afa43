"""Renderings word under word, as a synopsis of texts is printed: equal words in one column.

The canonical rendering is the first row and every other row is set under the words that it stands against.
Where a row says the same there is a dot, where it leaves words out between others a stroke, and where it
says something else there are its words: so what differs is all that is left to read, with colours or without.
What alters the meaning stands between two signs, in the row and in the canonical rendering.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from quotes.model import Span
from quotes.report.differences import Alignment
from quotes.report.escape import one_line
from quotes.report.layout import Line, wide

SAME, GONE = "·", "─"
ALTERS = "▸", "◂"
"""What stands around words that alter the meaning."""
STYLES = {"text": "bold", "same": "dim", "gone": "red", "new": "bold green", "alters": "bold red"}

_LONG = (
    2  # words that take more than this part of a line are set singly, so that lines can break between them
)
_ELLIPSES = ("…", "...", ". . .")

Column = tuple[int, int, int]
"""A word of the canonical rendering (its number, 1, 0), or a place for words before it (number, 0, which)."""


class Altering(NamedTuple):
    """Words that alter the meaning, by their numbers: of the canonical rendering, and of another."""

    canonical: frozenset[int] = frozenset()
    other: frozenset[int] = frozenset()


class _Word(NamedTuple):
    text: str
    alters: bool = False


class _Cell(NamedTuple):
    """Words under the columns ``first`` to ``last``."""

    first: Column
    last: Column
    kind: Literal["text", "same", "gone", "new"]
    words: tuple[_Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def line(self) -> Line:
        """Its words as they look."""
        line: Line = []
        for word in self.words:
            if line:
                line.append((" ", ""))
            line.append((word.text, STYLES["alters" if word.alters else self.kind]))
        return line


class Row(NamedTuple):
    """A row of a system: which rendering, 0 for the canonical one, and its line."""

    number: int
    line: Line


System = list[Row]
"""Rows that stand under each other: as much of a synopsis as a line has room for."""


def synopsis(
    alignments: Sequence[Alignment], cells: int, altering: Sequence[Altering] = ()
) -> list[System] | None:
    """Return the systems of a canonical rendering and others that are aligned with it, a line of cells wide.

    Rows are numbered in the order of ``alignments``, from 1; ``altering`` may go on with what is in no row.
    A row that has nothing in a system is not in it.  ``None`` where the words cannot be set so: there are
    none, one is longer than a line, or they are written from right to left.
    """
    texts = ["".join(words) for each in alignments for words in (each.before, each.after)]
    if not texts or any(unicodedata.bidirectional(sign) in {"R", "AL"} for text in texts for sign in text):
        return None
    marked = frozenset(at for each in altering for at in each.canonical)
    canonical = _words(alignments[0].before, marked)
    rows = [[_Cell((at, 1, 0), (at, 1, 0), "text", (word,)) for at, word in enumerate(canonical)]]
    of_rows = [*altering, *[Altering()] * len(alignments)]
    rows += [list(_cells(each, cells // _LONG, of_rows[at])) for at, each in enumerate(alignments)]
    broken = _broken(rows, cells)
    if broken is None:
        rows = [[single for cell in row for single in _singly(cell)] for row in rows]
        broken = _broken(rows, cells)
    return None if broken is None else list(_systems(rows, *broken))


def signed(text: str, spans: Iterable[Span], style: str) -> Line:
    """Return a text as it looks beside a synopsis: signs stand around its spans, which alter the meaning."""
    opened, closed = ALTERS
    line: Line = []
    at = 0
    for start, end in sorted(set(spans)):
        if at <= start < end:
            line += [
                (one_line(text[at:start]), style),
                (f"{opened}{one_line(text[start:end])}{closed}", STYLES["alters"]),
            ]
            at = end
    return [*line, (one_line(text[at:]), style)]


def _word(printed: str) -> str:
    return one_line(printed).strip()


def _words(printed: Sequence[str], alters: frozenset[int]) -> list[_Word]:
    """Return words without the space around them; signs stand around those that alter the meaning."""
    opened, closed = ALTERS
    return [
        _Word(f"{opened * (at - 1 not in alters)}{_word(word)}{closed * (at + 1 not in alters)}", True)
        if at in alters
        else _Word(_word(word))
        for at, word in enumerate(printed)
    ]


def _cells(alignment: Alignment, long: int, altering: Altering) -> Iterator[_Cell]:
    """Yield the cells of a row, from left to right."""
    shown = {at for pair in alignment.pairs if not pair.same for at in range(*pair.b)}
    gone = {
        at for pair in alignment.pairs if not pair.same and pair.b[0] == pair.b[1] for at in range(*pair.a)
    }
    printed = _words(alignment.after, altering.other & shown)
    # A stroke is as long as the word that is gone.
    strokes = _words([GONE * (wide(_word(w)) or 1) for w in alignment.before], altering.canonical & gone)
    for number, pair in enumerate(alignment.pairs):
        (a0, a1), (b0, b1) = pair.a, pair.b
        words = tuple(printed[b0:b1])
        if pair.same:
            for at, word in zip(range(a0, a1), words, strict=True):
                cut = not any(sign in alignment.before[at] for sign in _ELLIPSES)
                said = _Word(_ditto(word.text) if cut else SAME)
                yield _Cell((at, 1, 0), (at, 1, 0), "same", (said,))
        elif not words:
            if 0 < number < len(alignment.pairs) - 1:
                yield from (_Cell((at, 1, 0), (at, 1, 0), "gone", (strokes[at],)) for at in range(a0, a1))
        elif a0 == a1:
            yield from (_Cell((a0, 0, k), (a0, 0, k), "new", (word,)) for k, word in enumerate(words))
        else:
            cell = _Cell((a0, 1, 0), (a1 - 1, 1, 0), "new", words)
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
    words = [_Word(part, word.alters) for word in cell.words for part in word.text.split(" ")]
    first, after = cell.first[0], cell.last[0] + 1
    for at, word in enumerate(words, start=first):
        column = (at, 1, 0) if at < after else (after, 0, at - after)
        yield _Cell(column, column, cell.kind, (word,))


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
                    line += [(" " * owed, "")] if owed > 0 else []
                    line += cell.line
                    owed = -wide(cell.text)
                owed += widths[column]
            if line:
                system.append(Row(number, line))
        yield system
