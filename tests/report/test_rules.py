"""What the rules say of themselves, and that docs/rules.md is it."""

import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from quotes.report import RulesView, explanation, rules_json, rules_page
from quotes.rules import RULES as REGISTERED
from quotes.rules import Rule

from .sample import RULES

DOCS = Path(__file__).parents[2] / "docs/rules.md"


def _printed(width: int) -> list[str]:
    console = Console(width=width, file=io.StringIO(), color_system=None, _environ={})
    with console.capture() as capture:
        console.print(RulesView(RULES))
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_rule_is_a_line_of_the_table() -> None:
    assert _printed(100) == [
        "Q102  note     speaker-anonymous  A speaker who is not named.",
        "Q103  error    speakers-conflict  The same words under two names | *both*.",
        "Q201  error    number-altered     A number differs.",
    ]


def test_the_table_fits_a_narrow_screen() -> None:
    assert max(map(cell_len, _printed(44))) <= 44


def test_the_rules_as_json_are_an_object_each() -> None:
    assert json.loads(rules_json(RULES))[1] == {
        "code": "Q103",
        "name": "speakers-conflict",
        "severity": "error",
        "summary": "The same words under two names | *both*.",
    }
    assert rules_json([]) == "[]\n"


def test_a_page_is_headed_by_code_and_name_instead_of_its_own_title() -> None:
    assert explanation(RULES[:2]) == (
        "# Q102 speaker-anonymous\n\nWhat it finds: nobody.\n\n"
        "# Q103 speakers-conflict\n\nWhat it finds.\n\n## Example\n\n```text\n# no heading\n```\n"
    )


def test_the_document_of_all_rules_has_their_pages_one_step_lower() -> None:
    page = rules_page(RULES)
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    headings = [(t.tag, tokens[at + 1].content) for at, t in enumerate(tokens) if t.type == "heading_open"]
    assert headings == [
        ("h1", "Rules"),
        ("h2", "Q102 speaker-anonymous"),
        ("h2", "Q103 speakers-conflict"),
        ("h3", "Example"),
        ("h2", "Q201 number-altered"),
    ]
    assert "\n# no heading\n" in page


def test_the_table_of_the_document_links_to_its_headings() -> None:
    row = next(line for line in rules_page(RULES).splitlines() if "Q103](" in line)
    assert row == (
        "| [Q103](#q103-speakers-conflict) | speakers-conflict | error | "
        "The same words under two names \\| \\*both\\*. |"
    )


@pytest.mark.parametrize("rule", REGISTERED, ids=lambda rule: rule.code)
def test_every_rule_has_a_page(rule: Rule) -> None:
    assert rule.page.strip()


def test_the_document_of_all_rules_is_in_docs() -> None:
    assert DOCS.read_text(encoding="utf-8") == rules_page(REGISTERED), (
        "write it anew: quotes rules -o docs/rules.md"
    )
