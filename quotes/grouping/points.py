"""Find in a text what a reader must not miss: numbers, negations, names, modals, quantities, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.countries import country_of
from quotes.grouping.align import Text
from quotes.grouping.amounts import Amount, amounts_in
from quotes.grouping.common import FUNCTION, SHARE
from quotes.grouping.normal import Token, stem
from quotes.grouping.phrases import handles_of, phrases


class Point(NamedTuple):
    """A word or phrase at ``tokens[first:after]`` that carries weight.

    ``kind`` is a change's kind; ``value`` what is compared within ``group``; ``anchor`` the token that it
    bears on (a verb, a noun), or -1.  A ``soft`` one can stand for another, and is no news if it is missing.
    """

    kind: str
    group: str
    value: str
    first: int
    after: int
    anchor: int = -1
    soft: bool = False
    amount: Amount | None = None


_KINDS = dict.fromkeys(("relative", "daytime", "season", "period", "measure"), "number")
_KINDS |= {"side": "name", "negation": "negation", "modal": "modal"}
_ALSO_USES = {"negation+may": ("negation", "modal"), "bound": ("all", "more", "often")}
"""Groups whose words a longer phrase of another group takes up: "at most" holds no "most"."""

_NOT_BEFORE_MODAL = frozenset(
    "the a an of political free good national own our their his her its my your with".split()
)
_DAYS = {
    form: day
    for day in "monday tuesday wednesday thursday friday saturday sunday".split()
    for form in (day, f"{day}s", day[:3])
    if form not in ("sun", "sat", "wed", "fri", "mon")
}
_MONTHS = {
    form: month
    for month in (
        "january february march april may june july august september october november december".split()
    )
    for form in (month, month[:3])
    if form not in ("mar", "jan", "jun", "sun")
}
_DOES = frozenset("is was has had says said will would can could may must should does did 's".split())
"""What follows a name that opens a sentence, and seldom a common noun without an article."""

_PRONOUNS = frozenset("i we you he she they it that this".split())
_ALSO_WORDS = frozenset(("march", "may", "august"))
_WHEN = {"last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "this": "this"}
_OF_TIME = frozenset((*_DAYS, *_MONTHS, *_WHEN, "am", "pm", "a", "p"))
_SPANS = frozenset(
    map(
        stem,
        """
    week month year weekend decade century spring summer autumn fall winter season night morning evening
        quarter term session election meeting summit generation time
        """.split(),
    )
)
_COMMON = frozenset(map(stem, (*SHARE, *FUNCTION)))
_TITLES = frozenset(
    map(
        stem,
        """
        mr mrs ms miss dr sir president prime minister ministry secretary general chancellor king queen prince
        princess pope lord lady senator governor mayor premier chairman chairwoman director commissioner judge
        ambassador professor doctor captain colonel parliament government congress senate council committee
        commission union republic federation federal state assembly court party bank church army navy police
        university institute office department house board agency association organisation organization
        embassy north south east west northern southern eastern western central mister mid middle
        foreign defence defense interior finance god internet christmas easter treaty act bill law
        constitution street river sea
        mount lake city province region county district al el bin ibn abu van von de la der den du di da dos
        """.split(),
    )
)
"""Words that stand in names with a capital and name nobody: "the President", "Foreign Ministry"."""


@lru_cache(maxsize=1 << 14)
def points_of(text: Text) -> tuple[Point, ...]:
    """Return the points of a text in order; of two of one group that overlap, the longer."""
    tokens = text.tokens
    forms = [token.form for token in tokens]
    points = [
        Point(
            "number",
            "amount",
            f"{x.value:.6g}{x.unit}",
            x.first,
            x.after,
            anchor_of(tokens, x.after),
            x.soft,
            x,
        )
        for x in amounts_in(tokens, forms)
    ]
    counted = {at for point in points for at in range(point.first, point.after)}
    units = {point.after for point in points}
    points.extend(
        p
        for p in _listed(tokens, forms)
        if p.first not in counted and (p.group != "period" or p.first not in units)
    )
    modals = [p for p in points if p.kind == "modal"]
    if modals:
        points = [_beyond(p, modals) if p.kind == "negation" else p for p in points]
    points.extend(_days(tokens, forms))
    names = list(_names(tokens))
    named = {at for point in names for at in range(point.first, point.after)}
    points = [p for p in points if p.group != "side" or p.first not in named] + names
    return tuple(sorted(points, key=lambda point: (point.first, point.after, point.group)))


def _beyond(p: Point, modals: Sequence[Point]) -> Point:
    """Let a denial bear on the verb of the modal that it stands with: "not going to remain"."""
    return next((p._replace(anchor=m.anchor) for m in modals if m.first <= p.anchor < m.after), p)


def anchor_of(tokens: Sequence[Token], start: int, reach: int = 4) -> int:
    """The first content word from ``start`` on within reach, before the next stop."""
    for at in range(start, min(len(tokens), start + reach)):
        token = tokens[at]
        if at > start and "," in token.marks:
            return -1
        if token.kind == "content" and token.key not in _ADVERBS:
            return at
    return -1


_ADVERBS = frozenset(
    map(stem, "only also never always still really simply just certainly surely now ever truly soon".split())
)


def _listed(tokens: Sequence[Token], forms: Sequence[str]) -> Iterator[Point]:
    handles, table = handles_of(tokens), phrases()
    used: dict[str, int] = {}
    for at, handle in enumerate(handles):
        rows = table.get(handle)
        if rows is None:
            continue
        seen: set[str] = set()
        for words, group, value, soft in rows:
            after = at + len(words)
            if (
                group in seen
                or used.get(group, 0) > at
                or (len(words) > 1 and tuple(handles[at:after]) != words)
            ):
                continue
            seen.add(group)
            if not group:
                used["negation"] = after  # "not only" denies nothing
            elif (
                group == "all"
                and words == ("all",)
                and forms[after : after + 1]
                and forms[after] in _PRONOUNS
            ):
                yield Point("quantity", "only", "only", at, after, soft=True)  # "all we ask is"
            elif _meant(tokens, forms, at, after, group, value):
                used[group] = after
                for other in _ALSO_USES.get(group, ()):
                    used[other] = after
                yield from _point(tokens, group, value, soft, at, after)


def _point(
    tokens: Sequence[Token], group: str, value: str, soft: bool, at: int, after: int
) -> Iterator[Point]:
    anchor = anchor_of(tokens, after, 6 if group in ("modal", "negation") else 4)
    if group == "negation+may":
        yield Point("negation", "negation", "", at, after, anchor)
        yield Point("modal", "modal", "can", at, after, anchor, soft=True)
    else:
        if group == "negation" and not soft and any(t.form == "than" for t in tokens[after : after + 8]):
            soft = True  # "no province was poorer than ours": the poorest
        if value == "should" and (at == 0 or "," in tokens[at].marks):
            soft = True  # "should he come": if he comes
        yield Point(_KINDS.get(group, "quantity"), group, value, at, after, anchor, soft)


def _meant(
    tokens: Sequence[Token], forms: Sequence[str], at: int, after: int, group: str, value: str
) -> bool:
    """Whether a listed phrase has the sense of its list here."""
    before = forms[at - 1] if at else ""
    form = forms[at]
    if group == "modal" and form in ("will", "might", "must", "can", "may"):
        if "^" in tokens[at].marks or before in _NOT_BEFORE_MODAL:
            return False
        return form != "may" or not (after < len(tokens) and tokens[after].kind == "number")
    if group == "negation" and form == "no" and after - at == 1:
        # "No, we came": an answer, not a denial.
        return not (after < len(tokens) and "," in tokens[after].marks)
    if group == "all" and form == "most":
        return before != "the" and not (
            after < len(forms) and forms[after] in ("important", "likely", "recent")
        )
    if group == "all" and form == "all" and before in ("at", "after", "above", "first"):
        return False
    if group == "more":
        return after >= len(forms) or forms[after] != "than"
    if group == "bound" and form == "up":
        return after < len(tokens) and tokens[after].kind == "number"
    if form in ("about", "around", "over", "above", "under", "below"):
        return after < len(tokens) and tokens[after].kind == "number"
    return True


def _days(tokens: Sequence[Token], forms: Sequence[str]) -> Iterator[Point]:
    for at, form in enumerate(forms):
        if form not in _OF_TIME:
            continue
        token = tokens[at]
        printed = token.name or "^" in token.marks
        if form in _DAYS and (printed or len(form) > 3):
            yield Point("name", "weekday", _DAYS[form], at, at + 1, anchor_of(tokens, at + 1))
        elif form in _MONTHS and (printed or (form not in _ALSO_WORDS and len(form) > 3)):
            if form not in _ALSO_WORDS or (printed and at) or _beside_number(tokens, at):
                yield Point("name", "month", _MONTHS[form], at, at + 1, anchor_of(tokens, at + 1))
        elif form in ("am", "pm") and at and tokens[at - 1].kind == "number":
            yield Point("number", "clock", form, at, at + 1)
        elif (
            form in ("a", "p") and at and tokens[at - 1].kind == "number" and forms[at + 1 : at + 2] == ["m"]
        ):
            yield Point("number", "clock", f"{form}m", at, at + 2)
        elif form in _WHEN and at + 1 < len(forms):
            key = tokens[at + 1].key
            if key in _SPANS or forms[at + 1] in _DAYS or forms[at + 1] in _MONTHS:
                yield Point("number", "when", _WHEN[form], at, at + 1, at + 1, soft=form == "this")


def _beside_number(tokens: Sequence[Token], at: int) -> bool:
    return any(0 <= i < len(tokens) and tokens[i].kind == "number" for i in (at - 1, at + 1))


def _names(tokens: Sequence[Token]) -> Iterator[Point]:
    at = 0
    while at < len(tokens):
        if not _capital(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and _capital(tokens[end]) and "," not in tokens[end].marks:
            end += 1
        yield from _named(tokens, at, end)
        at = end


def _capital(token: Token) -> bool:
    return token.kind == "content" and (token.name or "^" in token.marks)


def _named(tokens: Sequence[Token], start: int, end: int) -> Iterator[Point]:
    """Split a run of capitals into countries and other names; leave out titles and common words."""
    at = start
    while at < end:
        for after in range(min(end, at + 4), at, -1):
            printed = " ".join(token.form for token in tokens[at:after])
            country = _country(printed)
            if country is not None:
                yield Point("name", "name", f"{country}={printed}", at, after)
                break
        else:
            after = at
            while (
                after < end
                and _is_plain(tokens[after])
                and (after == at or _country(tokens[after].form) is None)
            ):
                after += 1
            if after > at:
                value = " ".join(token.form for token in tokens[at:after])
                sure = any(token.name for token in tokens[at:after])
                if sure or (after < len(tokens) and tokens[after].form in _DOES and value[-1] != "s"):
                    yield Point("name", "name", value, at, after, soft=not sure)
            after = max(after, at + 1)
        at = after


def _is_plain(token: Token) -> bool:
    return not _is_common(token) and token.form not in _DAYS and token.form not in _MONTHS


@lru_cache(maxsize=1 << 14)
def _country(printed: str) -> str | None:
    if printed in ("korea", "korean", "koreans"):
        return "Korea"
    return country_of(re.sub("'s$", "", printed)) if len(printed) > 1 else None


def _is_common(token: Token) -> bool:
    return token.key in _COMMON or token.key in _TITLES or len(token.form) < 2


def clauses(tokens: Iterable[Token]) -> list[int]:
    """Return for each token the number of its clause: conjunctions and stops begin a new one."""
    found, number = [], 0
    for token in tokens:
        if "," in token.marks or token.form in _JOINTS:
            number += 1
        found.append(number)
    return found


_JOINTS = frozenset(
    """
    and but because while whereas although though if when which who unless so yet before after until since or
    """.split()
)
