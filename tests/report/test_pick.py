"""A part of an audit is an audit, with all that it speaks of."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from quotes.lookup import Lookup
from quotes.model import Audit, Contested, Event
from quotes.report import (
    AuditView,
    EventsView,
    Shown,
    ShownView,
    Wish,
    audit_json,
    events_json,
    markdown_report,
    one_thing,
    remark_names,
    shown_json,
    some_remarks,
)
from quotes.report.pick import is_called, part_of, wanted
from tests.ledger import made
from tests.report.sample import AUDIT as SAMPLE

A = made.article("a.txt", "Boats will sail.", "Go.")
B = made.article("b.txt", "Ships will sail.", day=4)
AUDIT = made.audit([A, B], [["Boats will sail.", "Ships will sail."]], findings=["Go."])


def printed(view: object, width: int = 100) -> str:
    console = Console(width=width, color_system=None, file=io.StringIO())
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def texts(audit: Audit, wish: Wish) -> list[str]:
    renderings = Lookup.of(audit).renderings
    return [renderings[remark.canonical].text for remark in wanted(audit, wish)]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(), ["Boats will sail.", "Go."]),
        (Wish(speaker="roe"), ["Boats will sail.", "Go."]),
        (Wish(speaker="Marden"), []),
        (Wish(outlet="the b"), ["Boats will sail."]),
        (Wish(since="2031-05-02"), ["Boats will sail."]),
        (Wish(until="2031-05-01"), ["Boats will sail.", "Go."]),
        (Wish(since="2031-05-02", until="2031-05-03"), []),
        (Wish(since="2031-05-02", outlet="the a"), []),
        (Wish(renderings=frozenset()), []),
    ],
)
def test_remarks_are_asked_for_by_what_one_of_their_renderings_is(wish: Wish, found: list[str]) -> None:
    assert texts(AUDIT, wish) == found


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("lavrov", "Sergei Lavrov"),
        ("Lawrow", "Sergei Lavrov"),
        ("sergey lavrov", "Sergei Lavrov"),
        ("Лавров", "Sergei Lavrov"),
        ("Shibani", "Asaad al-Shaibani"),
        ("al-Shaibani", "Asaad al-Shaibani"),
        ("quint", "Tomás Quintela"),
        ("ROE", "Ada Roe"),
    ],
)
def test_a_name_is_meant_in_any_spelling(asked: str, name: str) -> None:
    assert is_called(asked, [name])


@pytest.mark.parametrize(
    ("asked", "name"),
    [("", "Ada Roe"), ("Rose", "Ada Roe"), ("Lavrova Roe", "Sergei Lavrov"), ("Hanna", "Johann Hansen")],
)
def test_another_name_is_not(asked: str, name: str) -> None:
    assert not is_called(asked, [name])


@pytest.mark.parametrize("number", range(len(SAMPLE.remarks)))
def test_a_part_of_an_audit_can_be_printed_in_every_form(number: int) -> None:
    remark = SAMPLE.remarks[number]
    part = part_of(SAMPLE, {remark.key})
    assert part.remarks == (remark,)
    assert set(remark.renderings) <= {rendering.key for rendering in part.renderings}
    assert printed(AuditView(part, ids=True))
    assert markdown_report(part)
    assert [each["key"] for each in json.loads(audit_json(part))["remarks"]] == [remark.key]


def test_what_a_part_speaks_of_is_in_it() -> None:
    both = tuple(r.key for r in AUDIT.renderings if r.text in {"Go.", "Ships will sail."})
    audit = replace(AUDIT, contested=(Contested(both, ("ada",)),))
    go = next(remark for remark in audit.remarks if len(remark.renderings) == 1)
    part = part_of(audit, {go.key})
    assert {r.text for r in part.renderings} == {"Go.", "Ships will sail."}
    assert [article.key for article in part.articles] == ["a.txt", "b.txt"]
    assert part.contested
    assert len(part.findings) == 1
    assert not part_of(AUDIT, {AUDIT.remarks[0].key}).findings


def test_a_remark_of_several_audits_is_shown_by_the_one_with_most_of_it() -> None:
    fewer = made.audit([A], [])
    same = replace(
        fewer, remarks=tuple(replace(r, id=s.id) for r, s in zip(fewer.remarks, AUDIT.remarks, strict=True))
    )
    found = list(some_remarks([("late", same, Wish()), ("early", AUDIT, Wish())]))
    assert [(each.made, len(each.audit.remarks)) for each in found] == [("late", 1), ("early", 1)]
    assert [len(each.audit.remarks[0].renderings) for each in found] == [1, 2]


def test_the_identifier_of_a_remark_is_shown_with_it() -> None:
    shown = one_thing([("now", AUDIT)], "remark", AUDIT.remarks[1].id)
    view = printed(ShownView([shown]))
    assert AUDIT.remarks[1].id in view
    assert "Boats" not in view
    (document,) = json.loads(shown_json([shown]))
    assert document["asked"] == [AUDIT.remarks[1].id]
    assert [each["id"] for each in document["audit"]["remarks"]] == [AUDIT.remarks[1].id]


@pytest.mark.parametrize("kind", ["quotation", "rendering"])
def test_a_quotation_is_shown_in_its_context_with_all_that_was_decided(kind: str) -> None:
    quotation = AUDIT.quotations[2]
    identifier = quotation.id if kind == "quotation" else AUDIT.renderings[2].id
    shown = one_thing([("now", AUDIT)], kind, identifier)
    view = printed(ShownView([shown]))
    for words in (
        "The b · 2031-05-04",
        "“Ships will sail.” she said.",
        quotation.id,
        "Ada Roe, mayor · likely",
        "named in full",
        AUDIT.renderings[2].id,
        AUDIT.remarks[0].id,
        "canonical: “Boats will sail.” (The a · 2031-05-01)",
    ):
        assert words in view
    (document,) = json.loads(shown_json([shown]))
    assert document["context"]["text"] == "“Ships will sail.” she said."


def test_every_quotation_of_a_hostile_page_can_be_shown_harmlessly() -> None:
    for quotation in SAMPLE.quotations:
        named = replace(SAMPLE, quotations=tuple(replace(q, id=q.key) for q in SAMPLE.quotations))
        shown = one_thing([("now", named)], "quotation", quotation.key)
        assert not set("\x1b\x07\u202e\u2066\x9b") & set(printed(ShownView([shown])) + shown_json([shown]))


def test_a_finding_is_shown_with_what_it_is_about() -> None:
    shown = one_thing([("now", AUDIT)], "finding", AUDIT.findings[0].id)
    assert "Q205 warning: “Go.” is odd." in printed(ShownView([shown]))


def test_nothing_found_is_said() -> None:
    assert printed(ShownView([])).strip() == "Nothing in the ledger is so."
    assert json.loads(shown_json([])) == []


def test_events_are_told_by_time() -> None:
    one, two = (remark.id for remark in AUDIT.remarks)
    events = [
        Event("2031-05-02T10:00:00Z", "article", "a.txt", detail="The a"),
        Event("2031-05-02T10:00:00Z", "remark", one, detail="Boats will sail."),
        Event("2031-05-03T10:00:00Z", "canonical", one, "x", "Ships will \x1b sail."),
        Event("2031-05-03T10:00:00Z", "merged", two, one),
        Event("2031-05-03T10:00:00Z", "finding", "f", "Q205", "It is odd."),
        Event("2031-05-03T10:00:00Z", "gone", "g"),
    ]
    lines = printed(EventsView(events, remark_names([AUDIT]))).splitlines()
    assert [line.rstrip() for line in lines] == [
        "2031-05-02 10:00:00 UTC",
        "  new article  The a · a.txt",
        f"  new remark   {one} · Ada Roe: “Boats will sail.”",
        "",
        "2031-05-03 10:00:00 UTC",
        f"  other canonical rendering  {one} · now “Ships will ␛ sail.”",
        f"  remark merged into         {two} → {one} · Ada Roe: “Boats will sail.”",
        "  new finding                f · Q205: It is odd.",
        "  remark gone                g",
    ]
    assert [each["what"] for each in json.loads(events_json(events))] == [event.what for event in events]
    assert "Nothing has changed" in printed(EventsView([], {}))


def test_an_unknown_identifier_is_a_fault_of_the_caller() -> None:
    with pytest.raises(LookupError):
        one_thing([("now", AUDIT)], "quotation", "x")


def test_shown_says_when_its_audit_was_made() -> None:
    assert json.loads(shown_json([Shown("now", AUDIT)]))[0]["made"] == "now"
