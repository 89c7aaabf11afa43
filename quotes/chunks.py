"""Things in chunks: long ones are faster to work on, short ones show progress and are sooner safe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from quotes.model import Article

T = TypeVar("T")


def chunks(items: Iterable[T], most: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield items in order, in chunks of a size of ``most`` or some more; the last may have less."""
    chunk: list[T] = []
    total = 0
    for item in items:
        chunk.append(item)
        total += size(item)
        if total >= most:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk


def characters(article: Article) -> int:
    """Return how many characters the text of an article has."""
    return len(article.text)
