"""The languages known besides English."""

from __future__ import annotations

from claimtrack.text.languages.french import FRENCH
from claimtrack.text.languages.german import GERMAN
from claimtrack.text.languages.hindi import HINDI
from claimtrack.text.languages.language import Language
from claimtrack.text.languages.spanish import SPANISH
from claimtrack.text.languages.urdu import URDU

LANGUAGES: tuple[Language, ...] = (GERMAN, SPANISH, FRENCH, HINDI, URDU)
"""To add one: a module like these, and its name here."""
