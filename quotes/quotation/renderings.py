"""Cutting quotations into renderings: one contiguous quoted statement each."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.model import Article, Mode, Parse, Quotation, QuotationKind, Rendering, Span, Word
from quotes.places import Places
from quotes.quotation.tree import Tree

FEWEST_REPORTED = 3
"""Words that a stretch of reported speech has at least, to be set beside what others quote."""

MARKS = "\"“”„«»‘’'‹›"
MARKS_AND_SPACE = " \t\r\n\u00a0" + MARKS


def cut_renderings(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Rendering, ...]:
    """Cut the text in quotation marks of each quotation at the ends of sentences.

    A quotation of three sentences is three renderings, for two of them may be printed elsewhere alone.
    """
    read = _Read(article, parse)
    out: list[Rendering] = []
    for quotation in quotations:
        for marked in quotation.marked:
            out.extend(_rendering(read, quotation, piece) for piece in _pieces(read, marked))
    return tuple(out)


def cut_reported(article: Article, parse: Parse, quotations: Sequence[Quotation]) -> tuple[Rendering, ...]:
    """Cut what is reported into clauses, as renderings that are not ``marked``; attitudes are left out.

    That is the content of indirect quotations, and of mixed ones the clauses that are not all in quotation
    marks (a river carried “no passport”), so that what is quoted in them is in two renderings.  A sentence is
    cut before a clause joined to it ("that he came, and that he would stay"); "that" and what joins are no
    part of a rendering.  ``whole`` says that its own verb is finite.
    """
    read = _Read(article, parse)
    marked = _Spans(span for quotation in quotations for span in quotation.marked)
    cues = _Spans(span for quotation in quotations for span in quotation.cue)
    out: dict[Span, Rendering] = {}
    for quotation in quotations:
        if quotation.mode is not Mode.SPEECH or quotation.kind is QuotationKind.DIRECT:
            continue
        for piece in (p for content in quotation.content for p in _clauses(read, content)):
            span = _with_marks(article.text, piece, marked)
            if span in out:
                continue
            own = (w for w in read.words(span) if _tells(w.text) and not marked.hold(w.start))
            enough = len([*itertools.islice(own, FEWEST_REPORTED)]) == FEWEST_REPORTED
            if enough and not any(_holds(span, cue) for cue in cues.near(*span)):
                whole = _has_finite_head(read, span)
                out[span] = replace(_rendering(read, quotation, span), whole=whole, marked=False)
    return tuple(out[span] for span in sorted(out))


class _Spans:
    """Spans of an article, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._places = Places(self._spans)

    def near(self, start: int, end: int) -> Iterator[Span]:
        """Yield the spans that share text with a stretch, perhaps with others beside it."""
        return (self._spans[i] for i in self._places.near(start, end))

    def hold(self, position: int) -> bool:
        return self._places.hold(position)


class _Read:
    """An article and its parse; the trees of the sentences by place."""

    def __init__(self, article: Article, parse: Parse) -> None:
        self.article = article
        self.text = article.text
        self._sentences = parse.sentences
        self._places = Places((sentence.start, sentence.end) for sentence in parse.sentences)
        self._trees: dict[int, Tree] = {}

    def trees(self, span: Span) -> Iterator[Tree]:
        """Yield the sentences that share text with a span, in order."""
        for i in self._places.near(*span):
            if i not in self._trees:
                self._trees[i] = Tree(self._sentences[i])
            yield self._trees[i]

    def words(self, span: Span) -> list[Word]:
        """Return the words that lie in a span, in order."""
        found: list[Word] = []
        for tree in self.trees(span):
            inside = tree.inside(span)
            found += tree.words[inside.start : inside.stop]
        return found


def _tells(text: str) -> bool:
    """Say whether there is a letter or a digit in a text."""
    return text.isalnum() or any(map(str.isalnum, text))


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _with_marks(text: str, span: Span, marked: _Spans) -> Span:
    """Widen a span by the quotation marks that it has cut off from what they enclose."""
    start, end = span
    for inside in marked.near(*span):
        if inside.start == start > 0 and text[start - 1] in MARKS:
            start -= 1
        cut_off = inside.start < end <= inside.end
        cut_off = cut_off and not any(text[at].isalnum() for at in range(end, inside.end))
        if cut_off and text[inside.end : inside.end + 1] in tuple(MARKS):
            end = inside.end + 1
    return Span(start, end)


