"""Numbers as a reader takes them: with their unit, as shares, as spans of time, as "a dozen" and "twice"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.grouping.normal import Token

_COUNTS = {"dozen": 12.0, "couple": 2.0, "pair": 2.0, "hundred": 100.0, "thousand": 1e3}
_SCALES = _COUNTS | {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_VAGUE = {"dozens": 12.0, "scores": 20.0, "tens": 10.0} | {
    f"{word}s": value for word, value in _SCALES.items() if value >= 100
}
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: int(value) for word, value in _ORDINALS.items() if value >= 3 for form in (word, f"{word}s")
}
_ROMAN = {
    word: float(value) for value, word in enumerate("ii iii iv v vi vii viii ix x xi xii".split(), start=2)
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "triple": 3.0}
_TIMES |= {"tripled": 3.0, "twofold": 2.0, "threefold": 3.0, "quadruple": 4.0}
_DURATIONS = {
    form: (unit, value)
    for words, unit, value in (
        ("minute minutes", "h", 1 / 60),
        ("hour hours", "h", 1.0),
        ("day days", "h", 24.0),
        ("week weeks", "h", 168.0),
        ("fortnight fortnights", "h", 336.0),
        ("month months", "mo", 1.0),
        ("year years", "mo", 12.0),
        ("decade decades", "mo", 120.0),
        ("century centuries", "mo", 1200.0),
    )
    for form in words.split()
}
_DECADES = {
    word: float(value)
    for value, word in zip(
        range(20, 100, 10),
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),
        strict=True,
    )
}
_MONEY = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}
_AT = frozenset("at until till from by after before around about since to".split())
_AND_A_HALF = ["and", "a", "half"]
_ONE = frozenset(("a", "an", "one"))
_POINTS = frozenset(("point", "points"))
_BEGIN = frozenset(
    (
        *_ONE,
        *_TIMES,
        *_ROMAN,
        *_ORDINALS,
        *_VAGUE,
        *_SCALES,
        *_DECADES,
        *"half quarter both fortnight decade".split(),
    )
)
"""The words, besides numbers, that an amount begins or ends with."""


class Amount(NamedTuple):
    """A number at ``tokens[first:after]``.

    ``value`` counts ``unit``: ``%`` (shares too), ``pp`` (percentage points), ``x`` (times), ``th`` (the
    place in a row), ``h`` and ``mo`` (hours, months), ``t`` (the hour), a currency's sign, or
    nothing; ``vague`` is "thousands".  ``bare`` is the number without its unit.  ``soft`` is "one", which may
    be an article.
    """

    value: float
    unit: str
    bare: float
    first: int
    after: int
    vague: bool = False
    soft: bool = False


def amounts_in(tokens: Sequence[Token], forms: Sequence[str]) -> list[Amount]:
    """Return the numbers of a text in order; ``forms`` are the tokens' forms."""
    found: list[Amount] = []
    done = 0
    for at, form in enumerate(forms):
        if at < done or not (tokens[at].kind == "number" or form in _BEGIN or form[-2:] == "0s"):
            continue
        amount = _amount_at(tokens, forms, at)
        if amount is None:
            continue
        if found and _is_share(found[-1], amount, forms):
            whole = found.pop()
            share = 100 * whole.bare / amount.bare
            amount = Amount(share, "%", share, whole.first, amount.after)
        found.append(amount)
        done = max(amount.after, at + 1)
    return found


def agree(a: Amount, b: Amount) -> bool:
    """Return whether two amounts are one: 3.8bn and 3.8 billion, a fortnight and 14 days, 30 and dozens."""
    if a.vague or b.vague:
        less, more = (a, b) if a.value <= b.value else (b, a)
        return less.vague and (
            less.value == more.value or (not more.vague and more.value < 1000 * less.value)
        )
    if a.unit == b.unit != "t":
        return abs(a.value - b.value) <= 1e-6 * max(a.value, b.value)
    if "t" in (a.unit, b.unit):
        return abs(a.value - b.value) < 1e-6 or abs(a.bare - b.bare) < 1e-6
    return a.bare == b.bare and ("" in (a.unit, b.unit) or "th" in (a.unit, b.unit))


