"""Sentences: where one ends and the next begins, inside a block.

These are our own rules, measured against larger libraries: they split a quotation of several
sentences, which is what claims need, and they never change a character. What a language has of its
own, abbreviations, ranks, marks, is data (`claimtrack.text.languages.ends`); only English has rules
of its own. Time grows linearly with the length of the text. Line breaks mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.split.enumeration import items
from claimtrack.split.lines import trim
from claimtrack.split.stops import Stops, stops
from claimtrack.split.words import LEADING_IN, REPORTING, STATES, TITLES

_NEXT = re.compile(r"[\s\u200b]*+[\"'“‘«‹„‚»¿¡(\[*_]*+")
_TOKEN = re.compile(r"[^\s\"“”„‘‚«»()\[\]/¿¡]+\Z")
_TOKEN_REACH = 24

_ELIDED = re.compile(r"['’-]+|[^\W\d_]{1,6}['’](?=\w)")
"""What stands before an abbreviation in one word with it: *l'Ing.*, *dell'Avv.*"""
_DOTTED = re.compile(
    r"(?:[^\W\d_]\.)*[^\W\d_]|(?:[\u0900-\u0963]{1,3}\.)*[\u0900-\u0963]{1,2}"
    r"|(?:[\u0980-\u0d7f]{1,2}\.)*[\u0980-\u0d7f]{1,2}"
)
_RANK = re.compile(r"\d{1,3}|[IVX]{1,6}")
_NOON = frozenset({"a.m", "p.m"})
_SPOKEN_BY = re.compile(rf"(?:[^\W\d_][\w'’.-]*\s){{1,4}}(?:{REPORTING})\b|(?:{REPORTING})\s")
_WORD = re.compile(r"[\w'’-]+")
_LETTER = re.compile(r"[^\W_]")
_PLAIN_WORD = re.compile(r"[a-z]+(?:['’&][a-z]+)?")
_CERTAIN = 4
"""Letters; a lower-case word this long before a dot is not an unlisted abbreviation."""
_SURE = 6
"""The same where English is not known to be spoken."""
_LED_IN = re.compile(r"(?:[^\s,]+\s){1,3}[^\s,]+\Z")
_ON = "とっなのをはがにで"
"""What continues a sentence after a quotation that ends in a Japanese stop."""
_NAMED = (("《", "》"), ("〈", "〉"), ("『", "』"))
"""What encloses the title of a work, which a mark inside does not end."""
_LONGEST_NAMED = 80
_LONGEST_LAST = 8


def sentences(
    text: str, start: int, end: int, language: str | None = "en"
) -> Iterator[tuple[int, int]]:
    """Cut a block into sentences.

    Args:
        text: the whole page.
        start: where the block begins.
        end: where it ends.
        language: the tag of its language; None if nobody knows.

    Yields:
        Spans in order, without white space at their ends, that together cover every character of
        the block except white space and the bullets of lists.
    """
    rules = stops(language)
    for first, last in items(text, start, end):
        yield from _cut(text, first, last, rules)


def _cut(text: str, start: int, end: int, rules: Stops) -> Iterator[tuple[int, int]]:
    """Cut a block that is not a list, or one item of a list on one line."""
    begin = looked_up_to = start
    worded = False
    for stop in rules.stop.finditer(text, start, end):
        # Stops with no word before them belong to what follows. Continuing from where the last
        # search ended, not from the beginning, keeps a page of stops linear.
        stop_at = stop.end("link") if stop["link"] else stop.start()
        worded = worded or _LETTER.search(text, looked_up_to, stop_at) is not None
        looked_up_to = stop.end()
        if worded and stop.end() < end and _ends(text, begin, end, stop, rules):
            yield trim(text, begin, stop.end())
            begin, worded = stop.end(), False
    span = trim(text, begin, end)
    if span[0] < span[1]:
        yield span


def _ends(text: str, begin: int, end: int, stop: re.Match[str], rules: Stops) -> bool:
    """Tell whether a sentence that began at `begin` ends with this stop, which is not the last."""
    if stop["hard"]:
        on = stop["after"] and (text[stop.end()] in _ON or rules.goes_on(text, stop.end(), end))
        return not (on or _inside_title(text, begin, stop.start(), end))
    at = _next_word(text, end, stop)
    if at is None:
        return False
    if stop["soft"] is None:
        return _begins(text, at, rules) or (
            bool(stop["link"]) and text.startswith(("http", "www."), at)
        )
    if text[at].islower():
        return not stop["closers"] and _ends_before_small_letter(text, begin, stop, at, rules)
    if stop["soft"] == ".":
        return _full_stop(text, begin, stop, at, rules)
    spoken = rules.english and stop["soft"][-1] in "!?" and _closes_quotation(stop)
    return not (_elides(text, stop) or (spoken and _SPOKEN_BY.match(text, at, end)))


def _inside_title(text: str, begin: int, at: int, end: int) -> bool:
    """Tell whether a mark stands inside the title of a work, which is closed after it."""
    return any(
        text.rfind(opening, max(begin, at - _LONGEST_NAMED), at)
        > text.rfind(closing, max(begin, at - _LONGEST_NAMED), at)
        and text.find(closing, at, min(end, at + _LONGEST_NAMED)) > 0
        for opening, closing in _NAMED
    )


def _next_word(text: str, end: int, stop: re.Match[str]) -> int | None:
    """Find where the word after a stop begins; None if there is none, or none after a space."""
    after = text[stop.end()]
    if not after.isspace() and not (stop["closers"] and after in '"“‘„«'):
        return None
    gap = _NEXT.match(text, stop.end(), end)
    at = gap.end() if gap else stop.end()
    return None if at >= end or text[at] in ",;:)]}-–—&" else at


def _begins(text: str, at: int, rules: Stops) -> bool:
    """Tell whether a capitalised word that usually begins a sentence is here."""
    word = _WORD.match(text, at)
    return word is not None and word[0][0].isupper() and word[0].casefold() in rules.starters


def _closes_quotation(stop: re.Match[str]) -> bool:
    """Tell whether a quotation ends with this stop."""
    return any(mark in stop["closers"] for mark in "\"'”’»")


def _elides(text: str, stop: re.Match[str]) -> bool:
    """Tell whether three dots mark an omission: they have spaces on both sides."""
    dots = stop["soft"].replace(" ", "")
    return dots in ("...", "…") and not stop["closers"] and text[stop.start() - 1].isspace()


def _full_stop(text: str, begin: int, stop: re.Match[str], at: int, rules: Stops) -> bool:
    """Tell a full stop from the dot of an abbreviation; `at` is where the next word begins."""
    dot = stop.start()
    token = _TOKEN.search(text, max(begin, dot - _TOKEN_REACH), dot)
    if token is None:
        return True
    written = _ELIDED.sub("", token[0], count=1)
    if _joins(text, begin, token, written, at, rules):
        return False
    word = written.casefold()
    following = _WORD.match(text, at)
    next_word = following[0].casefold() if following else ""
    if rules.ordinals and not stop["closers"] and _RANK.fullmatch(written):
        return _after_rank(text, begin, token, next_word, rules)
    if rules.english and word in _NOON:
        opens = next_word in rules.starters or next_word in TITLES
        return opens and not _leads_in(text, begin, dot)
    shortened = _is_shortened(text, begin, token, written, rules)
    return not shortened or next_word in rules.starters


def _joins(
    text: str, begin: int, token: re.Match[str], written: str, at: int, rules: Stops
) -> bool:
    """Tell whether a word with a dot always belongs to what follows: "Dr.", "No." before a 5."""
    word = written.casefold()
    if token.start() == begin and (word.isdigit() or (len(word) == 1 and written.islower())):
        return True  # the number or letter of a list item
    initial = len(word) == 1 and written.isupper()
    if initial and text.startswith(".", at + 1) and text[at].isalpha():
        return True  # two initials
    if initial:
        return written in rules.before_names
    return word in rules.before_names or (word in rules.before_numbers and text[at].isdigit())


def _is_shortened(text: str, begin: int, token: re.Match[str], written: str, rules: Stops) -> bool:
    """Tell whether a word before a dot is an abbreviation that may be the last of a sentence."""
    word = written.casefold()
    if rules.english and word == "i":
        return _after_name(text, begin, token.start())
    if rules.last and _ends_list(text, begin, token.end(), rules):
        return False
    return (
        word in rules.maybe_last
        or (rules.english and written in STATES)
        or _DOTTED.fullmatch(word) is not None
    )


def _ends_list(text: str, begin: int, dot: int, rules: Stops) -> bool:
    """Tell whether the dot is that of "m.m." or "и т. д."."""
    before = text[max(begin, dot - _LONGEST_LAST) : dot].casefold().replace(" ", "")
    return before.endswith(rules.last)


def _after_rank(text: str, begin: int, token: re.Match[str], next_word: str, rules: Stops) -> bool:
    """Tell a number that ends a sentence from a rank: "am 28. März", "der 1. FC"."""
    if next_word in rules.ranked or next_word.isdigit():
        return False
    if next_word in rules.starters:
        return True
    before = text[max(begin, token.start() - _TOKEN_REACH) : token.start()].split()
    if before and before[-1].rstrip(".").casefold() in rules.before_numbers:
        return True  # "kl. 8."
    if not (rules.nouns and token[0].isdigit()):
        return False
    # "Seite 12. Peter": a noun before a number has counted it.
    return bool(len(before) > 1 and before[-1][0].isupper() and before[-1][-1].isalpha())


def _leads_in(text: str, begin: int, dot: int) -> bool:
    """Tell whether the sentence so far only says when: "At 5 a.m." still lacks its verb."""
    opening = _LED_IN.fullmatch(text, begin, dot) if dot - begin <= _TOKEN_REACH else None
    return opening is not None and opening[0].split()[0].casefold() in LEADING_IN


def _after_name(text: str, begin: int, at: int) -> bool:
    """Tell whether the word before `at` is capitalised, as before an initial."""
    before = text[max(begin, at - _TOKEN_REACH) : at].split()
    return bool(before) and before[-1][0].isupper() and before[-1][-1].isalpha()


def _ends_before_small_letter(
    text: str, begin: int, stop: re.Match[str], at: int, rules: Stops
) -> bool:
    """Tell a stop in careless copy, which continues in lower case, from an abbreviation's dot."""
    token = _TOKEN.search(text, max(begin, stop.start() - _TOKEN_REACH), stop.start())
    if stop["soft"] != ".":
        # "Yahoo! in": a name may end in a mark, unless it is the whole sentence.
        named = token is not None and token.start() > begin and token[0][0].isupper()
        return stop["soft"].strip(".… ") != "" and not (named and stop["soft"] == "!")
    if token is None:
        return text[stop.start() - 1].isspace()
    word = token[0]
    if not rules.english:
        return len(word) >= _SURE and word.isalpha() and word.islower()
    if not _PLAIN_WORD.fullmatch(word) or word in rules.abbreviations:
        return False
    following = _WORD.match(text, at)
    return len(word) > 1 and (
        len(word) >= _CERTAIN
        or text[begin : begin + 1].islower()
        or (following is not None and following[0] in rules.starters)
    )
