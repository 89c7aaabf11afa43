"""The HTML report on the command line."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes_cli.main import app
from tests.report.sample import FOUND


@pytest.mark.parametrize("wanted", [["-o", "report.html"], ["-o", "report.htm"], ["--format", "html"]])
def test_the_report_is_asked_for_by_its_ending_or_its_format(
    wanted: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("quotes_cli.audit.run", lambda *given, **how: replace(FOUND, problems=()))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["audit", "a.txt", *wanted])
    assert result.exit_code == 0
    [*files] = tmp_path.iterdir()
    report = files[0].read_text(encoding="utf-8") if files else result.stdout
    assert report.startswith("<!doctype html>")
    assert report.count("<article ") == len(FOUND.remarks)
    # The rules of the program explain the codes of the findings.
    assert "speakers-conflict" in report


def test_one_speaker_s_remarks_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes_cli.audit.run", lambda *given, **how: replace(FOUND, problems=()))
    result = CliRunner().invoke(app, ["audit", "a.txt", "--format", "html", "--speaker", "Arkwell"])
    assert 'id="remark-4"' in result.stdout
    assert 'id="remark-1"' not in result.stdout
    assert "Chosen of an audit of 7 remarks, whose numbers they keep." in result.stdout
