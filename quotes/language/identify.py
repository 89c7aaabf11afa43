"""Whether an article is in English, the one language that the packaged models read."""

from __future__ import annotations

import re
import unicodedata

from quotes.model import Article

COMMON = frozenset(
    """the of and to in a is that for it on was with as by be at he his has have had this from are were not an
    but they said will which their its who she her been or after about we i you""".split()
)
LEAST_COMMON = 0.2
"""Share of English text that these words make up at the least; in other languages they are rare."""
TOO_SHORT = 25
"""Words; the language of a shorter text in Latin letters is taken to be English."""
LEAST_LATIN = 0.5


def is_english(article: Article) -> bool:
    """Say whether an article is in English: as it says itself, else by its letters and common words."""
    if article.lang:
        return article.lang.lower().split("-")[0] == "en"
    sample = "".join(article.text[b.span.start : b.span.end] + "\n" for b in article.blocks)[:20_000]
    letters = [c for c in sample if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if letters and latin < LEAST_LATIN * len(letters):
        return False
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return len(words) < TOO_SHORT or sum(w in COMMON for w in words) >= LEAST_COMMON * len(words)
