"""Who said it is not asked of what an article prints in another place too."""

from __future__ import annotations

import pytest

from quotes.lookup import Lookup
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Quotation,
    QuotationKind,
    Rendering,
    Span,
)
from quotes.rules.who import RULES

SAID = "The dam is safe for now"
MISSING = next(rule for rule in RULES if rule.code == "Q101")


def missing(*printed: str) -> list[str]:
    """The messages on an article of these paragraphs, each in marks and without a word about who said it."""
    text = "\n\n".join(f"“{said}”" for said in printed)
    blocks, quotations, renderings = [], [], []
    at = 0
    for number, said in enumerate(printed):
        span = Span(at + 1, at + 1 + len(said))
        paragraph = Span(at, span.end + 1)
        blocks.append(Block(paragraph, BlockKind.PARAGRAPH))
        quotations.append(Quotation(f"q{number}", "a", QuotationKind.DIRECT, (paragraph,), (span,)))
        renderings.append(Rendering(f"q{number}.0", "a", f"q{number}", *span, said, whole=True))
        at = span.end + 3
    article = Article("a", "a", text, tuple(blocks), "", outlet="The Post")
    unknown = tuple(Attribution(q.key, None, Band.UNSURE, ()) for q in quotations)
    audit = Audit((article,), tuple(quotations), unknown, (), tuple(renderings), (), ())
    return [found.message for found in MISSING.find(Lookup.of(audit))]


def test_what_stands_alone_is_asked() -> None:
    assert missing(SAID) == [f"The Post does not say who said “{SAID}”."]
    assert len(missing(SAID, "Nobody will ever leave the valley")) == 2


@pytest.mark.parametrize("other", [SAID, "For now, safe is the dam", f"{SAID}, whatever they write of it"])
def test_what_is_printed_again_is_not_asked(other: str) -> None:
    assert missing(SAID, other) == []


def test_a_box_that_holds_a_part_of_it_answers_for_both() -> None:
    assert missing(f"{SAID}, whatever they write of it", SAID, "Nobody will ever leave") == [
        "The Post does not say who said “Nobody will ever leave”."
    ]
