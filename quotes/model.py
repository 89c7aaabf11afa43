"""The nouns of the project: plain frozen data that the stages take and give.

Every :class:`Span` counts characters (code points) of ``Article.text``, the file decoded once with its
line ends untouched: ``article.text[span.start:span.end]`` is exactly what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class QuotesError(Exception):
    """Something the user can mend; the message is one line that says what and how."""


class InputError(QuotesError):
    """An input that cannot be read."""


class ModelError(QuotesError):
    """A language model that is missing or is not what it should be."""


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (end excluded) of an article's text."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    """A paragraph of a block quotation without quotation marks of its own: all of it is quoted."""
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"


class Block(NamedTuple):
    """A run of an article's text (a paragraph, a heading, …) without the white space around it."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    ``key`` names it in the output (its file name, made unique), ``path`` is where it was read.
    ``blocks`` are in order and do not overlap; only titles, headings, paragraphs and block quotations are
    searched for quotations.  ``date`` is ISO 8601 (``2025-07-31``) when it is known, ``lang`` a BCP 47
    code.  ``sha256`` is of the bytes that were read, ``encoding`` how they were decoded.
    """

    key: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    encoding: str = "utf-8"

    @property
    def outlet_or_key(self) -> str:
        """The outlet, or the file name for want of one."""
        return self.outlet or self.key


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one input that the user should know; ``fatal`` if the input was left out."""

    path: str
    message: str
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word.  Words of one multi-word token ("don't") may share the token's span.

    ``head`` is the index, within the sentence, of the word it depends on; -1 for the root.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; ``block`` is the index of its block in ``Article.blocks``."""

    start: int
    end: int
    words: tuple[Word, ...]
    block: int


class Name(NamedTuple):
    """A proper name found in an article; ``kind`` is ``PER``, ``ORG`` or ``LOC``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the language model sees in one article."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]


class QuotationKind(StrEnum):
    """``direct``: statements in marks; ``mixed``: fragments of reported speech; ``indirect``: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Mode(StrEnum):
    """``speech``: words are attributed; ``attitude``: a belief, a wish, an intention."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One attribution in one article: content, cue and the mention of who said it.

    ``content`` holds the spans of what was said, quotation marks included, in order; ``marked`` the
    spans inside quotation marks, marks excluded.  ``cue`` are the words that attribute ("said",
    "according to"), ``source`` the mention it is attributed to ("he", "the Syrian foreign minister"),
    ``addressee`` the mention of who was told.  Any of the last three may be empty.  ``mode`` parts what was
    said from what is thought or wanted.
    """

    key: str
    article: str
    kind: QuotationKind
    content: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    mode: Mode = Mode.SPEECH


class Band(StrEnum):
    """How far a decision can be trusted."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source resolves to, over all articles.

    ``name`` is the fullest name in print, ``spellings`` every form in which the articles name them,
    ``roles`` what the articles call them ("Russian Foreign Minister"), ``kind`` ``person`` or
    ``organisation``.
    """

    key: str
    name: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quotation: a speaker's key or ``None``, how sure, and why (sentences for people)."""

    quotation: str
    speaker: str | None
    band: Band
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """One contiguous quoted statement, a sentence or a fragment, as one article prints it.

    ``text`` is ``article.text[start:end]``, without the quotation marks around it.  ``words`` are the
    words of the parse inside it.  ``whole`` says that it is a full sentence of its own, not a fragment
    inside the reporter's sentence.  ``marked`` says that it is quoted, or printed as a statement
    in full; not so of reported speech.  ``part_of`` is
    the key of the longer rendering that it is a passage of: a stretch of a longer statement that is printed
    elsewhere alone.  ``lang`` is the language of its text (ISO 639-1).
    """

    key: str
    article: str
    quotation: str
    start: int
    end: int
    text: str
    words: tuple[Word, ...] = field(default=(), repr=False)
    whole: bool = False
    speaker: str | None = None
    part_of: str | None = None
    marked: bool = True
    lang: str = "en"

    @property
    def is_english(self) -> bool:
        """Whether its text is in English, of whatever country."""
        return self.lang.lower().split("-")[0] == "en"


class Relation(StrEnum):
    """Why two renderings are together.

    ``same``, ``truncated`` (part of the other) and ``edited`` (a word or two changed) are one wording;
    ``translation`` is another rendering of one foreign remark, ``paraphrase`` quoted against reported speech.
    ``altered`` are words that stand side by side but for a number, a negation, a name, a modal or a quantity.
    """

    SAME = "same"
    TRUNCATED = "truncated"
    EDITED = "edited"
    TRANSLATION = "translation"
    PARAPHRASE = "paraphrase"
    ALTERED = "altered"


