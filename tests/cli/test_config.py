"""Options that a file sets: where it is found, what it may say, and that the command line wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes_cli.main import app

LINES = ("first", "second")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inner = tmp_path / "project" / "inner"
    inner.mkdir(parents=True)
    text = "".join(
        json.dumps({"id": each, "text": f"We shall sail the {each} day."}) + "\n" for each in LINES
    )
    (inner / "mine.jsonl").write_text(text, encoding="utf-8")
    monkeypatch.chdir(inner)
    return inner


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "group", "mine.jsonl", "-q"])


def test_the_nearest_file_upwards_sets_options(here: Path) -> None:
    (here.parent / "quotes.toml").write_text('[group]\nformat = "text"\nencoder = "none"\n')
    (here.parent.parent / "quotes.toml").write_text("this is not TOML")
    result = run()
    assert result.exit_code == 0, result.output
    assert not result.stdout.startswith("{")


def test_the_command_line_wins(here: Path) -> None:
    (here / "quotes.toml").write_text('format = "text"\nencoder = "none"\n')
    result = CliRunner().invoke(app, ["group", "mine.jsonl", "-q", "--format", "jsonl"])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == list(LINES)


def test_a_table_of_pyproject_serves_and_a_foreign_one_is_passed_over(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.other]\nformat = 1\n")
    (here.parent / "pyproject.toml").write_text('[tool.quotes]\nencoder = "none"\nformat = "text"\n')
    assert not run().stdout.startswith("{")


def test_a_broken_pyproject_is_not_for_quotes_to_complain_of(here: Path) -> None:
    (here / "pyproject.toml").write_text("not TOML at all")
    (here.parent / "quotes.toml").write_text('encoder = "none"\n')
    assert run().exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('formt = "text"', "formt is no option: is format meant?"),
        ('[grup]\nformat = "text"', "grup is no command: is group meant?"),
        ("[group]\nselect = 1", "select is no option of quotes group"),
        ("wordings = 1", "wordings takes true or false, not 1"),
        ("encoder = true", "encoder takes a text or a number, not True"),
        ('format = ["text"]', "format takes one value, not ['text']"),
        ("format", "is not TOML"),
        ("format = " + "[" * 5_000, "nested too deep"),
        (f"format = {'1' * 5_000}", "is not TOML"),
        (f"# {'x' * 2**18}", "holds over 262,144 bytes"),
        ("format = [" + '"text", ' * 9_000 + "]", "takes one value, not ['text', 'text', "),
    ],
)
def test_what_no_command_knows_is_one_line(here: Path, text: str, said: str) -> None:
    (here / "quotes.toml").write_text(text + "\n")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_files_are_looked_for_beside_the_settings(here: Path) -> None:
    (here.parent / "quotes.toml").write_text('encoder = "none"\n[group]\noutput = "found.jsonl"\n')
    assert run().exit_code == 0
    assert (here.parent / "found.jsonl").is_file()


def test_a_file_can_be_named(here: Path) -> None:
    (here / "mine.toml").write_text('encoder = "none"\nformat = "text"\n')
    assert not run("--config", "mine.toml").stdout.startswith("{")
    result = run("--config", "none.toml")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
