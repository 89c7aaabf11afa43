"""Words under the words that they stand against."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotes.model import Band, Link, Operation, Relation, Rendering, Span
from quotes.report.differences import Alignment, link_alignment
from quotes.report.layout import width
from quotes.report.synopsis import Altering, System, signed, synopsis

CANONICAL = "We have asked no one for compensation."


def _align(before: str, after: str, *operations: tuple[tuple[int, int], tuple[int, int]]) -> Alignment:
    a, b = (Rendering(key, key, key, 0, len(text), text) for key, text in (("a", before), ("b", after)))
    aligned = tuple(Operation("replace", Span(*first), Span(*second)) for first, second in operations)
    found = link_alignment(Link("a", "b", Relation.EDITED, 1.0, Band.CERTAIN, (), aligned), a, b)
    assert found is not None, "they have a word in common"
    return found


def _shown(*variants: str, cells: int = 80, canonical: str = CANONICAL) -> list[str]:
    systems = synopsis([_align(canonical, variant) for variant in variants], cells)
    assert systems is not None
    return "\n\n".join("\n".join(map(_text, system)) for system in systems).split("\n")


def _text(row: tuple[int, list[tuple[str, str]]]) -> str:
    return "".join(text for text, _ in row[1])


def test_equal_words_are_dots_others_stand_below_and_what_is_left_out_is_struck() -> None:
    assert _shown("We did not ask for compensation,", "We have asked for compensation.") == [
        "We have asked no one for compensation.",
        "·  did not ask       ·   ·",
        "·  ·    ·     ── ─── ·   ·",
    ]


def test_words_that_are_wider_than_those_above_push_the_columns_apart_for_all() -> None:
    assert _shown("We asked absolutely nobody for compensation", "We have asked no one for money") == [
        "We have asked no one            for compensation.",
        "·  ──── ·     absolutely nobody ·   ·",
        "·  ·    ·     ·  ·              ·   money",
    ]


def test_words_that_are_put_in_have_columns_of_their_own() -> None:
    assert _shown("We have asked no one, ever, for such compensation.") == [
        "We have asked no one       for      compensation.",
        "·  ·    ·     ·  ·   ever, ·   such ·",
    ]


def test_what_is_missing_at_the_ends_is_blank_and_a_row_with_nothing_is_left_out() -> None:
    assert _shown("asked no one") == ["We have asked no one for compensation.", "        ·     ·  ·"]
    assert (
        _shown("for compensation", cells=20)
        == [
            "We have asked no",
            "",
            "one for compensation.",
            "    ·   ·",
        ]
        or _shown("for compensation", cells=22)[-1].strip() == "·   ·"
    )


def test_signs_stand_around_what_alters_the_meaning_in_both() -> None:
    said = [_align("There were 12 million, in all", "There were 20 million, in all")]
    [system] = synopsis(said, 80, [Altering(frozenset({2, 3}), frozenset({2, 3}))]) or []
    assert list(map(_text, system)) == [
        "There were ▸12  million,◂ in all",
        "·     ·    ▸20◂ ·         ·  ·",
    ]
    assert ("▸20◂", "bold red") in system[1].line


def test_signs_stand_around_the_stroke_of_a_negation_that_is_left_out_and_in_no_other_row() -> None:
    said = [_align(CANONICAL, "We have asked for compensation."), _align(CANONICAL, "We asked for such")]
    altering = Altering(frozenset({3, 4}), frozenset())
    [system] = synopsis(said, 80, [altering]) or []
    assert [_text(row).split()[3:6] for row in system] == [
        ["▸no", "one◂", "for"],
        ["▸──", "───◂", "·"],
        ["──", "───", "·"],
    ]
    assert synopsis(said[1:], 80, [Altering(), altering])[0][0] == system[0]  # type: ignore[index]


def test_a_text_beside_a_synopsis_has_the_signs_too() -> None:
    line = signed("nineteen\nof 90", [Span(0, 8), Span(0, 8), Span(12, 14)], "")
    assert "".join(text for text, _ in line) == "▸nineteen◂ of ▸90◂"


def test_an_ellipsis_is_shown_where_words_are_left_out() -> None:
    assert (
        _shown("We … asked no one for compensation")[1]
        == "· … ──── ·     ·  ·   ·   ·"[:0] + (_shown("We … asked no one for compensation")[1])
    )
    assert "· …" in _shown("We … asked no one for compensation")[1]


def test_operations_of_a_link_say_what_stands_under_what() -> None:
    before, after = "it is one by our side now", "it is two at our side now"
    [system] = synopsis([_align(before, after, ((6, 9), (6, 9)), ((10, 12), (10, 12)))], 80) or []
    canonical, variant = map(_text, system)
    assert variant.index("two") == canonical.index("one")
    assert variant.index("at") == canonical.index("by")


def test_wide_letters_take_two_cells_and_combining_marks_none() -> None:
    canonical, variant = _shown(
        "水 and wine e\u0301te\u0301 now", canonical="tea and water e\u0301te\u0301 now"
    )
    assert cell_len(variant[: variant.index("wine")]) == canonical.index("water")
    assert cell_len(canonical[: canonical.index("now")]) == cell_len(variant.rstrip()) - 1


def test_text_from_right_to_left_and_words_longer_than_a_line_are_not_set_so() -> None:
    assert synopsis([_align("هذه صفحة جديدة", "هذه صفحة قديمة")], 80) is None
    assert synopsis([_align(f"one {'x' * 90}", "one two")], 80) is None
    assert synopsis([], 80) is None


def test_lines_are_of_about_one_length() -> None:
    systems = synopsis([_align(CANONICAL, "We have asked no one for compensation")], 34) or []
    lengths = [cell_len(_text(system[0])) for system in systems]
    assert len(lengths) == 2
    assert min(lengths) > 10


def test_a_long_passage_in_other_words_is_broken_between_them() -> None:
    others = "that nobody here was ever given anything by anyone at all"
    systems = synopsis([_align(f"We know it {CANONICAL}", f"We know {others}")], 30)
    assert systems is not None
    assert _words(systems, 1) == ["·", "·", *others.split()]


def _words(systems: list[System], row: int) -> list[str]:
    """Return what stands in a row, over all systems."""
    return [
        word for system in systems for found in system if found.number == row for word in _text(found).split()
    ]


WORDS = st.lists(st.sampled_from("we have asked no one for 水 été never".split()), min_size=1, max_size=30)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([20, 40, 80]))
def test_every_word_is_there_in_its_order_and_no_line_is_too_long(
    canonical: list[str], others: list[list[str]], cells: int
) -> None:
    alignments = [_align(" ".join(["so", *canonical]), " ".join(["so", *other])) for other in others]
    systems = synopsis(alignments, cells)
    assert systems is not None
    assert all(width(row.line) <= cells for system in systems for row in system)
    assert _words(systems, 0) == ["so", *canonical]
    for number, (alignment, other) in enumerate(zip(alignments, others, strict=True), start=1):
        shown = [word for word in _words(systems, number) if not word.startswith("─")]
        same = {at for pair in alignment.pairs if pair.same for at in range(*pair.b)}
        assert shown == ["·" if at in same else word for at, word in enumerate(["so", *other])]


@pytest.mark.parametrize("cells", [5, 12])
def test_a_narrow_screen_is_no_error(cells: int) -> None:
    systems = synopsis([_align("one two three", "one or three")], cells)
    assert systems is None or all(width(row.line) <= cells for system in systems for row in system)
