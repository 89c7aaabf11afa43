"""The terminal views at the widths that people have.

The expected views are files in snapshots/; UPDATE_SNAPSHOTS=1 writes them anew, to be looked at.
"""

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from quotes.model import Article, Audit, Band, Change, Link, Relation, Rendering, Span, Step
from quotes.report import AuditView, QuotationsView
from quotes.report.words import notice, relation

from .sample import AUDIT, EMPTY, MORE

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
@pytest.mark.parametrize(("name", "view"), [("audit", AuditView(MORE)), ("extract", QuotationsView(AUDIT))])
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
    assert "Estmark to [-stand-] {+*stand*+} beside us {+[sic]+} on" in _flat(_printed(AuditView(AUDIT), 80))


def test_differences_are_struck_and_underlined_where_there_is_style() -> None:
    printed = _printed(AuditView(AUDIT), 80, colour=True)
    assert "\x1b[9;31mstand\x1b[0m" in printed
    assert "\x1b[1;4;32m*stand*\x1b[0m" in printed
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


def test_what_changed_is_said_beside_the_relation() -> None:
    texts = {"a": "We will send 500 boats", "b": "We will not send 5,000 boats"}
    printed = {key: Rendering(key, key, key, 10, 10 + len(text), text) for key, text in texts.items()}
    changes = (
        Change("negation", Span(17, 17), Span(18, 21)),
        Change("number", Span(23, 26), Span(27, 32)),
    )
    link = Link("a", "b", Relation.ALTERED, 0.9, Band.CERTAIN, changes=changes)
    assert (
        relation(link, printed) == "altered, negation differs: will / will not, number differs: 500 / 5,000"
    )
    assert relation(replace(link, relation=Relation.PARAPHRASE, changes=()), printed) == "reported"


def test_an_inference_of_another_article_is_not_repeated_where_the_translation_is_not_disclosed() -> None:
    printed = _flat(_printed(AuditView(AUDIT), 200))
    told = _flat(_printed(AuditView(replace(AUDIT, undisclosed=())), 200))
    assert printed.count("translation not disclosed; Gazette") == 1
    assert printed.count("inferred: interpreter (Gazette says") == 1
    assert told.count("inferred: interpreter (Gazette says") == 2


def test_the_wording_of_the_canonical_rendering_comes_first_and_reported_speech_last() -> None:
    printed = _flat(_printed(AuditView(MORE), 80))
    relations = re.findall(r"· (the same words|edited|another translation|reported)\b", printed)
    assert relations[:4] == ["the same words", "edited", "another translation", "reported"]


def test_reported_speech_stands_in_no_quotation_marks_and_is_not_compared_word_by_word() -> None:
    printed = _flat(_printed(AuditView(MORE), 80))
    assert "2031-05-02 · reported The strait will open to fishing boats again 2." in printed


def test_outlets_that_only_report_are_no_copies_of_those_that_quote() -> None:
    assert "4 outlets, 3 independent" in _printed(AuditView(MORE), 120)


def test_an_ambiguous_fragment_names_what_it_may_be_cut_from() -> None:
    printed = _flat(_printed(AuditView(MORE), 120))
    assert (
        "may be cut from: “We want Estmark to stand beside us on …” (The Velmar Herald); “It is important"
    ) in printed
    assert "(The Velmar Herald); 1 more" in printed


def test_the_same_words_under_two_names_are_told_at_both() -> None:
    printed = _flat(_printed(AuditView(MORE), 120))
    assert "the same words under another name: Ilse Marden (The Velmar Herald · 2031-05-02)" in printed
    assert "the same words under another name: Tomas Arkwell (Gazette" in printed
    assert "1 statement under several names" in printed


def test_altered_words_of_reported_speech_are_both() -> None:
    quoted, said = (Rendering(key, key, key, 0, 3, "We.", marked=key == "a") for key in "ab")
    link = Link("a", "b", Relation.ALTERED, 0.9, Band.CERTAIN)
    assert relation(link, {"a": quoted, "b": said}) == "reported, altered"


def test_what_is_in_another_language_is_not_another_translation() -> None:
    texts = {"a": "Wir bleiben.", "b": "We stay."}
    printed = {
        k: Rendering(k, k, k, 0, 9, text, lang="de" if k == "a" else "en") for k, text in texts.items()
    }
    link = Link("a", "b", Relation.TRANSLATION, 0.95, Band.CERTAIN)
    assert relation(link, printed) == "in another language"


def test_the_language_that_an_original_shows_needs_no_phrase() -> None:
    rendering = Rendering("a", "a", "q", 0, 12, "Wir bleiben.", lang="de")
    article = Article("a", "a", "Wir bleiben.", (), "")
    steps = (Step("spoken", "German", Span(0, 12)),)
    assert notice(article, rendering, steps) == "spoken: German"


def test_outlets_that_are_all_independent_are_not_counted() -> None:
    audit = replace(AUDIT, sources=())
    assert "independent" in _printed(AuditView(AUDIT), 120)
    assert "independent" not in _printed(AuditView(audit), 120)
