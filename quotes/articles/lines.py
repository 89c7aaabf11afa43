"""Lines to paragraphs: which line ends are ends of paragraphs, and what marks a line carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from quotes.articles.blockquotes import find_blockquotes, holds, without_tags
from quotes.articles.metadata import stands_alone


class Mark(StrEnum):
    """What the marks around a piece of text say it is."""

    NONE = ""
    TITLE = "#"
    HEADING = "##"
    QUOTED = ">"
    """In a block quotation, of markdown or between HTML's tags."""
    ITEM = "-"
    ASIDE = "aside"
    """Nothing to read: a rule, an image, a link definition, code."""


class Piece(NamedTuple):
    """A paragraph, heading or line standing alone: characters ``start`` to ``end``, of ``lines`` lines."""

    start: int
    end: int
    mark: Mark
    lines: int = 1


class _Line(NamedTuple):
    start: int  # of what is left when white space and markdown marks are taken away
    end: int
    mark: Mark
    indent: int
    after_blank: bool


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKERS = re.compile(r"(?:(?:>[ \t]?|[-*+•‣▪●][ \t]+|#{1,6}[ \t]+)[ \t]*){1,6}")
_NUMBER = re.compile(r"(\d{1,3})[.)][ \t]+(?=\S)")
_FENCE = re.compile(r"```+[^`]{0,40}")
_ASIDE = re.compile(
    r"\[[^\]\n]{1,200}\]:\s*<?(?:https?://|www\.|[./#])\S+.*"  # a link definition
    r"|!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"  # an image
    r"|</?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}-->"  # a tag alone
    r"|(?:https?://|www\.)\S+"  # an address alone
)
_WORD = re.compile(r"\S+")

_CLOSERS = "\"'”’»›“‘)]}*_"
_STOPS = ".!?…。！？؟۔।;:"
_ENDS = _STOPS.rstrip(";:")
_ALONE = (Mark.TITLE, Mark.HEADING, Mark.ASIDE)
_NARROWEST, _WIDEST = (
    30,
    110,
)  # characters: between these lies the width of text that was wrapped by hand or program


