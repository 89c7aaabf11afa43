"""How a remark reached the page: what articles say, what follows from it, and who copies whom."""

from quotes.provenance.chain import find_chains
from quotes.provenance.complete import complete_chains
from quotes.provenance.copies import Copies, find_copies, find_sources
from quotes.provenance.languages import language_of as language_name
from quotes.provenance.originals import find_originals, find_transcripts
from quotes.provenance.undisclosed import find_undisclosed

__all__ = [
    "Copies",
    "complete_chains",
    "find_chains",
    "find_copies",
    "find_originals",
    "find_sources",
    "find_transcripts",
    "find_undisclosed",
    "language_name",
]
