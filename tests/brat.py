"""Reading PolNeAR's annotations (brat standoff)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from quotes.model import Span


@dataclass(slots=True)
class Annotated:
    """One attribution as an annotator marked it."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


def read_annotated(folder: Path, article: str) -> list[Annotated]:
    """Return the attributions that the first annotator of an article (its file name) marked, if any.

    Roles can be numbered (``Content2``) and spans discontinuous; an event without content is left out.
    """
    files = sorted(folder.glob(f"{Path(article).stem}_*.ann"))
    spans: dict[str, list[Span]] = {}
    events: list[Annotated] = []
    for line in files[0].read_text(encoding="utf-8").splitlines() if files else ():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where = rest.split("\t")[0].partition(" ")[2]
            spans[key] = [_span(part) for part in where.split(";")]
        elif key.startswith("E"):
            roles = [part.split(":") for part in rest.split("\t")[0].split() if ":" in part]
            if roles and roles[0][0].startswith("Attribution"):
                events.append(_event(roles[1:], spans))
    return [event for event in events if event.content]


def _span(text: str) -> Span:
    start, end = text.split()
    return Span(int(start), int(end))


def _event(roles: list[list[str]], spans: dict[str, list[Span]]) -> Annotated:
    event = Annotated()
    for role, key in roles:
        part = getattr(event, re.sub(r"\d+$", "", role).lower(), None)
        if part is not None:
            part += spans.get(key, [])
    return event
