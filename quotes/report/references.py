"""The articles as references: CSL-JSON and BibTeX, for Zotero, Pandoc and LaTeX.

CSL-JSON after the Citation Style Language 1.0.2 (csl-data.json).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote, urlsplit

from anyascii import anyascii

from quotes.identity import name_of
from quotes.model import Article
from quotes.report.escape import is_address, json_safe, one_line

_Item = dict[str, Any]

_SMALL = frozenset(
    "the a an and of le la les du des et der die das und el los las y il lo gli o os as e de".split()
)
"""Words of an outlet's name that a key does without."""
_OUTLET = 3  # words of it that are in a key
_LEAST = 4  # letters of the word of the title that is in a key
_STOP = frozenset(
    "about after against also among because been before being between could does down during each from have "
    "here into just like more most much must only other over said says shall should since some such than "
    "that their them then there these they this those through under until upon were what when where which "
    "while will with without would your".split()
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,]\s*(?:(?:and|&)\s+)?|\s+(?:and|&|und|et|y|e)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu zur".split())
_OFFICES = frozenset(
    "agence agencies agency bureau contributor correspondent correspondents desk editor editorial editors "
    "foundation magazine media network news newspaper newsroom office press radio redaktion reporter "
    "reporters service services staff team times tv wire".split()
)

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
"""Between two signs of which TeX makes one: a dash, a quotation mark."""


def citation_keys(articles: Iterable[Article]) -> dict[str, str]:
    """Return what each article is cited by, by its key: ``velmar-herald-2031-05-02-ministers``.

    Outlet, date and the first telling word of the title, as far as known.  Where articles share one, a digest
    of where each is from is added, so that no key hangs on the order of the articles.
    """
    plain = {article.key: _key(article) for article in articles}
    count = Counter(plain.values())
    found = {
        article.key: plain[article.key]
        if count[plain[article.key]] == 1
        else _longer(plain[article.key], article)
        for article in articles
    }
    taken: Counter[str] = Counter()
    for key in sorted(found):
        taken[found[key]] += 1
        if taken[found[key]] > 1:  # the same address twice
            found[key] += f"-{taken[found[key]]}"
    return found


def _key(article: Article) -> str:
    outlet = [word for word in _ascii(article.outlet or "") if word not in _SMALL][:_OUTLET]
    date = _DATE.match(article.date or "")
    title = [word for word in _ascii(article.title or "") if len(word) >= _LEAST and word not in _STOP]
    parts = [*outlet, *([date[0]] if date else []), *title[:1]]
    if not article.outlet or len(parts) < 2:
        parts = [*_ascii(PurePath(article.key).stem), *parts]
    return "-".join(parts) or "article"


def _longer(key: str, article: Article) -> str:
    name = f"{name_of(article)}\0{article.sha256}".encode("utf-8", "surrogatepass")
    return f"{key}-{sha256(name).hexdigest()[:4]}"


