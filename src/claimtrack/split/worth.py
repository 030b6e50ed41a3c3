"""Worth: how much a sentence deserves to be checked, and why, in words.

A short table of cues with hand-set weights. No model was trained: no public data set clearly
lets one be shipped, and visible reasons travel better than learned weights. The sum is a
suggestion for the order of work; it decides nothing and knows nothing of truth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtrack.model import SentenceKind

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTHS} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTHS}(?: \d{{4}})?|{_MONTHS} \d{{4}}"
    r"|\d{4}-\d\d-\d\d|(?:1[6-9]|20)\d\d(?:s\b|-\d\d\b)?"
    r"|yesterday|last (?:week|month|year|night|summer|winter|decade)"
    r"|(?:on|last|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
)
_FIGURE = re.compile(
    r"(?:[$€£₹]\s?)?(?<![\w.])\d[\d,.]*+"
    r"(?:\s?%|\s(?:percent|per cent|million|billion|trillion|crore|lakh)\b)?"
)
_BETWEEN_WORDS = re.compile(r"[^\w']+")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]\s")
_NAME = re.compile(r"(?<=[\w,;:)'’\"”] )(?!I\b|I['’])[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Cue:
    """What raises or lowers the worth of a sentence: its name to the reader, weight, pattern."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def _cue(name: str, weight: float, words: str) -> Cue:
    """Make a cue of words or phrases, for a text that `_flat` made of a sentence.

    A literal space at its front lets the pattern skip along the text: ten times faster than a
    word boundary and any case, and a third of all the time that splitting takes.
    """
    return Cue(name, weight, re.compile(rf" (?:{words})\b"))


_NUMBER_WORDS = _cue(
    "a figure",
    0.5,
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|"
    r"lakhs?|crores?|dozens?|scores of|half|a third|a quarter of",
)

CUES: tuple[Cue, ...] = (
    _cue(
        "an accusation",
        0.5,
        r"accus(?:ed?|es|ing)|alleg(?:ed?|es|ing|edly|ations?)|blam(?:ed?|es|ing)|corrupt(?:ion)?|"
        r"fraud(?:ulent)?|brib(?:es?|ed|ery)|lied|lying|liars?|covered up|cover up|illegal(?:ly)?|"
        r"rigged|stole|stolen|violat(?:ed?|es|ing|ions?)|propaganda|hoax|scam",
    ),
    _cue(
        "harm",
        0.4,
        r"kill(?:ed|s|ing)?|deaths?|dead|died|dies|murder(?:s|ed)?|attack(?:s|ed)?|injur(?:ed|ies|y)|"
        r"wounded|terror(?:ism|ists?)?|bomb(?:s|ed|ing)?|strikes? on|war|diseases?|cancer|virus|"
        r"vaccin\w+|poison\w*|toxic|crimes?|criminals?|violence|rape[ds]?|abuse[ds]?|victims?|famine",
    ),
    _cue(
        "a comparison",
        0.3,
        r"(?:more|less|fewer|greater|larger|smaller|higher|lower|better|worse|bigger|longer|faster|"
        r"older|younger|cheaper) than|twice|double[ds]?|tripled?|halved|most|least|highest|lowest|"
        r"largest|biggest|smallest|worst|best|record|ever|never|first time|only \w+ (?:to|in|that)|"
        r"increas(?:ed?|es|ing)|decreas(?:ed?|es|ing)|rose|risen|fell|fallen|dropped|grew|grown|"
        r"declin(?:ed?|ing)|cut|all of|every|none|no one|nobody|majority|average",
    ),
    _cue(
        "a cause",
        0.3,
        r"caus(?:ed?|es|ing)|because of|due to|led to|leads? to|result(?:ed|s|ing)? (?:in|from)|"
        r"trigger(?:ed|s|ing)?|responsible for|thanks to|linked to",
    ),
    _cue(
        "a law or an act of state",
        0.3,
        r"laws?|bills?|legislation|constitution(?:al)?|supreme court|courts?|ruled|ruling|voted|"
        r"votes?|vetoed|banned|bans|sanctions?|tax(?:es|ed)?|tariffs?|treaty|budget|deficit|"
        r"amendment|signed|approved|elected|regulations?|convicted|sentenced",
    ),
    _cue(
        "an event",
        0.2,
        r"(?:has|have|had|was|were|been) (?:not |also |already |never )?\w+(?:ed|en)|launched|"
        r"visited|announced|took place|ceased|began|opened|closed|won|lost|"
        r"became|built|sent|spent|paid",
    ),
    _cue(
        "opinion",
        -0.4,
        r"i (?:think|believe|feel|hope|guess|want|love|like|mean|wish)|"
        r"we (?:believe|hope|think|want)|in my (?:view|opinion)|my (?:view|opinion)|should|must|"
        r"ought to|beautiful|wonderful|"
        r"terrible|let'?s|thank you|please|welcome|good (?:evening|morning|night)",
    ),
    _cue(
        "a prediction",
        -0.3,
        r"will|going to|gonna|won't|may|might|could|would|is expected to|are expected to|"
        r"plans? to|hopes? to|promis(?:ed?|es)",
    ),
)
"""Cues found by their words, each counted once a sentence."""

