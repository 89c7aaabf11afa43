"""What holds for every command: errors are one line, faults too, and --debug shows where."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from quotes_cli import doctor
from quotes_cli.main import app


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("the \x1b[31m mast broke")

    monkeypatch.setattr(doctor, "_terminal", broken)


@pytest.mark.usefixtures("fault")
def test_a_fault_of_the_program_is_one_line_with_the_next_step() -> None:
    result = CliRunner().invoke(app, ["doctor"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "quotes: a fault in quotes itself (RuntimeError: the ␛[31m mast broke); "
        "please report it with what --debug shows\n"
    )


@pytest.mark.usefixtures("fault")
@pytest.mark.parametrize("arguments", [["--debug", "doctor"], ["doctor", "--debug"]])
def test_debug_shows_where_it_arose(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, RuntimeError)


def test_what_stands_behind_two_dashes_is_no_option() -> None:
    result = CliRunner().invoke(app, ["audit", "--", "--debug"])
    assert result.exit_code == 2
    assert "--debug: does not exist" in result.stderr
