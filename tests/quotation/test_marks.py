"""Quotation marks are paired, apostrophes are not marks, and nothing swallows the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Article, Block, BlockKind, Span
from quotes.quotation.marks import Marked, pair_in, pair_marks

PAIRED = [
    ('He said "by the river." Then "more," he said.', ["by the river.", "more,"]),
    ("“Fine,” she said, “let’s go.”", ["Fine,", "let’s go."]),
    ("‘We’ll see,’ said the workers’ leader.", ["We’ll see,"]),
    ("She said 'no' and 'not the workers' fault', twice.", ["no", "not the workers' fault"]),
    ("« C’est tout », dit-elle.", ["C’est tout"]),
    ("«Listo», dijo.", ["Listo"]),
    ("„So ist es“, sagte er.", ["So ist es"]),
    ("„Tak jest”, powiedział.", ["Tak jest"]),
    ("»Gut«, sagte sie.", ["Gut"]),
    ("‚Gut‘, sagte sie.", ["Gut"]),
    ("‹Gut›, sagte sie.", ["Gut"]),
    ("›Gut‹, sagte sie.", ["Gut"]),
    ("„Er sagte ‚gut‘ zu mir“, sagte sie.", ["Er sagte ‚gut‘ zu mir"]),
    ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
    ("‘He said “no” to us,’ she said.", ["He said “no” to us,"]),
    ("\"He said 'no' to us,\" she said.", ["He said 'no' to us,"]),
    ("The ’90s were “odd”.", ["odd"]),
    ("The '90s weren't 'odd', 'tis said.", ["odd"]),
    ("Rock 'n' roll isn't dead.", []),
    ('He is 5\'10" tall; the plank is 6" wide.', []),
    ("The Joneses' dog and James's cat aren't here.", []),
    ("Jean “Johnny” Roe, a “[sic]” man", ["Johnny", "[sic]"]),
    ("say “«nested» thing” ok", ["«nested» thing"]),
    ('A lone " stands here.', []),
    ('""', []),
]


def paired(text: str) -> list[Marked]:
    return pair_in(text, Span(0, len(text)), 0)


@pytest.mark.parametrize(("text", "expected"), PAIRED, ids=[t for t, _ in PAIRED])
def test_marks_are_paired_and_apostrophes_are_not_marks(text: str, expected: list[str]) -> None:
    assert [text[m.inner.start : m.inner.end] for m in paired(text)] == expected


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“We never stop. And so on"
    (marked,) = paired(text)
    assert not marked.closed
    assert text[marked.inner.start : marked.inner.end] == "We never stop. And so on"


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = "“We never stop. “Nor do we,” said Roe."
    first, second = paired(text)
    assert (first.closed, second.closed) == (False, True)
    assert text[second.inner.start : second.inner.end] == "Nor do we,"


def article(*paragraphs: str, quoted: tuple[int, ...] = ()) -> Article:
    """Return an article of these paragraphs, those numbered in ``quoted`` being block quotations."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for n, paragraph in enumerate(paragraphs):
        kind = BlockKind.QUOTATION if n in quoted else BlockKind.PARAGRAPH
        blocks.append(Block(Span(at, at + len(paragraph)), kind))
        at += len(paragraph) + 2
    return Article("a.txt", "a.txt", text, tuple(blocks), "0" * 64)


def test_a_paragraph_that_reopens_with_a_mark_continues_the_one_left_open() -> None:
    first, second = pair_marks(article("“We never stop.", "“We never will,” said Roe."))
    assert not first.closed
    assert second.continues


def test_a_paragraph_that_opens_with_a_mark_continues_nothing_after_a_closed_one() -> None:
    _, second = pair_marks(article("“We never stop.”", "“We never will,” said Roe."))
    assert not second.continues


def test_a_single_mark_stays_open_only_where_the_next_paragraph_reopens_with_it() -> None:
    first, second = pair_marks(article("‘We saw the boys’ boats.", "‘They were empty,’ said Roe."))
    assert (first.closed, second.continues) == (False, True)
    assert pair_marks(article("‘We never stop.", "They never will.")) == []


def test_all_of_a_block_quotation_is_quoted_and_its_paragraphs_are_one_speech() -> None:
    text = article("Roe wrote:", "We never stop. Never.", "Nor do they.", "“Fine,” said Poe.", quoted=(1, 2))
    marked = pair_marks(text)
    assert said(text) == ["We never stop. Never.", "Nor do they.", "Fine,"]
    assert [m.continues for m in marked] == [False, True, False]


def said(article: Article) -> list[str]:
    return [article.text[m.inner.start : m.inner.end] for m in pair_marks(article)]


def test_dashes_open_speech_where_somebody_is_said_to_speak() -> None:
    assert said(article("— We stop, said Roe. — All of us.")) == ["We stop,", "All of us."]
    assert said(article("– We – he said – never stop.")) == ["We", "never stop."]
    assert said(article("— Why stop? asked Poe.", "— We are tired.", "— So am I.")) == [
        "Why stop?",
        "We are tired.",
        "So am I.",
    ]


def test_dashes_of_lists_signatures_and_asides_open_no_speech() -> None:
    assert said(article("— bread and butter", "— tea", "— Dana Roe")) == []
    assert said(article("The mill — Roe said so — is sold.")) == []


def test_a_paragraph_that_opens_with_a_dash_and_a_mark_has_the_speech_of_its_marks() -> None:
    assert said(article("— “We stop,” said Roe.")) == ["We stop,"]


@given(st.lists(st.text(alphabet="ab s.,?!'\"“”‘—–>\n", max_size=40), max_size=5), st.sets(st.integers(0, 4)))
def test_any_article_gives_ordered_spans_in_its_blocks(paragraphs: list[str], quoted: set[int]) -> None:
    whole = article(*(f"x{p} said Roe" for p in paragraphs), quoted=tuple(quoted))
    end = 0
    for marked in pair_marks(whole):
        block = whole.blocks[marked.block].span
        assert max(end, block.start) <= marked.outer.start <= marked.inner.start < marked.inner.end
        assert marked.inner.end <= marked.outer.end <= block.end
        end = marked.outer.end


@given(st.text(alphabet="ab s.,'\"“”‘’«»„‹›\n5", max_size=60))
def test_any_text_gives_ordered_spans_in_bounds(text: str) -> None:
    end = 0
    for marked in paired(text):
        assert (
            end
            <= marked.outer.start
            <= marked.inner.start
            < marked.inner.end
            <= marked.outer.end
            <= len(text)
        )
        end = marked.outer.end
