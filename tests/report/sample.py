"""An invented meeting, audited by hand: what the reports are tested on.

Ministers of two invented countries meet; four outlets report it, one through an interpreter, one from a
Danish translation.  The last article holds what a hostile or careless page can hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Block,
    BlockKind,
    Chain,
    Contested,
    Finding,
    Link,
    Mode,
    Operation,
    Place,
    Problem,
    Quotation,
    QuotationKind,
    Relation,
    Remark,
    Rendering,
    Severity,
    Sources,
    Span,
    Speaker,
    Step,
    Undisclosed,
)

HERALD = """Ministers agree to reopen the Sund

VELMAR, May 2 — The strait will open to fishing boats again, the ministers of Norvale and Estmark said.

“We want Estmark to stand beside us on this road,” Norvale's Fisheries Minister Ilse Marden said at a press \
conference in Velmar. “Five hundred boats have waited since the winter. They will not wait any longer.”

Her counterpart, Tomas Arkwell, spoke of “a new page”.
"""

COURIER = """Norvale minister: boats will sail

“It is important for us that Estmark remains by our side,” Marden said, according to a Danish translation of \
her remarks. “Five hundred boats have waited since the winter,” she added.

“Nobody has drowned in the Sund on my watch,” said one official who asked not to be named.
"""

GAZETTE = """"We want Estmark to stand beside us on this road", Mrs. Marden told reporters through an \
interpreter.

Arkwell, the trade minister of Estmark, promised that "all five hundred boats" would be let through. \
Marden hopes to see them sail.
"""

TANGLED = (
    "# Five_hundred_ boats\x1b[31m `have` waited \u202esretniw\u202c \\| 🚢 & &amp; ~~since~~ www.example.org"
)

HOSTILE = (
    "Marden | *the* [Sund](http://x.example) <b>| `deal`\r\n\r\n"
    "“We want Estmark to *stand* beside us [sic] on\r\nthis | road "
    "<script>alert(1)</script> [^1]”, she said.\r\n\r\n"
    f"“{TANGLED}”, Marden said.\r\n\r\n"
    "«هذه صفحة جديدة بين البلدين», said Arkwell.\r\n"
)


def _article(key: str, text: str, **known: str) -> Article:
    blocks: list[Block] = []
    at = 0
    for piece in text.replace("\r\n\r\n", "\n\n\n\n").split("\n\n"):
        start = at + len(piece) - len(piece.lstrip())
        if piece.strip():
            kind = BlockKind.PARAGRAPH if blocks or key == "gazette.txt" else BlockKind.TITLE
            blocks.append(Block(Span(start, start + len(piece.strip())), kind))
        at += len(piece) + 2
    return Article(
        key=key,
        path=f"meeting/{key}",
        text=text,
        blocks=tuple(blocks),
        sha256=sha256(text.encode()).hexdigest(),
        **known,
    )


ARTICLES = (
    _article(
        "herald.txt",
        HERALD,
        outlet="The Velmar Herald",
        title="Ministers agree to reopen the Sund",
        author="P. Lund",
        date="2031-05-02",
        url="https://herald.example/2031/sund?id=4&x=1",
        lang="en",
    ),
    _article(
        "courier.txt",
        COURIER,
        outlet="Estmark Courier",
        title="Norvale minister: boats will sail",
        date="2031-05-03",
        lang="en",
    ),
    _article(
        "gazette.txt", GAZETTE, outlet="Gazette of the North Sea and Adjacent Waters", date="2031-05-03"
    ),
    _article(
        "hostile_[x].txt",
        HOSTILE,
        outlet="Hostile | *Times* <i>",
        title="Marden | *the* [Sund](http://x.example) <b>| `deal`",
        author="# [^2] _me_",
        date="2031-05-04",
        url="javascript:alert(1)//`|`",
        encoding="cp1252",
    ),
)

_TEXTS = {article.key: article.text for article in ARTICLES}


def find(article: str, phrase: str, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of a phrase."""
    start = -1
    for _ in range(nth + 1):
        start = _TEXTS[article].index(phrase, start + 1)
    return Span(start, start + len(phrase))


