"""Nicknames that an article introduces: Ana “the Falcon” Sorel; Ana Sorel, known as the Falcon."""

from __future__ import annotations

from quotes.speaker.mention import Mention
from quotes.speaker.names import PersonName, person_name
from quotes.speaker.tokens import View

_OPEN = frozenset("“‘\"'«„‹(")
_CLOSE = frozenset("”’\"'»“›)")
_CALLED = frozenset("nicknamed dubbed alias aka".split())
_LONGEST = 4  # words of a nickname


def join_nicknames(view: View, named: list[Mention]) -> list[Mention]:
    """Return the names with those that a nickname interrupts as one, the nickname noted beside each."""
    out: list[Mention] = []
    skip = -1
    starts = {m.low: m for m in named if m.kind == "name"}
    for mention in named:
        if mention.low < skip:
            continue
        if mention.kind == "name" and mention.name:
            end = _interrupted(view, mention, starts) or _called(view, mention)
            skip = max(skip, end)
        out.append(mention)
    return out


def _interrupted(view: View, first: Mention, starts: dict[int, Mention]) -> int:
    """Widen a given name over ‘“the Falcon” Sorel’; return where it ends, 0 if nothing interrupts it."""
    i = first.high
    if view.small(i, first.sentence) not in _OPEN:
        return 0
    for close in range(i + 2, i + 2 + _LONGEST):
        last = starts.get(close + 1)
        if view.small(close, first.sentence) in _CLOSE and last and last.sentence == first.sentence:
            nick = _nick(view, i + 1, close)
            if nick is None or view.article.text[view.tokens[close].end : view.tokens[close + 1].start] == "":
                return 0
            first.text = f"{first.text} {last.text}"
            first.name = person_name(first.text)
            first.nick = nick
            first.human = True
            first.high = last.high
            return last.high
    return 0


def _called(view: View, mention: Mention) -> int:
    """Note the nickname in "Ana Sorel, known as the Falcon"; return where it ends."""
    i = mention.high
    while view.small(i, mention.sentence) in {",", "(", "also", "better", "widely", "popularly"}:
        i += 1
    if view.small(i) in _CALLED:
        i += 1
    elif (view.small(i), view.small(i + 1)) == ("known", "as"):
        i += 2
    else:
        return 0
    i += view.small(i) in _OPEN
    end = i + (view.small(i) == "the")
    while end < min(i + _LONGEST, len(view.tokens)) and view.tokens[end].capital:
        end += 1
    nick = _nick(view, i, end) if end > i and view.tokens[end - 1].sentence == mention.sentence else None
    if nick is None:
        return 0
    mention.nick = nick
    mention.human = True
    return end


def _nick(view: View, low: int, high: int) -> PersonName | None:
    """The words of a nickname as a name; ``None`` if they are not all capitalised."""
    low += view.small(low) in {"the", "el", "la", "le"}
    if low >= high or not all(t.capital and t.is_word for t in view.tokens[low:high]):
        return None
    return person_name(view.text(low, high))
