"""How long articles take that are made to be slow: ``python -m tests.benchmarks.hostile [CASES...]``.

Everything behind the parse, with a made-up one as in ``tests/test_properties.py``: what is found in it, who
said it, the groups, the chains, the rules, and every report; of what is refused, as much as is taken.
With ``--models``, the whole way of ``quotes extract`` with the packaged models instead, in a process of its
own; an article that takes longer than ``--limit`` seconds is given up.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.target import printed
from tests.hostile import CASES, made
from tests.test_properties import audited, given_read

_RUN = "import sys; from cli.main import main; main()"


def main() -> None:
    """Time the cases that are asked for."""
    options = argparse.ArgumentParser(description="Time articles that are made to be slow.")
    options.add_argument("cases", nargs="*", metavar="CASE", help=f"some of: {', '.join(CASES)}")
    options.add_argument("--bytes", type=int, default=1_000_000)
    options.add_argument("--models", action="store_true", help="go the real way, with the packaged models")
    options.add_argument(
        "--limit", type=int, default=600, help="seconds that an article may take with models"
    )
    asked = options.parse_args()
    unknown = set(asked.cases) - set(CASES)
    if unknown:
        options.error(f"no case is called {min(unknown)}: name some of {', '.join(CASES)}")
    for name in asked.cases or CASES:
        text = made(name, asked.bytes)
        tell(f"{name:24} {_extract(text, asked.limit) if asked.models else _stages(text)}")


def _stages(text: str) -> str:
    gc.set_threshold(100_000, 50, 100)  # as the command line does
    articles, parses = given_read([text], 1)
    refused = not articles
    while text.strip() and not articles:
        text = text[: len(text) * 9 // 10]  # down to what is taken
        articles, parses = given_read([text], 1)
    started = time.process_time()
    audit = audited(articles, parses)
    between = time.process_time()
    for _ in printed(audit):
        pass
    size = f"{'refused, but' if refused else ''} {len(text.encode()) / 1000:6,.0f} kB"
    found = f"{len(audit.quotations):7,} quotations {len(audit.renderings):7,} renderings"
    times = f"{between - started:7.1f} s audited {time.process_time() - between:7.1f} s printed"
    return f"{size:>20} {found} {times}"


def _extract(text: str, limit: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, "utf-8", newline="")
        command = [sys.executable, "-c", _RUN, "extract", str(path), "--format", "json", "-o", f"{path}.json"]
        started = time.monotonic()
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired:
            return f"given up after {limit} s"
        took = time.monotonic() - started
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return f"{took:7.1f} s, up to {memory:.1f} GB so far, exit {done.returncode}: {last[:80]}"


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
