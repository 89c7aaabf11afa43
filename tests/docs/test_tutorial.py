"""docs/tutorial.md: its commands run one after the other, and print what the page shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes_cli.main import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
_NAMED = re.compile(r"into `([\w.]+)`")
LEFT_OUT = "…"


def steps() -> Iterator[tuple[str, list[str]]]:
    """Yield each command with the lines that it shows; before it the files that the page gives."""
    for fence in _FENCE.finditer(PAGE):
        kind, body = fence.groups()
        if kind != "console":
            name = _NAMED.findall(PAGE[: fence.start()])[-1]
            yield f"put {name}", [body]
            continue
        for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
            command, *shown = part.splitlines()
            yield command, shown


def pattern(shown: list[str]) -> re.Pattern[str]:
    """Return what the lines match: all that is printed, where a line that is only "…" is any lines."""
    lines = (r"(?:.*\n)*?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in shown)
    return re.compile("".join(lines))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_the_tutorial_runs_and_prints_what_it_shows(folder: Path) -> None:
    ran = 0
    for command, shown in steps():
        program, *arguments = shlex.split(command)
        if program == "put":
            Path(arguments[0]).write_text(shown[0], encoding="utf-8")
            continue
        assert program == "quotes"
        result = CliRunner().invoke(app, arguments)
        assert (result.exit_code, result.exception) == (0, None), f"{command}\n{result.output}"
        printed = "".join(f"{line.rstrip()}\n" for line in (result.stdout + result.stderr).splitlines())
        assert pattern(shown).fullmatch(printed), f"{command}\n{printed}"
        ran += 1
    assert ran == PAGE.count("\n$ ")
    assert {path.name for path in folder.iterdir()} >= {"report.md", "renderings.csv", "news.ledger"}


def test_the_page_names_no_file_that_is_not_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
