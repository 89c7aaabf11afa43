"""One mention of a person or a body in an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.speaker.names import PersonName
from quotes.speaker.roles import Role
from quotes.speaker.tokens import OBJECT


@dataclass(slots=True)
class Mention:
    """One mention: tokens ``low`` to ``high`` of a view.

    ``kind`` is ``name``, ``body``, ``place``, ``description`` or ``pronoun``; ``place`` what it is in its
    sentence, ``tagged`` what the name model calls it.  ``human`` says that something beside it shows a
    person, ``polite`` that a form of address does, ``the`` that the article before a name speaks against
    one.  ``nick`` is a nickname that is printed with the name, ``thing`` says that what stands beside it
    shows no person ("…, which").  ``link`` is the name that a description stands in apposition to,
    ``headline`` says that its sentence has capitals throughout, so that a word may have strayed into it,
    ``entity`` is the number of the person once that is known.
    """

    kind: str
    low: int
    high: int
    text: str
    sentence: int
    quoted: bool
    place: str = OBJECT
    name: PersonName | None = None
    gender: str | None = None
    tagged: str | None = None
    human: bool = False
    polite: bool = False
    the: bool = False
    definite: bool = True
    roles: list[Role] = field(default_factory=list)
    link: Mention | None = None
    acronym: str | None = None
    nick: PersonName | None = None
    thing: bool = False
    headline: bool = False
    entity: int | None = None
