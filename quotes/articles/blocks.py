"""An article's text to blocks, each with what it is, and the facts that the text says plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from quotes.articles.boilerplate import Text, find_boilerplate
from quotes.articles.dateline import dateline_end
from quotes.articles.dates import iso_date
from quotes.articles.facts import Facts, first_known
from quotes.articles.frontmatter import read_front_matter
from quotes.articles.lines import Mark, Piece, cut_pieces, ends_open, ends_sentence
from quotes.articles.metadata import date_before, is_credit, read_byline, read_label, read_stamp, stands_alone
from quotes.letters import plain
from quotes.model import Block, BlockKind, Span

_LONG = 60  # characters: a text of this length that ends in a full stop is a paragraph of the body
_LONGEST_TITLE = 180
_LONGEST_HEADING = 100
_MOST_HEADING_WORDS = 15
_TITLE_LINES = 3
_OPENS_SPEECH = re.compile(r"[\"“”„«»'‘‚‹›]")
_SIGNATURE = re.compile(r"[―—–-]{1,2}\s*[A-Z].{1,80}")


class Layout(NamedTuple):
    """An article cut up: its blocks, its facts, and notes on front matter that was not understood."""

    blocks: tuple[Block, ...]
    facts: Facts
    notes: tuple[str, ...] = ()


def lay_out(text: str, name: str = "") -> Layout:
    """Cut ``text`` into blocks: trimmed, in order, disjoint.  ``name`` is that of its file, without ending.

    Together they hold every character but white space, a byte-order mark, markdown's marks at the start of
    lines (``#``, ``>``, ``-``, ``1.``) and the tags around the text of HTML's block quotations.  Time and
    memory grow with the length of the text, not faster.
    """
    front = read_front_matter(text, 1 if text.startswith("\ufeff") else 0)
    start = front.end if front else 0
    pieces = cut_pieces(text, start)
    facts = [front.facts] if front else []
    blocks = list(_front_block(text, start))
    if pieces and (dated := date_before(text, pieces[0].start, pieces[0].end)):
        facts.append(Facts(date=dated[0]))
        blocks.append(Block(_trimmed(text, pieces[0].start, dated[1]), BlockKind.METADATA))
        begin = _trimmed(text, dated[1], pieces[0].end).start
        pieces[0] = pieces[0]._replace(start=begin)
    kinds, plain = _kinds(text, pieces, name)
    facts.extend(plain)
    bodies = 0
    for piece, kind in zip(pieces, kinds, strict=True):
        # The dateline opens the body; a summary may stand before it.
        if kind is BlockKind.PARAGRAPH and bodies < 2:
            bodies += _is_body(text, piece)
            if end := dateline_end(text, piece.start, piece.end):
                bodies = 2
                blocks.append(Block(Span(piece.start, end), BlockKind.DATELINE))
                facts.append(Facts(date=iso_date(text[piece.start : end])))
                piece = piece._replace(start=_trimmed(text, end, piece.end).start)
        if piece.start < piece.end:
            blocks.append(Block(Span(piece.start, piece.end), kind))
    return Layout(tuple(blocks), first_known(facts), front.notes if front else ())


def _front_block(text: str, end: int) -> Iterator[Block]:
    if end:
        yield Block(_trimmed(text, text.startswith("\ufeff"), end), BlockKind.METADATA)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    begin = start + len(part) - len(part.lstrip())
    return Span(begin, begin + len(part.strip()))


def _kinds(text: str, pieces: Sequence[Piece], name: str) -> tuple[list[BlockKind], list[Facts]]:
    """The kind of each piece, and the facts found, the most trusted first."""
    kinds: list[BlockKind | None] = [None] * len(pieces)
    facts, bare, later = _mark_metadata(text, pieces, kinds)
    _mark_boilerplate(text, pieces, kinds)
    title = _mark_title(text, pieces, kinds)
    outlet = _mark_outlet(text, pieces, kinds, name)
    _mark_headings(text, pieces, kinds)
    _mark_quotations(text, pieces, kinds)
    done = [kind or BlockKind.PARAGRAPH for kind in kinds]
    facts += [Facts(title=title, outlet=outlet), *bare, *later]
    return done, facts


def _mark_metadata(
    text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None]
) -> tuple[list[Facts], list[Facts], list[Facts]]:
    """Mark asides, times, bylines, credits; return facts, facts of bare dates, and dates of updates."""
    facts: list[Facts] = []
    bare: list[Facts] = []
    later: list[Facts] = []
    paragraphs = 0
    for i, piece in enumerate(pieces):
        if piece.mark is Mark.ASIDE:
            kinds[i] = BlockKind.METADATA
            continue
        if _is_body(text, piece):
            paragraphs += 1
        if piece.end - piece.start > 400 or piece.mark in (Mark.TITLE, Mark.HEADING):
            continue
        line = text[piece.start : piece.end]
        # A bare date, a "By …" or a "Source: …" in the middle of an article may be a heading or a speech.
        head = paragraphs < 2
        stamp = read_stamp(line)
        if stamp and (stamp.plain or head):
            (later if stamp.updated else facts if stamp.plain else bare).append(Facts(date=stamp.date))
        elif head and (names := read_byline(line)) is not None:
            facts.append(Facts(author=_one_line(names) or None))
        elif head and (label := read_label(line)):
            facts.append(label)
        elif not is_credit(line):
            continue
        kinds[i] = BlockKind.METADATA
    return facts, bare, later


def _mark_boilerplate(text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None]) -> None:
    head = next((i for i, piece in enumerate(pieces) if _is_body(text, piece)), 0)
    # What is long cannot be boilerplate, so it is not copied to be looked at.
    texts = [
        Text(text[p.start : min(p.end, p.start + 2000)], kinds[i] is not None) for i, p in enumerate(pieces)
    ]
    for i in find_boilerplate(texts, head):
        kinds[i] = BlockKind.BOILERPLATE


def _mark_title(text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None]) -> str | None:
    """Mark the title and its repetitions; return it on one line."""
    left = [i for i, kind in enumerate(kinds) if kind is None]
    marked = [i for i in left if pieces[i].mark is Mark.TITLE]
    if not left:
        return None
    first, unmarked = left[0], frozenset(left[:6])
    if marked and not any(_is_body(text, pieces[i]) for i in left[: left.index(marked[0])]):
        first = marked[0]
    elif len(left) < 2 or not _looks_like_title(text, pieces[first]):
        return None
    elif len(text[pieces[first].start : pieces[first].end].split()) == 1:
        # One word may be the name of a section: then more such lines, and the title, stand right below.
        run = takewhile(
            lambda i: i in unmarked and _looks_like_title(text, pieces[i]), range(first, first + 5)
        )
        below = next((i for i in run if len(text[pieces[i].start : pieces[i].end].split()) > 3), first)
        kinds[first:below] = [BlockKind.METADATA] * (below - first)
        first = below
    kinds[first] = BlockKind.TITLE
    title = _one_line(text[pieces[first].start : pieces[first].end])
    for i in left:
        piece = pieces[i]
        short = piece.end - piece.start < 2 * _LONGEST_TITLE
        if i != first and short and _one_line(text[piece.start : piece.end]).casefold() == title.casefold():
            kinds[i] = BlockKind.METADATA
    return title


def _mark_outlet(text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None], name: str) -> str | None:
    """Mark the line that names the outlet, and return it.

    It says what the file is called, and stands beside a byline or a time.  A headline may do so too, but is
    the title.
    """
    called = _letters(name)
    for i, piece in enumerate(takewhile(lambda piece: not _is_body(text, piece), pieces if called else ())):
        line = text[piece.start : min(piece.end, piece.start + _LONGEST_HEADING + 1)]
        beside = (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])
        if (
            kinds[i] is None
            and len(line) <= _LONGEST_HEADING
            and _letters(line) == called
            and any(stands_alone(text[other.start : other.end]) for other in beside)
        ):
            kinds[i] = BlockKind.METADATA
            return _one_line(line)
    return None


def _letters(name: str) -> str:
    """Return a name as names of files have it: its letters alone, without accents, and without "the"."""
    return "".join(sign for sign in plain(name) if sign.isalpha()).removeprefix("the")


def _mark_headings(text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None]) -> None:
    follows = False  # something to read comes below
    for i in range(len(pieces) - 1, -1, -1):
        piece = pieces[i]
        if kinds[i] is not None:
            follows = follows and kinds[i] is not BlockKind.TITLE
            continue
        if piece.mark in (Mark.TITLE, Mark.HEADING) or (follows and _looks_like_heading(text, piece)):
            kinds[i] = BlockKind.HEADING
        else:
            follows = True


def _mark_quotations(text: str, pieces: Sequence[Piece], kinds: list[BlockKind | None]) -> None:
    """Mark what block quotations quote; where all is in block quotes, as in a forwarded mail, that is none.

    One that opens with a quotation mark is a paragraph with speech in it like any other, and so is the
    name that signs one.
    """
    rest = [i for i, kind in enumerate(kinds) if kind is None]
    quoted = [
        i
        for i in rest
        if pieces[i].mark is Mark.QUOTED and not _SIGNATURE.fullmatch(text, pieces[i].start, pieces[i].end)
    ]
    for i in quoted if len(quoted) < len(rest) else ():
        if not _OPENS_SPEECH.match(text, pieces[i].start):
            kinds[i] = BlockKind.QUOTATION


def _is_body(text: str, piece: Piece) -> bool:
    return piece.end - piece.start >= _LONG and ends_sentence(text, piece.start, piece.end)


def _looks_like_title(text: str, piece: Piece) -> bool:
    if (
        piece.lines > _TITLE_LINES
        or piece.end - piece.start > _LONGEST_TITLE
        or piece.mark not in (Mark.NONE, Mark.TITLE)
    ):
        return False
    line = text[piece.start : piece.end]
    sign = line.rstrip("\"'”’»)]*_")[-1:]
    if sign in (":", ";", ",", "…"):
        return False
    if sign in ("!", "?"):
        return line[-1] == sign
    if sign in (".", "。", "؟", "۔", "।", "！", "？"):
        # A full stop does not stop a title in which Every Word Is Capital.
        words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if len(w) > 3]
        return line[-1] == "." and len(words) > 2 and all(w[0].isupper() for w in words)
    return True


def _looks_like_heading(text: str, piece: Piece) -> bool:
    line = text[piece.start : min(piece.end, piece.start + _LONGEST_HEADING + 1)]
    return (
        piece.mark is Mark.NONE
        and piece.lines == 1
        and len(line) <= _LONGEST_HEADING
        and len(line.split()) <= _MOST_HEADING_WORDS
        and not line[0].islower()
        and ends_open(text, piece.start, piece.end)
        and not re.search(r"[,.!?…][\"”’'»]", line)  # speech whose sentence lacks its full stop
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
