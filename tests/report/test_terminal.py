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

from quotes.model import (
    Article,
    Audit,
    Band,
    Change,
    Finding,
    Link,
    Place,
    Relation,
    Rendering,
    Severity,
    Span,
    Step,
)
from quotes.report import AuditView, QuotationsView
from quotes.report.words import notice, relation

from .sample import AUDIT, EMPTY, FINDINGS, FOUND, MORE, find

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
@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("audit", AuditView(MORE)),
        ("findings", AuditView(FOUND)),
        ("extract", QuotationsView(AUDIT)),
    ],
)
def test_the_view_is_as_it_was_looked_at(name: str, view: RenderableType, width: int) -> None:
    printed = _printed(view, width)
    path = SNAPSHOTS / f"{name}-{width}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 34, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for view in (AuditView(FOUND), QuotationsView(AUDIT)):
        assert max(cell_len(line) for line in _printed(view, width).splitlines()) <= width


def _flat(text: str) -> str:
    return " ".join(text.split())


def _row(printed: str, outlet: str) -> str:
    """Return the first row of a synopsis that is an outlet's."""
    return next(
        line for line in printed.splitlines() if line.startswith(f"  {outlet} ") and " · 20" not in line
    )


def test_words_stand_under_the_words_that_they_stand_against() -> None:
    printed = _printed(AuditView(AUDIT), 120)
    canonical, variant = _row(printed, "The Velmar Herald"), _row(printed, "Hostile | *Times* <i>")
    assert variant.index("*stand*") == canonical.index("stand")
    assert variant[canonical.index("beside")] == "·"
    assert canonical.index("us") < variant.index("[sic]") < canonical.index("on this")


def test_differences_can_be_read_without_colour() -> None:
    row = _row(_printed(AuditView(AUDIT), 120), "Hostile | *Times* <i>").partition("<i>")[2]
    assert row.split() == [
        *"····",
        "*stand*",
        *"··",
        "[sic]",
        *"··",
        "|",
        "·",
        "<script>alert(1)</script>",
        "[^1]",
    ]


def test_what_differs_is_green_and_what_is_the_same_is_dim() -> None:
    printed = _printed(AuditView(AUDIT), 120, colour=True)
    assert "\x1b[1;32m*stand*\x1b[0m" in printed
    assert "\x1b[2m·\x1b[0m" in printed


def test_outlets_stand_before_their_words_where_there_is_room_and_above_them_where_there_is_none() -> None:
    assert "\n  Hostile | *Times* <i>   ·" in _printed(AuditView(AUDIT), 80)
    assert "\n  Hostile | *Times* <i>\n     ·" in _printed(AuditView(AUDIT), 60)


@pytest.mark.parametrize(("width", "columns"), [(60, 1), (80, 1), (120, 2), (200, 3)])
def test_outlets_of_which_more_is_told_stand_in_columns_where_there_is_room(width: int, columns: int) -> None:
    lines = _printed(AuditView(FOUND), width).splitlines()
    heads = [line.count("· 2031-05-0") for line in lines if line.startswith("  Gazette of the North Sea")]
    others = [line.count("Hostile | *Times* <i> · 2031-05-04 · edited") for line in lines]
    assert max(*heads, *others) <= columns
    side_by_side = any("Gazette of" in line and "· edited" in line for line in lines)
    assert side_by_side is (columns > 1)


def test_renderings_that_cannot_be_set_under_each_other_have_brackets() -> None:
    pairs = {"h1.2": "هذه صفحة جديدة بين البلدين", "c2.1": "هذه صفحة قديمة بين البلدين"}
    renderings = tuple(replace(r, text=pairs.get(r.key, r.text)) for r in AUDIT.renderings)
    printed = _printed(AuditView(replace(AUDIT, renderings=renderings)), 120)
    assert "“هذه صفحة [-جديدة-] {+قديمة+} بين البلدين”" in printed


def test_what_an_article_holds_never_reaches_the_terminal_raw() -> None:
    printed = _printed(AuditView(FOUND), 80) + _printed(QuotationsView(AUDIT), 80)
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


def test_renderings_of_which_nothing_else_is_told_share_a_line() -> None:
    audit = _with_rendering("c2.2", article="gazette.txt")
    assert (
        "  the same words: Estmark Courier · 2031-05-03; Gazette of the North Sea and\n    Adjacent Waters ·"
    ) in _printed(AuditView(audit), 80)


def test_renderings_with_the_same_text_share_a_row() -> None:
    [other] = (r for r in AUDIT.renderings if r.key == "x2.1")
    remarks = tuple(
        replace(
            remark,
            renderings=(*remark.renderings, "x2.2"),
            links=(*remark.links, replace(remark.links[1], b="x2.2")),
        )
        if remark.key == "r2"
        else remark
        for remark in AUDIT.remarks
    )
    again = replace(other, key="x2.2", article="gazette.txt")
    audit = replace(AUDIT, renderings=(*AUDIT.renderings, again), remarks=remarks)
    assert "\n  Hostile | *Times* <i> +1" in _printed(AuditView(audit), 80)


