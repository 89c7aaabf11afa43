"""Statements left alone get a second chance where most others have found their like."""

from tests.grouping.helpers import Press
from tests.grouping.test_group import RIVALS

FERRY = "The ferry will sail again before the summer holidays begin."
LIKE = "By the holidays the ferry is running."


def an_event() -> Press:
    press = Press()
    for rivals in RIVALS:
        for n, text in enumerate(rivals):
            press.prints(f"{n}.txt", text)
    return press


def test_where_most_have_found_their_like_less_evidence_will_do() -> None:
    press = an_event()
    assert press.together(press.prints("8.txt", FERRY), press.prints("9.txt", LIKE, None))


def test_where_few_have_found_their_like_it_stays_alone() -> None:
    press = Press()
    for n, text in enumerate(("The orchard froze in April.", "A tram line opens on Monday.", "Bees swarm.")):
        press.prints(f"{n}.txt", text)
    a, b = press.prints("8.txt", FERRY), press.prints("9.txt", LIKE, None)
    assert press.alone(a)
    assert press.alone(b)


def test_between_two_remarks_as_like_it_stays_alone() -> None:
    press = an_event()
    press.prints("7.txt", FERRY, "another")
    press.prints("8.txt", FERRY)
    assert press.alone(press.prints("9.txt", LIKE, None))


def test_a_statement_does_not_join_another_of_its_own_article() -> None:
    press = an_event()
    a = press.prints("8.txt", FERRY, None)
    b = press.prints("8.txt", LIKE, None)
    assert not press.together(a, b)
