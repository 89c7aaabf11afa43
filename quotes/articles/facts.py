"""What an article says about itself: outlet, title, author, date, address, language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about one article; ``date`` is ISO 8601, ``lang`` a BCP 47 code, ``None`` is not known."""

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None


def first_known(sources: Iterable[Facts]) -> Facts:
    """Merge facts: of each, the first in ``sources`` that is known."""
    known = list(sources)
    return Facts(
        outlet=next((f.outlet for f in known if f.outlet), None),
        title=next((f.title for f in known if f.title), None),
        author=next((f.author for f in known if f.author), None),
        date=next((f.date for f in known if f.date), None),
        url=next((f.url for f in known if f.url), None),
        lang=next((f.lang for f in known if f.lang), None),
    )
