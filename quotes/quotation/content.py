"""Content: what was said, as far as it reaches around quoted text or behind a cue."""

from __future__ import annotations

import re

from quotes.model import Span, Word
from quotes.quotation.cues import SAYING, cue_lemma
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

TRAILING = re.compile(r"[\s,;.—–\-)]*$")
LEADING = re.compile(r"[\s,:]*(?:(?:of|to|on|for|about|against|as)\s+(?![\w’']+(?:ing|e)\b))?")
"""What belongs to a cue or to nothing, before what it reports."""
REPORTS = 0.4
"""The least share at which a cue is taken to report what its construction holds."""
OPENING = frozenset("about of for on against over with".split())
"""Prepositions that open what a construction holds and are no part of the content."""
OF_CUE = OPENING | {"to", "as"}
"""Prepositions before a quoted fragment that belong to the cue: likened to “…”, thanked for “…”."""
BOUNDARY = frozenset(",;:—–()")
LONGEST_LEAD = 40
"""Words between a cue and a fragment that may still be one reported clause."""


def said_around(view: View, marked: Marked, frame: Frame, whole: bool) -> list[Span]:
    """Return what was said: the quoted text, or the clause around a quoted fragment."""
    outer = marked.outer
    if whole:
        return [outer]
    tree = view.trees[frame.sentence]
    if frame.cue_span.start >= outer.end:
        start = min(tree.sentence.start, outer.start)
        lead = view.text(start, outer.start)
        start = start if len(lead.split()) <= LONGEST_LEAD else outer.start
        return [Span(start, _trim(view, outer.end, frame.start))]
    if not tree.sentence.start <= frame.cue_span.start <= outer.start < tree.sentence.end:
        return [outer]
    held = _held(tree, frame, outer)
    start = held.start if held else _behind_cue(view, frame, outer)
    if view.text(start, outer.start).strip().lower() in OF_CUE:
        start = outer.start
    end = max(outer.end, held.end if held else 0)
    if tree.words[frame.cue].upos != "NOUN":
        end = _end_of_fragment(tree, view, frame, end, outer.end)
    around = _around(view, tree, frame) if _is_set_off(view, frame) else ()
    return [*around[:1], Span(start, end)] if len(around) == 2 else [Span(start, end)]


def _held(tree: Tree, frame: Frame, outer: Span) -> Span | None:
    """Return what the construction of a cue before a quoted fragment covers, if the fragment is in it."""
    if frame.construction is None or frame.construction.words[0] < frame.cue:
        return None
    span = tree.span(frame.construction.words)
    return span if span.start <= outer.start and outer.start < span.end else None


def introduced_content(view: View, frame: Frame) -> tuple[Span, ...]:
    """Return what a sentence reports that the quoted text behind it goes on with; none before a colon."""
    sentence = view.trees[frame.sentence].sentence
    block = view.article.blocks[sentence.block]
    closes = view.text(sentence.start, min(sentence.end + 1, block.span.end)).rstrip()
    return () if closes.endswith(":") or frame.share < REPORTS else reported_content(view, frame)


def _behind_cue(view: View, frame: Frame, outer: Span) -> int:
    """Return where what a cue reports begins when the parse has not joined it to the cue.

    It is right behind the cue and who was told, unless another cue or sentence stands between.
    """
    gap = view.text(frame.end, outer.start) if frame.end <= outer.start else ""
    if gap.strip() == "that":
        return frame.end + len(gap) - len(gap.lstrip())
    if frame.end > outer.start or frame.strength < 2:
        return outer.start
    begin = max(
        frame.end, frame.addressee.end if frame.addressee and frame.addressee.end <= outer.start else 0
    )
    between = view.text(begin, outer.start)
    others = (f.cue_span.start for f in view.frames[frame.sentence] if f.cue != frame.cue and f.strength == 3)
    if any(begin <= start < outer.start for start in others):
        return outer.start
    if len(between.split()) > LONGEST_LEAD or ":" in between or view.stops(begin, outer.start):
        return outer.start
    lead = LEADING.match(between)
    return begin + (lead.end() if lead else 0)


def _end_of_fragment(tree: Tree, view: View, frame: Frame, end: int, quoted: int) -> int:
    """Return where a clause with a quoted fragment ends: at the next comma, if the marks do not close it."""
    if end == quoted and view.text(quoted - 2, quoted)[:1] in tuple(",.?!;"):
        return end
    for word in tree.words:
        if word.start >= end:
            if word.text in BOUNDARY or word.upos == "PUNCT" or _goes_on(tree, frame, word):
                break
            end = word.end
    return end


def _trim(view: View, least: int, end: int) -> int:
    lead = view.text(least, end)
    return max(least, least + len(TRAILING.sub("", lead)))


