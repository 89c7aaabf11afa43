"""A page made ready to have its text found: what is no part of it goes, what is hard to see is marked.

* quotation marks that are elements (``<q>``) become characters, and marks of footnotes go;
* boxes named for comments, consent or sign-ups go, and lists of links, and pull quotes that repeat the text;
* text between double line breaks becomes paragraphs, and so does text that stands beside them in none;
* where a page does not say what its article is, or has several on end, as live blogs have, what holds
  nearly all of the prose is marked as the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml.html import Element, HtmlElement

from quotes.articles.page import BLOCKS, one_line

_MARKS = "\"'“”„«»‘’‚‹›"
_BOXES = ("aside", "details", "div", "dialog", "form", "li", "ol", "section", "ul")
_AROUND = re.compile(
    r"(?:^|[-_ ])(?:comments?|disqus(?:-thread)?|respond|cookies?|consent|gdpr|newsletter|sign-?up|subscribe"
    r"|subscription|paywall|related(?:-\w+)?|recirc(?:ulation)?|most-?(?:read|viewed|popular)"
    r"|share-?(?:bar|tools|buttons?)?|social-?(?:bar|icons|links|share|sharing)|promos?|teasers?"
    r"|recommended|outbrain|taboola)(?:$|[-_ ])",
    re.IGNORECASE,
)
_NOTED = frozenset("noteref doc-noteref backlink doc-backlink pagebreak doc-pagebreak".split())
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,4}|note \d{1,3})[\])]?|[\[(][a-z][\])]|[↩↑⤴^]\ufe0e?")
_LINKED = 0.75  # of the characters of a box: then it is a list of links
_LINK_BOXES = ("div", "dl", "font", "li", "ol", "section", "table", "td", "ul")
_STOPS = re.compile(r"""[.;:!]["”’»)]*\s*$""")
_MOST = 0.5  # of the prose of a page: what holds that much is no box beside it
_NEARLY_ALL = 0.9  # of the prose, and of the prose that is one live blog's
_AS_MUCH = 1.3  # as long as the text alone: what has the title too may be that long
_PROSE = 40  # characters outside of links
_HOLDERS = ("article", "div", "main", "section", "td")
_NO_PROSE = ("iframe", "noscript", "script", "select", "style", "textarea")
_PULLED = re.compile(r"pull-?_?quote", re.IGNORECASE)


def prepare(tree: HtmlElement) -> None:
    """Make a page ready, in place."""
    write_marks(tree)
    drop_note_marks(tree)
    _make_paragraphs(tree)
    _drop_around(tree)
    _drop_links(tree)
    _drop_pulled(tree)
    _mark_text(tree)


def write_marks(tree: HtmlElement) -> None:
    """Write what ``<q>`` draws, “ and ”, and within another ‘ and ’, unless the marks are there already."""
    quoted = list(tree.iter("q"))
    for element in quoted:
        said = one_line(element.text_content())
        if not said or said[0] in _MARKS:
            continue
        within = any(above.tag == "q" for above in element.iterancestors())
        opening, closing = "‘’" if within else "“”"
        element.text = opening + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + closing
        else:
            element.text = element.text.rstrip() + closing
    for element in quoted:
        element.tag = "span"
        element.attrib.clear()


def drop_note_marks(tree: HtmlElement) -> None:
    """Drop what leads to a footnote and back, a number or a sign, and the numbers of printed pages."""
    for element in list(tree.iter("a", "span", "sup")):
        if element.getparent() is None:
            continue
        said = one_line(element.text_content())
        marked = {*(element.get("epub:type") or "").split(), *(element.get("role") or "").split()} & _NOTED
        link = element if element.tag == "a" else element.find(".//a")
        inside = link is not None and "#" in (link.get("href") or "")
        if marked or (inside and element.tag != "span" and _NOTE_MARK.fullmatch(said)):
            element.drop_tree()


def _make_paragraphs(tree: HtmlElement) -> None:
    """Make paragraphs of what double line breaks part."""
    parents = {
        id(one.getparent()): one.getparent()
        for one, two in pairwise(tree.iter("br"))
        if one.getnext() is two and not (one.tail or "").strip()
    }
    for parent in parents.values():
        if parent is None or parent.tag in ("pre", "blockquote"):
            continue
        for above in (parent, *parent.iterancestors()):
            if above.tag in ("p", "font", "span", "b", "i"):
                above.tag = "div"
        _split(parent)
    for element in list(tree.iter(*_HOLDERS)):
        if any(child.tag in BLOCKS for child in element) and _has_loose(element):
            _split(element)


def _has_loose(element: HtmlElement) -> bool:
    """Whether prose stands in an element between blocks, in no paragraph of its own."""
    length = len(one_line(element.text))
    for child in element:
        if child.tag in BLOCKS:
            if length >= _PROSE:
                return True
            length = 0
        elif child.tag != "a" and isinstance(child.tag, str) and child.tag not in _NO_PROSE:
            length += len(one_line(child.text_content()))
        length += len(one_line(child.tail))
    return length >= _PROSE


