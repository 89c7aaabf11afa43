"""``quotes doctor``: what is well, what is not, and what to do about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes import doctor
from quotes.language import pack
from quotes.model import ModelError
from quotes_cli.main import app


def test_all_is_well_here() -> None:
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    for name in ("Python", "stanza", "rapidfuzz", "English models", "sentence vectors", "ledger", "terminal"):
        assert f"{name} " in result.stdout


def test_json_says_the_same() -> None:
    checks = json.loads(CliRunner().invoke(app, ["doctor", "--json"]).stdout)
    assert {check["name"] for check in checks} >= {"Python", "SQLite", "ledger"}
    assert all(check["ok"] for check in checks)


def test_what_was_asked_for_and_is_not_there_has_a_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ["no-such-package>=2", "none-such; extra == 'nice'"])
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 2
    assert "WRONG   not installed" in result.stdout
    assert "next: pip install 'no-such-package>=2'" in result.stdout
    assert "needed only for pip install 'quotes-linter[nice]'" in result.stdout


def test_changed_models_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "model_info", lambda: [pack.ModelFile("en/ner.pt", 1, "00", ok=False)])
    assert "not the files that were packaged: en/ner.pt" in CliRunner().invoke(app, ["doctor"]).stdout


def test_missing_vectors_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModelError("the encoder is gone")

    monkeypatch.setattr("quotes.grouping.vectors.load_encoder", missing)
    result = CliRunner().invoke(app, ["doctor"])
    assert (result.exit_code, "the encoder is gone" in result.stdout) == (2, True)


def test_a_ledger_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ledger = tmp_path / "none" / "quotes.db"
    result = CliRunner().invoke(app, ["doctor", "--ledger", str(ledger)])
    assert result.exit_code == 2
    assert "name a file in a folder of yours after --ledger" in result.stdout
    ledger.parent.mkdir()
    assert CliRunner().invoke(app, ["doctor", "--ledger", str(ledger)]).exit_code == 0
    assert list(ledger.parent.iterdir()) == [], "nothing is left behind"
