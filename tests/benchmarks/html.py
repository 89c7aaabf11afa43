"""How long the HTML report of many remarks takes: to make, and to open in headless Chromium.

``python -m tests.benchmarks.html [--remarks 500] [--runs 7]``
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from quotes.model import Audit, Place
from quotes.report import html_report
from tests.report.browser import browser, visit
from tests.report.sample import FOUND, RULES

WITHIN = 2.0
"""Seconds within which it opens."""


def made(remarks: int) -> Audit:
    """Return an audit of so many remarks, or a few more: the sample of the tests many times over."""
    copies = [_copy(FOUND, number) for number in range(-(-remarks // len(FOUND.remarks)))]
    return replace(
        FOUND,
        **{
            name: tuple(each for copy in copies for each in getattr(copy, name))
            for name in (
                *("articles", "quotations", "attributions", "speakers", "renderings", "remarks"),
                *("chains", "sources", "undisclosed", "contested", "findings"),
            )
        },
    )


def _copy(audit: Audit, number: int) -> Audit:
    """Return an audit whose keys, and names of speakers, are those of this copy."""

    def key(old: str) -> str:
        return f"{number}-{old}"

    def keys(old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(key, old))

    def maybe(old: str | None) -> str | None:
        return None if old is None else key(old)

    return replace(
        audit,
        articles=tuple(replace(a, key=key(a.key)) for a in audit.articles),
        quotations=tuple(replace(q, key=key(q.key), article=key(q.article)) for q in audit.quotations),
        attributions=tuple(
            replace(a, quotation=key(a.quotation), speaker=maybe(a.speaker)) for a in audit.attributions
        ),
        speakers=tuple(replace(s, key=key(s.key), name=f"{s.name} {number}") for s in audit.speakers),
        renderings=tuple(
            replace(
                r,
                key=key(r.key),
                article=key(r.article),
                quotation=key(r.quotation),
                speaker=maybe(r.speaker),
                part_of=maybe(r.part_of),
            )
            for r in audit.renderings
        ),
        remarks=tuple(
            replace(
                r,
                key=key(r.key),
                renderings=keys(r.renderings),
                canonical=key(r.canonical),
                links=tuple(replace(link, a=key(link.a), b=key(link.b)) for link in r.links),
                wordings=tuple(map(keys, r.wordings)),
                speaker=maybe(r.speaker),
                candidates=keys(r.candidates),
            )
            for r in audit.remarks
        ),
        chains=tuple(
            replace(
                c,
                quotation=key(c.quotation),
                steps=tuple(replace(step, article=maybe(step.article)) for step in c.steps),
            )
            for c in audit.chains
        ),
        sources=tuple(
            replace(s, remark=key(s.remark), independent=tuple(map(keys, s.independent)))
            for s in audit.sources
        ),
        undisclosed=tuple(
            replace(u, rendering=key(u.rendering), discloses=key(u.discloses)) for u in audit.undisclosed
        ),
        contested=tuple(
            replace(c, renderings=keys(c.renderings), speakers=keys(c.speakers)) for c in audit.contested
        ),
        findings=tuple(
            replace(
                f,
                id=key(f.id),
                places=tuple(Place(key(article), span) for article, span in f.places),
                remark=maybe(f.remark),
                renderings=keys(f.renderings),
            )
            for f in audit.findings
        ),
    )


def opened(address: str, folder: Path, runs: int) -> float:
    """Return in how many seconds Chromium starts, opens an address and paints it: the least of some runs."""
    taken = []
    for _ in range(runs):
        start = perf_counter()
        visit(address, "--window-size=1280,1024", f"--screenshot={folder / 'page.png'}")
        taken.append(perf_counter() - start)
    return min(taken)  # what else the machine does only adds to it


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--remarks", type=int, default=500)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    audit = made(asked.remarks)
    start = perf_counter()
    report = html_report(audit, RULES)
    seconds = perf_counter() - start
    size, elements = len(report.encode()) / 1e6, len(re.findall("<[a-z]", report))
    _say(f"{len(audit.remarks)} remarks, {len(audit.renderings)} renderings, {len(audit.findings)} findings")
    _say(f"made in {seconds:.2f} s: {size:.1f} MB, {elements:,} elements")
    if browser() is None:
        _say("Chromium is not installed: not opened")
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.html").write_text(report, encoding="utf-8")
        (folder / "empty.html").write_text("<!doctype html><title>Nothing</title>", encoding="utf-8")
        empty, full = (
            opened((folder / f"{page}.html").as_uri(), folder, asked.runs) for page in ("empty", "report")
        )
    verdict = "within" if full - empty <= WITHIN else "NOT within"
    _say(f"opened and painted in {full - empty:.2f} s, {verdict} {WITHIN:.0f} s")
    _say(f"({full:.2f} s with the start of the browser, {empty:.2f} s for an empty page)")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
