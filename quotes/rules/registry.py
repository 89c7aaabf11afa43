"""Every rule by its code, which of them are asked for, and what they find in an audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.identity import finding_id
from quotes.lookup import Lookup
from quotes.model import Audit, Finding, Place, QuotesError
from quotes.rules import original, sourcing, translation, who, words
from quotes.rules.rule import Found, Rule

RULES: tuple[Rule, ...] = (
    *who.RULES,
    *words.RULES,
    *translation.RULES,
    *sourcing.RULES,
    *original.RULES,
)
"""All rules, in the order of their codes."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules are asked for, by codes, the beginnings of codes (``Q2``) or names.

    Those of ``select``, or all for want of any, without those of ``ignore``.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that are asked for; raise :class:`QuotesError` for what names none."""
        wanted = {rule.code for asked in self.select for rule in rules_of(asked)}
        unwanted = {rule.code for asked in self.ignore for rule in rules_of(asked)}
        return tuple(r for r in RULES if (r.code in wanted or not self.select) and r.code not in unwanted)


def rules_of(asked: str) -> tuple[Rule, ...]:
    """Return the rules of a code, of the beginning of codes, or of a name; raise if there are none."""
    word = asked.strip()
    found = tuple(
        rule for rule in RULES if rule.name == word.lower() or (word and rule.code.startswith(word.upper()))
    )
    if not found:
        raise QuotesError(f"no rule is called {asked}: `quotes rules` lists them")
    return found


def rule_of(code: str) -> Rule:
    """Return the rule of one code or name; raise :class:`QuotesError` if there is none."""
    for rule in rules_of(code):
        if code.strip().lower() in {rule.code.lower(), rule.name}:
            return rule
    raise QuotesError(
        f"{code} is more than one rule: name one of {', '.join(r.code for r in rules_of(code))}"
    )


def find_findings(audit: Audit, selection: Selection | None = None) -> tuple[Finding, ...]:
    """Return what the rules find in an audit: by article, place and code."""
    lookup = Lookup.of(audit)
    order = {article.key: at for at, article in enumerate(audit.articles)}
    rules = (selection or Selection()).rules()
    found = [_finding(lookup, rule, each) for rule in rules for each in rule.find(lookup)]
    found = _without_echoes(found, {rule.code: rule.instead_of for rule in rules if rule.instead_of})
    found.sort(key=lambda f: (order[f.places[0].article], f.places[0].span, f.code, f.message))
    return tuple({finding.id: finding for finding in found}.values())


def _without_echoes(found: Sequence[Finding], instead_of: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Leave out what another rule has said better: of words at the first place, or around it."""
    # What says better what a rule finds, all of it and by the renderings that it is about.
    better: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in found:
        for code in instead_of.get(finding.code, ()):
            for rendering in (None, *dict.fromkeys(finding.renderings)):
                better.setdefault((code, rendering), []).append(finding)

    def is_echo(finding: Finding) -> bool:
        first = finding.renderings[0] if finding.renderings else None
        return any(
            all(any(_meet(place, told) for told in other.places) for place in finding.places[:1])
            for other in better.get((finding.code, first), ())
        )

    return [finding for finding in found if not is_echo(finding)]


def _meet(a: Place, b: Place) -> bool:
    return a.article == b.article and a.span.start < b.span.end and b.span.start < a.span.end


def _finding(lookup: Lookup, rule: Rule, found: Found) -> Finding:
    places = ((lookup.articles[place.article], place.span) for place in found.places)
    return Finding(
        id=finding_id(rule.code, places),
        code=rule.code,
        severity=found.severity or rule.severity,
        message=found.message,
        places=found.places,
        remark=found.remark,
        renderings=found.renderings,
    )
