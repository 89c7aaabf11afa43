"""Reported speech goes with the quoted remark that it says again, and changes nothing about that remark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.grouping import attach_reported
from quotes.grouping.vectors import load_encoder
from quotes.model import Relation, Remark, Rendering
from tests.grouping.helpers import Press

WELLS = "We will drill 500 new wells before the winter comes."
WELLS_TOO = "Before winter comes we are going to drill five hundred new wells."
OTHER = "Nobody in the valley has paid for the flood of last spring."


class Reports:
    """A press that also reports without quotation marks; each of its articles is one quotation."""

    def __init__(self) -> None:
        self.press = Press()
        self.reported: list[Rendering] = []
        for article, text in (("a.txt", WELLS), ("b.txt", WELLS_TOO), ("c.txt", OTHER)):
            self.press.prints(article, text, "ann")

    def reports(
        self, article: str, text: str, speaker: str | None = "ann", whole: bool = True, quotation: str = ""
    ) -> str:
        key = self.press.prints(article, text, speaker, whole=whole)
        clause = self.press.renderings.pop()
        self.reported.append(replace(clause, marked=False, quotation=quotation or f"{key} says"))
        return key

    def attached(self, backwards: bool = False) -> tuple[Remark, ...]:
        articles = self.press.articles
        renderings, remarks = self.press.group()
        reported = self.reported[::-1] if backwards else self.reported
        every, found = attach_reported(renderings, remarks, reported, articles, encoder=load_encoder())
        assert {key for remark in found for key in remark.renderings} == {r.key for r in every}
        for before, after in zip(remarks, found, strict=True):
            size = len(before.renderings)
            assert after.renderings[:size] == before.renderings
            assert after.links[: len(before.links)] == before.links
            assert after.wordings[: len(before.wordings)] == before.wordings
            assert after.canonical == before.canonical
            assert after.rule == before.rule or size == 1
        return found

    def home(self, key: str) -> Remark | None:
        return next((remark for remark in self.attached() if key in remark.renderings), None)


def test_a_clause_joins_the_remark_that_it_says_again_as_a_paraphrase() -> None:
    reports = Reports()
    key = reports.reports("d.txt", "they would drill 500 new wells before the winter")
    home = reports.home(key)
    assert home is not None
    assert home.canonical != key
    assert home.renderings[-1] == key
    assert home.wordings[-1] == (key,)
    link = home.links[-1]
    assert (link.a, link.b, link.relation) == (home.canonical, key, Relation.PARAPHRASE)
    assert link.reasons[0].startswith("one is quoted, one reported")


def test_a_negation_makes_it_altered() -> None:
    reports = Reports()
    key = reports.reports("d.txt", "they would not drill 500 new wells before the winter comes")
    home = reports.home(key)
    assert home is not None
    assert home.links[-1].relation is Relation.ALTERED
    assert [change.kind for change in home.links[-1].changes] == ["negation"]


@pytest.mark.parametrize("speaker", ["bob", None])
def test_only_the_same_known_speaker_is_reported_to_have_said_it(speaker: str | None) -> None:
    reports = Reports()
    assert (
        reports.home(reports.reports("d.txt", "they would drill 500 new wells before winter", speaker))
        is None
    )


def test_what_nobody_quotes_is_left_out() -> None:
    reports = Reports()
    assert reports.home(reports.reports("d.txt", "the school would have a new roof by September")) is None


def test_what_has_no_verb_of_its_own_is_left_out() -> None:
    reports = Reports()
    assert (
        reports.home(reports.reports("d.txt", "500 new wells before the winter comes", whole=False)) is None
    )


def test_a_clause_is_no_paraphrase_of_what_its_own_quotation_quotes() -> None:
    reports = Reports()
    own = reports.press.renderings[0].quotation
    key = reports.reports("a.txt", "they would drill 500 new wells before the winter", quotation=own)
    assert reports.home(key) is None


def test_a_clause_that_says_a_fragment_must_hold_its_words() -> None:
    reports = Reports()
    fragment = reports.press.prints(
        "e.txt", "serve the interests of the fishing villages", "ann", whole=False
    )
    holds = reports.reports("f.txt", "such treaties must serve the interests of the fishing villages")
    lacks = reports.reports("g.txt", "such treaties should be good for villages that live by fishing")
    home = reports.home(holds)
    assert home is not None
    assert fragment in home.renderings
    assert lacks not in home.renderings


def test_the_only_quoted_one_is_canonical_for_that() -> None:
    reports = Reports()
    home = reports.home(
        reports.reports("d.txt", "nobody in the valley had paid for the flood of last spring")
    )
    assert home is not None
    assert home.rule == "the only one that is quoted"


def test_two_outlets_that_report_it_in_the_same_words_are_one_wording() -> None:
    reports = Reports()
    keys = [reports.reports(a, "they would drill 500 new wells before winter comes") for a in ("d", "e")]
    home = reports.home(keys[0])
    assert home is not None
    assert home.wordings[-1] == tuple(keys)


def test_the_order_of_the_clauses_changes_nothing() -> None:
    reports = Reports()
    for article in ("e.txt", "d.txt"):
        reports.reports(article, "they would drill 500 new wells before the winter")
    assert reports.attached() == reports.attached(backwards=True)
