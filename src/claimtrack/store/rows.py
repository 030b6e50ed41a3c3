"""Rows in, values out: one mapper for all of them, and the base of every group of readers.

A `Shape` says which columns fill the fields of a value. A field is filled by the column of the same
name unless the shape says otherwise, so that a new field needs only a column. Fields without a
column (the line of a sentence) are supplied by the reader.

Columns are in the order of the fields and are assigned by position: rows stay plain tuples, which
makes reading ten thousand claims as quick as by hand.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct, ValidationError, convert, defstruct
from msgspec.structs import astuple

from claimtrack.errors import Damaged
from claimtrack.store.inflated import odd

T = TypeVar("T", bound=Struct)
Key = TypeVar("Key")

PAGE = 500
"""How many rows to ask for by number at once; below SQLite's limit on parameters."""

_PACKED = 4096
"""How many texts of a JSON column to cache parsed; most rows share a few."""

Convert = Callable[[Any], Any]

_PLACE = re.compile(r"\$\[(\d+)\]")
"""Where msgspec says that a value is wrong."""


class Shape(Generic[T]):
    """How rows become values of one class.

    Args:
        cls: the class, a Struct.
        table: the table of a field's column.
        given: the fields without a column.
        names: classes that the annotations of `cls` name and its module does not import.
        sources: for fields filled differently, the SQL that fills them, or the shape of the value
            they hold.
    """

    def __init__(
        self,
        cls: type[T],
        table: str,
        *,
        given: Sequence[str] = (),
        names: Mapping[str, type] | None = None,
        **sources: str | Shape[Any],
    ) -> None:
        self._cls: Callable[..., T] = cls
        self._table = table
        self._names = names
        fields = cls.__struct_fields__
        self._held = [name for name in fields if name not in given]
        self._given = [at for at, name in enumerate(fields) if name in given]
        filled = [sources.get(name, f'{table}."{name}"') for name in self._held]
        self._nested = [
            (at, source) for at, source in enumerate(filled) if isinstance(source, Shape)
        ]
        self.columns: str = ", ".join(
            source if isinstance(source, str) else source.columns for source in filled
        )
        """The columns to select, in order."""
        self.width: int = sum(1 if isinstance(source, str) else source.width for source in filled)
        """The number of columns."""

    def at(self, name: str) -> int:
        """Return the position of a field among the columns, if no nested value precedes it."""
        return self._held.index(name)

    def __call__(self, row: Sequence[Any], *given: object) -> T:
        """Make the value of a row; `given` are the fields without a column, in order."""
        held = list(row)
        for at, shape in self._nested:
            held[at : at + shape.width] = [shape(held[at : at + shape.width])]
        for at, value in zip(self._given, given, strict=True):
            held.insert(at, value)
        try:
            held = list(astuple(convert(held, self._kinds)))
            for at, made in self._converts:
                held[at] = made(held[at])
        except (ValidationError, ValueError, TypeError, LookupError) as error:
            raise self._odd(row, error) from error
        return self._cls(*held)

    def _odd(self, row: Sequence[Any], error: Exception) -> Damaged:
        """The error for a row with a value that no version writes; the value is not shown."""
        key = row[self._held.index("id")] if "id" in self._held and not self._nested else None
        place = _PLACE.search(str(error))
        column = list(self._hints)[int(place[1])] if place else "columns"
        return Damaged(
            odd(
                f"{self._table}{f' {key}' if isinstance(key, int) else ''}: "
                f"its {column} {'are' if column == 'columns' else 'is'} not as claimtrack writes it"
            )
        )

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self._cls, localns=dict(self._names) if self._names else None)

    @cached_property
    def _filled(self) -> set[str]:
        """The fields that are filled by a column, rather than given or nested."""
        return set(self._held) - {self._held[at] for at, _ in self._nested}

    @cached_property
    def _kinds(self) -> type[Struct]:
        """The types of the columns, to which SQLite holds nobody who writes by other means."""
        kinds = [
            (name, _kind(hint) if name in self._filled else Any)
            for name, hint in self._hints.items()
        ]
        return defstruct("Row", kinds, array_like=True, gc=False)

    @cached_property
    def _converts(self) -> list[tuple[int, Convert]]:
        """The fields whose columns need more than their type: booleans, lists."""
        converters = (
            (at, name, _convert(hint)) for at, (name, hint) in enumerate(self._hints.items())
        )
        return [(at, made) for at, name, made in converters if made and name in self._filled]


