"""What an article's text is cut into."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.articles import read_articles
from quotes.articles.blocks import lay_out
from quotes.model import BlockKind

TITLE, HEADING, DATELINE = BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE
PARAGRAPH, METADATA, BOILERPLATE = BlockKind.PARAGRAPH, BlockKind.METADATA, BlockKind.BOILERPLATE
QUOTATION = BlockKind.QUOTATION

LEDE = (
    "The ministers of Ruritania and Graustark met in Strelsau on Thursday and agreed to open the border "
    "between their two countries before the winter, officials of both sides said."
)
SECOND = (
    "“We have waited for this for ten years,” said Ada Rassendyll, the Ruritanian minister, who flew to the "
    "meeting on the first commercial flight between the capitals since the war."
)


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.span.start : block.span.end]) for block in lay_out(text).blocks]


def kinds(text: str) -> list[BlockKind]:
    return [kind for kind, _ in blocks(text)]


def article(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


# Anything at all

SNIPPETS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\ufeff",
    "\u2029",
    "---\n",
    "title: A\n",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "* ",
    "```\n",
    "===\n",
    "[a]: http://b.c\n",
    "![x](y)",
    "<p>",
    "<blockquote>",
    "</p>",
    "</blockquote>\n",
    "“",
    "”",
    '"',
    "'",
    "—",
    " - ",
    "MOSCOW (AP) — ",
    "By Jane Roe\n",
    "Published On 31 Jul 2025\n",
    " date 2025-07-31 ",
    "Read more\n",
    "Sign up for our newsletter\n",
    "Support The Gazette!",
    "Dear readers,",
    "Your support keeps our journalism free. Donate today.",
    LEDE,
    SECOND,
    "A heading",
    "said.",
    "|",
    "….",
]
TEXTS = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=30)), max_size=25).map("".join)
MARKS = re.compile(r"\ufeff?\s*(?:(?:[>*+•‣▪●-]|#{1,6}|\d{1,3}[.)]|</?(?:p|blockquote)>)\s*)*")


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_blocks_of_any_text_are_trimmed_in_order_and_hold_all_but_white_space_and_marks(text: str) -> None:
    end = 0
    for block in lay_out(text).blocks:
        part = text[block.span.start : block.span.end]
        assert end <= block.span.start < block.span.end <= len(text)
        assert part == part.strip()
        assert MARKS.fullmatch(text[end : block.span.start]), "something was left out"
        end = block.span.end
    assert MARKS.fullmatch(text[end:]), "something was left out at the end"


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_blocks(text: str) -> None:
    assert lay_out(text) == lay_out(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter_to_the_kinds(line_end: str) -> None:
    text = article("A border opens", "By Jane Roe", LEDE, SECOND, "What comes next", LEDE, "Read more")
    assert kinds(text.replace("\n", line_end)) == [
        TITLE,
        METADATA,
        PARAGRAPH,
        PARAGRAPH,
        HEADING,
        PARAGRAPH,
        BOILERPLATE,
    ]


# Titles and headings


def test_a_short_first_line_without_a_full_stop_is_the_title() -> None:
    text = article("Ruritania to open its border", LEDE, SECOND)
    assert kinds(text) == [TITLE, PARAGRAPH, PARAGRAPH]
    assert lay_out(text).facts.title == "Ruritania to open its border"


def test_a_first_sentence_is_not_a_title() -> None:
    assert kinds(article("The border opens.", LEDE)) == [PARAGRAPH, PARAGRAPH]
    assert kinds(article(LEDE, SECOND)) == [PARAGRAPH, PARAGRAPH]
    assert lay_out(article(LEDE, SECOND)).facts.title is None


def test_one_line_alone_is_a_paragraph() -> None:
    assert kinds("“We will open the border,” she said") == [PARAGRAPH]


def test_a_title_may_ask_or_quote_or_be_in_capital_letters_with_a_full_stop() -> None:
    for title in (
        "Will the border open?",
        "‘We waited ten years’",
        "Ruritania Opens Border Before Winter.",
    ):
        assert kinds(article(title, LEDE))[0] is TITLE, title


def test_names_of_sections_above_the_title_are_not_the_title() -> None:
    text = article("World", "Europe", "Ruritania to open its border", LEDE, SECOND)
    assert kinds(text) == [METADATA, METADATA, TITLE, PARAGRAPH, PARAGRAPH]
    assert kinds(article("Peace", LEDE, SECOND)) == [TITLE, PARAGRAPH, PARAGRAPH]


def test_labelled_lines_above_an_article_are_metadata() -> None:
    text = f"title: The border\nsource: The Gazette\ndate: 2025-07-31\n\n{LEDE}\n\n{SECOND}"
    assert kinds(text) == [METADATA, METADATA, METADATA, PARAGRAPH, PARAGRAPH]
    facts = lay_out(text).facts
    assert (facts.title, facts.outlet, facts.date) == ("The border", None, "2025-07-31")


SIGNED = article("Border opens", f"By Rupert Hentzau\nThe Strelsau Post\n31 July 2025\n\n{LEDE}", SECOND)


@pytest.mark.parametrize("name", ["strelsau-post", "the_strelsau_post", "2025-07-31 Strelsau Post (2)"])
def test_a_line_beside_a_byline_that_says_what_the_file_is_called_names_the_outlet(name: str) -> None:
    layout = lay_out(SIGNED, name)
    facts = ("Border opens", "Rupert Hentzau", "The Strelsau Post", "2025-07-31")
    assert (layout.facts.title, layout.facts.author, layout.facts.outlet, layout.facts.date) == facts
    kinds = [TITLE, METADATA, METADATA, METADATA, PARAGRAPH, PARAGRAPH]
    assert [block.kind for block in layout.blocks] == kinds


@pytest.mark.parametrize("name", ["", "border-opens", "strelsau", "2025-07-31", "strelsau-post-border"])
def test_a_line_that_says_anything_else_names_no_outlet(name: str) -> None:
    layout = lay_out(SIGNED, name)
    assert (layout.facts.title, layout.facts.outlet) == ("Border opens", None)


def test_a_headline_that_the_file_is_called_by_is_a_headline() -> None:
    for text in (
        f"Border opens\n31 July 2025\n\n{LEDE}",
        f"By Rupert Hentzau\n\nBorder opens\n\nTwo towns rejoice\n\n{LEDE}",
        f"{LEDE}\n\nBorder opens\n\n31 July 2025\n\n{SECOND}",
    ):
        assert lay_out(text, "border-opens").facts.outlet is None


def test_a_name_with_accents_is_found_in_a_file_without() -> None:
    text = article("La frontière", f"31 July 2025\nGazette des Îles\n\n{LEDE}", SECOND)
    assert lay_out(text, "gazette-des-iles").facts.outlet == "Gazette des Îles"


def test_a_repeated_title_is_metadata() -> None:
    text = article("Ruritania to open its border", "Ruritania  to open its border", LEDE)
    assert kinds(text) == [TITLE, METADATA, PARAGRAPH]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert kinds(article(LEDE, "Ten years of war", SECOND)) == [PARAGRAPH, HEADING, PARAGRAPH]


@pytest.mark.parametrize(
    "line", ["She said:", "“No,” she said", "He nodded.", "and so on", "- bread", "“Why?”", "Yes, indeed,"]
)
def test_a_short_line_that_is_no_heading_is_a_paragraph(line: str) -> None:
    assert kinds(article(LEDE, line, SECOND)) == [PARAGRAPH, PARAGRAPH, PARAGRAPH]


def test_a_short_last_line_is_not_a_heading() -> None:
    assert kinds(article(LEDE, SECOND, "Strelsau")) == [PARAGRAPH, PARAGRAPH, PARAGRAPH]


# Paragraphs


def test_a_line_end_parts_paragraphs_when_lines_are_whole_paragraphs() -> None:
    assert [text for _, text in blocks(f"{LEDE}\n{SECOND}\n{LEDE}")] == [LEDE, SECOND, LEDE]


WRAPPED = """\
The ministers of Ruritania and Graustark met in Strelsau on Thursday and
agreed to open the border between their two countries before the winter,
officials of both sides said.

