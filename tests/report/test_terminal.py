"""The terminal views at the widths that people have.

The expected views are files in snapshots/; UPDATE_SNAPSHOTS=1 writes them anew, to be looked at.
"""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from quotes.model import Audit, Band, Link, Relation
from quotes.report import AuditView, QuotationsView
from quotes.report.words import relation

from .sample import AUDIT, EMPTY

SNAPSHOTS = Path(__file__).parent / "snapshots"


def _printed(view: RenderableType, width: int, colour: bool = False) -> str:
    console = Console(
        width=width,
        file=io.StringIO(),
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(view)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize(("name", "view"), [("audit", AuditView(AUDIT)), ("extract", QuotationsView(AUDIT))])
def test_the_view_is_as_it_was_looked_at(name: str, view: RenderableType, width: int) -> None:
    printed = _printed(view, width)
    path = SNAPSHOTS / f"{name}-{width}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 34, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for view in (AuditView(AUDIT), QuotationsView(AUDIT)):
        assert max(cell_len(line) for line in _printed(view, width).splitlines()) <= width


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_differences_can_be_read_without_colour() -> None:
    assert "“[-We want-] {+It is important for us that+} Estmark" in _flat(_printed(AuditView(AUDIT), 80))


def test_differences_are_struck_and_underlined_where_there_is_style() -> None:
    printed = _printed(AuditView(AUDIT), 80, colour=True)
    assert "\x1b[9;31mWe want\x1b[0m" in printed
    assert "\x1b[1;4;32mIt is important for us that\x1b[0m" in printed
    assert "[-" not in printed


def test_what_an_article_holds_never_reaches_the_terminal_raw() -> None:
    printed = _printed(AuditView(AUDIT), 80) + _printed(QuotationsView(AUDIT), 80)
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "␛[31m" in printed
    assert "⟨U+202E⟩sretniw⟨U+202C⟩" in printed


def test_brackets_in_a_quotation_are_not_markup() -> None:
    assert "beside us [sic] on this | road <script>" in _flat(_printed(QuotationsView(AUDIT), 120))


def _with_rendering(key: str, **changes: str) -> Audit:
    """Return the sample with one more rendering of its second remark, made from the Courier's."""
    like = next(rendering for rendering in AUDIT.renderings if rendering.key == "c2.1")
    remarks = []
    for remark in AUDIT.remarks:
        if remark.key == "r2":
            link = replace(remark.links[0], b=key)
            remark = replace(remark, renderings=(*remark.renderings, key), links=(*remark.links, link))
        remarks.append(remark)
    more = replace(like, key=key, **changes)
    return replace(AUDIT, renderings=(*AUDIT.renderings, more), remarks=tuple(remarks))


def test_renderings_with_the_same_text_share_it() -> None:
    audit = _with_rendering("c2.2", article="gazette.txt")
    printed = _printed(AuditView(audit), 80)
    assert printed.count("waited since the winter,”") == 1
    assert (
        "  Estmark Courier · 2031-05-03 · the same words\n"
        "  Gazette of the North Sea and Adjacent Waters · 2031-05-03 · the same words\n"
    ) in printed


def test_a_passage_of_a_statement_that_is_shown_whole_is_not_shown_again() -> None:
    audit = _with_rendering("c2.2", part_of="h1.1")
    assert _printed(AuditView(audit), 80) == _printed(AuditView(AUDIT), 80)


def test_a_rendering_with_the_very_words_of_the_canonical_is_not_printed_twice() -> None:
    audit = _with_rendering("c2.2", text="Five hundred boats have waited since the winter.")
    assert _printed(AuditView(audit), 80).count("“Five hundred boats have waited since the winter.”") == 1


def test_an_unknown_speaker_is_said_plainly() -> None:
    printed = _flat(_printed(AuditView(AUDIT), 120))
    assert "Speaker unknown 7. “Nobody has drowned" in printed


def test_an_audit_without_quotations_says_so() -> None:
    assert _printed(AuditView(EMPTY), 80).splitlines() == [
        "1 article · 1 outlet · 2031-05-02 · 0 quotations",
        "No quotation was found.",
    ]


def test_what_is_reported_without_marks_is_dim_in_an_extract_and_no_part_of_an_audit() -> None:
    listed = _printed(QuotationsView(AUDIT), 80, colour=True)
    assert "\x1b[2mThe strait will open to fishing boats again\x1b[0m" in listed
    assert "\x1b[2mattitude" in listed
    assert "The strait will open" not in _printed(AuditView(AUDIT), 80)


def test_articles_that_only_report_without_marks_are_said_to_hold_nothing_to_compare() -> None:
    indirect = tuple(quotation for quotation in AUDIT.quotations if not quotation.marked)
    audit = replace(AUDIT, quotations=indirect, renderings=(), remarks=(), chains=())
    assert "2 of them indirect None of them is in quotation marks" in _flat(_printed(AuditView(audit), 120))


def test_a_number_or_a_not_that_changed_is_said_beside_the_relation() -> None:
    link = Link(
        "a", "b", Relation.EDITED, 0.9, Band.CERTAIN, ("number differs: 500 / 5,000", "negation differs")
    )
    assert relation(link) == "edited, number differs, negation differs"
    assert relation(replace(link, relation=Relation.TRUNCATED)) == "cut short"
    assert relation(replace(link, relation=Relation.TRANSLATION)) == "another translation, number differs"
