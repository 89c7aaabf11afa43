"""The terminal interface of ``quotes review``: one question at a time, each answer on the disk at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Static

from quotes.decisions import Decide, Decision, append_decision, take_back
from quotes.decisions.queue import Question, Topic, is_settled
from quotes.lookup import Lookup
from quotes.model import QuotesError
from quotes.report import one_line

from .review_view import view

_ONLY: dict[str, frozenset[Topic]] = {
    "same": frozenset({Topic.LINK}),
    "not_same": frozenset({Topic.LINK}),
    "accept": frozenset({Topic.SPEAKER}),
    "choose": frozenset({Topic.SPEAKER}),
    "type_name": frozenset({Topic.SPEAKER}),
    "unknown": frozenset({Topic.SPEAKER}),
    "ignore": frozenset({Topic.FINDING}),
    "keep": frozenset({Topic.FINDING}),
    "unsure": frozenset(Topic),
}
"""The actions that answer a question, and of what."""


class Review(App[int]):
    """Asks questions one by one; returns how many decisions were written.

    ``who`` decides, in their name lines are written to the file ``path``.
    """

    CSS = """
    #progress { height: 1; background: $boost; padding: 0 1; }
    #body { padding: 1 2; }
    #reason { height: auto; max-height: 4; padding: 0 2; color: $text-muted; }
    Input { display: none; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "same", "same"),
        Binding("n", "not_same", "not the same"),
        Binding("a", "accept", "accept"),
        *(Binding(str(n), f"choose({n})", "choose", show=n == 1, key_display="1–9") for n in range(1, 10)),
        Binding("t", "type_name", "type name"),
        Binding("x", "unknown", "unknown"),
        Binding("i", "ignore", "ignore"),
        Binding("k", "keep", "keep"),
        Binding("u", "unsure", "unsure"),
        Binding("w", "why", "why"),
        Binding("b", "back", "back"),
        Binding("q", "quit", "quit"),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, questions: Sequence[Question], lookup: Lookup, path: Path, who: str) -> None:
        super().__init__()
        self.questions = tuple(questions)
        self.path = path
        self.who = who
        self.at = 0
        self.answers: list[tuple[Question, Decision]] = []
        self.reasons: dict[int, str] = {}
        """Why, in a line, by the place of the question: kept for going back to it."""
        self._lookup = lookup

    @property
    def question(self) -> Question | None:
        """The question that is asked; ``None`` if none is left."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    def compose(self) -> ComposeResult:
        """Lay out the progress line, the question, the reason, the fields for words, and the keys."""
        yield Static(id="progress")
        with VerticalScroll(id="scroll"):
            yield Static(id="body")
        yield Static(id="reason")
        yield Input(id="name", placeholder="the speaker's name, then Enter; Escape to leave")
        yield Input(
            id="why",
            placeholder="why, in one line, then Enter, then the answer; Escape to leave",
            select_on_focus=False,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that answer this question."""
        question = self.question
        if action in _ONLY:
            return question is not None and question.topic in _ONLY[action]
        if action == "why":
            return question is not None
        if action == "back":
            return bool(self.answers)
        return super().check_action(action, parameters)

    def action_same(self) -> None:
        """They are one remark."""
        self._answer(Decide.SAME)

    def action_not_same(self) -> None:
        """They are not one remark."""
        self._answer(Decide.NOT_SAME)

    def action_unsure(self) -> None:
        """Leave it open, and ask no more."""
        self._answer(Decide.UNSURE)

    def action_ignore(self) -> None:
        """Tell the finding no more."""
        self._answer(Decide.IGNORE)

    def action_keep(self) -> None:
        """The finding is right."""
        self._answer(Decide.KEEP)

    def action_accept(self) -> None:
        """The speaker is whom the program takes it to be."""
        if self.question is not None and self.question.attribution is not None:
            own = self._lookup.speaker(self.question.attribution.speaker)
            self._answer(Decide.SPEAKER, own.name if own is not None else None)

    def action_unknown(self) -> None:
        """Nobody can tell who the speaker is."""
        self._answer(Decide.SPEAKER)

    def action_choose(self, number: int) -> None:
        """The speaker is one of those listed."""
        if self.question is not None and number <= len(self.question.candidates):
            self._answer(Decide.SPEAKER, self.question.candidates[number - 1].name)

    def action_type_name(self) -> None:
        """Ask for the name of a speaker who is not listed."""
        self._open("#name", "")

    def action_why(self) -> None:
        """Ask for a reason, to be written down with the answer."""
        self._open("#why", self.reasons.get(self.at, ""))

    @on(Input.Submitted, "#name")
    def take_name(self, event: Input.Submitted) -> None:
        """Take the name that was typed."""
        name = " ".join(event.value.split())
        self.action_leave()
        if name:
            self._answer(Decide.SPEAKER, name)

    @on(Input.Submitted, "#why")
    def take_reason(self, event: Input.Submitted) -> None:
        """Take the reason that was typed; none if nothing was."""
        self.reasons[self.at] = " ".join(event.value.split())
        self.action_leave()
        self._show_reason()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted outside a field is no answer."""
        event.stop()

    def action_leave(self) -> None:
        """Put the field for a name, or a reason, away."""
        for field in self.query(Input):
            field.display = False
        self.query_one("#scroll").focus()

    async def action_back(self) -> None:
        """Take the last answer back, off the file too, and ask again."""
        question, decision = self.answers[-1]
        try:
            taken = take_back(self.path, decision)
        except QuotesError as error:
            self._tell(str(error))
            return
        if not taken:
            self._tell(f"{self.path} was changed meanwhile: take that line out of it by hand")
            return
        self.answers.pop()
        self.at = self.questions.index(question)
        self._show()

    async def action_quit(self) -> None:
        """Leave: everything is saved."""
        self.exit(len(self.answers))

    def _answer(self, decide: Decide, value: str | None = None) -> None:
        question = self.question
        if question is None:
            return
        why = self.reasons.get(self.at, "")
        decision = question.answer(decide, value, who=self.who, when=date.today().isoformat(), why=why)
        try:
            append_decision(self.path, decision)
        except QuotesError as error:
            self._tell(str(error))
            return
        self.answers.append((question, decision))
        self.at += 1
        while self.question is not None and is_settled(self.question, self.answers):
            self.at += 1
        self._show()

    def _show(self) -> None:
        question = self.question
        body = self.query_one("#body", Static)
        if question is None:
            body.update(Text("Nothing is left to decide. q quits, b takes the last answer back."))
        else:
            body.update(view(question, self._lookup))
        self._show_reason()
        self.query_one("#progress", Static).update(Text(self.progress))
        self.query_one("#scroll").scroll_home(animate=False)
        self.query_one("#scroll").focus()
        self.refresh_bindings()

    def _show_reason(self) -> None:
        reason = self.reasons.get(self.at, "")
        line = self.query_one("#reason", Static)
        line.update(Text(f"Why: {one_line(reason)}"))
        line.display = bool(reason)

    def _open(self, name: str, value: str) -> None:
        field = self.query_one(name, Input)
        field.value = value
        field.cursor_position = len(value)
        field.display = True
        field.focus()

    @property
    def progress(self) -> str:
        """Where one is: "3 of 17 · 2 decided · left: 9 links, 4 speakers, 2 findings"."""
        left = Counter(question.topic for question in self.questions[self.at :])
        told = ", ".join(f"{left[t]} {t}{'' if left[t] == 1 else 's'}" for t in Topic if left[t])
        here = f"{min(self.at + 1, len(self.questions))} of {len(self.questions)}"
        return f"{here} · {len(self.answers)} decided · left: {told or 'none'}"

    def _tell(self, message: str) -> None:
        """Say what went wrong in the line on top, until the next answer."""
        self.query_one("#progress", Static).update(Text(one_line(message), style="bold red"))
