"""Whole audits, remembered: what nothing has changed for is not worked out again."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from quotes.identity import anchor, digest
from quotes.ledger.codec import DamagedError, pack, unpack_one
from quotes.ledger.events import CANONICAL, FINDING, GONE, MERGED, REMARK, SPLIT, log
from quotes.ledger.heirs import Heirs, find_heirs
from quotes.ledger.parses import article_digest, keep_article
from quotes.ledger.store import Store, checksum, damaged, plain
from quotes.model import Article, Audit, Problem, Rendering, Span

REMARKS, WORDINGS = "remarks", "wordings"
"""What an audit groups: these are kept apart."""

PAGES = 4
"""How many printed pages of an audit are kept: one for each format and width that was asked for last."""


class Kept(NamedTuple):
    """An audit as the ledger has it; ``number`` is its own there, ``made`` when it was made."""

    number: int
    made: str
    audit: Audit


def audit_key(articles: Sequence[Article], problems: Sequence[Problem], given: Iterable[str]) -> str:
    """Return what an audit is known by: all that it depends on, ``given`` being options and versions."""
    whole = sha256()
    for part in (*map(article_digest, articles), *map(repr, problems), *given):
        whole.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()


def recall(store: Store, key: str, articles: Sequence[Article], problems: Sequence[Problem]) -> Kept | None:
    """Return the audit of these very articles if the ledger has it, and it is not damaged.

    It is the one that was kept, but that its renderings are without the words of the parse.
    """
    with store.reading() as db:
        row = db.execute("SELECT id, made, sha256, data FROM audits WHERE key = ?", (key,)).fetchone()
        if row is None or checksum(row["data"]) != row["sha256"]:
            return None
        ids = ids_of(db, row["id"])
    try:
        audit = unpacked(row["data"], ids)
    except DamagedError:
        return None
    own = tuple(problem for problem in audit.problems if problem not in problems)
    return Kept(row["id"], row["made"], replace(audit, articles=tuple(articles), problems=(*problems, *own)))


def kept_audits(store: Store) -> list[Kept]:
    """Return the audits that the ledger has, the latest first: those of whole remarks if there are any."""
    found = []
    with store.reading() as db:
        rows = db.execute("SELECT id, made, view, data FROM audits ORDER BY made DESC, id DESC").fetchall()
        views = {row["view"] for row in rows}
        for row in rows:
            if row["view"] == REMARKS or REMARKS not in views:
                try:
                    articles = _articles(db, row["id"])
                    audit = unpacked(row["data"], ids_of(db, row["id"]))
                except DamagedError as error:
                    raise damaged(store.path) from error
                found.append(Kept(row["id"], row["made"], replace(audit, articles=articles)))
    return found


def keep(store: Store, key: str, audit: Audit, *, wordings: bool = False) -> Kept:
    """Write an audit down; return it with its remarks under the identifiers that the ledger knows them by.

    What an earlier audit of some or all of these articles found gives way to it.
    """
    data, now = packed(audit), store.now()
    with store.writing() as db:
        articles = {article.key: keep_article(db, article, now) for article in audit.articles}
        return enter(db, Entry(key, WORDINGS if wordings else REMARKS, now, audit, data, articles), now)


class Entry(NamedTuple):
    """An audit to be written down: the packed one too, and the numbers of its articles by their keys."""

    key: str
    view: str
    made: str
    audit: Audit
    data: bytes
    articles: Mapping[str, int]


def enter(db: sqlite3.Connection, entry: Entry, now: str) -> Kept:
    """Write an audit down in place of those that it covers; to be called in a transaction."""
    audit, articles = entry.audit, {article.key: article for article in entry.audit.articles}
    passages = {r.key: passage(articles[r.article], r) for r in audit.renderings}
    former = _Former.read(db, entry.view)
    heirs = find_heirs(
        {remark.key: [passages[r] for r in remark.renderings] for remark in audit.remarks},
        {remark.key: remark.id for remark in audit.remarks},
        former.passages,
    )
    named = replace(audit, remarks=tuple(replace(r, id=heirs.ids[r.key]) for r in audit.remarks))
    replaced = _covered(db, entry.view, entry.articles.values())
    replaced |= {row["id"] for row in db.execute("SELECT id FROM audits WHERE key = ?", (entry.key,))}
    for number in sorted(replaced):
        db.execute("DELETE FROM audits WHERE id = ?", (number,))
    number = _insert(db, entry)
    _index(db, number, named, entry.articles, passages)
    if entry.view == REMARKS:
        _log(db, now, named, heirs, former, replaced, passages)
    return Kept(number, entry.made, named)


def printed(store: Store, number: int, form: str, make: Callable[[], str]) -> str:
    """Return a page of a kept audit as it was printed before, or make it and keep it.

    ``form`` says all that the page depends on besides the audit: its format, its width, its colours.
    """
    with store.told():
        rows = store.rows("SELECT sha256, data FROM pages WHERE audit = ? AND form = ?", number, form)
    if rows and checksum(rows[0]["data"]) == rows[0]["sha256"]:
        try:
            return unpack_one(str, rows[0]["data"])
        except DamagedError:
            pass
    page = make()
    data = pack(str, [page])
    with store.writing() as db:
        # Another process may have put a later audit in its place.
        if db.execute("SELECT 1 FROM audits WHERE id = ?", (number,)).fetchone():
            db.execute(
                "INSERT OR REPLACE INTO pages (audit, form, sha256, data) VALUES (?, ?, ?, ?)",
                (number, form, checksum(data), data),
            )
            db.execute(
                "DELETE FROM pages WHERE audit = ? AND rowid NOT IN "
                "(SELECT rowid FROM pages WHERE audit = ? ORDER BY rowid DESC LIMIT ?)",
                (number, number, PAGES),
            )
    return page


def passage(article: Article, rendering: Rendering) -> str:
    """Return what a rendering is followed by through edits around it: its article's name and its words."""
    found = anchor(article, Span(rendering.start, rendering.end))
    return digest((found.article, found.exact))


