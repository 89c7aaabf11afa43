"""Training data: licences kept, marks respelled, names read from entity marks."""

from __future__ import annotations

import random
from pathlib import Path

from quotes.language.training.treebanks import Tree, Word, may_ship, name_tags, respell, write_tokenizer_files


def tree(*rows: str, document: str = "GUM_news_a") -> Tree:
    """Make a sentence from rows of "id form upos head misc"."""
    words = []
    for row in rows:
        number, form, upos, head, misc = row.split(" ")
        words.append(Word((number, form, form.lower(), upos, upos, "_", head, "dep", "_", misc)))
    return Tree(document, True, tuple(words))


SAID = tree(
    '1 " PUNCT 3 SpaceAfter=No',
    "2-3 Don't _ _ SpaceAfter=No",
    "2 Do AUX 3 _",
    "3 n't PART 0 _",
    '4 " PUNCT 3 _',
    "5 said VERB 3 _",
    "6 Mr. PROPN 7 Entity=(1-person-new",
    "7 Roe PROPN 5 Entity=1)|SpaceAfter=No",
    "8 . PUNCT 5 _",
)


def test_only_documents_whose_weights_may_ship_are_read() -> None:
    assert may_ship(tree("1 Oh INTJ 0 _", document="GUM_news_iodine"))
    assert may_ship(tree("1 Oh INTJ 0 _", document="weblog-0001"))
    assert not may_ship(tree("1 Oh INTJ 0 _", document="GUM_whow_joke"))
    assert not may_ship(tree("1 Oh INTJ 0 _", document="GUM_fiction_rose"))


def test_respelling_keeps_the_words_and_changes_their_marks() -> None:
    respelled = respell(SAID, random.Random(1))
    assert len(respelled.words) == len(SAID.words)
    assert '"' not in respelled.text
    assert "Don’t" in respelled.text


def test_a_name_is_the_proper_nouns_of_its_mention_without_the_title() -> None:
    assert name_tags(SAID)[5:] == ["O", "B-PER", "O"]


def test_the_tokenizer_learns_where_tokens_sentences_and_ranges_end(tmp_path: Path) -> None:
    write_tokenizer_files([SAID], tmp_path / "a")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    labels = (tmp_path / "a.toklabels").read_text(encoding="utf-8")
    assert text.strip() == '"Don\'t" said Mr. Roe.'
    assert len(text) == len(labels)
    assert labels.strip() == "1000031" + "0" + "0001" + "0" + "001" + "0" + "0012"
