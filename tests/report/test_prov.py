"""Provenance: what is quoted from what, what was translated by whom."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvDocument

from quotes.identifiers import with_identifiers
from quotes.model import Audit, Chain, QuotesError, Span, Step
from quotes.report import prov_json

from .sample import AUDIT, EMPTY, MORE, find

FOLDER = Path("/news")
NAMED = with_identifiers(MORE)


def document(audit: Audit = NAMED) -> dict[str, Any]:
    return json.loads(prov_json(audit, FOLDER))  # type: ignore[no-any-return]


def with_step(step: Step) -> Audit:
    """Return the sample with one more step on the way of c2.1."""
    return replace(NAMED, chains=(*NAMED.chains, Chain("c2", (step,))))


def name(key: str) -> str:
    return f"quotes:rendering-{next(r.id for r in NAMED.renderings if r.key == key)}"


def derived(audit: Audit, key: str) -> list[tuple[str, str, str | None]]:
    """Return the kind of each derivation of a rendering, what it is from and the phrase that says so."""
    found = (d for d in document(audit)["wasDerivedFrom"].values() if d["prov:generatedEntity"] == name(key))
    return [
        (d.get("prov:type", {}).get("$", ""), d["prov:usedEntity"], d.get("quotes:phrase")) for d in found
    ]


def remark(key: str) -> str:
    return f"quotes:remark-{next(r.id for r in NAMED.remarks if r.key == key)}"


def test_the_document_is_provenance_as_the_package_reads_it() -> None:
    read = ProvDocument.deserialize(content=prov_json(NAMED, FOLDER), format="json")
    assert len(list(read.get_records())) == sum(len(v) for k, v in document().items() if k != "prefix")


def test_articles_remarks_and_renderings_are_entities_and_speakers_and_outlets_agents() -> None:
    whole = document()
    kinds = [json.dumps(entity["prov:type"]) for entity in whole["entity"].values()]
    assert sum("quotes:Article" in kind for kind in kinds) == len(NAMED.articles)
    assert sum("quotes:Remark" in kind for kind in kinds) == len(NAMED.remarks)
    assert sum("quotes:Rendering" in kind for kind in kinds) == len(NAMED.renderings)
    labels = {agent["prov:label"] for agent in whole["agent"].values()}
    assert labels >= {"Ilse Marden", "Tomas Arkwell", "The Velmar Herald"}


def test_a_rendering_is_attributed_to_its_outlet_and_its_speaker() -> None:
    whole = document()
    agents = {
        whole["agent"][each["prov:agent"]]["prov:label"]: each.get("quotes:band")
        for each in whole["wasAttributedTo"].values()
        if each["prov:entity"] == name("c2.1")
    }
    assert agents == {"Estmark Courier": None, "Ilse Marden": "likely"}


def test_what_is_printed_is_quoted_from_what_was_said() -> None:
    assert derived(NAMED, "c2.1") == [("prov:Quotation", remark("r2"), None)]


def test_a_translation_is_made_by_translating() -> None:
    assert [(kind, of) for kind, of, _ in derived(NAMED, "c1.1")] == [("quotes:Translation", remark("r3"))]
    whole = document()
    activity = next(
        a["prov:activity"] for a in whole["wasGeneratedBy"].values() if a["prov:entity"] == name("c1.1")
    )
    told = whole["activity"][activity]
    assert told["prov:type"]["$"] == "quotes:Translation"
    assert "according to a Danish translation of her remarks" in json.dumps(told, ensure_ascii=False)


def test_a_translation_that_is_not_disclosed_is_one_by_the_words_of_another() -> None:
    undisclosed = replace(NAMED, chains=tuple(chain for chain in NAMED.chains if chain.quotation != "h1"))
    assert [kind for kind, _, _ in derived(undisclosed, "h1.1")] == ["quotes:Translation"]
    assert "through an interpreter" in json.dumps(document(undisclosed)["activity"])


def test_who_translated_is_an_agent_if_named() -> None:
    phrase = find("courier.txt", "according to a Danish translation of her remarks")
    audit = with_step(Step("translation", "from Danish, by Jens Holm", phrase))
    whole = document(audit)
    [association] = whole["wasAssociatedWith"].values()
    assert whole["agent"][association["prov:agent"]]["prov:label"] == "Jens Holm"
    assert "wasAssociatedWith" not in document()


def test_what_was_reported_is_derived_but_not_quoted() -> None:
    assert [kind for kind, _, _ in derived(NAMED, "h0.1")] == ["quotes:Paraphrase"]


@pytest.mark.parametrize(
    ("carrier", "of"),
    [("Velmar Herald", "h1.2"), ("the Velmar Herald agency", "h1.2"), ("Nordfax", None), ("agency", None)],
)
def test_what_another_carried_is_quoted_from_it(carrier: str, of: str | None) -> None:
    phrase = find("courier.txt", "according to a Danish translation of her remarks")
    [(kind, used, words)] = derived(with_step(Step("relay", carrier, phrase)), "c2.1")
    assert (kind, words) == ("prov:Quotation", "according to a Danish translation of her remarks")
    assert used == name(of) if of is not None else used.startswith("here:report-")


def test_an_original_in_print_is_what_the_translations_are_of() -> None:
    [found] = [r for r in NAMED.renderings if r.key == "x1.1"]
    chain = Chain("x1", (Step("spoken", "Danish", Span(found.start, found.end)),))
    audit = replace(
        NAMED,
        renderings=tuple(replace(r, lang="da") if r.key == "x1.1" else r for r in NAMED.renderings),
        chains=(*NAMED.chains, chain),
    )
    assert derived(audit, "x1.1") == [("prov:Quotation", remark("r3"), None)]
    assert [of for _, of, _ in derived(audit, "c1.1")] == [name("x1.1")]


def test_without_the_package_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prov", None)
    with pytest.raises(QuotesError, match=r'pip install "quotes-linter\[prov\]"'):
        prov_json(AUDIT, FOLDER)


def test_it_is_the_same_again_and_safe_on_a_screen() -> None:
    assert prov_json(NAMED, FOLDER) == prov_json(NAMED, FOLDER)
    assert "\u202e" not in prov_json(AUDIT, FOLDER)
    assert next(iter(document(EMPTY)["entity"].values()))["prov:label"]
