"""Quotation marks that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.lookup import Lookup
from quotes.model import Article, Block, BlockKind, Place, Span
from quotes.rules.rule import Found

SHOWN = 5
"""Words beside a mark that are shown with it."""

_SEARCHED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH})
_MARKS = re.compile(r"[\"“”„«»‘’]")
_KIND = {"“": "double", "”": "double", "„": "double", '"': "double", "«": "angle", "»": "angle"}
"""Marks by what may close what: straight and curly ones are mixed often enough."""

_INCH = re.compile(r"\d\"|=\"")
"""What a straight mark also stands for: inches, and the value of an attribute in a remnant of HTML."""

_WORDS_AFTER = re.compile(rf"\s*(?:\S+\s+){{0,{SHOWN - 1}}}\S+")
_WORDS_BEFORE = re.compile(rf"\S+(?:\s+\S+){{0,{SHOWN - 1}}}$")
_ATTRIBUTED = re.compile(
    r"[,?!]\s+(?:(?:[A-Z]\S+\s+){1,3}|s?he\s+|they\s+)"
    r"(?:said|says|told|added|asked|replied)\b[^\"“„«‘]{0,40}$"
)
_ELIDED = re.compile(r"‘(?:\d|(?:tis|twas|em|til|cause|n|round)\b)", re.I)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    kind: str
    opens: bool


def unbalanced(lookup: Lookup) -> Iterator[Found]:
    """Find marks that open a quotation and are never closed, and marks that close what was never opened."""
    for article in lookup.audit.articles:
        for mark in _alone(article):
            yield _found(article, mark)


def _found(article: Article, mark: _Mark) -> Found:
    text, outlet = article.text, article.outlet_or_key
    if mark.opens:
        after = _WORDS_AFTER.match(text, mark.at + 1)
        span = Span(mark.at, after.end() if after else mark.at + 1)
        words = " ".join(text[mark.at + 1 : span.end].split()).strip(",.;:")
        message = f"{outlet} opens quotation marks before “{words}” and does not close them."
    else:
        line = max(0, mark.at - 200)
        before = _WORDS_BEFORE.search(text[line : mark.at])
        span = Span(line + before.start() if before else mark.at, mark.at + 1)
        words = " ".join(text[span.start : mark.at].split()).strip(",.;:")
        message = f"{outlet} closes quotation marks after “{words}” and has not opened them."
    return Found(message, (Place(article.key, span),))


def _alone(article: Article) -> Iterator[_Mark]:
    """The marks of an article without a partner, in order."""
    blocks = [block for block in article.blocks if block.kind in _SEARCHED]
    left_open: list[_Mark] = []
    for number, block in enumerate(blocks):
        opened, closing = _unpaired(article, block)
        # A speech of several paragraphs may be closed in the last without having been opened anew.
        closed = 0
        while closed < len(closing) and left_open and closing[closed].kind == left_open[-1].kind:
            closed += 1
            left_open.pop()
        yield from left_open
        yield from closing[closed:]
        following = blocks[number + 1].span if number + 1 < len(blocks) else None
        reopened = _opening(article.text, following) if following and not _is_told(article, block) else ""
        left_open = [mark for mark in opened if mark.kind != reopened]
    yield from left_open


def _is_told(article: Article, block: Block) -> bool:
    """Whether a block ends with who said it: a speech that goes on in the next ends with the speech."""
    return bool(_ATTRIBUTED.search(article.text[slice(*block.span)]))


def _unpaired(article: Article, block: Block) -> tuple[list[_Mark], list[_Mark]]:
    """The marks of a block that are not closed in it, and those that close nothing in it."""
    text = article.text[slice(*block.span)]
    of_kind: dict[str, list[_Mark]] = {}
    closing: list[_Mark] = []
    for mark in _marks(article.text, block.span):
        if mark.opens:
            of_kind.setdefault(mark.kind, []).append(mark)
        elif of_kind.get(mark.kind):
            of_kind[mark.kind].pop()
        else:
            closing.append(mark)
    opened = [mark for marks in of_kind.values() for mark in marks]
    if _INCH.search(text):  # it may stand for inches, or for the end of what is quoted
        opened, closing = ([m for m in marks if article.text[m.at] != '"'] for marks in (opened, closing))
    opened += _single(article.text, block.span)
    return sorted(opened, key=lambda m: m.at), closing


def _marks(text: str, span: Span) -> Iterator[_Mark]:
    """The double marks of a block, each as one that opens or closes."""
    depth: dict[str, list[str]] = {"double": [], "angle": []}
    for match in _MARKS.finditer(text, *span):
        sign, at = match[0], match.start()
        if sign not in _KIND:
            continue
        kind = _KIND[sign]
        inside = depth[kind]
        if sign == '"' and not inside and _INCH.match(text, at - 1):
            continue
        opens = _opens(text, at, span, inside)
        if opens:
            inside.append(sign)
        elif inside:
            inside.pop()
        yield _Mark(at, kind, opens)


def _opens(text: str, at: int, span: Span, inside: Sequence[str]) -> bool:
    """Whether a mark opens: by its shape where that tells, else by what stands on its sides."""
    sign = text[at]
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    free = before.isspace() or before in "([{—–-/“„«‘:>*_"
    if sign == "„":
        return True
    if sign == "“":
        # After a German opening mark it closes, and so it does by mistake; not between a space and a letter.
        return not inside or (free and not after.isspace()) or after.isalnum()
    if sign == "”":
        # The Swedish way, the same mark on both sides; and by mistake at the beginning of a paragraph.
        return not inside and ((free and after.isalnum()) or at == span.start)
    if sign == '"':
        return free and not after.isspace() if not inside else free and after.isalnum()
    if sign == "«":
        return not (inside and inside[-1] == "»" and not free)
    return free and not after.isspace() and not (inside and inside[-1] == "«")


def _single(text: str, span: Span) -> list[_Mark]:
    """Single marks that open a sentence and have nothing after them that could close them."""
    found = []
    openings = [
        m.start()
        for m in re.finditer(r"(?<![^\s(—–“])‘(?=[A-Z])", text[span.start : span.end])
        if not _ELIDED.match(text, span.start + m.start())
    ]
    for start, end in pairwise([*openings, span.end - span.start]):
        if not re.search(r"(?<=\S)[’'](?![^\W_])|‘\s", text[span.start + start : span.start + end]):
            found.append(_Mark(span.start + start, "single", True))
    return found


def _opening(text: str, span: Span) -> str:
    """The kind of the mark that a block begins with."""
    start = text[span.start : span.end].lstrip("*_> ")[:1]
    return _KIND.get(start, "single" if start in ("‘", "’") else "")
