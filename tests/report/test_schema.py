"""docs/schema says what the JSON document holds, all of it and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quotes.identifiers import with_identifiers
from quotes.model import (
    Audit,
    Change,
    Checked,
    Decided,
    Extraction,
    Input,
    InputState,
    Operation,
    Origin,
    Outcome,
    Place,
    Span,
)
from quotes.report import audit_json
from quotes.report.data import SCHEMA

from .sample import ARTICLES, AUDIT, EMPTY, FINDINGS, FOUND, MORE

DOCUMENT: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "schema" / f"audit-{SCHEMA}.schema.json").read_text(
        encoding="utf-8"
    )
)
VALIDATOR = Draft202012Validator(DOCUMENT)

_SPAN = Span(0, 4)
FULL = replace(
    FOUND,
    articles=(
        replace(
            ARTICLES[0],
            retrieved="2031-05-03T10:00:00Z",
            archive="https://archive.example/1",
            extracted=Extraction("pdf", "pypdf 6.1", "0a", "2", (Origin(0, "page 1"),)),
        ),
        *ARTICLES[1:],
    ),
    transcripts=("herald.txt",),
    ignored=FINDINGS[:1],
    decided=(
        Decided(
            "speaker", (Place("herald.txt", _SPAN),), "A. Roe, 2031-05-04: heard it", "Ilse Marden", line=3
        ),
    ),
    checks=(
        Checked(
            "h1.1",
            Outcome.ALTERED,
            "herald.txt",
            (_SPAN,),
            0.75,
            ("a number differs",),
            (Operation("replace", _SPAN, _SPAN),),
            (Change("number", _SPAN, _SPAN),),
        ),
    ),
    inputs=(Input("meeting/missing.txt", InputState.FAILED, message="no such file"),),
)
"""An audit in which every list has something in it."""


def parts(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema inside a schema, with where it is."""
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            yield from parts(value, f"{path}/{name}")
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from parts(value, f"{path}/{place}")


@pytest.mark.parametrize(
    "audit",
    [AUDIT, MORE, FOUND, EMPTY, FULL, with_identifiers(FULL)],
    ids="audit more found empty full named".split(),
)
def test_an_audit_is_as_the_schema_says(audit: Audit) -> None:
    assert [
        (error.json_path, error.message) for error in VALIDATOR.iter_errors(json.loads(audit_json(audit)))
    ] == []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(DOCUMENT)
    assert DOCUMENT["properties"]["schema"]["const"] == SCHEMA


def test_every_key_is_described_and_wanted_and_no_other_is_let_in() -> None:
    objects = [(path, part) for path, part in parts(DOCUMENT) if "properties" in part and "type" in part]
    assert len(objects) > 15
    for path, part in objects:
        assert part["additionalProperties"] is False, path
        assert part["required"] == list(part["properties"]), path
        assert [name for name, each in part["properties"].items() if not each.get("description")] == [], path


@pytest.mark.parametrize(
    "name", [name for name in DOCUMENT["properties"] if name not in ("schema", "made_by")]
)
def test_a_key_that_the_schema_does_not_know_is_seen_in_every_list(name: str) -> None:
    document = json.loads(audit_json(FULL))
    document[name][0]["new"] = 1
    assert [error.json_path for error in VALIDATOR.iter_errors(document)] == [f"$.{name}[0]"]


def test_a_key_that_is_gone_is_seen() -> None:
    document = json.loads(audit_json(FULL))
    del document["renderings"][0]["relation"]
    assert [error.validator for error in VALIDATOR.iter_errors(document)] == ["required"]
