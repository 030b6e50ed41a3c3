"""Countries and weekdays in a language, from CLDR: a module for each, loaded when needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from claimtrack.text.languages.known import MODULES


def _made(code: str) -> ModuleType | None:
    """Load what a script made for a language; a language may be read before it was run for it."""
    try:
        return import_module(f"claimtrack.text.languages.places.{MODULES[code]}")
    except (KeyError, ModuleNotFoundError):
        return None


@cache
def countries(code: str) -> Mapping[str, str]:
    """Return the names of countries in a language, folded, to their ISO 3166 codes."""
    made = _made(code)
    names: Mapping[str, str] = made.PLACES if made else {}
    return names


@cache
def weekdays(code: str) -> Mapping[str, int]:
    """Return the names of the days of the week, folded, Monday as 0."""
    made = _made(code)
    names: tuple[str, ...] = made.WEEKDAYS if made else ()
    return {name: day for day, name in enumerate(names)}