def test_a_passage_of_a_statement_that_is_shown_whole_is_not_shown_again() -> None:
    audit = _with_rendering("c2.2", part_of="h1.1")
    assert _printed(AuditView(audit), 80) == _printed(AuditView(AUDIT), 80)


def test_a_rendering_with_the_words_of_the_canonical_has_no_row() -> None:
    printed = _printed(AuditView(AUDIT), 120)
    assert printed.count("Five hundred boats") == 1
    assert "  Estmark Courier · 2031-05-03 · the same words\n" in printed


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
    assert relations[:4] == ["edited", "the same words", "another translation", "reported"]


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


def _at_each(audit: Audit) -> dict[str, str]:
    """Return what the view says at each numbered remark, and of findings of none ("other")."""
    printed = _printed(AuditView(audit), 200)
    body, _, other = printed.partition("Other findings")
    pieces = re.split(r"^ *(\d+)\. ", body, flags=re.MULTILINE)
    return {**dict(zip(pieces[1::2], map(_flat, pieces[2::2]), strict=True)), "other": _flat(other)}


def test_a_finding_is_told_once_at_its_remark() -> None:
    told = _at_each(FOUND)
    for finding in FOUND.findings:
        at = [number for number, text in told.items() if f"{finding.code} {finding.severity}" in text]
        assert len(at) == {"Q103": 2, "Q404": 1}.get(finding.code, 1), finding.code
    assert "Q103 error: The same words are Ilse Marden’s in The Velmar Herald and" in told["3"]
    assert "Q103 error: see 3" in told["5"]


def test_what_a_finding_tells_is_not_told_again_and_is_told_where_there_is_none() -> None:
    for line in ("translation not disclosed;", "under another name:", "4 outlets, 3 independent:"):
        assert line in _flat(_printed(AuditView(MORE), 200))
        assert line not in _flat(_printed(AuditView(FOUND), 200))
    assert "inferred: translation: English from Danish" in _flat(_printed(AuditView(MORE), 200))
    assert "inferred: translation: English from Danish" not in _flat(_printed(AuditView(FOUND), 200))
    assert "inferred: interpreter (Gazette" in _flat(_printed(AuditView(FOUND), 200))


def test_a_finding_is_below_the_rendering_that_it_is_about() -> None:
    printed = _printed(AuditView(FOUND), 80)
    assert "· edited\n    Q205 warning: Hostile | *Times* <i> prints" in printed
    assert "press conference)\n    Q301 warning:" in printed


def test_the_notes_of_a_remark_are_one_dim_line() -> None:
    printed = _printed(AuditView(FOUND), 200, colour=True)
    [line] = [line for line in printed.splitlines() if "Q102" in line]
    assert "\x1b[2mQ208 note: No article prints the sentence that this is cut from. · Q102 note: “one" in line


def test_an_error_is_red_a_warning_yellow_and_both_say_so_in_words() -> None:
    printed = _printed(AuditView(FOUND), 200, colour=True)
    assert "\x1b[1;31mQ103 error:\x1b[0m" in printed
    assert "\x1b[33mQ210 warning, line 6:\x1b[0m" in printed


def test_the_last_line_counts_the_findings_and_names_a_page() -> None:
    assert _printed(AuditView(FOUND), 80).endswith(
        "\n\n1 error, 5 warnings, 5 notes; `quotes explain Q103` says more\n"
    )
    assert "explain" not in _printed(AuditView(MORE), 80)


def test_findings_of_articles_without_quotations_are_told_too() -> None:
    [finding] = (replace(f, places=f.places[:1]) for f in FINDINGS if f.code == "Q301")
    audit = replace(EMPTY, findings=(finding,))
    printed = _flat(_printed(AuditView(audit), 80))
    assert "No quotation was found. Other findings" in printed
    assert "Q301 warning, line 5: The Velmar Herald does not" in printed


def _about(code: str, *renderings: str) -> Finding:
    """Return a finding about the first of these renderings."""
    first = next(rendering for rendering in AUDIT.renderings if rendering.key == renderings[0])
    places = (Place(first.article, Span(first.start, first.end)),)
    return Finding(code, code, Severity.NOTE, "Look here.", places, renderings=renderings)


def test_a_doubt_that_is_a_finding_is_not_in_the_heading_too() -> None:
    attributions = tuple(replace(a, band=Band.UNSURE) for a in AUDIT.attributions)
    doubtful = replace(AUDIT, attributions=attributions, findings=())
    assert " · speaker unsure" in _at_each(doubtful)["4"]
    found = _at_each(replace(doubtful, findings=(_about("Q104", "h2.1"),)))["4"]
    assert "speaker unsure" not in found
    assert "Q104 note: Look here." in found


