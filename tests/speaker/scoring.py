"""Speakers measured against what a reader wrote down of PolNeAR dev: gold/attributions.tsv.

A line of the table is one attribution that PolNeAR annotates with a source: its article, the characters of
its source and of its content (start of the first span, end of the last), what kind of source it is and who
it is; names between ``|`` are as good as the first.  ``person`` and ``body`` have a name, ``several`` are
more than one at once, ``unnamed`` is somebody in particular, or a document, without a name ("a spokesman",
"police"), and ``generic`` nobody in particular ("experts", "you"): for the last three, no speaker is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotes.model import Article, Attribution, Parse, Quotation, QuotationKind, Span, Speaker
from quotes.quotation.marks import pair_marks
from quotes.speaker import resolve_speakers
from tests.brat import Annotated, read_annotated

GOLD = Path(__file__).parent / "gold" / "attributions.tsv"
NAMED = frozenset({"person", "body"})
BANDS = ("certain", "likely", "unsure")


@dataclass(frozen=True)
class Row:
    """One line of the gold."""

    article: str
    part: str
    source: Span
    content: Span
    kind: str
    names: tuple[str, ...]

    @property
    def who(self) -> str:
        """What the attributions to one source share, within an article."""
        alone = f" {self.source.start}" if self.kind == "generic" else ""
        return f"{self.kind} {self.names[0]}{alone}"


@dataclass
class Figures:
    """What is measured of some attributions, articles aside."""

    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right_in: Counter[str] = field(default_factory=Counter)
    precision: float = 0.0
    recall: float = 0.0
    missing: int = 0
    wrong: list[tuple[Row, str | None, str, str]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def band_precision(self, *bands: str) -> float:
        """Of the speakers given with these bands, the share that is right."""
        return sum(self.right_in[b] for b in bands) / max(1, sum(self.given[b] for b in bands))

    def band_share(self, band: str) -> float:
        """Of the speakers given rightly, the share that is given with this band."""
        return self.right_in[band] / max(1, sum(self.right_in.values()))

    def accuracy(self, *kinds: str) -> float:
        """The share of the attributions that are given the speaker, or none, as the gold has it."""
        return sum(self.right[k] for k in kinds) / max(1, sum(self.gold[k] for k in kinds))


def read_rows() -> list[Row]:
    """Return the lines of the gold."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()[1:]
    return [
        Row(article, part, _span(source), _span(content), kind, tuple(names.split("|")))
        for article, part, source, content, kind, names in (line.split("\t") for line in lines)
    ]


def _span(text: str) -> Span:
    return Span(*map(int, text.split("-")))


def annotated(shared: Path, articles: Iterable[Article]) -> list[Quotation]:
    """Return the attributions that PolNeAR's first annotator marks in articles, as quotations.

    So who said it can be measured apart from what is found.
    """
    folder = shared / "eval" / "polnear" / "dev" / "attributions"
    out = []
    for article in articles:
        marks = [m.inner for m in pair_marks(article)]
        events = read_annotated(folder, article.key)
        out += [_quotation(article, f"{article.key}:{i}", event, marks) for i, event in enumerate(events)]
    return out


def _quotation(article: Article, key: str, event: Annotated, marks: Iterable[Span]) -> Quotation:
    source, cue, content = (tuple(sorted(role)) for role in (event.source, event.cue, event.content))
    within = [Span(max(a, m.start), min(b, m.end)) for a, b in content for m in marks]
    marked = tuple(s for s in within if s.start < s.end)
    held = sum(b - a for a, b in marked) / sum(b - a for a, b in content)
    whole = QuotationKind.DIRECT if held > 0.9 else QuotationKind.MIXED
    kind = whole if marked else QuotationKind.INDIRECT
    return Quotation(key, article.key, kind, content, marked, cue, source)


