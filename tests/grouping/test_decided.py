"""Groups as people decided: what is tied is together and what is parted is not, whatever was found."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quotes.grouping import attach_reported, group_renderings, tell_ties, widen_ties
from quotes.grouping.decided import hold_ties
from quotes.grouping.vectors import load_encoder
from quotes.model import Band, Remark, Rendering
from quotes.ties import Tie, Ties, resolve_ties

from .helpers import Press

SAIL = "Every boat in the harbour will sail before the winter."
SAID_AGAIN = "All boats of the harbour will put to sea before winter."
BREAD = "The price of bread will not rise again this year."
SCHOOL = "We have promised a new school to the children of the valley."


def decided(*ties: Tie, **chosen: str) -> Ties:
    return resolve_ties(ties, chosen)[0]


def tied(*keys: str) -> Tie:
    return Tie(keys, True, "decided by mk")


def parted(*keys: str) -> Tie:
    return Tie(keys, False, "decided by mk")


def grouped(press: Press, ties: Ties) -> tuple[Remark, ...]:
    wide = widen_ties(ties, press.renderings, press.articles)
    _, remarks = group_renderings(press.renderings, press.articles, encoder=load_encoder(), ties=wide)
    return tell_ties(remarks, wide)


def together(remarks: tuple[Remark, ...], *keys: str) -> bool:
    return any({*keys} <= {*remark.renderings} for remark in remarks)


def test_what_the_machine_keeps_apart_is_together_if_people_say_so() -> None:
    press = Press()
    a, b = press.prints("post", SAIL), press.prints("herald", BREAD)
    assert not together(grouped(press, Ties()), a, b)
    [remark] = grouped(press, decided(tied(a, b)))
    [link] = remark.links
    assert (link.band, link.score, link.reasons[0]) == (Band.CERTAIN, 1.0, "decided by mk")


def test_two_speakers_are_no_hindrance() -> None:
    press = Press()
    a, b = press.prints("post", SAIL, "marden"), press.prints("herald", SAIL, "arkwell")
    [remark] = grouped(press, decided(tied(a, b)))
    assert "of two speakers" in remark.links[0].reasons


def test_what_the_machine_puts_together_is_apart_if_people_say_so() -> None:
    press = Press()
    a, b = press.prints("post", SAIL), press.prints("herald", SAIL)
    assert together(grouped(press, Ties()), a, b)
    assert not together(grouped(press, decided(parted(a, b))), a, b)


def test_the_rest_of_a_group_that_is_split_goes_with_the_side_that_it_fits() -> None:
    press = Press()
    a, b = press.prints("post", SAIL), press.prints("herald", SAID_AGAIN)
    c, d = press.prints("times", SAIL), press.prints("echo", SAID_AGAIN)
    assert together(grouped(press, Ties()), a, b, c, d)
    remarks = grouped(press, decided(parted(a, b)))
    assert together(remarks, a, c)
    assert together(remarks, b, d)
    assert len(remarks) == 2


def test_not_the_same_holds_for_all_that_is_the_same() -> None:
    press = Press()
    a, b, c = press.prints("post", SAIL), press.prints("herald", SAIL), press.prints("times", BREAD)
    remarks = grouped(press, decided(parted(a, c), tied(c, b)))
    assert together(remarks, b, c)
    assert not together(remarks, a, b)


def test_two_that_are_both_not_a_third_are_not_therefore_one() -> None:
    groups = hold_ties(
        [[0, 1, 2]], {0: 0, 1: 1, 2: 2}, decided(parted("a", "b"), parted("a", "c")), lambda a, b: 0
    )
    assert groups == [[0], [1], [2]]
    groups = hold_ties(
        [[0, 1, 2]], {0: 0, 1: 1, 2: 2}, decided(parted("a", "b"), parted("a", "c")), lambda a, b: 1
    )
    assert groups == [[0], [1, 2]]


def test_the_one_that_was_chosen_stands_for_its_remark() -> None:
    press = Press()
    keys = {press.prints("post", SAIL), press.prints("herald", SAID_AGAIN)}
    [remark] = grouped(press, Ties())
    [other] = keys - {remark.canonical}
    [remark] = grouped(press, Ties(chosen={other: "chosen by mk"}))
    assert (remark.canonical, remark.rule) == (other, "chosen by mk")
    assert [link.a for link in remark.links] == [other]


def test_of_two_that_were_chosen_the_later_stands() -> None:
    press = Press()
    a, b = press.prints("post", SAIL), press.prints("herald", SAID_AGAIN)
    [remark] = grouped(press, Ties(chosen={b: "first", a: "second"}))
    assert (remark.canonical, remark.rule) == (a, "second")


def halves(press: Press, article: str, first: str, second: str) -> tuple[str, str]:
    text = f"“{first},” he said, “{second}”"
    press.texts[article] = text
    press.about[article] = (None, None)
    keys = []
    for words in (first, second):
        start = text.index(words)
        key = f"{article}:{start}"
        press.renderings.append(
            Rendering(key, article, article, start, start + len(words), words, speaker="speaker")
        )
        keys.append(key)
    return keys[0], keys[1]


def test_what_is_decided_of_half_a_sentence_is_decided_of_the_other() -> None:
    press = Press()
    one, other = halves(press, "post", "Every boat in the harbour", "will sail before the winter")
    a = press.prints("herald", BREAD)
    remarks = grouped(press, decided(tied(one, a)))
    assert together(remarks, one, other, a)
    assert {link.band for link in remarks[0].links} == {Band.CERTAIN}


def test_the_halves_of_a_sentence_can_be_parted() -> None:
    press = Press()
    one, other = halves(press, "post", "Every boat in the harbour", "will sail before the winter")
    remarks = grouped(press, decided(parted(one, other)))
    assert not together(remarks, one, other)
    assert sorted(key for remark in remarks for key in remark.renderings) == sorted([one, other])


def reporting(press: Press, article: str, text: str) -> Rendering:
    start = len(press.texts.get(article, ""))
    press.texts[article] = press.texts.get(article, "") + text + ". "
    press.about.setdefault(article, (None, None))
    return Rendering(f"{article}:{start}", article, "q", start, start + len(text), text, marked=False)


def test_reported_speech_joins_what_people_say_and_leaves_what_they_do_not() -> None:
    press = Press()
    a, b = press.prints("post", SAIL), press.prints("herald", SCHOOL)
    clause = reporting(press, "times", "bread would not rise in price again")
    for tie, expected in ((tied(b, clause.key), b), (tied(a, clause.key), a)):
        ties = decided(tie)
        rendered, remarks = group_renderings(press.renderings, press.articles, ties=ties)
        everything, remarks = attach_reported(rendered, remarks, [clause], press.articles, ties=ties)
        assert together(tell_ties(remarks, ties), expected, clause.key)
        assert clause in everything


def test_reported_speech_that_joined_by_itself_can_be_sent_away() -> None:
    press = Press()
    a = press.prints("post", SAIL)
    clause = reporting(press, "times", "every boat in the harbour would sail before the winter")
    clause = replace(clause, whole=True, speaker="speaker")

    def attached(ties: Ties) -> bool:
        rendered, remarks = group_renderings(press.renderings, press.articles, ties=ties)
        _, remarks = attach_reported(rendered, remarks, [clause], press.articles, ties=ties)
        return together(remarks, a, clause.key)

    assert attached(Ties())
    assert not attached(decided(parted(a, clause.key)))


NUMBERS = st.integers(0, 11)
PAIRS = st.lists(
    st.builds(Tie, st.lists(NUMBERS.map(str), min_size=2, max_size=3, unique=True).map(tuple), st.booleans()),
    max_size=10,
)


@given(
    st.lists(st.integers(0, 4), min_size=12, max_size=12),
    PAIRS,
    st.dictionaries(st.tuples(NUMBERS, NUMBERS), st.floats(0, 1), max_size=20),
)
def test_decisions_hold_whatever_the_groups_and_nothing_is_lost(
    homes: list[int], pairs: list[Tie], fits: dict[tuple[int, int], float]
) -> None:
    ties, _ = resolve_ties(pairs)
    groups = [group for home in range(5) if (group := [n for n in range(12) if homes[n] == home])]
    classes = {int(key): number for key, number in ties.classes.items()}

    def fit(a: int, b: int) -> float:
        return fits.get((min(a, b), max(a, b)), 0.0)

    held = hold_ties(groups, classes, ties, fit)
    assert sorted(number for group in held for number in group) == list(range(12))
    home = {number: at for at, group in enumerate(held) for number in group}
    for x, y in combinations(range(12), 2):
        if ties.same(str(x), str(y)):
            assert home[x] == home[y]
        if ties.apart(str(x), str(y)):
            assert home[x] != home[y]
    assert hold_ties([group[::-1] for group in reversed(groups)], classes, ties, fit) == held


def test_without_decisions_groups_stay_as_they_are() -> None:
    assert hold_ties([[3, 1], [0, 2]], {}, Ties(), lambda a, b: 0.0) == [[0, 2], [1, 3]]
