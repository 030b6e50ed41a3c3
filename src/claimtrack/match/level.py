"""Level: two readings made comparable before they are compared.

An attribution is left out if only one of the texts has one (*officials said that*), and an acronym
in one text replaces the words in the other that it stands for (*FBI*, *U.S.*). A denial is never
left out, and no list of acronyms is kept.
"""

from __future__ import annotations

import re
from datetime import date

from claimtrack.match.reading import Reading, Span, Word, read

_SAYS = (
    r"(?:says?|said|claim(?:s|ed)|stat(?:es|ed)|announce[sd]|report(?:s|ed)|told\s+\w+|tweeted|wrote|"
    r"argue[sd]|sagte|erklärte|dijo|afirmó)"
)
_OPENING = re.compile(
    r"[\s\"“']*(?:says\s+(?:that\s+)?|according\s+to\s+[^,.!?]{3,60},"
    rf"|(?:[^\s,.!?]+\s+){{1,6}}?{_SAYS}(?:\s+\w+day)?(?:,|\s+(?:that|dass|que)\s))",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf",[\"”’]?\s+(?:(?:[^\s,.!?]+\s+){{1,5}}{_SAYS}|{_SAYS}(?:\s+[^\s,.!?]+){{1,5}}"
    r"|according\s+to\s+[^,.!?]{3,60})[.\s]*$",
    re.IGNORECASE,
)
_LEFT_TO_SAY = 3
_ACRONYM = range(2, 6)


def read_level(
    statement: str, wording: str, said_on: date | None = None
) -> tuple[Reading, Reading]:
    """Read a statement, made on some day, and a claim's wording, and level them."""
    ours, theirs = read(statement, said_on), read(wording)
    ours, theirs = _shortened(ours, theirs), _shortened(theirs, ours)
    mine, other = _attribution(ours), _attribution(theirs)
    if bool(mine) == bool(other):
        return ours, theirs
    return _without(ours, mine), _without(theirs, other)


def _attribution(side: Reading) -> Span | None:
    """Return where a text opens or closes with its source, if enough words are left."""
    hit = _OPENING.match(side.text) or _CLOSING.search(side.text)
    if not hit or any(hit.start() <= start < hit.end() for start, _ in side.negations):
        return None
    left = sum(not hit.start() <= word.start < hit.end() for word in side.content)
    return hit.span() if left >= _LEFT_TO_SAY else None


def _without(side: Reading, span: Span | None) -> Reading:
    low, high = span or (0, 0)
    return side.with_words(word for word in side.words if not low <= word.start < high)


def _shortened(side: Reading, other: Reading) -> Reading:
    """Replace names by the acronyms of the other text that stand for them."""
    acronyms = {
        word.text
        for word in other.content
        if len(word.text) in _ACRONYM and other.text[word.start : word.end].isupper()
    }
    if other.text.isupper() or not acronyms:
        return side
    initials = "".join(word.text[0] if word.name else " " for word in side.content)
    words = list(side.words)
    for short in acronyms:
        at = initials.find(short)
        while at >= 0:
            first, last = side.content[at], side.content[at + len(short) - 1]
            whole = Word(short, short, first.start, last.end, telling=True, name=True)
            words = [word for word in words if not first.start <= word.start < last.end]
            words.append(whole)
            at = initials.find(short, at + len(short))
    return side.with_words(sorted(words, key=lambda word: word.start))
