"""Finding quotations: which quoted or reported words are attributed, by which cue, to which source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from quotes.model import Article, BlockKind, Parse, Quotation, QuotationKind, Span
from quotes.quotation.content import reported_clause, said_around
from quotes.quotation.evidence import best_frame, is_whole
from quotes.quotation.expressions import is_nickname, is_title
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked, pair_marks
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

SHORT = 4
"""Words; unattributed text in marks of this length or less is an expression, not speech."""
REPEATED = 85.0
"""The likeness (0 to 100) at which a headline repeats a quotation of the text."""
SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*([A-Z][\w.’'-]*(?: [\w.’'-]+){0,4})(?:,[^“\"]{0,80})?$")
"""The name behind a dash that closes a paragraph of quoted text."""
HEADLINE = re.compile(r"^\s*([^:“\"‘'«]{2,60}):\s*$")


@dataclass(slots=True)
class _Draft:
    """A quotation while it is being put together."""

    frame: Frame | None
    content: list[Span]
    marked: list[Marked]
    whole: bool
    block: int
    source: Span | None = None


def find_quotations(article: Article, parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of an article in order of their content.

    Text in quotation marks that nothing attributes is a quotation without source when it is long enough
    to be speech, and is left out when it is an expression, a title or a nickname.
    """
    if not parse.sentences:
        return ()
    view = View(article, [Tree(s) for s in parse.sentences], pair_marks(article))
    drafts = _marked_drafts(view)
    drafts += _reported_drafts(view, drafts)
    _attribute_headlines(view, drafts)
    drafts.sort(key=lambda d: d.content[0])
    return tuple(_finish(view, draft, n) for n, draft in enumerate(drafts, 1))


def _attribute_headlines(view: View, drafts: Sequence[_Draft]) -> None:
    """Give a quoted headline without a source that of the quotation in the text that it repeats."""

    def words(draft: _Draft) -> str:
        return " ".join(view.text(*m.inner).lower() for m in draft.marked)

    body = [d for d in drafts if d.marked and view.kind(d.block) is BlockKind.PARAGRAPH]
    for draft in drafts:
        if view.kind(draft.block) is BlockKind.PARAGRAPH or not draft.marked or draft.frame or draft.source:
            continue
        likeness = [(fuzz.partial_ratio(words(draft), words(d)), d) for d in body]
        score, origin = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if origin and score >= REPEATED:
            draft.source = origin.source or (origin.frame.source if origin.frame else None)


def _finish(view: View, draft: _Draft, number: int) -> Quotation:
    inner = tuple(m.inner for m in draft.marked)
    kind = QuotationKind.INDIRECT
    if inner:
        kind = QuotationKind.DIRECT if draft.whole else QuotationKind.MIXED
    frame = draft.frame
    source = draft.source or (frame.source if frame else None)
    cue = frame.cue_span if frame else None
    addressee = frame.addressee if frame else None
    return Quotation(
        key=f"{view.article.key}#{number}",
        article=view.article.key,
        kind=kind,
        content=_merged(draft.content),
        marked=inner,
        cue=(cue,) if cue else (),
        source=(source,) if source else (),
        addressee=(addressee,) if addressee else (),
    )


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


# Text in quotation marks ---------------------------------------------------------------------------


def _marked_drafts(view: View) -> list[_Draft]:
    drafts: list[_Draft] = []
    for n, marked in enumerate(view.marked):
        before = view.marked[n - 1] if n else None
        after = view.marked[n + 1] if n + 1 < len(view.marked) else None
        if is_nickname(view, marked) or is_title(view, marked):
            continue
        whole = is_whole(view, marked)
        previous = drafts[-1] if drafts else None
        frame = best_frame(view, marked, before, after, whole)
        if frame and previous and previous.frame == frame:
            _extend(view, previous, marked, frame, whole)
        elif frame:
            drafts.append(
                _Draft(frame, [said_around(view, marked, frame, whole)], [marked], whole, marked.block)
            )
        elif previous and _continues(view, previous, marked, whole):
            _extend(view, previous, marked, None, whole)
        else:
            draft = _without_cue(view, marked, previous, whole)
            if draft:
                drafts.append(draft)
    return drafts


