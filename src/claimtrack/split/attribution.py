"""Attribution: whom a sentence's words belong to, as far as the paragraph says it.

A first version, by rules: "according to X", "X said", "said X", and every sentence of a quotation
belongs to whoever the paragraph says spoke it. "He said" is whoever was last named as speaking.
The claimant is a suggestion in the page's own words ("Mr Doe") and the cue is shown beside it; a
sentence nobody is named for is the outlet's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.split.words import LEADERS, NOT_CLAIMANTS, QUOTING, REPORTING

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*+(?:\.(?=[ ,A-Z])[A-Z.]*+)?"
_LINK = r"(?:of|for|in|the|and|de|del|della|van|von|der|bin|al|el|la|da|dos)"
_NAME = rf"(?:[Tt]he )?{_CAP}(?: (?:{_LINK} ){{0,2}}{_CAP}){{0,7}}"
_ROLE = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Ss]everal|[Ss]ome|[Ss]enior|[Mm]any)"
    r" (?:[\w'’-]+ ){0,4}?(?:spokes(?:man|woman|person|people)|officials?|ministers?|ministry|"
    r"president|mayor|governor|senators?|police|witness(?:es)?|experts?|analysts?|lawyers?|"
    r"researchers?|scientists?|report|study|statement|company|government|court|council|agency|"
    r"chair(?:man|woman)?|director|leader|residents?|sources?|authorities|union|ambassador)"
    rf"(?: (?:of|for|from|at|in|by) (?:the )?{_CAP}(?: {_CAP}){{0,4}})?"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_WHO = rf"(?P<who>{_ROLE}|{_NAME}|{_PRONOUN})"

_VERB = re.compile(rf"\b(?:(?P<strong>{REPORTING})|{QUOTING})\b")
_BEFORE = re.compile(
    rf"(?<![\w.]){_WHO}(?:,(?: [^\s,]+){{1,12}},| \([^()]{{1,60}}\))?"
    r"(?: (?:has|have|had|also|later|then|earlier|again|further|repeatedly|who))*+ \Z"
)
_AFTER = re.compile(rf" {_WHO}")
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?P<who>{_ROLE}|{_NAME}|[^\s,.;:\"“”]+(?: [^\s,.;:\"“”]+){{0,7}})"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+)? \Z")
_WINDOW = 140
_LONGEST = 2000
"""Characters; a longer sentence is a table or an accident, and nobody is looked for in it."""
_VERBS = 6


@dataclass(frozen=True, slots=True)
class Attribution:
    """A suggested claimant, in the page's words, and the words that suggest it."""

    claimant: str
    cue: str


def attribute(
    text: str,
    spans: Sequence[tuple[int, int]],
    publisher: str | None = None,
    last_named: str | None = None,
) -> list[Attribution | None]:
    """Say whom each sentence of one paragraph belongs to.

    Args:
        text: the whole page.
        spans: the sentences of one paragraph, in order.
        publisher: the outlet; what it says itself has no claimant.
        last_named: the person whom the paragraphs before named last as speaking, if any.

    Returns:
        For each sentence a suggestion, or None where the words are the outlet's own.
    """
    if not spans:
        return []
    quotes = quotations(text, spans[0][0], spans[-1][1])
    starts, ends = [start for start, _ in quotes], [end for _, end in quotes]
    found: list[Attribution | None] = []
    for span in spans:
        near = quotes[bisect_right(ends, span[0]) : bisect_left(starts, span[1])]
        found.append(_cue(text, span, _outside(text, span, near)))
    firsts, lasts = [start for start, _ in spans], [end for _, end in spans]
    for start, end in quotes:
        inside = range(bisect_right(lasts, start), bisect_left(firsts, end))
        # "…," she said. comes after the words, She said: "… before them. Cues inside the
        # quotation are masked, so whichever sentence has one has it outside; the last wins.
        speaker = next((found[place] for place in reversed(inside) if found[place]), None)
        for place in inside:
            found[place] = found[place] or speaker
    found = _resolved(found, last_named)
    own = (publisher or "").casefold()
    return [one if one and one.claimant.casefold() != own else None for one in found]


