"""Renderings of the same words from the same mouth are one statement, however they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quotes.grouping import group_renderings, statements
from quotes.grouping.halves import join_halves
from quotes.grouping.statements import Statements, read_statements, workers_of
from quotes.model import Rendering
from tests.grouping.helpers import Press, statements_of

DAM = "The long dam at Tartesh will be finished before the rains."


def read(press: Press, workers: int = 1) -> tuple[Statements, list[Rendering]]:
    ordered = sorted(press.renderings, key=lambda r: (r.article, r.start))
    with workers_of(workers) as spread:
        return read_statements(ordered, join_halves(ordered, press.articles), spread), ordered


def members(found: Statements) -> list[list[int]]:
    return sorted(sorted(sentences) for sentences in found.members)


def test_the_same_words_are_one_statement_whatever_stands_between() -> None:
    found, _ = statements_of(
        DAM, DAM.upper(), "the long dam — at Tartesh — will be finished before the rains"
    )
    assert members(found) == [[0, 1, 2]]
    assert found.corpus.whole.tolist() == [True]


def test_other_words_and_other_mouths_are_other_statements() -> None:
    found, _ = statements_of(
        DAM, DAM, DAM, DAM, DAM.replace("long", "new"), speakers=("ann", "bob", None, "ann", "ann")
    )
    assert members(found) == [[0, 3], [1], [2], [4]]
    assert len(set(found.corpus.speaker.tolist())) == 3
    assert found.corpus.speaker.min() == -1


def test_halves_of_one_sentence_are_read_as_one() -> None:
    press = Press()
    press.prints("a.txt", "The long dam at Tartesh,", cue=" she told reporters, ")
    press.prints("a.txt", "will be finished before the rains.")
    press.prints("b.txt", DAM)
    found, _ = read(press)
    assert list(map(list, found.sentences)) == [[0, 1], [2]]
    assert members(found) == [[0, 1]]
    assert list(found.corpus.forms) == ["the long dam at tartesh will be finished before the rains"]


def test_too_few_telling_words_are_short() -> None:
    texts = (
        DAM,
        "dam at Tartesh",
        "long dam at Tartesh in Ruritania",
        "Yes.",
        "…",
        "The dam at Tartesh is long.",
    )
    found, place = statements_of(*texts)
    assert [bool(found.short[at]) for at in place] == [False, True, False, True, True, False]


def test_the_vocabulary_weighs_content_words() -> None:
    found, _ = statements_of(DAM, "Nobody counted the bees.")
    assert {"dam", "tartesh", "bee"} <= set(found.vocabulary)
    assert "the" not in found.vocabulary
    assert all(0 < weight <= 1 for weight in found.vocabulary.values())


def test_the_order_of_the_input_changes_neither_statements_nor_their_order() -> None:
    texts = (DAM, "Nobody counted the bees.", "dam at Tartesh", DAM.upper())
    forward, _ = statements_of(*texts, speakers=("ann", None, None, "ann"))
    backward, _ = statements_of(*texts[::-1], speakers=("ann", None, None, "ann"))
    assert forward.corpus.forms == backward.corpus.forms
    assert forward.corpus.speaker.tolist() == backward.corpus.speaker.tolist()
    last = len(texts) - 1
    assert members(forward) == members(
        replace(backward, members=[[last - n for n in m] for m in backward.members])
    )


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


@pytest.mark.parametrize("workers", [1, 2])
def test_work_is_handed_out_in_pieces_and_comes_back_in_order(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "CHUNK", 3)
    with workers_of(workers) as spread:
        assert list(spread(doubled, range(20))) == [
            [2 * n for n in range(a, min(a + 3, 20))] for a in range(0, 20, 3)
        ]
        assert list(spread(doubled, range(2))) == [[0, 2]]
        assert list(spread(doubled, [])) == []


def test_the_number_of_workers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "CHUNK", 3)
    press = Press()
    for n, text in enumerate(
        (DAM, DAM.replace("long", "new"), "dam at Tartesh", "Nobody counted the bees.") * 2
    ):
        press.prints(f"{n}.txt", text if n < 4 else f"{text} We know", speaker=None if n % 3 else "ann")
    alone = group_renderings(press.renderings, press.articles)
    assert group_renderings(press.renderings, press.articles, workers=2) == alone
    one, two = read(press)[0], read(press, 2)[0]
    assert (one.members, one.vocabulary, one.corpus.forms) == (two.members, two.vocabulary, two.corpus.forms)
    assert one.corpus.words.ids.tolist() == two.corpus.words.ids.tolist()
