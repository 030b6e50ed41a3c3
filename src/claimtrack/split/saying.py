"""Saying: the speaker named in one sentence, and the words that name them.

Patterns over the page's own words: "according to X", "X said", "said X", "described by X", "X's
claim that", "X: ...". The name is kept as written, title included ("Foreign Minister Ida Moreau").
A study says nothing; who made it does, where the words tell.
"""

from __future__ import annotations

import re

from claimtrack.split.noun_phrases import (
    CAP,
    NAME,
    PRONOUN,
    QUOTED,
    ROLE,
    SOMEBODY,
    WHOLE,
    WORKS,
    claimant,
    is_thing,
)
from claimtrack.split.words import FINITE, MANNER, NOUNS_TOO, QUOTING, REPORTING, STOPS, by_initial

Named = tuple[str, int, int]
"""A name, and where the words that name it begin and end."""

_WHO = rf"(?P<who>{ROLE}|{NAME}|{PRONOUN})"
_SHOWING = r"show|shows|showed|suggest|suggests|found|finds|indicate|indicates|estimates"
"""Verbs for reports and figures; for a person only beside a quotation or before "that"."""
_VERB = re.compile(rf"\b(?:{by_initial(f'{REPORTING}|{_SHOWING}|{QUOTING}|{MANNER}')})\b")
_STRONG = frozenset(re.sub(r"\(.*?\)", "", REPORTING).split("|"))
_SHOWN = frozenset(_SHOWING.split("|"))
_QUOTING = frozenset(QUOTING.split("|"))
_NOUNS = frozenset(NOUNS_TOO.split("|"))
_AFTER_NOUN = re.compile(
    r",? (?:however,? )?(?:is|are|was|were|be|been|have|has|had|can|could|may|might|will|would|"
    r"should|must|do|did|of|about|against|for|by|made|and|or|such|like)\b"
)
_ADVERBS = (
    r"(?: (?:has|have|had|also|later|then|earlier|again|further|repeatedly|who|previously|already|"
    r"recently|publicly|reportedly|was quoted as|were quoted as|is quoted as|quietly|loudly|softly|"
    r"angrily|dryly|simply|once|never|still|often)(?![\w]))*+"
)
_ASIDE = r"(?:,(?: [^\s,]+){1,12},| \([^()]{1,60}\))?"
_BEFORE = re.compile(
    rf"(?<![\w.])(?<! of )(?<! for )(?<! by )(?<! with )(?<! from )(?<! at )(?<! in )"
    rf"(?<! to )(?<! on )(?<! about )(?<! against )(?<! under )(?<! over ){_WHO}"
    rf"{_ASIDE}{_ADVERBS} \Z"
)
_MADE = (
    r"(?: (?:published|released|conducted|carried out|commissioned|issued|compiled|written|"
    r"collected|"
    r"prepared|produced|provided|commissioned))?"
)
_WORK_OF = re.compile(
    rf"\b(?i:{WORKS}){_MADE} (?:by|from|of) {_WHO}(?: (?:in|on|last|this) [\w ]{{1,30}})?"
    rf"{_ASIDE}{_ADVERBS} \Z"
    rf"|(?<![\w.])(?:[Tt]he |[Aa]n? |(?=[A-Z]{{2}}|[^ ]+['’]|{CAP} {CAP} ))"
    rf"(?P<owner>{CAP}(?: {CAP}){{0,4}})(?:['’]s?)?"
    rf" (?:[a-z-]+ ){{0,2}}?(?:{WORKS})(?: [a-z]+ed(?: [^\s,.]+){{1,6}})?{_ADVERBS} \Z"
)
_WORK_SAYS = re.compile(
    rf"\b(?i:{WORKS})(?: (?:published|released|conducted|carried out|commissioned|issued|seen|"
    rf"posted|obtained|reviewed)(?: [^\s,.]+){{1,8}})?{_ADVERBS} \Z"
)
_AFTER = re.compile(rf" (?:\d+-year-old )?(?P<who>{ROLE}(?={WHOLE})|{NAME}|{PRONOUN})")
_ANYBODY_AFTER = re.compile(rf" (?:\d+-year-old )?(?P<who>{SOMEBODY}){WHOLE}")
_ANYBODY_BEFORE = re.compile(rf"{QUOTED},? (?P<who>{SOMEBODY}){_ASIDE}{_ADVERBS} \Z")
_SOURCE = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Ii]n the (?:view|opinion) of) (?=\S)"
)
_SOURCE_ROLE = re.compile(rf"(?:{ROLE}){WHOLE}")
_SOURCE_NAME = re.compile(NAME)
_SOURCE_WORK = re.compile(
    rf"(?:[\w’'-]+ ){{0,4}}?(?:{WORKS}){_MADE} (?:by|from|of) (?P<who>{ROLE}|{NAME})"
)
_NEXT_NOUN = re.compile(rf"(?:['’]s?)? (?!(?:{STOPS})\b)(?P<noun>[a-z][\w-]*)")
_OWN_WORK = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,3}}?(?:{WORKS})\b")
_AGENT = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:\w+ )?"
    r"(?:described|called|reported|announced|confirmed|denied|told|claimed) by "
    rf"(?P<who>{ROLE}|{NAME})"
)
_CLAIM_OF = re.compile(
    r"(?<![\w.])(?P<who>[A-ZÀ-ÖØ-Þ][\w&-]*+\.?(?: [A-ZÀ-ÖØ-Þ][\w&-]*+\.?){0,5})['’]s? "
    r"(?:claims?|assertions?|allegations?|statement|warning|argument|suggestion|insistence) that\b"
)
_LABEL = re.compile(rf"(?P<who>{NAME})(?:, [^\0,]{{1,60}})?: ?\0")
_BESIDE = re.compile(
    rf"(?:\A|{QUOTED},? )(?P<who>{NAME}), (?=an? |the |who |former |(?i:chief |senior |vice |"
    r"head |executive |president|director|chair|professor|minister|ceo))"
    rf"[^{QUOTED}]{{2,160}}?,?(?<! is)(?<! are)(?<! was)(?<! were)(?<! been) (?:{REPORTING})\b"
)
"""A name at the beginning or right after a quotation, with an apposition that may have commas."""
_PARTICIPLE = "ing"
_MAIN = re.compile(rf"(?P<who>{ROLE}|{NAME}) (?:{FINITE}|{QUOTING})\b")
_UNTOLD = re.compile(r"\b(?:[Ww]hat|[Hh]ow|[Ww]hy|[Ww]here) (?:[\w'’&.-]+ ){0,4}[\w'’&.-]+\Z")
"""A subject of "what the union says", which does not tell what it says."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+)? \Z")
_WORK = re.compile(rf"\b(?i:{WORKS})\b")
_LEADS_INTO = re.compile(rf"[^{QUOTED}.;]{{0,80}}[,:] ?{QUOTED}")
_ENDED = (",", QUOTED, "?", "!", "”", '"')
_WINDOW = 140
_VERBS = 6


def speaker(words: str) -> Named | None:
    """Find the speaker whom a sentence names.

    Args:
        words: the sentence, each character of a quotation in it replaced by `QUOTED`.

    Returns:
        The name in the page's words, and the start and end of the words that name it; or None.
    """
    source = _SOURCE.search(words)
    named = _source(words, source) if source else None
    if named:
        return named
    for pattern in (_AGENT, _CLAIM_OF):
        match = pattern.search(words)
        if match and (name := claimant(match["who"])):
            return name, match.start(), match.end()
    quoting = QUOTED in words
    if quoting and (label := _LABEL.match(words)) and (name := claimant(label["who"])):
        return name, 0, label.end("who") + 1
    beside = _BESIDE.search(words)
    if beside and (name := claimant(beside["who"])):
        return name, beside.start("who"), beside.end()
    for count, verb in enumerate(_VERB.finditer(words)):
        if count == _VERBS:
            break
        if _is_noun(words, verb) or not (quoting or _may_report(words, verb)):
            continue
        subject = _subject(words, verb)
        if subject and (quoting or _reports(words, verb, subject)):
            return subject
    return None


def _source(words: str, cue: re.Match[str]) -> Named | None:
    """Find who is named after "according to": a role or a name, whole, or the maker of a study."""
    at = cue.end()
    work = _SOURCE_WORK.match(words, at)
    role = _SOURCE_ROLE.match(words, at)
    if work and (name := claimant(work["who"])):
        return name, cue.start(), work.end()
    if role and (name := claimant(role[0])):
        return name, cue.start(), role.end()
    proper = _SOURCE_NAME.match(words, at)
    if proper is None:
        return None
    noun = _NEXT_NOUN.match(words, proper.end())
    if noun and not _OWN_WORK.match(words, proper.end()):
        return None  # Moore's law, US law
    name = claimant(proper[0])
    return (name, cue.start(), proper.end()) if name else None


def _is_noun(words: str, verb: re.Match[str]) -> bool:
    """Tell whether what looks like a verb is a noun: "some states may", "the claims, however"."""
    return verb[0] in _NOUNS and _AFTER_NOUN.match(words, verb.end()) is not None


def _may_report(words: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb without a quotation can report somebody's words at all."""
    return verb[0] in _STRONG | _SHOWN or words.startswith(" that ", verb.end())


