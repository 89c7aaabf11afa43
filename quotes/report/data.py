"""The audit as data: one JSON document with everything, or a quotation a line.

docs/schema/audit-1.schema.json says what the document holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotes.model import (
    Article,
    Audit,
    Chain,
    Change,
    Checked,
    Contested,
    Decided,
    Extraction,
    Finding,
    Input,
    Link,
    Operation,
    Problem,
    Quotation,
    Remark,
    Rendering,
    Span,
    Speaker,
    Step,
)
from quotes.report.escape import json_safe
from quotes.report.index import Index

SCHEMA = 1
"""The version of the document's shape; a key may be added under one number, never changed or taken away."""

Record = dict[str, Any]
"""An object of JSON."""


def audit_json(audit: Audit) -> str:
    """Return the audit as a JSON document, an object a line, so that it can be searched and compared.

    Spans are ``[start, end]`` in characters of the article's decoded file, the end excluded.  Of the
    articles' texts only what is quoted is in it.
    """
    index = Index.of(audit)
    lists: dict[str, Iterable[Record]] = {
        "articles": (_article(article, article.key in audit.transcripts) for article in audit.articles),
        "quotations": (_quotation(index, quotation) for quotation in audit.quotations),
        "speakers": map(_speaker, audit.speakers),
        "renderings": _renderings(index),
        "remarks": (_remark(index, remark) for remark in audit.remarks),
        "chains": (_chain(index, chain) for chain in audit.chains),
        "contested": map(_contested, audit.contested),
        "findings": (_finding(index, finding) for finding in audit.findings),
        "ignored": (_finding(index, finding) for finding in audit.ignored),
        "decided": map(_decided, audit.decided),
        "checks": map(_checked, audit.checks),
        "inputs": map(_input, audit.inputs),
        "problems": map(_problem, audit.problems),
    }
    head = [f'"schema": {SCHEMA}', f'"made_by": {_dump(dict(audit.made_by))}']
    members = [f'"{name}": {_array(records)}' for name, records in lists.items()]
    return json_safe("{\n" + ",\n".join(head + members) + "\n}\n")


def quotations_json(audit: Audit) -> str:
    """Return the quotations of an audit as a JSON array, an object a line."""
    return json_safe(_array(_records(audit)) + "\n")


def quotations_jsonl(audit: Audit) -> str:
    """Return the quotations of an audit as JSON Lines: an object a line, and nothing for none."""
    return json_safe("".join(_dump(record) + "\n" for record in _records(audit)))


def _records(audit: Audit) -> Iterator[Record]:
    index = Index.of(audit)
    return (_quotation(index, quotation) for quotation in audit.quotations)


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _array(records: Iterable[Record]) -> str:
    lines = ",\n".join(map(_dump, records))
    return f"[\n{lines}\n]" if lines else "[]"


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _article(article: Article, transcript: bool) -> Record:
    return {
        "key": article.key,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "lang": article.lang,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "characters": len(article.text),
        "transcript": transcript,
        "retrieved": article.retrieved,
        "archive": article.archive,
        "extracted": _extraction(article.extracted),
        "blocks": [
            {"kind": str(block.kind), "start": block.span.start, "end": block.span.end}
            for block in article.blocks
        ],
    }


def _extraction(extraction: Extraction | None) -> Record | None:
    if extraction is None:
        return None
    return {
        "format": extraction.format,
        "method": extraction.method,
        "sha256": extraction.sha256,
        "item": extraction.item,
        "origins": [{"start": origin.start, "place": origin.place} for origin in extraction.origins],
    }


def _quotation(index: Index, quotation: Quotation) -> Record:
    attribution = index.attributions.get(quotation.key)
    speaker = index.speaker(attribution.speaker) if attribution is not None else None
    return {
        "key": quotation.key,
        "id": quotation.id,
        "article": quotation.article,
        "kind": str(quotation.kind),
        "mode": str(quotation.mode),
        "text": index.slices(quotation.article, quotation.content),
        "content": _spans(quotation.content),
        "marked": _spans(quotation.marked),
        "cue": _spans(quotation.cue),
        "source": _spans(quotation.source),
        "addressee": _spans(quotation.addressee),
        "speaker": speaker.name if speaker is not None else None,
        "speaker_key": speaker.key if speaker is not None else None,
        "band": str(attribution.band) if attribution is not None else None,
        "reasons": list(attribution.reasons) if attribution is not None else [],
    }


def _speaker(speaker: Speaker) -> Record:
    return {
        "key": speaker.key,
        "name": speaker.name,
        "kind": speaker.kind,
        "spellings": list(speaker.spellings),
        "roles": list(speaker.roles),
    }


def _renderings(index: Index) -> Iterator[Record]:
    for rendering in index.audit.renderings:
        yield rendering_record(index, rendering, index.remarks.get(rendering.key))


