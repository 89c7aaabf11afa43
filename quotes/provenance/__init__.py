"""How a remark reached the page: the notices that an article gives, tied to the quotations they cover."""

from quotes.provenance.chain import find_chains

__all__ = ["find_chains"]
