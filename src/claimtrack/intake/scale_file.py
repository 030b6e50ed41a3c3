"""Rating scales in a file: TOML like the shipped ones, or CSV with one rating per row.

A file with any mistake is refused as a whole. Nothing is stored here, and the order of the ratings
is the only ranking.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimtrack.errors import BadInput
from claimtrack.files import guarded
from claimtrack.model.verdict import NormalisedClass, Rating, Scale
from claimtrack.text.clean import one_line

COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan")
"""Colours with the same meaning in a 16-colour terminal, in Rich and in Textual."""

FIELDS = ("slug", "label", "definition", "normalised", "value", "colour", "glyph", "retired")
"""The fields of a rating; `label_de` is its label in German, and so on for other languages."""

LARGEST = 1_000_000
"""Bytes; a larger file is not a scale."""

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_LABEL_IN = re.compile(r"label_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_YES = ("1", "true", "yes", "x")
_NO = ("", "0", "false", "no")


def read_scales(path: Path, *, slug: str = "", label: str = "") -> tuple[Scale, ...]:
    """Read the scales of a file.

    Args:
        path: a `.toml` file with one `[[scale]]` or more, or a `.csv` file with one scale.
        slug: the name of the scale of a CSV file; the name of the file, unless given.
        label: its label; the slug, unless given.

    Raises:
        BadInput: it cannot be read or has a mistake.
    """
    text = _text(path)
    if path.suffix.lower() == ".toml":
        return tuple(_scale(table, path) for table in _tables(text, path))
    if path.suffix.lower() == ".csv":
        name = slug or re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        rows = _rows(text, path)
        return (_scale({"slug": name, "label": label or name, "rating": rows}, path),)
    raise BadInput(f"{path}: a scale file ends in .toml or .csv.")


def _text(path: Path) -> str:
    try:
        data = guarded(path).read_bytes()
        if len(data) > LARGEST:
            raise BadInput(f"{path} is too large for a scale file: {len(data):,} bytes.")
        return data.decode("utf-8-sig")
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise BadInput(f"The scale {path} cannot be read: {why}.") from trouble
    except UnicodeDecodeError as trouble:
        raise BadInput(f"The scale {path} is not UTF-8 text.") from trouble


def _rows(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        return [dict(row) for row in csv.DictReader(io.StringIO(text, newline=None))]
    except csv.Error as trouble:
        raise BadInput(f"The scale {path} is not CSV: {trouble}.") from trouble


def _tables(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        scales = tomllib.loads(text).get("scale")
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        raise BadInput(f"The scale {path} is not TOML: {trouble}.") from trouble
    if not isinstance(scales, list) or not all(isinstance(table, dict) for table in scales):
        raise BadInput(f"{path} has no [[scale]].")
    return scales


def _scale(table: Mapping[str, Any], path: Path) -> Scale:
    slug = _slug(table.get("slug"), str(path))
    rows = table.get("rating")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise BadInput(f"{path}, scale {slug}: there are no ratings.")
    ratings = tuple(
        _rating(row, place, slug, f"{path}, scale {slug}, rating {place}")
        for place, row in enumerate(rows, 1)
    )
    for what in ("slug", "glyph"):
        _refuse_twice((getattr(rating, what) for rating in ratings), what, f"{path}, scale {slug}")
    return Scale(slug, _words(table, "label", f"{path}, scale {slug}"), ratings)


def _rating(row: Mapping[str, Any], position: int, scale: str, where: str) -> Rating:
    for key in row:
        if key not in FIELDS and not (_LABEL_IN.fullmatch(str(key))):
            raise BadInput(
                f"{where}: there is no field {key!r}; the fields are {', '.join(FIELDS)}."
            )
    labels = {"en": _words(row, "label", where)}
    for key, value in row.items():
        if (language := _LABEL_IN.fullmatch(key)) and one_line(str(value or "")):
            labels[language[1]] = one_line(str(value))
    return Rating(
        slug=_slug(row.get("slug"), where),
        label=labels["en"],
        definition=_words(row, "definition", where),
        normalised=NormalisedClass(_one_of(row, "normalised", tuple(NormalisedClass), where)),
        value=_number(row.get("value"), where),
        colour=_one_of(row, "colour", COLOURS, where),
        glyph=_glyph(row.get("glyph"), where),
        position=position,
        scale=scale,
        retired=_flag(row.get("retired"), where),
        labels=tuple(sorted(labels.items())),
    )


def _words(row: Mapping[str, Any], name: str, where: str) -> str:
    words = one_line(str(row.get(name) or ""))
    if not words:
        raise BadInput(f"{where}: {name} is missing.")
    return words


def _slug(value: object, where: str) -> str:
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise BadInput(
            f"{where}: the slug {value!r} must consist of lower-case letters, digits and hyphens."
        )
    return value


def _one_of(row: Mapping[str, Any], name: str, known: tuple[str, ...], where: str) -> str:
    value = str(row.get(name) or "").strip()
    if value not in known:
        raise BadInput(f"{where}: {name} is {value!r}; it must be one of {', '.join(known)}.")
    return value


def _number(value: object, where: str) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not _NUMBER.fullmatch(str(value)):
        raise BadInput(f"{where}: value is {value!r}; it must be a whole number, or be left out.")
    return int(str(value))


def _glyph(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) != 1 or not "!" <= value <= "~":
        raise BadInput(f"{where}: glyph is {value!r}; it must be one ASCII character.")
    return value


def _flag(value: object, where: str) -> bool:
    word = str(value if value is not None else "").strip().lower()
    if word not in (*_YES, *_NO):
        raise BadInput(f"{where}: retired is {value!r}; it must be true or false.")
    return word in _YES


def _refuse_twice(values: Iterable[str], what: str, where: str) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise BadInput(f"{where}: two ratings have the {what} {value!r}.")
        seen.add(value)
