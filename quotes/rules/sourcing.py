"""Rules about where it was had from: Q4."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from quotes.lookup import Lookup
from quotes.model import Article, Band, BlockKind, Place, Remark, Rendering, Severity, Span, Step
from quotes.rules.outlets import agencies, is_named, is_same, signs
from quotes.rules.rivals import surely_of
from quotes.rules.rule import Found, Rule
from quotes.rules.saying import in_order, outlets, place, quoted, row, whose

STATEMENT = 5
"""Words from which a sentence is a statement that others could be expected to print; a fragment has more."""

_CARRIED = ("pickup", "relay")


def _alone(lookup: Lookup) -> Iterator[Found]:
    """One finding for all statements of an article that nobody else prints, though others were there."""
    heard = _heard_by_others(lookup)
    sole: dict[str, list[Rendering]] = defaultdict(list)
    for remark in lookup.audit.remarks:
        if len(_outlets(lookup, remark)) == 1 and not remark.candidates:
            for rendering in map(lookup.renderings.__getitem__, remark.renderings):
                if (rendering.article, rendering.speaker) in heard and _is_open_to_all(lookup, rendering):
                    sole[rendering.article].append(rendering)
    for article, renderings in sole.items():
        if article in lookup.audit.transcripts:
            continue
        renderings.sort(key=lambda r: (r.start, r.end))
        names = dict.fromkeys(speaker.name for r in renderings if (speaker := lookup.speaker(r.speaker)))
        several = len(renderings) > 1
        yield Found(
            f"{f'{len(renderings)} statements' if several else 'A statement'} of {row(names)}, whom others"
            f" quote as well, {'are' if several else 'is'} printed by"
            f" {lookup.articles[article].outlet_or_key} alone"
            f"{'' if several else f': {quoted(renderings[0].text)}'}.",
            tuple(map(place, renderings)),
            renderings=tuple(rendering.key for rendering in renderings),
        )


def _outlets(lookup: Lookup, remark: Remark) -> set[str]:
    return {lookup.articles[lookup.renderings[key].article].outlet_or_key for key in remark.renderings}


def _heard_by_others(lookup: Lookup) -> set[tuple[str, str | None]]:
    """Return articles with the speakers of whom they print something that another outlet prints too."""
    return {
        (lookup.renderings[key].article, lookup.renderings[key].speaker)
        for remark in lookup.audit.remarks
        if remark.speaker is not None and len(_outlets(lookup, remark)) > 1
        for key in remark.renderings
    }


_TO_US = re.compile(r"(?:me|us|this (?:newspaper|paper|magazine|reporter|correspondent)|our \w+)", re.I)


def _is_open_to_all(lookup: Lookup, rendering: Rendering) -> bool:
    """Whether others could have heard a statement: it is one, somebody's, and was not told one outlet."""
    quotation = lookup.quotations[rendering.quotation]
    if not rendering.marked or rendering.part_of is not None or not rendering.is_english:
        return False
    words = sum(word.upos != "PUNCT" for word in rendering.words)
    if words < STATEMENT or (words == STATEMENT and not rendering.whole):
        return False
    if lookup.band(rendering.quotation) in (None, Band.UNSURE):
        return False
    told = lookup.slices(quotation.article, quotation.addressee)
    exclusive = any(s.kind in _CARRIED or "interview" in s.what for s in lookup.steps_of(rendering))
    return not exclusive and not _TO_US.fullmatch(told)


def _one_source(lookup: Lookup) -> Iterator[Found]:
    """One finding for all remarks that the same articles have from one source."""
    groups: dict[tuple[str, ...], list[Remark]] = defaultdict(list)
    for remark in lookup.audit.remarks:
        sources = lookup.sources.get(remark.key)
        if sources is None or len(sources.independent) != 1:
            continue
        articles = sources.independent[0]
        sure = {r.article for r in _sure(lookup, remark)}
        printers = {lookup.articles[key].outlet_or_key for key in articles if key in sure}
        if len(printers) > 1 and sure <= set(articles):
            groups[articles].append(remark)
    for articles, remarks in groups.items():
        reasons = dict.fromkeys(reason for r in remarks for reason in lookup.sources[r.key].reasons)
        printed = [r for remark in remarks for r in _sure(lookup, remark) if r.marked]
        printed.sort(key=lambda r: (articles.index(r.article), r.start, r.end))
        many = "a remark" if len(remarks) == 1 else f"{len(remarks)} remarks"
        yield Found(
            f"{outlets(lookup, printed)} are one source for {many} that nobody else prints:"
            f" {'; '.join(reasons)}.",
            tuple(map(place, printed)),
            remark=remarks[0].key if len(remarks) == 1 else None,
            renderings=tuple(rendering.key for rendering in printed),
        )


