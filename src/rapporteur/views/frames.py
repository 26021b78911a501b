"""Data frames: the rows of any view as a polars frame, with the same columns however few rows there are."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import polars as pl

_PLAIN: Mapping[Any, Any] = {
    str: pl.String,
    int: pl.Int64,
    float: pl.Float64,
    bool: pl.Boolean,
    date: pl.Date,
    datetime: pl.Datetime("us", "UTC"),
}


def frame(row: type[Any], rows: Sequence[Any]) -> pl.DataFrame:
    """`rows`, all of class `row`, as a data frame.

    A record inside a row gives one column for each of its fields (`source_name`); a tuple gives a list. Days are
    dates, moments are in UTC.
    """
    return pl.DataFrame([_flat(item) for item in rows], schema=dict(_columns(row)), orient="row")


def _columns(row: type[Any], prefix: str = "") -> list[tuple[str, Any]]:
    columns: list[tuple[str, Any]] = []
    for name, kind in get_type_hints(row).items():
        if is_dataclass(kind) and isinstance(kind, type):
            columns += _columns(kind, f"{prefix}{name}_")
        else:
            columns.append((prefix + name, _type(kind)))
    return columns


def _type(kind: Any) -> Any:
    """The polars type of a field; a None is a null in any."""
    if isinstance(kind, UnionType):
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is tuple:
        return pl.List(_type(get_args(kind)[0]))
    if is_dataclass(kind) and isinstance(kind, type):
        return pl.Struct([pl.Field(name, value) for name, value in _columns(kind)])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return pl.String
    return _PLAIN[kind]


def _flat(item: Any, prefix: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if is_dataclass(value):
            values |= _flat(value, f"{prefix}{field.name}_")
        elif isinstance(value, tuple):
            values[prefix + field.name] = [_flat(part) if is_dataclass(part) else part for part in value]
        else:
            values[prefix + field.name] = str(value) if isinstance(value, StrEnum) else value
    return values
