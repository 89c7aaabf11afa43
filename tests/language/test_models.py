"""The packaged models are small, what was published, and as good as their card says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quotes.language import Parser, model_info
from quotes.language.pack import MODELS, verified
from quotes.language.training.score import score_names, score_trees
from quotes.model import Article, Block, BlockKind, ModelError, Span

TREEBANKS = Path(__file__).parents[3] / "shared" / "treebanks"
MOST_BYTES = 60_000_000
FLOORS = {
    "en_ewt-test": {"Tokens": 98.8, "Words": 98.5, "Sentences": 86.0, "UPOS": 93.0, "LAS": 80.0},
    "en_pud-test": {"UPOS": 95.0, "LAS": 81.0},
}


def test_every_file_is_as_published_and_all_together_are_small() -> None:
    files = model_info()
    assert {f.name.split("/")[1] for f in files if f.name.endswith(".pt")} == {
        *("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain")
    }
    assert all(f.ok for f in files)
    assert sum(f.size for f in files) <= MOST_BYTES
    assert {p.relative_to(MODELS).as_posix() for p in MODELS.rglob("*.pt")} < {f.name for f in files}


def test_a_changed_or_missing_file_is_never_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(MODELS, folder)
    changed = folder / "en" / "mwt" / "quotes.pt"
    changed.write_bytes(changed.read_bytes() + b"x")
    with pytest.raises(ModelError, match="has changed"):
        verified(folder)
    changed.unlink()
    with pytest.raises(ModelError, match="is missing"):
        Parser(models=folder).parse([article("The bridge opens in June.")])


def article(text: str) -> Article:
    return Article("a", "a", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), "0" * 64)


def test_every_word_points_into_the_text_even_where_stanza_prints_unk() -> None:
    text = "Dana Whitlow doesn't read\nhttps://example.org/" + "a" * 600 + " in “Oakridge”."
    parse = Parser(threads=1).parse([article(text)])["a"]
    words = [word for sentence in parse.sentences for word in sentence.words]
    assert "<UNK>" not in {word.text for word in words}
    assert [word.text for word in words[:5]] == ["Dana", "Whitlow", "does", "n't", "read"]
    assert all(text[w.start : w.end] == w.text for w in words if w.text != "n't")


def test_words_are_cut_at_line_breaks_and_paragraphs_are_kept_apart() -> None:
    text = "The bridge opens\r\nin June.\n\nDana Whitlow"
    blocks = (Block(Span(0, 26), BlockKind.PARAGRAPH), Block(Span(28, 40), BlockKind.HEADING))
    parse = Parser(threads=1).parse([Article("a", "a", text, blocks, "0" * 64)])["a"]
    assert [text[s.start : s.end] for s in parse.sentences] == [
        "The bridge opens\r\nin June.",
        "Dana Whitlow",
    ]
    assert [s.block for s in parse.sentences] == [0, 1]
    assert [(text[n.start : n.end], n.kind) for n in parse.names] == [("Dana Whitlow", "PER")]


@pytest.mark.accuracy
@pytest.mark.parametrize("treebank", sorted(FLOORS))
def test_trees_from_raw_text_reach_the_floor(treebank: str) -> None:
    path = TREEBANKS / f"{treebank}.conllu.gz"
    if not path.exists():
        pytest.skip("the treebanks are not beside the project")
    scores = score_trees(MODELS, path)
    assert {m: v for m, v in scores.items() if v < FLOORS[treebank].get(m, 0)} == {}


@pytest.mark.accuracy
def test_names_of_persons_reach_the_floor() -> None:
    path = TREEBANKS / "uner_ewt-test.iob2.gz"
    if not path.exists():
        pytest.skip("the names are not beside the project")
    assert score_names(MODELS, path)["PER"] >= 75.0
