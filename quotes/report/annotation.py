"""The renderings as annotations of their articles, for tools that show notes on pages.

After the Web Annotation Data Model (W3C Recommendation, 23 February 2017), as JSON-LD.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quotes.identity import AROUND
from quotes.model import Article, Audit, Remark, Rendering
from quotes.prose import counted
from quotes.report.data import Record
from quotes.report.escape import is_address, json_safe, one_line
from quotes.report.index import Index
from quotes.report.names import SPACE, Names, remark_name, rendering_name
from quotes.report.words import relation, speaker_and_role

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CANONICAL = "canonical"
"""The tag of a rendering that stands for its remark; those of others are their relations to it."""

_KINDS = {"person": "schema:Person", "organisation": "schema:Organization"}


def web_annotations(audit: Audit, folder: Path) -> str:
    """Return an annotation a rendering, in a collection of one page; an annotation is on a line of its own.

    Articles without a web address are named relative to ``folder``, an absolute path.  Positions count code
    points of the text that was read.
    """
    index = Index.of(audit)
    names = Names.of(audit, folder)
    items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in _items(index, names))
    counts = counted(len(audit.renderings), "rendering"), counted(len(audit.articles), "article")
    collection: Record = {
        "@context": CONTEXT,
        "id": names.local("annotations", "collection"),
        "type": "AnnotationCollection",
        "label": " in ".join(counts),
        "generator": _software(audit),
        "total": len(audit.renderings),
    }
    lines = [_member(name, value) for name, value in collection.items()]
    if items:
        page = names.local("annotations", "page-1")
        head: Record = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": collection["id"],
            "startIndex": 0,
        }
        members = ",\n".join(_member(name, value) for name, value in head.items())
        lines += [f'"first": {{\n{members},\n"items": [\n{items}\n]\n}}', _member("last", page)]
    return json_safe("{\n" + ",\n".join(lines) + "\n}\n")


def _member(name: str, value: object) -> str:
    return f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"


def _software(audit: Audit) -> Record:
    version = dict(audit.made_by).get("quotes", "")
    return {"id": f"{SPACE}quotes", "type": "Software", "name": f"quotes {version}".strip()}


def _items(index: Index, names: Names) -> Iterator[Record]:
    software = _software(index.audit)
    for rendering in index.audit.renderings:
        remark = index.remarks.get(rendering.key)
        yield {
            "id": f"{SPACE}annotation-{rendering_name(rendering)}",
            "type": "Annotation",
            "motivation": "identifying",
            "creator": software,
            **({"body": _bodies(index, rendering, remark)} if remark is not None else {}),
            "target": _target(index.article_of(rendering), rendering, names),
        }


def _bodies(index: Index, rendering: Rendering, remark: Remark) -> list[Record]:
    """Say what remark it is, in words for people and as data, and what it is to the canonical rendering."""
    canonical = index.renderings[remark.canonical]
    link = index.links.get(rendering.key)
    words = CANONICAL if rendering.key == canonical.key else relation(link, index.renderings)
    tag = CANONICAL if rendering.key == canonical.key else str(link.relation) if link is not None else ""
    said = f"{speaker_and_role(index.speaker(remark.speaker))}: “{canonical.text}” ({words})"
    quotation: Record = {
        "id": SPACE + remark_name(remark),
        "type": "schema:Quotation",
        "schema:identifier": remark.id or remark.key,
        "schema:text": canonical.text,
        "schema:inLanguage": canonical.lang,
    }
    if (speaker := index.speaker(remark.speaker)) is not None:
        quotation["schema:spokenByCharacter"] = {"type": _KINDS[speaker.kind], "schema:name": speaker.name}
    bodies: list[Record] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "value": one_line(said),
            "format": "text/plain",
            "language": canonical.lang,
        },
        {"type": "SpecificResource", "purpose": "identifying", "source": quotation},
    ]
    return [*bodies, *([{"type": "TextualBody", "purpose": "classifying", "value": tag}] if tag else [])]


def _target(article: Article, rendering: Rendering, names: Names) -> Record:
    text, start, end = article.text, rendering.start, rendering.end
    target: Record = {
        "type": "SpecificResource",
        "source": names.source(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
    if article.retrieved:
        cached = {"cached": article.archive} if article.archive and is_address(article.archive) else {}
        target["state"] = {"type": "TimeState", "sourceDate": article.retrieved, **cached}
    return target
