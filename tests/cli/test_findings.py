"""Findings on the command line: which are asked for, in what format, with what exit code."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from quotes.articles import Inputs
from quotes.model import Article, Audit, Finding, Place, Problem, Severity, Span
from quotes.rules import Rule, Selection
from quotes_cli.main import app

ARTICLE = Article("a.txt", "a.txt", "One.\nTwo “boats” sail.\n", (), "0" * 64, outlet="The Post")
NUMBER = Finding("1", "Q201", Severity.ERROR, "A number.", (Place("a.txt", Span(9, 16)),))
MODAL = Finding("2", "Q204", Severity.WARNING, "A modal.", (Place("a.txt", Span(0, 3)),))
MISSING = Problem("missing.txt", "no such file")

Run = Callable[..., Result]


class _World:
    """Stands in for the reading and the pipeline, and remembers which rules were asked for."""

    def __init__(self) -> None:
        self.findings: tuple[Finding, ...] = (MODAL, NUMBER)
        self.problems: tuple[Problem, ...] = ()
        self.rules: tuple[str, ...] | None = None

    def read_inputs(self, inputs: Sequence[str], stdin: bytes | None = None, **how: object) -> Inputs:
        return Inputs((ARTICLE,), self.problems)

    def audit(
        self, articles: Sequence[Article], *, problems: Sequence[Problem], rules: Selection, **more: object
    ) -> Audit:
        self.rules = tuple(rule.code for rule in rules.rules())
        return Audit(tuple(articles), (), (), (), (), (), (), tuple(problems), findings=self.findings)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> _World:
    made = _World()
    pipeline, articles = ModuleType("quotes.pipeline"), ModuleType("quotes.articles")
    vars(pipeline)["audit"] = made.audit
    vars(articles)["read_inputs"] = made.read_inputs
    monkeypatch.setitem(sys.modules, "quotes.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "quotes.articles", articles)
    return made


@pytest.fixture
def run(world: _World) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["audit", "a.txt", *arguments], env={"COLUMNS": "80"})

    return invoke


def test_all_rules_look_unless_some_are_asked_for(run: Run, world: _World) -> None:
    run()
    assert world.rules == tuple(rule.code for rule in Selection().rules())
    assert len(world.rules) > 3


def test_rules_are_asked_for_by_code_beginning_and_name_with_commas_or_again(run: Run, world: _World) -> None:
    run("--select", "Q201, q202", "--select", "modal-altered")
    assert world.rules == ("Q201", "Q202", "Q204")
    run("--select", "Q2", "--ignore", "Q202,name-altered", "--ignore", "q204")
    assert world.rules is not None
    assert "Q201" in world.rules
    assert {code[:2] for code in world.rules} == {"Q2"}
    assert not {"Q202", "Q203", "Q204"} & set(world.rules)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_none_is_one_line_before_any_work(run: Run, world: _World, option: str) -> None:
    result = run(option, "Q201,Q9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "quotes: no rule is called Q9: `quotes rules` lists them\n"
    assert world.rules is None


@pytest.mark.parametrize(
    ("least", "findings", "code"),
    [
        ("never", (MODAL, NUMBER), 0),
        ("error", (MODAL, NUMBER), 1),
        ("error", (MODAL,), 0),
        ("warning", (MODAL,), 1),
        ("note", (MODAL,), 1),
        ("note", (), 0),
    ],
)
def test_a_finding_grave_enough_is_exit_code_1(
    run: Run, world: _World, least: str, findings: tuple[Finding, ...], code: int
) -> None:
    world.findings = findings
    assert run("--fail-on", least).exit_code == code


def test_findings_alone_are_no_failure(run: Run) -> None:
    assert run().exit_code == 0


def test_an_input_that_could_not_be_read_is_graver_than_a_finding(run: Run, world: _World) -> None:
    world.problems = (MISSING,)
    assert run("--fail-on", "error").exit_code == 2


def test_findings_are_a_line_each_for_a_log(run: Run) -> None:
    assert run("--format", "findings").stdout == (
        "a.txt:1:1: Q204 warning: A modal.\na.txt:2:5: Q201 error: A number.\n1 error, 1 warning\n"
    )


def test_github_is_told_the_name_of_the_rule(run: Run) -> None:
    first, second = run("--format", "github").stdout.splitlines()
    assert first.startswith("::warning file=a.txt,line=1,")
    assert "title=Q201 number-altered," in second


def test_sarif_tells_the_exit_code_and_its_ending_names_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Rule, "page", "A page.")
    path = tmp_path / "out.sarif"
    assert run("-o", str(path), "--fail-on", "error", "--select", "Q204").exit_code == 1
    log = json.loads(path.read_text(encoding="utf-8"))
    [run_] = log["runs"]
    assert run_["invocations"][0]["exitCode"] == 1
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == ["Q204"]


def test_the_view_and_the_report_end_with_the_findings(run: Run, tmp_path: Path) -> None:
    assert run().stdout.endswith("1 error, 1 warning; `quotes explain Q201` says more\n")
    assert "| Q201 | number-altered |" in run("--format", "markdown").stdout
