"""Whether a ledger is whole, and what is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.ledger.audits import ids_of, unpacked
from quotes.ledger.codec import DamagedError, unpack_one
from quotes.ledger.parses import article_digest, text_digest
from quotes.ledger.schema import VERSION, can_search, is_searchable, keep_searchable, migrate
from quotes.ledger.store import LedgerError, Store, checksum, damaged
from quotes.model import Article, Audit, Parse

COUNTED = (
    "articles",
    "parses",
    "audits",
    "quotations",
    "renderings",
    "remarks",
    "findings",
    "decisions",
    "events",
)
_INDEXED = ("quotations", "renderings", "remarks")


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a ledger: ``counts`` of records by table, ``size`` in bytes with what is in its log.

    ``dates`` are those of the first and the last article (ISO 8601), ``made`` when the first and the last
    audit were made, ``made_by`` what made the last; each is empty where there is none.
    """

    schema: int
    size: int
    counts: dict[str, int]
    dates: tuple[str, ...]
    made: tuple[str, ...]
    made_by: tuple[tuple[str, str], ...]
    searchable: bool


def read_info(store: Store) -> Info:
    """Return what is in a ledger."""
    with store.reading() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        (page,) = db.execute("PRAGMA page_size").fetchone()
        last = db.execute("SELECT id, data FROM audits ORDER BY made DESC, id DESC LIMIT 1").fetchone()
        try:
            made_by = _audit_of(db, last).made_by if last is not None else ()
        except DamagedError as error:
            raise damaged(store.path) from error
        return Info(
            schema=VERSION,
            size=pages * page,
            counts={name: _count(db, name) for name in COUNTED},
            dates=_range(db, "SELECT min(date), max(date) FROM articles"),
            made=_range(db, "SELECT min(made), max(made) FROM audits"),
            made_by=made_by,
            searchable=is_searchable(db),
        )


def find_faults(store: Store) -> list[str]:
    """Return what is wrong with a ledger, a sentence each: its pages, its rows, its records, its search."""
    with store.reading() as db:
        faults = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if faults:
            return faults  # what else is read of such a file says nothing
        faults += [
            f"a row of {row[0]} belongs to a row of {row[2]} that is not there"
            for row in db.execute("PRAGMA foreign_key_check")
        ]
        faults += _tables(db)
        if not faults:
            faults += [*_articles(db), *_parses(db), *_audits(db), *_pages(db), *_search(db)]
    return faults or _search_within(store)


def _tables(db: sqlite3.Connection) -> Iterator[str]:
    """Tables, indexes and triggers that are not as this program makes them."""
    own = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(own, 0)
        keep_searchable(own)
        wanted, found = _schema(own), _schema(db)
    finally:
        own.close()
    if not is_searchable(db):
        wanted = {name: sql for name, sql in wanted.items() if not name.startswith("search")}
        found = {name: sql for name, sql in found.items() if not name.startswith("search")}
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            yield f"{name} is not as quotes makes it"


def _schema(db: sqlite3.Connection) -> dict[str, str]:
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows}


def _articles(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("SELECT name, digest, text, data FROM articles"):
        try:
            article = unpack_one(Article, row["data"])
        except DamagedError:
            yield f"the article {row['name']} cannot be read"
            continue
        if (article_digest(article), text_digest(article)) != (row["digest"], row["text"]):
            yield f"the article {row['name']} is not what was written (its SHA-256 differs)"


def _parses(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute(
        "SELECT a.name, p.sha256, p.data FROM parses AS p JOIN articles AS a ON a.id = p.article"
    ):
        if checksum(row["data"]) != row["sha256"]:
            yield f"the parse of {row['name']} is not what was written (its SHA-256 differs)"
            continue
        try:
            unpack_one(Parse, row["data"])
        except DamagedError:
            yield f"the parse of {row['name']} cannot be read"


def _audits(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("SELECT id, made, sha256, data FROM audits").fetchall():
        named = f"the audit of {row['made']}"
        if checksum(row["data"]) != row["sha256"]:
            yield f"{named} is not what was written (its SHA-256 differs)"
            continue
        try:
            audit = _audit_of(db, row)
        except DamagedError:
            yield f"{named} cannot be read"
            continue
        for name in _INDEXED:
            keys = {key for (key,) in db.execute(f"SELECT key FROM {name} WHERE audit = ?", (row["id"],))}  # noqa: S608
            if keys != {each.key for each in getattr(audit, name)}:
                yield f"{named} has other {name} than are listed"
        ids = {r.quotation for r in audit.renderings} - {q.key for q in audit.quotations}
        if ids:
            yield f"{named} has renderings of no quotation"
    for (made,) in db.execute(
        "SELECT made FROM audits WHERE NOT EXISTS (SELECT 1 FROM audited WHERE audit = audits.id)"
    ):
        yield f"the audit of {made} is of no article"


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("SELECT form, sha256, data FROM pages"):
        if checksum(row["data"]) != row["sha256"]:
            yield f"a page ({row['form']}) is not what was written (its SHA-256 differs)"


def _search(db: sqlite3.Connection) -> Iterator[str]:
    """Renderings that are not in the search, or in it though they are gone."""
    if not is_searchable(db):
        return
    for here, there, what in (
        ("SELECT number FROM renderings", "SELECT id FROM search_docsize", "cannot be found by search"),
        ("SELECT id FROM search_docsize", "SELECT number FROM renderings", "are found by search, and gone"),
    ):
        (many,) = db.execute(f"SELECT count(*) FROM ({here} EXCEPT {there})").fetchone()  # noqa: S608
        if many:
            yield f"{many} renderings {what}"


def _search_within(store: Store) -> list[str]:
    """What the search itself says of its words; it can only be asked by who may write."""
    if store.read_only or not can_search(store.db) or not is_searchable(store.db):
        return []
    try:
        with store.writing() as db:
            db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except LedgerError:
        return ["the search has other words than the renderings"]
    return []


def _audit_of(db: sqlite3.Connection, row: sqlite3.Row) -> Audit:
    return unpacked(row["data"], ids_of(db, row["id"]))


def _count(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - one of COUNTED


def _range(db: sqlite3.Connection, query: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in db.execute(query).fetchone() if each is not None))
