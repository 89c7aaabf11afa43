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


class Origin(NamedTuple):
    """Where the file has the text from character ``start`` on, up to the next origin: "page 3"."""

    start: int
    place: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """How an article's text was taken from a file that is not plain text.

    ``format`` is the file's ("html", "pdf"), ``method`` what took the text from it, with its version.
    ``sha256`` is of the text in UTF-8: offsets point into that text, not into the file.  ``item`` tells it
    from others of the same file: the number of a line, a row, an item of a feed.
    """

    format: str
    method: str
    sha256: str
    item: str | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    ``key`` names it in the output (its file name, made unique), ``path`` is where it was read.
    ``blocks`` are in order and do not overlap; only titles, headings, paragraphs and block quotations are
    searched for quotations.  ``date`` is ISO 8601 (``2025-07-31``) when it is known, ``lang`` a BCP 47
    code.  ``sha256`` is of the bytes that were read, ``encoding`` how they were decoded.  ``extracted`` says
    how the text was taken from them where they are not the text itself.  ``retrieved`` is when it was
    fetched (ISO 8601, UTC), ``archive`` the address of an archive's copy of it.
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
    extracted: Extraction | None = None
    retrieved: str | None = None
    archive: str | None = None

    @property
    def file(self) -> str:
        """The file that it was read from, which may hold other articles too."""
        item = self.extracted.item if self.extracted is not None else None
        return self.path if item is None else self.path.removesuffix(f":{item}")

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


class InputState(StrEnum):
    """What became of an input.

    ``read``; ``duplicate``: the same text as another, read once; ``skipped``: nothing in it to read;
    ``failed``: it could not be read.
    """

    READ = "read"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Input:
    """What became of one input: a file, an address, an item of a feed or a table.

    ``format`` is what it was read as ("text", "html", …), empty if that was not told.  ``sha256`` is of its
    bytes, ``characters`` how many its text has.  ``article`` is the key of the article that it is, or is the
    same as.  ``like`` are the keys of articles with nearly the same text.  ``message`` says what was wrong.
    """

    path: str
    state: InputState
    format: str = ""
    sha256: str = ""
    characters: int = 0
    article: str | None = None
    like: tuple[str, ...] = ()
    message: str = ""


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
    said from what is thought or wanted.  ``id`` stays the same from run to run: its words and those around.
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
    id: str = ""


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
    ``id`` stays the same from run to run: its words and those around them.
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
    id: str = ""

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
    ``id`` stays the same from run to run as long as the text by which it was first printed is in it; a ledger
    keeps it longer.
    """

    key: str
    renderings: tuple[str, ...]
    canonical: str
    rule: str
    links: tuple[Link, ...] = ()
    wordings: tuple[tuple[str, ...], ...] = ()
    speaker: str | None = None
    candidates: tuple[str, ...] = ()
    id: str = ""


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


class Outcome(StrEnum):
    """What a rendering is to what was said, as a transcript or another reference has it.

    ``verbatim``: word for word; ``truncated``: words left out or put in, all of it shown by an ellipsis or
    brackets; ``edited``: words changed without a sign; ``altered``: what changed is a number, a negation, a
    name, a modal, a quantity or a condition; ``rendering``: the same in other words or another language;
    ``assembled``: put together from distant passages; ``not-found``: none of these.
    """

    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    EDITED = "edited"
    RENDERING = "rendering"
    ASSEMBLED = "assembled"
    ALTERED = "altered"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rendering (its key) is to a reference, an article's key; ``None`` where it is in none.

    ``places`` are where the reference has it, in the order of the rendering: one for each passage that stands
    apart.  ``operations`` turn the reference (``a``) into the rendering (``b``) word by word, ``changes`` are
    what a reader must not miss; besides the kinds of a link's there is ``condition``: an ellipsis drops it.
    ``score`` is the share of its words that are there, or how far a ``rendering`` of it is believed to be
    one (0–1).  ``reasons`` are sentences for people.
    """

    rendering: str
    outcome: Outcome
    reference: str | None = None
    places: tuple[Span, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    changes: tuple[Change, ...] = ()


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
class Decided:
    """A decision of a person that holds in an audit.

    ``decide`` is what was decided (``same``, ``not-same``, ``speaker``, ``kind``, ``canonical``, ``ignore``,
    ``keep``, ``unsure``) of what stands at ``places``; ``reason`` who did, when and why, in words.
    ``value`` is the speaker's name or the kind, ``code`` the rule of the finding.  ``line`` is where it
    stands in the file.
    """

    decide: str
    places: tuple[Place, ...]
    reason: str
    value: str | None = None
    code: str | None = None
    line: int = 0


class Event(NamedTuple):
    """Something that happened to a ledger: ``at`` (ISO 8601, UTC), to what, by its identifier.

    ``what``: ``article`` or ``remark`` or ``finding`` (new; an article's identifier is its name),
    ``article-changed`` (another text under its name), ``canonical`` (another rendering stands for the remark:
    ``detail`` has its words, ``other`` its identifier), ``merged`` (the remark is now part of ``other``),
    ``split`` (it was part of ``other``), ``gone`` (no audit has the remark any more).
    """

    at: str
    what: str
    id: str
    other: str = ""
    detail: str = ""


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
    checks: tuple[Checked, ...] = ()
    """Renderings of those who speak in a transcript of the corpus, against that transcript."""
    decided: tuple[Decided, ...] = ()
    """The decisions of people that hold here, in the order of their file."""
    ignored: tuple[Finding, ...] = ()
    """What the rules found and people decided to ignore; it is not among the findings."""
    numbered: tuple[tuple[str, int], ...] = ()
    """The numbers that reports call remarks by, by their keys, where this is a part of a larger audit."""
    inputs: tuple[Input, ...] = ()
    """What became of each input, in the order in which they were given."""

    def article(self, key: str) -> Article:
        """Return the article of that key."""
        return next(a for a in self.articles if a.key == key)
