"""Decisions: what people decided, kept in a text file, and always winning over the machine."""

from quotes.decisions.apply import Applier
from quotes.decisions.decision import Decide, Decision, Decisions
from quotes.decisions.file import append_decision, format_decision, parse_decision, read_decisions, take_back

__all__ = [
    "Applier",
    "Decide",
    "Decision",
    "Decisions",
    "append_decision",
    "format_decision",
    "parse_decision",
    "read_decisions",
    "take_back",
]
