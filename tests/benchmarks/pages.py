"""How well pages of ten made layouts are read: ``python -m tests.benchmarks.pages [EACH]``."""

from __future__ import annotations

import sys
import tempfile
import time

from tests.articles.pages import LAYOUTS, make_pages
from tests.articles.recovery import FACTS, Recovery, read_back, recover

EACH = 30


def main(each: int = EACH) -> None:
    """Print a line for each layout, and one for all."""
    pages = list(make_pages(each))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        read = read_back(pages, folder)
        seconds = time.perf_counter() - start
    _say(f"{'layout':<12} precision recall     F1 marks " + " ".join(f"{name:>6}" for name in FACTS))
    for layout in LAYOUTS:
        name = layout.__name__
        _say(_line(name, recover(pair for pair in read if pair[0].layout == name)))
    _say(_line("all", recover(read)))
    _say(f"{len(pages)} pages in {seconds:.1f} s")


def _line(name: str, found: Recovery) -> str:
    facts = " ".join("     –" if (share := found.fact(fact)) is None else f"{share:6.3f}" for fact in FACTS)
    marks = found.kept / max(1, found.quotations)
    return f"{name:<12} {found.precision:9.4f} {found.recall:6.4f} {found.f1:6.4f} {marks:5.3f} {facts}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
