"""Operations and stretches point exactly at what is printed."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.grouping.align import find_stretch
from quotes.model import Relation
from tests.grouping.helpers import Press

WORDS = st.lists(
    st.sampled_from(
        "we need the bridge friends 5,000 five don't Ruritania agreements, and not “reform” war".split()
    ),
    min_size=3,
    max_size=12,
)


def steps(press: Press, a: str, b: str) -> list[tuple[str, str, str]]:
    link, by = press.linked(a, b), {r.key: r for r in press.renderings}
    text_a, text_b = (press.articles[by[key].article].text for key in (link.a, link.b))
    return [(o.kind, text_a[slice(*o.a)], text_b[slice(*o.b)]) for o in link.operations]


def test_operations_are_word_by_word() -> None:
    press = Press()
    a = press.prints("a.txt", "We don’t need 5,000 new soldiers on the Ruritanian border,")
    b = press.prints("b.txt", "We do not need five thousand soldiers on that Ruritanian border now.")
    assert steps(press, a, b) == [
        ("equal", "We", "We"),
        ("replace", "don’t", "do not"),
        ("equal", "need", "need"),
        ("replace", "5,000", "five thousand"),
        ("delete", "new", ""),
        ("equal", "soldiers", "soldiers"),
        ("equal", "on", "on"),
        ("replace", "the", "that"),
        ("equal", "Ruritanian", "Ruritanian"),
        ("equal", "border", "border"),
        ("insert", "", "now"),
    ]


@given(WORDS, WORDS)
def test_operations_cover_both_sides_in_order_and_once(a: list[str], b: list[str]) -> None:
    press = Press()
    keys = press.prints("a.txt", " ".join(a)), press.prints("b.txt", " ".join(b))
    link, by = press.linked(*keys), {r.key: r for r in press.renderings}
    for side, key in ((0, link.a), (1, link.b)):
        article = press.articles[by[key].article].text
        at, printed = by[key].start, ""
        for operation in link.operations:
            span = operation[1 + side]
            assert at <= span.start <= span.end <= by[key].end
            assert not any(c.isalnum() for c in article[at : span.start])
            at = span.end
            printed += article[span.start : span.end]
        assert [c for c in printed if c.isalnum()] == [c for c in by[key].text if c.isalnum()]
    for kind, here, there in steps(press, *keys):
        assert (kind == "delete") == (there == "")
        assert (kind == "insert") == (here == "")


def test_what_has_no_words_is_still_where_it_is_printed() -> None:
    press = Press()
    words, dots = press.prints("a.txt", "By June"), press.prints("b.txt", "…", cue=" he said.")
    assert [tuple(operation) for operation in press.linked(words, dots).operations] == [
        ("delete", (1, 3), (1, 1)),
        ("delete", (4, 8), (1, 1)),
    ]
    assert [operation.kind for operation in press.linked(dots, words).operations] == ["insert", "insert"]
    assert press.linked(dots, dots).operations == ()


def test_a_text_cut_short_is_truncated_and_a_text_with_a_slip_is_edited() -> None:
    press = Press()
    long = "We signed the fishing treaty in March and the grain treaty will follow before the harvest."
    a = press.prints("a.txt", long)
    cut = press.prints("b.txt", "the grain treaty will follow before the harvest.")
    slip = press.prints("c.txt", long.replace("the fishing", "a fishing"))
    same = press.prints("d.txt", long.upper())
    assert press.linked(a, cut).relation is Relation.TRUNCATED
    assert press.linked(a, slip).relation is Relation.EDITED
    assert press.linked(a, same).relation is Relation.SAME


def test_the_stretch_is_where_most_words_stand_in_order() -> None:
    assert find_stretch("c d e".split(), "a b c d e f".split()) == (2, 5, 1.0)
    start, end, held = find_stretch(
        "ready to help them with aid".split(), "we are ready to help you with aid to day".split()
    )
    assert (start, end) == (2, 8)
    assert held == 5 / 6
    assert find_stretch([], ["a"]) == (0, 0, 0.0)


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_stretch_lies_inside_and_is_full_only_when_word_for_word(a: list[str], b: list[str]) -> None:
    start, end, held = find_stretch(a, b)
    assert 0 <= start <= end <= len(b)
    assert 0.0 <= held <= 1.0
    if a and any(b[n : n + len(a)] == a for n in range(len(b))):
        assert b[start:end] == a
