"""Articles that were read, and what the language model saw in them: each is parsed once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from hashlib import sha256
from operator import attrgetter

from quotes.chunks import characters, chunks
from quotes.identity import name_of
from quotes.ledger.codec import DamagedError, pack, unpack_one
from quotes.ledger.events import ARTICLE, ARTICLE_CHANGED, log
from quotes.ledger.store import Store, checksum, plain
from quotes.model import Article, Parse

CHUNK = 30_000
"""Characters that are parsed before they are written down: what a process that is killed loses at most."""

_facts = attrgetter(*(field.name for field in fields(Article) if field.name not in {"text", "blocks"}))

Progress = Callable[[int, int], None]
"""Is called with the characters that are parsed and those of all articles."""
ParseArticles = Callable[[Sequence[Article], Progress], Mapping[str, Parse]]


def remembering(store: Store, parse: ParseArticles, reader: str) -> ParseArticles:
    """Return what parses articles that the ledger has no parse of, and takes the others from there.

    ``reader`` is the version of all that a parse depends on besides the text.  Articles are written down as
    soon as they are parsed, chunk by chunk.
    """

    def parse_new(articles: Sequence[Article], progress: Progress) -> dict[str, Parse]:
        found = parses_of(store, articles, reader)
        new = [article for article in articles if article.key not in found]
        total = sum(map(characters, articles))
        before = total - sum(map(characters, new))
        progress(before, total)
        for chunk in chunks(new, CHUNK, characters):
            parsed = parse(chunk, partial(_further, progress, before, total))
            keep_parses(store, chunk, parsed, reader)
            found.update(parsed)
            before += sum(map(characters, chunk))
        return found

    return parse_new


def _further(progress: Progress, before: int, total: int, done: int, _: int) -> None:
    progress(before + done, total)


def parses_of(store: Store, articles: Sequence[Article], reader: str) -> dict[str, Parse]:
    """Return the parses that a ledger has of articles, by their keys; one that is damaged it has not."""
    found: dict[str, Parse] = {}
    with store.reading() as db:
        for article in articles:
            row = db.execute(
                "SELECT p.data, p.sha256 FROM parses AS p JOIN articles AS a ON a.id = p.article "
                "WHERE a.text = ? AND p.reader = ? ORDER BY a.id LIMIT 1",
                (text_digest(article), reader),
            ).fetchone()
            if row is not None and checksum(row["data"]) == row["sha256"]:
                try:
                    found[article.key] = unpack_one(Parse, row["data"])
                except DamagedError:
                    continue
    return found


def keep_parses(store: Store, articles: Sequence[Article], parses: Mapping[str, Parse], reader: str) -> None:
    """Write articles and their parses down, in one transaction."""
    rows = []
    for article in articles:
        data = pack(Parse, [parses[article.key]])
        rows.append((article, data, checksum(data)))
    with store.writing() as db:
        for article, data, check in rows:
            number = keep_article(db, article, store.now())
            db.execute(
                "INSERT OR REPLACE INTO parses (article, reader, sha256, data) VALUES (?, ?, ?, ?)",
                (number, reader, check, data),
            )


def keep_article(db: sqlite3.Connection, article: Article, now: str) -> int:
    """Write an article down if it is not yet, and return its number; to be called in a transaction."""
    number = number_of(db, article)
    if number is not None:
        # Written over if it is damaged.
        data = pack(Article, [article])
        db.execute("UPDATE articles SET data = ? WHERE id = ? AND data <> ?", (data, number, data))
        return number
    name = plain(name_of(article))
    known = db.execute(
        "SELECT id, text FROM articles WHERE name = ? AND (path = ? OR url = ?)",
        (name, shown_path(article), article.url),
    ).fetchall()
    number = insert_article(db, article, now)
    text = text_digest(article)
    if all(each["text"] != text for each in known):
        # What it said before is kept, but nobody will ask for the parse of it.
        db.executemany("DELETE FROM parses WHERE article = ?", [(each["id"],) for each in known])
        log(db, now, ARTICLE_CHANGED if known else ARTICLE, name, detail=plain(article.outlet_or_key))
    return number


def number_of(db: sqlite3.Connection, article: Article) -> int | None:
    """Return the number of an article in the ledger, ``None`` if it is not there."""
    row = db.execute("SELECT id FROM articles WHERE digest = ?", (article_digest(article),)).fetchone()
    return None if row is None else int(row["id"])


def insert_article(db: sqlite3.Connection, article: Article, added: str) -> int:
    """Write down an article that is not in the ledger, and return its number there."""
    columns = {
        "digest": article_digest(article),
        "text": text_digest(article),
        "name": plain(name_of(article)),
        "sha256": article.sha256,
        "key": plain(article.key),
        "path": shown_path(article),
        "outlet": _plain(article.outlet),
        "title": _plain(article.title),
        "date": article.date,
        "url": _plain(article.url),
        "added": added,
        "data": pack(Article, [article]),
    }
    marks = ", ".join("?" * len(columns))
    number = db.execute(
        f"INSERT INTO articles ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - names of columns
        tuple(columns.values()),
    ).lastrowid
    assert number is not None
    return number


def shown_path(article: Article) -> str:
    """Return where an article was read, written in one way."""
    return plain(os.path.normpath(article.path))


def article_digest(article: Article) -> str:
    """Return what tells an article from every other: its text and all that is known of it."""
    return _digest(repr((_facts(article), text_digest(article))))


def text_digest(article: Article) -> str:
    """Return what a parse is known by: the text and its blocks."""
    blocks = ";".join(f"{block.span.start},{block.span.end},{block.kind}" for block in article.blocks)
    return _digest(f"{blocks}\n{article.text}")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)
