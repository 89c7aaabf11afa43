"""Training files for Stanza's trainers, made from Universal Dependencies treebanks.

Only documents whose licence lets the weights ship are read: all of EWT (CC BY-SA 4.0), and the GUM
genres under CC BY or in the public domain.  A fixed part of the sentences is respelled with the marks
that newspapers print (curly quotation marks and apostrophes, long dashes); the treebanks hold few.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FREE_GUM_GENRES = ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation")
ENTITY_TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
RESPELLED = 0.35
"""Share of training sentences that are respelled."""
QUOTATION_MARKS = (("“", "”"),) * 5 + (("‘", "’"),) * 2 + (("«", "»"), ("„", "“"))


@dataclass(frozen=True, slots=True)
class Word:
    """A line of CoNLL-U: the ten columns."""

    columns: tuple[str, ...]

    @property
    def form(self) -> str:
        return self.columns[1]

    @property
    def is_range(self) -> bool:
        return "-" in self.columns[0]

    @property
    def glued(self) -> bool:
        return "SpaceAfter=No" in self.columns[9]

    def with_form(self, form: str, glued: bool | None = None) -> Word:
        columns = list(self.columns)
        columns[1] = form
        if glued is not None:
            columns[9] = "SpaceAfter=No" if glued else "_"
        return Word(tuple(columns))


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank: its document, whether it opens a paragraph, its lines."""

    document: str
    opens: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        out, skip = [], 0
        for word in self.words:
            if word.is_range:
                skip = int(word.columns[0].split("-")[1])
            elif int(word.columns[0]) <= skip:
                continue
            out.append(word.form + ("" if word.glued else " "))
        return "".join(out).strip()

    def conllu(self) -> str:
        lines = [f"# text = {self.text}"]
        lines += ["\t".join((*w.columns[:8], "_", "SpaceAfter=No" if w.glued else "_")) for w in self.words]
        return "\n".join(lines) + "\n\n"


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a (gzipped) CoNLL-U file; empty nodes are left out."""
    document, opens, words = "", True, []
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, opens = line.split("=", 1)[-1].strip(), True
            elif line.startswith("# newpar"):
                opens = True
            elif line and line[0] != "#":
                columns = tuple(line.split("\t"))
                if "." not in columns[0]:
                    words.append(Word(columns))
            elif not line and words:
                yield Tree(document, opens, tuple(words))
                opens, words = False, []


def may_ship(tree: Tree) -> bool:
    """Say whether weights trained on the sentence's document may be published."""
    genre = re.match(r"GUM_([a-z]+)_", tree.document)
    return genre is None or genre[1] in FREE_GUM_GENRES


def respell(tree: Tree, rng: random.Random) -> Tree:
    """Return the sentence with the marks of a newspaper in place of a typewriter's."""
    opening, closing = rng.choice(QUOTATION_MARKS)
    dash = rng.choice(("—", "—", "–"))
    glue = dash == "—"
    words, open_now = list(tree.words), False
    for i, word in enumerate(words):
        if word.form in ('"', "``", "''") or (word.form == "'" and word.columns[3] == "PUNCT"):
            words[i] = word.with_form(closing if open_now else opening)
            open_now = not open_now
        elif (
            word.form in ("-", "--") and 0 < i < len(words) - 1 and not word.glued and not words[i - 1].glued
        ):
            words[i] = word.with_form(dash, glued=glue)
            if not words[i - 1].is_range and "-" not in words[max(0, i - 3)].columns[0]:
                words[i - 1] = words[i - 1].with_form(words[i - 1].form, glued=glue)
            else:
                words[i] = word.with_form(dash)
        elif word.form == "...":
            words[i] = word.with_form("…")
        elif "'" in word.form:
            words[i] = word.with_form(word.form.replace("'", "’"))
    return replace(tree, words=tuple(words))


def training_trees(treebanks: Path, split: str, seed: int = 7) -> list[Tree]:
    """Return the sentences of EWT and free GUM for a split; those of ``train`` partly respelled."""
    rng = random.Random(seed)
    trees = [
        tree
        for name in ("en_ewt", "en_gum")
        for tree in read_trees(treebanks / f"{name}-{split}.conllu.gz")
        if may_ship(tree)
    ]
    share = RESPELLED if split == "train" else RESPELLED / 2
    return [respell(tree, rng) if rng.random() < share else tree for tree in trees]


def write_conllu(trees: Iterable[Tree], target: Path) -> None:
    target.write_text("".join(tree.conllu() for tree in trees), encoding="utf-8")


def write_tokenizer_files(trees: list[Tree], stem: Path) -> None:
    """Write raw text, labels of its characters, and the multi-word tokens.

    Labels: 0 inside, 1 end of token, 2 end of sentence, 3 and 4 the same for multi-word tokens.
    """
    text: list[str] = []
    labels: list[str] = []
    ranges: dict[tuple[str, tuple[str, ...]], int] = {}
    for tree in trees:
        if text:
            join = "\n\n" if tree.opens else " "
            text.append(join)
            labels.append(join if tree.opens else "0")
        skip = 0
        units = []
        for word in tree.words:
            if word.is_range:
                first, skip = map(int, word.columns[0].split("-"))
                parts = tuple(
                    w.form.lower()
                    for w in tree.words
                    if not w.is_range and first <= int(w.columns[0]) <= skip
                )
                ranges[word.form, parts] = ranges.get((word.form, parts), 0) + 1
                units.append((word, True))
            elif int(word.columns[0]) > skip:
                units.append((word, False))
        for i, (word, several) in enumerate(units):
            last = i == len(units) - 1
            text.append(word.form)
            labels.append("0" * (len(word.form) - 1) + str(1 + last + 2 * several))
            if not last and not word.glued:
                text.append(" ")
                labels.append("0")
    stem.with_suffix(".txt").write_text("".join(text) + "\n\n", encoding="utf-8")
    stem.with_suffix(".toklabels").write_text("".join(labels) + "\n\n", encoding="utf-8")
    stem.with_suffix(".mwt.json").write_text(
        json.dumps([[[form, list(parts)], n] for (form, parts), n in ranges.items()]), encoding="utf-8"
    )


