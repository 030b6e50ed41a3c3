"""Worth: how much a sentence deserves to be checked, and why, in words.

A table of cues with hand-set weights (`claimtrack.split.cues`). No model was trained: no public
data set clearly allows shipping one, and visible reasons are easier to explain than learned
weights. The sum only suggests an order of work; it decides nothing and says nothing about truth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from msgspec import Struct

from claimtrack.model.article import SentenceKind
from claimtrack.model.claim import ClaimType
from claimtrack.split.claim_type import claim_type
from claimtrack.split.cues import (
    ACCUSATION,
    BROKEN,
    COMPARISON,
    DATE,
    EVENT,
    FIGURE,
    NAME,
    QUANTITY,
    QUESTION,
    QUOTATION,
    SELF,
    SHORT,
    Cue,
    index,
)
from claimtrack.split.words import LONGEST, listed
from claimtrack.text.dates import dates
from claimtrack.text.languages.known import primary

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTHS}(?: \d{{4}})?"
    rf"|{_MONTHS} \d{{4}}"
    r"|\d{4}-\d\d-\d\d|(?:1[6-9]|20)\d\d(?:s\b|-\d\d\b)?"
    r"|yesterday|last (?:week|month|year|night|summer|winter|decade)"
    r"|(?:on|last|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
)
_MAYBE_DATE = re.compile(r"\d|yesterday|last |day\b")
_FIGURE = re.compile(
    r"(?:[$€£₹]\s?)?(?<![\w.])\d[\d,.]*+"
    r"(?:\s?%|\s(?:percent|per cent|million|billion|trillion|crore|lakh|करोड़|लाख|प्रतिशत)(?!\w))?"
)
_SUM = re.compile(
    r"[$€£₹%]|\b(?:per ?cent|thousands?|millions?|billions?|trillions?|crores?|lakhs?|dollars)\b"
)
_WORD = re.compile(r"[^\W_](?:[\w']*[^\W_])?")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]\s")
_NAME = re.compile(r"(?<=[\w,;:)'’\"”] )(?!I\b|I['’])[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*")
_MARKS = frozenset('"“”«»„「」『』')
_ASKED = ("?", "؟", "？")
_ENDINGS = "\"'”’»)」』"

_AUXILIARY = listed("has have had was were been")
_LINKED = listed("not also already never been")
_NO_PARTICIPLE = listed("even often then ten seven men women children need indeed hundred")
_REACH_BACK = (["since"], ["in"], ["ever"])
"""Words to show together with a superlative: "lowest since"."""
_INDEX = index()

_CAPITALISING = frozenset({"de", "lb"})
"""Languages in which every noun is capitalised, so that capitals do not show names."""

_SHARE = {
    SentenceKind.TITLE: 0.4,
    SentenceKind.STANDFIRST: 0.6,
    SentenceKind.HEADING: 0.3,
    SentenceKind.CAPTION: 0.5,
    SentenceKind.PULL_QUOTE: 0.3,
    SentenceKind.BODY: 1.0,
}
"""How much each kind counts; titles and captions count less because the body repeats them."""

_FEW = 4
_HALF, _HALVING = 0.5, 0.35

Reason = tuple[Cue, str]
"""A cue that was found, and the words that show it; empty if the cue's name is enough."""


class Worth(Struct, frozen=True):
    """Suggestions about a sentence: its weight in 0..1, the reasons, and the claim type."""

    weight: float
    reasons: tuple[str, ...] = ()
    type: ClaimType | None = None


def weigh(text: str, kind: SentenceKind, language: str | None = "en") -> Worth:
    """Weigh one sentence.

    Args:
        text: the sentence.
        kind: its place on the page; words that are not the article's own weigh nothing.
        language: its language, None if nobody knows. Only English has word cues; for others the
            reasons say so.

    Returns:
        The weight, to three places; the reasons, strongest first; the suggested type of claim.
    """
    share = _SHARE.get(kind)
    if share is None:
        return Worth(0.0)
    number = _LIST_NUMBER.match(text)
    body = text[number.end() if number else 0 :][:LONGEST]
    code = primary(language) if language else None
    english = code == "en"
    cues, undated = _figures(body, english)
    cues |= _shapes(body)
    if code in _CAPITALISING:
        cues.pop(NAME, None)
    if english:
        words = _WORD.findall(undated.replace("’", "'"))
        cues |= _spoken(body, words)
        cues |= _worded(words, FIGURE in cues)
    ordered = sorted(cues.items(), key=lambda reason: -abs(reason[0].weight))
    weight = _bounded(sum(cue.weight for cue in cues)) * share
    reasons = [f"{cue.name}: {_shown(shown)}" if shown else cue.name for cue, shown in ordered]
    if kind is not SentenceKind.BODY and reasons:
        reasons.append(f"a {kind.value}, not body text")
    if not english:
        which = language or "a language that nobody knows"
        reasons.append(f"figures, dates, names, quotations: no cues of words for {which}")
    return Worth(round(weight, 3), tuple(reasons), claim_type(cues, text) if english else None)


