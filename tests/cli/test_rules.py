"""``quotes rules`` and ``quotes explain``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes.model import Severity
from quotes.rules import RULES, Rule, registry
from quotes_cli.main import app


def _page(rule: Rule) -> str:
    return f"## What\n\n{rule.summary} *Indeed.*\n"


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give two rules pages of their own."""
    made = (
        Rule("Q901", "one-thing", Severity.ERROR, "One thing is another.", lambda lookup: ()),
        Rule("Q902", "two-things", Severity.NOTE, "Two things are one.", lambda lookup: ()),
    )
    monkeypatch.setattr(Rule, "page", property(_page))
    monkeypatch.setattr(registry, "RULES", (*RULES, *made))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "100"})


def test_every_rule_is_a_line() -> None:
    result = _run("rules")
    assert result.exit_code == 0
    assert [line[:4] for line in result.stdout.splitlines() if line.startswith("Q")] == [
        r.code for r in RULES
    ]


def test_rules_are_listed_as_json_too() -> None:
    listed = json.loads(_run("rules", "--format", "json").stdout)
    assert [rule["code"] for rule in listed] == [rule.code for rule in RULES]
    assert set(listed[0]) == {"code", "name", "severity", "summary"}


def test_the_document_of_the_rules_is_written_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "rules.md"
    result = _run("rules", "-o", str(path))
    assert (result.exit_code, result.stderr) == (0, f"quotes: wrote {path}\n")
    assert path.read_text(encoding="utf-8").startswith("# Rules\n")


def test_a_page_is_markdown_where_no_terminal_reads_it() -> None:
    result = _run("explain", "q901")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "# Q901 one-thing\n\n## What\n\nOne thing is another. *Indeed.*\n"


def test_several_pages_are_printed_each_once_in_the_order_asked_for() -> None:
    printed = _run("explain", "two-things", "Q901", "Q902").stdout
    assert [line for line in printed.splitlines() if line.startswith("# ")] == [
        "# Q902 two-things",
        "# Q901 one-thing",
    ]


def test_a_page_is_laid_out_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    printed = _run("explain", "Q901").stdout
    assert "\x1b[" in printed
    assert "*Indeed.*" not in printed


@pytest.mark.parametrize("asked", ["Q999", "nonsense", "Q"])
def test_what_is_no_rule_or_several_is_one_line_and_nothing_is_printed(asked: str) -> None:
    result = _run("explain", "Q901", asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("quotes: ")
    assert result.stderr.count("\n") == 1
