"""``quotes audit`` writes the format that is asked for, or that the file's name ends in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import quotes_cli.audit
from quotes_cli.main import app
from tests.report.sample import AUDIT

BEGINNINGS = {
    "json": '{\n"schema": 1',
    "jsonl": '{"key": "h1.1"',
    "csv": "number,remark,",
    "annotation": '{\n"@context": "http://www.w3.org/ns/anno.jsonld"',
    "prov": '{\n "prefix"',
    "schema-org": '{\n"@context": "https://schema.org"',
}


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(quotes_cli.audit, "run", lambda *_, **__: AUDIT)
    monkeypatch.chdir(tmp_path)


def audited(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["audit", "articles", *arguments])
    assert result.exit_code == 2  # an input of the sample could not be read
    return result.stdout


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_format_that_is_asked_for_goes_to_standard_output(form: str) -> None:
    assert audited("--format", form).startswith(BEGINNINGS[form])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.CSV", "csv"),
        ("a.jsonld", "annotation"),
        ("a.prov.json", "prov"),
    ],
)
def test_the_ending_of_a_file_names_its_format(name: str, form: str) -> None:
    audited("-o", name)
    assert Path(name).read_text(encoding="utf-8").startswith(BEGINNINGS[form])


@pytest.mark.parametrize(
    ("name", "form"), [("a.jsonld", "schema-org"), ("a.json", "prov"), ("a", "csv"), ("a.txt", "jsonl")]
)
def test_an_ending_that_several_formats_have_gives_way_to_what_is_asked_for(name: str, form: str) -> None:
    audited("-o", name, "--format", form)
    assert Path(name).read_text(encoding="utf-8").startswith(BEGINNINGS[form])


def test_an_ending_of_another_format_is_wrong_usage() -> None:
    audited("-o", "a.csv", "--format", "json")
    assert not Path("a.csv").exists()


def test_prov_without_its_package_says_so_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.report.prov.find_spec", lambda _: None)
    monkeypatch.setattr(quotes_cli.audit, "run", lambda *_, **__: pytest.fail("worked"))
    result = CliRunner().invoke(app, ["audit", "articles", "--format", "prov"])
    assert result.exit_code != 0
    assert "quotes-linter[prov]" in f"{result.output}{result.exception}"


def test_the_csv_is_written_with_the_line_ends_it_has() -> None:
    audited("-o", "a.csv")
    data = Path("a.csv").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == len(AUDIT.renderings) + 1
    audited("-o", "a.jsonl")
    lines = Path("a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["key"] for line in lines] == [r.key for r in AUDIT.renderings]
