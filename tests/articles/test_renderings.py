"""Renderings that somebody else has extracted are read line by line, and a bad line is named."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from quotes.articles import read_renderings
from quotes.model import Article, InputError, Rendering


def lines(tmp_path: Path, *records: object) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_a_line_is_a_rendering_in_an_article_of_its_own(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        {"id": "a", "text": "Boats sail.", "outlet": "The Post", "date": "2 May 2024", "speaker": "Ann  Lee"},
        {"id": 7, "text": "", "lang": "de", "page": 4},
    )
    renderings, articles = read_renderings(path)
    assert renderings == (
        Rendering("a", "a", "a", 0, 11, "Boats sail.", whole=True, speaker="ann lee"),
        Rendering("7", "7", "7", 0, 0, "", lang="de"),
    )
    assert articles == {
        "a": Article("a", "a", "Boats sail.", (), "", outlet="The Post", date="2024-05-02"),
        "7": Article("7", "7", "", (), ""),
    }


def test_lines_of_one_article_are_its_paragraphs(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        {"id": "a", "text": "Boats sail.", "article": "x"},
        {"id": "b", "text": "Trains run."},
        {"id": "c", "text": "in June", "article": "x", "outlet": "The Post"},
        {"id": "d", "text": "or later", "article": "x", "date": "2024-05-02", "outlet": "Another"},
    )
    renderings, articles = read_renderings(path)
    assert articles["x"] == Article(
        "x", "x", "Boats sail.\n\nin June\n\nor later", (), "", outlet="The Post", date="2024-05-02"
    )
    assert all(articles[r.article].text[r.start : r.end] == r.text for r in renderings)
    assert [r.whole for r in renderings] == [True, True, False, False]


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    data = b'\xef\xbb\xbf{"id": "a", "text": "x"}\n\n{"id": "b", "text": "y"}'
    assert [r.key for r in read_renderings("-", io.BytesIO(data))[0]] == ["a", "b"]


def test_a_packed_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "x"}\n'))
    assert [r.key for r in read_renderings(str(path))[0]] == ["a"]
    path.write_bytes(path.read_bytes()[:-6])
    with pytest.raises(InputError, match=r"in\.jsonl:\d+: cannot be read"):
        read_renderings(str(path))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"not json", "is not JSON"),
        (b'{"id": "b", "text": "\xff"}', "is not UTF-8"),
        (b'["b", "x"]', "is not a JSON object"),
        (b'{"text": "x"}', "has no id"),
        (b'{"id": "", "text": "x"}', "has no id"),
        (b'{"id": true, "text": "x"}', "its id is neither a string nor a whole number"),
        (b'{"id": "b"}', "has no text"),
        (b'{"id": "b", "text": 3}', "its text is not a string"),
        (b'{"id": "b", "text": "x", "speaker": 3}', "its speaker is not a string"),
        (b'{"id": "b", "text": "x", "date": "03/04/2024"}', "its date, '03/04/2024', has no one reading"),
        (b'{"id": "a", "text": "x"}', "its id, 'a', is that of line 1"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_number(line: bytes, told: str) -> None:
    with pytest.raises(InputError) as error:
        read_renderings("-", io.BytesIO(b'{"id": "a", "text": "x"}\n\n' + line))
    assert str(error.value).startswith(f"standard input:3: {told}")
    assert "\n" not in str(error.value)


def test_a_line_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.articles.renderings.LONGEST", 100)
    line = b'{"id": "a", "text": "Boats sail."}\n'
    (tmp_path / "plain").write_bytes(line + b" " * 1000)
    (tmp_path / "packed").write_bytes(gzip.compress(line + b" " * 1000))
    for name in ("plain", "packed"):
        with pytest.raises(InputError, match=":2: is longer than 100 bytes"):
            read_renderings(str(tmp_path / name))


def test_a_message_does_not_cite_all_of_a_long_value() -> None:
    line = json.dumps({"id": "a" * 5_000, "text": ""}).encode() + b"\n"
    with pytest.raises(InputError) as told:
        read_renderings("-", io.BytesIO(line * 2))
    assert len(str(told.value)) < 200


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none: cannot be read: no such file"):
        read_renderings(str(tmp_path / "none"))
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        read_renderings(str(tmp_path))
