"""What makes grouping fast changes nothing: workers, short cuts, what is left out as nobody reads it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest

from quotes.grouping import features, gather, group_renderings, grow, statements
from quotes.grouping.align import Text, make_text, overlap
from quotes.grouping.belief import LIMIT
from quotes.grouping.cluster import WORTH, Cluster, Edge
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import is_cut, kinship, squeezed, words_of
from quotes.grouping.vectors import load_encoder
from quotes.grouping.weigh import Lexicon, learn
from quotes.model import Article, Relation, Remark, Rendering
from quotes.numerals import begins_number, read_number
from tests.benchmarks.made import Line, make_lines, pairwise

SENTENCES = [
    [
        "The harbour of Velmora will stay closed until the divers have searched all 40 wrecks.",
        "Velmora's port remains shut until divers have looked through each of the 40 wrecks.",
        "Until every one of the 40 wrecks is searched by divers, the port at Velmora will not open.",
    ],
    [
        "We planted three thousand walnut trees along the old railway.",
        "Along the former railway line, three thousand walnut trees were planted by us.",
        "We have put 3,000 walnuts in the ground beside the old railway tracks.",
    ],
    [
        "Nobody told the orchestra that the concert hall had been sold.",
        "The musicians were never informed about the sale of the concert hall.",
        "No one let the orchestra know the concert hall was sold.",
    ],
    [
        "The beekeepers lost half of their hives in the frost of last March.",
        "Half the hives were lost to beekeepers when it froze last March.",
        "In last March's frost, beekeepers saw one hive in two die.",
    ],
    [
        "Our lighthouse keeper writes a letter to his daughter every evening.",
        "Each evening the keeper of our lighthouse sends his daughter a letter.",
        "Every night the man in our lighthouse writes to his daughter.",
    ],
    [
        "If the glacier melts any faster, the valley must move its school.",
        "The school in the valley has to move should the glacier melt more quickly.",
        "Should the ice melt faster still, the valley will need to relocate the school.",
    ],
]


def made(count: int, seed: int = 1) -> list[Line]:
    return list(make_lines(SENTENCES, count, seed))


def read(lines: Sequence[Line]) -> tuple[list[Rendering], dict[str, Article]]:
    """Renderings of articles whose lines are their paragraphs."""
    texts: dict[str, str] = {}
    renderings = []
    for line in lines:
        start = len(texts[line.article]) + 2 if line.article in texts else 0
        texts[line.article] = f"{texts[line.article]}\n\n{line.text}" if start else line.text
        end = start + len(line.text)
        whole = not line.text[0].islower()
        renderings.append(
            Rendering(
                line.id, line.article, line.id, start, end, line.text, whole=whole, speaker=line.speaker
            )
        )
    return renderings, {key: Article(key, key, text, (), "") for key, text in texts.items()}


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few hundred renderings be treated as a million are."""
    monkeypatch.setattr(statements, "CHUNK", 64)
    monkeypatch.setattr(gather, "ALL", 20)
    monkeypatch.setattr(grow, "SAMPLE", 60)
    monkeypatch.setattr(grow, "LARGEST", 60)
    monkeypatch.setattr(grow, "PIECE", 5)
    monkeypatch.setattr(features, "AT_ONCE", 500)


@pytest.mark.usefixtures("many")
def test_neither_workers_nor_the_order_of_the_input_change_anything() -> None:
    renderings, articles = read(made(300))
    encoder = load_encoder()
    alone = group_renderings(renderings, articles, encoder=encoder)
    random.Random(3).shuffle(renderings)
    assert group_renderings(renderings, articles, encoder=encoder, workers=2) == alone


@pytest.mark.usefixtures("many")
def test_most_of_what_was_made_is_found() -> None:
    lines = made(300)
    renderings, articles = read(lines)
    remarks = group_renderings(renderings, articles, encoder=load_encoder())[1]
    found = {key: remark.key for remark in remarks for key in remark.renderings}
    assert pairwise({line.id: line.remark for line in lines}, found)[2] > 0.7


def test_brief_links_say_the_same_as_long_ones() -> None:
    renderings, articles = read(made(200))
    everything, full = group_renderings(renderings, articles)
    given, brief = group_renderings(renderings, articles, brief=True)
    passages = {r.key for r in everything} - {r.key for r in given}
    assert {r.key for r in given} == {r.key for r in renderings}
    assert list(told(brief, set())) == list(told(full, passages))


