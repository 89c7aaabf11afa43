"""Sources: the mention of who says what a cue attributes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from quotes.model import Span, Word
from quotes.quotation.cues import SAYING, SAYING_NOUNS
from quotes.quotation.mention import (
    CALENDAR,
    LONGEST_SOURCE,
    SUFFIX,
    mention,
    names_somebody,
    whole_name,
    whole_words,
)
from quotes.quotation.tree import SUBJECTS, Tree

ISSUED = frozenset("letter statement tweet comment message email remark post note speech".split())
"""Words of somebody's own, unlike a report or a poll, which speak for themselves."""
LONGEST_APPOSITION = 20
"""Words."""
IN_MENTION = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART"})
NAMES_ON = frozenset({"of", "for", "from", "at"})
"""Prepositions that go on with a mention: "the head of", "the spokesman for"."""
RELATIVES = frozenset({"who", "which", "that"})
STARTS_MENTION = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"})
HAS_OBJECT = frozenset("tell remind assure inform reassure notify warn".split())
"""Verbs behind which a name is who was told, not who says so."""


def clipped(tree: Tree, source: Span | None, cue: int) -> Span | None:
    """Cut a mention that has swallowed its own cue: "the mayor, while admitting that…"."""
    if source is None:
        return None
    word = tree.words[cue]
    inside = tree.inside(source)
    aside = [tree.forms[i] for i in inside[-3:]]
    if len(inside) > 3 and aside[0] == "for" and aside[2] == "part":
        last = next((i for i in inside[-4::-1] if tree.words[i].upos != "PUNCT"), None)
        return Span(source.start, tree.words[last].end) if last is not None else None
    source = _without_time(tree, _closed(tree, source))
    if not source.start < word.start < source.end:
        return _last_of_unclosed(tree, source, cue)
    kept = tree.inside(Span(source.start, word.start))
    nominal = ("NOUN", "PROPN", "PRON", "NUM")
    last = next((i for i in reversed(kept) if tree.words[i].upos in nominal), None)
    return Span(source.start, tree.words[last].end) if last is not None else None


def _without_time(tree: Tree, source: Span) -> Span:
    """Cut the day off the end of a mention: "Russia and Syria on Thursday announced"."""
    inside = tree.inside(source)
    kept = len(inside)
    while kept and tree.forms[inside[kept - 1]] in CALENDAR:
        kept -= 1
    if not kept or (kept == len(inside) and tree.words[inside[-1]].end == source.end):
        return source
    while 0 < kept < len(inside) and tree.forms[inside[kept - 1]] in ("on", "early", "late", "last", ","):
        kept -= 1
    if not kept or tree.words[inside[kept - 1]].upos == "ADP":
        return source  # "a study of May"
    if any(tree.words[i].upos in ("VERB", "AUX") for i in inside):
        return source  # "the committee, which met on Thursday"
    return Span(source.start, tree.words[inside[kept - 1]].end)


def _closed(tree: Tree, source: Span) -> Span:
    """Close a bracket that a mention has opened: "Dana Whitlow (D-Md.)"."""
    inside = tree.inside(source)
    printed = tree.forms[inside.start : inside.stop]
    if printed.count("(") <= printed.count(")"):
        return source
    first = tree.begin_before(source.end)
    closing = next((w for w in tree.words[first : first + 3] if w.text == ")"), None)
    return Span(source.start, closing.end) if closing else source


def _last_of_unclosed(tree: Tree, source: Span, cue: int) -> Span:
    """Return what follows the last comma of a mention that runs right up to its cue.

    An apposition closes with a comma ("Wrona, a spokeswoman, said"); what does not ("The gauges, Ana Sorel
    said") is the source alone, and what stands before it was joined by the parse.
    """
    inside = tree.inside(source)
    comma = next((i for i in reversed(inside) if tree.forms[i] == ","), None)
    if comma is None or cue < inside[-1]:
        return source
    between = any(w.upos not in ("ADV", "AUX", "PART") for w in tree.words[inside[-1] + 1 : cue])
    if between or any(tree.words[i].upos == "CCONJ" for i in inside):
        return source
    first = tree.words[comma + 1] if comma < inside[-1] else None
    if first is None or first.upos not in ("PROPN", "PRON", "DET") or SUFFIX.match(first.text):
        return source
    return Span(first.start, source.end)


