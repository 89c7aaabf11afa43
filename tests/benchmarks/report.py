"""How long the reports of an audit take: ``python -m tests.benchmarks.report [ARTICLES]``.

The audit is made here, by the shape of real ones: stories that eight outlets tell, four sentences of one
speaker in each, some in other words, some altered, with steps of translation and findings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random
from time import perf_counter

from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Chain,
    Finding,
    Link,
    Place,
    Quotation,
    QuotationKind,
    Relation,
    Remark,
    Rendering,
    Severity,
    Span,
    Speaker,
    Step,
)
from quotes.report import Layout, Style, audit_json, bibtex, csl_json, markdown_report
from quotes.rules import Selection

OUTLETS = 8
SENTENCES = 4
_WORDS = (
    "the river valley treaty will not hold unless both sides open their gates before summer and share what "
    "water there is with every farm town bridge school harbour minister people winter promise year road"
).split()


def made_audit(count: int, seed: int = 0) -> Audit:
    """Return an audit of so many articles, the same for the same seed."""
    random = Random(seed)
    articles, quotations, attributions, renderings, remarks = [], [], [], [], []
    speakers, chains, findings = [], [], []
    for story in range(-(-count // OUTLETS)):
        speaker = Speaker(f"s{story}", f"Ada Name{story}", (f"Name{story}",), ("minister of rivers",))
        speakers.append(speaker)
        said = [" ".join(random.choices(_WORDS, k=random.randrange(8, 25))) for _ in range(SENTENCES)]
        printed: list[list[Rendering]] = [[] for _ in said]
        for outlet in range(min(OUTLETS, count - story * OUTLETS)):
            key = f"a{story}-{outlet}.txt"
            text = f"The minister spoke in Danish on day {story}.\n\n"
            for number, sentence in enumerate(said):
                words = sentence.split()
                if random.random() < 0.6:
                    words[random.randrange(len(words))] = random.choice(_WORDS)
                start = len(text) + 1
                text += f"“{' '.join(words)}” Name{story} said. {' '.join(random.choices(_WORDS, k=30))}.\n\n"
                quotation = f"{key}:{number}"
                span = Span(start, start + len(" ".join(words)))
                quotations.append(
                    Quotation(
                        quotation,
                        key,
                        QuotationKind.DIRECT,
                        (Span(span.start - 1, span.end + 1),),
                        (span,),
                        source=(Span(span.end + 2, span.end + 2 + len(f"Name{story}")),),
                    )
                )
                band = random.choice((Band.CERTAIN, Band.CERTAIN, Band.LIKELY))
                attributions.append(Attribution(quotation, speaker.key, band, ("named beside the cue",)))
                rendering = Rendering(
                    f"r{quotation}", key, quotation, *span, text[slice(*span)], speaker=speaker.key
                )
                printed[number].append(rendering)
                steps = (
                    Step("spoken", "Danish", Span(19, 28)),
                    Step("translation", "English", span, False, "so"),
                )
                chains.append(Chain(quotation, steps))
            articles.append(
                Article(
                    key,
                    f"press/{key}",
                    text,
                    tuple(_blocks(text)),
                    sha256(text.encode()).hexdigest(),
                    f"The Outlet {outlet}",
                    f"Story {story} of the river",
                    "Ana Ortiz",
                    f"2031-0{1 + story % 9}-1{outlet}",
                    f"https://outlet{outlet}.example/{story}",
                    "en",
                )
            )
        for number, members in enumerate(printed):
            renderings += members
            first, *others = members
            relation = random.choice((Relation.SAME, Relation.EDITED, Relation.TRANSLATION, Relation.ALTERED))
            links = tuple(
                Link(first.key, other.key, relation, 0.8, Band.LIKELY, ("other words for the same thing",))
                for other in others
            )
            keys = tuple(member.key for member in members)
            remark = Remark(f"m{story}.{number}", keys, keys[0], "the fullest", links, (keys,), speaker.key)
            remarks.append(remark)
            if others and number % 2:
                place = Place(others[0].article, Span(others[0].start, others[0].end))
                severity = (Severity.WARNING, Severity.NOTE)[story % 2]
                findings.append(
                    Finding(f"f{remark.key}", "Q205", severity, "It differs.", (place,), remark.key, keys)
                )
    return Audit(
        tuple(articles),
        tuple(quotations),
        tuple(attributions),
        tuple(speakers),
        tuple(renderings),
        tuple(remarks),
        tuple(chains),
        findings=tuple(findings),
    )


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for piece in text.split("\n\n"):
        if piece:
            yield Block(Span(at, at + len(piece)), BlockKind.PARAGRAPH)
        at += len(piece) + 2


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    """Print the seconds that each report takes, and its size."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    audit = made_audit(count)
    rules = tuple(Selection().rules())
    _say(f"{count} articles, {len(audit.renderings)} renderings, {len(audit.remarks)} remarks")
    pandoc = Layout(Style.PANDOC, mermaid=True, bibliography="report.csl.json")
    reports: dict[str, Callable[[], str]] = {
        "markdown": lambda: markdown_report(audit, rules),
        "markdown --style pandoc --mermaid": lambda: markdown_report(audit, rules, pandoc),
        "csl-json": lambda: csl_json(audit.articles),
        "bibtex": lambda: bibtex(audit.articles),
        "json": lambda: audit_json(audit),
    }
    for name, make in reports.items():
        start = perf_counter()
        size = len(make())
        _say(f"{name:36} {perf_counter() - start:6.2f} s {size / 1e6:7.1f} million characters")


if __name__ == "__main__":
    main()
