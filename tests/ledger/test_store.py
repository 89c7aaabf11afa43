"""A file that is a ledger, and files that are none."""

import os
import sqlite3
from pathlib import Path

import pytest

from quotes.ledger import LedgerError, open_to_read, open_to_write, schema
from quotes.ledger.store import Store
from quotes.model import QuotesError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


def write(store: Store, *, fail: bool = False) -> None:
    with store.writing() as db:
        db.execute("INSERT INTO events (at, what, id) VALUES ('2031', 'article', 'a.txt')")
        if fail:
            raise RuntimeError


def count(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM events")[0][0])


def test_a_ledger_is_one_file_when_it_is_closed(path: Path) -> None:
    with open_to_write(path) as store:
        assert store.rows("PRAGMA journal_mode")[0][0] == "wal"
        assert store.rows("PRAGMA foreign_keys")[0][0] == 1
        assert store.rows("PRAGMA user_version")[0][0] == schema.VERSION
    with open_to_read(path) as store:
        store.rows("SELECT count(*) FROM articles")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_is_read_is_not_written(path: Path) -> None:
    open_to_write(path).close()
    with open_to_read(path) as store, pytest.raises(LedgerError, match="cannot be written"):
        write(store)


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_a_file_of_something_else_is_no_ledger_and_stays_as_it_is(path: Path, opened: object) -> None:
    path.write_text("“Boats will sail,” she said.\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"is no ledger: name another file$"):
        opened(path)  # type: ignore[operator]
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_the_database_of_another_program_is_no_ledger(path: Path, opened: object) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    with pytest.raises(QuotesError, match="is no ledger"):
        opened(path)  # type: ignore[operator]


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_a_ledger_of_a_newer_quotes_is_left_alone(path: Path, opened: object) -> None:
    open_to_write(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    with pytest.raises(QuotesError, match="of a newer quotes"):
        opened(path)  # type: ignore[operator]


def test_an_older_ledger_is_brought_up_to_date_and_keeps_what_it_has(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_write(path)
    for name, value in (("MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE more (id);\n")), ("VERSION", 2)):
        monkeypatch.setattr(schema, name, value)
    monkeypatch.setattr("quotes.ledger.store.VERSION", 2)
    with open_to_read(path) as store:
        assert store.rows("SELECT count(*) FROM more")[0][0] == 0
        assert store.rows("SELECT id FROM events")[0][0] == "a.txt"
        assert store.rows("PRAGMA user_version")[0][0] == 2


def test_a_ledger_that_is_not_there_is_not_made_by_who_reads(path: Path) -> None:
    with pytest.raises(LedgerError, match="does not exist: `quotes audit"):
        open_to_read(path)
    path.touch()
    with pytest.raises(LedgerError, match="is empty: `quotes audit"):
        open_to_read(path)
    with pytest.raises(LedgerError, match="is a folder"):
        open_to_read(path.parent)
    with pytest.raises(LedgerError, match="there is no folder"):
        open_to_write(path.parent / "no" / "ledger")


def test_who_finds_it_locked_is_told_to_try_again(path: Path) -> None:
    with open_to_write(path) as first, open_to_write(path, patience=0.01) as second:
        with first.writing():
            with pytest.raises(LedgerError, match="try again"):
                write(second)
            with open_to_read(path) as reader:
                assert count(reader) == 0
        write(second)
        assert count(first) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write whatever its mode")
def test_a_file_that_may_not_be_written_is_told_and_can_be_read(path: Path) -> None:
    open_to_write(path).close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with open_to_read(path) as store:
            assert count(store) == 0
        with pytest.raises(LedgerError, match="copy it to where you may write"):
            open_and_write(path)
    finally:
        path.parent.chmod(0o700)


def open_and_write(path: Path) -> None:
    with open_to_write(path) as store:
        write(store)


def test_a_read_only_file_is_told_with_the_next_step(path: Path) -> None:
    open_to_write(path).close()
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    with Store(path, db, str) as store, pytest.raises(LedgerError, match="copy it to where you may write"):
        write(store)


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    with open_to_write(path) as store:
        with pytest.raises(RuntimeError):
            write(store, fail=True)
        assert count(store) == 0


def test_without_full_text_search_a_ledger_works_and_what_was_written_is_found_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(schema, "can_search", lambda connection: False)
        with open_to_write(path) as store:
            assert not schema.is_searchable(store.db)
    with open_to_write(path) as store:
        assert schema.is_searchable(store.db)
    with monkeypatch.context() as without:
        without.setattr(schema, "can_search", lambda connection: False)
        without.setattr(schema, "is_searchable", lambda connection: False)
        open_to_write(path).close()
    with open_to_write(path) as store:
        assert schema.is_searchable(store.db)