def up_to(tree: Tree, start: int, verb: int) -> Span | None:
    """Return the mention that fills the place between quoted text and the verb that attributes it."""
    words = list(range(start, verb))
    if any(tree.words[k].upos == "VERB" and tree.words[k].deprel in ("root", "conj") for k in words):
        return None
    while words and tree.words[words[-1]].upos in ("AUX", "ADV", "PUNCT", "PART"):
        words.pop()
    while words and tree.words[words[0]].upos in ("PUNCT", "CCONJ"):
        words.pop(0)
    if not words or len(words) > LONGEST_SOURCE or tree.words[words[0]].upos not in STARTS_MENTION:
        return None
    if tree.words[words[-1]].upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and len(words) < 4:
        return None
    return whole_words(tree, tree.span(words))


def inverted(tree: Tree, verb: int) -> Span | None:
    """Return the mention behind a verb right behind quoted text: “…,” warned the mayor of Oakridge."""
    i = verb + 1
    while i < len(tree.words) and tree.words[i].upos in ("ADV", "AUX"):
        i += 1
    run = []
    while i < len(tree.words) and (_in_mention(tree, i) or tree.forms[i] == "of"):
        if tree.forms[i] in CALENDAR or tree.forms[i] in RELATIVES:
            break
        run.append(i)
        if tree.words[i].upos == "PRON" and tree.words[i].xpos == "PRP":
            break
        i += 1
    if not any(names_somebody(tree, k) for k in run):
        return None
    printed = tree.span(run)
    heads = [k for k in run if names_somebody(tree, k)]
    whole = mention(tree, next((k for k in heads if tree.words[k].head not in run), heads[0]))
    if whole and whole.start <= printed.start + 1 and whole.end >= printed.end:
        behind = tree.begin_before(printed.end)
        adverbial = behind < len(tree.words) and tree.words[behind].upos in ("ADP", "ADV")
        adjunct = adverbial and tree.forms[behind] not in NAMES_ON
        printed = printed if adjunct else Span(printed.start, whole.end)
    return _with_apposition(tree, whole_words(tree, printed))


def _in_mention(tree: Tree, i: int) -> bool:
    """Say whether a word can stand in a name or a description: "the museum's recorded voice"."""
    described = i + 1 < len(tree.words) and tree.words[i + 1].upos == "NOUN"
    capital = tree.words[i].text[:1].isupper() and tree.words[i].text[1:].islower()
    return capital or tree.words[i].upos in IN_MENTION or (tree.words[i].xpos in ("VBN", "VBG") and described)


def _with_apposition(tree: Tree, name: Span) -> Span:
    """Widen a mention over what a comma or "who" adds: “…,” said Petrescu, who was on deck."""
    first = tree.begin_before(name.end)
    behind = tree.words[first : first + LONGEST_APPOSITION + 2]
    if behind and behind[0].text == ",":
        behind = behind[1:]
        apposed = behind and (behind[0].upos in ("DET", "NOUN", "ADJ", "NUM") or _has_owner(behind))
        if not apposed and not (behind and behind[0].text.lower() in ("who", "whose")):
            return name
    elif not behind or behind[0].text.lower() not in ("who", "whose"):
        return name
    kept = list(itertools.takewhile(lambda w: w.upos != "PUNCT" or w.text in "-’'", behind))
    return Span(name.start, kept[-1].end) if 0 < len(kept) <= LONGEST_APPOSITION else name


def _has_owner(words: Sequence[Word]) -> bool:
    """Say whether words begin with a name that owns what follows: "Oakridge's mayor"."""
    names = list(itertools.takewhile(lambda w: w.upos == "PROPN", words))
    return bool(names) and len(words) > len(names) and words[len(names)].text in ("'s", "’s")


def is_passive(tree: Tree, i: int) -> bool:
    """Say whether a verb is in the passive, going by its auxiliary.

    A passive subject alone ("supporters have long called for") is a slip of the parse, and so is a short
    "is" before somebody's name for "has": "he's said he never signed".
    """
    auxiliaries = [tree.forms[c] for c in tree.children[i] if tree.words[c].deprel == "aux:pass"]
    if auxiliaries in (["'s"], ["’s"]):
        subject = tree.child(i, *SUBJECTS)
        return subject is None or tree.words[subject].xpos != "PRP"
    return bool(auxiliaries)


