"""Walking a dependency tree: children, subtrees, phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from quotes.model import Sentence, Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


class Tree:
    """A sentence with its dependents indexed."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self._starts = [word.start for word in sentence.words]
        self.children: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if 0 <= word.head < len(self.words):
                self.children[word.head].append(i)

    def subtree(self, top: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the words below and including ``top``, in order, leaving out dependents by relation."""
        out, stack = [], [top]
        seen = set()
        while stack:
            i = stack.pop()
            if i in seen:
                continue
            seen.add(i)
            out.append(i)
            stack += [c for c in self.children[i] if i != top or self.words[c].deprel not in without]
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the head of a word, its head, and so on up to the root."""
        seen = {i}
        i = self.words[i].head
        while i >= 0 and i not in seen:
            seen.add(i)
            yield i
            i = self.words[i].head

    def child(self, i: int, *relations: str) -> int | None:
        """Return the first dependent of a word with one of the relations."""
        return next((c for c in self.children[i] if self.words[c].deprel in relations), None)

    def span(self, indices: Iterable[int]) -> Span:
        """Return the text that words cover, from the first to the last, without punctuation at its ends."""
        kept = sorted(indices)
        while kept and self.words[kept[-1]].upos == "PUNCT":
            kept.pop()
        while kept and self.words[kept[0]].upos == "PUNCT":
            kept.pop(0)
        if not kept:
            return Span(0, 0)
        return Span(self.words[kept[0]].start, max(self.words[i].end for i in kept))

    def inside(self, span: Span) -> list[int]:
        """Return the words that lie in a span, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [i for i in range(first, last) if self.words[i].end <= span.end]

    def begin_in(self, span: Span) -> range:
        """Return the words that begin in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
