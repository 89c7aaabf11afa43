"""How near two words are in meaning, by the word vectors that the models share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from quotes.language.pack import LANGUAGE, MODELS

Similar = Callable[[str, str], float]


def word_similarity(models: Path = MODELS) -> Similar:
    """Return a function of two lemmas: the cosine of their vectors, 0 to 1; 0 where either has none.

    The table is read at the first call.  Equal words are 1 whether the table holds them or not.
    """

    @cache
    def table() -> tuple[dict[str, int], Any]:
        import torch
        from stanza.models.common.pretrain import Pretrain

        pretrain = Pretrain(str(models / LANGUAGE / "pretrain" / "quotes.pt"))
        rows = torch.nn.functional.normalize(torch.as_tensor(pretrain.emb), dim=1).numpy()
        return {word: i for i, word in enumerate(pretrain.vocab)}, rows

    @cache
    def similar(a: str, b: str) -> float:
        if a == b:
            return 1.0
        index, rows = table()
        i, j = index.get(a.lower()), index.get(b.lower())
        if i is None or j is None:
            return 0.0
        return max(0.0, float(rows[i] @ rows[j]))

    return similar
