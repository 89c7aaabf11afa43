"""Small made-up audits: who prints what, and which of it is one remark, in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from quotes.identifiers import with_identifiers
from quotes.identity import finding_id
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Decided,
    Finding,
    Name,
    Parse,
    Place,
    Quotation,
    QuotationKind,
    Remark,
    Rendering,
    Sentence,
    Severity,
    Span,
    Speaker,
    Word,
)

NOW = "2031-05-02T10:00:00Z"


def article(name: str, *said: str, day: int = 1, url: str | None = None, path: str | None = None) -> Article:
    """Return an article that prints each of these in quotation marks, in a paragraph of its own."""
    paragraphs = [f"“{each}” she said." for each in said] or ["Nothing was said."]
    text = "\n\n".join(paragraphs) + "\n"
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH))
        at += len(paragraph) + 2
    sha = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    date = f"2031-05-{day:02}"
    return Article(
        name, path or f"in/{name}", text, tuple(blocks), sha, f"The {name.split('.')[0]}", date=date, url=url
    )


def parse(given: Article) -> Parse:
    """Return a parse that is no parse, but of the shape and size of one."""
    sentences = []
    for number, block in enumerate(given.blocks):
        words, at = [], block.span.start
        for text in given.text[slice(*block.span)].split(" "):
            words.append(Word(at, at + len(text), text, text.lower(), "X", "", "", -1, "dep"))
            at += len(text) + 1
        sentences.append(Sentence(*block.span, tuple(words), number))
    return Parse(tuple(sentences), (Name(1, 5, "PER"),))


def audit(
    articles: Sequence[Article],
    groups: Sequence[Sequence[str]],
    *,
    findings: Sequence[str] = (),
    decided: Sequence[Decided] = (),
    wordings: bool = False,
) -> Audit:
    """Return an audit in which the renderings of each group are one remark; what is in none is one by itself.

    Of a remark the rendering that its group names first is canonical, Ada Roe said all of it, and each text
    of ``findings`` is found to be wrong (Q205) wherever it is printed.
    """
    quotations, renderings = [], []
    for each in articles:
        for block in each.blocks:
            end = each.text.find("”", block.span.start)
            if end < 0 or not each.text.startswith("“", block.span.start):
                continue
            key = f"q{len(quotations)}"
            inside = Span(block.span.start + 1, end)
            content = (Span(block.span.start, end + 1),)
            quotations.append(Quotation(key, each.key, QuotationKind.DIRECT, content, (inside,)))
            renderings.append(
                Rendering(
                    f"n{key}",
                    each.key,
                    key,
                    *inside,
                    each.text[slice(*inside)],
                    words=(Word(*inside, "x", "x", "X", "", "", -1, "root"),),
                    whole=True,
                    speaker="ada",
                )
            )
    group_of = {text: number for number, group in enumerate(groups) for text in group}
    rank = {text: place for group in groups for place, text in enumerate(group)}
    members: dict[object, list[Rendering]] = {}
    for rendering in renderings:
        members.setdefault(group_of.get(rendering.text, rendering.key), []).append(rendering)
    remarks = []
    for number, group in enumerate(members.values(), start=1):
        keys = tuple(r.key for r in sorted(group, key=lambda r: rank.get(r.text, 0)))
        remarks.append(Remark(f"r{number}", keys, keys[0], "named first", speaker="ada"))
    wrong = [r for r in renderings if r.text in findings]
    by_key = {each.key: each for each in articles}
    return with_identifiers(
        Audit(
            articles=tuple(articles),
            quotations=tuple(quotations),
            attributions=tuple(
                Attribution(q.key, "ada", Band.LIKELY, ("named in full",)) for q in quotations
            ),
            speakers=(Speaker("ada", "Ada Roe", ("Ada Roe", "Mrs. Roe"), ("mayor",)),),
            renderings=tuple(renderings),
            remarks=tuple(remarks),
            chains=(),
            made_by=(("quotes", "0"),),
            findings=tuple(
                Finding(
                    finding_id("Q205", [(by_key[r.article], Span(r.start, r.end))]),
                    "Q205",
                    Severity.WARNING,
                    f"“{r.text}” is odd.",
                    (Place(r.article, Span(r.start, r.end)),),
                    renderings=(r.key,),
                )
                for r in wrong
            ),
            decided=tuple(decided),
        ),
        wordings=wordings,
    )
