"""Values to JSON and back, by their type hints: frozen dataclasses, StrEnums, tuples and scalars.

What comes back from a child that read a hostile file is data, never code: hence no pickle, and
whatever does not fit the type exactly is refused.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
_SCALARS = (str, int, bool)


class WireError(ValueError):
    """The bytes are not the value that was expected."""


def encode(value: object) -> bytes:
    """The value as JSON in ASCII."""
    return json.dumps(_plain(value), separators=(",", ":")).encode("ascii")


def decode(kind: type[T], data: bytes) -> T:
    """The value of this type that the bytes hold; WireError when they hold anything else."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    shape: Any = kind
    value: T = _decoder(shape)(plain)
    return value


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or type(value) in _SCALARS:
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in _fields(type(value))}
    raise TypeError(f"{type(value).__name__} does not go over the wire")


@cache
def _fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)


@cache
def _decoder(kind: Any) -> _Decoder:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind))
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if kind in _SCALARS:
        return _scalar(kind)
    if kind is None or kind is type(None):
        return _none
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"{kind} does not go over the wire")


def _none(plain: Any) -> None:
    if plain is not None:
        raise WireError(f"{type(plain).__name__} where nothing belongs")


def _scalar(kind: type) -> _Decoder:
    def of(plain: Any) -> Any:
        if type(plain) is not kind:  # True is not a number here, nor 1 a truth
            raise WireError(f"{type(plain).__name__} where {kind.__name__} belongs")
        return plain

    return of


def _enum(kind: type[StrEnum]) -> _Decoder:
    def of(plain: Any) -> Any:
        try:
            return kind(plain)
        except ValueError as error:
            raise WireError(f"{plain!r} is no {kind.__name__}") from error

    return of


def _tuple(kinds: tuple[Any, ...]) -> _Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        part = _decoder(kinds[0])
        return lambda plain: tuple(map(part, _list(plain)))
    parts = tuple(map(_decoder, kinds))

    def of(plain: Any) -> Any:
        values = _list(plain)
        if len(values) != len(parts):
            raise WireError(f"{len(values)} values where {len(parts)} belong")
        return tuple(part(value) for part, value in zip(parts, values, strict=True))

    return of


def _list(plain: Any) -> list[Any]:
    if not isinstance(plain, list):
        raise WireError(f"{type(plain).__name__} where a tuple belongs")
    return plain


def _union(kinds: tuple[Any, ...]) -> _Decoder:
    decoders = tuple(map(_decoder, kinds))

    def of(plain: Any) -> Any:
        for decoder in decoders:
            try:
                return decoder(plain)
            except WireError:
                continue
        raise WireError(f"{type(plain).__name__} fits none of {len(kinds)} types")

    return of


def _dataclass(kind: type) -> _Decoder:
    hints = typing.get_type_hints(kind)
    parts = {field.name: _decoder(hints[field.name]) for field in _fields(kind)}

    def of(plain: Any) -> Any:
        if not isinstance(plain, dict) or plain.keys() != parts.keys():
            raise WireError(f"the fields are not those of {kind.__name__}")
        return kind(**{name: part(plain[name]) for name, part in parts.items()})

    return of
