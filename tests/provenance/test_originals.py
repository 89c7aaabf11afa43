"""Originals are transcripts and what is printed in the language that was spoken."""

from dataclasses import replace

from quotes.model import Article, Block, BlockKind, Quotation, QuotationKind, Rendering, Span
from quotes.provenance import find_originals
from quotes.provenance.originals import is_transcript

from .press import Press

TURNS = "HOST: Will you stay until the end of June?\n\nBELL: We will stay.\n\nHOST: And then?\n\nBELL: Home."


def transcript(text: str) -> tuple[Article, list[Quotation]]:
    """Return an article of turns, each a paragraph that opens with a name and a colon."""
    blocks, quotations, at = [], [], 0
    for paragraph in text.split("\n\n"):
        span = Span(at, at + len(paragraph))
        blocks.append(Block(span, BlockKind.PARAGRAPH))
        colon = paragraph.find(": ")
        if colon > 0:
            cue, said = Span(at + colon, at + colon + 1), Span(at + colon + 2, span.end)
            quotations.append(
                Quotation(
                    f"t#{at}", "t", QuotationKind.DIRECT, (said,), (said,), (cue,), (Span(at, cue.start),)
                )
            )
        at = span.end + 2
    return Article("t", "t", text, tuple(blocks), ""), quotations


def renderings(article: Article, quotations: list[Quotation], speaker: str | None) -> list[Rendering]:
    made = []
    for quotation in quotations:
        [said] = quotation.content
        text = article.text[slice(*said)]
        made.append(Rendering(quotation.key, "t", quotation.key, *said, text, speaker=speaker))
    return made


def test_an_article_of_turns_is_a_transcript() -> None:
    assert is_transcript(*transcript(TURNS))


def test_a_story_with_a_few_turns_in_it_is_none() -> None:
    story = (
        "The talks went on and on, and in the evening the two of them sat down by the stove to talk again."
    )
    assert not is_transcript(*transcript(f"{story}\n\n{story}\n\n{TURNS}\n\n{story}"))


def test_one_quotation_is_no_transcript_unless_the_title_says_so() -> None:
    text = "BELL: We will stay until the end of June, and then we shall see."
    article, quotations = transcript(text)
    assert not is_transcript(article, quotations)
    assert is_transcript(replace(article, title="Full text: Bell in Velmar"), quotations)


def test_a_transcript_is_the_original_of_who_spoke_in_its_language() -> None:
    article, quotations = transcript(TURNS)
    found = renderings(article, quotations, "bell")
    assert set(find_originals([article], quotations, found, []).values()) == {"a transcript"}


def test_an_english_transcript_of_who_spoke_danish_is_a_translation() -> None:
    press = Press()
    press.prints("a.txt", "“We stay,” Ann Bell said in Danish.")
    article, quotations = transcript(TURNS)
    for speaker in ("bell", None):
        found = [*press.renderings, *renderings(article, quotations, speaker)]
        given = ([*press.articles, article], [*press.quotations, *quotations], found, press.chains)
        assert find_originals(*given) == {}


def test_what_is_printed_in_the_spoken_language_is_an_original() -> None:
    press = Press()
    [o] = press.prints("dk.txt", "“Vi bliver,” sagde Ann Bell.", lang="da")
    press.prints("a.txt", "“We stay,” Ann Bell said in Danish.")
    given = (press.articles, press.quotations, press.renderings, press.chains)
    assert find_originals(*given) == {o: "in Danish, which it was spoken in"}
