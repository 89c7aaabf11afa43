"""What one text in several outlets does not share: words that differ, and words that are dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lookup import Lookup
from quotes.model import BlockKind, Place, Quotation, Remark, Rendering, Span
from quotes.rules import sides
from quotes.rules.compare import Difference, differences, holds, shared, tokens
from quotes.rules.rule import Found
from quotes.rules.saying import quoted
from quotes.rules.sides import Printed, Side

FEWEST = 4
"""Words that a rendering has at least to be compared: what is shorter is a choice of words."""

SHARED = 0.5
"""The share of telling words of the shorter of two renderings that the longer has, to be compared with it."""

MOST = 5
"""Sentences that are looked for in a gap at most: two that stand further apart are two quotations."""

_CUT = ("…", "...", ". .", "[", "(")
_TRANSLATED = ("translation", "back-translation", "interpreter")


def differing(lookup: Lookup) -> Iterator[Found]:
    """Find renderings of one text whose words differ, though no article tells of a translation."""
    translated = translated_speakers(lookup)
    for remark in lookup.audit.remarks:
        if remark.speaker in translated or is_translated(lookup, remark):
            continue
        for kept, odd in _apart(lookup, remark):
            found = differences(kept[0].rendering, odd[0].rendering)
            if not _is_cut(found):
                yield _differs(lookup, remark, kept, odd)


def cut(lookup: Lookup) -> Iterator[Found]:
    """Find renderings that lack words or sentences inside, with no ellipsis where they stood."""
    for remark in lookup.audit.remarks:
        for kept, odd in _apart(lookup, remark):
            found = differences(kept[0].rendering, odd[0].rendering)
            if _is_cut(found):
                full, short = (kept, odd) if found[0].drops else (odd, kept)
                yield _drops(lookup, remark, full, short)
    yield from _dropped_sentences(lookup)


def is_translated(lookup: Lookup, remark: Remark) -> bool:
    """Whether any article tells that a remark is translated, or it can be inferred from what one tells."""
    return any(_tells(lookup, lookup.renderings[key]) for key in remark.renderings)


def translated_speakers(lookup: Lookup) -> frozenset[str]:
    """Return the speakers (keys) of whom something is known to be translated."""
    return frozenset(r.speaker for r in lookup.audit.renderings if r.speaker and _tells(lookup, r))


def _tells(lookup: Lookup, rendering: Rendering) -> bool:
    return any(
        step.kind in _TRANSLATED or (step.kind == "spoken" and step.what != "English")
        for step in lookup.steps_of(rendering)
    )


def _apart(lookup: Lookup, remark: Remark) -> Iterator[tuple[Side, Side]]:
    """Pairs of sides of one text: what is to be believed, and what parts from it."""
    for wording in remark.wordings:
        members = [lookup.renderings[key] for key in wording]
        groups = _alike([r for r in members if is_compared(r) and _is_report(lookup, r)])
        if len(groups) > 1:
            printed = [[Printed(r, Span(r.start, r.end)) for r in group] for group in groups]
            kept, odd = sides.part(lookup, remark, printed)
            for side in odd:
                pair = _longest_first(kept), _longest_first(side)
                one, other = pair[0][0].rendering, pair[1][0].rendering
                if shared(one, other) >= SHARED and not _said_twice(lookup, one, other):
                    yield pair


def _is_report(lookup: Lookup, rendering: Rendering) -> bool:
    """Whether a rendering is no transcript's: what parts from one is a matter of its own."""
    return rendering.article not in lookup.audit.transcripts


def _said_twice(lookup: Lookup, one: Rendering, other: Rendering) -> bool:
    """Whether one article prints both in its text: then they are two statements, much alike."""
    article = lookup.article_of(one)
    titles = [block.span for block in article.blocks if block.kind is BlockKind.TITLE]
    in_title = any(t.start <= r.start < t.end for t in titles for r in (one, other))
    return one.article == other.article and not in_title


def is_compared(rendering: Rendering) -> bool:
    """Whether a rendering is quoted, in English, no passage of another, and long enough."""
    return (
        rendering.marked
        and rendering.part_of is None
        and rendering.is_english
        and len(tokens(rendering)) >= FEWEST
    )


def _alike(renderings: Sequence[Rendering]) -> list[list[Rendering]]:
    """Renderings by what they print; a shorter one goes with the longest that it does not part from."""
    groups: list[list[Rendering]] = []
    for rendering in sorted(renderings, key=lambda r: (-len(tokens(r)), r.key)):
        own = next((group for group in groups if not differences(group[0], rendering)), None)
        if own is None:
            groups.append(own := [])
        own.append(rendering)
    return groups


def _longest_first(side: Side) -> Side:
    return tuple(sorted(side, key=lambda printed: -len(tokens(printed.rendering))))


def _is_cut(found: Sequence[Difference]) -> bool:
    return all(each.drops for each in found) or all(each.inside and not each.a for each in found)


