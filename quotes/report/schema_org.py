"""The renderings as schema.org Quotations, in JSON-LD, for pages and search engines that read such data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quotes.model import Article, Audit, Remark, Rendering, Speaker
from quotes.report.data import Record
from quotes.report.escape import is_address, json_safe
from quotes.report.index import Index
from quotes.report.names import SPACE, Names, remark_name, rendering_name
from quotes.report.origin import original_of, spoken_in, translations, translator

_KINDS = {"person": "Person", "organisation": "Organization"}


def schema_org(audit: Audit, folder: Path) -> str:
    """Return a graph of schema.org (version 29) with a thing a line.

    Articles, speakers, remarks (each a Quotation without a text of its own if nobody prints what was spoken)
    and renderings (Quotations, ``isPartOf`` an article and ``exampleOfWork`` of a remark).  Articles without
    a web address are named relative to ``folder``, an absolute path.
    """
    index = Index.of(audit)
    names = Names.of(audit, folder)
    lines = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in _graph(index, names))
    graph = f"[\n{lines}\n]" if lines else "[]"
    return json_safe(f'{{\n"@context": "https://schema.org",\n"@graph": {graph}\n}}\n')


def _graph(index: Index, names: Names) -> Iterator[Record]:
    for article in index.audit.articles:
        yield _article(article, names)
    for speaker in index.audit.speakers:
        yield _speaker(speaker, names)
    for remark in index.audit.remarks:
        yield _remark(index, remark, names)
    for rendering in index.audit.renderings:
        yield _rendering(index, rendering, names)


def _known(record: Record) -> Record:
    """Leave out what is not known."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def _article(article: Article, names: Names) -> Record:
    outlet = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return _known(
        {
            "@type": "NewsArticle",
            "@id": names.source(article),
            "headline": article.title,
            "publisher": outlet,
            "author": article.author,
            "datePublished": article.date,
            "inLanguage": article.lang,
            "url": article.url if article.url and is_address(article.url) else None,
            "archivedAt": article.archive if article.archive and is_address(article.archive) else None,
        }
    )


def _speaker(speaker: Speaker, names: Names) -> Record:
    others = [spelling for spelling in speaker.spellings if spelling != speaker.name]
    return _known(
        {
            "@type": _KINDS[speaker.kind],
            "@id": names.local("speaker", speaker.key),
            "name": speaker.name,
            "alternateName": others,
            "jobTitle" if speaker.kind == "person" else "description": list(speaker.roles),
        }
    )


def _said(index: Index, key: str | None, names: Names) -> Record:
    if index.speaker(key) is None or key is None:
        return {}
    speaker = {"@id": names.local("speaker", key)}
    return {"spokenByCharacter": speaker, "creator": speaker}


def _remark(index: Index, remark: Remark, names: Names) -> Record:
    canonical = index.renderings[remark.canonical]
    original = original_of(index, remark)
    language = spoken_in(index, remark)
    if original is not None:
        lang: object = original.lang
    elif language is not None:
        lang = {"@type": "Language", "name": language[0]}
    else:
        lang = None
    return _known(
        {
            "@type": "Quotation",
            "@id": SPACE + remark_name(remark),
            "identifier": remark.id or remark.key,
            "name": canonical.text,
            "text": original.text if original is not None else None,
            "inLanguage": lang,
            **_said(index, remark.speaker, names),
        }
    )


def _rendering(index: Index, rendering: Rendering, names: Names) -> Record:
    remark = index.remarks.get(rendering.key)
    steps = translations(index, rendering)
    work = {"@id": SPACE + remark_name(remark)} if remark is not None else None
    return _known(
        {
            "@type": "Quotation",
            "@id": SPACE + rendering_name(rendering),
            "text": rendering.text,
            "inLanguage": rendering.lang,
            **_said(index, rendering.speaker, names),
            "isPartOf": {"@id": names.source(index.article_of(rendering))},
            "exampleOfWork": work,
            "translationOfWork": work if steps else None,
            "translator": next(filter(None, map(translator, steps)), None),
        }
    )
