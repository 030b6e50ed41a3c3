"""Where the sentences of a language end: what its data can say of it, and which language has some.

The data itself is in `claimtrack.text.languages.ends_listed`.
"""

from __future__ import annotations

from functools import cache

from claimtrack.text.languages.ends_listed import ENDS
from claimtrack.text.languages.known import MODULES, language, primary
from claimtrack.text.languages.language import Ends

_LIKE = {
    **dict.fromkeys(("nb", "nn"), "no"),
    **dict.fromkeys(("bs", "sr"), "hr"),
    **dict.fromkeys(("gl", "ca"), "es"),
    **dict.fromkeys(("yue", "wuu"), "zh"),
    "lb": "de",
    "ms": "id",
    "be": "ru",
}
"""Languages that end sentences as another does, as far as their data goes."""


@cache
def ends(code: str | None) -> Ends:
    """Return the data of a language; without any, the abbreviations of all of them.

    A text of unknown language is rather cut too seldom: no word of one language begins its
    sentences.
    """
    own = primary(code) if code else ""
    own = _LIKE.get(own, own)
    if own in ENDS:
        return ENDS[own]
    every = ENDS.values()
    return Ends(
        before_names=" ".join(one.before_names for one in every),
        before_numbers=" ".join(one.before_numbers for one in every),
        maybe_last=" ".join(one.maybe_last for one in every),
    )


@cache
def starters(code: str | None) -> frozenset[str]:
    """Return the words that usually begin a sentence of a language when they have a capital."""
    own = primary(code) if code else ""
    listed = ends(code).starters
    if own in MODULES and own != "en":
        listed = f"{listed} {language(own).function_words} {language(own).prepositions}"
    return frozenset(word for word in listed.split() if "_" not in word)
