"""Which quotations of an audit are checked against which of its transcripts."""

from __future__ import annotations

from quotes.checks import check_transcripts
from quotes.grouping.vectors import load_encoder
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Outcome,
    Quotation,
    QuotationKind,
    Rendering,
    Span,
)

SAID = "Ana Ortiz: We will open the lock on Monday, if the wind allows it.\n"
REPORT = "“We will open the lock on Monday,” Ortiz said. “We will open it at noon,” Reuss said."


def audit(transcripts: tuple[str, ...] = ("t",), lang: str = "en", marked: bool = True) -> Audit:
    articles = (Article("t", "t", SAID, (), "", lang="en"), Article("r", "r", REPORT, (), "", lang=lang))
    spans = {"t1": ("t", Span(11, 66)), "r1": ("r", Span(1, 33)), "r2": ("r", Span(48, 72))}
    quotations = tuple(
        Quotation(key, article, QuotationKind.DIRECT, (span,), (span,) if marked else ())
        for key, (article, span) in spans.items()
    )
    speakers = {"t1": "ortiz", "r1": "ortiz", "r2": "reuss"}
    attributions = tuple(Attribution(key, speaker, Band.CERTAIN) for key, speaker in speakers.items())
    texts = {article.key: article.text for article in articles}
    renderings = tuple(
        Rendering(f"{k}.1", a, k, *s, texts[a][slice(*s)], whole=True, speaker=speakers[k], lang=lang)
        for k, (a, s) in spans.items()
    )
    return Audit(articles, quotations, attributions, (), renderings, (), (), transcripts=transcripts)


def checked(found: Audit) -> list[tuple[str, Outcome]]:
    return [(each.rendering, each.outcome) for each in check_transcripts(found, load_encoder())]


def test_what_others_quote_of_who_speaks_in_a_transcript_is_checked() -> None:
    assert checked(audit()) == [("r1.1", Outcome.VERBATIM)]


def test_nothing_is_checked_without_a_transcript() -> None:
    assert checked(audit(())) == []


def test_another_language_is_not_checked() -> None:
    assert checked(audit(lang="de")) == []


def test_what_is_in_no_quotation_marks_is_not_checked() -> None:
    assert checked(audit(marked=False)) == []