class _Former(NamedTuple):
    """Former remarks by identifier: their renderings' passages, who has them, which passage was canonical."""

    passages: Mapping[str, set[str]]
    audits: Mapping[str, set[int]]
    canonical: Mapping[str, str]

    @classmethod
    def read(cls, db: sqlite3.Connection, view: str) -> _Former:
        passages: defaultdict[str, set[str]] = defaultdict(set)
        audits: defaultdict[str, set[int]] = defaultdict(set)
        canonical: dict[str, str] = {}
        for row in db.execute(
            "SELECT m.id, m.audit, r.passage, r.key = m.canonical AS stands FROM audits AS a "
            "JOIN remarks AS m ON m.audit = a.id "
            "JOIN renderings AS r ON r.audit = m.audit AND r.remark = m.key "
            "WHERE a.view = ? ORDER BY a.made, a.id",
            (view,),
        ):
            passages[row["id"]].add(row["passage"])
            audits[row["id"]].add(row["audit"])
            if row["stands"]:
                canonical[row["id"]] = row["passage"]
        return cls(passages, audits, canonical)


def packed(audit: Audit) -> bytes:
    """Return an audit as bytes: without its articles, and without the words of its renderings."""
    renderings = tuple(replace(rendering, words=()) for rendering in audit.renderings)
    return pack(Audit, [replace(audit, articles=(), renderings=renderings)])


def unpacked(data: bytes, ids: Mapping[str, str]) -> Audit:
    """Return an audit that was packed; ``ids`` are the identifiers of its remarks, by key."""
    # Many small things and no circles: looking for circles among them takes longer than making them.
    was = gc.isenabled()
    gc.disable()
    try:
        audit = unpack_one(Audit, data)
    finally:
        if was:
            gc.enable()
    return replace(audit, remarks=tuple(replace(r, id=ids.get(r.key, r.id)) for r in audit.remarks))


def ids_of(db: sqlite3.Connection, number: int) -> dict[str, str]:
    """Return the identifiers of the remarks of an audit, by key."""
    return {
        row["key"]: row["id"] for row in db.execute("SELECT key, id FROM remarks WHERE audit = ?", (number,))
    }


def _articles(db: sqlite3.Connection, number: int) -> tuple[Article, ...]:
    rows = db.execute(
        "SELECT data FROM audited JOIN articles ON articles.id = audited.article "
        "WHERE audit = ? ORDER BY place",
        (number,),
    )
    return tuple(unpack_one(Article, row["data"]) for row in rows)


def _covered(db: sqlite3.Connection, view: str, numbers: Iterable[int]) -> set[int]:
    """The audits whose articles are all among these, in this or in another version."""
    here: set[tuple[str, str]] = set()
    for number in numbers:
        here.update(
            _places(
                db.execute("SELECT url, name, path, sha256 FROM articles WHERE id = ?", (number,)).fetchone()
            )
        )
    covered: dict[int, bool] = {}
    for row in db.execute(
        "SELECT audits.id AS audit, url, name, path, articles.sha256 FROM audits "
        "JOIN audited ON audited.audit = audits.id "
        "JOIN articles ON articles.id = audited.article WHERE view = ?",
        (view,),
    ):
        covered[row["audit"]] = covered.get(row["audit"], True) and bool(here.intersection(_places(row)))
    return {audit for audit, all_of_it in covered.items() if all_of_it}


