"""``quotes ledger``: look into a ledger, save it, join another to it, see whether it is whole."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.model import QuotesError
from quotes.prose import counted

from .console import target, tell, write, write_lines
from .run import Output, Quiet

if TYPE_CHECKING:
    from quotes.ledger import Info, Store

ledger = typer.Typer(help="Look into a ledger, save it, join another to it, see whether it is whole.")

LedgerArgument = Annotated[
    Path, typer.Argument(metavar="LEDGER", help="The file after --ledger.", show_default=False)
]


@ledger.callback(invoke_without_command=True)
def _ledger(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


@ledger.command()
def info(
    file: LedgerArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell what is in a ledger: how much of what, from when, made by what.

    Exit codes: 0 done, 2 a file that is no ledger or cannot be read.
    """
    from quotes.ledger import open_to_read, read_info

    with open_to_read(file) as store:
        found = read_info(store)
    write(json.dumps(_record(found), indent=1) + "\n" if as_json else _lines(found), None)


@ledger.command()
def export(file: LedgerArgument, output: Output = None, quiet: Quiet = False) -> None:
    """Write a ledger out as JSON Lines, a record a line: to look into, to keep, to import elsewhere.

    Exit codes: 0 done, 2 a file that is no ledger or cannot be read.
    """
    path = target(output)
    if path is not None and path.resolve() == file.resolve():
        raise QuotesError(f"{output} is the ledger: name another file after -o")
    from quotes.ledger import export_lines, open_to_read

    with open_to_read(file) as store:
        write_lines(export_lines(store), path)
    if path is not None and not quiet:
        tell(f"wrote {path}")


@ledger.command("import")
def import_(
    file: LedgerArgument,
    exported: Annotated[
        Path,
        typer.Argument(metavar="EXPORTED", help="What `quotes ledger export` wrote.", show_default=False),
    ],
    quiet: Quiet = False,
) -> None:
    """Add to a ledger, or to a new one, what an exported one has besides.

    Exit codes: 0 done, 2 a file that is no ledger, or a line that is no record (then nothing is imported).
    """
    from quotes.ledger import import_lines, lines_of, open_to_write

    try:
        lines = exported.open("rb")
    except OSError as error:
        raise QuotesError(f"{exported} cannot be read: {(error.strerror or str(error)).lower()}") from error
    with lines, open_to_write(file) as store:
        added = import_lines(store, lines_of(lines), str(exported))
    if not quiet:
        news = (
            counted(added.articles, "article"),
            counted(added.audits, "audit"),
            counted(added.events, "event"),
        )
        tell(f"new in {file}: {', '.join(news)}")


@ledger.command()
def verify(file: LedgerArgument, quiet: Quiet = False) -> None:
    """See whether a ledger is whole: its pages, its rows, the SHA-256 of its records, its search.

    Exit codes: 0 it is, 2 it is not (what is wrong is told, a line each) or is no ledger.
    """
    from quotes.ledger import find_faults

    with _to_verify(file) as store:
        faults = find_faults(store)
    for fault in faults:
        tell(f"{file}: {fault}")
    if faults:
        raise QuotesError(
            f"{file} is damaged: audit its articles again with it, or with a new one if that does not mend it"
        )
    if not quiet:
        write(f"{file} is whole\n", None)


def _to_verify(file: Path) -> Store:
    """Open a ledger to write where that may be: its search can only then be asked about itself."""
    from quotes.ledger import open_to_read, open_to_write

    reader = open_to_read(file)
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return reader
    reader.close()
    return open_to_write(file)


def _record(found: Info) -> dict[str, object]:
    return asdict(found) | {"made_by": dict(found.made_by)}


def _lines(found: Info) -> str:
    counts = {name: f"{count:,}" for name, count in found.counts.items()}
    facts = {
        "size": f"{found.size:,} bytes",
        "schema": str(found.schema),
        **counts,
        "dates of articles": " to ".join(found.dates) or "none",
        "audited": " to ".join(found.made) or "never",
        "made by": ", ".join(f"{what} {version}" for what, version in found.made_by) or "nothing yet",
        "search": "yes" if found.searchable else "no: SQLite's FTS5 was not there",
    }
    widest = max(map(len, facts))
    return "".join(f"{name:<{widest}}  {fact}\n" for name, fact in facts.items())
