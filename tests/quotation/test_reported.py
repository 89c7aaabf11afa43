"""What is reported without marks is cut into clauses that can be set beside what others quote."""

import pytest

from quotes.model import (
    Article,
    Block,
    BlockKind,
    Mode,
    Parse,
    Quotation,
    QuotationKind,
    Rendering,
    Sentence,
    Span,
    Word,
)
from quotes.quotation import cut_reported, renderings

FINITE = "VerbForm=Fin"
TEXT = "She said that he came “to stay”, and that they would not leave the harbour."


def parse(rows: list[tuple[str, str, int, str, str]]) -> Parse:
    """A sentence of TEXT from (word, class, head, relation, features)."""
    words, at = [], 0
    for text, upos, head, role, feats in rows:
        start = TEXT.index(text, at)
        at = start + len(text)
        words.append(Word(start, at, text, text.lower(), upos, "", feats, head, role))
    return Parse((Sentence(0, len(TEXT), tuple(words), 0),), ())


PARSE = parse(
    [
        ("She", "PRON", 1, "nsubj", ""),
        ("said", "VERB", -1, "root", FINITE),
        ("that", "SCONJ", 4, "mark", ""),
        ("he", "PRON", 4, "nsubj", ""),
        ("came", "VERB", 1, "ccomp", FINITE),
        ("“", "PUNCT", 7, "punct", ""),
        ("to", "PART", 7, "mark", ""),
        ("stay", "VERB", 4, "advcl", ""),
        ("”", "PUNCT", 7, "punct", ""),
        (",", "PUNCT", 15, "punct", ""),
        ("and", "CCONJ", 15, "cc", ""),
        ("that", "SCONJ", 15, "mark", ""),
        ("they", "PRON", 15, "nsubj", ""),
        ("would", "AUX", 15, "aux", FINITE),
        ("not", "PART", 15, "advmod", ""),
        ("leave", "VERB", 4, "conj", ""),
        ("the", "DET", 17, "det", ""),
        ("harbour", "NOUN", 15, "obj", ""),
        (".", "PUNCT", 1, "punct", ""),
    ]
)
ARTICLE = Article("a.txt", "a.txt", TEXT, (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),), "")
CONTENT = Span(TEXT.index("that"), len(TEXT) - 1)
MARKED = Span(TEXT.index("to stay"), TEXT.index("”"))
CUE = Span(4, 8)


def reported(
    kind: QuotationKind,
    marked: tuple[Span, ...] = (),
    mode: Mode = Mode.SPEECH,
    content: Span = CONTENT,
) -> tuple[Rendering, ...]:
    quotation = Quotation("a.txt#1", "a.txt", kind, (content,), marked, (CUE,), mode=mode)
    found = cut_reported(ARTICLE, PARSE, (quotation,))
    assert all(TEXT[r.start : r.end] == r.text and not r.marked for r in found)
    return found


def test_an_indirect_quotation_is_cut_into_its_clauses_without_what_joins_them() -> None:
    found = reported(QuotationKind.INDIRECT)
    assert [r.text for r in found] == ["he came “to stay", "they would not leave the harbour"]
    assert all(r.whole for r in found)


def test_of_a_mixed_one_what_is_hardly_more_than_its_quoted_words_is_left_out() -> None:
    found = reported(QuotationKind.MIXED, (MARKED,))
    assert [r.text for r in found] == ["they would not leave the harbour"]
    most = Span(TEXT.index("not leave"), TEXT.index("harbour") + len("harbour"))
    assert reported(QuotationKind.MIXED, (MARKED, most)) == ()


def test_a_clause_that_goes_on_in_quotation_marks_has_them_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderings, "FEWEST_REPORTED", 2)
    assert reported(QuotationKind.MIXED, (MARKED,))[0].text == "he came “to stay”"


def test_a_clause_without_a_finite_verb_of_its_own_is_not_whole() -> None:
    found = reported(QuotationKind.INDIRECT, content=Span(TEXT.index("would not"), CONTENT.end))
    assert [(r.text, r.whole) for r in found] == [("would not leave the harbour", True)]
    found = reported(QuotationKind.INDIRECT, content=Span(TEXT.index("leave the"), CONTENT.end))
    assert [(r.text, r.whole) for r in found] == [("leave the harbour", False)]


def test_what_is_quoted_directly_is_not_reported() -> None:
    assert reported(QuotationKind.DIRECT) == ()


def test_what_is_only_thought_or_wanted_is_left_out() -> None:
    assert reported(QuotationKind.INDIRECT, mode=Mode.ATTITUDE) == ()