def _after(article: str, phrase: str, span: Span) -> Span:
    """Return the span of a phrase after a quotation, or of its first occurrence if it stands before."""
    start = _TEXTS[article].find(phrase, span.end)
    return Span(start, start + len(phrase)) if start >= 0 else find(article, phrase)


MIXED, INDIRECT = QuotationKind.MIXED, QuotationKind.INDIRECT


def _quotation(
    key: str,
    article: str,
    content: list[str],
    cue: str = "",
    source: str = "",
    addressee: str = "",
    kind: QuotationKind = QuotationKind.DIRECT,
    mode: Mode = Mode.SPEECH,
) -> Quotation:
    spans = tuple(find(article, phrase) for phrase in content)
    return Quotation(
        key=key,
        article=article,
        kind=kind,
        content=spans,
        marked=() if kind is INDIRECT else tuple(Span(start + 1, end - 1) for start, end in spans),
        cue=(_after(article, cue, spans[0]),) if cue else (),
        source=(_after(article, source, spans[0]),) if source else (),
        addressee=(_after(article, addressee, spans[0]),) if addressee else (),
        mode=mode,
    )


_QUOTATIONS = (
    _quotation(
        "h0",
        "herald.txt",
        ["The strait will open to fishing boats again"],
        "said",
        "the ministers of Norvale and Estmark",
        kind=INDIRECT,
    ),
    _quotation(
        "h1",
        "herald.txt",
        [
            "“We want Estmark to stand beside us on this road,”",
            "“Five hundred boats have waited since the winter. They will not wait any longer.”",
        ],
        "said at",
        "Norvale's Fisheries Minister Ilse Marden",
    ),
    _quotation(
        "h2", "herald.txt", ["“a new page”"], "spoke of", "Her counterpart, Tomas Arkwell", kind=MIXED
    ),
    _quotation(
        "c1", "courier.txt", ["“It is important for us that Estmark remains by our side,”"], "said", "Marden"
    ),
    _quotation("c2", "courier.txt", ["“Five hundred boats have waited since the winter,”"], "added", "she"),
    _quotation(
        "c3",
        "courier.txt",
        ["“Nobody has drowned in the Sund on my watch,”"],
        "said",
        "one official who asked not to be named",
    ),
    _quotation(
        "g1",
        "gazette.txt",
        ['"We want Estmark to stand beside us on this road"'],
        "told",
        "Mrs. Marden",
        "reporters",
    ),
    _quotation(
        "g2",
        "gazette.txt",
        ['"all five hundred boats"'],
        "promised",
        "Arkwell, the trade minister of Estmark",
        kind=MIXED,
    ),
    _quotation(
        "g3", "gazette.txt", ["to see them sail"], "hopes", "Marden", kind=INDIRECT, mode=Mode.ATTITUDE
    ),
    _quotation(
        "x1",
        "hostile_[x].txt",
        ["“We want Estmark to *stand* beside us [sic] on\r\nthis | road <script>alert(1)</script> [^1]”"],
        "said",
        "she",
    ),
    _quotation(
        "x2",
        "hostile_[x].txt",
        [f"“{TANGLED}”"],
        "said.",
        "Marden",
    ),
    _quotation("x3", "hostile_[x].txt", ["«هذه صفحة جديدة بين البلدين»"], "said", "Arkwell"),
)

_SPEAKERS = (
    Speaker(
        "marden", "Ilse Marden", ("Ilse Marden", "Marden", "Mrs. Marden"), ("Fisheries Minister of Norvale",)
    ),
    Speaker("arkwell", "Tomas Arkwell", ("Tomas Arkwell", "Arkwell"), ("trade minister of Estmark",)),
)

