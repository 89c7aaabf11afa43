"""Articles in chunks: long ones are faster to work on, short ones show progress and are sooner safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.model import Article


def chunks(articles: Iterable[Article], characters: int) -> Iterator[list[Article]]:
    """Yield articles in order, in chunks of so many characters or some more; the last may have fewer."""
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text)
        if size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