def measure(rows: Sequence[Row], answers: Mapping[int, tuple[Attribution, Speaker | None]]) -> Figures:
    """Compare the gold with the answer to each of its lines, by its number; a line may lack one."""
    out = Figures(missing=len(rows) - len(answers))
    gold: dict[tuple[str, str], set[int]] = defaultdict(set)
    given: dict[tuple[str, str], set[int]] = defaultdict(set)
    of: dict[int, tuple[tuple[str, str], tuple[str, str]]] = {}
    for i, row in enumerate(rows):
        if i not in answers:
            continue
        attribution, speaker = answers[i]
        a, b = (row.article, row.who), (row.article, speaker.key if speaker else f"nobody {i}")
        gold[a].add(i)
        given[b].add(i)
        of[i] = a, b
        out.gold[row.kind] += 1
        right = _right(row, speaker)
        out.right[row.kind] += right
        if speaker:
            out.given[attribution.band.value] += 1
            out.right_in[attribution.band.value] += right
        if not right:
            name = speaker.name if speaker else None
            out.wrong.append((row, name, attribution.band.value, "; ".join(attribution.reasons)))
    shared = [(len(gold[a] & given[b]), len(given[b]), len(gold[a])) for a, b in of.values()]
    out.precision = sum(n / b for n, b, _ in shared) / max(1, len(shared))
    out.recall = sum(n / a for n, _, a in shared) / max(1, len(shared))
    return out


def _right(row: Row, speaker: Speaker | None) -> bool:
    if speaker is None:
        return row.kind not in NAMED
    return _plain(speaker.name) in {_plain(name) for name in row.names}


def _plain(name: str) -> str:
    return re.sub(r"^the |[.’']", "", name.lower())


def answers_to(
    rows: Sequence[Row],
    quotations: Sequence[Quotation],
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
) -> dict[int, tuple[Attribution, Speaker | None]]:
    """Resolve the quotations of all the articles together; return what is said of each line of the gold."""
    speakers, attributions = resolve_speakers(articles, parses, quotations)
    known = {s.key: s for s in speakers}
    by_key = {a.quotation: (a, known[a.speaker] if a.speaker else None) for a in attributions}
    by_article: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        if quotation.source:
            by_article[quotation.article].append(quotation)
    out = {}
    for i, row in enumerate(rows):
        best = max(by_article[row.article], key=lambda q: _overlap(row, q), default=None)
        if best and _overlap(row, best) > 0:
            out[i] = by_key[best.key]
    return out


def _overlap(row: Row, quotation: Quotation) -> float:
    """How far the source and the content of a quotation are those of a line: 0 where either is another."""
    share = 1.0
    for a, spans in ((row.source, quotation.source), (row.content, quotation.content)):
        b = Span(min(s.start for s in spans), max(s.end for s in spans))
        share *= max(0, min(a.end, b.end) - max(a.start, b.start)) / (
            max(a.end, b.end) - min(a.start, b.start)
        )
    return share


def table(figures: Mapping[str, Figures]) -> str:
    """Return the figures of several sets of attributions side by side, a line each."""
    head = ("", "n", "none", "B3 P", "B3 R", "B3 F1", "named", "no name")
    bands = [title for band in BANDS for title in (band, "right", "share")]
    lines = [(f"{head[0]:26}" + "".join(f"{h:>8}" for h in (*head[1:], *bands)))]
    for title, f in figures.items():
        cells = [f"{sum(f.gold.values())}", f"{f.missing}"]
        cells += [f"{100 * x:.1f}" for x in (f.precision, f.recall, f.f1, f.accuracy(*NAMED))]
        cells += [f"{100 * f.accuracy('several', 'unnamed', 'generic'):.1f}"]
        for band in BANDS:
            right, share = 100 * f.band_precision(band), 100 * f.band_share(band)
            cells += [f"{f.given[band]}", f"{right:.1f}", f"{share:.1f}"]
        lines.append(f"{title:26}" + "".join(f"{c:>8}" for c in cells))
    return "\n".join(lines)
