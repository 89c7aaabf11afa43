"""Rules: what an auditor should look at, and what a newcomer should know of it."""

from quotes.rules.registry import RULES, Selection, find_findings, rule_of
from quotes.rules.rule import Found, Rule

__all__ = ["RULES", "Found", "Rule", "Selection", "find_findings", "rule_of"]
