"""A remark says for each of its renderings how far it belongs, and by way of what."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.grouping.remarks import Group, Written, write_remarks
from quotes.model import Band, Relation, Rendering
from tests.grouping.helpers import Press

DAM = "The long dam at Tartesh will be finished before the rains come, if nothing breaks."
AGAIN = "If nothing breaks, they will have completed the dam of Tartesh by the rainy season."
THIRD = "Tartesh gets its dam in spring"


def written(
    *sentences: str | tuple[str, str],
    beliefs: Mapping[tuple[int, int], float] | None = None,
    hung: Mapping[int, float] | None = None,
    dates: tuple[str, ...] = (),
    sources: Mapping[str, str] | None = None,
    originals: Mapping[str, str] | None = None,
) -> Written:
    """Write the remark of sentences, each a statement of its own, a pair being the halves of one."""
    printed = tuple(
        tuple(
            Rendering(
                f"{n}{'ab'[part]}", f"{n}.txt", "q", 100 * part, 100 * part + len(text), text,
                whole=part == 0, speaker="ann",
            )
            for part, text in enumerate((given,) if isinstance(given, str) else given)
        )
        for n, given in enumerate(sentences)
    )  # fmt: skip
    count = range(len(printed))
    group = Group(
        printed,
        tuple(count),
        beliefs or {},
        hung or {},
        tuple(f"outlet {n}" for n in count),
        dates or tuple(f"2024-05-0{n + 1}" for n in count),
        sources,
        originals,
    )
    (found,) = write_remarks({}, [group])
    return found


def test_a_link_is_as_sure_as_the_belief_in_its_pair() -> None:
    remark = written(DAM, AGAIN, beliefs={(0, 1): 0.95}).remark
    (link,) = remark.links
    assert (remark.canonical, link.a, link.b) == ("0a", "0a", "1a")
    assert (link.score, link.band, link.relation) == (0.95, Band.CERTAIN, Relation.TRANSLATION)
    (link,) = written(DAM, AGAIN, beliefs={(0, 1): 0.7}).remark.links
    assert (link.score, link.band) == (0.7, Band.LIKELY)


def test_what_came_by_way_of_another_says_so() -> None:
    remark = written(DAM, AGAIN, THIRD, beliefs={(0, 1): 0.9, (0, 2): 0.2, (1, 2): 0.8}).remark
    link = next(link for link in remark.links if link.b == "2a")
    assert link.score == 0.8
    assert link.reasons[-1].startswith("it goes with 'If nothing breaks, they will have completed the dam")
    assert link.reasons[-1].endswith(" …' in 1.txt")


def test_what_nothing_comes_near_says_so() -> None:
    remark = written(DAM, THIRD, beliefs={(0, 1): 0.3}).remark
    assert remark.links[0].score == 0.5
    assert remark.links[0].band is Band.UNSURE
    assert "nothing else comes nearer" in remark.links[0].reasons


def test_a_fragment_is_as_sure_as_it_is_held() -> None:
    (link,) = written(DAM, "a dam of Tartesh", hung={1: 0.83}).remark.links
    assert (link.b, link.score) == ("1a", 0.83)
    links = written(DAM, "dam at Tartesh", hung={1: 0.83}).remark.links
    link = next(link for link in links if link.b == "1a")
    assert (link.score, link.relation) == (0.9, Relation.TRUNCATED)


def test_the_other_half_of_the_canonical_sentence_is_certain() -> None:
    remark = written(("The long dam at Tartesh,", "will be finished by June.")).remark
    (link,) = remark.links
    assert (link.a, link.b, link.score) == ("0a", "0b", 1.0)
    assert link.reasons[-1] == "one sentence with 'The long dam at Tartesh,' in 0.txt"


def test_renderings_come_by_date_after_the_canonical_and_links_in_their_order() -> None:
    dates = ("2024-05-03", "2024-05-01", "2024-05-02")
    beliefs = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    remark = written(DAM, THIRD, AGAIN, beliefs=beliefs, dates=dates).remark
    first, *rest = remark.renderings
    assert first == remark.canonical
    assert rest == sorted(rest, key=lambda key: dates[int(key[0])])
    assert [link.b for link in remark.links] == rest
    assert sorted(key for wording in remark.wordings for key in wording) == sorted(remark.renderings)
    assert remark.speaker == "ann"


def test_sources_and_originals_choose_the_canonical() -> None:
    beliefs = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 1.0}
    assert written(AGAIN, DAM, DAM, beliefs=beliefs).remark.canonical == "1a"
    copied = written(AGAIN, DAM, DAM, beliefs=beliefs, sources={"1a": "x", "2a": "x"}).remark
    assert "independent" not in written(AGAIN, DAM, DAM, beliefs=beliefs).remark.rule
    assert "1 " not in copied.rule
    remark = written(AGAIN, DAM, DAM, beliefs=beliefs, originals={"0a": "a transcript"}).remark
    assert (remark.canonical, remark.rule) == ("0a", "the original (a transcript)")


def test_passages_are_truncated_and_in_the_wording_of_their_whole() -> None:
    found = written(DAM + " " + AGAIN, DAM, beliefs={(0, 1): 0.9})
    (passage,) = found.passages
    assert passage.part_of == "0a"
    remark = found.remark
    assert passage.key in remark.renderings
    link = next(link for link in remark.links if link.b == passage.key)
    assert link.relation is Relation.TRUNCATED
    assert any({"0a", passage.key} <= set(wording) for wording in remark.wordings)


def test_an_ambiguous_fragment_lists_what_it_may_be_cut_from() -> None:
    press = Press()
    a = press.prints("a.txt", "We opened a new page with our neighbours in the north.")
    b = press.prints("b.txt", "The coach asked the team to begin a new page after the defeat.")
    press.meet("a.txt", "b.txt", "d.txt")
    fragment = press.prints("d.txt", "a new page")
    found = {remark.renderings: remark.candidates for remark in press.group()[1]}
    assert found[fragment,] == (a, b)
    assert [candidates for keys, candidates in found.items() if keys != (fragment,)] == [(), (), ()]
