"""Bytes to text, once, with nothing changed: line ends and a byte-order mark of UTF-8 stay."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from quotes.model import InputError


class Decoded(NamedTuple):
    """Text, the encoding it was in (a name that Python knows), and a note if that was not plain UTF-8."""

    text: str
    encoding: str
    note: str | None = None


_FILES_THAT_ARE_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zipped file (such as .docx or .odt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzipped file"),
)
# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.05
# Typographic marks and the accented letters of borrowed names.  A text whose only bytes beyond ASCII are
# these is too little for statistics, and windows-1252 is what editors mean by it.
_WESTERN = re.compile(
    rb"[\x80\x82\x84\x85\x8b\x91-\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb4\xb7\xbb"
    rb"\xc1\xc4\xc7\xc9\xd3\xd6\xdc\xdf\xe0-\xe2\xe4\xe7-\xef\xf1\xf3\xf4\xf6\xfa-\xfc]"
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SAMPLE = 65536  # bytes: enough to tell encodings apart, and detection stays quick on large files
_AROUND = 100  # bytes kept each side of a byte beyond ASCII


def decode(data: bytes) -> Decoded:
    """Decode an article: strict UTF-8, else UTF-16/32 by its byte-order mark, else what it most resembles.

    ``open(path, encoding=decoded.encoding, newline="").read()`` gives the same text, unless single bytes were
    broken: those become U+FFFD and the note says so.  Raises ``InputError`` for what is not text.
    """
    for start, what in _FILES_THAT_ARE_NOT_TEXT:
        if data.startswith(start):
            raise InputError(f"is {what}, not text; save it as UTF-8 text")
    decoded = _by_mark(data)
    if decoded is None and b"\0" in data:
        raise InputError("is not text (it has NUL bytes)")
    decoded = decoded or _as_utf8(data) or _by_guess(data)
    if len(_CONTROLS.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise InputError("is not text (it is full of control characters)")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise InputError("is not text (it has NUL characters)")
        return Decoded(text, encoding, f"not UTF-8; read as {encoding}")
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A file cut in the middle of a letter, or with a stray byte, is still UTF-8: any other reading of it
    # would turn all its good letters into rubbish.
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if whole < 5 * broken:
        return None
    places = "1 place" if broken == 1 else f"{broken} places"
    return Decoded(text, "utf-8", f"not valid UTF-8 in {places}; read with \N{REPLACEMENT CHARACTER} there")


def _by_guess(data: bytes) -> Decoded:
    if not _WESTERN.sub(b"", data).isascii():
        best = from_bytes(_sample(data)).best()
        guesses = [best.encoding] if best else []
    else:
        guesses = ["cp1252"]
    for guess in guesses:
        name = re.sub(r"^cp125(?=\d$)", "windows-125", guess.replace("_", "-"))
        try:
            return Decoded(data.decode(name), name, f"not UTF-8; read as {name}")
        except UnicodeDecodeError:
            continue
    raise InputError("is not text in an encoding that can be told; save it as UTF-8 text")


def _sample(data: bytes) -> bytes:
    """The bytes around those beyond ASCII: only they tell the encoding."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    size = at = 0
    while size < _SAMPLE and (found := _BEYOND_ASCII.search(data, at)):
        end = found.start() + _AROUND
        kept.append(data[max(at, found.start() - _AROUND) : end])
        size += len(kept[-1])
        at = end
    return b"\n".join(kept)
