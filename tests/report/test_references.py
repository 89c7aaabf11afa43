"""The articles as references that Zotero, Pandoc and LaTeX take."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from pybtex.database import parse_string

from quotes.model import Article
from quotes.report.references import authors, bibtex, citation_keys, csl_items, csl_json

from .sample import ARTICLES

HERALD = replace(
    ARTICLES[0],
    retrieved="2031-05-09T10:11:12Z",
    archive="https://web.archive.org/web/20310509101112/https://herald.example/2031/sund",
)


def test_a_key_is_outlet_date_and_a_telling_word_of_the_title() -> None:
    assert citation_keys(ARTICLES) == {
        "herald.txt": "velmar-herald-2031-05-02-ministers",
        "courier.txt": "estmark-courier-2031-05-03-norvale",
        "gazette.txt": "gazette-north-sea-2031-05-03",
        "hostile_[x].txt": "hostile-times-i-2031-05-04-marden",
    }


def test_a_key_is_of_letters_that_every_program_takes_whatever_the_article_is_called() -> None:
    strange = [
        replace(HERALD, key="1", outlet="Новости дня", title="Переговоры"),
        replace(HERALD, key="2", outlet="«»", title="", date=None),
        replace(HERALD, key="{},=~.txt", outlet=None, title=None, date="someday"),
        replace(HERALD, key="«».txt", outlet=None, title=None, date=None),
    ]
    keys = citation_keys(strange)
    assert keys["1"] == "novosti-dnya-2031-05-02-peregovory"
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key) for key in keys.values())


def test_keys_are_told_apart_and_hang_on_no_order() -> None:
    alike = [HERALD, replace(HERALD, key="b", url="https://b.example"), replace(HERALD, key="c", url=None)]
    alike += [replace(HERALD, key="d")]
    keys = citation_keys(alike)
    assert len(set(keys.values())) == 4
    assert all(key.startswith("velmar-herald-2031-05-02-ministers-") for key in keys.values())
    shuffled = list(alike)
    Random(3).shuffle(shuffled)
    assert citation_keys(shuffled) == keys


def test_an_article_is_an_item_of_csl() -> None:
    [item] = csl_items([HERALD])
    assert item == {
        "id": "velmar-herald-2031-05-02-ministers",
        "type": "article-newspaper",
        "title": "Ministers agree to reopen the Sund",
        "author": [{"family": "Lund", "given": "P."}],
        "container-title": "The Velmar Herald",
        "issued": {"date-parts": [[2031, 5, 2]]},
        "URL": "https://herald.example/2031/sund?id=4&x=1",
        "accessed": {"date-parts": [[2031, 5, 9]]},
        "archive": "Internet Archive",
        "archive_location": HERALD.archive,
        "language": "en",
        "note": f"SHA-256: {HERALD.sha256}",
    }
    assert json.loads(csl_json([HERALD])) == [item]


def test_what_is_not_known_is_left_out() -> None:
    unknown = replace(HERALD, outlet=None, title=None, author=None, date="2031", url=None, lang=None)
    [item] = csl_items([replace(unknown, retrieved=None, archive=None)])
    assert item["type"] == "article"
    assert item["title"] == "herald.txt"
    assert item["issued"] == {"date-parts": [[2031]]}
    assert {*item} == {"id", "type", "title", "issued", "note"}
    assert csl_items([replace(unknown, url="https://x.example")])[0]["type"] == "webpage"
    assert "URL" not in csl_items([ARTICLES[3]])[0]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Ortiz and Jo Berg", ["Ortiz, Ana", "Berg, Jo"]),
        ("Ana Ortiz, Jo Berg & Li Wen", ["Ortiz, Ana", "Berg, Jo", "Wen, Li"]),
        ("Ana Ortiz; Jo Berg", ["Ortiz, Ana", "Berg, Jo"]),
        ("J. R. van der Berg", ["van der Berg, J. R."]),
        ("Amal al-Khatib", ["al-Khatib, Amal"]),
        ("Sean O’Neill", ["O’Neill, Sean"]),
        ("Ana Ruiz Ortiz", ["Ana Ruiz Ortiz"]),
        ("Ortiz, Ana", ["Ortiz, Ana"]),
        ("Post staff and agencies", ["Post staff and agencies"]),
        ("Ana Ortiz, Newsroom", ["Ana Ortiz, Newsroom"]),
        ("Reuters", ["Reuters"]),
        ("王小明", ["王小明"]),
        ("# [^2] _me_", ["# [^2] _me_"]),
        (" ", []),
    ],
)
def test_a_byline_is_parted_into_names_only_where_that_is_sure(byline: str, names: list[str]) -> None:
    found = authors(byline)
    assert [_told(name) for name in found] == names
    sure = all("family" in name for name in found)
    assert sure == (
        byline not in {"Ana Ruiz Ortiz", "Ortiz, Ana", "Reuters", "王小明", "# [^2] _me_"}
        and ("staff" not in byline and "Newsroom" not in byline)
    )


def _told(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    particle = f"{name['non-dropping-particle']} " if "non-dropping-particle" in name else ""
    return f"{particle}{name['family']}, {name['given']}"


def _plain(tex: str) -> str:
    """Undo the escapes of LaTeX, and take off the braces that guard capitals."""
    tex = re.sub(r"^\{(.*)\}$", r"\1", tex, flags=re.DOTALL)
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    tex = re.sub(r"\\text(\w+)\{\}", lambda found: names[found[1]].replace("\\", "\0"), tex)
    return re.sub(r"\\([#$%&_])", r"\1", tex).replace("{}", "").replace("\0", "\\")


def test_bibtex_reads_back_as_it_was() -> None:
    entries = parse_string(bibtex((HERALD, *ARTICLES[1:])), "bibtex").entries
    assert [*entries] == [*citation_keys(ARTICLES).values()]
    entry = entries["velmar-herald-2031-05-02-ministers"]
    assert entry.type == "article"
    assert [str(person) for person in entry.persons["author"]] == ["Lund, P."]
    assert entry.fields["journal"] == "The Velmar Herald"
    assert (entry.fields["year"], entry.fields["month"], entry.fields["day"]) == ("2031", "May", "2")
    assert entry.fields["url"] == HERALD.url
    assert entry.fields["urldate"] == "2031-05-09"
    assert HERALD.archive in _plain(entry.fields["note"])


@pytest.mark.parametrize(
    "text",
    [
        "100 % of #1 & $5_x ~ ^ @",
        "{unbalanced",
        "}unbalanced{",
        "back\\slash \\end{document}",
        'say "no"',
        "``no'' -- and --- never",
        "ﬁ 🚢 הים",
    ],
)
def test_bibtex_holds_whatever_a_title_holds(text: str) -> None:
    strange = replace(HERALD, title=text, outlet=text, author=text, url=f"https://x.example/{{{text[:3]}")
    entries = parse_string(bibtex(_both(strange)), "bibtex").entries
    first, second = entries.values()
    assert _plain(first.fields["title"]) == text
    assert _plain(first.fields["journal"]) == text
    assert second.fields["journal"] == "Estmark Courier"


def _both(strange: Article) -> Iterable[Article]:
    return (strange, ARTICLES[1])


def test_the_date_of_no_calendar_is_left_out() -> None:
    assert "issued" not in csl_items([replace(HERALD, date="yesterday")])[0]
    assert "month" not in bibtex([replace(HERALD, date="2031-13-45")])
