"""Rules about the words: Q2."""

from __future__ import annotations

from quotes.model import Severity
from quotes.rules.altered import altered
from quotes.rules.attested import marked_reports, unattested
from quotes.rules.differ import cut, differing
from quotes.rules.marks import unbalanced
from quotes.rules.rule import Rule
from quotes.rules.spliced import spliced

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: tuple[Rule, ...] = (
    Rule("Q201", "number-altered", ERROR, "A number is not the one that others print.", altered("number")),
    Rule("Q202", "negation-altered", ERROR, "One denies what others affirm.", altered("negation")),
    Rule("Q203", "name-altered", ERROR, "Another name stands in a name's place.", altered("name")),
    Rule("Q204", "modal-altered", WARNING, "What must be elsewhere only may be.", altered("modal")),
    Rule("Q205", "words-differ", WARNING, "Words inside quotation marks differ.", differing),
    Rule("Q206", "silent-cut", WARNING, "Words are left out, and nothing shows it.", cut),
    Rule("Q207", "spliced", WARNING, "Two separate statements are printed as one.", spliced),
    Rule("Q208", "fragment-unattested", NOTE, "A fragment is in nobody's whole sentence.", unattested),
    Rule(
        "Q209", "marked-paraphrase", WARNING, "Others report in these words what is quoted.", marked_reports
    ),
    Rule("Q210", "marks-unbalanced", WARNING, "A quotation mark has no partner.", unbalanced),
    Rule("Q211", "quantity-altered", WARNING, "What all do elsewhere only some do.", altered("quantity")),
)
