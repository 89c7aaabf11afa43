"""Bytes become text once, and what was done is said."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.articles.decode import decode
from quotes.model import InputError

RUSSIAN = "Россия и Сирия договорились пересмотреть все соглашения, сказал министр на встрече в Москве. "


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda t: "\0" not in t))
def test_utf8_is_decoded_as_it_is_or_refused(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except InputError:
        return
    if decoded.encoding == "utf-8":
        assert decoded.text == text
        assert decoded.note is None


@settings(deadline=None)
@given(st.binary())
def test_bytes_of_any_kind_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    codecs.lookup(decoded.encoding)


def test_a_byte_order_mark_of_utf8_stays_and_line_ends_are_untouched() -> None:
    assert decode(codecs.BOM_UTF8 + b"a\r\nb\rc\n").text == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_told_by_their_mark(encoding: str) -> None:
    decoded = decode(RUSSIAN.encode(encoding))
    assert decoded == (RUSSIAN, encoding, f"not UTF-8; read as {encoding}")


def test_curly_marks_of_windows_are_read_as_windows_1252() -> None:
    text = "“We waited,” said José Müller – the minister’s “friend”…"
    assert decode(text.encode("cp1252")) == (text, "windows-1252", "not UTF-8; read as windows-1252")


def test_one_curly_mark_late_in_a_long_file_is_enough() -> None:
    assert decode(b"word " * 100_000 + b"it\x92s").text.endswith("it’s")


def test_other_encodings_are_detected() -> None:
    decoded = decode((RUSSIAN * 5).encode("cp1251"))
    assert decoded.text == RUSSIAN * 5
    assert decoded.note == "not UTF-8; read as windows-1251"


def test_utf8_with_a_broken_letter_stays_utf8() -> None:
    data = ("“We waited,” she said. " * 20).encode() + "”".encode()[:2]
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("“We waited,” she said.")
    assert decoded.note is not None
    assert "1 place" in decoded.note


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7\n...",
        b"PK\x03\x04abc",
        b"{\\rtf1 hello}",
        b"a\0b",
        bytes(range(1, 32)) * 20,
        codecs.BOM_UTF16_LE + b"\0\0\0\0",
    ],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        decode(data)


def test_a_stray_control_character_does_not_matter() -> None:
    assert (
        decode(b"The border opens.\x0c And then\x07 it closed, people said on Thursday.").encoding == "utf-8"
    )
