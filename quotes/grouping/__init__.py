"""Grouping: bring the renderings of one remark together across articles and translations, and say why."""

from __future__ import annotations

from quotes.grouping.group import group_renderings

__all__ = ["group_renderings"]
