"""References in a style of CSL, through citeproc-py."""

import sys
from pathlib import Path

import pytest

from quotes.model import QuotesError
from quotes.report.styled import styled_references

from .sample import ARTICLES

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>A small one</title><id>https://style.example/small</id><updated>2031-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <sort><key variable="issued" sort="descending"/></sort>
    <layout suffix=".">
      <group delimiter=", ">
        <names variable="author"><name name-as-sort-order="all"/></names>
        <text variable="title" font-style="italic"/>
        <text variable="container-title" font-weight="bold"/>
        <date variable="issued" form="numeric" date-parts="year-month-day"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "small.csl"
    path.write_text(STYLE, encoding="utf-8")
    return path


def test_the_style_decides_words_marks_and_order(style: Path) -> None:
    found = styled_references(ARTICLES, style)
    assert [*found] == ["hostile_[x].txt", "courier.txt", "gazette.txt", "herald.txt"]
    assert found["herald.txt"] == (
        "Lund, P., *Ministers agree to reopen the Sund*, **The Velmar Herald**, 02/05/2031, "
        "<https://herald.example/2031/sund?id=4&x=1>."
    )


def test_what_an_article_is_called_stays_text(style: Path) -> None:
    hostile = styled_references(ARTICLES, style)["hostile_[x].txt"]
    assert hostile.startswith("\\# \\[\\^2\\] \\_me\\_, *Marden \\| \\*the\\*")
    assert "**Hostile \\| \\*Times\\* \\<i\\>**" in hostile


def test_no_articles_are_no_references(style: Path) -> None:
    assert styled_references((), style) == {}


@pytest.mark.parametrize("text", ["no xml", "<html/>", STYLE.replace("bibliography", "unknown")])
def test_what_is_no_style_is_told_in_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuotesError, match=r"wrong\.csl (is no style of CSL|formats no list)") as told:
        styled_references(ARTICLES, path)
    assert "\n" not in str(told.value)


def test_a_style_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match="cannot read"):
        styled_references(ARTICLES, tmp_path / "none.csl")


def test_without_the_package_it_is_said_how_to_get_it(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(QuotesError, match=r"pip install .*quotes-linter\[csl\]"):
        styled_references(ARTICLES, style)
