"""Archives of the web (WARC) to articles: every page in them that was answered with success."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quotes.articles.extras import needs
from quotes.articles.formats import LARGEST, MEGABYTE, Format
from quotes.articles.html import take_page
from quotes.articles.sources import open_binary
from quotes.articles.taken import Taken, Untaken
from quotes.model import InputError

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(given: Path | bytes) -> Iterator[Taken | Untaken]:
    """Read the pages of a WARC file, packed with gzip or not; ``item`` is the number of the record, from 1.

    ``sha256`` is of the page's bytes.  Raises :class:`InputError` for what is none.
    """
    with needs("warc"):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    largest = LARGEST[Format.HTML]
    try:
        with open_binary(given) as file:
            for number, record in enumerate(ArchiveIterator(file), start=1):
                http = record.http_headers
                kind = http.get_header("Content-Type", "") if http is not None else ""
                if record.rec_type != "response" or not kind.lower().startswith(_PAGES):
                    continue
                if http.get_statuscode() != "200":
                    continue
                data = record.content_stream().read(largest + 1)
                address = record.rec_headers.get_header("WARC-Target-URI")
                if len(data) > largest:
                    yield Untaken(str(number), f"{address} is over {largest // MEGABYTE} MB")
                    continue
                try:
                    page = take_page(data, address, kind.partition("charset=")[2].strip(" \"';") or None)
                except InputError as error:
                    yield Untaken(str(number), f"{address} {error}", empty=True)
                    continue
                retrieved = record.rec_headers.get_header("WARC-Date")
                yield replace(page, item=str(number), retrieved=retrieved)
    except (ArchiveLoadFailed, OSError) as error:
        raise InputError(f"is not an archive of the web that can be read: {error}") from error
