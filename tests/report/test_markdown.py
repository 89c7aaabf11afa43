"""The citation report keeps its shape and its words, whatever the articles hold."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from quotes.model import (
    Attribution,
    Audit,
    Band,
    Checked,
    Decided,
    Outcome,
    Place,
    QuotationKind,
    Rendering,
    Span,
    Speaker,
)
from quotes.report import Layout, Style, markdown_report, one_line
from quotes.report.differences import differences

from .markup import cells, inside, links, parsed, signed, text_of
from .sample import ARTICLES, AUDIT, EMPTY, FINDINGS, FOUND, MORE, RULES

TOKENS = parsed(markdown_report(AUDIT))


def test_the_headings_are_the_remarks_and_nothing_that_an_article_says() -> None:
    headings = inside(TOKENS, "heading")
    assert headings == [
        "Quotations and where they are printed",
        "Summary",
        "Remarks in several renderings",
        "1. Ilse Marden — “We want Estmark to stand beside us on …”",
        "2. Ilse Marden — “Five hundred boats have waited since the winter.”",
        "Remarks in one rendering",
        "3. Ilse Marden — “They will not wait any longer.”",
        "4. Tomas Arkwell — “a new page”",
        "5. Tomas Arkwell — “all five hundred boats”",
        "6. Tomas Arkwell — “هذه صفحة جديدة بين البلدين”",
        "7. Speaker unknown — “Nobody has drowned in the Sund on my …”",
        "Speakers",
        "Articles",
        "Problems",
        "Method",
        "What made it",
    ]


def test_every_canonical_rendering_is_a_block_quote_with_its_speaker_and_the_occasion() -> None:
    quotes = inside(TOKENS, "blockquote")
    assert len(quotes) == len(AUDIT.remarks)
    assert quotes[0] == (
        "“We want Estmark to stand beside us on this road,”"
        "— Ilse Marden, Fisheries Minister of Norvale, “at a press conference in Velmar” · "
        "The Velmar Herald, 2031-05-02"
    )


def test_an_unknown_speaker_is_called_as_the_article_does() -> None:
    quotes = inside(TOKENS, "blockquote")
    assert (
        "— Speaker unknown, “one official who asked not to be named” · Estmark Courier, 2031-05-03"
        in quotes[6]
    )


def test_a_speaker_is_called_likely_where_no_article_names_them_for_sure() -> None:
    doubtful = replace(
        AUDIT, attributions=tuple(replace(a, band=Band.LIKELY) for a in AUDIT.attributions if a.speaker)
    )
    assert (
        "— likely Ilse Marden, Fisheries Minister"
        in inside(parsed(markdown_report(doubtful)), "blockquote")[0]
    )
    assert "likely" not in "".join(inside(TOKENS, "blockquote"))


def test_every_row_has_as_many_cells_as_its_table() -> None:
    rows = cells(TOKENS)
    assert {len(row) for row in rows} == {3, 4}
    assert sum(row[2] == "canonical" for row in rows) == 2


def test_hostile_text_survives_as_it_is_printed() -> None:
    seen = [cell for row in cells(TOKENS) for cell in row]
    assert "Hostile | *Times* <i>, 2031-05-04" in seen
    assert any("[sic] on this | road <script>alert(1)</script> [^1]" in cell for cell in seen)
    assert any("⟨U+202E⟩sretniw⟨U+202C⟩ \\| 🚢 & &amp; ~~since~~ www.example.org" in cell for cell in seen)
    assert not [t for t in TOKENS for child in [t, *(t.children or [])] if "html" in child.type]


HOSTILE = [
    "*stars* _lines_ **both** ~~struck~~ ***all***",
    "[a link](http://x.example) ![image](x) [^1] [^note]: no",
    "<b>bold</b> <!-- comment --> <script>alert(1)</script> &amp; &#42;",
    "| a | b |\n| - | - |\n| c | d |",
    "`code` ``more`` ```fence``` ~~~",
    "# no heading",
    "1. no list",
    "- no list\n+ nor this",
    "---\ntitle: none\n---",
    "> no quotation\n> of its own",
    "```\nno code\n```",
    "    no code either",
    "$x^2$ H~2~O @key [@key] :::\n::: {#refs}",
    "(i) roman a) letter #. number",
    "🚢 \U0001f3f4\u200d\u2620\ufe0f e\u0301",
    "هذه صفحة «جديدة» ١٢٣ \u202e",
    "back\\slash \\* \\",
    "https://x.example/?a=1&b=2 www.x.example a@x.example",
    "word " * 1000 + "end",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("layout", [Layout(), Layout(Style.PANDOC, mermaid=True, bibliography="r.csl.json")])
def test_the_blocks_are_the_same_whatever_a_quotation_holds(text: str, layout: Layout) -> None:
    """One report has harmless words where the other has these; words, roles and outlets of its own."""
    tokens, plain = (parsed(markdown_report(_saying(words), RULES, layout)) for words in (text, "harmless"))
    assert [t.type for t in tokens] == [t.type for t in plain]
    quotes = inside(tokens, "blockquote")
    assert f"“{one_line(text).strip()}”" in quotes[0]
    speaker = " ".join(one_line(text).split())
    assert speaker in " ".join(quotes[0].split())


def _saying(words: str) -> Audit:
    """Return the sample with other words of a rendering, of a speaker, an outlet, a title and an author."""
    first, *rest = AUDIT.articles
    return replace(
        FOUND,
        articles=(replace(first, outlet=words, title=words, author=words, url=None), *rest),
        renderings=tuple(replace(r, text=words) if r.key == "h1.1" else r for r in FOUND.renderings),
        speakers=(replace(AUDIT.speakers[0], name=words, roles=(words,)), *AUDIT.speakers[1:]),
        findings=tuple(replace(finding, message=words) for finding in FOUND.findings),
    )


def test_no_control_character_is_in_it() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", markdown_report(AUDIT))


def test_the_differences_are_struck_and_bold() -> None:
    struck, bold = signed(TOKENS, "s"), signed(TOKENS, "strong")
    assert "stand" in struck
    assert "*stand*" in bold


_texts = st.text(alphabet="ab *_~[]\\\\|`<&,.—…“'-@^\n", max_size=20)


@given(_texts, _texts)
def test_marks_hold_whatever_the_words_are(before: str, after: str) -> None:
    audit = replace(AUDIT, renderings=tuple(_worded(r, before, after) for r in AUDIT.renderings))
    tokens = parsed(markdown_report(audit))
    runs = differences(before, after)
    row = next(row for row in _inline(tokens, "Estmark Courier, 2031-05-03") if row)
    assert signed([row], "strong") == [one_line(run.text) for run in runs if run.kind == "new"]
    assert signed([row], "s") == [one_line(run.text) for run in runs if run.kind == "gone"]


def _worded(rendering: Rendering, before: str, after: str) -> Rendering:
    texts = {"h1.2": before, "c2.1": after}
    return replace(rendering, text=texts.get(rendering.key, rendering.text))


def _inline(tokens: list[Token], outlet: str) -> list[Token]:
    """Return the second cell of the last table row that starts with that outlet."""
    found = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open" and text_of(tokens[at + 2]) == outlet:
            found = [t for t in tokens[at:] if t.type == "inline"][1:2]
    return found


def test_every_rendering_has_a_footnote_with_all_that_is_needed_to_check_it() -> None:
    notes = inside(TOKENS, "footnote")
    assert len(notes) == len(AUDIT.renderings)
    assert next(note for note in notes if "courier.txt" in note) == (
        "Estmark Courier, Norvale minister: boats will sail, 2031-05-03: "
        "“It is important for us that Estmark remains by our side,” Marden said, according to a Danish "
        "translation of her remarks. “Five hundred … (characters 36–92 of courier.txt). "
        "Attributed to “Marden”. "
        "How it got there, as printed: “according to a Danish translation of her remarks” "
        "(spoken, translation: Danish). "
        "Inferred: translation: English from Danish (the translation is Danish, and what is printed is "
        "English). "
        "Put with the others as likely (the same statement in other words)."
    )
    for note in notes:
        where = re.search(r"\(characters (\d+)–(\d+)(?: of (\S+))?\)\.", note)
        assert where is not None
        article = next(a for a in ARTICLES if a.key == where[3] or (not where[3] and note.startswith(a.key)))
        text = article.text
        assert one_line(text[int(where[1]) : int(where[2])]) in note


def test_a_footnote_says_why_a_speaker_is_not_sure_and_what_the_transcript_has() -> None:
    checked = Checked("h1.2", Outcome.NOT_FOUND), Checked("c2.1", Outcome.VERBATIM, "gazette.txt")
    notes = inside(parsed(markdown_report(replace(AUDIT, checks=checked))), "footnote")
    assert any(
        "Attributed to “she”: likely Ilse Marden (the name is printed beside the cue)." in n for n in notes
    )
    assert [note for note in notes if note.endswith("Against the transcript gazette.txt: verbatim.")]
    assert sum("transcript" in note for note in notes) == 1


def test_every_footnote_is_referred_to() -> None:
    labels = {
        child.meta["label"]
        for token in TOKENS
        for child in token.children or []
        if child.type == "footnote_ref" and child.meta
    }
    assert labels == {str(number) for number in range(1, len(AUDIT.renderings) + 1)}


def test_only_addresses_of_the_web_are_links_and_those_of_footnotes_open_at_the_quotation() -> None:
    page = "https://herald.example/2031/sund?id=4&x=1"
    found = links(TOKENS)
    assert (page, page) in found
    title = "Ministers agree to reopen the Sund"
    assert (title, f"{page}#:~:text=They%20will%20not%20wait%20any%20longer") in found
    assert {address.partition("#")[0] for _, address in found} == {page}


def test_the_chain_is_told_in_a_sentence() -> None:
    assert (
        "The Velmar Herald has it presumably through an interpreter; Gazette of the North Sea and Adjacent "
        "Waters has it through an interpreter; Estmark Courier has it from a Danish translation, presumably "
        "in an English translation from Danish."
    ) in inside(TOKENS, "paragraph")


def test_the_chain_is_drawn_on_request() -> None:
    assert not [token for token in TOKENS if token.type == "fence"]
    drawn = [t for t in parsed(markdown_report(AUDIT, (), Layout(mermaid=True))) if t.type == "fence"]
    assert [token.info for token in drawn] == ["mermaid"] * len(AUDIT.remarks)
    assert drawn[0].content.startswith('flowchart LR\n    n0(["Ilse Marden"])\n')


def test_a_translation_that_is_not_called_so_is_told() -> None:
    assert (
        "The Velmar Herald: translation not disclosed; Gazette of the North Sea and Adjacent Waters says "
        "“through an interpreter”."
    ) in inside(TOKENS, "paragraph")


def test_copies_are_counted_once() -> None:
    assert (
        "4 renderings, 2031-05-02 to 2031-05-04, in 4 outlets, 3 independent: The Velmar Herald and Gazette "
        "of the North Sea and Adjacent Waters have it from Interfax. Canonical: the fullest wording, printed "
        "by most outlets."
    ) in inside(TOKENS, "paragraph")


def test_words_under_two_names_and_ambiguous_fragments_are_told() -> None:
    paragraphs = inside(parsed(markdown_report(MORE)), "paragraph")
    assert "The same words under another name: Ilse Marden (The Velmar Herald · 2031-05-02)." in paragraphs
    assert any(p.startswith("May be cut from: “We want Estmark") for p in paragraphs)


def test_reported_speech_is_the_last_row_without_quotation_marks() -> None:
    rows = [row for row in cells(parsed(markdown_report(MORE))) if len(row) == 3]
    [at] = [at for at, row in enumerate(rows) if row[2] == "reported"]
    assert rows[at][1] == "The strait will open to fishing boats again"
    assert rows[at + 1][0] == "Printed by"


def test_a_doubtful_link_says_why() -> None:
    assert "edited (unsure): 4 of 9 words" in [cell for row in cells(TOKENS) for cell in row]


def test_speakers_are_counted_and_the_unknown_too() -> None:
    rows = cells(TOKENS)
    assert ["Ilse Marden", "Fisheries Minister of Norvale", "Marden; Mrs. Marden", "6"] in rows
    assert ["Speaker unknown", "", "", "1"] in rows


def test_a_role_that_is_spelled_in_two_ways_is_told_once() -> None:
    marden = replace(AUDIT.speakers[0], roles=("town's Mayor", "town’s mayor", "minister"))
    rows = cells(parsed(markdown_report(replace(AUDIT, speakers=(marden, *AUDIT.speakers[1:])))))
    assert ["Ilse Marden", "town's Mayor; minister", "Marden; Mrs. Marden", "6"] in rows


def test_what_is_reported_without_marks_adds_nobody_to_the_speakers() -> None:
    indirect = replace(AUDIT.quotations[0], key="i", kind=QuotationKind.INDIRECT, marked=())
    heard = Attribution("i", "stranger", Band.LIKELY, ("named",))
    audit = replace(
        AUDIT,
        quotations=(*AUDIT.quotations, indirect),
        attributions=(*AUDIT.attributions, heard),
        speakers=(*AUDIT.speakers, Speaker("stranger", "Nils Holm", ("Holm",))),
    )
    assert "3 of them indirect" in markdown_report(audit)
    assert "Holm" not in markdown_report(audit)


def test_articles_are_listed_with_their_hash_and_what_made_the_report_is_said() -> None:
    items = inside(TOKENS, "list_item")
    for article in ARTICLES:
        assert any(f"SHA-256 {article.sha256}" in item for item in items)
    assert "stanza 1.15.0" in items
    assert "meeting/missing.txt: no such file (left out)" in items


def test_when_an_article_was_retrieved_and_where_it_is_archived_is_said() -> None:
    copy = "https://web.archive.org/web/20310509/https://herald.example/2031/sund"
    herald = replace(ARTICLES[0], retrieved="2031-05-09T10:11:12Z", archive=copy)
    items = inside(parsed(markdown_report(replace(AUDIT, articles=(herald, *ARTICLES[1:])))), "list_item")
    assert any("retrieved 2031-05-09T10:11:12Z" in item for item in items)
    assert any(f"archived at Internet Archive: {copy}" in item for item in items)


def test_what_people_decided_is_said() -> None:
    place = Place("courier.txt", Span(36, 92))
    decided = Decided("speaker", (place,), "by A. Holm, 2031-05-10: *heard* it", "Ilse Marden", line=3)
    items = inside(parsed(markdown_report(replace(AUDIT, decided=(decided,)))), "list_item")
    assert (
        "speaker Ilse Marden: “It is important for us that Estmark remains by our side,” "
        "(by A. Holm, 2031-05-10: *heard* it)"
    ) in items


def test_the_same_audit_gives_the_same_report() -> None:
    assert markdown_report(AUDIT) == markdown_report(AUDIT)


def test_an_audit_without_quotations_says_so() -> None:
    report = markdown_report(EMPTY)
    assert "No quotation was found." in report
    assert "## Remarks" not in report


def test_an_article_of_one_very_long_line_is_cited_with_a_little_of_it() -> None:
    article = ARTICLES[0]
    padding = "word " * 200_000
    long = replace(article, text=article.text.replace("\n", " ") + padding, blocks=())
    audit = Audit(
        articles=(long, *ARTICLES[1:]),
        quotations=AUDIT.quotations,
        attributions=AUDIT.attributions,
        speakers=AUDIT.speakers,
        renderings=AUDIT.renderings,
        remarks=AUDIT.remarks,
        chains=(),
    )
    assert len(markdown_report(audit)) < 20_000


WITH_FINDINGS = parsed(markdown_report(FOUND, RULES))


def test_errors_and_warnings_are_rows_of_a_table_and_notes_that_no_remark_tells() -> None:
    rows = [row for row in cells(WITH_FINDINGS) if re.fullmatch(r"Q\d+ \w+", row[0])]
    severities = [row[0].split()[1] for row in rows]
    assert severities == ["error"] + ["warning"] * 5 + ["note"]  # of two articles
    assert rows[0][2:] == ["herald.txt, line 5; gazette.txt, line 3", "3, 5"]
    assert rows[0][1] == next(finding.message for finding in FINDINGS if finding.code == "Q103")
    assert [row[3] for row in rows if row[0][:4] in ("Q404", "Q210")] == ["", ""]
    assert "1 error, 5 warnings, 5 notes. Of the notes, 3 are told at the remarks only." in inside(
        WITH_FINDINGS, "paragraph"
    )


def test_the_table_leads_to_the_remarks() -> None:
    assert ("3", "#3-ilse-marden--they-will-not-wait-any-longer") in [
        (text, re.sub("%E2%80%[0-9A-F]{2}", "", address)) for text, address in links(WITH_FINDINGS)
    ]


def test_a_finding_of_many_places_names_the_first_files() -> None:
    keys = [article.key for article in ARTICLES]
    many = replace(FINDINGS[1], places=tuple(Place(key, Span(0, 3)) for key in keys))
    [row] = [r for r in cells(parsed(markdown_report(replace(FOUND, findings=(many,))))) if len(r) == 4][1:2]
    assert row[2] == "herald.txt, line 1; courier.txt, line 1; gazette.txt, line 1; 1 more"


def test_the_findings_of_a_remark_are_a_list_below_it() -> None:
    items = inside(WITH_FINDINGS, "list_item")
    for finding in FINDINGS:
        told = [item for item in items if item.startswith(f"{finding.code} {finding.severity}: ")]
        assert len(told) == {"Q404": 0, "Q210": 0, "Q103": 2}.get(finding.code, 1)
    assert "Q103 error: see remark 3" in items
    assert (
        "Q205 warning: Hostile | *Times* <i> prints “We want Estmark to *stand* beside us [sic] on this | "
        "road <script>alert(1)</script> [^1]” where 2 others print “stand”."
    ) in items


def test_what_outlets_alike_do_not_say_is_told_once() -> None:
    undisclosed = FINDINGS[0]
    alike = tuple(
        replace(undisclosed, id=key, message=f"{key} does not say it.", places=(Place(key, Span(0, 3)),))
        for key in ("herald.txt", "courier.txt", "gazette.txt")
    )
    for count, told in ((3, " Nor do Estmark Courier and Gazette of"), (2, " Nor does Estmark Courier.")):
        items = inside(parsed(markdown_report(replace(FOUND, findings=alike[:count]))), "list_item")
        assert any(item.startswith(f"Q301 warning: herald.txt does not say it.{told}") for item in items)


def test_the_footnote_of_the_canonical_rendering_is_cited_once() -> None:
    assert markdown_report(AUDIT).count("[^1]") == 2


def test_what_a_finding_tells_is_not_told_again_in_the_report() -> None:
    without, found = markdown_report(MORE), markdown_report(FOUND, RULES)
    for line in ("translation not disclosed", "The same words under another name", "3 independent"):
        assert line in without
        assert line not in found


def test_the_codes_of_the_findings_are_explained() -> None:
    assert "Codes of the findings" in inside(WITH_FINDINGS, "heading")
    rows = cells(WITH_FINDINGS)[-2:]
    assert rows == [
        ["Q102", "speaker-anonymous", "A speaker who is not named."],
        ["Q103", "speakers-conflict", "The same words under two names | *both*."],
    ]
    assert "### Codes" not in markdown_report(MORE, RULES)
    assert "## Findings" not in markdown_report(MORE, RULES)


PANDOC = Layout(Style.PANDOC, bibliography="report.csl.json", csl="../my style.csl")


def test_pandoc_is_told_of_the_references_and_cites_by_key() -> None:
    report = markdown_report(AUDIT, (), PANDOC)
    head, _, rest = report.partition("\n---\n\n")
    assert head.split("\n") == [
        "---",
        'title: "Quotations and where they are printed"',
        'bibliography: "report.csl.json"',
        'csl: "../my style.csl"',
        "link-citations: true",
    ]
    assert (
        "“We want Estmark to stand beside us on this road,”[^1] [@velmar-herald-2031-05-02-ministers]" in rest
    )
    assert rest.count("::: {#refs}\n:::") == 1
    assert "{#remark-1}" in rest


def test_the_references_of_a_style_are_in_the_footnotes_and_its_order_is_the_list_s() -> None:
    formatted = {article.key: f"Reference *{number}*." for number, article in enumerate(reversed(ARTICLES))}
    tokens = parsed(markdown_report(AUDIT, (), Layout(references=formatted)))
    items = [item for item in inside(tokens, "list_item") if item.startswith("Reference")]
    assert [item[:12] for item in items] == [f"Reference {number}." for number in range(4)]
    notes = inside(tokens, "footnote")
    assert notes[0].startswith("Reference 3 (at the quotation): “We want")
    assert notes[1].startswith("Reference 1: ")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_sees_the_same_blocks_whatever_quotations_hold_and_nothing_raw() -> None:
    layout = Layout(Style.PANDOC, bibliography="r.csl.json")
    shapes = []
    for words in ("\n".join(HOSTILE[:-1]), "harmless"):
        command = ["pandoc", "-f", "markdown-smart", "-t", "json"]
        report = markdown_report(_saying(words), RULES, layout).encode()
        document = json.loads(subprocess.run(command, input=report, capture_output=True, check=True).stdout)
        shapes.append(list(_kinds(document["blocks"])))
        assert {"RawBlock", "RawInline", "Math", "Superscript", "Subscript"}.isdisjoint(shapes[-1])
    blocks = {
        "Header",
        "Para",
        "BlockQuote",
        "Table",
        "BulletList",
        "OrderedList",
        "CodeBlock",
        "Div",
        "Note",
        "Cite",
    }
    hostile, plain = ([kind for kind in shape if kind in blocks] for shape in shapes)
    assert hostile == plain


def _kinds(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "t" in value:
            yield value["t"]
        for each in value.values():
            yield from _kinds(each)
    elif isinstance(value, list):
        for each in value:
            yield from _kinds(each)
