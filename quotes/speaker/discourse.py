"""Who is being talked about at a point of an article: what a pronoun or a bare description can go back to.

The last speaker and the subject of the sentence before come first; somebody who was only met, told, or
whose something it was comes later; each sentence further away counts less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from quotes.speaker.tokens import AGENT, OBJECT, OBLIQUE, OWNER, PART, SUBJECT, View

_WEIGHTS = {SUBJECT: 3.0, AGENT: 2.5, OBJECT: 1.5, OBLIQUE: 1.0, OWNER: 0.6, PART: 0.3}
_SPEAKER = 4.0
_TOLD = 0.8
_REACH = 6  # sentences
CLEAR, LEAN = 0.75, 0.25


class Referent(NamedTuple):
    """Somebody to go back to: a ``person`` (by number), a ``body`` (by key) or somebody ``unnamed``."""

    kind: str
    who: int | str


class Event(NamedTuple):
    """One mention of a referent, with its weight, what it was and why it is that referent, in words."""

    referent: Referent
    token: int
    line: int
    weight: float
    said: str
    named: str = ""


Ranked = list[tuple[float, Referent, Event]]


class Discourse:
    """What was mentioned so far in an article, in order."""

    def __init__(self, view: View) -> None:
        self._events: list[Event] = []
        self._reach: list[int] = []  # the last token up to each event
        self._known: set[Referent] = set()
        # sentences that hold nothing but quoted words are no distance
        self._lines: list[int] = []
        line = 0
        for low, high in view.ranges:
            told = any(t.is_word and not t.quoted for t in view.tokens[low:high])
            line += told
            self._lines.append(line)

    def line(self, sentence: int) -> int:
        """Return the number of a sentence among those that tell something themselves."""
        return self._lines[sentence]

    def note(
        self,
        referent: Referent,
        token: int,
        sentence: int,
        place: str,
        *,
        indirect: bool = False,
        named: str = "",
    ) -> None:
        """Enter a mention; ``place`` is its place in the sentence, or ``speaker`` or ``told``.

        ``named`` says why it is this referent.
        """
        weight = _SPEAKER if place == "speaker" else _TOLD if place == "told" else _WEIGHTS[place]
        said = {
            "speaker": "speaker of the quotation before",
            SUBJECT: "subject of the sentence before",
            AGENT: "who did what the sentence before tells",
        }.get(place, "mentioned before")
        self._events.append(Event(referent, token, self._lines[sentence], weight - indirect, said, named))
        self._reach.append(max(token, self._reach[-1]) if self._reach else token)
        self._known.add(referent)

    def weigh(self, sentence: int, wanted: Callable[[Referent], float | None]) -> Ranked:
        """Return the referents in reach, best first, each with its score and the event that speaks for it.

        ``wanted`` gives what to add to a referent's score, ``None`` to leave it out.
        """
        here = self._lines[sentence]
        best: dict[Referent, tuple[float, Event]] = {}
        times: dict[Referent, int] = defaultdict(int)
        more: dict[Referent, float | None] = {}
        for event in reversed(self._events):
            far = here - event.line
            if far > _REACH:
                break
            who = event.referent
            if who not in more:
                more[who] = wanted(who)
            bonus = more[who]
            if bonus is None:
                continue
            score = event.weight + bonus - (0.0 if far <= 0 else 2.0 * far - 1.0)
            times[who] += 1
            if who not in best or score > best[who][0]:
                best[who] = (score, event)
        ranked = [(score + 0.1 * min(3, times[r]), r, event) for r, (score, event) in best.items()]
        return sorted(ranked, key=lambda x: (-x[0], -x[2].token, str(x[1])))

    def seen(self, referents: Iterable[Referent]) -> list[Referent]:
        """Return those that were mentioned already."""
        return [r for r in referents if r in self._known]

    def last(self) -> Event | None:
        """Return the latest event."""
        return self._events[-1] if self._events else None

    def between(self, token: int, end: int) -> set[Referent]:
        """Return who was mentioned from one token to another."""
        events = self._events[bisect_right(self._reach, token) :]
        return {e.referent for e in events if token < e.token < end}
