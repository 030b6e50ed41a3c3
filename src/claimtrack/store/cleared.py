"""What stands in a column or an event once words are taken out of it. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from claimtrack.text.fold import fold
from claimtrack.text.spellings import Spellings

_OURS = """
    uid kind state status stance rank type quote_check relation anchor addressee entity action
    normalised language sha256 digest media_type colour glyph slug covers correction reason
    checked attention scale published_on claimed_on said_on as_of recheck_by deadline at who login
"""
OURS = frozenset(_OURS.split())
"""Columns whose values are the desk's own words, dates, hashes, and who did it."""

DERIVED: Mapping[str, Collection[str]] = {
    "sentence": ("claimant", "cue", "reasons"),
    "suggestion": ("differences", "statement"),
    "relation": ("differences",),
    "evidence": ("differing",),
}
"""Columns that were made from texts and may have a part of a name by itself."""


def cleared(text: str, table: str, column: str, spellings: Spellings) -> str:
    """What stands in a column without the words, whether plain or JSON."""
    if (table, column) == ("suggestion", "statement"):
        return fold(spellings.blanked(text))
    clear = cleared_value(text, spellings, column)
    return clear if isinstance(clear, str) else text


def cleared_value(value: object, spellings: Spellings, column: str = "") -> object:
    """A value, or all that is in it, without the words.

    Args:
        value: of any kind that JSON has.
        spellings: the words.
        column: the column it stands in; that of our own words is left alone.
    """
    if column in OURS or column.endswith("_at"):
        return value
    if isinstance(value, dict):
        return {name: cleared_value(each, spellings, name) for name, each in value.items()}
    if isinstance(value, list):
        return [cleared_value(each, spellings) for each in value]
    return _cleared_text(value, spellings) if isinstance(value, str) else value


def _cleared_text(text: str, spellings: Spellings) -> str:
    if text[:1] not in {"{", "["}:
        return spellings.blanked(text)
    try:
        read = json.loads(text)
    except ValueError:
        return spellings.blanked(text)
    clear = cleared_value(read, spellings)
    return text if clear == read else json.dumps(clear, ensure_ascii=False)


def without_digests(verdicts: str, claims: Collection[Any], kept: Collection[str]) -> str:
    """What the sign-off of an article covers, without the digests that are forgotten.

    Args:
        verdicts: for each claim its verdict and digest, in JSON.
        claims: those whose digests are forgotten, named as in `verdicts`.
        kept: digests that stay nonetheless.
    """
    read = json.loads(verdicts)
    clear = [
        [claim, verdict, "" if claim in claims and digest not in kept else digest]
        for claim, verdict, digest in read
    ]
    return verdicts if clear == read else json.dumps(clear)
