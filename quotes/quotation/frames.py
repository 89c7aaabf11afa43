"""Frames: a cue in a sentence with its source, its addressee and the clause that it introduces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from quotes.model import Span
from quotes.quotation.constructions import Construction, Found, construction_of
from quotes.quotation.cues import (
    ATTITUDES,
    FORMS,
    MINDS,
    NOT_CUES,
    PARTICLE_VERBS,
    SAYING,
    SAYING_NOUNS,
    SPEECH_ACTS,
    TELLING,
)
from quotes.quotation.lexicon import share
from quotes.quotation.mention import mention
from quotes.quotation.source import (
    OF_REMARKS,
    RECORDS,
    agent,
    clipped,
    holder_of,
    inverted,
    is_expletive,
    is_passive,
    is_time,
    name_before,
    owner_of,
    relative_pronoun,
    source_of,
    subject_of,
    up_to,
)
from quotes.quotation.tree import SUBJECTS, Tree, next_of

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
RAISING = frozenset({"seem", "appear"})
"""Verbs whose subject belongs to what they report: "he seems to agree" does not say to whom."""
PHRASES = frozenset({"about", "of", "for", "against"})
"""Prepositions that belong to the cue: "called for", "spoke about"."""
ASKING = frozenset("ask wonder question inquire enquire".split())
QUESTION_WORDS = frozenset("whether if why how when where what who which".split())
SHORT_MENTION = 10
"""Words between a comma and a verb before quoted text that are taken for its mention, however parsed."""
FARTHEST_THAT = 12
"""Words between a verb of saying and its "that"."""
VIEWS = frozenset("view opinion word judgment judgement mind eye estimation telling reckoning phrase".split())
NAMED = 0.6
"""The share of a noun of saying with a clause of its own, and of a verb of saying with a gerund."""
MOST_FRAMES = 50
"""Of one sentence."""
LIKELY = 0.3
"""The least share at which a word that no list holds is taken for a cue."""


class Beside(NamedTuple):
    """Where a verb stands that attributes by its place.

    ``start`` is the word at which the mention before the verb may begin, ``behind`` says that what it
    attributes precedes it; else it follows.  ``closes`` says that it closes its sentence behind a comma.
    """

    start: int
    behind: bool
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in a sentence.

    ``cue`` is the index of its word, ``strength`` 3 for saying, 2 for a speech act, 1 for a noun or an
    attitude, 0 for a word that only the counts know.  ``complement`` is the head of the clause that it
    introduces, ``construction`` what it takes as its content, ``share`` how likely (0 to 1) it attributes
    there.  ``relative`` is a "who" that stands for the source, ``raised`` a subject that belongs to the
    content ("nine houses are reported to…").  ``leads`` says that quoted text follows the cue at once.
    """

    sentence: int
    cue: int
    cue_span: Span
    strength: int
    source: Span | None
    addressee: Span | None = None
    complement: int | None = None
    construction: Construction | None = None
    share: float = 0.0
    relative: Span | None = None
    raised: Span | None = None
    is_attitude: bool = False
    leads: bool = False

    @property
    def start(self) -> int:
        """Where the cue and its source begin in the article."""
        return min(self.cue_span.start, self.source.start) if self.source else self.cue_span.start

    @property
    def end(self) -> int:
        """Where the cue and its source end."""
        return max(self.cue_span.end, self.source.end) if self.source else self.cue_span.end


def find_frames(
    index: int, tree: Tree, is_marked: list[bool], by_place: Mapping[int, Beside] | None = None
) -> list[Frame]:
    """Return the frames whose cue stands outside quotation marks (``is_marked``, a flag a word).

    ``by_place`` are verbs that attribute by their place beside quoted text ("…," she began), whatever
    verb they are.
    """
    frames = []
    by_place = by_place or {}
    for i, word in enumerate(tree.words):
        if is_marked[i]:
            continue
        form, lemma = tree.forms[i], tree.cues[i]
        frame = None
        if form == "according":
            frame = _according(index, tree, i)
        elif (
            i in by_place
            or word.upos in ("VERB", "AUX")
            or (form in FORMS and lemma in SAYING and word.upos != "NOUN")
        ):
            frame = _verb(index, tree, i, lemma, is_marked, by_place.get(i))
        elif word.upos in ("NOUN", "PROPN"):
            frame = _noun(index, tree, i, is_marked)
        elif word.upos in ("ADJ", "ADV"):
            frame = _adjective(index, tree, i, is_marked)
        if frame:
            frames.append(frame)
            if len(frames) == MOST_FRAMES:
                break
    return frames


