"""Whoever asks for wordings gets each as a remark of its own, with links of its own."""

from __future__ import annotations

from quotes.grouping import split_wordings
from quotes.model import Relation, Remark
from tests.grouping.helpers import Press

FULL = "We want the river to be a bridge between our two countries."
SHORT = "the river to be a bridge between our two countries."
RIVAL = "It matters to us that this river joins our nations instead of parting them."


def split() -> tuple[dict[str, str], tuple[Remark, ...]]:
    press = Press()
    keys = {
        "full": press.prints("b.txt", FULL),
        "short": press.prints("c.txt", SHORT, whole=False),
        "rival": press.prints("a.txt", RIVAL),
        "rival cut": press.prints("d.txt", RIVAL.replace("to us ", "")),
    }
    wordings = ((keys["full"], keys["short"]), (keys["rival"], keys["rival cut"]))
    remark = Remark(
        "r7",
        (keys["full"], *(k for k in keys.values() if k != keys["full"])),
        keys["full"],
        "so",
        (),
        wordings,
        "speaker",
    )
    alone = press.prints("e.txt", "Nobody asked for money.", None)
    renderings, articles = press.renderings, press.articles
    remarks = (
        remark,
        Remark("r8", (alone,), alone, "the only rendering", (), ((alone,),)),
    )
    found = split_wordings(remarks, renderings, articles)
    assert split_wordings(remarks[::-1], renderings[::-1], articles) == found
    return keys | {"alone": alone}, found


def test_each_wording_is_a_remark_in_the_order_of_print() -> None:
    keys, found = split()
    assert [remark.key for remark in found] == ["r1", "r2", "r3"]
    assert [set(remark.renderings) for remark in found] == [
        {keys["rival"], keys["rival cut"]},
        {keys["full"], keys["short"]},
        {keys["alone"]},
    ]
    assert all(remark.wordings == (tuple(sorted(remark.renderings)),) for remark in found)


def test_the_canonical_rendering_stays_where_it_is_and_another_wording_gets_its_own() -> None:
    keys, found = split()
    assert [remark.canonical for remark in found] == [keys["rival"], keys["full"], keys["alone"]]
    assert found[0].rule == "the fullest of those left"
    assert found[1].rule == "so"
    assert found[2].rule == "the only rendering"


def test_its_links_are_to_that_rendering() -> None:
    keys, found = split()
    [link] = found[0].links
    assert (link.a, link.b) == (keys["rival"], keys["rival cut"])
    assert link.relation in {Relation.TRUNCATED, Relation.EDITED}
    assert link.operations


def test_a_half_of_a_sentence_does_not_stand_for_its_wording() -> None:
    press = Press()
    first = press.prints("b.txt", "We want the river to be a bridge", cue=", she said, ")
    second = press.prints("b.txt", "between our two countries.", whole=False)
    full = press.prints("c.txt", FULL.lower(), whole=False)
    rival = press.prints("a.txt", RIVAL)
    keys = (rival, first, second, full)
    remark = Remark("r1", keys, rival, "so", (), ((rival,), (first, second, full)), "speaker")
    found = split_wordings((remark,), press.renderings, press.articles)
    assert [(part.canonical, part.rule) for part in found] == [
        (rival, "the only rendering"),
        (full, "printed in one piece"),
    ]
