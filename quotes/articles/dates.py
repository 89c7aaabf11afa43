"""Dates as English-language outlets print them, and those with signs for year and day, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTH = (
    r"(?:"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS if m != "september")
    + r"|sep(?:t(?:ember)?)?)\b\.?"
)

_DATE = re.compile(
    rf"""(?<!\d)(?:
      (?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>\d{{4}})
    | (?P<m3>{MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})
    | (?P<a4>\d{{1,2}})(?P<sep4>[-/.])(?P<b4>\d{{1,2}})(?P=sep4)(?P<y4>\d{{4}})
    | (?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)
    | (?P<y6>\d{{4}})\s?[年년]\s?(?P<m6>\d{{1,2}})\s?[月월]\s?(?P<d6>\d{{1,2}})\s?[日일]
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def iso_date(text: str) -> str | None:
    """Return the first date in ``text`` as ``2025-07-31``; ``None`` if there is none that has one reading.

    ``03/04/2025`` is 3 April to some and 4 March to others, so it is not understood; ``31/07/2025`` is.
    """
    found = _DATE.search(text)
    return _iso(found) if found else None


def date_at(text: str, start: int) -> tuple[str, int] | None:
    """Return the date that begins at character ``start`` and where it ends, or ``None``."""
    found = _DATE.match(text, start, start + 60)
    iso = _iso(found) if found else None
    return (iso, found.end()) if found and iso else None


def _iso(found: re.Match[str]) -> str | None:
    got = {name: value for name, value in found.groupdict().items() if value}
    kind = next(name[1] for name in got if name[0] == "y")
    year = int(got["y" + kind])
    if kind == "4":
        one, two = int(got["a4"]), int(got["b4"])
        if one <= 12 and two <= 12 and one != two:
            return None
        day, month = (two, one) if two > 12 else (one, two)
    else:
        day, month = int(got["d" + kind]), _month(got["m" + kind])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3].lower())
