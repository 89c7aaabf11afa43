"""Addresses of the Wayback Machine: what was archived, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org|wayback\.archive\.org)/(?:web/)?(\d{4,14})(?:[a-z]{2}_)?/(\S+)",
    re.IGNORECASE,
)


class Archived(NamedTuple):
    """An address, and that of an archive's copy of it, if it was such a one that was given."""

    address: str
    archive: str | None = None


def split_archived(address: str) -> Archived:
    """Part the address of a copy in the Wayback Machine from the address of what was copied."""
    found = _ARCHIVED.fullmatch(address)
    if not found:
        return Archived(address)
    original = found[2] if "://" in found[2] else f"http://{found[2]}"
    return Archived(original, address)


def as_archived(address: str) -> str:
    """Return the address at which the Wayback Machine gives a copy as it was, without its own frame."""
    found = _ARCHIVED.fullmatch(address)
    return f"https://web.archive.org/web/{found[1]}id_/{found[2]}" if found else address
