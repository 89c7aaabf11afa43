"""The figure in docs/how-it-works.md: ``python -m tests.docs.figure`` draws docs/way.svg."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PATH = Path(__file__).parents[2] / "docs" / "way.svg"

STAGES = {
    "articles": ("read", "articles"),
    "language": ("parse", "sentences, names"),
    "quotation": ("find", "quotations"),
    "speaker": ("who", "speakers"),
    "grouping": ("align", "remarks, links"),
    "provenance": ("how it came", "chains, sources"),
    "checking": ("transcripts", "checks"),
    "rules": ("warn", "findings"),
    "report": ("write", "pages, data"),
}
"""By stage, what it does and what it gives."""
DECIDED = {"quotation": "kinds", "speaker": "names", "grouping": "same or not", "rules": "ignored"}
"""Where decisions of people come in, and what they decide there."""
KEPT = {"language": "parses", "grouping": "names that stay", "report": "audits, pages"}
"""What the ledger remembers, by the stage that it is of."""

WIDE, HIGH, GAP, EDGE = 108, 52, 20, 20
ROW, ABOVE, BELOW, BAR = 128, 24, 262, 34
WIDTH = 2 * EDGE + len(STAGES) * (WIDE + GAP) - GAP
HEIGHT = BELOW + BAR + 24

STYLE = """
  .page { fill: #ffffff } .box { fill: #eef4fb; stroke: #3d5a80 } .bar { fill: #fdf3e3; stroke: #8a5a00 }
  text { fill: #1f2328; font: 14px system-ui, sans-serif; text-anchor: middle } .name { font-weight: 600 }
  .small { font-size: 12px; fill: #3b434b } path { stroke: #57606a; fill: none }
  .dashed { stroke-dasharray: 4 3 } .tip { fill: #57606a }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } .box { fill: #16263a; stroke: #8db4e2 } .bar { fill: #33260d; stroke: #e0b050 }
    text { fill: #e6edf3 } .small { fill: #b8c2cc } path { stroke: #9aa4af } .tip { fill: #9aa4af }
  }
"""

TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>'
)


def figure() -> str:
    """Return the figure as SVG, in light and dark colours."""
    alt = "Articles go through nine stages to a report; decisions of people come in, the ledger remembers."
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{alt}</title>",
        f"<style>{STYLE}</style>",
        TIP,
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        *_stages(),
        *_bar("decisions of people, which always win", ABOVE, DECIDED, downwards=True),
        *_bar("the ledger, which remembers", BELOW, KEPT, downwards=False),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _left(stage: str) -> int:
    return EDGE + list(STAGES).index(stage) * (WIDE + GAP)


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{f" class={kind!r}" if kind else ""}>{text}</text>'


def _stages() -> Iterator[str]:
    for stage, (does, gives) in STAGES.items():
        left = _left(stage)
        middle = left + WIDE / 2
        yield f'<rect class="box" x="{left}" y="{ROW}" width="{WIDE}" height="{HIGH}" rx="6"/>'
        yield _text(middle, ROW + 22, stage, "name")
        yield _text(middle, ROW + 40, does, "small")
        yield _text(middle, ROW + HIGH + 18, gives, "small")
        if left + WIDE + GAP < WIDTH - EDGE:
            line = f"M{left + WIDE + 2} {ROW + HIGH / 2:g}h{GAP - 4}"
            yield f'<path d="{line}" marker-end="url(#tip)"/>'


def _bar(name: str, top: int, at: dict[str, str], *, downwards: bool) -> Iterator[str]:
    left, right = _left(next(iter(at))), _left(list(at)[-1]) + WIDE
    yield f'<rect class="bar" x="{left}" y="{top}" width="{right - left}" height="{BAR}" rx="6"/>'
    yield _text((left + right) / 2, top + 22, name, "name")
    for stage, what in at.items():
        middle = _left(stage) + WIDE / 2
        if downwards:
            start, end, beside = top + BAR + 2, ROW - 2, top + BAR + 40
        else:
            start, end, beside = top - 2, ROW + HIGH + 26, top - 20
        ends = ' marker-end="url(#tip)"' if downwards else ' marker-start="url(#tip)" marker-end="url(#tip)"'
        yield f'<path class="dashed" d="M{middle:g} {start}V{end}"{ends}/>'
        yield (
            f'<rect class="page" x="{middle - 3.6 * len(what):g}" y="{beside - 12}" '
            f'width="{7.2 * len(what):g}" height="16"/>'
        )
        yield _text(middle, beside, what, "small")


if __name__ == "__main__":
    PATH.write_text(figure(), encoding="utf-8")
