"""Articles that are one text, or nearly: by the runs of words that they share.

Resemblance after Broder, "On the resemblance and containment of documents" (1997): of the runs of a text,
those whose hash is a multiple of a number stand for all.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from quotes.model import Article, BlockKind

Same = dict[str, str]
"""The key of the article that is kept, by the key of each that is left out."""

RUN = 5
"""Words of a run."""
SAMPLED = 4
"""Of the runs of a text, one in so many stands for all."""
FEWEST = 12
"""Runs of the sample that a text must have: what is shorter is alike too easily."""
NEARLY = 0.7
"""The share of the runs of the shorter text that are in the longer one too."""
_MOST = 20  # texts that are remembered for one run
_BODY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
_WORD = re.compile(r"\w+")
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 1, 0xD6E8FEB86659FD93], np.uint64
)


def find_same(articles: Sequence[Article]) -> Same:
    """Return the articles that are to be left out because another is the same text of the same outlet.

    Of those that are one, the one of which most is known is kept, then the first by path.
    """
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        groups.setdefault((article.text, _publisher(article)), []).append(article)
    same: Same = {}
    for group in groups.values():
        first, *others = sorted(group, key=lambda a: (_unknown(a), a.path))
        same.update((other.key, first.key) for other in others)
    return same


def find_similar(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Return the keys of articles that are nearly the text of another, by that one's key.

    The one is the longest, then the first by path.  Time grows with the number of articles, not its square.
    """
    if len(articles) < 2:
        return {}
    leaders: dict[str, frozenset[int]] = {}
    found: dict[str, list[str]] = {}
    seen: dict[int, list[str]] = {}
    runs_of = [(article, _runs(article)) for article in articles]
    for article, runs in sorted(runs_of, key=lambda pair: (-len(pair[1]), pair[0].path)):
        if len(runs) < FEWEST:
            continue
        wanted = NEARLY * len(runs)
        near = Counter(leader for run in runs for leader in seen.get(run, ()))
        # A run that many texts have is remembered of some of them only: there may be more than were counted.
        likely = (
            key for key, count in sorted(near.items(), key=lambda n: (-n[1], n[0])) if 2 * count >= wanted
        )
        like = next((key for key in likely if len(runs & leaders[key]) >= wanted), None)
        if like is not None:
            found.setdefault(like, []).append(article.key)
            continue
        leaders[article.key] = runs
        for run in runs:
            if len(holders := seen.setdefault(run, [])) < _MOST:
                holders.append(article.key)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _publisher(article: Article) -> str:
    return article.outlet or (urlsplit(article.url).hostname if article.url else None) or ""


def _unknown(article: Article) -> int:
    return [article.title, article.author, article.date, article.url, article.lang].count(None)


def _runs(article: Article) -> frozenset[int]:
    """The hashes of the runs of a text that are in the sample."""
    body = " ".join(article.text[b.span.start : b.span.end] for b in article.blocks if b.kind in _BODY)
    words = [_hash(word) for word in _WORD.findall(body.casefold())]
    if len(words) < RUN:
        return frozenset()
    runs = sliding_window_view(np.array(words, np.uint64), RUN) @ _FACTORS  # modulo 2**64
    return frozenset((runs[(runs >> np.uint64(32)) % np.uint64(SAMPLED) == 0]).tolist())


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
