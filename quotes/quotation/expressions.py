"""Text in quotation marks that nobody said: nicknames and titles of works."""

from __future__ import annotations

import re

from quotes.quotation.marks import Marked
from quotes.quotation.view import View

SMALL_WORDS = frozenset("a an the of in on at to for and or but with from by as de la el le".split())
WORKS = frozenset(
    """album anthem article ballad blog book books chapter column comedy documentary drama editorial
    entitled episode essay essays exhibition film game headline hit hymn journal magazine memoir
    movie musical newsletter novel novels opera painting pamphlet paper play podcast poem poems
    poetry programme program recording report series show single sitcom song songs soundtrack story
    study titled track trilogy tune video volume work named called""".split()
)
"""Nouns and participles that introduce the title of a work."""


def is_nickname(view: View, marked: Marked) -> bool:
    """Say whether marked text stands inside a name: Robert "Bobby" Fenn."""
    lead = view.text(max(0, marked.outer.start - 40), marked.outer.start)
    rest = view.text(marked.outer.end, marked.outer.end + 40)
    return bool(re.search(r"\b[A-Z][\w.’'-]* $", lead) and re.match(r" [A-Z][\w’'-]+", rest)) and bool(
        re.fullmatch(r"(?:[A-Z][\w’'-]*|the|of|de|la|el|\s)+", view.text(*marked.inner))
    )


def is_title(view: View, marked: Marked) -> bool:
    """Say whether marked text is the title of a work: capitalised throughout, or named as one."""
    words = re.findall(r"[^\W\d_][\w’'-]*", view.text(*marked.inner))
    telling = [w for w in words if w.lower() not in SMALL_WORDS]
    if not telling or not all(w[0].isupper() for w in telling):
        return False
    lead = view.text(max(0, marked.outer.start - 60), marked.outer.start).lower()
    near = re.findall(r"[\w’'-]+", re.split(r"[.!?]\s", lead)[-1])[-6:]
    return len(telling) > 1 and any(w in WORKS for w in near)
