"""What a page says of itself: JSON-LD, ``<meta>``, microdata, and the lines above its first paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from quotes.articles.dates import MONTH, WEEKDAYS, iso_date
from quotes.articles.facts import Facts, first_known
from quotes.articles.frontmatter import language_code
from quotes.articles.metadata import read_byline, read_stamp
from quotes.prose import listed

_LONGEST_NAME = 120
_ADDRESS = re.compile(r"https?://|www\.|/|@", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|Interview|PressRelease|SocialMediaPosting)$")
_META = {
    "title": "og:title twitter:title dcterms.title dc.title citation_title parsely-title headline",
    "author": "author article:author parsely-author sailthru.author dcterms.creator dc.creator "
    "citation_author byl creator",
    "date": "article:published_time og:article:published_time og:published_time datepublished "
    "dcterms.issued dcterms.created dcterms.date dc.date.issued dc.date.created dc.date "
    "citation_publication_date citation_date parsely-pub-date sailthru.date pubdate publishdate "
    "publish-date publish_date published_time publication_date article.published date",
    "outlet": "og:site_name dcterms.publisher dc.publisher citation_journal_title publisher application-name",
    "url": "og:url twitter:url parsely-link",
    "lang": "dcterms.language dc.language content-language language og:locale",
}
_ENDS = r"{}\s*[|–—·•»:-]"
_SIGNS = re.compile(r"\s+[|–—·•»«:-]+\s+|:\s+")
BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a line of their own."""
_BREAKS = BLOCKS | {"br"}
_NO_TEXT = frozenset("aside button figure footer form head iframe nav noscript script select style".split())
_DATED = re.compile(r"(?:^|[-_ ])(?:date|published|posted|pubdate|timestamp)", re.IGNORECASE)
_BETWEEN = re.compile(r", | and ")
_BY = re.compile(r"\bby\b:?\s+", re.IGNORECASE)
_AFTER_NAMES = re.compile(
    rf"\s+(?:\d|@|\||(?:{'|'.join(WEEKDAYS)})\b|{MONTH}\s+\d|(?:follow|print|e-?mail|share)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"comment|disqus|repl(?:y|ies)\b", re.IGNORECASE)
_HOST = re.compile(r"\S+\.[a-z]{2,}")
_ACCOUNTS = frozenset("admin administrator guest root user webmaster".split())
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)/(?:[a-z-]+/)?([01]?\d)/([0-3]?\d)(?:/|$)", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|[-_ ])(?:by-?line|authors?|writer)(?:$|[-_ ])|byline", re.IGNORECASE)


def facts_of(tree: HtmlElement, opening: str, address: str | None = None) -> Facts:
    """Return what a page says of itself, the most exact source first.

    ``opening`` is the beginning of its main text: what stands above it may be a byline or a date.
    ``address`` is where the page was fetched, if it was; relative addresses start there.
    """
    head = tuple(_lines_before(tree, opening))
    found = first_known((*_linked_data(tree), *_meta(tree), *_microdata(tree), *_marked(tree, head)))
    url = _address(tree, found.url, address)
    outlet = (
        found.outlet or (urlsplit(url).hostname or "").removeprefix("www.") or None if url else found.outlet
    )
    return Facts(
        outlet=outlet,
        title=_title(tree, found.title, head),
        author=_without_outlet(found.author, outlet, url),
        date=found.date or _date_in(url),
        url=url,
        lang=language_code(tree.get("lang") or tree.get("xml:lang") or "") or found.lang,
    )


def _without_outlet(author: str | None, outlet: str | None, url: str | None) -> str | None:
    """Return an author without the outlet's own name, if there are other names: "Ann Roe, THE POST"."""
    if author is None:
        return None
    own = {_letters(outlet or ""), *map(_letters, (urlsplit(url or "").hostname or "").split("."))}
    names = [name for name in _BETWEEN.split(author) if _letters(name) not in own]
    return listed(names) if names and len(names) < len(_BETWEEN.split(author)) else author


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _date_in(url: str | None) -> str | None:
    """Return the day of which an address tells, as many do: ``/2031/05/02/gate``."""
    found = _DATED_PATH.search(urlsplit(url or "").path)
    return iso_date("-".join(found.groups())) if found else None


def one_line(text: str | None) -> str:
    """Return a text with single spaces between its words."""
    return " ".join((text or "").split())


