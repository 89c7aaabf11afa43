"""Who a quotation without a source is likely to be by: what its cue, sentence or headline shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from quotes.letters import plain
from quotes.model import BlockKind, Quotation, QuotationKind, Span
from quotes.speaker.mention import Mention
from quotes.speaker.source import antecedent, of_sentence
from quotes.speaker.tokens import SUBJECT, View
from quotes.speaker.words import CONJUNCTIONS, COPULAS, DETERMINERS, INDEFINITE, PREPOSITIONS, RELATIVES

_NAMED = frozenset({"name", "body", "description", "pronoun"})
_EMPTY = DETERMINERS | INDEFINITE | PREPOSITIONS | CONJUNCTIONS | COPULAS | RELATIVES
_ALIKE = 85  # per cent of letters that two spellings or forms of one word share
_SHARE = 0.66  # of a headline's telling words that the quotation it is cut from must hold


def cue_subject(view: View, mentions: Sequence[Mention], quotation: Quotation) -> Mention | None:
    """Return the subject of the verb that attributes, as the tree has it: "…, who stated that …"."""
    for span in quotation.cue:
        low = view.within(span)[0]
        token = view.at(low)
        if token is None:
            continue
        if view.small(low - 1, token.sentence) in {"who", "whose"}:
            return antecedent(view, mentions, low - 1)
        words = view.sentences[token.sentence].words if token.word >= 0 else ()
        for word in words:
            if word.head == token.word and word.deprel.startswith("nsubj"):
                at = view.within(Span(word.start, word.end))[0]
                if view.small(at) in {"who", "which"}:
                    return antecedent(view, mentions, at)
                here = of_sentence(view, mentions, at)
                found = [m for m in here if m.low <= at < m.high and m.kind in _NAMED]
                return max(found, key=lambda m: (m.kind == "name", m.high - m.low), default=None)
        return _right_before(view, mentions, quotation, low)
    return None


def _right_before(view: View, mentions: Sequence[Mention], quotation: Quotation, cue: int) -> Mention | None:
    """The one name, or for want of one the one description, between what was said and the verb after it."""
    start = view.at_start(cue)
    ends = [view.within(s)[1] for s in quotation.content]
    start = max([start, *(e for e in ends if e <= cue)])
    first, last = bisect_left(mentions, start, key=_low), bisect_left(mentions, cue, key=_low)
    near = [
        m
        for m in (mentions[i] for i in range(first, last))
        if m.high <= cue
        and not m.quoted
        and view.small(m.low - 1, view.tokens[cue].sentence) not in PREPOSITIONS
    ]
    described = [m for m in near if m.kind == "description"]
    names = [
        m
        for m in near
        if m.kind in {"name", "body"} and not any(d.low <= m.low and m.high <= d.high for d in described)
    ]
    one = names or described
    return one[0] if len(one) == 1 else None


def sentence_subject(view: View, mentions: Sequence[Mention], quotation: Quotation) -> Mention | None:
    """Return the one person named beside a quotation that a colon ties to its sentence: "For Sorel: “…”"."""
    if quotation.kind is not QuotationKind.DIRECT:
        return None
    low, high = view.within(Span(quotation.content[0].start, quotation.content[-1].end))
    before = low - 1
    while before >= 0 and not view.tokens[before].is_word and view.small(before) != ":":
        before -= 1
    after = high
    while after < len(view.tokens) and not view.tokens[after].is_word and view.small(after) != ":":
        after += 1
    if view.small(before) == ":" and view.tokens[before].block == view.tokens[low].block:
        sentence = view.tokens[before].sentence
    elif view.small(after) == ":" and view.tokens[after].block == view.tokens[low].block:
        sentence = view.tokens[after].sentence
    else:
        return None
    here = of_sentence(view, mentions, view.ranges[sentence][0])
    near = [m for m in here if m.sentence == sentence and not m.quoted and not low <= m.low < high]
    named = [m for m in near if m.kind == "name"] or [m for m in near if m.kind == "body"]
    subjects = [m for m in near if m.kind in _NAMED and m.place == SUBJECT]
    one = named if len({(m.entity, m.entity is None and m.text) for m in named}) == 1 else subjects
    return one[0] if len({(m.kind, m.entity, m.text) for m in one}) == 1 else None


def in_heading(view: View, quotation: Quotation) -> bool:
    """Say whether a quotation stands in a headline."""
    token = view.at(view.within(Span(quotation.content[0].start, quotation.content[0].start + 1))[0])
    return token is not None and _heading(view, token.block)


def repeated_in(view: View, quotation: Quotation, others: Mapping[str, Quotation]) -> Quotation | None:
    """Return the one of the other quotations that a headline's is cut from."""
    wanted = _telling(view, quotation)
    best: tuple[float, str] = (0.0, "")
    for key, other in sorted(others.items()):
        held = _telling(view, other)
        share = sum(any(fuzz.ratio(a, b) >= _ALIKE for b in held) for a in wanted) / max(1, len(wanted))
        best = max(best, (share, key))
    enough = len(wanted) > 1 and best[0] >= _SHARE
    return others[best[1]] if enough else None


def _low(mention: Mention) -> int:
    return mention.low


def _heading(view: View, block: int) -> bool:
    blocks = view.article.blocks
    return 0 <= block < len(blocks) and blocks[block].kind in {BlockKind.TITLE, BlockKind.HEADING}


def _telling(view: View, quotation: Quotation) -> list[str]:
    words = []
    for span in quotation.content:
        low, high = view.within(span)
        words += [plain(t.text) for t in view.tokens[low:high] if t.is_word and t.small not in _EMPTY]
    return words
