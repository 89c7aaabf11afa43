"""Frozen data to bytes and back, by the types of its fields: columns of plain JSON, packed with zlib.

Nothing is executed to read it.  Values of one class are kept field by field, by name, so that a record that
an older program wrote still reads: a field that it did not have takes its default, one that is gone is passed
over.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

LARGEST = 1 << 30
"""Bytes that a record may unpack to: a damaged one must not fill the memory."""

_LEVEL = 6
_T = TypeVar("_T")


class DamagedError(ValueError):
    """Bytes that are not what was packed."""


def pack(kind: type[_T], values: Sequence[_T]) -> bytes:
    """Return values of one class as bytes."""
    data = json.dumps([len(values), _of(kind).encode(values)], separators=(",", ":"))
    return zlib.compress(data.encode("ascii"), _LEVEL)


def unpack(kind: type[_T], data: bytes) -> list[_T]:
    """Return the values that were packed; raise :class:`DamagedError` if these are not such bytes."""
    try:
        reader = zlib.decompressobj()
        plain = reader.decompress(data, LARGEST)
        if not reader.eof:
            raise DamagedError("it is cut short, or too large")
        size, columns = json.loads(plain)
        return cast("list[_T]", _of(kind).decode(columns, size))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise DamagedError(str(error) or type(error).__name__) from error


def _of(kind: Any) -> _Codec:
    return _codec(kind)


def unpack_one(kind: type[_T], data: bytes) -> _T:
    """Return the one value that was packed; raise :class:`DamagedError` if these are not such bytes."""
    found = unpack(kind, data)
    if len(found) != 1:
        raise DamagedError(f"{len(found)} values where one should be")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Codec:
    """How the values of a type are written as a column, and read from one that holds so many."""

    encode: Callable[[Sequence[Any]], Any]
    decode: Callable[[Any, int], list[Any]]


def _as_it_is(kind: type) -> _Codec:
    def decode(column: Any, size: int) -> list[Any]:
        if len(column) != size or not all(map(_checks(kind), set(map(type, column)))):
            raise DamagedError(f"a column of {size} {kind.__name__} is none")
        return cast("list[Any]", column)

    return _Codec(list, decode)


def _checks(kind: type) -> Callable[[type], bool]:
    return lambda found: found is kind or (kind is float and found is int)


@cache
def _codec(kind: Any) -> _Codec:
    """Work out, once a type, how it is written."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        (inner,) = (each for each in arguments if each is not type(None))
        return _optional(_codec(inner))
    if origin is tuple and arguments[1:] == (...,):
        return _many(_codec(arguments[0]))
    if origin is tuple:
        return _record(tuple, {str(at): each for at, each in enumerate(arguments)}, {})
    if kind in {str, int, float, bool}:
        return _as_it_is(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if is_dataclass(kind):
        defaults = {each.name: each.default for each in fields(kind) if each.default is not MISSING}
        hints = get_type_hints(kind)
        return _record(kind, {each.name: hints[each.name] for each in fields(kind)}, defaults)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _record(kind, get_type_hints(kind), getattr(kind, "_field_defaults", {}))
    raise TypeError(f"{kind} cannot be kept")


def _optional(inner: _Codec) -> _Codec:
    def encode(values: Sequence[Any]) -> Any:
        there = [value for value in values if value is not None]
        if len(there) == len(values):
            return [None, inner.encode(there)]
        return [[int(value is not None) for value in values], inner.encode(there)]

    def decode(column: Any, size: int) -> list[Any]:
        mask, there = column
        if mask is None:
            return inner.decode(there, size)
        if len(mask) != size:
            raise DamagedError("a column is shorter than it says")
        found = iter(inner.decode(there, sum(mask)))
        return [next(found) if each else None for each in mask]

    return _Codec(encode, decode)


def _many(inner: _Codec) -> _Codec:
    def encode(values: Sequence[Any]) -> Any:
        return [list(map(len, values)), inner.encode(list(chain.from_iterable(values)))]

    def decode(column: Any, size: int) -> list[Any]:
        lengths, flat = column
        if len(lengths) != size or min(lengths, default=0) < 0:
            raise DamagedError("a column is shorter than it says")
        found = tuple(inner.decode(flat, sum(lengths)))
        return [found[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]

    return _Codec(encode, decode)


def _enum(kind: type[Enum]) -> _Codec:
    members = {member.value: member for member in kind}

    def encode(values: Sequence[Any]) -> Any:
        return [value.value for value in values]

    def decode(column: Any, size: int) -> list[Any]:
        if len(column) != size:
            raise DamagedError(f"a column of {size} {kind.__name__} is none")
        return [members[value] for value in column]

    return _Codec(encode, decode)


def _record(kind: Any, members: dict[str, Any], defaults: dict[str, Any]) -> _Codec:
    codecs: dict[str, _Codec] = {}

    def known() -> dict[str, _Codec]:
        # Not before it is used: a class may hold others of its kind.
        return codecs or codecs.update((name, _codec(each)) for name, each in members.items()) or codecs

    def encode(values: Sequence[Any]) -> Any:
        if kind is tuple:
            columns: Iterator[Any] = iter(zip(*values, strict=True)) if values else iter([()] * len(members))
            return {name: codec.encode(next(columns)) for name, codec in known().items()}
        return {
            name: codec.encode([getattr(value, name) for value in values]) for name, codec in known().items()
        }

    def decode(columns: Any, size: int) -> list[Any]:
        read = [
            codec.decode(columns[name], size)
            if name in columns or name not in defaults
            else [defaults[name]] * size
            for name, codec in known().items()
        ]
        if kind is tuple:
            return list(zip(*read, strict=True))
        return list(map(kind, *read))

    return _Codec(encode, decode)
