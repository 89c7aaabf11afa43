"""The whole way with a ledger."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from quotes import remember
from quotes.model import Article, Audit, Parse, Problem
from quotes.remember import Memory
from quotes.rules import Selection
from tests.ledger import made

A, B = made.article("a.txt", "Boats will sail."), made.article("b.txt", "Ships will sail.")


class World:
    """Stands in for the models and the pipeline, and remembers what they did."""

    def __init__(self) -> None:
        self.parsed: list[str] = []
        self.audited: list[dict[str, Any]] = []

    def parse(self, articles: Sequence[Article], progress: object) -> dict[str, Parse]:
        self.parsed += [article.key for article in articles]
        return {article.key: made.parse(article) for article in articles}

    def audit(
        self,
        articles: Sequence[Article],
        *,
        problems: Sequence[Problem],
        progress: object,
        parse: Callable[..., Mapping[str, Parse]],
        **options: Any,
    ) -> Audit:
        self.audited.append(options)
        assert parse(articles, lambda done, total: None) == {a.key: made.parse(a) for a in articles}
        return made.audit(articles, [], findings=["Boats will sail."], wordings=options["wordings"])


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    monkeypatch.setattr("quotes.language.Parser", lambda: world)
    monkeypatch.setattr("quotes.pipeline.audit", world.audit)
    monkeypatch.setattr(remember, "code_version", lambda: "1")
    monkeypatch.setattr(remember, "reader_version", lambda: "1")
    return world


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "ledger") as opened:
        yield opened


def test_what_has_not_changed_is_neither_parsed_nor_audited_again(world: World, memory: Memory) -> None:
    first = memory.audit([A, B], rules=None)
    again = memory.audit([A, B], rules=None)
    assert [remark.id for remark in again.remarks] == [remark.id for remark in first.remarks]
    assert (world.parsed, len(world.audited)) == (["a.txt", "b.txt"], 1)


def test_only_what_is_new_is_parsed(world: World, memory: Memory) -> None:
    memory.audit([A])
    memory.audit([A, B])
    assert (world.parsed, len(world.audited)) == (["a.txt", "b.txt"], 2)


def test_other_options_audit_again_and_parse_nothing(world: World, memory: Memory) -> None:
    memory.audit([A])
    memory.audit([A], wordings=True)
    memory.audit([A], decisions=("same",))
    memory.audit([A], problems=[Problem("x", "y")])
    assert world.parsed == ["a.txt"]
    assert world.audited == [
        {"wordings": False},
        {"wordings": True},
        {"wordings": False, "decisions": ("same",)},
        {"wordings": False},
    ]


def test_other_rules_audit_nothing_again_and_are_told_alone(world: World, memory: Memory) -> None:
    pages = []
    for rules, codes in ((None, ["Q205"]), (Selection(["Q1"]), []), (Selection(["Q2"], ["Q201"]), ["Q205"])):
        assert [finding.code for finding in memory.audit([A], rules=rules).findings] == codes
        pages.append(memory.page("text", lambda codes=codes: f"page of {codes}"))
    assert pages == ["page of ['Q205']", "page of []", "page of ['Q205']"]
    assert len(world.audited) == 1


def test_other_code_audits_again_and_other_models_parse_again(
    world: World, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.audit([A])
    monkeypatch.setattr(remember, "code_version", lambda: "2")
    memory.audit([A])
    assert (world.parsed, len(world.audited)) == (["a.txt"], 2)
    monkeypatch.setattr(remember, "code_version", lambda: "3")
    monkeypatch.setattr(remember, "reader_version", lambda: "2")
    memory.audit([A])
    assert (world.parsed, len(world.audited)) == (["a.txt", "a.txt"], 3)


def test_a_page_is_printed_once(world: World, memory: Memory) -> None:
    made_pages = []

    def page() -> str:
        made_pages.append("page")
        return "page"

    for _ in range(2):
        memory.audit([A])
        assert memory.page("text 80", page) == "page"
    assert made_pages == ["page"]


def test_the_version_changes_with_every_file_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "HERE", tmp_path)
    for name in ("language", "model"):
        (tmp_path / name).mkdir()
    of_parses = ("model/article.py", "model/parse.py", "language/parse.py", "language/sha256.json")
    for name in ("pipeline.py", "model/audit.py", *of_parses):
        (tmp_path / name).write_text("one", encoding="utf-8")

    def versions() -> tuple[str, str]:
        return remember.code_version.__wrapped__(), remember.reader_version.__wrapped__()

    _, reader = versions()
    assert versions() == versions()
    for name in ("pipeline.py", "model/audit.py"):
        before = versions()
        (tmp_path / name).write_text("two", encoding="utf-8")
        assert versions()[0] != before[0]
        assert versions()[1] == reader
    for name in of_parses:
        before = versions()
        (tmp_path / name).write_text("two", encoding="utf-8")
        assert versions()[0] != before[0]
        assert versions()[1] != before[1]
