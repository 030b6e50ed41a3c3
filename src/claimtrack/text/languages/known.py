"""The languages whose words are known. Each is loaded when a text in it is read, not before."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from claimtrack.text.languages.language import Language

MODULES = {
    "en": "english",
    "ar": "arabic",
    "bn": "bengali",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "hi": "hindi",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "ta": "tamil",
    "tr": "turkish",
    "ur": "urdu",
}
"""To add one: a module like these, its name here, and its telling words in `telling.py`."""

UNDETERMINED = "und"
"""How the file writes that nobody knows the language of a text, as ISO 639 does."""

UNKNOWN = Language(code="", concord=False)
"""What is known of a language without data: nothing."""


def primary(code: str) -> str:
    """Return the language of a tag without its region or script: `en` of `en-GB`."""
    return code.replace("_", "-").partition("-")[0].casefold()


@cache
def language(code: str | None) -> Language:
    """Return the words of a language; `UNKNOWN` if there are none."""
    if code not in MODULES:
        return UNKNOWN
    known: Language = import_module(f"claimtrack.text.languages.{MODULES[code]}").LANGUAGE
    return known


def languages() -> tuple[Language, ...]:
    """Return all of them; only what reads texts of any language at once has to load them all."""
    return tuple(language(code) for code in MODULES)