def _reports(words: str, verb: re.Match[str], subject: Named) -> bool:
    """Tell whether a verb without a quotation reports somebody's words."""
    if verb[0] in _STRONG or words.startswith(" that ", verb.end()):
        return True
    return _WORK.search(words, subject[1], subject[2]) is not None


def _subject(words: str, verb: re.Match[str]) -> Named | None:
    """Find the subject of a verb of saying, before or after it."""
    start = max(0, verb.start() - _WINDOW)
    window = words[start : verb.start()]
    if verb[0] not in _STRONG | _SHOWN | _QUOTING and not _is_beside(words, verb, window):
        return None
    before = _preceding(window)
    if before:
        name, first = before
        return name, start + first, verb.end()
    if _WORK_SAYS.search(window):
        return None
    if verb[0].endswith(_PARTICIPLE):
        main = _MAIN.match(words) if window.endswith(", ") else None
        named = claimant(main["who"]) if main else None
        return (named, verb.start(), verb.end()) if named else None
    if _PASSIVE.search(window):
        return None
    return _inverted(words, verb, window)


def _preceding(window: str) -> tuple[str, int] | None:
    """Find a subject right before its verb, and where it begins; not a study, but its maker."""
    work = _WORK_OF.search(window)
    name = claimant(work["who"] or work["owner"]) if work else None
    if work and name:
        return name, work.start()
    if _WORK_SAYS.search(window):
        return None
    for pattern in (_BEFORE, _ANYBODY_BEFORE):
        before = pattern.search(window)
        name = claimant(before["who"]) if before else None
        if before and name:
            first = before.start("who") + before["who"].index(name)
            return None if _UNTOLD.search(window, 0, first + len(name)) else (name, first)
    return None


def _inverted(words: str, verb: re.Match[str], window: str) -> Named | None:
    """Find a subject that follows its verb: "said Ida Moreau", "added the harbour master"."""
    ended = window.rstrip()
    if ended and not ended.endswith(_ENDED):
        return None
    for pattern in (_AFTER, _ANYBODY_AFTER if ended.endswith(QUOTED) else _AFTER):
        after = pattern.match(words, verb.end())
        if after and not is_thing(after["who"]) and (name := claimant(after["who"])):
            return name, verb.start(), after.end()
    return None


def _is_beside(words: str, verb: re.Match[str], window: str) -> bool:
    """Tell whether a verb stands right beside a quotation."""
    before = window.rfind(QUOTED)
    near = before >= 0 and not re.search(r"[.;!?]", window[before + 1 :])
    return near or _LEADS_INTO.match(words, verb.end()) is not None
