"""Content: what was said, as far as it reaches around quoted text or behind a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.model import Span
from quotes.quotation.cues import SAYING
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked
from quotes.quotation.tree import BOUNDARY, Tree, next_of
from quotes.quotation.view import View

TRAILING = ",;.—–-)"
LEADING = re.compile(r"[\s,:]*(?:(?:of|to|on|for|about|against|as)\s+(?![\w’']+(?:ing|e)\b))?")
"""What belongs to a cue or to nothing, before what it reports."""
REPORTS = 0.4
"""The least share at which a cue is taken to report what its construction holds."""
OPENING = frozenset("about of for on against over with".split())
"""Prepositions that open what a construction holds and are no part of the content."""
OF_CUE = OPENING | {"to", "as"}
"""Prepositions before a quoted fragment that belong to the cue: likened to “…”, thanked for “…”."""
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
        start = start if view.count(start, outer.start) <= LONGEST_LEAD else outer.start
        return [Span(start, outer.end + _without_tail(view.text(outer.end, frame.start)))]
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
    if view.count(begin, outer.start) > LONGEST_LEAD:
        return outer.start
    between = view.text(begin, outer.start)
    others = (f.cue_span.start for f in view.frames[frame.sentence] if f.cue != frame.cue and f.strength == 3)
    if any(begin <= start < outer.start for start in others):
        return outer.start
    if ":" in between or view.stops(begin, outer.start):
        return outer.start
    lead = LEADING.match(between)
    return begin + (lead.end() if lead else 0)


def _end_of_fragment(tree: Tree, view: View, frame: Frame, end: int, quoted: int) -> int:
    """Return where a clause with a quoted fragment ends: at the next comma, if the marks do not close it."""
    if end == quoted and view.text(quoted - 2, quoted)[:1] in tuple(",.?!;"):
        return end
    for i in range(tree.begin_before(end), len(tree.words)):
        word = tree.words[i]
        if word.start >= end:
            if word.text in BOUNDARY or word.upos == "PUNCT" or _goes_on(tree, frame, i):
                break
            end = word.end
    return end


def _without_tail(text: str) -> int:
    """Return how many characters a text has without the white space and the marks at its end."""
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in TRAILING):
        end -= 1
    return end


def _goes_on(tree: Tree, frame: Frame, i: int) -> bool:
    """Say whether "and said", "but also promised" begins what the same source says or does next."""
    if tree.forms[i] not in ("and", "but"):
        return False
    i += 1
    while i < len(tree.words) and tree.words[i].upos in ("ADV", "AUX"):
        i += 1
    if i == len(tree.words) or tree.words[i].xpos not in ("VBD", "VBZ", "VBP"):
        return False
    clause = frame.construction is None or frame.construction.name == "clause"
    same = tree.words[i].xpos == tree.words[frame.cue].xpos
    return tree.cues[i] in SAYING or (same and not clause)


def reported_content(view: View, frame: Frame) -> tuple[Span, ...]:
    """Return what a cue reports without quotation marks, in order; nothing if that cannot be told."""
    tree = view.trees[frame.sentence]
    construction = frame.construction
    if construction is None or construction.name == "aside" or _is_set_off(view, frame):
        return _around(view, tree, frame)
    cue = tree.begin_in(Span(frame.start, frame.cue_span.end))
    before, behind = (bisect_left(construction.words, at) for at in (cue.start, cue.stop))
    words: Sequence[int] = construction.words[:before] + construction.words[behind:]
    if construction.name in OPENING and words and tree.forms[words[0]] == construction.name:
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
    end = view.trees[frame.sentence].sentence.end
    if frame.strength < 3 or frame.end >= end or view.text(frame.end, frame.end + 1) != ",":
        return False
    before = view.text(view.trees[frame.sentence].sentence.start, frame.start)
    return before.rstrip().endswith(",")


def _around(view: View, tree: Tree, frame: Frame) -> tuple[Span, ...]:
    """Return the clause that a cue and its source are thrown into: what stands before, behind, or both."""
    start, end = tree.sentence.start, tree.sentence.end
    before, behind = view.text(start, frame.start), view.text(frame.end, end)
    left = Span(start + len(before) - len(before.lstrip(" ,")), start + _without_tail(before))
    lead = re.match(r"[\s,]*", behind)
    begin = frame.end + (lead.end() if lead else 0)
    right = Span(begin, begin + _without_tail(view.text(begin, end).rstrip(".!?")))
    opens, closes = before.rstrip().endswith(","), behind.startswith(",")
    if not before.strip(" ,"):
        return (right,) if closes and right.end > right.start else ()
    if not opens:
        return ()
    if closes and right.end > right.start:
        words = [tree.words[i] for i in tree.begin_in(right)[:1]]
        goes_on = not (words and (words[0].upos in ("SCONJ", "CCONJ") or words[0].xpos == "VBG"))
        return (left, right) if goes_on and frame.share else (left,)
    return (left,) if left.end > left.start else ()


def _up_to_boundary(tree: Tree, words: Sequence[int], frame: Frame) -> range:
    """Widen a clause to the next comma, and end it before another verb of saying with the same subject."""
    end = next_of(tree.boundaries, words[-1] + 1, len(tree.words))
    inside = tree.conjunctions[bisect_left(tree.conjunctions, words[0] + 1) :]
    joined = (i for i in inside if i >= end or _is_next_cue(tree, i, frame))
    return range(words[0], min(next(joined, end), end))


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
    if tree.cues[verb] not in SAYING or not alike or word.xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    # "said he had left and promised" may be either: what he said is in the past as well.
    return all(w.xpos not in (word.xpos, cue.xpos) for w in tree.words[frame.cue + 1 : conjunction])
