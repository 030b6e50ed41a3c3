"""Saying: the speaker named in one sentence, and the words that name them.

Patterns over the page's own words: "according to X", "X said", "said X", "described by X", "X's
claim that", "X: ...". The name is kept as written, title included ("Foreign Minister Ida Moreau").
"""

from __future__ import annotations

import re

from claimtrack.split.words import DAYS, FINITE, LEADERS, NOT_CLAIMANTS, QUOTING, REPORTING

QUOTED = "\0"
"""Replaces each character of a quotation, so that names inside it are not found."""

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*+(?:\.(?=[ ,A-Z])[A-Z.]*+)?"
_LINK = r"(?:of|for|in|the|and|de|del|della|van|von|der|bin|al|el|la|da|dos)"
_TITLE = (
    r"(?:(?:[a-z][\w’'-]+ ){0,2}(?:minister|president|mayor|governor|senator|secretary|chancellor|"
    r"director|chair(?:man|woman)?|spokes(?:man|woman|person)|judge|professor|ambassador|leader|"
    r"captain|inspector|commissioner) )?"
)
_NAME = rf"(?:[Tt]he )?{_TITLE}{_CAP}(?: (?:{_LINK} ){{0,2}}{_CAP}){{0,7}}"
_WORKS = r"(?:report|study|statement|survey|poll|data|figures|review|analysis|document|research)"
_CROWDS = (
    r"(?:officials|police|witnesses|experts|analysts|lawyers|researchers|scientists|residents|"
    r"sources|authorities|doctors|campaigners|critics|prosecutors|organisers|organizers|engineers|"
    r"economists|investigators|supporters|opponents|activists|diplomats|ministers|historians)"
)
_OFFICES = (
    rf"(?:spokes(?:man|woman|person|people)|official|minister|ministry|president|mayor|governor|"
    rf"senators?|witness|expert|analyst|lawyer|researcher|scientist|company|government|court|"
    rf"council|agency|chair(?:man|woman)?|director|leader|resident|source|union|ambassador|"
    rf"chancellor|secretary|professor|judge|doctor|captain|board|committee|party|suspect|officer|"
    rf"man|woman|couple|family|mother|father|person|people|group|firm|bank|hospital|airline|"
    rf"charity|campaign|department|organi[sz]ation|coach|owner|manager|driver|teacher|{_WORKS}|{_CROWDS})"
    r"(?: (?:sources?|officials?|officers?|chief|spokes\w+|ministry|familiar with [a-z]+ [a-z]+)"
    r"\b)*"
)
_PLACE = rf"(?: (?:of|for|from|at|in|by|with) (?:the )?{_CAP}(?: (?:{_LINK} )?{_CAP}){{0,4}})?"
_OF_WHOM = r"(?: of (?:[a-z]+ )?[a-z]{3,}s\b)?"
_OFFICE = (
    rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Ss]everal|[Ss]ome|[Ss]enior|"
    rf"[Mm]any|[Ll]ocal|[Aa]nother)(?: [\w'’-]+){{0,4}}? {_OFFICES}{_OF_WHOM}{_PLACE}"
)
_ROLE = (
    rf"(?:{_OFFICE}"
    rf"|(?:[Dd]ata|[Ff]igures|[Rr]esearch|(?i:{_CROWDS}))(?: of (?:the|this|that) [a-z]+)?{_PLACE})"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_WHO = rf"(?P<who>{_ROLE}|{_NAME}|{_PRONOUN})"
_ANYBODY = rf"(?P<who>{_OFFICE}|{_NAME}|[^\s,.;:\"“”]+(?: [^\s,.;:\"“”]+){{0,7}})"

_SHOWING = r"show|shows|showed|suggest|suggests|found|finds|indicate|indicates|estimates"
"""Verbs for reports and figures; for a person only beside a quotation or before "that"."""
_VERB = re.compile(rf"\b(?:(?P<strong>{REPORTING})|(?P<shown>{_SHOWING})|{QUOTING})\b")
_BEFORE = re.compile(
    rf"(?<![\w.])(?<! of )(?<! for )(?<! by )(?<! with )(?<! from )(?<! at ){_WHO}"
    r"(?:,(?: [^\s,]+){1,12},| \([^()]{1,60}\)"
    r"| (?:published|released|conducted|carried out|commissioned|issued)(?: [^\s,.]+){1,7})?"
    r"(?: (?:has|have|had|also|later|then|earlier|again|further|repeatedly|who|previously|already|"
    r"recently|publicly|reportedly|was quoted as|were quoted as|is quoted as)(?![\w]))*+ \Z"
)
_AFTER = re.compile(rf" {_WHO}")
_NAMED = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Ii]n the (?:view|opinion) of) {_ANYBODY}"
    r"|\b(?:is|are|was|were|been|being) (?:\w+ )?"
    r"(?:described|called|reported|announced|confirmed|denied|told|claimed) by "
    rf"(?P<agent>{_ROLE}|{_NAME})"
)
_CLAIM_OF = re.compile(
    r"(?<![\w.])(?P<who>[A-ZÀ-ÖØ-Þ][\w&-]*+\.?(?: [A-ZÀ-ÖØ-Þ][\w&-]*+\.?){0,5})['’]s? "
    r"(?:claims?|assertions?|allegations?|statement|warning|argument|suggestion|insistence) that\b"
)
_LABEL = re.compile(rf"(?P<who>{_NAME})(?:, [^\0,]{{1,60}})?: ?\0")
_BESIDE = re.compile(
    rf"(?:\A|{QUOTED},? )(?P<who>{_NAME}), (?=an? |the |who |former |(?i:chief |senior |vice |"
    r"head |executive |president|director|chair|professor|minister|ceo))"
    rf"[^{QUOTED}]{{2,160}}?,?(?<! is)(?<! are)(?<! was)(?<! were)(?<! been) (?:{REPORTING})\b"
)
"""A name at the beginning or right after a quotation, with an apposition that may have commas."""
_PARTICIPLE = "ing"
_MAIN = re.compile(rf"(?P<who>{_ROLE}|{_NAME}) (?:{FINITE}|{QUOTING})\b")
_WHEN = re.compile(
    r"(\b[A-ZÀ-ÖØ-Þ][^ ]*) (?:in|on|last|this) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b.*\Z"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+)? \Z")
