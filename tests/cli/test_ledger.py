"""``--ledger``, ``quotes ledger`` and ``quotes show``: what goes where, and with which exit code."""

import json
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from quotes.model import Article, Audit, Parse, Problem
from quotes_cli.main import app
from tests.ledger import made

Run = Callable[..., Result]

IDENTIFIER = r" · [0-9a-f]{10}\b"
"""As the text view tells it of a remark."""


class World:
    """Stands in for the models and the pipeline."""

    def __init__(self) -> None:
        self.audited = 0

    def parse(self, articles: Sequence[Article], progress: object) -> dict[str, Parse]:
        return {article.key: made.parse(article) for article in articles}

    def audit(
        self,
        articles: Sequence[Article],
        *,
        problems: Sequence[Problem] = (),
        progress: object = None,
        parse: Callable[..., Mapping[str, Parse]] | None = None,
        wordings: bool = False,
        **options: Any,
    ) -> Audit:
        self.audited += 1
        if parse is not None:
            parse(articles, lambda done, total: None)
        return made.audit(articles, [["Boats will sail.", "Ships will sail."]], wordings=wordings)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    world = World()
    monkeypatch.setattr("quotes.language.Parser", lambda: world)
    monkeypatch.setattr("quotes.pipeline.audit", world.audit)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(made.article("a.txt", "Boats will sail.", "Go.").text, encoding="utf-8")
    Path("in/b.txt").write_text(made.article("b.txt", "Ships will sail.").text, encoding="utf-8")
    return world


@pytest.fixture
def run(world: World) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "80"})

    return invoke


@pytest.fixture
def filled(run: Run) -> str:
    assert run("audit", "in", "--ledger", "news.ledger").exit_code == 0
    return "news.ledger"


