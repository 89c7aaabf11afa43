"""What becomes of decisions: each wins over what the machine found, or is reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.decisions import Applier, Decide, Decision, Decisions
from quotes.identity import Anchor
from quotes.model import Band, Place, QuotationKind, Span

from .desk import (
    ARKWELL,
    ARTICLES,
    ATTRIBUTIONS,
    FINDINGS,
    HAS_TO,
    LEAVE,
    MARDEN,
    QUOTATIONS,
    REMARKS,
    RENDERINGS,
    REPORTED,
    SAIL,
    WAIT,
    at,
    decision,
)

SPEAKERS = (ARKWELL, MARDEN)


def applier(*decisions: Decision) -> Applier:
    lines = tuple(replace(one, line=number) for number, one in enumerate(decisions, start=1))
    return Applier(Decisions("ours.jsonl", lines), ARTICLES)


def messages(found: Applier) -> list[str]:
    assert all(not problem.fatal and problem.path == "ours.jsonl" for problem in found.problems)
    return [problem.message for problem in found.problems]


def lines(found: Applier) -> list[int]:
    return [decided.line for decided in found.decided]


def speakers_after(found: Applier) -> dict[str, tuple[str | None, Band]]:
    speakers, attributions = found.speakers(QUOTATIONS, SPEAKERS, ATTRIBUTIONS)
    names = {speaker.key: speaker.name for speaker in speakers}
    return {a.quotation: (names[a.speaker] if a.speaker else None, a.band) for a in attributions}


def test_without_decisions_everything_stays() -> None:
    found = Applier(None, ARTICLES)
    assert found.kinds(QUOTATIONS, ARTICLES) == QUOTATIONS
    assert found.speakers(QUOTATIONS, SPEAKERS, ATTRIBUTIONS) == (SPEAKERS, ATTRIBUTIONS)
    assert not found.ties(RENDERINGS).classes
    assert found.findings(FINDINGS) == (FINDINGS, ())
    assert (found.problems, found.decided) == ((), ())


@pytest.mark.parametrize("name", ["Tomas Arkwell", "tomas  arkwell", "Arkwell"])
def test_a_speaker_is_a_known_one_by_name_or_spelling(name: str) -> None:
    found = applier(decision(Decide.SPEAKER, HAS_TO, value=name))
    assert speakers_after(found)["h2"] == ("Tomas Arkwell", Band.CERTAIN)
    assert lines(found) == [1]


def test_an_attribution_says_who_decided_it() -> None:
    found = applier(decision(Decide.SPEAKER, HAS_TO, value="Arkwell", when="2031-05-04", why="I asked"))
    _, attributions = found.speakers(QUOTATIONS, SPEAKERS, ATTRIBUTIONS)
    assert attributions[-1].reasons == ("decided by mk on 2031-05-04: I asked",)


def test_a_speaker_nobody_knew_is_added_under_a_key_of_its_own() -> None:
    found = applier(
        decision(Decide.SPEAKER, HAS_TO, value="Dana Whitlow"),
        decision(Decide.SPEAKER, WAIT, value="Märden!"),
    )
    speakers, attributions = found.speakers(QUOTATIONS, SPEAKERS, ATTRIBUTIONS)
    assert [(s.key, s.name) for s in speakers] == [
        ("arkwell", "Tomas Arkwell"),
        ("dana-whitlow", "Dana Whitlow"),
        ("marden", "Ilse Marden"),
        ("marden-2", "Märden!"),
    ]
    assert attributions[1].speaker == "marden-2"


def test_nobody_can_tell_is_an_answer_and_a_speaker_without_words_is_gone() -> None:
    found = applier(decision(Decide.SPEAKER, REPORTED, value=None))
    speakers, attributions = found.speakers(QUOTATIONS, SPEAKERS, ATTRIBUTIONS)
    assert (attributions[2].speaker, attributions[2].band) == (None, Band.CERTAIN)
    assert speakers == (MARDEN,)


def test_a_name_of_several_is_told_and_changes_nothing() -> None:
    other = replace(MARDEN, key="marden-2", name="Olga Marden", spellings=("Marden", "Olga Marden"))
    found = applier(decision(Decide.SPEAKER, HAS_TO, value="Marden"))
    _, attributions = found.speakers(QUOTATIONS, (*SPEAKERS, other), ATTRIBUTIONS)
    assert attributions[-1] == ATTRIBUTIONS[-1]
    assert messages(found) == ["line 1: “Marden” can be Ilse Marden, Olga Marden: write the name in full"]
    assert lines(found) == []


def test_of_two_speakers_the_later_line_stands_and_that_is_told() -> None:
    found = applier(
        decision(Decide.SPEAKER, HAS_TO, value="Arkwell"),
        decision(Decide.SPEAKER, HAS_TO, value="Ilse Marden"),
    )
    assert speakers_after(found)["h2"] == ("Ilse Marden", Band.CERTAIN)
    assert messages(found) == ["line 1: it does not hold: line 2 says otherwise"]
    assert lines(found) == [2]


def test_what_is_left_open_again_is_the_machines() -> None:
    found = applier(decision(Decide.SPEAKER, HAS_TO, value="Arkwell"), decision(Decide.UNSURE, HAS_TO))
    assert speakers_after(found)["h2"] == (None, Band.UNSURE)
    found = applier(decision(Decide.NOT_SAME, SAIL, LEAVE), decision(Decide.UNSURE, LEAVE, SAIL))
    assert not found.ties(RENDERINGS).classes
    assert lines(found) == [2]


def test_what_is_no_quotation_is_left_out() -> None:
    found = applier(decision(Decide.KIND, WAIT, value="none"))
    assert [q.key for q in found.kinds(QUOTATIONS, ARTICLES)] == ["p1", "p3", "h1", "h2"]


def test_a_kind_decides_what_is_in_quotation_marks() -> None:
    found = applier(
        decision(Decide.KIND, WAIT, value="indirect"),
        decision(Decide.KIND, REPORTED, value="direct"),
        decision(Decide.KIND, SAIL, value="mixed"),
    )
    kinds = {q.key: q for q in found.kinds(QUOTATIONS, ARTICLES)}
    assert (kinds["p2"].kind, kinds["p2"].marked) == (QuotationKind.INDIRECT, ())
    assert (kinds["p3"].kind, kinds["p3"].marked) == (QuotationKind.DIRECT, (REPORTED.span,))
    assert (kinds["p1"].kind, kinds["p1"].marked) == (QuotationKind.MIXED, (SAIL.span,))


def test_what_was_missed_is_added_where_articles_were_parsed() -> None:
    missed = at("post.txt", "She added")
    found = applier(decision(Decide.KIND, missed, value="direct"))
    keys = [(q.key, q.marked) for q in found.kinds(QUOTATIONS, ARTICLES, {"post.txt"})]
    assert [key for key, _ in keys] == ["p1", f"post.txt#{missed.span.start}+", "p2", "p3", "h1", "h2"]
    assert keys[1][1] == (missed.span,)
    assert lines(found) == [1]
    found = applier(decision(Decide.KIND, missed, value="direct"))
    assert found.kinds(QUOTATIONS, ARTICLES, {"herald.txt"}) == QUOTATIONS
    assert messages(found) == ["line 1: there is no quotation at its words “She added” in post.txt"]


def test_pairs_are_tied_and_parted_by_what_they_overlap_most() -> None:
    some = at("post.txt", "sail before")
    wide = at("herald.txt", "“The boats will leave before winter,” she said.\n\n“Nob")
    found = applier(decision(Decide.SAME, some, wide), decision(Decide.NOT_SAME, WAIT, HAS_TO))
    ties = found.ties(RENDERINGS)
    assert ties.same("p1", "h1")
    assert ties.apart("p2", "h2")
    assert lines(found) == [1, 2]


def test_contradictions_are_told_with_the_line_that_stands() -> None:
    found = applier(
        decision(Decide.NOT_SAME, SAIL, HAS_TO),
        decision(Decide.SAME, SAIL, LEAVE),
        decision(Decide.SAME, LEAVE, HAS_TO),
    )
    assert found.ties(RENDERINGS).same("p1", "h2")
    assert messages(found) == ["line 1: it does not hold: line 3 says otherwise"]
    assert lines(found) == [2, 3]


def test_two_passages_of_one_rendering_are_told() -> None:
    found = applier(decision(Decide.NOT_SAME, at("post.txt", "Boats"), at("post.txt", "winter")))
    found.ties(RENDERINGS)
    assert messages(found) == ["line 1: its passages are in one rendering here"]


def test_a_decision_whose_text_is_gone_is_reported_and_the_rest_hold() -> None:
    gone = Anchor("post.txt", "Boats will fly one day soon to the moon and back", "", "")
    found = applier(Decision(Decide.SAME, (gone, *decision(Decide.CANONICAL, LEAVE).what)))
    assert not found.ties(RENDERINGS).classes
    assert messages(found) == [
        "line 1: its words “Boats will fly one day soon to the …” are gone from post.txt"
    ]
    found = applier(Decision(Decide.NOT_SAME, (gone, *decision(Decide.SAME, SAIL, LEAVE).what)))
    assert found.ties(RENDERINGS).apart("p1", "h1")


def test_articles_that_are_not_here_are_told_in_one_line() -> None:
    away = [
        Decision(Decide.CANONICAL, (Anchor(f"{n}.txt", "Unheard of", "", ""),)) for n in ("a", "b", "c", "d")
    ]
    found = applier(*away, *away)
    found.ties(RENDERINGS)
    assert messages(found) == [
        "decisions on articles that are not here were passed over: a.txt, b.txt, c.txt and 1 more"
    ]


def test_words_that_are_no_quotation_are_told() -> None:
    nowhere = at("post.txt", "She added")
    found = applier(
        decision(Decide.SPEAKER, nowhere, value="Arkwell"),
        decision(Decide.KIND, nowhere, value="none"),
        decision(Decide.SAME, nowhere, SAIL),
        decision(Decide.CANONICAL, nowhere),
    )
    found.kinds(QUOTATIONS, ARTICLES)
    speakers_after(found)
    found.ties(RENDERINGS)
    assert messages(found) == [
        f"line {n}: there is no quotation at its words “She added” in post.txt" for n in (1, 2, 3, 4)
    ]
    assert lines(found) == []


def test_what_was_chosen_stands_and_what_cannot_is_told() -> None:
    found = applier(
        decision(Decide.CANONICAL, LEAVE),
        decision(Decide.CANONICAL, SAIL),
        decision(Decide.CANONICAL, REPORTED),
        decision(Decide.CANONICAL, HAS_TO),
    )
    ties = found.ties(RENDERINGS)
    assert list(ties.chosen) == ["h1", "p1", "p3", "h2"]
    assert ties.chosen["p1"] == "chosen by mk"
    remarks = (REMARKS[0], replace(REMARKS[1], canonical="h2", renderings=("h2", "p2")))
    found.canonical(remarks)
    assert lines(found) == [2, 4]
    assert messages(found) == [
        "line 1: it does not hold: line 2 says otherwise",
        "line 3: it does not hold: line 2 says otherwise",
    ]


def test_what_was_chosen_and_is_in_no_remark_is_told() -> None:
    found = applier(decision(Decide.CANONICAL, REPORTED), decision(Decide.CANONICAL, HAS_TO))
    found.ties(RENDERINGS)
    found.canonical(REMARKS[:1])
    assert messages(found) == [
        "line 1: only what is quoted can stand for a remark, not reported speech",
        "line 2: what it chooses is in no remark here",
    ]


def test_the_keys_of_new_speakers_do_not_hang_on_the_order_of_articles() -> None:
    made = [
        decision(Decide.SPEAKER, place, value=name) for place, name in ((HAS_TO, "O. Busk"), (WAIT, "O Busk"))
    ]
    for turned in (1, -1):
        _, attributions = applier(*made).speakers(QUOTATIONS[::turned], SPEAKERS, ATTRIBUTIONS[::turned])
        assert {a.quotation: a.speaker for a in attributions if a.quotation in {"p2", "h2"}} == {
            "h2": "o-busk",
            "p2": "o-busk-2",
        }


def test_a_finding_is_ignored_by_its_rule_and_its_places() -> None:
    found = applier(
        decision(Decide.IGNORE, SAIL, code="Q201"),
        decision(Decide.IGNORE, LEAVE, code="Q201"),
        decision(Decide.KEEP, FINDINGS[1].places[0], code="Q404"),
    )
    left, ignored = found.findings(FINDINGS)
    assert [finding.id for finding in ignored] == ["f1"]
    assert [finding.id for finding in left] == ["f2", "f3"]
    assert lines(found) == [1, 3]


def test_a_finding_that_was_ignored_and_then_kept_is_told() -> None:
    found = applier(decision(Decide.IGNORE, SAIL, code="Q201"), decision(Decide.KEEP, SAIL, code="Q201"))
    assert found.findings(FINDINGS) == (FINDINGS, ())


def test_a_finding_elsewhere_in_the_same_rendering_is_another() -> None:
    one, other = (
        replace(FINDINGS[0], id=words, places=(at("post.txt", words),)) for words in ("Boats", "winter")
    )
    found = applier(decision(Decide.IGNORE, other.places[0], code="Q201"))
    assert found.findings((one, other)) == ((one,), (other,))
    point = replace(one, places=(Place("post.txt", Span(5, 5)),))
    assert found.findings((point,)) == ((point,), ())


def test_the_order_of_articles_changes_nothing() -> None:
    made = (
        decision(Decide.SAME, SAIL, LEAVE, line=1),
        decision(Decide.SPEAKER, HAS_TO, value="Arkwell", line=2),
        decision(Decide.NOT_SAME, SAIL, HAS_TO, line=3),
    )
    one, other = (Applier(Decisions("f", made), order) for order in (ARTICLES, ARTICLES[::-1]))
    assert one.ties(RENDERINGS) == other.ties(RENDERINGS[::-1])
    assert speakers_after(one) == speakers_after(other)
    assert one.decided == other.decided
