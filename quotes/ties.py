"""Renderings that people tied together or held apart, and what follows: the same of the same is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Tie:
    """What a person decided of renderings (keys): that they are one remark, or that no two of them are.

    ``reason`` says in words who did, when and why.
    """

    keys: tuple[str, ...]
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ties:
    """All that follows from ties that do not contradict one another.

    ``classes`` gives the class of each rendering (its key) that was decided about: those of one class are one
    remark.  ``parted`` are pairs of classes, the lower first, that are not.  ``chosen`` gives the renderings
    that people chose to stand for their remark, with the words that say so; of two in one remark the later
    stands.
    """

    ties: tuple[Tie, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    parted: frozenset[tuple[int, int]] = frozenset()
    chosen: Mapping[str, str] = field(default_factory=dict)

    def same(self, a: str, b: str) -> bool:
        """Return whether two renderings are one remark by decision."""
        return a == b or (a in self.classes and self.classes[a] == self.classes.get(b))

    def apart(self, a: str, b: str) -> bool:
        """Return whether two renderings are not one remark by decision."""
        return a in self.classes and b in self.classes and self.rivals(self.classes[a], self.classes[b])

    def rivals(self, a: int, b: int) -> bool:
        """Return whether two classes are held apart."""
        return (min(a, b), max(a, b)) in self.parted

    def reason(self, a: str, b: str) -> str:
        """Say why two renderings of one class are one remark: the last tie of both, of one, of the class."""
        own = [t for t in self.ties if t.same and self.classes[t.keys[0]] == self.classes[b]]
        return max(own, key=lambda tie: (len({a, b} & {*tie.keys}), self.ties.index(tie))).reason


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A tie (its place in the list) that does not hold, for a later one, ``by``, says otherwise."""

    tie: int
    by: int


def resolve_ties(
    ties: Sequence[Tie], chosen: Mapping[str, str] | None = None
) -> tuple[Ties, tuple[Contradiction, ...]]:
    """Return what follows from ties, and which of them do not hold.

    Each holds unless it contradicts what follows from later ones.  What is not the same as one of a class is
    not the same as any of it.
    """
    closure = _Closure()
    held: list[int] = []
    contradictions: list[Contradiction] = []
    for at in range(len(ties) - 1, -1, -1):
        if closure.allows(ties[at]):
            closure.add(ties[at])
            held.append(at)
        else:
            contradictions.append(Contradiction(at, next(closure.against(ties[at], ties, held))))
    classes, parted = closure.numbered()
    kept = tuple(ties[at] for at in reversed(held))
    return Ties(kept, classes, parted, dict(chosen or {})), tuple(reversed(contradictions))


class _Closure:
    """Classes as a forest of keys, and for each root the roots that it is held apart from."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._rivals: dict[str, set[str]] = {}

    def root(self, key: str) -> str:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def allows(self, tie: Tie) -> bool:
        roots = [self.root(key) for key in dict.fromkeys(tie.keys)]
        if tie.same:
            return not any(b in self._rivals.get(a, ()) for a, b in combinations(roots, 2))
        return len(set(roots)) == len(roots)

    def add(self, tie: Tie) -> None:
        roots = list(dict.fromkeys(self.root(key) for key in tie.keys))
        if not tie.same:
            for a, b in combinations(roots, 2):
                self._rivals.setdefault(a, set()).add(b)
                self._rivals.setdefault(b, set()).add(a)
            return
        for other in roots[1:]:
            self._parent[other] = roots[0]
            for rival in self._rivals.pop(other, set()):
                self._rivals[rival].discard(other)
                self._rivals[rival].add(roots[0])
                self._rivals.setdefault(roots[0], set()).add(rival)

    def against(self, tie: Tie, ties: Sequence[Tie], held: Sequence[int]) -> Iterator[int]:
        """Yield the ties held so far that a tie contradicts, the last first: those of its own keys before."""
        others = [at for at in sorted(held, reverse=True) if ties[at].same is not tie.same]
        yield from (at for at in others if len({*ties[at].keys} & {*tie.keys}) > 1)
        roots = {self.root(key) for key in tie.keys}
        yield from (at for at in others if roots & {self.root(key) for key in ties[at].keys})

    def numbered(self) -> tuple[dict[str, int], frozenset[tuple[int, int]]]:
        """Number the classes in the order of their first keys, whatever the order of the ties."""
        number: dict[str, int] = {}
        classes = {key: number.setdefault(self.root(key), len(number)) for key in sorted(self._parent)}
        parted = {
            (min(number[a], number[b]), max(number[a], number[b]))
            for a, rivals in self._rivals.items()
            for b in rivals
        }
        return classes, frozenset(parted)
