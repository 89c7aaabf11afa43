"""What a reader of Markdown sees: tokens of markdown-it-py, and the text in them."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


def parsed(markdown: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.parse(markdown)


def text_of(token: Token) -> str:
    kinds = {"text", "text_special", "code_inline", "softbreak"}
    return "".join(child.content for child in token.children or [] if child.type in kinds)


def inside(tokens: list[Token], kind: str) -> list[str]:
    """Return the text inside every block of a kind."""
    found: list[str] = []
    depth = 0
    for token in tokens:
        if token.type == f"{kind}_open":
            depth += 1
            found.append("")
        elif token.type == f"{kind}_close":
            depth -= 1
        elif token.type == "inline" and depth:
            found[-1] += text_of(token)
    return found


def cells(tokens: list[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            rows[-1].append(text_of(tokens[at + 1]))
    return rows


def signed(tokens: list[Token], kind: str) -> list[str]:
    """Return the text inside every pair of inline marks of a kind (strong, s, em)."""
    found: list[str] = []
    for token in tokens:
        within = False
        for child in token.children or []:
            if child.type == f"{kind}_open":
                within = True
                found.append("")
            elif child.type == f"{kind}_close":
                within = False
            elif within:
                found[-1] += child.content
    return found


def links(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the text and the address of every link."""
    found: list[tuple[str, str]] = []
    for token in tokens:
        label: list[Token] | None = None
        address = ""
        for child in token.children or []:
            if child.type == "link_open":
                label, address = [], str(child.attrs["href"])
            elif child.type == "link_close" and label is not None:
                found.append(("".join(each.content for each in label), address))
                label = None
            elif label is not None:
                label.append(child)
    return found