def _linked_data(tree: HtmlElement) -> Iterator[Facts]:
    """The facts of the articles that JSON-LD describes."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content().strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _list(node.get("@type"))):
                yield _described(node)


def _nodes(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects that a document is about, not those that are parts of them."""
    for node in _list(data) if depth < 4 else ():
        if isinstance(node, dict):
            yield node
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _nodes(node.get(key), depth + 1)
        elif isinstance(node, list):
            yield from _nodes(node, depth + 1)


def _described(node: Mapping[str, Any]) -> Facts:
    url = node.get("url") or node.get("mainEntityOfPage") or node.get("@id")
    return Facts(
        outlet=next(iter(_named(node.get("publisher"))), None),
        title=one_line(unescape(_text(node.get("headline") or node.get("name")))) or None,
        author=_people(_named(node.get("author") or node.get("creator"), people=True)),
        date=iso_date(_text(node.get("datePublished") or node.get("dateCreated"))),
        url=_text(url.get("@id") if isinstance(url, dict) else url) or None,
        lang=language_code(_text(node.get("inLanguage"))),
    )


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _named(value: Any, people: bool = False) -> list[str]:
    """The names of people or organisations; ``people`` leaves the organisations out."""
    names: list[str] = []
    for one in _list(value):
        if isinstance(one, dict):
            kinds = " ".join(map(str, _list(one.get("@type"))))
            if not (people and "Organi" in kinds):
                names += [_text(name) for name in _list(one.get("name"))]
        else:
            names.append(_text(one))
    return [name for name in (one_line(unescape(name)) for name in names) if name]


def _people(names: Sequence[str]) -> str | None:
    """Names as a byline has them; what is an address or an account is none, a desk only for want of one."""
    kept: dict[str, None] = {}
    desks: list[str] = []
    for name in names:
        account = _HOST.fullmatch(name) or name[0] in "#@" or name.lower() in _ACCOUNTS
        if account or _ADDRESS.search(name) or len(name) > _LONGEST_NAME:
            continue
        byline = name if name.lower().startswith("by ") else f"by {name}"
        read = read_byline(byline)
        # A name in a shape that no byline has is still what the page calls its author.
        if read == "":
            desks.append(name)
        else:
            kept[read or name] = None
    return listed(list(kept) or desks) or None


def _meta(tree: HtmlElement) -> Iterator[Facts]:
    given: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        if content := one_line(meta.get("content")):
            given.setdefault(name.lower(), []).append(content)
    found: dict[str, str | None] = {}
    for fact, names in _META.items():
        readings = (_read(fact, given[name]) for name in names.split() if name in given)
        found[fact] = next((reading for reading in readings if reading), None)
    yield Facts(**found)


def _read(fact: str, values: Sequence[str]) -> str | None:
    """What the values of one name of ``<meta>`` say about a fact."""
    if fact == "author":
        return _people(values)
    if fact == "date":
        return iso_date(values[0])
    if fact == "lang":
        return language_code(values[0])
    if fact == "outlet" and _ADDRESS.match(values[0]):
        return None
    return values[0]


def _microdata(tree: HtmlElement) -> Iterator[Facts]:
    for item in tree.iterfind(".//*[@itemtype]"):
        if not _ARTICLE.search(item.get("itemtype", "").rstrip("/")):
            continue
        properties: dict[str, list[str]] = {}
        for element in item.iterfind(".//*[@itemprop]"):
            if _owner(element) is item:
                for name in element.get("itemprop", "").split():
                    properties.setdefault(name, []).append(_value(element))
        yield Facts(
            outlet=next(iter(properties.get("publisher", ())), None),
            title=next(iter(properties.get("headline", ())), None),
            author=_people(properties.get("author", ())),
            date=next(filter(None, map(iso_date, properties.get("datePublished", ()))), None),
            url=next(iter(properties.get("mainEntityOfPage", ())), None),
            lang=language_code(next(iter(properties.get("inLanguage", ())), "")),
        )


