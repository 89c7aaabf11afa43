"""Rules about the words: Q2."""

from __future__ import annotations

from quotes.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
