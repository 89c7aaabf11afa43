"""The renderings one by one: JSON Lines, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from quotes.articles import read_renderings
from quotes.identifiers import with_identifiers
from quotes.model import Audit
from quotes.report import renderings_csv, renderings_jsonl
from quotes.report.index import Index
from quotes.report.rows import COLUMNS

from .sample import ARTICLES, AUDIT, EMPTY, FOUND, MORE

NAMED = with_identifiers(FOUND)
TEXTS = {article.key: article.text for article in ARTICLES}


def rows(audit: Audit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(renderings_csv(audit), newline="")))


def test_a_line_has_all_that_is_known_of_one_rendering() -> None:
    lines = [json.loads(line) for line in renderings_jsonl(NAMED)]
    assert [line["key"] for line in lines] == [rendering.key for rendering in NAMED.renderings]
    told = next(line for line in lines if line["key"] == "g1.1")
    assert (told["speaker"], told["relation"], told["band"]) == ("Ilse Marden", "same", "certain")
    assert (told["outlet"], told["date"]) == (ARTICLES[2].outlet, ARTICLES[2].date)
    assert told["remark_id"] == next(remark.id for remark in NAMED.remarks if remark.key == "r3")
    assert [(step["kind"], step["text"]) for step in told["chain"]] == [
        ("interpreter", "through an interpreter")
    ]
    assert told["findings"] == ["Q301", "Q402"]
    assert told["line"] == TEXTS["gazette.txt"][: told["start"]].count("\n") + 1
    for line in lines:
        assert TEXTS[line["article"]][line["start"] : line["end"]] == line["text"]


def test_the_lines_of_an_audit_can_be_grouped_again(tmp_path: Path) -> None:
    file = tmp_path / "renderings.jsonl"
    file.write_text("".join(renderings_jsonl(NAMED)), encoding="utf-8")
    renderings, _ = read_renderings(str(file))
    assert {rendering.text for rendering in renderings} >= {rendering.text for rendering in NAMED.renderings}


def test_a_row_is_a_rendering_and_each_is_in_one() -> None:
    found = rows(NAMED)
    assert sorted(row["id"] for row in found) == sorted(rendering.id for rendering in NAMED.renderings)
    assert [row["number"] for row in found] == sorted((row["number"] for row in found), key=int)
    first = [row["canonical"] for row in found if row["number"] == "1"]
    assert first == ["true", *["false"] * (len(first) - 1)]
    remark = next(Index.of(NAMED).in_order())
    assert {row["remark"] for row in found if row["number"] == "1"} == {remark.id}


def test_the_csv_is_as_rfc_4180_has_it() -> None:
    document = renderings_csv(MORE)
    assert document.startswith(",".join(COLUMNS) + "\r\n")
    assert document.endswith("\r\n")
    assert all(len(row) == len(COLUMNS) for row in csv.reader(io.StringIO(document, newline=""), strict=True))
    assert document.count("\n") == document.count("\r\n") == len(MORE.renderings) + 1


def test_hostile_text_is_one_line_without_controls() -> None:
    row = next(row for row in rows(AUDIT) if row["text"].startswith("We want Estmark to *stand*"))
    assert (
        row["text"]
        == "We want Estmark to *stand* beside us [sic] on this | road <script>alert(1)</script> [^1]"
    )
    assert not any(
        sign < " " or sign in "\x7f\u202e\u2066"
        for row in rows(AUDIT)
        for cell in row.values()
        for sign in cell
    )


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u00a0=1"]
)
def test_no_cell_is_a_formula(title: str) -> None:
    odd = replace(AUDIT, articles=tuple(replace(article, title=title) for article in ARTICLES))
    assert {row["title"][0] for row in rows(odd)} == {"'"}


def test_other_cells_are_as_they_are() -> None:
    odd = replace(AUDIT, articles=tuple(replace(article, title='a, "b" = 1') for article in ARTICLES))
    assert {row["title"] for row in rows(odd)} == {'a, "b" = 1'}
    assert rows(AUDIT)[0]["date"] == ARTICLES[0].date


def test_an_empty_audit_has_a_head_and_no_lines() -> None:
    assert renderings_csv(EMPTY) == ",".join(COLUMNS) + "\r\n"
    assert list(renderings_jsonl(EMPTY)) == []