def agent(tree: Tree, i: int) -> Span | None:
    for c in tree.children[i]:
        if tree.words[c].deprel == "obl:agent" or (
            tree.words[c].deprel.startswith("obl") and any(tree.forms[k] == "by" for k in tree.children[c])
        ):
            return mention(tree, c)
    return None


def source_of(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention of who does what a verb says: its subject, or that of the verb it leans on.

    Nothing inside quotation marks is a source.
    """
    chain: list[int] = []
    i = verb
    while i >= 0 and i not in chain:
        chain.append(i)
        subject = subject_of(tree, i, is_marked)
        if subject is not None:
            antecedent = _antecedent(tree, subject, tree.words[i].head)
            if tree.forms[subject] in RELATIVES and antecedent >= 0 and not is_marked[antecedent]:
                subject = antecedent
                issuer = _issuer(tree, antecedent, is_marked)
                if issuer is not None:
                    return issuer
            if i != verb and _is_named_before(tree, verb, is_marked):
                return name_before(tree, verb, is_marked)
            return mention(tree, subject, is_marked)
        relation, head = tree.words[i].deprel, tree.words[i].head
        if head < 0:
            break
        if relation.startswith("acl") and not is_marked[head]:
            return _doer(tree, i, head, is_marked) or mention(tree, head, is_marked)
        if not relation.startswith(("conj", "xcomp", "advcl", "parataxis", "ccomp", "cop", "aux", "dep")):
            break
        i = head
    behind = _behind(tree, verb, is_marked)
    if behind:
        return behind
    for i in chain:
        before = name_before(tree, i, is_marked)
        if before:
            return before
    return _opening(tree, verb, is_marked)


def _issuer(tree: Tree, words: int, is_marked: list[bool]) -> Span | None:
    """Return who issues the words that say something: "he released a letter that says"."""
    word = tree.words[words]
    if word.lemma.lower() not in ISSUED or word.deprel != "obj" or word.head < 0:
        return None
    subject = subject_of(tree, word.head, is_marked)
    return mention(tree, subject, is_marked) if subject is not None else None


def _is_named_before(tree: Tree, verb: int, is_marked: list[bool]) -> bool:
    """Say whether a name stands right before a finite verb that the parse has given no subject."""
    if verb == 0 or is_marked[verb - 1] or tree.words[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return False
    before = tree.words[verb - 1]
    return before.upos == "PROPN" and tree.forms[verb - 1] not in CALENDAR


def _antecedent(tree: Tree, pronoun: int, head: int) -> int:
    """Return the noun that a relative pronoun stands for; the one before it if its clause hangs on a verb."""
    if head >= 0 and tree.words[head].upos in ("VERB", "AUX"):
        before = [i for i in range(max(0, pronoun - 2), pronoun) if names_somebody(tree, i)]
        return before[-1] if before else head
    return head


def _doer(tree: Tree, participle: int, noun: int, is_marked: list[bool]) -> Span | None:
    """Return who does what a participle behind a noun says, if that is not the noun.

    Behind a comma it is the subject ("he left the hall, saying that…"), and so it is behind words that
    somebody issues ("he sent a letter saying that…") and behind a time.
    """
    word = tree.words[noun]
    apart = "," in tree.forms[noun + 1 : participle]
    if not (apart or word.lemma.lower() in SAYING_NOUNS or tree.forms[noun] in CALENDAR):
        return None
    for i in tree.ancestors(noun):
        subject = subject_of(tree, i, is_marked)
        if subject is not None and subject != noun:
            return mention(tree, subject, is_marked)
    return None


def subject_of(tree: Tree, verb: int, is_marked: list[bool]) -> int | None:
    """Return the subject of a verb; of several that the parse offers, the nearest before it."""
    if verb not in tree.subjects:
        return None
    found = [c for c in tree.subjects[verb] if not is_marked[c]]
    return min(found, key=lambda c: (c > verb, abs(c - verb)), default=None)


def _behind(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention behind an inverted cue ("…," said the mayor), which parses take for an object."""
    if verb + 1 >= len(tree.words):
        return None
    if tree.words[verb].lemma.lower() in HAS_OBJECT:
        return None
    before = tree.words[verb - 1] if verb > 0 and not is_marked[verb - 1] else None
    if before and (before.upos != "PUNCT" or before.text == ")"):
        return None
    for c in tree.children[verb]:
        close = verb < c <= verb + 6 and not is_marked[c]
        if close and tree.words[c].deprel in ("obj", "ccomp", "iobj", "xcomp") and names_somebody(tree, c):
            return mention(tree, c, is_marked)
    run = _run(tree, verb, 1, is_marked)
    return whole_words(tree, whole_name(tree, tree.span(run))) if run else None


def name_before(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the name or pronoun right before a verb: what is left when the parse has no subject."""
    run = _run(tree, verb, -1, is_marked) or _noun_run(tree, verb, is_marked)
    return whole_words(tree, whole_name(tree, tree.span(run))) if run else None


def _noun_run(tree: Tree, verb: int, is_marked: list[bool]) -> list[int]:
    """Return the noun phrase right before a verb of saying: "Senate aides later said"."""
    if tree.cues[verb] not in SAYING:
        return []
    i = verb - 1
    while i >= 0 and tree.words[i].upos in ("AUX", "ADV"):
        i -= 1
    run: list[int] = []
    while i >= 0 and not is_marked[i] and tree.words[i].upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
        run.append(i)
        i -= 1
    named = run and tree.words[run[0]].upos in ("NOUN", "PROPN") and tree.forms[run[0]] not in CALENDAR
    return run if named else []


def _run(tree: Tree, verb: int, step: int, is_marked: list[bool]) -> list[int]:
    i = verb + step
    while step < 0 and i > 0 and (tree.forms[i] in CALENDAR or tree.forms[i] in ("on", "early", "late")):
        i += step  # "Elijah Cummings Thursday said"
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
    if tree.forms[i] in CALENDAR:
        return False
    return word.upos == "PROPN" or (word.upos == "PRON" and word.xpos == "PRP") or word.text == "-"


def _opening(tree: Tree, verb: int, is_marked: list[bool]) -> Span | None:
    """Return the mention that opens the sentence: "Sorel, for her part, insisted that…"."""
    run: list[int] = []
    for i in range(verb):
        if is_marked[i] or not (_nominal(tree, i) or tree.words[i].upos in ("DET", "ADJ", "NOUN")):
            break
        run.append(i)
    return whole_words(tree, tree.span(run)) if any(names_somebody(tree, i) for i in run) else None


def relative_pronoun(tree: Tree, verb: int, source: Span | None) -> Span | None:
    """Return the relative pronoun that stands for a source before it, if one is known: "critics, who say"."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or tree.forms[subject] not in RELATIVES:
        return None
    word = tree.words[subject]
    return Span(word.start, word.end) if source is None or source.end <= word.start else None


def is_expletive(tree: Tree, verb: int) -> bool:
    """Say whether the subject of a verb stands for nobody: "it seems that", "there is talk of"."""
    return any(tree.words[c].deprel == "expl" for c in tree.children[verb])


def is_time(tree: Tree, span: Span) -> bool:
    """Say whether a mention is a day or a month, which the parse took for a subject."""
    first = tree.forms[tree.begin_before(span.start)]
    return first in CALENDAR or first in ("early", "late") or first.isdigit()


def owner_of(tree: Tree, noun: int) -> Span | None:
    """Return whose words a noun is about: "his remarks", "a translation of the minister's speech"."""
    poss = tree.child(noun, "nmod:poss")
    if poss is not None:
        return mention(tree, poss)
    for c in tree.children[noun]:
        if tree.words[c].deprel.startswith("nmod"):
            case = next((tree.forms[k] for k in tree.children[c] if tree.words[k].deprel == "case"), "")
            if tree.words[c].lemma.lower() in OF_REMARKS:
                return owner_of(tree, c)
            if case in ("by", "from", "of"):
                return mention(tree, c)
    return None


def holder_of(tree: Tree, noun: int, is_marked: list[bool]) -> Span | None:
    """Return who makes, gives or holds what a noun names: "she made a promise to", "they have a plan to"."""
    head = tree.words[noun].head
    relation = tree.words[noun].deprel
    if head < 0 or tree.words[head].upos != "VERB" or not relation.startswith(("obj", "obl", "nsubj:pass")):
        return None
    return agent(tree, head) if is_passive(tree, head) else source_of(tree, head, is_marked)


RECORDS = frozenset("translation transcript transcription interpretation version recording footage".split())
OF_REMARKS = frozenset("remark comment word speech statement interview address answer quote".split())
