"""The citation report, in Markdown."""

from quotes.report.markdown.document import markdown_report
from quotes.report.markdown.layout import Layout, Style
from quotes.report.markdown.template import Template

__all__ = ["Layout", "Style", "Template", "markdown_report"]
