"""What is packed comes out as it was, and nothing else comes out."""

import json
import zlib
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ledger.codec import DamagedError, pack, unpack
from quotes.model import Article, Audit, Parse, QuotationKind, Span
from tests.ledger import made


class Pair(NamedTuple):
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    text: str
    number: int
    share: float
    sure: bool
    kind: QuotationKind
    maybe: str | None
    pairs: tuple[Pair, ...]
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Older:
    text: str
    gone: int


@dataclass(frozen=True, slots=True)
class Newer:
    text: str
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Needing:
    text: str
    added: int


SPANS = st.builds(Span, st.integers(0, 9), st.integers(0, 9))
TEXTS = st.text(st.characters(), max_size=5)
THINGS = st.builds(
    Thing,
    TEXTS,
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.sampled_from(QuotationKind),
    st.none() | TEXTS,
    st.lists(st.builds(Pair, TEXTS, st.none() | SPANS), max_size=3).map(tuple),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
)


@given(st.lists(THINGS, max_size=4))
def test_any_data_comes_out_as_it_was(things: list[Thing]) -> None:
    assert unpack(Thing, pack(Thing, things)) == things


def test_articles_parses_and_audits_come_out_as_they_were() -> None:
    article = made.article("a.txt", "Water \udc00 rises.", "Go.")
    assert unpack(Article, pack(Article, [article])) == [article]
    assert unpack(Parse, pack(Parse, [made.parse(article)])) == [made.parse(article)]
    audit = made.audit([article], [], findings=["Go."])
    assert unpack(Audit, pack(Audit, [audit])) == [audit]


def test_what_an_older_program_packed_is_read_as_far_as_it_goes() -> None:
    old = pack(Older, [Older("a", 1), Older("b", 2)])
    assert unpack(Newer, old) == [Newer("a"), Newer("b")]
    with pytest.raises(DamagedError):
        unpack(Needing, old)


@given(st.binary(max_size=60))
def test_any_other_bytes_are_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack(Thing, data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=2),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["text", "gone", "added"]), inner)
    ),
)


@given(JSON)
def test_any_other_json_is_damaged_or_is_such_data(data: object) -> None:
    packed = zlib.compress(json.dumps(data).encode())
    try:
        found = unpack(Older, packed)
    except DamagedError:
        return
    assert all(type(each.text) is str and type(each.gone) is int for each in found)


def test_what_is_cut_short_is_damaged() -> None:
    data = pack(Older, [Older("a" * 1000, 1)])
    with pytest.raises(DamagedError, match="cut short"):
        unpack(Older, data[:-1])


def test_what_would_fill_the_memory_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(Older, [Older("a" * 1000, 1)])
    monkeypatch.setattr("quotes.ledger.codec.LARGEST", 100)
    with pytest.raises(DamagedError, match="too large"):
        unpack(Older, data)