def test_what_was_altered_is_told_by_the_finding_or_beside_the_relation() -> None:
    remarks = []
    for remark in AUDIT.remarks:
        if remark.key == "r2":
            at = [find(article, "Five hundred") for article in ("herald.txt", "courier.txt")]
            change = Change("number", *at)
            first = replace(remark.links[0], relation=Relation.ALTERED, changes=(change,))
            remark = replace(remark, links=(first, remark.links[1]))
        remarks.append(remark)
    altered = replace(AUDIT, remarks=tuple(remarks))
    assert "altered, number differs: Five hundred / Five hundred" in _at_each(altered)["2"]
    found = _at_each(replace(altered, findings=(_about("Q201", "c2.1", "h1.2"),)))["2"]
    assert "differs" not in found
    assert "altered" in found
    assert found.count("Q201 note: Look here.") == 1


def test_words_that_alter_the_meaning_have_signs_and_are_red() -> None:
    at = [find("herald.txt", "beside us"), find("hostile_[x].txt", "beside us")]
    remarks = tuple(
        replace(
            remark,
            links=tuple(
                replace(link, relation=Relation.ALTERED, changes=(Change("name", at[0], Span(0, 0)),))
                if {link.a, link.b} == {"h1.1", "x1.1"}
                else link
                for link in remark.links
            ),
        )
        for remark in AUDIT.remarks
    )
    altered = replace(AUDIT, remarks=remarks, findings=())
    assert "▸beside us◂" in _row(_printed(AuditView(altered), 120), "The Velmar Herald")
    assert "▸" not in _printed(AuditView(replace(AUDIT, findings=())), 120)
    assert "\x1b[1;31m▸beside\x1b[0m" in _printed(AuditView(altered), 120, colour=True)


def test_what_an_error_points_to_has_signs_where_no_link_says_it() -> None:
    places = tuple(Place(key, find(key, "stand")) for key in ("herald.txt", "gazette.txt"))
    sic = Place("hostile_[x].txt", find("hostile_[x].txt", "[sic]"))
    found = replace(_about("Q203", "x1.1", "h1.1"), severity=Severity.ERROR, places=(sic, *places))
    printed = _printed(AuditView(replace(AUDIT, findings=(found,))), 120)
    assert "▸[sic]◂" in _row(printed, "Hostile | *Times* <i>")
    assert "▸stand◂" in _row(printed, "The Velmar Herald")
    warned = replace(found, severity=Severity.WARNING)
    assert "▸" not in _printed(AuditView(replace(AUDIT, findings=(warned,))), 120)


def test_a_note_about_several_remarks_is_told_with_its_article_and_its_lines() -> None:
    first, second = (find("herald.txt", words) for words in ("We want", "a new page"))
    places = (Place("herald.txt", first), Place("herald.txt", second))
    note = replace(_about("Q401", "h1.1", "h2.1"), places=places)
    told = _at_each(replace(MORE, findings=(note,)))
    assert [at for at, text in told.items() if "Q401" in text] == ["other"]
    assert "The Velmar Herald · 2031-05-02 Q401 note, lines 5, 7: Look here." in told["other"]


def test_a_warning_about_several_remarks_is_told_at_the_first_and_named_at_the_others() -> None:
    warning = replace(_about("Q301", "c2.1", "c1.1"), severity=Severity.WARNING)
    told = _at_each(replace(MORE, findings=(warning,)))
    assert "Q301 warning: Look here." in told["1"]
    assert "Q301 warning: see 1" in told["2"]
    assert "Q301" not in told["other"]


def test_a_finding_that_names_its_remark_is_told_there_though_it_names_renderings_of_another() -> None:
    warning = replace(_about("Q205", "c2.1"), severity=Severity.WARNING, remark="r4")
    told = _at_each(replace(MORE, findings=(warning,)))
    assert "Q205 warning: Look here." in told["4"]
    assert "Q205 warning: see 4" in told["2"]


def test_what_outlets_alike_do_not_say_is_told_in_full_of_the_first_that_stands_there() -> None:
    alike = tuple(
        replace(_about(code, key), id=f"{code} {key}", severity=Severity.WARNING)
        for code in ("Q301", "Q205")
        for key in ("c1.1", "g1.1")
    )
    printed = _printed(AuditView(replace(MORE, findings=alike)), 80)
    assert printed.index("Q301 warning: Look here.") < printed.index("Q301 warning: nor does Estmark Courier")
    assert printed.count("Q301 warning") == 2
    assert printed.count("Q205 warning: Look here.") == 2
