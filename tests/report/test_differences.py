"""Differences between two renderings, word by word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Band, Link, Operation, Relation, Rendering, Span
from quotes.report.differences import Run, differences, link_differences


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[kind].format(text) for kind, text in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("we go home", "we go home", "we go home"),
        ("we go home", "we walk home", "we [-go-] {+walk+} home"),
        ("we go home", "we go back home", "we go {+back+} home"),
        ("we all go home", "we go home", "we [-all-] go home"),
        ("now we go", "we go", "[-now-] we go"),
        ("we go now", "we go", "we go [-now-]"),
        ("we go", "so we go", "{+so+} we go"),
        ("500 troops", "5000 troops", "[-500-] {+5000+} troops"),
        ("", "we go", "we go"),
        ("we go", "", ""),
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Boats will sail.", "boats will sail,"),
        ("we don't know", "we don’t know"),
        ("a road — a long one", "a road, a long one"),
        ("he is “back”", "he is 'back'"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_capitals_and_the_punctuation_around_words_are_not_differences(before: str, after: str) -> None:
    assert differences(before, after) == (Run("same", after),)


@pytest.mark.parametrize(("before", "after"), [("you will", "you will?"), ("the [old] port", "the old port")])
def test_a_question_and_an_editor_s_bracket_are_differences(before: str, after: str) -> None:
    assert any(run.kind == "new" for run in differences(before, after))


def test_words_parted_by_a_dash_are_compared_one_by_one() -> None:
    assert shown("boats—old ones—sail", "boats—new ones—sail") == "boats—[-old-] {+new+} ones—sail"


def test_the_mark_of_a_line_of_a_block_quotation_is_no_word() -> None:
    assert differences("We stop\n> here.", "We stop here.") == (Run("same", "We stop here."),)


def test_texts_without_a_common_word_are_not_marked() -> None:
    assert differences("мы хотим", "we want") == (Run("same", "we want"),)


_texts = st.text(alphabet="ab ,.—…'“-\n", max_size=24)


@given(_texts, _texts)
def test_what_is_not_gone_is_the_second_text(before: str, after: str) -> None:
    runs = differences(before, after)
    kept = "".join(run.text for run in runs if run.kind != "gone")
    assert "".join(kept.split()) == "".join(after.split())
    assert all(run.text for run in runs)


@given(_texts, _texts)
def test_marked_runs_have_no_space_at_their_ends(before: str, after: str) -> None:
    assert all(run.text == run.text.strip() for run in differences(before, after) if run.kind != "same")


def _rendering(key: str, text: str, start: int) -> Rendering:
    return Rendering(key, f"{key}.txt", "q", start, start + len(text), text)


# Two readings align equally well; the link's operations say which "very" is meant.
CANONICAL = _rendering("a", "very very old", 100)
OTHER = _rendering("b", "very old", 7)
LINK = Link(
    a="a",
    b="b",
    relation=Relation.EDITED,
    score=0.9,
    band=Band.CERTAIN,
    operations=(
        Operation("delete", Span(100, 104), Span(7, 7)),
        Operation("equal", Span(105, 113), Span(7, 15)),
    ),
)
SECOND_GONE = replace(
    LINK,
    operations=(
        Operation("equal", Span(100, 104), Span(7, 11)),
        Operation("delete", Span(105, 109), Span(12, 12)),
        Operation("equal", Span(110, 113), Span(12, 15)),
    ),
)


def test_the_operations_of_a_link_decide_where_it_has_them() -> None:
    assert link_differences(LINK, CANONICAL, OTHER)[0].kind == "gone"
    assert link_differences(SECOND_GONE, CANONICAL, OTHER)[0].kind == "same"


def test_a_link_can_be_read_from_either_end() -> None:
    turned = replace(
        SECOND_GONE,
        a="b",
        b="a",
        operations=tuple(Operation(o.kind, o.b, o.a) for o in SECOND_GONE.operations),
    )
    assert link_differences(turned, CANONICAL, OTHER) == link_differences(SECOND_GONE, CANONICAL, OTHER)


def test_an_operation_inside_a_printed_word_marks_the_whole_word() -> None:
    before, after = _rendering("a", "we don't go", 0), _rendering("b", "we do go", 0)
    link = replace(
        LINK,
        operations=(
            Operation("equal", Span(0, 5), Span(0, 5)),
            Operation("delete", Span(5, 8), Span(5, 5)),
            Operation("equal", Span(9, 11), Span(6, 8)),
        ),
    )
    runs = link_differences(link, before, after)
    assert Run("gone", "don't") in runs
    assert Run("new", "do") in runs


def test_without_a_link_words_alone_decide() -> None:
    assert link_differences(None, CANONICAL, OTHER) == differences(CANONICAL.text, OTHER.text)


def test_other_words_altogether_are_not_marked() -> None:
    one, other = (
        _rendering("a", "we want you to stand beside us", 0),
        _rendering("b", "stay with us, friends", 0),
    )
    far = replace(LINK, relation=Relation.TRANSLATION, operations=())
    assert link_differences(far, one, other) == (Run("same", other.text),)
    assert len(link_differences(replace(far, relation=Relation.EDITED), one, other)) > 1
    for odd in (replace(other, lang="de"), replace(other, marked=False)):
        assert link_differences(None, one, odd) == (Run("same", other.text),)
