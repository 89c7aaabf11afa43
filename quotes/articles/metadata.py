"""Lines about the article, not of it: bylines, times, picture credits, ``Key: value`` lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.articles.dates import MONTHS, WEEKDAYS, date_at, iso_date
from quotes.articles.facts import Facts
from quotes.articles.frontmatter import field
from quotes.prose import listed

_LONGEST = 160  # characters of a line about the article
_LONGEST_CAPTION = 400


class Stamp(NamedTuple):
    """A line that is a time and nothing else.

    ``plain`` if it says that it is one ("Published …", "… ago"): a bare date may also be a heading.
    ``updated`` if it is not the time of first publication.
    """

    date: str | None
    plain: bool
    updated: bool


_FIRST = frozenset("published publish posted issued created date dated".split())
_LATER = frozenset("updated update modified edited".split())
_UNITS = frozenset(
    "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month "
    "months year years".split()
)  # fmt: skip
_MONTH_WORDS = frozenset([*MONTHS, *(m[:3] for m in MONTHS), "sept"])
_DAY_WORDS = frozenset([*WEEKDAYS, *(d[:3] for d in WEEKDAYS), "tues", "thurs", "today", "yesterday"])
_ZONES = frozenset(
    "utc gmt bst est edt et cst cdt ct mst mdt pst pdt pt cet cest eet eest msk ist jst local".split()
)
_BESIDE_TIMES = frozenset(
    "ago read on at of the and last first time st nd rd th a p m am pm t z h noon "
    "comment comments view views share shares".split()
)
_STAMP_WORDS = _FIRST | _LATER | _UNITS | _MONTH_WORDS | _DAY_WORDS | _ZONES | _BESIDE_TIMES
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def read_stamp(line: str) -> Stamp | None:
    """Read a line such as ``Published On 31 Jul 2025``, ``21 hours ago`` or ``July 31, 2025, 3:45 p.m.``."""
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return None
    words = _LETTERS.findall(line.lower())
    known = set(words)
    if not known <= _STAMP_WORDS:
        return None
    day = iso_date(line)
    first, later = known & _FIRST, known & _LATER
    passed = bool(known & _UNITS) and bool(known & {"ago", "read"})
    if not (day or passed or first or later or known & _MONTH_WORDS):
        return None
    return Stamp(day, bool(first or later or passed), bool(later and not first))


_BYLINE = re.compile(
    r"(?:(?:written|words|story|text|report|reported|analysis|opinion) )?by\b:?\s+(.+)", re.I | re.DOTALL
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[|•·—–,;&/]|\band\b|\bin\b|\bfor\b|\s-\s)\s*")
_PARTICLES = frozenset(
    "de del della di da dos du van von der den la le el al bin ibn ben ter ten of y e".split()
)
_NOT_A_PERSON = frozenset(
    "the a an our this that these those my your his her its their correspondent correspondents editor "
    "editors reporter reporters writer writers staff agency agencies bureau desk team chief columnist "
    "analyst producer contributor special senior diplomatic political foreign news service press "
    "associated".split()
)
_NOT_A_BYLINE = frozenset([*WEEKDAYS, *MONTHS, "then", "now", "contrast", "comparison"])


def read_byline(line: str) -> str | None:
    """Return the names of a byline, ``""`` if it names a desk or agency alone, ``None`` if it is none."""
    if len(line) > _LONGEST or line.endswith((",", "?", "!", ":")):
        return None
    found = _BYLINE.fullmatch(line)
    if not found or (line.endswith(".") and not line.endswith(("Jr.", "Sr."))):
        return None
    names: list[str] = []
    person = True
    for number, part in enumerate(p for p in _BETWEEN_NAMES.split(found[1]) if p):
        if read_stamp(part):
            person = False
            continue
        words = [w for w in part.split() if any(c.isalpha() for c in w)]
        if not words and number:  # the year of a date
            continue
        if (
            not words
            or len(words) > 5
            or not all(_capital(w) or w.lower() in _PARTICLES | _NOT_A_PERSON for w in words)
        ):
            return None
        if number == 0 and (words[0].lower().strip(".") in _NOT_A_BYLINE or not any(map(_capital, words))):
            return None
        person = (
            person and not any(w.lower() in _NOT_A_PERSON for w in words) and (number == 0 or len(words) > 1)
        )
        if person:
            names.append(part)
    return listed(names)


def _capital(word: str) -> bool:
    firsts = [part.lstrip("\"'’‘“([.")[:1] for part in re.split("[-’']", word)]
    return any(first.isupper() or first.lower() == first.upper() != "" for first in firsts)


_NAME = r"[A-Z][\w.'’-]*"
_CREDIT = re.compile(
    # "… in Geneva. Jane Roe / AGENCY", "[Jane Roe/AGENCY]"
    rf"(?:^|[.!?…:’')\]]\s+|[\[(])(?:{_NAME} ){{0,4}}{_NAME} ?/ ?"
    rf"{_NAME}(?: (?:via )?{_NAME}){{0,4}}[\])]?\.?$"
    r"|[\[(][^\[\]()]{0,60}\b(?:Photos?|Images)\b[^\[\]()]{0,60}[\])]\.?$"
    r"|[\[(](?:[Hh]andout|(?:Photo )?[Cc]ourtesy of)\b[^\[\]()]{0,60}[\])]\.?$"
    rf"|\b(?:Photo(?:graph)?s?|Picture|Image) (?:by|courtesy of):? (?:{_NAME}[ ,/]*){{1,6}}$"
    r"|(?:/|\bvia) ?Getty Images$"
)
_IN_CREDITS = ("/", "Photo", "Picture", "Image", "andout", "ourtesy")
"""Letters of which some are in every credit: most lines have none, and need no closer look."""
_PICTURE = re.compile(
    r"(?:file )?(?:photo|photograph|picture|image|video|illustration|caption|credit)"
    r"(?: (?:by|credit|caption))?\s*:\s*\S",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“„«]")
_DESK = re.compile(
    r"\W*(?:additional )?(?:reporting|writing|editing|compiled|translated|edited)\b", re.IGNORECASE
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting )?to this (?:report|story|article)\.?$")
_DESK_WORDS = frozenset(
    "additional reporting writing editing compiled translated edited by and in with for".split()
)


def is_credit(line: str) -> bool:
    """Say whether a line is a picture's caption with its credit, or the note of who reported and edited."""
    if len(line) > _LONGEST_CAPTION:
        return False
    if _DESK.match(line) and re.search(r"\bby\b", line):
        words = re.findall(r"[^\W\d_][\w'’-]*", line)
        return all(_capital(w) or w.lower() in _DESK_WORDS | _PARTICLES | _NOT_A_PERSON for w in words)
    if _PICTURE.match(line) or _CONTRIBUTED.search(line):
        return True
    if not any(letters in line for letters in _IN_CREDITS):
        return False
    return bool(_CREDIT.search(line) and not _QUOTE.search(line))


