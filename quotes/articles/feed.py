"""RSS and Atom: every item an article, read as they come."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from quotes.articles.dates import iso_date
from quotes.articles.elements import SAFELY, XML_LANG, local_name, text_of
from quotes.articles.facts import Facts
from quotes.articles.frontmatter import language_code
from quotes.articles.html import fragment
from quotes.articles.sources import open_binary
from quotes.articles.taken import Taken, Untaken
from quotes.model import InputError

_ITEMS = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")  # content:encoded of RSS; the fullest first


def read_feed(given: Path | bytes) -> Iterator[Taken | Untaken]:
    """Read the items of a feed; ``item`` is the number of each, from 1.

    ``sha256`` is of the item's element, written as XML in UTF-8.  Raises :class:`InputError` for what is
    no feed.
    """
    from lxml import etree

    channel: dict[str, str] = {}
    number = 0
    root: Any = None
    try:
        with open_binary(given) as file:
            for event, element in etree.iterparse(file, events=("start", "end"), **SAFELY):
                if root is None:
                    root = element
                    if local_name(root) not in ("rss", "feed", "RDF"):
                        raise InputError("is XML, but neither RSS nor Atom")
                if event == "start":
                    continue
                name, above = local_name(element), element.getparent()
                if name in _ITEMS:
                    number += 1
                    data = etree.tostring(element, encoding="utf-8", with_tail=False)
                    yield _item(element, str(number), channel, data)
                    # What was read is let go, or a long feed would all be held.
                    element.clear()
                    while element.getprevious() is not None:
                        del above[0]
                elif (
                    above is not None
                    and local_name(above) in ("channel", "feed")
                    and name in ("title", "language")
                ):
                    channel.setdefault(name, text_of(element))
                if root.get(XML_LANG):
                    channel.setdefault("language", root.get(XML_LANG))
    except (etree.XMLSyntaxError, OSError) as error:
        raise InputError(f"is not XML that can be read: {error}") from error
    if not number:
        raise InputError("has no item in it" if root is not None else "is not XML that can be read")


def _item(element: Any, number: str, channel: dict[str, str], data: bytes) -> Taken | Untaken:
    fields: dict[str, list[Any]] = {}
    for child in element:
        fields.setdefault(local_name(child), []).append(child)

    def first(*names: str) -> str:
        return next(
            (text for name in names for child in fields.get(name, ()) if (text := text_of(child))), ""
        )

    markup = next(
        (found for name in _BODIES for child in fields.get(name, ()) if (found := _markup(child))), ""
    )
    text = fragment(markup) if markup else ""
    if not text.strip():
        return Untaken(number, "has no text", empty=True)
    source = fields.get("source", [None])[0]
    title = first("title")
    return Taken(
        text=text if not title else f"# {title}\n\n{text}",
        sha256=hashlib.sha256(data).hexdigest(),
        facts=Facts(
            outlet=(text_of(source) or _child(source, "title") if source is not None else "")
            or channel.get("title"),
            title=title or None,
            author=" and ".join(_authors(fields)) or None,
            date=_date(first("pubDate", "published", "issued", "date", "updated")),
            url=_link(fields),
            lang=language_code(element.get(XML_LANG) or first("language") or channel.get("language") or ""),
        ),
        method="markup taken out",
        item=number,
    )


def _markup(element: Any) -> str:
    """The HTML that an element holds: escaped (RSS, Atom's ``html``) or as elements (``xhtml``)."""
    from lxml import etree

    if len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = element.text or ""
    if element.get("type") == "text":
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _authors(fields: dict[str, list[Any]]) -> list[str]:
    names: list[str] = []
    for child in (*fields.get("creator", ()), *fields.get("author", ())):
        name = _child(child, "name") or text_of(child)
        # RSS has "jane@post.example (Jane Roe)".
        if "@" in name:
            name = name.partition("(")[2].rstrip(") ")
        if name and name not in names:
            names.append(name)
    return names


def _link(fields: dict[str, list[Any]]) -> str | None:
    links = fields.get("link", [])
    said = [
        link.get("href") for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")
    ]
    said += [text_of(link) for link in links]
    said += [text_of(guid) for guid in fields.get("guid", ()) if guid.get("isPermaLink") != "false"]
    said += [text_of(one) for one in fields.get("id", ())]
    return next((address for address in said if urlsplit(address).scheme in ("http", "https")), None)


def _date(text: str) -> str | None:
    if found := iso_date(text):
        return found
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return None


def _child(element: Any, name: str) -> str:
    return next((text_of(child) for child in element if local_name(child) == name), "")
