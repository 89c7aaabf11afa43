"""What the words around a fragment do to it: "he would not “give an inch”"."""

from __future__ import annotations

import re

from quotes.lookup import block_around
from quotes.model import Article, Rendering

FAR = 400
"""Characters around a fragment that are read at most."""

_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s")
_DENIES = re.compile(
    r"""\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|unless|hardly|barely
    |den(?:y|ies|ied|ying|ials?)|refus(?:e[sd]?|ing|als?)|reject(?:s|ed|ing|ions?)?|dismiss(?:es|ed|ing)?
    |rul(?:e[sd]?|ing)\s+out|fail(?:s|ed|ing|ure)?|false|untrue|wrong|myth|absurd|nonsense|doubt(?:s|ed|ful)?
    |far\s+from|instead\s+of|rather\s+than|oppos(?:es?|ed|ing)|against|avoid(?:s|ed|ing)?)\b|n[’']t\b""",
    re.I | re.X,
)


def is_denied(article: Article, rendering: Rendering) -> bool:
    """Return whether the sentence that a fragment stands in denies something outside of it.

    Whether it is the fragment that is denied is not told: what a fragment leaves out is no news where it may
    well stand before its marks.
    """
    if rendering.whole:
        return False
    block = block_around(article, rendering.start)
    before = article.text[max(block.start, rendering.start - FAR) : rendering.start]
    behind = article.text[rendering.end : min(block.end, rendering.end + FAR)]
    ends = [match.end() for match in _ENDS.finditer(before)]
    end = _ENDS.search(behind)
    around = (before[ends[-1] :] if ends else before, behind[: end.start()] if end else behind)
    return any(_DENIES.search(part) for part in around)


def is_denied_within(longer: Rendering, passage: Rendering) -> bool:
    """Return whether a rendering denies something outside of a passage of it."""
    start, end = passage.start - longer.start, passage.end - longer.start
    return any(_DENIES.search(part) for part in (longer.text[:start], longer.text[end:]))
