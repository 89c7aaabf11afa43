"""The HTML report: one file that needs nothing from elsewhere."""

from quotes.report.html.page import html_report

__all__ = ["html_report"]
