"""Two statements that were made apart, printed as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations, count
from typing import NamedTuple

from quotes.lookup import Lookup
from quotes.model import Remark, Rendering
from quotes.rules import sides
from quotes.rules.compare import shared, tokens
from quotes.rules.differ import is_compared
from quotes.rules.rule import Found
from quotes.rules.saying import in_order, outlets, place, quoted

COVERED = 0.85
"""The share of its words that the two statements must have of the one that joins them."""

BETWEEN = 4
"""Words of the reporter's, after the sentence that attributes the first statement, from which a second one is
another statement."""

MOST = 50
"""Renderings of the two statements that are named at most."""


class _Statement(NamedTuple):
    """Whole renderings of one article that print the same words, in the order of the text.

    ``forms`` are its words, a character each.
    """

    forms: str
    printed: list[Rendering]


class _Quoted(NamedTuple):
    """Where the quoted renderings of an article begin, and where the first ends of these and all behind."""

    starts: list[int]
    ends: list[int]


def spliced(lookup: Lookup) -> Iterator[Found]:
    """Find renderings that are made of two statements which another outlet prints apart."""
    quoted_in: dict[str, _Quoted] = {}
    for remark in lookup.audit.remarks:
        members = [r for key in remark.renderings if is_compared(r := lookup.renderings[key])]
        if len({r.article for r in members}) < 2:
            continue
        codes: dict[str, str] = {}
        new = map(chr, count(1))
        forms = {
            r.key: "".join(codes.get(t.form) or codes.setdefault(t.form, next(new)) for t in tokens(r))
            for r in members
        }
        statements = _statements(members, forms)
        quoted_in |= {key: _quoted(lookup, key) for key in statements if key not in quoted_in}
        # The same text in one article is made of the same.
        made: dict[tuple[str, str], list[Rendering]] = {}
        for joined in members:
            own = joined.text, joined.article
            if own not in made:
                made[own] = []
                if not any(token.gap for token in tokens(joined)):
                    parts = _parts(lookup, forms[joined.key], joined.article, statements, quoted_in)
                    if parts and not any(_is_printed_too(lookup, joined, other) for other in members):
                        made[own] = parts
            if made[own]:
                yield _found(lookup, remark, joined, made[own])


def _found(lookup: Lookup, remark: Remark, joined: Rendering, parts: Sequence[Rendering]) -> Found:
    first, second = parts[:2]
    apart = in_order(lookup, parts[:MOST])
    return Found(
        message=(
            f"{outlets(lookup, [joined])} prints as one statement what {sides.prints(lookup, apart)} as two, "
            f"apart from each other: {quoted(first.text)} and {quoted(second.text)}."
        ),
        places=(place(joined), *dict.fromkeys(map(place, apart))),
        remark=remark.key,
        renderings=(joined.key, *(rendering.key for rendering in apart)),
    )


def _statements(members: Sequence[Rendering], forms: Mapping[str, str]) -> dict[str, list[_Statement]]:
    """The whole statements of each article."""
    found: dict[str, dict[str, _Statement]] = {}
    for rendering in sorted(members, key=lambda r: r.start):
        if rendering.whole:
            words = forms[rendering.key]
            own = found.setdefault(rendering.article, {}).setdefault(words, _Statement(words, []))
            own.printed.append(rendering)
    # The articles as they come in the remark, by which the pair is chosen that is shown.
    order = dict.fromkeys(r.article for r in members if r.whole)
    return {article: list(found[article].values()) for article in order}


def _parts(
    lookup: Lookup,
    joined: str,
    article: str,
    statements: Mapping[str, Sequence[_Statement]],
    quoted_in: Mapping[str, _Quoted],
) -> list[Rendering]:
    """The renderings of other articles of which two, one far from the other, make up a text (its words).

    The first two are such a pair.
    """
    parts: dict[str, Rendering] = {}
    for key, printed in statements.items():
        if key == article:
            continue
        held = [statement for statement in printed if statement.forms in joined]
        pairs = [
            (one, other)
            for one, other in combinations(held, 2)
            if len(one.forms) + len(other.forms) >= COVERED * len(joined)
            and one.forms not in other.forms
            and other.forms not in one.forms
        ]
        for rendering in _apart(lookup, pairs, quoted_in[key]):
            parts[rendering.key] = rendering
    return list(parts.values())


def _apart(
    lookup: Lookup, pairs: Sequence[tuple[_Statement, _Statement]], own: _Quoted
) -> Iterator[Rendering]:
    """The renderings of pairs of statements that stand apart from one of the other; a pair first.

    What is apart from a rendering is apart from all that is printed behind it: the last one tells.
    """
    found: dict[str, Rendering] = {}
    chosen: list[tuple[Rendering, Rendering]] = []
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            first = [r for r in one.printed if _are_apart(lookup, r, other.printed[-1], own)]
            if first:
                found |= {r.key: r for r in first}
                chosen.append(
                    (first[0], next(r for r in other.printed if _are_apart(lookup, first[0], r, own)))
                )
                found |= {r.key: r for r in other.printed if _are_apart(lookup, one.printed[0], r, own)}
    if chosen:
        yield from min(chosen, key=lambda pair: (pair[0].start, pair[1].start))
        yield from found.values()


def _quoted(lookup: Lookup, article: str) -> _Quoted:
    marked = [r for r in lookup.in_article[article] if r.marked]
    ends = list(accumulate((r.end for r in reversed(marked)), min))
    return _Quoted([r.start for r in marked], ends[::-1])


def _are_apart(lookup: Lookup, first: Rendering, second: Rendering, own: _Quoted) -> bool:
    """Whether a rendering is printed behind another and far from it; ``own`` is quoted in their article."""
    if second.start < first.end:
        return False
    behind = bisect_left(own.starts, first.end)
    if behind < len(own.ends) and own.ends[behind] <= second.start:
        return True
    text = lookup.article_of(first).text[first.end : second.start]
    _, _, further = re.sub(r"[”»\"’]+", "", text.lstrip(",.;!?…”»\"’' ")).partition(".")
    return len(re.findall(r"[^\W_]+", further)) >= BETWEEN


def _is_printed_too(lookup: Lookup, joined: Rendering, other: Rendering) -> bool:
    """Whether another outlet joins the two as well: then those that part them may be wrong."""
    outlet = lookup.article_of(joined).outlet_or_key
    if other.article == joined.article or lookup.article_of(other).outlet_or_key == outlet:
        return False
    return len(tokens(other)) >= COVERED * len(tokens(joined)) and shared(joined, other) >= COVERED
