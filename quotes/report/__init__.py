"""The last stage: an audit as a terminal view, a Markdown citation report, or data."""

from quotes.report.annotation import web_annotations
from quotes.report.check import ChecksView, checks_json, checks_jsonl, checks_markdown
from quotes.report.choose import only_remarks
from quotes.report.data import audit_json, quotations_json, quotations_jsonl
from quotes.report.escape import one_line
from quotes.report.groups import Grouping
from quotes.report.html import html_report
from quotes.report.lines import finding_lines, github_annotations
from quotes.report.listing import QuotationsView
from quotes.report.markdown import Layout, Style, Template, markdown_report
from quotes.report.pick import Shown, Wish, one_thing, some_remarks
from quotes.report.prov import need_prov, prov_json
from quotes.report.references import bibtex, csl_json
from quotes.report.rows import renderings_csv, renderings_jsonl
from quotes.report.rules import RulesView, explanation, rules_json, rules_page
from quotes.report.sarif import sarif_report
from quotes.report.schema_org import schema_org
from quotes.report.select import without_attitudes
from quotes.report.show import EventsView, ShownView, events_json, remark_names, shown_json
from quotes.report.styled import styled_references
from quotes.report.terminal import AuditView

__all__ = [
    "AuditView",
    "ChecksView",
    "EventsView",
    "Grouping",
    "Layout",
    "QuotationsView",
    "RulesView",
    "Shown",
    "ShownView",
    "Style",
    "Template",
    "Wish",
    "audit_json",
    "bibtex",
    "checks_json",
    "checks_jsonl",
    "checks_markdown",
    "csl_json",
    "events_json",
    "explanation",
    "finding_lines",
    "github_annotations",
    "html_report",
    "markdown_report",
    "need_prov",
    "one_line",
    "one_thing",
    "only_remarks",
    "prov_json",
    "quotations_json",
    "quotations_jsonl",
    "remark_names",
    "renderings_csv",
    "renderings_jsonl",
    "rules_json",
    "rules_page",
    "sarif_report",
    "schema_org",
    "shown_json",
    "some_remarks",
    "styled_references",
    "web_annotations",
    "without_attitudes",
]
