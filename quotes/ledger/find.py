"""What is asked of a ledger: a thing by its identifier, words by full-text search."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from quotes.ledger.events import merged_into
from quotes.ledger.schema import can_search, is_searchable
from quotes.ledger.store import LedgerError, Store

TABLES = {"remark": "remarks", "quotation": "quotations", "rendering": "renderings", "finding": "findings"}
SHORTEST = 4
"""Characters of an identifier that must be given at least."""


class Found(NamedTuple):
    """What an identifier is of: a ``remark``, ``quotation``, ``rendering`` or ``finding``.

    ``merged`` is the identifier that was asked for where it is that of a remark that is part of this one now.
    """

    kind: str
    id: str
    merged: str | None = None


def find_id(store: Store, asked: str) -> Found:
    """Return what an identifier, or the beginning of one, is of; raise :class:`LedgerError` if of nothing."""
    with store.told():
        for identifier in dict.fromkeys((asked, merged_into(store, asked))):
            found = _like(store, identifier)
            if len(found) > 1:
                several = ", ".join(sorted(each.id for each in found)[:3])
                raise LedgerError(f"{asked} begins several identifiers ({several}, …): give more of it")
            if found:
                return found[0]._replace(merged=None if identifier == asked else asked)
    raise LedgerError(
        f"{store.path} has nothing called {asked}: `quotes show --ledger {store.path}` lists what it has"
    )


def _like(store: Store, identifier: str) -> list[Found]:
    whole = identifier.strip().lower()
    if len(whole) < SHORTEST or not whole.isalnum():
        return []
    found = []
    for kind, table in TABLES.items():
        rows = store.rows(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 3",  # noqa: S608
            whole,
            whole + "\x7f",
        )
        exact = [Found(kind, row["id"]) for row in rows if row["id"] == whole]
        if exact:
            return exact
        found += [Found(kind, row["id"]) for row in rows]
    return found


def search(store: Store, query: str) -> dict[int, set[str]]:
    """Return the renderings that hold what is searched for: keys, by the number of their audit.

    The query is one of SQLite's FTS5 (``water AND (power OR light)``, ``"in the dark"``, ``flood*``); what is
    no such query is looked for word by word.  Raises :class:`LedgerError` where there is no full-text search.
    """
    if not any(letter.isalnum() for letter in query):
        raise LedgerError("there is no word to search for: give one after --search")
    if not can_search(store.db):
        raise LedgerError(
            "this Python's SQLite has no full-text search (FTS5): use one that has, or --speaker or --outlet"
        )
    if not is_searchable(store.db):
        raise LedgerError(
            f"{store.path} was written without full-text search: `quotes ledger verify {store.path}` adds it"
        )
    with store.told():
        try:
            rows = _match(store, query)
        except sqlite3.OperationalError:
            # No query, but words: each is looked for as it stands.
            words = (word.replace('"', "") for word in query.replace("\0", " ").split())
            rows = _match(store, " ".join(f'"{word}"' for word in words if any(map(str.isalnum, word))))
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in rows:
        found[row["audit"]].add(row["key"])
    return dict(found)


def _match(store: Store, query: str) -> list[sqlite3.Row]:
    return store.rows(
        "SELECT r.audit, r.key FROM search JOIN renderings AS r ON r.number = search.rowid "
        "WHERE search MATCH ?",
        query,
    )