def rendering_record(index: Index, rendering: Rendering, remark: Remark | None) -> Record:
    attribution = index.attributions.get(rendering.quotation)
    speaker = index.speaker(rendering.speaker)
    link = index.links.get(rendering.key)
    return {
        "key": rendering.key,
        "id": rendering.id,
        "article": rendering.article,
        "start": rendering.start,
        "end": rendering.end,
        "text": rendering.text,
        "speaker": speaker.name if speaker is not None else None,
        "speaker_key": speaker.key if speaker is not None else None,
        "band": str(attribution.band) if attribution is not None else None,
        "remark": remark.key if remark is not None else None,
        "canonical": remark is not None and remark.canonical == rendering.key,
        "relation": str(link.relation) if link is not None else None,
        "quotation": rendering.quotation,
        "whole": rendering.whole,
        "part_of": rendering.part_of,
        "marked": rendering.marked,
        "lang": rendering.lang,
        "undisclosed": _undisclosed(index, rendering),
    }


def _undisclosed(index: Index, rendering: Rendering) -> Record | None:
    record = index.undisclosed.get(rendering.key)
    if record is None:
        return None
    article = index.article_of(index.renderings[record.discloses])
    return {"discloses": record.discloses} | step_record(index, article, record.step)


def _remark(index: Index, remark: Remark) -> Record:
    speaker = index.speaker(remark.speaker)
    sources = index.sources.get(remark.key)
    return {
        "key": remark.key,
        "id": remark.id,
        "canonical": remark.canonical,
        "rule": remark.rule,
        "speaker": speaker.name if speaker is not None else None,
        "speaker_key": speaker.key if speaker is not None else None,
        "renderings": list(remark.renderings),
        "wordings": [list(wording) for wording in remark.wordings],
        "independent": [list(group) for group in sources.independent] if sources is not None else [],
        "folded": list(sources.reasons) if sources is not None else [],
        "candidates": list(remark.candidates),
        "links": [_link(link) for link in remark.links],
    }


def _link(link: Link) -> Record:
    return {
        "a": link.a,
        "b": link.b,
        "relation": str(link.relation),
        "score": round(link.score, 4),
        "band": str(link.band),
        "reasons": list(link.reasons),
        "operations": _sides(link.operations),
        "changes": _sides(link.changes),
    }


def _sides(steps: Iterable[Operation | Change]) -> list[Record]:
    return [{"kind": step.kind, "a": list(step.a), "b": list(step.b)} for step in steps]


def _chain(index: Index, chain: Chain) -> Record:
    article = index.articles[index.quotations[chain.quotation].article]
    return {
        "quotation": chain.quotation,
        "article": article.key,
        "steps": [step_record(index, article, step) for step in chain.steps],
    }


def step_record(index: Index, article: Article, step: Step) -> Record:
    """Say what a step is and where that stands: in ``article`` if the step names no other."""
    where = index.articles[step.article] if step.article is not None else article
    return {
        "kind": step.kind,
        "what": step.what,
        "stated": step.stated,
        "reason": step.reason,
        "article": where.key,
        "start": step.span.start,
        "end": step.span.end,
        "text": where.text[step.span.start : step.span.end],
    }


def _contested(contested: Contested) -> Record:
    return {"renderings": list(contested.renderings), "speakers": list(contested.speakers)}


def _finding(index: Index, finding: Finding) -> Record:
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "places": [
            {
                "article": article,
                "start": span.start,
                "end": span.end,
                "text": index.articles[article].text[span.start : span.end],
            }
            for article, span in finding.places
        ],
        "remark": finding.remark,
        "renderings": list(finding.renderings),
    }


def _decided(decided: Decided) -> Record:
    return {
        "decide": decided.decide,
        "places": [
            {"article": article, "start": span.start, "end": span.end} for article, span in decided.places
        ],
        "is": decided.value,
        "code": decided.code,
        "reason": decided.reason,
        "line": decided.line,
    }


def _checked(checked: Checked) -> Record:
    return {
        "rendering": checked.rendering,
        "outcome": str(checked.outcome),
        "reference": checked.reference,
        "places": _spans(checked.places),
        "score": round(checked.score, 4),
        "reasons": list(checked.reasons),
        "operations": _sides(checked.operations),
        "changes": _sides(checked.changes),
    }


def _input(given: Input) -> Record:
    return {
        "path": given.path,
        "state": str(given.state),
        "format": str(given.format),
        "sha256": given.sha256,
        "characters": given.characters,
        "article": given.article,
        "like": list(given.like),
        "message": given.message,
    }


def _problem(problem: Problem) -> Record:
    return {"path": problem.path, "message": problem.message, "fatal": problem.fatal}
