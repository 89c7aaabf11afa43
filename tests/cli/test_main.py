"""The command line: what goes where, and with which exit code."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from quotes.articles import Inputs
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Input,
    Mode,
    ModelError,
    Problem,
    Quotation,
    QuotationKind,
    Remark,
    Rendering,
    Span,
)
from quotes_cli import console
from quotes_cli.main import app

TEXT = "“Boats will sail [sic],” said Marden.\n"
MISSING = Problem("missing.txt", "no such file")
NOTE = Problem("a.txt", "not UTF-8: read as cp1252", fatal=False)
ARTICLE = Article(
    "a.txt", "a.txt", TEXT, (Block(Span(0, 37), BlockKind.PARAGRAPH),), "0" * 64, outlet="The Post"
)

Run = Callable[..., Result]


def _found(articles: Sequence[Article], problems: Sequence[Problem], mode: Mode) -> Audit:
    source = (Span(30, 36),)
    return Audit(
        articles=tuple(articles),
        quotations=(Quotation("q", "a.txt", QuotationKind.DIRECT, (Span(0, 24),), source=source, mode=mode),),
        attributions=(Attribution("q", None, Band.UNSURE),),
        speakers=(),
        renderings=(Rendering("r", "a.txt", "q", 1, 23, TEXT[1:23]),),
        remarks=(Remark("m", ("r",), "r", "the only one"),),
        chains=(),
        problems=tuple(problems),
    )


class _World:
    """Stands in for the reading and the pipeline, and remembers what they were given."""

    def __init__(self) -> None:
        self.articles: tuple[Article, ...] = (ARTICLE,)
        self.problems: tuple[Problem, ...] = ()
        self.error: BaseException | None = None
        self.inputs: list[str] = []
        self.stdin: bytes | None = None
        self.how: dict[str, object] = {}
        self.states: tuple[Input, ...] = ()
        self.ran: list[str] = []
        self.wordings = False
        self.mode = Mode.SPEECH

    def read_inputs(self, inputs: Sequence[str], stdin: bytes | None = None, **how: object) -> Inputs:
        self.inputs, self.stdin, self.how = list(inputs), stdin, how
        files = frozenset(Path(article.path).resolve() for article in self.articles)
        return Inputs(self.articles, self.problems, self.states, files)

    def stage(self, name: str) -> Callable[..., Audit]:
        def work(
            articles: Sequence[Article],
            *,
            problems: Sequence[Problem] = (),
            progress: Callable[[str, int, int], None] | None = None,
            wordings: bool = False,
            **more: object,
        ) -> Audit:
            self.ran.append(name)
            self.wordings = wordings
            if self.error is not None:
                raise self.error
            if progress is not None:
                progress("parsing", 1, 2)
            return _found(articles, problems, self.mode)

        return work


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> _World:
    made = _World()
    pipeline, articles = ModuleType("quotes.pipeline"), ModuleType("quotes.articles")
    vars(pipeline).update(audit=made.stage("audit"), extract=made.stage("extract"))
    vars(articles).update(read_inputs=made.read_inputs)
    monkeypatch.setitem(sys.modules, "quotes.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "quotes.articles", articles)
    return made


@pytest.fixture
def run(world: _World) -> Run:
    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "80"})

    return invoke


def test_audit_prints_the_view(run: Run, world: _World) -> None:
    result = run("audit", "a.txt")
    assert result.exit_code == 0
    assert "“Boats will sail [sic]” — The Post" in result.stdout.replace(",”", "”")
    assert result.stderr == ""
    assert world.ran == ["audit"]


def test_wordings_alone_are_asked_of_the_audit(run: Run, world: _World) -> None:
    run("audit", "a.txt")
    assert not world.wordings
    assert run("audit", "a.txt", "--wordings").exit_code == 0
    assert world.wordings


def test_audit_prints_json_when_asked(run: Run) -> None:
    result = run("audit", "a.txt", "--format", "json")
    assert json.loads(result.stdout)["renderings"][0]["text"] == TEXT[1:23]


def test_extract_prints_a_quotation_a_line(run: Run, world: _World) -> None:
    result = run("extract", "a.txt", "--format", "jsonl")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [TEXT[:24]]
    assert world.ran == ["extract"]


def test_extract_prints_a_view_and_json_too(run: Run) -> None:
    printed = run("extract", "a.txt").stdout
    assert "direct    “Boats will sail [sic],”\n            — Speaker unknown" in printed
    assert len(json.loads(run("extract", "a.txt", "--format", "json").stdout)) == 1


def test_beliefs_wishes_and_intentions_can_be_left_out_of_an_extract(run: Run, world: _World) -> None:
    world.mode = Mode.ATTITUDE
    assert json.loads(run("extract", "a.txt", "--format", "jsonl").stdout)["mode"] == "attitude"
    assert run("extract", "a.txt", "--format", "jsonl", "--speech-only").stdout == ""
    assert "No quotation was found." in run("extract", "a.txt", "--speech-only").stdout


@pytest.mark.parametrize(
    ("command", "name", "start"),
    [
        ("audit", "report.md", "# Quotations"),
        ("audit", "report.json", '{\n"schema": 1'),
        ("audit", "report.txt", "1 article"),
        ("extract", "out.jsonl", '{"key"'),
        ("extract", "out.json", "["),
        ("extract", "out.txt", "1 article"),
    ],
)
def test_the_ending_of_the_file_names_the_format(
    run: Run, tmp_path: Path, command: str, name: str, start: str
) -> None:
    result = run(command, "a.txt", "-o", str(tmp_path / name))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert result.stderr == f"quotes: wrote {tmp_path / name}\n"


def test_an_ending_and_a_format_that_disagree_are_wrong_usage(
    run: Run, tmp_path: Path, world: _World
) -> None:
    result = run("audit", "a.txt", "-o", str(tmp_path / "report.md"), "--format", "json")
    assert result.exit_code == 2
    assert world.ran == []


def test_o_minus_is_stdout(run: Run) -> None:
    assert run("audit", "a.txt", "-o", "-", "--format", "markdown").stdout.startswith("# Quotations")


def test_a_file_that_cannot_be_written_is_told_before_the_work(
    run: Run, tmp_path: Path, world: _World
) -> None:
    for output in (tmp_path, tmp_path / "no" / "report.md"):
        result = run("audit", "a.txt", "-o", str(output))
        assert result.exit_code == 2
        assert result.stderr.startswith("quotes: cannot write")
        assert result.stderr.count("\n") == 1
    assert world.ran == []


def test_an_article_is_never_overwritten(run: Run, tmp_path: Path, world: _World) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    world.articles = (Article("a.md", str(path), TEXT, (), "0" * 64),)
    result = run("audit", str(path), "-o", str(path))
    assert result.exit_code == 2
    assert path.read_text(encoding="utf-8") == TEXT
    assert "is one of the files that were read" in result.stderr


def test_an_input_that_cannot_be_read_is_one_line_and_the_rest_is_printed(run: Run, world: _World) -> None:
    world.problems = (MISSING,)
    result = run("audit", "a.txt", "missing.txt")
    assert result.exit_code == 2
    assert result.stderr == "quotes: missing.txt: no such file\n"
    assert "Boats will sail" in result.stdout


def test_a_note_is_one_line_and_no_failure(run: Run, world: _World) -> None:
    world.problems = (NOTE,)
    result = run("audit", "a.txt")
    assert result.exit_code == 0
    assert result.stderr == "quotes: note: a.txt: not UTF-8: read as cp1252\n"
    assert run("audit", "a.txt", "-q").stderr == ""


def test_without_any_readable_article_there_are_only_the_lines(run: Run, world: _World) -> None:
    world.articles, world.problems = (), (MISSING,)
    result = run("audit", "missing.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "quotes: missing.txt: no such file\n")
    assert world.ran == []


def test_an_empty_folder_is_said_to_hold_no_article(run: Run, world: _World) -> None:
    world.articles = ()
    result = run("audit", "folder")
    assert (result.exit_code, result.stderr) == (2, "quotes: no article to read\n")


def test_minus_reads_the_bytes_of_standard_input(run: Run, world: _World) -> None:
    run("audit", "-", stdin=b"\xff\xfe raw")
    assert (world.inputs, world.stdin) == (["-"], b"\xff\xfe raw")


def test_standard_input_is_left_alone_unless_asked_for(run: Run, world: _World) -> None:
    run("audit", "a.txt", stdin=b"raw")
    assert world.stdin is None


def test_an_error_the_user_can_mend_is_one_line(run: Run, world: _World) -> None:
    world.error = ModelError("tokenize.pt is not the file\x1b[2J that was packaged")
    result = run("audit", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "quotes: tokenize.pt is not the file␛[2J that was packaged\n"


def test_an_interrupt_exits_with_130(run: Run, world: _World) -> None:
    world.error = KeyboardInterrupt()
    result = run("audit", "a.txt")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_width_is_heeded(run: Run) -> None:
    narrow = run("audit", "a.txt", "--width", "30").stdout
    assert max(map(len, narrow.splitlines())) <= 30
    assert run("audit", "a.txt", "--width", "1").exit_code == 2


@pytest.mark.parametrize(
    ("asked", "pager"), [([], None), (["--pager"], True), (["--no-pager"], False), (["-q"], False)]
)
@pytest.mark.parametrize("command", ["audit", "extract"])
def test_the_view_is_paged_as_asked_and_never_when_quiet(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, asked: list[str], pager: bool | None
) -> None:
    told: list[bool | None] = []
    monkeypatch.setattr("quotes_cli.console.wants_pager", lambda text, pager: bool(told.append(pager)))
    assert run(command, "a.txt", *asked).exit_code == 0
    assert told == [pager]


def test_no_command_and_h_print_the_help(run: Run) -> None:
    for arguments in ([], ["-h"], ["--help"], ["audit", "-h"], ["models"], ["models", "info", "-h"]):
        result = run(*arguments)
        assert result.exit_code == 0
        assert "Usage: " in result.stdout


@pytest.mark.parametrize("arguments", [["audit"], ["nonsense"], ["audit", "a.txt", "--format", "pdf"]])
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_version_names_the_program(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda package: "1.2.3")
    assert run("--version").stdout == "quotes 1.2.3\n"


def test_models_info_lists_the_files_and_checks_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    language = ModuleType("quotes.language")
    files = [("en/tokenize.pt", 1_234_567, "ab" * 32, True), ("en/ner.pt", 10, "cd" * 32, True)]
    vars(language)["model_info"] = lambda: files
    monkeypatch.setitem(sys.modules, "quotes.language", language)
    result = run("models", "info")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"en/tokenize.pt     1,234,567 bytes  {'ab' * 32}  ok",
        f"en/ner.pt                 10 bytes  {'cd' * 32}  ok",
        "total              1,234,577 bytes",
    ]
    files[1] = ("en/ner.pt", 10, "cd" * 32, False)
    result = run("models", "info")
    assert result.exit_code == 2
    assert "DIFFERS" in result.stdout
    assert result.stderr.startswith("quotes: not the files that were packaged: en/ner.pt")


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with console.working(quiet=False) as progress:
        progress("parsing", 1, 2)
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with console.working(quiet=True) as progress:
        progress("parsing", 1, 2)
    assert capfd.readouterr().err == ""
    with console.working(quiet=False) as progress:
        progress("parsing", 1, 2)
    captured = capfd.readouterr()
    assert "parsing 50%" in captured.err
    assert captured.out == ""


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_help_loads_nothing_heavy() -> None:
    result = _python(
        "import sys\n"
        "from quotes_cli.main import main\n"
        "sys.argv = ['quotes', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "slow = {'torch', 'stanza', 'rapidfuzz', 'numpy', 'quotes.pipeline', 'quotes.report'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
    )
    assert result.returncode == 0, result.stderr
    assert "Usage: quotes" in result.stdout


def test_a_reader_who_leaves_early_is_no_error() -> None:
    result = _python(
        "import os, sys\n"
        "from quotes_cli.main import app\n"
        "from quotes_cli.console import write\n"
        "reader, writer = os.pipe()\n"
        "os.close(reader)\n"
        "os.dup2(writer, 1)\n"
        "app.command('long')(lambda: write('x' * 1_000_000, None))\n"
        "app(['long'])\n"
    )
    assert (result.returncode, result.stderr) == (0, "")
