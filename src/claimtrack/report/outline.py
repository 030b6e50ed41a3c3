"""The outline of a report: what is said, in which order, without a word about how it looks.

A line has a role, a mark that hangs before it, its words, and an aside that belongs to its far
end. Faces lay these out; whatever they do, the order stays. All words in an outline are fit to
print (see `phrases.shown`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line is to the reader."""

    CLEARED = "cleared"
    NOT_CLEARED = "not cleared"
    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    BLOCK = "block"
    WARNING = "warning"
    MEND = "mend"
    TALLY = "tally"
    RATING = "rating"
    WORDING = "wording"
    WHY = "why"
    EVIDENCE = "evidence"
    QUOTE = "quote"
    SIGNED = "signed"
    ASIDE = "aside"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `colour` is that of a rating, for the mark; it never says anything alone."""

    role: Role
    words: str
    mark: str = ""
    aside: str = ""
    colour: str = ""


Section = tuple[Line, ...]
"""Lines that belong together: a header, a list of blocks, one claim."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as sections in reading order."""

    sections: tuple[Section, ...]
