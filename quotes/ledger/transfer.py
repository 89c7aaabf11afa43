"""A ledger as JSON Lines, and back: to look into, to keep beside others, to join what two people found.

A line is a record with its ``type``.  Those of type ``article``, ``parse``, ``audit`` and ``event`` are all
there is to a ledger; ``quotation``, ``rendering``, ``remark``, ``finding`` and ``decision`` say what is in an
audit, for whoever reads the file, and are passed over when it is imported.
"""

from __future__ import annotations

import base64
import binascii
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, NamedTuple

from quotes.ledger.audits import REMARKS, WORDINGS, Entry, enter, ids_of, unpacked
from quotes.ledger.codec import DamagedError, unpack_one
from quotes.ledger.parses import insert_article, number_of
from quotes.ledger.schema import VERSION
from quotes.ledger.store import LedgerError, Store, checksum
from quotes.model import Article, Parse

LONGEST = 1 << 29
"""Bytes of a line at most: one that never ends must not fill the memory."""

_HEAD = "ledger"
_NO_RECORD = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
"""What comes of a line that is no record: the last two, of a value that is no column's."""

_LISTS = {
    "quotation": "SELECT q.id, a.name AS article, q.kind, q.speaker FROM quotations AS q "
    "JOIN articles AS a ON a.id = q.article WHERE q.audit = ? ORDER BY a.name, q.id",
    "remark": "SELECT m.id, m.speaker, r.id AS canonical FROM remarks AS m "
    "JOIN renderings AS r ON r.audit = m.audit AND r.key = m.canonical WHERE m.audit = ? ORDER BY m.id",
    "rendering": "SELECT r.id, a.name AS article, q.id AS quotation, m.id AS remark, r.text "
    "FROM renderings AS r JOIN articles AS a ON a.id = r.article "
    "JOIN quotations AS q ON q.audit = r.audit AND q.key = r.quotation "
    "LEFT JOIN remarks AS m ON m.audit = r.audit AND m.key = r.remark WHERE r.audit = ? ORDER BY r.number",
    "finding": "SELECT id, code, severity, message, ignored FROM findings WHERE audit = ? ORDER BY code, id",
    "decision": "SELECT line, decide, value, code, reason FROM decisions WHERE audit = ? ORDER BY place",
}


class Imported(NamedTuple):
    """How many articles, audits and events an import added."""

    articles: int
    audits: int
    events: int