def _goes_on(tree: Tree, frame: Frame, word: Word) -> bool:
    """Say whether "and said", "but also promised" begins what the same source says or does next."""
    if word.text.lower() not in ("and", "but"):
        return False
    following = [w for w in tree.words if w.start > word.start]
    verb = next((w for w in following if w.upos not in ("ADV", "AUX")), None)
    if verb is None or verb.xpos not in ("VBD", "VBZ", "VBP"):
        return False
    clause = frame.construction is None or frame.construction.name == "clause"
    same = verb.xpos == tree.words[frame.cue].xpos
    return cue_lemma(verb) in SAYING or (same and not clause)


def reported_content(view: View, frame: Frame) -> tuple[Span, ...]:
    """Return what a cue reports without quotation marks, in order; nothing if that cannot be told."""
    tree = view.trees[frame.sentence]
    construction = frame.construction
    if construction is None or construction.name == "aside" or _is_set_off(view, frame):
        return _around(view, tree, frame)
    words = [i for i in construction.words if not frame.start <= tree.words[i].start < frame.cue_span.end]
    if construction.name in OPENING and words and tree.words[words[0]].text.lower() == construction.name:
        words = words[1:]
    if not words or words[0] < frame.cue:
        return ()
    if tree.words[frame.cue].xpos == "VBG" and frame.cue <= 1 and construction.name == "clause":
        commas = [i for i in words if tree.words[i].text == ","]
        words = [i for i in words if not commas or i < commas[0]]  # "Arguing that it was void, Hale left"
    elif tree.words[frame.cue].upos in ("VERB", "AUX"):
        words = _up_to_boundary(tree, words, frame)
    span = tree.span(words)
    if span.end <= span.start or span.start < frame.cue_span.end:
        return ()
    return (frame.raised, span) if frame.raised else (span,)


def _is_set_off(view: View, frame: Frame) -> bool:
    """Say whether a cue and its source stand between two commas: "The bridge, Whitlow said, would open"."""
    sentence = view.trees[frame.sentence].sentence
    before, behind = view.text(sentence.start, frame.start), view.text(frame.end, sentence.end)
    return frame.strength == 3 and before.rstrip().endswith(",") and behind.startswith(",")


def _around(view: View, tree: Tree, frame: Frame) -> tuple[Span, ...]:
    """Return the clause that a cue and its source are thrown into: what stands before, behind, or both."""
    start, end = tree.sentence.start, tree.sentence.end
    before, behind = view.text(start, frame.start), view.text(frame.end, end)
    left = Span(start + len(before) - len(before.lstrip(" ,")), start + len(TRAILING.sub("", before)))
    lead = re.match(r"[\s,]*", behind)
    right = Span(frame.end + (lead.end() if lead else 0), end)
    right = Span(
        right.start, max(right.start, right.start + len(TRAILING.sub("", view.text(*right).rstrip(".!?"))))
    )
    opens, closes = before.rstrip().endswith(","), behind.startswith(",")
    if not before.strip(" ,"):
        return (right,) if closes and right.end > right.start else ()
    if not opens:
        return ()
    if closes and right.end > right.start:
        words = [w for w in tree.words if right.start <= w.start < right.end]
        goes_on = not (words and (words[0].upos in ("SCONJ", "CCONJ") or words[0].xpos == "VBG"))
        return (left, right) if goes_on and frame.share else (left,)
    return (left,) if left.end > left.start else ()


def _up_to_boundary(tree: Tree, words: list[int], frame: Frame) -> list[int]:
    """Widen a clause to the next comma, and end it before another verb of saying with the same subject."""
    end = words[-1]
    while end + 1 < len(tree.words) and tree.words[end + 1].text not in BOUNDARY:
        end += 1
    for i in range(words[0] + 1, end + 1):
        if tree.words[i].text.lower() in ("and", "but") and _is_next_cue(tree, i, frame):
            end = i - 1
            break
    return [*range(words[0], end + 1)]


def _is_next_cue(tree: Tree, conjunction: int, frame: Frame) -> bool:
    """Say whether "and promised" goes on from a cue, rather than from what it reports."""
    verb = conjunction + 1
    while verb < len(tree.words) and tree.words[verb].upos in ("ADV", "AUX"):
        verb += 1
    if verb >= len(tree.words):
        return False
    word, cue = tree.words[verb], tree.words[frame.cue]
    past = frozenset({"VBD", "VBN"})
    alike = word.xpos == cue.xpos or {word.xpos, cue.xpos} == past
    said = cue_lemma(word) in SAYING
    # "said he had left and promised" may be either: what he said is in the past as well.
    apart = all(tree.words[i].xpos not in {word.xpos, cue.xpos} for i in range(frame.cue + 1, conjunction))
    return said and alike and apart and word.xpos in ("VBD", "VBZ", "VBP", "VBN")
