"""Audits are remembered, remarks keep their identifiers, and what changes is written down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from quotes.ledger import (
    Kept,
    Store,
    audit_key,
    events_since,
    keep,
    kept_audits,
    open_to_write,
    printed,
    recall,
)
from quotes.ledger.events import merged_into
from quotes.model import Audit, Decided, Place, Problem, Span
from tests.ledger import made

SAIL, SHIPS, GO = "Boats will sail.", "Ships will sail.", "Go."
A = made.article("a.txt", SAIL, GO)
B = made.article("b.txt", SHIPS, day=2)
C = made.article("c.txt", "Vessels will sail.", day=3)
ALL = [SAIL, SHIPS, "Vessels will sail."]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_to_write(tmp_path / "ledger", now=lambda: made.NOW) as opened:
        yield opened


def enter(store: Store, audit: Audit, name: str = "", *, wordings: bool = False) -> Audit:
    key = audit_key(audit.articles, (), [name, str(len(store.rows("SELECT 1 FROM events")))])
    return keep(store, key, audit, wordings=wordings).audit


def ids(audit: Audit) -> dict[str, str]:
    """The identifier of the remark of each text."""
    about = {rendering.key: rendering.text for rendering in audit.renderings}
    return {about[key]: remark.id for remark in audit.remarks for key in remark.renderings}


def happened(store: Store) -> list[tuple[str, str, str]]:
    return [(e.what, e.id, e.other) for e in events_since(store, "") if not e.what.startswith("article")]


def test_an_audit_comes_back_as_it_was_but_for_the_words_of_the_parse(store: Store) -> None:
    problems = [Problem("x.txt", "does not exist")]
    given = replace(
        made.audit([A, B], [ALL], findings=[GO]), problems=(*problems, Problem("a.txt", "is odd", False))
    )
    key = audit_key(given.articles, problems, ["1"])
    assert recall(store, key, given.articles, problems) is None
    kept = keep(store, key, given)
    assert kept.audit == given
    found = recall(store, key, given.articles, problems)
    assert found is not None
    wordless = tuple(replace(rendering, words=()) for rendering in given.renderings)
    assert found == Kept(kept.number, made.NOW, replace(given, renderings=wordless))


@pytest.mark.parametrize(
    ("articles", "problems", "given"),
    [
        ([B, A], [], ["1"]),
        ([A], [], ["1"]),
        ([A, replace(B, text=B.text + " ")], [], ["1"]),
        ([A, replace(B, outlet="The Post")], [], ["1"]),
        ([A, replace(B, blocks=())], [], ["1"]),
        ([A, B], [Problem("x", "y")], ["1"]),
        ([A, B], [], ["2"]),
    ],
)
def test_whatever_an_audit_depends_on_is_in_its_key(
    articles: Sequence[object], problems: Sequence[Problem], given: Sequence[str]
) -> None:
    assert audit_key([A, B], [], ["1"]) != audit_key(articles, problems, given)  # type: ignore[arg-type]


def test_an_audit_that_is_damaged_is_not_recalled(store: Store) -> None:
    audit = made.audit([A], [])
    keep(store, "k", audit)
    with store.writing() as db:
        db.execute("UPDATE audits SET data = x'00'")
    assert recall(store, "k", audit.articles, ()) is None
    assert keep(store, "k", audit).audit == audit
    assert recall(store, "k", audit.articles, ()) is not None


def test_a_remark_keeps_its_identifier_though_an_earlier_article_is_added(store: Store) -> None:
    first = ids(enter(store, made.audit([B], [ALL])))[SHIPS]
    added = made.audit([A, B], [ALL])
    assert ids(added)[SHIPS] != first
    assert ids(enter(store, added))[SHIPS] == first


def test_remarks_that_merge_and_part_are_written_down(store: Store) -> None:
    apart = ids(enter(store, made.audit([A, B, C], [[SAIL, SHIPS]])))
    one, other = apart[SAIL], apart["Vessels will sail."]
    joined = ids(enter(store, made.audit([A, B, C], [ALL])))
    assert {joined[text] for text in ALL} == {one}
    assert ("merged", other, one) in happened(store)
    assert merged_into(store, other) == one
    parted = ids(enter(store, made.audit([A, B, C], [[SHIPS, "Vessels will sail."]])))
    assert parted[SHIPS] == one
    assert parted[SAIL] not in {one, other}
    assert ("split", parted[SAIL], one) in happened(store)


def test_another_canonical_rendering_is_written_down_once(store: Store) -> None:
    enter(store, made.audit([A, B], [[SAIL, SHIPS]]))
    turned = enter(store, made.audit([A, B], [[SHIPS, SAIL]]))
    enter(store, made.audit([A, B], [[SHIPS, SAIL]]))
    chosen = next(r for r in turned.renderings if r.text == SHIPS)
    assert happened(store).count(("canonical", ids(turned)[SAIL], chosen.id)) == 1
    assert [what for what, *_ in happened(store)].count("canonical") == 1


def test_an_audit_of_fewer_articles_stands_beside_and_changes_nothing(store: Store) -> None:
    whole = enter(store, made.audit([A, B], [[SAIL, SHIPS]], findings=[GO]))
    before = happened(store)
    part = enter(store, made.audit([B], [[SAIL, SHIPS]]))
    assert ids(part)[SHIPS] == ids(whole)[SHIPS]
    assert happened(store) == before
    assert {len(kept.audit.articles) for kept in kept_audits(store)} == {1, 2}


def test_an_audit_gives_way_to_one_of_the_same_articles_and_more(store: Store) -> None:
    enter(store, made.audit([A], []))
    enter(store, made.audit([made.article("a.txt", SAIL, GO, "Now."), B], []))
    assert [len(kept.audit.articles) for kept in kept_audits(store)] == [2]
    enter(store, made.audit([made.article("a.txt", SAIL, path="elsewhere/a.txt")], []))
    assert len(kept_audits(store)) == 2


def test_what_is_gone_is_written_down(store: Store) -> None:
    first = ids(enter(store, made.audit([A], [])))
    enter(store, made.audit([made.article("a.txt", SAIL)], []))
    assert ("gone", first[GO], "") in happened(store)


def test_a_finding_is_new_once(store: Store) -> None:
    for findings in ([GO], [], [GO]):
        enter(store, made.audit([A], [], findings=findings))
    assert [what for what, *_ in happened(store)].count("finding") == 1


def test_wordings_are_kept_apart_from_remarks(store: Store) -> None:
    whole = ids(enter(store, made.audit([A, B], [[SAIL, SHIPS]])))
    before = happened(store)
    apart = ids(enter(store, made.audit([A, B], [], wordings=True), wordings=True))
    assert not set(whole.values()) & set(apart.values())
    assert happened(store) == before
    assert [ids(kept.audit) for kept in kept_audits(store)] == [whole]


def test_decisions_and_findings_are_kept(store: Store) -> None:
    decided = Decided("speaker", (Place("a.txt", Span(1, 5)),), "decided by mk", value="Ada", line=3)
    enter(store, made.audit([A], [], findings=[GO], decided=[decided]))
    assert tuple(store.rows("SELECT line, decide, value, code, reason FROM decisions")[0]) == (
        3,
        "speaker",
        "Ada",
        None,
        "decided by mk",
    )
    assert tuple(store.rows("SELECT code, severity, ignored FROM findings")[0]) == ("Q205", "warning", 0)


def test_a_page_is_made_once_and_the_latest_are_kept(store: Store) -> None:
    number = keep(store, "k", made.audit([A], [])).number
    asked: list[str] = []

    def page(form: str) -> str:
        def make() -> str:
            asked.append(form)
            return f"page of {form} \x1b[1m“"

        return printed(store, number, form, make)

    assert [page(form) for form in "aab"] == [f"page of {form} \x1b[1m“" for form in "aab"]
    assert asked == ["a", "b"]
    for form in "cde":
        page(form)
    page("e")
    page("a")
    assert asked == list("abcdea")
