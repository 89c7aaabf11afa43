"""Fit what decides what is one remark: ``python -m tests.benchmarks.fit ../shared/eval/renderings``.

Reads sets of translations of the same sentences (``*.jsonl.gz`` with ``*.gold.tsv.gz``), makes corpora of
them in which more or fewer statements are found again, some of them cut short, and writes
``quotes/grouping/weights.json``.  With ``--without NAME`` a set is left out, and with ``--dry`` nothing is
written: so that what the models do on a set they have not seen can be printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from quotes.grouping.belief import Beliefs, Frequency, Linear, PairModel, group_features
from quotes.grouping.block import candidates
from quotes.grouping.cluster import WORTH, Cluster, Parts, frequency, hang_together, settle
from quotes.grouping.corpus import Floats, Ints, make_corpus
from quotes.grouping.digest import digest_tokens, join
from quotes.grouping.features import STRINGS, VECTORS, cosines, string_features, vector_features
from quotes.grouping.normal import tokens_of
from quotes.grouping.vectors import load_encoder
from quotes.model import Rendering

OUT = Path(__file__).parents[2] / "quotes" / "grouping" / "weights.json"
SEED = 1
SHARES = (0.05, 0.15, 0.5, 0.75)
SIZES = (
    {1: 0.75, 2: 0.12, 3: 0.07, 5: 0.04, 8: 0.02},
    {1: 0.45, 2: 0.2, 3: 0.15, 5: 0.12, 8: 0.08},
    {1: 0.1, 2: 0.2, 3: 0.2, 5: 0.3, 8: 0.2},
)
CUT = 0.35
"""The share of statements that a corpus with cuts prints in part."""
SPLICED = 0.15
"""How many statements there are, for each that was drawn, that share half of one with another."""
RIDGE = 1.0
RARER = 0.1
"""What a corpus with cuts counts in the model of groups."""
CONTEXT = {"one speaker": 2.5, "one occasion": 1.5, "neighbours": 1.0}
FEW = 0.4
"""What a pair of sentences counts in a corpus with cuts, if one of them may have lost its end."""


@dataclass(frozen=True)
class Line:
    """A rendering and the number of the sentence it renders."""

    text: str
    outlet: str
    gold: int
    whole: bool = True
    cut: bool = False


@dataclass(frozen=True)
class Reading:
    """A corpus to learn from: pairs with their measures, and which statements are one."""

    name: str
    gold: Ints
    a: Ints
    b: Ints
    strings: Floats
    vectors: Floats
    wholes: NDArray[np.bool_]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether each pair is one remark."""
        return self.gold[self.a] == self.gold[self.b]


def read_lines(path: Path) -> list[Line]:
    """Read a set of renderings with its gold clusters."""
    gold_path = path.with_name(path.name.replace(".jsonl.gz", ".gold.tsv.gz"))
    with gzip.open(gold_path, "rt", encoding="utf-8") as lines:
        gold = dict(line.rstrip("\n").split("\t") for line in lines)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Line(row["text"], row["outlet"], int(gold[row["id"]])) for row in rows]


class Encoded:
    """Sentence vectors, each text encoded once."""

    def __init__(self) -> None:
        self._encoder = load_encoder()
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = sorted(set(texts) - self._known.keys())
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def corpora(name: str, folder: Path) -> Iterator[tuple[str, list[Line]]]:
    """Yield the corpora that are made of a set."""
    rng = np.random.default_rng(SEED)
    sparse = folder / f"{name}.sparse.jsonl.gz"
    if sparse.exists():
        yield "sparse", read_lines(sparse)
    everything = read_lines(folder / f"{name}.jsonl.gz")
    human = [line for line in everything if line.outlet.startswith("human-")]
    yield "human", human
    yield "ten", everything
    for share in SHARES:
        once: dict[int, Line] = {}
        kept: list[Line] = []
        for line in human:
            if line.gold not in once:
                once[line.gold] = line
                kept.append(line)
            elif rng.random() < share:
                kept.append(line)
        yield f"share {share:.2f}", kept
    by_gold: dict[int, list[Line]] = {}
    for line in everything:
        by_gold.setdefault(line.gold, []).append(line)
    for number, sizes in enumerate(SIZES):
        drawn: list[Line] = []
        chances = np.array(list(sizes.values())) / sum(sizes.values())
        for _, group in sorted(by_gold.items()):
            size = min(len(group), int(rng.choice(list(sizes), p=chances)))
            drawn += [group[at] for at in rng.permutation(len(group))[:size]]
        yield f"sizes {number}", drawn
        printed: list[Line] = []
        for line in drawn:
            if rng.random() < CUT:
                printed.append(cut(line, rng))
                if rng.random() < CUT:
                    printed.append(line)
            else:
                printed.append(line)
            if rng.random() < SPLICED:
                other = drawn[int(rng.integers(len(drawn)))]
                if other.gold != line.gold:
                    printed.append(splice(line, other, len(printed)))
        yield f"cut {number}", printed


