"""Originals: renderings in the very words that were spoken, in a transcript or in the spoken language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.model import Article, BlockKind, Chain, Quotation, QuotationKind, Rendering, Step
from quotes.provenance.languages import language_of, languages_in

TURNS = 2
"""So many paragraphs that open with a name and a colon make a transcript, with the share below."""

SPOKEN = 0.5
"""The share of the paragraphs' characters that a transcript has in what is said."""

_TITLED = re.compile(
    r"transcript|verbatim|full text|text of (?:the )?(?:speech|remarks|interview)|wortlaut|mitschrift"
    r"|transkript|transcripci[oó]n|transcription|trascrizione|transcriç[aã]o|стенограмма|стенограма"
    r"|stenogram|přepis",
    re.IGNORECASE,
)
_TRANSLATED = {"translation", "back-translation", "interpreter"}


def is_transcript(article: Article, quotations: Sequence[Quotation]) -> bool:
    """Whether an article is a transcript: by its turns or its title, and mostly what was said."""
    direct = [q for q in quotations if q.kind is QuotationKind.DIRECT]
    turns = sum(_is_turn(article, quotation) for quotation in direct)
    titled = bool(_TITLED.search(article.title or _heading(article)))
    if turns < TURNS and not (titled and direct):
        return False
    paragraphs = {BlockKind.PARAGRAPH, BlockKind.QUOTATION}
    printed = sum(b.span.end - b.span.start for b in article.blocks if b.kind in paragraphs)
    said = sum(end - start for q in direct for start, end in q.content)
    return said >= SPOKEN * (printed or len(article.text))


def find_transcripts(articles: Sequence[Article], quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Return the keys of the articles that are transcripts, in the order of the articles."""
    by_article: dict[str, list[Quotation]] = {article.key: [] for article in articles}
    for quotation in quotations:
        by_article[quotation.article].append(quotation)
    return tuple(a.key for a in articles if is_transcript(a, by_article[a.key]))


def _is_turn(article: Article, quotation: Quotation) -> bool:
    return any(article.text[start:end].strip("*") in {":", "：", "."} for start, end in quotation.cue)


def _heading(article: Article) -> str:
    kinds = {BlockKind.TITLE, BlockKind.HEADING}
    return " ".join(article.text[b.span.start : b.span.end] for b in article.blocks if b.kind in kinds)


def find_originals(
    articles: Sequence[Article],
    quotations: Sequence[Quotation],
    renderings: Sequence[Rendering],
    chains: Sequence[Chain],
) -> dict[str, str]:
    """Return the keys of renderings that are originals, each with the reason in words.

    One in another language than English is an original unless its article speaks of a translation or an
    interpreter, or other articles say that its speaker spoke another language.  One in English is an original
    in a transcript of somebody who is not said to have spoken anything else.  An unknown speaker may be
    anybody of whom a language is told.
    """
    steps = {chain.quotation: chain.steps for chain in chains}
    transcripts = set(find_transcripts(articles, quotations))
    spoken = _spoken(renderings, steps)
    anybody = set().union(*spoken.values())
    found = {}
    for rendering in renderings:
        if any(step.kind in _TRANSLATED for step in steps.get(rendering.quotation, ())):
            continue
        language = language_of(rendering.lang)
        heard = anybody if rendering.speaker is None else spoken.get(rendering.speaker, set())
        if heard and language not in heard:
            continue
        if rendering.lang != "en":
            of = "a transcript, " if rendering.article in transcripts else ""
            why = f"{language}, which it was spoken in" if heard else language
            found[rendering.key] = f"{of}in {why}"
        elif rendering.article in transcripts:
            found[rendering.key] = "a transcript"
    return found


def _spoken(renderings: Sequence[Rendering], steps: Mapping[str, Sequence[Step]]) -> dict[str, set[str]]:
    """Return the languages that articles say each speaker spoke."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for rendering in renderings:
        if rendering.speaker is not None:
            for step in steps.get(rendering.quotation, ()):
                if step.kind == "spoken":
                    spoken[rendering.speaker].update(languages_in(step.what))
    return spoken
