"""A part of an audit, for whoever does not want all of it."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Audit, Mode


def without_attitudes(audit: Audit) -> Audit:
    """Return an audit without the quotations that report a belief, a wish or an intention.

    What is quoted, or reported as said, is no such quotation, so that no rendering of an audit is of one.
    """
    kept = tuple(q for q in audit.quotations if q.mode is not Mode.ATTITUDE)
    keys = {quotation.key for quotation in kept}
    attributions = tuple(a for a in audit.attributions if a.quotation in keys)
    return replace(audit, quotations=kept, attributions=attributions)
