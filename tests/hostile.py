"""Articles that nobody would print, made to a size: what is repeated is what made some stage slow once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isqrt
from random import Random

_REPEATED = {
    "one character": "a",
    "lines": "\n",
    "quotation marks": '"',
    "opening marks": "“",
    "marks in marks": "“‘",
    "a letter a quotation": "“a”",
    "a word a quotation": "“yes,” ",
    "cues and fragments": "he said “it,” ",
    "cues alone": "said she said he said ",
    "that he said that": "said that he said that ",
    "one name": "Dana Whitlow ",
    "of the mayor of": "the mayor of the mayor of ",
    "apostrophes": "don't 'tis ’ ",
    "dashes": "— ",
    "block quotations": "> ",
    "blocks of HTML": "<blockquote>",
    "one statement": "“The bridge is dead,” said Roe. ",
    "a name and a colon": "Roe: “It is so” ",
    "turns of speech": "ROE: Hello there is it.\n\n",
    "headlines": "# “Hello there bridge”\n\n“Hello there my bridge,” said Roe.\n\n",
    "agencies": "CNN reported Reuters said “it is true,” TASS. ",
    "translations": "“We never stop it,” she said in Russian through an interpreter. "
    "Quotes have been translated. ",
}


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece.encode()))


def _front_matter(size: int) -> str:
    return "---\n" + "a: b\n" * ((size - 9) // 5) + "---\nx"


def _deeper(size: int) -> str:
    return "".join(f"{'>' * depth} x\n" for depth in range(isqrt(2 * size) - 4))


def _names(size: int) -> str:
    chance = Random(size)
    sounds = [c + v for c in "bdfghklmnprstvz" for v in "aeiou"]

    def name() -> str:
        return "".join(chance.choices(sounds, k=3)).capitalize()

    return " ".join(f"{name()} {name()} spoke." for _ in range(size // 21))


def _prose(size: int) -> str:
    chance = Random(size)
    sounds = [c + v for c in "bdfghklmnprstvz" for v in "aeiou"]
    words = ["".join(chance.choices(sounds, k=chance.randint(1, 4))) for _ in range(20_000)]
    speakers = ["Dana Whitlow", "Mr. Roe", "the mayor", "she"]

    def sentence(length: int) -> str:
        return " ".join(chance.choices(words, k=length)).capitalize()

    told = (
        f"“{sentence(12)},” said {chance.choice(speakers)}. {sentence(8)}.\n\n" for _ in range(size // 90)
    )
    return "".join(told)


CASES: Mapping[str, Callable[[int], str]] = {
    **{name: _repeated(piece) for name, piece in _REPEATED.items()},
    "front matter": _front_matter,
    "deeper and deeper": _deeper,
    "names, all different": _names,
    "prose": _prose,
}
"""By name, what makes an article of no more than so many bytes."""


def made(name: str, size: int) -> str:
    """Return the article of a case, cut to a size in bytes."""
    return CASES[name](size).encode()[:size].decode(errors="ignore")
