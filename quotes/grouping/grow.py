"""Grow groups of statements: in parts that hang together, side by side in worker processes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quotes.grouping.belief import Beliefs
from quotes.grouping.block import Pairs
from quotes.grouping.cluster import WORTH, Cluster, Decide, Edge, Parts, hang_together, settle
from quotes.grouping.corpus import Floats
from quotes.grouping.neighbours import Apart, Neighbourhood
from quotes.grouping.statements import Statements, Workers

SAMPLE = 20_000
"""Statements from which it is learned how often they are found again; more would say the same."""

LARGEST = 20_000
"""Where more statements hang together, only those that do by likelier pairs meet."""

LIKELY = (0.0, 1.0, 2.0, 3.0, 4.0)
"""The log-odds that are asked then, one after the other until no more than that hang together."""

PIECE = 100
"""Parts that go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Part:
    """Statements that hang together, with all that decides which of them are one."""

    nodes: list[int]
    edges: list[Edge]
    speakers: dict[int, int]
    apart: Apart


def grow_groups(
    statements: Statements,
    pairs: Pairs,
    values: Floats,
    long: NDArray[np.bool_],
    near: Neighbourhood,
    models: Beliefs,
    spread: Workers,
) -> list[list[int]]:
    """Group the statements that are no short fragments, by the pairs of two such (``long``)."""
    kept = np.flatnonzero((values >= WORTH) & long)
    a, b, values = pairs.a[kept], pairs.b[kept], values[kept]
    nodes = np.flatnonzero(~statements.short)
    label = hang_together(len(statements.short), a, b)
    for likely in LIKELY:
        many = np.bincount(label, minlength=len(label))[label] > LARGEST
        met = (label[a] == label[b]) & ((values >= likely) | ~many[a])
        label = hang_together(len(label), a[met], b[met])
    parts = Parts.of(nodes, a, b, values, label)
    speaker = statements.corpus.speaker

    def described(at: int) -> Part:
        members, edges = parts[at]
        seen = sorted({*members, *(at for a, b, _ in edges for at in (a, b))})
        return Part(members, edges, dict(zip(seen, speaker[seen].tolist(), strict=True)), near.among(seen))

    def grow(chosen: Iterable[Part], decide: Decide) -> list[list[int]]:
        return list(chain.from_iterable(spread(partial(_grown, decide), chosen, PIECE)))

    sample = _sample(parts, statements.corpus.forms)
    some = [described(at) for at in sample]
    groups, decide = settle(lambda decide: grow(some, decide), models)
    return groups if len(sample) == len(parts) else grow(map(described, range(len(parts))), decide)


def _grown(decide: Decide, parts: Sequence[Part]) -> list[list[int]]:
    return [
        members
        for part in parts
        for members in Cluster(part.nodes, part.edges, part.speakers, part.apart, part.apart.articles).run(
            decide
        )
    ]


def _sample(parts: Parts, forms: Sequence[str]) -> Sequence[int]:
    """Return the parts that have about :data:`SAMPLE` statements, chosen by their words alone."""
    if len(parts.nodes) <= SAMPLE:
        return range(len(parts))
    first, sizes = parts.nodes[parts.starts[:-1]].tolist(), np.diff(parts.starts)
    order = sorted(range(len(parts)), key=lambda at: (crc32(forms[first[at]].encode()), at))
    size = np.cumsum(sizes[order])
    return sorted(order[: int(np.searchsorted(size, SAMPLE)) + 1])
