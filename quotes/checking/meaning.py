"""Find what references say in other words or in another language, by words and sentence vectors together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from quotes.checking.reference import Ints, Library, highest, words_in
from quotes.grouping import (
    Encoder,
    beliefs,
    cosines,
    digest_tokens,
    join_across,
    make_corpus,
    string_features,
    tokens_of,
    vector_features,
)
from quotes.model import Rendering, Span

ALL = 600
"""Sentences of references up to which a quotation is compared with each by its vector; with more, with those
that share its rarer words."""

CANDIDATES = 6
"""Sentences that a quotation is compared with, by words, and as many by vectors."""

MOST_COMMON = 2000
"""A key that stands in more places finds nothing."""

LONGEST = 1500
"""Characters of a quotation that are compared: it is one sentence."""

DOUBT = -5.0
"""The log-odds by words alone from which sentence vectors are asked."""

LIKELY = 0.0
"""The log-odds from which a quotation renders a sentence."""


class Meant(NamedTuple):
    """Which sentence of which reference a quotation renders, and how far that is believed (0–1)."""

    article: int
    span: Span
    belief: float
    foreign: bool = False


def find_meant(
    renderings: Sequence[Rendering], library: Library, encoder: Encoder | None
) -> list[Meant | None]:
    """Return the sentence that each quotation renders, if any does."""
    found: list[Meant | None] = [None] * len(renderings)
    renderings = [replace(r, text=r.text[:LONGEST], words=()) for r in renderings]
    ours = [_base(rendering.lang) for rendering in renderings]
    theirs = [_base(article.lang or "") for article in library.articles]
    for lang in sorted(set(ours)):
        asked = [at for at, own in enumerate(ours) if own == lang]
        here = [at for at, (article, _) in enumerate(library.spans) if theirs[article] in ("", lang)]
        abroad = [at for at, (article, _) in enumerate(library.spans) if theirs[article] not in ("", lang)]
        if here:
            for at, meant in zip(
                asked, _alike([renderings[x] for x in asked], here, library, encoder), strict=True
            ):
                found[at] = meant
        if abroad and encoder is not None:
            left = [at for at in asked if found[at] is None]
            for at, meant in zip(
                left, _across([renderings[x] for x in left], abroad, library, encoder), strict=True
            ):
                found[at] = meant
    return found


def _base(lang: str) -> str:
    return lang.lower().replace("_", "-").partition("-")[0]


def _sentence(number: int, library: Library) -> Rendering:
    article, (start, end) = library.spans[number]
    given = library.articles[article]
    text = given.text[start:end]
    return Rendering(
        f"{article}.{number}", given.key, "", start, end, text, whole=True, lang=given.lang or "en"
    )


def _alike(
    renderings: Sequence[Rendering], sentences: Sequence[int], library: Library, encoder: Encoder | None
) -> list[Meant | None]:
    """The sentence of the same language that each rendering says in other words."""
    chosen = np.array(sorted(sentences), dtype=np.int64)
    pairs = {(at, x) for at, each in enumerate(renderings) for x in _by_words(each, chosen, library)}
    texts = {x: _sentence(x, library).text for x in chosen.tolist()} if len(chosen) <= ALL else {}
    if encoder is not None and texts:
        vectors = encoder.encode([*(r.text for r in renderings), *(texts[x] for x in chosen.tolist())])
        near = np.round(vectors[: len(renderings)] @ vectors[len(renderings) :].T, 4)
        for at, row in enumerate(np.argsort(-near, axis=1, kind="stable")[:, :CANDIDATES]):
            pairs.update((at, int(chosen[x])) for x in row)
    if not pairs:
        return [None] * len(renderings)
    ordered = sorted(pairs)
    numbers = sorted({x for _, x in ordered})
    place = {x: len(renderings) + at for at, x in enumerate(numbers)}
    statements = [*renderings, *(_sentence(x, library) for x in numbers)]
    digest = digest_tokens(tokens_of(Rendering("", "", "", 0, len(s.text), s.text)) for s in statements)
    whole = np.array([s.whole for s in statements], dtype=np.bool_)
    nobody = np.full(len(statements), -1, dtype=np.int64)
    corpus = make_corpus(digest, np.arange(len(statements)), whole, nobody)
    a = np.array([at for at, _ in ordered], dtype=np.int64)
    b = np.array([place[x] for _, x in ordered], dtype=np.int64)
    strings = string_features(corpus, a, b)
    wholes = whole[a] & whole[b]
    odds = beliefs().strings(strings, wholes)
    if encoder is not None:
        doubtful = np.flatnonzero(odds > DOUBT) if not texts else np.arange(len(odds))
        a, b, strings, wholes = a[doubtful], b[doubtful], strings[doubtful], wholes[doubtful]
        used = sorted({*a.tolist(), *b.tolist()})
        row = {x: at for at, x in enumerate(used)}
        vectors = encoder.encode([statements[x].text for x in used])
        cosine = cosines(vectors, _rows(a, row), _rows(b, row))
        more = vector_features(corpus, a, b, cosine, strings)
        odds = np.full(len(ordered), DOUBT, dtype=np.float32)
        odds[doubtful] = beliefs().vectors(np.concatenate([strings, more], axis=1), wholes)
    best: dict[int, tuple[float, int]] = {}
    for (at, x), value in zip(ordered, odds.tolist(), strict=True):
        if value >= LIKELY and value > best.get(at, (LIKELY - 1.0, 0))[0]:
            best[at] = value, x
    return [
        Meant(*library.spans[best[at][1]], float(1 / (1 + np.exp(-best[at][0])))) if at in best else None
        for at in range(len(renderings))
    ]


def _rows(chosen: Ints, row: dict[int, int]) -> Ints:
    return np.array([row[x] for x in chosen.tolist()], dtype=np.int64)


def _by_words(rendering: Rendering, chosen: Ints, library: Library) -> list[int]:
    """The sentences that hold most of the rarer words of a rendering, weighed by how rare they are."""
    holders: list[Ints] = []
    weights: list[float] = []
    for key in sorted({library.vocabulary[word][1] for word in words_in(rendering.text)}):
        places = library.places_of(key)
        if 0 < len(places) <= MOST_COMMON and not library.vocabulary.light[key]:
            sentences = library.sentences[places]
            holders.append(sentences[np.diff(sentences, prepend=-1) > 0])
            weights.append(float(np.log(len(library.keys) / len(places))))
    if not holders:
        return []
    each = np.repeat(weights, [len(sentences) for sentences in holders])
    votes = np.bincount(np.concatenate(holders), weights=each, minlength=len(library.spans))
    found: list[int] = chosen[highest(votes[chosen], CANDIDATES)].tolist()
    return found


def _across(
    renderings: Sequence[Rendering], sentences: Sequence[int], library: Library, encoder: Encoder
) -> list[Meant | None]:
    """The sentence of another language that each rendering is a translation of."""
    statements = [*renderings, *(_sentence(x, library) for x in sentences)]
    vectors = encoder.encode([s.text for s in statements])
    groups = join_across(
        [[at] for at in range(len(statements))],
        [s.lang for s in statements],
        [s.text for s in statements],
        vectors,
        articles=[s.article for s in statements],
    )
    found: list[Meant | None] = [None] * len(renderings)
    for group in groups:
        others = [x for x in group if x >= len(renderings)]
        for at in group if others else ():
            if at < len(renderings):
                near = {x: round(float(vectors[at] @ vectors[x]), 4) for x in others}
                nearest = max(others, key=lambda x: (near[x], -x))
                where = library.spans[sentences[nearest - len(renderings)]]
                found[at] = Meant(*where, near[nearest], foreign=True)
    return found
