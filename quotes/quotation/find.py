"""Finding quotations: which quoted or reported words are attributed, by which cue, to which source."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from quotes.model import Article, BlockKind, Parse, Quotation, QuotationKind, Span
from quotes.quotation.frames import Frame, find_frames
from quotes.quotation.marks import Marked, pair_marks
from quotes.quotation.tree import Tree

SHORT = 4
"""Words; unattributed text in marks of this length or less is an expression, not speech."""
MINIMUM = 1.2
"""A cue must reach this much evidence to take quoted text."""
ATTRIBUTION_WORDS = 8
"""How far behind quoted text the verb of its attribution is looked for."""
REPEATED = 85.0
"""The likeness (0 to 100) at which a headline repeats a quotation of the text."""
ENDS_OPEN = re.compile(r"[,?!…—–-]['’”\"»“]*$")
TRAILING = re.compile(r"[\s,;.—–\-)]*$")
GAP_BEFORE = re.compile(
    r"^[\s,:—–-]*(?:(?:that|to|as|on|for|the|a|an|its|his|her|their|was|is|were|are|it|of)\s+){0,4}$"
)
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
    cue: Span | None = None
    addressee: Span | None = None


@dataclass(slots=True)
class _View:
    """An article with what is looked up all the time."""

    article: Article
    trees: list[Tree]
    marked: list[Marked]
    frames: list[list[Frame]] = field(default_factory=list)

    def __post_init__(self) -> None:
        starts = [m.inner.start for m in self.marked]

        def is_marked(position: int) -> bool:
            at = bisect.bisect_right(starts, position) - 1
            return at >= 0 and position < self.marked[at].inner.end

        for i, tree in enumerate(self.trees):
            flags = [is_marked(w.start) for w in tree.words]
            self.frames.append(find_frames(i, tree, flags, self._attributing(tree, flags)))

    def _attributing(self, tree: Tree, flags: list[bool]) -> frozenset[int]:
        """Return the verbs that attribute by their place: right behind quoted text that ends in a comma."""
        out = set()
        for i, word in enumerate(tree.words):
            if flags[i] or i == 0 or not self._follows_comma(word.start):
                continue
            for j in range(i, min(i + ATTRIBUTION_WORDS, len(tree.words))):
                if flags[j] or tree.words[j].text in ",;:.":
                    break
                if tree.words[j].upos == "VERB":
                    out.add(j)
                    break
        return frozenset(out)

    def _follows_comma(self, position: int) -> bool:
        lead = self.article.text[max(0, position - 4) : position].rstrip()
        return lead[-1:] in tuple("\"”’'»“") and lead[-2:-1] == ","

    def sentences(self, span: Span) -> list[int]:
        """Return the sentences that share text with a span."""
        return [
            i
            for i, tree in enumerate(self.trees)
            if tree.sentence.start < span.end and tree.sentence.end > span.start
        ]

    def text(self, start: int, end: int) -> str:
        return self.article.text[start:end]


SMALL_WORDS = frozenset("a an the of in on at to for and or but with from by as de la el le".split())
WORKS = frozenset(
    """album anthem article ballad blog book books chapter column comedy documentary drama editorial
    entitled episode essay essays exhibition film game headline hit hymn journal magazine memoir
    movie musical newsletter novel novels opera painting pamphlet paper play podcast poem poems
    poetry programme program recording report series show single sitcom song songs soundtrack story
    study titled track trilogy tune video volume work named called""".split()
)
"""Nouns and participles that introduce the title of a work."""


def find_quotations(article: Article, parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of an article in order of their content.

    Text in quotation marks that nothing attributes is a quotation without source when it is long enough
    to be speech, and is left out when it is an expression, a title or a nickname.
    """
    if not parse.sentences:
        return ()
    view = _View(article, [Tree(s) for s in parse.sentences], pair_marks(article))
    drafts = _marked_drafts(view)
    drafts += _reported_drafts(view, drafts)
    _attribute_headlines(view, drafts)
    drafts.sort(key=lambda d: d.content[0])
    return tuple(_finish(view, draft, n) for n, draft in enumerate(drafts, 1))


