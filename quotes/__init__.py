"""A linter for quotations: who said what, in whose words, and how it got there."""