def _is_share(whole: Amount, of: Amount, forms: Sequence[str]) -> bool:
    """ "One in three", "nine out of ten"."""
    between = forms[whole.after : of.first]
    return (
        between in (["in"], ["out", "of"], ["of", "every"], ["in", "every"])
        and whole.unit == of.unit == ""
        and whole.bare < of.bare <= 100
    )


def _amount_at(tokens: Sequence[Token], forms: Sequence[str], at: int) -> Amount | None:
    form, token = forms[at], tokens[at]
    first, after, value, unit = at, at + 1, 0.0, ""
    follows = forms[after] if after < len(forms) else ""
    if token.kind == "number":
        if (hour := _clock(tokens, forms, at)) is not None:
            return hour
        value = float(token.key[1:])
        if form[-2:] in ("st", "nd", "rd", "th") and form[0].isdigit():
            unit = "th"
        if "/" in token.marks and 0 < value < _value(tokens, after):
            value, unit, after = 100 * value / _value(tokens, after), "%", after + 1
        elif follows in _PARTS and follows != "second" and (value > 1 or follows[-1] != "s") and value < 10:
            value, unit, after = 100 * value / _PARTS[follows], "%", after + 1
        elif value in range(20, 100, 10) and 1 <= _ORDINALS.get(follows, 10.0) < 10:
            value, unit, after = value + _ORDINALS[follows], "th", after + 1
        elif follows == "dozen":
            value, after = value * 12, after + 1
        elif forms[after : after + 3] == _AND_A_HALF:
            value, after = value + 0.5, after + 3
            if after < len(forms) and forms[after] in _SCALES:
                value, after = value * _SCALES[forms[after]], after + 1
    elif form in _ONE and follows in _SCALES:
        value, after = _SCALES[follows], at + 2
        after += forms[after : after + 1] == ["of"] and follows in _COUNTS
        rest = after + (forms[after : after + 1] == ["and"])
        if forms[after : after + 3] == _AND_A_HALF:
            value, after = value * 1.5, after + 3
        elif value >= 100 and 0 < _value(tokens, rest) < value:
            value, after = value + _value(tokens, rest), rest + 1
    elif form in _ONE and follows in _DURATIONS and forms[after + 1 : after + 4] == _AND_A_HALF:
        value, after = 1.0, at + 1
    elif form == "one" and forms[after : after + 3] == _AND_A_HALF:
        value, after = 1.5, after + 3
        if after < len(forms) and forms[after] in _SCALES:
            value, after = value * _SCALES[forms[after]], after + 1
    elif form in _ONE and _is_part(tokens, forms, after):
        value, unit, after = 100 / _PARTS[follows], "%", at + 2
    elif form == "one" and (
        follows in _DURATIONS
        or (follows == "in" and _value(tokens, after + 1))
        or (forms[after : after + 2] == ["out", "of"])
    ):
        value = 1.0
    elif form == "one" and after < len(tokens) and tokens[after].kind == "content":
        return Amount(1.0, "", 1.0, first, after, soft=True)
    elif form in ("half", "quarter") and follows in ("past", "to"):
        return None
    elif form in ("half", "quarter") and _is_half(forms, at):
        part = 1 / _PARTS[form]
        over = at + 2 if follows in _ONE else at + 1
        scale = forms[over] if over < len(forms) else ""
        if scale in _SCALES:
            value, after = part * _SCALES[scale], over + 1
        elif scale in _DURATIONS or (scale in ("percent", "per") and over == at + 2):
            value, after = part, over
        else:
            value, unit = 100 * part, "%"
    elif form in _TIMES:
        value, unit = _TIMES[form], "x"
    elif form in _ROMAN and (token.name or "^" in token.marks):
        value, unit = _ROMAN[form], "th"
    elif form in _ORDINALS:
        value, unit = _ORDINALS[form], "th"
    elif form in _VAGUE:
        value = _VAGUE[form]
        if follows == "of" and after + 1 < len(forms) and forms[after + 1] in _VAGUE:
            value, after = value * _VAGUE[forms[after + 1]], at + 3
        return Amount(value, "", value, first, after, vague=True)
    elif form in _SCALES and form not in ("couple", "pair"):
        return Amount(_SCALES[form], "", _SCALES[form], first, after, vague=True)
    elif form in _DECADES or (form[-2:] == "0s" and form[:-1].isdigit()):
        value, unit = _DECADES[form] if form in _DECADES else float(form[-3:-1]), "s"
        return Amount(value, unit, float(form[:-1]) if form[:-1].isdigit() else value, first, after)
    elif form == "both":
        value = 2.0
    elif form in ("fortnight", "decade") and at and forms[at - 1] in _ONE:
        value, after = 1.0, at
        first = at - 1
    else:
        return None
    return _with_unit(tokens, forms, first, after, value, unit)


