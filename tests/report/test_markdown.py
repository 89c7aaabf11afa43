"""The citation report keeps its shape and its words, whatever the articles hold."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from quotes.model import Attribution, Audit, Band, QuotationKind, Rendering, Speaker
from quotes.report import markdown_report, one_line
from quotes.report.differences import differences

from .sample import ARTICLES, AUDIT, EMPTY, MORE


def _parse(markdown: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.parse(markdown)


def _text(token: Token) -> str:
    kinds = {"text", "text_special", "code_inline", "softbreak"}
    return "".join(child.content for child in token.children or [] if child.type in kinds)


def _inside(tokens: list[Token], kind: str) -> list[str]:
    """Return the text inside every block of a kind."""
    found: list[str] = []
    depth = 0
    for token in tokens:
        if token.type == f"{kind}_open":
            depth += 1
            found.append("")
        elif token.type == f"{kind}_close":
            depth -= 1
        elif token.type == "inline" and depth:
            found[-1] += _text(token)
    return found


def _cells(tokens: list[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            rows[-1].append(_text(tokens[at + 1]))
    return rows


def _signed(tokens: list[Token], kind: str) -> list[str]:
    """Return the text inside every pair of inline marks of a kind (strong, s, em)."""
    found: list[str] = []
    for token in tokens:
        inside = False
        for child in token.children or []:
            if child.type == f"{kind}_open":
                inside = True
                found.append("")
            elif child.type == f"{kind}_close":
                inside = False
            elif inside:
                found[-1] += child.content
    return found


TOKENS = _parse(markdown_report(AUDIT))


def test_the_headings_are_the_remarks_and_nothing_that_an_article_says() -> None:
    headings = _inside(TOKENS, "heading")
    assert headings == [
        "Quotations and where they are printed",
        "Summary",
        "Remarks",
        "1. Ilse Marden — “We want Estmark to stand beside us on …”",
        "2. Ilse Marden — “Five hundred boats have waited since the winter.”",
        "3. Ilse Marden — “They will not wait any longer.”",
        "4. Tomas Arkwell — “a new page”",
        "5. Tomas Arkwell — “all five hundred boats”",
        "6. Tomas Arkwell — “هذه صفحة جديدة بين البلدين”",
        "7. Speaker unknown — “Nobody has drowned in the Sund on my …”",
        "Speakers",
        "Articles",
        "What made it",
        "Problems",
    ]


def test_every_canonical_rendering_is_a_block_quote_with_its_speaker() -> None:
    quotes = _inside(TOKENS, "blockquote")
    assert len(quotes) == len(AUDIT.remarks)
    assert quotes[0] == (
        "“We want Estmark to stand beside us on this road,”"
        "— Ilse Marden, Fisheries Minister of Norvale (The Velmar Herald, 2031-05-02)"
    )


def test_every_row_has_as_many_cells_as_its_table() -> None:
    rows = _cells(TOKENS)
    assert {len(row) for row in rows} == {6, 5}
    assert sum(row[3] == "canonical" for row in rows) == 2


def test_hostile_text_survives_as_it_is_printed() -> None:
    cells = [cell for row in _cells(TOKENS) for cell in row]
    assert "Hostile | *Times* <i>" in cells
    assert any("[sic] on this | road <script>alert(1)</script> [^1]" in cell for cell in cells)
    assert any("⟨U+202E⟩sretniw⟨U+202C⟩ \\| 🚢 & &amp; ~~since~~ www.example.org" in cell for cell in cells)
    assert not [t for t in TOKENS for child in [t, *(t.children or [])] if "html" in child.type]


def test_no_control_character_is_in_it() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", markdown_report(AUDIT))


def test_the_differences_are_struck_and_bold() -> None:
    struck, bold = _signed(TOKENS, "s"), _signed(TOKENS, "strong")
    assert "stand" in struck
    assert "*stand*" in bold


_texts = st.text(alphabet="ab *_~[]\\\\|`<&,.—…“'-\n", max_size=20)


@given(_texts, _texts)
def test_marks_hold_whatever_the_words_are(before: str, after: str) -> None:
    audit = replace(AUDIT, renderings=tuple(_worded(r, before, after) for r in AUDIT.renderings))
    tokens = _parse(markdown_report(audit))
    runs = differences(before, after)
    row = next(row for row in _inline(tokens, "Estmark Courier") if row)
    assert _signed([row], "strong") == [one_line(run.text) for run in runs if run.kind == "new"]
    assert _signed([row], "s") == [one_line(run.text) for run in runs if run.kind == "gone"]


def _worded(rendering: Rendering, before: str, after: str) -> Rendering:
    texts = {"h1.2": before, "c2.1": after}
    return replace(rendering, text=texts.get(rendering.key, rendering.text))


def _inline(tokens: list[Token], outlet: str) -> list[Token]:
    """Return the third cell of the last table row that starts with that outlet."""
    found = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open" and _text(tokens[at + 2]) == outlet:
            found = [t for t in tokens[at:] if t.type == "inline"][2:3]
    return found


def test_every_rendering_has_a_footnote_with_the_quotation_in_its_context() -> None:
    notes = _inside(TOKENS, "footnote")
    assert len(notes) == len(AUDIT.renderings)
    assert next(note for note in notes if "courier.txt" in note) == (
        "Estmark Courier, Norvale minister: boats will sail, 2031-05-03: "
        "“It is important for us that Estmark remains by our side,” Marden said, according to a Danish "
        "translation of her remarks. “Five hundred … (characters 36–92 of courier.txt)"
    )
    for note in notes:
        where = re.search(r"\(characters (\d+)–(\d+) of (\S+)\)$", note)
        assert where is not None
        text = next(a.text for a in ARTICLES if a.key == where[3])
        assert one_line(text[int(where[1]) : int(where[2])]) in note


def test_every_footnote_is_referred_to() -> None:
    labels = {
        child.meta["label"]
        for token in TOKENS
        for child in token.children or []
        if child.type == "footnote_ref" and child.meta
    }
    assert labels == {str(number) for number in range(1, len(AUDIT.renderings) + 1)}


def test_an_address_is_a_link_only_if_it_is_one_of_the_web() -> None:
    links = {
        str(child.attrs["href"])
        for token in TOKENS
        for child in token.children or []
        if child.type == "link_open"
    }
    assert links == {"https://herald.example/2031/sund?id=4&x=1"}


def test_the_translation_is_told_in_the_article_s_words() -> None:
    assert (
        "How it got to Estmark Courier, as printed: “according to a Danish translation of her remarks” "
        "(spoken, translation: Danish)."
    ) in _inside(TOKENS, "paragraph")


def test_what_no_article_says_is_called_inferred() -> None:
    paragraphs = _inside(TOKENS, "paragraph")
    assert (
        "Inferred of Estmark Courier: translation: English from Danish "
        "(the translation is Danish, and what is printed is English)."
    ) in paragraphs
    assert (
        "The Velmar Herald: translation not disclosed; Gazette of the North Sea and Adjacent Waters says "
        "“through an interpreter”."
    ) in paragraphs


def test_copies_are_counted_once() -> None:
    assert (
        "Printed by 4 outlets, 3 independent: The Velmar Herald and Gazette of the North Sea and Adjacent "
        "Waters have it from Interfax."
    ) in _inside(TOKENS, "paragraph")


def test_words_under_two_names_and_ambiguous_fragments_are_told() -> None:
    paragraphs = _inside(_parse(markdown_report(MORE)), "paragraph")
    assert "The same words under another name: Ilse Marden (The Velmar Herald · 2031-05-02)." in paragraphs
    assert any(p.startswith("May be cut from: “We want Estmark") for p in paragraphs)


def test_reported_speech_is_the_last_row_without_quotation_marks() -> None:
    rows = [row for row in _cells(_parse(markdown_report(MORE))) if len(row) == 6]
    [at] = [at for at, row in enumerate(rows) if row[3] == "reported"]
    assert rows[at][2] == "The strait will open to fishing boats again"
    assert rows[at + 1][0] == "Outlet"


def test_a_doubtful_link_says_why() -> None:
    assert "edited (unsure): 4 of 9 words" in [cell for row in _cells(TOKENS) for cell in row]


def test_speakers_are_counted_and_the_unknown_too() -> None:
    rows = _cells(TOKENS)
    assert [
        "Ilse Marden",
        "Ilse Marden; Marden; Mrs. Marden",
        "Fisheries Minister of Norvale",
        "person",
        "6",
    ] in rows
    assert ["Speaker unknown", "", "", "", "1"] in rows


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
    items = _inside(TOKENS, "list_item")
    for article in ARTICLES:
        assert any(f"SHA-256 {article.sha256}" in item for item in items)
    assert "stanza 1.15.0" in items
    assert "meeting/missing.txt: no such file (left out)" in items


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