def _owner(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _value(element: HtmlElement) -> str:
    """The value of a property of microdata; of one that is an item itself, its name."""
    if element.get("itemscope") is not None:
        name = element.find(".//*[@itemprop='name']")
        return _value(name) if name is not None else one_line(element.text_content())
    given = next((element.get(name) for name in ("content", "datetime", "href") if element.get(name)), None)
    return one_line(given or element.text_content())


def _marked(tree: HtmlElement, head: Sequence[str]) -> Iterator[Facts]:
    """What the elements and lines around the title are called, and what they read as."""
    for time in tree.iter("time"):
        if (day := iso_date(time.get("datetime") or time.text_content())) and not _is_comment(time):
            yield Facts(date=day)
            break
    for element in tree.iterfind(".//body//*[@class]"):
        kind, line = element.get("class", ""), one_line(element.text_content())
        if not line or len(line) > _LONGEST_NAME:
            continue
        if not (_DATED.search(kind) or _SIGNED.search(kind)) or _is_comment(element):
            continue
        if _DATED.search(kind) and (day := iso_date(line)):
            yield Facts(date=day)
        elif _SIGNED.search(kind) and (names := read_byline(_signed(line))) and _is_name(names, line):
            yield Facts(author=names)
    headings = {one_line(heading.text_content()) for heading in tree.iter("h1", "h2")}
    title = max((at for at, line in enumerate(head) if line in headings), default=-1)
    # Above the title may stand the day on which the page was looked at.
    for line in (*head[title + 1 :], *head[: title + 1]):
        if names := read_byline(line):
            yield Facts(author=names)
        elif stamp := read_stamp(line):
            yield Facts(date=stamp.date)


def _signed(line: str) -> str:
    """Return a line as a byline: from "by" on, or all of it, up to a date, an account or a button."""
    by = _BY.search(line)
    return f"by {_AFTER_NAMES.sub('', line[by.end() :] if by else line)}"


def _is_name(names: str, line: str) -> bool:
    """Whether what was read of a line can be a name; a single word without "by" may be a heading."""
    return names[0].isalpha() and (" " in names or _BY.match(line) is not None)


def _is_comment(element: HtmlElement) -> bool:
    """Whether an element is in what readers say below an article."""
    around = (element, *element.iterancestors())
    return any(_COMMENT.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in around)


def _lines_before(tree: HtmlElement, opening: str) -> Iterator[str]:
    """The lines of a page, as a browser breaks them, up to the one with the opening of its main text."""
    start = one_line(opening)[:60]
    for line in _lines(tree):
        if start and start in line:
            return
        yield line


def _lines(tree: HtmlElement) -> Iterator[str]:
    parts: list[str] = []

    def walk(element: HtmlElement) -> Iterator[str]:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in _BREAKS:
            yield from flushed()
        if tag not in _NO_TEXT or element.getparent() is None:
            parts.append(element.text or "")
            for child in element:
                yield from walk(child)
        if tag in _BREAKS:
            yield from flushed()
        parts.append(element.tail or "")

    def flushed() -> Iterator[str]:
        if line := one_line("".join(parts)):
            yield line
        parts.clear()

    yield from walk(tree)
    yield from flushed()


def _title(tree: HtmlElement, given: str | None, head: Sequence[str]) -> str | None:
    """The title as the page prints it: what it gives for one may have the outlet's name at its end."""
    headings = [one_line(heading.text_content()) for heading in tree.iter("h1")]
    named = one_line(tree.findtext(".//title"))
    for said in filter(None, (given, named)):
        # "Boats sail again – as it happened | The Post" above an article that is called "Boats sail again".
        printed = [
            line
            for line in headings
            if line and (line == said or re.match(_ENDS.format(re.escape(line)), said))
        ]
        printed += [line for line in (*headings, *head) if line in said and 2 * len(line) > len(said)]
        if printed:
            return max(printed, key=len)
        if given:
            return given
    if len(headings) == 1 and headings[0]:
        return headings[0]
    parts = [part for part in _SIGNS.split(named) if part.strip()]
    return max(parts, key=len, default=None) or next(filter(None, headings), None)


def _address(tree: HtmlElement, given: str | None, base: str | None) -> str | None:
    """The address of a page: the one it calls canonical, or gives otherwise, or where it was fetched."""
    links = (
        link.get("href") for link in tree.iterfind(".//link[@href]") if "canonical" in link.get("rel", "")
    )
    for address in (next(links, None), given, base):
        try:
            whole = str(urljoin(base or "", (address or "").strip()))
            if urlsplit(whole).scheme in ("http", "https"):
                return whole
        except ValueError:
            continue
    return None
