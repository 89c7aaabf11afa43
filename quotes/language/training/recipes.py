"""The recipe of each model: the arguments that its Stanza trainer is called with.

Sizes are chosen for one processor core: what fits in the time, parses 2,000 words a second or so, and
stays small.  ``minutes`` is the budget of the two models whose rate falls with time.
"""

from __future__ import annotations

from pathlib import Path

TAGGER_MINUTES, TAGGER_AGAIN_MINUTES = 52.0, 18.0
PARSER_MINUTES, PARSER_AGAIN_MINUTES = 93.0, 72.0
QUICK_STEPS = 1500
"""Steps of the two taggers that each tag the other's half, so that the parser sees tags with mistakes."""


def _saved(work: Path, name: str) -> list[str]:
    return ["--shorthand", "en_quotes", "--cpu", "--save_dir", str(work), "--save_name", f"{name}.pt"]


def _common(work: Path, name: str) -> list[str]:
    return ["--lang", "en", *_saved(work, name)]


def tokenizer(work: Path) -> list[str]:
    train, dev = work / "train", work / "dev"
    return [
        *_common(work, "tokenize"),
        *("--txt_file", f"{train}.txt", "--label_file", f"{train}.toklabels"),
        *("--dev_txt_file", f"{dev}.txt", "--dev_label_file", f"{dev}.toklabels"),
        *("--dev_conll_gold", f"{dev}.conllu", "--mwt_json_file", f"{dev}.mwt.json"),
        *("--max_seqlen", "300", "--steps", "2500", "--eval_steps", "500"),
    ]


def splitter(work: Path) -> list[str]:
    """Arguments for the model that splits multi-word tokens."""
    return [
        *_common(work, "mwt"),
        *("--train_file", f"{work}/train.conllu", "--eval_file", f"{work}/dev.in.conllu"),
        *("--gold_file", f"{work}/dev.conllu", "--max_dec_len", "20", "--num_epoch", "3"),
    ]


def _tagger(work: Path, name: str, train: str) -> list[str]:
    return [
        *_common(work, name),
        *("--train_file", f"{work}/{train}.conllu", "--eval_file", f"{work}/dev1k.conllu"),
        *("--wordvec_pretrain_file", f"{work}/pretrain.pt", "--share_hid", "--fix_eval_interval"),
        *("--batch_size", "50", "--no_second_optim", "--lr", "4e-3"),
    ]


def quick_tagger(work: Path, half: str) -> list[str]:
    return [
        *_tagger(work, f"quick_{half}", half),
        *("--hidden_dim", "128", "--char_hidden_dim", "60", "--char_emb_dim", "40", "--word_emb_dim", "50"),
        *("--transformed_dim", "75", "--deep_biaff_hidden_dim", "128"),
        *("--max_steps", str(QUICK_STEPS), "--eval_interval", "500"),
    ]


def tagging(work: Path, model: str, file: str) -> list[str]:
    """Arguments to tag ``file`` with the quick tagger trained on the half ``model``."""
    return [
        *_common(work, f"quick_{model}"),
        *("--mode", "predict", "--eval_file", f"{work}/{file}.conllu"),
        *("--output_file", f"{work}/{file}_tagged.conllu"),
        *("--wordvec_pretrain_file", f"{work}/pretrain.pt", "--batch_size", "200"),
    ]


def tagger(work: Path) -> list[str]:
    return [
        *_tagger(work, "pos", "train"),
        *("--hidden_dim", "200", "--char_hidden_dim", "100", "--char_emb_dim", "50", "--word_emb_dim", "75"),
        *("--transformed_dim", "100", "--deep_biaff_hidden_dim", "200"),
        *("--max_steps", "1000000", "--max_steps_before_stop", "1000000", "--eval_interval", "400"),
    ]


def tagger_again(work: Path) -> list[str]:
    """Arguments of the second round: smaller steps, less dropout, from the weights of the first."""
    return [
        *tagger(work),
        *("--save_name", "pos_again.pt", "--lr", "2e-3", "--dropout", "0.33", "--word_dropout", "0.25"),
        *("--eval_interval", "200"),
    ]


def parser(work: Path) -> list[str]:
    return [
        *_common(work, "depparse"),
        *("--train_file", f"{work}/train_tagged.conllu", "--eval_file", f"{work}/dev1k_tagged.conllu"),
        *("--wordvec_pretrain_file", f"{work}/pretrain.pt", "--no_ufeats", "--hidden_dim", "200"),
        *("--num_layers", "3", "--char_hidden_dim", "80", "--char_emb_dim", "50", "--word_emb_dim", "50"),
        *("--transformed_dim", "100", "--deep_biaff_hidden_dim", "200", "--deep_biaff_output_dim", "100"),
        *("--tag_emb_dim", "40", "--optim", "adam", "--lr", "3e-3", "--beta2", "0.95", "--weight_decay", "0"),
        *("--no_second_optim", "--no_plateau", "--batch_size", "2000", "--eval_interval", "250"),
        *("--max_steps", "1000000", "--max_steps_before_stop", "1000000"),
        *("--checkpoint_save_name", "depparse_checkpoint.pt"),
    ]


def parser_again(work: Path) -> list[str]:
    """Arguments of the second round: from the weights and the optimizer of the first."""
    return [
        *parser(work),
        *("--save_name", "depparse_again.pt", "--checkpoint_save_name", "depparse_again_checkpoint.pt"),
        *("--continue_from", f"{work}/depparse_checkpoint.pt", "--lr", "1.8e-3", "--eval_interval", "400"),
    ]


def lemmatizer(work: Path) -> list[str]:
    """Arguments for a dictionary of lemmas; the sequence model on top of it takes hours on a processor."""
    return [
        *_saved(work, "lemma"),
        "--dict_only",
        *("--train_file", f"{work}/train.conllu", "--eval_file", f"{work}/dev1k.conllu"),
    ]


def _names(work: Path, name: str, train: str, dev: str) -> list[str]:
    return [
        *_saved(work, name),
        *("--train_file", f"{work}/{train}.json", "--eval_file", f"{work}/{dev}.json"),
        *("--wordvec_pretrain_file", f"{work}/pretrain.pt", "--no_emb_finetune", "--batch_size", "32"),
        *("--word_dropout", "0.05"),
    ]


def names(work: Path) -> list[str]:
    return [
        *_names(work, "ner", "ner_train", "ner_dev"),
        *("--hidden_dim", "128", "--char_hidden_dim", "60", "--char_emb_dim", "40", "--word_emb_dim", "150"),
        *("--lr", "0.2", "--eval_interval", "500", "--max_steps", "3500", "--patience", "2"),
    ]


def names_again(work: Path) -> list[str]:
    """Arguments of the second round: from the weights of the first, more of the marks of Universal NER."""
    return [
        *_names(work, "ner_again", "ner_train_again", "ner_dev_again"),
        *("--finetune", "--finetune_load_name", f"{work}/ner.pt"),
        *("--lr", "0.1", "--eval_interval", "250", "--max_steps", "2000", "--patience", "1"),
    ]
