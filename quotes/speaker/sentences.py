"""Sentences that the parse cut inside a name or behind a title, as one again: "Rep. | Ana Sorel said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.model import Article, Sentence, Word

_TITLE = re.compile(
    r"\b(?:Messrs?|Mrs?|Ms|Mx|Drs?|Prof|Rev|Sens?|Reps?|Govs?|Gens?|Lt|Col|Maj|Capt|Sgt|Adm|St|Hon|Pres|Fr)\.$"
)
_UNFINISHED = re.compile(r"[a-z]\w*(?: [A-Z]\w*[a-z])?$|[a-z]$")


def mended(article: Article, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, those joined that end in a title or in no mark of an end at all.

    Only where a capital follows in the same line: a heading that runs on in capitals stays apart.
    """
    parts: list[list[Sentence]] = []
    for sentence in sentences:
        before = parts[-1] if parts else None
        if before and before[-1].block == sentence.block and _cut(article.text, before, sentence):
            before.append(sentence)
        else:
            parts.append([sentence])
    return [_joined(cut) if len(cut) > 1 else cut[0] for cut in parts]


def _cut(text: str, before: Sequence[Sentence], after: Sentence) -> bool:
    start, end = before[0].start, before[-1].end
    gap, end_of_it = text[end : after.start], text[max(start, end - 40) : end]
    if gap.strip(" \u00a0") or not text[after.start : after.start + 1].isupper():
        return False
    return bool(_TITLE.search(end_of_it) or _UNFINISHED.search(end_of_it))


def _joined(parts: Sequence[Sentence]) -> Sentence:
    """All as one, each clause hung on those before it by no relation that means anything here."""
    words: list[Word] = []
    for part in parts:
        count = len(words)
        words += [_hung_lower(w, count) if count and w.head >= 0 else w for w in part.words]
    return Sentence(parts[0].start, parts[-1].end, tuple(words), parts[0].block)


def _hung_lower(word: Word, by: int) -> Word:
    # Written out: dataclasses.replace takes longer, and there may be as many as words.
    head = word.head + by
    return Word(
        word.start, word.end, word.text, word.lemma, word.upos, word.xpos, word.feats, head, word.deprel
    )
