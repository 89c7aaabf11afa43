"""The reference of the command line says what the commands say, and its examples run."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes_cli.main import app

from .reference import EXAMPLES, PATH, commands, reference

ARTICLES = Path(__file__).parents[2] / "fixtures" / "floodlights" / "articles"
FEW = 3
SPEECH = "MAYOR: Good evening. We shall keep the gate open until the harvest is in.\n"
RENDERING = '{"id": "1", "text": "We shall keep the gate open until the harvest is in."}\n'


def test_the_reference_is_what_the_commands_say() -> None:
    assert PATH.read_text(encoding="utf-8") == reference(), "python -m tests.docs.reference"


def test_every_command_has_an_example() -> None:
    assert {command.name for command in commands()} == set(EXAMPLES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reference")
    (made / "articles").mkdir()
    for path in sorted(ARTICLES.iterdir())[:FEW]:
        shutil.copy(path, made / "articles")
    (made / "mine.jsonl").write_text(RENDERING, encoding="utf-8")
    (made / "speech.txt").write_text(SPEECH, encoding="utf-8")
    return made


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_the_examples_run(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    program, *arguments = shlex.split(line)
    assert program == "quotes"
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.exception) == (0, None), result.output
