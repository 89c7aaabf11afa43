"""Front matter: simple ``key: value`` lines between two ``---`` lines at the start of an article."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.articles.dates import iso_date
from quotes.articles.facts import Facts

_SYNONYMS = {
    "outlet": "outlet publication publisher site site_name source newspaper",
    "title": "title headline",
    "author": "author authors byline by creator",
    "date": "date published published_at published_on publish_date publication_date date_published pubdate "
    "datepublished",
    "url": "url link source_url canonical_url permalink address",
    "lang": "lang language locale",
}
FIELDS = {key: name for name, keys in _SYNONYMS.items() for key in keys.split()}
"""The keys that are understood, and the fact each gives."""

_LANGUAGES = dict(
    pair.split("=")
    for pair in (
        "arabic=ar chinese=zh czech=cs dutch=nl english=en french=fr german=de greek=el hebrew=he hindi=hi "
        "italian=it japanese=ja korean=ko kurdish=ku persian=fa polish=pl portuguese=pt russian=ru "
        "spanish=es turkish=tr ukrainian=uk"
    ).split()
)

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?$", re.DOTALL)
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOST_LINES = 200


class FrontMatter(NamedTuple):
    """Front matter that ends at character ``end``, its facts, and notes on values not understood."""

    end: int
    facts: Facts
    notes: tuple[str, ...]


def read_front_matter(text: str, start: int = 0) -> FrontMatter | None:
    """Read the front matter at character ``start``, white space skipped; ``None`` if there is none.

    Lines that are no ``key: value`` are passed over; but if most are not, the two ``---`` are ornaments and
    what is between them is the article.
    """
    lines = _between_rules(text, start)
    if lines is None:
        return None
    end, inside = lines
    values: dict[str, list[str]] = {}
    current: list[str] = []
    good = bad = 0
    for line in inside:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if line[0] in " \t-":  # goes on with the value of the key above
            current.append(_unquoted(bare.removeprefix("- ").strip()))
        elif pair := _PAIR.match(bare):
            good += 1
            current = values.setdefault(_key(pair[1]), [])
            if pair[2] and pair[2] not in (">", "|", ">-", "|-"):
                current.append(_unquoted(pair[2]))
        else:
            bad += 1
    if bad > good or not good:
        return None
    facts, notes = _facts(values)
    return FrontMatter(end, facts, notes)


def field(key: str) -> str | None:
    """Return the fact that a key such as ``Source URL`` gives, or ``None``."""
    return FIELDS.get(_key(key))


def _between_rules(text: str, start: int) -> tuple[int, list[str]] | None:
    while start < len(text) and text[start].isspace():
        start += 1
    if not text.startswith("---", start):
        return None
    inside: list[str] = []
    for number, line in enumerate(_LINE.finditer(text, start)):
        bare = line[1].rstrip()
        if (number == 0 and bare != "---") or number > _MOST_LINES or line.end() == line.start():
            return None
        if number and bare in ("---", "..."):
            return line.start() + len(bare), inside
        if number:
            inside.append(line[1])
    return None


def _key(raw: str) -> str:
    return re.sub(r"[\s.-]+", "_", raw.strip().lower())


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        inside = value[1:-1]
        return inside.replace("''", "'") if value[0] == "'" else inside.replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(","))
    return value


def _facts(values: dict[str, list[str]]) -> tuple[Facts, tuple[str, ...]]:
    got: dict[str, str] = {}
    notes: list[str] = []
    for key, parts in values.items():
        name = FIELDS.get(key)
        value = (", " if name == "author" else " ").join(part for part in parts if part)
        if not name or not value or name in got:
            continue
        understood = iso_date(value) if name == "date" else language_code(value) if name == "lang" else value
        if understood:
            got[name] = understood
        else:
            wanted = "a date such as 2025-07-31" if name == "date" else "a language code such as en"
            notes.append(f"{key}: {value[:60]!r} in the front matter is not {wanted}; passed over")
    return Facts(**got), tuple(notes)


def language_code(value: str) -> str | None:
    """Return a language as a BCP 47 code: from one, or from its English name; ``None`` if it is neither."""
    if value.lower() in _LANGUAGES:
        return _LANGUAGES[value.lower()]
    return value.replace("_", "-") if _LANGUAGE_CODE.fullmatch(value) else None
