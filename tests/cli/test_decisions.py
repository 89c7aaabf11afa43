"""``quotes audit --decisions``: the file is read before any work, and given to the audit."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from quotes.articles import Inputs
from quotes.decisions import Decide, Decisions, append_decision
from quotes.model import Audit, Problem
from quotes_cli.main import app

from ..decisions.desk import ARTICLES, BARE, LEAVE, SAIL, decision

Given = list[Decisions | None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """What the pipeline is given, each time."""
    found: Given = []

    def audit(*_: object, decisions: Decisions | None = None, **__: object) -> Audit:
        found.append(decisions)
        return BARE

    articles, pipeline = ModuleType("articles"), ModuleType("pipeline")
    no_problems: tuple[Problem, ...] = ()
    vars(articles)["read_inputs"] = lambda inputs, stdin=None, **how: Inputs(ARTICLES, no_problems)
    vars(pipeline)["audit"] = audit
    monkeypatch.setitem(sys.modules, "quotes.articles", articles)
    monkeypatch.setitem(sys.modules, "quotes.pipeline", pipeline)
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", "a.txt", *arguments])


def test_the_audit_is_given_what_people_decided(given: Given, tmp_path: Path) -> None:
    path = tmp_path / "ours.jsonl"
    append_decision(path, decision(Decide.SAME, SAIL, LEAVE))
    assert run("--decisions", str(path)).exit_code == 0
    [decisions] = given
    assert decisions is not None
    assert (decisions.path, len(decisions.lines)) == (str(path), 1)


def test_without_the_option_nothing_is_decided(given: Given) -> None:
    assert run().exit_code == 0
    assert given == [None]


def test_a_line_that_is_not_understood_ends_it_before_any_work(given: Given, tmp_path: Path) -> None:
    path = tmp_path / "ours.jsonl"
    path.write_text("# ours\n{}\n", encoding="utf-8")
    result = run("--decisions", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f'quotes: {path}:2: "decide" must be one of same, not-same')
    assert run("--decisions", str(tmp_path / "none")).exit_code == 2
    assert given == []
