"""``quotes rules`` and ``quotes explain``: what an audit looks for, and what a finding means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .console import target, tell, write, write_markdown, write_view
from .run import Output, Quiet, Width, form_for


class Form(StrEnum):
    """The formats of the list of rules."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".json": "json"}


def rules(
    output: Output = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="The format; markdown has the pages of the rules too.",
            show_default="text, or by the ending of -o: .md, .json",
        ),
    ] = None,
    quiet: Quiet = False,
    width: Width = None,
) -> None:
    """List the rules: code, severity, name, and what each finds.

    Exit codes: 0 done, 2 wrong usage.
    """
    path = target(output)
    chosen = form_for(path, form, _ENDINGS)
    from quotes.report import RulesView, rules_json, rules_page
    from quotes.rules import RULES

    if chosen == Form.JSON:
        write(rules_json(RULES), path)
    elif chosen == Form.MARKDOWN:
        write(rules_page(RULES), path)
    else:
        write_view(RulesView(RULES), path, width)
    if path is not None and not quiet:
        tell(f"wrote {path}")


def explain(
    codes: Annotated[
        list[str],
        typer.Argument(metavar="RULES...", help="Codes or names of rules: Q201.", show_default=False),
    ],
) -> None:
    """Explain rules: what each finds, why it matters, an example, what to do.

    Exit codes: 0 done, 2 wrong usage.
    """
    from quotes.report import explanation
    from quotes.rules import rule_of

    write_markdown(explanation(dict.fromkeys(rule_of(code) for code in codes)))