def _open_entities(word: Word) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what the ``Entity=`` mark of a word opens, as (group, type), and the groups it closes."""
    mark = next((f[7:] for f in word.columns[9].split("|") if f.startswith("Entity=")), "")
    opened, closed = [], []
    for piece in re.findall(r"\([^()]*\)?|[^()]+\)", mark):
        if piece.startswith("("):
            fields = piece.strip("()").split("-")
            opened.append((fields[0], fields[1] if len(fields) > 1 else ""))
            if piece.endswith(")"):
                closed.append(fields[0])
        else:
            closed.append(piece.rstrip(")").split("-")[0])
    return opened, closed


def name_tags(tree: Tree) -> list[str]:
    """Return BIO tags (PER, LOC, ORG) of the proper names in GUM's entity marks, a word each.

    GUM marks every mention ("the minister", "she"); a name is the run of proper nouns around the
    head of a mention.  Titles before a person's name are not part of it, as in Universal NER.
    """
    words = [w for w in tree.words if not w.is_range]
    tags = ["O"] * len(words)
    spans, stack = [], []
    for i, word in enumerate(words):
        opened, closed = _open_entities(word)
        stack += [(group, kind, i) for group, kind in opened]
        for group in closed:
            at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == group), None)
            if at is not None:
                _, kind, start = stack.pop(at)
                spans.append((start, i + 1, kind))
    for start, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        if kind not in ENTITY_TYPES:
            continue
        inside = {int(w.columns[0]) for w in words[start:end]}
        head = next((i for i in range(start, end) if int(words[i].columns[6]) not in inside), start)
        if words[head].columns[3] != "PROPN" or (kind == "person" and words[head].columns[4] == "NNPS"):
            continue
        first, last = head, head + 1
        while first > start and _in_name(words, first - 1, kind):
            first -= 1
        while last < end and (_in_name(words, last, kind) or _joins(words, last, end)):
            last += 1
        while first < head and words[first].columns[3] != "PROPN":
            first += 1
        if kind == "person":
            while first < last - 1 and words[first].form.rstrip(".").lower() in TITLES:
                first += 1
        tags[first:last] = [f"I-{ENTITY_TYPES[kind]}"] * (last - first)
        tags[first] = f"B-{ENTITY_TYPES[kind]}"
        if last < len(tags) and tags[last].startswith("I-"):
            tags[last] = "B" + tags[last][1:]
    return tags


TITLES = frozenset(
    "mr mrs ms miss dr prof professor president minister senator sen gov governor king queen "
    "prince princess sir lord lady pope saint st general gen captain capt colonel judge rep mayor prime "
    "chancellor tsar emperor empress father sister brother uncle aunt".split()
)


def _in_name(words: list[Word], i: int, kind: str) -> bool:
    upos, form = words[i].columns[3], words[i].form
    if upos == "PROPN":
        return True
    return kind != "person" and upos in ("ADJ", "NOUN", "NUM", "VERB") and form[:1].isupper()


def _joins(words: list[Word], i: int, end: int) -> bool:
    """Say whether a small word inside a name joins two proper nouns ("Bank of England")."""
    return (
        words[i].form.lower() in ("of", "and", "&", "the", "-", "for", "de", "al")
        and i + 1 < end
        and words[i + 1].columns[3] == "PROPN"
        and words[i].form.lower() != "and"
    )


def read_iob2(path: Path) -> list[list[tuple[str, str]]]:
    """Return the sentences of a Universal NER file as lists of (word, tag)."""
    sentences: list[list[tuple[str, str]]] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                sentences.append([])
            elif line[0] != "#":
                columns = line.rstrip("\n").split("\t")
                sentences[-1].append((columns[1], columns[2]))
    return [s for s in sentences if s]


Named = list[tuple[str, str]]
"""A sentence as (word, BIO tag) pairs."""
HELD_OUT = 300
"""Sentences of Universal NER, and of GUM's development set, that names are not learned from."""


def name_sentences(treebanks: Path, seed: int = 11) -> dict[str, list[Named]]:
    """Return the files that names are learned from, in two rounds, and scored on while learning.

    The first round reads GUM's entity marks and Universal NER once, the second Universal NER three times,
    since its guidelines are the ones to learn.
    """

    def from_gum(split: str) -> list[Named]:
        rng = random.Random(seed)
        out = []
        for tree in read_trees(treebanks / f"en_gum-{split}.conllu.gz"):
            if may_ship(tree):
                tree = respell(tree, rng) if rng.random() < RESPELLED else tree
                forms = [word.form for word in tree.words if not word.is_range]
                out.append(list(zip(forms, name_tags(tree), strict=True)))
        return out

    universal = read_iob2(treebanks / "uner_ewt-dev.iob2.gz")
    random.Random(5).shuffle(universal)
    held_out, rest, gum = universal[:HELD_OUT], universal[HELD_OUT:], from_gum("train")
    return {
        "ner_train": gum + rest,
        "ner_dev": from_gum("dev")[: HELD_OUT + 100] + held_out,
        "ner_train_again": rest * 3 + gum,
        "ner_dev_again": held_out,
    }


def write_names(sentences: Iterable[list[tuple[str, str]]], target: Path) -> None:
    data = [[{"text": form, "ner": tag} for form, tag in s] for s in sentences]
    target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
