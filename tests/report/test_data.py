"""The audit as JSON, the quotations as JSON Lines."""

import json
import re
from dataclasses import replace
from typing import Any

from quotes.report import audit_json, quotations_json, quotations_jsonl, without_attitudes

from .sample import ARTICLES, AUDIT, EMPTY, FINDINGS, FOUND, MORE

TEXTS = {article.key: article.text for article in ARTICLES}
DATA: dict[str, Any] = json.loads(audit_json(AUDIT))


def test_the_document_has_everything() -> None:
    assert list(DATA) == [
        "schema",
        "made_by",
        "articles",
        "quotations",
        "speakers",
        "renderings",
        "remarks",
        "chains",
        "contested",
        "findings",
        "ignored",
        "decided",
        "checks",
        "inputs",
        "problems",
    ]
    assert DATA["schema"] == 1
    assert DATA["made_by"]["stanza"] == "1.15.0"
    for name in ("articles", "quotations", "speakers", "renderings", "remarks", "chains", "problems"):
        assert len(DATA[name]) == len(getattr(AUDIT, name))


def test_a_rendering_says_where_it_is_who_said_it_and_which_remark_it_is() -> None:
    assert DATA["renderings"][4] == {
        "key": "c1.1",
        "id": "",
        "article": "courier.txt",
        "start": 36,
        "end": 92,
        "text": "It is important for us that Estmark remains by our side,",
        "speaker": "Ilse Marden",
        "speaker_key": "marden",
        "band": "certain",
        "remark": "r3",
        "canonical": False,
        "relation": "translation",
        "quotation": "c1",
        "whole": True,
        "part_of": None,
        "marked": True,
        "lang": "en",
        "undisclosed": None,
    }


def test_a_translation_that_is_not_disclosed_says_who_discloses_it() -> None:
    found = {r["key"]: r["undisclosed"] for r in DATA["renderings"] if r["undisclosed"]}
    assert list(found) == ["h1.1"]
    told = found["h1.1"]
    assert (told["discloses"], told["article"], told["kind"]) == ("g1.1", "gazette.txt", "interpreter")
    assert told["text"] == "through an interpreter"


def test_copies_are_folded_and_said_why() -> None:
    remark = next(remark for remark in DATA["remarks"] if remark["key"] == "r3")
    assert remark["independent"] == [["herald.txt", "gazette.txt"], ["courier.txt"], ["hostile_[x].txt"]]
    assert len(remark["folded"]) == 1


def test_what_is_only_inferred_says_so_and_from_what_article() -> None:
    steps = next(chain for chain in DATA["chains"] if chain["quotation"] == "h1")["steps"]
    assert [step["stated"] for step in steps] == [True, False]
    assert [step["article"] for step in steps] == ["herald.txt", "gazette.txt"]
    assert steps[1]["reason"] == "Gazette says “through an interpreter” of it"


def test_words_under_two_names_and_candidates_are_told_by_key() -> None:
    more = json.loads(audit_json(MORE))
    assert more["contested"] == [{"renderings": ["h1.3", "g2.1"], "speakers": ["marden", "arkwell"]}]
    assert [r["candidates"] for r in more["remarks"] if r["candidates"]] == [["h1.1", "c1.1", "h1.2", "g1.1"]]
    assert [r["key"] for r in more["renderings"] if not r["marked"]] == ["h0.1"]


def test_offsets_point_at_the_text_exactly() -> None:
    for rendering in DATA["renderings"]:
        assert TEXTS[rendering["article"]][rendering["start"] : rendering["end"]] == rendering["text"]
    for chain in DATA["chains"]:
        for step in chain["steps"]:
            assert TEXTS[step["article"]][step["start"] : step["end"]] == step["text"]


