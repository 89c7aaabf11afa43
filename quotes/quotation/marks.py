"""Quotation marks: which characters open and close quoted text, paragraph by paragraph.

Straight, curly and single marks, « », » «, „ “ and ‹ › are paired; apostrophes, feet and inches are not
marks.  A mark that is never closed ends with its paragraph, unless the next paragraph reopens with a
mark, as newspapers print a speech of several paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.model import Article, BlockKind, Span

SEARCHED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH})

DOUBLE = '"“”„«»'
SINGLE = "'‘’‚‹›"
ELISIONS = re.compile(r"['‘’](?:\d0s|tis|twas|twere|em|til|cause|cos|bout|n|round|neath)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'tis, 'em."""
MOST_APOSTROPHES = 200
"""How many marks are looked through for the end of text in single marks."""
CLOSERS = {
    '"': '"”',
    "“": '”"“',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "”": "”",
    "’": "’",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between quotation marks.

    ``outer`` holds the marks, ``inner`` does not.  ``closed`` is false where the paragraph ends before
    a closing mark; ``continues`` says that it takes up a speech that the paragraph before left open.
    """

    outer: Span
    inner: Span
    block: int
    closed: bool = True
    continues: bool = False


def pair_marks(article: Article) -> list[Marked]:
    """Return the quoted text of an article in order; text quoted inside quoted text is part of it."""
    out: list[Marked] = []
    left_open = False
    for index, block in enumerate(article.blocks):
        if block.kind not in SEARCHED:
            continue
        found = pair_in(article.text, block.span, index)
        if found and left_open and _starts(article.text, block.span, found[0]):
            first = found[0]
            found[0] = Marked(first.outer, first.inner, index, first.closed, continues=True)
        out += found
        left_open = bool(found) and not found[-1].closed
    return out


def _starts(text: str, span: Span, marked: Marked) -> bool:
    return not text[span.start : marked.outer.start].strip()


def pair_in(text: str, span: Span, block: int) -> list[Marked]:
    """Pair the marks of one paragraph.  Linear in its length."""
    out: list[Marked] = []
    at = span.start
    marks = [m.start() for m in re.finditer(f"[{DOUBLE}{SINGLE}]", text[span.start : span.end])]
    positions = [span.start + p for p in marks]
    unclosed: set[str] = set()
    singles = [p for p in positions if text[p] in "'’‘" and _may_close(text, p, span, "'")]
    i = 0
    while i < len(positions):
        position = positions[i]
        hopeless = text[position] in unclosed or (
            text[position] in "'‘‚" and (not singles or singles[-1] <= position)
        )
        if position < at or hopeless or not _may_open(text, position, span):
            i += 1
            continue
        close, closed = _close_of(text, positions, i, span)
        i += 1
        if not closed and (text[position] in SINGLE or not _may_stay_open(text, position, span)):
            if close == span.end and text[position] in DOUBLE:
                unclosed.add(text[position])  # nothing later closes it either: not to be looked for again
            continue
        marked = _marked(text, position, close, block, closed)
        if marked.inner.end > marked.inner.start:
            out.append(marked)
        at = close + closed
    return out


def _marked(text: str, opening: int, end: int, block: int, closed: bool) -> Marked:
    start, stop = opening + 1, end
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Marked(Span(opening, end + 1 if closed else stop), Span(start, stop), block, closed)


def _before(text: str, position: int, span: Span) -> str:
    return text[position - 1] if position > span.start else " "


def _after(text: str, position: int, span: Span) -> str:
    return text[position + 1] if position + 1 < span.end else " "


def _may_open(text: str, position: int, span: Span) -> bool:
    mark, before, after = text[position], _before(text, position, span), _after(text, position, span)
    if mark in "“„«‚‹":
        return True
    if mark == "»":
        return not after.isspace() and (before.isspace() or before in "([—–-")
    if mark == "›":
        return False
    free = before.isspace() or before in "([{—–-/:“”\"„«‘'…"
    if mark == '"':
        return free and not after.isspace()
    if mark in "'‘’":
        if ELISIONS.match(text, position):
            return False
        if mark == "’":
            return False
        return free and (after.isalnum() or after in '[(“"…$£€#@')
    return False


def _may_stay_open(text: str, position: int, span: Span) -> bool:
    """Say whether an unpaired mark can open a speech: a straight one must not be an inch or a stray."""
    return _after(text, position, span).isalnum() or _after(text, position, span) in "[(…‘'$£€"


def _may_close(text: str, position: int, span: Span, opening: str) -> bool:
    mark, before, after = text[position], _before(text, position, span), _after(text, position, span)
    if opening in "«»‹›":
        return True
    if mark in DOUBLE:
        if mark == "”":
            return True
        return (not before.isspace() or after.isspace()) and not after.isalnum()
    return not before.isspace() and not after.isalnum()


def _close_of(text: str, positions: list[int], i: int, span: Span) -> tuple[int, bool]:
    """Return where the text opened at ``positions[i]`` ends, and whether a mark closes it there.

    A double mark closes at the first mark of its kind; marks of that kind that open again inside are
    paired first.  Where one opens again after a sentence has ended, the closing mark was forgotten,
    and the text ends before it.
    """
    opening = text[positions[i]]
    if opening in SINGLE and opening not in "‹›":
        close = _single_close(text, positions, i, span, CLOSERS[opening])
        return (span.end, False) if close is None else (close, True)
    depth = 0
    first: int | None = None
    for k in range(i + 1, len(positions)):
        position = positions[k]
        mark = text[position]
        if mark == opening and opening in "“«„":
            if depth == 0 and _before(text, position, span).isspace() and _sentence_ended(text, position):
                return position, False
            depth += 1
        elif mark in CLOSERS[opening] and _may_close(text, position, span, opening):
            if depth == 0:
                return position, True
            depth -= 1
            first = first or position
    return (span.end, False) if first is None else (first, True)


def _sentence_ended(text: str, position: int) -> bool:
    return text[max(0, position - 8) : position].rstrip()[-1:] in tuple(".?!:")


def _single_close(text: str, positions: list[int], i: int, span: Span, closers: str) -> int | None:
    doubtful: int | None = None
    for position in positions[i + 1 : i + 1 + MOST_APOSTROPHES]:
        mark = text[position]
        if mark == "‘" or (mark == "'" and _may_open(text, position, span) and doubtful is not None):
            break
        if mark in DOUBLE and text[positions[i]] != "‚" and mark in '”"' and doubtful is not None:
            break
        if mark not in closers or not _may_close(text, position, span, text[positions[i]]):
            continue
        before, after = _before(text, position, span), _after(text, position, span)
        if before in ".,!?…;" or after in ".,!?;:)]—–" or before not in "sS":
            return position
        doubtful = position
    return doubtful
