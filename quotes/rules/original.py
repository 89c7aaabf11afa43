"""Rules about the original: Q5."""

from __future__ import annotations

from quotes.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
