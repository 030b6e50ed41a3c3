"""Lists of known claims: published fact-checks by others, one a row, as JSONL or CSV.

Read as a stream: memory stays small however long the list. A bad row becomes a RowFailure and the
next one is read; only a list that cannot be read at all raises. Ratings stay in the other
checker's own words, and nothing here turns one into a verdict.
"""

from __future__ import annotations

import csv
import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import BadInput
from claimtrack.intake.article import unreadable
from claimtrack.intake.charset import refuse_binary
from claimtrack.intake.rows import LONGEST_ROW, Row, text_rows
from claimtrack.intake.written import written_date
from claimtrack.model import KnownClaim
from claimtrack.text.clean import clean, one_line

LIST_ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv")
"""File name endings of lists of known claims."""

FIELDS = ("claim", "headline", "claimant", "rating", "publisher", "url", "date")
"""What a row can say; only the claim is required, and other fields are left aside."""

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class RowFailure:
    """A row that could not be taken in: its line in the list, from 1, and why, in a sentence."""

    row: int
    why: str


def read_known_claims(
    source: Path | BinaryIO, *, name: str | None = None
) -> Iterator[KnownClaim | RowFailure]:
    """Read a list of known claims, row by row.

    Args:
        source: a file by its path, or a stream of bytes that the caller opened and closes.
        name: what to call it in messages; its ending tells JSONL from CSV, and where it has none
            (`-`) the first character does. The path by default.

    Yields:
        A claim or a failure for each row that is not blank, in order. Every string is clean, on
        one line but for the claim; a date that can be read is ISO 8601, any other as it stands.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read, is not text, is empty, or is a CSV without a `claim` column.
    """
    if not isinstance(source, Path):
        yield from _read(source, name or "-")
        return
    try:
        stream = source.open("rb")
    except OSError as trouble:
        raise unreadable(source, trouble) from trouble
    with stream:
        yield from _read(stream, name or str(source))


def _read(stream: BinaryIO, name: str) -> Iterator[KnownClaim | RowFailure]:
    """Read a list from a stream, whichever its form."""
    shown = "Standard input" if name == "-" else one_line(name)
    rows = text_rows(stream, lambda first: refuse_binary(shown, first))
    first = next((row for row in rows if row.text is None or row.text.strip()), None)
    if first is None:
        raise BadInput(f"{shown} is empty: it should have one claim a line.")
    ending = Path(name).suffix.casefold()
    start = (first.text or "").lstrip()
    if ending in (".csv", ".tsv") or (ending not in LIST_ENDINGS and start[:1] != "{"):
        yield from _csv(first, rows, shown)
    else:
        yield from _jsonl(first, rows)


def _jsonl(first: Row, rows: Iterator[Row]) -> Iterator[KnownClaim | RowFailure]:
    """Read one JSON object a line."""
    row: Row | None = first
    while row is not None:
        if row.text is None:
            yield RowFailure(row.number, _TOO_LONG)
        elif row.text.strip():
            yield _from_json(row.number, row.text)
        row = next(rows, None)


_NOT_CSV = "The row is not CSV: a quotation mark is out of place or never closed."
_TOO_LONG = f"The row is longer than {LONGEST_ROW:,} characters, which no claim is."


def _from_json(number: int, line: str) -> KnownClaim | RowFailure:
    """Read one line of JSONL."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return RowFailure(number, "The row is not JSON: each line should hold one whole object.")
    if not isinstance(value, dict):
        return RowFailure(number, "The row is JSON but not an object with named fields.")
    return _claim(number, {str(key).strip().casefold(): said for key, said in value.items()})


def _csv(first: Row, rows: Iterator[Row], shown: str) -> Iterator[KnownClaim | RowFailure]:
    """Read comma-separated values whose first line names the columns, in any case and order."""
    if first.text is None:
        raise BadInput(f"{shown} is no list: its first line should name the columns.")
    delimiter = max(_DELIMITERS, key=first.text.count)
    # The limit is one for the whole process; raised here for whoever reads a list.
    csv.field_size_limit(LONGEST_ROW)
    try:
        names = next(csv.reader([first.text], delimiter=delimiter), [])
    except csv.Error:
        names = []
    header = [one_line(name).casefold() for name in names]
    if "claim" not in header:
        raise BadInput(
            f"{shown} has no column named claim: its first line should name the columns"
            f" ({', '.join(FIELDS)})."
        )
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
        if lines.too_long:
            yield RowFailure(lines.row, _TOO_LONG)
        elif len(cells) > len(header):
            yield RowFailure(
                lines.row, f"The row has {len(cells)} cells under {len(header)} names."
            )
        elif any(cell.strip() for cell in cells):
            yield _claim(lines.row, dict(zip(header, cells, strict=False)))


class _Lines:
    """The lines of a CSV file, fed to the reader; remembers where the current row began."""

    def __init__(self, rows: Iterator[Row], before: int) -> None:
        self._rows = rows
        self._last = before
        self.row = before
        self.too_long = False

    def begin(self) -> None:
        """Mark the beginning of a row."""
        self.row, self.too_long = self._last + 1, False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        row = next(self._rows)
        self._last = row.number
        if row.text is None:
            self.too_long = True
        return row.text or ""


def _claim(number: int, fields: Mapping[str, object]) -> KnownClaim | RowFailure:
    """Make a claim of named fields, or say why not."""
    said: dict[str, str | None] = {}
    for name in FIELDS:
        value = fields.get(name)
        if isinstance(value, bool | int | float) and name != "claim":
            value = json.dumps(value)  # some lists rate with bare true, false and numbers
        if value is not None and not isinstance(value, str):
            return RowFailure(number, f"The field {name} is not text.")
        if value is not None and len(value) > LONGEST_ROW:
            return RowFailure(number, _TOO_LONG)
        line = clean(value or "").strip() if name == "claim" else one_line(value or "")
        said[name] = line or None
    claim = said.pop("claim")
    if claim is None:
        return RowFailure(number, "The row has no claim.")
    said["date"] = written_date(said["date"] or "") or said["date"]
    return KnownClaim(row=number, ref=_ref(claim, said), claim=claim, **said)


def _ref(claim: str, said: Mapping[str, str | None]) -> str:
    """Identify an entry by its content, so that importing it again changes nothing.

    An address alone will not do: one page may judge several claims. The rating is left out, so
    that a checker's change of mind updates the entry.
    """
    words = _folded(claim)
    if said["url"]:
        return f"{said['url']}#{_digest(words)}"
    return _digest(
        words, *(_folded(said[name] or "") for name in ("publisher", "claimant", "date"))
    )


def _folded(text: str) -> str:
    """Put case, compatibility forms and spaces aside."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(*parts: str) -> str:
    """Hash some words to 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
