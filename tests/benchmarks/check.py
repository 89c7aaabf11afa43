"""Time and accuracy of ``quotes check``: ``python -m tests.benchmarks.check ../shared/eval/renderings``.

A transcript of 100,000 words is made of translated sentences, and of their words in any order as far as
these do not reach; a thousand quotations are made of it: word for word,
cut with an ellipsis, with an insertion, edited by a word, altered in a number or a negation, put together
from two distant places, in another translator's words, and of sentences that are not in it.  The command
reads them as lines of standard input, one quotation each, as a user would give them; loading counts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.benchmarks.made import read_sets

WORDS, QUOTATIONS = 100_000, 1_000
ABSENT = 300
"""Sentences that are kept out of the transcript."""
_RUN = "import sys; from cli.main import main; main()"
_NUMBER = re.compile(r"\b\d+\b")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|must|has|have|had)\b(?! not)")
_TURNS = re.compile(
    r"\b(?:not|no|never|nobody|only|if|unless|except|without|none|nor|neither)\b|n['’]t\b", re.I
)


class Made(NamedTuple):
    """A quotation, what is planted in it, the outcomes that are right, and the lines it is of."""

    text: str
    planted: str
    right: frozenset[str]
    lines: frozenset[int]


def main() -> None:
    """Make a transcript and quotations, check them, print time and accuracy."""
    options = argparse.ArgumentParser(description="Time and accuracy of `quotes check`.")
    options.add_argument("sets", type=Path, help="a folder with translation sets")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--words", type=int, default=WORDS)
    options.add_argument("--quotations", type=int, default=QUOTATIONS)
    options.add_argument("-v", "--verbose", action="store_true", help="print what went wrong")
    asked = options.parse_args()
    random = Random(asked.seed)
    sentences = [texts for texts in read_sets(asked.sets) if len(texts[0].split()) >= 8]
    random.shuffle(sentences)
    outside, inside = sentences[:ABSENT], sentences[ABSENT:]
    lines = [" ".join(texts[0].split()) for texts in inside]
    words = sum(len(line.split()) for line in lines)
    while words < asked.words:
        filler = random.choice(lines[: len(inside)]).split()
        random.shuffle(filler)
        lines.append(" ".join(filler))
        words += len(filler)
    made = list(make(inside, outside, asked.quotations, random))
    with tempfile.TemporaryDirectory() as folder:
        transcript = Path(folder) / "transcript.txt"
        transcript.write_text("\n".join(lines) + "\n", encoding="utf-8")
        seconds, processor, found = run(transcript, [quotation.text for quotation in made])
    tell(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    tell(
        f"{len(made):,} quotations against {words:,} words: {seconds:.1f} s ({processor:.1f} s of processors)"
    )
    table(made, found, asked.verbose)


def make(
    inside: Sequence[Sequence[str]], outside: Sequence[Sequence[str]], count: int, random: Random
) -> Iterator[Made]:
    """Yield quotations with what is planted in them."""
    kinds: dict[str, Callable[[int], tuple[str, Sequence[int]] | None]] = {
        "verbatim": lambda at: (inside[at][0], [at]),
        "cut, with an ellipsis": lambda at: _planted(_cut(inside[at][0], random), at),
        "an insertion in brackets": lambda at: _planted(_inserted(inside[at][0], random), at),
        "a word edited": lambda at: (_edited(inside[at][0], random), [at]),
        "a number altered": lambda at: _planted(_number(inside[at][0], random), at),
        "a negation put in": lambda at: _planted(_negated(inside[at][0]), at),
        "assembled": lambda at: _assembled(inside, at, random),
        "another translation": lambda at: _planted(_other(inside[at]), at),
        "not there": lambda at: (outside[at % len(outside)][0], []),
    }
    right = {
        "verbatim": {"verbatim"},
        "cut, with an ellipsis": {"truncated"},
        "an insertion in brackets": {"truncated"},
        "a word edited": {"edited"},
        "a number altered": {"altered"},
        "a negation put in": {"altered"},
        "assembled": {"assembled"},
        # Two translators may use the same words, or other numbers.
        "another translation": {"rendering", "edited", "altered", "truncated", "verbatim"},
        "not there": {"not-found"},
    }
    made = 0
    while made < count:
        for kind, of in kinds.items():
            for _ in range(500):
                found = of(random.randrange(len(inside)))
                if found is not None:
                    yield Made(found[0], kind, frozenset(right[kind]), frozenset(found[1]))
                    made += 1
                    break
            if made == count:
                return


def _planted(text: str | None, at: int) -> tuple[str, Sequence[int]] | None:
    return None if text is None else (text, [at])


def _cut(text: str, random: Random) -> str | None:
    words = text.split()
    start = random.randrange(3, len(words) - 4)
    after = min(len(words) - 3, start + random.randrange(1, 6))
    if _TURNS.search(" ".join(words[start:after])):
        return None  # that would be an alteration
    return " ".join([*words[:start], "…", *words[after:]])


def _inserted(text: str, random: Random) -> str | None:
    words = text.split()
    plain = [at for at in range(1, len(words) - 1) if words[at].isalpha() and len(words[at]) > 4]
    if not plain:
        return None
    at = random.choice(plain)
    return " ".join([*words[:at], "[the council]", *words[at + 1 :]])


def _edited(text: str, random: Random) -> str:
    words = text.split()
    plain = [at for at in range(1, len(words) - 1) if words[at].isalpha() and words[at].islower()]
    at = random.choice([at for at in plain if len(words[at]) > 6] or plain or [1])
    return " ".join([*words[:at], random.choice(("thing", "grey", "besides")), *words[at + 1 :]])


def _number(text: str, random: Random) -> str | None:
    found = _NUMBER.search(text)
    if found is None:
        return None
    return text[: found.start()] + str(int(found[0]) + random.randrange(1, 9)) + text[found.end() :]


def _negated(text: str) -> str | None:
    found = _AUXILIARY.search(text)
    if found is None or _TURNS.search(text):
        return None
    return f"{text[: found.end()]} not{text[found.end() :]}"


def _assembled(inside: Sequence[Sequence[str]], at: int, random: Random) -> tuple[str, Sequence[int]]:
    other = (at + random.randrange(60, len(inside) - 60)) % len(inside)
    one, two = inside[at][0].split(), inside[other][0].split()
    joint = random.choice((" … ", " "))
    if joint == " ":
        return " ".join([*one, *two]), [at, other]
    return " ".join(one[: max(5, len(one) * 2 // 3)]) + joint + " ".join(two[len(two) // 3 :]), [at, other]


def _other(texts: Sequence[str]) -> str | None:
    return next((text for text in texts[1:] if text.split() != texts[0].split()), None)


def run(transcript: Path, quotations: Sequence[str]) -> tuple[float, float, list[dict[str, object]]]:
    """Check quotations in a process of its own: seconds, those of processors, and a record for each."""
    command = [sys.executable, "-c", _RUN, "check", "--quote", "-", "--against", str(transcript)]
    command += ["--format", "jsonl", "-q"]
    # As from the second run on anywhere: the program's own modules are compiled.
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(transcript.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, input=b"Compiled.", capture_output=True, check=False, env=environment)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    given = "".join(f"{text}\n" for text in quotations).encode()
    done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, found


def table(made: Sequence[Made], found: Sequence[dict[str, object]], verbose: bool) -> None:
    """Print how often each kind was told right, and in the right line."""
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    placed: Counter[str] = Counter()
    for quotation, record in zip(made, found, strict=True):
        outcome = str(record["outcome"])
        outcomes[quotation.planted][outcome] += 1
        places = record["places"]
        assert isinstance(places, list)
        there = frozenset(place["line"] - 1 for place in places) == quotation.lines
        placed[quotation.planted] += there
        if verbose and (outcome not in quotation.right or not there):
            tell(f"  {quotation.planted}: {outcome} {record['reasons']}\n    {quotation.text}")
            tell("".join(f"    {place['text']}\n" for place in places))
    tell(f"\n{'planted':<26}{'count':>6}{'right':>8}{'place':>8}  outcomes")
    right = {q.planted: q.right for q in made}
    for kind, counts in outcomes.items():
        total = counts.total()
        good = sum(counts[outcome] for outcome in right[kind])
        listed = ", ".join(f"{outcome} {times}" for outcome, times in counts.most_common())
        tell(f"{kind:<26}{total:>6}{good / total:>8.3f}{placed[kind] / total:>8.3f}  {listed}")


def tell(text: str) -> None:
    """Print at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
