"""Long statements show the stretch that others print alone."""

import pytest

from quotes.grouping.align import make_text
from quotes.grouping.normal import tokens_of
from quotes.grouping.passages import find_passages
from quotes.grouping.relate import Item
from quotes.grouping.weigh import learn
from quotes.model import Relation
from tests.grouping.helpers import Press

LONG = (
    "We reaffirmed our support for the unity of the republic and are ready to provide the people "
    "with all possible assistance in reconstruction."
)
SHORT = "ready to provide the people with all possible assistance for reconstruction."


def items_of(press: Press) -> list[Item]:
    """The renderings of a press as one remark."""
    tokens = [tokens_of(rendering) for rendering in press.renderings]
    lexicon = learn(tokens)
    return [
        Item(r, make_text(own, lexicon), r.article, "")
        for r, own in zip(press.renderings, tokens, strict=True)
    ]


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


def test_a_long_statement_that_is_printed_again_has_the_passage_again_but_not_of_itself() -> None:
    press = Press()
    longs = [press.prints(article, LONG) for article in ("a.txt", "a.txt", "b.txt")]
    press.prints("a.txt", SHORT)
    passages = [r for r in press.group()[0] if r.part_of is not None]
    assert sorted(p.part_of or "" for p in passages) == sorted(longs)
    assert all(press.articles[p.article].text[p.start : p.end] == p.text for p in passages)


def test_what_another_person_said_is_no_passage() -> None:
    press = Press()
    long = press.prints("a.txt", LONG)
    press.prints("b.txt", SHORT, speaker="another")
    assert find_passages(items_of(press)) == ()
    press.prints("c.txt", SHORT)
    assert [p.part_of for p in find_passages(items_of(press))] == [long]


def test_of_too_many_texts_no_passages_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press()
    press.prints("a.txt", LONG)
    press.prints("b.txt", SHORT)
    assert find_passages(items_of(press)) != ()
    monkeypatch.setattr("quotes.grouping.passages.MOST", 1)
    assert find_passages(items_of(press)) == ()
