"""Sentences: where one ends and the next begins, inside a block.

About eighty lines of rules, as measured against larger libraries: they keep a quotation of several
sentences as several sentences, which is what claims need, and they never change a character. The
time taken grows with the length of the text and with nothing else. Line breaks mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.split.lines import trim
from claimtrack.split.words import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    MAYBE_LAST,
    REPORTING,
    STARTERS,
)

_STOP = re.compile(
    r"(?P<hard>[।॥۔؟。！？｡]++)(?P<after>[\"'”’»」』)\]]*+)"
    r"|(?P<soft>[.!?…]++)(?P<closers>[\"'”’»)\]*_]*+)"
)
_NEXT = re.compile(r"[\s\u200b]*+[\"'“‘«‹„¿¡(\[*_]*+")
_TOKEN = re.compile(r"[^\s\"“”‘«»()\[\]/]+\Z")
_TOKEN_REACH = 24

_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|(?:[\u0900-\u0963]{1,3}\.)*[\u0900-\u0963]{1,2}")
_SPOKEN_BY = re.compile(rf"(?:[^\W\d_][\w'’.-]*\s){{1,4}}(?:{REPORTING})\b|(?:{REPORTING})\s")
_WORD = re.compile(r"[\w'’-]+")
_LETTER = re.compile(r"[^\W_]")
_PLAIN_WORD = re.compile(r"[a-z]{4,}")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block into sentences.

    Args:
        text: the whole page.
        start: where the block begins.
        end: where it ends.

    Yields:
        Spans in order, without white space at their ends, that together hold every character of
        the block that is not white space.
    """
    begin = looked_up_to = start
    worded = False
    for stop in _STOP.finditer(text, start, end):
        # Stops with no word before them belong to what follows. Looking on from where the last
        # look ended, and not from the beginning, keeps a page of stops linear.
        worded = worded or _LETTER.search(text, looked_up_to, stop.start()) is not None
        looked_up_to = stop.end()
        if worded and stop.end() < end and _ends(text, begin, end, stop):
            yield trim(text, begin, stop.end())
            begin, worded = stop.end(), False
    span = trim(text, begin, end)
    if span[0] < span[1]:
        yield span


def _ends(text: str, begin: int, end: int, stop: re.Match[str]) -> bool:
    """Tell whether a sentence that began at `begin` ends with this stop, which is not the last."""
    if stop["hard"]:
        return True
    after = text[stop.end()]
    if not after.isspace() and not (stop["closers"] and after in '"“‘'):
        return False
    gap = _NEXT.match(text, stop.end(), end)
    at = gap.end() if gap else stop.end()
    if at >= end or text[at] in ",;:)]}-–—":
        return False
    if text[at].islower():
        return not _closes_quotation(stop) and _ends_before_small_letter(text, begin, stop)
    if stop["soft"] == ".":
        return _full_stop(text, begin, stop.start(), at)
    return not (
        stop["soft"][-1] in "!?" and _closes_quotation(stop) and _SPOKEN_BY.match(text, at, end)
    )


def _closes_quotation(stop: re.Match[str]) -> bool:
    """Tell whether a quotation ends with this stop."""
    return any(mark in stop["closers"] for mark in "\"'”’»")


def _full_stop(text: str, begin: int, dot: int, at: int) -> bool:
    """Tell a full stop from the dot of an abbreviation; `at` is where the next word begins."""
    token = _TOKEN.search(text, max(begin, dot - _TOKEN_REACH), dot)
    if token is None:
        return True
    word = token[0].lstrip("'’-").casefold()
    if word in BEFORE_NAMES:
        return False
    if word in BEFORE_NUMBERS:
        return not text[at].isdigit()
    if word.isdigit() and token.start() == begin:
        return False  # the number of a list item
    if word == "i" or (word not in MAYBE_LAST and not _DOTTED.fullmatch(word)):
        return True
    following = _WORD.match(text, at)
    return following is not None and following[0].casefold() in STARTERS


def _ends_before_small_letter(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell a stop in careless copy, which goes on in small letters, from an abbreviation's dot."""
    if stop["soft"] != ".":
        return stop["soft"].strip(".…") != ""
    token = _TOKEN.search(text, max(begin, stop.start() - _TOKEN_REACH), stop.start())
    return (
        token is not None
        and _PLAIN_WORD.fullmatch(token[0]) is not None
        and token[0] not in BEFORE_NAMES | BEFORE_NUMBERS | MAYBE_LAST
    )
