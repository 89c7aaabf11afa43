"""Electronic books (EPUB 2 and 3) to articles: each chapter, in the order in which the book is read.

Nothing is unpacked to disk: a path in the book names a member of it, or nothing at all.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag

from quotes.articles.dates import iso_date
from quotes.articles.elements import SAFELY, local_name, text_of
from quotes.articles.facts import Facts, first_known
from quotes.articles.formats import LARGEST, MEGABYTE, Format
from quotes.articles.frontmatter import language_code
from quotes.articles.html import decode_page, read_chapter
from quotes.articles.taken import Taken, Untaken
from quotes.model import InputError, Origin
from quotes.prose import listed

_LARGEST = 200 * MEGABYTE  # of all chapters together, unpacked
_CHAPTERS = ("application/xhtml+xml", "text/html")
_NCX = "application/x-dtbncx+xml"  # the table of contents of EPUB 2
_LOCKS = "META-INF/encryption.xml"
_PRINTING = "1450"  # an earlier year is what programs write who know none
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
"""What a damaged or locked archive raises."""


class _Book(NamedTuple):
    """What a book says of itself; its chapters' paths in order, their titles, and which are locked."""

    facts: Facts
    chapters: tuple[str, ...]
    titles: dict[str, str]
    locked: frozenset[str]


def read_epub(data: bytes) -> Iterator[Taken | Untaken]:
    """Read the chapters of a book; ``item`` is the number of each document in the order of reading, from 1.

    ``sha256`` is of the document.  The book is the outlet; its author and date are those of each chapter
    that names none.  Raises :class:`InputError` for what is no book, or unpacks to too much.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise InputError(f"is not a book (EPUB) that can be read: {error}") from error
    with packed:
        book = _book(packed)
        sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
        if sum(sizes.get(path, 0) for path in book.chapters) > _LARGEST:
            raise InputError(f"unpacks to over {_LARGEST // MEGABYTE} MB, more than a book")
        for number, path in enumerate(book.chapters, start=1):
            yield _chapter(packed, book, path, str(number))


def _book(packed: zipfile.ZipFile) -> _Book:
    container = _xml(packed, "META-INF/container.xml")
    where = next((e.get("full-path") or "" for e in _all(container, "rootfile")), "")
    package = _xml(packed, where)
    items = {item.get("id"): item for item in _all(package, "item")}
    contents = [
        _path(where, item.get("href"))
        for item in items.values()
        if item.get("media-type") == _NCX or "nav" in (item.get("properties") or "").split()
    ]
    spine = [items[ref.get("idref")] for ref in _all(package, "itemref") if ref.get("idref") in items]
    pages = [_path(where, item.get("href")) for item in spine if item.get("media-type") in _CHAPTERS]
    chapters = tuple(path for path in dict.fromkeys(pages) if path not in contents)
    if not chapters:
        raise InputError("is a book (EPUB) without a chapter")
    members = set(packed.namelist())
    titles: dict[str, str] = {}
    for path in filter(members.__contains__, contents):
        for chapter, title in _contents(path, _xml(packed, path)):
            titles.setdefault(chapter, title)
    locks = _all(_xml(packed, _LOCKS), "CipherReference") if _LOCKS in members else ()
    return _Book(_facts(package), chapters, titles, frozenset(unquote(e.get("URI") or "") for e in locks))


def _chapter(packed: zipfile.ZipFile, book: _Book, path: str, number: str) -> Taken | Untaken:
    if path in book.locked:
        return Untaken(number, f"{path} is locked (DRM)")
    try:
        data = _member(packed, path)
    except InputError as error:
        return Untaken(number, str(error))
    decoded = decode_page(data)
    try:
        page = read_chapter(decoded.text, book.titles.get(path), book.facts.outlet)
    except InputError as error:
        return Untaken(number, f"{path} {error}", empty=True)
    own = replace(page.facts, outlet=book.facts.outlet, url=None)
    return Taken(
        text=page.text,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=first_known((own, book.facts)),
        encoding=decoded.encoding,
        method="markup taken out",
        origins=(Origin(0, path),),
        notes=(decoded.note,) if decoded.note else (),
        item=number,
    )


def _facts(package: Any) -> Facts:
    """What a book's metadata say, as Dublin Core; when its file was changed is no date of publication."""
    told: dict[str, list[Any]] = {}
    for element in (e for metadata in _all(package, "metadata") for e in metadata):
        told.setdefault(local_name(element), []).append(element)

    def of(name: str, attribute: str = "?", wanted: str = "") -> list[str]:
        """The texts of elements, but not of those that an attribute (of EPUB 2) calls others."""
        others = [
            e for e in told.get(name, ()) for k, v in e.items() if k.endswith(attribute) and v != wanted
        ]
        return [text for e in told.get(name, ()) if e not in others and (text := text_of(e))]

    dates = map(iso_date, of("date", "event", "publication"))
    return Facts(
        outlet=next(iter(of("title")), None),
        author=listed(list(dict.fromkeys(of("creator", "role", "aut")))) or None,
        date=next((date for date in dates if date and date > _PRINTING), None),
        lang=language_code(next(iter(of("language")), "")),
    )


def _contents(where: str, tree: Any) -> Iterator[tuple[str, str]]:
    """The paths of chapters and their titles, as a table of contents has them: a ``nav`` or an NCX."""
    for entry in _all(tree, "navPoint"):
        label = next((text_of(child) for child in entry if local_name(child) == "navLabel"), "")
        link = next((child.get("src") for child in entry if local_name(child) == "content"), None)
        yield from [(_path(where, link), label)] if link and label else []
    for nav in _all(tree, "nav"):
        if "toc" in (nav.get("{http://www.idpf.org/2007/ops}type") or "").split():
            yield from ((_path(where, a.get("href")), text_of(a)) for a in _all(nav, "a") if text_of(a))


def _path(where: str, link: str | None) -> str:
    """The path in the archive to which a link in a member leads, if it leads to any there."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(urldefrag(link or "").url)))


def _member(packed: zipfile.ZipFile, path: str) -> bytes:
    """The bytes of a member, as many as a page may have."""
    largest = LARGEST[Format.HTML]
    try:
        with packed.open(path) as file:
            data = file.read(largest + 1)
    except KeyError as error:
        raise InputError(f"{path} is not in the book" if path else "is no book (EPUB)") from error
    except _BROKEN as error:
        raise InputError(f"{path} cannot be unpacked: {error}") from error
    if len(data) > largest:
        raise InputError(f"{path} is over {largest // MEGABYTE} MB")
    return data


def _xml(packed: zipfile.ZipFile, path: str) -> Any:
    from lxml import etree

    try:
        tree = etree.fromstring(_member(packed, path), etree.XMLParser(**SAFELY))
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path} is not XML that can be read: {error}") from error
    if tree is None:
        raise InputError(f"{path} is not XML that can be read")
    return tree


def _all(tree: Any, name: str) -> list[Any]:
    return [element for element in tree.iter() if local_name(element) == name]