def cut(line: Line, rng: np.random.Generator) -> Line:
    """Return a part of a line, as a report that quotes half a sentence prints it."""
    words = line.text.split()
    size = max(4, round(len(words) * rng.uniform(0.35, 0.8)))
    start = int(rng.integers(0, max(1, len(words) - size + 1)))
    return Line(" ".join(words[start : start + size]), line.outlet, line.gold, whole=start == 0, cut=True)


def splice(line: Line, other: Line, number: int) -> Line:
    """Return what begins as one line and goes on as another: a third statement, which is neither."""
    head, tail = line.text.split(), other.text.split()
    begin = " ".join(head[: max(2, len(head) // 2)])
    return Line(f"{begin} {' '.join(tail[len(tail) // 2 :])}", line.outlet, -1 - number, cut=True)


def measure(name: str, lines: Sequence[Line], encoded: Encoded) -> Reading:
    """Measure the candidate pairs of a corpus of distinct statements."""
    tokens = {}
    for line in sorted(lines, key=lambda line: (line.text, line.gold)):
        words = tokens_of(Rendering("", "", "", 0, len(line.text), line.text, whole=True))
        forms = tuple(word.form for word in words)
        if forms and forms not in tokens:
            tokens[forms] = (words, line)
    found = join([digest_tokens(words for words, _ in tokens.values())])
    count = len(tokens)
    nobody = np.full(count, -1, dtype=np.int64)
    whole = np.array([line.whole for _, line in tokens.values()])
    corpus = make_corpus(found, np.arange(count), whole, nobody)
    vectors = encoded([line.text for _, line in tokens.values()])
    pairs = candidates(corpus, vectors)
    strings = string_features(corpus, *pairs)
    more = vector_features(corpus, *pairs, cosines(vectors, *pairs), strings)
    gold = np.array([line.gold for _, line in tokens.values()], dtype=np.int64)
    return Reading(name, gold, pairs.a, pairs.b, strings, more, whole[pairs.a] & whole[pairs.b])


def logistic(x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]) -> Linear:
    """Fit a logistic model by Newton's method, with a ridge on the standardised measures."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.concatenate([(x - mean) / spread, np.ones((len(x), 1))], axis=1)
    beta = np.zeros(z.shape[1])
    ridge = np.full(z.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        slope = z.T @ (weight * (p - y)) + ridge * beta
        curve = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    weights = beta[:-1] / spread
    return Linear(weights.astype(np.float32), float(beta[-1] - weights @ mean))


def fit_pairs(readings: Sequence[Reading], *, vectors: bool) -> PairModel:
    """Fit the models of pairs, with or without sentence vectors; each corpus counts the same.

    Sentences that lost their end cannot be told from whole ones: they count little in the model of those.
    """
    x = np.concatenate([all_features(r) if vectors else r.strings for r in readings]).astype(np.float64)
    y = np.concatenate([r.same for r in readings])
    wholes = np.concatenate([r.wholes for r in readings])
    weight = np.concatenate([np.full(len(r.a), 2000 / max(len(r.gold), 2000)) for r in readings])
    few = np.concatenate([np.full(len(r.a), FEW if r.name.startswith("cut") else 1.0) for r in readings])
    return PairModel(
        logistic(x[wholes], y[wholes], (weight * few)[wholes]),
        logistic(x[~wholes], y[~wholes], weight[~wholes]),
    )


def all_features(reading: Reading) -> Floats:
    """Return all measures of the pairs of a reading."""
    return np.concatenate([reading.strings, reading.vectors], axis=1)


def fit_groups(readings: Sequence[Reading], pairs: PairModel) -> Linear:
    """Fit the model of groups on every two groups that meet while statements join as they should."""
    rows: list[tuple[float, ...]] = []
    wanted: list[bool] = []
    weight: list[float] = []
    for reading in readings:
        often = frequency(gold_groups(reading))
        met: list[tuple[float, ...]] = []
        same: list[bool] = []
        for cluster in clusters(reading, pairs):

            def decide(meeting, a, b, reading=reading, often=often, met=met, same=same):  # type: ignore[no-untyped-def]
                one = bool(reading.gold[a] == reading.gold[b])
                met.append(group_features(meeting, often))
                same.append(one)
                return one

            cluster.run(decide)
        rows += met
        wanted += same
        counts = RARER if reading.name.startswith("cut") else 1.0
        weight += [counts * 2000 / max(len(reading.gold), 2000)] * len(met)
    return logistic(np.array(rows), np.array(wanted), np.array(weight))


def gold_groups(reading: Reading) -> list[list[int]]:
    """Return the groups as they should be."""
    groups: dict[int, list[int]] = {}
    for at, gold in enumerate(reading.gold.tolist()):
        groups.setdefault(gold, []).append(at)
    return list(groups.values())


def clusters(reading: Reading, pairs: PairModel, *, vectors: bool = True) -> list[Cluster]:
    """Return the statements of a reading ready to be grouped, by what hangs together."""
    values = pairs(all_features(reading) if vectors else reading.strings, reading.wholes)
    nodes = list(range(len(reading.gold)))
    kept = np.flatnonzero(values >= WORTH)
    a, b = reading.a[kept], reading.b[kept]
    parts = Parts.of(np.array(nodes), a, b, values[kept], hang_together(len(nodes), a, b))
    nobody = [-1] * len(nodes)
    return [Cluster(part, some, nobody) for part, some in parts]


def group(reading: Reading, models: Beliefs) -> tuple[list[list[int]], Frequency]:
    """Group a reading."""

    def grow(decide):  # type: ignore[no-untyped-def]
        return [members for cluster in clusters(reading, models.vectors) for members in cluster.run(decide)]

    groups, _ = settle(grow, models)
    return groups, frequency(groups)


def score(reading: Reading, groups: Sequence[Sequence[int]]) -> tuple[float, float, float, float]:
    """Return pairwise F1, precision and recall, and B-cubed F1."""
    given = {at: number for number, members in enumerate(groups) for at in members}
    gold = reading.gold.tolist()
    g, p = Counter(gold), Counter(given[at] for at in range(len(gold)))
    both = Counter((gold[at], given[at]) for at in range(len(gold)))

    def pairs(counts: Counter) -> int:  # type: ignore[type-arg]
        return sum(n * (n - 1) // 2 for n in counts.values())

    precision, recall = pairs(both) / max(1, pairs(p)), pairs(both) / max(1, pairs(g))
    bp = sum(v * v / p[k[1]] for k, v in both.items()) / len(gold)
    br = sum(v * v / g[k[0]] for k, v in both.items()) / len(gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f1, precision, recall, 2 * bp * br / (bp + br)


def fit(readings: Sequence[Reading]) -> Beliefs:
    """Fit all models."""
    with_vectors = fit_pairs(readings, vectors=True)
    return Beliefs(
        fit_pairs(readings, vectors=False), with_vectors, fit_groups(readings, with_vectors), CONTEXT
    )


def main() -> None:
    """Fit, print how well each corpus is grouped, write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--without", action="append", default=[], help="leave this set out, and show it alone"
    )
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("-o", "--output", type=Path, default=OUT, help="where to write the weights")
    arguments = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    encoded = Encoded()
    names = sorted(
        path.name.removesuffix(".jsonl.gz")
        for path in arguments.folder.glob("*.jsonl.gz")
        if not path.name.endswith(".sparse.jsonl.gz")
    )
    readings = {
        name: [measure(kind, lines, encoded) for kind, lines in corpora(name, arguments.folder)]
        for name in names
    }
    models = fit([r for name in names if name not in arguments.without for r in readings[name]])
    for name in arguments.without or names:
        for reading in readings[name]:
            groups, often = group(reading, models)
            f1, precision, recall, b_cubed = score(reading, groups)
            console.print(
                f"{name:12} {reading.name:10} F1 {f1:.3f} (B3 {b_cubed:.3f}) P {precision:.3f}",
                f"R {recall:.3f}",
                f"found again {often.share:.2f} growth {often.growth:.2f}",
            )
    if not arguments.dry:
        arguments.output.write_text(json.dumps(written(models), indent=1) + "\n", "utf-8")


def written(models: Beliefs) -> dict[str, object]:
    """Return the models as they are stored."""

    def linear(model: Linear, names: Sequence[str]) -> dict[str, object]:
        weights = {name: round(float(w), 4) for name, w in zip(names, model.weights, strict=True)}
        return {"bias": round(model.bias, 4), "weights": weights}

    def of_pairs(model: PairModel, names: Sequence[str]) -> dict[str, object]:
        return {"wholes": linear(model.wholes, names), "fragments": linear(model.fragments, names)}

    return {
        "strings": of_pairs(models.strings, STRINGS),
        "vectors": of_pairs(models.vectors, (*STRINGS, *VECTORS)),
        "groups": linear(models.groups, [str(at) for at in range(len(models.groups.weights))]),
        "context": models.context,
    }


if __name__ == "__main__":
    main()
