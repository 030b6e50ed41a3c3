"""Sentences: where one ends and the next begins, inside a block.

These are our own rules, measured against larger libraries: they split a quotation of several
sentences, which is what claims need, and they never change a character. Time grows linearly with
the length of the text. Line breaks mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.split.enumeration import items
from claimtrack.split.lines import trim
from claimtrack.split.words import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    LEADING_IN,
    MAYBE_LAST,
    REPORTING,
    STARTERS,
    STATES,
    TITLES,
)

_FACES = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"
_STOP = re.compile(
    # Looking at one character first makes the search five times as fast.
    rf"(?=[।॥۔؟。！？｡.!?…hw:;{_FACES}])(?:"
    r"(?P<hard>[।॥۔؟。！？｡]++)(?P<after>[\"'”’»」』)\]）】]*+)"
    r"|(?P<soft>[.!?…]++(?:\s\.(?![^\s.]))*+)(?P<closers>[\"'”’»)\]*_]*+(?:\s[”»](?!\w))?)"
    rf"(?:\s?[{_FACES}]++)?"
    r"|(?P<link>(?<!\S)(?:https?://|www\.)\S{0,2000}[\w/])(?=\s)"
    rf"|(?P<face>[{_FACES}]++|(?<=\s)[:;]-?[)(DP]++)(?=\s))"
)
"""What may end a sentence: a stop with closing marks, an address, a smiley."""

_NEXT = re.compile(r"[\s\u200b]*+[\"'“‘«‹„¿¡(\[*_]*+")
_TOKEN = re.compile(r"[^\s\"“”‘«»()\[\]/]+\Z")
_TOKEN_REACH = 24

_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|(?:[\u0900-\u0963]{1,3}\.)*[\u0900-\u0963]{1,2}")
_NOON = frozenset({"a.m", "p.m"})
_SPOKEN_BY = re.compile(rf"(?:[^\W\d_][\w'’.-]*\s){{1,4}}(?:{REPORTING})\b|(?:{REPORTING})\s")
_WORD = re.compile(r"[\w'’-]+")
_LETTER = re.compile(r"[^\W_]")
_PLAIN_WORD = re.compile(r"[a-z]+(?:['’&][a-z]+)?")
_CERTAIN = 4
"""Letters; a lower-case word this long before a dot is not an unlisted abbreviation."""
_LED_IN = re.compile(r"(?:[^\s,]+\s){1,3}[^\s,]+\Z")
_ON = "とっなのをはがにで"
"""What continues a sentence after a quotation that ends in a Japanese stop."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block into sentences.

    Args:
        text: the whole page.
        start: where the block begins.
        end: where it ends.

    Yields:
        Spans in order, without white space at their ends, that together cover every character of
        the block except white space and the bullets of lists.
    """
    for first, last in items(text, start, end):
        yield from _cut(text, first, last)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block that is not a list, or one item of a list on one line."""
    begin = looked_up_to = start
    worded = False
    for stop in _STOP.finditer(text, start, end):
        # Stops with no word before them belong to what follows. Continuing from where the last
        # search ended, not from the beginning, keeps a page of stops linear.
        stop_at = stop.end("link") if stop["link"] else stop.start()
        worded = worded or _LETTER.search(text, looked_up_to, stop_at) is not None
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
        return not (stop["after"] and text[stop.end()] in _ON)
    at = _next_word(text, end, stop)
    if at is None:
        return False
    if stop["soft"] is None:
        return _begins(text, at) or (bool(stop["link"]) and text.startswith(("http", "www."), at))
    if text[at].islower():
        return not stop["closers"] and _ends_before_small_letter(text, begin, stop, at)
    if stop["soft"] == ".":
        return _full_stop(text, begin, stop.start(), at)
    goes_on = stop["soft"][-1] in "!?" and _closes_quotation(stop)
    return not (_elides(text, stop) or (goes_on and _SPOKEN_BY.match(text, at, end)))


