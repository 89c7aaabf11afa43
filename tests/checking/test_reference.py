"""References as runs of words: what is speech, which sentence, whose turn."""

from __future__ import annotations

import numpy as np

from quotes.checking.find import cut_passages
from quotes.checking.reference import highest, read_library, sentences_in
from quotes.model import Article, Block, BlockKind, Span


def library(text: str, *blocks: Block) -> list[str]:
    found = read_library([Article("t", "t", text, blocks, "")])
    return [text[s:e] for s, e in zip(found.starts, found.ends, strict=True) if s < e]


def test_names_before_turns_stage_directions_time_stamps_and_sounds_are_no_speech() -> None:
    text = (
        "[00:12] Ana Ortiz: Um, we came. [Laughter]\nBen: Yes. (applause)\nAna Ortiz: We, uh, stay.\nBEN: So."
    )
    assert library(text) == "we came We stay So".split() or library(text) == "we came Yes We stay So".split()


def test_front_matter_is_no_speech() -> None:
    text = "---\ntitle: We came\n---\nWe stay."
    assert library(text, Block(Span(0, 23), BlockKind.METADATA)) == ["We", "stay"]


def test_words_know_their_sentence_and_turn() -> None:
    text = "ANA: We came. We saw.\nBEN: We left."
    found = read_library([Article("t", "t", text, (), "")])
    assert [text[slice(*span)] for _, span in found.spans] == ["We came", "We saw", "We left"]
    assert found.names == ("ANA", "BEN")
    assert found.turns[:6].tolist() == [0, 0, 0, 0, 1, 1]


def test_sentences_are_cut_at_stops_before_capitals() -> None:
    text = "We came. We saw 3.5 metres of it … and left. “So what?” No."
    assert [text[slice(*s)] for s in sentences_in(text)] == [
        "We came.",
        "We saw 3.5 metres of it … and left.",
        "“So what?”",
        "No.",
    ]
    assert [text[slice(*s)] for s in sentences_in(text, 3)][-1].endswith("No.")


def test_a_reference_without_a_word_is_none_to_find_anything_in() -> None:
    found = read_library([Article("t", "t", "— …", (), ""), Article("u", "u", "We came.", (), "")])
    assert [(at, found.articles[at].text[slice(*span)]) for at, span in found.spans] == [(1, "We came")]


def test_a_run_of_words_is_found_at_each_of_its_places_whatever_its_inflections() -> None:
    text = "We build a dam. They built a dam of stone, and we build a dam."
    found = read_library([Article("t", "t", text, (), "")])

    def places(said: str) -> list[str]:
        (passage,) = cut_passages(said, found)
        ats = list(found.places_of_run(passage.keys))
        return [text[found.starts[at] :][: len(said)] for at in ats]

    assert places("build a dam") == ["build a dam", "built a dam", "build a dam"]
    assert places("build a tower") == []
    assert list(found.places_of_run("")) == []


def test_of_equal_values_the_first_are_the_highest_and_nothing_is_none() -> None:
    values = np.array([0.0, 2.0, 1.0, 2.0, 0.0, 1.0, 3.0])
    assert highest(values, 2).tolist() == [6, 1]
    assert highest(values, 4).tolist() == [6, 1, 3, 2]
    assert highest(values, 9).tolist() == [6, 1, 3, 2, 5]
