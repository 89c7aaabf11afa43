"""How well gold renderings with gold speakers are grouped: floors, with what is reached beside them."""

import gzip
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

import pytest

from quotes.grouping import group_renderings
from quotes.model import Article, Rendering
from tests.scoring import read_gold

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"

pytestmark = pytest.mark.accuracy


def pairwise(wanted: Mapping[str, Hashable], given: Mapping[str, Hashable]) -> tuple[float, float]:
    """Return precision and recall of the pairs that share a group."""

    def pairs(groups: Iterable[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(groups).values())

    both = pairs((wanted[key], given[key]) for key in wanted)
    return both / max(1, pairs(given[key] for key in wanted)), both / max(1, pairs(wanted.values()))


def remarks_of(renderings: list[Rendering], articles: dict[str, Article]) -> dict[str, str]:
    _, remarks = group_renderings(renderings, articles)
    return {key: remark.key for remark in remarks for key in remark.renderings}


def event(gold: Path, folder: Path) -> tuple[float, float]:
    """Group the gold renderings of an event; a paragraph stands in for the quotation they are cut from."""
    renderings: list[Rendering] = []
    articles: dict[str, Article] = {}
    wanted: dict[str, Hashable] = {}
    for row in read_gold(gold):
        if row.negative:
            continue
        if row.article not in articles:
            text = (folder / row.article).read_bytes().decode()
            articles[row.article] = Article(row.article, row.article, text, (), "")
        text = articles[row.article].text
        printed, key = text[row.start : row.end], f"{row.article}:{row.start}"
        if any(r.article == row.article and r.start <= row.start and row.end <= r.end for r in renderings):
            continue  # a passage: to be found, not to be fed
        breaks = text[: row.start].replace("\r", "").count("\n\n")
        whole = printed[0].isupper() and len(printed.split()) > 3
        renderings.append(
            Rendering(
                key,
                row.article,
                f"{row.article}:{breaks}",
                row.start,
                row.end,
                printed,
                whole=whole,
                speaker=row.speaker,
            )
        )
        if not row.soft:
            wanted[key] = row.remark
    return pairwise(wanted, remarks_of(renderings, articles))


@pytest.mark.parametrize(("name", "recall"), [("floodlights", 0.90), ("river-treaty", 0.68)])
def test_invented_events(name: str, recall: float) -> None:
    """Reached without vectors: recall 0.94 and 0.73 with precision 1."""
    found = event(ROOT / "fixtures" / name / "gold.jsonl", ROOT / "fixtures" / name / "articles")
    assert found[0] == 1.0
    assert found[1] >= recall


def test_five_reports_of_one_meeting() -> None:
    gold = SHARED / "eval" / "meeting.gold.jsonl"
    if not gold.exists():
        pytest.skip("the reports of the meeting are not here: ../shared/eval/meeting.gold.jsonl")
    assert event(gold, SHARED / "articles") == (1.0, 1.0)


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("de-en.2021", 0.82, 0.89), ("cs-en.2021", 0.83, 0.73)]
)
def test_two_translators_of_news_sentences(name: str, precision: float, recall: float) -> None:
    """Two human translators, sparse, no speakers known: precision 0.85 and 0.86, recall 0.91 and 0.76."""
    items = SHARED / "eval" / "renderings" / f"{name}.sparse.jsonl.gz"
    if not items.exists():
        pytest.skip(f"the translations are not here: ../shared/eval/renderings/{items.name}")
    with gzip.open(items, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with gzip.open(items.with_name(f"{name}.sparse.gold.tsv.gz"), "rt", encoding="utf-8") as lines:
        wanted: dict[str, Hashable] = dict(line.rstrip("\n").split("\t") for line in lines)  # type: ignore[misc]
    articles = {row["id"]: Article(row["id"], row["id"], row["text"], (), "", row["outlet"]) for row in rows}
    renderings = [
        Rendering(row["id"], row["id"], row["id"], 0, len(row["text"]), row["text"], whole=True)
        for row in rows
    ]
    found = pairwise(wanted, remarks_of(renderings, articles))
    assert found[0] >= precision
    assert found[1] >= recall
