"""Frames: a cue in a sentence with its source, its addressee and the clause that it introduces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.model import Span, Word
from quotes.quotation.cues import (
    ATTITUDES,
    FORMS,
    NOT_CUES,
    PARTICLE_VERBS,
    SAYING,
    SAYING_NOUNS,
    SPEECH_ACTS,
)
from quotes.quotation.tree import SUBJECTS, Tree

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
NOT_PART_OF_SOURCE = frozenset({"parataxis", "ccomp", "dep", "list", "discourse"})
TELLING = frozenset("tell remind assure ask inform reassure notify warn".split())
"""Cues whose object is who was told."""
SUFFIX = re.compile(r"(?:[A-Z]-|Jr|Sr|II)")
"""What a comma sets off at the end of one name: "Ryan, R-Wis.", "Fenn, Jr."."""
LONGEST_SOURCE = 30
"""Words; a longer mention is a mistake of the parse and is cut to its head's own phrase."""
REPORTS = frozenset("translation transcript transcription interpretation version recording footage".split())
OF_REMARKS = frozenset("remark comment word speech statement interview address answer quote".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in a sentence.

    ``cue`` is the index of its word, ``strength`` 3 for saying, 2 for a speech act, 1 for a noun or an
    attitude.  ``complement`` is the head of the clause that it introduces.
    """

    sentence: int
    cue: int
    cue_span: Span
    strength: int
    source: Span | None
    addressee: Span | None = None
    complement: int | None = None

    @property
    def start(self) -> int:
        """Where the cue and its source begin in the article."""
        return min(self.cue_span.start, self.source.start) if self.source else self.cue_span.start

    @property
    def end(self) -> int:
        """Where the cue and its source end."""
        return max(self.cue_span.end, self.source.end) if self.source else self.cue_span.end


def find_frames(
    index: int, tree: Tree, is_marked: list[bool], attributing: frozenset[int] = frozenset()
) -> list[Frame]:
    """Return the frames whose cue stands outside quotation marks (``is_marked``, a flag a word).

    ``attributing`` are words that attribute by their place ("…," she began), whatever verb they are.
    """
    frames = []
    for i, word in enumerate(tree.words):
        if is_marked[i]:
            continue
        form = word.text.lower()
        lemma = FORMS.get(form, word.lemma.lower())
        if lemma in ("according", "accord") and word.text.lower() == "according":
            frame = _according(index, tree, i)
        elif (
            i in attributing
            or word.upos in ("VERB", "AUX")
            or (form in FORMS and lemma in SAYING and word.upos != "NOUN")
        ):
            frame = _verb(index, tree, i, lemma, is_marked, i in attributing)
        elif word.upos == "NOUN" and lemma in SAYING_NOUNS:
            frame = _noun(index, tree, i)
        else:
            frame = None
        if frame:
            frames.append(frame)
    return frames


def _verb(index: int, tree: Tree, i: int, lemma: str, is_marked: list[bool], by_place: bool) -> Frame | None:
    particle = tree.child(i, "compound:prt")
    phrasal = particle is not None and (lemma, tree.words[particle].lemma.lower()) in PARTICLE_VERBS
    listed = phrasal or lemma in SAYING or lemma in SPEECH_ACTS or lemma in ATTITUDES
    if not by_place and (lemma in NOT_CUES or not listed or (lemma == "go" and not phrasal)):
        return None
    if tree.words[i].deprel == "acl" and tree.words[i].xpos == "VBN":
        return None  # "agreements concluded in May": what a noun underwent, not what somebody says
    strength = 3 if lemma in SAYING else 2 if by_place or lemma not in ATTITUDES else 1
    passive = _is_passive(tree, i)
    source = _agent(tree, i) if passive else source_of(tree, i, is_marked)
    complement = next((c for c in tree.children[i] if tree.words[c].deprel in COMPLEMENTS and c != i), None)
    addressee = (
        tree.child(i, "obj", "iobj") if lemma in ("tell", "remind", "assure", "ask", "inform") else None
    )
    cue = [i, particle] if phrasal and particle is not None else [i]
    return Frame(
        index,
        i,
        tree.span(cue),
        strength,
        _clipped(tree, source, i),
        mention(tree, addressee) if addressee is not None else None,
        complement,
    )


def _clipped(tree: Tree, source: Span | None, cue: int) -> Span | None:
    """Cut a mention that has swallowed its own cue: "the mayor, while admitting that…"."""
    word = tree.words[cue]
    if source is not None:
        inside = [w for w in tree.words if source.start <= w.start and w.end <= source.end]
        aside = [w.text.lower() for w in inside[-3:]]
        if len(inside) > 3 and aside[0] == "for" and aside[2] == "part":
            kept = [w for w in inside[:-3] if w.upos != "PUNCT"]
            return Span(source.start, kept[-1].end) if kept else None
    if source is None:
        return None
    if not source.start < word.start < source.end:
        return _last_of_unclosed(tree, source, cue)
    kept = [w for w in tree.words if source.start <= w.start and w.end <= word.start]
    while kept and kept[-1].upos not in ("NOUN", "PROPN", "PRON", "NUM"):
        kept.pop()
    return Span(source.start, kept[-1].end) if kept else None


def _last_of_unclosed(tree: Tree, source: Span, cue: int) -> Span:
    """Return what follows the last comma of a mention that runs right up to its cue.

    An apposition closes with a comma ("Wrona, a spokeswoman, said"); what does not ("The gauges, Ana Sorel
    said") is the source alone, and what stands before it was joined by the parse.
    """
    inside = [i for i, w in enumerate(tree.words) if source.start <= w.start and w.end <= source.end]
    adverbs = ("ADV", "AUX", "PART")
    between = [w for w in tree.words[inside[-1] + 1 : cue] if w.upos not in adverbs] if inside else []
    commas = [i for i in inside if tree.words[i].text == ","]
    if not commas or cue < inside[-1] or between or any(tree.words[i].upos == "CCONJ" for i in inside):
        return source
    rest = [i for i in inside if i > commas[-1]]
    first = tree.words[rest[0]] if rest else None
    if first is None or first.upos not in ("PROPN", "PRON", "DET") or SUFFIX.match(first.text):
        return source
    return Span(first.start, source.end)


def _is_passive(tree: Tree, i: int) -> bool:
    return any(tree.words[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[i])


def _agent(tree: Tree, i: int) -> Span | None:
    for c in tree.children[i]:
        if tree.words[c].deprel == "obl:agent" or (
            tree.words[c].deprel.startswith("obl")
            and any(tree.words[k].text.lower() == "by" for k in tree.children[c])
        ):
            return mention(tree, c)
    return None


def source_of(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention of who does what a verb says: its subject, or that of the verb it leans on.

    Nothing inside quotation marks is a source.
    """
    chain: list[int] = []
    i = verb
    while i >= 0 and i not in chain and not is_marked[i]:
        chain.append(i)
        subject = _subject(tree, i, is_marked)
        if subject is not None:
            word = tree.words[subject]
            antecedent = tree.words[i].head
            if (
                word.text.lower() in ("who", "which", "that")
                and antecedent >= 0
                and not is_marked[antecedent]
            ):
                subject = antecedent
            return mention(tree, subject, is_marked)
        relation, head = tree.words[i].deprel, tree.words[i].head
        if head < 0:
            break
        if relation.startswith("acl") and not is_marked[head]:
            return mention(tree, head, is_marked)
        if not relation.startswith(("conj", "xcomp", "advcl", "parataxis", "ccomp", "cop", "aux", "dep")):
            break
        i = head
    behind = _behind(tree, verb, is_marked)
    if behind:
        return behind
    for i in chain:
        before = _before(tree, i, is_marked)
        if before:
            return before
    return _opening(tree, verb, is_marked)


def _subject(tree: Tree, verb: int, is_marked: list[bool]) -> int | None:
    """Return the subject of a verb; of several that the parse offers, the nearest."""
    found = [c for c in tree.children[verb] if tree.words[c].deprel in SUBJECTS and not is_marked[c]]
    return min(found, key=lambda c: abs(c - verb), default=None)


def _behind(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention behind an inverted cue ("…," said the mayor), which parses take for an object."""
    if verb + 1 >= len(tree.words):
        return None
    if tree.words[verb].lemma.lower() in TELLING - {"ask"}:
        return None
    if verb > 0 and not (is_marked[verb - 1] or tree.words[verb - 1].upos == "PUNCT"):
        return None
    for c in tree.children[verb]:
        close = verb < c <= verb + 6 and not is_marked[c]
        if close and tree.words[c].deprel in ("obj", "ccomp", "iobj", "xcomp") and _names(tree, c):
            return mention(tree, c, is_marked)
    run = _run(tree, verb, 1, is_marked)
    return whole_words(tree, whole_name(tree, tree.span(run))) if run else None


def _names(tree: Tree, i: int) -> bool:
    return tree.words[i].upos in ("NOUN", "PROPN") or (
        tree.words[i].upos == "PRON" and tree.words[i].xpos == "PRP"
    )


def _before(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the name or pronoun right before a verb: what is left when the parse has no subject."""
    run = _run(tree, verb, -1, is_marked)
    return whole_words(tree, whole_name(tree, tree.span(run))) if run else None


def _run(tree: Tree, verb: int, step: int, is_marked: list[bool]) -> list[int]:
    i = verb + step
    if step < 0 and i > 0 and tree.words[i].text == ",":
        i += step
    if step < 0 and i > 0 and tree.words[i].text == ")":
        # "Elijah Cummings (D-Md.) said"
        i = next((k for k in range(i, -1, -1) if tree.words[k].text == "("), i) - 1
    while 0 <= i < len(tree.words) and tree.words[i].upos in ("AUX", "ADV", "DET"):
        i += step
    run = []
    while 0 <= i < len(tree.words) and not is_marked[i] and _nominal(tree, i):
        run.append(i)
        i += step
    return run


def _nominal(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    if word.text.lower() in CALENDAR:
        return False
    return word.upos == "PROPN" or (word.upos == "PRON" and word.xpos == "PRP") or word.text == "-"


def _opening(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention that opens the sentence: "Sorel, for her part, insisted that…"."""
    run: list[int] = []
    for i in range(verb):
        if is_marked[i] or not (_nominal(tree, i) or tree.words[i].upos in ("DET", "ADJ", "NOUN")):
            break
        run.append(i)
    return whole_words(tree, tree.span(run)) if any(_names(tree, i) for i in run) else None


CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday""".split()
)


def whole_name(tree: Tree, span: Span) -> Span:
    """Widen a mention over the proper nouns that touch it: a parse often tears names and titles apart."""
    inside = [i for i, w in enumerate(tree.words) if span.start <= w.start and w.end <= span.end]
    if not inside or tree.words[inside[-1]].upos == "PRON":
        return span
    first, last = inside[0], inside[-1]
    if tree.words[last].upos in ("PROPN", "ADJ"):
        while last + 1 < len(tree.words) and _part_of_name(tree, last + 1):
            last += 1
    if tree.words[first].upos == "PROPN":
        while first > 0 and _part_of_name(tree, first - 1):
            first -= 1
    return Span(min(span.start, tree.words[first].start), max(span.end, tree.words[last].end))


def _part_of_name(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.upos == "PROPN" and word.text.lower() not in CALENDAR


def whole_words(tree: Tree, span: Span) -> Span:
    """Widen a span to the ends of hyphenated words: the tokenizer parts "al-Hakim" in three."""
    start, end = span
    by_start = {w.start: w for w in tree.words}
    by_end = {w.end: w for w in tree.words}
    while end in by_start and (by_start[end].text in "-‐‑" or _is_hyphen(by_end, end)):
        end = by_start[end].end
    while start in by_end and (
        by_end[start].text in "-‐‑" or (start in by_start and by_start[start].text in "-‐‑")
    ):
        start = by_end[start].start
    return Span(start, end)


def _is_hyphen(words: dict[int, Word], at: int) -> bool:
    return at in words and words[at].text in "-‐‑"


def mention(tree: Tree, head: int, is_marked: list[bool] | None = None) -> Span | None:
    """Return the whole mention whose head is a word: articles, titles, appositions, relative clauses."""
    inside = tree.subtree(head, NOT_PART_OF_SOURCE)
    if is_marked:
        inside = [i for i in inside if not is_marked[i]]
    # What is not joined to the head's own stretch (a clause torn off by the parse) is left out.
    at = inside.index(head)
    first = last = at
    while first > 0 and inside[first - 1] == inside[first] - 1:
        first -= 1
    while last < len(inside) - 1 and inside[last + 1] == inside[last] + 1:
        last += 1
    kept = [i for i in inside[first : last + 1] if tree.words[i].deprel != "case" or i > head]
    if len(kept) > LONGEST_SOURCE:
        close = ("det", "amod", "compound", "flat", "nmod:poss", "nummod", "appos")
        kept = [head] + [
            c for c in tree.children[head] if tree.words[c].deprel in close and abs(c - head) < 8
        ]
    span = whole_words(tree, whole_name(tree, whole_words(tree, tree.span(kept))))
    return span if span.end > span.start else None


def _according(index: int, tree: Tree, i: int) -> Frame | None:
    noun = tree.words[i].head
    if not (tree.words[i].deprel in ("case", "mark", "fixed") and noun > i):
        noun = next((c for c in tree.children[i] if tree.words[c].deprel.startswith("obl")), -1)
    if noun < 0:
        return None
    end = tree.child(i, "fixed")
    cue = tree.span([i, end if end is not None else min(i + 1, len(tree.words) - 1)])
    lemma = tree.words[noun].lemma.lower()
    if lemma in REPORTS or lemma in OF_REMARKS:
        owner = _owner(tree, noun)
        if owner is None:
            return None
        return Frame(index, i, cue, 1, owner)
    return Frame(index, i, cue, 3, mention(tree, noun))


def _owner(tree: Tree, noun: int) -> Span | None:
    """Return whose words a noun is about: "his remarks", "a translation of the minister's speech"."""
    poss = tree.child(noun, "nmod:poss")
    if poss is not None:
        return mention(tree, poss)
    for c in tree.children[noun]:
        if tree.words[c].deprel.startswith("nmod"):
            case = next(
                (tree.words[k].text.lower() for k in tree.children[c] if tree.words[k].deprel == "case"), ""
            )
            if tree.words[c].lemma.lower() in OF_REMARKS:
                return _owner(tree, c)
            if case in ("by", "from", "of"):
                return mention(tree, c)
    return None


def _noun(index: int, tree: Tree, i: int) -> Frame | None:
    owner = _owner(tree, i)
    complement = next((c for c in tree.children[i] if tree.words[c].deprel in ("acl", "ccomp")), None)
    if owner is None:
        return None
    return Frame(index, i, tree.span([i]), 1, owner, None, complement)