def _extend(view: View, draft: _Draft, marked: Marked, frame: Frame | None, whole: bool) -> None:
    draft.marked.append(marked)
    draft.content.append(said_around(view, marked, frame, whole) if frame and not whole else marked.outer)
    draft.whole = draft.whole or whole
    draft.block = marked.block


def _continues(view: View, previous: _Draft, marked: Marked, whole: bool) -> bool:
    """Say whether quoted text without a cue goes on with the quotation before it."""
    last = previous.marked[-1] if previous.marked else None
    if last is None:
        return False
    if marked.continues:
        return True
    if marked.block != last.block or not whole:
        return False
    between = view.text(last.outer.end, marked.outer.start)
    return len(between.split()) <= 40 and not re.search(r"\n\s*\n", between)


def _without_cue(view: View, marked: Marked, previous: _Draft | None, whole: bool) -> _Draft | None:
    """Return a quotation that no cue in its sentence attributes: introduced, carried on, or unknown."""
    inner = view.text(marked.inner.start, marked.inner.end)
    words = len(re.findall(r"\w+", inner))
    block = view.article.blocks[marked.block]
    headline = HEADLINE.match(view.text(block.span.start, marked.outer.start))
    if headline and block.kind is not BlockKind.PARAGRAPH:
        start = block.span.start + headline.start(1)
        name = headline[1].rstrip()
        return _Draft(
            None, [marked.outer], [marked], whole, marked.block, source=Span(start, start + len(name))
        )
    signed = SIGNATURE.match(view.text(marked.outer.end, block.span.end))
    if signed and words > SHORT:
        start = marked.outer.end + signed.start(1)
        name = Span(start, start + len(signed[1]))
        return _Draft(None, [marked.outer], [marked], whole, marked.block, source=name)
    if whole and marked.outer.start == block.span.start:
        introduced = _introduction(view, marked)
        if introduced:
            return _Draft(introduced, [marked.outer], [marked], whole, marked.block)
        if previous and previous.whole and previous.block == marked.block - 1:
            # A new paragraph of nothing but speech goes on with the speaker of the last.
            frame = previous.frame
            return _Draft(
                None,
                [marked.outer],
                [marked],
                whole,
                marked.block,
                source=previous.source or (frame.source if frame else None),
            )
    if block.kind is BlockKind.PARAGRAPH:
        if words <= SHORT or (not whole and words <= 2 * SHORT):
            return None
    elif words < 2:
        return None
    return _Draft(None, [marked.outer], [marked], whole, marked.block)


def _introduction(view: View, marked: Marked) -> Frame | None:
    """Return the cue of the sentence before that ends in a colon or has a cue with nothing said yet."""
    last = view.last_before(marked.outer.start)
    if last is None:
        return None
    text = view.text(view.trees[last].sentence.start, marked.outer.start).rstrip()
    frames = [f for f in view.frames[last] if f.strength >= 2]
    return frames[-1] if frames and text.endswith(":") else None


# Reported speech without marks ---------------------------------------------------------------------


def _reported_drafts(view: View, drafts: list[_Draft]) -> list[_Draft]:
    """Return the clauses that cues introduce without quotation marks."""
    taken = {(d.frame.sentence, d.frame.cue) for d in drafts if d.frame}
    covered = [span for d in drafts for span in d.content]
    out = []
    for index, frames in enumerate(view.frames):
        tree = view.trees[index]
        if view.kind(tree.sentence.block) is not BlockKind.PARAGRAPH:
            continue
        for frame in frames:
            if (index, frame.cue) in taken or frame.strength < 3 or frame.source is None:
                continue
            content = reported_clause(tree, frame)
            if content and not any(s.start < content.end and content.start < s.end for s in covered):
                out.append(_Draft(frame, [content], [], False, tree.sentence.block))
    return out
