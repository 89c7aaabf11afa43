"""Pages of the web to articles: the main text as paragraphs, and what the page says of itself.

The main text is what trafilatura finds; this module hands it a page in which quotation marks that are
elements are characters, and lays out what it finds as Markdown: headings, block quotations and lists are
marked as such.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from quotes.articles.decode import Decoded, decode
from quotes.articles.facts import Facts
from quotes.articles.page import facts_of, one_line
from quotes.articles.parts import Kind, Part, write_parts
from quotes.articles.prepare import drop_note_marks, prepare, write_marks
from quotes.articles.quiet import be_quiet
from quotes.articles.taken import Taken
from quotes.model import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_FEW = 0.03  # of the bytes of a page in Latin letters are beyond ASCII
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[1245-9]|2\d|3[01])|[xX]0*(?:[0-8bcBCefEF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))(?:;|(?![0-9a-fA-F]))"
)
"""What no element may hold, written out or by its number."""
_LEAST = 25  # characters of text: a page with less has none
_SHORTEST = 60  # characters of an article
_LATIN = frozenset("ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 l1".split())
MARKUP = re.compile(r"</(?:p|div|blockquote|h[1-6]|li|em|strong|a|q)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE)
"""Says that a text is HTML, or a piece of it."""


class Page(NamedTuple):
    """A page that was read: the text that was taken from it, and its facts."""

    text: str
    facts: Facts


def take_page(data: bytes, address: str | None = None, charset: str | None = None) -> Taken:
    """Take the article from a page: see :func:`decode_page` and :func:`read_page`."""
    decoded = decode_page(data, charset)
    page = read_page(decoded.text, address)
    return Taken(
        text=page.text,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=page.facts,
        encoding=decoded.encoding,
        method=method(),
        notes=(decoded.note,) if decoded.note else (),
        address=address,
    )


def method() -> str:
    """Return what takes the text from a page, with its version."""
    return f"trafilatura {version('trafilatura')}"


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page: UTF-8 if it is that, else as ``charset`` (of HTTP) or the page itself says.

    ``iso-8859-1`` is read as windows-1252, as browsers do (WHATWG Encoding).
    """
    if _is_utf8(data):
        return decode(data)
    declared = _CHARSET.search(data[:4096])
    said = (charset, declared[1].decode("ascii", "replace") if declared else None)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    for name in filter(None, said):
        name = "windows-1252" if name.lower() in _LATIN else name.lower()
        try:
            return Decoded(data.decode(name), name)
        except (UnicodeDecodeError, LookupError):
            continue
    beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if beyond <= _FEW * len(data):
        # A page in Latin letters that does not say is windows-1252 to browsers; a guess would err more often.
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("windows-1252"), "windows-1252", "not UTF-8; read as windows-1252")
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_page(markup: str, address: str | None = None) -> Page:
    """Take the main text and the facts from a page; raise :class:`InputError` if there is no text in it.

    ``address`` is where it was fetched, if it was.
    """
    tree = _parsed(markup)
    told = deepcopy(tree)  # the lines above the text are dropped below
    prepare(tree)
    parts = list(_parts(tree))
    facts = facts_of(told, _opening(parts), address)
    return _laid_out(parts, facts)


def read_chapter(markup: str, title: str | None, book: str | None) -> Page:
    """Take the text and the facts from a page that is all main text, as a chapter of a book is.

    ``title`` is what the book's table of contents calls it; for want of that its first heading does, or the
    page's title if that is not the ``book``'s.  Raises :class:`InputError` if there is no text in it.
    """
    tree = _parsed(markup)
    told = deepcopy(tree)
    _strip(tree)
    body = tree.find("body")
    parts = list(_written(body)) if body is not None else []
    facts = facts_of(told, _opening(parts))
    headed = next((part.text for part in parts if part.kind is Kind.HEADING), None)
    own = facts.title if facts.title != book else None
    return _laid_out(parts, replace(facts, title=title or headed or own))


def fragment(markup: str) -> str:
    """Return the text of a piece of HTML that is all main text, as Markdown."""
    from lxml.etree import ParserError
    from lxml.html import fromstring

    try:
        tree = fromstring(f"<div>{_CONTROLS.sub('', markup)}</div>")
    except ParserError:
        return ""
    _strip(tree)
    return write_parts(None, _written(tree)).text


def _parsed(markup: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(
            _CONTROLS.sub("", markup).encode("utf-8", "replace"),
            parser=HTMLParser(encoding="utf-8", remove_comments=True),
        )
    except ParserError as error:
        raise InputError("has no text in it") from error


def _strip(tree: HtmlElement) -> None:
    """Leave of a tree that is all main text what is read."""
    for element in list(tree.iter("script", "style", "figure", "iframe")):
        element.drop_tree()
    drop_note_marks(tree)
    write_marks(tree)


def _opening(parts: Sequence[Part]) -> str:
    return next((part.text for part in parts if part.kind is Kind.PARAGRAPH and len(part.text) > 60), "")


def _laid_out(parts: Sequence[Part], facts: Facts) -> Page:
    if sum(len(part.text) for part in parts) < _LEAST:
        raise InputError("has no text in it that is an article")
    return Page(write_parts(facts.title, _without_author(parts, facts.author)).text, facts)


def _parts(tree: HtmlElement) -> Iterator[Part]:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    be_quiet("trafilatura", "justext", "htmldate", "readability")
    config = use_config()
    # Below this it takes the page for no article, and all lines of it for one paragraph.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
        config=config,
    )
    if found is not None and not isinstance(found, dict) and found.body is not None:
        yield from _written(found.body)


def _without_author(parts: Sequence[Part], author: str | None) -> Iterator[Part]:
    """Leave out lines that only name the author, and what is told of them below the text."""
    names = [author, *re.split(r", | and ", author)] if author else []
    about = re.compile(rf"(?:{'|'.join(map(re.escape, names))}) (?:is|was|has|writes|covers|reports|lives)\b")
    for number, part in enumerate(parts):
        if names and part.text in names:
            continue
        if names and number >= len(parts) - 2 and about.match(part.text) and "said" not in part.text:
            continue
        yield part


_PARTS = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("quote", "blockquote"), Kind.QUOTED),
    **dict.fromkeys(("item", "li", "dd"), Kind.ITEM),
}
_BREAKS = frozenset(
    (*_PARTS, *"p list ul ol dl dt row tr cell td th table div section article code pre".split())
)
_LINE_BREAKS = ("lb", "br")


def _written(body: HtmlElement) -> Iterator[Part]:
    """The parts of what trafilatura found: ``head``, ``p``, ``quote``, ``list`` of ``item``, ``table``."""
    parts: list[str] = []

    def flushed(kind: Kind) -> Iterator[Part]:
        text = "\n".join(filter(None, map(one_line, "".join(parts).split("\0"))))
        parts.clear()
        if text:
            yield Part(kind, text)

    def walk(element: HtmlElement, kind: Kind) -> Iterator[Part]:
        own = _PARTS.get(element.tag, kind)
        if element.tag in _LINE_BREAKS:
            parts.append("\0")
        elif element.tag in _BREAKS:
            yield from flushed(kind)
        parts.append(element.text or "")
        for child in element:
            yield from walk(child, own)
        if element.tag in _BREAKS:
            yield from flushed(own)
        parts.append(element.tail or "")

    yield from walk(body, Kind.PARAGRAPH)
    yield from flushed(Kind.PARAGRAPH)