_SAID = {
    "h0": (None, Band.UNSURE),
    "h1": ("marden", Band.CERTAIN),
    "h2": ("arkwell", Band.CERTAIN),
    "c1": ("marden", Band.CERTAIN),
    "c2": ("marden", Band.LIKELY),
    "c3": (None, Band.UNSURE),
    "g1": ("marden", Band.CERTAIN),
    "g2": ("arkwell", Band.CERTAIN),
    "g3": ("marden", Band.CERTAIN),
    "x1": ("marden", Band.UNSURE),
    "x2": ("marden", Band.CERTAIN),
    "x3": ("arkwell", Band.CERTAIN),
}

_ATTRIBUTIONS = tuple(
    Attribution(quotation, speaker, band, ("the name is printed beside the cue",) if speaker else ())
    for quotation, (speaker, band) in _SAID.items()
)

_ARTICLE_OF = {quotation.key: quotation.article for quotation in _QUOTATIONS}


def _rendering(key: str, text: str, part_of: str | None = None) -> Rendering:
    quotation = key.partition(".")[0]
    article = _ARTICLE_OF[quotation]
    start, end = find(article, text)
    speaker, _ = _SAID[quotation]
    whole = text[-1] in ".,”" or text[0].isupper()
    return Rendering(key, article, quotation, start, end, text, whole=whole, speaker=speaker, part_of=part_of)


_RENDERINGS = (
    _rendering("h1.1", "We want Estmark to stand beside us on this road,"),
    _rendering("h1.2", "Five hundred boats have waited since the winter."),
    _rendering("h1.3", "They will not wait any longer."),
    _rendering("h2.1", "a new page"),
    _rendering("c1.1", "It is important for us that Estmark remains by our side,"),
    _rendering("c2.1", "Five hundred boats have waited since the winter,"),
    _rendering("c3.1", "Nobody has drowned in the Sund on my watch,"),
    _rendering("g1.1", "We want Estmark to stand beside us on this road"),
    _rendering("g2.1", "all five hundred boats"),
    _rendering(
        "x1.1", "We want Estmark to *stand* beside us [sic] on\r\nthis | road <script>alert(1)</script> [^1]"
    ),
    _rendering("x2.1", TANGLED),
    _rendering("x3.1", "هذه صفحة جديدة بين البلدين"),
)

_BY_KEY = {rendering.key: rendering for rendering in _RENDERINGS}


def _operation(kind: str, a: str, in_a: str, b: str, in_b: str) -> Operation:
    """Point at words of two renderings; empty words stand at the rendering's start."""
    spans = []
    for key, words in ((a, in_a), (b, in_b)):
        rendering = _BY_KEY[key]
        start = rendering.start + rendering.text.index(words)
        spans.append(Span(start, start + len(words)))
    return Operation(kind, *spans)


_TRANSLATION = (
    _operation("replace", "c1.1", "It is important for us that", "h1.1", "We want"),
    _operation("equal", "c1.1", "Estmark", "h1.1", "Estmark"),
    _operation("replace", "c1.1", "remains by our side", "h1.1", "to stand beside us on this road"),
)

_REMARKS = (
    Remark("r1", ("h1.3",), "h1.3", "the only one", wordings=(("h1.3",),), speaker="marden"),
    Remark(
        "r2",
        ("h1.2", "c2.1", "x2.1"),
        "h1.2",
        "the earliest of the fullest",
        links=(
            Link("h1.2", "c2.1", Relation.SAME, 1.0, Band.CERTAIN, ("the same words",)),
            Link("h1.2", "x2.1", Relation.EDITED, 0.61, Band.UNSURE, ("4 of 9 words",)),
        ),
        wordings=(("h1.2", "c2.1", "x2.1"),),
        speaker="marden",
    ),
    Remark(
        "r3",
        ("h1.1", "c1.1", "g1.1", "x1.1"),
        "h1.1",
        "the fullest wording, printed by most outlets",
        links=(
            Link(
                "c1.1",
                "h1.1",
                Relation.TRANSLATION,
                0.58,
                Band.LIKELY,
                ("the same statement in other words",),
                _TRANSLATION,
            ),
            Link("h1.1", "g1.1", Relation.SAME, 1.0, Band.CERTAIN, ("the same words",)),
            Link("h1.1", "x1.1", Relation.EDITED, 0.8, Band.CERTAIN, ("words added",)),
        ),
        wordings=(("h1.1", "g1.1", "x1.1"), ("c1.1",)),
        speaker="marden",
    ),
    Remark("r4", ("h2.1",), "h2.1", "the only one", wordings=(("h2.1",),), speaker="arkwell"),
    Remark("r5", ("c3.1",), "c3.1", "the only one", wordings=(("c3.1",),)),
    Remark("r6", ("g2.1",), "g2.1", "the only one", wordings=(("g2.1",),), speaker="arkwell"),
    Remark("r7", ("x3.1",), "x3.1", "the only one", wordings=(("x3.1",),), speaker="arkwell"),
)

