"""Count how often each word attributes in each construction: writes quotes/quotation/lexicon.tsv.

    python -m tests.benchmarks.cues ../shared/eval/polnear/train

Reads the text and the annotations (brat standoff) of PolNeAR's training articles, parses them with the
packaged models and counts, for every word that is not part of what somebody else is said to have said, the
construction that it stands in and whether an annotator took it for a cue.  Figures only are written.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quotes.articles import read_articles
from quotes.language import Parser
from quotes.model import Span
from quotes.quotation.constructions import construction_of
from quotes.quotation.cues import FORMS
from quotes.quotation.tree import Tree
from tests.brat import Annotated, read_annotated

LEXICON = Path(__file__).parents[2] / "quotes" / "quotation" / "lexicon.tsv"
FEWEST = 2
PARTS = {"AUX": "VERB", "VERB": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ", "ADV": "ADJ"}
Key = tuple[str, str, str]


def main(folder: Path) -> None:
    articles, _ = read_articles([str(folder / "text")])
    parses = Parser(threads=1).parse(articles)
    seen: Counter[Key] = Counter()
    attributes: Counter[Key] = Counter()
    for article in articles:
        gold = read_annotated(folder / "attributions", article.key)
        for sentence in parses[article.key].sentences:
            for key, is_cue in sightings(Tree(sentence), gold):
                seen[key] += 1
                attributes[key] += is_cue
    rows = sorted(key for key, count in attributes.items() if count >= FEWEST)
    rows = [key for key in rows if key[0].replace("-", "").isalpha() and key[0].isascii()]
    lines = ["\t".join((*key, str(attributes[key]), str(seen[key]))) for key in rows]
    header = "lemma\tpos\tconstruction\tattributes\tseen"
    LEXICON.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def sightings(tree: Tree, gold: list[Annotated]) -> Iterator[tuple[Key, bool]]:
    """Yield each word that stands in a construction, and whether it was marked as a cue."""
    for i, word in enumerate(tree.words):
        pos = PARTS.get(word.upos)
        span = Span(word.start, word.end)
        is_cue = any(_overlap(span, cue) for event in gold for cue in event.cue)
        nested = any(_overlap(span, content) for event in gold for content in event.content)
        found = construction_of(tree, i) if pos and (is_cue or not nested) else None
        if pos and found:
            lemma = word.lemma.lower()
            lemma = lemma if word.upos == "NOUN" else FORMS.get(word.text.lower(), lemma)
            yield (lemma, pos, found.name), is_cue


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


if __name__ == "__main__":
    main(Path(sys.argv[1]))
