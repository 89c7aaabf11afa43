"""The ledger: what was read and found, kept in one SQLite file."""

from quotes.ledger.audits import Kept, audit_key, keep, kept_audits, printed, recall
from quotes.ledger.events import events_since
from quotes.ledger.find import find_id, search
from quotes.ledger.parses import remembering
from quotes.ledger.store import LedgerError, Store, open_to_read, open_to_write
from quotes.ledger.transfer import Imported, export_lines, import_lines, lines_of
from quotes.ledger.verify import Info, find_faults, read_info

__all__ = [
    "Imported",
    "Info",
    "Kept",
    "LedgerError",
    "Store",
    "audit_key",
    "events_since",
    "export_lines",
    "find_faults",
    "find_id",
    "import_lines",
    "keep",
    "kept_audits",
    "lines_of",
    "open_to_read",
    "open_to_write",
    "printed",
    "read_info",
    "recall",
    "remembering",
    "search",
]
