"""Long statements show the stretch that others print alone."""

from quotes.model import Relation
from tests.grouping.helpers import Press

LONG = (
    "We reaffirmed our support for the unity of the republic and are ready to provide the people "
    "with all possible assistance in reconstruction."
)
SHORT = "ready to provide the people with all possible assistance for reconstruction."


def test_a_stretch_that_others_print_alone_is_a_passage() -> None:
    press = Press()
    long, short = press.prints("a.txt", LONG), press.prints("b.txt", SHORT)
    renderings, remarks = press.group()
    passage = next(r for r in renderings if r.part_of is not None)
    assert passage.part_of == long
    assert passage.text == SHORT.replace("for", "in").rstrip(".")
    assert press.articles["a.txt"].text[passage.start : passage.end] == passage.text
    assert (passage.article, passage.speaker, passage.whole) == ("a.txt", "speaker", False)
    assert len(remarks) == 1
    assert remarks[0].canonical == long
    assert set(remarks[0].renderings) == {long, short, passage.key}
    link = next(link for link in remarks[0].links if link.b == passage.key)
    assert link.relation is Relation.TRUNCATED
    assert press.link(long, short).relation is Relation.TRUNCATED


def test_the_same_stretch_is_one_passage_however_many_print_it() -> None:
    press = Press()
    press.prints("a.txt", LONG)
    for n in range(4):
        press.prints(f"b{n}.txt", SHORT if n else SHORT.replace("ready ", "").capitalize())
    assert sum(r.part_of is not None for r in press.group()[0]) == 1


def test_two_stretches_are_two_passages() -> None:
    press = Press()
    press.prints("a.txt", LONG)
    press.prints("b.txt", SHORT)
    press.prints("c.txt", "We reaffirmed our support for the unity of the republic")
    passages = [r for r in press.group()[0] if r.part_of is not None]
    assert [p.text.split()[0] for p in passages] == ["We", "ready"]
    assert len({p.key for p in passages}) == 2


def test_most_of_a_rendering_is_no_passage_of_it() -> None:
    press = Press()
    press.prints("a.txt", LONG)
    press.prints("b.txt", LONG.replace("We reaffirmed our support for the", "support for the"))
    assert all(r.part_of is None for r in press.group()[0])


def test_a_fragment_of_few_words_makes_no_passage() -> None:
    press = Press()
    press.prints("a.txt", "And, of course, we want the union to be by our side on this path,")
    press.prints("b.txt", "by our side")
    assert all(r.part_of is None for r in press.group()[0])
