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


def article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH))
        at += len(paragraph) + 2
    return Article("a.txt", "a.txt", text, tuple(blocks), "0" * 64)


def test_a_paragraph_that_reopens_with_a_mark_continues_the_one_left_open() -> None:
    first, second = pair_marks(article("“We never stop.", "“We never will,” said Roe."))
    assert not first.closed
    assert second.continues


def test_a_paragraph_that_opens_with_a_mark_continues_nothing_after_a_closed_one() -> None:
    _, second = pair_marks(article("“We never stop.”", "“We never will,” said Roe."))
    assert not second.continues


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
