"""Decisions on real models: they win over what is found, from the quotations to the findings."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from quotes.articles import read_articles
from quotes.decisions import Decide, Decision, Decisions
from quotes.decisions.queue import Topic, questions
from quotes.identity import Anchor, anchor
from quotes.language import Parser
from quotes.lookup import Lookup
from quotes.model import Article, Audit, Band, Parse, Remark, Rendering, Span
from quotes.pipeline import audit
from quotes.report import audit_json

PRESS = {
    "herald.md": (
        "---\noutlet: The Herald\ndate: 2031-05-02\n---\n\n"
        "“Every boat in the harbour will sail before the winter,” Ilse Marden, the fisheries minister, said "
        "on Friday.\n\n“The price of bread will not rise again this year,” Marden said.\n\n"
        "Tomas Arkwell, the mayor, disagreed. “We were promised a new school in the valley,” Arkwell said.\n"
    ),
    "post.md": (
        "---\noutlet: The Post\ndate: 2031-05-03\n---\n\n"
        "Fisheries minister Ilse Marden said: “Every boat in the harbour will sail before the winter.” "
        "Marden said that bread would not cost more this year.\n\n"
        "“The harbour is the heart of this town,” said a fisherman.\n\n"
        "Sailors call the old ferry “a bathtub with a flag on it”, Marden said.\n"
    ),
    "courier.md": (
        "---\noutlet: The Courier\ndate: 2031-05-03\n---\n\n"
        "“All boats will put to sea before winter,” Ilse Marden, the minister, said, according to an English "
        "translation of her remarks. “Every boat in the harbour will sail before the winter,” the agency "
        "quoted Marden as saying.\n"
    ),
}

SAIL = "Every boat in the harbour will sail before the winter"
BREAD = "The price of bread will not rise again this year"
COSTS = "bread would not cost more this year"
HEART = "The harbour is the heart of this town"
SCHOOL = "We were promised a new school in the valley"
TUB = "a bathtub with a flag on it"

Run = Callable[..., Audit]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Article, ...]:
    folder = tmp_path_factory.mktemp("press")
    for name, text in PRESS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_articles([str(folder)])[0]


@pytest.fixture(scope="module")
def parses(articles: tuple[Article, ...]) -> dict[str, Parse]:
    return dict(Parser().parse(articles))


@pytest.fixture
def run(articles: tuple[Article, ...], parses: dict[str, Parse]) -> Run:
    def decided(*decisions: Decision, turned: bool = False, wordings: bool = False) -> Audit:
        return audit(
            articles[::-1] if turned else articles,
            parse=lambda *_: parses,
            decisions=Decisions("ours.jsonl", decisions),
            wordings=wordings,
        )

    return decided


def decide(
    kind: Decide, *whats: tuple[str, str], value: str | None = None, code: str | None = None
) -> Decision:
    made = []
    for name, words in whats:
        text = PRESS[name]
        start = text.index(words)
        made.append(anchor(Article(name, name, text, (), ""), Span(start, start + len(words))))
    return Decision(kind, tuple(made), value, code, "mk", "2031-05-04", "I was there", line=1)


REASON = "decided by mk on 2031-05-04: I was there"


def remark_of(found: Audit, article: str, words: str) -> Remark:
    [rendering] = [r for r in found.renderings if r.article == article and r.text.startswith(words)]
    return Lookup.of(found).remarks[rendering.key]


def printed(found: Audit, remark: Remark) -> set[tuple[str, str]]:
    by_key: dict[str, Rendering] = {r.key: r for r in found.renderings}
    return {(by_key[k].article, by_key[k].text.rstrip(",.")) for k in remark.renderings}


def test_two_remarks_are_one_and_the_link_says_who_said_so(run: Run) -> None:
    same = decide(Decide.SAME, ("herald.md", SAIL), ("herald.md", SCHOOL))
    assert ("herald.md", SCHOOL) not in printed(run(), remark_of(run(), "herald.md", SAIL))
    found = run(same)
    remark = remark_of(found, "herald.md", SAIL)
    assert ("herald.md", SCHOOL) in printed(found, remark)
    [link] = [link for link in remark.links if REASON in link.reasons]
    assert link.band is Band.CERTAIN
    assert [(d.decide, d.reason) for d in found.decided] == [("same", REASON)]


def test_one_remark_is_two(run: Run) -> None:
    whole = remark_of(run(), "herald.md", SAIL)
    assert ("post.md", SAIL) in printed(run(), whole)
    found = run(decide(Decide.NOT_SAME, ("herald.md", SAIL), ("post.md", SAIL)))
    assert ("post.md", SAIL) not in printed(found, remark_of(found, "herald.md", SAIL))


def test_what_is_not_one_is_not_the_same_as_what_is_one_with_it(run: Run) -> None:
    found = run(
        decide(Decide.NOT_SAME, ("herald.md", SAIL), ("post.md", SAIL)),
        decide(Decide.SAME, ("post.md", SAIL), ("courier.md", SAIL)),
    )
    assert ("courier.md", SAIL) not in printed(found, remark_of(found, "herald.md", SAIL))
    assert ("courier.md", SAIL) in printed(found, remark_of(found, "post.md", SAIL))


def test_reported_speech_goes_where_people_put_it(run: Run) -> None:
    here = ("post.md", COSTS)
    found = run(decide(Decide.SAME, ("herald.md", SCHOOL), here))
    assert here in printed(found, remark_of(found, "herald.md", SCHOOL))
    found = run(decide(Decide.NOT_SAME, ("herald.md", BREAD), here))
    assert here not in printed(found, remark_of(found, "herald.md", BREAD))


def test_a_speaker_is_who_people_say(run: Run) -> None:
    found = run(decide(Decide.SPEAKER, ("post.md", HEART), value="Arkwell"))
    remark = remark_of(found, "post.md", HEART)
    assert remark.speaker == "tomas-arkwell"
    [attribution] = [a for a in found.attributions if REASON in a.reasons]
    assert attribution.band is Band.CERTAIN
    found = run(decide(Decide.SPEAKER, ("post.md", HEART), value="Olga Busk"))
    assert remark_of(found, "post.md", HEART).speaker == "olga-busk"


def test_what_is_no_quotation_is_in_no_remark(run: Run) -> None:
    assert remark_of(run(), "post.md", TUB)
    found = run(decide(Decide.KIND, ("post.md", TUB), value="none"))
    assert not [r for r in found.renderings if TUB in r.text]
    assert all(
        TUB not in PRESS["post.md"][slice(*s)]
        for q in found.quotations
        for s in q.content
        if q.article == "post.md"
    )


def test_what_was_missed_is_a_quotation_and_has_the_speaker_that_people_say(run: Run) -> None:
    missed = ("herald.md", "the fisheries minister")
    found = run(
        decide(Decide.KIND, missed, value="direct"), decide(Decide.SPEAKER, missed, value="Tomas Arkwell")
    )
    [rendering] = [r for r in found.renderings if r.text == missed[1]]
    assert rendering.speaker == "tomas-arkwell"
    assert [d.decide for d in found.decided] == ["kind", "speaker"]


def test_what_is_direct_is_quoted_and_what_is_indirect_is_not(run: Run) -> None:
    found = run(decide(Decide.KIND, ("post.md", COSTS), value="direct"))
    assert any(r.marked and COSTS in r.text for r in found.renderings)
    found = run(decide(Decide.KIND, ("post.md", HEART), value="indirect"))
    assert not any(r.marked and r.text.startswith(HEART) for r in found.renderings)


@pytest.mark.parametrize("name", ["herald.md", "post.md", "courier.md"])
def test_the_one_that_people_choose_is_canonical(run: Run, name: str) -> None:
    remark = remark_of(run(decide(Decide.CANONICAL, (name, SAIL))), "post.md", SAIL)
    assert remark.canonical.startswith(name)
    assert remark.rule == "chosen by mk on 2031-05-04: I was there"
    assert {link.a for link in remark.links} == {remark.canonical}


def test_a_finding_that_is_ignored_is_told_apart(run: Run) -> None:
    before = run()
    asked = [question for question in questions(before) if question.finding]
    assert asked
    after = run(*(question.answer(Decide.IGNORE, who="mk") for question in asked))
    ignored = {finding.id for finding in after.ignored}
    assert ignored >= {question.finding.id for question in asked if question.finding}
    assert not ignored & {finding.id for finding in after.findings}
    data = json.loads(audit_json(after))
    assert {record["id"] for record in data["ignored"]} == ignored
    assert {record["decide"] for record in data["decided"]} == {"ignore"}


def test_what_was_answered_is_not_asked_again(run: Run) -> None:
    asked = questions(run())
    assert asked
    given = {Topic.LINK: Decide.UNSURE, Topic.SPEAKER: Decide.UNSURE, Topic.FINDING: Decide.KEEP}
    left = questions(run(*(q.answer(given[q.topic]) for q in asked)))
    assert not {q.what for q in left} & {q.what for q in asked}


def test_the_order_of_articles_changes_nothing(run: Run) -> None:
    made = (
        decide(Decide.SAME, ("herald.md", SAIL), ("herald.md", SCHOOL)),
        decide(Decide.NOT_SAME, ("herald.md", SAIL), ("post.md", SAIL)),
        decide(Decide.SPEAKER, ("post.md", HEART), value="Olga Busk"),
    )
    one, other = run(*made), run(*made, turned=True)
    assert {frozenset(r.renderings) for r in one.remarks} == {frozenset(r.renderings) for r in other.remarks}
    assert one.decided == other.decided
    assert one.speakers == other.speakers


def test_wordings_alone_heed_decisions_too(run: Run) -> None:
    found = run(decide(Decide.NOT_SAME, ("herald.md", SAIL), ("post.md", SAIL)), wordings=True)
    assert ("post.md", SAIL) not in printed(found, remark_of(found, "herald.md", SAIL))


def test_what_is_gone_is_reported_and_harms_nothing(run: Run) -> None:
    gone = decide(Decide.SAME, ("herald.md", SAIL), ("post.md", SAIL))
    gone = Decision(gone.decide, (gone.what[0], Anchor("post.md", "No such words", "", "")), line=4)
    found = run(gone)
    assert [(p.path, p.message, p.fatal) for p in found.problems] == [
        ("ours.jsonl", "line 4: its words “No such words” are gone from post.md", False)
    ]
    assert found.decided == ()
