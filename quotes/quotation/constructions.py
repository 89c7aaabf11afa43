"""Constructions: what a word that may attribute takes as its content, read off the tree.

One word has one construction, the first that is there in the order below; its content is the words of
the dependents that the construction names:

    clause   a finite complement: "said that it rained", "the claim that it rained", "is sure it rained"
    aside    the clause that the cue is thrown into: "it rained, she said", "it rained, they believe"
    to       an infinitive: "vowed to leave", "his promise to leave", "is eager to leave"
    doing    a gerund: "denied stealing it", "recalled seeing it"
    as       an object and what it is called: "described the plan as a farce", "called it a farce"
    of       a phrase with a preposition, which names it: "talked about tax" is ``about``; "to" is ``to it``
    it       an object: "criticised the plan"
    is       what a noun is said to be: "the hope is that it rains"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from quotes.quotation.cues import SAYING_NOUNS, TELLING
from quotes.quotation.tree import SUBJECTS, Tree

PREPOSITIONS = frozenset("about of for against on over to in with as toward towards at from into".split())
GREETINGS = frozenset("goodbye bye hello farewell grace mass".split())
NOT_SAID = SAYING_NOUNS | GREETINGS
"""Objects that are not what was said, but that something was: "issued a statement", "said goodbye"."""
NOT_IN_CONTENT = frozenset({"parataxis", "discourse", "list", "vocative"})


class Construction(NamedTuple):
    """What a cue takes: the name of the construction and the words of the content, by index."""

    name: str
    words: tuple[int, ...]


class Found(NamedTuple):
    """The name of a construction, and what gathers the words of its content: most are asked for the name."""

    name: str
    words: Callable[[], tuple[int, ...]]


def construction_of(tree: Tree, cue: int) -> Found | None:
    """Return the construction that a word stands in, of several the one that tells most."""
    upos = tree.words[cue].upos
    if upos in ("VERB", "AUX", "ADJ", "ADV"):
        return _of_predicate(tree, cue)
    return _of_noun(tree, cue) if upos in ("NOUN", "PROPN") else None


def _of_predicate(tree: Tree, cue: int) -> Found | None:
    words, children = tree.words, tree.children[cue]
    for c in children:
        if c > cue and words[c].deprel == "ccomp":
            return Found("clause", partial(_below, tree, [c]))
    for c in children:
        if c < cue and words[c].deprel in ("ccomp", "parataxis"):
            return Found("aside", partial(_below, tree, [c]))
    if words[cue].deprel == "parataxis" and words[cue].head >= 0:
        return Found("aside", partial(_without, tree, words[cue].head, cue))
    behind = [c for c in children if c > cue]
    objects = [c for c in behind if words[c].deprel in ("obj", "iobj")]
    for c in behind:
        if words[c].deprel in ("xcomp", "advcl", "ccomp") and _marked_by(tree, c, "to"):
            told = [] if words[cue].lemma in TELLING else [k for k in objects if k < c]
            return Found("to", partial(_below, tree, [*told, c]))
    for c in behind:
        if words[c].deprel == "xcomp" and not _marked_by(tree, c, "to"):
            parts = [k for k in objects if k < c] + [c]
            if len(parts) == 1 and words[c].xpos == "VBG":
                return Found("doing", partial(_below, tree, parts))
            if not any(words[k].lemma.lower() in SAYING_NOUNS for k in parts):
                return Found("as", partial(_below, tree, parts))
    for c in behind:
        if words[c].deprel.startswith(("obl", "advcl")):
            case = _case(tree, c)
            if case == "as" and objects:
                return Found("as", partial(_below, tree, [objects[0], c]))
            if case in PREPOSITIONS:
                return Found("to it" if case == "to" else case, partial(_below, tree, [c]))
    for c in objects:
        if words[c].deprel == "obj" and words[c].lemma.lower() not in NOT_SAID:
            return Found("it", partial(_below, tree, [c]))
    return None


def _of_noun(tree: Tree, cue: int) -> Found | None:
    words, behind = tree.words, [c for c in tree.children[cue] if c > cue]
    for c in behind:
        if words[c].deprel in ("acl", "ccomp", "advcl"):
            if _marked_by(tree, c, "to"):
                return Found("to", partial(_below, tree, [c]))
            if words[c].deprel == "ccomp" or _marked_by(tree, c, "that"):
                return Found("clause", partial(_below, tree, [c]))
    head = words[cue].head
    if words[cue].deprel in SUBJECTS and head >= 0:
        if words[head].lemma == "be":
            for c in tree.children[head]:
                if words[c].deprel in ("ccomp", "xcomp") and c > head:
                    return Found("is", partial(_below, tree, [c]))
        elif tree.child(head, "cop") is not None and _marked_by(tree, head, "that", "to"):
            return Found("is", partial(_without, tree, head, cue))
    for c in behind:
        if words[c].deprel.startswith(("nmod", "acl")):
            case = _case(tree, c)
            if case in PREPOSITIONS:
                return Found("to it" if case == "to" else case, partial(_below, tree, [c]))
    return None


def _below(tree: Tree, tops: Sequence[int]) -> tuple[int, ...]:
    """Return the words under and including some, but for asides, in order."""
    if len(tops) == 1:
        return tuple(tree.subtree(tops[0], NOT_IN_CONTENT))
    return tuple(sorted(i for top in tops for i in tree.subtree(top, NOT_IN_CONTENT)))


def _without(tree: Tree, top: int, cue: int) -> tuple[int, ...]:
    """Return the words under and including one, but for those of the cue thrown in."""
    out = set(tree.subtree(cue))
    return tuple(i for i in tree.subtree(top) if i not in out)


def _marked_by(tree: Tree, top: int, *markers: str) -> bool:
    return any(tree.words[k].deprel == "mark" and tree.forms[k] in markers for k in tree.children[top])


def _case(tree: Tree, top: int) -> str:
    for k in tree.children[top]:
        if tree.words[k].deprel in ("case", "mark") and k < top:
            return tree.forms[k]
    return ""
