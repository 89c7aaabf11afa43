"""The remarks of an audit that somebody wants a report of; they keep their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.model import Audit, QuotesError, Remark
from quotes.report.index import Index
from quotes.report.pick import Wish, part_of, wanted

_LEAST = 4  # characters of an identifier that name it


def only_remarks(audit: Audit, remarks: Sequence[str] = (), speaker: str | None = None) -> Audit:
    """Return an audit of some remarks alone, or all of it where nothing is asked for.

    ``remarks`` are numbers of the report, identifiers or their beginnings; ``speaker`` is a name in any
    spelling.  Where both are asked for, what answers to one of them is in.  Remarks keep the numbers that a
    report of all of them gives them, and the inputs their problems.  Raises :class:`QuotesError` for a
    remark or a speaker that is not there.
    """
    if not remarks and speaker is None:
        return audit
    numbers = {remark.key: number for number, remark in enumerate(Index.of(audit).in_order(), start=1)}
    keys = {remark.key for asked in remarks for remark in _named(audit, numbers, asked.strip())}
    if speaker is not None:
        found = {remark.key for remark in wanted(audit, Wish(speaker=speaker))}
        if not found:
            raise QuotesError(f"no remark is of a speaker {speaker}")
        keys |= found
    part = part_of(audit, keys)
    return replace(part, problems=audit.problems, numbered=tuple(numbers.items()))


def _named(audit: Audit, numbers: dict[str, int], asked: str) -> list[Remark]:
    by_number = [remark for remark in audit.remarks if str(numbers[remark.key]) == asked]
    if by_number:
        return by_number
    found = [remark for remark in audit.remarks if len(asked) >= _LEAST and remark.id.startswith(asked)]
    if len(found) != 1:
        there = f"there are {len(numbers)}" if asked.isdecimal() else "give its number or its identifier"
        problem = f"{len(found)} remarks begin so" if found else there
        raise QuotesError(f"{asked} is no remark: {problem}")
    return found
