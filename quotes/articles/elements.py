"""XML that others wrote, parsed so that it can neither reach out nor swell.

No access to the network or to files, no document type, and entities left alone (CWE-611, CWE-776).
"""

from __future__ import annotations

from typing import Any

SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "recover": True,
    "remove_comments": True,
    "remove_pis": True,
}
"""Arguments of lxml's parsers of XML."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, whatever the document declares."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Any) -> str:
    """Return all text in an element, with single spaces between its words."""
    return " ".join("".join(element.itertext()).split())
