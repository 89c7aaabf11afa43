"""How a remark reached its readers is told in one sentence, and drawn."""

from dataclasses import replace

import pytest

from quotes.model import Audit, Chain, Remark, Step
from quotes.report.chain import chain_sentence, mermaid, occasion
from quotes.report.index import Index

from .sample import AUDIT, find


def _remark(audit: Audit, key: str = "r3") -> tuple[Index, Remark]:
    index = Index.of(audit)
    return index, next(remark for remark in audit.remarks if remark.key == key)


def _with(quotation: str, *steps: tuple[str, str, str, bool]) -> Audit:
    """Return the sample with one quotation's chain: kind, what, the phrase of the courier, whether stated."""
    chain = Chain(
        quotation,
        tuple(Step(kind, what, find("courier.txt", phrase), stated) for kind, what, phrase, stated in steps),
    )
    return replace(AUDIT, chains=(chain,))


def test_the_sentence_says_in_which_language_and_by_which_way_each_outlet_has_it() -> None:
    assert chain_sentence(*_remark(AUDIT)) == (
        "The Velmar Herald has it presumably through an interpreter; Gazette of the North Sea and Adjacent "
        "Waters has it through an interpreter; Estmark Courier has it from a Danish translation, presumably "
        "in an English translation from Danish."
    )


def test_outlets_of_one_way_are_named_together_and_a_language_once() -> None:
    step = Step("spoken", "Danish", find("courier.txt", "Danish"))
    guess = replace(step, stated=False)
    translated = Step("translation", "English from Danish", step.span, stated=False)
    audit = replace(
        AUDIT,
        chains=(Chain("c1", (step, translated)), Chain("g1", (guess, translated)), Chain("x1", (guess,))),
    )
    assert chain_sentence(*_remark(audit)) == (
        "Spoken in Danish; Gazette of the North Sea and Adjacent Waters and Estmark Courier have it "
        "presumably in an English translation from Danish."
    )


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert chain_sentence(*_remark(replace(AUDIT, chains=()))) == ""


@pytest.mark.parametrize(
    ("kind", "what", "phrase", "said"),
    [
        ("translation", "", "translation", "in a translation"),
        (
            "translation",
            "English, by the ministry",
            "translation",
            "in an English translation by the ministry",
        ),
        ("translation", "from Danish, by A. Holm", "translation", "in a translation from Danish by A. Holm"),
        ("translation", "by our own desk", "translation", "in a translation by its own desk"),
        ("translation", "by the outlet itself", "translation", "in its own translation"),
        ("back-translation", "English", "translation", "translated back into English"),
        ("relay", "Danish", "Danish", "from Danish"),
        ("relay", "Sund", "in the Sund", "from the Sund"),
        ("pickup", "Sund", "in the Sund", "as told to the Sund"),
    ],
)
def test_a_step_is_told_in_words(kind: str, what: str, phrase: str, said: str) -> None:
    audit = _with("c1", (kind, what, phrase, True))
    assert chain_sentence(*_remark(audit)) == f"Estmark Courier has it {said}."


def test_an_outlet_that_was_told_itself_has_it_at_first_hand() -> None:
    span = find("courier.txt", "she added")
    audit = replace(AUDIT, chains=(Chain("c1", (Step("pickup", "Courier", span),)),))
    assert chain_sentence(*_remark(audit)) == "Estmark Courier has it at first hand."


def test_that_it_was_translated_somehow_is_not_said_beside_how() -> None:
    audit = _with(
        "c1", ("interpreter", "interpreter", "translation", True), ("translation", "English", "Danish", False)
    )
    assert chain_sentence(*_remark(audit)) == "Estmark Courier has it through an interpreter."


def test_the_occasion_is_in_the_words_of_the_article_that_tells_it() -> None:
    assert occasion(*_remark(AUDIT)) == "“at a press conference in Velmar”"
    audit = _with("c1", ("occasion", "sail", "boats will sail", True))
    assert occasion(*_remark(audit)) == "“boats will sail” (Estmark Courier)"
    assert occasion(*_remark(replace(AUDIT, chains=()))) == ""


def test_ways_that_begin_alike_are_drawn_once_and_what_is_inferred_is_dotted() -> None:
    step = Step("spoken", "Danish", find("courier.txt", "Danish"))
    audit = replace(AUDIT, chains=(*AUDIT.chains[1:2], Chain("g1", (step,)), Chain("x1", (step,))))
    assert mermaid(*_remark(audit)).splitlines() == [
        "flowchart LR",
        '    n0(["Ilse Marden"])',
        '    n0 --> n1["in Danish"]',
        '    n1 --> n2[["The Velmar Herald"]]',
        '    n1 --> n3[["Gazette of the North Sea and Adjacent Waters"]]',
        '    n1 --> n4[["Hostile #124; #42;Times#42; #60;i#62;"]]',
        '    n1 --> n5["from a Danish translation"]',
        '    n5 -.-> n6["in an English translation from Danish"]',
        '    n6 --> n7[["Estmark Courier"]]',
    ]
