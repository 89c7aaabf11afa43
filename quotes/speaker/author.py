"""Who "I" is outside quotation marks: the author, by the article's data or by the note that closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.speaker.mention import Mention
from quotes.speaker.names import person_name
from quotes.speaker.tokens import View
from quotes.speaker.words import COPULAS

_DOES = COPULAS | frozenset(
    "writes teaches directs lives covers serves served reports works edits hosts".split()
)
_NOTES = 3  # paragraphs at the end that can say who wrote the article
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def author_of(view: View, mentions: Sequence[Mention]) -> Mention | None:
    """Return the one author of an article that says "I" itself, ``None`` where nothing names one."""
    if not any(t.text == "I" and not t.quoted for t in view.tokens):
        return None
    named = _BY.sub("", view.article.author or "")
    name = person_name(named)
    if name.full and not re.search(r",|&| and |/|;", named):
        return Mention("name", 0, 0, named, 0, quoted=False, name=name, human=True)
    return _closing_note(view, mentions)


def _closing_note(view: View, mentions: Sequence[Mention]) -> Mention | None:
    """The one whom a last paragraph presents that the article never named before: "Ana Sorel teaches …"."""
    starts = _last_starts(view)
    for mention in reversed(mentions):
        full = mention.kind == "name" and mention.name is not None and mention.name.full
        if not full or mention.quoted or mention.low not in starts:
            continue
        if view.small(mention.high, mention.sentence) not in _DOES:
            continue
        if not any(m.entity == mention.entity and m.low < mention.low for m in mentions):
            return mention
    return None


def _last_starts(view: View) -> set[int]:
    """Where (tokens) the sentences of the last paragraphs begin."""
    blocks: set[int] = set()
    starts: set[int] = set()
    for low, high in reversed(view.ranges):
        if low < high:
            blocks.add(view.tokens[low].block)
            if len(blocks) > _NOTES:
                break
            starts.add(low)
    return starts
