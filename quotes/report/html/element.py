"""HTML out of elements.  Whatever is not made by :func:`element` is text, and is escaped here alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape

from quotes.report.escape import is_address, one_line

_SHORT = 64  # characters
_VOID = frozenset({"input", "meta"})


class Html(str):
    """HTML that is fit to be written: made by :func:`element` or :func:`together`."""

    __slots__ = ()


Child = str | Html | None
"""A text, which is escaped, or HTML; ``None`` and the empty text are nothing."""


def element(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """Return an element with these children and attributes.

    Texts and values of attributes are shown as :func:`quotes.report.escape.one_line` has them.  An attribute
    that is ``None`` or false is left out, and one that is true has no value; ``class_`` is ``class`` and
    ``aria_label`` is ``aria-label``.
    """
    given = ""
    for raw, value in attributes.items():
        if value is True:
            given += f" {_named(raw)}"
        elif value is not None and value is not False:
            given += f' {_named(raw)}="{_shown(value)}"'
    if name in _VOID:
        assert not children, f"<{name}> holds nothing"
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{together(children)}</{name}>")


def together(children: Iterable[Child], between: str = "") -> Html:
    """Return children one after the other, without those that are nothing."""
    pieces = [child if isinstance(child, Html) else _shown(child) for child in children if child]
    return Html((_shown(between) if between else "").join(pieces))


def as_is(name: str, content: str) -> Html:
    """Return a ``style`` or a ``script``, whose content is the project's own and must not be escaped."""
    assert f"</{name}" not in content.casefold(), f"{name} would end within itself"
    return Html(f"<{name}>{content}</{name}>")


def link(label: Child, address: str | None, **attributes: str | bool | None) -> Html:
    """Return a link to an address of the web (``http``, ``https``), or the label if it is none."""
    if address is None or not is_address(address):
        return together([label])
    return element("a", label, href=address, rel="noopener noreferrer", **attributes)


def hidden(text: str) -> Html:
    """Return a text that is there for those who hear the page, and for nobody else."""
    return element("span", text, class_="heard")


@cache
def _named(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


def _shown(text: str) -> str:
    return _short(text) if len(text) < _SHORT else escape(one_line(text), quote=True)


@lru_cache(maxsize=1 << 12)
def _short(text: str) -> str:
    """Names and labels, of which a page has few and shows them everywhere."""
    return escape(one_line(text), quote=True)