def _next_word(text: str, end: int, stop: re.Match[str]) -> int | None:
    """Find where the word after a stop begins; None if there is none, or none after a space."""
    after = text[stop.end()]
    if not after.isspace() and not (stop["closers"] and after in '"“‘'):
        return None
    gap = _NEXT.match(text, stop.end(), end)
    at = gap.end() if gap else stop.end()
    return None if at >= end or text[at] in ",;:)]}-–—" else at


def _begins(text: str, at: int) -> bool:
    """Tell whether a capitalised word that usually begins a sentence is here."""
    word = _WORD.match(text, at)
    return word is not None and word[0][0].isupper() and word[0].casefold() in STARTERS


def _closes_quotation(stop: re.Match[str]) -> bool:
    """Tell whether a quotation ends with this stop."""
    return any(mark in stop["closers"] for mark in "\"'”’»")


def _elides(text: str, stop: re.Match[str]) -> bool:
    """Tell whether three dots mark an omission: they have spaces on both sides."""
    dots = stop["soft"].replace(" ", "")
    return dots in ("...", "…") and not stop["closers"] and text[stop.start() - 1].isspace()


def _full_stop(text: str, begin: int, dot: int, at: int) -> bool:
    """Tell a full stop from the dot of an abbreviation; `at` is where the next word begins."""
    token = _TOKEN.search(text, max(begin, dot - _TOKEN_REACH), dot)
    if token is None:
        return True
    written = token[0].lstrip("'’-")
    word = written.casefold()
    listed = word.isdigit() or (len(word) == 1 and written.islower())
    if word in BEFORE_NAMES or (listed and token.start() == begin):
        return False  # the number or letter of a list item
    if word in BEFORE_NUMBERS:
        return not text[at].isdigit()
    following = _WORD.match(text, at)
    next_word = following[0].casefold() if following else ""
    if word in _NOON:
        return (next_word in STARTERS or next_word in TITLES) and not _leads_in(text, begin, dot)
    shortened = word in MAYBE_LAST or written in STATES or _DOTTED.fullmatch(word) is not None
    if word == "i":
        shortened = _after_name(text, begin, token.start())
    return not shortened or next_word in STARTERS


def _leads_in(text: str, begin: int, dot: int) -> bool:
    """Tell whether the sentence so far only says when: "At 5 a.m." still lacks its verb."""
    opening = _LED_IN.fullmatch(text, begin, dot) if dot - begin <= _TOKEN_REACH else None
    return opening is not None and opening[0].split()[0].casefold() in LEADING_IN


def _after_name(text: str, begin: int, at: int) -> bool:
    """Tell whether the word before `at` is capitalised, as before an initial."""
    before = text[max(begin, at - _TOKEN_REACH) : at].split()
    return bool(before) and before[-1][0].isupper() and before[-1][-1].isalpha()


def _ends_before_small_letter(text: str, begin: int, stop: re.Match[str], at: int) -> bool:
    """Tell a stop in careless copy, which continues in lower case, from an abbreviation's dot."""
    token = _TOKEN.search(text, max(begin, stop.start() - _TOKEN_REACH), stop.start())
    if stop["soft"] != ".":
        # "Yahoo! in": a name may end in a mark, unless it is the whole sentence.
        named = token is not None and token.start() > begin and token[0][0].isupper()
        return stop["soft"].strip(".… ") != "" and not (named and stop["soft"] == "!")
    if token is None:
        return text[stop.start() - 1].isspace()
    word = token[0]
    if not _PLAIN_WORD.fullmatch(word) or word in BEFORE_NAMES | BEFORE_NUMBERS | MAYBE_LAST:
        return False
    following = _WORD.match(text, at)
    return len(word) > 1 and (
        len(word) >= _CERTAIN
        or text[begin : begin + 1].islower()
        or (following is not None and following[0] in STARTERS)
    )
