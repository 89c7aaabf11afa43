"""Content: what was said, as far as it reaches around quoted text or behind a cue."""

from __future__ import annotations

import re

from quotes.model import Span
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

TRAILING = re.compile(r"[\s,;.—–\-)]*$")


def said_around(view: View, marked: Marked, frame: Frame, whole: bool) -> Span:
    """Return what was said: the quoted text, or the clause around a quoted fragment."""
    outer = marked.outer
    if whole:
        return outer
    tree = view.trees[frame.sentence]
    if frame.cue_span.start >= outer.end:
        start = tree.sentence.start
        lead = view.text(start, outer.start)
        return Span(start if len(lead.split()) <= 40 else outer.start, _trim(view, outer.end, frame.start))
    start, end = outer
    if frame.complement is not None:
        covered = tree.span(tree.subtree(frame.complement))
        if frame.cue_span.start < covered.start <= start < covered.end:
            start, end = covered.start, max(covered.end, end)
    if start == outer.start and frame.strength == 3 and _reports(view, frame, outer):
        # The clause between a cue of saying and a quoted fragment is reported speech, however it parsed.
        lead = view.text(frame.end, start)
        start = min(start, frame.end + len(lead) - len(lead.lstrip(" ,:")))
        rest = view.text(outer.end, tree.sentence.end)
        later = any(f.cue_span.start > outer.end for f in view.frames[frame.sentence])
        if not later and not re.search(r"[,;:“”\"«—–]", rest):
            end = outer.end + len(TRAILING.sub("", rest.rstrip(".!?")))
    return Span(start, end)


def _reports(view: View, frame: Frame, outer: Span) -> bool:
    """Say whether all between a cue and a quoted fragment is one clause that the cue reports."""
    if frame.end > outer.start:
        return False
    between = view.text(frame.end, outer.start)
    others = (f.cue_span.start for f in view.frames[frame.sentence] if f.cue != frame.cue and f.strength == 3)
    clear = not any(frame.end <= start < outer.start for start in others)
    return clear and len(between.split()) <= 40 and not re.search(r"[.?!;][\s“\"]", between)


def _trim(view: View, least: int, end: int) -> int:
    lead = view.text(least, end)
    return max(least, least + len(TRAILING.sub("", lead)))


def reported_clause(tree: Tree, frame: Frame) -> Span | None:
    cue = tree.words[frame.cue]
    if frame.complement is not None and cue.text.lower() != "according":
        word = tree.words[frame.complement]
        if word.deprel == "parataxis" and frame.complement < frame.cue:
            return None
        span = tree.span(tree.subtree(frame.complement))
    elif cue.text.lower() == "according" or cue.deprel == "parataxis":
        clause = {i for i, w in enumerate(tree.words) if not frame.start <= w.start < frame.end}
        left = [i for i in clause if tree.words[i].end <= frame.start]
        right = [i for i in clause if tree.words[i].start >= frame.end]
        span = tree.span(left if len(left) > 3 else right)
    else:
        return None
    overlaps = span.start < frame.cue_span.end and frame.cue_span.start < span.end
    return None if overlaps or span.end <= span.start else span
