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

_ACTIVE = re.compile(r"[\\`*_\[\]{}<>|~^&$#@]")
# The last kinds, and the marks ^ and @ above, are Pandoc's.
_LINE_START = re.compile(r"[-+=:]|\d+[.)]|\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)](?=\s|$)")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>|\\`\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """Return the text as one line without a live control character.

    Line breaks and tabs, with the white space around them and the ``>`` of a block quotation behind them,
    become one space; other controls become pictures (``␛``), C1 controls, bidirectional overrides and lone
    surrogates become ``⟨U+202E⟩``.
    """
    if text.isprintable():  # as most text is: nothing here is of that kind
        return text
    return _BREAK.sub(" ", _LINE_MARK.sub("", text)).translate(_SHOWN)


def escape(text: str) -> str:
    """Return text, fit to start a line of Markdown, that renders to :func:`one_line` of it.

    White space at its ends is taken off.  Follows CommonMark 0.31 (section 2.4, backslash escapes) with
    GitHub's tables, strikethrough, footnotes and bare links, and Pandoc's Markdown.
    """
    return at_line_start(escape_inside(text).strip())


def at_line_start(line: str) -> str:
    """Return a line of Markdown that opens no list or heading, whatever its first characters are."""
    if start := _LINE_START.match(line):
        line = f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"
    return line


def escape_inside(text: str) -> str:
    """Return text for the middle of a line of Markdown, white space at its ends kept."""
    escaped = _ACTIVE.sub(r"\\\g<0>", one_line(text))
    if ":" not in escaped and "www." not in escaped.lower():
        return escaped
    return _BARE_LINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)


def is_address(text: str) -> bool:
    """Say whether a text is an address of the web, ``http`` or ``https``, fit for a link as it is."""
    return _ADDRESS.fullmatch(text) is not None


def address(url: str) -> str:
    """Return a web address as a Markdown autolink, or escaped as plain text if it is not fit for one."""
    return f"<{url}>" if is_address(url) else escape(url)


def link(label: str, url: str) -> str:
    """Return a link in Markdown: a label that is Markdown, and a web address (:func:`is_address`)."""
    return f"[{label}](<{url.replace('&', '&amp;')}>)"


def holds_emphasis(text: str, before: str, after: str) -> bool:
    """Say whether ``*`` or ``**`` around a text, between two others, marks it.

    Between a letter and a mark it would open or close nothing (CommonMark 0.31, section 6.2).
    """
    if not text.strip() or text != text.strip():
        return False
    opens = not before[-1:].isalnum() or text[0].isalnum()
    return opens and (not after[:1].isalnum() or text[-1].isalnum())


def json_safe(document: str) -> str:
    r"""Return a JSON document with what a terminal would act on written as ``\uXXXX``: the same data."""
    return _UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", document)