def named_last(found: Sequence[Attribution | None], before: str | None) -> str | None:
    """Name the person last named as speaking: one by name, no office and no pronoun."""
    return next((one.claimant for one in reversed(found) if one and _by_name(one)), before)


def _by_name(one: Attribution) -> bool:
    """Tell whether a claimant is given by a name that a pronoun can stand for."""
    return one.claimant[:1].isupper() and not one.claimant.startswith(("The ", "A ", "An "))


def _resolved(
    found: Sequence[Attribution | None], last_named: str | None
) -> list[Attribution | None]:
    """Put the last name in the place of "he" and "she"; "they" may be anybody, so nobody."""
    resolved: list[Attribution | None] = []
    for one in found:
        pronoun = one.claimant.casefold() if one else ""
        if one and pronoun in ("he", "she", "they"):
            known = last_named if pronoun != "they" else None
            resolved.append(Attribution(known, one.cue) if known else None)
            continue
        if one and _by_name(one):
            last_named = one.claimant
        resolved.append(one)
    return resolved


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations of a paragraph; one left open runs to the paragraph's end.

    A quotation opened by a curly mark ends with the curly mark, one by a straight mark with a
    straight one.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in re.finditer('["“”«»]', text[start:end]):
        at = start + mark.start()
        if opened is None:
            if mark[0] in '"“«':
                opened = at, {"“": "”", "«": "»"}.get(mark[0], '"')
        elif mark[0] == opened[1]:
            found.append((opened[0], at + 1))
            opened = None
    if opened is not None:
        found.append((opened[0], end))
    return found


def _outside(text: str, span: tuple[int, int], quotes: Sequence[tuple[int, int]]) -> str:
    """Give a sentence with what it quotes masked, so that a speaker's words name nobody.

    `quotes` are those that overlap it. A sentence beyond all measure is given as nothing.
    """
    start, end = span
    if end - start > _LONGEST:
        return ""
    words = text[start:end]
    for opened, closed in quotes:
        left, right = max(opened, start) - start, min(closed, end) - start
        words = words[:left] + "\0" * (right - left) + words[right:]
    return words


def _cue(text: str, span: tuple[int, int], words: str) -> Attribution | None:
    """Find who is said to speak in one sentence; `words` has its quotations masked."""
    according = _ACCORDING.search(words)
    if according and (who := _claimant(according["who"])):
        return Attribution(who, _shown(according[0]))
    quoting = "\0" in words
    for count, verb in enumerate(_VERB.finditer(words)):
        if count == _VERBS:
            break
        told = verb["strong"] is not None or words.startswith(" that ", verb.end())
        if (told or quoting) and (found := _speaker(words, verb)):
            start = span[0]
            return Attribution(found[0], _shown(text[start + found[1] : start + found[2]]))
    return None


def _speaker(words: str, verb: re.Match[str]) -> tuple[str, int, int] | None:
    """Find the subject of a verb of saying, before or behind it: name, start and end of the cue."""
    start = max(0, verb.start() - _WINDOW)
    window = words[start : verb.start()]
    if _PASSIVE.search(window):
        return None
    before = _BEFORE.search(window)
    if before and (who := _claimant(before["who"])):
        return who, start + before.start() + before["who"].index(who), verb.end()
    if not window or window.rstrip().endswith((",", "\0", "?", "!", "”", '"')):
        after = _AFTER.match(words, verb.end())
        if after and (who := _claimant(after["who"])):
            return who, verb.start(), after.end()
    return None


def _claimant(words: str) -> str | None:
    """Take leading adverbs and the like off a name; None if no name is left."""
    parts = words.strip(" .,").split(" ")
    while parts and parts[0].casefold() in LEADERS:
        parts = parts[1:]
    if not parts or parts[0].casefold() in NOT_CLAIMANTS:
        return None
    return " ".join(parts)


def _shown(words: str) -> str:
    """Set a cue on one line."""
    return " ".join(words.split())
