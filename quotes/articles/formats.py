"""What a file is read as: told by its ending, or by how its bytes begin."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

MEGABYTE = 1024 * 1024


class Format(StrEnum):
    """The formats that articles are read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSONL = "jsonl"
    PARQUET = "parquet"
    FEED = "feed"
    WARC = "warc"
    EPUB = "epub"


ENDINGS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".jsonl.gz": Format.JSONL,
    ".parquet": Format.PARQUET,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".warc": Format.WARC,
    ".warc.gz": Format.WARC,
    ".epub": Format.EPUB,
}
"""What the ending of a file's name says that it is."""

IN_FOLDERS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")
"""Endings of what is read of a folder; tables, feeds, archives of the web and books must be named."""

LARGEST = {
    Format.TEXT: MEGABYTE,  # the longest transcripts have about 600,000 characters
    Format.MARKDOWN: MEGABYTE,
    Format.HTML: 5 * MEGABYTE,
    Format.PDF: 50 * MEGABYTE,
    Format.DOCX: 50 * MEGABYTE,
    Format.EPUB: 50 * MEGABYTE,
}
"""Bytes of a file, at most; tables, feeds and archives of the web may have any size, and are read as they
come."""

LONGEST = MEGABYTE
"""Characters of the text of one article, at most."""

MOST_MARKS = 6_000
"""Quotation marks in the text of one article, at most: a megabyte of news has half of that."""
MOST_BLOCKS = 15_000
"""Paragraphs of one article, at most: a megabyte of news has a third of that."""

_PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)


def by_ending(name: str) -> Format | None:
    """Return the format that the ending of a name tells, or ``None``."""
    small = name.lower()
    return next(
        (ENDINGS[ending] for ending in sorted(ENDINGS, key=len, reverse=True) if small.endswith(ending)), None
    )


def by_content(data: bytes) -> Format:
    """Return the format of bytes by how they begin; what begins like no other is text."""
    start = data.removeprefix(codecs.BOM_UTF8)[:8192]
    if start.startswith(b"%PDF-"):
        return Format.PDF
    if start.startswith(b"PK\x03\x04") and start.startswith(b"mimetypeapplication/epub+zip", 30):
        return Format.EPUB
    if start.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data[:8192]:
        return Format.DOCX
    if start.startswith(b"PAR1"):
        return Format.PARQUET
    if _PAGE.match(start):
        return Format.HTML
    if _FEED.match(start):
        return Format.FEED
    if start.lstrip().startswith(b'{"'):
        return Format.JSONL
    return Format.TEXT
