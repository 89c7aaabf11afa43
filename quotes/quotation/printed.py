"""Attribution by print: turns of a transcript, headlines with a colon, signatures.

Here no verb attributes, but where a name stands: before a colon, behind a dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.model import BlockKind, Name, Span
from quotes.places import Places
from quotes.quotation.view import View

PARTICLES = "al|bin|da|de|del|der|di|el|ibn|la|le|of|the|van|von|and|for"
WORD = r"(?:[A-Z][\w.’'-]*|(?:" + PARTICLES + r")(?=[ -]))"
NAME = rf"(?:{WORD})(?: {WORD}){{0,5}}"
TURN = re.compile(rf"\s*(?:[\"“]|\*\*)?(?P<name>{NAME})(?P<cue>:(?:\*\*)?|\.(?=\s)(?<=\b[QA]\.))\s*(?=\S)")
HEADLINE = re.compile(r"\s*(?P<name>[^:“”\"‘«?!.,]{2,60})(?P<cue>:)\s+(?=\S)")
SIGNATURE = re.compile(
    r"\s*(?P<cue>[―—–-]{1,2})\s*(?P<name>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4})(?:,[^“\"]{0,80})?$"
)
LABELS = frozenset(
    """address age analysis answers author background breaking caption comment contact correction credit
    date editorial email exclusive explainer explained facts factbox feature file fact graphic highlights
    image infographic interview key listen live location more note opinion phone photo photos picture
    pictures place podcast poll price profile recap related results review rating source sources tags time
    timeline title topics transcript update updated updates venue video warning watch website when where
    who why what how""".split()
)
"""What else stands before a colon: labels of lists and kinds of story."""
ROLES = frozenset(
    """activist agency agents analyst army attorney author bank board campaign ceo chairman chief clerics
    coach commission committee company council court critics data doctor doctors economist envoy expert
    experts firm general governor group inquiry institute inspector judge lawmaker lawyer leader mayor
    media military minister ministry monitor monitors mp navy officer official officials party pm police
    poll president prosecutor prosecutors regulator report reports researchers resident residents scientists
    secretary senator source sources spokesman spokesperson spokeswoman state study survey teacher union
    warden watchdog witness witnesses""".split()
)
"""Who is named by what they are before the colon of a headline."""
FEWEST_TURNS = 2
LONGEST_SIGNATURE = 500
"""Characters of a name behind a dash, and of what stands behind the name."""


class Printed(NamedTuple):
    """An attribution by print: the name, the mark that sets it off, and what is attributed."""

    block: int
    name: Span
    cue: Span
    content: Span


def turns(view: View) -> list[Printed]:
    """Return the turns of a transcript or an interview: paragraphs that begin with a name and a colon."""
    found = []
    for index, block in enumerate(view.article.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        turn = _led(view, TURN, index)
        if turn and turn.content.end - turn.content.start > 1:
            ends = view.text(turn.content.end - 1, turn.content.end) in '.?!…—–-"”)*'
            named = view.text(*turn.name)
            if (ends or named.isupper()) and named.lower().rstrip(".") not in LABELS:
                found.append(turn)
    return found if len(found) >= FEWEST_TURNS else []


def _led(view: View, pattern: re.Pattern[str], index: int) -> Printed | None:
    span = view.article.blocks[index].span
    text = view.text(*span)
    match = pattern.match(text)
    if not match:
        return None
    name = Span(span.start + match.start("name"), span.start + match.end("name"))
    cue = Span(span.start + match.start("cue"), span.start + match.end("cue"))
    end = span.start + len(text.rstrip())
    if match[0].lstrip()[:1] in '"“' and text.rstrip()[-1:] in '"”':
        end -= 1
    return Printed(index, name, cue, Span(span.start + match.end(), end))


def headlines(view: View, names: tuple[Name, ...]) -> list[Printed]:
    """Return the headlines that name their source before a colon: "Whitlow: Bridge will open in June"."""
    found = []
    in_order = sorted(names)
    places = Places((name.start, name.end) for name in in_order)
    for index, block in enumerate(view.article.blocks):
        if block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        headline = _led(view, HEADLINE, index)
        if headline and _is_speaker(view, headline, [in_order[i] for i in places.near(*headline.name)]):
            found.append(headline)
    return found


def _is_speaker(view: View, headline: Printed, names: Sequence[Name]) -> bool:
    words = view.text(*headline.name).split()
    if len(words) > 5 or any(w.lower() in LABELS for w in words):
        return False
    if words[-1].lower() in ROLES:
        return True
    kinds = {n.kind for n in names if n.start < headline.name.end and headline.name.start < n.end}
    if kinds:
        return "LOC" not in kinds
    said = [w for i in view.sentences(headline.content) for w in view.trees[i].words]
    finite = any("VerbForm=Fin" in w.feats for w in said if headline.content.start <= w.start)
    return finite and len(words) <= 3 and all(w[0].isupper() for w in words)


def signature(view: View, end: int, block: int) -> Printed | None:
    """Return the name behind a dash that closes a paragraph of quoted text, or stands alone in the next."""
    blocks = view.article.blocks
    at = end
    rest = view.text(end, min(blocks[block].span.end, end + LONGEST_SIGNATURE + 1))
    if len(rest) > LONGEST_SIGNATURE:
        return None
    if not rest.strip() and block + 1 < len(blocks):
        following = blocks[block + 1].span
        at, rest = following.start, view.text(*following)[: LONGEST_SIGNATURE + 1]
    match = SIGNATURE.match(rest)
    if not match:
        return None
    name = Span(at + match.start("name"), at + match.end("name"))
    return Printed(block, name, Span(at + match.start("cue"), at + match.end("cue")), Span(end, end))
