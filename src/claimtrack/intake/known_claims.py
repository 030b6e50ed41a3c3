"""Lists of known claims: published fact-checks by others, one per row, as JSONL or CSV.

Read as a stream: memory use stays small however long the list. A bad row becomes a RowFailure and
the next one is read; only a list that cannot be read at all raises. Ratings stay in the other
checker's own words; none becomes a verdict.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.rating_labels import class_of
from claimtrack.intake.records import ListForm, Record, folded, named, read_records
from claimtrack.intake.rows import LONGEST_ROW, RowFailure
from claimtrack.intake.written import written_date
from claimtrack.model.article import KnownClaim
from claimtrack.text.clean import clean, one_line
from claimtrack.text.page_address import without_login

FIELDS = ("claim", "headline", "claimant", "rating", "publisher", "url", "date")
"""The fields of a row; only the claim is required, and unknown fields are ignored."""


def read_list(
    stream: BinaryIO, name: str, ending: str, columns: Mapping[str, str] | None = None
) -> Iterator[Record | KnownClaim | RowFailure]:
    """Read a list of known claims, row by row.

    Args:
        stream: bytes; not closed here.
        name: what to call it in messages, `-` for standard input.
        ending: the ending of its name, which tells JSONL from CSV; if it is empty, the first
            character does.
        columns: the column of some fields, as `columns_of` returns them.

    Yields:
        A claim or a failure for each row that is not blank, in order. Every string is clean and,
        except for the claim, on one line; a readable date is ISO 8601, any other as given. A row of
        JSON-LD is returned as it is.

    Raises:
        BadInput: it is not text, is empty, or has no column for the claim, or none that is named.
    """
    columns = columns or {}
    form = ListForm("claim", LONGEST_ROW, partial(_look, columns), tuple(columns.values()))
    for record in read_records(stream, name, ending, form):
        if isinstance(record, RowFailure):
            yield record
            continue
        fields = mapped(record.fields, columns)
        if "claim" not in fields and _linked(record):
            yield record
        else:
            yield known_claim(record.row, fields)


def columns_of(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that hold some fields, as they are looked up.

    Raises:
        WrongUse: the mapping names a field that claims do not have.
    """
    unknown = next((field for field in mapping if field not in FIELDS), None)
    if unknown is not None:
        raise WrongUse(f"'{one_line(unknown)}' is not a field of a claim: map {', '.join(FIELDS)}.")
    return {field: one_line(column) for field, column in mapping.items()}


def mapped(fields: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """Return fields under their names, in lower case, those of mapped columns under the field's."""
    by_name = {folded(name): value for name, value in fields.items()} if columns else {}
    moved = {field: by_name.get(folded(column)) for field, column in columns.items()}
    return {**named(fields), **moved}


def known_claim(number: int, fields: Mapping[str, object]) -> KnownClaim | RowFailure:
    """Make a claim from named fields, or a failure that says why not.

    Args:
        number: the row, from 1.
        fields: its values under the names of `FIELDS`.
    """
    values: dict[str, str | None] = {}
    for name in FIELDS:
        value = fields.get(name)
        if isinstance(value, bool | int | float) and name != "claim":
            value = json.dumps(value)  # some lists have bare true, false and numbers as ratings
        if value is not None and not isinstance(value, str):
            return RowFailure(number, f"The field {name} is not text.")
        if value is not None and len(value) > LONGEST_ROW:
            return RowFailure(number, _TOO_LONG)
        line = clean(value or "").strip() if name == "claim" else one_line(value or "")
        values[name] = line or None
    values["url"] = without_login(values["url"]) if values["url"] else None
    claim = values.pop("claim")
    if claim is None:
        return RowFailure(number, "The row has no claim.")
    values["date"] = written_date(values["date"] or "") or values["date"]
    return KnownClaim(
        row=number,
        ref=_ref(claim, values),
        claim=claim,
        normalised=class_of(values["rating"]),
        **values,
    )


def _linked(record: Record) -> bool:
    """Whether a row is a JSON-LD object rather than a row of a list."""
    return any(
        name in record.fields
        for name in ("@type", "@graph", "claimreview", "claimreviewed", "wordings", "claims")
    )


def _look(columns: Mapping[str, str], shown: str, header: Sequence[str]) -> None:
    """Refuse a CSV without the one column that is needed."""
    if "claim" not in columns and "claim" not in map(str.casefold, header):
        raise BadInput(
            f"{shown} has no column named claim: name the one to use with --map claim=COLUMN. It"
            f" has {', '.join(name for name in header if name)}."
        )


_TOO_LONG = ListForm("claim", LONGEST_ROW, lambda _, __: None).too_long


def _ref(claim: str, values: Mapping[str, str | None]) -> str:
    """Identify an entry by its content, so that importing it again changes nothing.

    An address alone is not enough: one page may judge several claims. The rating is left out, so
    that a changed rating updates the entry.
    """
    words = _folded(claim)
    if values["url"]:
        return f"{values['url']}#{_digest(words)}"
    return _digest(
        words, *(_folded(values[name] or "") for name in ("publisher", "claimant", "date"))
    )


def _folded(text: str) -> str:
    """Fold case, compatibility forms and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(*parts: str) -> str:
    """Hash some words to 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