def _places(row: sqlite3.Row) -> Iterable[tuple[str, str]]:
    """What two versions of one article share: the address; or the name, and either the path or the bytes."""
    if row["url"]:
        yield "url", row["url"]
    yield row["name"], os.path.normpath(row["path"])
    yield row["name"], row["sha256"]


def _insert(db: sqlite3.Connection, entry: Entry) -> int:
    number = db.execute(
        "INSERT INTO audits (key, view, made, sha256, data) VALUES (?, ?, ?, ?, ?)",
        (entry.key, entry.view, entry.made, checksum(entry.data), entry.data),
    ).lastrowid
    assert number is not None
    return number


def _index(
    db: sqlite3.Connection,
    number: int,
    audit: Audit,
    articles: Mapping[str, int],
    passages: Mapping[str, str],
) -> None:
    """Write down what an audit holds, record by record, so that each is found without the others."""
    speaker = {each.key: plain(each.name) for each in audit.speakers}
    said_by = {a.quotation: speaker.get(a.speaker or "") for a in audit.attributions}
    db.executemany(
        "INSERT INTO audited (audit, place, article) VALUES (?, ?, ?)",
        [(number, place, articles[article.key]) for place, article in enumerate(audit.articles)],
    )
    db.executemany(
        "INSERT INTO quotations (audit, key, id, article, kind, speaker) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, q.key, q.id, articles[q.article], q.kind, said_by.get(q.key)) for q in audit.quotations],
    )
    db.executemany(
        "INSERT INTO remarks (audit, key, id, speaker, canonical) VALUES (?, ?, ?, ?, ?)",
        [(number, r.key, r.id, speaker.get(r.speaker or ""), r.canonical) for r in audit.remarks],
    )
    remark_of = {key: remark.key for remark in audit.remarks for key in remark.renderings}
    db.executemany(
        "INSERT INTO renderings (audit, key, id, passage, article, quotation, remark, text) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                r.key,
                r.id,
                passages[r.key],
                articles[r.article],
                r.quotation,
                remark_of.get(r.key),
                plain(r.text),
            )
            for r in audit.renderings
        ],
    )
    findings = {f.id: (f, 0) for f in audit.findings} | {f.id: (f, 1) for f in audit.ignored}
    db.executemany(
        "INSERT INTO findings (audit, id, code, severity, message, ignored) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, f.id, f.code, f.severity, plain(f.message), ignored) for f, ignored in findings.values()],
    )
    db.executemany(
        "INSERT INTO decisions (audit, place, line, decide, value, code, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                place,
                d.line,
                d.decide,
                None if d.value is None else plain(d.value),
                d.code,
                plain(d.reason),
            )
            for place, d in enumerate(audit.decided)
        ],
    )


def _log(
    db: sqlite3.Connection,
    now: str,
    audit: Audit,
    heirs: Heirs,
    former: _Former,
    replaced: set[int],
    passages: Mapping[str, str],
) -> None:
    """Write down what is new, and what became of former remarks."""
    about = {rendering.key: rendering for rendering in audit.renderings}
    known = {row["id"] for row in db.execute("SELECT id FROM events WHERE what = ?", (REMARK,))}
    for remark in audit.remarks:
        chosen = about[remark.canonical]
        if remark.id not in known:
            log(db, now, REMARK, remark.id, detail=plain(chosen.text))
        before = former.canonical.get(remark.id)
        # An audit of fewer articles chooses among fewer renderings: that changes nothing.
        if before not in {None, passages[remark.canonical]} and former.audits[remark.id] <= replaced:
            log(db, now, CANONICAL, remark.id, other=chosen.id, detail=plain(chosen.text))
        if remark.id in heirs.split:
            log(db, now, SPLIT, remark.id, other=heirs.split[remark.id])
    borne = set(heirs.ids.values())
    for identifier in sorted(former.passages):
        if identifier not in borne and former.audits[identifier] <= replaced:
            into = heirs.merged.get(identifier)
            log(db, now, MERGED if into else GONE, identifier, other=into or "")
    found = {row["id"] for row in db.execute("SELECT id FROM events WHERE what = ?", (FINDING,))}
    for finding in audit.findings:
        if finding.id not in found:
            log(db, now, FINDING, finding.id, other=finding.code, detail=plain(finding.message))
