"""Rules about where it was had from: Q4."""

from __future__ import annotations

from quotes.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