def _value(tokens: Sequence[Token], at: int) -> float:
    """The value of a token that is a number, else nought."""
    return float(tokens[at].key[1:]) if at < len(tokens) and tokens[at].kind == "number" else 0.0


def _is_part(tokens: Sequence[Token], forms: Sequence[str], at: int) -> bool:
    """Whether "third" after "a" is a share: "a third of it", not "a third place"."""
    if at >= len(forms) or forms[at] not in _PARTS or forms[at] in ("second", "seconds"):
        return False
    return forms[at] in ("half", "quarter") or at + 1 == len(forms) or tokens[at + 1].kind == "function"


def _is_half(forms: Sequence[str], at: int) -> bool:
    """Whether "half" and "quarter" are shares: not of a match, a year or a city."""
    follows = forms[at + 1] if at + 1 < len(forms) else ""
    if at and forms[at - 1] in ("first", "second", "last", "next", "each", "other", "this", "every"):
        return False
    if forms[at] == "quarter":
        return follows == "of" or follows in _ONE or follows in _SCALES
    return follows not in ("time", "final", "finals", "year", "way", "back", "brother", "sister")


def _clock(tokens: Sequence[Token], forms: Sequence[str], at: int) -> Amount | None:
    """An hour: "4 p.m.", "4:15 pm", "16:15"; hours and hundredths for minutes."""
    value, after = float(tokens[at].key[1:]), at + 1
    digital = (
        ":" in tokens[at].marks and after < len(tokens) and len(forms[after]) == 2 and forms[after].isdigit()
    )
    if digital:
        value, after = value + float(forms[after]) / 100, after + 1
    half = list(forms[after : after + 2])
    if value < 13 and half and (half[0] in ("am", "pm") or half in (["a", "m"], ["p", "m"])):
        return Amount(value % 12 + (12 if half[0][0] == "p" else 0), "t", value, at, after)
    timed = half[:1] == ["h"] or (at > 0 and forms[at - 1] in _AT)
    return Amount(value, "t", value, at, after) if digital and timed and value < 25 else None


def _with_unit(
    tokens: Sequence[Token], forms: Sequence[str], first: int, after: int, value: float, unit: str
) -> Amount:
    """Take up the unit that follows: per cent, points, times, a currency, a span of time."""
    bare = value
    marks = tokens[first].marks
    follows = forms[after] if after < len(forms) else ""
    if (
        unit == "%"
        and forms[after : after + 1] == ["of"]
        and after + 2 < len(forms)
        and forms[after + 1] in _ONE
    ):
        scale = forms[after + 2]
        if scale in _SCALES or scale in _DURATIONS:
            value, unit = value / 100 * _SCALES.get(scale, 1.0), ""
            bare, after = value, after + (3 if scale in _SCALES else 2)
            follows = forms[after] if after < len(forms) else ""
    if "%" in marks:
        unit = "%"
    elif follows in ("percent", "pct", "percentage") or (
        follows == "per" and forms[after + 1 : after + 2] == ["cent"]
    ):
        unit = "%"
        after += 2 if follows == "per" else 1
    if unit == "%" and after < len(forms) and forms[after] in _POINTS:
        unit, after = "pp", after + 1
    elif not unit:
        signs = [c for c in marks if c not in ",…[^%/:´"]
        if signs:
            unit = signs[0]
        elif follows in _MONEY:
            unit = _MONEY[follows]
        elif follows == "times":
            unit = "x"
        elif follows in _DURATIONS:
            unit, size = _DURATIONS[follows]
            value *= size
            if forms[after + 1 : after + 4] == _AND_A_HALF:
                value += size / 2
                after += 4
    return Amount(value, unit, bare, first, after)
