"""Cutting quotations into renderings: one contiguous quoted statement each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from quotes.model import Article, Parse, Quotation, Rendering, Span, Word

MARKS_AND_SPACE = " \t\r\n\u00a0\"“”„«»‘’'‹›"


def cut_renderings(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Rendering, ...]:
    """Cut the text in quotation marks of each quotation at the ends of sentences.

    A quotation of three sentences is three renderings, for two of them may be printed elsewhere alone.
    """
    out: list[Rendering] = []
    for quotation in quotations:
        for marked in quotation.marked:
            pieces = _pieces(article, parse, marked)
            for piece in pieces:
                out.append(_rendering(article, parse, quotation, piece, len(out) + 1))
    return tuple(out)


def _pieces(article: Article, parse: Parse, marked: Span) -> list[Span]:
    cuts = [
        s.start
        for s in parse.sentences
        if marked.start < s.start < marked.end and _ends_a_sentence(article.text, marked.start, s.start)
    ]
    edges = [marked.start, *cuts, marked.end]
    pieces = [_trimmed(article.text, Span(a, b)) for a, b in itertools.pairwise(edges)]
    return [p for p in pieces if any(c.isalnum() for c in article.text[p.start : p.end])]


def _ends_a_sentence(text: str, start: int, cut: int) -> bool:
    """Say whether a sentence really ends before ``cut``; the parser also cuts at a stray mark or dash."""
    before = text[start:cut].rstrip(MARKS_AND_SPACE + ")]>")
    return before[-1:] in tuple(".?!…:") or "\n" in text[max(start, cut - 2) : cut]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    # ">" opens each line of a block quotation in Markdown.
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    return Span(start, end)


def _rendering(article: Article, parse: Parse, quotation: Quotation, span: Span, number: int) -> Rendering:
    words: list[Word] = [
        w
        for s in parse.sentences
        if s.start < span.end and s.end > span.start
        for w in s.words
        if span.start <= w.start and w.end <= span.end
    ]
    text = article.text[span.start : span.end]
    first = next(c for c in text if c.isalnum())
    finite = any("VerbForm=Fin" in w.feats or "Mood=" in w.feats for w in words)
    return Rendering(
        key=f"{article.key}:{span.start}-{span.end}",
        article=article.key,
        quotation=quotation.key,
        start=span.start,
        end=span.end,
        text=text,
        words=tuple(words),
        whole=finite and (not first.islower()),
    )
