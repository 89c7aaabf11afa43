"""An article's own words: its text without what is inside quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from quotes.model import Quotation, QuotationKind

BLANK = "\ue000"
"""Stands for each quoted character: a private-use one, which is no word, no space and no mark."""


def without_quoted_text(text: str, quotations: Iterable[Quotation]) -> str:
    """Blank what is inside quotation marks, and the whole of direct quotations, length kept."""
    parts, at = [], 0
    quoted = chain.from_iterable(
        q.content if q.kind is QuotationKind.DIRECT else q.marked for q in quotations
    )
    for start, end in sorted(quoted):
        start = max(start, at)
        if start < end:
            parts += [text[at:start], BLANK * (end - start)]
            at = end
    return "".join([*parts, text[at:]])
