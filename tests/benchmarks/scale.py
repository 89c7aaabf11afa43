"""Time and memory of ``quotes group``: ``python -m tests.benchmarks.scale ../shared/eval/renderings``.

Renderings are made out of the translation sets (:mod:`tests.benchmarks.made`), written as JSON Lines and
grouped by the command as a user runs it, reading and writing included.  Memory is the sum over the command
and its workers of what each holds (resident set), looked at five times a second where there is /proc.  Where
the machine does other things besides, processor time is the figure to compare.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from quotes.grouping.vectors import DIMENSIONS, load_encoder
from tests.benchmarks.made import make_lines, pairwise, read_sets

SIZES = (10_000, 100_000, 1_000_000)
EVERY = 0.2
"""Seconds between two looks at the memory."""
SAMPLE = 2_000
"""Texts that are turned into vectors, to tell what all would cost."""
ONE_THREAD = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_RUN = """
import logging, sys
handler = logging.FileHandler(sys.argv.pop(1))
handler.setFormatter(logging.Formatter("%(created)f\\t%(message)s"))
logging.getLogger("quotes").addHandler(handler)
logging.getLogger("quotes").setLevel(logging.DEBUG)
from cli.main import main
main()
"""


class Run(NamedTuple):
    """What a run took.

    Seconds on the clock and of processors, the most megabytes at once, seconds and counts by stage, and how
    many remarks were found; ``right`` is pairwise precision, recall and F1.
    """

    count: int
    seconds: float
    processor: float
    megabytes: float
    stages: dict[str, float]
    counts: dict[str, int]
    remarks: int
    right: tuple[float, float, float]


def main() -> None:
    """Make renderings, group them, print the table."""
    options = argparse.ArgumentParser(description="Time and memory of `quotes group`.")
    options.add_argument("sets", type=Path, help="a folder with translation sets")
    options.add_argument("--sizes", default=",".join(map(str, SIZES)))
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--encoder", default=None, help="as for `quotes group`")
    options.add_argument("--folder", type=Path, default=None, help="where files are kept (else thrown away)")
    asked = options.parse_args()
    sentences = read_sets(asked.sets)
    load = os.getloadavg()[0]
    tell(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f} before; {asked.workers} workers")
    runs = []
    with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
        folder = asked.folder or Path(scratch)
        for count in map(int, asked.sizes.split(",")):
            given, gold = folder / f"{count}.jsonl", {}
            with given.open("w", encoding="utf-8") as file:
                for line in make_lines(sentences, count, asked.seed):
                    gold[line.id] = line.remark
                    file.write(line.json() + "\n")
            runs.append(measure(given, gold, asked.workers, asked.encoder))
            tell(table(runs[-1]))
            if asked.encoder is None:
                tell(cost_of_vectors(given, asked.workers))
    if len(runs) > 1:
        tell(growth(runs[0], runs[-1]))


def tell(text: str) -> None:
    """Print at once: a run takes minutes."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def growth(first: Run, last: Run) -> str:
    """Say how time grows with the number of renderings."""
    more = math.log(last.count / first.count)
    wall = math.log(last.seconds / first.seconds) / more
    processor = math.log(last.processor / first.processor) / more
    sizes = f"from {first.count:,} to {last.count:,}"
    return f"\n{sizes} time grows as n^{wall:.2f}, processor time as n^{processor:.2f}"


def measure(given: Path, gold: dict[str, str], workers: int, encoder: str | None) -> Run:
    """Group a file in a process of its own."""
    out, log = given.with_suffix(".out.jsonl"), given.with_suffix(".log")
    log.unlink(missing_ok=True)
    command = [sys.executable, "-c", _RUN, str(log), "group", str(given), "-o", str(out), "-q"]
    command += ["--workers", str(workers), *(["--encoder", encoder] if encoder else [])]
    started, wall = time.time(), time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | dict.fromkeys(ONE_THREAD, "1")
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, megabytes(process.pid))
            time.sleep(EVERY)
    seconds = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode:
        raise SystemExit(f"{' '.join(command[3:])}: exit code {process.returncode}")
    stages, counts = read_log(log, started, seconds)
    with out.open(encoding="utf-8") as file:
        found = {line["id"]: line["remark"] for line in map(json.loads, file)}
    return Run(
        len(gold), seconds, processor, most, stages, counts, len(set(found.values())), pairwise(gold, found)
    )


def read_log(log: Path, started: float, seconds: float) -> tuple[dict[str, float], dict[str, int]]:
    """Return the seconds that led to each line of the log, and the counts that the lines tell."""
    stages: dict[str, float] = {}
    counts: dict[str, int] = {}
    before = started
    for line in log.read_text(encoding="utf-8").splitlines():
        at, message = line.split("\t")
        count, what = message.split(" ", 1)
        counts[what] = int(count)
        stages[what] = stages.get(what, 0.0) + float(at) - before
        before = float(at)
    stages["written"] = started + seconds - before
    return stages, counts


def megabytes(session: int) -> float:
    """Return what the processes of a session hold together (resident set); 0 where there is no /proc."""
    total = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(path.name)) == session:
                total += int((path / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError):
            continue
    return total / 1e6


def cost_of_vectors(given: Path, workers: int) -> str:
    """Say what sentence vectors of all distinct texts would cost, by a sample of them."""
    with given.open(encoding="utf-8") as file:
        texts = sorted({line["text"] for line in map(json.loads, file)})
    sample = Random(0).sample(texts, min(SAMPLE, len(texts)))
    encoder = load_encoder()
    encoder.encode(sample[:50])
    started = time.perf_counter()
    encoder.encode(sample)
    rate = len(sample) / (time.perf_counter() - started)
    whole = len(texts) / rate / workers
    what = f"vectors of all {len(texts):,} distinct texts: {whole:,.0f} s in {workers} processes"
    size = f"{len(texts) * 4 * DIMENSIONS / 1e6:,.0f} MB"
    return f"  {what}, {size} (extrapolated from {len(sample):,} at {rate:,.0f} a second in one)"


def table(run: Run) -> str:
    """Say what a run took."""
    precision, recall, both = run.right
    took = f"{run.seconds:.1f} s ({run.processor:.1f} s of processors), at most {run.megabytes:,.0f} MB"
    right = f"pairwise P {precision:.3f} R {recall:.3f} F1 {both:.3f}"
    lines = [f"\n{run.count:,} renderings: {took}; {run.remarks:,} remarks, {right}"]
    for what, seconds in run.stages.items():
        count = f"{run.counts[what]:,}" if what in run.counts else ""
        lines.append(f"  {what:<36}{count:>12}{seconds:>9.1f} s")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
