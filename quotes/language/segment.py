"""Parting a reporter's words from the quoted sentences that they introduce, before the parse.

A parser of sentences is at a loss with ``“I think you have highlighted yet another example,” warned
Clinton``: what is quoted is a sentence (or several) of its own, and so is what is left.  Text in
quotation marks is parted off where it is punctuated like a sentence: it begins with a capital letter at
the start of a sentence or behind a comma or colon, and ends in a comma or a full stop, or closes where
the paragraph does.  A fragment ("the plan was “dead on arrival”") stays in the sentence that it is part of.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.language.tokens import Token

OPENING = r"[\"“„«»‘']|``|''"
CLOSING = r"[\"”“»«’']|''"
DOUBLE = '"“”„«»'
QUOTED = re.compile(
    rf"(?<![^\s(\[])(?P<start>(?:{OPENING})(?=[\w\[(…$]|[\"“‘'][\w])|«\s(?=\w))"
    rf"|(?P<end>(?<=[,.?!…—–-])(?:(?:{CLOSING})+|\s»)(?=\s))"
)
LEADS = re.compile(r"(?:^|[.?!:,;…—–\"”»’'])\s*$")
"""What stands before quoted text that is a sentence of its own."""
INK = re.compile(r"\S")
LOOK_BACK = 12
LONGEST = 250
"""Tokens of a sentence; what runs on is cut, since the work of the parser grows with the square."""
RESUMES = 150
"""How far behind quoted text that ends in a comma its second half may begin: “…,” she said, “…”."""


def split_points(text: str) -> list[int]:
    """Return the places of a text where a sentence must begin: before and behind quoted sentences."""
    points: set[int] = set()
    inside, double = False, False
    paused = -RESUMES - 1
    for mark in QUOTED.finditer(text):
        is_double = any(character in DOUBLE for character in mark[0]) or len(mark[0]) == 2
        if inside and double and not is_double:
            continue  # quoted inside what is quoted
        if mark["start"]:
            double = is_double
            lead = text[max(0, mark.start() - LOOK_BACK) : mark.start()]
            lead = lead.rpartition("\n")[2]
            letter = re.search(r"\w", text[mark.end() : mark.end() + 4])
            begins = bool(LEADS.search(lead))
            resumes = lead.rstrip().endswith((",", "—", "–")) and mark.start() - paused <= RESUMES
            inside = begins and (letter is None or not letter[0].islower() or not lead.strip(" ") or resumes)
            if inside:
                points.add(mark.start())
        else:
            behind = INK.search(text, mark.end())
            if inside or (text[mark.start() - 1] in ".?!" and behind and not behind[0].islower()):
                points.add(mark.end())
            if inside and text[mark.start() - 1] in ",—–-…":
                paused = mark.end()
            inside = False
    return sorted(points)


def parted(tokens: Iterable[Token], points: Sequence[int]) -> list[list[Token]]:
    """Part the tokens of a sentence at the points that lie between them, and where it runs on too long."""
    parts: list[list[Token]] = []
    end = -1
    for token in tokens:
        at = bisect.bisect_left(points, end)
        if not parts or (at < len(points) and points[at] <= token.start) or len(parts[-1]) >= LONGEST:
            parts.append([])
        parts[-1].append(token)
        end = token.end
    return parts
