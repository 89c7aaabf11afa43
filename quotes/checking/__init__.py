"""Checking: quotations against a transcript, or any text that should hold their words."""

from quotes.checking.aside import set_aside
from quotes.checking.check import check_renderings
from quotes.checking.units import marked_renderings, read_text

__all__ = ["check_renderings", "marked_renderings", "read_text", "set_aside"]
