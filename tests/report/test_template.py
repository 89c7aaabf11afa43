"""A report in a form of the user's own."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from quotes.model import QuotesError
from quotes.report import Layout, Template, audit_json, markdown_report
from quotes.report.markdown.template import _context

from .markup import inside, parsed
from .sample import AUDIT, FOUND, RULES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def fill(tmp_path: Path) -> Any:
    def made(source: str) -> str:
        path = tmp_path / "mine.md"
        path.write_text(source, encoding="utf-8")
        return Template(path).fill(FOUND, RULES)

    return made


def test_the_example_of_the_docs_is_a_report() -> None:
    tokens = parsed(Template(DOCS / "templates" / "pull-quotes.md.j2").fill(FOUND, RULES))
    assert inside(tokens, "heading") == [
        "Quotations in 4 articles, 4 outlets, 2031-05-02 to 2031-05-04",
        "Ilse Marden, Fisheries Minister of Norvale",
        "Ilse Marden, Fisheries Minister of Norvale",
        "Sources",
    ]
    assert len(inside(tokens, "blockquote")) == 2
    items = inside(tokens, "list_item")
    assert (
        "Estmark Courier (another translation (likely)): “It is important for us that Estmark remains by our "
        "side,”"
    ) in items
    assert not [t for t in tokens for child in [t, *(t.children or [])] if "html" in child.type]


def test_what_articles_say_is_escaped_and_what_is_made_here_is_not(fill: Any) -> None:
    page = fill("{% for a in audit.articles %}{{ a.outlet }}\n{% endfor %}{{ remarks[0].block_quote }}")
    assert "Hostile \\| \\*Times\\* \\<i\\>" in page
    assert page.endswith(
        "Waters\nHostile \\| \\*Times\\* \\<i\\>\n"
        "> “We want Estmark to stand beside us on this road,”[^1]\n>\n"
        "> — Ilse Marden, Fisheries Minister of Norvale, “at a press conference in Velmar” · "
        "The Velmar Herald, 2031-05-02"
    )


def test_it_is_escaped_once_through_macros_filters_and_blocks(fill: Any) -> None:
    outlet = "audit.articles[3].outlet"
    once = "Hostile \\| \\*Times\\* \\<i\\>"
    assert fill("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(" + outlet + ") }}") == once
    assert fill("{% set x %}{{ " + outlet + " }}{% endset %}{{ x }}") == once
    assert fill("{{ " + outlet + " | md }}") == once
    assert fill("{{ " + outlet + " | e }}") == once
    assert fill("{{ " + outlet + " | upper }}") == once.upper()
    assert fill("{{ " + outlet + " | safe }}") == "Hostile | *Times* <i>"


def test_the_sections_are_those_of_the_report(fill: Any) -> None:
    page = fill("{% for remark in remarks %}{{ remark.section }}\n\n{% endfor %}{{ footnotes }}\n")
    report = markdown_report(FOUND, RULES)
    assert re.findall(r"^### \d.*", page, re.MULTILINE) == re.findall(r"^### \d.*", report, re.MULTILINE)
    assert page.split("\n\n")[-1] == report.split("\n\n")[-1]


def test_the_audit_is_the_document_of_json(fill: Any) -> None:
    assert _context(FOUND, RULES, Layout())["audit"] == json.loads(audit_json(FOUND))


def test_every_name_that_a_template_has_is_in_the_docs() -> None:
    page = (DOCS / "report.md").read_text(encoding="utf-8")
    context = _context(FOUND, RULES, Layout())
    names = {*context, *context["remarks"][0], *context["remarks"][0]["renderings"][0]}
    assert {name for name in names if f"`{name}`" not in page} == set()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("one\n{% for %}", r"mine\.md:2: "),
        ("{{ nothing }}", r"mine\.md: 'nothing' is undefined"),
        ("{{ remarks[0].nothing }}", "has no attribute 'nothing'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ remarks + 1 }}", "can only concatenate"),
        ("{% include 'none.md' %}", "none.md"),
        ("{% include '../../etc/passwd' %}", "passwd"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ audit.clear() }}", "unsafe|not safely callable"),
        ("{% for n in range(10**9) %}{% endfor %}", "[Rr]ange too big"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_a_line(fill: Any, source: str, said: str) -> None:
    with pytest.raises(QuotesError, match=said) as told:
        fill(source)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe")
    with pytest.raises(QuotesError, match="not UTF-8"):
        Template(tmp_path / "x")
    with pytest.raises(QuotesError, match="cannot read"):
        Template(tmp_path / "none")


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(QuotesError, match=r"quotes-linter\[template\]"):
        Template(DOCS / "templates" / "pull-quotes.md.j2")


def test_an_empty_chain_is_empty_and_an_unknown_speaker_none(fill: Any) -> None:
    assert fill("{{ remarks[6].chain }}|{{ remarks[6].speaker }}|{{ remarks[6].date }}") == "||2031-05-03"
    assert AUDIT.remarks[4].speaker is None