def _counted(tree: Tree, i: int, lemma: str, pos: str) -> tuple[Found | None, float]:
    """Return the construction that a word stands in and how likely it attributes there."""
    found = construction_of(tree, i)
    return found, share(lemma, pos, found.name) if found else 0.0


def _made(found: Found | None) -> Construction | None:
    return Construction(found.name, found.words()) if found else None


def _verb(
    index: int, tree: Tree, i: int, lemma: str, is_marked: list[bool], beside: Beside | None
) -> Frame | None:
    particle = tree.child(i, "compound:prt")
    phrasal = particle is not None and (lemma, tree.words[particle].lemma.lower()) in PARTICLE_VERBS
    listed = phrasal or lemma in SAYING or lemma in SPEECH_ACTS or lemma in ATTITUDES
    listed = listed and lemma not in NOT_CUES and (lemma != "go" or phrasal)
    found, counted = _counted(tree, i, lemma, "VERB")
    if lemma == "put" and _puts_it(tree, i):
        listed, lemma = True, "say"
    if beside is None and not listed and counted < LIKELY:
        return None
    if lemma == "quote" and "saying" in tree.forms[i + 1 : i + 8]:
        return None  # "was quoted as saying": the cue is what follows
    if tree.words[i].deprel == "acl" and tree.words[i].xpos == "VBN" and beside is None:
        return None  # "agreements concluded in May": what a noun underwent, not what somebody says
    construction = _made(found)
    strength = 0
    if listed or beside is not None:
        strength = 3 if lemma in SAYING else 2 if beside is not None or lemma not in ATTITUDES else 1
    passive = is_passive(tree, i)
    told = tree.child(i, *SUBJECTS) if passive and lemma in TELLING else None
    addressee = _addressee(tree, i, lemma) if told is None else told
    construction = _without_addressee(tree, construction, addressee)
    if beside is not None and beside.closes:
        construction = Construction("aside", tuple(range(beside.start)))
        counted = max(counted, share(lemma, "VERB", "aside"))
    if strength == 3 and construction and construction.name == "doing":
        counted = max(counted, NAMED)
    if strength == 3 and not (construction and construction.name in ("clause", "aside", "to", "doing")):
        that = _that_clause(tree, i, lemma) or (None if construction else _bare_clause(tree, i))
        if that:
            construction, counted = that, max(counted, share(lemma, "VERB", "clause"))
    asked = lemma == "ask" and tree.words[i].deprel.startswith("advcl") and tree.child(i, *SUBJECTS) is None
    if asked and tree.words[i].xpos != "VBG":
        passive = True  # "Asked about the smell, the foreman said": whoever asked is not named
    source = agent(tree, i) if passive else source_of(tree, i, is_marked)
    if beside is not None and not passive:
        between = inverted(tree, i) if beside.behind and beside.start == i else up_to(tree, beside.start, i)
        nearest = beside.behind or (between is not None and i - beside.start <= SHORT_MENTION)
        source = (between or source) if nearest else (source or between)
    source = clipped(tree, source, i)
    if source and construction and construction.name == "clause":
        source = _before_clause(tree, source, construction)
    relative = relative_pronoun(tree, i, source)
    if lemma in RAISING or is_expletive(tree, i):
        source = None if not passive else source
    elif source is not None and is_time(tree, source):
        # "Hale, who in 2010 said": the parse has taken the year for the antecedent.
        named = relative_pronoun(tree, i, None)
        source, relative = named or name_before(tree, i, is_marked), None
    complement = next((c for c in tree.children[i] if tree.words[c].deprel in COMPLEMENTS and c != i), None)
    return Frame(
        sentence=index,
        cue=i,
        cue_span=tree.span(_verb_group(tree, i, construction, is_marked)),
        strength=strength,
        source=source,
        addressee=_addressed(tree, addressee, construction),
        complement=complement,
        construction=construction,
        share=counted,
        relative=relative,
        raised=_raised(tree, i, lemma, passive, source, construction),
        is_attitude=lemma in MINDS and lemma not in SAYING,
        leads=beside is not None and not beside.behind and tree.words[i].xpos in ("VBD", "VBZ", "VBP"),
    )


