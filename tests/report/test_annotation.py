"""The renderings as Web Annotations: what the model says MUST be, and that every key means something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyld import jsonld

from quotes.identifiers import with_identifiers
from quotes.model import Audit
from quotes.report import web_annotations

from .sample import ARTICLES, AUDIT, EMPTY, FOUND

FOLDER = Path("/news")
NAMED = with_identifiers(FOUND)

OA, AS, RDF = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#", "http://example.org/rdf#"
LINKS = {
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector",
    "state": f"{OA}hasState",
    "cached": f"{OA}cachedSource",
    "creator": "http://purl.org/dc/terms/creator",
    "generator": f"{AS}generator",
    "partOf": f"{AS}partOf",
    "first": f"{AS}first",
    "last": f"{AS}last",
}
WORDS = {
    "motivation": f"{OA}motivatedBy",
    "purpose": f"{OA}hasPurpose",
}
PLAIN = {
    "value": f"{RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end", "sourceDate")},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
}
CLASSES = (
    "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector TimeState Software "
    "AnnotationCollection AnnotationPage identifying describing classifying"
).split()
CONTEXT: dict[str, Any] = {
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    **{name: {"@id": iri, "@type": "@id"} for name, iri in LINKS.items()},
    **{name: {"@id": iri, "@type": "@vocab"} for name, iri in WORDS.items()},
    **PLAIN,
    "items": {"@id": f"{AS}items", "@container": "@list"},
    **{name: f"{OA}{name}" for name in CLASSES},
}
"""The terms of the model that are used here, each with what it stands for."""


def document(audit: Audit) -> dict[str, Any]:
    return json.loads(web_annotations(audit, FOLDER))  # type: ignore[no-any-return]


def items(audit: Audit) -> list[dict[str, Any]]:
    return document(audit)["first"]["items"]  # type: ignore[no-any-return]


def keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def is_iri(text: object) -> bool:
    return isinstance(text, str) and bool(urlsplit(text).scheme) and " " not in text


def test_an_annotation_has_what_it_must_have() -> None:
    found = items(NAMED)
    assert len(found) == len(NAMED.renderings)
    assert len({item["id"] for item in found}) == len(found)
    for item in found:
        assert is_iri(item["id"])
        assert item["type"] == "Annotation"
        assert item["motivation"] == "identifying"
        target = item["target"]
        assert target["type"] == "SpecificResource"
        assert isinstance(target["source"], str)
        for body in item["body"]:
            assert body["type"] in ("TextualBody", "SpecificResource")
            assert (
                isinstance(body["value"], str)
                if body["type"] == "TextualBody"
                else is_iri(body["source"]["id"])
            )


def test_both_selectors_select_what_is_printed() -> None:
    texts = {article.key: article.text for article in ARTICLES}
    for item, rendering in zip(items(NAMED), NAMED.renderings, strict=True):
        quote, position = item["target"]["selector"]
        text = texts[rendering.article]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == rendering.text
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
        assert text.count(around) == 1
        assert len(quote["prefix"]) == min(32, start)


def test_the_body_says_which_remark_who_said_it_and_what_it_is_to_the_canonical_rendering() -> None:
    item = next(
        item for item in items(NAMED) if item["target"]["selector"][0]["exact"].startswith("It is important")
    )
    said, remark, tag = item["body"]
    assert said["value"] == (
        "Ilse Marden, Fisheries Minister of Norvale: "
        "“We want Estmark to stand beside us on this road,” (another translation (likely))"
    )
    assert remark["source"]["schema:spokenByCharacter"] == {
        "type": "schema:Person",
        "schema:name": "Ilse Marden",
    }
    assert remark["source"]["schema:identifier"] == next(r.id for r in NAMED.remarks if r.key == "r3")
    assert (tag["purpose"], tag["value"]) == ("classifying", "translation")
    canonical = [item["body"][2]["value"] for item in items(NAMED)].count("canonical")
    assert canonical == len(NAMED.remarks)


def test_the_target_is_the_address_or_else_the_file() -> None:
    article, *others = ARTICLES
    named = {
        item["target"]["source"]
        for found in (article, replace(article, url=None), replace(article, url=None, path="/away/a [1].txt"))
        for item in items(replace(NAMED, articles=(found, *others)))
        if item["target"]["selector"][0]["exact"] == "a new page"
    }
    assert named == {article.url, article.path, "file:///away/a%20%5B1%5D.txt"}


def test_a_page_that_was_fetched_says_when_and_where_its_copy_is() -> None:
    fetched = replace(ARTICLES[0], retrieved="2031-05-03T10:00:00Z", archive="https://archive.example/1")
    first = items(replace(NAMED, articles=(fetched, *ARTICLES[1:])))[0]
    assert first["target"]["state"] == {
        "type": "TimeState",
        "sourceDate": "2031-05-03T10:00:00Z",
        "cached": "https://archive.example/1",
    }


def test_the_collection_has_what_it_must_have() -> None:
    whole = document(NAMED)
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", len(NAMED.renderings))
    page = whole["first"]
    assert is_iri(whole["id"])
    assert is_iri(page["id"])
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", whole["id"], 0)
    assert whole["last"] == page["id"]


def test_an_empty_collection_has_no_page() -> None:
    whole = document(EMPTY)
    assert whole["total"] == 0
    assert not {"first", "last"} & set(whole)


def test_every_key_stands_for_something_as_linked_data() -> None:
    whole = document(NAMED)
    used = {key for key in keys(whole) if not key.startswith(("schema:", "@"))}
    assert used <= set(CONTEXT)
    [expanded] = jsonld.expand(whole | {"@context": CONTEXT})
    [page] = expanded[f"{AS}first"]
    [listed] = page[f"{AS}items"]
    assert len(listed["@list"]) == len(NAMED.renderings)
    first = listed["@list"][0]
    assert first["@type"] == [f"{OA}Annotation"]
    [target] = first[f"{OA}hasTarget"]
    exact = target[f"{OA}hasSelector"][0][f"{OA}exact"]
    assert exact == [{"@value": NAMED.renderings[0].text}]
    assert "schema:" not in json.dumps(expanded)


def test_what_a_terminal_would_act_on_is_escaped_and_the_same() -> None:
    text = web_annotations(AUDIT, FOLDER)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert any("\x1b" in item["target"]["selector"][0]["exact"] for item in items(AUDIT))