def export_lines(store: Store) -> Iterator[str]:
    """Yield the records of a ledger, a line of JSON each."""
    with store.reading() as db:
        yield _line(_HEAD, {"schema": VERSION})
        for row in db.execute("SELECT * FROM articles ORDER BY id"):
            yield _line("article", _readable(row, leave_out={"id"}))
        for row in db.execute(
            "SELECT a.digest AS article, p.reader, p.sha256, p.data FROM parses AS p "
            "JOIN articles AS a ON a.id = p.article ORDER BY a.id"
        ):
            yield _line("parse", _readable(row))
        # Before the audits: what is known to have happened is not written down again when one comes in.
        for row in db.execute("SELECT at, what, id, other, detail FROM events ORDER BY number"):
            yield _line("event", dict(row))
        for row in db.execute("SELECT * FROM audits ORDER BY made, id").fetchall():
            articles = db.execute(
                "SELECT digest FROM audited JOIN articles ON articles.id = article "
                "WHERE audit = ? ORDER BY place",
                (row["id"],),
            )
            more = {"articles": [digest for (digest,) in articles], "ids": ids_of(db, row["id"])}
            yield _line("audit", _readable(row, leave_out={"id"}) | more)
            for kind, query in _LISTS.items():
                for each in db.execute(query, (row["id"],)):
                    yield _line(kind, dict(each))


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; one that is too long comes in pieces, of which the first is too long."""
    return iter(lambda: file.readline(LONGEST + 1), b"")


def import_lines(store: Store, lines: Iterable[bytes], name: str) -> Imported:
    """Add to a ledger what an exported one holds besides; ``name`` is that file's in messages.

    All of it is added or, if a line is not what it should be, nothing (:class:`LedgerError`).  An audit gives
    way to a later one of the same articles.
    """
    now = store.now()
    done = {"article": 0, "audit": 0, "event": 0}
    with store.writing() as db:
        for number, line in enumerate(lines, start=1):
            try:
                if len(line) > LONGEST:
                    raise DamagedError(f"is longer than {LONGEST:,} bytes")
                record = json.loads(line)
                kind = record.pop("type")
                if number == 1:
                    _check_head(kind, record)
                elif kind in _ADDERS:
                    done[kind] = done.get(kind, 0) + _ADDERS[kind](db, record, now)
                elif kind not in _LISTS:
                    raise DamagedError(f"no record is a {kind}")
            except _NO_RECORD as error:
                what = str(error) if isinstance(error, DamagedError) else "is no record of a ledger"
                raise LedgerError(
                    f"{name}:{number}: {what}: nothing was imported; export it again from its ledger"
                ) from error
    return Imported(done["article"], done["audit"], done["event"])


def _check_head(kind: str, record: dict[str, Any]) -> None:
    if kind != _HEAD:
        raise DamagedError("does not begin as `quotes ledger export` does")
    if record["schema"] > VERSION:
        raise DamagedError(f"is of a newer quotes (schema {record['schema']}, this one knows {VERSION})")


def _add_article(db: sqlite3.Connection, record: dict[str, Any], now: str) -> int:
    article = unpack_one(Article, _bytes(record["data"]))
    if number_of(db, article) is not None:
        return 0
    insert_article(db, article, str(record["added"]))
    return 1


def _add_parse(db: sqlite3.Connection, record: dict[str, Any], now: str) -> int:
    data = _checked(record)
    unpack_one(Parse, data)
    return db.execute(
        "INSERT OR IGNORE INTO parses (article, reader, sha256, data) "
        "SELECT id, ?, ?, ? FROM articles WHERE digest = ?",
        (str(record["reader"]), record["sha256"], data, record["article"]),
    ).rowcount


def _add_audit(db: sqlite3.Connection, record: dict[str, Any], now: str) -> int:
    data, view, made = _checked(record), record["view"], str(record["made"])
    if view not in {REMARKS, WORDINGS}:
        raise DamagedError(f"no audit is of {view}")
    rows = [
        db.execute("SELECT id, data FROM articles WHERE digest = ?", (digest,)).fetchone()
        for digest in record["articles"]
    ]
    if None in rows:
        raise DamagedError("has an audit of an article that it does not have")
    if _has_later(db, [row["id"] for row in rows], view, made, record["key"]):
        return 0
    articles = tuple(unpack_one(Article, row["data"]) for row in rows)
    audit = replace(unpacked(data, record["ids"]), articles=articles)
    numbers = {article.key: row["id"] for article, row in zip(articles, rows, strict=True)}
    enter(db, Entry(str(record["key"]), view, made, audit, data, numbers), now)
    return 1


def _has_later(db: sqlite3.Connection, numbers: list[int], view: str, made: str, key: str) -> bool:
    """Whether the ledger has that audit, or one of the same articles that was made later."""
    wanted = set(numbers)
    for row in db.execute(
        "SELECT id, key FROM audits WHERE key = ? OR (view = ? AND made >= ?)", (key, view, made)
    ).fetchall():
        has = {
            article for (article,) in db.execute("SELECT article FROM audited WHERE audit = ?", (row["id"],))
        }
        if row["key"] == key or wanted <= has:
            return True
    return False


def _add_event(db: sqlite3.Connection, record: dict[str, Any], now: str) -> int:
    values = tuple(str(record[name]) for name in ("at", "what", "id", "other", "detail"))
    return db.execute(
        "INSERT INTO events (at, what, id, other, detail) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS "
        "(SELECT 1 FROM events WHERE (at, what, id, other, detail) = (?, ?, ?, ?, ?))",
        values * 2,
    ).rowcount


_ADDERS = {"article": _add_article, "parse": _add_parse, "audit": _add_audit, "event": _add_event}


def _line(kind: str, record: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **record}) + "\n"


def _readable(row: sqlite3.Row, leave_out: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    """A row with its bytes as text (base64)."""
    return {
        name: base64.b64encode(row[name]).decode("ascii") if isinstance(row[name], bytes) else row[name]
        for name in row.keys()  # noqa: SIM118 - a row is not a mapping
        if name not in leave_out
    }


def _checked(record: dict[str, Any]) -> bytes:
    data = _bytes(record["data"])
    if checksum(data) != record["sha256"]:
        raise DamagedError("has a record that is not what was written (its SHA-256 differs)")
    return data


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise DamagedError("has a record that is cut short") from error
