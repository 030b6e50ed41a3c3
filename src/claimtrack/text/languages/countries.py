"""Countries and weekdays in a language, from CLDR: one made module a language, loaded when needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from claimtrack.text.languages.known import MODULES


@cache
def countries(code: str) -> Mapping[str, str]:
    """Return the names of countries in a language, folded, to their ISO 3166 codes."""
    if code not in MODULES:
        return {}
    made: Mapping[str, str] = import_module(
        f"claimtrack.text.languages.places.{MODULES[code]}"
    ).PLACES
    return made


@cache
def weekdays(code: str) -> Mapping[str, int]:
    """Return the names of the days of the week, folded, Monday as 0."""
    if code not in MODULES:
        return {}
    made: tuple[str, ...] = import_module(
        f"claimtrack.text.languages.places.{MODULES[code]}"
    ).WEEKDAYS
    return {name: day for day, name in enumerate(made)}
