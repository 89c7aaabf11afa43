"""The whole way, on one page: articles in, an audit out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

from quotes.checks import check_transcripts
from quotes.decisions import Applier, Decisions
from quotes.grouping import (
    attach_reported,
    find_contested,
    group_renderings,
    split_wordings,
    tell_ties,
    widen_ties,
)
from quotes.grouping.vectors import LANGUAGES, Remembering, load_encoder
from quotes.identifiers import with_identifiers
from quotes.language import UNKNOWN, Parser, is_english, language_of, read_sentences
from quotes.language.pack import version as models_version
from quotes.model import (
    Article,
    Attribution,
    Audit,
    Band,
    Chain,
    Parse,
    Problem,
    Quotation,
    QuotationKind,
    Remark,
    Rendering,
)
from quotes.provenance import (
    complete_chains,
    find_chains,
    find_copies,
    find_originals,
    find_sources,
    find_transcripts,
    find_undisclosed,
    language_name,
)
from quotes.quotation import cut_renderings, cut_reported, find_foreign, find_quotations
from quotes.rules import Selection, find_findings
from quotes.speaker import resolve_speakers

Progress = Callable[[str, int, int], None]
"""Called as work goes on with the name of the stage, how much of it is done, and of how much."""

ParseArticles = Callable[[Sequence[Article], Callable[[int, int], None]], Mapping[str, Parse]]
"""Parses English articles, by their keys: :meth:`quotes.language.Parser.parse`, or what remembers parses."""

READ = "is in {}: read for what is in quotation marks and for turns of speech, not for who speaks"
JOINS = "is in {}: read for quotation marks, turns and statements; what an English remark says too joins it"
JOINS_NOT = (
    "is in {}, which the sentence vectors do not know: what is in quotation marks is listed, "
    "and hardly anything will join an English remark"
)
UNRESOLVED = "speakers are resolved in English articles alone"
PACKAGES = ("stanza", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class _Extracted:
    """An audit without groups; the parses of its articles (empty of those that are not in English).

    ``foreign`` are the renderings of articles in other languages.  Those of a statement, which stands in no
    quotation marks, are in it, and so are their quotations in the audit.
    """

    audit: Audit
    parses: dict[str, Parse]
    foreign: tuple[Rendering, ...]


def extract(
    articles: Sequence[Article],
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    parse: ParseArticles | None = None,
) -> Audit:
    """Find the quotations of each article and who said them; nothing is grouped.

    ``parse`` stands in for the packaged models, for whoever has the parses already.
    """
    tell = progress or _quietly
    found = _extract(articles, problems, tell, parse, Applier(None, articles), grouped=False)
    unquoted = {rendering.quotation for rendering in found.foreign if not rendering.marked}
    return with_identifiers(_without(found.audit, unquoted))


def audit(
    articles: Sequence[Article],
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    parse: ParseArticles | None = None,
    wordings: bool = False,
    rules: Selection | None = None,
    decisions: Decisions | None = None,
) -> Audit:
    """Find the quotations, who said them, which are one remark, how they reached the page, what is wrong.

    ``wordings`` asks for less: only what is one text is together, without translations and reported speech.
    ``rules`` says which rules look for findings, all for want of it.  ``parse`` stands in for the packaged
    models, for whoever has the parses already.  ``decisions`` of people win over whatever is found.
    """
    applier = Applier(decisions, articles)
    tell = progress or _quietly
    extracted = _extract(articles, problems, tell, parse, applier, grouped=True)
    found = extracted.audit
    speaker_of = {a.quotation: a.speaker for a in found.attributions}
    spelled = {speaker.key: speaker.name for speaker in found.speakers}
    names = {quotation: spelled[key] for quotation, key in speaker_of.items() if key is not None}
    by_article: dict[str, list[Quotation]] = {a.key: [] for a in found.articles}
    for quotation in found.quotations:
        by_article[quotation.article].append(quotation)
    # A sentence of a statement is the speaker's own words, as what is quoted is.
    renderings = [replace(r, marked=True, speaker=speaker_of.get(r.quotation)) for r in extracted.foreign]
    reported: list[Rendering] = []
    chains: list[Chain] = []
    for article in (a for a in found.articles if is_english(a)):
        given = article, extracted.parses[article.key], by_article[article.key]
        renderings += [replace(r, speaker=speaker_of.get(r.quotation)) for r in cut_renderings(*given)]
        reported += [replace(r, speaker=speaker_of.get(r.quotation)) for r in cut_reported(*given)]
        chains += find_chains(*given, names)
    copies = find_copies(found.articles, found.quotations, renderings, chains)
    originals = find_originals(found.articles, found.quotations, renderings, chains)
    tell("grouping", 0, 1)
    about = {a.key: a for a in found.articles}
    encoder = Remembering(load_encoder(), partial(tell, "comparing meanings"))
    ties = widen_ties(applier.ties([*renderings, *reported]), renderings, about)
    grouped, remarks = group_renderings(
        renderings, about, encoder=encoder, sources=copies.source, originals=originals, ties=ties
    )
    if wordings:
        remarks = split_wordings(remarks, grouped, about, sources=copies.source, originals=originals)
    grouped, remarks = _without_strangers(grouped, remarks, found.quotations)
    found = _without(found, {r.quotation for r in renderings} - {r.quotation for r in grouped})
    sources = find_sources(remarks, grouped, found.articles, copies)
    if not wordings:
        tell("grouping reported speech", 0, 1)
        grouped, remarks = attach_reported(grouped, remarks, reported, about, encoder=encoder, ties=ties)
    remarks = tell_ties(remarks, ties)
    applier.canonical(remarks)
    tell("tracing", 0, 1)
    completed = complete_chains(
        chains, found.quotations, remarks, grouped, found.articles, originals, speaker_of
    )
    whole = replace(
        found,
        renderings=grouped,
        remarks=remarks,
        chains=completed,
        made_by=(*found.made_by, ("sentence vectors", encoder.name)),
        sources=sources,
        undisclosed=find_undisclosed(
            remarks, grouped, found.articles, completed, found.quotations, speaker_of
        ),
        contested=find_contested(grouped, about),
        transcripts=find_transcripts(found.articles, found.quotations),
    )
    whole = replace(whole, checks=check_transcripts(whole, encoder))
    whole = with_identifiers(whole, wordings=wordings)
    tell("applying the rules", 0, 1)
    findings, ignored = applier.findings(find_findings(whole, rules))
    told = (*whole.problems, *applier.problems)
    return replace(whole, findings=findings, ignored=ignored, decided=applier.decided, problems=told)


def _quietly(stage: str, done: int, total: int) -> None:
    """Tell nobody how far the work is."""


def _without_strangers(
    renderings: Sequence[Rendering], remarks: Sequence[Remark], quotations: Sequence[Quotation]
) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
    """Leave out what is in another language, not in quotation marks, and with no English remark.

    Nobody wants to read all of a speech for the two sentences of it that were quoted.
    """
    in_marks = {quotation.key for quotation in quotations if quotation.marked and not quotation.cue}
    about = {rendering.key: rendering for rendering in renderings}

    def stays(remark: Remark) -> bool:
        members = [about[key] for key in remark.renderings]
        return any(r.lang == "en" or r.quotation in in_marks for r in members)

    kept = [remark for remark in remarks if stays(remark)]
    keys = {key for remark in kept for key in remark.renderings}
    return (
        tuple(rendering for rendering in renderings if rendering.key in keys),
        tuple(replace(remark, key=f"r{number}") for number, remark in enumerate(kept, start=1)),
    )


def _without(audit: Audit, dropped: AbstractSet[str]) -> Audit:
    """Leave out quotations, by their keys."""
    return replace(
        audit,
        quotations=tuple(q for q in audit.quotations if q.key not in dropped),
        attributions=tuple(a for a in audit.attributions if a.quotation not in dropped),
    )


def _extract(
    articles: Sequence[Article],
    problems: Sequence[Problem],
    tell: Progress,
    parse: ParseArticles | None,
    applier: Applier,
    *,
    grouped: bool,
) -> _Extracted:
    tell("parsing", 0, 1)
    languages = {article.key: language_of(article) for article in articles}
    english = [article for article in articles if is_english(article)]
    parses = dict((parse or Parser().parse)(english, partial(tell, "parsing")))
    found: dict[str, tuple[Quotation, ...]] = {}
    for number, article in enumerate(english):
        tell("finding quotations", number, len(english))
        found[article.key] = find_quotations(article, parses[article.key])
    foreign: list[Rendering] = []
    for article in articles:
        if article.key not in parses:
            lang = languages[article.key]
            found[article.key], renderings = find_foreign(article, read_sentences(article, lang), lang)
            foreign += renderings
            parses[article.key] = Parse((), ())
    read = {article.key for article in english}
    quotations = applier.kinds([q for article in articles for q in found[article.key]], articles, read)
    kept = {quotation.key: quotation for quotation in quotations}
    foreign = [r for r in foreign if r.quotation in kept and kept[r.quotation].kind is QuotationKind.DIRECT]
    attributed = [quotation for quotation in quotations if quotation.article in read]
    tell("resolving speakers", 0, 1)
    speakers, attributions = resolve_speakers(english, parses, attributed)
    known = {attribution.quotation: attribution for attribution in attributions}
    speakers, attributions = applier.speakers(
        quotations,
        speakers,
        [known.get(q.key) or Attribution(q.key, None, Band.UNSURE, (UNRESOLVED,)) for q in quotations],
    )
    notes = [
        Problem(article.path, _note(languages[article.key], grouped), fatal=False)
        for article in articles
        if not is_english(article)
    ]
    made_by = [("quotes", version("quotes-linter")), *((p, version(p)) for p in PACKAGES)]
    made_by.append(("English models", models_version()))
    audit = Audit(
        articles=tuple(articles),
        quotations=quotations,
        attributions=attributions,
        speakers=speakers,
        renderings=(),
        remarks=(),
        chains=(),
        problems=(*problems, *notes),
        made_by=tuple(made_by),
    )
    return _Extracted(audit, parses, tuple(foreign))


def _note(lang: str, grouped: bool) -> str:
    name = "a language that cannot be told" if lang == UNKNOWN else language_name(lang)
    return (READ if not grouped else JOINS if lang in LANGUAGES else JOINS_NOT).format(name)
