"""Quotation marks: which characters open and close quoted text, paragraph by paragraph.

Straight, curly and single marks, « », » «, „ “, ‚ ‘ and ‹ › are paired; apostrophes, feet and inches are
not marks.  A mark that is never closed ends with its paragraph, unless the next paragraph reopens with a
mark, as newspapers print a speech of several paragraphs.  The dashes of dialogue open speech too, and all
of a block quotation is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from quotes.model import Article, Block, BlockKind, Span
from quotes.quotation.dialogue import cut_speech, opens_with_dash, tells_who_spoke

SEARCHED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION})

DOUBLE = '"“”„«»'
SINGLE = "'‘’‚‹›"
ELISIONS = re.compile(r"['‘’](?:\d0s|tis|twas|twere|em|til|cause|cos|bout|n|round|neath)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'tis, 'em."""
MOST_APOSTROPHES = 200
"""How many marks are looked through for the end of text in single marks."""
NESTS = "“«„"
"""Marks that open and do not close, so that one inside another is text quoted inside quoted text."""
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
    text = article.text
    searched = [(i, block) for i, block in enumerate(article.blocks) if block.kind in SEARCHED]
    dialogue = _dialogue(text, searched)
    out: list[Marked] = []
    left_open = False
    for n, (index, block) in enumerate(searched):
        following = searched[n + 1][1].span.start if n + 1 < len(searched) else len(text)
        if block.kind is BlockKind.QUOTATION:
            found = [Marked(block.span, block.span, index)]
        elif index in dialogue:
            found = [Marked(outer, inner, index) for outer, inner in cut_speech(text, block.span)]
        else:
            found = pair_in(text, block.span, index, reopened=text[following : following + 1])
        if found and left_open and found[0].outer.start == block.span.start:
            found[0] = replace(found[0], continues=True)
        out += found
        # The paragraphs of a block quotation are one speech; what follows it is not.
        quoted = [block.kind, *(b.kind for _, b in searched[n + 1 : n + 2])] == [BlockKind.QUOTATION] * 2
        left_open = quoted or (bool(found) and not found[-1].closed)
    return out


def _dialogue(text: str, searched: Sequence[tuple[int, Block]]) -> frozenset[int]:
    """Return the paragraphs of dialogue: runs that open with dashes, where one says who spoke."""
    out: set[int] = set()
    for dashed, run in groupby(searched, lambda pair: opens_with_dash(text, pair[1].span)):
        members = list(run)
        if dashed and any(tells_who_spoke(text, block.span) for _, block in members):
            out.update(index for index, _ in members)
    return frozenset(out)


def pair_in(text: str, span: Span, block: int, reopened: str = "") -> list[Marked]:
    """Pair the marks of one paragraph.  Linear in its length.

    ``reopened`` is the sign that opens the next paragraph: a single mark that is never closed is taken for
    one only where the next paragraph reopens with it.
    """
    out: list[Marked] = []
    at = span.start
    marks = [m.start() for m in re.finditer(f"[{DOUBLE}{SINGLE}]", text[span.start : span.end])]
    positions = [span.start + p for p in marks]
    unclosed: set[str] = set()
    nested: dict[str, dict[int, tuple[int, bool]]] = {}
    singles = [p for p in positions if text[p] in "'’‘" and _may_close(text, p, span, "'")]
    i = 0
    while i < len(positions):
        position = positions[i]
        stays = text[position] == reopened and _opens_sentence(text, position, span)
        hopeless = text[position] in unclosed or (
            text[position] in "'‘‚" and not stays and (not singles or singles[-1] <= position)
        )
        if position < at or hopeless or not _may_open(text, position, span):
            i += 1
            continue
        opening = text[position]
        if opening in SINGLE and opening not in "‹›":
            close, closed = _single_close(text, positions, i, span, singles, stays)
        elif opening in NESTS:
            if opening not in nested:
                nested[opening] = _nested_closes(text, positions, span, opening)
            close, closed = nested[opening][position]
        else:
            close, closed = _next_close(text, positions, i, span)
        i += 1
        may_stay = stays or (text[position] in DOUBLE and _may_stay_open(text, position, span))
        if not closed and not may_stay:
            if close == span.end and text[position] not in "'‘‚":
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
    if mark in "»›":
        return not after.isspace() and (before.isspace() or before in "([—–-„»“")
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


def _opens_sentence(text: str, position: int, span: Span) -> bool:
    lead = text[max(span.start, position - 4) : position].rstrip()
    return _after(text, position, span).isupper() and (not lead or lead[-1] in ".?!:,…—–")


def _next_close(text: str, positions: list[int], i: int, span: Span) -> tuple[int, bool]:
    """Return where the text opened at ``positions[i]`` ends, and whether a mark closes it there."""
    opening = text[positions[i]]
    for k in range(i + 1, len(positions)):
        if text[positions[k]] in CLOSERS[opening] and _may_close(text, positions[k], span, opening):
            return positions[k], True
    return span.end, False


def _nested_closes(text: str, positions: list[int], span: Span, opening: str) -> dict[int, tuple[int, bool]]:
    """Return where the text behind each mark of a kind that nests ends, and whether a mark closes it there.

    A double mark closes at the first mark of its kind; marks of that kind that open again inside are
    paired first.  Where one opens again after a sentence has ended, the closing mark was forgotten,
    and the text ends before it.
    """
    ends: dict[int, tuple[int, bool]] = {}
    opened: list[int] = []
    closers: list[int] = []
    for position in positions:
        if text[position] == opening:
            forgotten = _before(text, position, span).isspace() and _sentence_ended(text, position)
            if opened and forgotten:
                ends.setdefault(opened[-1], (position, False))
            opened.append(position)
        elif text[position] in CLOSERS[opening] and _may_close(text, position, span, opening):
            closers.append(position)
            if opened:
                ends.setdefault(opened.pop(), (position, True))
    for position in opened:  # all marks behind close others: the first of them is as good as any
        behind = bisect_right(closers, position)
        end = (closers[behind], True) if behind < len(closers) else (span.end, False)
        ends.setdefault(position, end)
    return ends


def _sentence_ended(text: str, position: int) -> bool:
    return text[max(0, position - 8) : position].rstrip()[-1:] in tuple(".?!:")


def _single_close(
    text: str, positions: list[int], i: int, span: Span, singles: list[int], stays: bool
) -> tuple[int, bool]:
    """Return where the text that a single mark opens ends, and whether a mark closes it there.

    The mark is at ``positions[i]``.  ``singles`` are the marks that may close any; ``stays`` says that it may
    well be left open for the next paragraph, and is, unless what closes it is no apostrophe for sure.
    """
    opening = text[positions[i]]
    marks = positions[i + 1 : i + 1 + MOST_APOSTROPHES]
    closer = bisect_right(singles, positions[i])
    if closer == len(singles) or not marks or singles[closer] > marks[-1]:
        return span.end, False
    doubtful: int | None = None
    for position in marks:
        mark = text[position]
        if (mark == "‘" and opening != "‚") or (
            mark == "'" and _may_open(text, position, span) and doubtful is not None
        ):
            break
        if opening != "‚" and mark in '”"' and doubtful is not None:
            break
        if mark not in CLOSERS[opening] or not _may_close(text, position, span, opening):
            continue
        before, after = _before(text, position, span), _after(text, position, span)
        if before in ".,!?…;" or after in ".,!?;:)]—–" or before not in "sS":
            return position, True
        doubtful = position
    return (span.end, False) if doubtful is None or stays else (doubtful, True)
