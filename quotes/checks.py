"""The way of a check: quotations and references in, what each quotation is to them out.

It stands beside the pipeline, of which it needs nothing where a quotation is given by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from os import cpu_count

from quotes.checking import check_renderings, marked_renderings, read_text, set_aside
from quotes.grouping.vectors import Encoder, Remembering, load_encoder
from quotes.language import language_of
from quotes.model import Article, Audit, Checked, Parse, Problem, Rendering

Progress = Callable[[str, int, int], None]
MANY = 100
"""Quotations from which loading the encoder is worth a process of its own."""

ParseArticles = Callable[[Sequence[Article], Callable[[int, int], None]], Mapping[str, Parse]]


def check(
    articles: Sequence[Article],
    references: Sequence[Article],
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    parse: ParseArticles | None = None,
) -> Audit:
    """Say of what articles print in quotation marks what it is to the references: ``Audit.checks``.

    The renderings are what stands in one pair of marks each.  References are not parsed.
    """
    from quotes.pipeline import extract

    found = extract(articles, problems=problems, progress=progress, parse=parse)
    speakers = {a.quotation: a.speaker for a in found.attributions}
    renderings = tuple(
        rendering
        for article in found.articles
        for rendering in marked_renderings(
            article,
            [q for q in found.quotations if q.article == article.key],
            speakers,
            language_of(article),
        )
    )
    return _checked(replace(found, renderings=renderings), references, progress)


def check_texts(
    texts: Sequence[str], references: Sequence[Article], *, progress: Progress | None = None
) -> Audit:
    """Say of quotations that are given by themselves what they are to the references: ``Audit.checks``.

    Each text is an article of its own; nothing is parsed.
    """
    read = [read_text(text, number) for number, text in enumerate(texts, start=1)]
    renderings = tuple(replace(rendering, lang=language_of(article)) for article, rendering in read)
    articles = tuple(article for article, _ in read)
    return _checked(Audit(articles, (), (), (), renderings, (), ()), references, progress)


def check_transcripts(audit: Audit, encoder: Encoder) -> tuple[Checked, ...]:
    """Check what other articles quote of those who speak in a transcript of the corpus against it.

    Only what stands in quotation marks, in the transcript's language; by article and place.
    """
    speakers = {a.quotation: a.speaker for a in audit.attributions}
    langs = {article.key: language_of(article) for article in audit.articles}
    heard: dict[str, list[str]] = defaultdict(list)
    for quotation in audit.quotations:
        speaker = speakers.get(quotation.key)
        if speaker is not None and quotation.article in audit.transcripts:
            heard[speaker].append(quotation.article)
    quoted = {quotation.key for quotation in audit.quotations if quotation.marked}
    together: dict[tuple[str, ...], list[Rendering]] = defaultdict(list)
    for rendering in audit.renderings:
        if rendering.article in audit.transcripts or rendering.quotation not in quoted or rendering.part_of:
            continue
        own = heard.get(rendering.speaker or "", ())
        against = tuple(k for k in audit.transcripts if k in own and langs[k] == rendering.lang)
        if rendering.marked and against:
            together[against].append(rendering)
    found: dict[str, Checked] = {}
    for keys, renderings in together.items():
        references = [replace(audit.article(key), lang=langs[key]) for key in keys]
        found |= {c.rendering: c for c in check_renderings(renderings, references, encoder)}
    return tuple(found[r.key] for r in audit.renderings if r.key in found)


def _checked(audit: Audit, references: Sequence[Article], progress: Progress | None) -> Audit:
    tell = progress or (lambda stage, done, total: None)
    tell("checking", 0, 1)
    known = [replace(reference, lang=reference.lang or language_of(reference)) for reference in references]
    encoder = load_encoder()
    # A second processor loads the encoder while the words are compared.
    many = len(audit.renderings) >= MANY and (cpu_count() or 1) > 1
    with set_aside(encoder) if many else nullcontext(encoder) as ready:
        return replace(
            audit,
            checks=check_renderings(
                audit.renderings, known, Remembering(ready, partial(tell, "comparing meanings"))
            ),
        )