_INTERPRETER = Step("interpreter", "interpreter", find("gazette.txt", "through an interpreter"))

_CHAINS = (
    Chain(
        "h1",
        (
            Step("occasion", "press conference", find("herald.txt", "at a press conference in Velmar")),
            Step(
                "interpreter",
                "interpreter",
                _INTERPRETER.span,
                stated=False,
                reason="Gazette says “through an interpreter” of it",
                article="gazette.txt",
            ),
        ),
    ),
    Chain(
        "c1",
        (
            Step("spoken", "", find("courier.txt", "according to a Danish translation of her remarks")),
            Step(
                "translation",
                "Danish",
                find("courier.txt", "according to a Danish translation of her remarks"),
            ),
            Step(
                "translation",
                "English from Danish",
                find("courier.txt", "according to a Danish translation of her remarks"),
                stated=False,
                reason="the translation is Danish, and what is printed is English",
            ),
        ),
    ),
    Chain("g1", (_INTERPRETER,)),
)

AUDIT = Audit(
    articles=ARTICLES,
    quotations=_QUOTATIONS,
    attributions=_ATTRIBUTIONS,
    speakers=_SPEAKERS,
    renderings=_RENDERINGS,
    remarks=_REMARKS,
    chains=_CHAINS,
    sources=(
        Sources(
            "r3",
            (("herald.txt", "gazette.txt"), ("courier.txt",), ("hostile_[x].txt",)),
            ("The Velmar Herald and Gazette of the North Sea and Adjacent Waters have it from Interfax",),
        ),
    ),
    undisclosed=(Undisclosed("h1.1", "g1.1", _INTERPRETER),),
    problems=(
        Problem("meeting/missing.txt", "no such file"),
        Problem("hostile_[x].txt", "not UTF-8: read as cp1252", fatal=False),
    ),
    made_by=(("quotes", "0.1.0"), ("stanza", "1.15.0"), ("model en/quotes tokenize", "sha256 0a1b2c")),
)

_REPORTED = replace(
    _rendering("h0.1", "The strait will open to fishing boats again"), marked=False, speaker="marden"
)


def _with_more(remark: Remark) -> Remark:
    if remark.key == "r3":
        link = Link("h1.1", "h0.1", Relation.PARAPHRASE, 0.9, Band.CERTAIN, ("one is quoted, one reported",))
        return replace(
            remark,
            renderings=(*remark.renderings, "h0.1"),
            links=(*remark.links, link),
            wordings=(*remark.wordings, ("h0.1",)),
        )
    return replace(remark, candidates=("h1.1", "c1.1", "h1.2", "g1.1")) if remark.key == "r4" else remark


MORE = replace(
    AUDIT,
    renderings=(_REPORTED, *_RENDERINGS),
    remarks=tuple(map(_with_more, _REMARKS)),
    contested=(Contested(("h1.3", "g2.1"), ("marden", "arkwell")),),
)
"""The same with reported speech, an ambiguous fragment, and words that two people are said to have said."""


def _finding(
    code: str,
    severity: Severity,
    message: str,
    places: list[tuple[str, str]],
    remark: str | None = None,
    *renderings: str,
) -> Finding:
    """Make a finding; its identifier is its code and its place in the article."""
    where = tuple(Place(article, find(article, phrase)) for article, phrase in places)
    article, (start, _) = where[0]
    return Finding(f"{code}-{article}-{start}", code, severity, message, where, remark, renderings)


