"""Scores of the packaged models on treebanks, from raw text, with the CoNLL 2018 shared task's scorer."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

from quotes.language.parse import open_pipeline
from quotes.language.training.treebanks import read_iob2, read_trees

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")


def score_trees(models: Path, treebank: Path) -> dict[str, float]:
    """Parse the raw text of a treebank; return the F1 in percent of each of ``METRICS``."""
    from stanza.models.common.utils import ud_scores

    trees = list(read_trees(treebank))
    text = "".join(
        ("\n\n" if tree.opens and i else " " if i else "") + tree.text for i, tree in enumerate(trees)
    )
    document = open_pipeline(models, "tokenize,mwt,pos,lemma,depparse")(text)
    restore_long_tokens(document)
    gold = io.StringIO("".join(tree.conllu() for tree in trees))
    system = io.StringIO(f"{document:C}\n\n")
    scores = ud_scores(gold, system)
    return {metric: 100 * scores[metric].f1 for metric in METRICS}


def restore_long_tokens(document: Any) -> None:
    """Put back what Stanza prints as ``<UNK>``: tokens too long for it, such as addresses."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.text == "<UNK>":
                token.text = document.text[token.start_char : token.end_char]
                for word in token.words:
                    word.text = token.text


def score_names(models: Path, names: Path) -> dict[str, float]:
    """Tag the words of a Universal NER file; return F1 in percent of whole names, by kind and for all."""
    sentences = read_iob2(names)
    pipeline = open_pipeline(models, "tokenize,ner", tokenize_pretokenized=True)
    document = pipeline([[word for word, _ in sentence] for sentence in sentences])
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for sentence, parsed in zip(sentences, document.sentences, strict=True):
        gold = _spans([tag for _, tag in sentence])
        found = _spans([_as_bio(token.ner) for token in parsed.tokens])
        for counter, spans in ((gold_count, gold), (found_count, found), (right, gold & found)):
            for *_, kind in spans:
                counter[kind] += 1
                counter["all"] += 1
    return {
        kind: 200 * right[kind] / max(1, gold_count[kind] + found_count[kind])
        for kind in (*sorted(gold_count),)
    }


def _as_bio(tag: str) -> str:
    return tag.replace("S-", "B-").replace("E-", "I-")


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    spans, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            spans.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = i
    return spans