def _ascii(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", anyascii(one_line(text))).lower())


def csl_items(articles: Sequence[Article]) -> list[_Item]:
    """Return the articles as items of CSL-JSON, in their order."""
    keys = citation_keys(articles)
    return [_item(keys[article.key], article) for article in articles]


def csl_json(articles: Sequence[Article]) -> str:
    """Return the articles as a document of CSL-JSON, an item a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in csl_items(articles))
    return json_safe(f"[\n{lines}\n]\n" if lines else "[]\n")


def _item(key: str, article: Article) -> _Item:
    item: _Item = {"id": key, "type": "article-newspaper" if article.outlet else "webpage"}
    if not article.outlet and not article.url:
        item["type"] = "article"
    item["title"] = one_line(article.title or article.key)
    if article.author and (names := authors(article.author)):
        item["author"] = names
    if article.outlet:
        item["container-title"] = one_line(article.outlet)
    if issued := _date(article.date):
        item["issued"] = issued
    if article.url and is_address(article.url):
        item["URL"] = article.url
    if accessed := _date(article.retrieved):
        item["accessed"] = accessed
    if article.archive and is_address(article.archive):
        item["archive"] = archive_name(article.archive)
        item["archive_location"] = article.archive
    if article.lang:
        item["language"] = one_line(article.lang)
    item["note"] = f"SHA-256: {article.sha256}"
    return item


def archive_name(address: str) -> str:
    """Return the name of the archive that an address is of."""
    host = urlsplit(address).hostname or address
    return "Internet Archive" if host == "web.archive.org" else host.removeprefix("www.")


def _date(date: str | None) -> dict[str, list[list[int]]] | None:
    found = _DATE.match(date or "")
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None


def authors(byline: str) -> list[dict[str, str]]:
    """Return who wrote an article as names of CSL: parted where that is sure, else ``literal``.

    "By Ana Ortiz and J. van Berg" is two people with given and family names; "Post staff and agencies" and
    "Ortiz, Ana" are literal, and so is a name of three words, of which the second may belong to the third.
    """
    line = " ".join(_BY.sub("", one_line(byline)).split())
    people = [each for each in _BETWEEN.split(line) if each]
    if not all(map(_is_person, people)):
        people = [line] if line else []
    return [_name(each) for each in people]


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and all(map(_NAME.fullmatch, words))
        and all(word[0].isupper() or word.partition("-")[0] in _PARTICLES for word in words)
        and not any(word.casefold() in _OFFICES for word in words)
    )


def _name(name: str) -> dict[str, str]:
    if not _is_person(name):
        return {"literal": name}
    words = name.split()
    given = [words[0]]
    rest = words[1:]
    while len(rest) > 1 and rest[0].endswith(".") and len(rest[0]) < 4:
        given.append(rest.pop(0))
    particles = []
    while len(rest) > 1 and rest[0].casefold() in _PARTICLES:
        particles.append(rest.pop(0))
    if len(rest) != 1:
        return {"literal": name}
    dropped = {"non-dropping-particle": " ".join(particles)} if particles else {}
    return {"family": rest[0], "given": " ".join(given), **dropped}


def bibtex(articles: Sequence[Article]) -> str:
    """Return the articles as entries of BibTeX, in UTF-8, in their order."""
    return "\n".join(_entry(item) for item in csl_items(articles))


def _entry(item: _Item) -> str:
    fields: dict[str, str] = {}
    if "author" in item:
        fields["author"] = f"{{{' and '.join(map(_tex_name, item['author']))}}}"
    # Inside a second pair of braces no style changes capitals: they may be names.
    fields["title"] = f"{{{{{_tex(item['title'])}}}}}"
    if "container-title" in item:
        fields["journal"] = f"{{{_tex(item['container-title'])}}}"
    fields |= _tex_date(item.get("issued"))
    if "URL" in item:
        fields["url"] = f"{{{_tex_address(item['URL'])}}}"
    if "accessed" in item:
        fields["urldate"] = f"{{{'-'.join(f'{part:02}' for part in item['accessed']['date-parts'][0])}}}"
    if "language" in item:
        fields["language"] = f"{{{_tex(item['language'])}}}"
    notes = [item["note"]]
    notes += [f"Archived: {item['archive_location']}"] if "archive_location" in item else []
    fields["note"] = f"{{{_tex('; '.join(notes))}}}"
    kind = "article" if "container-title" in item else "misc"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _tex_date(issued: Mapping[str, list[list[int]]] | None) -> dict[str, str]:
    parts = issued["date-parts"][0] if issued else []
    fields = {"year": f"{{{parts[0]:04}}}"} if parts else {}
    if len(parts) > 1 and 1 <= parts[1] <= len(_MONTHS):
        fields["month"] = _MONTHS[parts[1] - 1]  # a macro of every style
    if len(parts) > 2:
        fields["day"] = f"{{{parts[2]}}}"
    return fields


def _tex_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    particle = f"{name['non-dropping-particle']} " if "non-dropping-particle" in name else ""
    return _tex(f"{particle}{name['family']}, {name['given']}")


def _tex(text: str) -> str:
    return _LIGATURE.sub("{}", "".join(_TEX.get(sign, sign) for sign in text))


def _tex_address(url: str) -> str:
    # An address stands as it is in this field; braces would close it.
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~-._")
