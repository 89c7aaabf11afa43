"""Names and numbers of things as one reads them out."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Return "A", "A and B", "A, B and C"; nothing for no names."""
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def first_words(text: str, most: int) -> str:
    """Return the first words of a text, with "…" if there are more."""
    words = text.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"
