"""Evidence: which cue, if any, attributes a stretch of quoted text."""

from __future__ import annotations

import re

from quotes.model import BlockKind
from quotes.outlets import find_outlets
from quotes.quotation.content import REPORTS
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

CONJUNCTIONS = frozenset("while but and although though whereas when as because or".split())
SUBORDINATORS = frozenset("while when although though after as if because before since until whereas".split())
MINIMUM = 1.2
"""A cue must reach this much evidence to take quoted text."""
ENDS_OPEN = re.compile(r"[,?!…—–-]['’”\"»“]*$")
GAP_BEFORE = re.compile(
    r"^[\s,:—–-]*(?:(?:that|to|as|on|for|the|a|an|its|his|her|their|was|is|were|are|it|of)\s+){0,4}$"
)


def is_whole(view: View, marked: Marked) -> bool:
    """Say whether quoted text is a statement of its own: it begins like a sentence and has a finite verb."""
    inner = marked.inner
    text = view.text(inner.start, inner.end)
    first = re.search(r"\w", text)
    if not first:
        return False
    if first[0].islower():
        gap = view.text(max(0, marked.outer.start - 30), marked.outer.start)
        if not (marked.continues or gap.rstrip().endswith((",", ":")) or not gap.strip()):
            return False
        if not re.search(r"[.?!…,]$", text):
            return False
    verbs = nouns = 0
    for i in view.sentences(inner):
        tree = view.trees[i]
        for word in (tree.words[at] for at in tree.begin_in(inner)):
            finite = "VerbForm=Fin" in word.feats or "Mood=" in word.feats
            verbs += finite and word.upos in ("VERB", "AUX")
            nouns += 1
    if verbs:
        # "by our side" has no verb; "Syria needs friends" in the middle of a sentence is still a fragment.
        gap = view.text(max(0, marked.outer.start - 40), marked.outer.start).rstrip()
        opens = not gap or gap[-1] in '.?!:,;—–-\n”"»' or marked.outer.start == _block_start(view, marked)
        return opens or nouns > 8
    # "Fine," she said: a sentence without a verb is one all the same where a sentence begins.
    lead = view.lead(marked).rstrip()
    return bool(re.search(r"[.,?!]$", text)) and (not lead or lead[-1] in ".?!:")


def _block_start(view: View, marked: Marked) -> int:
    return view.article.blocks[marked.block].span.start


def best_frame(
    view: View, marked: Marked, before: Marked | None, after: Marked | None, whole: bool
) -> Frame | None:
    candidates = [f for i in view.around(marked) for f in view.frames[i]]
    title = view.kind(marked.block) is not BlockKind.PARAGRAPH
    best, best_score = None, MINIMUM
    for frame in sorted(candidates, key=lambda f: f.cue_span):
        if frame.strength == 0 and not _holds(view, frame, marked):
            continue
        if title and frame.strength <= 1:
            continue
        score = _evidence(view, marked, before, after, frame, whole)
        if score > best_score:
            best, best_score = frame, score
    if best is None or best.start >= marked.outer.end or best.leads:
        return best
    open_cues = [f for f in candidates if not (before and _is_tail(view, f, before))]
    return _outermost(view, best, open_cues, marked)


def _outermost(view: View, frame: Frame, candidates: list[Frame], marked: Marked) -> Frame:
    """Return the cue of which all that another reports is a part: "she said he had called it a “farce”"."""
    for outer in sorted(candidates, key=lambda f: f.cue_span):
        tree = view.trees[outer.sentence]
        earlier = outer.sentence == frame.sentence and outer.cue < frame.cue
        earlier = earlier and tree.words[outer.cue].upos in ("VERB", "AUX")
        if not (earlier and outer.source and outer.construction and outer.share >= REPORTS):
            continue
        follows = marked.outer.start >= view.trees[frame.sentence].sentence.end
        if frame.cue in outer.construction.words and (follows or _holds(view, outer, marked)):
            return outer
    return frame


def _holds(view: View, frame: Frame, marked: Marked) -> bool:
    """Say whether quoted text lies in what a cue before it reports."""
    if frame.construction is None or frame.construction.words[0] < frame.cue:
        return False
    inside = view.trees[frame.sentence].begin_in(marked.inner)
    return any(i in inside for i in frame.construction.words)


