"""The whole way on real models: the two invented events, the five reports of a meeting, and bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.articles import read_articles
from quotes.model import Audit
from quotes.pipeline import audit, extract
from quotes.report import audit_json, quotations_jsonl

from .scoring import predicted, read_gold, read_spellings, score

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

FLOORS = {
    # event: found, speaker, pairwise precision, pairwise recall
    "river-treaty": (0.98, 0.90, 0.97, 0.60),
    "floodlights": (0.95, 0.88, 0.97, 0.70),
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def event(request: pytest.FixtureRequest) -> tuple[str, Audit]:
    folder = ROOT / "fixtures" / request.param
    articles, problems = read_articles([str(folder / "articles")])
    return request.param, audit(articles, problems=problems)


@pytest.mark.accuracy
def test_an_invented_event_is_audited_as_well_as_its_floor_says(event: tuple[str, Audit]) -> None:
    name, result = event
    folder = ROOT / "fixtures" / name
    renderings = json.loads(audit_json(result))["renderings"]
    scored = score(
        read_gold(folder / "gold.jsonl"), predicted(renderings), read_spellings(folder / "speakers.json")
    )
    found, speaker, precision, recall = FLOORS[name]
    assert scored.found >= found * scored.wanted, str(scored)
    assert scored.speaker >= speaker * scored.found, str(scored)
    assert scored.grouping.pairwise.precision >= precision, str(scored)
    assert scored.grouping.pairwise.recall >= recall, str(scored)


def test_every_rendering_is_what_its_article_prints_and_is_in_one_remark(event: tuple[str, Audit]) -> None:
    _, result = event
    texts = {article.key: article.text for article in result.articles}
    remarks = [key for remark in result.remarks for key in remark.renderings]
    assert sorted(remarks) == sorted(rendering.key for rendering in result.renderings)
    for rendering in result.renderings:
        assert texts[rendering.article][rendering.start : rendering.end] == rendering.text


def test_the_same_articles_in_another_order_give_the_same_remarks(event: tuple[str, Audit]) -> None:
    _, result = event
    again = audit(tuple(reversed(result.articles)))
    assert {frozenset(r.renderings) for r in again.remarks} == {
        frozenset(r.renderings) for r in result.remarks
    }


@pytest.mark.accuracy
def test_the_reports_of_a_real_meeting_are_audited_without_a_miss(tmp_path: Path) -> None:
    scorer = SHARED / "eval" / "meeting.py"
    if not scorer.exists():
        pytest.skip("the five reports of the meeting are not beside the project")
    articles, problems = read_articles([str(SHARED / "articles")])
    path = tmp_path / "audit.json"
    path.write_text(audit_json(audit(articles, problems=problems)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(scorer), str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


BAD = {
    "marks.txt": '"""“““ ‘‘ «« “ " \' ” „ "“',
    "open.txt": "“We never stop. He left.\n\nThe mayor said “nothing” and «nobody.\n\n'Unless\n",
    "arabic.txt": "قال رئيس البلدية «سنفتح الجسر القديم في الصيف» خلال لقاء مع سكان القرية يوم الخميس",
    "symbols.txt": "‮“Reversed”‬ said \x1b[31mRoe\x1b[0m. 🎭 “Fine,” 🎭 said.\u200b",
}


def test_odd_text_gives_an_honest_result_and_takes_nothing_with_it(tmp_path: Path) -> None:
    for name, text in BAD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text("“The bridge opens in June,” Dana Whitlow said.", encoding="utf-8")
    articles, problems = read_articles([str(tmp_path), str(tmp_path / "missing.txt")])
    assert sorted(Path(p.path).name for p in problems if p.fatal) == [
        "binary.txt",
        "empty.txt",
        "missing.txt",
    ]
    result = audit(articles, problems=problems)
    assert [s.name for s in result.speakers if s.name == "Dana Whitlow"] == ["Dana Whitlow"]
    assert any(p.path.endswith("arabic.txt") and "not in English" in p.message for p in result.problems)
    assert not [q for q in result.quotations if q.article == "arabic.txt"]


def test_extracted_quotations_are_printed_one_a_line_with_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text("“The bridge opens in June,” Dana Whitlow said.", encoding="utf-8")
    articles, _ = read_articles([str(path)])
    (line,) = quotations_jsonl(extract(articles)).splitlines()
    row = json.loads(line)
    assert row["content"] == [[0, 27]]
    assert row["source"] == [[28, 40]]
    assert row["cue"] == [[41, 45]]
    assert row["speaker"] == "Dana Whitlow"
