"""The same in other words, or in another language, with sentence vectors that are made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quotes.checking import check_renderings
from quotes.grouping import Vectors
from quotes.model import Article, Outcome, Rendering

ABOUT = {"strait": 0, "meerenge": 0, "channel": 0, "fees": 1, "moon": 2}


class Encoder:
    """Texts about the same thing have the same vector."""

    name = "by hand"

    def encode(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), 8), dtype=np.float32)
        for at, text in enumerate(texts):
            topic = next((n for word, n in ABOUT.items() if word in text.lower()), 3 + at % 5)
            out[at, topic] = 1.0
        return out


def check(text: str, reference: str, lang: str | None = None) -> tuple[Outcome, list[str]]:
    rendering = Rendering("q", "a", "q", 0, len(text), text, whole=True)
    article = Article("t", "t", reference, (), "", lang=lang)
    (checked,) = check_renderings([rendering], [article], Encoder())
    return checked.outcome, [reference[start:end] for start, end in checked.places]


def test_the_same_in_other_words_is_a_rendering() -> None:
    reference = (
        "The fees stay. Our fishing boats must be able to pass through the strait again soon. Thank you."
    )
    assert check("The strait must soon be open again to our fishing boats.", reference) == (
        Outcome.RENDERING,
        ["Our fishing boats must be able to pass through the strait again soon"],
    )


def test_something_else_is_none() -> None:
    assert check("The moon is made of the greenest cheese.", "The strait is open. The fees stay.") == (
        Outcome.NOT_FOUND,
        [],
    )


def test_a_transcript_in_another_language_is_compared_by_meaning() -> None:
    reference = "Guten Morgen. Die Meerenge wird wieder offen sein. Vielen Dank an alle."
    assert check("The strait will be open again.", reference, "de") == (
        Outcome.RENDERING,
        ["Die Meerenge wird wieder offen sein"],
    )
