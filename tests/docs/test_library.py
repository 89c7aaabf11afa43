"""The code in docs/library.md and in the README runs, in the order in which it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def code(page: str) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```python\n(.*?)^```", text, re.M | re.S))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the fixtures, in which examples may write."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_code_of_the_library_page_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code("docs/library.md"), "docs/library.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "We have asked no one for compensation." in printed
    assert printed.splitlines()[-2]
    assert printed.splitlines()[-1].startswith("no-such-folder")
    assert sorted(path.name for path in folder.iterdir()) == [
        "audit.json",
        "fixtures",
        "notes.jsonld",
        "renderings.csv",
    ]


def test_the_readme_shows_the_first_lines_of_that_page() -> None:
    first = code("README.md").strip()
    assert first
    assert code("docs/library.md").startswith(first)
    assert len([line for line in first.splitlines() if line]) == 5