def _before_clause(tree: Tree, source: Span, clause: Construction) -> Span:
    """Cut a mention that has swallowed what it says: "told by the police that the pass was shut"."""
    first = tree.words[clause.words[0]]
    if source.start < first.start < source.end and clause.words[0] > 0:
        return Span(source.start, tree.words[clause.words[0] - 1].end)
    return source


def _addressed(tree: Tree, head: int | None, construction: Construction | None) -> Span | None:
    told = mention(tree, head) if head is not None else None
    return _before_clause(tree, told, construction) if told and construction else told


def _puts_it(tree: Tree, verb: int) -> bool:
    """Say whether "put" attributes: "as the miller put it", "she put it like this"."""
    return any(tree.forms[c] == "it" and c > verb for c in tree.children[verb])


def _verb_group(tree: Tree, verb: int, construction: Construction | None, is_marked: list[bool]) -> list[int]:
    """Return the words of a cue: "has long called for", "was quoted as saying", "pointed out"."""
    first = last = verb
    while first > 0 and tree.words[first - 1].upos in ("AUX", "ADV", "PART") and not is_marked[first - 1]:
        first -= 1
    while first < verb and tree.words[first].upos != "AUX":
        first += 1
    outer = tree.words[verb].head
    if first > 1 and tree.forms[first - 1] == "as" and tree.words[first - 2].lemma == "quote":
        first -= 2
        while first > 0 and tree.words[first - 1].upos == "AUX":
            first -= 1
    elif tree.words[verb].deprel == "xcomp" and 0 <= first - outer <= 3 and is_passive(tree, outer):
        first = min([outer, *(c for c in tree.children[outer] if tree.words[c].deprel == "aux:pass")])
    following = tree.words[verb + 1] if verb + 1 < len(tree.words) else None
    if following is not None and not is_marked[verb + 1]:
        is_particle = verb + 1 in tree.children[verb] and tree.words[verb + 1].deprel == "compound:prt"
        named = construction is not None and tree.forms[verb + 1] == construction.name in PHRASES
        if is_particle or (named and following.upos in ("ADP", "SCONJ")):
            last = verb + 1
    return list(range(first, last + 1))


def _addressee(tree: Tree, verb: int, lemma: str) -> int | None:
    """Return who is told: the object of "tell", and whom anything else is said "to"."""
    if lemma in TELLING:
        return next(
            (c for c in tree.children[verb] if tree.words[c].deprel in ("iobj", "obj") and c > verb), None
        )
    for c in tree.children[verb]:
        case = tree.child(c, "case")
        to = case is not None and tree.forms[case] == "to"
        nominal = tree.words[c].deprel == "obl" and tree.words[c].upos in ("NOUN", "PROPN", "PRON")
        if to and nominal and c > verb and lemma in SAYING:
            return c
    return None


def _without_addressee(
    tree: Tree, construction: Construction | None, addressee: int | None
) -> Construction | None:
    """Take who is told out of what is said, and the words that are said to them out of who is told."""
    if construction is None or addressee is None or construction.name == "aside":
        return construction
    name = [addressee, *(c for c in tree.subtree(addressee) if c < addressee)]
    last = max(name)
    if construction.words[0] <= last <= construction.words[-1]:
        rest = tuple(i for i in construction.words if i > last)
        return construction._replace(words=rest) if rest else None
    return construction


def _that_clause(tree: Tree, verb: int, lemma: str) -> Construction | None:
    """Return the clause with "that" behind a verb of saying and an adjunct to which the parse has tied it."""
    asks = lemma in ASKING
    for i in range(verb + 1, min(verb + FARTHEST_THAT, len(tree.words))):
        word = tree.words[i]
        if word.upos == "PUNCT" or word.upos == "VERB":
            return None
        opens = tree.forms[i] == "that" or (asks and tree.forms[i] in QUESTION_WORDS)
        if opens and word.upos in ("SCONJ", "PRON", "ADV") and i + 1 < len(tree.words):
            fronted = tree.words[verb].deprel.startswith("advcl") and verb < tree.words[verb].head
            end = tree.forms.index(",", i) if fronted and "," in tree.forms[i:] else len(tree.words)
            return Construction("clause", tuple(range(i, end)))
    return None