def test_a_finding_says_what_is_wrong_where_and_of_which_remark() -> None:
    found = json.loads(audit_json(FOUND))["findings"]
    assert [record["id"] for record in found] == [finding.id for finding in FINDINGS]
    assert found[0] | {"id": "", "message": ""} == {
        "id": "",
        "code": "Q301",
        "severity": "warning",
        "message": "",
        "places": [
            {
                "article": "herald.txt",
                "start": 142,
                "end": 189,
                "text": "We want Estmark to stand beside us on this road",
            },
            {"article": "gazette.txt", "start": 78, "end": 100, "text": "through an interpreter"},
        ],
        "remark": "r3",
        "renderings": ["h1.1", "g1.1"],
    }
    for record in found:
        for place in record["places"]:
            assert TEXTS[place["article"]][place["start"] : place["end"]] == place["text"]


def test_an_unknown_speaker_is_null() -> None:
    unknown = next(r for r in DATA["renderings"] if r["key"] == "c3.1")
    assert unknown["speaker"] is None


def test_each_remark_has_one_canonical_rendering() -> None:
    canonical = {r["remark"]: r["key"] for r in DATA["renderings"] if r["canonical"]}
    assert canonical == {remark["key"]: remark["canonical"] for remark in DATA["remarks"]}


def test_links_carry_their_evidence() -> None:
    link = next(remark for remark in DATA["remarks"] if remark["key"] == "r3")["links"][0]
    assert link["relation"] == "translation"
    assert link["reasons"] == ["the same statement in other words"]
    assert link["operations"][1] == {"kind": "equal", "a": [64, 71], "b": [150, 157]}
    assert link["changes"] == []


def test_letters_are_printed_as_they_are_and_controls_are_not() -> None:
    document = audit_json(AUDIT)
    assert "هذه صفحة" in document
    assert "🚢" in document
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document)


def test_a_file_name_that_is_not_unicode_can_still_be_written() -> None:
    odd = replace(AUDIT, articles=(replace(ARTICLES[0], path="\udcff.txt"), *ARTICLES[1:]))
    assert json.loads(audit_json(odd).encode())["articles"][0]["path"] == "\udcff.txt"


def test_an_empty_audit_is_a_document_too() -> None:
    assert json.loads(audit_json(EMPTY))["renderings"] == []
    assert quotations_jsonl(EMPTY) == ""
    assert json.loads(quotations_json(EMPTY)) == []


def test_a_line_of_jsonl_is_a_quotation() -> None:
    lines = [json.loads(line) for line in quotations_jsonl(AUDIT).splitlines()]
    assert len(lines) == len(AUDIT.quotations)
    first = lines[1]
    assert first["article"] == "herald.txt"
    assert (first["kind"], first["mode"]) == ("direct", "speech")
    assert first["content"] == [[141, 191], [271, 352]]
    assert first["text"] == " … ".join(TEXTS["herald.txt"][a:b] for a, b in first["content"])
    assert [TEXTS["herald.txt"][a:b] for a, b in first["source"]] == [
        "Norvale's Fisheries Minister Ilse Marden"
    ]
    assert first["addressee"] == []
    assert (first["speaker"], first["band"]) == ("Ilse Marden", "certain")


def test_what_is_thought_or_wanted_is_told_from_what_is_said() -> None:
    rows = [json.loads(line) for line in quotations_jsonl(AUDIT).splitlines()]
    assert [(row["text"], row["kind"]) for row in rows if row["mode"] == "attitude"] == [
        ("to see them sail", "indirect")
    ]
    spoken = without_attitudes(AUDIT)
    left = [json.loads(line) for line in quotations_jsonl(spoken).splitlines()]
    assert left == [row for row in rows if row["mode"] == "speech"]
    assert len(spoken.attributions) == len(left) == len(rows) - 1


def test_json_of_an_extract_holds_the_same_as_its_lines() -> None:
    lines = [json.loads(line) for line in quotations_jsonl(AUDIT).splitlines()]
    assert json.loads(quotations_json(AUDIT)) == lines
