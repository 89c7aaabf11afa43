"""Rules about who said it: Q1."""

from __future__ import annotations

from quotes.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