_WORK = re.compile(rf"\b(?i:{_WORKS})\b")
_POSSESSIVE = re.compile(r"['’]s\Z")
_WINDOW = 140
_VERBS = 6


def speaker(words: str) -> tuple[str, int, int] | None:
    """Find the speaker whom a sentence names.

    Args:
        words: the sentence, each character of a quotation in it replaced by `QUOTED`.

    Returns:
        The name in the page's words, and the start and end of the words that name it; or None.
    """
    for pattern in (_NAMED, _CLAIM_OF):
        named = pattern.search(words)
        if named:
            group = "who" if named["who"] else "agent"
            if name := _claimant(named[group]):
                return name, named.start(), named.end(group) if pattern is _NAMED else named.end()
    quoting = QUOTED in words
    if quoting and (label := _LABEL.match(words)) and (name := _claimant(label["who"])):
        return name, 0, label.end("who") + 1
    beside = _BESIDE.search(words)
    if beside and (name := _claimant(beside["who"])):
        return name, beside.start("who"), beside.end()
    for count, verb in enumerate(_VERB.finditer(words)):
        if count == _VERBS:
            break
        subject = _subject(words, verb)
        if subject and (quoting or _reports(words, verb, subject[0])):
            return subject
    return None


def _reports(words: str, verb: re.Match[str], name: str) -> bool:
    """Tell whether a verb without a quotation reports somebody's words."""
    if verb["strong"] or words.startswith(" that ", verb.end()):
        return True
    return verb["shown"] is not None and _WORK.search(name) is not None


def _subject(words: str, verb: re.Match[str]) -> tuple[str, int, int] | None:
    """Find the subject of a verb of saying, before or after it: name, start and end of the cue."""
    start = max(0, verb.start() - _WINDOW)
    window = words[start : verb.start()]
    before = _BEFORE.search(window)
    if before and (name := _claimant(before["who"])):
        return name, start + before.start() + before["who"].index(name), verb.end()
    if verb[0].endswith(_PARTICIPLE):
        main = _MAIN.match(words) if window.endswith(", ") else None
        named = _claimant(main["who"]) if main else None
        return (named, verb.start(), verb.end()) if named else None
    if _PASSIVE.search(window):
        return None
    if not window or window.rstrip().endswith((",", QUOTED, "?", "!", "”", '"')):
        after = _AFTER.match(words, verb.end())
        if after and (name := _claimant(after["who"])):
            return name, verb.start(), after.end()
    return None


def _claimant(words: str) -> str | None:
    """Strip leading adverbs and the like from a name; None if no name is left."""
    parts = _POSSESSIVE.sub("", _WHEN.sub(r"\1", words.strip(" .,"))).split(" ")
    while len(parts) > 1 and parts[0].casefold() in LEADERS | DAYS:
        parts = parts[1:]
    first = parts[0]
    letters = first.isupper() and len(first) > 1  # WHO is not who
    if not first or (not letters and first.casefold() in NOT_CLAIMANTS | LEADERS):
        return None
    return " ".join(parts)
