"""Packages that are not installed with the rest: the error that names the extra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quotes.model import InputError

_WHAT = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "parquet": "a Parquet file",
    "warc": "an archive of the web",
}


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Import in this what an extra installs; raise :class:`InputError` that names it where it is missing."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            f'is {_WHAT[extra]}, which takes an extra: pip install "quotes-linter[{extra}]"'
        ) from error
