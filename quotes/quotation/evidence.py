"""Evidence: which cue, if any, attributes a stretch of quoted text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from quotes.model import BlockKind
from quotes.outlets import find_outlets
from quotes.quotation.content import REPORTS
from quotes.quotation.frames import Frame
from quotes.quotation.marks import Marked
from quotes.quotation.tree import Tree
from quotes.quotation.view import View

CONJUNCTIONS = frozenset("while but and although though whereas when as because or".split())
SUBORDINATORS = frozenset("while when although though after as if because before since until whereas".split())
WEIGHTS = (0.0, 0.0, 0.6, 1.0)
"""What a cue of each strength counts for."""
MINIMUM = 1.2
"""A cue must reach this much evidence to take quoted text."""
OPEN = ",?!…—–-"
"""What quoted text ends in that its sentence goes on behind, but for the marks that close it."""
CLOSERS = "'’”\"»“"
GAP_BEFORE = re.compile(
    r"[\s,:—–-]*(?:(?:that|to|as|on|for|the|a|an|its|his|her|their|was|is|were|are|it|of)\s+){0,4}$"
)
STOP = re.compile(r"[.;:]\s")
LIKENED = re.compile(r"\bas,?$")
OTHER_CONTENT = re.compile(r"\s+(?:that|how|whether|it|he|she|they|the)\s+\w+")
COMMAS = re.compile("[ ,]*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted text whose cue is looked for, and the quoted text before and behind it.

    ``ends_open`` says that its sentence goes on behind it, ``before_open`` the same of the text before it,
    behind which nothing but commas stand up to ``joined``.  ``steps`` are those up the tree to each head of
    the quoted text, sentence by sentence.
    """

    view: View
    marked: Marked
    before: Marked | None
    after: Marked | None
    whole: bool
    ends_open: bool
    before_open: bool
    joined: int
    steps: dict[int, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, view: View, marked: Marked, before: Marked | None, after: Marked | None, whole: bool
    ) -> Quoted:
        """Return quoted text with all that is to be known of it but once, whatever cue is weighed."""
        commas = COMMAS.match(view.article.text, before.outer.end) if before else None
        return cls(
            view,
            marked,
            before,
            after,
            whole,
            ends_open=_ends_open(view, marked),
            before_open=before is not None and _ends_open(view, before),
            joined=commas.end() if commas else 0,
        )


def _ends_open(view: View, marked: Marked) -> bool:
    last = view.text(*marked.inner).rstrip(CLOSERS)[-1:]
    return last != "" and last in OPEN


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
    """Return the cue that attributes quoted text, if there is evidence enough for one."""
    candidates = [f for i in view.around(marked) for f in view.frames[i]]
    if not candidates:
        return None
    candidates.sort(key=attrgetter("cue_span"))
    quoted = Quoted.of(view, marked, before, after, whole)
    title = view.kind(marked.block) is not BlockKind.PARAGRAPH
    best, best_score = None, MINIMUM
    for frame in candidates:
        if frame.strength == 0 and not _holds(view, frame, marked):
            continue
        if title and frame.strength <= 1:
            continue
        score = _evidence(quoted, frame)
        if score > best_score:
            best, best_score = frame, score
    if best is None or best.start >= marked.outer.end or best.leads:
        return best
    return _outermost(quoted, best, candidates)


def _outermost(quoted: Quoted, frame: Frame, candidates: list[Frame]) -> Frame:
    """Return the cue of which all that another reports is a part: "she said he had called it a “farce”"."""
    view = quoted.view
    tree = view.trees[frame.sentence]
    for outer in candidates:
        if outer.sentence != frame.sentence or outer.cue >= frame.cue:
            continue
        if tree.words[outer.cue].upos not in ("VERB", "AUX") or _is_tail(quoted, outer):
            continue
        if not (outer.source and outer.construction and outer.share >= REPORTS):
            continue
        follows = quoted.marked.outer.start >= tree.sentence.end
        if frame.cue in outer.construction.words and (follows or _holds(view, outer, quoted.marked)):
            return outer
    return frame


def _holds(view: View, frame: Frame, marked: Marked) -> bool:
    """Say whether quoted text lies in what a cue before it reports."""
    if frame.construction is None or frame.construction.words[0] < frame.cue:
        return False
    inside, words = view.trees[frame.sentence].begin_in(marked.inner), frame.construction.words
    first = bisect_left(words, inside.start)
    return first < len(words) and words[first] in inside


def _evidence(quoted: Quoted, frame: Frame) -> float:
    """Return how much speaks for a cue's attributing quoted text: adjacency, the tree, the cue itself."""
    score = WEIGHTS[frame.strength] + (0.4 if frame.source else 0.0)
    if frame.cue_span.start >= quoted.marked.outer.end:
        return _evidence_behind(quoted, frame, score)
    return _evidence_before(quoted, frame, score)


