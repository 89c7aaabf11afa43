"""An article as this stage reads it: printed tokens, with what the parse says of each.

Tokens are cut on the surface, not taken from the parse, so that "al-Shaibani" and "Mr." are one token
each and "Syria's" is two, however the language model cuts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotes.model import Article, BlockKind, Parse, Quotation, Sentence, Span, Word
from quotes.speaker.sentences import mended
from quotes.speaker.words import CONJUNCTIONS, CONVEYING, PREPOSITIONS

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:Mrs|Mr|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|St|Jr|Sr|Hon|Pres|Fr)\.(?=\s)"
    rf"|(?:{_LETTER}\.)+(?![^\W\d_])"
    rf"|\w+(?:[-‐‑'’.&](?=\w)\w+)*"
    rf"|[^\w\s]"
)
OPENING = frozenset('"“„«')
_POSSESSIVE = re.compile(r"['’][sS]$")
_SKIPPED = (BlockKind.METADATA, BlockKind.BOILERPLATE)
SUBJECT, AGENT, OBJECT, OBLIQUE, OWNER, PART = "subject", "agent", "object", "oblique", "owner", "part"


class Token(NamedTuple):
    """A printed token: its characters, its sentence and block, and whether it is within quotation marks.

    ``initial`` says that it is the first word of a sentence or of what is quoted in it, ``capital`` that it
    starts with a capital letter, ``is_word`` that it holds a letter or a digit and is no possessive ending.
    """

    start: int
    end: int
    text: str
    small: str
    upos: str
    sentence: int
    block: int
    initial: bool
    quoted: bool
    word: int
    capital: bool
    is_word: bool


class View:
    """The tokens of one article and the questions that one asks of them."""

    def __init__(self, article: Article, parse: Parse, quotations: Sequence[Quotation]) -> None:
        self.article = article
        self.parse = parse
        self.sentences = mended(
            article,
            [
                s
                for s in parse.sentences
                if not (0 <= s.block < len(article.blocks) and article.blocks[s.block].kind in _SKIPPED)
            ],
        ) or _whole(article)
        self._marked = merged(s for q in quotations for s in q.marked)
        self._names = sorted(parse.names)
        self.tokens: list[Token] = []
        self.ranges: list[tuple[int, int]] = []
        self._word_starts: list[list[int]] = []
        for number, sentence in enumerate(self.sentences):
            low = len(self.tokens)
            self._cut(number, sentence)
            self.ranges.append((low, len(self.tokens)))
        self._headlines = [self._capitals(a, b) for a, b in self.ranges]
        self.common = frozenset(t.text for t in self.tokens if not t.capital)
        self._starts = [t.start for t in self.tokens]
        self._openings = [i for i, c in enumerate(article.text) if c in OPENING]

    def opening(self, end: int) -> int:
        """Return where the last mark that may open a quotation stands before a character, -1 for none."""
        i = bisect_left(self._openings, end)
        return self._openings[i - 1] if i else -1

    def _cut(self, number: int, sentence: Sentence) -> None:
        first = True
        whole, words, marked = self.article.text, sentence.words, self._marked
        self._word_starts.append([word.start for word in words])
        low = 0
        for match in _TOKEN.finditer(whole, sentence.start, sentence.end):
            start, end = match.span()
            pieces = [(start, end)]
            if whole[end - 1] in "sS" and (owner := _POSSESSIVE.search(match[0])) and owner.start():
                cut = start + owner.start()
                pieces = [(start, cut), (cut, end)]
            for start, end in pieces:
                text = whole[start:end]
                while low < len(words) and words[low].end <= start:
                    low += 1
                word = _word_at(words, low, start, end)
                small = text.lower().rstrip(".") or text
                upos = words[word].upos if word >= 0 else ""
                is_word, quoted = text[0].isalnum(), covers(marked, start)
                place = number, sentence.block, first and is_word, quoted, word
                self.tokens.append(Token(start, end, text, small, upos, *place, text[0].isupper(), is_word))
                if is_word or text in ':“"':
                    first = text in ':“"'

    def tagged(self, start: int, end: int) -> str | None:
        """Return what the name model calls the characters ``start`` to ``end``: PER, ORG, LOC or nothing."""
        i = bisect_left(self._names, (end, 0, ""))
        for name in reversed(self._names[max(0, i - 3) : i]):
            if name.end > start:
                return name.kind
        return None

    def named_body(self, low: int, high: int) -> tuple[int, int]:
        """Return the tokens of the body that the name model sees around some tokens, else those tokens."""
        span = self.span(low, high)
        i = bisect_left(self._names, (span.end, 0, ""))
        for name in reversed(self._names[max(0, i - 3) : i]):
            if name.kind == "ORG" and name.start <= span.start and span.end <= name.end:
                return self.within(Span(name.start, name.end))
        return low, high

    def headline(self, sentence: int) -> bool:
        """Tell whether a sentence has nearly all its words capitalised, so that capitals say nothing."""
        return self._headlines[sentence]

    def _capitals(self, low: int, high: int) -> bool:
        if low == high or self.tokens[high - 1].text in {".", "”", '"', ","}:
            return False
        words = [t for t in self.tokens[low:high] if len(t.text) > 3 and t.is_word]
        return len(words) >= 4 and sum(t.text[0].isupper() for t in words) >= 0.75 * len(words)

    def span(self, low: int, high: int) -> Span:
        """Return the characters of tokens ``low`` to ``high`` (excluded)."""
        return Span(self.tokens[low].start, self.tokens[high - 1].end)

    def text(self, low: int, high: int) -> str:
        """Return what is printed from token ``low`` to ``high`` (excluded), white space as single spaces."""
        a, b = self.span(low, high)
        return " ".join(self.article.text[a:b].split())

    def within(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that overlap a span."""
        low = bisect_right(self._starts, span.start) - 1
        if low < 0 or self.tokens[low].end <= span.start:
            low += 1
        return low, bisect_left(self._starts, span.end)

    def at(self, index: int) -> Token | None:
        """Return the token of that index, ``None`` outside the article."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def small(self, index: int, sentence: int | None = None) -> str:
        """Return the token in lower case, empty outside the article or the sentence."""
        if not 0 <= index < len(self.tokens):
            return ""
        token = self.tokens[index]
        return token.small if sentence is None or sentence == token.sentence else ""

    def at_start(self, index: int) -> int:
        """Return the first token of the sentence that a token is in."""
        return self.ranges[self.tokens[index].sentence][0]

    def place(self, low: int, high: int, *, first: bool) -> str:
        """Return what the mention ``low:high`` is in its sentence: subject, agent, object, …

        The parse says; the word before it overrules (what follows "with" is no subject), and without a
        parse the sentence's ``first`` mention is its subject.
        """
        tokens, number = self.tokens, self.tokens[low].sentence
        if self.small(high, number) in {"'s", "’s", "'", "’"}:
            return OWNER
        before = low - 1
        while self.small(before, number) in {"the", "a", "an"} or (
            before >= 0 and tokens[before].sentence == number and tokens[before].upos == "ADJ"
        ):
            before -= 1
        if self.small(before, number) in PREPOSITIONS:
            if self.small(before, number) == "by" and self._conveys(low):
                return PART
            return AGENT if self._label(low, high).startswith("obl:agent") else OBLIQUE
        label = self._label(low, high)
        if label.startswith(("nsubj", "csubj")):
            return SUBJECT
        if label.startswith("obl:agent"):
            return AGENT
        if label.startswith(("obj", "iobj")):
            return SUBJECT if self._where(before) else OBJECT
        if label.startswith("nmod:poss"):
            return OWNER
        if label.startswith(("obl", "nmod")):
            return SUBJECT if self._before_verb(low, high) else OBLIQUE
        if label.startswith(("compound", "amod")):
            return PART
        return SUBJECT if first and self.small(before, number) not in CONJUNCTIONS else OBJECT

    def _conveys(self, low: int) -> bool:
        """Whether the verb before "by" says that somebody only conveyed words: "translated by Ana Sorel"."""
        number = self.tokens[low].sentence
        near = range(max(self.ranges[number][0], low - 8), low)
        return any(self.tokens[i].small in CONVEYING for i in near)

    def _where(self, verb: int) -> bool:
        """Whether a sentence up to its verb says where: "Below the gate lives Ana Sorel" tells of her."""
        low = self.ranges[self.tokens[verb].sentence][0] if verb >= 0 else verb
        if low >= verb or self.tokens[verb].upos != "VERB" or self.tokens[low].small not in PREPOSITIONS:
            return False
        return all(token.upos not in {"VERB", "AUX", "PUNCT", "PRON"} for token in self.tokens[low:verb])

    def _before_verb(self, low: int, high: int) -> bool:
        """Whether a finite verb follows at once, past the comma that closes an apposition.

        No preposition stands before the mention, or it would not be asked: whatever the parse hangs it on,
        it is what the verb tells of.
        """
        number = self.tokens[low].sentence
        verb = high
        if self.small(low - 1, number) == "," and self.small(high, number) == ",":
            verb += 1
        token = self.at(verb)
        if token is None or token.sentence != number or token.word < 0 or token.upos not in {"VERB", "AUX"}:
            return False
        return token.upos == "AUX" or "VerbForm=Fin" in self.sentences[number].words[token.word].feats

    def _label(self, low: int, high: int) -> str:
        """The relation of the mention's head to its clause, through titles, appositions and co-ordination."""
        number = self.tokens[low].sentence
        words, starts = self.sentences[number].words, self._word_starts[number]
        start, end = self.span(low, high)
        low = max(0, bisect_left(starts, start) - 2)
        high = bisect_left(starts, end)
        inside = {i for i in range(low, high) if words[i].end > start}
        head = next((i for i in sorted(inside) if words[i].head not in inside), -1)
        for _ in range(8):
            if head < 0:
                return ""
            word = words[head]
            up = word.head
            linked = word.deprel.split(":")[0] in {"flat", "appos", "conj", "list"} or (
                word.deprel == "nmod:desc" or (word.deprel == "compound" and up in inside)
            )
            if not linked or not 0 <= up < len(words):
                return word.deprel
            head = up
        return ""


def covers(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Tell whether a character is within one of some :func:`merged` spans."""
    i = bisect_right(spans, (position, 1 << 62)) - 1
    return i >= 0 and spans[i][1] > position


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return spans in order, those that touch as one."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _whole(article: Article) -> list[Sentence]:
    blocks = [(i, b) for i, b in enumerate(article.blocks) if b.kind not in _SKIPPED]
    return [Sentence(b.span.start, b.span.end, (), i) for i, b in blocks]


def _word_at(words: Sequence[Word], low: int, start: int, end: int) -> int:
    """The index of the word that says what the token is: a proper noun in it, else the last that overlaps.

    None before ``low`` overlaps it.
    """
    found = -1
    for i in range(low, len(words)):
        word = words[i]
        if word.start < end and word.end > start:
            if found >= 0 and words[found].upos == "PROPN":
                return found
            if word.upos in {"PART", "PUNCT"} and found >= 0:
                continue
            found = i
        elif word.start >= end:
            break
    return found