_LABEL = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}?)\s*:\s+(\S.*)", re.DOTALL)


def read_label(line: str) -> Facts | None:
    """Read a ``Key: value`` line with a key of front matter; only front matter names the outlet."""
    found = _LABEL.fullmatch(line) if len(line) <= _LONGEST_CAPTION else None
    name = field(found[1]) if found else None
    if found is None or name is None:
        return None
    value = found[2].strip()
    if name == "date":
        return Facts(date=iso_date(value)) if iso_date(value) else None
    if name == "url":
        return Facts(url=value) if value.startswith(("http://", "https://", "www.")) else None
    if name == "author":
        return (
            Facts(author=read_byline(f"by {value}") or None)
            if read_byline(f"by {value}") is not None
            else None
        )
    if name == "title":
        return Facts(title=value)
    # "Source: minister to resign" is a headline.
    return Facts() if len(value.split()) <= 4 and all(map(_capital, value.split())) else None


def stands_alone(line: str) -> bool:
    """Say whether a line is about the article by itself, whatever stands around it."""
    return any(read(line) is not None for read in (read_stamp, read_byline, read_label))


_PREFIX = re.compile(r"(?:(?:date|dated|published|posted|updated)(?:\s+on)?\s*:?\s+)?(?=[\w])", re.IGNORECASE)


def date_before(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the date glued before the first sentence ("date 2025-07-31 The two …") and where it ends.

    Without a label only a date in figures, year first, is believed: no sentence begins so.
    """
    label = _PREFIX.match(text, start, end)
    found = date_at(text, label.end()) if label else None
    if not label or not found or found[1] >= end:
        return None
    if label.end() == start and not text.startswith(found[0], start):
        return None
    after = text[found[1] : found[1] + 8]
    goes_on = after.lstrip(" \t:|–—-")
    return found if goes_on != after and goes_on and not goes_on[0].islower() else None
