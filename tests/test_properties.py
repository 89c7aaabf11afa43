"""Any text in: what is found points at the text, in order, twice the same, and nothing falls over.

The fast layer gives every stage from reading to renderings a made-up parse of its own text, right and
wrong ones alike; the slow one lets the packaged models read the worst of it.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.console import Console

from quotes import pipeline
from quotes.articles import read_articles
from quotes.grouping.vectors import Vectors
from quotes.language import Parser
from quotes.language.segment import LONGEST
from quotes.model import (
    Article,
    Audit,
    BlockKind,
    Mode,
    Name,
    Parse,
    Quotation,
    QuotationKind,
    Rendering,
    Sentence,
    Span,
    Word,
)
from quotes.report import AuditView, QuotationsView, audit_json, markdown_report, quotations_jsonl

MARKS = "\"|“|”|'|‘|’|„|‚|«|»|« | »|‹|›|``|''|″|5'10\"".split("|")
DASHES = "—| — |–| - |--|― |…|:|: |,|, |.|. |?|!|;|(|)|[".split("|")
NAMES = "Dana Whitlow|Mr. Roe|the mayor|LAVROV|Hale’s|NATO|the report|O'Brien|一郎".split("|")
PRONOUNS = "she|he|I|they|who|whose|it".split("|")
CUES = (
    "said|says|told|according to|asked|asked about|was quoted as saying|called for|wants to|believes that|"
    "promised to|in a statement|in her view|spoke of|put it|went on|pointed out|is reported to have|"
    "his claim that|their plan to|remarks of|seems to|eager to|wrote on Twitter|said that|and added that|as|"
    "@roe tweeted"
).split("|")
WORDS = "the bridge opens|is dead|not|a farce|don't|reporters|5,000|Monday|yesterday".split("|")
LAYOUT = "\n|\n\n|\r\n|\n\n> |\n> |> |\n\n— |\n\n# |\n- |\t|\u00a0|  ".split("|")
TAGS = "<blockquote>|</blockquote>|\n\nROE: |Q. |Roe: |---\ntitle: x\n---\n|*|_|&quot;".split("|")
ODD = "🎭|👩‍👩‍👧|e\u0301|\u202e|\u200b|\ufeff|قال «نعم»|שלום|\x1b[31m|ﬁ|İ|ß|\u2029".split("|")
KINDS = (MARKS, MARKS, DASHES, NAMES, PRONOUNS, CUES, WORDS, LAYOUT, TAGS, ODD)
PIECES = st.one_of(*map(st.sampled_from, KINDS))
SENTENCES = st.builds(
    "{}{}{} {} {}{}".format,
    st.sampled_from("“|\"|‘|'|« |„|— |> |»|“‘|".split("|")),
    st.sampled_from("We never stop,|The bridge is dead.|a farce|Why|Fine,|I think she said so".split("|")),
    st.sampled_from("”|\"|’|'| »|“| —||«|’”".split("|")),
    st.sampled_from(CUES),
    st.sampled_from(NAMES + PRONOUNS),
    st.sampled_from(". |, |.\n\n| that “it” is so. |: |\n| and ".split("|")),
)
TEXTS = st.lists(
    st.one_of(SENTENCES, st.lists(PIECES, max_size=8).map(" ".join), PIECES, st.text(max_size=20)),
    max_size=12,
).map("".join)
LONG = st.builds(
    lambda piece, times, end: piece * times + end, st.one_of(SENTENCES, PIECES), st.integers(100, 400), TEXTS
)
SEEDS = st.integers(0, 2**32 - 1)

TOKEN = re.compile(r"\w+(?:[.’'-]\w+)*[.’']?|[^\w\s]")
TAGGED = """
said/VERB/VBD/say says/VERB/VBZ/say told/VERB/VBD/tell asked/VERB/VBD/ask called/VERB/VBD/call
wants/VERB/VBZ/want believes/VERB/VBZ/believe promised/VERB/VBD/promise put/VERB/VBD/put
quoted/VERB/VBN/quote reported/VERB/VBN/report went/VERB/VBD/go spoke/VERB/VBD/speak
seems/VERB/VBZ/seem was/AUX/VBD/be is/AUX/VBZ/be according/VERB/VBG/accord to/PART/TO/to
eager/ADJ/JJ/eager claim/NOUN/NN/claim plan/NOUN/NN/plan view/NOUN/NN/view
statement/NOUN/NN/statement remarks/NOUN/NNS/remark that/SCONJ/IN/that and/CCONJ/CC/and
she/PRON/PRP/she he/PRON/PRP/he they/PRON/PRP/they who/PRON/WP/who i/PRON/PRP/I the/DET/DT/the
of/ADP/IN/of for/ADP/IN/for about/ADP/IN/about in/ADP/IN/in as/SCONJ/IN/as opens/VERB/VBZ/open
not/PART/RB/not mayor/NOUN/NN/mayor
""".split()
KNOWN = {form: tags for form, *tags in (entry.split("/") for entry in TAGGED)}
"""How a tagger reads the words above: part of speech, Penn tag, lemma."""
TAGS_OF = {
    "VERB": ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"), "AUX": ("VBD", "MD"), "NOUN": ("NN", "NNS"),
    "PROPN": ("NNP", "NNPS"), "PRON": ("PRP", "PRP$", "WP", "WDT"), "ADJ": ("JJ",), "ADV": ("RB", "WRB"),
    "ADP": ("IN",), "SCONJ": ("IN",), "CCONJ": ("CC",), "PART": ("TO", "RB"), "DET": ("DT",), "NUM": ("CD",),
    "INTJ": ("UH",), "PUNCT": (",", ".", "``", "''"), "SYM": ("SYM",), "X": ("FW", ""),
}  # fmt: skip
RELATIONS = {
    "VERB": "ccomp xcomp parataxis conj advcl acl acl:relcl csubj amod".split(),
    "AUX": "aux aux:pass cop ccomp".split(),
    "ADP": "case mark fixed compound:prt".split(),
    "SCONJ": "mark case fixed".split(),
    "PART": "mark advmod compound:prt".split(),
    "PUNCT": ["punct"],
    "CCONJ": ["cc"],
    "DET": ["det"],
    "ADV": "advmod mark compound:prt".split(),
    "ADJ": "amod xcomp ccomp acl advcl".split(),
    "": (
        "nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent nmod nmod:poss appos flat compound conj expl "
        "vocative list discourse dep orphan csubj xcomp ccomp parataxis acl acl:relcl"
    ).split(),
}


def _sentence(tokens: Sequence[re.Match[str]], block: int, chance: random.Random) -> Sentence:
    """Make up a tree over the tokens of a sentence: one root, no circle, labels that exist."""
    parts: list[tuple[Span, str]] = []
    for token in tokens:
        # As Stanza has it, the words of "don't" may share its span.
        halves = re.fullmatch(r"(?i)(\w+)(n['’]t)", token[0])
        parts += [(Span(*token.span()), word) for word in (halves.groups() if halves else (token[0],))]
    order = list(range(len(parts)))
    shape = chance.choice(["near", "any", "chain", "right"])
    if shape in ("near", "any"):
        chance.shuffle(order)
    if shape == "right":
        order.reverse()
    noise = chance.choice([0.0, 0.1, 0.5])
    words: list[Word | None] = [None] * len(parts)
    placed: list[int] = []
    for i in order:
        head = -1
        if placed:
            few = chance.sample(placed, min(4, len(placed)))
            near = min(few, key=lambda h: abs(h - i))
            head = {"near": near, "any": few[0]}.get(shape, placed[-1])
        placed.append(i)
        words[i] = _word(*parts[i], head, noise, chance)
    return Sentence(parts[0][0].start, parts[-1][0].end, tuple(w for w in words if w), block)


def _word(span: Span, text: str, head: int, noise: float, chance: random.Random) -> Word:
    upos, xpos, lemma = KNOWN.get(text.lower(), ("NOUN", "NN", text.lower()))
    if not text[0].isalnum():
        upos, xpos, lemma = "PUNCT", text, text
    elif text[0].isupper() and text.lower() not in KNOWN:
        upos, xpos, lemma = "PROPN", "NNP", text
    if chance.random() < noise:
        upos = chance.choice([*TAGS_OF])
        xpos = chance.choice(TAGS_OF[upos])
        lemma = chance.choice([lemma, "say", "plan", text, ""])
    likely = RELATIONS.get(upos, RELATIONS[""])
    deprel = "root" if head < 0 else chance.choice(likely if chance.random() >= noise else RELATIONS[""])
    feats = "VerbForm=Fin" if xpos in ("VBD", "VBZ", "VBP", "MD") else ""
    return Word(*span, text, lemma, upos, xpos, feats, head, deprel)


def made_up(article: Article, chance: random.Random) -> Parse:
    """Return a parse as Stanza could have given one: of the blocks with prose, but sense it need not make."""
    sentences: list[Sentence] = []
    names: list[Name] = []
    cuts = chance.choice([0.0, 0.0, 0.05, 0.4])
    for n, block in enumerate(article.blocks):
        if block.kind in (BlockKind.METADATA, BlockKind.BOILERPLATE, BlockKind.DATELINE):
            continue
        here: list[re.Match[str]] = []
        for token in TOKEN.finditer(article.text, *block.span):
            here.append(token)
            ends = token[0] in (".", "?", "!", "”") and chance.random() < 0.8
            if ends or chance.random() < cuts or len(here) == LONGEST:
                sentences.append(_sentence(here, n, chance))
                here = []
        if here:
            sentences.append(_sentence(here, n, chance))
        capital = re.compile(r"[A-Z][\w’']*(?: [A-Z][\w’']*)*")
        found = [m.span() for m in capital.finditer(article.text, *block.span) if chance.random() < 0.8]
        names += [Name(*span, chance.choice(["PER", "PER", "ORG", "LOC"])) for span in found]
    return Parse(tuple(sentences), tuple(names))


def read(texts: Sequence[str]) -> list[Article]:
    """Read texts as the command line does, from bytes; those that are refused are left out."""
    results = (read_articles(["-"], text.encode()) for text in texts)
    return [replace(a, key=f"{n}.txt") for n, (articles, _) in enumerate(results) for a in articles]


class Reader:
    """Stands in for the parser: it has read all there is to read."""

    def __init__(self, parses: Mapping[str, Parse]) -> None:
        self.parses = parses

    def parse(self, articles: Sequence[Article], progress: object = None) -> dict[str, Parse]:
        return {article.key: self.parses[article.key] for article in articles}


class Letters:
    """Stands in for the encoder: a text is how often each letter is in it."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> Vectors:
        counts = np.array([[text.count(c) for c in "aeinorst"] + [0.1] for text in texts], dtype=np.float32)
        counts = counts.reshape(len(texts), 9)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def audited(articles: Sequence[Article], parses: Mapping[str, Parse], vectors: bool = False) -> Audit:
    """Go the whole way with these parses, whatever the language; letters stand in for sentence vectors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "Parser", lambda: Reader(parses))
        patch.setattr(pipeline, "is_english", lambda article: True)
        if not vectors:
            patch.setattr(pipeline, "load_encoder", Letters)
        return pipeline.audit(articles)


def bad_spans(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield what is wrong with spans that should lie in the text one after another."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            yield f"{start}-{end} is not in the text"
    for one, two in pairwise(spans):
        if one.end > two.start:
            yield f"{tuple(one)} and {tuple(two)} overlap or are out of order"


def wrong(audit: Audit) -> list[str]:
    """Return what must not be, whatever the articles hold: nothing, if all is well."""
    texts = {article.key: article.text for article in audit.articles}
    return [
        problem
        for problems in (
            *(_wrong_quotation(texts[quotation.article], quotation) for quotation in audit.quotations),
            *(_wrong_rendering(texts[rendering.article], rendering) for rendering in audit.renderings),
            _wrong_order(audit),
            _wrong_keys(audit),
            _wrong_evidence(audit, texts),
        )
        for problem in problems
    ]


def _wrong_quotation(text: str, quotation: Quotation) -> Iterator[str]:
    for what in ("content", "marked", "cue", "source", "addressee"):
        for problem in bad_spans(text, getattr(quotation, what)):
            yield f"{quotation.key} {what}: {problem}"
    if not quotation.content:
        yield f"{quotation.key} has no content"
    if (quotation.kind is QuotationKind.INDIRECT) != (not quotation.marked):
        yield f"{quotation.key} is {quotation.kind} with {len(quotation.marked)} spans in marks"
    if quotation.mode is Mode.ATTITUDE and quotation.kind is not QuotationKind.INDIRECT:
        yield f"{quotation.key} is {quotation.kind}, yet no more than thought"
    for inner in quotation.marked:
        if not any(outer.start <= inner.start and inner.end <= outer.end for outer in quotation.content):
            yield f"{quotation.key}: what is in marks at {tuple(inner)} is no part of its content"


def _wrong_rendering(text: str, rendering: Rendering) -> Iterator[str]:
    if rendering.text != text[rendering.start : rendering.end] or rendering.text != rendering.text.strip():
        yield f"{rendering.key} is not what is printed"
    if any(word.start < rendering.start or rendering.end < word.end for word in rendering.words):
        yield f"{rendering.key} has words outside"


def _wrong_order(audit: Audit) -> Iterator[str]:
    for article in audit.articles:
        starts = [q.content[0] for q in audit.quotations if q.article == article.key]
        if starts != sorted(starts):
            yield f"the quotations of {article.key} are not in the order of the text"
        # A passage is a stretch of a longer rendering; the others are apart.
        own = [r for r in audit.renderings if r.article == article.key and r.part_of is None]
        printed = sorted(Span(r.start, r.end) for r in own)
        for problem in bad_spans(article.text, printed):
            yield f"renderings of {article.key}: {problem}"


def _wrong_keys(audit: Audit) -> Iterator[str]:
    for things in (audit.quotations, audit.renderings, audit.speakers, audit.remarks):
        keys = [thing.key for thing in things]
        if len(set(keys)) < len(keys):
            yield f"a key twice: {keys}"
    if [a.quotation for a in audit.attributions] != [q.key for q in audit.quotations]:
        yield "not one attribution a quotation"
    known = {speaker.key for speaker in audit.speakers}
    for attribution in audit.attributions:
        if attribution.speaker is not None and attribution.speaker not in known:
            yield f"{attribution.speaker} is no speaker"
        if not attribution.reasons:
            yield f"{attribution.quotation}: no reason"
    if sorted(key for remark in audit.remarks for key in remark.renderings) != sorted(
        rendering.key for rendering in audit.renderings
    ):
        yield "the remarks do not hold each rendering once"


def _wrong_evidence(audit: Audit, texts: Mapping[str, str]) -> Iterator[str]:
    article_of = {q.key: q.article for q in audit.quotations}
    for chain in audit.chains:
        for step in chain.steps:
            for problem in bad_spans(texts[article_of[chain.quotation]], [step.span]):
                yield f"chain of {chain.quotation}: {problem}"
    rendering = {r.key: r for r in audit.renderings}
    for link in (link for remark in audit.remarks for link in remark.links):
        for operation in link.operations:
            for span, key in ((operation.a, link.a), (operation.b, link.b)):
                if not rendering[key].start <= span.start <= span.end <= rendering[key].end:
                    yield f"{operation.kind} of {link.a} and {link.b}: {tuple(span)} is outside"


def given_read(texts: Sequence[str], seed: int) -> tuple[list[Article], dict[str, Parse]]:
    articles, chance = read(texts), random.Random(seed)
    return articles, {article.key: made_up(article, chance) for article in articles}


# The same examples on every run: what a change breaks is red, and nothing else.
FAST = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@settings(FAST, max_examples=800)
@given(st.lists(TEXTS, min_size=1, max_size=2), SEEDS)
def test_all_that_is_found_in_any_text_points_at_it(texts: list[str], seed: int) -> None:
    assert wrong(audited(*given_read(texts, seed))) == []


@settings(FAST, max_examples=20, phases=[Phase.generate])
@given(LONG, SEEDS)
def test_a_line_as_long_as_a_book_is_as_any_other(text: str, seed: int) -> None:
    assert wrong(audited(*given_read([text], seed))) == []


@settings(FAST, max_examples=100)
@given(st.lists(TEXTS, min_size=1, max_size=2), SEEDS)
def test_the_same_texts_give_the_same_again(texts: list[str], seed: int) -> None:
    once, again = given_read(texts, seed), given_read(texts, seed)
    assert once == again
    assert audited(*once) == audited(*again)


@settings(FAST, max_examples=100)
@given(st.lists(TEXTS, min_size=1, max_size=2), SEEDS)
def test_all_that_is_found_can_be_printed(texts: list[str], seed: int) -> None:
    audit = audited(*given_read(texts, seed))
    rows = [json.loads(line) for line in quotations_jsonl(audit).splitlines()]
    printed = {article.key: article.text for article in audit.articles}
    for row in rows:
        assert row["text"] == " … ".join(printed[row["article"]][start:end] for start, end in row["content"])
    assert json.loads(audit_json(audit))["quotations"] == rows
    assert markdown_report(audit)
    console = Console(width=60, file=io.StringIO())
    console.print(AuditView(audit), QuotationsView(audit))


def test_the_models_read_the_worst_of_texts_and_again_the_same() -> None:
    texts: list[str] = []

    @settings(FAST, max_examples=20, phases=[Phase.generate], database=None)
    @given(st.lists(st.one_of(SENTENCES, TEXTS), min_size=3, max_size=8).map(" ".join))
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    articles, parser = read(texts), Parser(threads=1)
    parses = parser.parse(articles)
    result = audited(articles, parses, vectors=True)
    assert len(result.quotations) > len(texts)
    assert wrong(result) == []
    assert parser.parse(articles) == parses