def suggests_legal(reasons: Iterable[str]) -> bool:
    """Tell whether the reasons of a sentence suggest the legal flag: one is an accusation."""
    return any(reason.startswith(ACCUSATION) for reason in reasons)


def _bounded(total: float) -> float:
    """Map a sum of weights to 0..1.

    Up to one half it is the sum itself, 0 if negative. Above, each further .35 halves the distance
    to 1, so that of two strong sentences the stronger still comes first.
    """
    if total <= _HALF:
        return max(0.0, total)
    return 1.0 - _HALF * math.pow(0.5, (total - _HALF) / _HALVING)


def _figures(text: str, english: bool) -> tuple[dict[Cue, str], str]:
    """Find dates, figures and sums; also return the text without its dates."""
    cues: dict[Cue, str] = {}
    undated = text
    if _MAYBE_DATE.search(text):
        if english:
            spans = [date.span() for date in _DATE.finditer(text)]
        else:
            spans = [(date.start, date.end) for date in dates(text)]
        for start, end in reversed(spans):
            cues[DATE] = text[start:end]
            undated = f"{undated[:start]} {undated[end:]}"
        figure = _FIGURE.search(undated)
        if figure:
            cues[FIGURE] = figure[0].rstrip(",.")
    counted = _SUM.search(text)
    if counted:
        cues[QUANTITY] = counted[0]
    return cues, undated


def _shapes(text: str) -> dict[Cue, str]:
    """Find quotations, names and questions, which look alike in most languages."""
    cues: dict[Cue, str] = {}
    if not _MARKS.isdisjoint(text):
        cues[QUOTATION] = ""
    name = _NAME.search(text)
    if name:
        cues[NAME] = name[0]
    if text.rstrip(_ENDINGS).endswith(_ASKED):
        cues[QUESTION] = ""
    return cues


def _spoken(text: str, words: list[str]) -> dict[Cue, str]:
    """Find the English cues that need no word list: first person, and sentences that say little."""
    cues: dict[Cue, str] = {}
    if text.rstrip(_ENDINGS).endswith(("...", "…")):
        cues[BROKEN] = ""
    if "I" in words:
        cues[SELF] = "I"
    if len(words) < _FEW:
        cues[SHORT] = ""
    return cues


def _worded(words: list[str], figured: bool) -> dict[Cue, str]:
    """Find the cues of English words, each with the first words that show it."""
    cues: dict[Cue, str] = {}
    small = [word.lower() for word in words]
    for at, word in enumerate(small):
        if word in _AUXILIARY and EVENT not in cues and (ended := _participle(small, at)):
            cues[EVENT] = " ".join(words[at:ended])
        for rest, cue in _INDEX.get(word, ()):
            upto = at + 1 + len(rest)
            if cue in cues or (cue is FIGURE and figured) or tuple(small[at + 1 : upto]) != rest:
                continue
            if cue is COMPARISON and not rest and small[upto : upto + 1] in _REACH_BACK:
                upto += 1
            cues[cue] = " ".join(words[at:upto])
    return cues


def _participle(small: list[str], at: int) -> int:
    """Find the end of "has already visited" beginning at `at`; 0 if there is none."""
    upto = at + 1
    while upto < len(small) and small[upto] in _LINKED:
        upto += 1
    complete = upto < len(small) and small[upto] not in _NO_PARTICIPLE
    return upto + 1 if complete and small[upto].endswith(("ed", "en")) else 0


def _shown(words: str) -> str:
    """Put the words of a reason on one line, short enough to show."""
    return " ".join(words.split())[:60]
