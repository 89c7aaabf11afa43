"""What is not looked for, for want of a word that all phrases of a kind need, is not there."""

from __future__ import annotations

import re

import pytest

from quotes import outlets
from quotes.model import Parse, Sentence
from quotes.provenance import notices, occasions, relays
from quotes.provenance.languages import LANGUAGES
from quotes.provenance.notices import find_notices

PATTERNS = (
    occasions._MEETING + occasions._DOCUMENT + occasions._REPORTERS + occasions._SITE,
    outlets._KIND + outlets._MODIFIER,
    notices._TRANSLATION.pattern + notices._INTERPRETER.pattern + notices._SUBTITLES.pattern,
    occasions._ON_CALL.pattern + occasions._BY_PHONE.pattern + occasions._BY_LETTER.pattern,
)
WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"[A-Za-z]{2,}", pattern)})
FRAMES = (
    "She said in a {0}.",
    "Speaking at the {0} on Monday, she said so.",
    "She told the {0}.",
    "He said on the {0} and by {0}.",
    "She posted on {0}.",
    "That is according to a {0}, said the {0} {1}.",
    "It was {0} by {1} from {2}.",
    "He spoke in {2} through an {0} with {2} {0}.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_phrase_is_passed_over_only_where_there_is_none(
    frame: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [*outlets._KNOWN_NAMES, "the Daily Chronicle", "X", "Telegram"]
    lines = [
        frame.format(word, names[at % len(names)], LANGUAGES[at % len(LANGUAGES)])
        for at, word in enumerate(WORDS)
    ]
    lines += [frame.format(name, name, "Russian") for name in names]
    text = "\n".join(lines)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    sentences = (Sentence(start, start + len(line), (), 0) for start, line in zip(starts, lines, strict=True))
    parse = Parse(tuple(sentences), ())
    found = find_notices(text, parse)
    for module in (notices, occasions, outlets, relays):
        monkeypatch.setattr(module, "holds", lambda *_: True)
    for module, name in (
        (notices, "LETTERS"),
        (occasions, "_NETWORK_LETTERS"),
        (outlets, "_CLOSING_LETTERS"),
        (outlets, "_KNOWN_LETTERS"),
    ):
        monkeypatch.setattr(module, name, re.compile(""))
    assert found == find_notices(text, parse)
    assert found