def _bare_clause(tree: Tree, verb: int) -> Construction | None:
    """Return the clause right behind a verb of saying to which the parse has not tied it."""
    start = verb + 1
    if start >= len(tree.words) or tree.words[start].upos in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX"):
        return None
    end = next_of(tree.punctuation, start, len(tree.words))
    is_finite = next_of(tree.finite, start + 1, len(tree.words)) < end
    return Construction("clause", tuple(range(start, end))) if is_finite else None


def _raised(
    tree: Tree, verb: int, lemma: str, passive: bool, source: Span | None, construction: Construction | None
) -> Span | None:
    """Return the subject that belongs to what is reported: "nine houses are reported to have burned"."""
    if construction is None or construction.name not in ("to", "as") or source is not None:
        return None
    if not (lemma in RAISING or (passive and lemma not in TELLING)):
        return None
    subject = tree.child(verb, *SUBJECTS)
    return mention(tree, subject) if subject is not None and subject < verb else None


def _according(index: int, tree: Tree, i: int) -> Frame | None:
    noun = tree.words[i].head
    if not (tree.words[i].deprel in ("case", "mark", "fixed") and noun > i):
        noun = next((c for c in tree.children[i] if tree.words[c].deprel.startswith("obl")), -1)
    if noun < 0:
        return None
    end = tree.child(i, "fixed")
    cue = tree.span([i, end if end is not None else min(i + 1, len(tree.words) - 1)])
    lemma = tree.words[noun].lemma.lower()
    if lemma in RECORDS or lemma in OF_REMARKS:
        owner = owner_of(tree, noun)
        if owner is None:
            return None
        return Frame(index, i, cue, 1, owner)
    source = mention(tree, noun)
    if source and source.start < cue.end < source.end:
        source = Span(cue.end + 1, source.end)  # "to" may hang on the noun
    return Frame(index, i, cue, 3, source, share=1.0)


def _noun(index: int, tree: Tree, i: int, is_marked: list[bool]) -> Frame | None:
    lemma = tree.words[i].lemma.lower()
    found, counted = _counted(tree, i, lemma, "NOUN")
    if counted < LIKELY and lemma not in SAYING_NOUNS and lemma not in VIEWS:
        return None
    owner = owner_of(tree, i)
    if lemma in VIEWS:
        view = _view(index, tree, i, owner)
        if view:
            return view
    if lemma in SAYING_NOUNS and found and found.name in ("clause", "to"):
        counted = max(counted, NAMED)
    owner = owner or holder_of(tree, i, is_marked)
    if counted < LIKELY and (owner is None or lemma not in SAYING_NOUNS):
        return None
    complement = next((c for c in tree.children[i] if tree.words[c].deprel in ("acl", "ccomp")), None)
    strength = 1 if lemma in SAYING_NOUNS and owner else 0
    return Frame(
        index,
        i,
        tree.span([i]),
        strength,
        owner,
        None,
        complement,
        _made(found),
        counted,
        is_attitude=lemma in MINDS,
    )


def _view(index: int, tree: Tree, noun: int, owner: Span | None) -> Frame | None:
    """Return the frame of "in Whitlow's view", "in the words of one warden"."""
    case = tree.child(noun, "case")
    if case is None or owner is None or tree.forms[case] not in ("in", "to"):
        return None
    last = noun
    if owner.start > tree.words[noun].start and tree.forms[noun + 1] == "of":
        last = noun + 1
    return Frame(index, case, tree.span(range(case, last + 1)), 3, owner, share=1.0)


def _adjective(index: int, tree: Tree, i: int, is_marked: list[bool]) -> Frame | None:
    found, counted = _counted(tree, i, tree.words[i].lemma.lower(), "ADJ")
    if counted < LIKELY:
        return None
    subject = subject_of(tree, i, is_marked)
    source = mention(tree, subject, is_marked) if subject is not None else source_of(tree, i, is_marked)
    return Frame(index, i, tree.span([i]), 0, source, None, None, _made(found), counted, is_attitude=True)