"We have waited for this for ten years," said Ada Rassendyll, the
Ruritanian minister, who flew to the meeting on the first commercial
flight between the capitals since the war. "I hope that nobody will have
to wait for as long again."
"""


def test_a_line_end_does_not_part_hard_wrapped_text() -> None:
    assert kinds(WRAPPED) == [PARAGRAPH, PARAGRAPH]


def test_a_title_and_a_byline_stay_apart_in_hard_wrapped_text() -> None:
    text = f"Ruritania and Graustark agree to open their border\nBy Jane Roe\n{WRAPPED}"
    assert kinds(text) == [TITLE, METADATA, PARAGRAPH, PARAGRAPH]


def test_a_sentence_that_goes_on_is_not_parted_by_a_stray_line_end() -> None:
    assert kinds("“We have waited\nfor ten years,” she said.") == [PARAGRAPH]


def test_a_list_of_short_lines_is_not_taken_for_wrapped_text() -> None:
    text = article(LEDE, "Bread and butter\nMilk\nTen boxes of apples\nTea", SECOND)
    assert len(blocks(text)) == 6


def test_an_indented_line_opens_a_paragraph_in_hard_wrapped_text() -> None:
    lines = WRAPPED.replace("\n\n", "\n    ").splitlines()
    assert kinds("\n".join(lines)) == [PARAGRAPH, PARAGRAPH]


# Markdown


def test_markdown_marks_are_left_out_of_the_blocks() -> None:
    text = article(
        "# The border",
        LEDE,
        "## Ten years",
        "> “We waited,” she said.\n> “Long.”",
        "- bread\n- milk",
        "1. one\n2. two",
    )
    assert blocks(text) == [
        (TITLE, "The border"),
        (PARAGRAPH, LEDE),
        (HEADING, "Ten years"),
        (PARAGRAPH, "“We waited,” she said."),
        (PARAGRAPH, "“Long.”"),
        (PARAGRAPH, "bread"),
        (PARAGRAPH, "milk"),
        (PARAGRAPH, "one"),
        (PARAGRAPH, "two"),
    ]


def test_a_block_quotation_without_quotation_marks_is_a_quotation() -> None:
    text = article(
        "# The border", LEDE, "The treaty says:", "> The border is open.\n>\n> It stays open.", SECOND
    )
    assert [block for block in blocks(text)[2:] if block[0] is not METADATA] == [
        (PARAGRAPH, "The treaty says:"),
        (QUOTATION, "The border is open."),
        (QUOTATION, "It stays open."),
        (PARAGRAPH, SECOND),
    ]


def test_a_block_quotation_over_several_lines_is_one_block() -> None:
    text = article(LEDE, "> The border is open to all\n> who ask.", SECOND)
    assert blocks(text)[1] == (QUOTATION, "The border is open to all\n> who ask.")


def test_the_name_that_signs_a_block_quotation_is_none_of_it() -> None:
    text = article("> The border is open to whoever asks for it.", "> — Ada Rassendyll")
    assert kinds(text) == [QUOTATION, PARAGRAPH]


def test_an_article_all_in_block_quotes_is_not_quoted_for_it() -> None:
    assert kinds(article("> " + LEDE, "> " + SECOND)) == [PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote>The border is open.</blockquote>",
        "<blockquote><p>The border is open.</p></blockquote>",
        '<BLOCKQUOTE class="law">\nThe border is open.\n</BLOCKQUOTE>',
        "<blockquote>\n\n  <p>The border is open.</p>\n\n</blockquote>",
    ],
)
def test_the_text_of_an_html_block_quotation_is_a_quotation_without_the_tags(quoted: str) -> None:
    found = [block for block in blocks(article(LEDE, quoted, SECOND)) if block[0] is not METADATA]
    assert found == [(PARAGRAPH, LEDE), (QUOTATION, "The border is open."), (PARAGRAPH, SECOND)]


def test_what_follows_an_html_block_quotation_in_the_next_line_is_not_quoted() -> None:
    text = article(LEDE, "<blockquote>The border is open to all</blockquote>\nwho ask, the treaty says.")
    assert blocks(text)[1:] == [
        (QUOTATION, "The border is open to all"),
        (PARAGRAPH, "who ask, the treaty says."),
    ]


def test_an_html_block_quotation_that_is_never_closed_quotes_nothing() -> None:
    assert QUOTATION not in kinds(article(LEDE, "<blockquote>", SECOND, LEDE))


def test_a_day_before_a_month_is_not_the_number_of_an_item() -> None:
    assert blocks(article(LEDE, "31. July was warm, and so was the day after."))[1][1].startswith("31.")


def test_code_images_rules_and_link_definitions_are_metadata() -> None:
    text = article(
        LEDE,
        "```\nprint('“no”')\n\n“x”\n```",
        "![A bridge](bridge.jpg)",
        "* * *",
        "[1]: https://example.org",
        SECOND,
    )
    assert kinds(text) == [PARAGRAPH, *[METADATA] * 7, PARAGRAPH]


def test_a_fence_that_is_never_closed_swallows_nothing() -> None:
    assert kinds(article(LEDE, "```", SECOND)) == [PARAGRAPH, METADATA, PARAGRAPH]


def test_a_name_in_brackets_before_a_colon_is_not_a_link_definition() -> None:
    assert kinds(article(LEDE, "[Rassendyll]: We waited ten years.")) == [PARAGRAPH, PARAGRAPH]


def test_underlined_lines_are_title_and_headings() -> None:
    text = f"The border opens.\n=====\n\n{LEDE}\n\nTen years\n---------\n{SECOND}"
    assert kinds(text) == [TITLE, METADATA, PARAGRAPH, HEADING, METADATA, PARAGRAPH]


# The head of an article


def test_front_matter_is_one_block_and_fills_the_facts() -> None:
    text = f"---\noutlet: The Gazette\ntitle: 'The border'\n---\n\nThe border opens\n\n{LEDE}"
    assert kinds(text) == [METADATA, TITLE, PARAGRAPH]
    assert lay_out(text).facts.outlet == "The Gazette"
    assert lay_out(text).facts.title == "The border"


def test_a_date_glued_before_the_first_sentence_is_cut_off() -> None:
    text = f" date 2025-07-31 {LEDE}"
    assert blocks(text) == [(METADATA, "date 2025-07-31"), (PARAGRAPH, LEDE)]
    assert lay_out(text).facts.date == "2025-07-31"


def test_a_sentence_that_begins_with_a_date_is_left_whole() -> None:
    for opening in ("July 31, 2025 was a warm day in Strelsau.", "2025-07-31 was a warm day in Strelsau."):
        assert kinds(article(opening, SECOND))[0] is PARAGRAPH


def test_the_dateline_is_a_block_of_its_own() -> None:
    text = article("The border opens", f"STRELSAU, July 31 (Agency) — {LEDE}", SECOND)
    assert blocks(text)[1:3] == [(DATELINE, "STRELSAU, July 31 (Agency) —"), (PARAGRAPH, LEDE)]


def test_the_date_of_a_dateline_is_the_articles_for_want_of_another() -> None:
    dated = f"Strelsau, 31 July 2025 (Agency) – {LEDE}"
    assert lay_out(article("The border opens", dated, SECOND)).facts.date == "2025-07-31"
    later = article("The border opens", "Published On 1 Aug 2025", dated, SECOND)
    assert lay_out(later).facts.date == "2025-08-01"
    assert lay_out(article("The border opens", f"STRELSAU, July 31 — {LEDE}", SECOND)).facts.date is None


def test_a_dateline_may_follow_a_summary_but_not_stand_in_the_body() -> None:
    assert kinds(article("A border opens", "It took ten years.", f"STRELSAU — {LEDE}"))[2] is DATELINE
    assert DATELINE not in kinds(article(LEDE, SECOND, f"STRELSAU — {LEDE}"))


def test_byline_and_times_are_metadata_and_fill_the_facts() -> None:
    text = article(
        "The border opens",
        "By Jane Roe and John Doe, Strelsau Correspondents",
        "21 hours ago 13",
        "Updated: August 1, 2025",
        "It took ten years.",
        "Published On 31 Jul 2025",
        LEDE,
        SECOND,
    )
    assert kinds(text) == [
        TITLE,
        METADATA,
        METADATA,
        METADATA,
        PARAGRAPH,
        METADATA,
        PARAGRAPH,
        PARAGRAPH,
    ]
    facts = lay_out(text).facts
    assert (facts.author, facts.date) == ("Jane Roe and John Doe", "2025-07-31")


def test_a_bare_date_is_a_time_above_the_article_and_a_heading_in_it() -> None:
    assert kinds(article("The border opens", "July 31, 2025", LEDE, SECOND))[1] is METADATA
    assert kinds(article(LEDE, SECOND, "July 31, 2025", LEDE))[2] is HEADING


def test_a_caption_with_its_credit_is_metadata() -> None:
    for caption in (
        "The ministers on the bridge. Jane Roe / AGENCY",
        "The ministers on the bridge [Jane Roe/AFP]",
        "The ministers on the bridge. (AP Photo/Jane Roe)",
        "FILE PHOTO: The ministers on the bridge, July 31, 2025",
        "Photo: Jane Roe",
    ):
        assert kinds(article("The border opens", caption, LEDE)) == [TITLE, METADATA, PARAGRAPH], caption


def test_a_body_paragraph_with_a_slash_or_a_photo_stays() -> None:
    for paragraph in (
        "Neither he nor Radio Strelsau/Free Graustark had an answer.",
        "She showed reporters a photo of the bridge.",
        "“This is for Jane Roe,” he said of the deal with Blue / Green.",
    ):
        assert kinds(article(LEDE, paragraph, SECOND))[1] is PARAGRAPH, paragraph


def test_a_byline_after_the_body_has_begun_is_not_one() -> None:
    assert kinds(article(LEDE, SECOND, "By Strelsau Standards", LEDE))[2] is HEADING


def test_a_right_to_left_article_is_cut_like_any_other() -> None:
    arabic = "قال الوزير إن بلاده تريد علاقات جيدة مع جيرانها، وإن الحدود ستفتح قبل الشتاء بعد عشر سنوات."
    assert kinds(article("الحدود تفتح", arabic, arabic)) == [TITLE, PARAGRAPH, PARAGRAPH]


# The five real reports

REPORTS = Path(__file__).parents[2] / "../shared/articles"


@pytest.mark.skipif(not REPORTS.is_dir(), reason="../shared/articles is absent")
def test_real_reports_have_their_parts_told_apart() -> None:
    articles, problems = read_articles([str(REPORTS)])
    assert not problems
    found = ["".join(block.kind.name[0] for block in one.blocks) for one in articles]
    assert found == [
        "MPPPPPP",
        "TMPPPPPPPPP",
        "PPPPPPPP",
        "TMPMPPPPPPPHPPPPPPPBB",
        "BTMPPPPPPPPP" + 17 * "B",
    ]
    assert [one.date for one in articles] == ["2025-07-31", None, None, "2025-07-31", None]
