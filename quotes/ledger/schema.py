"""The tables of a ledger, and the way from an older file to this one."""

from __future__ import annotations

import sqlite3

from quotes.model import QuotesError

APPLICATION = 0x51756F74
"""SQLite's ``application_id`` of a ledger ("Quot" in ASCII), so that no other file is taken for one."""

_FIRST = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    key TEXT NOT NULL,
    path TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    date TEXT,
    url TEXT,
    added TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE INDEX articles_by_text ON articles (text);
CREATE INDEX articles_by_name ON articles (name);

CREATE TABLE parses (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    reader TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL
);

CREATE TABLE audits (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    view TEXT NOT NULL,
    made TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE audited (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (audit, place)
) WITHOUT ROWID;
CREATE INDEX audited_by_article ON audited (article);

CREATE TABLE quotations (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    kind TEXT NOT NULL,
    speaker TEXT,
    PRIMARY KEY (audit, key)
) WITHOUT ROWID;
CREATE INDEX quotations_by_id ON quotations (id);

CREATE TABLE remarks (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    speaker TEXT,
    canonical TEXT NOT NULL,
    PRIMARY KEY (audit, key),
    UNIQUE (audit, id)
) WITHOUT ROWID;
CREATE INDEX remarks_by_id ON remarks (id);

CREATE TABLE renderings (
    number INTEGER PRIMARY KEY,
    audit INTEGER NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    passage TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    quotation TEXT NOT NULL,
    remark TEXT,
    text TEXT NOT NULL,
    UNIQUE (audit, key),
    FOREIGN KEY (audit, quotation) REFERENCES quotations ON DELETE CASCADE,
    FOREIGN KEY (audit, remark) REFERENCES remarks ON DELETE CASCADE
);
CREATE INDEX renderings_by_id ON renderings (id);
CREATE INDEX renderings_by_quotation ON renderings (audit, quotation);
CREATE INDEX renderings_by_remark ON renderings (audit, remark);

CREATE TABLE findings (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    ignored INTEGER NOT NULL,
    PRIMARY KEY (audit, id)
) WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings (id);

CREATE TABLE decisions (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    place INTEGER NOT NULL,
    line INTEGER NOT NULL,
    decide TEXT NOT NULL,
    value TEXT,
    code TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (audit, place)
) WITHOUT ROWID;

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    id TEXT NOT NULL,
    other TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_by_id ON events (id, what);
CREATE INDEX events_by_time ON events (at);

CREATE TABLE pages (
    audit INTEGER NOT NULL REFERENCES audits ON DELETE CASCADE,
    form TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (audit, form)
);
"""

MIGRATIONS = (_FIRST,)
"""What leads from each version of the schema to the next; the first makes an empty file a ledger."""

VERSION = len(MIGRATIONS)
"""The version of the schema that this program writes: SQLite's ``user_version``."""

_SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5 (
        text, content='renderings', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER search_insert AFTER INSERT ON renderings BEGIN
        INSERT INTO search (rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER search_delete AFTER DELETE ON renderings BEGIN
        INSERT INTO search (search, rowid, text) VALUES ('delete', old.number, old.text);
    END""",
    "INSERT INTO search (search) VALUES ('rebuild')",
)
_TRIGGERS = ("search_insert", "search_delete")


def version_of(connection: sqlite3.Connection, shown: str) -> int:
    """Return a file's version of the schema, 0 for an empty file; ``shown`` is its name in messages.

    Raises :class:`QuotesError` for the file of another program, or of a newer one of this.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables or application or version:
            raise QuotesError(f"{shown} is no ledger: name another file")
        return 0
    if version > VERSION:
        raise QuotesError(
            f"{shown} is of a newer quotes (schema {version}, this one knows {VERSION}): upgrade quotes"
        )
    return int(version)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a ledger of that version to this one's; to be called in a transaction."""
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        for statement in script.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number:d}")
    connection.execute(f"PRAGMA application_id = {APPLICATION:d}")


def can_search(connection: sqlite3.Connection) -> bool:
    """Say whether this Python's SQLite has full-text search (FTS5)."""
    return any(
        name == "fts5" for (name,) in connection.execute("SELECT name FROM pragma_module_list").fetchall()
    )


def keep_searchable(connection: sqlite3.Connection) -> None:
    """Make the renderings searchable where SQLite can, and writable where it cannot.

    A ledger may go between machines of which only one has full-text search: what was written without is put
    into the search as soon as it is there.  To be called in a transaction.
    """
    if not can_search(connection):
        for name in _TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    elif not is_searchable(connection):
        connection.execute("DROP TABLE IF EXISTS search")
        for statement in _SEARCH:
            connection.execute(statement)


def is_searchable(connection: sqlite3.Connection) -> bool:
    """Say whether every rendering of a ledger can be searched."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    return can_search(connection) and set(_TRIGGERS) <= {name for (name,) in found}
