"""Electronic books: a chapter is an article, and a book can do no harm."""

# ruff: noqa: E501 - lines of markup

import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from quotes.articles import read_inputs
from quotes.articles.epub import read_epub
from quotes.articles.formats import Format, by_content, by_ending
from quotes.articles.taken import Taken, Untaken
from quotes.model import Article, InputError, InputState, Origin

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
METADATA = """<dc:title id="t">The Gate of Vell</dc:title><dc:creator opf:role="aut">Mara Lind</dc:creator>
<dc:creator>Oskar Fenn</dc:creator><dc:creator opf:role="ill">Ida Roe</dc:creator>
<dc:date opf:event="modification">2033-01-01</dc:date><dc:date opf:event="publication">2031-05-02</dc:date>
<dc:language>en-GB</dc:language>"""
FIRST = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title>The Gate of Vell</title><script src="x.js"/></head><body>
<h2>The bridge</h2><p><span epub:type="pagebreak" id="p1">1</span>They met on the bridge.</p>
<p>“We waited for years,<a epub:type="noteref" href="notes.xhtml#n1">1</a>” she said.<sup><a href="#n2">2</a></sup> <a href="notes.xhtml#n3">[*]</a></p>
<blockquote><p>We shall open it together.</p></blockquote><p><q>At last,</q> said he.</p></body></html>"""
SECOND = """<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title>x</title></head><body>
<p>Ils se sont vus sur le pont jeudi, et « tout ira bien », dit-elle.</p></body></html>"""
EMPTY = (
    "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><img src='a.png'/></body></html>"
)
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="two%20of%20them.xhtml">Second <i>chapter</i></a></li>
<li><a href="two%20of%20them.xhtml#later">Later</a></li></ol></nav></body></html>"""
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Chapter the first</text>
</navLabel><content src="one.xhtml"/><navPoint><navLabel><text>Part</text></navLabel><content src="one.xhtml#b"/>
</navPoint></navPoint></navMap></ncx>"""


def epub(
    chapters: dict[str, str | bytes],
    *,
    metadata: str = METADATA,
    more: str = "",
    members: dict[str, str | bytes] | None = None,
) -> bytes:
    """A book; ``more`` are items of its manifest, ``members`` take the place of those that are made."""
    items = "".join(
        f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}{more}</manifest><spine>{spine}</spine></package>"
    )
    made = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
        **{f"OEBPS/{name}": text for name, text in chapters.items()},
        **(members or {}),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in made.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, data, kind)
    return held.getvalue()


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    path.write_bytes(data)
    return read_inputs([str(path)]).articles


def test_each_chapter_is_an_article_in_the_order_of_reading(tmp_path: Path) -> None:
    path = tmp_path / "gate.epub"
    second, first = read(path, epub({"two of them.xhtml": SECOND, "one.xhtml": FIRST}))
    assert (second.key, first.key) == ("gate.epub:1", "gate.epub:2")
    assert (first.path, first.file) == (f"{path}:2", str(path))
    assert first.text == (
        "# The bridge\n\nThey met on the bridge.\n\n“We waited for years,” she said.\n\n"
        "> We shall open it together.\n\n“At last,” said he.\n"
    )
    assert (first.outlet, first.title) == ("The Gate of Vell", "The bridge")
    assert (first.author, first.date) == ("Mara Lind and Oskar Fenn", "2031-05-02")
    assert (first.lang, second.lang) == ("en-GB", "fr")
    assert first.sha256 == hashlib.sha256(FIRST.encode()).hexdigest()
    assert first.extracted is not None
    assert first.extracted.origins == (Origin(0, "OEBPS/one.xhtml"),)


@pytest.mark.parametrize(
    ("item", "name", "text", "title"),
    [
        (
            '<item id="c" href="c.ncx" media-type="application/x-dtbncx+xml"/>',
            "c.ncx",
            NCX,
            "Chapter the first",
        ),
        (
            '<item id="c" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
            "nav.xhtml",
            NAV.replace("two%20of%20them", "one"),
            "Second chapter",
        ),
    ],
)
def test_the_table_of_contents_names_chapters(item: str, name: str, text: str, title: str) -> None:
    (first,) = read_epub(epub({"one.xhtml": FIRST}, more=item, members={f"OEBPS/{name}": text}))
    assert isinstance(first, Taken)
    assert first.facts.title == title
    assert first.text.startswith(f"# {title}\n\n")


def test_the_title_of_the_book_is_not_taken_for_that_of_a_chapter() -> None:
    (first,) = read_epub(epub({"one.xhtml": FIRST.replace("<h2>The bridge</h2>", "")}))
    assert isinstance(first, Taken)
    assert first.facts.title is None
    assert first.text.startswith("They met")


@pytest.mark.parametrize(
    ("date", "read"),
    [("2031-05-02T10:00:00+00:00", "2031-05-02"), ("2031", None), ("0101-01-01T00:00:00+00:00", None)],
)
def test_a_date_that_nobody_gave_is_none(date: str, read: str | None) -> None:
    (first,) = read_epub(epub({"one.xhtml": FIRST}, metadata=f"<dc:date>{date}</dc:date>"))
    assert isinstance(first, Taken)
    assert first.facts.date == read


def test_a_document_without_text_is_passed_over_and_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(epub({"cover.xhtml": EMPTY, "one.xhtml": FIRST, "../../secret.xhtml": FIRST}))
    (tmp_path / "secret.xhtml").write_text(FIRST, encoding="utf-8")
    found = read_inputs([str(path)])
    assert [one.key for one in found.articles] == ["a.epub:2"]
    assert [one.state for one in found.inputs] == [InputState.SKIPPED, InputState.READ, InputState.FAILED]
    assert [one.message for one in found.inputs if one.message] == [
        "OEBPS/cover.xhtml has no text in it that is an article",
        "../secret.xhtml is not in the book",
    ]


def test_a_chapter_that_is_locked_is_told() -> None:
    locks = '<encryption><CipherReference URI="OEBPS/one.xhtml"/></encryption>'
    found = list(read_epub(epub({"one.xhtml": FIRST}, members={"META-INF/encryption.xml": locks})))
    assert found == [Untaken("1", "OEBPS/one.xhtml is locked (DRM)")]


def test_a_chapter_that_is_broken_stops_no_other() -> None:
    data = epub({"one.xhtml": FIRST, "two.xhtml": SECOND})
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        at = packed.getinfo("OEBPS/one.xhtml").header_offset + 30 + len("OEBPS/one.xhtml")
    broken, whole = read_epub(data[:at] + b"\xff" * 40 + data[at + 40 :])
    assert isinstance(broken, Untaken)
    assert broken.message.startswith("OEBPS/one.xhtml cannot be unpacked")
    assert isinstance(whole, Taken)


def test_what_swells_is_not_unpacked() -> None:
    long = f"<html><body><p>{'x' * (6 * 1024**2)}</p></body></html>"
    (found,) = read_epub(epub({"one.xhtml": long}))
    assert found == Untaken("1", "OEBPS/one.xhtml is over 5 MB")
    many = {f"{n}.xhtml": b" " * (5 * 1024**2) for n in range(41)}
    with pytest.raises(InputError, match="unpacks to over 200 MB"):
        list(read_epub(epub(many)))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("entities", "title"),
    [
        (f'<!ENTITY l0 "ha">{LAUGHS}', "A &l8;"),
        ('<!ENTITY file SYSTEM "file://{folder}/secret.txt">', "A &file;"),
        ('<!ENTITY % far SYSTEM "http://127.0.0.1:9/far.dtd"> %far;', "A"),
    ],
)
def test_entities_neither_read_files_nor_swell(tmp_path: Path, entities: str, title: str) -> None:
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    package = (
        f"<!DOCTYPE package [{entities.replace('{folder}', str(tmp_path))}]>"
        f"<package><metadata><title>{title}</title></metadata><manifest>"
        '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    data = epub({"one.xhtml": FIRST}, members={"OEBPS/book.opf": package})
    titles = []
    with suppress(InputError):  # of a bomb the parser leaves nothing
        titles = [found.facts.outlet or "" for found in read_epub(data) if isinstance(found, Taken)]
    assert all(title[:1] == "A" and len(title) < 10 for title in titles)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"",
        b"no zip",
        epub({}),
        epub({"one.xhtml": FIRST}, members={"META-INF/container.xml": "<container/>"}),
        epub({"one.xhtml": FIRST}, members={"META-INF/container.xml": ""}),
        epub({"one.xhtml": FIRST}, members={"OEBPS/book.opf": "no XML"}),
    ],
)
def test_what_is_no_book_is_told(data: bytes) -> None:
    with pytest.raises(InputError):
        list(read_epub(data))


def test_a_book_is_told_by_its_ending_and_by_how_it_begins(tmp_path: Path) -> None:
    data = epub({"one.xhtml": FIRST})
    assert by_ending("A.EPUB") is by_content(data) is Format.EPUB
    (tmp_path / "gate").write_bytes(data)
    (article,) = read_inputs([str(tmp_path / "gate")]).articles
    assert article.key == "gate:1"
