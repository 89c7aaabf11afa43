"""Writes a ledger with the real functions and made-up parses, as a process of its own.

``python -m tests.ledger.writer LEDGER FIRST COUNT`` writes articles one by one and then an audit of them all;
``… LEDGER kill SEED TIMES`` starts such writers one after another, kills each at a random moment, and sees
whether all that they told to be finished is there.  It prints what is wrong, and how many it killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from quotes.ledger import audit_key, find_faults, keep, open_to_write, remembering
from quotes.ledger import parses as parses_module
from quotes.ledger.parses import parses_of
from quotes.model import Article, Parse
from tests.ledger import made

READER = "1"
ARTICLES = 12
LONGEST = 0.08
"""Seconds after which a writer is killed at the latest; it may have finished by then."""
AFRESH = 10
"""So many writers share a ledger."""


def article(number: int) -> Article:
    """Return the article of that number."""
    said = (f"Boat {number} will sail.", "All boats will sail.", f"Wait {number % 3} days.")
    return made.article(f"a{number}.txt", *said, day=1 + number % 28)


def write(path: Path, first: int, count: int, finished: Callable[[str], None] = lambda what: None) -> None:
    """Write articles and an audit of them; tell what is finished: an article's key, or ``audit``."""
    parses_module.CHUNK = 1  # each article is a chunk
    articles = [article(number) for number in range(first, first + count)]

    def parse(chunk: Sequence[Article], progress: Callable[[int, int], None]) -> dict[str, Parse]:
        return {each.key: made.parse(each) for each in chunk}

    with open_to_write(path) as store:
        before: list[Article] = []
        for each in articles:
            remembering(store, parse, READER)([each], lambda done, total: None)
            finished(each.key)
            before.append(each)
        groups = [["All boats will sail."], *([f"Wait {days} days."] for days in range(3))]
        keep(store, audit_key(articles, (), [str(first)]), made.audit(articles, groups))
        finished("audit")


def kill_writers(folder: Path, seed: int, times: int) -> int:
    """Kill writers at random moments; return how many had not finished, and raise for what is lost."""
    random = Random(seed)
    killed = 0
    for number in range(times):
        path = folder / f"{number // AFRESH}.ledger"
        told = _run(path, number * ARTICLES, random.uniform(0, LONGEST))
        killed += "audit" not in told
        with open_to_write(path) as store:
            faults = find_faults(store)
            assert not faults, f"after {number} writers: {faults}"
            finished = [
                article(number * ARTICLES + at)
                for at in range(ARTICLES)
                if f"a{number * ARTICLES + at}.txt" in told
            ]
            assert len(parses_of(store, finished, READER)) == len(finished), f"writer {number} lost articles"
            audits = store.rows("SELECT count(*) FROM audits")[0][0]
            assert audits >= ("audit" in told), f"writer {number} lost its audit"
    return killed


def _run(path: Path, first: int, seconds: float) -> list[str]:
    """Fork a writer, kill it after some seconds, and return what it told to be finished."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            write(path, first, ARTICLES, lambda what: os.write(theirs, f"{what}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(theirs)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as told:
        return told.read().decode().splitlines()


if __name__ == "__main__":
    if sys.argv[2] == "kill":
        sys.stdout.write(f"{kill_writers(Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))}\n")
    else:
        write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
