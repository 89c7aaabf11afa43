"""Credits: the agencies that an article says it, or some of it, is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.model import Article, BlockKind, Span
from quotes.outlets import agency_key, find_outlets, name_of


class Credit(NamedTuple):
    """An agency that an article credits, as it names it.

    ``whole`` says that all of the article is the agency's, not that it contributed to it.  ``span`` is where
    the text says so; empty where only the author's line does.
    """

    agency: str
    whole: bool
    span: Span


_DATELINE = re.compile(r"\(([^\W\d_][^()\n,]{1,40}?)(?:,[^()\n]{0,40})?\)|/([^\W\d_][^/\n]{1,30})/")
_PIECE = r"(?:article|story|report|piece|dispatch)"
_SOMETHING = r"(?:files|reporting|material|materials|reports|information|inputs?|content|copy|contributions?)"
_PART = re.compile(
    r"\b(?:"
    rf"(?:with|includes|including|contains|containing|uses|using|based on|incorporates)(?: \w+)? {_SOMETHING}"
    r" (?:from|by|of|provided by)"
    r"|(?:additional )?reporting (?:by|from)|and"
    r"|mit Material (?:von|der)|con información de|con informazioni di|com informações d[aeo]"
    r")(?:\s+the)?\s+$".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    rf"(?:(?:,? and | \w+ ){{1,4}})?\s*(?:(?:also|all) )?contributed (?:to (?:this|the) {_PIECE}|reporting)"
    rf"|\s+(?:was|were) used in (?:this|the) {_PIECE}".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:"
    rf"(?:this|the) {_PIECE} (?:was |has been |is )?(?:originally |first )?(?:appeared|published|produced"
    r"|written|provided|distributed|supplied) (?:by|in|on)"
    r"|(?:republished|reprinted|reproduced|syndicated)(?: with (?:the )?permission)? (?:from|by|of)"
    r"|(?:©|\(c\)|copyright)[\s,\d©-]*(?:by )?"
    r"|^\s*(?:sources?|credit|via|quelle|fuente|fonte|zdroj|źródło|kaynak)\s*:"
    r")(?:\s+the)?\s*$".replace(" ", r"\s+"),
    re.IGNORECASE | re.MULTILINE,
)
_SHARING = frozenset({"with", "avec", "mit", "con", "com"})
_BY = frozenset({"", "by", "from", "via"})
_MARKS = " ()[].*_—–-\n"
_AT_END = re.compile(r"[(\[]\s*$")
_REACH = 80  # characters before a name that its credit takes


def find_credits(article: Article, outlets: Sequence[str] = ()) -> tuple[Credit, ...]:
    """Return the agencies that an article credits, in the order of the text, those of its author line first.

    A dateline names its agency in brackets, whatever it is called; elsewhere a name must be that of an
    agency or an outlet: known, or called one, or among ``outlets``.  The article's own outlet is none.
    """
    own = agency_key(article.outlet) if article.outlet else ""
    found = [*_by_author(article, outlets), *_by_dateline(article), *_by_notes(article, outlets)]
    kept: dict[str, Credit] = {}
    for credit in found:
        key = agency_key(credit.agency)
        if key != own and (key not in kept or (credit.whole and not kept[key].whole)):
            kept[key] = credit
    return tuple(sorted(kept.values(), key=lambda credit: credit.span))


def _by_author(article: Article, outlets: Sequence[str]) -> Iterator[Credit]:
    author = article.author or ""
    for part in re.split(r"[,;|/•·]|\s[-–—]\s|\s+(?=(?:and|with)\s)", author):
        share = re.match(r"\s*(?:and|with)\s+", part)
        name = part[share.end() if share else 0 :].strip()
        if any(span == (0, len(name)) for span in find_outlets(name, 0, len(name), outlets)):
            whole = not share and not re.search(r"[,;]?\s*\bwith\b", author)
            yield Credit(name_of(name, Span(0, len(name))), whole, Span(0, 0))


def _by_dateline(article: Article) -> Iterator[Credit]:
    for block in article.blocks:
        if block.kind is BlockKind.DATELINE:
            for m in _DATELINE.finditer(article.text, *block.span):
                place = 1 if m[1] else 2
                yield Credit(m[place].strip(), True, Span(*m.span(place)))


def _by_notes(article: Article, outlets: Sequence[str]) -> Iterator[Credit]:
    """Yield the credits of notes before and after the body: paragraphs that say who contributed."""
    body = [b for b in article.blocks if b.kind not in (BlockKind.TITLE, BlockKind.DATELINE)]
    paragraphs = [b for b in body if b.kind is BlockKind.PARAGRAPH]
    edges = {b.span for b in (*paragraphs[:1], *paragraphs[-2:])}
    for block in body:
        start, end = block.span
        short = block.kind is not BlockKind.PARAGRAPH or end - start < 2 * _REACH
        edge = block.kind is not BlockKind.PARAGRAPH or block.span in edges
        for outlet in find_outlets(article.text, start, end, outlets):
            before = article.text[max(start, outlet.start - _REACH) : outlet.start]
            after = article.text[outlet.end : min(end, outlet.end + _REACH)]
            name = name_of(article.text, outlet)
            last_word = not after.strip(_MARKS)
            led_by = article.text[start : outlet.start].strip(_MARKS).lower() if edge and last_word else None
            shared = edge and last_word and led_by in _SHARING
            signed = edge and last_word and (led_by in _BY or _AT_END.search(before))
            if shared or _CONTRIBUTED.match(after) or (short and _is_part(before)):
                yield Credit(name, False, outlet)
            elif signed or (short and _WHOLE.search(before)):
                yield Credit(name, True, outlet)


def _is_part(before: str) -> bool:
    """Whether the words before a name say that it gave a part; "and" goes on from such words."""
    match = _PART.search(before)
    if match is None:
        return False
    if match[0].split()[0].lower() == "and":
        return bool(re.search(rf"{_SOMETHING}\s+(?:from|by)|reporting\s+by", before))
    return True
