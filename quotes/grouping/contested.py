"""The same words under two names: one of those who print them is wrong, or two people said the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.grouping.halves import join_halves
from quotes.grouping.statements import read_statements, workers_of
from quotes.model import Article, Contested, Rendering

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MOST_OF_A_NAME = 5
"""Words that the name of a thing has at most here; more in capitals are a headline."""

_SMALL = frozenset("a an and at by for from in of on or the to with".split())
"""What is printed small in the name of a thing."""


def find_contested(renderings: Sequence[Rendering], articles: Mapping[str, Article]) -> tuple[Contested, ...]:
    """Return what is quoted in the same words, but for case, marks and spaces, of two known speakers or more.

    Words that are too few to be known by ("a new page") are left out: two people may well have said them; and
    so is what is printed like the name of a thing ("Meet the Press"), which nobody said.
    The order of the input changes nothing.
    """
    quoted = [r for r in renderings if r.marked and r.part_of is None]
    ordered = sorted(quoted, key=lambda r: (r.article, r.start, r.end, r.key))
    sentences = join_halves(ordered, articles)
    with workers_of(1) as spread:
        statements = read_statements(ordered, sentences, spread)
    by_words: dict[str, list[int]] = defaultdict(list)
    for at, members in enumerate(statements.members):
        if not statements.short[at]:
            by_words[statements.corpus.forms[at]] += members
    found = []
    for members in by_words.values():
        printed = [ordered[half] for number in sorted(members) for half in sentences[number]]
        if any(_is_like_a_name(rendering.text) for rendering in printed):
            continue
        speakers = dict.fromkeys(r.speaker for r in printed if r.speaker is not None)
        if len(speakers) > 1:
            keys = tuple(r.key for r in printed if r.speaker is not None)
            found.append((sorted(members), Contested(keys, tuple(speakers))))
    return tuple(contested for _, contested in sorted(found, key=lambda pair: pair[0]))


def _is_like_a_name(text: str) -> bool:
    """Whether a few words are all printed with a capital, but for small ones between them."""
    words = _WORD.findall(text)
    return 1 < len(words) <= MOST_OF_A_NAME and all(word[0].isupper() or word in _SMALL for word in words)