def _attribute_headlines(view: _View, drafts: Sequence[_Draft]) -> None:
    """Give a quoted headline without a source that of the quotation in the text that it repeats."""

    def words(draft: _Draft) -> str:
        return " ".join(view.text(*m.inner).lower() for m in draft.marked)

    body = [d for d in drafts if d.marked and _kind(view, d.block) is BlockKind.PARAGRAPH]
    for draft in drafts:
        if _kind(view, draft.block) is BlockKind.PARAGRAPH or not draft.marked or draft.frame or draft.source:
            continue
        likeness = [(fuzz.partial_ratio(words(draft), words(d)), d) for d in body]
        score, origin = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if origin and score >= REPEATED:
            draft.source = origin.source or (origin.frame.source if origin.frame else None)


def _kind(view: _View, block: int) -> BlockKind:
    return view.article.blocks[block].kind


def _finish(view: _View, draft: _Draft, number: int) -> Quotation:
    inner = tuple(m.inner for m in draft.marked)
    kind = QuotationKind.INDIRECT
    if inner:
        kind = QuotationKind.DIRECT if draft.whole else QuotationKind.MIXED
    frame = draft.frame
    source = draft.source or (frame.source if frame else None)
    cue = draft.cue or (frame.cue_span if frame else None)
    addressee = draft.addressee or (frame.addressee if frame else None)
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


def _marked_drafts(view: _View) -> list[_Draft]:
    drafts: list[_Draft] = []
    for n, marked in enumerate(view.marked):
        before = view.marked[n - 1] if n else None
        after = view.marked[n + 1] if n + 1 < len(view.marked) else None
        if _is_nickname(view, marked) or _is_title(view, marked):
            continue
        whole = _is_whole(view, marked)
        previous = drafts[-1] if drafts else None
        frame = _best_frame(view, marked, before, after, whole)
        if frame and previous and previous.frame == frame:
            _extend(view, previous, marked, frame, whole)
        elif frame:
            drafts.append(
                _Draft(frame, [_content(view, marked, frame, whole)], [marked], whole, marked.block)
            )
        elif previous and _continues(view, previous, marked, whole):
            _extend(view, previous, marked, None, whole)
        else:
            draft = _without_cue(view, marked, previous, whole)
            if draft:
                drafts.append(draft)
    return drafts


def _is_nickname(view: _View, marked: Marked) -> bool:
    """Say whether marked text stands inside a name: Robert "Bobby" Fenn."""
    lead = view.text(max(0, marked.outer.start - 40), marked.outer.start)
    rest = view.text(marked.outer.end, marked.outer.end + 40)
    return bool(re.search(r"\b[A-Z][\w.’'-]* $", lead) and re.match(r" [A-Z][\w’'-]+", rest)) and bool(
        re.fullmatch(r"(?:[A-Z][\w’'-]*|the|of|de|la|el|\s)+", view.text(*marked.inner))
    )


def _is_title(view: _View, marked: Marked) -> bool:
    """Say whether marked text is the title of a work: capitalised throughout, or named as one."""
    words = re.findall(r"[^\W\d_][\w’'-]*", view.text(*marked.inner))
    telling = [w for w in words if w.lower() not in SMALL_WORDS]
    if not telling or not all(w[0].isupper() for w in telling):
        return False
    lead = view.text(max(0, marked.outer.start - 60), marked.outer.start).lower()
    near = re.findall(r"[\w’'-]+", re.split(r"[.!?]\s", lead)[-1])[-6:]
    return len(telling) > 1 and any(w in WORKS for w in near)


def _extend(view: _View, draft: _Draft, marked: Marked, frame: Frame | None, whole: bool) -> None:
    draft.marked.append(marked)
    draft.content.append(_content(view, marked, frame, whole) if frame and not whole else marked.outer)
    draft.whole = draft.whole or whole
    draft.block = marked.block


