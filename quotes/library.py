"""The program as a library: what ``from quotes import audit`` gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from os import PathLike, fspath
from pathlib import Path

from quotes import pipeline
from quotes.articles import Inputs, read_inputs
from quotes.articles.blocks import lay_out
from quotes.articles.facts import Facts, first_known
from quotes.decisions import read_decisions
from quotes.model import Article, Audit, InputError, QuotesError
from quotes.rules import Selection

Given = str | PathLike[str] | Article
"""An article, or a file, a folder or a glob pattern of articles."""

Progress = Callable[[str, int, int], None]


def audit(
    articles: Given | Iterable[Given],
    *,
    wordings: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    decisions: str | PathLike[str] | None = None,
    ledger: str | PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Audit:
    """Audit articles, as ``quotes audit`` does: what was said, by whom, how each prints it, what is wrong.

    ``articles`` are files, folders, glob patterns or :class:`quotes.model.Article`, one or several.
    ``wordings``, ``select``, ``ignore``, ``decisions`` and ``ledger`` (both files) are the command's options.
    ``progress`` is called with the name of a stage, how much of it is done, and of how much.  Inputs that
    could not be read are in the audit's ``problems``; :class:`quotes.model.InputError` is raised if none
    could, :class:`quotes.model.QuotesError` for options that are wrong.
    """
    rules = Selection(tuple(select), tuple(ignore))
    rules.rules()
    decided = read_decisions(Path(decisions)) if decisions is not None else None
    read = _read(articles, progress)
    with ExitStack() as open_ledger:
        work = pipeline.audit
        if ledger is not None:
            from quotes.remember import Memory

            work = open_ledger.enter_context(Memory.open(Path(ledger))).audit
        found = work(
            read.articles,
            problems=read.problems,
            progress=progress,
            wordings=wordings,
            rules=rules,
            decisions=decided,
        )
    return replace(found, inputs=read.inputs)


def extract(articles: Given | Iterable[Given], *, progress: Progress | None = None) -> Audit:
    """Find the quotations of articles and who said them, as ``quotes extract`` does; nothing is compared.

    ``articles``, ``progress`` and what is raised are as for :func:`audit`.
    """
    read = _read(articles, progress)
    found = pipeline.extract(read.articles, problems=read.problems, progress=progress)
    return replace(found, inputs=read.inputs)


def article(
    text: str,
    name: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    date: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Article:
    """Make an article of a text that is in no file.

    ``name`` tells it from the others.  ``date`` is ISO 8601, ``lang`` a BCP 47 code.  What is not given is
    taken from the text, as of a file: from its front matter, its title line, its dateline.
    """
    if not text.strip():
        raise InputError(f"{name}: is empty (only white space)")
    layout = lay_out(text)
    given = Facts(outlet=outlet, title=title, author=author, date=date, url=url, lang=lang)
    facts = first_known((given, layout.facts))
    return Article(
        key=name,
        path=name,
        text=text,
        blocks=layout.blocks,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        date=facts.date,
        url=facts.url,
        lang=facts.lang,
    )


def _read(given: Given | Iterable[Given], progress: Progress | None) -> Inputs:
    """Read what is to be read; the articles that were given as such come behind it."""
    each = [given] if isinstance(given, str | PathLike | Article) else list(given)
    ready = tuple(one for one in each if isinstance(one, Article))
    paths = [fspath(one) for one in each if not isinstance(one, Article)]
    read = read_inputs(paths, progress=progress)
    articles = (*read.articles, *ready)
    if not articles:
        said = "; ".join(f"{problem.path}: {problem.message}" for problem in read.problems)
        raise InputError(said or "no article to read")
    keys = [one.key for one in articles]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise QuotesError(f"two articles are called {twice[0]}: give them names of their own")
    return replace(read, articles=articles)
