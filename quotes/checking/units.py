"""What is checked: what an article prints in quotation marks, or a text that is given by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from quotes.model import Article, Quotation, QuotationKind, Rendering

_AROUND = "\"“”„‟«»‹›‘’' \t\r\n\u00a0"
_SENTENCE = re.compile(r"[\"“‘'«(\[]*[^\W\d_a-z].*[.!?…][\"”’'»)\]]*$", re.S)


def marked_renderings(
    article: Article, quotations: Sequence[Quotation], speakers: Mapping[str, str | None], lang: str = "en"
) -> Iterator[Rendering]:
    """Yield what stands in quotation marks, each stretch as one rendering however many sentences it has.

    ``speakers`` are keys by that of the quotation.  ``whole`` is a stretch that is a statement of its own.
    """
    for quotation in quotations:
        for number, (start, end) in enumerate(quotation.marked, start=1):
            text = article.text[start:end]
            if not any(c.isalnum() for c in text):
                continue
            letter = next(c for c in text if c.isalnum())
            yield Rendering(
                f"{quotation.key}.{number}",
                article.key,
                quotation.key,
                start,
                end,
                text,
                whole=quotation.kind is QuotationKind.DIRECT and not letter.islower(),
                speaker=speakers.get(quotation.key),
                lang=lang,
            )


def read_text(text: str, number: int) -> tuple[Article, Rendering]:
    """Return a quotation that is given by itself as an article and its only rendering.

    Quotation marks around it are no part of the rendering.  It is ``whole`` if it is printed as
    a sentence is.
    """
    key = f"quotation {number}"
    article = Article(key, key, text, (), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    start = len(text) - len(text.lstrip(_AROUND))
    end = max(start, len(text.rstrip(_AROUND)))
    said = text[start:end]
    return article, Rendering(key, key, key, start, end, said, whole=bool(_SENTENCE.match(said)))
