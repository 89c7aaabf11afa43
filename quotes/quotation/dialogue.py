"""Dialogue dashes: speech that a dash opens where other papers print quotation marks.

    — We lost the file, said the clerk. — It was my fault.

A dash opens much else (items, signatures, datelines), so a run of paragraphs that open with one is dialogue
only if one of them says that somebody spoke.
"""

from __future__ import annotations

import re

from quotes.model import Span

DASHES = "—–―"
_VERBS = (
    "said|says|say|asked|asks|replied|replies|answered|answers|added|adds|cried|cries|shouted|shouts|"
    "whispered|whispers|muttered|mutters|exclaimed|exclaims|repeated|repeats|continued|continues"
)
_SPEAKER = r"(?:(?:the|an?|his|her|their|my|our)\s)?\w[\w.’'-]*(?:\s\w[\w.’'-]*){0,3}"
_TELLS = rf"(?:(?:{_VERBS})\s{_SPEAKER}|{_SPEAKER}\s(?:{_VERBS}))\b"
_OPENS = re.compile(rf"[{DASHES}]\s*(?=[\w¿¡…\[(])")
_DASH = re.compile(rf"\s[{DASHES}]\s+")
_TAIL = re.compile(rf"(?<=[,?!…])\s+(?={_TELLS})")
"""Between speech and who spoke: after a comma, or the question mark or the like that ends the speech."""
_ASIDE = re.compile(rf"{_TELLS}[^.?!]{{0,80}}[.,]?\s*")
"""Who spoke, alone between two dashes."""


def opens_with_dash(text: str, span: Span) -> bool:
    return _OPENS.match(text, span.start, span.end) is not None


def tells_who_spoke(text: str, span: Span) -> bool:
    """Say whether a paragraph that opens with a dash attributes its speech."""
    return any(
        _TAIL.search(text, piece.start, piece.end) or _ASIDE.fullmatch(text, piece.start, piece.end)
        for piece in _pieces(text, span)
    )


def cut_speech(text: str, span: Span) -> list[tuple[Span, Span]]:
    """Return the speech of a paragraph of dialogue, each stretch with its dash and without."""
    out = []
    for n, (dash, start, end) in enumerate(_cut(text, span)):
        if n and _ASIDE.fullmatch(text, start, end):
            continue
        tail = _TAIL.search(text, start, end)
        said = Span(start, start + len(text[start : tail.start() if tail else end].rstrip()))
        if said.end > said.start:
            out.append((Span(dash, said.end), said))
    return out


def _pieces(text: str, span: Span) -> list[Span]:
    return [Span(start, end) for _, start, end in _cut(text, span)]


def _cut(text: str, span: Span) -> list[tuple[int, int, int]]:
    """Cut a paragraph at its dashes: where each dash stands, and the text behind it up to the next."""
    opening = _OPENS.match(text, span.start, span.end)
    if opening is None:
        return []
    marks = [(span.start, opening.end())]
    marks += [(m.start() + 1, m.end()) for m in _DASH.finditer(text, opening.end(), span.end)]
    ends = [dash for dash, _ in marks[1:]] + [span.end]
    return [(dash, start, end) for (dash, start), end in zip(marks, ends, strict=True)]
