"""The renderings as schema.org Quotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld

from quotes.identifiers import with_identifiers
from quotes.report import schema_org

from .sample import ARTICLES, AUDIT, EMPTY

NAMED = with_identifiers(AUDIT)
FOLDER = Path("/news")

TERMS = (
    "alternateName archivedAt author creator datePublished description exampleOfWork headline identifier "
    "inLanguage isPartOf jobTitle name publisher spokenByCharacter text translationOfWork translator url"
).split()
"""Those that schema.org has, and that are used here."""


def graph() -> list[dict[str, Any]]:
    return json.loads(schema_org(NAMED, FOLDER))["@graph"]  # type: ignore[no-any-return]


def of(kind: str) -> list[dict[str, Any]]:
    return [thing for thing in graph() if thing["@type"] == kind]


def test_each_article_speaker_remark_and_rendering_is_a_thing_with_a_name_of_its_own() -> None:
    things = graph()
    assert len({thing["@id"] for thing in things}) == len(things)
    assert len(of("NewsArticle")) == len(NAMED.articles)
    assert len(of("Person")) == len(NAMED.speakers)
    assert len(of("Quotation")) == len(NAMED.remarks) + len(NAMED.renderings)


def test_a_quotation_says_who_said_it_and_in_what_article_it_stands() -> None:
    about = {thing["@id"]: thing for thing in graph()}
    found = next(
        q
        for q in of("Quotation")
        if q.get("text", "").startswith("We want Estmark to stand") and "isPartOf" in q
    )
    assert about[found["spokenByCharacter"]["@id"]]["name"] == "Ilse Marden"
    article = about[found["isPartOf"]["@id"]]
    assert (article["publisher"]["name"], article["datePublished"]) == (ARTICLES[0].outlet, ARTICLES[0].date)
    assert about[found["exampleOfWork"]["@id"]]["@type"] == "Quotation"


def test_only_what_an_article_calls_a_translation_is_one_of_the_remark() -> None:
    translated = {q["text"]: q for q in of("Quotation") if "translationOfWork" in q}
    assert "It is important for us that Estmark remains by our side," in translated
    assert "a new page" not in translated
    assert all(q["translationOfWork"] == q["exampleOfWork"] for q in translated.values())


def test_every_thing_that_is_pointed_to_is_there() -> None:
    things = graph()
    names = {thing["@id"] for thing in things}
    for thing in things:
        for value in thing.values():
            if isinstance(value, dict) and set(value) == {"@id"}:
                assert value["@id"] in names


def test_it_is_linked_data_in_terms_of_schema_org() -> None:
    whole = json.loads(schema_org(NAMED, FOLDER))
    assert whole["@context"] == "https://schema.org"
    used = {key for thing in whole["@graph"] for key in thing if not key.startswith("@")}
    assert used <= set(TERMS)
    expanded = jsonld.expand(whole | {"@context": {"@vocab": "http://schema.org/"}})
    assert len(expanded) == len(whole["@graph"])


def test_an_empty_audit_is_a_graph_of_its_articles() -> None:
    assert [thing["@type"] for thing in json.loads(schema_org(EMPTY, FOLDER))["@graph"]] == ["NewsArticle"]