def _kind(hint: Any) -> Any:  # noqa: ANN401 - an annotation
    """Return what a column holds where its field is of this type."""
    kinds = get_args(hint) if _optional(hint) else (hint,)
    none = type(None) in kinds
    kind = next(option for option in kinds if option is not type(None))
    if kind is bool:
        return int | None
    held: Any
    if get_origin(kind) is tuple:
        held = str
    elif kind in {int, float, str, bytes} or (isinstance(kind, type) and issubclass(kind, Enum)):
        held = kind
    else:
        return Any
    return held | None if none else held


def _convert(hint: Any) -> Convert | None:  # noqa: ANN401 - an annotation
    """Return the conversion of a column's value to a type; None if it needs none."""
    kinds = get_args(hint) if _optional(hint) else (hint,)
    kind = next(option for option in kinds if option is not type(None))
    if kind is bool:
        return bool
    if get_origin(kind) is tuple:
        return lru_cache(_PACKED)(lambda text: _listed(kind, json.loads(text)))
    return None


def _optional(hint: Any) -> bool:  # noqa: ANN401 - an annotation
    return get_origin(hint) is Union or type(None) in get_args(hint)


def _listed(kind: Any, read: Any) -> Any:  # noqa: ANN401 - whatever JSON has
    """Convert parsed JSON to a tuple, an enum or a class of values; objects are ordered by key."""
    if get_origin(kind) is tuple:
        members = sorted(read.items()) if isinstance(read, dict) else read
        kinds = get_args(kind)
        each = [kinds[0]] * len(members) if kinds[1:] == (...,) else kinds
        return tuple(
            _listed(item_kind, member) for item_kind, member in zip(each, members, strict=True)
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(read)
    if issubclass(kind, Struct) or hasattr(kind, "_fields"):
        hints = get_type_hints(kind).values()
        return kind(*(_listed(hint, member) for hint, member in zip(hints, read, strict=False)))
    return read


class Reader:
    """The base of every group of readers: a connection, queried for rows or values."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def read(self, shape: Shape[T], sql: str, values: Sequence[Any] = ()) -> list[T]:
        """Return the values of all rows of a query of a shape's columns."""
        return [shape(row) for row in self.connection.execute(sql, values)]

    def first(self, shape: Shape[T], sql: str, values: Sequence[Any] = ()) -> T | None:
        """Return the value of the first row of a query of a shape's columns, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return None if row is None else shape(row)

    def grouped(self, shape: Shape[T], sql: str, values: Sequence[Any] = ()) -> dict[int, list[T]]:
        """Return the values of a query of a number and a shape's columns, by that number."""
        by_number: dict[int, list[T]] = defaultdict(list)
        for number, *row in self.connection.execute(sql, values):
            by_number[number].append(shape(row))
        return by_number

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return every row of a query, accessible by column name."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        rows: list[sqlite3.Row] = cursor.execute(sql, values).fetchall()
        return rows

    def one(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def scalar(self, sql: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - any column
        """Return the first column of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None


def marks(values: Sequence[Any]) -> str:
    """Return as many question marks as there are values, for IN."""
    return ", ".join("?" * len(values))


def pages(values: Iterable[Key]) -> Iterable[list[Key]]:
    """Split values into lists short enough for one query."""
    listed = list(values)
    return (listed[at : at + PAGE] for at in range(0, len(listed), PAGE))
