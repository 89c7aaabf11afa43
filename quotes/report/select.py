"""A part of an audit, for whoever does not want all of it."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Audit, Mode


def without_attitudes(audit: Audit) -> Audit:
    """Return an audit without the quotations that report a belief, a wish or an intention.

    The renderings of an audit are in quotation marks, and none of them is of such a quotation.
    """
    kept = tuple(q for q in audit.quotations if q.mode is not Mode.ATTITUDE)
    keys = {quotation.key for quotation in kept}
    attributions = tuple(a for a in audit.attributions if a.quotation in keys)
    return replace(audit, quotations=kept, attributions=attributions)
