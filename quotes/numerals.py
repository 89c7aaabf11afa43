"""Numbers as values: "5,000", "five thousand", "1.5bn", "21st"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_BELOW_HUNDRED = _UNITS.keys() | _TENS.keys()
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
_DIGITS = re.compile(r"[+−-]?(\d{1,3}(?:[,  ]\d{3})+|\d+)(\.\d+)?(st|nd|rd|th|k|mn|m|bn|tn)?", re.I)


def read_digits(text: str) -> float | None:
    """Return the value of a number in figures, with its sign left out, or ``None``."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    value = float(re.sub(r"\D", "", match[1]) + (match[2] or ""))
    return value * _SCALES.get((match[3] or "").lower(), 1)


@lru_cache(maxsize=1 << 16)
def begins_number(form: str) -> bool:
    """Return whether a number may begin with a word (lower case), as :func:`read_number` reads it."""
    return form in _BELOW_HUNDRED or read_digits(form) is not None


def read_number(forms: Sequence[str], start: int) -> tuple[float, int] | None:
    """Read the number that begins at ``forms[start]`` (lower case): its value and the index after it.

    "five hundred and six" is one number, "two, three" are two.  "One" alone is a pronoun as often as a
    number and is left to the words; so are bare scales ("thousands", "a hundred" is 100 only after a
    figure or a numeral).
    """
    value = read_digits(forms[start])
    if value is not None:
        end = start + 1
        while end < len(forms) and forms[end] in _SCALES and forms[end].isalpha() and len(forms[end]) > 1:
            value *= _SCALES[forms[end]]
            end += 1
        return value, end
    total, current, at, last = 0.0, 0.0, start, ""
    while at < len(forms):
        form = forms[at]
        if form in _UNITS and last in ("", "ten", "scale"):
            current += _UNITS[form]
            last = "unit"
        elif form in _TENS and last in ("", "scale"):
            current += _TENS[form]
            last = "ten"
        elif form in _SCALES and len(form) > 2 and last:
            if form == "hundred":
                current *= 100
            else:
                total += current * _SCALES[form]
                current = 0.0
            last = "scale"
        elif form == "and" and last == "scale" and forms[at + 1 : at + 2] and forms[at + 1] in _BELOW_HUNDRED:
            pass
        else:
            break
        at += 1
    if not last or (at == start + 1 and forms[start] == "one"):
        return None
    return total + current, at
