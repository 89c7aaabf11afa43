"""What people are asked, and in which order."""

from __future__ import annotations

from dataclasses import replace

from quotes.decisions import Applier, Decide, Decision, Decisions
from quotes.decisions.queue import Question, Topic, is_settled, questions
from quotes.model import Audit, Link, Place, Remark, Span

from .desk import ARTICLES, AUDIT, FINDINGS, HAS_TO, LEAVE, RENDERINGS, REPORTED, SAIL, WAIT, decision


def asked(audit: Audit = AUDIT) -> list[tuple[str, ...]]:
    return [(str(q.topic), *(anchor.exact for anchor in q.what)) for q in questions(audit)]


def after(*decisions: Decision) -> Audit:
    applier = Applier(Decisions("f", decisions), ARTICLES)
    applier.ties(RENDERINGS)
    applier.speakers(AUDIT.quotations, AUDIT.speakers, AUDIT.attributions)
    findings, _ = applier.findings(FINDINGS)
    return replace(AUDIT, findings=findings, decided=applier.decided)


def test_what_is_most_in_doubt_and_matters_most_comes_first() -> None:
    assert asked() == [
        ("speaker", "“The boats will leave before winter,”"),
        ("finding", "Boats will sail before winter,", "The boats will leave before winter,"),
        ("link", "Boats will sail before winter,", "the boats would sail [sic] soon"),
        ("link", "Nobody must wait.", "Nobody has to wait,"),
        ("speaker", "“Nobody has to wait,”"),
        ("finding", "Arkwell"),
    ]


def test_the_order_of_articles_changes_nothing_but_ties() -> None:
    turned = replace(AUDIT, articles=AUDIT.articles[::-1], remarks=AUDIT.remarks[::-1])
    assert asked(turned) == asked()


def test_what_was_decided_or_looked_at_is_not_asked_again() -> None:
    audit = after(
        decision(Decide.UNSURE, REPORTED, SAIL),
        decision(Decide.UNSURE, HAS_TO),
        decision(Decide.KEEP, SAIL, LEAVE, code="Q201"),
        decision(Decide.UNSURE, FINDINGS[1].places[0], code="Q404"),
    )
    assert asked(audit) == [
        ("speaker", "“The boats will leave before winter,”"),
        ("link", "Nobody must wait.", "Nobody has to wait,"),
    ]


def test_a_speaker_is_chosen_among_those_who_say_the_same_and_those_near() -> None:
    by_words = {q.what[0].exact: q for q in questions(AUDIT) if q.topic is Topic.SPEAKER}
    assert [s.key for s in by_words["“The boats will leave before winter,”"].candidates] == [
        "marden",
        "arkwell",
    ]
    assert by_words["“Nobody has to wait,”"].candidates[0].key == "marden"


def test_a_fragment_that_fits_several_is_asked_about() -> None:
    remarks = (
        AUDIT.remarks[0],
        Remark("r2", ("p2",), "p2", "the only one", candidates=("p1", "h1")),
    )
    fragment = [
        q for q in questions(replace(AUDIT, remarks=(*remarks, Remark("r3", ("h2",), "h2", "")))) if q.pair
    ]
    assert [(a.key, b.key) for q in fragment if q.link is None for a, b in [q.pair or ()]] == [
        ("p1", "p2"),
        ("h1", "p2"),
    ]


def _pair(question: Question, a: int, b: int) -> Question:
    return replace(question, pair=(RENDERINGS[a], RENDERINGS[b]))


def test_what_follows_from_answers_is_settled() -> None:
    link = next(q for q in questions(AUDIT) if q.topic is Topic.LINK)
    same = link.answer(Decide.SAME)
    not_same = link.answer(Decide.NOT_SAME)
    answers = [(_pair(link, 0, 1), same), (_pair(link, 1, 2), not_same)]
    assert is_settled(_pair(link, 0, 2), answers)
    assert not is_settled(_pair(link, 0, 3), answers)
    assert not is_settled(_pair(link, 0, 1), [(_pair(link, 0, 1), link.answer(Decide.UNSURE))])


def test_a_fragment_that_was_put_somewhere_is_settled() -> None:
    link = next(q for q in questions(AUDIT) if q.topic is Topic.LINK)
    fragment = replace(link, link=None)
    placed = [(_pair(fragment, 0, 4), link.answer(Decide.SAME))]
    assert is_settled(_pair(fragment, 1, 4), placed)
    assert not is_settled(_pair(replace(link, link=link.link), 1, 4), placed)
    assert isinstance(link.link, Link)


def test_an_answer_is_a_decision_on_the_passages_of_its_question() -> None:
    finding = next(q for q in questions(AUDIT) if q.topic is Topic.FINDING)
    made = finding.answer(Decide.IGNORE, who="mk", when="2031-05-02")
    assert (made.code, made.what, made.who) == ("Q201", finding.what, "mk")
    speaker = next(q for q in questions(AUDIT) if q.topic is Topic.SPEAKER)
    assert speaker.answer(Decide.SPEAKER, "Ilse Marden").code is None


def test_a_finding_at_a_point_is_known_by_the_words_around_it() -> None:
    point = replace(FINDINGS[0], places=(Place("post.txt", Span(7, 7)),), renderings=())
    audit = replace(AUDIT, findings=(point,))
    [question] = [q for q in questions(audit) if q.topic is Topic.FINDING]
    assert question.what[0].exact == "“Boats will"
    applier = Applier(Decisions("f", (question.answer(Decide.IGNORE),)), ARTICLES)
    assert applier.findings((point,)) == ((), (point,))


def test_an_answer_to_every_question_leaves_nothing_to_ask() -> None:
    given = {Topic.LINK: Decide.UNSURE, Topic.SPEAKER: Decide.UNSURE, Topic.FINDING: Decide.KEEP}
    audit = after(*(q.answer(given[q.topic]) for q in questions(AUDIT)))
    left = asked(audit)
    # The note on the speaker, which was told with the question on the speaker, is asked by itself now.
    assert left == [("finding", "she")]
    assert WAIT.article == "post.txt"
