"""The citation report on the command line: style, references beside it, chosen remarks, templates."""

import json
import shlex
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pybtex.database import parse_string
from typer.testing import CliRunner, Result

from quotes.model import Audit
from quotes_cli.main import app
from tests.report.sample import FOUND
from tests.report.test_styled import STYLE

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    def audited(*_: object, **options: object) -> Audit:
        return replace(FOUND, problems=())

    monkeypatch.setattr("quotes_cli.audit.run", audited)
    monkeypatch.chdir(tmp_path)
    Path("small.csl").write_text(STYLE, encoding="utf-8")

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["audit", "a.txt", *arguments], env={"COLUMNS": "200"})

    return invoke


def test_pandoc_gets_its_references_beside_the_report(run: Run) -> None:
    result = run("-o", "report.md", "--style", "pandoc", "--csl", "small.csl")
    assert "wrote report.csl.json" in result.stderr
    assert "wrote report.bib" in result.stderr
    head = Path("report.md").read_text(encoding="utf-8").split("\n---\n")[0]
    assert 'bibliography: "report.csl.json"\ncsl: "small.csl"' in head
    items = json.loads(Path("report.csl.json").read_text(encoding="utf-8"))
    entries = parse_string(Path("report.bib").read_text(encoding="utf-8"), "bibtex").entries
    assert [item["id"] for item in items] == [*entries]
    for item in items:
        assert f"[@{item['id']}]" in Path("report.md").read_text(encoding="utf-8")


def test_the_references_are_formats_of_their_own(run: Run) -> None:
    assert [item["type"] for item in json.loads(run("--format", "csl-json").stdout)] == [
        "article-newspaper"
    ] * 4
    assert run("--format", "bibtex").stdout.startswith("@article{velmar-herald-2031-05-02-ministers,")
    run("-o", "mine.csl.json")
    run("-o", "mine.bib")
    assert json.loads(Path("mine.csl.json").read_text(encoding="utf-8"))[0]["id"].startswith("velmar")
    assert Path("mine.bib").read_text(encoding="utf-8").startswith("@article{")


def test_a_style_of_csl_formats_the_footnotes(run: Run) -> None:
    report = run("--format", "markdown", "--csl", "small.csl").stdout
    assert "Lund, P., *Ministers agree to reopen the Sund*, **The Velmar Herald**, 02/05/2031" in report


def test_remarks_and_speakers_are_chosen_in_every_format(run: Run) -> None:
    assert "### 5." in run("--format", "markdown", "--remark", "5").stdout
    assert "### 1." not in run("--format", "markdown", "--remark", "5").stdout
    assert len(json.loads(run("--format", "json", "--speaker", "Arkwell").stdout)["remarks"]) == 3
    shown = run("--remark", "5").stdout
    assert "5. " in shown
    assert "all five hundred boats" in shown
    assert "a new page" not in shown


def test_a_template_takes_the_place_of_the_report_in_a_file_of_any_name(run: Run) -> None:
    Path("mine.j2").write_text("{{ remarks[0].number }}: {{ remarks[0].speaker }}\n", encoding="utf-8")
    run("-o", "report.txt", "--template", "mine.j2", "--remark", "4")
    assert Path("report.txt").read_text(encoding="utf-8") == "4: Tomas Arkwell\n"


def test_the_chain_is_drawn_when_it_is_asked_for(run: Run) -> None:
    assert "```mermaid\nflowchart LR\n" in run("--format", "markdown", "--mermaid").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mermaid",), "--mermaid is for --format markdown"),
        (("--style", "pandoc", "-o", "x.json"), "--style is for --format markdown"),
        (("--style", "chicago", "--format", "markdown"), "chicago is no style"),
        (("--style", "pandoc", "--format", "markdown"), "name it with -o"),
        (("--csl", "none.csl", "--format", "markdown"), "cannot read none.csl"),
        (("--template", "none.j2"), "cannot read none.j2"),
        (("--template", "small.csl", "--format", "json"), "--template is for --format markdown"),
        (("--remark", "99"), "99 is no remark"),
        (("--speaker", "Nobody"), "no remark is of a speaker Nobody"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


DOCS = Path(__file__).parents[2] / "docs"
LINES = [
    line.strip()
    for line in (DOCS / "report.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("    quotes ")
]


@pytest.mark.parametrize("line", LINES)
def test_the_examples_of_the_docs_run(run: Run, line: str) -> None:
    shutil.copy(DOCS / "templates" / "pull-quotes.md.j2", ".")
    program, command, _, *arguments = shlex.split(line)
    assert (program, command) == ("quotes", "audit")
    result = run(*arguments)
    assert (result.exit_code, result.exception) == (0, None), result.output


def test_the_docs_have_examples() -> None:
    assert len(LINES) > 5
