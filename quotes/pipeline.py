"""The whole way, on one page: articles in, an audit out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

from quotes.grouping import group_renderings
from quotes.language import Parser, is_english, word_similarity
from quotes.language.pack import version as models_version
from quotes.model import Article, Audit, Chain, Parse, Problem, Quotation, Rendering
from quotes.provenance import find_chains
from quotes.quotation import cut_renderings, find_quotations
from quotes.speaker import resolve_speakers

Progress = Callable[[str, int, int], None]
"""Called as work goes on with the name of the stage, how much of it is done, and of how much."""

UNREAD = "is not in English, for which alone there are models: it is listed, but not searched"
PACKAGES = ("stanza", "rapidfuzz")


def extract(
    articles: Sequence[Article], *, problems: Sequence[Problem] = (), progress: Progress | None = None
) -> Audit:
    """Find the quotations of each article and who said them; nothing is grouped."""
    return _extract(articles, problems, progress)[0]


def audit(
    articles: Sequence[Article], *, problems: Sequence[Problem] = (), progress: Progress | None = None
) -> Audit:
    """Find the quotations, who said them, which of them are one remark, and how they reached the page."""
    found, parses = _extract(articles, problems, progress)
    speaker_of = {a.quotation: a.speaker for a in found.attributions}
    by_article: dict[str, list[Quotation]] = {a.key: [] for a in found.articles}
    for quotation in found.quotations:
        by_article[quotation.article].append(quotation)
    renderings: list[Rendering] = []
    chains: list[Chain] = []
    for article in found.articles:
        quotations = by_article[article.key]
        cut = cut_renderings(article, parses[article.key], quotations)
        renderings += [replace(r, speaker=speaker_of.get(r.quotation)) for r in cut]
        chains += find_chains(article, parses[article.key], quotations)
    if progress:
        progress("grouping", 0, 1)
    grouped, remarks = group_renderings(renderings, {a.key: a for a in found.articles}, word_similarity())
    if progress:
        progress("grouping", 1, 1)
    return replace(found, renderings=grouped, remarks=remarks, chains=tuple(chains))


def _extract(
    articles: Sequence[Article], problems: Sequence[Problem], progress: Progress | None
) -> tuple[Audit, dict[str, Parse]]:
    def parsed(done: int, total: int) -> None:
        if progress:
            progress("parsing", done, total)

    parsed(0, len(articles))
    english = [article for article in articles if is_english(article)]
    others = [article for article in articles if not is_english(article)]
    parses = Parser().parse(english, parsed) | {article.key: Parse((), ()) for article in others}
    problems = [*problems, *(Problem(article.path, UNREAD, fatal=False) for article in others)]
    quotations = tuple(q for a in articles for q in find_quotations(a, parses[a.key]))
    speakers, attributions = resolve_speakers(articles, parses, quotations)
    made_by = [("quotes", version("quotes-linter")), *((p, version(p)) for p in PACKAGES)]
    made_by.append(("English models", models_version()))
    found = Audit(
        articles=tuple(articles),
        quotations=quotations,
        attributions=attributions,
        speakers=speakers,
        renderings=(),
        remarks=(),
        chains=(),
        problems=tuple(problems),
        made_by=tuple(made_by),
    )
    return found, parses