class Change(NamedTuple):
    """What changed in meaning between two aligned renderings, at spans of their articles' texts.

    ``kind``: ``number``, ``negation``, ``name``, ``modal`` or ``quantity``.  The span of the side that lacks
    it is empty.
    """

    kind: str
    a: Span
    b: Span


class Operation(NamedTuple):
    """A step that turns rendering ``a`` into ``b``: ``equal``, ``replace``, ``delete`` or ``insert``.

    ``a`` and ``b`` are spans of their articles' texts; the span of the side that has nothing is empty.
    """

    kind: str
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Why rendering ``a`` and rendering ``b`` (keys) are one remark.

    ``score`` is between 0 and 1; ``reasons`` are sentences for people; ``operations`` align the two,
    word by word; ``changes`` are what a reader must not miss.
    """

    a: str
    b: str
    relation: Relation
    score: float
    band: Band
    reasons: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Renderings that are one utterance.

    ``renderings`` are keys, the canonical one first, then by date and article.  ``links`` tie each of
    the others to the canonical rendering.  ``rule`` says in words why that one is canonical.
    ``wordings`` parts the renderings into those that are one text.  ``speaker`` is a key or ``None``.
    ``candidates`` are renderings of other remarks that a fragment may be cut from, where several fit as well.
    """

    key: str
    renderings: tuple[str, ...]
    canonical: str
    rule: str
    links: tuple[Link, ...] = ()
    wordings: tuple[tuple[str, ...], ...] = ()
    speaker: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contested:
    """The same words of two people: ``renderings`` (keys) that print them, ``speakers`` (keys) of them.

    Renderings are by article and place, speakers in the order in which these first name them.
    """

    renderings: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way from mouth to page, with the phrase that says so.

    ``kind``: ``spoken`` (a language), ``occasion`` (a press conference, a call), ``original`` (a transcript,
    a post, a video, a written statement), ``interpreter``, ``translation``, ``back-translation`` (into the
    language that it was spoken in), ``relay`` (an agency or outlet that carried it), ``pickup`` (one to which
    it was said).  ``what`` names it ("Russian", "TASS").  ``span`` is the phrase; it is in the article
    ``article`` where that is not the quotation's own.  ``stated`` is whether an article says so of this very
    quotation; what is only inferred says why in ``reason``.
    """

    kind: str
    what: str
    span: Span
    stated: bool = True
    reason: str = ""
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """How a quotation reached the page; ``steps`` in order from mouth to page, then of the text."""

    quotation: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the articles that print a remark have it from.

    ``independent`` parts the articles' keys into those that are one source, the earliest article first in
    each.  ``reasons`` say in words why articles were folded together, one sentence a fold.
    """

    remark: str
    independent: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """A rendering that is a translation without its article saying so.

    ``discloses`` is another rendering of the remark, whose article says so in ``step``.
    """

    rendering: str
    discloses: str
    step: Step


class Severity(StrEnum):
    """``error``: what is printed misleads; ``warning``: it may; ``note``: an auditor should know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A span of an article (its key)."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an auditor should look at.

    ``code`` names the rule that found it (``Q201``), ``message`` is one sentence for people.  ``places`` are
    where to look, the one that is to be mended first.  ``remark`` and ``renderings`` (keys) are what it is
    about, as far as it is about such.  ``id`` stays the same from run to run: the rule, and what its places
    hold.
    """

    id: str
    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    remark: str | None = None
    renderings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """All that was found in a set of articles."""

    articles: tuple[Article, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    renderings: tuple[Rendering, ...]
    remarks: tuple[Remark, ...]
    chains: tuple[Chain, ...]
    problems: tuple[Problem, ...] = ()
    made_by: tuple[tuple[str, str], ...] = ()
    """What made it, as (what, version) pairs: the program, its packages, its models."""
    sources: tuple[Sources, ...] = ()
    undisclosed: tuple[Undisclosed, ...] = ()
    contested: tuple[Contested, ...] = ()
    transcripts: tuple[str, ...] = ()
    """The keys of the articles that are transcripts of what was said."""
    findings: tuple[Finding, ...] = ()

    def article(self, key: str) -> Article:
        """Return the article of that key."""
        return next(a for a in self.articles if a.key == key)
