"""The HTML report in headless Chromium: what it makes of the page, and what the filter shows."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from quotes.report import html_report

from .browser import browser, dom, heard
from .sample import AUDIT, FOUND, RULES
from .test_html import HOSTILE, everywhere, read

pytestmark = pytest.mark.skipif(browser() is None, reason="Chromium is not installed")


def shown(document: str) -> list[str]:
    """Return the names of the remarks that are not hidden."""
    page = read(document[document.index("<html") :])
    remarks = page.all("article")
    return [str(remark.attributes["id"]) for remark in remarks if "hidden" not in remark.attributes]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the sample."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html_report(FOUND, RULES), encoding="utf-8")
    return path


def test_the_script_runs_under_the_policy_of_the_page_and_nothing_is_refused(report: Path) -> None:
    document, log = dom(report)
    page = read(document[document.index("<html") :])
    [form] = page.all("form")
    assert "hidden" not in form.attributes
    assert form.all("output")[0].text() == "7 of 7 remarks"
    assert "Content Security Policy" not in log
    assert "CONSOLE" not in log


@pytest.mark.parametrize(
    ("wanted", "remarks"),
    [
        ({"speaker": "Tomas Arkwell"}, ["4", "5", "6"]),
        ({"outlet": "Estmark Courier", "speaker": "Ilse Marden"}, ["1", "2"]),
        ({"finding": "error"}, ["3", "5"]),
        ({"words": "BOATS five"}, ["2", "4", "5"]),
    ],
)
def test_the_filter_shows_what_fits(report: Path, wanted: dict[str, str], remarks: list[str]) -> None:
    document, _ = dom(report, f"#{urlencode(wanted)}")
    assert shown(document) == [f"remark-{number}" for number in remarks]
    assert f"{len(remarks)} of 7 remarks" in document


def test_nothing_that_an_article_prints_runs(tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(html_report(everywhere(FOUND, " ".join(HOSTILE)), RULES), encoding="utf-8")
    document, log = dom(path)
    page = read(document[document.index("<html") :])
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert "CONSOLE" not in log


def test_a_page_without_findings_is_filtered_too(tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_text(html_report(replace(AUDIT, findings=())), encoding="utf-8")
    document, log = dom(path, "#speaker=Ilse+Marden")
    assert shown(document) == ["remark-1", "remark-2", "remark-3"]
    assert "CONSOLE" not in log


@pytest.mark.parametrize("width", [1200, 400])
def test_tables_are_heard_as_tables_on_every_screen(report: Path, width: int) -> None:
    given = heard(report, width)
    tables = read(report.read_text(encoding="utf-8")).all("table")
    roles = [role for role, _ in given]
    assert roles.count("table") == len(tables) > 1
    assert roles.count("row") == sum(len(table.all("tr")) for table in tables)
    assert roles.count("cell") == sum(len(table.all("td")) for table in tables)
    names = [head.text() for table in tables for head in table.all("th") if head.attributes["scope"] == "col"]
    assert [name for role, name in given if role == "columnheader"] == names
