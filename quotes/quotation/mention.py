"""Mentions: the whole phrase around the word that names somebody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from quotes.model import Span
from quotes.quotation.tree import Tree

SUFFIX = re.compile(r"(?:[A-Z]-|Jr|Sr|II)")
"""What a comma sets off at the end of one name: "Ryan, R-Wis.", "Fenn, Jr."."""
LONGEST_SOURCE = 30
"""Words; a longer mention is a mistake of the parse and is cut to its head's own phrase."""
NOT_PART_OF_SOURCE = frozenset({"parataxis", "ccomp", "dep", "list", "discourse"})
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday""".split()
)


def names_somebody(tree: Tree, i: int) -> bool:
    return tree.words[i].upos in ("NOUN", "PROPN") or (
        tree.words[i].upos == "PRON" and tree.words[i].xpos == "PRP"
    )


def whole_name(tree: Tree, span: Span) -> Span:
    """Widen a mention over the proper nouns that touch it: a parse often tears names and titles apart."""
    inside = tree.inside(span)
    if not inside or tree.words[inside[-1]].upos == "PRON":
        return span
    first, last = inside[0], inside[-1]
    if tree.words[last].upos in ("PROPN", "ADJ"):
        while last + 1 < len(tree.words) and _part_of_name(tree, last + 1):
            last += 1
    if tree.words[first].upos == "PROPN":
        while first > 0 and _part_of_name(tree, first - 1):
            first -= 1
    return Span(min(span.start, tree.words[first].start), max(span.end, tree.words[last].end))


def _part_of_name(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.upos == "PROPN" and tree.forms[i] not in CALENDAR


def whole_words(tree: Tree, span: Span) -> Span:
    """Widen a span to the ends of hyphenated words: the tokenizer parts "al-Hakim" in three."""
    start, end = span
    while end in tree.hyphenated:
        end = tree.hyphenated[end]
    while start in tree.hyphenated_back:
        start = tree.hyphenated_back[start]
    return Span(start, end)


def mention(tree: Tree, head: int, is_marked: list[bool] | None = None) -> Span | None:
    """Return the whole mention whose head is a word: articles, titles, appositions, relative clauses."""
    inside = tree.subtree(head, NOT_PART_OF_SOURCE)
    if is_marked and any(is_marked):
        inside = [i for i in inside if not is_marked[i]]
    # What is not joined to the head's own stretch (a clause torn off by the parse) is left out: in a stretch
    # words are as far from their places in the list.
    at = bisect_left(inside, head)
    first = bisect_left(range(at), head - at, key=lambda k: inside[k] - k)
    behind = bisect_right(range(len(inside)), head - at, lo=at, key=lambda k: inside[k] - k)
    kept = [i for i in inside[first : at + 1] if tree.words[i].deprel != "case"] + inside[at + 1 : behind]
    if len(kept) > LONGEST_SOURCE:
        close = ("det", "amod", "compound", "flat", "nmod:poss", "nummod", "appos")
        kept = [head] + [
            c for c in tree.children[head] if tree.words[c].deprel in close and abs(c - head) < 8
        ]
    span = whole_words(tree, whole_name(tree, whole_words(tree, tree.span(kept))))
    return span if span.end > span.start else None
