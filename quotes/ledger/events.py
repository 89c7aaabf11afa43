"""What happened to a ledger, in the order in which it did: what ``quotes show --since`` tells."""

from __future__ import annotations

import sqlite3

from quotes.ledger.store import Store
from quotes.model import Event

ARTICLE, ARTICLE_CHANGED = "article", "article-changed"
REMARK, FINDING, CANONICAL = "remark", "finding", "canonical"
MERGED, SPLIT, GONE = "merged", "split", "gone"


def log(
    db: sqlite3.Connection, at: str, what: str, identifier: str, *, other: str = "", detail: str = ""
) -> None:
    """Write down that something happened; to be called in a transaction."""
    db.execute(
        "INSERT INTO events (at, what, id, other, detail) VALUES (?, ?, ?, ?, ?)",
        (at, what, identifier, other, detail),
    )


def events_since(store: Store, since: str) -> list[Event]:
    """Return what happened from a time on (ISO 8601; a day is its first second, UTC)."""
    with store.told():
        rows = store.rows(
            "SELECT at, what, id, other, detail FROM events WHERE at >= ? ORDER BY number", since
        )
    return [Event(*row) for row in rows]


def merged_into(store: Store, identifier: str) -> str:
    """Return the identifier of the remark that one is part of by now: its own if it was not merged."""
    seen = {identifier}
    with store.told():
        while rows := store.rows(
            "SELECT other FROM events WHERE what = ? AND id = ? ORDER BY number DESC LIMIT 1",
            MERGED,
            identifier,
        ):
            identifier = rows[0]["other"]
            if identifier in seen:
                break
            seen.add(identifier)
    return identifier
