"""Quotation: what is quoted or reported in an article, by which cue, from which source."""

from quotes.quotation.find import find_quotations
from quotes.quotation.foreign import find_foreign
from quotes.quotation.renderings import cut_renderings, cut_reported

__all__ = ["cut_renderings", "cut_reported", "find_foreign", "find_quotations"]
