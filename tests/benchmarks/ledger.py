"""How fast unchanged articles are audited again: ``python -m tests.benchmarks.ledger [--articles N]``.

Articles of 100 words or so are made of the translations of ``../shared/eval/renderings``, audited with a new
ledger, then again: start, reading and writing included.  Each run is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from quotes.ledger import open_to_read
from tests.benchmarks.made import read_sets
from tests.benchmarks.press import write_press

RENDERINGS = Path(__file__).parents[2].parent / "shared" / "eval" / "renderings"
LONGEST = 40
"""Words of a sentence that is quoted, at most."""
FORMS = ("json", "text", "markdown", "findings")


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description="Seconds of an audit with a ledger.")
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    if not RENDERINGS.is_dir():
        raise SystemExit(f"{RENDERINGS} is not there: the articles are made of what is in it")
    os.environ["OMP_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        _say("\n".join(measure(Path(folder), asked.articles, asked.runs)))


def measure(folder: Path, count: int, runs: int) -> list[str]:
    """Return the lines of the table."""
    sentences = [
        [text for text in texts if len(text.split()) < LONGEST]
        for texts in read_sets(RENDERINGS)
        if all(len(text.split()) < LONGEST for text in texts)
    ]
    write_press(sentences, folder / "press", count)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in (folder / "press").iterdir())
    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, one thread, load {os.getloadavg()[0]:.1f} before"
    )
    lines = [
        f"{count:,} articles, {words:,} words; {machine}",
        "",
        f"{'audit':<44}{'seconds':>9}{'of processor':>14}",
        _row("new ledger", [run(folder, "json")]),
    ]
    for form in FORMS:
        run(folder, form)
        lines.append(
            _row(
                f"nothing changed, --format {form}, median of {runs}",
                [run(folder, form) for _ in range(runs)],
            )
        )
    lines.append(
        _row("nothing changed, quotes show --search", [run(folder, "", ["show", "--search", "water"])])
    )
    changed = folder / "press" / "article-00000.md"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nNothing more was said.\n", encoding="utf-8")
    lines.append(_row("one article changed", [run(folder, "json")]))
    with open_to_read(folder / "ledger") as store:
        parses, articles, audit = (
            store.rows(f"SELECT sum(length(data)) FROM {table}")[0][0]
            for table in ("parses", "articles", "audits")
        )
    size = (folder / "ledger").stat().st_size
    lines.append(
        f"\nthe ledger: {size:,} bytes; parses {parses:,}, articles {articles:,}, the audit {audit:,}"
    )
    return lines


def run(folder: Path, form: str, command: Sequence[str] = ()) -> tuple[float, float]:
    """Run a command in a process of its own; return its seconds, and those of processors."""
    arguments = list(command) or ["audit", str(folder / "press"), "--format", form]
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from quotes_cli.main import main; main()",
            *(*arguments, "--ledger", str(folder / "ledger"), "-o", str(folder / "out"), "-q"),
        ],
        check=True,
    )
    seconds, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, spent


def _row(name: str, measured: Sequence[tuple[float, float]]) -> str:
    seconds, spent = (statistics.median(each) for each in zip(*measured, strict=True))
    return f"{name:<44}{seconds:>9.2f}{spent:>14.2f}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
