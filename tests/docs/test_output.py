"""The examples of the formats in docs/output.md are what comes out."""

from pathlib import Path
from textwrap import indent

import pytest

from quotes_cli.audit import Form

from .formats import examples

PAGE = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
EXAMPLES = examples()


@pytest.mark.parametrize("form", EXAMPLES)
def test_the_example_of_a_format_is_what_comes_out(form: str) -> None:
    assert indent(EXAMPLES[form], "    ") in PAGE, "python -m tests.docs.formats"


@pytest.mark.parametrize("form", [form.value for form in Form])
def test_every_format_of_an_audit_is_on_the_page(form: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `quotes audit"))
    assert f"`{form}`" in row
