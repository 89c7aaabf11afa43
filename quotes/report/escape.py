"""Article text made harmless: for a terminal, for a line of Markdown, for JSON on a screen.

Articles are not trusted.  A control character can repaint a terminal and a bidirectional override can
turn a sentence round (CVE-2021-42574), so both are shown as what they are and never passed on.
"""

from __future__ import annotations

import re

_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_C1 = range(0x80, 0xA0)
_SURROGATES = range(0xD800, 0xE000)

_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # ␀ … ␛ … ␟, Unicode's control pictures
    0x7F: "␡",
    **{code: f"⟨U+{code:04X}⟩" for code in (*_C1, *_BIDI, *_SURROGATES)},
}

# White space that breaks a line or jumps; other spaces (no-break, thin) are kept as printed.
_BREAK = re.compile(r"[ \t]*[\t\n\v\f\r\x85\u2028\u2029][ \t\n\v\f\r\x85\u2028\u2029]*")
_LINE_MARK = re.compile(r"(?<=[\n\r])[ \t]*>[ \t>]*")  # what opens the further lines of a block quotation

_ACTIVE = re.compile(r"[\\`*_\[\]{}<>|~&$#]")
_LINE_START = re.compile(r"(?:[-+=:]|\d+[.)])")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>|\\`\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """Return the text as one line without a live control character.

    Line breaks and tabs, with the white space around them and the ``>`` of a block quotation behind them,
    become one space; other controls become pictures (``␛``), C1 controls, bidirectional overrides and lone
    surrogates become ``⟨U+202E⟩``.
    """
    return _BREAK.sub(" ", _LINE_MARK.sub("", text)).translate(_SHOWN)


def escape(text: str) -> str:
    """Return text, fit to start a line of Markdown, that renders to :func:`one_line` of it.

    White space at its ends is taken off.  Follows CommonMark 0.31 (section 2.4, backslash escapes) with
    GitHub's tables, strikethrough, footnotes and bare links.
    """
    line = escape_inside(text).strip()
    if start := _LINE_START.match(line):
        line = f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"
    return line


def escape_inside(text: str) -> str:
    """Return text for the middle of a line of Markdown, white space at its ends kept."""
    escaped = _ACTIVE.sub(r"\\\g<0>", one_line(text))
    return _BARE_LINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)


def address(url: str) -> str:
    """Return a web address as a Markdown autolink, or escaped as plain text if it is not fit for one."""
    return f"<{url}>" if _ADDRESS.fullmatch(url) else escape(url)


def json_safe(document: str) -> str:
    r"""Return a JSON document with what a terminal would act on written as ``\uXXXX``: the same data."""
    return _UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", document)
