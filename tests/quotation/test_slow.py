"""Text made to be slow: what took the square of its length, or doubled with each letter, no longer does."""

from __future__ import annotations

import pytest

from quotes.model import Article, Block, BlockKind, Sentence, Span, Word
from quotes.quotation.content import reported_content
from quotes.quotation.expressions import is_unspoken
from quotes.quotation.frames import MOST_FRAMES, find_frames
from quotes.quotation.marks import pair_in, pair_marks
from quotes.quotation.tree import Tree
from quotes.quotation.view import View
from tests.test_hostile import steps


def article(text: str) -> Article:
    span = Span(0, len(text))
    return Article("a.txt", "a.txt", text, (Block(span, BlockKind.PARAGRAPH),), "0" * 64)


@pytest.mark.parametrize("piece", ["“ “ ” ", "« « » ", "„ „ “ ", "”‘““", "a “b” “c ", "'a ", '"" ', "‘as’ "])
def test_marks_that_are_never_closed_are_looked_through_once(piece: str) -> None:
    def work(times: int) -> int:
        text = piece * times + "a' "
        return steps(lambda: pair_in(text, Span(0, len(text)), 0))

    assert work(900) < 3.5 * work(300)


def test_a_word_of_many_capitals_is_read_in_one_way_only() -> None:
    given = article(f"Robert “{'A' * 60}!” Fenn bought the boat.")
    assert not is_unspoken(View(given, [], (marked := pair_marks(given))), marked[0])


def test_of_a_sentence_of_cues_some_are_looked_at() -> None:
    text = " ".join(["said"] * 300)
    words = [
        Word(at, at + 4, "said", "say", "VERB", "VBD", "VerbForm=Fin", at // 5 - 1, "conj" if at else "root")
        for at in range(0, len(text), 5)
    ]
    tree = Tree(Sentence(0, len(text), tuple(words), 0))
    assert len(find_frames(0, tree, [False] * len(words))) == MOST_FRAMES


def test_white_space_inside_a_sentence_is_looked_through_once() -> None:
    gap = " " * 200_000
    text = f"It rained{gap}there, Roe said."
    forms = ["It", "rained", "there", ",", "Roe", "said", "."]
    tags = ["PRON", "VERB", "ADV", "PUNCT", "PROPN", "VERB", "PUNCT"]
    heads = [
        (1, "nsubj"),
        (5, "ccomp"),
        (1, "advmod"),
        (5, "punct"),
        (5, "nsubj"),
        (-1, "root"),
        (5, "punct"),
    ]
    words, at = [], 0
    for form, upos, (head, deprel) in zip(forms, tags, heads, strict=True):
        at = text.index(form, at)
        lemma = "say" if form == "said" else form.lower()
        xpos = "VBD" if upos == "VERB" else ""
        words.append(Word(at, at + len(form), form, lemma, upos, xpos, "VerbForm=Fin", head, deprel))
    view = View(article(text), [Tree(Sentence(0, len(text), tuple(words), 0))], [])
    (said,) = (frame for frame in view.frames[0] if frame.strength == 3)
    assert [text[slice(*span)] for span in reported_content(view, said)] == [f"It rained{gap}there"]
