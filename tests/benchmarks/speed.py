"""Words a second, stage by stage: ``python -m tests.benchmarks.speed [ARTICLES...]``.

One thread, loading of the models aside, the median of some runs, each in a process of its own, so that
none lives off what another has remembered.  Beside it, where textacy and a spaCy model of English are
installed: ``textacy.extract.direct_quotations``, a call a paragraph.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from importlib.metadata import version
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from quotes.articles import read_articles
from quotes.language import Parser
from quotes.model import Article, Block, BlockKind, Span
from quotes.quotation import find_quotations
from quotes.speaker import resolve_speakers

ROOT = Path(__file__).parents[2]
POLNEAR = ROOT.parent / "shared" / "eval" / "polnear" / "dev" / "text"
FIXTURES = ROOT / "fixtures"
ONE_THREAD = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")
ALL, PROCESSOR = "in all", "in all, processor time"
TEXTACY = "textacy"
Seconds = dict[str, float]


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description="Words a second, stage by stage.")
    options.add_argument("articles", nargs="*", help="files or folders (PolNeAR dev if it is there)")
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    inputs = asked.articles or default()
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))

    articles = read_articles(inputs)[0]
    words = sum(len(article.text.split()) for article in articles)
    lines = [
        f"{len(articles)} articles, {words:,} words; median of {asked.runs} runs, one thread",
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before",
        "",
        f"{'stage':<26}{'seconds':>9}{'words/s':>10}",
    ]
    spent = _median(measure, inputs, asked.runs)
    model = spacy_model()
    if model:
        spent |= _median(measure_textacy, inputs, asked.runs)
    lines += [f"{stage:<26}{seconds:>9.2f}{words / seconds:>10,.0f}" for stage, seconds in spent.items()]
    beside = (
        f"textacy {version(TEXTACY)} with {model}" if model else "textacy, with a model, is not installed"
    )
    sys.stdout.write("\n".join([*lines, "", beside, ""]))


def default() -> list[str]:
    """Return PolNeAR's dev articles where they are at hand, else those of the fixtures."""
    return [str(POLNEAR)] if POLNEAR.is_dir() else [str(path) for path in FIXTURES.glob("*/articles")]


def _median(measured: Callable[[list[str]], Seconds], inputs: list[str], runs: int) -> Seconds:
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        found = pool.map(measured, [inputs] * runs, chunksize=1)
    return {stage: statistics.median(run[stage] for run in found) for stage in found[0]}


def measure(inputs: list[str]) -> Seconds:
    """Return the seconds of each stage of ``quotes extract``; those of the parse by reader."""
    from quotes.language.readers import Lemmas, Names, Tagger, TreeParser
    from quotes.language.tokens import Tokenizer

    spent: Seconds = {}
    for stage, reader, method in (
        ("tokenize, split", Tokenizer, "tokenize"),
        ("tag", Tagger, "tags"),
        ("lemma", Lemmas, "lemmas"),
        ("parse", TreeParser, "trees"),
        ("names", Names, "names"),
    ):
        setattr(reader, method, _timed(spent, stage, getattr(reader, method)))
    parser = Parser(threads=1)
    parser.parse([_article("The models are loaded now.")])
    spent.clear()

    began, processor = time.perf_counter(), time.process_time()
    articles = _timed(spent, "read", lambda: read_articles(inputs)[0])()
    reading = time.perf_counter()
    parses = parser.parse(articles)
    rest = time.perf_counter() - reading - sum(s for stage, s in spent.items() if stage != "read")
    spent["language, the rest"] = rest
    quotations = _timed(
        spent, "find", lambda: [q for a in articles for q in find_quotations(a, parses[a.key])]
    )()
    _timed(spent, "speakers", resolve_speakers)(articles, parses, quotations)
    return spent | {ALL: time.perf_counter() - began, PROCESSOR: time.process_time() - processor}


def _timed(spent: Seconds, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **options: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - began

    return timed


def _article(text: str) -> Article:
    return Article("loaded", "loaded", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), "0" * 64)


def spacy_model() -> str | None:
    """Return the name of an installed spaCy model of English if there is one, and textacy too."""
    if not (find_spec("textacy") and find_spec("spacy")):
        return None
    from spacy.util import get_installed_models

    return next((name for name in sorted(get_installed_models()) if name.startswith("en")), None)


def measure_textacy(inputs: list[str]) -> Seconds:
    """Return the seconds that textacy takes for the direct quotations of each paragraph."""
    import spacy
    from textacy.extract import direct_quotations

    model = spacy_model()
    assert model is not None
    read = spacy.load(model)
    list(direct_quotations(read("“It is loaded,” she said.")))
    began = time.perf_counter()
    for article in read_articles(inputs)[0]:
        for block in article.blocks:
            with suppress(ValueError):  # it gives up a paragraph with a mark that is not closed
                list(direct_quotations(read(article.text[slice(*block.span)])))
    return {TEXTACY: time.perf_counter() - began}


if __name__ == "__main__":
    main()
