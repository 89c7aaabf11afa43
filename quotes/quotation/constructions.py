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

from collections.abc import Iterator
from typing import NamedTuple

from quotes.quotation.cues import SAYING_NOUNS, TELLING
from quotes.quotation.tree import SUBJECTS, Tree

PREPOSITIONS = frozenset("about of for against on over to in with as toward towards at from into".split())
GREETINGS = frozenset("goodbye bye hello farewell grace mass".split())
NOT_IN_CONTENT = frozenset({"parataxis", "discourse", "list", "vocative"})


class Construction(NamedTuple):
    """What a cue takes: the name of the construction and the words of the content, by index."""

    name: str
    words: tuple[int, ...]


def constructions(tree: Tree, cue: int) -> Iterator[Construction]:
    """Yield the constructions that a word stands in, the one that tells most first."""
    word = tree.words[cue]
    if word.upos in ("VERB", "AUX", "ADJ", "ADV"):
        yield from _of_predicate(tree, cue)
    elif word.upos in ("NOUN", "PROPN"):
        yield from _of_noun(tree, cue)


def _of_predicate(tree: Tree, cue: int) -> Iterator[Construction]:
    children = tree.children[cue]
    relation = {c: tree.words[c].deprel for c in children}
    for c in children:
        if relation[c] == "ccomp" and c > cue:
            yield Construction("clause", _below(tree, c))
    for c in children:
        if c < cue and relation[c] in ("ccomp", "parataxis"):
            yield Construction("aside", _below(tree, c, cue))
    if tree.words[cue].deprel == "parataxis" and tree.words[cue].head >= 0:
        yield Construction("aside", _without(tree, tree.words[cue].head, cue))
    objects = [c for c in children if relation[c] in ("obj", "iobj") and c > cue]
    for c in children:
        if relation[c] in ("xcomp", "advcl", "ccomp") and c > cue and _marked_by(tree, c, "to"):
            parts = [c] if tree.words[cue].lemma in TELLING else [k for k in objects if k < c] + [c]
            yield Construction("to", tuple(sorted(i for p in parts for i in _below(tree, p))))
    for c in children:
        if relation[c] == "xcomp" and c > cue and not _marked_by(tree, c, "to"):
            parts = [k for k in objects if k < c] + [c]
            if len(parts) == 1 and tree.words[c].xpos == "VBG":
                yield Construction("doing", _below(tree, c))
                continue
            if any(tree.words[k].lemma.lower() in SAYING_NOUNS for k in parts):
                continue
            yield Construction("as", tuple(sorted(i for p in parts for i in _below(tree, p))))
    for c in children:
        if relation[c].startswith(("obl", "advcl")) and c > cue:
            case = _case(tree, c)
            if case == "as" and objects:
                yield Construction("as", tuple(sorted(i for p in [objects[0], c] for i in _below(tree, p))))
            elif case in PREPOSITIONS:
                yield Construction("to it" if case == "to" else case, _below(tree, c))
    for c in objects:
        # "issued a statement", "said goodbye": not what was said, but that something was.
        if relation[c] == "obj" and tree.words[c].lemma.lower() not in SAYING_NOUNS | GREETINGS:
            yield Construction("it", _below(tree, c))


def _of_noun(tree: Tree, cue: int) -> Iterator[Construction]:
    children = tree.children[cue]
    for c in children:
        if tree.words[c].deprel in ("acl", "ccomp", "advcl") and c > cue:
            if _marked_by(tree, c, "to"):
                yield Construction("to", _below(tree, c))
            elif _marked_by(tree, c, "that") or tree.words[c].deprel == "ccomp":
                yield Construction("clause", _below(tree, c))
    head = tree.words[cue].head
    if tree.words[cue].deprel in SUBJECTS and head >= 0:
        if tree.words[head].lemma == "be":
            for c in tree.children[head]:
                if tree.words[c].deprel in ("ccomp", "xcomp") and c > head:
                    yield Construction("is", _below(tree, c))
        elif tree.child(head, "cop") is not None and (
            _marked_by(tree, head, "that") or _marked_by(tree, head, "to")
        ):
            yield Construction("is", _without(tree, head, cue))
    for c in children:
        if tree.words[c].deprel.startswith(("nmod", "acl")) and c > cue:
            case = _case(tree, c)
            if case in PREPOSITIONS:
                yield Construction("to it" if case == "to" else case, _below(tree, c))


def _below(tree: Tree, top: int, cue: int | None = None) -> tuple[int, ...]:
    """Return the words under and including one, but for asides and for what another word heads."""
    inside = tree.subtree(top, NOT_IN_CONTENT)
    if cue is not None:
        others = set(tree.subtree(cue)) - set(tree.subtree(top))
        inside = [i for i in inside if i not in others]
    return tuple(inside)


def _without(tree: Tree, top: int, cue: int) -> tuple[int, ...]:
    """Return the words under and including one, but for those of the cue thrown in."""
    out = set(tree.subtree(cue))
    return tuple(i for i in tree.subtree(top) if i not in out)


def _marked_by(tree: Tree, top: int, *markers: str) -> bool:
    return any(
        tree.words[k].deprel == "mark" and tree.words[k].text.lower() in markers for k in tree.children[top]
    )


def _case(tree: Tree, top: int) -> str:
    for k in tree.children[top]:
        if tree.words[k].deprel in ("case", "mark") and k < top:
            return tree.words[k].text.lower()
    return ""
