"""Tables of articles, feeds and archives of the web."""

# ruff: noqa: E501 - lines of markup

import gzip
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quotes.articles import read_inputs
from quotes.model import Article, InputState, Problem

TEXT = (
    "The ministers met on the bridge on Thursday, and agreed to open the gate.\n\n“At last,” said Mara Lind."
)


def read(path: Path, data: bytes, **how: object) -> tuple[Article, ...]:
    path.write_bytes(data)
    found = read_inputs([str(path)], **how)  # type: ignore[arg-type]
    assert found.problems == ()
    return found.articles


def lines(*rows: object) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def test_a_line_is_an_article(tmp_path: Path) -> None:
    row = {
        "body": TEXT,
        "headline": "The gate opens",
        "published": "2031-05-02T10:00:00Z",
        "source": {"name": "The Post"},
    }
    more = {
        "link": "https://post.example/gate",
        "authors": ["Mara Lind", "Oskar Fenn"],
        "language": "English",
    }
    data = lines(row | more)
    (article,) = read(tmp_path / "a.jsonl", data)
    assert (article.key, article.path) == ("a.jsonl:1", f"{tmp_path}/a.jsonl:1")
    assert article.file == str(tmp_path / "a.jsonl")
    assert article.text == TEXT
    assert (article.title, article.date, article.outlet) == ("The gate opens", "2031-05-02", "The Post")
    assert (article.author, article.url) == ("Mara Lind and Oskar Fenn", "https://post.example/gate")
    assert article.lang == "en"
    assert article.sha256 == hashlib.sha256(data.rstrip(b"\n")).hexdigest()
    assert article.extracted is not None
    assert article.extracted.item == "1"


def test_columns_are_named(tmp_path: Path) -> None:
    data = lines({"text": "no", "inhalt": TEXT, "blatt": "The Post"})
    (article,) = read(tmp_path / "a.jsonl", data, columns={"text": "inhalt", "outlet": "blatt"})
    assert (article.text, article.outlet) == (TEXT, "The Post")


