"""``quotes review``: every key, what is shown, and what is on the disk after each answer."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console
from textual.pilot import Pilot
from textual.widgets import Footer, Input, Static
from typer.testing import CliRunner

from quotes.articles import Inputs
from quotes.decisions import Decide, Decision, Decisions, read_decisions
from quotes.decisions.queue import Question, Topic, questions
from quotes.lookup import Lookup
from quotes.model import Article, Audit, Place, Span
from quotes_cli import review
from quotes_cli.main import app
from quotes_cli.review_app import Review
from quotes_cli.review_view import view

from ..decisions.desk import ARTICLES, AUDIT, BARE, FINDINGS

LOOKUP = Lookup.of(AUDIT)
ASKED = questions(AUDIT)


def of(topic: Topic, audit: Audit = AUDIT) -> list[Question]:
    return [question for question in questions(audit) if question.topic is topic]


Steps = Callable[[Pilot[int], Review], Awaitable[None]]


def reviewed(path: Path, steps: Steps, asked: Sequence[Question] = ASKED) -> Review:
    """Run the interface without a terminal, and return it as it was left."""
    running = Review(asked, LOOKUP, path, "mk")

    async def go() -> None:
        async with running.run_test(size=(100, 40)) as pilot:
            await steps(pilot, running)

    asyncio.run(go())
    return running


def pressed(path: Path, *keys: str, asked: Sequence[Question] = ASKED) -> Review:
    async def steps(pilot: Pilot[int], _: Review) -> None:
        for key in keys:
            await pilot.press(key)

    return reviewed(path, steps, asked)


def top_line(running: Review) -> str:
    return str(running.query_one("#progress", Static).render())


def written(path: Path) -> list[tuple[str, str | None]]:
    return [(str(decision.decide), decision.value) for decision in read_decisions(path).lines]


def text_of(question: Question, width: int = 100) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(view(question, LOOKUP))
    return capture.get()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.mark.parametrize(
    ("topic", "key", "expected"),
    [
        (Topic.LINK, "s", ("same", None)),
        (Topic.LINK, "n", ("not-same", None)),
        (Topic.LINK, "u", ("unsure", None)),
        (Topic.SPEAKER, "a", ("speaker", "Ilse Marden")),
        (Topic.SPEAKER, "2", ("speaker", "Tomas Arkwell")),
        (Topic.SPEAKER, "x", ("speaker", None)),
        (Topic.SPEAKER, "u", ("unsure", None)),
        (Topic.FINDING, "i", ("ignore", None)),
        (Topic.FINDING, "k", ("keep", None)),
        (Topic.FINDING, "u", ("unsure", None)),
    ],
)
def test_a_key_answers_and_the_answer_is_on_the_disk(
    path: Path, topic: Topic, key: str, expected: tuple[str, str | None]
) -> None:
    pressed(path, key, asked=of(topic))
    assert written(path) == [expected]
    [decision] = read_decisions(path).lines
    assert (decision.who, decision.what) == ("mk", of(topic)[0].what)
    assert decision.when


@pytest.mark.parametrize(
    ("topic", "keys"), [(Topic.LINK, "aikx1t"), (Topic.SPEAKER, "snik9"), (Topic.FINDING, "snax1t")]
)
def test_keys_of_other_questions_do_nothing(path: Path, topic: Topic, keys: str) -> None:
    running = pressed(path, *keys, asked=of(topic))
    assert running.at == 0
    assert not path.exists()


def test_each_answer_is_saved_at_once_and_back_takes_it_off_the_file(path: Path) -> None:
    path.write_text("# ours\n", encoding="utf-8")

    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("n")
        assert len(read_decisions(path).lines) == 1
        await pilot.press("s")
        assert [d.decide for d in read_decisions(path).lines] == [Decide.NOT_SAME, Decide.SAME]
        await pilot.press("b")
        assert running.at == 1
        assert len(read_decisions(path).lines) == 1
        await pilot.press("b", "b")
        assert running.at == 0

    running = reviewed(path, steps, of(Topic.LINK))
    assert running.answers == []
    assert path.read_text(encoding="utf-8") == "# ours\n"


def test_what_somebody_else_wrote_meanwhile_is_not_taken_back(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("s")
        with path.open("a", encoding="utf-8") as file:
            file.write("# by another\n")
        await pilot.press("b")
        assert running.at == 1
        assert "was changed meanwhile" in top_line(running)

    running = reviewed(path, steps, of(Topic.LINK))
    assert len(running.answers) == 1
    assert path.read_text(encoding="utf-8").endswith("# by another\n")


def test_a_name_can_be_typed_whatever_keys_are_in_it(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("t", *"Quinn", "space", *"Busk", "enter")
        assert not running.query_one("#name", Input).display
        await pilot.press("t", *"qub", "escape")
        assert running.at == 1

    reviewed(path, steps, of(Topic.SPEAKER))
    assert written(path) == [("speaker", "Quinn Busk")]


def test_nothing_typed_is_no_answer(path: Path) -> None:
    assert pressed(path, "t", "space", "enter", asked=of(Topic.SPEAKER)).at == 0


def reason_shown(running: Review) -> str:
    line = running.query_one("#reason", Static)
    return str(line.render()) if line.display else ""


def reasons(path: Path) -> list[str]:
    return [decision.why for decision in read_decisions(path).lines]


def test_a_reason_can_be_typed_before_the_answer_and_is_written_with_it(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("w", *"so", "space", "space", *"quiet", "enter")
        assert running.at == 0
        assert reason_shown(running) == "Why: so quiet"
        await pilot.press("s")
        assert reason_shown(running) == ""
        await pilot.press("n")

    reviewed(path, steps, of(Topic.LINK))
    assert reasons(path) == ["so quiet", ""]
    assert written(path) == [("same", None), ("not-same", None)]


def test_going_back_shows_the_reason_again_to_be_kept_changed_or_taken_away(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("w", *"no", "enter", "s", "b")
        assert reason_shown(running) == "Why: no"
        assert reasons(path) == []
        await pilot.press("n")
        assert reasons(path) == ["no"]
        await pilot.press("w", "x", "enter", "b", "w", "t", "enter", "n")
        assert reasons(path) == ["not"]
        await pilot.press("b", "w", "backspace", "backspace", "backspace", "enter", "n")

    reviewed(path, steps, of(Topic.LINK))
    assert reasons(path) == [""]


def test_a_reason_that_is_left_changes_nothing_and_whatever_is_in_it_is_no_key(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("w", *"snub", "escape")
        assert (running.at, reason_shown(running)) == (0, "")
        assert not any(field.display for field in running.query(Input))

    reviewed(path, steps, of(Topic.LINK))
    assert not path.exists()


def test_a_name_that_is_typed_has_its_reason_too_and_neither_is_taken_for_the_other(path: Path) -> None:
    pressed(path, "w", *"tape", "enter", "t", *"Busk", "enter", asked=of(Topic.SPEAKER))
    assert written(path) == [("speaker", "Busk")]
    assert reasons(path) == ["tape"]


def test_every_key_has_its_place_on_a_screen_of_80_columns(path: Path) -> None:
    async def go() -> None:
        running = Review(ASKED, LOOKUP, path, "mk")
        async with running.run_test(size=(80, 24)) as pilot:
            for question in ASKED[1:]:
                await pilot.press("u")
                await pilot.pause()
                assert running.question == question
                keys = running.query_one(Footer)
                assert keys.max_scroll_x == 0

    asyncio.run(go())


def test_quitting_returns_how_many_were_decided(path: Path) -> None:
    running = pressed(path, "u", "q")
    assert running.return_value == 1


def test_at_the_end_nothing_is_asked_and_back_still_works(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        for _ in ASKED:
            await pilot.press("u")
        assert running.question is None
        assert running.progress.endswith(f"{len(ASKED)} decided · left: none")
        await pilot.press("u", "s", "b")
        assert running.question == ASKED[-1]

    reviewed(path, steps)
    assert len(written(path)) == len(ASKED) - 1


def test_the_progress_line_says_where_one_is(path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        assert running.progress == "1 of 6 · 0 decided · left: 2 links, 2 speakers, 2 findings"
        await pilot.press("a")
        assert "2 of 6 · 1 decided · left: 2 links, 1 speaker, 2 findings" in top_line(running)

    reviewed(path, steps)


def test_what_follows_from_an_answer_is_not_asked(path: Path) -> None:
    link = of(Topic.LINK)[0]
    assert link.pair is not None
    a, b = link.pair
    other = replace(b, key="other")
    asked = [link, replace(link, pair=(b, other)), replace(link, pair=(a, other))]
    running = pressed(path, "s", "s", asked=asked)
    assert running.question is None
    assert len(written(path)) == 2


def test_a_file_that_cannot_be_written_is_told_and_the_question_stays(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], running: Review) -> None:
        await pilot.press("u")
        assert "cannot write" in top_line(running)

    running = reviewed(tmp_path, steps)
    assert running.at == 0
    assert running.answers == []


def test_a_link_shows_both_renderings_with_differences_contexts_and_reasons() -> None:
    shown = text_of(of(Topic.LINK)[1])
    assert "The Post · 2031-05-02 · Ilse Marden, minister" in shown
    assert "“Nobody must wait.”" in shown
    assert "“Nobody [-must-] {+has to+} wait,”" in shown
    assert "She added: “Nobody must wait.”" in shown
    assert "Speaker unknown · in print “the mayor”" in shown
    assert "another translation (unsure), score 0.50" in shown
    assert "· other words for the same thing" in shown


def test_a_speaker_shows_the_paragraph_the_mention_and_who_it_may_be() -> None:
    shown = text_of(of(Topic.SPEAKER)[0])
    assert "“The boats will leave before winter,” she said." in shown
    assert "in print: “she”" in shown
    assert "The program thinks: Ilse Marden" in shown
    assert "1  Ilse Marden, minister" in shown
    assert "2  Tomas Arkwell" in shown


def test_a_finding_shows_its_message_and_every_place() -> None:
    shown = text_of(of(Topic.FINDING)[0])
    assert "Q201 error  a number [differs]" in shown
    assert "The Post" in shown
    assert "The Herald" in shown


def test_nothing_in_an_article_reaches_the_terminal_live() -> None:
    text = "“Sail \x1b[2J\u202e[bold]now[/bold],” she said.\n"
    hostile = Article("post.txt", "post.txt", text, ARTICLES[0].blocks[:1], "", outlet="[red]\x1b]0;x\x07")
    finding = replace(FINDINGS[0], message="\x1b[2J [blink]", places=(Place("post.txt", Span(1, 27)),))
    audit = replace(AUDIT, articles=(hostile, ARTICLES[1]), findings=(finding,), remarks=(), attributions=())
    [question] = questions(audit)
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        console.print(view(question, Lookup.of(audit)))
    shown = capture.get()
    assert "[bold]now[/bold]" in shown
    assert "[red]" in shown
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)


class _Asked:
    """Stands in for the reading, the pipeline and the interface, and remembers what they were given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.decisions: Decisions | None = None
        self.shown: list[tuple[str, str, int]] = []
        self.audit = AUDIT
        articles, pipeline, interface = (ModuleType(name) for name in ("articles", "pipeline", "app"))
        vars(articles)["read_inputs"] = lambda inputs, stdin=None, **how: Inputs(ARTICLES, ())
        vars(pipeline)["audit"] = self.stage
        vars(interface)["Review"] = self.interface
        monkeypatch.setitem(sys.modules, "quotes.articles", articles)
        monkeypatch.setitem(sys.modules, "quotes.pipeline", pipeline)
        monkeypatch.setitem(sys.modules, "quotes_cli.review_app", interface)

    def stage(self, articles: object, *, decisions: Decisions | None = None, **_: object) -> Audit:
        self.decisions = decisions
        return self.audit

    def interface(self, asked: Sequence[Question], lookup: Lookup, path: Path, who: str) -> _Asked:
        self.shown.append((str(path), who, len(asked)))
        return self

    def run(self) -> int:
        return 1


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> _Asked:
    monkeypatch.setattr(review, "_is_terminal", lambda: True)
    return _Asked(monkeypatch)


