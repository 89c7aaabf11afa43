"""A desk to decide at: two invented articles, audited by hand, and decisions on them."""

from __future__ import annotations

from dataclasses import replace

from quotes.decisions import Decide, Decision
from quotes.identity import anchor
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Finding,
    Link,
    Place,
    Quotation,
    QuotationKind,
    Relation,
    Remark,
    Rendering,
    Severity,
    Span,
    Speaker,
)

POST = (
    "“Boats will sail before winter,” said Marden. She added: “Nobody must wait.”\n\n"
    "Arkwell said that the boats\nwould sail [sic] soon.\n"
)
HERALD = "“The boats will leave before winter,” she said.\n\n“Nobody has to wait,” said the mayor.\n"


def _article(key: str, text: str, outlet: str) -> Article:
    blocks = []
    at = 0
    for piece in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(piece.rstrip())), BlockKind.PARAGRAPH))
        at += len(piece) + 2
    return Article(key, f"news/{key}", text, tuple(blocks), "", outlet=outlet, date="2031-05-02")


ARTICLES = (_article("post.txt", POST, "The Post"), _article("herald.txt", HERALD, "The Herald"))
TEXTS = {article.key: article.text for article in ARTICLES}
MARDEN = Speaker("marden", "Ilse Marden", ("Ilse Marden", "Marden"), ("minister",))
ARKWELL = Speaker("arkwell", "Tomas Arkwell", ("Arkwell", "Tomas Arkwell"))


def at(article: str, words: str) -> Place:
    start = TEXTS[article].index(words)
    return Place(article, Span(start, start + len(words)))


def decision(decide: Decide, *places: Place, line: int = 1, **more: str | None) -> Decision:
    by_key = {article.key: article for article in ARTICLES}
    what = tuple(anchor(by_key[place.article], place.span) for place in places)
    return Decision(decide, what, who="mk", line=line, **more)  # type: ignore[arg-type]


SAIL = at("post.txt", "Boats will sail before winter,")
WAIT = at("post.txt", "Nobody must wait.")
REPORTED = at("post.txt", "the boats\nwould sail [sic] soon")
LEAVE = at("herald.txt", "The boats will leave before winter,")
HAS_TO = at("herald.txt", "Nobody has to wait,")


def _quotation(key: str, inner: Place, source: str, kind: QuotationKind = QuotationKind.DIRECT) -> Quotation:
    start, end = inner.span
    direct = kind is QuotationKind.DIRECT
    outer = Span(start - 1, end + 1) if direct else inner.span
    marked = (inner.span,) if direct else ()
    return Quotation(key, inner.article, kind, (outer,), marked, source=(at(inner.article, source).span,))


QUOTATIONS = (
    _quotation("p1", SAIL, "Marden"),
    _quotation("p2", WAIT, "She"),
    _quotation("p3", REPORTED, "Arkwell", QuotationKind.INDIRECT),
    _quotation("h1", LEAVE, "she"),
    _quotation("h2", HAS_TO, "the mayor"),
)
ATTRIBUTIONS = (
    Attribution("p1", "marden", Band.CERTAIN, ("named in full: Marden",)),
    Attribution("p2", "marden", Band.LIKELY, ("“She” is Marden",)),
    Attribution("p3", "arkwell", Band.CERTAIN),
    Attribution("h1", "marden", Band.UNSURE, ("“she” can be several",)),
    Attribution("h2", None, Band.UNSURE, ("“the mayor” is not named",)),
)


def _rendering(key: str, place: Place, speaker: str | None, *, marked: bool = True) -> Rendering:
    start, end = place.span
    text = TEXTS[place.article][start:end]
    return Rendering(key, place.article, key, start, end, text, (), True, speaker, None, marked)


RENDERINGS = (
    _rendering("h1", LEAVE, "marden"),
    _rendering("h2", HAS_TO, None),
    _rendering("p1", SAIL, "marden"),
    _rendering("p2", WAIT, "marden"),
    _rendering("p3", REPORTED, "arkwell", marked=False),
)


def _link(a: str, b: str, score: float, band: Band) -> Link:
    return Link(a, b, Relation.TRANSLATION, score, band, ("other words for the same thing",))


REMARKS = (
    Remark(
        "r1",
        ("p1", "h1", "p3"),
        "p1",
        "the fullest",
        (_link("p1", "h1", 0.95, Band.CERTAIN), _link("p1", "p3", 0.55, Band.UNSURE)),
        speaker="marden",
    ),
    Remark("r2", ("p2", "h2"), "p2", "the first", (_link("p2", "h2", 0.5, Band.UNSURE),), speaker="marden"),
)
FINDINGS = (
    Finding(
        "f1",
        "Q201",
        Severity.ERROR,
        "a number [differs]",
        (SAIL, LEAVE),
        remark="r1",
        renderings=("p1", "h1"),
    ),
    Finding("f2", "Q404", Severity.NOTE, "no author", (at("post.txt", "Arkwell"),)),
    Finding("f3", "Q104", Severity.NOTE, "speaker unsure", (at("herald.txt", "she"),)),
)
AUDIT = Audit(
    ARTICLES,
    QUOTATIONS,
    ATTRIBUTIONS,
    (ARKWELL, MARDEN),
    RENDERINGS,
    REMARKS,
    (),
    findings=FINDINGS,
)
BARE = replace(AUDIT, findings=())
