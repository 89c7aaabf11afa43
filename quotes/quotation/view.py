"""An article with its trees, its marked text and its cues, looked up by place."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from quotes.model import Article, BlockKind, Span
from quotes.quotation.frames import Frame, find_frames
from quotes.quotation.marks import Marked
from quotes.quotation.tree import Tree

ATTRIBUTION_WORDS = 8
"""How far behind quoted text the verb of its attribution is looked for."""


@dataclass(slots=True)
class View:
    """An article with what is looked up all the time."""

    article: Article
    trees: list[Tree]
    marked: list[Marked]
    frames: list[list[Frame]] = field(default_factory=list)

    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [tree.sentence.start for tree in self.trees]
        starts = [m.inner.start for m in self.marked]

        def is_marked(position: int) -> bool:
            at = bisect.bisect_right(starts, position) - 1
            return at >= 0 and position < self.marked[at].inner.end

        for i, tree in enumerate(self.trees):
            flags = [is_marked(w.start) for w in tree.words]
            self.frames.append(find_frames(i, tree, flags, self._attributing(tree, flags)))

    def _attributing(self, tree: Tree, flags: list[bool]) -> frozenset[int]:
        """Return the verbs that attribute by their place: right behind quoted text that ends in a comma."""
        out = set()
        for i, word in enumerate(tree.words):
            if flags[i] or i == 0 or not self._follows_comma(word.start):
                continue
            for j in range(i, min(i + ATTRIBUTION_WORDS, len(tree.words))):
                if flags[j] or tree.words[j].text in ",;:.":
                    break
                if tree.words[j].upos == "VERB":
                    out.add(j)
                    break
        return frozenset(out)

    def _follows_comma(self, position: int) -> bool:
        lead = self.article.text[max(0, position - 4) : position].rstrip()
        return lead[-1:] in tuple("\"”’'»“") and lead[-2:-1] == ","

    def sentences(self, span: Span) -> list[int]:
        """Return the sentences that share text with a span."""
        first = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        last = bisect.bisect_left(self._starts, span.end)
        return [i for i in range(first, last) if self.trees[i].sentence.end > span.start]

    def last_before(self, position: int) -> int | None:
        """Return the last sentence that ends before a place, if there is one."""
        at = bisect.bisect_right(self._starts, position) - 1
        while at >= 0 and self.trees[at].sentence.end > position:
            at -= 1
        return at if at >= 0 else None

    def text(self, start: int, end: int) -> str:
        """Return what the article prints between two places."""
        return self.article.text[start:end]

    def kind(self, block: int) -> BlockKind:
        """Return what a block of the article is."""
        return self.article.blocks[block].kind