def _is_whole(view: _View, marked: Marked) -> bool:
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
        for word in view.trees[i].words:
            if inner.start <= word.start < inner.end:
                finite = "VerbForm=Fin" in word.feats or "Mood=" in word.feats
                verbs += finite and word.upos in ("VERB", "AUX")
                nouns += 1
    if verbs:
        # "by our side" has no verb; "Syria needs friends" in the middle of a sentence is still a fragment.
        gap = view.text(max(0, marked.outer.start - 40), marked.outer.start).rstrip()
        opens = not gap or gap[-1] in '.?!:,;—–-\n”"»' or marked.outer.start == _block_start(view, marked)
        return opens or nouns > 8
    return bool(re.search(r"[.?!]$", text)) and marked.outer.start == _block_start(view, marked)


def _block_start(view: _View, marked: Marked) -> int:
    return view.article.blocks[marked.block].span.start


def _best_frame(
    view: _View, marked: Marked, before: Marked | None, after: Marked | None, whole: bool
) -> Frame | None:
    homes = view.sentences(marked.outer)
    if not homes:
        return None
    candidates = [f for i in {homes[0], homes[-1], *_tail(view, marked, homes)} for f in view.frames[i]]
    title = view.article.blocks[marked.block].kind is not BlockKind.PARAGRAPH
    best, best_score = None, MINIMUM
    for frame in sorted(candidates, key=lambda f: f.cue_span):
        if title and frame.strength == 1:
            continue
        score = _evidence(view, marked, before, after, frame, whole)
        if score > best_score:
            best, best_score = frame, score
    return best


def _tail(view: _View, marked: Marked, homes: list[int]) -> list[int]:
    """Return the sentence after quoted text when it is the attribution, cut off by the tokenizer."""
    following = homes[-1] + 1
    if following >= len(view.trees) or view.trees[following].sentence.block != marked.block:
        return []
    gap = view.text(marked.outer.end, view.trees[following].sentence.start)
    ends_open = ENDS_OPEN.search(view.text(marked.inner.start, marked.inner.end))
    return [following] if ends_open and not gap.strip(" ”\"’'") else []


def _evidence(
    view: _View, marked: Marked, before: Marked | None, after: Marked | None, frame: Frame, whole: bool
) -> float:
    """Return how much speaks for a cue's attributing quoted text: adjacency, the tree, the cue itself."""
    score = {3: 1.0, 2: 0.6, 1: 0.0}[frame.strength] + (0.4 if frame.source else 0.0)
    tree = view.trees[frame.sentence]
    inner = view.text(marked.inner.start, marked.inner.end)
    if frame.cue_span.start >= marked.outer.end:
        if after and after.outer.start < frame.start:
            return 0.0
        gap = view.text(marked.outer.end, frame.start)
        adjacent = len(gap.split()) <= 1 and not re.search(r"[.;:]\s", gap)
        ends_open = bool(ENDS_OPEN.search(inner)) or gap.startswith(",")
        if adjacent and ends_open:
            score += 3.0
        elif adjacent and frame.strength == 3 and inner.endswith("."):
            score += 0.3
        elif frame.strength == 3 and _closes_with_comma(view, frame) and not _owns_other(view, frame, marked):
            score += 1.6
        elif _is_ancestor(tree, marked, frame):
            score += 1.2
        else:
            return 0.0
        return score - 0.02 * len(gap.split())
    if before and before.outer.start > frame.end:
        # Other quoted text stands between the cue and this: it is the same attribution or another's.
        score -= 0.4
    gap = view.text(frame.cue_span.end, marked.outer.start)
    depth = _depth(tree, marked, frame)
    if GAP_BEFORE.match(gap):
        score += 2.2 + (0.6 if gap.rstrip().endswith((":", ",")) else 0.0)
    elif depth is not None:
        score += 1.6 - 0.1 * depth
    elif frame.strength >= 2 and len(gap.split()) <= 25 and not re.search(r"[.?!]\s", gap):
        score += 0.5
    else:
        return 0.0
    if (inner and inner[0].islower()) or not whole:
        score += 0.1
    return score - 0.02 * len(gap.split())