def _evidence(
    view: View, marked: Marked, before: Marked | None, after: Marked | None, frame: Frame, whole: bool
) -> float:
    """Return how much speaks for a cue's attributing quoted text: adjacency, the tree, the cue itself."""
    score = {3: 1.0, 2: 0.6}.get(frame.strength, 0.0) + (0.4 if frame.source else 0.0)
    tree = view.trees[frame.sentence]
    inner = view.text(marked.inner.start, marked.inner.end)
    if frame.cue_span.start >= marked.outer.end:
        if after and after.outer.start < frame.start:
            return 0.0
        gap = view.text(marked.outer.end, frame.start)
        joined = gap.strip(" ,—–-").lower() in CONJUNCTIONS
        adjacent = len(gap.split()) <= 1 and not joined and not re.search(r"[.;:]\s", gap)
        ends_open = bool(ENDS_OPEN.search(inner)) or gap.startswith(",")
        if adjacent and ends_open and not whole and _belongs_before(view, frame, marked):
            score += 1.0
        elif adjacent and ends_open:
            score += 3.0
        elif adjacent and frame.strength == 3 and inner.endswith("."):
            score += 0.3
        elif frame.strength == 3 and _closes_with_comma(view, frame) and not _owns_other(view, frame):
            score += 1.6
        elif _depth(tree, marked, frame) is not None:
            score += 1.2
        else:
            return 0.0
        return score - 0.02 * len(gap.split())
    if before and before.outer.start > frame.end:
        # Other quoted text stands between the cue and this: it is the same attribution or another's.
        score -= 0.4
    if before and not whole and _is_tail(view, frame, before):
        return 0.0
    gap = view.text(frame.cue_span.end, marked.outer.start)
    depth, held = _depth(tree, marked, frame), _holds(view, frame, marked)
    if GAP_BEFORE.match(gap):
        score += 2.2 + (0.6 if gap.rstrip().endswith((":", ",")) else 0.0)
    elif depth is not None or held:
        score += 1.6 - 0.1 * (depth or 0) + (0.5 * frame.share if held else 0.0)
    elif frame.strength >= 2 and len(gap.split()) <= 25 and not view.stops(frame.end, marked.outer.start):
        score += 1.0 if re.search(r"\bas,?\s*$", gap) else 0.5
    else:
        return 0.0
    if (inner and inner[0].islower()) or not whole:
        score += 0.1
    return score - 0.02 * len(gap.split())


def _closes_with_comma(view: View, frame: Frame) -> bool:
    """Say whether a cue closes its sentence after a comma: "…, he said at a press conference"."""
    tree = view.trees[frame.sentence]
    lead = view.text(max(0, frame.start - 8), frame.start).rstrip()
    rest = view.text(frame.end, tree.sentence.end)
    complement_after = frame.complement is not None and frame.complement > frame.cue
    return lead.endswith((",", "”", '"', "’", "—", "–")) and not (complement_after and len(rest.split()) > 12)


def _belongs_before(view: View, frame: Frame, marked: Marked) -> bool:
    """Say whether a fragment belongs to a clause before that of a cue behind it.

    The latter has its own content, or only carries what the former reports: "While Hale called the plan “a
    farce,” the mayor said that it would stand"; "Hale told her that it was “a farce,” the Metro agency said."
    """
    tree = view.trees[frame.sentence]
    reporting = any(
        f.cue_span.start < marked.outer.start and f.share >= REPORTS and _holds(view, f, marked)
        for f in view.frames[frame.sentence]
    )
    opens = tree.words[0].text.lower() in SUBORDINATORS
    return reporting and (opens or frame.strength < 2 or _owns_other(view, frame) or _carries(view, frame))


def _carries(view: View, frame: Frame) -> bool:
    """Say whether the source of a cue is an outlet or an agency, which tells what others say."""
    source = frame.source
    if source is None:
        return False
    return any(span.start == source.start for span in find_outlets(view.article.text, *source))


def _is_tail(view: View, frame: Frame, before: Marked) -> bool:
    """Say whether a cue closes the quoted text before it: what it goes on with is no longer reported."""
    inner = view.text(*before.inner)
    adjacent = frame.start >= before.outer.end and not view.text(before.outer.end, frame.start).strip(" ,")
    if frame.source and frame.source.end < frame.cue_span.start:
        # "…,” he said, adding that": the second cue shares the source, and has something to report.
        adjacent = adjacent and "," not in view.text(frame.source.end, frame.cue_span.start)[1:].rstrip(" ,")
        first = min(f.cue_span.start for f in view.frames[frame.sentence] if f.source == frame.source)
        adjacent = adjacent and frame.cue_span.start == first
    return adjacent and bool(ENDS_OPEN.search(inner))


def _owns_other(view: View, frame: Frame) -> bool:
    """Say whether a cue that follows introduces something else that follows it."""
    rest = view.text(frame.end, view.trees[frame.sentence].sentence.end)
    return (
        bool(re.match(r"\s+(?:that|how|whether|it|he|she|they|the)\s+\w+", rest))
        and frame.complement is not None
    )


def _depth(tree: Tree, marked: Marked, frame: Frame) -> int | None:
    """Return how many steps up the tree the cue is from the quoted text, or None."""
    inside = tree.begin_in(marked.inner)
    top = next(
        (i for i in inside if tree.words[i].head not in inside and tree.words[i].upos != "PUNCT"), None
    )
    if top is None:
        return None
    for depth, i in enumerate(tree.ancestors(top)):
        if i == frame.cue:
            return depth
    return None