def cut_pieces(text: str, start: int = 0) -> list[Piece]:
    """Cut ``text`` from ``start`` on into pieces, trimmed, in order, with nothing but marks between them.

    Blank lines always part pieces.  A single line end does too, unless the article is hard-wrapped, that is
    its lines are of about one width and break where the next word would not have fitted; or the sentence
    plainly goes on in the next line.
    """
    lines = list(_code_apart(text, list(_lines(text, start))))
    width = _wrapped_at(text, lines)
    pieces: list[Piece] = []
    last: _Line | None = None
    for line in lines:
        if last is not None and _goes_on(text, last, line, width):
            before = pieces[-1]
            pieces[-1] = before._replace(end=line.end, lines=before.lines + 1)
        else:
            pieces.append(Piece(line.start, line.end, line.mark))
        last = line
    return _underlined(text, pieces)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` ends with a full stop or its like, closing marks passed over."""
    return _last_sign(text, start, end) in _ENDS


def ends_open(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` ends in no stop, colon or comma at all, closing marks passed over."""
    return _last_sign(text, start, end) not in _STOPS + ",،"


def _last_sign(text: str, start: int, end: int) -> str:
    while end - 1 > start and text[end - 1] in _CLOSERS:
        end -= 1
    return text[end - 1]


def _lines(text: str, start: int) -> Iterator[_Line]:
    """Lines that are not blank."""
    at = number = 0
    blockquotes = find_blockquotes(text)
    for found in _LINE.finditer(text, start):
        left = found.start() + (found.start() == 0 and text.startswith("\ufeff"))
        right = found.end()
        line = text[left:right]
        begin = left + len(line) - len(line.lstrip())
        end = begin + len(line.strip())
        if begin >= end:
            continue
        ends = _LINE_END.finditer(text, at, begin)
        after_blank = next(ends, None) is not None and next(ends, None) is not None
        indent = begin - left
        at = end
        quoted = holds(blockquotes, begin, end)
        if quoted:
            begin, end = without_tags(text, begin, end)
        if begin >= end:  # nothing but tags
            yield _Line(left + indent, at, Mark.ASIDE, indent, after_blank)
            continue
        mark, inner, number = _mark(text, begin, end, number)
        if quoted and mark is Mark.NONE:
            mark = Mark.QUOTED
        # Behind a mark, white space of any kind: a no-break space after "#" is no part of the heading.
        inner = end - len(text[inner:end].lstrip())
        yield _Line(inner, end, mark, indent, after_blank)


def _mark(text: str, start: int, end: int, number: int) -> tuple[Mark, int, int]:
    """The mark of a line, where its own text begins, and the number of the last numbered item so far."""
    is_aside = end - start <= 2500 and _ASIDE.fullmatch(text, start, end)
    if is_aside or not any(sign.isalnum() for sign in text[start:end]):
        return Mark.ASIDE, start, number
    # "31. July" is an item only after item 30.
    if (item := _NUMBER.match(text, start, end)) and int(item[1]) in (1, number + 1):
        return Mark.ITEM, item.end(), int(item[1])
    found = _MARKERS.match(text, start, end)
    if not found or found.end() >= end:
        return Mark.NONE, start, number
    kind = found[0].strip().split()[-1].lstrip(">")
    if kind.startswith("#"):
        return (Mark.TITLE if kind == "#" else Mark.HEADING), found.end(), number
    return (Mark.ITEM if kind else Mark.QUOTED), found.end(), number


def _code_apart(text: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    """Make asides of the lines of fenced code; a fence that is never closed is an aside alone."""
    asides: set[int] = set()
    opened: int | None = None
    for i, line in enumerate(lines):
        if not _FENCE.fullmatch(text, line.start, min(line.end, line.start + 60)):
            continue
        asides.add(i)
        if opened is not None:
            asides.update(range(opened, i))
        opened = i if opened is None else None
    for i, line in enumerate(lines):
        yield line._replace(mark=Mark.ASIDE) if i in asides else line


def _wrapped_at(text: str, lines: Sequence[_Line]) -> int | None:
    """The width in characters at which the article was hard-wrapped, or ``None``."""
    pairs = [
        (one, two)
        for one, two in pairwise(lines)
        if not two.after_blank and one.mark not in _ALONE and two.mark not in _ALONE
    ]
    if not pairs:
        return None
    lengths = sorted(line.end - line.start for pair in pairs for line in pair)
    width = lengths[-1 - len(lengths) // 10]  # one line in ten may stick out
    if not _NARROWEST <= width <= _WIDEST:
        return None
    forced = sum(not _would_fit(text, one, two, width) for one, two in pairs)
    running = sum(_runs_on(text, one, two) for one, two in pairs)
    return width if forced >= 0.6 * len(pairs) and running >= 0.3 * len(pairs) else None


def _goes_on(text: str, one: _Line, two: _Line, width: int | None) -> bool:
    """Say whether the paragraph of line ``one`` goes on in line ``two``, the next."""
    return _may_go_on(text, one, two, width) and not any(
        stands_alone(text[x.start : x.end]) for x in (one, two)
    )


def _may_go_on(text: str, one: _Line, two: _Line, width: int | None) -> bool:
    if two.after_blank or one.mark in _ALONE or "<" in text[one.end : two.start]:
        return False
    # A "> " at every line is one block quote; any other mark begins something.
    if two.mark is not Mark.NONE and not two.mark is one.mark is Mark.QUOTED:
        return False
    if _runs_on(text, one, two):
        return True
    if width is None:
        return False
    ended = ends_sentence(text, one.start, one.end)
    if ended and two.indent > one.indent and one.mark is Mark.NONE:
        return False
    return not _would_fit(text, one, two, width) or (not ended and one.end - one.start > 0.6 * width)


def _would_fit(text: str, one: _Line, two: _Line, width: int) -> bool:
    word = _WORD.match(text, two.start, two.start + width)
    return one.end - one.start + 1 + (len(word[0]) if word else 0) <= width


def _runs_on(text: str, one: _Line, two: _Line) -> bool:
    """The sentence plainly goes on: no stop, and then no capital."""
    sign = _last_sign(text, one.start, one.end)
    if sign in _STOPS:
        return False
    if sign in ",،":
        return True
    letter = text[two.start]
    # Scripts without capitals say nothing by their letters; then a short line is more likely to stand alone.
    return letter.islower() or (
        letter.isalpha() and not letter.isupper() and one.end - one.start > _NARROWEST
    )


def _underlined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Make headings of lines underlined with ``===`` or ``---``."""
    made = list(pieces)
    for i, (piece, rule) in enumerate(pairwise(pieces)):
        sign = text[rule.start]
        if (
            rule.mark is Mark.ASIDE
            and sign in "=-"
            and rule.end - rule.start >= 3
            and text.count(sign, rule.start, rule.end) == rule.end - rule.start
            and len(_LINE_END.findall(text, piece.end, rule.start)) == 1
            and piece.mark is Mark.NONE
            and piece.lines == 1
            and piece.end - piece.start <= _WIDEST
        ):
            made[i] = piece._replace(mark=Mark.TITLE if sign == "=" else Mark.HEADING)
    return made
