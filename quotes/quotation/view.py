"""An article with its trees, its marked text and its cues, looked up by place."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass, field

from quotes.model import Article, BlockKind, Span, Word
from quotes.places import Places
from quotes.quotation.cues import SAYING
from quotes.quotation.frames import Beside, Frame, find_frames
from quotes.quotation.marks import Marked
from quotes.quotation.mention import CALENDAR, mention
from quotes.quotation.source import source_of
from quotes.quotation.tree import SUBJECTS, Tree

CLOSERS_OF_TEXT = "\"”“»«’'"
OPENERS_OF_TEXT = tuple("\"“„«»‘'`")
CLOSER = re.compile(f"[{CLOSERS_OF_TEXT}]")
WORD = re.compile(r"\S+")
LOOKS_BACK = 4
"""Characters before a word in which the mark stands that closes quoted text."""
FARTHEST = 6
"""How many parts of one printed sentence are looked through on either side of quoted text."""
LAST_COMMAS = 3
"""How many commas from the end a clause that closes a sentence may begin: its mention may hold some."""
LONGEST_LEAD = 200
"""Characters before marked text that are looked at, white space and all."""
LONGEST_WORD = 50
"""Characters that a word has at most where words are counted."""
ATTRIBUTION_WORDS = 8
"""How far behind quoted text the verb of its attribution is looked for."""


def _closing_cue(tree: Tree, flags: list[bool]) -> tuple[int, Beside] | None:
    """Return the verb of saying that closes a sentence behind its last comma, with nothing said behind it.

    "The tunnel is flooded, the ministry confirmed on Friday."  "The town is too quiet, say its shopkeepers."
    """
    commas = [i for i, form in enumerate(tree.forms) if form == "," and not flags[i]]
    for comma in commas[::-1][:LAST_COMMAS]:
        start = comma + 1
        clause = tree.words[start:]
        if any(flags[start:]):
            continue
        verbs = [k for k, w in enumerate(clause, start) if w.upos in ("VERB", "AUX") or _says(tree, k)]
        if not verbs:
            continue
        verb = verbs[0] if _says(tree, verbs[0]) else -1
        spoken = [w for w in tree.words[:comma] if w.upos in ("VERB", "AUX")]
        if (
            verb < 0
            or len(verbs) > 1
            or not (spoken or verb == start)
            or clause[0].upos in ("CCONJ", "SCONJ", "ADP", "ADV")
        ):
            continue
        behind = tree.words[verb + 1 :]
        inverted = verb == start
        if inverted and any(c < verb and tree.words[c].deprel in SUBJECTS for c in tree.children[verb]):
            continue  # "The mayor, Odete Serrano, told this newspaper"
        adjunct = not behind or behind[0].upos in ("ADP", "ADV", "PUNCT") or tree.forms[verb + 1] in CALENDAR
        nominal = bool(behind) and behind[0].upos in ("DET", "PROPN", "NOUN", "PRON", "ADJ")
        finite = tree.words[verb].xpos in ("VBD", "VBZ", "VBP", "VB") or not behind
        if finite and (nominal if inverted else adjunct):
            return verb, Beside(start, behind=True, closes=True)
    return None


def _says(tree: Tree, i: int) -> bool:
    return tree.cues[i] in SAYING and tree.words[i].upos != "PROPN"


def _verb_of_tail(tree: Tree, flags: list[bool], start: int) -> int | None:
    """Return the verb of what stands behind quoted text: the first of saying, or else one close by."""
    near = None
    for j in range(start, len(tree.words)):
        word = tree.words[j]
        if flags[j] or (word.text in ":;." and j > start):
            break
        if tree.cues[j] in SAYING and word.upos != "NOUN":
            return j
        finite = word.upos == "VERB" and word.xpos in ("VBD", "VBZ", "VBP")
        if near is None and j < start + ATTRIBUTION_WORDS and finite:
            near = None if "," in tree.forms[start:j] else j
    return near


@dataclass(slots=True)
class View:
    """An article with what is looked up all the time."""

    article: Article
    trees: list[Tree]
    marked: list[Marked]
    frames: list[list[Frame]] = field(default_factory=list)

    _starts: list[int] = field(default_factory=list)
    _ends: set[int] = field(default_factory=set)
    _marks: Places = field(default_factory=lambda: Places(()))
    _words: list[int] = field(default_factory=list)
    _stops: list[int] = field(default_factory=list)
    _behind: bytearray = field(default_factory=bytearray)
    _printed: list[range] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.article.text
        self._starts = [tree.sentence.start for tree in self.trees]
        self._ends = {m.outer.end for m in self.marked}
        self._marks = Places(m.outer for m in self.marked)
        self._words = [word.start() for word in WORD.finditer(text)]
        ends = (tree.sentence.end for tree in self.trees)
        self._stops = sorted(end for end in ends if text[end - 1 : end] in ".?!")
        self._behind = bytearray(len(text))
        for mark in CLOSER.finditer(text):
            self._behind[mark.end() : mark.end() + LOOKS_BACK] = b"\1" * LOOKS_BACK
        self._printed = self._printed_sentences()
        for i, tree in enumerate(self.trees):
            flags = self._flags(tree)
            self.frames.append(find_frames(i, tree, flags, self._by_place(tree, flags)))

    def _flags(self, tree: Tree) -> list[bool]:
        """Say of each word of a sentence whether it stands in quotation marks."""
        flags = [False] * len(tree.words)
        for marked in self.marks_in(Span(tree.sentence.start, tree.sentence.end)):
            for i in tree.begin_in(marked.inner):
                flags[i] = True
        return flags

    def _by_place(self, tree: Tree, flags: list[bool]) -> dict[int, Beside]:
        """Return the verbs that attribute by their place.

        They stand behind quoted text that ends in a comma or the like, or right before quoted text.
        """
        out: dict[int, Beside] = {}
        for i, word in enumerate(tree.words):
            if not self._behind[word.start] or flags[i] or word.upos == "PUNCT":
                continue
            if not self._follows_quoted(word.start):
                continue
            verb = _verb_of_tail(tree, flags, i)
            if verb is not None and (_says(tree, verb) or self._pauses(word)):
                out[verb] = Beside(i, behind=True)
        closing = _closing_cue(tree, flags)
        if closing:
            out.setdefault(*closing)
        verb = self._verb_of_lead(tree, flags)
        if verb is not None and verb not in out:
            commas = [k + 1 for k in range(verb - 1) if tree.words[k].text in ",;:—–―" or flags[k]]
            out[verb] = Beside(commas[-1] if commas else 0, behind=False)
        return out

    def _verb_of_lead(self, tree: Tree, flags: list[bool]) -> int | None:
        """Return the verb that ends a lead: "the mother of three replied, “…"."""
        last = len(tree.words) - 1
        if last < 1 or flags[last] or tree.words[last].text not in ",:":
            return None
        end = tree.words[last].end
        behind = self.text(end, end + 3).lstrip()
        verb = tree.words[last - 1]
        if not behind.startswith(OPENERS_OF_TEXT) or verb.upos != "VERB" or flags[last - 1]:
            return None
        if any(c for c in tree.children[last - 1] if tree.words[c].deprel in SUBJECTS and not flags[c]):
            return None
        return last - 1

    def _pauses(self, word: Word) -> bool:
        """Say whether a word right behind quoted text goes on with its sentence: behind a comma, or small."""
        lead = self.article.text[max(0, word.start - 5) : word.start].rstrip()
        pauses = "," in lead or lead.rstrip(CLOSERS_OF_TEXT)[-1:] in tuple("—–-")
        return pauses or word.text[:1].islower()

    def _follows_quoted(self, position: int) -> bool:
        """Say whether a place is right behind quoted text that does not end its sentence."""
        lead = self.text(max(0, position - LOOKS_BACK), position).rstrip()
        if lead[-1:] in (",", ":") and lead[-2:-1] in tuple(CLOSERS_OF_TEXT):
            return True
        quoted = lead.rstrip(CLOSERS_OF_TEXT)
        return lead != quoted and quoted[-1:] in tuple(",?!…—–-")

    def sentences(self, span: Span) -> range:
        """Return the sentences that share text with a span."""
        first = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        last = bisect.bisect_left(self._starts, span.end)
        ends_before = first < last and self.trees[first].sentence.end <= span.start
        return range(first + ends_before, last)

    def marks_in(self, span: Span) -> list[Marked]:
        """Return the marked text that shares text with a span, in order."""
        found = (self.marked[i] for i in self._marks.near(*span))
        return [m for m in found if m.outer.start < span.end and span.start < m.outer.end]

    def lead(self, marked: Marked) -> str:
        """Return what its paragraph prints before marked text, at most :data:`LONGEST_LEAD` characters."""
        start = self.article.blocks[marked.block].span.start
        return self.text(max(start, marked.outer.start - LONGEST_LEAD), marked.outer.start)

    def are_near(self, start: int, end: int, words: int) -> bool:
        """Say whether no more than so many words stand between two places."""
        return end - start <= words * LONGEST_WORD and self.count(start, end) <= words

    def count(self, start: int, end: int) -> int:
        """Return how many words are printed between two places, those that are cut there included."""
        if end <= start:
            return 0
        first, last = bisect.bisect_left(self._words, start), bisect.bisect_left(self._words, end)
        begins = first < len(self._words) and self._words[first] == start
        return last - first + (not begins and not self.article.text[start].isspace())

    def around(self, marked: Marked) -> range:
        """Return the sentences of the printed sentence that quoted text stands in.

        The parse parts a quoted sentence from the words that attribute it: what stands before belongs to
        it when it does not end like a sentence, what stands behind when the quoted text does not, or
        when it goes on in lower case.
        """
        homes = self.sentences(marked.outer)
        if not homes:
            return range(0)
        first, last = homes[0], homes[-1]
        return range(
            max(self._printed[first].start, first - FARTHEST), min(self._printed[last].stop, last + FARTHEST)
        )

    def _printed_sentences(self) -> list[range]:
        """Return for each sentence of the parse those that are printed as one with it."""
        edges = [i for i, pair in enumerate(itertools.pairwise(self.trees), 1) if not self._are_one(*pair)]
        whole = itertools.starmap(range, itertools.pairwise([0, *edges, len(self.trees)]))
        return [parts for parts in whole for _ in parts]

    def _are_one(self, tree: Tree, behind: Tree) -> bool:
        """Say whether a sentence and the one behind it are printed as one."""
        here, following = tree.sentence, behind.sentence
        if here.block != following.block:
            return False
        text = self.text(here.start, here.end)
        begin = self.text(following.start, following.start + 1)
        if text.endswith(tuple(CLOSERS_OF_TEXT)) or here.end in self._ends:
            quoted = text.rstrip(CLOSERS_OF_TEXT)
            return quoted[-1:] in ",?!…—–-" or begin.islower()
        return text[-1:] in ",:—–" and begin in OPENERS_OF_TEXT

    def subject_before(self, colon: int) -> Span | None:
        """Return who a clause before a colon is about, if it is a clause: "Hale had one answer: “…"."""
        homes = self.sentences(Span(colon, colon + 1))
        if not homes:
            return None
        tree = self.trees[homes[0]]
        if tree.words[0].text == "For" and len(tree.words) > 1 and tree.words[1].upos == "PROPN":
            return mention(tree, 1)  # "For Karel Novotny, the rest is a matter of priorities: “…”
        verbs = [i for i, w in enumerate(tree.words) if w.upos in ("VERB", "AUX") and w.end <= colon]
        return source_of(tree, verbs[0], [False] * len(tree.words)) if verbs else None

    def stops(self, start: int, end: int) -> bool:
        """Say whether a sentence ends between two places, or half of one at a semicolon.

        A full stop alone says little: "Mr. Hale said".
        """
        if self.article.text.find(";", start, end) >= 0:
            return True
        at = bisect.bisect_right(self._stops, start)
        return at < len(self._stops) and self._stops[at] <= end

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
