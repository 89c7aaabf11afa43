"""Words that articles share around their quotations: runs of words of the reporters' own.

A run is evidence of one report where it is long (``LONG`` words) or a whole clause or sentence of ``SHORT``
words or more, and says enough that two reporters would not say alike: formulas of attribution, names,
titles and little words weigh nothing or next to nothing.  A run that articles of one outlet print next to
quotations with other words is boilerplate, and none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quotes.model import Article, BlockKind, Quotation, Rendering, Span
from quotes.provenance.own import BLANK, without_quoted_text

LONG = 12
"""Words of a run that may stand anywhere in a sentence; stock phrases of ten words are common."""

SHORT = 5
"""Words that a shorter clause must have; it must be the same from end to end."""

TELLING = 3.0
"""The weight of words that a run must hold."""

NAME = 0.25
"""The weight of a word with a capital: people and places are in every report of an event."""

AROUND = 45
"""How many of an article's own words before and after a quotation are around it."""

SHOWN = 14  # words of a run that are shown

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_BREAK = re.compile(rf"[.!?…;:]+[\s)\]\"”’']|\n\s*\n|{BLANK}+|[()\[\]]")
_FORMULA = frozenset(
    """
    about above according added adding after afternoon again against agency ahead alongside also
    among announced anonymity another answer answered appeal appeared asked back because been before
    being between both briefing call called campaign coach colleague comment comments condition
    conference could counterpart country declined deputy director discuss during each earlier
    evening event first following foreign former from government have head held here immediately
    interpreter interview into issued journalists just last late later leader made make many media
    meeting minister ministers more morning most much news next note noted official officials only
    other over president press released remarks replied reported reporters reports request requests
    respond responded reuters said same say says secretary session should since some speaking speech
    spoke spokesman spokesperson spokeswoman state stated statement still stressed such summit talks
    tell telling than that their them then there these they this those through told toward towards
    translation translator tuesday under until very visit warned wednesday week well were what when
    where whether which while will with without work would written wrote year years yesterday
    """.split()
)
"""Words that attributions are made of, and little words of four letters or more."""


class Shared(NamedTuple):
    """A run that a rendering has around it and another article too.

    ``shown`` is how the first of the articles prints it, ``at`` where.
    """

    rendering: str
    key: str
    shown: str
    at: int


class _Run(NamedTuple):
    key: str
    first: int
    last: int


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks."""
    return [m[0].replace("’", "'").casefold() for m in _WORD.finditer(text)]


def find_shared(
    articles: Sequence[Article],
    quotations: Mapping[str, Sequence[Quotation]],
    renderings: Mapping[str, Sequence[Rendering]],
) -> Iterator[Shared]:
    """Yield the runs around each rendering that renderings of other articles have around them too.

    ``quotations`` and ``renderings`` are by the article's key; the renderings in the order of the text.
    """
    if len(articles) < 2:
        return
    cut = {article.key: _runs(article, quotations.get(article.key, ())) for article in articles}
    first_in: dict[str, str] = {}
    several: set[str] = set()
    for article in articles:
        for run in cut[article.key][1]:
            if first_in.setdefault(run.key, article.key) != article.key:
                several.add(run.key)
    near: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    spans: dict[tuple[str, str], Span] = {}
    for article in articles:
        words, runs = cut.pop(article.key)
        runs = [run for run in runs if run.key in several]
        for rendering in renderings.get(article.key, ()) if runs else ():
            for run in _around(rendering, words, runs):
                near[run.key][article.key].append(rendering.key)
                spans.setdefault((run.key, article.key), Span(words[run.first].start, words[run.last].end))
    texts = {article.key: article.text for article in articles}
    outlets = {article.key: article.outlet_or_key for article in articles}
    said = {r.key: frozenset(words_of(r.text)) for found in renderings.values() for r in found}
    for key, printed in near.items():
        if len(printed) < 2 or _is_boilerplate(printed, outlets, said):
            continue
        first = next(iter(printed))
        shown = " ".join(texts[first][slice(*spans[key, first])].split()[:SHOWN])
        for keys in printed.values():
            for rendering_key in keys:
                yield Shared(rendering_key, key, shown, spans[key, first].start)


def _runs(article: Article, quotations: Sequence[Quotation]) -> tuple[list[Span], list[_Run]]:
    """Return the article's own words, and the runs of them that can be evidence."""
    text = without_quoted_text(article.text, quotations)
    blocks = [b.span for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    if not article.blocks:
        blocks = [Span(0, len(text))]
    words: list[Span] = []
    runs: list[_Run] = []
    for start, end in blocks:
        at = start
        for stop in [*_BREAK.finditer(text, start, end), None]:
            piece = [Span(*m.span()) for m in _WORD.finditer(text, at, stop.start() if stop else end)]
            runs += _cut(text, piece, len(words))
            words += piece
            at = stop.end() if stop else end
    return words, runs


def _cut(text: str, piece: Sequence[Span], offset: int) -> Iterator[_Run]:
    forms = [text[start:end] for start, end in piece]
    keys = [form.replace("’", "'").casefold() for form in forms]
    weights = [_weight(form, key) for form, key in zip(forms, keys, strict=True)]
    if SHORT <= len(piece) < LONG and sum(weights) >= TELLING:
        yield _Run(f"|{' '.join(keys)}|", offset, offset + len(piece) - 1)
    for at in range(len(piece) - LONG + 1):
        if sum(weights[at : at + LONG]) >= TELLING:
            yield _Run(" ".join(keys[at : at + LONG]), offset + at, offset + at + LONG - 1)


def _weight(form: str, key: str) -> float:
    if len(form) < 4 or key in _FORMULA or not form[0].isalpha():
        return 0.0
    return NAME if form[0].isupper() else 1.0


def _around(rendering: Rendering, words: Sequence[Span], runs: Sequence[_Run]) -> Iterator[_Run]:
    """Yield the runs that begin or end within reach of a rendering."""
    at = bisect_left(words, (rendering.start,))
    low, high = at - AROUND, at + AROUND
    first = bisect_left(runs, low, key=lambda run: run.first)
    for place in range(first, len(runs)):
        if runs[place].last >= high:
            return
        yield runs[place]


def _is_boilerplate(
    printed: Mapping[str, Sequence[str]], outlets: Mapping[str, str], said: Mapping[str, frozenset[str]]
) -> bool:
    """Whether one outlet prints a run next to quotations that have no words to speak of in common."""
    seen: dict[str, frozenset[str]] = {}
    for article, keys in printed.items():
        words = frozenset().union(*(said[key] for key in keys))
        other = seen.setdefault(outlets[article], words)
        if 2 * len(words & other) < min(len(words), len(other)):
            return True
    return False
