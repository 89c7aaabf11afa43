"""Grouping: bring the renderings of one remark together across articles and translations, and say why."""

from __future__ import annotations

from quotes.grouping.contested import find_contested
from quotes.grouping.group import group_renderings
from quotes.grouping.reported import attach_reported
from quotes.grouping.wordings import split_wordings

__all__ = ["attach_reported", "find_contested", "group_renderings", "split_wordings"]
