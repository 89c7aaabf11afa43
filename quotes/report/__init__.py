"""The last stage: an audit as a terminal view, a Markdown citation report, or data."""

from quotes.report.data import audit_json, quotations_json, quotations_jsonl
from quotes.report.escape import one_line
from quotes.report.groups import Grouping
from quotes.report.markdown import markdown_report
from quotes.report.select import without_attitudes
from quotes.report.terminal import AuditView, QuotationsView

__all__ = [
    "AuditView",
    "Grouping",
    "QuotationsView",
    "audit_json",
    "markdown_report",
    "one_line",
    "quotations_json",
    "quotations_jsonl",
    "without_attitudes",
]
