"""Who is to be believed where articles print different things, and how that is said."""

from quotes.lookup import Lookup
from quotes.model import Article, Audit, Quotation, QuotationKind, Remark, Rendering, Sources, Span
from quotes.rules.sides import Printed, odd_against, part

OUTLETS = {"a": "The Post", "b": "The Herald", "c": "The Mail", "d": "The Echo"}


def lookup(
    words: dict[str, str],
    dates: dict[str, str] | None = None,
    transcripts: tuple[str, ...] = (),
    sources: tuple[tuple[str, ...], ...] | None = None,
) -> Lookup:
    """One remark whose rendering in each article (its key) is these words; the first is canonical."""
    articles = tuple(
        Article(key, key, text, (), "", outlet=OUTLETS[key], date=(dates or {}).get(key))
        for key, text in words.items()
    )
    renderings = tuple(Rendering(k, k, f"{k}#1", 0, len(text), text) for k, text in words.items())
    quotations = tuple(Quotation(f"{k}#1", k, QuotationKind.DIRECT, (Span(0, 1),)) for k in words)
    remark = Remark("r1", tuple(words), next(iter(words)), "the first")
    groups = sources or tuple((key,) for key in words)
    return Lookup.of(
        Audit(
            articles,
            quotations,
            (),
            (),
            renderings,
            (remark,),
            (),
            sources=(Sources("r1", groups),),
            transcripts=transcripts,
        )
    )


def said(found: Lookup) -> str:
    """What is said of the remark: who prints what against whom."""
    by_words: dict[str, list[Printed]] = {}
    for rendering in found.audit.renderings:
        printed = Printed(rendering, Span(rendering.start, rendering.end))
        by_words.setdefault(rendering.text, []).append(printed)
    kept, odd = part(found, found.audit.remarks[0], by_words.values())
    return odd_against(found, odd, kept)


def test_what_most_independent_sources_print_is_believed() -> None:
    assert said(lookup({"a": "50", "b": "500", "c": "500"})) == (
        "The Post prints “50” where The Herald and The Mail print “500”"
    )


def test_copies_of_one_source_count_once() -> None:
    folded = (("a",), ("b",), ("c", "d"))
    dates = {"a": "2031-05-01", "b": "2031-05-01", "c": "2031-05-02", "d": "2031-05-02"}
    assert said(lookup({"c": "50", "d": "50", "a": "500", "b": "500"}, dates, sources=folded)) == (
        "The Mail and The Echo print “50” where The Post and The Herald print “500”"
    )


def test_of_one_against_one_the_earlier_is_believed_then_the_canonical() -> None:
    dates = {"a": "2031-05-02", "b": "2031-05-01"}
    assert said(lookup({"a": "50", "b": "500"}, dates)).startswith("The Post prints “50”")
    assert said(lookup({"a": "50", "b": "500"})).startswith("The Herald prints “500”")


def test_a_transcript_is_believed_against_all() -> None:
    words = {"a": "50", "b": "50", "c": "500"}
    assert said(lookup(words, transcripts=("c",))) == (
        "The Post and The Herald print “50” where The Mail prints “500”"
    )


def test_several_sides_are_told_the_oddest_first() -> None:
    words = {"a": "500", "b": "500", "c": "50", "d": "5"}
    dates = {"c": "2031-05-01", "d": "2031-05-02"}
    assert said(lookup(words, dates)) == (
        "The Echo prints “5” and The Mail prints “50” where The Post and The Herald print “500”"
    )