def _has_finite_head(read: _Read, span: Span) -> bool:
    """Whether the first word that others of a clause depend on is finite, or its auxiliary or copula is."""
    for tree in read.trees(span):
        inside = tree.inside(span)
        tops = (at for at in inside if tree.words[at].head not in inside)
        top = next((at for at in tops if tree.words[at].upos != "PUNCT"), None)
        if top is not None:
            below = [tree.words[at] for at in tree.children[top] if at in inside]
            helpers = [word for word in below if word.deprel.startswith(("aux", "cop"))]
            return any(map(_is_finite, (tree.words[top], *helpers)))
    return False


def _clauses(read: _Read, span: Span) -> list[Span]:
    """The clauses of a stretch of reported speech, without what joins them and the marks around them."""
    cuts: list[int] = []
    words: list[Word] = []
    for tree in read.trees(span):
        cuts.append(tree.sentence.start)
        cuts.extend(tree.words[at].start for at in _joined(tree, span))
        inside = tree.inside(span)
        words += tree.words[inside.start : inside.stop]
    starts = [word.start for word in words]
    edges = [span.start, *sorted({cut for cut in cuts if span.start < cut < span.end}), span.end]
    found = []
    for start, end in itertools.pairwise(edges):
        first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
        while first <= last and (words[first].upos in ("PUNCT", "CCONJ") or _introduces(words[first])):
            first += 1
        while first <= last and words[last].upos in ("PUNCT", "CCONJ"):
            last -= 1
        if first <= last:
            found.append(_trimmed(read.text, Span(words[first].start, words[last].end)))
    return found


def _introduces(word: Word) -> bool:
    return word.deprel == "mark" and word.text.lower() == "that"


def _joined(tree: Tree, span: Span) -> list[int]:
    """Where clauses with a subject and a finite verb of their own begin that are joined to an earlier one."""
    starts = []
    for at in tree.begin_in(span):
        word = tree.words[at]
        if word.deprel != "conj":
            continue
        below = [tree.words[i] for i in tree.children[at]]
        finite = _is_finite(word) or any(map(_is_finite, below))
        if finite and any(w.deprel.startswith(("nsubj", "expl")) for w in below):
            starts.append(tree.subtree(at)[0])
    return starts


def _is_finite(word: Word) -> bool:
    return "VerbForm=Fin" in word.feats or "Mood=" in word.feats


def _pieces(read: _Read, marked: Span) -> list[Span]:
    edges = [marked.start, *_ends_of_sentences(read, marked), marked.end]
    pieces = [_trimmed(read.text, Span(a, b)) for a, b in itertools.pairwise(edges)]
    return [p for p in pieces if _tells(read.text[p.start : p.end])]


def _ends_of_sentences(read: _Read, marked: Span) -> Iterator[int]:
    """Yield where a sentence really ends; the parser also cuts at a stray mark or dash."""
    last, at = "", marked.start
    for cut in (tree.sentence.start for tree in read.trees(marked)):
        if marked.start < cut < marked.end:
            last = read.text[at:cut].rstrip(MARKS_AND_SPACE + ")]>")[-1:] or last
            at = cut
            if last in tuple(".?!…:") or "\n" in read.text[max(marked.start, cut - 2) : cut]:
                yield cut


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    # ">" opens each line of a block quotation in Markdown.
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    return Span(start, end)


def _rendering(read: _Read, quotation: Quotation, span: Span) -> Rendering:
    words = read.words(span)
    text, key = read.text[span.start : span.end], read.article.key
    first = next((c for c in text if c.isalnum()), "")
    finite = any(map(_is_finite, words))
    return Rendering(
        key=f"{key}:{span.start}-{span.end}",
        article=key,
        quotation=quotation.key,
        start=span.start,
        end=span.end,
        text=text,
        words=tuple(words),
        whole=finite and (not first.islower()),
    )
