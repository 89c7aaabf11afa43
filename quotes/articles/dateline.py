"""The dateline: "MOSCOW, July 31 (Agency) —" before the first sentence."""

from __future__ import annotations

import re

from quotes.articles.dates import MONTH, WEEKDAYS

_LONGEST = 110  # characters

_WEEKDAY = r"(?:" + "|".join(f"{d[:3]}[a-z]*" for d in WEEKDAYS) + r")"
_DATE = rf"(?:{_WEEKDAY},?\s+)?(?:(?i:{MONTH})\s+\d{{1,2}}|\d{{1,2}}\s+(?i:{MONTH}))(?:,?\s+\d{{4}})?"
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*+(?:[.'’][^\W\d_]++)*+\.?"
_PLACE = rf"{_CAPITAL}(?:[ \t-](?:{_CAPITAL}|de|do|da|del|la|le|al|el|ash|ad|upon|and)){{0,4}}"
_HEAD = re.compile(
    rf"(?P<place>{_PLACE}(?:/{_PLACE}){{0,2}})?"
    rf"(?P<region>,\s*{_PLACE})?"
    rf"(?P<date>[,.]?\s*{_DATE})?"
    r"(?P<agency>[,.]?\s*(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,30}/))?\s*[.,:]?\s*"
)
_DASH = re.compile(r"\s*[—―]\s*|\s*--+\s*|\s*–\s+|\s+-\s+")
_SLASHED = re.compile(r"/[A-Z][A-Za-z -]{1,30}/\.?\s+")
_NOT_A_PLACE = frozenset(
    "on in at by for from to the a an and but as if it he she they we i this that these those when "
    "while since after before until".split()
    + WEEKDAYS
)


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Return where the dateline at the start of the paragraph ``text[start:end]`` ends, its dash included.

    A place in capitals is enough ("WASHINGTON —"); in small letters it must have an agency in brackets or a
    date.  The sentence after it must begin as sentences do.
    """
    reach = min(end, start + _LONGEST)
    stop = _DASH.search(text, start, reach)
    slashed = _SLASHED.search(text, start, reach)
    if slashed and (not stop or slashed.start() < stop.start()):
        head_end, after = slashed.end(), slashed.end()
    elif stop:
        head_end, after = stop.start(), stop.end()
    else:
        return None
    head = _HEAD.fullmatch(text, start, head_end)
    if not head or not _is_dateline(head) or (after < end and not _begins(text[after])):
        return None
    return after - (len(text[start:after]) - len(text[start:after].rstrip()))


def _is_dateline(head: re.Match[str]) -> bool:
    place = head["place"]
    if not place:
        return bool(head["agency"]) and not head["region"]
    words = re.findall(r"[^\W\d_]+", place)
    if words[0].lower() in _NOT_A_PLACE:
        return False
    region = re.findall(r"[^\W\d_]+", head["region"] or "")
    if not head["agency"] and not head["date"]:
        # What stands in capitals may also be a slogan; a place is short.
        return place.isupper() and len(place) > 2 and len(words) <= 4 and len(region) <= 3
    return True


def _begins(sign: str) -> bool:
    return sign.isupper() or not sign.isalpha() or sign.lower() == sign.upper()
