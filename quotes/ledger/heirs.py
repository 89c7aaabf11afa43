"""Which remark of a new audit is which former one: by the renderings that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from quotes.identifiers import again


@dataclass(frozen=True, slots=True)
class Heirs:
    """The identifier of each new remark, by its key; what former ones merged into, what new ones parted from.

    ``merged`` gives for the identifier of a former remark that none bears any more the one that has most of
    its renderings, ``split`` for that of a new one the former remark whose identifier another one bears.
    """

    ids: Mapping[str, str]
    merged: Mapping[str, str]
    split: Mapping[str, str]


def find_heirs(
    remarks: Mapping[str, Collection[str]],
    own: Mapping[str, str],
    former: Mapping[str, Collection[str]],
) -> Heirs:
    """Hand the identifiers of former remarks on to the new ones that share most renderings with them.

    ``remarks`` gives the passages of each new remark (its key), ``own`` the identifier that it would have by
    itself, ``former`` the passages of each former remark (its identifier).  Of several that share as many,
    the one that would have that identifier anyway is the heir, else the first by identifier.  No identifier
    is handed to two.
    """
    at: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, passages in former.items():
        for passage in passages:
            at[passage].add(identifier)
    shared: Counter[tuple[str, str]] = Counter()
    for key, passages in remarks.items():
        for passage in set(passages):
            for identifier in at.get(passage, ()):
                shared[key, identifier] += 1

    def order(pair: tuple[str, str]) -> tuple[int, bool, str, str]:
        key, identifier = pair
        return -shared[pair], own[key] != identifier, identifier, own[key]

    pairs = sorted(shared, key=order)
    ids: dict[str, str] = {}
    given: set[str] = set()
    for key, identifier in pairs:
        if key not in ids and identifier not in given:
            ids[key] = identifier
            given.add(identifier)
    for key in sorted(remarks.keys() - ids.keys(), key=lambda each: own[each]):
        # Former remarks that have no heir keep their identifiers all the same: nobody else gets one.
        ids[key] = next(each for each in _names(own[key]) if each not in given and each not in former)
        given.add(ids[key])
    merged: dict[str, str] = {}
    split: dict[str, str] = {}
    for key, identifier in pairs:
        if identifier not in given:
            merged.setdefault(identifier, ids[key])
        elif ids[key] not in former:
            split.setdefault(ids[key], identifier)
    return Heirs(ids, merged, split)


def _names(identifier: str) -> Iterator[str]:
    times = 1
    while True:
        yield again(identifier, times)
        times += 1
