"""A ledger goes out as lines and comes back."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.ledger import (
    LedgerError,
    Store,
    audit_key,
    export_lines,
    find_faults,
    import_lines,
    keep,
    kept_audits,
    lines_of,
    open_to_write,
)
from quotes.ledger.parses import keep_parses, parses_of
from quotes.model import Audit
from tests.ledger import made

A, B, C = (made.article(f"{name}.txt", "Boats will sail.", f"I am {name}.") for name in "abc")
SAIL = [["Boats will sail."]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_to_write(tmp_path / "one", now=lambda: made.NOW) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with open_to_write(tmp_path / "other", now=lambda: "2032-01-01T00:00:00Z") as opened:
        yield opened


def fill(store: Store, *articles: object) -> Audit:
    audit = made.audit(articles, SAIL, findings=["I am a."])  # type: ignore[arg-type]
    keep_parses(store, audit.articles, {a.key: made.parse(a) for a in audit.articles}, "1")
    return keep(store, audit_key(audit.articles, (), []), audit).audit


def lines(store: Store) -> list[bytes]:
    return [line.encode() for line in export_lines(store)]


def test_an_empty_ledger_becomes_the_same_as_the_one_that_was_exported(store: Store, other: Store) -> None:
    fill(store, A, B)
    assert tuple(import_lines(other, lines(store), "x")) == (2, 1, len(store.rows("SELECT 1 FROM events")))
    assert lines(other) == lines(store)
    assert find_faults(other) == []
    assert parses_of(other, [A, B], "1") == parses_of(store, [A, B], "1")


def test_what_is_there_already_is_not_added_again(store: Store, other: Store) -> None:
    fill(store, A, B)
    import_lines(other, lines(store), "x")
    assert tuple(import_lines(other, lines(store), "x")) == (0, 0, 0)
    assert lines(other) == lines(store)


def test_two_ledgers_are_joined(store: Store, other: Store) -> None:
    fill(store, A, B)
    fill(other, C)
    import_lines(other, lines(store), "x")
    assert sorted(len(kept.audit.articles) for kept in kept_audits(other)) == [1, 2]
    assert len(parses_of(other, [A, B, C], "1")) == 3
    assert find_faults(other) == []


def test_a_later_audit_of_the_same_articles_is_kept(store: Store, other: Store) -> None:
    fill(store, A)
    before = fill(other, A, B)
    assert import_lines(other, lines(store), "x").audits == 0
    assert [kept.audit.remarks for kept in kept_audits(other)] == [before.remarks]


def test_every_line_is_a_record_with_a_type(store: Store) -> None:
    fill(store, A, B)
    records = [json.loads(line) for line in lines(store)]
    assert records[0] == {"type": "ledger", "schema": 1}
    rendering = next(r for r in records if r["type"] == "rendering")
    assert (rendering["text"], rendering["article"]) == ("Boats will sail.", "a.txt")
    kinds = [record["type"] for record in records]
    assert [kinds.count(k) for k in ("article", "parse", "audit", "quotation", "remark", "finding")] == [
        2,
        2,
        1,
        4,
        3,
        1,
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda all_: all_[1:], "x:1: does not begin as"),
        (lambda all_: [b"PK\x03\x04"], "x:1: is no record"),
        (lambda all_: [b'{"type": "ledger", "schema": 99}'], "x:1: is of a newer quotes"),
        (lambda all_: [*all_, b"[]"], "is no record"),
        (lambda all_: [*all_, b'{"type": "poem"}'], "no record is a poem"),
        (lambda all_: [*all_, b"[" * 100_000], "is no record"),
        (
            lambda all_: [each.replace(b'"articles": [', b'"articles": [{}, ') for each in all_],
            "is no record",
        ),
        (lambda all_: [each.replace(b'"articles": [', b'"articles": [1e99, ') for each in all_], "not have"),
        (
            lambda all_: [each.replace(b'"articles": [', b'"articles": [%d, ' % 2**99) for each in all_],
            "is no record",
        ),
        (lambda all_: [each.replace(b'"data": "eJ', b'"data": "fK') for each in all_], "x:2: "),
        (lambda all_: [each for each in all_ if b'"article", "digest"' not in each], "it does not have"),
        (
            lambda all_: [each.replace(b'"view": "remarks"', b'"view": "x"') for each in all_],
            "no audit is of x",
        ),
    ],
)
def test_a_line_that_is_no_record_imports_nothing(
    store: Store, other: Store, change: object, says: str
) -> None:
    fill(store, A)
    with pytest.raises(LedgerError, match=says) as told:
        import_lines(other, change(lines(store)), "x")  # type: ignore[operator]
    assert "nothing was imported" in str(told.value)
    assert other.rows("SELECT count(*) FROM articles")[0][0] == 0
    assert other.rows("SELECT count(*) FROM events")[0][0] == 0


def test_a_line_that_never_ends_imports_nothing(other: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.ledger.transfer.LONGEST", 100)
    given = io.BytesIO(b'{"type": "ledger", "schema": 1}\n' + b" " * 1000)
    with pytest.raises(LedgerError, match="x:2: is longer than 100 bytes: nothing was imported"):
        import_lines(other, lines_of(given), "x")
