"""Reports in a notation for tests: sources in brackets, trees written beside the sentence.

``“We are ready,” [he] said.`` is a paragraph with one quotation whose source is "he"; ``[]`` is a
quotation without a source, ``<the mayor>`` who was told, ``{said}`` the cue.  A sentence may be given a
tree, a word after another: ``Lavrov/PROPN>2:nsubj met/VERB>0:root``.  Without one its words are unknown
to the parse, and only the surface is left to go by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Name,
    Parse,
    Quotation,
    QuotationKind,
    Sentence,
    Span,
    Speaker,
    Word,
)
from quotes.speaker import resolve_speakers

_MARKED = re.compile(r"“[^”]*”")
_SENTENCE = re.compile(
    r"(?:[^.!?]|(?<=\b[A-Z])\.|(?<=\b[DM]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.|[.!?](?![”\s]|$))+[.!?]?”?"
)
_NODE = re.compile(r"(\S+)/([A-Z]+)>(\d+):(\S+)")


@dataclass(frozen=True)
class Result:
    """What came out of a set of reports, the quotations in order of the text."""

    speakers: tuple[Speaker, ...]
    attributions: tuple[Attribution, ...]

    @property
    def names(self) -> list[str | None]:
        """The name of the speaker of each quotation."""
        known = {s.key: s.name for s in self.speakers}
        return [known[a.speaker] if a.speaker else None for a in self.attributions]

    @property
    def bands(self) -> list[str]:
        """The band of each attribution."""
        return [a.band.value for a in self.attributions]

    @property
    def reasons(self) -> list[str]:
        """The first reason of each attribution."""
        return [a.reasons[0] for a in self.attributions]


def read(
    *reports: str,
    trees: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    title: bool = False,
    outlet: str | None = None,
) -> Result:
    """Resolve the speakers of reports in this notation; ``names`` are what the name model sees, by text."""
    articles, parses, quotations = [], {}, []
    for i, report in enumerate(reports):
        article, parse, found = _report(f"{i}.txt", report, trees, names or {}, title)
        articles.append(replace(article, outlet=outlet))
        parses[article.key] = parse
        quotations += found
    speakers, attributions = resolve_speakers(articles, parses, quotations)
    assert [a.quotation for a in attributions] == [q.key for q in quotations]
    return Result(speakers, attributions)


def who(*reports: str, trees: Sequence[str] = (), names: Mapping[str, str] | None = None) -> str | None:
    """Return the name of the speaker of the last quotation of the reports."""
    return read(*reports, trees=trees, names=names).names[-1]


def _report(
    key: str, report: str, trees: Sequence[str], names: Mapping[str, str], title: bool
) -> tuple[Article, Parse, list[Quotation]]:
    text, sources, told, cues = _unbracket(
        "\n\n".join(" ".join(p.split()) for p in report.strip().split("\n\n"))
    )
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    kinds = [BlockKind.TITLE if title and i == 0 else BlockKind.PARAGRAPH for i in range(len(paragraphs))]
    article = Article(key, key, text, tuple(map(Block, paragraphs, kinds)), sha256="")
    grown = [_NODE.findall(t) for t in trees]
    sentences = []
    for block, paragraph in enumerate(paragraphs):
        for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if start < match.end():
                sentences.append(_sentence(text, start, match.end(), block, grown))
    found = [
        Name(m.start(), m.end(), kind)
        for name, kind in names.items()
        for m in re.finditer(re.escape(name), text)
    ]
    parse = Parse(tuple(sentences), tuple(sorted(found)))
    return article, parse, _quotations(key, text, paragraphs, sources, told, cues)


def _unbracket(report: str) -> tuple[str, list[Span], list[Span], list[Span]]:
    text, spans = "", {"[": [], "<": [], "{": []}  # type: tuple[str, dict[str, list[Span]]]
    for piece in re.split(r"(\[[^\]]*\]|<[^>]*>|\{[^}]*\})", report):
        if piece[:1] in spans and piece:
            spans[piece[0]].append(Span(len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, spans["["], spans["<"], spans["{"]


def _sentence(
    text: str, start: int, end: int, block: int, grown: list[list[tuple[str, str, str, str]]]
) -> Sentence:
    for nodes in grown:
        words, here = [], start
        for form, upos, head, deprel in nodes:
            at = text.find(form, here, end)
            if at < 0:
                break
            words.append(Word(at, at + len(form), form, form.lower(), upos, "", "", int(head) - 1, deprel))
            here = at + len(form)
        else:
            if not text[here:end].strip() and not text[start : words[0].start].strip():
                return Sentence(start, end, tuple(words), block)
    return Sentence(start, end, (), block)


def _quotations(
    key: str, text: str, paragraphs: list[Span], sources: list[Span], told: list[Span], cues: list[Span]
) -> list[Quotation]:
    out = []
    for number, source in enumerate(sources):
        paragraph = next(p for p in paragraphs if p.start <= source.start <= p.end)
        marks = [Span(m.start(), m.end()) for m in _MARKED.finditer(text, *paragraph)]
        content = min(
            marks, key=lambda m: min(abs(m.start - source.end), abs(source.start - m.end)), default=None
        )
        indirect = Span(source.end, paragraph.end)
        first = number == 0 or sources[number - 1].end < paragraph.start
        out.append(
            Quotation(
                f"{key}:{number}",
                key,
                QuotationKind.DIRECT if content else QuotationKind.INDIRECT,
                (content or indirect,),
                # all marks of a paragraph stand with its first quotation: what matters is what is quoted
                tuple(Span(a + 1, b - 1) for a, b in marks) if first else (),
                tuple(c for c in cues if paragraph.start <= c.start <= paragraph.end) if first else (),
                (source,) if source.start < source.end else (),
                tuple(t for t in told if paragraph.start <= t.start <= paragraph.end) if first else (),
            )
        )
    return out
