"""Parsing: Stanza's reading of the articles, in plain data with offsets into each article's text."""

from __future__ import annotations

import bisect
import gc
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.chunks import characters, chunks
from quotes.language.lemma import regular_lemma
from quotes.language.pack import LANGUAGE, verified
from quotes.language.segment import parted, split_points
from quotes.model import Article, BlockKind, Name, Parse, Sentence, Word

if TYPE_CHECKING:
    from quotes.language.readers import Arc, Tag
    from quotes.language.tokens import Token

    _Cut = tuple[Article, int, list[Token]]
    """A sentence: its article, the block that it is in, its tokens."""

PARSED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION})
PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
LINE_BREAK = re.compile(r"[\r\n](?:[ \t]*>)*")
"""A line break in a block, with the marks that open the next line of a block quotation in markdown."""
CHUNK_CHARACTERS = 100_000
"""Text whose sentences are found in one go: many batches of it are faster."""
PIECE_WORDS = 10_000
"""Words that are read in one go: more are no faster, and fewer show more progress."""
TOKENIZING = 0.1
"""The share of the time that finding the sentences takes."""

Progress = Callable[[int, int], None]
"""Is called with the characters that are parsed and those of all articles."""
Share = Callable[[float], None]
"""Is called with the share (0-1) of something that is done."""


class Parser:
    """Stanza with the packaged models.  Loading takes seconds and happens at the first parse.

    ``threads`` bounds the processor cores used (all by default).  Never touches the network; the models
    are verified against their published SHA-256 and loaded without running anything they hold.
    """

    def __init__(self, threads: int | None = None, models: Path | None = None) -> None:
        self._threads = threads
        self._models = models
        self._reader: _Reader | None = None

    def parse(self, articles: Sequence[Article], progress: Progress | None = None) -> dict[str, Parse]:
        """Parse the blocks of each article that hold prose; return the parses by article key."""
        parses: dict[str, Parse] = {}
        before, total = 0, sum(map(characters, articles))
        for chunk in chunks(articles, CHUNK_CHARACTERS, characters):
            size = sum(map(characters, chunk))

            def done(share: float, before: int = before, size: int = size) -> None:
                if progress:
                    progress(before + round(share * size), total)

            parses.update(self._parse_chunk(chunk, done))
            before += size
        return parses

    def _parse_chunk(self, articles: Sequence[Article], done: Share) -> dict[str, Parse]:
        if self._reader is None:
            self._reader = _Reader(_load(self._models, self._threads))
        return self._reader.read(articles, done)


def _load(models: Path | None, threads: int | None) -> Any:
    folder = verified(models) if models else verified()
    import torch

    if threads:
        torch.set_num_threads(threads)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    pipeline = open_pipeline(folder, PROCESSORS)
    # Vocabularies stay to the end: to look for garbage among their entries takes longer than many a stage.
    gc.collect()
    gc.freeze()
    return pipeline


@contextmanager
def _tiny_as_zero() -> Iterator[None]:
    """Take numbers too small for their exponent as 0, which is faster; whoever calls may count on them."""
    import torch

    torch.set_flush_denormal(True)
    try:
        yield
    finally:
        torch.set_flush_denormal(False)


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


