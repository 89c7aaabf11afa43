"""Things that belong together by what they share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping


class Union:
    """Parts of a set of names that grow by joining; the least name of a part stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        """Return the name that stands for the part that a name is in."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def join(self, a: str, b: str) -> None:
        """Make the parts of two names one."""
        a, b = sorted((self.find(a), self.find(b)))
        self._parent[b] = a

    def join_all(self, shared: Mapping[str, Iterable[Hashable]]) -> None:
        """Join the names that share anything, given what each has."""
        first: dict[Hashable, str] = {}
        for name, things in shared.items():
            for thing in things:
                self.join(first.setdefault(thing, name), name)
