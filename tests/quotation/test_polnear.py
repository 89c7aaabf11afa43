"""Quotation, cue and source in whole news articles, against PolNeAR's annotators: floors that are held."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.articles import read_articles
from quotes.pipeline import extract
from quotes.report import quotations_jsonl

EVAL = Path(__file__).parents[2] / ".." / "shared" / "eval"
DEV = EVAL / "polnear" / "dev"
FLOORS = {
    # F1 of whole attributions at an overlap of half and of 0.8; how often the source is right; F1 of words
    "quoted": {"event@50": 82.0, "event@80": 75.0, "source_acc": 94.0},
    "speech": {"event@50": 77.0, "event@80": 70.0, "source_acc": 94.0, "token content": 91.0},
    "all": {"event@50": 61.5, "event@80": 54.5, "source_acc": 90.0},
}


@pytest.mark.accuracy
@pytest.mark.skipif(not DEV.is_dir(), reason="the articles are not here: ../shared/eval/polnear/dev")
def test_quotations_of_news_articles_are_found_as_well_as_the_floors_say(tmp_path: Path) -> None:
    articles, problems = read_articles([str(DEV / "text")])
    assert not problems
    predictions = tmp_path / "quotations.jsonl"
    predictions.write_text(quotations_jsonl(extract(articles)), encoding="utf-8")
    command = [sys.executable, str(EVAL / "polnear.py"), str(DEV), str(predictions)]
    printed = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    sys.stdout.write(f"\n{printed}\n")
    scores = json.loads(printed)
    for subset, floors in FLOORS.items():
        for figure, floor in floors.items():
            reached = scores[subset][figure]
            assert (reached["f1"] if isinstance(reached, dict) else reached) >= floor, (subset, figure)