def _closes_with_comma(view: _View, frame: Frame) -> bool:
    """Say whether a cue closes its sentence after a comma: "…, he said at a press conference"."""
    tree = view.trees[frame.sentence]
    lead = view.text(tree.sentence.start, frame.start).rstrip()
    rest = view.text(frame.end, tree.sentence.end)
    complement_after = frame.complement is not None and frame.complement > frame.cue
    return lead.endswith((",", "”", '"', "’", "—", "–")) and not (complement_after and len(rest.split()) > 12)


def _owns_other(view: _View, frame: Frame, marked: Marked) -> bool:
    """Say whether a cue that follows introduces something else that follows it."""
    rest = view.text(frame.end, view.trees[frame.sentence].sentence.end)
    return (
        bool(re.match(r"\s+(?:that|how|whether|it|he|she|they|the)\s+\w+", rest))
        and frame.complement is not None
    )


def _inside(tree: Tree, marked: Marked) -> list[int]:
    return [i for i, w in enumerate(tree.words) if marked.inner.start <= w.start < marked.inner.end]


def _depth(tree: Tree, marked: Marked, frame: Frame) -> int | None:
    """Return how many steps up the tree the cue is from the quoted text, or None."""
    inside = _inside(tree, marked)
    members = set(inside)
    top = next(
        (i for i in inside if tree.words[i].head not in members and tree.words[i].upos != "PUNCT"), None
    )
    if top is None:
        return None
    for depth, i in enumerate(tree.ancestors(top)):
        if i == frame.cue:
            return depth
    return None


def _is_ancestor(tree: Tree, marked: Marked, frame: Frame) -> bool:
    return _depth(tree, marked, frame) is not None


def _content(view: _View, marked: Marked, frame: Frame, whole: bool) -> Span:
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


def _reports(view: _View, frame: Frame, outer: Span) -> bool:
    """Say whether all between a cue and a quoted fragment is one clause that the cue reports."""
    if frame.end > outer.start:
        return False
    between = view.text(frame.end, outer.start)
    others = (f.cue_span.start for f in view.frames[frame.sentence] if f.cue != frame.cue and f.strength == 3)
    clear = not any(frame.end <= start < outer.start for start in others)
    return clear and len(between.split()) <= 40 and not re.search(r"[.?!;][\s“\"]", between)


def _trim(view: _View, least: int, end: int) -> int:
    lead = view.text(least, end)
    return max(least, least + len(TRAILING.sub("", lead)))


def _continues(view: _View, previous: _Draft, marked: Marked, whole: bool) -> bool:
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


def _without_cue(view: _View, marked: Marked, previous: _Draft | None, whole: bool) -> _Draft | None:
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


def _introduction(view: _View, marked: Marked) -> Frame | None:
    """Return the cue of the sentence before that ends in a colon or has a cue with nothing said yet."""
    before = [i for i, tree in enumerate(view.trees) if tree.sentence.end <= marked.outer.start]
    if not before:
        return None
    last = before[-1]
    text = view.text(view.trees[last].sentence.start, marked.outer.start).rstrip()
    frames = [f for f in view.frames[last] if f.strength >= 2]
    return frames[-1] if frames and text.endswith(":") else None


# Reported speech without marks ---------------------------------------------------------------------


def _reported_drafts(view: _View, drafts: list[_Draft]) -> list[_Draft]:
    """Return the clauses that cues introduce without quotation marks."""
    taken = {(d.frame.sentence, d.frame.cue) for d in drafts if d.frame}
    covered = [span for d in drafts for span in d.content]
    out = []
    for index, frames in enumerate(view.frames):
        tree = view.trees[index]
        if view.article.blocks[tree.sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        for frame in frames:
            if (index, frame.cue) in taken or frame.strength < 3 or frame.source is None:
                continue
            content = _reported(tree, frame)
            if content and not any(s.start < content.end and content.start < s.end for s in covered):
                out.append(_Draft(frame, [content], [], False, tree.sentence.block))
    return out


def _reported(tree: Tree, frame: Frame) -> Span | None:
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
