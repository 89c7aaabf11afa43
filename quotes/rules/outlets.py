"""Whether two names are of one outlet: what the rules must know to tell a paper's own from another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.model import Article, BlockKind

_GENERIC = frozenset(
    """
    a an and agency agencies association channel corporation daily english edition for in its magazine media
    network news newspaper newswire of official online our outlet paper press radio report reporter reporters
    service site staff state state-run television the tv website weekly wire
    """.split()
)
"""Words that names of outlets are used with or without, and that name none."""

_PARTS = re.compile(r"[^\W_]+")
_SIGNED = re.compile(r"\(([^()\n]{2,40})\)|/([^/\n]{2,30})/")


def is_named(name: str) -> bool:
    """Whether a phrase names an outlet, as "Radio Sallow" does and "a local newspaper" does not."""
    return bool(_telling(name)) and any(part[:1].isupper() for part in _PARTS.findall(name))


def is_same(a: str, b: str) -> bool:
    """Whether two names may be of one outlet: one is a part of the other, or its initials.

    "the Post" may be The Harbour Post, "AP" is Associated Press; "the agency" is nobody.
    """
    one, other = _telling(a), _telling(b)
    if one and other and (one <= other or other <= one):
        return True
    return _are_initials(a, b) or _are_initials(b, a)


def signs(article: Article) -> Iterator[str]:
    """Yield the names under which an article goes: its outlet, its author, the agency of its dateline."""
    yield from filter(None, (article.outlet, article.author))
    yield from agencies(article)


def agencies(article: Article) -> Iterator[str]:
    """Yield the agency that stands in brackets, or between slashes, in an article's dateline."""
    for block in article.blocks:
        if block.kind is BlockKind.DATELINE:
            for match in _SIGNED.finditer(article.text, *block.span):
                yield match[1] or match[2]


def _telling(name: str) -> frozenset[str]:
    words = frozenset(word.casefold() for word in _PARTS.findall(name))
    return words - _GENERIC


def _are_initials(short: str, long: str) -> bool:
    letters = "".join(part for part in _PARTS.findall(short) if part.isupper())
    words = [part for part in _PARTS.findall(long) if part.casefold() not in ("the", "of", "and")]
    return len(letters) > 1 and letters == "".join(part[0] for part in words)
