"""``quotes group``: renderings in, a line for each out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from quotes.model import Article, Band, Link, Relation, Remark, Rendering
from quotes_cli.main import app

LINES = b"""\
{"id": "b", "text": "Boats will sail."}
{"id": "a", "text": "boats will sail"}
{"id": "c", "text": "No."}
"""

Run = Callable[..., Result]


class _Engine:
    """Stands in for grouping, and remembers what it was given."""

    def __init__(self) -> None:
        self.encoder: object = "not asked"
        self.workers = 0
        self.brief = False

    def group(
        self,
        renderings: Sequence[Rendering],
        articles: Mapping[str, Article],
        *,
        encoder: object,
        workers: int,
        brief: bool,
    ) -> tuple[Sequence[Rendering], tuple[Remark, ...]]:
        assert {r.article for r in renderings} == articles.keys()
        self.encoder, self.workers, self.brief = encoder, workers, brief
        link = Link("b", "a", Relation.SAME, 1.0, Band.CERTAIN, ("the same words",))
        return renderings, (
            Remark("r1", ("b", "a"), "b", "", (link,), (("b", "a"),)),
            Remark("r2", ("c",), "c", "", (), (("c",),)),
        )

    def split(
        self, remarks: Sequence[Remark], renderings: Sequence[Rendering], articles: Mapping[str, Article]
    ) -> tuple[Remark, ...]:
        both, other = remarks
        alone = (
            replace(both, renderings=(key,), canonical=key, links=(), wordings=((key,),)) for key in "ba"
        )
        return (*alone, other)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> _Engine:
    made = _Engine()
    grouping, vectors = (ModuleType(f"quotes.{name}") for name in ("grouping", "grouping.vectors"))
    vars(grouping)["group_renderings"] = made.group
    vars(grouping)["split_wordings"] = made.split
    vars(vectors)["load_encoder"] = lambda name="the default": f"loaded {name}"
    monkeypatch.setitem(sys.modules, "quotes.grouping", grouping)
    monkeypatch.setitem(sys.modules, "quotes.grouping.vectors", vectors)
    return made


@pytest.fixture
def run(engine: _Engine) -> Run:
    def invoke(*arguments: str, stdin: bytes = LINES) -> Result:
        return CliRunner().invoke(app, ["group", *arguments], input=stdin, env={"COLUMNS": "80"})

    return invoke


def test_a_line_of_json_is_printed_for_each_in_order(run: Run, engine: _Engine) -> None:
    result = run("-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [list(json.loads(line).values()) for line in result.stdout.splitlines()] == [
        ["b", "a", "a", None, "b", None],
        ["a", "a", "a", "same", "b", "certain"],
        ["c", "c", "c", None, "c", None],
    ]
    assert (engine.encoder, engine.workers) == ("loaded the default", 1)


def test_the_encoder_and_the_workers_are_handed_on(run: Run, engine: _Engine) -> None:
    run("-", "--encoder", "none", "--workers", "2")
    assert (engine.encoder, engine.workers) == (None, 2)
    run("-", "--encoder", "sentence-transformers/LaBSE")
    assert engine.encoder == "loaded sentence-transformers/LaBSE"


def test_wordings_alone_are_remarks_of_their_own(run: Run) -> None:
    rows = [json.loads(line) for line in run("-", "--wordings").stdout.splitlines()]
    assert [row["remark"] for row in rows] == ["b", "a", "c"]


def test_reasons_are_asked_for_only_where_they_are_shown(run: Run, engine: _Engine) -> None:
    for options, brief in (((), True), (("--explain",), False), (("--format", "text"), False)):
        run("-", *options)
        assert engine.brief is brief


def test_reasons_are_printed_when_asked_for(run: Run) -> None:
    assert json.loads(run("-", "--explain").stdout.splitlines()[1])["reasons"] == ["the same words"]
    assert run("-", "--explain", "--format", "text").exit_code == 2


def test_a_file_is_written_and_its_ending_names_the_format(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(LINES)
    result = run(str(source), "-o", str(tmp_path / "out.txt"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"quotes: wrote {tmp_path / 'out.txt'}\n"
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("3 renderings, 2 remarks")
    run(str(source), "-o", str(tmp_path / "out.jsonl"), "-q")
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_what_is_read_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(LINES)
    result = run(str(source), "-o", str(source))
    assert result.exit_code == 2
    assert source.read_bytes() == LINES


def test_a_bad_line_is_one_line_and_nothing_is_printed(run: Run, engine: _Engine) -> None:
    result = run("-", stdin=LINES + b'{"id": "a", "text": "again"}\n')
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "quotes: standard input:4: its id, 'a', is that of line 2\n"
    assert engine.workers == 0


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    result = run(str(tmp_path / "none"), "-o", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("none: cannot be read: no such file or directory\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_nothing_to_group_is_told(run: Run) -> None:
    result = run("-", stdin=b"\n")
    assert (result.exit_code, result.stderr) == (2, "quotes: no rendering to group\n")