def told(remarks: Sequence[Remark], without: set[str]) -> Iterator[object]:
    for remark in remarks:
        yield remark.canonical, remark.rule, remark.speaker, remark.candidates
        yield [[key for key in wording if key not in without] for wording in remark.wordings]
        for link in remark.links:
            if link.b not in without:
                yield link.a, link.b, link.relation, link.score, link.band


def test_the_corpus_is_the_same_for_the_same_seed() -> None:
    assert made(120) == made(120) != made(120, seed=2)
    assert len({line.id for line in made(500)}) == 500


def test_what_is_cut_is_told_without_weights_too() -> None:
    texts = [line.text for line in made(60)] + [
        "We … walnut trees",
        "[They] planted three thousand walnut trees",
    ]
    read_texts = [tokens_of(Rendering(text, "a", "q", 0, len(text), text)) for text in texts]
    lexicon = learn(read_texts)

    def told(one: Text, other: Text) -> bool:
        one, other = sorted((one, other), key=squeezed)
        return squeezed(one) == squeezed(other) or is_cut(words_of(one), words_of(other))

    unweighed = Lexicon(dict.fromkeys(lexicon.weights, 0.0), {})
    plain = [make_text(tokens, unweighed) for tokens in read_texts]
    weighed = [make_text(tokens, lexicon) for tokens in read_texts]
    for i, j in combinations(range(len(texts)), 2):
        slowly = kinship(weighed[i], weighed[j], overlap(weighed[i], weighed[j], lexicon)).otherwise
        quickly = told(plain[i], plain[j])
        assert quickly == (slowly in (Relation.SAME, Relation.TRUNCATED)), (texts[i], texts[j])


def test_no_number_begins_with_a_word_that_begins_none() -> None:
    words = "one two twenty hundred k m bn and 5 1,000 2.5 5k 21st the half ² ".split()
    for first in words:
        for second in words:
            assert begins_number(first) or read_number([first, second], 0) is None


@pytest.mark.parametrize("seed", range(20))
def test_groups_grow_as_if_every_mean_were_taken_anew(seed: int) -> None:
    chance = random.Random(seed)
    nodes = list(range(14))
    edges = [
        (a, b, chance.uniform(WORTH - 1, LIMIT + 1))
        for a, b in combinations(nodes, 2)
        if chance.random() < 0.5
    ]
    articles = {at: frozenset(chance.sample(range(9), 2)) for at in nodes if chance.random() < 0.6}
    speakers = [chance.choice((-1, -1, 0, 1)) for _ in nodes]
    quickly = Cluster(nodes, edges, speakers, articles=articles).run(lambda meeting, _a, _b: meeting.fit >= 0)
    assert quickly == slowly(nodes, edges, speakers, articles)


def slowly(
    nodes: Sequence[int], edges: Sequence[Edge], speakers: Sequence[int], articles: dict[int, frozenset[int]]
) -> list[list[int]]:
    """Join the two groups that fit best, over and over."""
    values = {(a, b): max(-LIMIT, min(LIMIT, value)) for a, b, value in edges if value >= WORTH}
    groups = [[at] for at in nodes]

    def fit(left: Sequence[int], right: Sequence[int]) -> float:
        known, total, counted = 0, 0.0, 0
        for pair in ((min(x, y), max(x, y)) for x in left for y in right):
            silent = not articles.get(pair[0], frozenset()).isdisjoint(articles.get(pair[1], frozenset()))
            counted += not silent
            if pair in values and not (silent and values[pair] < 0):
                known, total = known + 1, total + values[pair]
        counted = max(known, counted)
        return (total - LIMIT * (counted - known)) / counted if known else -LIMIT

    def rivals(left: Sequence[int], right: Sequence[int]) -> bool:
        return len({speakers[at] for at in (*left, *right)} - {-1}) > 1

    while True:
        options = [
            (-fit(left, right), min(left), min(right), left, right)
            for left, right in combinations(groups, 2)
            if not rivals(left, right)
        ]
        best = min(options, default=None)
        if best is None or -best[0] < 0:
            return sorted(sorted(group) for group in groups)
        groups = sorted([*(group for group in groups if group not in best[3:]), best[3] + best[4]], key=min)
