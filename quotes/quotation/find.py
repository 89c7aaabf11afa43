"""Finding quotations: which quoted or reported words are attributed, by which cue, to which source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from quotes.model import Article, BlockKind, Mode, Parse, Quotation, QuotationKind, Span
from quotes.quotation.content import REPORTS, introduced_content, reported_content, said_around
from quotes.quotation.evidence import best_frame, is_whole
from quotes.quotation.expressions import is_unspoken
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked, pair_marks
from quotes.quotation.printed import Printed, headlines, signature, turns
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

SHORT = 4
"""Words; unattributed text in marks of this length or less is an expression, not speech."""
FARTHEST = 40
"""Words between two stretches of quoted text that may still be one attribution."""
NEAR = 12
LED = re.compile(r"^\s*([^:“\"‘'«.!?]{2,60}):\s*$")
"""What stands before quoted text: a name and a colon."""
INTRODUCES = (":", "--", "—", "–")
MOST_HEADLINES = 100
"""Headlines of an article that are compared with the quotations of its text, from the first on."""
LONGEST_HEADLINE = 1000
"""Characters of a headline that are compared."""
REPEATED = 85.0
"""The likeness (0 to 100) at which a headline repeats a quotation of the text."""


@dataclass(slots=True)
class _Draft:
    """A quotation while it is being put together."""

    frame: Frame | None
    content: list[Span]
    marked: list[Span]
    whole: bool
    block: int
    source: Span | None = None
    cue: Span | None = None
    last: Marked | None = None


def find_quotations(article: Article, parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of an article in order of their content.

    Text in quotation marks that nothing attributes is a quotation without source when it is long enough
    to be speech, and is left out when it is an expression, a title or a nickname.
    """
    if not parse.sentences:
        return ()
    view = View(article, [Tree(s) for s in parse.sentences], pair_marks(article))
    spoken = [m for m in view.marked if not is_unspoken(view, m)]
    drafts = [_printed(turn, [turn.content]) for turn in turns(view)]
    turned = {draft.block for draft in drafts}
    drafts += _marked_drafts(view, [m for m in spoken if m.block not in turned])
    quoted = {draft.block for draft in drafts}
    spoken_in: defaultdict[int, list[Span]] = defaultdict(list)
    for marked in spoken:
        spoken_in[marked.block].append(marked.inner)
    for headline in headlines(view, parse.names):
        if headline.block not in quoted:
            inside = spoken_in[headline.block]
            drafts.append(_printed(headline, [s for s in inside if s.start >= headline.content.start]))
    drafts += _reported_drafts(view, drafts, turned, frozenset(spoken))
    _attribute_headlines(view, drafts)
    drafts.sort(key=lambda d: d.content[0])
    return tuple(_finish(view, draft, n) for n, draft in enumerate(drafts, 1))


def _attribute_headlines(view: View, drafts: Sequence[_Draft]) -> None:
    """Give a quoted headline without a source that of the quotation in the text that it repeats."""

    def words(draft: _Draft) -> str:
        return " ".join(view.text(*span).lower() for span in draft.marked)

    body = [(words(d), d) for d in drafts if d.marked and view.kind(d.block) is BlockKind.PARAGRAPH]
    quoted = [d for d in drafts if d.marked and view.kind(d.block) is not BlockKind.PARAGRAPH]
    for draft in [d for d in quoted if not d.frame and not d.source][:MOST_HEADLINES]:
        headline = words(draft)[:LONGEST_HEADLINE]
        likeness = [(fuzz.partial_ratio(headline, other), d) for other, d in body]
        score, origin = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if origin and score >= REPEATED:
            draft.source = origin.source or (origin.frame.source if origin.frame else None)


def _finish(view: View, draft: _Draft, number: int) -> Quotation:
    inner = tuple(draft.marked)
    kind = QuotationKind.INDIRECT
    if inner:
        kind = QuotationKind.DIRECT if draft.whole else QuotationKind.MIXED
    frame = draft.frame
    source = _printed_span(draft.source or (frame.source if frame else None))
    cue = _printed_span(draft.cue or (frame.cue_span if frame else None))
    addressee = _printed_span(frame.addressee if frame else None)
    relative = frame.relative if frame and not draft.source else None
    return Quotation(
        key=f"{view.article.key}#{number}",
        article=view.article.key,
        kind=kind,
        content=_merged(draft.content),
        marked=inner,
        cue=(cue,) if cue else (),
        source=((source, relative) if relative else (source,)) if source else (),
        addressee=(addressee,) if addressee else (),
        mode=Mode.ATTITUDE if kind is QuotationKind.INDIRECT and frame and frame.is_attitude else Mode.SPEECH,
    )


