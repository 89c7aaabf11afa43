"""Quotation: what is quoted or reported in an article, by which cue, from which source."""

from quotes.quotation.find import find_quotations
from quotes.quotation.renderings import cut_renderings

__all__ = ["cut_renderings", "find_quotations"]
