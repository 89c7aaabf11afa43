"""Word files to articles: paragraphs by their styles, and the properties that people fill in."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from quotes.articles.extras import needs
from quotes.articles.facts import Facts
from quotes.articles.frontmatter import language_code
from quotes.articles.parts import Kind, Part, write_parts
from quotes.articles.taken import Taken
from quotes.model import InputError

_LARGEST = 200 * 1024 * 1024  # bytes of all that is packed in the file


def take_docx(data: bytes) -> Taken:
    """Take the article from a Word file: headings, block quotations and lists by the names of their styles.

    The origins are paragraphs, counted as Word does, from 1.  When the file was made is no date of
    publication, and is not believed.  Raises :class:`InputError` for what is none, or has no text.
    """
    with needs("docx"):
        from docx import Document
        from docx.opc.exceptions import OpcError
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST:
                raise InputError(f"unpacks to over {_LARGEST // 1024**2} MB, more than an article")
        document = Document(io.BytesIO(data))
        parts = list(_parts(document))
        told = document.core_properties
        title, author, lang = told.title, told.author, told.language
    except InputError:
        raise
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise InputError(f"is not a Word file that can be read: {error}") from error
    if not parts:
        raise InputError("has no text in it")
    headed = next((part.text for part in parts[:3] if part.kind is Kind.HEADING), None)
    title = " ".join((title or "").split()) or headed
    written = write_parts(title, parts)
    return Taken(
        text=written.text,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=Facts(
            title=title, author=author if author and " " in author else None, lang=language_code(lang or "")
        ),
        method=f"python-docx {version('python-docx')}",
        origins=written.origins,
    )


def _parts(document: Any) -> Iterator[Part]:
    number = 0
    for block in document.iter_inner_content():
        for paragraph in _paragraphs(block):
            number += 1
            if paragraph.text.strip():
                yield Part(_kind(paragraph), paragraph.text, f"paragraph {number}")


def _paragraphs(block: Any) -> Iterator[Any]:
    """A paragraph, or those of the cells of a table, each cell once."""
    if not hasattr(block, "rows"):
        yield block
        return
    seen: set[Any] = set()
    for row in block.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                for inner in cell.iter_inner_content():
                    yield from _paragraphs(inner)


def _kind(paragraph: Any) -> Kind:
    name = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if name.startswith(("heading", "title")):
        return Kind.HEADING
    if "quote" in name or "quotation" in name or name == "block text":
        return Kind.QUOTED
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    return Kind.ITEM if name.startswith("list") or numbered else Kind.PARAGRAPH
