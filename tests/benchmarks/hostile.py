"""How long articles take that are made to be slow: ``python -m tests.benchmarks.hostile [CASES...]``.

Everything behind the parse, with a made-up one as in ``tests/test_properties.py``: what is found in it, who
said it, the groups, the chains, the rules, and every report; of what is refused, as much as is taken.
With ``--models``, the whole way of ``quotes audit`` with the packaged models instead, in a process of its
own, and how long that had nothing new to say; an article that takes longer than ``--limit`` seconds is
given up.
"""

from __future__ import annotations

import argparse
import gc
import os
import pty
import re
import resource
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.target import printed
from tests.hostile import CASES, made
from tests.test_properties import audited, given_read, read

_RUN = "import sys; from cli.main import main; main()"
_MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\u2800-\u28ff\u2501\u2578\u257a\r]")
"""What moves the cursor and colours, the spinner, the bar."""


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
        text = whole = made(name, asked.bytes)
        while text.strip() and not read([text]):
            text = text[: len(text) * 9 // 10]  # down to what is taken
        size = f"{'' if text == whole else 'refused, but'} {len(text.encode()) / 1000:6,.0f} kB"
        tell(f"{name:24} {size:>20} {_with_models(text, asked.limit) if asked.models else _stages(text)}")


def _stages(text: str) -> str:
    gc.set_threshold(100_000, 50, 100)  # as the command line does
    articles, parses = given_read([text], 1)
    started = time.process_time()
    audit = audited(articles, parses)
    between = time.process_time()
    for _ in printed(audit):
        pass
    found = f"{len(audit.quotations):7,} quotations {len(audit.renderings):7,} renderings"
    times = f"{between - started:7.1f} s audited {time.process_time() - between:7.1f} s printed"
    return f"{found} {times}"


def _with_models(text: str, limit: float) -> str:
    """Audit a file in a process of its own, its errors on a terminal; say how long that was still."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, "utf-8", newline="")
        command = [sys.executable, "-c", _RUN, "audit", str(path), "--format", "json", "-o", f"{path}.json"]
        terminal, end = pty.openpty()
        with subprocess.Popen(command, stderr=end, env={**os.environ, "TERM": "xterm"}) as running:
            os.close(end)
            started = told = time.monotonic()
            longest, last = 0.0, ""
            for line in _lines(terminal, started + limit):
                now = time.monotonic()
                if line != last:
                    longest, told, last = max(longest, now - told), now, line
            took = time.monotonic() - started
            if running.poll() is None and took >= limit:
                running.kill()
                return f"given up after {limit} s"
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
        return (
            f"{took:7.1f} s, {longest:4.1f} s of them at most without news, up to {memory:.1f} GB so far, "
            f"exit {running.returncode}: {last[-80:]}"
        )


def _lines(terminal: int, until: float) -> Iterator[str]:
    """Yield what a terminal is told, but for what only turns or blinks, up to a time or to its end."""
    while (left := until - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:  # nobody writes to it any more
                return
            yield from filter(
                None, map(str.strip, _MOVES.sub("\n", data.decode(errors="replace")).split("\n"))
            )


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