def _differs(lookup: Lookup, remark: Remark, kept: Side, odd: Side) -> Found:
    first, theirs = kept[0].rendering, odd[0].rendering
    here = _where(odd, first, theirs)
    there = _where(kept, theirs, first)
    return Found(
        message=f"{sides.odd_against(lookup, [here], there)}, and no translation is told of.",
        places=sides.places([here], there),
        remark=remark.key,
        renderings=sides.keys((here, there)),
    )


def _where(side: Side, other: Rendering, longest: Rendering) -> Side:
    """The words of each rendering of a side that are not those of another, from the first to the last.

    A rendering that is cut shorter may have none of them, and is left out.
    """
    out = []
    for printed in side:
        spans = [each.place_b for each in differences(other, printed.rendering)]
        if spans:
            span = Span(min(s.start for s in spans), max(s.end for s in spans))
            out.append(Printed(printed.rendering, span))
    return tuple(sorted(out, key=lambda p: p.rendering is not longest))


def _drops(lookup: Lookup, remark: Remark, full: Side, short: Side) -> Found:
    longest = full[0].rendering
    here = _where(short, longest, short[0].rendering)
    dropped = [each.place_a for each in differences(longest, short[0].rendering)]
    text = lookup.article_of(longest).text
    first = next(each.a for each in differences(longest, short[0].rendering))
    there = [p for p in full if holds(tokens(p.rendering), first)]
    words = " and ".join(quoted(text[span.start : span.end]) for span in dropped)
    return Found(
        message=(
            f"{sides.prints(lookup, sides.renderings(here), 'leaves', 'leave')} out {words}, which "
            f"{sides.prints(lookup, sides.renderings(tuple(there)))}, "
            "and nothing shows it."
        ),
        places=tuple(
            dict.fromkeys(
                (*(p.place for p in here), Place(longest.article, dropped[0]), *(p.place for p in there[1:]))
            )
        ),
        remark=remark.key,
        renderings=sides.keys((here, tuple(there))),
    )


def _dropped_sentences(lookup: Lookup) -> Iterator[Found]:
    """Find two sentences in a row between which others print more, in one and the same quotation."""
    rows = [row for quotation in lookup.audit.quotations for row in _rows(lookup, quotation) if len(row) > 1]
    passages: dict[tuple[str, str], list[list[Rendering]]] = {}
    for row in rows:
        for at, first in enumerate(row):
            for end in range(at + 2, min(len(row), at + MOST + 2)):
                passages.setdefault(_ends(lookup, first, row[end]), []).append(row[at : end + 1])
    short: dict[tuple[str, ...], dict[str, tuple[Rendering, Rendering]]] = {}
    full: dict[tuple[str, ...], dict[str, list[Rendering]]] = {}
    for row in rows:
        said = {lookup.remarks[r.key].key for r in row}
        for first, second in pairwise(row):
            for passage in passages.get(_ends(lookup, first, second), []):
                dropped = tuple(lookup.remarks[r.key].key for r in passage[1:-1])
                if said.isdisjoint(dropped) and _is_cut_to(lookup, passage, first, second):
                    short.setdefault(dropped, {})[first.article] = (first, second)
                    full.setdefault(dropped, {})[passage[0].article] = passage
    for dropped, pairs in short.items():
        yield _drops_sentences(lookup, list(full[dropped].values()), list(pairs.values()))


def _ends(lookup: Lookup, first: Rendering, last: Rendering) -> tuple[str, str]:
    return lookup.remarks[first.key].key, lookup.remarks[last.key].key


def _is_cut_to(lookup: Lookup, passage: Sequence[Rendering], first: Rendering, second: Rendering) -> bool:
    """Whether two sentences in a row are the ends of another's passage, and nothing tells of a cut."""
    if passage[0].article == first.article or differences(passage[0], first):
        return False
    text = lookup.article_of(first).text[first.end - 3 : second.start + 3]
    return not differences(passage[-1], second) and not any(sign in text for sign in _CUT)


def _rows(lookup: Lookup, quotation: Quotation) -> Iterator[list[Rendering]]:
    """The sentences that stand in a row inside one pair of quotation marks."""
    own = [r for r in lookup.in_quotation[quotation.key] if r.marked and r.part_of is None and r.is_english]
    for span in quotation.marked if quotation.article not in lookup.audit.transcripts else ():
        yield [r for r in own if span.start <= r.start and r.end <= span.end]


def _drops_sentences(
    lookup: Lookup, full: Sequence[Sequence[Rendering]], short: Sequence[tuple[Rendering, Rendering]]
) -> Found:
    passage = full[0]
    span = Span(passage[1].start, passage[-2].end)
    said = quoted(lookup.article_of(passage[0]).text[slice(*span)])
    edges = [Span(tokens(a)[-1].span.start, tokens(b)[:2][-1].span.end) for a, b in short]
    return Found(
        message=(
            f"{sides.prints(lookup, [first for first, _ in short], 'leaves', 'leave')} out {said}, which "
            f"{sides.prints(lookup, [row[0] for row in full])}, and nothing shows it."
        ),
        places=(
            *(Place(first.article, edge) for (first, _), edge in zip(short, edges, strict=True)),
            Place(passage[0].article, span),
        ),
        remark=lookup.remarks[passage[0].key].key,
        renderings=tuple(r.key for row in (*short, *full) for r in row),
    )
