"""The file of decisions: JSON Lines that people can read, write and compare, one decision a line."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

from quotes.decisions.decision import NONE, PAIRED, Decide, Decision, Decisions
from quotes.identity import Anchor
from quotes.model import QuotationKind, QuotesError

LARGEST = 16 * 1024 * 1024
"""Bytes of a file of decisions at most: some 50,000 of them."""

KINDS = (*map(str, QuotationKind), NONE)
_ANCHOR = ("article", "exact", "before", "after")
_KEYS = ("decide", "code", "what", "is", "who", "when", "why")
_WITH_VALUE = frozenset({Decide.SPEAKER, Decide.KIND})
_WITH_CODE = frozenset({Decide.IGNORE, Decide.KEEP})
# What a terminal or an editor would act on, or take for the end of a line.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Blank lines, and lines that begin with ``#``, are passed over.  Raises :class:`QuotesError` for a file
    that cannot be read and for the first line that is no decision: one that is not understood must not be
    lost in silence.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise QuotesError(f"cannot read {path}: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise QuotesError(f"{path} holds over {LARGEST:,} bytes, more than decisions take")
    lines = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            text = raw.decode("utf-8").strip()
            if text and not text.startswith("#"):
                lines.append(parse_decision(text, number))
        except UnicodeDecodeError as error:
            raise QuotesError(f"{path}:{number}: it is not UTF-8: save the file as that") from error
        except QuotesError as error:
            raise QuotesError(f"{path}:{number}: {error}") from error
    return Decisions(str(path), tuple(lines))


def parse_decision(text: str, line: int = 0) -> Decision:
    """Return the decision that a line holds; raise :class:`QuotesError` that says what is wrong with it."""
    try:
        record = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise QuotesError(
            f"it is no JSON object: {getattr(error, 'msg', 'it cannot be taken in')}"
        ) from error
    if not isinstance(record, dict):
        raise QuotesError("it is no JSON object")
    _only(record, _KEYS, "it")
    try:
        decide = Decide(str(record.get("decide")))
    except ValueError:
        raise QuotesError(f'"decide" must be one of {", ".join(Decide)}') from None
    what = record.get("what")
    if not isinstance(what, list):
        raise QuotesError('"what" must be a list of passages')
    anchors = tuple(_anchor(one) for one in what)
    if len(anchors) < (2 if decide in PAIRED else 1):
        raise QuotesError(f'"what" must hold {"two passages or more" if decide in PAIRED else "a passage"}')
    if decide in _WITH_VALUE | {Decide.CANONICAL} and len(anchors) > 1:
        raise QuotesError(f'"what" must hold one passage for "{decide}"')
    if ("is" in record) is not (decide in _WITH_VALUE):
        raise QuotesError(f'"is" {"is missing" if decide in _WITH_VALUE else f"does not go with “{decide}”"}')
    code = _text(record, "code")
    if decide in _WITH_CODE and not code:
        raise QuotesError('"code" is missing: the code of the finding, as Q201')
    if code and decide not in _WITH_CODE | {Decide.UNSURE}:
        raise QuotesError(f'"code" does not go with “{decide}”')
    return Decision(
        decide,
        anchors,
        _value(decide, record.get("is")),
        code or None,
        _text(record, "who"),
        _day(_text(record, "when")),
        _text(record, "why"),
        line,
    )


def format_decision(decision: Decision) -> str:
    """Return a decision as one line, without its end; keys are in one order, and empty ones left out."""
    record: dict[str, Any] = {"decide": str(decision.decide)}
    if decision.code is not None:
        record["code"] = decision.code
    record["what"] = [{key: getattr(anchor, key) for key in _ANCHOR} for anchor in decision.what]
    if decision.decide in _WITH_VALUE:
        record["is"] = decision.value
    record |= {key: text for key in ("who", "when", "why") if (text := getattr(decision, key))}
    line = json.dumps(record, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def append_decision(path: Path, decision: Decision) -> None:
    """Write a decision at the end of a file, which need not be there yet; then it is on the disk.

    One write of a whole line, so that a reader, or another writer, never sees half of it.
    """
    line = format_decision(decision).encode() + b"\n"
    try:
        # Opened to read too: a last line that somebody left open must be ended first.
        with open(path, "a+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
            os.fsync(file.fileno())
    except OSError as error:
        raise QuotesError(f"cannot write {path}: {error.strerror or error}") from error


def take_back(path: Path, decision: Decision) -> bool:
    """Take the last line off a file if it is that decision; return whether it was."""
    line = format_decision(decision).encode() + b"\n"
    try:
        with open(path, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size < len(line):
                return False
            file.seek(size - len(line))
            if file.read(len(line)) != line:
                return False
            file.truncate(size - len(line))
            os.fsync(file.fileno())
    except OSError as error:
        raise QuotesError(f"cannot write {path}: {error.strerror or error}") from error
    return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise QuotesError("a key stands in it twice")
    return record


def _only(record: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    unknown = sorted(record.keys() - set(keys))
    if unknown:
        raise QuotesError(f"{where} has an unknown key “{unknown[0]}”: known are {', '.join(keys)}")


def _anchor(record: object) -> Anchor:
    if not isinstance(record, dict):
        raise QuotesError('a passage must be an object with "article" and "exact"')
    _only(record, _ANCHOR, "a passage")
    texts = [_text(record, key) for key in _ANCHOR]
    if not texts[0] or not texts[1].strip():
        raise QuotesError(
            'a passage needs "article", the name of its file or its address, and "exact", its words'
        )
    return Anchor(*texts)


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise QuotesError(f'"{key}" must be a text')
    return value


def _value(decide: Decide, value: object) -> str | None:
    if decide is Decide.SPEAKER and value is not None and (not isinstance(value, str) or not value.strip()):
        raise QuotesError('"is" must be the name of a speaker, or null for one who is not known')
    if decide is Decide.KIND and value not in KINDS:
        raise QuotesError(f'"is" must be one of {", ".join(KINDS)}')
    return value if isinstance(value, str) else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise QuotesError(f'"when" must be a date like 2031-05-02, not “{text}”') from None
