"""The table of findings: what is one row, and what is not."""

from __future__ import annotations

import json
from dataclasses import replace

from quotes.model import Finding, Place, Severity, Span
from quotes.report import audit_json, finding_lines, html_report, markdown_report
from quotes.report.findings import Findings, Row, tabled
from quotes.report.index import Index

from .sample import AUDIT

WARNING, NOTE = Severity.WARNING, Severity.NOTE


def _about(name: str, *renderings: str, code: str = "Q301", severity: Severity = WARNING) -> Finding:
    """Return a finding at the first of these renderings (keys), whose article it is about."""
    first = next(rendering for rendering in AUDIT.renderings if rendering.key == renderings[0])
    places = (Place(first.article, Span(first.start, first.end)),)
    return Finding(name, code, severity, f"{name} is not said.", places, renderings=renderings)


def _rows(*findings: Finding) -> list[Row]:
    index = Index.of(replace(AUDIT, findings=findings))
    return tabled(index, Findings.of(index))


OF_MARDEN, OF_ARKWELL = _about("one", "h1.1"), _about("two", "h2.1")


def test_what_an_article_does_not_say_of_several_speakers_is_one_row_that_names_them() -> None:
    [row] = _rows(OF_MARDEN, OF_ARKWELL)
    assert row.message == "one is not said. The same goes for those of Tomas Arkwell."
    assert row.findings == (OF_MARDEN, OF_ARKWELL)
    assert row.places == (*OF_MARDEN.places, *OF_ARKWELL.places)
    assert row.remarks == (1, 4)


def test_what_another_article_does_not_say_is_a_row_of_its_own() -> None:
    rows = _rows(OF_MARDEN, OF_ARKWELL, _about("three", "g1.1"), _about("four", "g2.1"))
    assert [row.findings[0].id for row in rows] == ["one", "three"]
    assert rows[1].message == "three is not said. The same goes for those of Tomas Arkwell."


def test_what_several_articles_do_not_say_of_themselves_is_one_row_that_names_them() -> None:
    def unsigned(name: str, rendering: str) -> Finding:
        found = _about(name, rendering, code="Q404", severity=NOTE)
        outlet = Index.of(AUDIT).articles[found.places[0].article].outlet_or_key
        return replace(found, message=f"The author of {outlet} is not known.", renderings=())

    [row] = _rows(unsigned("one", "h1.1"), unsigned("two", "c1.1"))
    assert row.message == "The author of The Velmar Herald is not known. The same goes for Estmark Courier."
    other = replace(unsigned("two", "c1.1"), message="The date of Estmark Courier is not known.")
    assert len(_rows(unsigned("one", "h1.1"), other)) == 2


def test_two_findings_about_one_speaker_are_two_rows() -> None:
    rows = _rows(OF_MARDEN, OF_ARKWELL, _about("three", "h1.2"))
    assert [[finding.id for finding in row.findings] for row in rows] == [["one", "two"], ["three"]]


def test_what_is_wrong_with_words_is_a_row_each_whoever_says_them() -> None:
    assert len(_rows(_about("one", "h1.1", code="Q201"), _about("two", "h2.1", code="Q201"))) == 2


def test_findings_of_two_severities_or_about_nobody_who_is_known_are_rows_of_their_own() -> None:
    assert len(_rows(OF_MARDEN, replace(OF_ARKWELL, severity=Severity.ERROR))) == 2
    assert len(_rows(_about("one", "c1.1"), _about("two", "c3.1"))) == 2


def test_the_speaker_is_whom_the_article_quotes_whatever_others_print() -> None:
    [row] = _rows(OF_MARDEN, _about("two", "h2.1", "c3.1", "g1.1"))
    assert len(row.findings) == 2


def test_reports_have_the_row_and_count_every_finding_and_data_have_each() -> None:
    audit = replace(AUDIT, findings=(OF_MARDEN, OF_ARKWELL))
    report, document = markdown_report(audit), html_report(audit)
    for printed in (report, document):
        assert "one is not said. The same goes for those of Tomas Arkwell." in " ".join(printed.split())
        assert "2 warnings." in printed
    assert [finding["id"] for finding in json.loads(audit_json(audit))["findings"]] == ["one", "two"]
    assert sum("Q301 warning" in line for line in finding_lines(audit)) == 2
