"""The options of reading, on every command that reads articles."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from quotes.articles import Format, table
from quotes.model import Article, Audit, Problem
from quotes_cli import inputs
from quotes_cli.main import app

PAGE = """<!DOCTYPE html><html><head><meta property="og:site_name" content="The Harbour Post"></head><body>
<h1>The gate opens</h1><p>The ministers met on Thursday. <q>We waited for years,</q> Mara Lind said.</p>
</body></html>"""


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "80"})


def test_the_formats_and_the_columns_are_those_that_can_be_read() -> None:
    assert tuple(Format) == inputs.FORMATS
    assert table.WANTED == inputs.COLUMNS


@pytest.mark.parametrize("command", ["audit", "extract", "check", "review"])
def test_every_command_that_reads_articles_has_the_options_of_reading(command: str) -> None:
    # The help is cut to the width of the terminal, which hides long names.
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout
    for option in ("--from-file", "--input-format", "--column", "--fetch", "--cache"):
        assert option in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name articles, or with --from-file a file that lists them"),
        (("a.x", "--input-format", "odt"), "there is text, markdown, html"),
        (("a.x", "--column", "body"), "--column body: write one of text, title"),
        (("a.x", "--column", "words=body"), "--column words=body: write one of text, title"),
    ],
)
def test_wrong_usage_is_told_before_any_work(arguments: tuple[str, ...], message: str) -> None:
    result = run("extract", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_an_address_is_refused_without_fetch() -> None:
    result = run("extract", "https://post.example/gate")
    assert result.exit_code == 2
    assert result.stderr == (
        "quotes: https://post.example/gate: is an address, and nothing is fetched without --fetch\n"
    )


def test_a_list_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = run("extract", "--from-file", str(tmp_path / "none.txt"))
    assert (result.exit_code, result.stderr) == (2, f"quotes: {tmp_path}/none.txt does not exist\n")


def test_a_table_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "“No,” said Mara Lind."}), encoding="utf-8")
    result = run("extract", str(path), "-o", str(path))
    assert result.exit_code == 2
    assert "is one of the files that were read" in result.stderr
    assert json.loads(path.read_text(encoding="utf-8"))


def test_what_a_list_names_is_read_and_what_became_of_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Article] = []

    def stage(articles: Sequence[Article], *, problems: Sequence[Problem], **_: object) -> Audit:
        read.extend(articles)
        return Audit(tuple(articles), (), (), (), (), (), (), tuple(problems))

    pipeline = ModuleType("quotes.pipeline")
    vars(pipeline)["audit"] = stage
    monkeypatch.setitem(sys.modules, "quotes.pipeline", pipeline)
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(PAGE, encoding="utf-8")
    names = tmp_path / "names.txt"
    names.write_text("\n".join(f"{tmp_path}/{name}.html" for name in "abc"), encoding="utf-8")
    result = run("audit", "--from-file", str(names), "--format", "json")
    assert result.exit_code == 2
    assert ["“We waited for years,” Mara Lind said." in article.text for article in read] == [True]
    assert result.stderr.splitlines() == [
        f"quotes: {tmp_path}/c.html: does not exist",
        f"quotes: note: {tmp_path}/b.html: is the same text as {tmp_path}/a.html, and read once",
        "quotes: 3 inputs: 1 read, 1 duplicate, 1 failed",
    ]
    inputs_told = json.loads(result.stdout)["inputs"]
    assert [(Path(one["path"]).name, one["state"], one["article"]) for one in inputs_told] == [
        ("a.html", "read", "a.html"),
        ("b.html", "duplicate", "a.html"),
        ("c.html", "failed", None),
    ]
