"""Build articles, quotations, renderings and remarks for the tests of provenance, without a parser."""

from __future__ import annotations

import re

from quotes.model import (
    Article,
    Band,
    Block,
    BlockKind,
    Chain,
    Link,
    Parse,
    Quotation,
    QuotationKind,
    Relation,
    Remark,
    Rendering,
    Sentence,
    Span,
)
from quotes.provenance import find_chains

_MARKED = re.compile(r"“([^”]*)”")
_DATELINE = re.compile(r"[A-Z][^\n]{0,60}? \(\w+\) —")
_SENTENCE = re.compile(r"\S(?:“[^”]*”|[^.“\n])*(?:\.|(?=\n)|$)")


class Press:
    """Articles in which every marked statement is a quotation of one rendering, by the speaker given."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.quotations: list[Quotation] = []
        self.renderings: list[Rendering] = []
        self.chains: list[Chain] = []

    def prints(
        self,
        key: str,
        text: str,
        *,
        outlet: str | None = None,
        date: str | None = None,
        author: str | None = None,
        speaker: str | None = "bell",
        lang: str = "en",
    ) -> list[str]:
        """Print an article; return the keys of its renderings in order."""
        blocks = []
        for m in re.finditer(r"[^\n]+", text):
            start = m.start()
            if dated := _DATELINE.match(m[0]):
                blocks.append(Block(Span(start, start + dated.end()), BlockKind.DATELINE))
                start += dated.end() + 1
            blocks.append(Block(Span(start, m.end()), BlockKind.PARAGRAPH))
        article = Article(
            key, key, text, tuple(blocks), "", outlet=outlet, date=date, author=author, lang=lang
        )
        parse = Parse(tuple(Sentence(*m.span(), (), 0) for m in _SENTENCE.finditer(text)), ())
        made = []
        for number, m in enumerate(_MARKED.finditer(text)):
            name = f"{key}#{number}"
            source = tuple(Span(*s.span()) for s in re.finditer("Ann Bell", text[m.end() :]))[:1]
            source = tuple(Span(s.start + m.end(), s.end + m.end()) for s in source)
            inside = Span(*m.span(1))
            made.append(Quotation(name, key, QuotationKind.DIRECT, (Span(*m.span()),), (inside,), (), source))
            self.renderings.append(
                Rendering(name, key, name, *inside, m[1], whole=True, speaker=speaker, lang=lang)
            )
        self.articles.append(article)
        self.quotations += made
        self.chains += find_chains(article, parse, made)
        return [quotation.key for quotation in made]

    def remark(
        self, *keys: str, relation: Relation = Relation.TRANSLATION, band: Band = Band.CERTAIN
    ) -> Remark:
        """Make these renderings one remark, the first canonical; those with the same words are a wording."""
        by_key = {r.key: r for r in self.renderings}
        wordings: dict[str, list[str]] = {}
        for key in keys:
            wordings.setdefault(by_key[key].text.strip(",."), []).append(key)
        links = [Link(keys[0], key, relation, 0.9, band) for key in keys[1:]]
        return Remark(
            f"r-{keys[0]}", keys, keys[0], "", tuple(links), tuple(map(tuple, wordings.values())), "bell"
        )
