"""Things are found by their identifiers, and by their words."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.ledger import LedgerError, Store, audit_key, find_id, keep, open_to_write, schema, search
from quotes.model import Audit
from tests.ledger import made

A = made.article("a.txt", "Boats will sail at dawn.", "Don't wait for the café.")
B = made.article("b.txt", "Ships will sail.", day=2)
GROUPS = [["Boats will sail at dawn.", "Ships will sail."]]


@pytest.fixture(scope="module")
def audit() -> Audit:
    return made.audit([A, B], GROUPS, findings=["Ships will sail."])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, audit: Audit) -> Iterator[Store]:
    with open_to_write(tmp_path_factory.mktemp("find") / "ledger") as opened:
        keep(opened, audit_key(audit.articles, (), []), audit)
        yield opened


def words(store: Store, query: str) -> list[str]:
    found = search(store, query)
    texts = {row["key"]: row["text"] for row in store.rows("SELECT key, text FROM renderings")}
    return sorted(texts[key] for keys in found.values() for key in keys)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("sail", 2),
        ("sail boats", 1),
        ("boats OR ships", 2),
        ('"will sail at"', 1),
        ("ship*", 1),
        ("sail NOT ships", 1),
        ("CAFE", 1),
        ("don't", 1),
        ("don’t", 1),
        ("sail)", 2),
        ("text: sail", 2),
        ("speaker:sail", 0),
        ('"sail', 2),
        ("AND sail", 0),
    ],
)
def test_words_are_searched_for(store: Store, query: str, count: int) -> None:
    assert len(words(store, query)) == count


@given(st.text(st.sampled_from(string.printable + "“”é\0\udc00"), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_a_query(store: Store, query: str) -> None:
    search(store, f"{query} sail")


@pytest.mark.parametrize("query", ["", " ", "*", '"(', "—"])
def test_a_query_without_a_word_is_told(store: Store, query: str) -> None:
    with pytest.raises(LedgerError, match="no word to search for"):
        search(store, query)


def test_without_full_text_search_the_next_step_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.ledger.find.can_search", lambda connection: False)
    with pytest.raises(LedgerError, match="no full-text search"):
        search(store, "sail")
    monkeypatch.undo()
    monkeypatch.setattr("quotes.ledger.find.is_searchable", lambda connection: False)
    with pytest.raises(LedgerError, match="written without full-text search"):
        search(store, "sail")
    assert schema.can_search(store.db)


def test_everything_is_found_by_its_identifier_or_the_beginning_of_it(store: Store, audit: Audit) -> None:
    for kind, things in (
        ("remark", audit.remarks),
        ("quotation", audit.quotations),
        ("rendering", audit.renderings),
        ("finding", audit.findings),
    ):
        for thing in things:
            assert find_id(store, thing.id)[:2] == (kind, thing.id)
    remark = audit.remarks[0]
    assert find_id(store, remark.id[:6].upper()).id == remark.id


@pytest.mark.parametrize("asked", ["", "zzzz", "%", "0", "' OR 1=1 --", "\udc00" * 10])
def test_what_is_called_nothing_is_told(store: Store, asked: str) -> None:
    with pytest.raises(LedgerError, match="has nothing called"):
        find_id(store, asked)


def test_a_merged_remark_leads_to_what_it_is_part_of(tmp_path: Path, audit: Audit) -> None:
    with open_to_write(tmp_path / "ledger") as store:
        apart = keep(store, "1", made.audit([A, B], [])).audit
        joined = keep(store, "2", audit).audit
        gone = {remark.id for remark in apart.remarks} - {remark.id for remark in joined.remarks}
        (identifier,) = gone
        assert find_id(store, identifier) == ("remark", joined.remarks[0].id, identifier)