ERROR, WARNING, NOTE = Severity
WE_WANT = "We want Estmark to stand beside us on this road"
IMPORTANT = "It is important for us that Estmark remains by our side,"
NOBODY = "Nobody has drowned in the Sund on my watch,"
GAZETTE_NAME = "Gazette of the North Sea and Adjacent Waters"

FINDINGS = (
    _finding(
        "Q301",
        WARNING,
        f"The Velmar Herald does not call it a translation; {GAZETTE_NAME} says “through an interpreter”.",
        [("herald.txt", WE_WANT), ("gazette.txt", "through an interpreter")],
        "r3",
        "h1.1",
        "g1.1",
    ),
    _finding(
        "Q402",
        WARNING,
        f"The Velmar Herald and {GAZETTE_NAME} have it from one wire, Interfax.",
        [("herald.txt", WE_WANT), ("gazette.txt", WE_WANT)],
        "r3",
        "h1.1",
        "g1.1",
    ),
    _finding(
        "Q103",
        ERROR,
        f"The same words are Ilse Marden’s in The Velmar Herald and Tomas Arkwell’s in {GAZETTE_NAME}.",
        [("herald.txt", "They will not wait any longer."), ("gazette.txt", "all five hundred boats")],
        "r1",
        "h1.3",
        "g2.1",
    ),
    _finding(
        "Q404",
        NOTE,
        "The article does not say who wrote it.",
        [("courier.txt", "Norvale minister: boats will sail")],
    ),
    _finding(
        "Q303",
        WARNING,
        "The Danish translation of her words was translated into English.",
        [("courier.txt", IMPORTANT)],
        "r3",
        "c1.1",
    ),
    _finding(
        "Q304",
        NOTE,
        "Estmark Courier does not say whose translation it is.",
        [("courier.txt", IMPORTANT)],
        "r3",
        "c1.1",
    ),
    _finding(
        "Q208",
        NOTE,
        "No article prints the sentence that this is cut from.",
        [("courier.txt", NOBODY)],
        "r5",
        "c3.1",
    ),
    _finding(
        "Q102",
        NOTE,
        "“one official who asked not to be named” is no name.",
        [("courier.txt", "one official who asked not to be named")],
        "r5",
        "c3.1",
    ),
    _finding(
        "Q404", NOTE, "The article does not say who wrote it.", [("gazette.txt", "through an interpreter")]
    ),
    _finding(
        "Q205",
        WARNING,
        f"Hostile | *Times* <i> prints “{_BY_KEY['x1.1'].text}” where 2 others print “stand”.",
        [("hostile_[x].txt", _BY_KEY["x1.1"].text), ("herald.txt", WE_WANT)],
        "r3",
        "x1.1",
        "h1.1",
    ),
    _finding(
        "Q210",
        WARNING,
        f"A quotation mark is opened before “{TANGLED}” and never closed.",
        [("hostile_[x].txt", "boats\x1b[31m")],
    ),
)
"""Findings made by hand, by article and place: of a remark, of a rendering, of two remarks, of none."""


@dataclass(frozen=True)
class SampleRule:
    """Stands in for a rule."""

    code: str
    name: str
    severity: Severity
    summary: str
    page: str


RULES = (
    SampleRule("Q102", "speaker-anonymous", NOTE, "A speaker who is not named.", "What it finds: nobody.\n"),
    SampleRule(
        "Q103",
        "speakers-conflict",
        ERROR,
        "The same words under two names | *both*.",
        "# Speakers conflict\n\nWhat it finds.\n\n## Example\n\n```text\n# no heading\n```\n",
    ),
    SampleRule("Q201", "number-altered", ERROR, "A number differs.", "A {0} number.\n"),
)

FOUND = replace(MORE, findings=FINDINGS)
"""The same with findings."""

EMPTY = Audit(
    articles=ARTICLES[:1],
    quotations=(),
    attributions=(),
    speakers=(),
    renderings=(),
    remarks=(),
    chains=(),
    made_by=AUDIT.made_by,
)