def _evidence_behind(quoted: Quoted, frame: Frame, score: float) -> float:
    """Return the evidence for a cue behind quoted text."""
    view, marked = quoted.view, quoted.marked
    start, end = marked.outer.end, frame.start
    if quoted.after and quoted.after.outer.start < end:
        return 0.0
    between = view.count(start, end)
    adjacent = between <= 1
    if adjacent:
        gap = view.text(start, end)
        adjacent = gap.strip(" ,—–-").lower() not in CONJUNCTIONS and not STOP.search(gap)
    ends_open = quoted.ends_open or (start < end and view.text(start, start + 1) == ",")
    if adjacent and ends_open and not quoted.whole and _belongs_before(view, frame, marked):
        score += 1.0
    elif adjacent and ends_open:
        score += 3.0
    elif adjacent and frame.strength == 3 and view.text(*marked.inner).endswith("."):
        score += 0.3
    elif frame.strength == 3 and _closes_with_comma(view, frame) and not _owns_other(view, frame):
        score += 1.6
    elif _depth(quoted, frame) is not None:
        score += 1.2
    else:
        return 0.0
    return score - 0.02 * between


def _evidence_before(quoted: Quoted, frame: Frame, score: float) -> float:
    """Return the evidence for a cue before quoted text."""
    view, marked, before = quoted.view, quoted.marked, quoted.before
    if before and before.outer.start > frame.end:
        # Other quoted text stands between the cue and this: it is the same attribution or another's.
        score -= 0.4
    if not quoted.whole and _is_tail(quoted, frame):
        return 0.0
    start, end = frame.cue_span.end, max(frame.cue_span.end, marked.outer.start)
    between = view.count(start, end)
    depth, held = _depth(quoted, frame), _holds(view, frame, marked)
    if GAP_BEFORE.match(view.article.text, start, end):
        score += 2.2 + (0.6 if view.text(start, end).rstrip().endswith((":", ",")) else 0.0)
    elif depth is not None or held:
        score += 1.6 - 0.1 * (depth or 0) + (0.5 * frame.share if held else 0.0)
    elif frame.strength >= 2 and between <= 25 and not view.stops(frame.end, marked.outer.start):
        score += 1.0 if LIKENED.search(view.text(start, end).rstrip()[-4:]) else 0.5
    else:
        return 0.0
    if not quoted.whole or view.text(*marked.inner)[:1].islower():
        score += 0.1
    return score - 0.02 * between


def _closes_with_comma(view: View, frame: Frame) -> bool:
    """Say whether a cue closes its sentence after a comma: "…, he said at a press conference"."""
    tree = view.trees[frame.sentence]
    lead = view.text(max(0, frame.start - 8), frame.start).rstrip()
    complement_after = frame.complement is not None and frame.complement > frame.cue
    return lead.endswith((",", "”", '"', "’", "—", "–")) and not (
        complement_after and view.count(frame.end, tree.sentence.end) > 12
    )


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
    opens = tree.forms[0] in SUBORDINATORS
    return reporting and (opens or frame.strength < 2 or _owns_other(view, frame) or _carries(view, frame))


def _carries(view: View, frame: Frame) -> bool:
    """Say whether the source of a cue is an outlet or an agency, which tells what others say."""
    source = frame.source
    if source is None:
        return False
    return any(span.start == source.start for span in find_outlets(view.article.text, *source))


def _is_tail(quoted: Quoted, frame: Frame) -> bool:
    """Say whether a cue closes the quoted text before: what it goes on with is no longer reported."""
    view, before, source = quoted.view, quoted.before, frame.source
    if before is None or not quoted.before_open or not before.outer.end <= frame.start <= quoted.joined:
        return False
    if source is None or source.end >= frame.cue_span.start:
        return True
    # "…,” he said, adding that": the second cue shares the source, and has something to report.
    if "," in view.text(source.end, frame.cue_span.start)[1:].rstrip(" ,"):
        return False
    return frame.cue_span.start == min(
        f.cue_span.start for f in view.frames[frame.sentence] if f.source == source
    )


def _owns_other(view: View, frame: Frame) -> bool:
    """Say whether a cue that follows introduces something else that follows it."""
    end = view.trees[frame.sentence].sentence.end
    return frame.complement is not None and bool(
        OTHER_CONTENT.match(view.article.text, frame.end, max(end, frame.end))
    )


def _depth(quoted: Quoted, frame: Frame) -> int | None:
    """Return how many steps up the tree the cue is from the quoted text, or None."""
    if frame.sentence not in quoted.steps:
        quoted.steps[frame.sentence] = _steps(quoted.view.trees[frame.sentence], quoted.marked)
    return quoted.steps[frame.sentence].get(frame.cue)


def _steps(tree: Tree, marked: Marked) -> dict[int, int]:
    """Return the heads above quoted text in a sentence, and how many steps up the tree each is."""
    inside = tree.begin_in(marked.inner)
    top = next(
        (i for i in inside if tree.words[i].head not in inside and tree.words[i].upos != "PUNCT"), None
    )
    return {} if top is None else {i: depth for depth, i in enumerate(tree.ancestors(top))}
