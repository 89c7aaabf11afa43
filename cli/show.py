"""``quotes show``: what a ledger has of a remark, a speaker, an outlet, some days or some words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import QuotesError

from .console import target, tell, write, write_view
from .pager import Paging
from .run import Output, Quiet, Width, form_for

if TYPE_CHECKING:
    from quotes.ledger import Kept, Store
    from quotes.report import Shown, Wish


class Form(StrEnum):
    """The formats of what is shown."""

    TEXT = "text"
    JSON = "json"


SECOND = "%Y-%m-%dT%H:%M:%S"
_ENDINGS = {".json": "json", ".txt": "text"}


def show(
    ledger: Annotated[
        Path,
        typer.Option("--ledger", metavar="FILE", help="The ledger to look into.", show_default=False),
    ],
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A remark, a quotation, a rendering or a finding, by its identifier or the beginning of it.",
            show_default="all remarks",
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Remarks of this speaker, in any spelling.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Remarks that this outlet prints.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Remarks in articles of this day or later.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Remarks in articles of this day or earlier.")
    ] = None,
    search: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help='Remarks with these words: water "in the dark" flood* a OR b.'),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="What was added to the ledger, or changed in it, since this day (UTC)."
        ),
    ] = None,
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="The format.", show_default="text, or by the ending of -o: .json"),
    ] = None,
    quiet: Quiet = False,
    width: Width = None,
    pager: Paging = None,
) -> None:
    """Show what a ledger has: remarks with all their renderings, or one quotation and what was decided of it.

    Exit codes: 0 done (also if nothing is found), 2 wrong usage, an unknown ID, or a ledger that cannot be
    read.
    """
    path = target(output)
    chosen = form_for(path, form, _ENDINGS)
    filters = (speaker, outlet, first, last, search)
    if (what is not None or since is not None) and any(each is not None for each in filters):
        raise typer.BadParameter(
            "an ID and --since go without --speaker, --outlet, --from, --to and --search"
        )
    if what is not None and since is not None:
        raise typer.BadParameter("an ID and --since do not go together")
    from quotes.ledger import events_since, kept_audits, open_to_read
    from quotes.report import (
        EventsView,
        ShownView,
        Wish,
        events_json,
        remark_names,
        shown_json,
    )

    with open_to_read(ledger) as store:
        if since is not None:
            events = events_since(store, _time(since, "--since"))
            if chosen == Form.JSON:
                write(events_json(events), path)
            else:
                names = remark_names(kept.audit for kept in kept_audits(store))
                write_view(EventsView(events, names), path, width, pager=False if quiet else pager)
        else:
            wish = Wish(speaker, outlet, _day(first, "--from"), _day(last, "--to"))
            found = list(_thing(store, what) if what is not None else _remarks(store, wish, search))
            if chosen == Form.JSON:
                write(shown_json(found), path)
            else:
                write_view(ShownView(found), path, width, pager=False if quiet else pager)
    if path is not None and not quiet:
        tell(f"wrote {path}")


def _thing(store: Store, asked: str) -> Iterator[Shown]:
    from quotes.ledger import find_id, kept_audits
    from quotes.report import one_thing

    found = find_id(store, asked)
    if found.merged is not None:
        tell(f"note: {found.merged} is part of {found.id} now")
    yield one_thing([(kept.made, kept.audit) for kept in kept_audits(store)], found.kind, found.id)


def _remarks(store: Store, wish: Wish, words: str | None) -> Iterator[Shown]:
    from dataclasses import replace

    from quotes.ledger import kept_audits, search
    from quotes.report import some_remarks

    hits = search(store, words) if words is not None else None

    def asked(kept: Kept) -> Wish:
        return wish if hits is None else replace(wish, renderings=frozenset(hits.get(kept.number, ())))

    yield from some_remarks([(kept.made, kept.audit, asked(kept)) for kept in kept_audits(store)])


def _day(given: str | None, option: str) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise QuotesError(f"{given} is no day: give one after {option} like 2031-05-02") from error


def _time(given: str, option: str) -> str:
    try:
        time = datetime.fromisoformat(given)
        return time.astimezone(UTC).strftime(SECOND) if time.tzinfo else time.strftime(SECOND)
    except ValueError as error:
        raise QuotesError(f"{given} is no day: give one after {option} like 2031-05-02") from error