_SHARE = {
    SentenceKind.TITLE: 0.4,
    SentenceKind.STANDFIRST: 0.6,
    SentenceKind.HEADING: 0.3,
    SentenceKind.CAPTION: 0.5,
    SentenceKind.BODY: 1.0,
}
"""How much the words of each kind count; the body says again what titles and captions say."""

_SHORT = 4
_REACH = 2000
"""Characters of a sentence that are looked at; what is longer is a table or an accident."""


def worth(text: str, kind: SentenceKind) -> tuple[float, tuple[str, ...]]:
    """Weigh one sentence.

    Args:
        text: the sentence.
        kind: its place on the page; what is not the article's own words weighs nothing.

    Returns:
        The weight in 0..1, to two places, and the reasons in words, strongest first.
    """
    share = _SHARE.get(kind)
    if share is None:
        return 0.0, ()
    number = _LIST_NUMBER.match(text)
    body = text[number.end() if number else 0 :][:_REACH]
    found = sorted(_found(body), key=lambda reason: -abs(reason[0]))
    score = max(0.0, min(1.0, sum(weight for weight, _ in found))) * share
    reasons = tuple(why for _, why in found)
    if kind is not SentenceKind.BODY and reasons:
        reasons = (*reasons, f"a {kind.value}, not body text")
    return round(score, 2), reasons


def _found(text: str) -> list[tuple[float, str]]:
    """List the weights and reasons that a sentence gives."""
    found: list[tuple[float, str]] = []
    flat = _flat(text)
    date = _DATE.search(text)
    if date:
        found.append((0.2, f"a date: {_shown(date[0])}"))
    figure = _FIGURE.search(_DATE.sub(" ", text)) or _NUMBER_WORDS.pattern.search(flat)
    if figure:
        found.append((_NUMBER_WORDS.weight, f"a figure: {_shown(figure[0].rstrip(',.'))}"))
    for cue in CUES:
        hit = cue.pattern.search(flat)
        if hit:
            found.append((cue.weight, f"{cue.name}: {_shown(hit[0])}"))
    if any(mark in text for mark in '"“”«»'):
        found.append((0.2, "a quotation"))
    name = _NAME.search(text)
    if name:
        found.append((0.1, f"a name: {_shown(name[0])}"))
    if text.rstrip("\"'”’»)").endswith(("?", "؟", "？")):
        found.append((-0.4, "a question"))
    if len(text.split(maxsplit=_SHORT)) < _SHORT:
        found.append((-0.2, "a few words only"))
    return found


def _flat(text: str) -> str:
    """Set a sentence in small letters with one space before each word and none of its stops."""
    return " " + _BETWEEN_WORDS.sub(" ", text.lower().replace("’", "'"))


def _shown(words: str) -> str:
    """Set the words of a reason on one line, short enough to show."""
    return " ".join(words.split())[:60]