def _printed_span(span: Span | None) -> Span | None:
    """Return a span unless it is empty, as the phrase of a word that is nothing but punctuation is."""
    return span if span and span.end > span.start else None


def _printed(printed: Printed, marked: list[Span]) -> _Draft:
    """Return the draft of a turn, all of whose words are spoken, or of a headline, which reports them."""
    spoken = marked == [printed.content]
    return _Draft(None, [printed.content], marked, spoken, printed.block, printed.name, printed.cue)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


# Text in quotation marks ---------------------------------------------------------------------------


def _marked_drafts(view: View, speech: Sequence[Marked]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for n, marked in enumerate(speech):
        before = speech[n - 1] if n else None
        after = speech[n + 1] if n + 1 < len(speech) else None
        whole = is_whole(view, marked)
        previous = drafts[-1] if drafts else None
        frame = best_frame(view, marked, before, after, whole)
        if frame and previous and previous.frame == frame:
            _extend(view, previous, marked, frame, whole)
        elif frame:
            whole = whole and not _takes_up(view, marked, frame, before)
            content = said_around(view, marked, frame, whole)
            drafts.append(_Draft(frame, [*content], [marked.inner], whole, marked.block, last=marked))
        elif previous and _continues(view, previous, marked, whole):
            _extend(view, previous, marked, None, whole)
        else:
            draft = _without_cue(view, marked, whole)
            if draft:
                draft.last = marked
                drafts.append(draft)
    return drafts


def _takes_up(view: View, marked: Marked, frame: Frame, before: Marked | None) -> bool:
    """Say whether quoted text goes on with the reporter's own clause: The plan, Hale argued, “was dead.”"""
    lower = view.text(*marked.inner)[:1].islower()
    start = view.trees[frame.sentence].sentence.start
    after = before is None or before.outer.end < start
    return lower and after and bool(view.text(start, frame.start).strip(" ,"))


def _extend(view: View, draft: _Draft, marked: Marked, frame: Frame | None, whole: bool) -> None:
    draft.marked.append(marked.inner)
    draft.content += said_around(view, marked, frame, whole) if frame and not whole else [marked.outer]
    draft.whole = draft.whole or whole
    draft.block = marked.block
    draft.last = marked


def _continues(view: View, previous: _Draft, marked: Marked, whole: bool) -> bool:
    """Say whether quoted text without a cue goes on with the quotation before it."""
    last = previous.last
    if last is None:
        return False
    if marked.continues:
        return True
    if not whole:
        # "…,” he said, but “when it comes to energy…": no other cue stands between the two halves.
        ends_open = view.text(last.outer.end - 2, last.outer.end)[:1] == ","
        near = marked.block == last.block and view.are_near(last.outer.end, marked.outer.start, NEAR)
        if not ends_open or not near or view.stops(last.outer.end, marked.outer.start):
            return False
        cues = [f for i in view.around(marked) for f in view.frames[i] if f.share >= REPORTS]
        return not any(
            last.outer.end < f.cue_span.start < marked.outer.start for f in cues if f != previous.frame
        )
    if marked.block == last.block:
        return view.are_near(last.outer.end, marked.outer.start, FARTHEST)
    # A new paragraph of nothing but speech goes on with the speaker of the last.
    span = view.article.blocks[marked.block].span
    opens = marked.outer.start == span.start and not signature(view, marked.outer.end, marked.block)
    return opens and previous.whole and last.block == marked.block - 1 and not _introduced(view, marked)


def _without_cue(view: View, marked: Marked, whole: bool) -> _Draft | None:
    """Return a quotation that no cue in its sentence attributes: introduced, signed, or unknown."""
    block = view.article.blocks[marked.block]
    words = len(re.findall(r"\w+", view.text(*marked.inner)))
    draft = _Draft(None, [marked.outer], [marked.inner], whole, marked.block)
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    lead = view.lead(marked)
    opens = marked.outer.start - len(lead) == block.span.start
    named = LED.match(lead)
    if opens and named and (heading or named[1][:1].isupper()):
        colon = block.span.start + named.end(1)
        name = Span(
            block.span.start + named.start(1), block.span.start + len(named[0][: named.end(1)].rstrip())
        )
        clause = view.subject_before(colon)
        if clause and not whole:
            return None  # "They have a name for it: “the night of the telephones”."
        draft.source, draft.cue = clause or name, Span(colon, colon + 1)
        if heading and not whole:
            draft.content = [Span(marked.outer.start, block.span.end)]
        return draft
    signed = signature(view, marked.outer.end, marked.block)
    if signed and words > SHORT:
        draft.source, draft.cue = signed.name, signed.cue
        return draft
    introduced = _introduced(view, marked) if whole or marked.outer.start == block.span.start else None
    if introduced:
        draft.frame = introduced
        draft.content = [*introduced_content(view, introduced), marked.outer]
        return draft
    if whole and lead.rstrip().endswith(":"):
        colon = marked.outer.start - len(lead) + len(lead.rstrip()) - 1
        draft.source = view.subject_before(colon)
        draft.cue = Span(colon, colon + 1) if draft.source else None
        return draft
    if not heading and (words <= SHORT or (not whole and words <= 2 * SHORT)):
        return None
    return draft if words > 1 else None


def _introduced(view: View, marked: Marked) -> Frame | None:
    """Return the cue of the sentence before quoted text that introduces it.

    That is one that ends in a colon, or, in the same paragraph, one that reports what the quoted text goes
    on with: "Hale wanted a doctor. “We asked and asked.”"
    """
    index = view.last_before(marked.outer.start)
    if index is None or view.kind(view.trees[index].sentence.block) is BlockKind.TITLE:
        return None
    sentence = view.trees[index].sentence
    end = min(marked.outer.start, view.article.blocks[sentence.block].span.end)
    colon = view.text(sentence.start, end).rstrip().endswith(INTRODUCES)
    if not colon and view.marks_in(Span(sentence.start, sentence.end)):
        return None
    near = sentence.block == marked.block if not colon else sentence.block >= marked.block - 1
    least = 1 if colon else 3
    frames = [
        f
        for f in view.frames[index]
        if (f.source or (colon and f.strength >= 2))
        and (f.strength >= least or (near and f.share >= REPORTS))
    ]
    if not near or not frames:
        return None
    return frames[-1] if colon else max(frames, key=lambda f: (f.strength == 3, -f.cue))


# Reported speech without marks ---------------------------------------------------------------------


def _reported_drafts(
    view: View, drafts: list[_Draft], turned: set[int], spoken: frozenset[Marked]
) -> list[_Draft]:
    """Return the clauses that cues introduce without quotation marks."""
    taken = {(d.frame.sentence, d.frame.cue) for d in drafts if d.frame}
    covered, sources = _Covered(view), _Covered(view)
    for draft in drafts:
        covered.add(draft.content)
        sources.add([draft.frame.source] if draft.frame and draft.frame.source else [])
    candidates = []
    for index, frames in enumerate(view.frames):
        tree = view.trees[index]
        if tree.sentence.block in turned:
            continue
        heading = view.kind(tree.sentence.block) is not BlockKind.PARAGRAPH
        for frame in frames:
            if (index, frame.cue) in taken or frame.share < REPORTS or (heading and frame.strength < 3):
                continue
            content = reported_content(view, frame)
            if content:
                candidates.append((frame, content))
    out: list[_Draft] = []
    # What a report reports in its turn is part of it, and the longest holds the others.
    for frame, content in sorted(candidates, key=_longest_first):
        cue = frame.cue_span
        nested = covered.touch(cue.start, cue.start + 1) or sources.touch(cue.start, cue.start + 1)
        if not nested and not any(covered.touch(*part) for part in content):
            block = view.trees[frame.sentence].sentence.block
            inside = list(dict.fromkeys(m for part in sorted(content) for m in view.marks_in(part)))
            marked = [m.inner for m in inside if m in spoken]
            if inside and not marked and _merged(content) == tuple(m.outer for m in inside):
                continue
            content = _merged([*content, *(m.outer for m in inside)])
            out.append(_Draft(frame, list(content), marked, False, block))
            covered.add(content)
            sources.add([frame.source] if frame.source else [])
    return out


class _Covered:
    """Which characters of an article are taken."""

    def __init__(self, view: View) -> None:
        self._taken = bytearray(len(view.article.text))

    def add(self, spans: Iterable[Span]) -> None:
        for start, end in spans:
            self._taken[start:end] = b"\1" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        """Say whether any character of a stretch is taken."""
        return self._taken.find(1, start, end) >= 0


def _longest_first(candidate: tuple[Frame, tuple[Span, ...]]) -> tuple[int, tuple[Span, ...]]:
    content = candidate[1]
    return sum(span.start - span.end for span in content), content