def invoke(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", "a.txt", *arguments], env={"COLUMNS": "80"})
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_the_command_asks_what_the_audit_leaves_open(world: _Asked, path: Path) -> None:
    assert invoke("--decisions", str(path), "--who", "mk") == (0, f"quotes: 1 decision written to {path}\n")
    assert world.shown == [(str(path), "mk", len(ASKED))]
    assert world.decisions is None


def test_what_was_decided_before_is_given_to_the_audit(world: _Asked, path: Path) -> None:
    pressed(path, "u")
    invoke("--decisions", str(path), "--who", "mk")
    assert world.decisions is not None
    assert [type(line) for line in world.decisions.lines] == [Decision]


def test_what_would_be_asked_can_be_listed_without_a_terminal(
    world: _Asked, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setattr(review, "_is_terminal", lambda: False)
    monkeypatch.setattr(review, "find_spec", lambda name: None)
    result = CliRunner().invoke(app, ["review", "a.txt", "--decisions", str(path), "--list"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:3] == [
        "speaker · The Herald: “The boats will leave before winter,” · Ilse Marden",
        "finding · Q201 a number [differs]",
        "link · The Post: “Boats will sail before winter,” · The Post: “the boats would sail [sic] soon”",
    ]
    assert world.shown == []
    assert not path.exists()


def test_when_nothing_is_left_that_is_said(world: _Asked, path: Path) -> None:
    world.audit = replace(BARE, remarks=(), attributions=())
    assert invoke("--decisions", str(path)) == (0, "quotes: nothing is left to decide\n")
    assert not path.exists()


def test_a_file_that_holds_no_decisions_or_is_none_is_told_before_the_work(world: _Asked, path: Path) -> None:
    path.write_text("nonsense\n", encoding="utf-8")
    code, told = invoke("--decisions", str(path))
    assert (code, told.startswith(f"quotes: {path}:1: ")) == (2, True)
    for bad in (path.parent, path.parent / "no" / "decisions.jsonl"):
        code, told = invoke("--decisions", str(bad))
        assert (code, told.startswith("quotes: cannot write")) == (2, True)
    assert world.shown == []


def test_without_a_terminal_or_textual_one_line_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    assert invoke("--decisions", str(path)) == (
        2,
        "quotes: quotes review asks questions: run it in a terminal, without a pipe\n",
    )
    monkeypatch.setattr(review, "find_spec", lambda name: None)
    code, told = invoke("--decisions", str(path))
    assert code == 2
    assert told == 'quotes: quotes review needs textual: pip install "quotes-linter[review]"\n'


def test_who_decides_is_whom_git_knows_or_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LOGNAME", "mk")
    monkeypatch.chdir(tmp_path)
    assert review.name_of_user() == "mk"
    (tmp_path / "gitconfig").write_text("[user]\nname = Mira Kolb\n", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert review.name_of_user() == "mk"
    monkeypatch.undo()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    assert review.name_of_user()