class _Reader:
    """All that is read in articles: sentences, then the tags, lemmas and trees of words, and names."""

    def __init__(self, pipeline: Any) -> None:
        # They import torch, which takes a second that only a parse is worth.
        from quotes.language.readers import Lemmas, Names, Tagger, TreeParser
        from quotes.language.tokens import Tokenizer

        self._tokenizer, self._tagger, self._lemmas = Tokenizer(pipeline), Tagger(pipeline), Lemmas(pipeline)
        self._parser, self._names = TreeParser(pipeline), Names(pipeline)

    def read(self, articles: Sequence[Article], done: Share) -> dict[str, Parse]:
        import torch

        sentences: dict[str, list[Sentence]] = {article.key: [] for article in articles}
        named: dict[str, list[Name]] = {article.key: [] for article in articles}
        with torch.inference_mode(), _tiny_as_zero():
            cut = self._sentences([_Prose(article) for article in articles], lambda s: done(TOKENIZING * s))
            read = 0
            for piece in chunks(cut, PIECE_WORDS, lambda sentence: len(sentence[2])):
                for (article, block, _), (words, names) in zip(piece, self._read(piece), strict=True):
                    sentences[article.key].append(Sentence(words[0].start, words[-1].end, words, block))
                    named[article.key] += names
                read += len(piece)
                done(TOKENIZING + (1 - TOKENIZING) * read / len(cut))
        return {key: Parse(tuple(found), tuple(named[key])) for key, found in sentences.items()}

    def _read(self, cut: Sequence[_Cut]) -> Iterator[tuple[tuple[Word, ...], list[Name]]]:
        """Yield the words of each sentence and the names in it."""
        forms = [[word.text for token in tokens for word in token.words] for _, _, tokens in cut]
        tags = self._tagger.tags(forms)
        lemmas = self._lemmas.lemmas(forms, tags)
        trees = self._parser.trees(forms, tags, lemmas)
        names = self._names.names([[token.text for token in tokens] for _, _, tokens in cut])
        for i, (article, _, tokens) in enumerate(cut):
            words = tuple(_words(article, tokens, tags[i], lemmas[i], trees[i]))
            yield words, [Name(tokens[a].start, tokens[b].end, kind) for a, b, kind in names[i]]

    def _sentences(self, texts: Sequence[_Prose], done: Share) -> list[_Cut]:
        """Return the article, the block and the tokens of each sentence; quoted sentences are parted off."""
        paragraphs = [(text, block, start, part) for text in texts for block, start, part in text.parts]
        points = {text.article.key: text.split_points() for text in texts}
        read = self._tokenizer.tokenize([(start, part) for _, _, start, part in paragraphs], done)
        return [
            (text.article, block, part)
            for (text, block, *_), sentences in zip(paragraphs, read, strict=True)
            for sentence in sentences
            for part in parted(sentence, points[text.article.key])
        ]


class _Prose:
    """The blocks of an article that are parsed: (number, start, text) of each."""

    def __init__(self, article: Article) -> None:
        self.article = article
        # A newline inside a block is a line break of the file, not the end of a paragraph.
        self.parts = [
            (i, block.span.start, LINE_BREAK.sub(_blank, article.text[slice(*block.span)]))
            for i, block in enumerate(article.blocks)
            if block.kind in PARSED
        ]

    def split_points(self) -> list[int]:
        """Return where a sentence must begin, in the article's text; quotations may run over paragraphs."""
        starts = list(accumulate((len(part) + 2 for *_, part in self.parts), initial=0))
        points = []
        for point in split_points("\n\n".join(part for *_, part in self.parts)):
            at = bisect.bisect_right(starts, point) - 1
            points.append(point - starts[at] + self.parts[at][1])
        return points


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _words(
    article: Article, tokens: Iterable[Token], tags: Iterable[Tag], lemmas: Iterable[str], arcs: Iterable[Arc]
) -> Iterator[Word]:
    pieces = (piece for token in tokens for piece in token.words)
    for piece, tag, lemma, arc in zip(pieces, tags, lemmas, arcs, strict=True):
        form = piece.text.lower()
        yield Word(
            start=piece.start,
            end=piece.end,
            text=article.text[piece.start : piece.end] if piece.as_written else piece.text,
            # The dictionary hands a form back that it lacks.
            lemma=regular_lemma(form, tag.xpos) if lemma.lower() == form else lemma,
            upos=tag.upos,
            xpos="" if tag.xpos == "_" else tag.xpos,
            feats="" if tag.feats == "_" else tag.feats,
            head=arc.head - 1,
            deprel=arc.deprel,
        )
