"""Cutting quotations into renderings: one contiguous quoted statement each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from quotes.model import Article, Mode, Parse, Quotation, QuotationKind, Rendering, Sentence, Span, Word

FEWEST_REPORTED = 3
"""Words that a stretch of reported speech has at least, to be set beside what others quote."""

MARKS = "\"“”„«»‘’'‹›"
MARKS_AND_SPACE = " \t\r\n\u00a0" + MARKS


def cut_renderings(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Rendering, ...]:
    """Cut the text in quotation marks of each quotation at the ends of sentences.

    A quotation of three sentences is three renderings, for two of them may be printed elsewhere alone.
    """
    out: list[Rendering] = []
    for quotation in quotations:
        for marked in quotation.marked:
            pieces = _pieces(article, parse, marked)
            out.extend(_rendering(article, parse, quotation, piece) for piece in pieces)
    return tuple(out)


def cut_reported(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Rendering, ...]:
    """Cut what is reported into clauses, as renderings that are not ``marked``; attitudes are left out.

    That is the content of indirect quotations, and of mixed ones the clauses that are not all in quotation
    marks (a river carried “no passport”), so that what is quoted in them is in two renderings.  A sentence is
    cut before a clause joined to it ("that he came, and that he would stay"); "that" and what joins are no
    part of a rendering.  ``whole`` says that its own verb is finite.
    """
    marked = sorted(span for quotation in quotations for span in quotation.marked)
    cues = [span for quotation in quotations for span in quotation.cue]
    out: dict[Span, Rendering] = {}
    for quotation in quotations:
        if quotation.mode is not Mode.SPEECH or quotation.kind is QuotationKind.DIRECT:
            continue
        for piece in (p for content in quotation.content for p in _clauses(article, parse, content)):
            span = _with_marks(article.text, piece, marked)
            rendering = _rendering(article, parse, quotation, span)
            reported = [w for w in rendering.words if not any(m.start <= w.start < m.end for m in marked)]
            own = sum(any(c.isalnum() for c in word.text) for word in reported)
            if own >= FEWEST_REPORTED and not any(_holds(span, cue) for cue in cues):
                whole = _has_finite_head(parse, span)
                out.setdefault(span, replace(rendering, whole=whole, marked=False))
    return tuple(out[span] for span in sorted(out))


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _with_marks(text: str, span: Span, marked: Sequence[Span]) -> Span:
    """Widen a span by the quotation marks that it has cut off from what they enclose."""
    start, end = span
    for inside in marked:
        if inside.start == start and text[start - 1 : start] in MARKS:
            start -= 1
        cut_off = inside.start < end <= inside.end and not any(c.isalnum() for c in text[end : inside.end])
        if cut_off and text[inside.end : inside.end + 1] in MARKS:
            end = inside.end + 1
    return Span(start, end)


def _has_finite_head(parse: Parse, span: Span) -> bool:
    """Whether the first word that others of a clause depend on is finite, or its auxiliary or copula is."""
    for sentence in parse.sentences:
        inside = [at for at, w in enumerate(sentence.words) if span.start <= w.start and w.end <= span.end]
        tops = [
            at
            for at in inside
            if sentence.words[at].head not in inside and sentence.words[at].upos != "PUNCT"
        ]
        if tops:
            helpers = [at for at in inside if sentence.words[at].head == tops[0]]
            helpers = [at for at in helpers if sentence.words[at].deprel.startswith(("aux", "cop"))]
            return any(_is_finite(sentence.words[at]) for at in (tops[0], *helpers))
    return False


def _clauses(article: Article, parse: Parse, span: Span) -> list[Span]:
    """The clauses of a stretch of reported speech, without what joins them and the marks around them."""
    cuts: list[int] = []
    for sentence in parse.sentences:
        if sentence.start < span.end and span.start < sentence.end:
            cuts.append(sentence.start)
            cuts.extend(sentence.words[at].start for at in _joined(sentence, span))
    edges = [span.start, *sorted({cut for cut in cuts if span.start < cut < span.end}), span.end]
    words = [w for s in parse.sentences for w in s.words if span.start <= w.start and w.end <= span.end]
    found = []
    for start, end in itertools.pairwise(edges):
        inside = [word for word in words if start <= word.start < end]
        while inside and (inside[0].upos in ("PUNCT", "CCONJ") or _introduces(inside[0])):
            inside.pop(0)
        while inside and inside[-1].upos in ("PUNCT", "CCONJ"):
            inside.pop()
        if inside:
            found.append(_trimmed(article.text, Span(inside[0].start, inside[-1].end)))
    return found


def _introduces(word: Word) -> bool:
    return word.deprel == "mark" and word.text.lower() == "that"


def _joined(sentence: Sentence, span: Span) -> list[int]:
    """Where clauses with a subject and a finite verb of their own begin that are joined to an earlier one."""
    starts = []
    for at, word in enumerate(sentence.words):
        if word.deprel != "conj" or not span.start <= word.start < span.end:
            continue
        below = [i for i, w in enumerate(sentence.words) if w.head == at]
        roles = {sentence.words[i].deprel for i in below}
        finite = _is_finite(word) or any(_is_finite(sentence.words[i]) for i in below)
        if finite and any(role.startswith(("nsubj", "expl")) for role in roles):
            starts.append(min(at, *_all_below(sentence, at)))
    return starts


def _all_below(sentence: Sentence, at: int) -> list[int]:
    found, left = [at], [at]
    while left:
        head = left.pop()
        below = [i for i, word in enumerate(sentence.words) if word.head == head and i not in found]
        found += below
        left += below
    return found


def _is_finite(word: Word) -> bool:
    return "VerbForm=Fin" in word.feats or "Mood=" in word.feats


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


def _rendering(article: Article, parse: Parse, quotation: Quotation, span: Span) -> Rendering:
    words: list[Word] = [
        w
        for s in parse.sentences
        if s.start < span.end and s.end > span.start
        for w in s.words
        if span.start <= w.start and w.end <= span.end
    ]
    text = article.text[span.start : span.end]
    first = next((c for c in text if c.isalnum()), "")
    finite = any(map(_is_finite, words))
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
