"""Walking a dependency tree: children, subtrees, phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from quotes.model import Sentence, Span
from quotes.quotation.cues import FORMS

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
HYPHENS = "-‐‑"
BOUNDARY = frozenset(",;:—–()")


class Tree:
    """A sentence with its dependents indexed.

    Its words are in the order of the text: neither their starts nor their ends ever go back.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self._starts = [word.start for word in sentence.words]
        self._ends = [word.end for word in sentence.words]

    @cached_property
    def children(self) -> list[Sequence[int]]:
        """The dependents of each word, in order."""
        below: defaultdict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            below[word.head].append(i)
        return [below.get(i, ()) for i in range(len(self.words))]

    @cached_property
    def forms(self) -> list[str]:
        """Each word as it is printed, in lower case."""
        return [word.text.lower() for word in self.words]

    @cached_property
    def cues(self) -> list[str]:
        """The lemma of each word, of a cue verb by its form: the tagger may have taken it for a noun."""
        return [
            FORMS.get(form) or word.lemma.lower() for form, word in zip(self.forms, self.words, strict=True)
        ]

    @cached_property
    def punctuation(self) -> list[int]:
        """Which words are punctuation, in order."""
        return [i for i, word in enumerate(self.words) if word.upos == "PUNCT"]

    @cached_property
    def finite(self) -> list[int]:
        """Which words are finite verbs, in order."""
        return [
            i
            for i, word in enumerate(self.words)
            if word.upos in ("VERB", "AUX") and "VerbForm=Fin" in word.feats
        ]

    @cached_property
    def boundaries(self) -> list[int]:
        """Which words are marks at which a clause may end, in order."""
        return [i for i, form in enumerate(self.forms) if form in BOUNDARY]

    @cached_property
    def conjunctions(self) -> list[int]:
        """Which words are "and" or "but", in order."""
        return [i for i, form in enumerate(self.forms) if form in ("and", "but")]

    @cached_property
    def hyphenated(self) -> dict[int, int]:
        """Where the next part of a hyphenated word ends, by where the part before it does."""
        return self._hyphenated[0]

    @cached_property
    def hyphenated_back(self) -> dict[int, int]:
        """Where the part before of a hyphenated word begins, by where the next part does."""
        return self._hyphenated[1]

    @cached_property
    def _hyphenated(self) -> tuple[dict[int, int], dict[int, int]]:
        if not any(word.text in HYPHENS for word in self.words):
            return {}, {}
        begins = {word.start: word for word in self.words}
        ends = {word.end: word for word in self.words}
        hyphens = {at for words in (begins, ends) for at, word in words.items() if word.text in HYPHENS}
        return (
            {at: word.end for at, word in begins.items() if at in hyphens},
            {at: word.start for at, word in ends.items() if at in hyphens},
        )

    @cached_property
    def subjects(self) -> dict[int, list[int]]:
        """The subjects of each word that has any, in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            if word.deprel in SUBJECTS:
                found[word.head].append(i)
        return found

    @cached_property
    def _downward(self) -> tuple[list[int], list[range]]:
        """The words from the top down, each with all below it right behind; by word, which those are."""
        order: list[int] = []
        place = [-1] * len(self.words)
        tops = [i for i, word in enumerate(self.words) if not 0 <= word.head < len(self.words)]
        # A parse may go in a circle, which no top leads to: it is opened at its first word.
        for top in (*tops, *range(len(self.words))):
            below = [top]
            while below:
                i = below.pop()
                if place[i] < 0:
                    place[i] = len(order)
                    order.append(i)
                    below += self.children[i]
            if len(order) == len(self.words):
                break
        ends = [at + 1 for at in place]
        for i in reversed(order):
            head = self.words[i].head
            if 0 <= head < len(ends) and place[head] < place[i]:
                ends[head] = max(ends[head], ends[i])
        return order, list(map(range, place, ends))

    def subtree(self, top: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the words below and including ``top``, in order, leaving out dependents by relation."""
        if not self.children[top]:
            return [top]
        order, places = self._downward
        if not without:
            return sorted(order[places[top].start : places[top].stop])
        below = [top]
        for c in self.children[top]:
            if self.words[c].deprel not in without and c != top:
                below += order[places[c].start : places[c].stop]
        below.sort()
        return below

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
        for c in self.children[i]:
            if self.words[c].deprel in relations:
                return c
        return None

    def span(self, indices: Iterable[int]) -> Span:
        """Return the text that words cover, from the first to the last, without punctuation at its ends."""
        kept = sorted(indices)
        while kept and self.words[kept[-1]].upos == "PUNCT":
            kept.pop()
        for i in kept:
            if self.words[i].upos != "PUNCT":
                return Span(self._starts[i], self._ends[kept[-1]])
        return Span(0, 0)

    def inside(self, span: Span) -> range:
        """Return the words that lie in a span."""
        return range(bisect_left(self._starts, span.start), bisect_right(self._ends, span.end))

    def begin_in(self, span: Span) -> range:
        """Return the words that begin in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def begin_before(self, position: int) -> int:
        """Return how many words begin before a place."""
        return bisect_left(self._starts, position)


def next_of(places: Sequence[int], start: int, otherwise: int) -> int:
    """Return the first of some places in order from one on, if there is any."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else otherwise