def _sure(lookup: Lookup, remark: Remark) -> list[Rendering]:
    return [rendering for rendering in surely_of(lookup, remark) if rendering.part_of is None]


_REPORTS = re.compile(r"(?:report|quot|cit)\w+$", re.I)


def _missing_original(lookup: Lookup) -> Iterator[Found]:
    """One finding for all that an article has from one outlet whose own report is not here."""
    names = {name for article in lookup.audit.articles for name in signs(article)}

    @cache
    def is_here(outlet: str) -> bool:
        return any(is_same(outlet, name) for name in names)

    found: dict[str, list[tuple[Step, list[Rendering]]]] = defaultdict(list)
    printed = (r for r in lookup.audit.renderings if r.marked and r.part_of is None)
    for rendering in in_order(lookup, printed):
        for step in lookup.steps_of(rendering):
            if not _is_from_elsewhere(lookup, rendering, step) or is_here(step.what):
                continue
            taken = found[rendering.article]
            mine = next((group for first, group in taken if is_same(first.what, step.what)), None)
            if mine is None:
                taken.append((step, [rendering]))
            else:
                mine.append(rendering)
    for article, taken in found.items():
        for step, renderings in taken:
            yield Found(
                f"{lookup.articles[article].outlet_or_key} has {whose(lookup, renderings)} from {step.what},"
                " whose own report is not among these articles.",
                (Place(article, step.span), *map(place, renderings)),
                renderings=tuple(rendering.key for rendering in renderings),
            )


def _is_from_elsewhere(lookup: Lookup, rendering: Rendering, step: Step) -> bool:
    """Whether a step names an outlet that carried the words; one that is quoted itself has not."""
    if step.kind not in _CARRIED or not step.stated or step.article is not None or not is_named(step.what):
        return False
    article = lookup.article_of(rendering)
    speaker = lookup.speaker(rendering.speaker)
    if speaker is not None and is_same(step.what, speaker.name):
        return False
    source = lookup.quotations[rendering.quotation].source
    speaks = any(start < step.span.end and step.span.start < end for start, end in source)
    return not speaks or bool(_REPORTS.search(article.text[step.span.start : step.span.end]))


def _unsigned(lookup: Lookup) -> Iterator[Found]:
    """One finding for all that an article does not tell of itself."""
    for article in lookup.audit.articles:
        transcript = article.key in lookup.audit.transcripts
        signed = article.author or any(agencies(article)) or transcript
        facts = (("outlet", article.outlet), ("author", signed), ("date", article.date))
        missing = [f"the {name}" for name, known in facts if not known]
        if missing:
            are = "is" if len(missing) == 1 else "are"
            yield Found(
                f"{row(missing).capitalize()} of {article.outlet_or_key} {are} not known.",
                (Place(article.key, _top(article)),),
            )


def _top(article: Article) -> Span:
    """Return the title's span, or that of the first paragraph."""
    for kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH):
        for block in article.blocks:
            if block.kind is kind:
                return block.span
    return article.blocks[0].span if article.blocks else Span(0, len(article.text))


RULES: tuple[Rule, ...] = (
    Rule(
        "Q401",
        "single-source",
        Severity.NOTE,
        "Only one outlet prints these statements, though others quote the same people.",
        _alone,
    ),
    Rule(
        "Q402",
        "one-wire",
        Severity.WARNING,
        "Several outlets print a remark, and all of them have it from one source.",
        _one_source,
    ),
    Rule(
        "Q403",
        "pickup-missing",
        Severity.NOTE,
        "A remark was had from another outlet, whose own report is not among the articles.",
        _missing_original,
    ),
    Rule(
        "Q404",
        "article-unsigned",
        Severity.NOTE,
        "An article does not say who published it, who wrote it or when.",
        _unsigned,
    ),
)
