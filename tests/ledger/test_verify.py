"""What is wrong with a ledger is told."""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from quotes.ledger import (
    LedgerError,
    audit_key,
    find_faults,
    keep,
    kept_audits,
    open_to_read,
    open_to_write,
    printed,
    read_info,
)
from quotes.ledger.parses import keep_parses, parses_of
from tests.ledger import made

A, B = made.article("a.txt", "Boats will sail."), made.article("b.txt", "Go.", day=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger"
    audit = made.audit([A, B], [], findings=["Go."])
    with open_to_write(path, now=lambda: made.NOW) as store:
        keep_parses(store, [A, B], {a.key: made.parse(a) for a in (A, B)}, "1")
        number = keep(store, audit_key([A, B], (), []), audit).number
        printed(store, number, "text", lambda: "page")
    return path


def faults(path: Path) -> list[str]:
    with open_to_write(path) as store:
        return find_faults(store)


def test_a_whole_ledger_has_no_fault_also_for_who_only_reads(path: Path) -> None:
    assert faults(path) == []
    with open_to_read(path) as store:
        assert find_faults(store) == []


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("UPDATE parses SET data = x'00' WHERE article = 1", "the parse of a.txt is not what was written"),
        ("UPDATE articles SET data = x'00' WHERE id = 2", "the article b.txt cannot be read"),
        ("UPDATE articles SET text = 'x' WHERE id = 2", "the article b.txt is not what was written"),
        (
            "UPDATE articles SET data = (SELECT data FROM articles WHERE id = 1)",
            "b.txt is not what was written",
        ),
        ("UPDATE audits SET data = x'00'", "is not what was written"),
        ("UPDATE pages SET data = x'00'", r"a page \(text\) is not what was written"),
        ("DELETE FROM quotations WHERE key = 'q0'", "belongs to a row of quotations|other renderings"),
        ("DELETE FROM renderings WHERE key = 'nq0'", "other renderings than are listed"),
        ("DELETE FROM remarks WHERE key = 'r1'", "other remarks than are listed|belongs to a row of remarks"),
        ("DELETE FROM articles WHERE id = 1", "belongs to a row of articles that is not there"),
        ("DELETE FROM audited", "is of no article"),
        ("DELETE FROM search_docsize WHERE id = 1", "1 renderings cannot be found by search"),
        ("UPDATE renderings SET text = 'Other words.'", "the search has other words"),
        ("DROP INDEX remarks_by_id", "remarks_by_id is not as quotes makes it"),
        (
            "CREATE TRIGGER evil AFTER INSERT ON events BEGIN DELETE FROM articles; END",
            "evil is not as",
        ),
    ],
)
def test_each_kind_of_damage_is_told(path: Path, harm: str, says: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(harm)
    db.close()
    found = faults(path)
    assert found
    assert any(re.search(says, fault) for fault in found), found


@pytest.mark.parametrize("table", ["parses", "articles", "audits", "pages"])
def test_another_audit_mends_what_cannot_be_read(path: Path, table: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE {table} SET data = x'00'")
    db.close()
    assert faults(path)
    with open_to_write(path) as store:
        if table in {"articles", "audits"}:
            with pytest.raises(LedgerError, match="is damaged"):
                kept_audits(store)
        missing = [a for a in (A, B) if a.key not in parses_of(store, [A, B], "1")]
        keep_parses(store, missing, {a.key: made.parse(a) for a in missing}, "1")
        keep(store, audit_key([A, B], (), []), made.audit([A, B], [], findings=["Go."]))
    assert faults(path) == []


def test_damaged_pages_are_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(data)
    with suppress(LedgerError):  # opening it may fail already, and is told
        assert faults(path)


def test_info_counts_what_is_there(path: Path) -> None:
    with open_to_read(path) as store:
        info = read_info(store)
    assert (info.counts["articles"], info.counts["remarks"], info.counts["findings"]) == (2, 2, 1)
    assert info.dates == ("2031-05-01", "2031-05-04")
    assert info.made == (made.NOW,)
    assert info.made_by == (("quotes", "0"),)
    assert info.searchable
    assert info.size >= path.stat().st_size


def test_info_of_an_empty_ledger_says_so(tmp_path: Path) -> None:
    open_to_write(tmp_path / "ledger").close()
    with open_to_read(tmp_path / "ledger") as store:
        info = read_info(store)
    assert (set(info.counts.values()), info.dates, info.made, info.made_by) == ({0}, (), (), ())
