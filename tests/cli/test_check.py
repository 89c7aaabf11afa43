"""``quotes check``: quotations in, what each is to a transcript out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes_cli.main import app

SPEECH = (
    "ANA: Five hundred boats have waited since the winter.\nANA: We want our neighbours to stand beside us.\n"
)


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], input=stdin, env={"COLUMNS": "100"})


def test_a_quotation_is_shown_with_what_differs_and_where_it_stands(speech: Path) -> None:
    result = run("--quote", "5,000 boats have waited since the winter.", "--against", speech)
    assert result.exit_code == 0
    assert "altered" in result.stdout
    assert "number differs: Five hundred / 5,000" in result.stdout
    assert "speech.txt:1: ANA: Five hundred boats have waited since the winter" in result.stdout


def test_lines_of_standard_input_are_quotations(speech: Path) -> None:
    given = "we want our neighbours to stand beside us\n\nThe moon is cheese.\n"
    result = run("--quote", "-", "--against", speech, "--format", "jsonl", stdin=given)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(r["article"], r["outcome"]) for r in records] == [
        ("quotation 1", "verbatim"),
        ("quotation 2", "not-found"),
    ]
    (place,) = records[0]["places"]
    assert (
        SPEECH[place["start"] : place["end"]] == place["text"] == "We want our neighbours to stand beside us"
    )
    assert place["line"] == 2


def test_more_quotations_than_are_taken_are_told(speech: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes_cli.check.LARGEST", 10)
    result = run("--quote", "-", "--against", speech, stdin="We want our neighbours")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input holds over 10 bytes of quotations" in result.stderr


def test_a_reference_may_be_standard_input() -> None:
    result = run("--quote", "since the winter", "--against", "-", "--format", "json", stdin=SPEECH)
    (record,) = json.loads(result.stdout)
    assert (record["outcome"], record["reference"]) == ("verbatim", "stdin")


@pytest.mark.parametrize(
    ("asked", "code"), [("altered", 1), ("not-found, Altered", 1), ("edited,not-found", 0), ("", 0)]
)
def test_exit_code_1_is_for_what_fail_on_names(speech: Path, asked: str, code: int) -> None:
    text = "5,000 boats have waited since the winter."
    assert run("--quote", text, "--against", speech, "--fail-on", asked).exit_code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("--quote", "a"),
        ("--against", "SPEECH"),
        ("article.md", "--quote", "a", "--against", "SPEECH"),
        ("--quote", "-", "--against", "-"),
        ("--quote", "a", "--against", "SPEECH", "--fail-on", "wrong"),
        ("--quote", " ", "--against", "SPEECH"),
        ("--quote", "a", "--against", "nowhere.txt"),
        ("--quote", "a", "--against", "SPEECH", "-o", "SPEECH"),
    ],
)
def test_wrong_usage_and_unreadable_input_are_exit_code_2(speech: Path, arguments: tuple[str, ...]) -> None:
    given = [str(speech) if each == "SPEECH" else each for each in arguments]
    result = run(*given, stdin="")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert speech.read_text(encoding="utf-8") == SPEECH


def test_a_reference_that_cannot_be_read_leaves_the_others(speech: Path) -> None:
    result = run("--quote", "since the winter", "--against", "nowhere.txt", "--against", speech)
    assert result.exit_code == 2
    assert "verbatim" in result.stdout
    assert "nowhere.txt: does not exist" in result.stderr


def test_the_ending_of_the_output_names_the_format(speech: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    assert run("--quote", "since the winter", "--against", speech, "-o", path).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("# Quotations checked\n")
