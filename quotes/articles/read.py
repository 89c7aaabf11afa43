"""Read articles from files, folders, patterns, addresses and standard input."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from quotes.articles.archive import split_archived
from quotes.articles.blocks import lay_out
from quotes.articles.decode import decode
from quotes.articles.duplicates import Same, find_same, find_similar
from quotes.articles.facts import first_known
from quotes.articles.formats import (
    LARGEST,
    LONGEST,
    MEGABYTE,
    MOST_BLOCKS,
    MOST_MARKS,
    Format,
    by_content,
    by_ending,
)
from quotes.articles.sources import STDIN, Source, checked, find_sources, name_files, printable, read_bytes
from quotes.articles.taken import Taken, Untaken
from quotes.model import Article, Extraction, Input, InputError, InputState, Problem
from quotes.prose import listed

Progress = Callable[[str, int, int], None]

_MARKS = '"“”„«»'
_MOST_TOLD = 5
"""Items of one file whose problems are told one by one."""
_SHOWN = 3
"""Articles that are named as nearly the same as another."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read: the articles, problems with inputs, what became of each input, and the files opened."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    inputs: tuple[Input, ...] = ()
    files: frozenset[Path] = frozenset()


def read_articles(
    inputs: Sequence[str], stdin: bytes | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every article that ``inputs`` name, in that order, each once, as :func:`read_inputs` does."""
    read = read_inputs(inputs, stdin)
    return read.articles, read.problems


def read_inputs(
    inputs: Sequence[str],
    stdin: bytes | None = None,
    *,
    form: str | None = None,
    columns: Mapping[str, str] | None = None,
    fetch: bool = False,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Inputs:
    """Read every article that ``inputs`` name, in that order, each once.

    An input is a file, a folder (its texts, pages, PDF and Word files at any depth, sorted; hidden ones are
    passed over), a glob pattern, an address, or ``-`` for the bytes given as ``stdin``.  An article's key is
    its file name, with as much of the path before it as tells it from others of that name, and behind it
    the number of the item where the file holds several.  What cannot be read, or only with a remark, becomes
    a ``Problem`` about that input; nothing is raised for it.

    ``form`` is the format of all inputs (:class:`Format`), told by endings and contents for want of it.
    ``columns`` are names of columns of tables by what they hold (:data:`quotes.articles.table.WANTED`).
    Nothing is fetched unless ``fetch``; what was fetched is kept in the folder ``cache``.
    """
    how = _How(Format(form) if form is not None else None, columns or {}, fetch, cache)
    desk = _Desk(how, stdin)
    found: list[Problem] = []
    sources = {source.real: source for source in reversed(list(find_sources(inputs, found)))}
    for problem in found:
        desk.fail(problem.path, problem.message)
    for number, source in enumerate(reversed(sources.values())):
        if progress:
            progress("reading", number, len(sources))
        desk.read(source)
    return desk.result(frozenset(sources))


class _How(NamedTuple):
    """How inputs are to be read: the arguments of :func:`read_inputs`."""

    form: Format | None
    columns: Mapping[str, str]
    fetch: bool
    cache: Path | None


class _Desk:
    """Reads one source after the other and keeps what comes of it."""

    def __init__(self, how: _How, stdin: bytes | None) -> None:
        self._how = how
        self._stdin = stdin
        self._articles: dict[str, tuple[Path, str | None, Article]] = {}  # by path
        self._problems: list[Problem] = []
        self._inputs: list[Input] = []

    def fail(self, path: str, message: str, form: str = "", state: InputState = InputState.FAILED) -> None:
        """Note that an input could not be read, or had nothing in it."""
        self._problems.append(Problem(path, message, fatal=state is InputState.FAILED))
        self._inputs.append(Input(path, state, form, message=message))

    def read(self, source: Source) -> None:
        """Read all that a source holds."""
        shown = printable(source.shown)
        failed: list[Untaken] = []
        form = ""
        try:
            for form, taken in self._taken(source):
                one = self._kept(source, form, taken) if isinstance(taken, Taken) else taken
                if one is None:
                    continue
                state = InputState.SKIPPED if one.empty else InputState.FAILED
                path = _path(shown, one.item)
                if len(failed) < _MOST_TOLD:
                    self.fail(path, one.message, form, state)
                else:
                    self._inputs.append(Input(path, state, form, message=one.message))
                failed.append(one)
        except InputError as error:
            self.fail(shown, str(error), form)
        if further := failed[_MOST_TOLD:]:
            what = "1 more of its items" if len(further) == 1 else f"{len(further)} more of its items"
            fatal = not all(one.empty for one in further)
            self._problems.append(Problem(shown, f"{what} could not be read", fatal))

    def _taken(self, source: Source) -> Iterator[tuple[Format, Taken | Untaken]]:
        """What is in a source, and what it was read as."""
        form = self._how.form
        if source.is_address:
            from quotes.articles.fetch import fetch

            fetched = fetch(source.shown, self._how.fetch, self._how.cache)
            form = form or fetched.form or by_content(fetched.data)
            for taken in _read(form, fetched.data, self._how.columns, fetched.address, fetched.charset):
                if isinstance(taken, Taken):
                    taken = replace(taken, retrieved=fetched.retrieved, archive=fetched.archive)
                yield form, taken
            return
        given: bytes | Path
        if source.shown == STDIN:
            form = form or by_content(self._stdin or b"")
            given = checked(self._stdin or b"", LARGEST.get(form, len(self._stdin or b"")))
        else:
            form = form or by_ending(source.real.name) or by_ending(source.shown)
            if form is not None and form not in LARGEST:
                given = source.real
            else:
                given = read_bytes(source.real, max(LARGEST.values()) if form is None else LARGEST[form])
                form = form or by_content(given)
                if form in LARGEST:
                    checked(given, LARGEST[form])
        for taken in _read(form, given, self._how.columns):
            yield form, taken

    def _kept(self, source: Source, form: Format, taken: Taken) -> Untaken | None:
        """Make an article of what was taken and keep it; return what is wrong with it, if it is none."""
        path = _path(printable(source.shown), taken.item)
        try:
            article, notes = _article(path, form, taken)
        except InputError as error:
            return Untaken(taken.item, str(error))
        self._articles[path] = (source.real, taken.item, article)
        self._problems += [Problem(path, note, fatal=False) for note in (*taken.notes, *notes)]
        self._inputs.append(Input(path, InputState.READ, form, article.sha256, len(article.text)))
        return None

    def result(self, files: frozenset[Path]) -> Inputs:
        """Return all that was kept, the same text once."""
        names = name_files(dict.fromkeys(real for real, _, _ in self._articles.values()))
        articles = {
            path: replace(article, key=_path(names[real], item))
            for path, (real, item, article) in self._articles.items()
        }
        same = find_same(tuple(articles.values()))
        kept = {path: article for path, article in articles.items() if article.key not in same}
        similar = find_similar(tuple(kept.values()))
        by_key = {article.key: article for article in articles.values()}
        for path, article in articles.items():
            if (first := same.get(article.key)) is not None:
                message = f"is the same text as {by_key[first].path}, and read once"
                self._problems.append(Problem(path, message, fatal=False))
        for leader, followers in sorted(similar.items()):
            self._problems.append(Problem(by_key[leader].path, _nearly(followers, by_key), fatal=False))
        inputs = tuple(self._settled(one, articles, same, similar) for one in self._inputs)
        return Inputs(tuple(kept.values()), tuple(self._problems), inputs, files)

    def _settled(
        self, one: Input, articles: Mapping[str, Article], same: Same, similar: Mapping[str, Sequence[str]]
    ) -> Input:
        if one.state is not InputState.READ:
            return one
        key = articles[one.path].key
        if key in same:
            return replace(one, state=InputState.DUPLICATE, article=same[key])
        group = next(((first, *rest) for first, rest in similar.items() if key == first or key in rest), ())
        return replace(one, article=key, like=tuple(other for other in group if other != key))


def _nearly(followers: Sequence[str], by_key: Mapping[str, Article]) -> str:
    named = [by_key[key].path for key in followers[:_SHOWN]]
    if more := len(followers) - len(named):
        named.append(f"{more} more")
    return f"is nearly the same text as {listed(named)}"


def _path(name: str, item: str | None) -> str:
    return name if item is None else f"{name}:{item}"


def _read(
    form: Format,
    given: bytes | Path,
    columns: Mapping[str, str],
    address: str | None = None,
    charset: str | None = None,
) -> Iterator[Taken | Untaken]:
    """Read bytes, or a file that holds many articles, as a format; what a format needs is loaded for it."""
    if form is Format.JSONL:
        from quotes.articles.table import read_jsonl

        yield from read_jsonl(given, columns)
    elif form is Format.PARQUET:
        from quotes.articles.table import read_parquet

        yield from read_parquet(given, columns)
    elif form is Format.FEED:
        from quotes.articles.feed import read_feed

        yield from read_feed(given)
    elif form is Format.WARC:
        from quotes.articles.warc import read_warc

        yield from read_warc(given)
    elif form is Format.EPUB:
        from quotes.articles.epub import read_epub

        assert isinstance(given, bytes)
        yield from read_epub(given)
    else:
        assert isinstance(given, bytes)
        yield _read_one(form, given, address, charset)


def _read_one(form: Format, data: bytes, address: str | None, charset: str | None) -> Taken:
    if form is Format.HTML:
        from quotes.articles.html import take_page

        return take_page(data, address, charset)
    if form is Format.PDF:
        from quotes.articles.pdf import take_pdf

        return take_pdf(data)
    if form is Format.DOCX:
        from quotes.articles.docx import take_docx

        return take_docx(data)
    decoded = decode(data)
    notes = (decoded.note,) if decoded.note else ()
    return Taken(decoded.text, hashlib.sha256(data).hexdigest(), encoding=decoded.encoding, notes=notes)


def _article(path: str, form: Format, taken: Taken) -> tuple[Article, tuple[str, ...]]:
    """An article, its key still to be given, and notes on its front matter."""
    if not taken.text.strip().strip("\ufeff"):
        raise InputError("is empty (only white space)")
    if len(taken.text) > LONGEST:
        raise InputError(f"has over {len(taken.text) // MEGABYTE} MB of text, more than an article")
    if (marks := sum(map(taken.text.count, _MARKS))) > MOST_MARKS:
        raise InputError(f"has {marks:,} quotation marks, more than an article: cut it into pieces")
    layout = lay_out(taken.text, PurePath(path).stem if taken.item is None else "")
    if len(layout.blocks) > MOST_BLOCKS:
        raise InputError(f"has {len(layout.blocks):,} paragraphs, more than an article: cut it into pieces")
    facts = first_known((taken.facts, layout.facts))
    url, archive = split_archived(facts.url or taken.address or "")
    extracted = None
    if taken.method:
        digest = hashlib.sha256(taken.text.encode("utf-8", "surrogatepass")).hexdigest()
        extracted = Extraction(form, taken.method, digest, taken.item, taken.origins)
    article = Article(
        key="",
        path=path,
        text=taken.text,
        blocks=layout.blocks,
        sha256=taken.sha256,
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        date=facts.date,
        url=url or None,
        lang=facts.lang,
        encoding=taken.encoding,
        extracted=extracted,
        retrieved=taken.retrieved,
        archive=taken.archive or archive,
    )
    return article, layout.notes
