"""The file of a ledger: opened, written in short transactions, and its errors told in a line.

SQLite with a write-ahead log (WAL): who reads is never in the way of who writes, and a process that is killed
leaves every transaction that it finished, and nothing of one that it did not.  A transaction begins with the
right to write (``BEGIN IMMEDIATE``), for which others wait, so that two writers take turns and lose nothing.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from quotes.ledger.schema import VERSION, is_searchable, keep_searchable, migrate, version_of
from quotes.model import QuotesError

PATIENCE = 30.0
"""Seconds that a writer waits for another."""
_PAUSE = 0.05


class LedgerError(QuotesError):
    """A ledger that cannot be read or written."""


class Store:
    """An open ledger.  ``now`` gives the time that is written down, ISO 8601 in UTC to the second.

    ``db`` is its connection, in which rows have names.  To be used in a ``with`` statement.
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, now: Callable[[], str], *, read_only: bool = False
    ) -> None:
        self.path, self.db, self.now, self.read_only = path, db, now, read_only

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; the last to do so leaves that one file, without a log beside it."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Do all that is in the block, or nothing of it."""
        with self.told():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
            except BaseException:
                with suppress(sqlite3.Error):
                    self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See one state of the ledger all through the block, whoever writes meanwhile."""
        with self.told():
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                with suppress(sqlite3.Error):
                    self.db.execute("ROLLBACK")

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn SQLite's errors into a line that says what to do."""
        with _told(self.path):
            yield

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Return the rows that a query gives."""
        return self.db.execute(query, [plain(v) if isinstance(v, str) else v for v in values]).fetchall()


def open_to_write(path: Path, *, now: Callable[[], str] | None = None, patience: float = PATIENCE) -> Store:
    """Open a ledger, or make one; raise :class:`QuotesError` for a file that is none or cannot be written."""
    if not path.parent.is_dir():
        raise LedgerError(f"cannot write {path}: there is no folder {path.parent}")
    with _told(path):
        db = _connect(f"{path.absolute().as_uri()}?mode=rwc", patience)
        try:
            _prepare(db, path, patience)
        except BaseException:
            db.close()
            raise
    return Store(path, db, now or _utc)


def open_to_read(path: Path, *, patience: float = PATIENCE) -> Store:
    """Open a ledger that is there, to read it; raise :class:`QuotesError` where there is none."""
    if not path.is_file():
        why = "is a folder" if path.is_dir() else "does not exist"
        raise LedgerError(f"{path} {why}: `quotes audit ARTICLES --ledger FILE` makes a ledger")
    with _told(path):
        address = path.absolute().as_uri()
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            # Who may write tidies the log up when closing.
            db = _connect(f"{address}?mode=rw", patience)
        else:
            # Where no log can be written beside it, it is read as it stands.
            alone = not Path(f"{path}-wal").exists()
            db = _connect(f"{address}?mode=ro{'&immutable=1' if alone else ''}", patience)
        try:
            _only_read(db)
            version = version_of(db, str(path))
        except BaseException:
            db.close()
            raise
    if version == VERSION:
        return Store(path, db, _utc, read_only=True)
    db.close()
    if version == 0:
        raise LedgerError(f"{path} is empty: `quotes audit ARTICLES --ledger {path}` fills it")
    return open_to_write(path, patience=patience)


def damaged(path: Path) -> LedgerError:
    """Return the error that says that a record of a ledger cannot be read."""
    return LedgerError(f"{path} is damaged: `quotes ledger verify {path}` says where, and what to do")


def checksum(data: bytes) -> str:
    """Return what a record is checked by: the SHA-256 of its bytes."""
    return sha256(data).hexdigest()


def plain(text: str) -> str:
    """Return text as SQLite can hold it: what is no character (a lone surrogate) written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _utc() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _connect(address: str, patience: float) -> sqlite3.Connection:
    db = sqlite3.connect(address, timeout=patience, isolation_level=None, uri=True)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _only_read(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA query_only = ON")
    # Somebody else may have made the file: no view in it may call what is not harmless.
    db.execute("PRAGMA trusted_schema = OFF")


def _prepare(db: sqlite3.Connection, path: Path, patience: float) -> None:
    version = version_of(db, str(path))
    _log_ahead(db, patience)
    if version == VERSION and is_searchable(db):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        migrate(db, version_of(db, str(path)))
        keep_searchable(db)
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _log_ahead(db: sqlite3.Connection, patience: float) -> None:
    # SQLite does not wait by itself for the lock that changing this takes.
    until = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a fault of the program, not of the file
    except sqlite3.Error as error:
        raise LedgerError(_line(path, str(error))) from error


def _line(path: Path, error: str) -> str:
    """Say what is wrong with a ledger, and what to do."""
    if "not a database" in error:
        return f"{path} is no ledger: name another file"
    if "locked" in error or "busy" in error:
        return f"{path} is being written by another program: try again when that has finished"
    if "readonly" in error or "read-only" in error:
        return f"{path} cannot be written: copy it to where you may write, and name the copy"
    if "unable to open" in error:
        return f"{path} cannot be opened: see whether it is a file that you may read and write"
    if "full" in error:
        return f"{path} cannot be written: there is no room left on its disk"
    return f"{path} cannot be used ({error}): `quotes ledger verify {path}` says what is wrong with it"
