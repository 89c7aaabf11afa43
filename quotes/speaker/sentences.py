"""Sentences that the parse cut inside a name or behind a title, as one again: "Rep. | Ana Sorel said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.model import Article, Sentence, Word

_TITLE = re.compile(
    r"\b(?:Messrs?|Mrs?|Ms|Mx|Drs?|Prof|Rev|Sens?|Reps?|Govs?|Gens?|Lt|Col|Maj|Capt|Sgt|Adm|St|Hon|Pres|Fr)\.$"
)
_UNFINISHED = re.compile(r"[a-z]\w*(?: [A-Z]\w*[a-z])?$|[a-z]$")


def mended(article: Article, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, those joined that end in a title or in no mark of an end at all.

    Only where a capital follows in the same line: a heading that runs on in capitals stays apart.
    """
    out: list[Sentence] = []
    for sentence in sentences:
        before = out[-1] if out else None
        if before is not None and before.block == sentence.block and _cut(article.text, before, sentence):
            out[-1] = _joined(before, sentence)
        else:
            out.append(sentence)
    return out


def _cut(text: str, before: Sentence, after: Sentence) -> bool:
    gap, end = text[before.end : after.start], text[max(before.start, before.end - 40) : before.end]
    if gap.strip(" \u00a0") or not text[after.start : after.start + 1].isupper():
        return False
    return bool(_TITLE.search(end) or _UNFINISHED.search(end))


def _joined(a: Sentence, b: Sentence) -> Sentence:
    """Both as one, the second clause hung on the first by no relation that means anything here."""
    moved: list[Word] = [replace(w, head=w.head + len(a.words) if w.head >= 0 else w.head) for w in b.words]
    return Sentence(a.start, b.end, (*a.words, *moved), a.block)
