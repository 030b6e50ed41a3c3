"""Records: a list in JSONL or CSV becomes named fields, row by row.

Read as a stream: memory use stays small however long the list. A bad row becomes a RowFailure and
the next one is read. What the fields mean is up to the caller.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import BinaryIO

from msgspec import Struct

from claimtrack.errors import BadInput
from claimtrack.intake.charset import refuse_binary
from claimtrack.intake.loose_json import loads
from claimtrack.intake.readers import LIST_ENDINGS
from claimtrack.intake.rows import Row, RowFailure, text_rows
from claimtrack.text.clean import one_line

_TABLE_ENDINGS = (".csv", ".tsv")
_JOINTS = re.compile(r"[\s_.:-]+")
_LOOKED_AT = 100
_DELIMITERS = ",;\t"
_NOT_CSV = "The row is not CSV: a quotation mark is out of place or never closed."
_NOT_JSON = "The row is not JSON: each line should hold one whole object."


class Record(Struct, frozen=True):
    """A row as named fields: names casefolded, values as given; `raw` are its bytes."""

    row: int
    fields: Mapping[str, object]
    raw: bytes


class ListForm(Struct, frozen=True):
    """What a list contains: the noun for an entry, its longest row, and a check of the names.

    `look` gets the column names of a CSV and raises BadInput if they are not usable. `wanted` are
    columns that have to be there, in any case and with any joints (`Claim text`, `claim_text`).
    """

    noun: str
    longest: int
    look: Callable[[str, Sequence[str]], None]
    wanted: tuple[str, ...] = ()

    @property
    def too_long(self) -> str:
        """Why a row that is too long was left out."""
        return f"The row is longer than {self.longest:,} characters, too long for one {self.noun}."


def read_records(
    stream: BinaryIO, name: str, ending: str, form: ListForm
) -> Iterator[Record | RowFailure]:
    """Read a list from a stream, JSONL or CSV.

    Args:
        stream: bytes; not closed here.
        name: what to call it in messages, `-` for standard input.
        ending: the ending of its name, casefolded, which tells JSONL from CSV; if it tells nothing,
            the first character does.
        form: what the list contains.

    Yields:
        A record or a failure for each row that is not blank, in order.

    Raises:
        BadInput: it is not text, is empty, or is a CSV with unusable columns.
    """
    shown = "Standard input" if name == "-" else one_line(name)
    rows = text_rows(stream, lambda first: refuse_binary(shown, first), form.longest)
    first = next((row for row in rows if row.text is None or row.text.strip()), None)
    if first is None:
        raise BadInput(f"{shown} is empty: it should have one {form.noun} a line.")
    start = (first.text or "").lstrip()
    if ending in _TABLE_ENDINGS or (ending not in LIST_ENDINGS and start[:1] != "{"):
        yield from _csv(first, rows, shown, form)
    else:
        records = _jsonl(first, rows, form)
        seen = list(islice(records, _LOOKED_AT)) if form.wanted else []
        names = {name for record in seen if isinstance(record, Record) for name in record.fields}
        if names:
            _refuse_without(form.wanted, shown, sorted(names))
        yield from chain(seen, records)


def folded(name: str) -> str:
    """Normalise a column's name: ignore case and word separators."""
    return _JOINTS.sub("", one_line(name).casefold())


def _refuse_without(wanted: Sequence[str], shown: str, names: Sequence[str]) -> None:
    """Refuse a list that lacks a column which is wanted.

    Raises:
        BadInput: it does; the message names the columns that it has.
    """
    known = set(map(folded, names))
    for column in wanted:
        if folded(column) not in known:
            there = ", ".join(name for name in names if name)
            raise BadInput(f"{shown} has no column named {column}: it has {there}.")


def _jsonl(first: Row, rows: Iterator[Row], form: ListForm) -> Iterator[Record | RowFailure]:
    """Read one JSON object a line."""
    row: Row | None = first
    while row is not None:
        if row.text is None:
            yield RowFailure(row.number, form.too_long)
        elif row.text.strip():
            yield _from_json(row)
        row = next(rows, None)


def _from_json(row: Row) -> Record | RowFailure:
    """Read one line of JSONL."""
    try:
        value = loads(row.text or "")
    except (ValueError, RecursionError):
        return RowFailure(row.number, _NOT_JSON)
    if not isinstance(value, dict):
        return RowFailure(row.number, "The row is JSON but not an object with named fields.")
    return Record(row.number, named(value), row.raw)


def named(value: Mapping[str, object]) -> dict[str, object]:
    """Normalise the names of an object's fields for lookup."""
    return {key.strip().casefold(): field for key, field in value.items()}


def _csv(
    first: Row, rows: Iterator[Row], shown: str, form: ListForm
) -> Iterator[Record | RowFailure]:
    """Read comma-separated values whose first line names the columns, in any case and order."""
    if first.text is None:
        raise BadInput(f"{shown} is not a list: its first line should name the columns.")
    delimiter = max(_DELIMITERS, key=first.text.count)
    # The limit is global to the process; it is raised here for reading lists.
    csv.field_size_limit(max(form.longest, csv.field_size_limit()))
    try:
        names = next(csv.reader([first.text], delimiter=delimiter), [])
    except csv.Error:
        names = []
    names = list(map(one_line, names))
    form.look(shown, names)
    _refuse_without(form.wanted, shown, names)
    header = [name.casefold() for name in names]
    lines = _Lines(rows, first.number)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader, None)
        except csv.Error:
            yield RowFailure(lines.row, _NOT_CSV)
            continue
        if cells is None:
            return
        if lines.too_long or any(len(cell) > form.longest for cell in cells):
            yield RowFailure(lines.row, form.too_long)
        elif len(cells) > len(header):
            yield RowFailure(
                lines.row, f"The row has {len(cells)} cells under {len(header)} names."
            )
        elif any(cell.strip() for cell in cells):
            yield Record(lines.row, dict(zip(header, cells, strict=False)), bytes(lines.raw))


class _Lines:
    """The lines of a CSV file for the reader; remembers where the current row began."""

    def __init__(self, rows: Iterator[Row], before: int) -> None:
        self._rows = rows
        self._last = before
        self.begin()

    def begin(self) -> None:
        """Mark the beginning of a row."""
        self.row, self.too_long, self.raw = self._last + 1, False, bytearray()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        row = next(self._rows)
        self._last = row.number
        self.raw += row.raw
        if row.text is None:
            self.too_long = True
        return row.text or ""
