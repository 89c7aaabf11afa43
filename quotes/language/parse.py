"""Parsing: Stanza's reading of the articles, in plain data with offsets into each article's text."""

from __future__ import annotations

import bisect
import logging
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from quotes.language.decode import decode_fast
from quotes.language.lemma import regular_lemma
from quotes.language.pack import LANGUAGE, verified
from quotes.language.segment import resegment
from quotes.model import Article, BlockKind, Name, Parse, Sentence, Span, Word

PARSED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION})
PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
LINE_BREAK = re.compile(r"[\r\n](?:[ \t]*>)*")
"""A line break in a block, with the marks that open the next line of a block quotation in markdown."""
CHUNK_CHARACTERS = 60_000
"""Text parsed in one go: long batches are faster, short ones show progress."""

Progress = Callable[[int, int], None]


class Parser:
    """Stanza with the packaged models.  Loading takes seconds and happens at the first parse.

    ``threads`` bounds the processor cores used (all by default).  Never touches the network; the models
    are verified against their published SHA-256 and loaded without running anything they hold.
    """

    def __init__(self, threads: int | None = None, models: Path | None = None) -> None:
        self._threads = threads
        self._models = models
        self._pipeline: Any = None

    def parse(self, articles: Sequence[Article], progress: Progress | None = None) -> dict[str, Parse]:
        """Parse the blocks of each article that hold prose; return the parses by article key."""
        parses: dict[str, Parse] = {}
        for chunk in _chunks(articles):
            parses.update(self._parse_chunk(chunk))
            if progress:
                progress(len(parses), len(articles))
        return parses

    def _parse_chunk(self, articles: Sequence[Article]) -> dict[str, Parse]:
        joined = [_Joined(article) for article in articles]
        full = [text for text in joined if text.text.strip()]
        documents = dict(zip((id(t) for t in full), self._run([t.text for t in full]), strict=True))
        return {
            text.article.key: text.parse(documents[id(text)]) if id(text) in documents else Parse((), ())
            for text in joined
        }

    def _run(self, texts: list[str]) -> list[Any]:
        if not texts:
            return []
        if self._pipeline is None:
            self._pipeline = _load(self._models, self._threads)
        import stanza

        documents = [stanza.Document([], text=text) for text in texts]
        for name in PROCESSORS.split(","):
            documents = self._pipeline.processors[name].bulk_process(documents)
            if name == "mwt":
                for document in documents:
                    resegment(document)
        return documents


def _lemma(word: Any) -> str:
    """Return Stanza's lemma, or for a form that its dictionary lacks, and hands back, that of the rules."""
    lemma: str = word.lemma or word.text
    form = word.text.lower()
    return regular_lemma(form, word.xpos or "") if lemma.lower() == form else lemma


def _load(models: Path | None, threads: int | None) -> Any:
    folder = verified(models) if models else verified()
    import torch

    if threads:
        torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    pipeline = open_pipeline(
        folder, PROCESSORS, pos_batch_size=128, ner_batch_size=64, depparse_batch_size=2000
    )
    decode_fast(pipeline)
    return pipeline


def open_pipeline(models: Path, processors: str, **options: Any) -> Any:
    """Return Stanza's pipeline of these processors (names with commas) over a folder of our models.

    It downloads nothing and uses no GPU; ``options`` are Stanza's own.
    """
    import stanza

    return stanza.Pipeline(
        LANGUAGE,
        dir=str(models),
        package=None,
        processors=dict.fromkeys(processors.split(","), "quotes"),
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        **options,
    )


def _chunks(articles: Iterable[Article]) -> Iterable[list[Article]]:
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text)
        if size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Joined:
    """The parsed blocks of an article as one text with blank lines between, and the way back."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = [(i, b.span) for i, b in enumerate(article.blocks) if b.kind in PARSED]
        self.starts: list[int] = []
        parts: list[str] = []
        length = 0
        for _, span in self.blocks:
            self.starts.append(length)
            # A newline inside a block is a line break of the file, not the end of a paragraph.
            part = LINE_BREAK.sub(lambda found: " " * len(found[0]), article.text[span.start : span.end])
            parts.append(part)
            length += len(part) + 2
        self.text = "\n\n".join(parts)

    def _block(self, position: int) -> int:
        return max(0, bisect.bisect_right(self.starts, position) - 1)

    def back(self, start: int, end: int) -> Span:
        at = self._block(start)
        shift = self.blocks[at][1].start - self.starts[at]
        return Span(start + shift, end + shift)

    def parse(self, document: Any) -> Parse:
        sentences = tuple(self._sentence(sentence) for sentence in document.sentences if sentence.tokens)
        names = []
        for entity in document.entities:
            span = self.back(entity.start_char, entity.end_char)
            names.append(Name(span.start, span.end, entity.type))
        return Parse(sentences, tuple(names))

    def _sentence(self, sentence: Any) -> Sentence:
        words = []
        for token in sentence.tokens:
            for word in token.words:
                # Only the words of a token that is cut where it is written have offsets of their own.
                has_own = word.start_char is not None and word.end_char is not None
                start, end = (word if has_own else token).start_char, (word if has_own else token).end_char
                span = self.back(start, end)
                words.append(
                    Word(
                        start=span.start,
                        end=span.end,
                        text=self.article.text[span.start : span.end] if has_own else word.text,
                        lemma=_lemma(word),
                        upos=word.upos or "X",
                        xpos=word.xpos or "",
                        feats=word.feats or "",
                        head=word.head - 1,
                        deprel=word.deprel or "dep",
                    )
                )
        block = self.blocks[self._block(sentence.tokens[0].start_char)][0]
        return Sentence(words[0].start, words[-1].end, tuple(words), block)
