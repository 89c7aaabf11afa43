"""PDF to articles: lines by where they stand on the page, put together to paragraphs again."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from quotes.articles.extras import needs
from quotes.articles.facts import Facts
from quotes.articles.frontmatter import language_code
from quotes.articles.lines import ends_sentence
from quotes.articles.parts import Kind, Part, write_parts
from quotes.articles.quiet import be_quiet
from quotes.articles.taken import Taken
from quotes.model import InputError

MOST_PAGES = 500

_MARGIN = 2  # lines at the top and at the bottom of a page that may be running heads
_OFTEN = 3  # pages with one line at the edge: prose does not repeat itself so
_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_BULLET = re.compile(r"\s*[•‣▪●◦∙]\s*")
_HYPHEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_MADE_UP = re.compile(r"microsoft word|untitled|\.(?:docx?|pdf|indd|odt|rtf)\b|^[\w-]+$", re.IGNORECASE)
_LARGER = 1.12  # the size of a heading against that of the text
_SMALL = 0.85  # the size of a head or a foot of a single page
_APART = 1.3  # the space between two paragraphs against that between two lines
_INDENTED = 0.7  # of the size of the letters
_SHORT = 0.75  # of the width of the text: a line that ends before that ends a paragraph


class _Line(NamedTuple):
    text: str
    x: float
    y: float
    size: float
    page: int


def take_pdf(data: bytes) -> Taken:
    """Take the article from a PDF.

    Running heads and page numbers go, words that were cut at the end of a line are whole again, paragraphs
    are told by space, indentation and size.  The origins are pages.  What a PDF says of its date is when the
    file was made, and is not believed.  Raises :class:`InputError` for what has no text.
    """
    with needs("pdf"):
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    be_quiet("pypdf")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"has {len(reader.pages)} pages: up to {MOST_PAGES} are read")
        lines = [line for number, page in enumerate(reader.pages, 1) for line in _lines(page, number)]
        told: dict[str, Any] = dict(reader.metadata or {})
        title, author = (_known(told.get(name)) for name in ("/Title", "/Author"))
        lang = language_code(str(reader.root_object.get("/Lang") or ""))
    except InputError:
        raise
    # What is broken in a PDF can break anywhere in the library.
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise InputError(f"is not a PDF that can be read: {error}") from error
    if not any(line.text for line in lines):
        raise InputError(
            "has no text in it: it may be a scan, which must be read by a program for that first"
        )
    parts = list(_parts(_without_heads(lines)))
    largest = next((part for part in parts[:3] if part.kind is Kind.HEADING), None)
    title = title or (largest.text if largest is not None else None)
    written = write_parts(title, parts)
    return Taken(
        text=written.text,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=Facts(title=title, author=author if author and " " in author else None, lang=lang),
        method=f"pypdf {version('pypdf')}",
        origins=written.origins,
    )


def _known(value: Any) -> str | None:
    text = " ".join(str(value or "").split())
    return text if text and not _MADE_UP.search(text) else None


def _lines(page: Any, number: int) -> Iterator[_Line]:
    """The lines of a page in the order in which it draws them, with where each begins."""
    found: list[list[Any]] = []
    ended = True

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        nonlocal ended
        if not text.strip():
            ended = ended or "\n" in text
            if found and not ended:
                found[-1][0] += text
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = size * (abs(tm[3]) or abs(tm[1]) or 1) * (abs(cm[3]) or abs(cm[1]) or 1)
        for piece in text.rstrip("\n").split("\n"):
            if ended or abs(found[-1][2] - y) > height / 2:
                found.append([piece, x, y, height])
            else:
                found[-1][0] += piece
            ended = True
            x, y = found[-1][1], found[-1][2] - 1.2 * height
        ended = text.endswith("\n")

    page.extract_text(visitor_text=visit)
    for text, x, y, height in found:
        if shown := " ".join(text.split()):
            yield _Line(shown, round(x, 1), round(y, 1), round(height, 1), number)


def _without_heads(lines: Sequence[_Line]) -> list[_Line]:
    """Leave out page numbers, and lines that stand at the top or the bottom of many pages."""
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {
        edge
        for page in pages.values()
        for order in (sorted(page, key=lambda line: line.y),)
        for edge in (*order[:_MARGIN], *order[-_MARGIN:])
    }
    seen = Counter(_shape(edge.text) for edge in edges)
    often = min(max(2, (len(pages) + 1) // 2), _OFTEN)

    usual = _usual_size(lines)

    def is_head(line: _Line) -> bool:
        if line not in edges:
            return False
        small = line.size < _SMALL * usual and len(pages) == 1
        return small or bool(_NUMBER.fullmatch(line.text)) or seen[_shape(line.text)] >= often

    return [line for line in lines if not is_head(line)]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _parts(lines: Sequence[_Line]) -> Iterator[Part]:
    if not lines:
        return
    size = _usual_size(lines)
    body = [line for line in lines if line.size == size]
    left = Counter(line.x for line in body).most_common(1)[0][0]
    gaps = [a.y - b.y for a, b in pairwise(body) if a.page == b.page and 0 < a.y - b.y < 3 * size]
    page = _Page(size, left, median(gaps) if gaps else 1.2 * size, max(len(line.text) for line in body))
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for line in lines).casefold()))
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, page):
            yield _part(paragraph, page, words)
            paragraph = []
        paragraph.append(line)
    yield _part(paragraph, page, words)


def _usual_size(lines: Sequence[_Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


class _Page(NamedTuple):
    """The size of the letters of the text, its left margin, the height of a line and the longest line."""

    size: float
    left: float
    leading: float
    width: int


def _begins(paragraph: Sequence[_Line], line: _Line, page: _Page) -> bool:
    """Whether a line begins a paragraph, after the lines of another."""
    last = paragraph[-1]
    indent = _INDENTED * page.size
    if abs(last.size - line.size) > 0.05 * page.size or _BULLET.match(line.text):
        return True
    ended = ends_sentence(last.text, 0, len(last.text))
    if last.page != line.page or line.y > last.y:  # on the next page, or in the next column
        return ended
    if last.y - line.y > _APART * page.leading * max(1.0, line.size / page.size):
        return True
    if line.x - last.x > indent:
        return not _BULLET.match(last.text)
    short = ended and len(last.text) < _SHORT * page.width and line.size == page.size
    if last.x - line.x > indent:
        # After one line, which is long, it is the indentation of the first.
        return len(paragraph) > 1 or short or abs(line.x - page.left) > indent / 2
    return short and len(paragraph) > 1


def _part(paragraph: Sequence[_Line], page: _Page, words: Counter[str]) -> Part:
    first = paragraph[0]
    text = first.text
    for line in paragraph[1:]:
        text = _joined(text, line.text, words)
    place = f"page {first.page}"
    if _BULLET.match(text):
        return Part(Kind.ITEM, _BULLET.sub("", text, count=1), place)
    if first.size >= _LARGER * page.size and len(text) < 300:
        return Part(Kind.HEADING, text, place)
    inner = min(line.x for line in paragraph) - page.left
    if inner > 2 * _INDENTED * page.size and len({line.x for line in paragraph}) == 1 and len(paragraph) > 1:
        return Part(Kind.QUOTED, text, place)
    return Part(Kind.PARAGRAPH, text, place)


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Join a line to those before: a word that was cut is whole, one with a hyphen of its own keeps it."""
    cut = _HYPHEN.search(text)
    rest = re.match(r"\w+", line)
    if cut is None or rest is None or not rest[0][0].islower():
        return f"{text} {line}"
    whole, hyphened = f"{cut[1]}{rest[0]}".casefold(), f"{cut[1]}-{rest[0]}".casefold()
    if words[hyphened] > words[whole]:
        return f"{text[: cut.end(1)]}-{line}"
    return f"{text[: cut.end(1)]}{line}"
