"""Quotations of articles in other languages, by print alone: quotation marks, turns of speech, statements.

There is no parse, so no cue is looked for and nobody is resolved: what is here is a text to set beside an
English remark, as the original that it may be.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.model import Article, BlockKind, Parse, Quotation, QuotationKind, Rendering, Span
from quotes.quotation.marks import SEARCHED, Marked, pair_marks

FEWEST_WORDS = 4
"""Words; text in marks that is shorter is taken for a name or an expression."""
LETTERS_A_WORD = 2
"""Letters that count as a word in scripts without spaces."""
FEWEST_TURNS = 2
LITTLE = 0.1
"""The share of an article's letters in quotation marks under which all of it may be a statement."""

_CORNERS = {"「": "」", "『": "』"}
_CORNER = re.compile("[「」『』]")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]+")
_TURN = re.compile(
    r"(?:\*\*)?(?P<name>[^\W\d_][^:：?!«»„“”\"「」]{0,60}?)(?:\*\*)?(?P<cue>[:：])(?:\*\*)?\s*(?=\S)"
)
_MOST_NAME_WORDS = 6


class _Said(NamedTuple):
    """What one attribution holds: spans with their marks and without, and the name and colon of a turn."""

    content: tuple[Span, ...]
    inner: tuple[Span, ...]
    marked: bool
    source: Span | None = None
    cue: Span | None = None


def find_foreign(
    article: Article, parse: Parse, lang: str
) -> tuple[tuple[Quotation, ...], tuple[Rendering, ...]]:
    """Return the quotations of an article in another language, and the sentences that they are cut into.

    ``parse`` holds its sentences; their words are not needed.  A transcript gives its turns; another article
    what stands in its quotation marks; one that quotes next to nothing may be a statement, whose sentences
    are given too, as renderings that are not ``marked``.  All are direct and without a speaker; the colon of
    a turn is its cue.
    """
    turns = _turns(article)
    if turns:
        said = turns
    else:
        marked = [m for m in _paired(article) if _words(article.text[slice(*m.inner)]) >= FEWEST_WORDS]
        said = [_Said((m.outer,), (m.inner,), True) for m in marked]
        if _letters(article, [m.outer for m in marked]) < LITTLE * _letters(article, _searched(article)):
            said += _unmarked(article, [m.outer for m in marked])
    said.sort(key=lambda s: s.content)
    starts = [sentence.start for sentence in parse.sentences]
    quotations, renderings = [], []
    for number, one in enumerate(said, 1):
        key = f"{article.key}#{number}"
        quotations.append(
            Quotation(
                key=key,
                article=article.key,
                kind=QuotationKind.DIRECT,
                content=one.content,
                marked=one.inner if one.marked else (),
                cue=(one.cue,) if one.cue else (),
                source=(one.source,) if one.source else (),
            )
        )
        for span in one.inner:
            renderings += [
                _rendering(article, key, cut, lang, one.marked) for cut in _cut(article, starts, span)
            ]
    return tuple(quotations), tuple(renderings)


def _rendering(article: Article, quotation: str, span: Span, lang: str, marked: bool) -> Rendering:
    text = article.text[slice(*span)]
    first = next(c for c in text if c.isalnum())
    return Rendering(
        key=f"{article.key}:{span.start}-{span.end}",
        article=article.key,
        quotation=quotation,
        start=span.start,
        end=span.end,
        text=text,
        whole=not first.islower(),
        marked=marked,
        lang=lang,
    )


def _cut(article: Article, starts: Sequence[int], span: Span) -> Iterator[Span]:
    """Cut what was said where a sentence begins inside it."""
    inside = starts[bisect.bisect_right(starts, span.start) : bisect.bisect_left(starts, span.end)]
    edges = [span.start, *inside, span.end]
    for start, end in itertools.pairwise(edges):
        while start < end and (article.text[start].isspace() or article.text[start] == ">"):
            start += 1
        while end > start and (article.text[end - 1].isspace() or article.text[end - 1] == ">"):
            end -= 1
        if any(c.isalnum() for c in article.text[start:end]):
            yield Span(start, end)


def _searched(article: Article) -> list[Span]:
    return [block.span for block in article.blocks if block.kind in SEARCHED]


def _letters(article: Article, spans: Sequence[Span]) -> int:
    return sum(c.isalpha() for start, end in spans for c in article.text[start:end])


def _words(text: str) -> int:
    spaceless = len(_SPACELESS.findall(text))
    return len(_WORD.findall(_SPACELESS.sub(" ", text))) + spaceless // LETTERS_A_WORD


# Quotation marks -----------------------------------------------------------------------------------


def _paired(article: Article) -> list[Marked]:
    """The text in quotation marks, those of Chinese and Japanese among them."""
    found = pair_marks(article)
    outer = [m.outer for m in found]
    for index, block in enumerate(article.blocks):
        if block.kind in SEARCHED:
            found += [
                marked
                for marked in _in_corners(article.text, block.span, index)
                if not any(s.start < marked.outer.end and marked.outer.start < s.end for s in outer)
            ]
    return found


def _in_corners(text: str, span: Span, block: int) -> Iterator[Marked]:
    opened: list[int] = []
    for match in _CORNER.finditer(text, *span):
        if match[0] in _CORNERS:
            opened.append(match.start())
        elif opened and _CORNERS[text[opened[-1]]] == match[0]:
            start = opened.pop()
            if not opened and match.start() > start + 1:
                yield Marked(Span(start, match.end()), Span(start + 1, match.start()), block)


# Turns of a transcript -----------------------------------------------------------------------------


def _turns(article: Article) -> list[_Said]:
    """The turns of a transcript: paragraphs that open with a name and a colon, with those that follow.

    Names come back in a transcript; what stands before a colon in prose seldom does.
    """
    paragraphs = [b.span for b in article.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    opened = [(at, match) for at, span in enumerate(paragraphs) if (match := _turn(article.text, span))]
    times = Counter(match["name"].casefold() for _, match in opened)
    if len(opened) < FEWEST_TURNS or max(times.values()) < FEWEST_TURNS:
        return []
    out = []
    ends = [at for at, _ in opened[1:]] + [len(paragraphs)]
    for (at, match), end in zip(opened, ends, strict=True):
        spans = (Span(match.end(), paragraphs[at].end), *paragraphs[at + 1 : end])
        out.append(_Said(spans, spans, True, Span(*match.span("name")), Span(*match.span("cue"))))
    return out


def _turn(text: str, span: Span) -> re.Match[str] | None:
    match = _TURN.match(text, *span)
    if match is None or len(match["name"].split()) > _MOST_NAME_WORDS or match["name"][0].islower():
        return None
    return match


# Statements ----------------------------------------------------------------------------------------


def _unmarked(article: Article, marked: Sequence[Span]) -> list[_Said]:
    """The paragraphs of an article, less what stands in quotation marks."""
    out = []
    for block in article.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
            continue
        edges = [block.span.start]
        for span in marked:
            if block.span.start <= span.start < block.span.end:
                edges += [span.start, span.end]
        edges.append(block.span.end)
        parts = tuple(
            Span(a, b)
            for a, b in zip(edges[::2], edges[1::2], strict=True)
            if any(c.isalnum() for c in article.text[a:b])
        )
        if parts:
            out.append(_Said(parts, parts, False))
    return out