def _split(parent: HtmlElement) -> None:
    children = list(parent)
    paragraph = Element("p")
    paragraph.text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)

    def close() -> None:
        nonlocal paragraph
        if one_line(paragraph.text_content()):
            parent.append(paragraph)
        paragraph = Element("p")

    for number, child in enumerate(children):
        tail, child.tail = child.tail, None
        after = children[number + 1] if number + 1 < len(children) else None
        if child.tag == "br" and not (tail or "").strip() and (after is None or after.tag == "br"):
            close()
        elif child.tag in BLOCKS:
            close()
            parent.append(child)
            paragraph.text = tail
        else:
            if child.tag != "br" or len(paragraph) or (paragraph.text or "").strip():
                paragraph.append(child)
                child.tail = tail
            else:
                paragraph.text = tail
    close()


def _drop_around(tree: HtmlElement) -> None:
    """Drop boxes that are named for what stands around an article, unless they hold it."""
    whole = _prose(tree)
    for element in list(tree.iter(*_BOXES)):
        named = f"{element.get('id') or ''} {element.get('class') or ''}"
        around = _AROUND.search(named) and element.getparent() is not None and element.find(".//h1") is None
        if around and _prose(element) <= _MOST * whole:
            element.drop_tree()


def _drop_links(tree: HtmlElement) -> None:
    """Drop boxes that are little but links, and lists of headlines: each a link, none a sentence."""
    for element in list(tree.iter(*_LINK_BOXES)):
        if element.getparent() is None or element.find(".//h1") is not None:
            continue
        links = [one_line(link.text_content()) for link in element.iter("a")]
        little_else = sum(map(len, links)) >= _LINKED * len(one_line(element.text_content()))
        if len(links) > 1 and (little_else or _is_headlines(element)):
            element.drop_tree()


def _is_headlines(element: HtmlElement) -> bool:
    items = element.findall("li")
    return len(items) > 2 and all(
        item.find(".//a") is not None and not _STOPS.search(item.text_content()) for item in items
    )


def _drop_pulled(tree: HtmlElement) -> None:
    """Drop pull quotes whose words stand in a paragraph as well."""
    pulled = [
        e
        for e in tree.iter("aside", "blockquote", "div", "figure", "p")
        if _PULLED.search(e.get("class") or "")
    ]
    for element in pulled:
        words = _bare(element.text_content())
        if element.getparent() is not None and any(
            words in _bare(p.text_content()) for p in tree.iter("p") if element not in (p, *p.iterancestors())
        ):
            element.drop_tree()


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _mark_text(tree: HtmlElement) -> None:
    """Mark as the article what holds nearly all of the prose, where the page does not say what is."""
    body = tree.find(".//body")
    if body is None:
        return
    several = _several(body)
    said = body.xpath(".//article|.//main|.//*[@role='main' or @itemprop='articleBody']")
    if said and not several:
        return
    weights = _weights(body)
    holder = body
    while True:
        heavy = [child for child in holder if weights[child] >= _NEARLY_ALL * weights[body] > 0]
        if not heavy:
            break
        holder = heavy[0]
    titled = holder
    while titled.find(".//h1") is None and titled is not body:
        titled = titled.getparent()
    if titled.find(".//h1") is not None and _length(titled) <= _AS_MUCH * _length(holder):
        holder = titled
    for article in list(holder.iter("article")):
        article.tag = "div"
        article.attrib.pop("class", None)
        article.attrib.pop("itemprop", None)
    if holder is body or holder.tag in ("td", "th", "tr", "tbody", "table"):
        inner = Element("article")
        inner.text, holder.text = holder.text, None
        inner.extend(list(holder))
        holder.append(inner)
        if holder is not body:
            body.append(inner)
        holder = inner
    holder.tag = "article"
    holder.set("class", "article-body")


def _several(body: HtmlElement) -> bool:
    """Whether most of the prose is in articles beside each other, as the entries of a live blog are."""
    weights = _weights(body)
    together: Counter[HtmlElement] = Counter()
    for article in body.iter("article"):
        if weights[article] and article.getparent() is not None:
            together[article.getparent()] += weights[article]
    beside = [e for e in together if sum(1 for child in e if child.tag == "article" and weights[child]) > 1]
    return any(together[element] > _MOST * weights[body] for element in beside)


def _weights(body: HtmlElement) -> Counter[HtmlElement]:
    """How many characters of prose each element holds."""
    weights: Counter[HtmlElement] = Counter()
    for paragraph in body.iter("p", "li", "blockquote", "div", "td"):
        own = _own(paragraph)
        if own >= _PROSE:
            for above in (paragraph, *paragraph.iterancestors()):
                weights[above] += own
    return weights


def _own(element: HtmlElement) -> int:
    """Characters of an element's own lines: not of blocks in it, nor of links."""
    return sum(len(one_line(text)) for text in _own_texts(element))


def _own_texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCKS and child.tag != "a" and isinstance(child.tag, str):
            yield from _own_texts(child)
        yield child.tail or ""


def _prose(element: HtmlElement) -> int:
    return sum(_own(p) for p in element.iter("p", "li", "blockquote", "div", "td"))


def _length(element: HtmlElement) -> int:
    return len(one_line(element.text_content()))