def test_markup_in_a_table_is_taken_out(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", lines({"text": "<p>One <q>two</q> &amp; three.</p><p>Four.</p>"}))
    assert article.text == "One “two” & three.\n\nFour.\n"


def test_packed_lines_and_empty_lines_are_read(tmp_path: Path) -> None:
    data = gzip.compress(lines({"text": TEXT}) + b"\n" + lines({"text": f"{TEXT} And more."}))
    assert [article.key for article in read(tmp_path / "a.jsonl.gz", data)] == [
        "a.jsonl.gz:1",
        "a.jsonl.gz:3",
    ]


def test_lines_that_cannot_be_read_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": TEXT}, [1], {"text": None}, {"words": "x"}) + b"{\n\xff\n" + b"1\n" * 5)
    found = read_inputs([str(path)])
    assert [one.key for one in found.articles] == ["a.jsonl:1"]
    messages = {problem.path.rpartition(":")[2]: problem.message for problem in found.problems}
    assert messages["2"] == "is not a JSON object"
    assert messages["3"] == "has no text"
    assert messages["4"] == "has no text: it has words; say which with --column text=NAME"
    assert messages["5"].startswith("is not JSON")
    assert messages["6"] == "is not UTF-8"
    assert found.problems[-1] == Problem(str(path), "5 more of its items could not be read")
    assert [one.state for one in found.inputs][:3] == [InputState.READ, InputState.FAILED, InputState.SKIPPED]
    assert len(found.inputs) == 11


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": TEXT}))
    (problem,) = read_inputs([str(path)], columns={"text": "body"}).problems
    assert problem.message == "has no body: it has text"


def test_rows_of_a_parquet_file_are_articles(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {
            "content": [TEXT, f"{TEXT} And more."],
            "date": [datetime(2031, 5, 2, tzinfo=UTC), None],
            "publisher": ["The Post", "The Herald"],
            "embedding": [[0.1], [0.2]],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = read_inputs([str(tmp_path / "a.parquet")]).articles
    assert (first.key, first.date, first.outlet) == ("a.parquet:1", "2031-05-02", "The Post")
    assert first.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (second.key, second.date, second.outlet) == ("a.parquet:2", None, "The Herald")
    (tmp_path / "b.parquet").write_bytes(b"no")
    (problem,) = read_inputs([str(tmp_path / "b.parquet")]).problems
    assert problem.message.startswith("is not a Parquet file that can be read")


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Post</title><language>en-GB</language>
<item><title>The gate opens</title><link>https://post.example/gate</link><pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate>
<dc:creator>Mara Lind</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>They met on the bridge.</p><p><q>At last,</q> she said.</p>]]></content:encoded></item>
<item><title>Empty</title></item>
<item><title>Second</title><description>&lt;p&gt;A &amp;amp; B met again on the same bridge.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Post</title>
<entry><title>The gate opens</title><link rel="self" href="https://post.example/self"/><link href="https://post.example/gate"/>
<published>2031-05-02T10:00:00Z</published><author><name>Mara Lind</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>They met on the bridge.</p><p><q>At last,</q> she said.</p></div></content></entry></feed>"""


@pytest.mark.parametrize(("name", "feed", "lang"), [("a.rss", RSS, "en-GB"), ("a.atom", ATOM, "en")])
def test_an_item_of_a_feed_is_an_article(tmp_path: Path, name: str, feed: str, lang: str) -> None:
    (tmp_path / name).write_text(feed, encoding="utf-8")
    article = read_inputs([str(tmp_path / name)]).articles[0]
    assert article.text == "# The gate opens\n\nThey met on the bridge.\n\n“At last,” she said.\n"
    assert (article.key, article.title, article.outlet) == (f"{name}:1", "The gate opens", "The Post")
    assert (article.author, article.date, article.lang) == ("Mara Lind", "2031-05-02", lang)
    assert article.url == "https://post.example/gate"


def test_an_item_without_text_is_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RSS, encoding="utf-8")
    found = read_inputs([str(tmp_path / "a.xml")])
    assert found.problems == (Problem(f"{tmp_path}/a.xml:2", "has no text", fatal=False),)
    assert [one.state for one in found.inputs] == [InputState.READ, InputState.SKIPPED, InputState.READ]
    assert found.articles[1].text == "# Second\n\nA & B met again on the same bridge.\n"


def test_a_feed_cannot_read_files_nor_swell(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    feed = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY file SYSTEM "file://{tmp_path}/secret.txt">{laughs}]>
<rss><channel><item><title>T</title><description>Before &l8; &file; after it all.</description></item></channel></rss>"""
    (tmp_path / "a.rss").write_text(feed, encoding="utf-8")
    found = read_inputs([str(tmp_path / "a.rss")])
    texts = "".join(article.text for article in found.articles)
    assert "secret words" not in texts
    assert len(texts) < 1000


@pytest.mark.parametrize("data", ["<html><body>x</body></html>", "no xml", "<rss><channel/></rss>"])
def test_what_is_no_feed_is_told(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.rss").write_text(data, encoding="utf-8")
    (problem,) = read_inputs([str(tmp_path / "a.rss")]).problems
    assert problem.fatal


def record(status: str, kind: str, body: bytes) -> bytes:
    """An answer as WARC 1.0 keeps it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/gate\r\n"
        "WARC-Date: 2031-05-03T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_pages_of_an_archive_of_the_web_are_articles(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    markup = f"<html><body><h1>The gate opens</h1><p>{TEXT}</p></body></html>".encode()
    answers = [("200 OK", "text/html; charset=utf-8"), ("404 No", "text/html"), ("200 OK", "image/png")]
    (tmp_path / "a.warc.gz").write_bytes(
        b"".join(gzip.compress(record(*answer, markup)) for answer in answers)
    )
    (article,) = read_inputs([str(tmp_path / "a.warc.gz")]).articles
    assert (article.key, article.url) == ("a.warc.gz:1", "https://post.example/gate")
    assert article.retrieved == "2031-05-03T12:00:00Z"
    assert "“At last,” said Mara Lind." in article.text
