"""Article text cannot act on a terminal, nor on Markdown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quotes.report.escape import address, escape, json_safe, one_line

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from(list("\\`*_[]{}<>|~&$#!()^+-=.:\x1b\x9b\u202e\n\r\t 1"))
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\u202eb\u202c", "a⟨U+202E⟩b⟨U+202C⟩"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("\udcff.txt", "⟨U+DCFF⟩.txt"),
        ("one\r\n  two\tthree\u2028four", "one two three four"),
        ("one,\n> two\r\n > > three", "one, two three"),
        ("5 > 3\t> 2", "5 > 3 > 2"),
        ("no\u00a0break", "no\u00a0break"),
        ("👩‍🚀 שלום", "👩‍🚀 שלום"),
        ("[sic]", "[sic]"),
    ],
)
def test_what_could_act_is_shown_as_what_it_is(raw: str, shown: str) -> None:
    assert one_line(raw) == shown


@given(HOSTILE)
def test_no_control_character_gets_through(text: str) -> None:
    shown = one_line(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def _plain(markdown: str) -> str:
    """Return the text that a line of Markdown renders to, if it is one paragraph of nothing but text."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert tokens[1].children is not None
    assert {child.type for child in tokens[1].children} <= {"text", "text_special"}
    return "".join(child.content for child in tokens[1].children)


@given(HOSTILE)
def test_escaped_text_renders_as_itself(text: str) -> None:
    line = one_line(text).strip()
    if line.strip(" ") and not line.isspace():
        assert _plain(escape(line)) == line


@pytest.mark.parametrize(
    "line", ["# no", "- no", "+ no", "1. no", "12) no", "===", "---", "***", "> no", ": no"]
)
def test_text_that_starts_like_a_block_stays_text(line: str) -> None:
    assert _plain(escape(line)) == line


def test_a_web_address_becomes_a_link() -> None:
    assert address("https://a.example/b?c=1&d=2#e") == "<https://a.example/b?c=1&d=2#e>"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.example/<b>", "https://a b", "https://a\u202e", "see https://a"]
)
def test_anything_else_stays_text(url: str) -> None:
    assert address(url) == escape(url)


@given(st.text())
def test_json_made_safe_is_the_same_data(text: str) -> None:
    document = json_safe(json.dumps([text], ensure_ascii=False))
    assert json.loads(document) == [text]
    assert not any(0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in document)
    document.encode()
