"""What this machine has of what quotes needs, and what to do about what it lacks."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

from quotes.model import ModelError

OURS = "quotes-linter"
OLDEST = (3, 11)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""extra\s*==\s*['"](.+?)['"]""")
_FOR_WORK_ON_IT = {"dev", "train"}


class Check(NamedTuple):
    """Something that was looked at: ``ok``, what was seen, and the next step where that is not good."""

    name: str
    ok: bool
    seen: str
    remedy: str = ""


def examine(ledger: Path | None = None) -> tuple[Check, ...]:
    """Look at Python, the packages, the models and their hashes, and whether a ledger can be written.

    ``ledger`` is the file of one; without it the folder that the program runs in is looked at.
    """
    return (_python(), *_packages(), *_models(), _vectors(), _search(), _writable(ledger))


def _python() -> Check:
    name = f"{platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return Check("Python", sys.version_info >= OLDEST, name, "install Python 3.11 or later")


def _packages() -> Iterator[Check]:
    """Look at the packages that quotes needs, and at those that an extra of it would use."""
    for requirement in requires(OURS) or ():
        found = _NAME.match(requirement)
        extra = _EXTRA.search(requirement)
        if found is None or (extra is not None and extra[1] in _FOR_WORK_ON_IT):
            continue
        name = found[0]
        try:
            seen = version(name)
        except PackageNotFoundError:
            if extra is None:
                yield Check(name, False, "not installed", f"pip install '{requirement}'")
            else:
                yield Check(
                    name, True, f"not installed, and needed only for pip install '{OURS}[{extra[1]}]'"
                )
        else:
            yield Check(name, True, seen)


def _models() -> Iterator[Check]:
    from quotes.language.pack import model_info
    from quotes.language.pack import version as models_version

    try:
        files = model_info()
        bad = [file.name for file in files if not file.ok]
        seen = f"{models_version()}, {len(files)} files, {sum(file.size for file in files) / 1e6:,.0f} MB"
    except ModelError as error:
        yield Check("English models", False, str(error), f"pip install --force-reinstall {OURS}")
        return
    if bad:
        seen = f"not the files that were packaged: {', '.join(bad)}"
    yield Check("English models", not bad, seen, f"pip install --force-reinstall {OURS}")


def _vectors() -> Check:
    from quotes.grouping.vectors import load_encoder

    try:
        return Check("sentence vectors", True, load_encoder().name)
    except ModelError as error:
        return Check("sentence vectors", False, str(error), "do as that line says")


def _search() -> Check:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    good = "ENABLE_FTS5" in options
    seen = f"SQLite {sqlite3.sqlite_version}{'' if good else ' without FTS5, which the ledger searches with'}"
    return Check("SQLite", good, seen, "use a Python whose sqlite3 module has FTS5, as those of python.org")


def _writable(ledger: Path | None) -> Check:
    folder = (ledger or Path("ledger")).absolute().parent
    try:
        if ledger is not None and ledger.exists():
            with ledger.open("r+b"):
                pass
        # SQLite keeps its journal beside the file, so that the folder matters as much.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = f"{ledger or folder}: {error.strerror or error}"
        return Check("ledger", False, why, "name a file in a folder of yours after --ledger")
    return Check("ledger", True, f"{ledger} can be written" if ledger else f"one can be written in {folder}")