def shown(run: Run, *arguments: str) -> list[dict[str, Any]]:
    result = run("show", "--ledger", "news.ledger", "--format", "json", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.mark.parametrize("form", ["text", "markdown", "json", "sarif", "findings"])
def test_the_second_audit_prints_the_same_and_works_nothing_out(run: Run, world: World, form: str) -> None:
    first = run("audit", "in", "--ledger", "news.ledger", "--format", form)
    again = run("audit", "in", "--ledger", "news.ledger", "--format", form)
    assert (first.exit_code, first.stderr) == (0, "")
    assert again.stdout == first.stdout
    assert world.audited == 1
    assert run("audit", "in", "--format", form).stdout == re.sub(IDENTIFIER, "", first.stdout)
    assert world.audited == 2


def test_the_text_view_of_an_audit_with_a_ledger_tells_the_names_that_show_takes(run: Run) -> None:
    printed = run("audit", "in", "--ledger", "news.ledger").stdout
    told = [identifier.removeprefix(" · ") for identifier in re.findall(IDENTIFIER, printed)]
    assert told
    for identifier in told:
        assert [each["asked"] for each in shown(run, identifier)] == [[identifier]]


def test_another_width_is_another_page(run: Run, filled: str) -> None:
    pages = {run("audit", "in", "--ledger", filled, "--width", width).stdout for width in ("40", "90")}
    assert len(pages) == 2


def test_without_a_ledger_nothing_is_left_behind(run: Run) -> None:
    run("audit", "in")
    assert [path.name for path in Path().iterdir()] == ["in"]


def test_with_a_ledger_one_file_is_left_behind(run: Run, filled: str) -> None:
    run("show", "--ledger", filled)
    assert sorted(path.name for path in Path().iterdir()) == ["in", filled]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("audit", "in", "--ledger", "in/a.txt"), "in/a.txt is no ledger: name another file"),
        (("audit", "in", "--ledger", "no/x.ledger"), "there is no folder no"),
        (
            ("audit", "in", "--ledger", "x.json", "-o", "x.json"),
            "x.json is the ledger: name another file after -o",
        ),
        (
            ("show", "--ledger", "none"),
            "none does not exist: `quotes audit ARTICLES --ledger FILE` makes a ledger",
        ),
        (("show", "--ledger", "in/a.txt"), "is no ledger"),
        (("show", "--ledger", "news.ledger", "ffff"), "has nothing called ffff"),
        (("show", "--ledger", "news.ledger", "--search", "?"), "no word to search for"),
        (("show", "--ledger", "news.ledger", "--since", "may"), "may is no day"),
        (("show", "--ledger", "news.ledger", "--from", "2031-02-30"), "2031-02-30 is no day"),
        (("ledger", "info", "in"), "in is a folder"),
        (("ledger", "verify", "in/a.txt"), "is no ledger"),
        (("ledger", "export", "none"), "does not exist"),
        (("ledger", "export", "news.ledger", "-o", "news.ledger"), "news.ledger is the ledger"),
        (("ledger", "import", "news.ledger", "none"), "none cannot be read"),
        (("ledger", "import", "news.ledger", "in/a.txt"), "in/a.txt:1: is no record of a ledger"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_code_2(
    run: Run, filled: str, arguments: Sequence[str], says: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("quotes: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_a_ledger_of_a_newer_quotes_is_one_line_and_exit_code_2(run: Run, filled: str) -> None:
    with sqlite3.connect(filled) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for arguments in (
        ("audit", "in", "--ledger", filled),
        ("show", "--ledger", filled),
        ("ledger", "info", filled),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "upgrade quotes" in result.stderr


def test_ways_of_asking_that_exclude_one_another_are_wrong_usage(run: Run, filled: str) -> None:
    assert run("show", "--ledger", filled, "abcd", "--speaker", "roe").exit_code == 2
    assert run("show", "--ledger", filled, "abcd", "--since", "2031-05-02").exit_code == 2
    assert run("show", "--ledger", filled, "--since", "2031-05-02", "--search", "x").exit_code == 2


def test_show_lists_filters_and_searches(run: Run, filled: str) -> None:
    def found(*arguments: str) -> list[list[str]]:
        return [
            [rendering["text"] for rendering in document["audit"]["renderings"]]
            for document in shown(run, *arguments)
        ]

    assert found() == [["Boats will sail.", "Go.", "Ships will sail."]]
    assert found("--search", "ships") == [["Boats will sail.", "Ships will sail."]]
    assert found("--speaker", "Roe", "--search", "go") == [["Go."]]
    assert found("--outlet", "b.txt") == [["Boats will sail.", "Ships will sail."]]
    assert found("--from", "2031-01-01") == []
    assert "Nothing in the ledger is so." in run("show", "--ledger", filled, "--speaker", "Marden").stdout


def test_show_prints_a_remark_and_a_quotation_by_their_identifiers(run: Run, filled: str) -> None:
    (document,) = shown(run)
    remark = document["audit"]["remarks"][0]["id"]
    quotation = document["audit"]["quotations"][0]["id"]
    view = run("show", "--ledger", filled, remark[:6]).stdout
    assert remark in view
    assert "“Boats will sail.”" in view
    assert "named in full" in run("show", "--ledger", filled, quotation).stdout


def test_show_tells_what_has_changed(run: Run, world: World, filled: str) -> None:
    Path("in/c.txt").write_text(made.article("c.txt", "Stop.").text, encoding="utf-8")
    run("audit", "in", "--ledger", filled)
    result = run("show", "--ledger", filled, "--since", "2020-01-01")
    assert result.exit_code == 0
    assert "new article  c.txt" in result.stdout
    assert "Ada Roe: “Stop.”" in result.stdout
    events = json.loads(run("show", "--ledger", filled, "--since", "2020-01-01", "--format", "json").stdout)
    assert [e["id"] for e in events if e["what"] == "article"] == ["a.txt", "b.txt", "c.txt"]
    assert (
        "Nothing has changed" in run("show", "--ledger", filled, "--since", "2999-01-01T00:00+02:00").stdout
    )


def test_info_tells_what_is_there(run: Run, filled: str) -> None:
    lines = dict(line.split(maxsplit=1) for line in run("ledger", "info", filled).stdout.splitlines())
    assert (lines["articles"], lines["renderings"], lines["remarks"]) == ("2", "3", "2")
    assert json.loads(run("ledger", "info", filled, "--json").stdout)["counts"]["articles"] == 2


def test_what_is_exported_is_imported(run: Run, filled: str) -> None:
    assert run("ledger", "export", filled, "-o", "all.jsonl").stderr == "quotes: wrote all.jsonl\n"
    result = run("ledger", "import", "copy.ledger", "all.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "quotes: new in copy.ledger: 2 articles, 1 audit, 4 events\n"
    assert run("ledger", "export", "copy.ledger").stdout == Path("all.jsonl").read_text(encoding="utf-8")


def test_verify_tells_what_is_wrong_a_line_each(run: Run, filled: str) -> None:
    assert run("ledger", "verify", filled).stdout == f"{filled} is whole\n"
    with sqlite3.connect(filled) as db:
        db.execute("UPDATE parses SET data = x'00'")
    db.close()
    result = run("ledger", "verify", filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == (
        f"quotes: {filled}: the parse of a.txt is not what was written (its SHA-256 differs)"
    )
    assert result.stderr.splitlines()[-1].startswith(f"quotes: {filled} is damaged: audit its articles again")


def test_help_of_the_ledger_is_printed_without_a_command(run: Run) -> None:
    assert "verify" in run("ledger").stdout
